"""What stands apart from the sentences of a paragraph: a dateline, a headline's tag, a byline, a picture's credit."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Literal, NamedTuple

from attribution import lexicon
from attribution.names import PARTICLES, fold, is_capital, match_name
from attribution.text.datelines import find_dateline

#: Among so many paragraphs an article's first is found, after its headline and byline.
_LEADING = 4
_CREDIT = re.compile(
    r"[\[(]?(?:photo(?:graph)?s?|pictures?|pics?|images?|illustrations?|photography|video|credits?|graphics?)"
    r"(?:(?: by| credit| courtesy(?: of)?)?\s?[:/]\s?| by | courtesy of )[^.!?“”\"\n]{2,90}\.?[\])]?\Z"
    r"|\([^()“”\"\n]{0,60}(?:photo\b|courtesy)[^()“”\"\n]{2,80}\)\Z"
    r"|[\[(]?courtesy of [^.!?“”\"\n]{2,80}[\])]?\Z"
    r"|[\[(][^()“”\"\n]{2,60}/[^()“”\"\n]{2,60}[\])]\Z",
    re.I,
)
#: "By Ana Lee", "Words and pictures by Ana Lee", "Reporting by Ana Lee; editing by Ben Roe".
_BYLINE = re.compile(
    r"[*_(\[]{0,3}(?:(?:additional |further |with )?(?:words?|text|story|stories|report(?:ing|ed)?|writ(?:ten|ing)"
    r"|interview(?:ed)?|exclusive|opinion|analysis|comment|column|review|feature|compiled|edit(?:ed|ing)|pictures?"
    r"|photos?|photographs?|photography|images?|video)(?:,? (?:and|&) (?:words?|pictures?|photos?|photographs?"
    r"|photography|images?|video))?[ \t]+)?by:?[ \t]+",
    re.I,
)
_SMALL = PARTICLES | frozenset("and of in for the at by with from editing reporting writing additional".split())
_LONGEST_BYLINE = 120
#: How many words the names and offices of a byline have, at most.
_MOST_WORDS = 16
#: Among so many paragraphs at the end an article's closing credits are found.
_CLOSING = 2
_LONGEST_CREDIT = 120
_LONGEST_CAPTION = 700
_LINE = re.compile(r"[^\r\n]+")
_LINE_BREAK = re.compile(r"[ \t]*(?:\r\n|[\r\n])[ \t]*")
_ENDS = frozenset(".!?”’\"'")
_SHORT = 3
_NAME = 4


class Apart(NamedTuple):
    """A stretch that is no part of the sentence beside it; no one in it speaks, and no word for one stands for it."""

    start: int
    end: int
    kind: Literal["dateline", "tag", "byline", "credit"]


def find_apart(text: str, paragraphs: tuple[tuple[int, int], ...], turns: Collection[int]) -> tuple[Apart, ...]:
    """Return what stands apart in each paragraph, in text order; `turns` are those of a transcript, which have labels.

    >>> text = "EXCLUSIVE-Mayor to resign"
    >>> [text[a.start : a.end] for a in find_apart(text, ((0, 25),), ())]
    ['EXCLUSIVE-']
    """
    found: list[Apart] = []
    for number, (start, end) in enumerate(paragraphs):
        if number not in turns:
            found += _before(text, start, end, leads=number < _LEADING and not _has_dateline(found))
            found += _credit(text, start, end)
            if number < _LEADING or number >= len(paragraphs) - _CLOSING:
                found += _bylines(text, start, end, found)
    found += _bare_byline(text, paragraphs)
    found.sort()
    return tuple(found) if not _are_labels(text, found) else tuple(a for a in found if a.kind != "dateline")


def _are_labels(text: str, found: list[Apart]) -> bool:
    """Whether what looks like a dateline without an agency comes again, as what labels who speaks does."""
    times = Counter(text[a.start : a.end] for a in found if a.kind == "dateline")
    return any(count > 1 and "(" not in words for words, count in times.items())


def _has_dateline(found: list[Apart]) -> bool:
    return any(apart.kind == "dateline" for apart in found)


def _before(text: str, start: int, end: int, *, leads: bool) -> Iterator[Apart]:
    """Yield the tags and the dateline that a paragraph begins with."""
    while (tag := _tag().match(text, start, end)) is not None:
        yield Apart(start, tag.end(), "tag")
        start = tag.end()
    begins = find_dateline(text, start, end, leads=leads)
    if begins is not None:
        yield Apart(start, begins, "dateline")


@lexicon.cached
def _tag() -> re.Pattern[str]:
    """Return a pattern for a tag: "EXCLUSIVE-", "UPDATE 2-", "Analysis: ", "BREAKING |"."""
    tags = sorted(map(re.escape, lexicon.headline_tags()), key=len, reverse=True)
    words = "|".join(tags)
    return re.compile(
        rf"(?i:{words})(?:[ -]?\d{{1,2}})?(?:\s?[:|—–]\s?|\s?-(?=[^\W\d_]|\s)\s?)(?=[“\"‘'«]?(?-i:[^\W\da-z_]))"
    )


def _credit(text: str, start: int, end: int) -> Iterator[Apart]:
    """Yield the credit that ends a caption: "Photograph: Ida Brandt/Northern Courier", "(AP Photo/Ana Lee)"."""
    if end - start <= _LONGEST_CAPTION:
        found = _CREDIT.search(text, max(start, end - _LONGEST_CREDIT), end)
        if found is not None and (found.start() == start or not text[found.start() - 1].isalnum()):
            yield Apart(found.start(), end, "credit")


def _bylines(text: str, start: int, end: int, found: list[Apart]) -> Iterator[Apart]:
    """Yield the lines of a paragraph that say who wrote the article and nothing else: "By Ana Lee, Health Editor".

    So are the lines right below them that are no sentence: an office, a place, a date.
    """
    above = max((one.end for one in found if one.kind == "byline"), default=-1)
    for line in _LINE.finditer(text, start, end):
        by = _BYLINE.match(text, line.start(), line.end())
        below = above >= 0 and _LINE_BREAK.fullmatch(text, above, line.start()) is not None
        fits = len(line[0]) <= _LONGEST_BYLINE and line[0].rstrip()[-1:] not in _ENDS
        if (below and fits) or (by is not None and _is_of_names(text, by.end(), line.end())):
            above = line.end()
            yield Apart(line.start(), line.end(), "byline")


def _is_of_names(text: str, start: int, end: int) -> bool:
    """Whether what follows "by" up to the end of a line is names and offices, in capitals but for small words."""
    words = text[start:end].strip(" \t*_)]").replace(",", " ").replace(";", " ").split()
    capitals = (is_capital(word) or word in _SMALL or not any(map(str.isalnum, word)) for word in words)
    fits = end - start <= _LONGEST_BYLINE and 0 < len(words) <= _MOST_WORDS
    return fits and is_capital(words[0]) and all(capitals) and _ends_no_sentence(words)


def _ends_no_sentence(words: list[str]) -> bool:
    """Whether a stop that ends a line ends a short form at most: "By Ben Roe Jr."."""
    return words[-1][-1] not in ".!?" or len(words[-1]) <= _SHORT


def _bare_byline(text: str, paragraphs: tuple[tuple[int, int], ...]) -> Iterator[Apart]:
    """Yield the name alone below a headline of somebody whom the article does not name again."""
    alone = [number for number, bounds in enumerate(paragraphs) if _is_full_name(text, *bounds)]
    if len(alone) != 1 or not 0 < alone[0] < _LEADING or alone[0] == len(paragraphs) - 1:
        return
    start, end = paragraphs[alone[0]]
    above, below = text[slice(*paragraphs[alone[0] - 1])], text[slice(*paragraphs[alone[0] + 1])]
    family = text[start:end].partition("|")[0].split()[-1]
    again = re.search(rf"\b{re.escape(family)}\b", text[:start] + text[end:], re.I)
    is_headline = above.rstrip()[-1:].isalnum() and "\n" not in above
    if is_headline and not again:
        yield Apart(start, end, "byline")
        if below.rstrip()[-1:] not in _ENDS and len(below) <= _LONGEST_BYLINE:
            yield Apart(*paragraphs[alone[0] + 1], "byline")


def _is_full_name(text: str, start: int, end: int) -> bool:
    """Whether a paragraph is a full name, and perhaps a paper's after a bar: "Ana Lee | Northern Courier"."""
    name = text[start:end].partition("|")[0].rstrip()
    words = name.split()
    known = bool(words) and fold(words[0]) in lexicon.given_names()
    fits = 1 < len(words) <= _NAME and end - start <= _LONGEST_BYLINE and "\n" not in text[start:end]
    return known and fits and match_name(text, start, end) == start + len(name)
