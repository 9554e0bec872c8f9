"""Files that are packed with gzip."""

import gzip
import io
import tracemalloc
from pathlib import Path

import pytest

from attribution.errors import LoadError
from attribution.load import Reading, read_all, unpacking
from attribution.load.unpacking import unpack

LINES = '{"id": "a", "text": "“Yes.”"}\n{"id": "b", "text": "“No.”"}\n'.encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("n.jsonl.gz", LINES),
        ("n.NDJSON.gz", LINES),
        ("n.csv.gz", "id,text\na,“Yes.”\nb,“No.”\n".encode()),
        ("n.tsv.gz", "id\ttext\na\t“Yes.”\nb\t“No.”\n".encode("utf-16")),
    ],
)
def test_packed_dumps(tmp_path: Path, name: str, data: bytes) -> None:
    """They are read like the files that are packed in them."""
    (tmp_path / name).write_bytes(gzip.compress(data))

    assert [(article.id, article.text) for article in read_all(tmp_path / name)] == [("a", "“Yes.”"), ("b", "“No.”")]


def test_columns_and_names(tmp_path: Path) -> None:
    """The options of reading are the same, and articles without an id go by the name of the packed file."""
    (tmp_path / "n.csv.gz").write_bytes(gzip.compress(b"words\nEly.\n"))

    (article,) = read_all(tmp_path / "n.csv.gz", reading=Reading(text_column="words"))

    assert (article.id, article.text) == ("n.csv.gz#2", "Ely.")


def test_files_packed_one_after_the_other() -> None:
    """Several packed files in one are one, as gzip has it."""
    assert unpack(io.BytesIO(gzip.compress(b"Ely.") + gzip.compress(b"Bly.")), "n.jsonl.gz").read() == b"Ely.Bly."


@pytest.mark.parametrize("name", ["n.jsonl.gz", "n.csv.gz"])
def test_a_file_that_is_cut_off(tmp_path: Path, name: str) -> None:
    """What stands before the cut is read, and the cut is told."""
    rows = "".join(f"“{number}”\n" for number in range(10_000))
    data = rows.replace("“", '{"text": "').replace("”", '"}') if "jsonl" in name else f"text\n{rows}"
    packed = gzip.compress(data.encode())
    (tmp_path / name).write_bytes(packed[: len(packed) // 2])
    told: list[LoadError] = []

    articles = list(read_all(tmp_path / name, on_error=told.append))

    assert 1_000 < len(articles) < 9_000
    assert [error.advice for error in told] == ["it is broken or cut off, and was read up to there: fetch it again"]
    assert told[0].subject == f"{tmp_path}/{name}"


def test_a_file_that_is_not_packed(tmp_path: Path) -> None:
    """What its suffix says is not guessed at."""
    (tmp_path / "n.jsonl.gz").write_bytes(LINES)

    with pytest.raises(LoadError, match="it is no gzip file, or is broken"):
        list(read_all(tmp_path / "n.jsonl.gz"))


def test_a_packed_file_without_the_suffix(tmp_path: Path) -> None:
    """It is refused, and so is one that is packed twice."""
    for name, data in {"n.jsonl": gzip.compress(LINES), "n.csv.gz": gzip.compress(gzip.compress(LINES))}.items():
        (tmp_path / name).write_bytes(data)

        with pytest.raises(LoadError, match="this is a gzip archive, not text"):
            list(read_all(tmp_path / name))


@pytest.mark.parametrize("content", [b" " * 1000, b" " * 999 + b"\n"], ids=["one line", "many lines"])
def test_a_decompression_bomb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    """A file that unpacks to very much more than it has is left, and never held in memory."""
    monkeypatch.setattr(unpacking, "MAX_UNPACKED", 1_000_000)
    (tmp_path / "n.jsonl.gz").write_bytes(gzip.compress(LINES + content * 50_000))
    told: list[LoadError] = []
    tracemalloc.start()

    read = sum(1 for _ in read_all(tmp_path / "n.jsonl.gz", on_error=told.append))

    assert tracemalloc.get_traced_memory()[1] < 40_000_000
    tracemalloc.stop()
    assert [error.advice for error in told] == ["it unpacks to more than 200 times its size: it was made to do harm"]
    assert read == 2


def test_a_dump_of_much_the_same_is_no_bomb(tmp_path: Path) -> None:
    """A small file may be packed as tightly as it can."""
    (tmp_path / "n.jsonl.gz").write_bytes(gzip.compress(b'{"text": "Ely."}\n' * 2_000))

    assert sum(1 for _ in read_all(tmp_path / "n.jsonl.gz")) == 2_000
