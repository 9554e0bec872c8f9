"""Bytes that come in pieces, read as a file."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.errors import LoadError
from attribution.load.streams import as_file


@given(st.lists(st.binary(max_size=9), max_size=9), st.integers(1, 20))
def test_nothing_is_lost_or_added(pieces: list[bytes], size: int) -> None:
    """However it is read, the bytes are those of the pieces; empty pieces are not its end."""
    file = as_file(pieces)

    assert b"".join(iter(lambda: file.read(size), b"")) == b"".join(pieces)
    assert as_file(pieces).readlines() == b"".join(pieces).splitlines(keepends=True) or b"\r" in b"".join(pieces)


def test_pieces_are_made_as_they_are_read() -> None:
    """An endless row of them can be begun."""

    def endless() -> Iterator[bytes]:
        while True:
            yield b"Ely.\n"

    assert as_file(endless()).readline() == b"Ely.\n"


def test_what_goes_wrong_comes_after_what_was_right() -> None:
    """The lines before the fault are read."""

    def broken() -> Iterator[bytes]:
        yield b"Ely.\nB"
        raise LoadError("news.csv", "it ends here")

    file = as_file(broken())

    assert file.readline() == b"Ely.\n"
    with pytest.raises(LoadError, match="it ends here"):
        file.readline()
