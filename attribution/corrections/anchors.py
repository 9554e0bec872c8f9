"""Words in a text found again: by their place, and by what they are and what stands around them.

After the selectors of the Web Annotation Data Model (W3C, 2017): TextPositionSelector and TextQuoteSelector.
"""

import unicodedata
from collections.abc import Iterator, Sequence

from attribution.model import CONTEXT, Anchor, Quotation, QuotationAnchor, Source, SourceAnchor, Span

#: So many of a source's mentions say which source is meant.
_MOST_MENTIONS = 3
#: Words of so many characters that stand once in the text are found whatever stands around them.
_LONG = 16
#: Other words need so many characters around them that are the same, or all that there were.
_ENOUGH = 8
#: Characters that another encoding or another format of a story writes otherwise, and what they count as here.
_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–—―", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
        "…": "...",
    }
)


def anchor_at(text: str, span: Span) -> Anchor:
    """Return the anchor of a stretch of a text.

    >>> anchor_at("“Yes,” said Ana.", Span(start=12, end=15))
    Anchor(start=12, end=15, text='Ana', before='“Yes,” said ', after='.')
    """
    return Anchor(
        start=span.start,
        end=span.end,
        text=text[span.start : span.end],
        before=text[max(0, span.start - CONTEXT) : span.start],
        after=text[span.end : span.end + CONTEXT],
    )


def anchor_quotation(text: str, quotation: Quotation) -> QuotationAnchor:
    """Return the anchor of a quotation: its id, and where its pieces stand."""
    spans = tuple(anchor_at(text, span) for span in quotation.spans)
    return QuotationAnchor(id=quotation.id, kind=quotation.kind, spans=spans)


def anchor_source(text: str, source: Source) -> SourceAnchor:
    """Return the anchor of a source: its id, its name, and where it is first mentioned."""
    mentions = tuple(anchor_at(text, mention) for mention in source.mentions[:_MOST_MENTIONS])
    return SourceAnchor(id=source.id, name=source.name, mentions=mentions)


class Places:
    """Finds anchors in one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        #: The text as it is compared, and for each of its characters the place of the one that it stands for.
        self._folded, self._origins = _fold(text)

    def find(self, anchor: Anchor) -> Span | None:
        """Return where an anchor's words stand, or None where they do not, or it can't be told which are meant.

        Marks, accents, dashes and white space that another encoding or format writes otherwise count as the same. Of
        several places the one with the same words around it counts; of equal ones, the one at the anchor's own offset.
        Few words are found only with some of what stood around them.

        >>> there = anchor_at("She said: “Yes”.", Span(start=10, end=15))
        >>> Places("He said: «No». She  said: «Yes».").find(there)
        Span(start=26, end=31)
        """
        words = _fold(anchor.text)[0].strip()
        if not words:
            return None
        around = _fold(anchor.before)[0].rstrip(), _fold(anchor.after)[0].lstrip()
        found = [(self._likeness(at, len(words), around), at) for at in self._each(words)]
        enough = min(_ENOUGH, len(around[0]) + len(around[1]))
        is_long = len(words) >= _LONG and len(found) == 1
        best = max((likeness for likeness, _ in found), default=0)
        if not found or (best < enough and not is_long):
            return None
        alike = [self._span(at, len(words)) for likeness, at in found if likeness == best]
        own = [span for span in alike if span.start <= anchor.start < span.end]
        return alike[0] if len(alike) == 1 else own[0] if own else None

    def _each(self, words: str) -> Iterator[int]:
        at = self._folded.find(words)
        while at >= 0:
            yield at
            at = self._folded.find(words, at + 1)

    def _likeness(self, at: int, length: int, around: tuple[str, str]) -> int:
        """Return how many characters before and after a place are those that stood around the words."""
        before = self._folded[max(0, at - CONTEXT) : at].rstrip()
        after = self._folded[at + length : at + length + CONTEXT].lstrip()
        return _shared(before[::-1], around[0][::-1]) + _shared(after, around[1])

    def _span(self, at: int, length: int) -> Span:
        """Return a stretch of the folded text as a stretch of the text."""
        end = self._origins[at + length - 1] + 1
        while end < len(self._text) and unicodedata.combining(self._text[end]):
            end += 1
        return Span(start=self._origins[at], end=end)


def overlap(one: Sequence[Span], two: Sequence[Span]) -> int:
    """Return how many characters the pieces of two quotations share."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in two)


def likeness(one: Sequence[Span], two: Sequence[Span]) -> float:
    """Return how much of two quotations is the same: 0, no character, to 1, all.

    An analysis may come from a file that somebody edited, with spans that end before they begin.

    >>> likeness([Span(start=0, end=4)], [Span(start=2, end=4)])
    0.5
    """
    both = overlap(one, two)
    either = sum(span.end - span.start for span in (*one, *two)) - both
    return both / either if either > 0 else 0.0


def _shared(one: str, two: str) -> int:
    """Return how many characters two texts begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


def _fold(text: str) -> tuple[str, list[int]]:
    """Return a text as it is compared, and for each of its characters the place of the one that it stands for."""
    folded: list[str] = []
    origins: list[int] = []
    for place, character in enumerate(text):
        for plain in unicodedata.normalize("NFKD", character.translate(_ALIKE)):
            if unicodedata.combining(plain):
                continue
            if not (plain.isspace() and folded and folded[-1] == " "):
                folded.append(" " if plain.isspace() else plain)
                origins.append(place)
    return "".join(folded), origins
