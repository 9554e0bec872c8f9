"""What a rule finds in an article: a place, a reason and the rule; and how an offset becomes a line and a column.

A finding is a prompt to look, never a verdict.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from attribution.model.elements import Mention, Span

_BREAK = re.compile(r"\r\n|\n|\r")


class Place(Mention, frozen=True, kw_only=True):
    """A stretch of the document's text, with where an editor would show it; lines and columns count from 1."""

    #: The paragraph, from 1; None where it is not known.
    paragraph: int | None = None
    line: int
    #: In code points, as the offsets are.
    column: int
    end_line: int
    #: The column after the last character.
    end_column: int


class Finding(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One thing in an article that a house rule asks somebody to look at."""

    #: The rule's id: "ANON002".
    rule: str
    #: The rule's name: "no-reason".
    name: str
    place: Place
    #: What was found, in plain words.
    reason: str
    #: What the policy asks for, in our words.
    policy: str
    #: Which rule of which house that is, and its date.
    follows: str
    source_id: str | None = None
    quotation_id: str | None = None


class Lines:
    r"""The lines of a text, to tell the line and the column of an offset, and its paragraph if those are known.

    Args:
        text: The text.
        paragraphs: Where its paragraphs begin, in text order.

    >>> place = Lines("One.\nTwo.").place(Span(start=5, end=8))
    >>> place.text, place.line, place.column, place.end_column
    ('Two', 2, 1, 4)
    """

    def __init__(self, text: str, paragraphs: Sequence[int] = ()) -> None:
        self._text = text
        self._paragraphs = paragraphs
        self._starts = [0, *(found.end() for found in _BREAK.finditer(text))]

    def place(self, span: Span) -> Place:
        """Return where `span` stands; what of it lies outside the text is left off."""
        start = min(max(span.start, 0), len(self._text))
        end = min(max(span.end, start), len(self._text))
        line, column = self.position(start)
        end_line, end_column = self.position(end)
        return Place(
            start=start,
            end=end,
            text=self._text[start:end],
            paragraph=self.paragraph(start),
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
        )

    def paragraph(self, offset: int) -> int | None:
        """Return the paragraph that an offset lies in, or follows, from 1; None where no paragraphs are known."""
        return max(1, bisect_right(self._paragraphs, offset)) if self._paragraphs else None

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
