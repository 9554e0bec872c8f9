"""CSV and TSV: one article a row, under a row of column names."""

import csv
from collections.abc import Iterator
from typing import BinaryIO

from attribution.errors import LoadError
from attribution.load.columns import MAX_RECORD, find_columns, read_record
from attribution.load.encoding import as_utf8, decode
from attribution.load.lines import read_lines
from attribution.load.options import Reading, Report
from attribution.model import Document, Note

#: More columns than this are no table of articles.
_MAX_COLUMNS = 2_000


def read_table(file: BinaryIO, name: str, reading: Reading, report: Report) -> Iterator[Document]:
    r"""Yield the articles in a table, one a row; a row that can't be read is told to `report` and left out.

    Cells are parted by tabs, commas or semicolons, whichever the row of column names has most of. A cell in quotation
    marks may have line ends.

    Raises:
        LoadError: There is no row of column names with one for the text.

    >>> import io
    >>> table = io.BytesIO(b'id;body\n7;"Ely.\n\nThe bridge."\n8\n')
    >>> [(document.id, document.text) for document in read_table(table, "n.csv", Reading(), lambda *told: print(told))]
    ('line 5', 'the row has 1 cells, not 2: check its quotation marks')
    [('7', 'Ely.\n\nThe bridge.')]
    """
    lines = _Lines(as_utf8(file, name), name, report)
    rows = _rows(lines, report)
    header = next(rows, [])
    if len(header) > _MAX_COLUMNS:
        raise LoadError(name, f"its first row has more than {_MAX_COLUMNS} cells: it has to name the columns")
    find_columns(tuple(header), reading)
    for row in rows:
        if len(row) != len(header):
            report(f"line {lines.row}", f"the row has {len(row)} cells, not {len(header)}: check its quotation marks")
            continue
        yield read_record(dict(zip(header, row, strict=True)), lines.row, name, reading, lines.notes)


def _rows(lines: "_Lines", report: Report) -> Iterator[list[str]]:
    reader = csv.reader(lines, delimiter=lines.delimiter, strict=True)
    while True:
        lines.begin_row()
        try:
            row = _next_row(reader)
        except csv.Error as error:
            report(f"line {lines.row}", f"this is no row of a table ({error})")
        except _BadRowError as error:
            report(f"line {lines.row}", str(error))
        else:
            if row is None:
                return
            if row:
                yield row


class _BadRowError(Exception):
    """What is wrong with a row; the file may have others that are good."""


def _next_row(reader: Iterator[list[str]]) -> list[str] | None:
    # The module has one limit for the whole program: it is put back at once.
    limit = csv.field_size_limit(MAX_RECORD)
    try:
        return next(reader, None)
    finally:
        csv.field_size_limit(limit)


class _Lines:
    """The decoded lines of a table, and what is known of the current row."""

    def __init__(self, file: BinaryIO, name: str, report: Report) -> None:
        self._name = name
        self._lines = read_lines(file, MAX_RECORD, report)
        self._first = next(self._lines, None)
        self._size = 0
        #: What parts the cells.
        self.delimiter = self._find_delimiter()
        #: The number of the line that the row begins on.
        self.row = 0
        #: What was noted about its encoding.
        self.notes: tuple[Note, ...] = ()

    def begin_row(self) -> None:
        """Forget the row before."""
        self._size, self.notes = 0, ()

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        number, line = self._first or next(self._lines)
        self._first = None
        if self._size == 0:
            self.row = number
        self._size += len(line)
        if self._size > MAX_RECORD:
            raise _BadRowError("the row has no end: check its quotation marks")
        try:
            text, notes = decode(line, self._name)
        except LoadError as error:
            raise _BadRowError(error.advice) from error
        self.notes = tuple(dict.fromkeys((*self.notes, *notes)))
        return text

    def _find_delimiter(self) -> str:
        line = self._first[1] if self._first else b""
        return max(",;\t", key=lambda mark: line.count(mark.encode()))
