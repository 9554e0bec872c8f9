"""Folders and files in stores."""

from pathlib import Path

import pytest

from attribution.corpus.stores import empty_folder, find_dumps, open_dump
from attribution.errors import LoadError, OutputError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with two dumps among other files."""
    (tmp_path / "2024").mkdir()
    for name in ("2024/b.parquet", "a.jsonl", "_SUCCESS", ".hidden.jsonl", "photo.png"):
        (tmp_path / name).write_bytes(b"{}\n")
    return tmp_path


@pytest.mark.parametrize("as_address", [False, True])
def test_the_dumps_in_a_folder(folder: Path, as_address: bool) -> None:
    """They are found to any depth and sorted, by a path as by an address; other files are left out."""
    _, dumps = find_dumps(folder.as_uri() if as_address else str(folder))

    assert [dump.name for dump in dumps] == ["2024/b.parquet", "a.jsonl"]


def test_one_dump(folder: Path) -> None:
    """A file is found itself, and its lines can be read."""
    store, [dump] = find_dumps(str(folder / "a.jsonl"))

    assert dump.name == "a.jsonl"
    with open_dump(store, dump.path) as file:
        assert file.readline() == b"{}\n"


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("nothing.jsonl", "there is no such file or folder"),
        ("photo.png", "there is no dump here"),
        ("gopher://news/a.jsonl", "can't be read"),
    ],
)
def test_nothing_to_read(folder: Path, monkeypatch: pytest.MonkeyPatch, place: str, message: str) -> None:
    """A place without a dump is an error about the place as it was given."""
    monkeypatch.chdir(folder)
    with pytest.raises(LoadError, match=message) as caught:
        find_dumps(place)
    assert caught.value.subject == place


def test_an_empty_folder_is_made(tmp_path: Path) -> None:
    """A folder that is not there is made, with those above it."""
    _, path = empty_folder(str(tmp_path / "new" / "out"))

    assert list(Path(path).iterdir()) == []


@pytest.mark.parametrize(("name", "message"), [(".", "something in this folder"), ("a.jsonl", "this is a file")])
def test_a_folder_that_is_not_empty(folder: Path, name: str, message: str) -> None:
    """Nothing is written among other files."""
    with pytest.raises(OutputError, match=message):
        empty_folder(str(folder / name))
