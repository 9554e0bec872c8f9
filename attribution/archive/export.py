"""Getting analyses back out of an archive, as they were put in."""

import sqlite3
import zlib
from collections.abc import Iterator

#: An analysis is never this large; a file made to fill the memory may claim to be.
MAX_BYTES = 512_000_000
#: So many characters of a hash are enough to name an article by.
_LEAST_HASH = 6


def unpack(packed: bytes) -> bytes:
    """Return the line of JSON of an analysis, without the newline.

    Raises:
        sqlite3.DatabaseError: It is damaged, or too large to be one.

    >>> unpack(zlib.compress(b"{}"))
    b'{}'
    """
    unpacker = zlib.decompressobj()
    try:
        line = unpacker.decompress(packed, MAX_BYTES)
    except zlib.error as error:
        raise sqlite3.DatabaseError(f"an analysis is damaged: {error}") from error
    if not unpacker.eof:
        raise sqlite3.DatabaseError("an analysis is damaged, or too large")
    return line


def lines(connection: sqlite3.Connection) -> Iterator[bytes]:
    """Yield the analyses as lines of JSON, in the order in which their articles were first added."""
    for (packed,) in connection.execute("SELECT analysis FROM article ORDER BY id"):
        yield unpack(packed)


def find_articles(connection: sqlite3.Connection, name: str) -> list[tuple[int, str, str]]:
    """Return the number, the id and the hash of each article with this id, or whose hash begins so."""
    name = name.encode("utf-8", "replace").decode("utf-8")
    rows = connection.execute("SELECT id, name, sha256 FROM article WHERE name = ? ORDER BY id", (name,)).fetchall()
    is_hash = len(name) >= _LEAST_HASH and all(letter in "0123456789abcdef" for letter in name)
    if rows or not is_hash:
        return rows
    question = "SELECT id, name, sha256 FROM article WHERE sha256 >= ? AND sha256 < ? ORDER BY id"
    return connection.execute(question, (name, name + "g")).fetchall()


def line_of(connection: sqlite3.Connection, number: int) -> bytes:
    """Return the analysis of one article as a line of JSON."""
    packed: bytes = connection.execute("SELECT analysis FROM article WHERE id = ?", (number,)).fetchone()[0]
    return unpack(packed)
