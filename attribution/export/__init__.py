"""What other tools take: analyses in their formats, one module a format. None of it needs spaCy.

>>> from attribution.export import FORMATS
>>> sorted(FORMATS)
['brat', 'csv', 'jsonl', 'jsonld', 'parquet', 'tei', 'webannotation', 'xlsx']
"""

from attribution.export.brat import write_brat
from attribution.export.excel import write_xlsx
from attribution.export.formats import FORMATS, Format, export
from attribution.export.jsonl import encode_jsonl
from attribution.export.jsonld import encode_jsonld
from attribution.export.parquet import write_parquet
from attribution.export.rows import QuotationRow, SourceRow, quotation_rows, source_rows
from attribution.export.separated import write_csv
from attribution.export.tei import write_tei
from attribution.export.webannotation import encode_annotations
from attribution.export.written import Written

__all__ = [
    "FORMATS",
    "Format",
    "QuotationRow",
    "SourceRow",
    "Written",
    "encode_annotations",
    "encode_jsonl",
    "encode_jsonld",
    "export",
    "quotation_rows",
    "source_rows",
    "write_brat",
    "write_csv",
    "write_parquet",
    "write_tei",
    "write_xlsx",
]
