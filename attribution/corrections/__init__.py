"""What a person says of an analysis, read from a file of corrections and applied.

An `Analysis` and `Corrections` come in, a corrected `Analysis` goes out; `corrected` does it. The one that came in
stays as it is: the machine's own.
"""

from attribution.corrections.anchors import Places, anchor_at, anchor_quotation, anchor_source, likeness, overlap
from attribution.corrections.applying import corrected
from attribution.corrections.entered import corrected_ids, known_to, looked_at, statuses
from attribution.corrections.evaluating import evaluate
from attribution.corrections.files import SUFFIX, encode_corrections, parse_corrections, read_corrections
from attribution.corrections.making import MadeBy, made_by
from attribution.corrections.tables import encode_evaluation, format_evaluation
from attribution.corrections.telling import tell_applied

__all__ = [
    "SUFFIX",
    "MadeBy",
    "Places",
    "anchor_at",
    "anchor_quotation",
    "anchor_source",
    "corrected",
    "corrected_ids",
    "encode_corrections",
    "encode_evaluation",
    "evaluate",
    "format_evaluation",
    "known_to",
    "likeness",
    "looked_at",
    "made_by",
    "overlap",
    "parse_corrections",
    "read_corrections",
    "statuses",
    "tell_applied",
]
