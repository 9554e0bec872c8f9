"""A worksheet as an XLSX workbook: the call sheet, the attempts, the unnamed sources, and who did not comment."""

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from attribution.errors import MissingExtraError, cannot_import
from attribution.output import is_formula, showable
from attribution.worksheet.archives import settled
from attribution.worksheet.content import ATTEMPT, ATTEMPTS, BOXES, SIGN_OFF, Worksheet

if TYPE_CHECKING:
    from openpyxl import Workbook

#: A cell holds no more characters than this.
_LONGEST = 32_767
_CUT = " … (cut: too long for a cell)"
_WIDE, _NARROW = 48, 16


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
    _add_calls(book, sheet)
    _add_attempts(book, sheet)
    _add_unnamed(book, sheet)
    silences = ((it.who, it.what, it.place) for it in sheet.silences)
    _add_sheet(book, "No comment", ("who", "words", "place"), silences)
    _add_sheet(book, "Text", ("worksheet of",), ((line,) for line in (sheet.title, *sheet.about)))
    file = io.BytesIO()
    book.save(file)
    return settled(file.getvalue())


def _add_calls(book: "Workbook", sheet: Worksheet) -> None:
    header = ("source", "about the source", "ask about the source", "number", "place", "how", "facts to ask", "words")
    rows: list[list[str | int]] = []
    for call in sheet.calls:
        about = [call.name, call.about, "\n".join(call.ask)]
        for it in call.items:
            boxes = [""] * len(BOXES)
            words = ["\n".join(it.facts), it.words]
            rows.append([*about, it.number, it.place, it.how, *words, *boxes, it.note, it.status])
    _add_sheet(book, "Call sheet", (*header, *BOXES, "note", "status"), rows)


def _add_attempts(book: "Workbook", sheet: Worksheet) -> None:
    rows: list[list[str | int]] = [[call.name, number] for call in sheet.calls for number in range(1, ATTEMPTS + 1)]
    _add_sheet(book, "Attempts", ("source", "attempt", *ATTEMPT), rows)


def _add_unnamed(book: "Workbook", sheet: Worksheet) -> None:
    header = ("descriptor", "reason", "condition", "how it knows", "people claimed", "first use", "quotations")
    rows: list[list[str | int]] = [
        [it.descriptor, it.reason, it.condition, it.knows, it.claimed, it.first_use, it.quotations, *it.sign_off]
        for it in sheet.unnamed
    ]
    _add_sheet(book, "Unnamed sources", (*header, *SIGN_OFF), rows)


def _add_sheet(book: "Workbook", title: str, header: tuple[str, ...], rows: Iterable[Iterable[str | int]]) -> None:
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
        is_wide = name in ("words", "facts to ask", "first use", "ask about the source", "answer", "worksheet of")
        page.column_dimensions[get_column_letter(column)].width = _WIDE if is_wide else _NARROW
    page.freeze_panes = "A2"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _fitting(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - len(_CUT)] + _CUT
