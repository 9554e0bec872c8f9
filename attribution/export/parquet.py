"""Parquet: a table of quotations and a table of sources, for analysis at any size."""

import os
from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType, NoneType
from typing import TYPE_CHECKING, get_args, get_type_hints

import msgspec

from attribution.errors import MissingExtraError, cannot_import
from attribution.export.rows import QuotationRow, SourceRow, quotation_rows, source_rows
from attribution.export.texts import whole
from attribution.export.written import Stream, Tally, Written, files_in
from attribution.model import Analysis, Span
from attribution.output import Output

if TYPE_CHECKING:
    import pyarrow as pa

FILES = ("quotations.parquet", "sources.parquet")
#: A group of rows is written when it has so many rows, or so many characters of text.
ROWS_PER_GROUP = 20_000
_CHARACTERS_PER_GROUP = 32_000_000


def write_parquet(analyses: Iterable[Analysis], folder: str | os.PathLike[str]) -> Written:
    """Write quotations.parquet and sources.parquet into `folder`; only some thousand rows are in memory at a time.

    Spans are lists of structs with `start` and `end`; what the article does not say is null.

    Raises:
        MissingExtraError: pyarrow is not installed, or can't be used.
        OutputError: The folder or a file can't be made or written.

    >>> import tempfile
    >>> import pyarrow.parquet
    >>> from attribution import analyze
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = write_parquet([analyze("“It holds,” Ana Ruiz said.")], folder)
    ...     rows = pyarrow.parquet.read_table(folder + "/quotations.parquet").to_pylist()
    >>> rows[0]["source"], rows[0]["spans"]
    ('Ana Ruiz', [{'start': 0, 'end': 11}])
    """
    try:
        import pyarrow.parquet  # noqa: F401, PLC0415 -- an optional package
    except (ImportError, OSError) as error:
        raise MissingExtraError("parquet", cannot_import("pyarrow", error)) from error
    tally = Tally()
    with (
        files_in(folder, *FILES) as (first, second),
        _Table(first, QuotationRow) as quotations,
        _Table(second, SourceRow) as sources,
    ):
        for analysis in map(whole, tally.passing(analyses)):
            quotations.add(quotation_rows(analysis))
            sources.add(source_rows(analysis))
    return tally.written(*(Path(folder, name) for name in FILES))


class _Table:
    """A Parquet file of rows of one kind."""

    def __init__(self, output: Output, kind: type[msgspec.Struct]) -> None:
        import pyarrow.parquet as pq  # noqa: PLC0415 -- an optional package

        self._schema = _schema(kind)
        self._writer = pq.ParquetWriter(Stream(output), self._schema, compression="zstd")
        self._rows: list[dict[str, object]] = []
        self._characters = 0

    def add(self, rows: Iterable[msgspec.Struct]) -> None:
        for row in rows:
            # Arrow has no names for the keys of a map, only pairs.
            fields = msgspec.to_builtins(row) | {"extra": list(row.extra.items())}  # type: ignore[attr-defined] # both kinds have it
            self._rows.append(fields)
            self._characters += sum(len(value) for value in fields.values() if isinstance(value, str))
        if len(self._rows) >= ROWS_PER_GROUP or self._characters >= _CHARACTERS_PER_GROUP:
            self._flush()

    def _flush(self) -> None:
        import pyarrow as pa  # noqa: PLC0415 -- an optional package

        self._writer.write_table(pa.Table.from_pylist(self._rows, schema=self._schema))
        self._rows, self._characters = [], 0

    def __enter__(self) -> "_Table":
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is None and self._rows:
            self._flush()
        self._writer.close()


def _schema(kind: type[msgspec.Struct]) -> "pa.Schema":
    import pyarrow as pa  # noqa: PLC0415 -- an optional package

    span = pa.struct([pa.field("start", pa.int64(), nullable=False), pa.field("end", pa.int64(), nullable=False)])
    types = MappingProxyType(
        {
            str: pa.string(),
            int: pa.int64(),
            float: pa.float64(),
            bool: pa.bool_(),
            tuple[str, ...]: pa.list_(pa.string()),
            tuple[Span, ...]: pa.list_(span),
            dict[str, str]: pa.map_(pa.string(), pa.string()),
        }
    )
    fields = []
    for name, hint in get_type_hints(kind).items():
        options = get_args(hint)
        is_optional = NoneType in options
        fields.append(pa.field(name, types[options[0] if is_optional else hint], nullable=is_optional))
    return pa.schema(fields)
