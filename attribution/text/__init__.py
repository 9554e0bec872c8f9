"""What the text itself tells, before any parse: marks that belong together, paragraphs, labels, where sentences begin.

A text comes in, its `Layout` goes out, with each `Stretch` in quotation marks; `read_layout` does it. Marks are paired
within a paragraph, so one stray mark never moves the pairs of the rest of the article. The direction of a mark comes
from what stands on its two sides; its shape decides only where that is not enough, since text is full of curls that
point the wrong way. The scan is linear in the length of the text.

>>> from attribution.text import read_layout
>>> [(s.start, s.end) for s in read_layout("“Go,” she said.").stretches]
[(0, 5)]
"""

from attribution.text.apart import Apart, find_apart
from attribution.text.boundaries import find_boundaries
from attribution.text.captions import Caption, CaptionLine, Captions, CaptionWords, find_captions, is_subrip, is_webvtt
from attribution.text.changed import ChangedWords, find_changed, place_changes
from attribution.text.datelines import find_dateline
from attribution.text.invitations import is_invitation
from attribution.text.labels import Label, find_label, read_label, split_line
from attribution.text.layout import Layout, layout_of, read_layout
from attribution.text.mark_signs import INVISIBLE
from attribution.text.pairs import find_stretches
from attribution.text.paragraphs import find_paragraphs
from attribution.text.recurring import read_labels
from attribution.text.sentences import END_MARKS, count_stops, has_stop, sentence_ends
from attribution.text.silent import find_comments
from attribution.text.stamps import Stamp, read_stamp
from attribution.text.stretches import Stretch
from attribution.text.tags import begins_with_tag, is_reporting_form

__all__ = [
    "END_MARKS",
    "INVISIBLE",
    "Apart",
    "Caption",
    "CaptionLine",
    "CaptionWords",
    "Captions",
    "ChangedWords",
    "Label",
    "Layout",
    "Stamp",
    "Stretch",
    "begins_with_tag",
    "count_stops",
    "find_apart",
    "find_boundaries",
    "find_captions",
    "find_changed",
    "find_comments",
    "find_dateline",
    "find_label",
    "find_paragraphs",
    "find_stretches",
    "has_stop",
    "is_invitation",
    "is_reporting_form",
    "is_subrip",
    "is_webvtt",
    "layout_of",
    "place_changes",
    "read_label",
    "read_labels",
    "read_layout",
    "read_stamp",
    "sentence_ends",
    "split_line",
]
