"""The lines of a large file, one at a time, none of them too long for the memory."""

from collections.abc import Iterator
from typing import BinaryIO

from attribution.load.options import Report

#: So much of a line that is too long is passed over at once.
_STEP = 1 << 20


def read_lines(file: BinaryIO, longest: int, report: Report) -> Iterator[tuple[int, bytes]]:
    r"""Yield the lines of `file` with their numbers and their ends; a line over `longest` bytes is told and left out.

    >>> import io
    >>> list(read_lines(io.BytesIO(b"a\nbbbbbb\nc"), 4, lambda where, advice: print(where, "is too long")))
    line 2 is too long
    [(1, b'a\n'), (3, b'c')]
    """
    number = 0
    while line := file.readline(longest + 1):
        number += 1
        if len(line) <= longest:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(_STEP)
        report(f"line {number}", f"it has more than {longest // 1_000_000} MB, so it was left out: it is no article")
