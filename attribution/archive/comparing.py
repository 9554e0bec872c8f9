"""What a search for conflicts asks of an archive: the wordings, and the places where each stands."""

import sqlite3
from collections.abc import Iterator

from attribution.archive.records import Location

_PLACES = """
SELECT quotation.id, article.name, substr(article.sha256, 1, 12), article.published, article.outlet, quotation.label,
    quotation.first, quotation.last, quotation_text.text, quotation.kind, quotation_text.source, source.kind,
    source.named
FROM quotation
JOIN quotation_text ON quotation_text.rowid = quotation.id
JOIN article ON article.id = quotation.article
LEFT JOIN source ON source.id = quotation.source
WHERE quotation.wording = ? ORDER BY quotation.id LIMIT ?"""


def repeated(connection: sqlite3.Connection) -> Iterator[int]:
    """Yield the keys of wordings that stand in more than one article."""
    question = (
        "SELECT wording FROM quotation WHERE wording IS NOT NULL "
        "GROUP BY wording HAVING min(article) < max(article) ORDER BY wording"
    )
    for (key,) in connection.execute(question):
        yield key


def wordings(connection: sqlite3.Connection) -> Iterator[tuple[int, str, str]]:
    """Yield each wording once: its key, and the text and the kind of the first quotation that has it."""
    yield from connection.execute(
        "SELECT quotation.wording, quotation_text.text, quotation.kind FROM "
        "(SELECT wording, min(id) AS id FROM quotation WHERE wording IS NOT NULL GROUP BY wording) AS first "
        "CROSS JOIN quotation ON quotation.id = first.id CROSS JOIN quotation_text ON quotation_text.rowid = first.id"
    )


def places(connection: sqlite3.Connection, key: int, *, limit: int) -> tuple[Location, ...]:
    """Return where a wording stands, the earliest article first."""
    return tuple(map(_place, connection.execute(_PLACES, (key, limit))))


def _place(row: tuple[object, ...]) -> Location:
    fields = dict(zip(Location.__struct_fields__, row, strict=True))
    named = fields.pop("named")
    return Location(**fields, named=None if named is None else bool(named))  # type: ignore[arg-type] # as SQLite keeps them
