"""Lines of JSON as an archive keeps them: compressed to about a third."""

import sqlite3
import zlib

#: The one level is kept, so that the same line gives the same bytes.
_LEVEL = 6
#: A line is never this long; a file made to fill the memory may claim to be.
MAX_BYTES = 512_000_000


def pack(line: bytes) -> bytes:
    """Return a line of JSON as it is kept.

    >>> unpack(pack(b"{}"))
    b'{}'
    """
    return zlib.compress(line, _LEVEL)


def unpack(packed: bytes) -> bytes:
    """Return a line of JSON, without the newline.

    Raises:
        sqlite3.DatabaseError: It is damaged, or too large to be one.
    """
    unpacker = zlib.decompressobj()
    try:
        line = unpacker.decompress(packed, MAX_BYTES)
    except zlib.error as error:
        raise sqlite3.DatabaseError(f"an analysis is damaged: {error}") from error
    if not unpacker.eof:
        raise sqlite3.DatabaseError("an analysis is damaged, or too large")
    return line
