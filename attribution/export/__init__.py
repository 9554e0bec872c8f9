"""What other tools take: analyses in their formats, one module a format. None of it needs spaCy.

`Analysis` records come in, a file or a folder goes out; `export` does it.

>>> from attribution.export import FORMATS
>>> sorted(FORMATS)
['brat', 'claimreview', 'csv', 'jsonl', 'jsonld', 'parquet', 'tei', 'webannotation', 'xlsx']
"""

from attribution.export.brat import write_brat
from attribution.export.claimreview import encode_claimreview
from attribution.export.excel import write_xlsx
from attribution.export.formats import FORMATS, Format, Write, export
from attribution.export.jsonl import encode_jsonl
from attribution.export.jsonld import encode_jsonld
from attribution.export.parquet import write_parquet
from attribution.export.rows import QuotationRow, SourceRow, quotation_rows, source_rows
from attribution.export.separated import write_csv
from attribution.export.tei import write_tei
from attribution.export.texts import whole
from attribution.export.webannotation import encode_annotations
from attribution.export.written import Encode, Tally, Written, empty_folder, write_pieces

__all__ = [
    "FORMATS",
    "Encode",
    "Format",
    "QuotationRow",
    "SourceRow",
    "Tally",
    "Write",
    "Written",
    "empty_folder",
    "encode_annotations",
    "encode_claimreview",
    "encode_jsonl",
    "encode_jsonld",
    "export",
    "quotation_rows",
    "source_rows",
    "whole",
    "write_brat",
    "write_csv",
    "write_parquet",
    "write_pieces",
    "write_tei",
    "write_xlsx",
]
