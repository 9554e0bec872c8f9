"""Reading one article."""

import io
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from attribution.errors import LoadError
from attribution.load import files, read, read_all


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


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("bridge.doc", "save it as .docx"),
        ("bridge.msg", "save each message as .eml"),
        ("bridge.png", "if it shows text, type that into a .txt file"),
        ("bridge.mp3", "have it transcribed, and give the transcript"),
    ],
)
def test_a_format_that_newsrooms_have(tmp_path: Path, name: str, advice: str) -> None:
    """The error says what to do with it."""
    with pytest.raises(LoadError, match=f"files can't be read: {advice}$"):
        read(tmp_path / name)


@pytest.mark.parametrize("name", ["bridge.xyz", "bridge.tex"])
def test_an_unknown_format(tmp_path: Path, name: str) -> None:
    """The error says which formats there are; whether the file exists does not matter."""
    with pytest.raises(LoadError, match=r"files can't be read: give one of \.csv, \.csv\.gz, "):
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


def test_a_file_with_one_article_is_read_like_a_dump(tmp_path: Path) -> None:
    """`read_all` gives the same as `read`, and errors to whoever asks for them."""
    (tmp_path / "bridge.txt").write_bytes(b"Ely.")
    told: list[LoadError] = []

    assert list(read_all(tmp_path / "bridge.txt")) == [read(tmp_path / "bridge.txt")]
    assert list(read_all(tmp_path / "none.txt", on_error=told.append)) == []
    assert [str(error) for error in told] == [f"{tmp_path}/none.txt: there is no such file: check the path"]
    with pytest.raises(LoadError):
        list(read_all(tmp_path / "none.txt"))


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ('{"text": "Ely."}\n{"text": "Bly."}', "it holds several articles: read them with read_all"),
        ("", "no article is in it"),
    ],
)
def test_a_dump_of_several_is_not_one_article(tmp_path: Path, lines: str, why: str) -> None:
    """The error says what to call."""
    (tmp_path / "n.jsonl").write_text(lines)

    with pytest.raises(LoadError, match=why):
        read(tmp_path / "n.jsonl")


def test_a_dump_of_one_article(tmp_path: Path) -> None:
    """It is read like any other file with one."""
    (tmp_path / "n.jsonl").write_text('{"text": "Ely."}')

    assert read(tmp_path / "n.jsonl").text == "Ely."


def test_bad_records_name_the_file_and_the_line(tmp_path: Path) -> None:
    """They are told to whoever asks, and the others are read; else the first is an error."""
    (tmp_path / "n.jsonl").write_text('{"text": "a"}\nx\n{"text": "c"}\n')
    told: list[LoadError] = []

    documents = list(read_all(tmp_path / "n.jsonl", name="n", on_error=told.append))

    assert [document.id for document in documents] == ["n#1", "n#3"]
    assert [error.subject for error in told] == [f"{tmp_path}/n.jsonl, line 2"]
    with pytest.raises(LoadError, match=r"n\.jsonl, line 2: this is no JSON"):
        list(read_all(tmp_path / "n.jsonl"))


def test_a_dump_is_read_bit_by_bit(tmp_path: Path) -> None:
    """The first article is there before the last line has been read."""
    path = tmp_path / "n.jsonl"
    path.write_text('{"text": "a"}\n' * 100_000)

    documents = read_all(path, on_error=lambda _: None)
    first = next(documents)
    os.truncate(path, 0)

    assert first.text == "a"
    assert sum(1 for _ in documents) < 99_999


def test_something_else_is_not_told_line_by_line(tmp_path: Path) -> None:
    """Where no record at all can be read, reading stops."""
    (tmp_path / "n.jsonl").write_text("a\n" * 10_000)
    told: list[LoadError] = []

    assert list(read_all(tmp_path / "n.jsonl", on_error=told.append)) == []
    assert len(told) == files.MAX_BAD + 1
    assert told[-1].advice == "none of its first 100 records can be read: check what it is"


def test_a_dump_may_be_larger_than_an_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is on what is in memory at once."""
    monkeypatch.setattr(files, "MAX_BYTES", 20)
    (tmp_path / "n.jsonl").write_text('{"text": "Ely."}\n' * 9)

    assert len(list(read_all(tmp_path / "n.jsonl"))) == 9
