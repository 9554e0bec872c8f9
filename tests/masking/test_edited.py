"""The edited text, read exactly."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.errors import LoadError
from attribution.masking import Restored, decode_edited, document_of, read_edited


@pytest.mark.parametrize(
    "data",
    [
        "⟦Q1⟧\r\nsaid\rso\n".encode(),
        "\ufeff⟦Q1⟧".encode(),
        "\ufeff⟦Q1⟧".encode("utf-16-le"),
        "\ufeff⟦Q1⟧".encode("utf-16-be"),
        b"",
        b"\0",
    ],
)
def test_bytes_stay_as_they_are(data: bytes, tmp_path: Path) -> None:
    """Line ends and a mark of byte order are characters of the text, and the encoding is kept."""
    (tmp_path / "edited.txt").write_bytes(data)
    text, encoding = read_edited(tmp_path / "edited.txt")

    assert text.encode(encoding, "surrogatepass") == data


@given(st.text())
def test_any_text(text: str) -> None:
    """Any text in UTF-8 is read as it is."""
    data = text.encode("utf-8", "surrogatepass")

    assert decode_edited(data, "edited.txt").text == text


def test_what_can_not_be_read(tmp_path: Path) -> None:
    """Another encoding and a file that is not there are told."""
    with pytest.raises(LoadError, match="it is not UTF-8: save it as plain text in UTF-8"):
        decode_edited("café".encode("cp1252"), "edited.txt")
    with pytest.raises(LoadError, match="there is no such file"):
        read_edited(tmp_path / "edited.txt")
    with pytest.raises(LoadError, match="can't be read"):
        read_edited(tmp_path)


@pytest.mark.parametrize("text", ["\ufeffBy Ana Lee\n\n“Yes.”", "a\0b", "%PDF- no", "half \ud800 a pair", ""])
def test_offsets_of_the_document_are_those_of_the_text(text: str) -> None:
    """Whatever the text begins with or holds, each of its characters is one of the document's."""
    assert len(document_of(Restored(text, is_untouched=False, placed=(), remarks=()), "a.txt").text) == len(text)
