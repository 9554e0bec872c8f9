"""The sources of all articles of an archive."""

import sqlite3
from collections.abc import Iterator

from attribution.archive.records import ListedSource

_MERGED = """
SELECT full_name AS name, kind, 1 AS named, count(DISTINCT article) AS articles, sum(quotations) AS quotations,
    sum(words) AS words, NULL AS article, NULL AS description, 0 AS id
FROM source WHERE full_name IS NOT NULL GROUP BY full_name, kind"""
# A source without a full name, or without a name, is one of its article and of no other.
_ALONE = """
SELECT source.name AS name, source.kind AS kind, source.named AS named, 1 AS articles,
    source.quotations AS quotations, source.words AS words, article.name AS article,
    source.description AS description, source.id AS id
FROM source JOIN article ON article.id = source.article WHERE source.full_name IS NULL"""
_ALL = f"{_MERGED} UNION ALL {_ALONE}"
_UNNAMED = f"{_ALONE} AND NOT source.named AND source.kind IN ('person', 'group')"
_NAMED = f"{_MERGED} UNION ALL {_ALONE} AND source.named"
_CHOICES = {None: _ALL, True: _NAMED, False: _UNNAMED}

# The identifiers first, so that no text is read that is not given.
_SAID = """
SELECT quotation_text.text FROM (
    SELECT quotation.id AS id FROM source JOIN quotation ON quotation.source = source.id
    WHERE source.kind = ? AND {which} ORDER BY quotation.id DESC LIMIT ?
) AS latest CROSS JOIN quotation_text ON quotation_text.rowid = latest.id ORDER BY latest.id"""
_MERGED_ONE = "source.full_name = ?"
_ALONE_ONE = (
    "source.full_name IS NULL AND source.name = ? AND source.article IN (SELECT id FROM article WHERE name = ?)"
)


def list_sources(connection: sqlite3.Connection, *, named: bool | None, limit: int) -> Iterator[ListedSource]:
    """Yield sources that are quoted: those in most articles first, then with most quotations, most words, by name."""
    statement = (
        f"SELECT * FROM ({_CHOICES[named]}) WHERE quotations > 0 "
        "ORDER BY articles DESC, quotations DESC, words DESC, name, kind, article, id LIMIT ?"
    )
    for row in connection.execute(statement, (limit,)):
        name, kind, has_name, articles, quotations, words, article, description, _ = row
        yield ListedSource(
            name=name,
            kind=kind,
            named=bool(has_name),
            articles=articles,
            quotations=quotations,
            words=words,
            article=article,
            description=description,
        )


def said_by(connection: sqlite3.Connection, source: ListedSource, *, limit: int) -> tuple[str, ...]:
    """Return what a listed source says: the latest quotations, so many at most, by date."""
    which = _MERGED_ONE if source.article is None else _ALONE_ONE
    names = (source.name,) if source.article is None else (source.name, source.article)
    rows = connection.execute(_SAID.format(which=which), (source.kind, *names, limit))
    return tuple(text for (text,) in rows)
