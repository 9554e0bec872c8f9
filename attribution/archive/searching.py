"""Finding quotations in an archive."""

import datetime
import functools
import secrets
import sqlite3
from typing import Any

from attribution.archive.days import UNDATED, number_range
from attribution.archive.records import Hit
from attribution.model import Span

# What is found is put between two marks that no article can know.
_MARK = f"\ufdd0{secrets.token_hex(4)}"

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
            hits += map(_hit, rows)
    return tuple(hits)


@functools.cache
def statement_for(*, newest_first: bool, everything: bool = False) -> str:
    """Return the SQL of a search, for one range of numbers."""
    return (_ALL if everything else _FOUND).replace("{order}", "DESC" if newest_first else "")


def _hit(row: tuple[Any, ...]) -> Hit:
    name, title, published, url, outlet, sha256, label, kind, first, last, marked, source, source_kind, named, sure = (
        row
    )
    text, matches = _split(marked)
    # By position, since this is most of what a search costs beyond SQLite.
    is_named = None if named is None else named == 1
    article = (name, title, published, url, outlet, sha256)
    return Hit(*article, label, kind, first, last, text, matches, source, source_kind, is_named, sure)


def _split(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Return a text without the marks, and the places between them."""
    pieces = marked.split(_MARK)
    if len(pieces) == 3:
        before, found, after = pieces
        start = len(before)
        return before + found + after, (Span(start=start, end=start + len(found)),)
    matches, at = [], 0
    for index, piece in enumerate(pieces):
        if index % 2:
            matches.append(Span(start=at, end=at + len(piece)))
        at += len(piece)
    return "".join(pieces), tuple(matches)
