"""Zip archives within limits."""

import struct
import zipfile
from io import BytesIO

import pytest

from attribution.errors import LoadError
from attribution.load import zips as archive
from attribution.load.zips import Package


def zipped(**entries: bytes) -> bytes:
    """Return an archive of these entries."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in entries.items():
            new.writestr(name, content)
    return file.getvalue()


def test_an_entry_comes_in_pieces() -> None:
    """The pieces are the entry."""
    opened = Package(zipped(a=b"x" * 200_000), "a.docx")

    assert "a" in opened
    assert "b" not in opened
    assert b"".join(opened.pieces("a")) == b"x" * 200_000


def test_a_bomb_that_says_so() -> None:
    """An entry that is packed more than a thousand times over is refused before it is unpacked."""
    with pytest.raises(LoadError, match="it unpacks to far more than a document has"):
        next(Package(zipped(a=bytes(90_000_000)), "a.docx").pieces("a"))


def test_a_bomb_that_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    """What an archive says of an entry's size is not believed: no more comes than that."""
    monkeypatch.setattr(archive, "MAX_ENTRY", 1_000_000)
    data = zipped(a=bytes(5_000_000))
    lie = data.replace(struct.pack("<I", 5_000_000), struct.pack("<I", 500))

    with pytest.raises(LoadError):
        list(Package(lie, "a.docx").pieces("a"))
    assert sum(map(len, pieces_until_error(lie))) <= 1_000_000


def pieces_until_error(data: bytes) -> list[bytes]:
    """Return the pieces of the entry that come before the error."""
    pieces: list[bytes] = []
    with pytest.raises(LoadError):
        pieces.extend(Package(data, "a.docx").pieces("a"))
    return pieces


def test_too_many_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive of a great many files is no document."""
    monkeypatch.setattr(archive, "MAX_ENTRIES", 2)

    with pytest.raises(LoadError, match="it holds more than 2 files"):
        Package(zipped(a=b"", b=b"", c=b""), "a.docx")


def test_broken_archives() -> None:
    """What is no archive, or breaks off, is told as that."""
    with pytest.raises(LoadError, match="it is broken, or is something else"):
        Package(b"PK\x03\x04", "a.docx")

    data = bytearray(zipped(a=b"The bridge is safe." * 9))
    data[40:50] = bytes(10)

    with pytest.raises(LoadError, match="it is broken, or protected with a password"):
        list(Package(bytes(data), "a.docx").pieces("a"))
