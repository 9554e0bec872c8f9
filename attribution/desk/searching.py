"""Questions over all stories of a desk, asked of its index."""

import datetime
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from attribution.archive import Hit, ListedSource, find_conflicts, open_archive
from attribution.model import QuotationKind

_MOST_HITS = 200
_MOST_PEOPLE = 500
_MOST_CONFLICTS = 100


class FoundPart(msgspec.Struct, frozen=True):
    """A part of a quotation that was found: words that were looked for, or what stands between them."""

    text: str
    is_match: bool = False


class Found(msgspec.Struct, frozen=True):
    """A quotation that was found."""

    story: str
    title: str
    published: str | None
    quotation_id: str
    source: str | None
    named: bool | None
    parts: tuple[FoundPart, ...]
    #: The draft, the kind of the quotation, and its place, from its first piece to its last.
    draft: str
    kind: QuotationKind
    start: int
    end: int


def find_words(
    index: str,
    words: str = "",
    source: str = "",
    since: str = "",
    until: str = "",
    *,
    named: bool | None = None,
    phrase: bool = False,
) -> bytes:
    """Return the quotations that were asked for, as JSON; none where there is no index yet."""
    if not Path(index).is_file():
        return b"[]"
    with open_archive(index, read_only=True) as archive:
        hits = archive.search(
            words,
            phrase=phrase,
            source=source,
            named=named,
            since=_day(since),
            until=_day(until),
            newest_first=True,
            limit=_MOST_HITS,
        )
    return msgspec.json.encode([_found(hit) for hit in hits])


def find_people(index: str, *, named: bool | None = None) -> bytes:
    """Return who is quoted in all stories, as JSON."""
    people: tuple[ListedSource, ...] = ()
    if Path(index).is_file():
        with open_archive(index, read_only=True) as archive:
            people = archive.sources(named=named, limit=_MOST_PEOPLE)
    return msgspec.json.encode(people)


def find_conflicting(index: str) -> bytes:
    """Return the same words under two names, as JSON."""
    conflicts: list[Any] = []
    if Path(index).is_file():
        with open_archive(index, read_only=True) as archive:
            conflicts = list(islice(find_conflicts(archive), _MOST_CONFLICTS))
    return msgspec.json.encode(conflicts)


def _found(hit: Hit) -> Found:
    parts, at = [], 0
    for match in hit.matches:
        parts += [FoundPart(hit.text[at : match.start]), FoundPart(hit.text[match.start : match.end], is_match=True)]
        at = match.end
    parts.append(FoundPart(hit.text[at:]))
    return Found(
        story=hit.article.partition("/")[0],
        title=hit.title or hit.article.partition("/")[0],
        published=hit.published,
        quotation_id=hit.quotation_id,
        source=hit.source,
        named=hit.named,
        parts=tuple(part for part in parts if part.text),
        draft=hit.article.partition("/")[2],
        kind=hit.kind,
        start=hit.start,
        end=hit.end,
    )


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None
