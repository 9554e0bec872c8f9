"""The records of the pairing: paragraphs, and the stretches in them."""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch between quotation marks, or a turn of a transcript.

    `start` and `end` take in the marks, `inner_start` and `inner_end` leave them out; where a mark is missing the two
    are the same.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    #: 0 for a stretch that no other stretch holds.
    depth: int
    #: Single marks hold it.
    single: bool
    #: The index of its paragraph in `find_paragraphs`.
    paragraph: int
    #: The next paragraph goes on with the same words: it opens with a mark again, or closes without opening.
    goes_on: bool = False
    #: Where the name stands that a transcript's label gives, or a line under words that are set off; such a stretch has
    #: no marks.
    label: tuple[int, int] | None = None
    #: It is quoted by being set off from the text, without marks.
    is_block: bool = False

    @property
    def is_marked(self) -> bool:
        """Whether marks make it a quotation, and no label and no place of its own."""
        return self.label is None and not self.is_block

    @property
    def opened(self) -> bool:
        """Whether it has an opening mark."""
        return self.start < self.inner_start

    @property
    def closed(self) -> bool:
        """Whether it has a closing mark."""
        return self.inner_end < self.end


class Paragraph(NamedTuple):
    """A paragraph, as far as the pairing of its marks needs it."""

    number: int
    start: int
    end: int
    #: The next paragraph begins with a double mark, or with a single one.
    next_double: bool
    next_single: bool


def make_stretch(paragraph: Paragraph, start: int, end: int, inner_start: int, inner_end: int) -> Stretch:
    """Return a stretch of a paragraph, between double marks until it is known otherwise."""
    return Stretch(start, end, inner_start, inner_end, 0, single=False, paragraph=paragraph.number)
