"""Which encoding a page is in."""

import pytest

from attribution.errors import LoadError
from attribution.load.charset import decode_page


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        pytest.param("<p>“é”".encode(), "iso-8859-1", "<p>“é”", id="UTF-8 whatever is said"),
        pytest.param("<p>“é”".encode("utf-8-sig"), None, "<p>“é”", id="byte order mark"),
        pytest.param("<p>“é”".encode("utf-16"), "iso-8859-1", "<p>“é”", id="UTF-16 mark"),
        pytest.param("<p>“é”".encode("cp1252"), "ISO-8859-1", "<p>“é”", id="Latin 1 is Windows-1252"),
        pytest.param("<p>“ž”".encode("cp1250"), "windows-1250", "<p>“ž”", id="the server says"),
        pytest.param("<meta charset=koi8-r>Ж".encode("koi8-r"), None, "<meta charset=koi8-r>Ж", id="the page says"),
        pytest.param("<meta charset=koi8-r>é".encode("cp1252"), "cp1252", "<meta charset=koi8-r>é", id="server first"),
    ],
)
def test_encodings(data: bytes, charset: str | None, text: str) -> None:
    """The surest sign decides."""
    assert decode_page(data, "a.html", charset) == (text, ())


@pytest.mark.parametrize("charset", ["zlib", "hex", "idna", "unicode_escape", "utf-7", "no-such", "undefined", "mbcs"])
def test_encodings_that_browsers_do_not_know(charset: str) -> None:
    """They are not tried: the page is read as if nothing was said."""
    text, notes = decode_page("<p>“Café,” she said.".encode("cp1252"), "a.html", charset)

    assert text == "<p>“Café,” she said."
    assert [note.kind for note in notes] == ["encoding"]


def test_bytes_that_are_no_text() -> None:
    """What a server says does not make them text."""
    with pytest.raises(LoadError):
        decode_page(b"\x89PNG\0\0\xff", "a.html", "iso-8859-1")
