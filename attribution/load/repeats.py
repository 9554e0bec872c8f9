"""Pull quotes: words of the article that are set a second time, to be seen."""

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import NamedTuple

from attribution.model import Part, Span

#: How many words a pull quote has at the least, and at the most.
_LEAST_WORDS, _MOST_WORDS, _MOST_CHARACTERS = 5, 80, 1_000

#: Above this nothing is compared: no article is as long.
_MAX_TEXT = 1_000_000
_MAX_LINES = 1_000

#: So many places are looked at for words that stand in a text again and again.
_MAX_PLACES = 4

_WORD = re.compile(r"\w+")
_LINE = re.compile(r"(?P<words>[^\r\n]+)")
_QUOTED = re.compile(r"[“\"‘«„](?P<words>.{10,}?)[”\"’»]", re.DOTALL)


class _Words(NamedTuple):
    """The words of a text."""

    #: Small, with a space before and after each.
    row: str
    #: Where they stand in the text.
    stretches: tuple[Span, ...]


def find_repeats(text: str, parts: list[Part], lines: tuple[Span, ...]) -> list[Part]:
    """Return the parts, pull quotes with what they repeat, and as new ones the lines that prove to be pull quotes.

    Args:
        text: The article.
        parts: What is labelled already.
        lines: The lines that are running text.
    """
    if len(text) > _MAX_TEXT or len(lines) > _MAX_LINES:
        return parts
    if len(lines) < 2 and not any(part.kind == "pull-quote" for part in parts):
        return parts
    running = _words(text, lines)
    told = [_with_repeat(text, part, running) if part.kind == "pull-quote" else part for part in parts]
    found = (
        Part(kind="pull-quote", start=line.start, end=line.end, repeats=repeats)
        for line in lines
        if (repeats := _find_longer(text, line, running))
    )
    return [*told, *found]


def _with_repeat(text: str, part: Part, running: _Words) -> Part:
    repeats = next((place for core in _cores(text, part) for place in _places(text, core, running)), None)
    return Part(kind=part.kind, start=part.start, end=part.end, repeats=repeats)


def _cores(text: str, part: Part) -> Iterator[Span]:
    """Yield what of a pull quote may be the words themselves: all of it, what is in marks, its first line."""
    yield part
    for form in (_QUOTED, _LINE):
        if found := form.search(text, part.start, part.end):
            yield Span(start=found.start("words"), end=found.end("words"))


def _find_longer(text: str, line: Span, running: _Words) -> Span | None:
    """Return where a longer line has the words of `line`."""
    for place in _places(text, line, running):
        begin, end = text.rfind("\n", 0, place.start) + 1, text.find("\n", place.start)
        longer = Span(start=begin, end=end if end >= 0 else len(text))
        if place.end <= longer.end and not longer.start <= line.start < longer.end:
            rest = text[longer.start : place.start] + text[place.end : longer.end]
            if _WORD.search(rest):
                return place
    return None


def _places(text: str, stretch: Span, running: _Words) -> Iterator[Span]:
    """Yield the first few places in the running text that have the words of `stretch`."""
    if stretch.end - stretch.start > _MOST_CHARACTERS:
        return
    words = _words(text, (stretch,)).row
    count = words.count(" ") - 1
    if _LEAST_WORDS <= count <= _MOST_WORDS:
        for at in islice(_finds(running.row, words), _MAX_PLACES):
            yield _span(text, running, running.row.count(" ", 0, at), count)


def _finds(row: str, words: str) -> Iterator[int]:
    at = row.find(words)
    while at >= 0:
        yield at
        at = row.find(words, at + 1)


def _span(text: str, words: _Words, first: int, count: int) -> Span:
    """Return where `count` of the words stand, from the one with the number `first`."""
    found = chain.from_iterable(_WORD.finditer(text, one.start, one.end) for one in words.stretches)
    places = list(islice(found, first, first + count))
    return Span(start=places[0].start(), end=places[-1].end())


def _words(text: str, stretches: tuple[Span, ...]) -> _Words:
    words = (word.casefold() for one in stretches for word in _WORD.findall(text, one.start, one.end))
    return _Words(" ".join(["", *words, ""]), stretches)
