"""XLSX: a workbook with a sheet of quotations, a sheet of sources, and one that says what made it."""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import msgspec

from attribution.corrections import made_by
from attribution.errors import MissingExtraError, cannot_import
from attribution.export.flat import Cell, flat
from attribution.export.rows import QuotationRow, SourceRow, quotation_rows, source_rows
from attribution.export.texts import whole
from attribution.export.written import Stream, Tally, Written
from attribution.model import Analysis
from attribution.output import is_formula, naming, replacing, showable

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

#: What a sheet and a cell can hold.
MAX_ROWS = 1_048_576
MAX_CELL = 32_767
_CUT = " … (cut: too long for a cell)"
#: The earliest time that a ZIP archive can have.
_TIME = (1980, 1, 1, 0, 0, 0)


def write_xlsx(analyses: Iterable[Analysis], path: str | os.PathLike[str]) -> Written:
    """Write a workbook with the sheets "Quotations", "Sources" and "About"; rows go to the disk as they are made.

    Every cell with words is text, whatever it looks like. When a sheet is full, "Quotations 2" goes on. What a cell
    can't hold is replaced or cut, and told in the notes of what is returned.

    Raises:
        MissingExtraError: openpyxl is not installed, or can't be used.
        OutputError: The file can't be written.

    >>> import tempfile
    >>> import openpyxl
    >>> from attribution import analyze
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = write_xlsx([analyze("“It holds,” Ana Ruiz said.")], folder + "/news.xlsx")
    ...     openpyxl.load_workbook(folder + "/news.xlsx")["Sources"]["H2"].value
    'Ana Ruiz'
    """
    try:
        import openpyxl  # noqa: PLC0415 -- an optional package
    except (ImportError, OSError) as error:
        raise MissingExtraError(".xlsx", cannot_import("openpyxl", error)) from error
    tally = Tally()
    with replacing(path) as output, naming(path), tempfile.TemporaryFile() as file:
        book = openpyxl.Workbook(write_only=True)
        quotations = _Sheets(book, "Quotations", QuotationRow.__struct_fields__)
        sources = _Sheets(book, "Sources", SourceRow.__struct_fields__)
        about = _Sheets(book, "About", _AboutRow.__struct_fields__)
        try:
            for analysis in map(whole, tally.passing(analyses)):
                quotations.add(quotation_rows(analysis))
                sources.add(source_rows(analysis))
                about.add((_about(analysis),))
        finally:
            # Also where it is given up: openpyxl puts its own files away only then.
            book.save(file)
        _settle(file, Stream(output))
    return tally.written(Path(path), notes=(*quotations.notes(), *sources.notes(), *about.notes()))


class _AboutRow(msgspec.Struct, frozen=True, kw_only=True):
    """One article: what made its analysis, and which corrections it has."""

    article_id: str
    article_sha256: str
    engine: str
    corrections: str


def _about(analysis: Analysis) -> _AboutRow:
    document, made = analysis.document, made_by(analysis)
    return _AboutRow(
        article_id=document.id,
        article_sha256=document.sha256,
        engine=made.engine_in_words,
        corrections=made.corrections_in_words,
    )


class _Sheets:
    """A table over as many sheets as it takes."""

    def __init__(self, book: "Workbook", title: str, header: tuple[str, ...]) -> None:
        self._book = book
        self._title = title
        self._header = header
        self._number = 0
        self._replaced = self._cut = 0
        self._start()

    def add(self, rows: Iterable[msgspec.Struct]) -> None:
        for row in rows:
            if self._rows == MAX_ROWS:
                self._start()
            self._sheet.append([self._cell(flat(value)) for value in msgspec.structs.astuple(row)])
            self._rows += 1

    def notes(self) -> Iterator[str]:
        if self._replaced:
            yield f"{self._title}: {self._replaced} cells had characters that a workbook can't hold; each is now “�”"
        if self._cut:
            yield f"{self._title}: {self._cut} cells were longer than {MAX_CELL} characters and were cut"

    def _start(self) -> None:
        self._number += 1
        self._sheet = self._book.create_sheet(self._title if self._number == 1 else f"{self._title} {self._number}")
        self._sheet.freeze_panes = "A2"
        self._sheet.append(self._header)
        self._rows = 1

    def _cell(self, value: Cell) -> "Cell | WriteOnlyCell | None":
        if not isinstance(value, str):
            return value
        text = showable(value)
        self._replaced += text != value
        if len(text) > MAX_CELL:
            self._cut += 1
            text = text[: MAX_CELL - len(_CUT)] + _CUT
        # openpyxl takes "=1" for a formula and "#N/A" for an error.
        return self._text_cell(text) if is_formula(text) or text[:1] == "#" else text or None

    def _text_cell(self, text: str) -> "WriteOnlyCell":
        from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415 -- an optional package

        cell = WriteOnlyCell(self._sheet, text)
        cell.data_type = "s"
        cell.quotePrefix = True
        return cell


def _settle(file: BinaryIO, out: Stream) -> None:
    """Copy a workbook without the time at which it was made, so that the same rows give the same bytes."""
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(cast(BinaryIO, out), "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            entry = zipfile.ZipInfo(part.filename, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            if part.filename == "docProps/core.xml":
                new.writestr(entry, _CORE)
            else:
                with old.open(part) as source, new.open(entry, "w", force_zip64=True) as target:
                    shutil.copyfileobj(source, target)


_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>attribution</dc:creator></cp:coreProperties>'
)
