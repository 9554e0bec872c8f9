"""What the characters of a text alone tell of it, known once: paragraphs, quoted stretches, sentence ends."""

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from attribution import lexicon
from attribution.model import Document, Part
from attribution.text.apart import Apart, find_apart
from attribution.text.blocks import find_blocks
from attribution.text.broken_lines import join_broken
from attribution.text.pairs import find_stretches
from attribution.text.paragraphs import find_paragraphs
from attribution.text.sentences import sentence_ends
from attribution.text.silent import blank, find_silent, merged
from attribution.text.stretches import Stretch

#: Of so many texts the layout is kept: those of one article are asked for by all who work on it.
_MOST_KEPT = 16


@dataclass(frozen=True, eq=False)
class Layout:
    """The paragraphs of a text, what in it stands between quotation marks, and where its sentences end."""

    text: str
    #: Where the article begins; nothing before it is looked at.
    start: int
    #: What is set off from the text, in text order.
    blocks: tuple[tuple[int, int], ...] = ()
    #: What its reader knows to be none of the article's words.
    muted: tuple[tuple[int, int], ...] = ()

    @functools.cached_property
    def silent(self) -> tuple[tuple[int, int], ...]:
        """What is none of the article's words, as `find_silent` gives it, with what its reader knows."""
        return merged((*find_silent(self.text, self.start), *self.muted))

    @functools.cached_property
    def words(self) -> str:
        """The text with spaces for what is none of its words, so that every offset is that of the text."""
        return blank(self.text, self.silent)

    @functools.cached_property
    def paragraphs(self) -> tuple[tuple[int, int], ...]:
        """Where each paragraph begins and ends."""
        return join_broken(self.words, find_paragraphs(self.words, self.start))

    @functools.cached_property
    def stretches(self) -> tuple[Stretch, ...]:
        """What stands between quotation marks, the turns of a transcript, and what is quoted by being set off."""
        found = find_stretches(self.words, self.paragraphs)
        return find_blocks(self.words, self.paragraphs, found, self.blocks) if self.blocks else found

    @functools.cached_property
    def outermost(self) -> tuple[Stretch, ...]:
        """The stretches that no other one holds, in text order."""
        return tuple(stretch for stretch in self.stretches if not stretch.depth)

    @functools.cached_property
    def marked(self) -> tuple[Stretch, ...]:
        """The outermost stretches between quotation marks, without those that have none."""
        return tuple(stretch for stretch in self.outermost if stretch.is_marked)

    @functools.cached_property
    def apart(self) -> tuple[Apart, ...]:
        """The datelines, headline tags and picture credits, in text order."""
        turns = frozenset(stretch.paragraph for stretch in self.stretches if not stretch.is_marked)
        return find_apart(self.words, self.paragraphs, turns)

    @functools.cached_property
    def sentence_ends(self) -> tuple[int, ...]:
        """Where sentences end and another follows."""
        return sentence_ends(self.words, self.start)

    @functools.cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(start for start, _ in self.paragraphs)

    def paragraph_at(self, offset: int) -> int:
        """Return the index of the paragraph that an offset lies in, or follows; -1 before the first."""
        return bisect_right(self._starts, offset) - 1

    def paragraph_around(self, offset: int) -> tuple[int, int]:
        """Return where the paragraph begins and ends that an offset lies in, or follows; (0, 0) before the first."""
        number = self.paragraph_at(offset)
        return self.paragraphs[number] if number >= 0 else (0, 0)

    def ends_within(self, start: int, end: int) -> tuple[int, ...]:
        """Return the sentence ends after `start` and before `end`."""
        ends = self.sentence_ends
        return ends[bisect_right(ends, start) : bisect_left(ends, end)]


def read_layout(
    text: str,
    start: int = 0,
    blocks: tuple[tuple[int, int], ...] = (),
    muted: tuple[tuple[int, int], ...] = (),
) -> Layout:
    r"""Return the layout of a text from `start` on; that of a text that was read lately is the same one.

    Args:
        text: The text.
        start: Where the article begins.
        blocks: What is set off in it, in text order.
        muted: What in it is known to be none of its words.

    >>> layout = read_layout("Title\n\n“We stay. They go,” she said.\n\nNo.", 7)
    >>> layout.paragraphs, [(s.start, s.end) for s in layout.marked], layout.sentence_ends
    (((7, 36), (38, 41)), [(7, 26)], (16, 36))
    >>> read_layout("“Yes.”") is read_layout("“Yes.”")
    True
    """
    return _kept()(text, min(max(0, start), len(text)), blocks, muted)


def layout_of(document: Document) -> Layout:
    """Return the layout of a document, with what its reader found set off; a letter's signature is none of its words.

    >>> layout_of(Document.from_text("“Yes.”")) is read_layout("“Yes.”")
    True
    """
    blocks = tuple((part.start, part.end) for part in document.parts if _is_block(part))
    muted = tuple((part.start, part.end) for part in document.parts if part.kind == "signature")
    return read_layout(document.text, document.body_start, blocks, muted)


def _is_block(part: Part) -> bool:
    return part.kind == "block-quote" or (part.kind == "pull-quote" and part.repeats is None)


@lexicon.cached
def _kept() -> Callable[[str, int, tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]], Layout]:
    """Return the layouts that are kept, those of each house's words apart: where marks pair hangs from its verbs."""
    return functools.lru_cache(maxsize=_MOST_KEPT)(Layout)
