"""CSV: a table of quotations and a table of sources, for spreadsheets and for programs."""

import csv
import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from attribution.export.flat import flat
from attribution.export.rows import QuotationRow, SourceRow, quotation_rows, source_rows
from attribution.export.texts import whole
from attribution.export.written import Tally, Written, files_in
from attribution.model import Analysis
from attribution.output import neutralised

FILES = ("quotations.csv", "sources.csv")


def write_csv(analyses: Iterable[Analysis], folder: str | os.PathLike[str]) -> Written:
    """Write quotations.csv and sources.csv into `folder`, in UTF-8 with a byte order mark, as spreadsheets read it.

    A text that a spreadsheet would take for a formula gets an apostrophe before it. Texts stand in quotation marks,
    and each line ends in a carriage return and a newline (RFC 4180).

    Raises:
        OutputError: The folder or a file can't be made or written.

    >>> import tempfile
    >>> from attribution import analyze
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = write_csv([analyze("“It holds,” Ana Ruiz said.")], folder)
    ...     lines = Path(folder, "quotations.csv").read_text(encoding="utf-8-sig").splitlines()
    >>> [row["source"] for row in csv.DictReader(lines)]
    ['Ana Ruiz']
    """
    tally = Tally()
    with files_in(folder, *FILES) as (quotations, sources):
        mark = "\ufeff"
        quotations.write(_lines([QuotationRow.__struct_fields__], mark))
        sources.write(_lines([SourceRow.__struct_fields__], mark))
        for analysis in map(whole, tally.passing(analyses)):
            quotations.write(_lines(map(_cells, quotation_rows(analysis))))
            sources.write(_lines(map(_cells, source_rows(analysis))))
    return tally.written(*(Path(folder, name) for name in FILES))


def _cells(row: msgspec.Struct) -> Iterator[str | int | float]:
    for value in msgspec.structs.astuple(row):
        cell = flat(value)
        if isinstance(cell, bool):
            yield "true" if cell else "false"
        else:
            yield neutralised(cell) if isinstance(cell, str) else cell


def _lines(rows: Iterable[Iterable[str | int | float]], before: str = "") -> bytes:
    # Quoted, no text can be taken apart where a program separates cells by semicolons.
    text = io.StringIO(before, newline="")
    text.seek(0, io.SEEK_END)
    csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode()
