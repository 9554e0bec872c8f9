"""Bytes that come in pieces, read as a file."""

import io
from collections.abc import Iterable
from typing import BinaryIO

#: How large a piece should be.
STEP = 1 << 16


def as_file(pieces: Iterable[bytes]) -> BinaryIO:
    r"""Return a file, to be read from its start to its end, with the bytes of all pieces; few are in memory at a time.

    What goes wrong in the making of a piece is raised where that piece is read.

    >>> as_file([b"Ely.\nB", b"ly."]).readlines()
    [b'Ely.\n', b'Bly.']
    """
    return io.BufferedReader(_Pieces(pieces), STEP)


class _Pieces(io.RawIOBase):
    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)
        self._rest = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # what BufferedReader gives
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = memoryview(piece)
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size
