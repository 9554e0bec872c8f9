"""The words between an article's quotation marks, ready to be compared: which are bracketed, where cuts are marked."""

import re
from typing import Literal, NamedTuple

from attribution.model import Mention, Quotation, Segment, Span
from attribution.text import Layout, Stretch, has_stop
from attribution.verify.words import Tokens, Vocabulary

#: What parts a word from the one before it: nothing; an ellipsis; the narrator within a sentence, or between sentences;
#: or it is quoted for itself: he called it “a farce” and “a waste”.
Gap = Literal["", "ellipsis", "interruption", "break", "fragment"]

_BRACKETS = re.compile(r"\[[^\[\]\n]{0,300}\]|\([^()\n]{0,120}\)")
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")
_OPENING = re.compile(r"\n\s*[“‘\"'«]")
_LETTER = re.compile(r"[^\W\d_]")


class Quoted(NamedTuple):
    """A quotation's words."""

    #: The article's text, and where in it they stand, in pieces.
    layout: Layout
    pieces: tuple[Mention, ...]
    tokens: Tokens
    #: Of each word, what parts it from the one before; the first is parted by an ellipsis or by nothing.
    gaps: tuple[Gap, ...]
    bracketed: tuple[bool, ...]

    @property
    def is_mended(self) -> bool:
        """Whether there are brackets, or gaps that a cut may lie in."""
        return any(self.bracketed) or "ellipsis" in self.gaps


def read_quoted(quotation: Quotation, layout: Layout, vocabulary: Vocabulary) -> Quoted:
    """Return the words of a quotation that are claimed to be exact; of a mixed one, those between quotation marks.

    Args:
        quotation: The quotation; what of its spans lies outside the text is left out.
        layout: The article's text, with what stands between quotation marks in it.
        vocabulary: The letters of the keys.
    """
    text = layout.text
    spans = exact_spans(quotation, layout)
    tokens = Tokens(text, tuple(Segment(start=s.start, end=s.end) for s in spans), vocabulary, has_stage=False)
    brackets = [found.span() for s in spans for found in _BRACKETS.finditer(text, s.start, s.end)]
    bracketed = tuple(
        any(a < end and start < b for a, b in brackets) for start, end in zip(tokens.starts, tokens.ends, strict=True)
    )
    gaps = tuple(_gap(text, tokens, index, fragments=quotation.kind == "mixed") for index in range(len(tokens)))
    pieces = tuple(Mention(start=s.start, end=s.end, text=text[s.start : s.end]) for s in spans)
    return Quoted(layout, pieces, tokens, gaps, bracketed)


def exact_spans(quotation: Quotation, layout: Layout) -> list[Span]:
    """Return where the words of a quotation stand that are claimed to be exact, in text order; no two overlap.

    Of a mixed quotation they are what stands between quotation marks, with these.

    >>> from attribution.text import read_layout
    >>> text = "It was “a farce” from start to end, he said."
    >>> mixed = Quotation(id="q-1", kind="mixed", spans=(Span(start=0, end=34),), text=text[:34])
    >>> [text[span.start : span.end] for span in exact_spans(mixed, read_layout(text))]
    ['“a farce”']
    """
    spans = [Span(start=max(0, s.start), end=min(len(layout.text), s.end)) for s in quotation.spans]
    spans = sorted((s for s in spans if s.start < s.end), key=lambda s: s.start)
    if quotation.kind == "mixed":
        spans = [inner for span in spans for inner in _in_marks(span, layout.marked)]
    return _apart(spans)


def _in_marks(span: Span, stretches: tuple[Stretch, ...]) -> list[Span]:
    inside = [s for s in stretches if s.start < span.end and span.start < s.end]
    return [Span(start=max(s.start, span.start), end=min(s.end, span.end)) for s in inside]


def _apart(spans: list[Span]) -> list[Span]:
    """Return spans without those that lie in the one before."""
    out: list[Span] = []
    for span in spans:
        if not out or span.start >= out[-1].end:
            out.append(span)
    return out


def _gap(text: str, tokens: Tokens, index: int, *, fragments: bool) -> Gap:
    start = tokens.starts[index]
    if index == 0:
        opening = text[tokens.segment(0).start : start]
        return "ellipsis" if _ELLIPSIS.search(opening) else ""
    before, here = tokens.segment(index - 1), tokens.segment(index)
    if before is here:
        between = text[tokens.ends[index - 1] : start]
        return "ellipsis" if _ELLIPSIS.search(between) else "break" if _begins_paragraph(between) else ""
    inside = text[tokens.ends[index - 1] : before.end] + text[here.start : start]
    if _ELLIPSIS.search(inside):
        return "ellipsis"
    narration = text[before.end : here.start]
    if not _LETTER.search(narration):
        return ""
    if fragments:
        return "fragment"
    return "break" if has_stop(inside + narration) else "interruption"


def _begins_paragraph(between: str) -> bool:
    """Whether a quotation goes on in a new paragraph, with a sentence in marks of its own."""
    return "\n" in between and has_stop(between) and _OPENING.search(between) is not None
