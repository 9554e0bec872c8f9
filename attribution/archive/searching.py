"""Finding quotations in an archive."""

import datetime
import functools
import secrets
import sqlite3
from collections.abc import Iterable
from typing import Any

from attribution.archive.days import UNDATED, number_range
from attribution.archive.records import Hit
from attribution.model import Span

# What is found is put between two marks that no article can know.
_MARK = f"\ufdd0{secrets.token_hex(4)}"

#: So many rows are taken from SQLite at a time.
_AT_ONCE = 100

_HITS = """
SELECT article.name, article.title, article.published, article.url, article.outlet, substr(article.sha256, 1, 12),
    quotation.label, quotation.kind, quotation.first, quotation.last, {text}, quotation_text.source, source.kind,
    source.named, quotation.confidence
FROM quotation_text
CROSS JOIN quotation ON quotation.id = quotation_text.rowid
CROSS JOIN article ON article.id = quotation.article
LEFT JOIN source ON source.id = quotation.source
WHERE {match} quotation_text.rowid >= ? AND quotation_text.rowid < ?
ORDER BY quotation_text.rowid {order} LIMIT ?"""
_MARKED = f"highlight(quotation_text, 0, '{_MARK}', '{_MARK}')"
_FOUND = _HITS.replace("{text}", _MARKED).replace("{match}", "quotation_text MATCH ? AND")
_ALL = _HITS.replace("{text}", "quotation_text.text").replace("{match}", "")


def search(
    connection: sqlite3.Connection,
    expression: str | None,
    *,
    since: datetime.date | None,
    until: datetime.date | None,
    newest_first: bool,
    limit: int,
) -> tuple[Hit, ...]:
    """Return the first `limit` quotations that answer a question, by date; those without one come last."""
    if expression == "" or limit < 1:
        return ()
    statement = statement_for(newest_first=newest_first, everything=expression is None)
    asked = () if expression is None else (expression,)
    first, end = number_range(since, until)
    ranges = [(first, end)]
    if newest_first and end > UNDATED:
        ranges = [(first, UNDATED), (UNDATED, end)]
    hits: list[Hit] = []
    for low, high in ranges:
        if len(hits) < limit:
            rows = connection.execute(statement, (*asked, low, high, limit - len(hits)))
            # Many at a time, since to change between SQLite and Python for each takes longer.
            while some := rows.fetchmany(_AT_ONCE):
                hits += _hits(some)
    return tuple(hits)


@functools.cache
def statement_for(*, newest_first: bool, everything: bool = False) -> str:
    """Return the SQL of a search, for one range of numbers."""
    return (_ALL if everything else _FOUND).replace("{order}", "DESC" if newest_first else "")


def _hits(rows: Iterable[tuple[Any, ...]]) -> list[Hit]:
    """Return what rows of a search say.

    This is most of what a search costs beyond SQLite: hence one loop, and fields by position.
    """
    hits = []
    for name, title, day, url, outlet, sha256, label, kind, first, last, marked, who, sort, named, sure in rows:
        pieces = marked.split(_MARK)
        if len(pieces) == 3:
            before, found, after = pieces
            start = len(before)
            text = before + found + after
            matches: tuple[Span, ...] = (Span(start=start, end=start + len(found)),)
        else:
            text, matches = "".join(pieces), _matches(pieces)
        named = None if named is None else named == 1
        hits.append(
            Hit(name, title, day, url, outlet, sha256, label, kind, first, last, text, matches, who, sort, named, sure)
        )
    return hits


def _matches(pieces: list[str]) -> tuple[Span, ...]:
    """Return where every second of the pieces of a text stands in it."""
    matches, end = [], 0
    for index in range(1, len(pieces), 2):
        start = end + len(pieces[index - 1])
        end = start + len(pieces[index])
        matches.append(Span(start=start, end=end))
    return tuple(matches)
