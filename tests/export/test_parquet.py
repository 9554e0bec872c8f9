"""Parquet: two tables that pyarrow reads back."""

import sys
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings

from attribution.errors import MissingExtraError
from attribution.export import QuotationRow, SourceRow, parquet, write_parquet
from attribution.model import Analysis
from tests.exported import any_exported, harbour


def test_what_is_read_back(tmp_path: Path) -> None:
    """Spans are lists of structs, what the article does not say is null, and the offsets lead to the words."""
    analysis = harbour()

    written = write_parquet([analysis], tmp_path)

    rows = pq.read_table(tmp_path / "quotations.parquet").to_pylist()
    text = analysis.document.text
    assert written.paths == (tmp_path / "quotations.parquet", tmp_path / "sources.parquet")
    assert [text[span["start"] : span["end"]] for span in rows[0]["spans"]] == ["“It holds,”", "“It always held.”"]
    assert text[rows[0]["cue_start"] : rows[0]["cue_end"]] == rows[0]["cue"] == "said"
    assert [row["source_named"] for row in rows] == [True, True, True, None]
    assert rows[0]["extra"] == [("desk", "islands")]
    assert [row["claimed"] for row in rows if "claimed" in row] == []


def test_the_columns_are_those_of_the_rows(tmp_path: Path) -> None:
    """A file without rows has all columns with their types; only what may be missing may be null."""
    write_parquet([], tmp_path)

    schema = pq.read_schema(tmp_path / "quotations.parquet")
    assert tuple(schema.names) == QuotationRow.__struct_fields__
    assert tuple(pq.read_schema(tmp_path / "sources.parquet").names) == SourceRow.__struct_fields__
    assert (schema.field("source_named").type, schema.field("source_named").nullable) == (pa.bool_(), True)
    assert (schema.field("kind").type, schema.field("kind").nullable) == (pa.string(), False)


def test_groups_of_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows are written as they come, a group at a time."""
    monkeypatch.setattr(parquet, "ROWS_PER_GROUP", 10)

    write_parquet([harbour()] * 10, tmp_path)

    file = pq.ParquetFile(tmp_path / "quotations.parquet")
    assert (file.metadata.num_rows, file.metadata.num_row_groups) == (40, 4)


def test_without_pyarrow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to install, and nothing is written."""
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)

    with pytest.raises(MissingExtraError, match='pip install "pyarrow<'):
        write_parquet([harbour()], tmp_path / "tables")
    assert not (tmp_path / "tables").exists()


def test_a_run_that_stops_leaves_nothing(tmp_path: Path) -> None:
    """When reading the analyses fails, neither file is there."""

    def broken():  # type: ignore[no-untyped-def]
        yield harbour()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_parquet(broken(), tmp_path)
    assert list(tmp_path.iterdir()) == []


@settings(max_examples=60)
@given(analysis=any_exported())
def test_any_analysis(analysis: Analysis, tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    """Any analysis is written and read back with the same places."""
    folder = tmp_path_factory.mktemp("parquet")
    write_parquet([analysis], folder)

    rows = pq.read_table(folder / "quotations.parquet").to_pylist()
    assert [[(span["start"], span["end"]) for span in row["spans"]] for row in rows] == [
        [(span.start, span.end) for span in quotation.spans] for quotation in analysis.quotations
    ]
    assert pq.read_table(folder / "sources.parquet").num_rows == len(analysis.sources)
