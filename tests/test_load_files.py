"""Reading one article."""

import io
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from attribution.errors import LoadError
from attribution.load import files, read


def test_a_file(tmp_path: Path) -> None:
    """The id is the file's name, not its path."""
    path = tmp_path / "bridge.txt"
    path.write_bytes("“It is safe,” she said.\r\n".encode())

    document = read(path)

    assert (document.id, document.text) == ("bridge.txt", "“It is safe,” she said.\r\n")
    assert read(str(path)) == document


@pytest.mark.parametrize("name", ["bridge.md", "BRIDGE.TXT", "bridge"])
def test_suffixes(tmp_path: Path, name: str) -> None:
    """Capitals in a suffix do not matter, and a file without one is taken for text."""
    (tmp_path / name).write_bytes(b"Ely.")

    assert read(tmp_path / name).text == "Ely."


def test_a_name_of_ones_own(tmp_path: Path) -> None:
    """The caller may say what the article is called."""
    (tmp_path / "bridge.txt").write_bytes(b"Ely.")

    assert read(tmp_path / "bridge.txt", name="march/bridge.txt").id == "march/bridge.txt"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hyphen is standard input, read as bytes, so that its encoding is found like a file's."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO("“It is safe.”".encode("utf-16"))))

    document = read("-")

    assert (document.id, document.text) == ("stdin", "“It is safe.”")


def test_errors_of_standard_input_name_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no text there is told as a fault of standard input."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b"a\0b")))

    with pytest.raises(LoadError, match=r"^standard input: this is a binary file"):
        read("-")


def test_standard_input_that_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no standard input, that is told."""
    monkeypatch.setattr("sys.stdin", None)

    with pytest.raises(LoadError, match="standard input: it is closed"):
        read("-")


def test_a_missing_file(tmp_path: Path) -> None:
    """The error names the path as it was given."""
    with pytest.raises(LoadError) as caught:
        read(tmp_path / "none.txt")

    assert str(caught.value) == f"{tmp_path}/none.txt: there is no such file: check the path"
    assert isinstance(caught.value.__cause__, FileNotFoundError)


def test_a_folder(tmp_path: Path) -> None:
    """A folder is no article."""
    with pytest.raises(LoadError, match="this is a folder"):
        read(tmp_path)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to change."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)

    with pytest.raises(LoadError, match="permission denied: change who may read it"):
        read(tmp_path / "bridge.txt")


@pytest.mark.parametrize("name", ["bridge.pdf", "bridge.docx"])
def test_an_unknown_format(tmp_path: Path, name: str) -> None:
    """The error says which formats there are; whether the file exists does not matter."""
    with pytest.raises(LoadError, match=r"files can't be read: give one of \.md, \.txt"):
        read(tmp_path / name)


@pytest.mark.parametrize("path", ["a\0b.txt", "x" * 5000 + ".txt"])
def test_a_path_that_can_not_be(path: str) -> None:
    """A path that the system refuses is an input that can't be read, like any other."""
    with pytest.raises(LoadError):
        read(path)


def test_errors_in_the_bytes_name_the_path(tmp_path: Path) -> None:
    """The error has the whole path, although the document would have the name only."""
    (tmp_path / "bridge.txt").write_bytes(b"a\0b")

    with pytest.raises(LoadError) as caught:
        read(tmp_path / "bridge.txt")

    assert caught.value.subject == f"{tmp_path}/bridge.txt"


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There is a limit, and it is told."""
    monkeypatch.setattr(files, "MAX_BYTES", 2_000_000)
    (tmp_path / "archive.txt").write_bytes(b"a" * 2_000_001)

    with pytest.raises(LoadError, match="more than 2 MB: split it into single articles"):
        read(tmp_path / "archive.txt")


def test_a_file_of_just_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit itself is allowed."""
    monkeypatch.setattr(files, "MAX_BYTES", 100)
    (tmp_path / "story.txt").write_bytes(b"a" * 100)

    assert len(read(tmp_path / "story.txt").text) == 100


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    """A file name with stray bytes gives an id that can be written to a file."""
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_bytes(b"Ely.")

    assert read(os.fsdecode(path)).id == "caf\ufffd.txt"
