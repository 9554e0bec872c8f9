"""Where the words of an article stand on its page: in which pieces of text, from which character to which."""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from attribution.model import Span

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: What a browser shows no text of, or text that is none of the page's.
_SILENT = frozenset(
    "script style noscript template textarea select option datalist title head iframe object embed applet svg math "
    "canvas audio video".split()
)
#: Characters without a width, which a reader of pages may take out.
_INVISIBLE = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
#: Words of so many characters that stand once on a page are found, whatever stands around them.
_LONG = 16
#: A paragraph that stands more often than this is none that can be told apart.
_MOST = 50


class Piece(NamedTuple):
    """A text of a page: what stands in an element before its first child, or after an element."""

    element: "HtmlElement"
    text: str
    is_tail: bool


class PageText:
    """The words of a page in their order, to find those of an article among them.

    White space counts for nothing, since a page has it otherwise than the article’s text; every other character is
    the same, so that each has its exact place.
    """

    def __init__(self, tree: "HtmlElement") -> None:
        self.pieces = tuple(_pieces(tree))
        self._starts = array("L")
        raw: list[str] = []
        at = 0
        for piece in self.pieces:
            self._starts.append(at)
            raw.append(piece.text)
            at += len(piece.text)
        self._words, self._places = _squeezed("".join(raw))

    def find(self, text: str, spans: Iterable[tuple[Span, ...]]) -> Iterator[tuple[tuple[int, int], ...] | None]:
        """Yield for each of `spans` of an article's text where they stand: starts and ends in the whole of the pieces.

        None stands for what is not found, or can't be told from the same words elsewhere on the page.
        """
        paragraphs = [Span(start=found.start(), end=found.end()) for found in _PARAGRAPH.finditer(text)]
        placed = dict(self._placed([text[it.start : it.end] for it in paragraphs]))
        starts = [it.start for it in paragraphs]
        for group in spans:
            found: list[tuple[int, int]] = []
            for span in group:
                ranges = self._ranges(text, span, paragraphs, starts, placed)
                if ranges is None:
                    break
                found += ranges
            else:
                yield tuple(found) or None
                continue
            yield None

    def _ranges(
        self, text: str, span: Span, paragraphs: list[Span], starts: list[int], placed: dict[int, int]
    ) -> list[tuple[int, int]] | None:
        found = []
        for number in range(max(0, bisect_right(starts, span.start) - 1), bisect_left(starts, span.end)):
            paragraph = paragraphs[number]
            start, end = max(span.start, paragraph.start), min(span.end, paragraph.end)
            length = len(_squeezed(text[start:end])[0])
            if not length:
                continue
            if number in placed:
                first = placed[number] + len(_squeezed(text[paragraph.start : start])[0])
            elif (alone := self._alone(_squeezed(text[start:end])[0])) is not None:
                first = alone
            else:
                return None
            found.append((self._places[first], self._places[first + length - 1] + 1))
        return found or None

    def _placed(self, paragraphs: list[str]) -> Iterator[tuple[int, int]]:
        """Yield the paragraphs that are found: those that stand once, and those between two of them that do there."""
        words = [_squeezed(paragraph)[0] for paragraph in paragraphs]
        every = [self._each(it) for it in words]
        once = [(number, places[0]) for number, places in enumerate(every) if len(places) == 1]
        yield from once
        for number, places in enumerate(every):
            if len(places) < 2:
                continue
            at = bisect_left(once, (number,))
            first = once[at - 1][1] + len(words[once[at - 1][0]]) if at else 0
            last = once[at][1] if at < len(once) else len(self._words)
            between = [place for place in places if first <= place and place + len(words[number]) <= last]
            if len(between) == 1:
                yield number, between[0]

    def _each(self, words: str) -> list[int]:
        """Return where words stand, up to one place more than are of use."""
        places: list[int] = []
        at = self._words.find(words) if words else -1
        while at >= 0 and len(places) <= _MOST:
            places.append(at)
            at = self._words.find(words, at + 1)
        return places if len(places) <= _MOST else []

    def _alone(self, words: str) -> int | None:
        """Return where words stand that stand nowhere else."""
        places = self._each(words) if len(words) >= _LONG else []
        return places[0] if len(places) == 1 else None

    def cut(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """Yield the pieces that a stretch lies in: the piece's number, and from where to where in it."""
        number = bisect_right(self._starts, start) - 1
        while number < len(self.pieces) and self._starts[number] < end:
            at, length = self._starts[number], len(self.pieces[number].text)
            if max(start, at) < min(end, at + length):
                yield number, max(0, start - at), min(length, end - at)
            number += 1


def _pieces(tree: "HtmlElement") -> Iterator[Piece]:
    from lxml import etree  # noqa: PLC0415 -- it takes a moment, and few need it

    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            if not isinstance(element.tag, str) or element.tag in _SILENT:
                walker.skip_subtree()
            elif element.text:
                yield Piece(element, element.text, is_tail=False)
        elif element.tail and element is not tree:
            yield Piece(element, element.tail, is_tail=True)


def _squeezed(text: str) -> tuple[str, array[int]]:
    """Return a text without white space, and for each of its characters where it stands."""
    kept: list[str] = []
    places: array[int] = array("L")
    for place, character in enumerate(text):
        if not character.isspace() and character not in _INVISIBLE:
            kept.append(character)
            places.append(place)
    return "".join(kept), places
