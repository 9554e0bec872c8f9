"""Parquet: one article a row."""

from collections.abc import Iterator
from io import SEEK_END
from typing import BinaryIO

import pyarrow.parquet as pq

from attribution.errors import LoadError
from attribution.load.columns import MAX_RECORD, find_columns, read_record
from attribution.load.options import Reading, Report
from attribution.model import Document

#: So many rows are in memory at once.
_BATCH = 32

#: A group of rows that takes more than this in memory is refused, as is one that was packed more than so many times.
MAX_GROUP = 4_000_000_000
_MAX_RATIO = 2_000

#: The footer of a file is read whole. These are about its parts, in bytes and in number.
_MAX_STRING, _MAX_ITEMS = 50_000_000, 1_000_000


def read_parquet(file: BinaryIO, name: str, reading: Reading, report: Report) -> Iterator[Document]:
    """Yield the articles in a Parquet file; a row that can't be read is told to `report` and left out.

    Raises:
        LoadError: It is no Parquet file, has no column with the text, or unpacks to more than the memory should hold.
    """
    size = file.seek(0, SEEK_END)
    table = pq.ParquetFile(
        file, thrift_string_size_limit=_MAX_STRING, thrift_container_size_limit=_MAX_ITEMS, buffer_size=1 << 20
    )
    find_columns(tuple(table.schema_arrow.names), reading)
    _check_sizes(table, size, name)
    number = 0
    for batch in table.iter_batches(batch_size=_BATCH, use_threads=False):
        for at in range(batch.num_rows):
            number += 1
            try:
                yield _read_row(batch.slice(at, 1), number, name, reading)
            except LoadError as error:
                report(f"row {number}", error.advice)


def _read_row(row: "pq.RecordBatch", number: int, name: str, reading: Reading) -> Document:
    if row.get_total_buffer_size() > MAX_RECORD * _BATCH and row.nbytes > MAX_RECORD:
        raise LoadError(name, f"it has more than {MAX_RECORD // 1_000_000} MB, so it was left out: it is no article")
    return read_record(row.to_pylist()[0], number, name, reading)


def _check_sizes(table: "pq.ParquetFile", size: int, name: str) -> None:
    # What a group says of its columns is not asked for: where that is broken, the library ends the program.
    for group in range(table.metadata.num_row_groups):
        unpacked = table.metadata.row_group(group).total_byte_size
        if unpacked > min(MAX_GROUP, max(size, 1 << 16) * _MAX_RATIO):
            raise LoadError(name, f"its rows unpack to {unpacked} bytes at once: write it in smaller groups of rows")
