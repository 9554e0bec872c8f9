"""XLSX: a workbook that openpyxl reads back."""

import sys
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest
from hypothesis import given, settings

from attribution.errors import MissingExtraError, OutputError
from attribution.export import QuotationRow, excel, write_xlsx
from attribution.model import Analysis
from tests.exported import any_exported, harbour


def rows(path: Path, sheet: str) -> list[dict[str, Any]]:
    header, *lines = openpyxl.load_workbook(path)[sheet].iter_rows()
    names = [cell.value for cell in header]
    return [dict(zip(names, line, strict=True)) for line in lines]


def named(name: str) -> Analysis:
    """Return an analysis whose first source has this name."""
    analysis = harbour()
    sources = (msgspec.structs.replace(analysis.sources[0], name=name), *analysis.sources[1:])
    return msgspec.structs.replace(analysis, sources=sources)


def test_two_sheets(tmp_path: Path) -> None:
    """The sheets have a row a quotation and a row a source; offsets are numbers and lead to the words."""
    analysis = harbour()

    written = write_xlsx([analysis], tmp_path / "news.xlsx")

    first, *_ = found = rows(tmp_path / "news.xlsx", "Quotations")
    assert openpyxl.load_workbook(tmp_path / "news.xlsx").sheetnames == ["Quotations", "Sources", "About"]
    assert tuple(first) == QuotationRow.__struct_fields__
    assert analysis.document.text[first["cue_start"].value : first["cue_end"].value] == "said"
    assert first["spans"].value == "17..28; 44..61"
    assert [row["denied"].value for row in found] == [False, False, True, False]
    assert (written.paths, written.notes) == ((tmp_path / "news.xlsx",), ())


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "#N/A", "#REF!", "=cmd|' /C calc'!A0"])
def test_formulas_are_text(tmp_path: Path, name: str) -> None:
    """A cell that looks like a formula or an error has the same characters, as text."""
    write_xlsx([named(name)], tmp_path / "news.xlsx")

    cell = rows(tmp_path / "news.xlsx", "Sources")[0]["name"]
    assert (cell.value, cell.data_type) == (name, "s")


def test_characters_that_a_workbook_cannot_hold(tmp_path: Path) -> None:
    """They are replaced, and a note says in how many cells."""
    written = write_xlsx([named("Ana\x0bRuiz\x00")], tmp_path / "news.xlsx")

    # The name stands with its quotation and with its source.
    assert rows(tmp_path / "news.xlsx", "Sources")[0]["name"].value == "Ana�Ruiz�"
    assert written.notes == (
        "Quotations: 1 cells had characters that a workbook can't hold; each is now “�”",
        "Sources: 1 cells had characters that a workbook can't hold; each is now “�”",
    )


def test_a_cell_that_is_too_long(tmp_path: Path) -> None:
    """It is cut, it says so, and a note says in how many cells."""
    written = write_xlsx([named("a" * 40_000)], tmp_path / "news.xlsx")

    name = rows(tmp_path / "news.xlsx", "Sources")[0]["name"].value
    assert (len(name), name[-6:]) == (32_767, " cell)")
    assert written.notes[1] == "Sources: 1 cells were longer than 32767 characters and were cut"


def test_a_full_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a sheet is full the next goes on, with its own header."""
    monkeypatch.setattr(excel, "MAX_ROWS", 7)

    write_xlsx([harbour()] * 3, tmp_path / "news.xlsx")

    sheets = ("Quotations", "Quotations 2", "Sources", "Sources 2", "About")
    assert [len(rows(tmp_path / "news.xlsx", sheet)) for sheet in sheets] == [6, 6, 6, 6, 3]


def test_the_same_bytes(tmp_path: Path) -> None:
    """The same analyses give the same file, whenever it is made."""
    for name in ("a.xlsx", "b.xlsx"):
        write_xlsx([harbour()], tmp_path / name)

    data = (tmp_path / "a.xlsx").read_bytes()
    assert data == (tmp_path / "b.xlsx").read_bytes()
    assert b"\x00\x00\x21\x00" in data[:40]


def test_without_openpyxl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to install."""
    monkeypatch.setitem(sys.modules, "openpyxl", None)

    with pytest.raises(MissingExtraError, match='pip install "openpyxl<'):
        write_xlsx([harbour()], tmp_path / "news.xlsx")


def test_a_place_that_is_not_there(tmp_path: Path) -> None:
    """The error names the path."""
    with pytest.raises(OutputError, match="there is no such folder"):
        write_xlsx([harbour()], tmp_path / "none/news.xlsx")


@settings(max_examples=30)
@given(analysis=any_exported())
def test_any_analysis(analysis: Analysis, tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    """Any analysis is written, and read back with the same places and no formula."""
    path = tmp_path_factory.mktemp("xlsx") / "news.xlsx"
    write_xlsx([analysis], path)

    found = rows(path, "Quotations")
    assert [(row["spans"].value or "") for row in found] == [
        "; ".join(f"{span.start}..{span.end}" for span in quotation.spans) for quotation in analysis.quotations
    ]
    assert {cell.data_type for row in found for cell in row.values()} <= {"s", "n", "b"}
