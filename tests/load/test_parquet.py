"""Reading Parquet."""

import datetime
import io

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from attribution.errors import LoadError
from attribution.load import parquet
from attribution.load.options import DEFAULT, Reading
from attribution.load.parquet import read_parquet
from attribution.model import Document

type Told = list[tuple[str, str]]


def written(columns: dict[str, list[object]], **options: object) -> bytes:
    """Return a Parquet file with these columns."""
    file = io.BytesIO()
    pq.write_table(pa.table(columns), file, **options)
    return file.getvalue()


def read(data: bytes, reading: Reading = DEFAULT) -> tuple[list[Document], Told]:
    """Return the articles in a file, and what was told of bad rows."""
    told: Told = []
    return list(read_parquet(io.BytesIO(data), "n.parquet", reading, lambda *bad: told.append(bad))), told


def test_rows() -> None:
    """A row is an article; dates, numbers and lists become text."""
    data = written(
        {
            "text": ["“Yes.”", "Ely."],
            "authors": [["Ann Lee", "Ben Roe"], None],
            "date": [datetime.date(2021, 3, 2), None],
            "words": [1, None],
        }
    )

    documents, told = read(data)

    assert [(document.id, document.text) for document in documents] == [
        ("n.parquet#1", "“Yes.”"),
        ("n.parquet#2", "Ely."),
    ]
    assert (documents[0].byline, documents[0].published) == ("Ann Lee, Ben Roe", "2021-03-02")
    assert [document.extra for document in documents] == [{"words": "1"}, {}]
    assert told == []


def test_a_row_without_text_is_told() -> None:
    """The others are read, over the bounds of batches and groups of rows."""
    texts = [None if number == 40 else f"Text {number}." for number in range(1, 101)]

    documents, told = read(written({"text": texts}, row_group_size=30))

    assert len(documents) == 99
    assert told == [("row 40", "its column “text” holds nothing")]


def test_a_row_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is left out."""
    monkeypatch.setattr(parquet, "MAX_RECORD", 1_000)

    documents, told = read(written({"text": ["a", "b" * 2_000_000, "c"]}))

    assert [document.text for document in documents] == ["a", "c"]
    assert [where for where, _ in told] == ["row 2"]


def test_rows_that_unpack_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """A group of rows that says so is not read."""
    monkeypatch.setattr(parquet, "MAX_GROUP", 1_000)

    with pytest.raises(LoadError, match="write it in smaller groups of rows"):
        read(written({"text": ["The bridge is safe. " * number for number in range(100)]}))


def test_no_column_with_text() -> None:
    """The columns are listed."""
    with pytest.raises(LoadError, match=r"there are a, b; name it with --text-column"):
        read(written({"a": [1], "b": [2]}))
    assert read(written({"a": ["x"], "b": [2]}), Reading(text_column="a"))[0][0].text == "x"
