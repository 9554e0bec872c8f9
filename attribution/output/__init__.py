"""What is written: files that are there whole or not at all, and words made fit for where they go.

Bytes and words come in, files and words go out; `replacing` writes a file, `clean` and its like make words fit.
"""

from attribution.output.characters import clean, is_formula, neutralised, showable
from attribution.output.files import Output, advice_for, naming, replacing
from attribution.output.sarif import SarifRelated, SarifResult, SarifRule, relative_uri, sarif_log

__all__ = [
    "Output",
    "SarifRelated",
    "SarifResult",
    "SarifRule",
    "advice_for",
    "clean",
    "is_formula",
    "naming",
    "neutralised",
    "relative_uri",
    "replacing",
    "sarif_log",
    "showable",
]
