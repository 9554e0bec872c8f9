"""Where quoted words stand in a record: the nearest passage, word by word, and the holes in it.

A quotation (`read_quoted`) and a record's `Tokens` come in, an `Alignment` goes out; `locate` does it.
"""

from attribution.verify.places.aligning import Alignment
from attribution.verify.places.holes import Hole, find_holes, settle
from attribution.verify.places.locating import locate
from attribution.verify.places.narration import (
    closes_marks,
    is_narration,
    narration_after,
    narration_before,
    opens_marks,
)
from attribution.verify.places.passages import nearest, passage
from attribution.verify.places.pieces import Piece, find_pieces
from attribution.verify.places.quoted import Quoted, exact_spans, read_quoted

__all__ = [
    "Alignment",
    "Hole",
    "Piece",
    "Quoted",
    "closes_marks",
    "exact_spans",
    "find_holes",
    "find_pieces",
    "is_narration",
    "locate",
    "narration_after",
    "narration_before",
    "nearest",
    "opens_marks",
    "passage",
    "read_quoted",
    "settle",
]
