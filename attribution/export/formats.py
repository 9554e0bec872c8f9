"""The formats by name: what each writes, and where."""

import os
from collections.abc import Callable, Iterable
from functools import partial
from types import MappingProxyType
from typing import Literal

import msgspec

from attribution.export.brat import write_brat
from attribution.export.claimreview import encode_claimreview
from attribution.export.excel import write_xlsx
from attribution.export.jsonl import encode_jsonl
from attribution.export.jsonld import encode_jsonld
from attribution.export.parquet import write_parquet
from attribution.export.separated import write_csv
from attribution.export.tei import write_tei
from attribution.export.webannotation import encode_annotations
from attribution.export.written import Encode, Written, write_pieces
from attribution.model import Analysis

type Path = str | os.PathLike[str]
type Write = Callable[[Iterable[Analysis], Path], Written]


class Format(msgspec.Struct, frozen=True, kw_only=True):
    """One format that analyses can be given in."""

    #: Whether it is one file or a folder of files.
    place: Literal["file", "folder"]
    write: Write
    #: What yields it in pieces, where it can be piped.
    encode: Encode | None = None
    #: The same without any word of the article, where the format has such a form.
    encode_confidential: Encode | None = None


def _piped(encode: Encode, encode_confidential: Encode | None = None) -> Format:
    write = partial(write_pieces, encode)
    return Format(place="file", write=write, encode=encode, encode_confidential=encode_confidential)


#: spaCy's DocBin is not among them, since it needs spaCy: see `attribution.pipes.docbin`.
FORMATS = MappingProxyType(
    {
        "jsonl": _piped(encode_jsonl),
        "csv": Format(place="folder", write=write_csv),
        "parquet": Format(place="folder", write=write_parquet),
        "xlsx": Format(place="file", write=write_xlsx),
        "webannotation": _piped(encode_annotations, partial(encode_annotations, confidential=True)),
        "brat": Format(place="folder", write=write_brat),
        "jsonld": _piped(encode_jsonld),
        "claimreview": _piped(encode_claimreview),
        "tei": Format(place="folder", write=write_tei),
    }
)


def export(analyses: Iterable[Analysis], name: str, path: Path) -> Written:
    """Write `analyses` in a format, one after the other, and return what was written.

    Args:
        analyses: What was found; any number.
        name: One of `FORMATS`.
        path: The file, or the folder where the format is one of several files.

    Raises:
        ValueError: There is no such format.
        MissingExtraError: The format needs a package that is not installed.
        OutputError: It can't be written.

    >>> import tempfile
    >>> from attribution import analyze
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     written = export([analyze("“It holds,” Ana Ruiz said.")], "csv", folder)
    >>> [path.name for path in written.paths], written.quotations
    (['quotations.csv', 'sources.csv'], 1)
    """
    if name not in FORMATS:
        raise ValueError(f"no format {name!r}: choose {', '.join(FORMATS)}")
    return FORMATS[name].write(analyses, path)
