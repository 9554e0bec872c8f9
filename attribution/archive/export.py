"""Getting analyses back out of an archive: corrected where a person corrected them, else as they were put in."""

import sqlite3
from collections.abc import Iterator

from attribution.archive.correcting import applied
from attribution.archive.packing import unpack

#: So many characters of a hash are enough to name an article by.
_LEAST_HASH = 6
_ALL = "SELECT analysis, entered FROM article LEFT JOIN correction ON correction.article = article.id"


def lines(connection: sqlite3.Connection, *, corrected: bool) -> Iterator[bytes]:
    """Yield the analyses as lines of JSON, in the order in which their articles were first added."""
    for analysis, entered in connection.execute(f"{_ALL} ORDER BY article.id"):
        yield applied(unpack(analysis), entered if corrected else None)


def find_articles(connection: sqlite3.Connection, name: str) -> list[tuple[int, str, str]]:
    """Return the number, the id and the hash of each article with this id, or whose hash begins so."""
    name = name.encode("utf-8", "replace").decode("utf-8")
    rows = connection.execute("SELECT id, name, sha256 FROM article WHERE name = ? ORDER BY id", (name,)).fetchall()
    is_hash = len(name) >= _LEAST_HASH and all(letter in "0123456789abcdef" for letter in name)
    if rows or not is_hash:
        return rows
    question = "SELECT id, name, sha256 FROM article WHERE sha256 >= ? AND sha256 < ? ORDER BY id"
    return connection.execute(question, (name, name + "g")).fetchall()


def line_of(connection: sqlite3.Connection, number: int, *, corrected: bool) -> bytes:
    """Return the analysis of one article as a line of JSON."""
    analysis, entered = connection.execute(f"{_ALL} WHERE article.id = ?", (number,)).fetchone()
    return applied(unpack(analysis), entered if corrected else None)
