"""What stands apart from the sentences of a paragraph: a dateline, a tag before a headline, the credit of a picture."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Literal, NamedTuple

from attribution import lexicon
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
_LONGEST_CREDIT = 120
_LONGEST_CAPTION = 700


class Apart(NamedTuple):
    """A stretch that is no part of the sentence beside it; no one in it speaks, and no word for one stands for it."""

    start: int
    end: int
    kind: Literal["dateline", "tag", "credit"]


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
