"""A worksheet as an XLSX workbook, with a page for each of its lists."""

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from attribution.errors import MissingExtraError, cannot_import
from attribution.output import is_formula, showable
from attribution.worksheet.archives import settled
from attribution.worksheet.content import ATTEMPT, ATTEMPTS, BOXES, Worksheet
from attribution.worksheet.separated import UNNAMED, call_rows, changed_rows, unnamed_rows

if TYPE_CHECKING:
    from openpyxl import Workbook

#: A cell holds no more characters than this.
_LONGEST = 32_767
_CUT = " … (cut: too long for a cell)"
_WIDE, _NARROW = 48, 16
_WIDE_ONES = (
    "words",
    "facts to ask",
    "ask about the source",
    "answer",
    "worksheet of",
    "name or number",
    "changed",
    "before",
)
_CALL = (
    *("source", "about the source", "ask about the source", "number", "place", "how", "facts to ask", "words"),
    *(*BOXES, "record", "note", "status", "gate"),
)
_CHANGED = ("number", "place", "changed", "before", "words")


def to_xlsx(sheet: Worksheet) -> bytes:
    """Return a worksheet as an XLSX file; the same worksheet gives the same bytes.

    Every cell with words is a text cell, and one that looks like a formula is marked as text as well.

    Raises:
        MissingExtraError: openpyxl is not installed, or can't be used.
    """
    try:
        import openpyxl  # noqa: PLC0415 -- an optional package
    except (ImportError, OSError) as error:
        raise MissingExtraError(".xlsx", cannot_import("openpyxl", error)) from error
    book = openpyxl.Workbook()
    book.remove(book.active)
    if sheet.changed:
        _add_rows(book, "Changed in marks", _CHANGED, changed_rows(sheet.changed))
    _add_rows(book, "Calls", _CALL, call_rows(sheet.calls))
    attempts = ((call.name, number) for call in sheet.calls for number in range(1, ATTEMPTS + 1))
    _add_sheet(book, "Attempts", ("source", "attempt", *ATTEMPT), attempts)
    silences = ((it.who, it.what, it.place) for it in sheet.silences)
    _add_sheet(book, "Did not comment", ("who", "words", "place"), silences)
    _add_rows(book, "To look up", _CALL, call_rows(sheet.lookups))
    named = ((it.words, it.sort, it.place, "") for it in sheet.named)
    _add_sheet(book, "Names and numbers", ("name or number", "sort", "place", "right"), named)
    about = ("source", *UNNAMED)
    _add_rows(book, "Unnamed sources", (*about, *_CALL[3:]), unnamed_rows(sheet.unnamed))
    _add_rows(book, "Groups", _CALL, call_rows(sheet.crowds))
    lines = (sheet.title, *sheet.about, *(f"not on this sheet: {line}" for line in sheet.left_off))
    _add_sheet(book, "About", ("worksheet of",), ((line,) for line in lines))
    file = io.BytesIO()
    book.save(file)
    return settled(file.getvalue())


def _add_rows(book: "Workbook", title: str, header: Sequence[str], rows: Iterable[dict[str, str]]) -> None:
    cells: Iterable[list[str | int]] = ([_cell(row.get(name, ""), name) for name in header] for row in rows)
    _add_sheet(book, title, header, cells)


def _cell(value: str, name: str) -> str | int:
    return int(value) if name == "number" and value else value


def _add_sheet(book: "Workbook", title: str, header: Sequence[str], rows: Iterable[Iterable[str | int]]) -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 -- an optional package
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    page = book.create_sheet(title)
    for number, row in enumerate((header, *rows), start=1):
        for column, value in enumerate(row, start=1):
            cell = page.cell(number, column)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if isinstance(value, int):
                cell.value = value
            elif value:
                cell.value = _fitting(showable(value))
                # Not before: openpyxl takes what begins with "=" for a formula.
                cell.data_type = "s"
                cell.quotePrefix = is_formula(value)
    for column, name in enumerate(header, start=1):
        page.cell(1, column).font = Font(bold=True)
        page.column_dimensions[get_column_letter(column)].width = _WIDE if name in _WIDE_ONES else _NARROW
    page.freeze_panes = "A2"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _fitting(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - len(_CUT)] + _CUT
