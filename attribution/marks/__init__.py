"""Which quotation marks belong together.

Marks are paired within a paragraph, so one stray mark never moves the pairs of the rest of the article. The direction
of a mark comes from what stands on its two sides; its shape decides only where that is not enough, since text is full
of curls that point the wrong way. The scan is linear in the length of the text.

>>> from attribution.marks import find_paragraphs, find_stretches
>>> [(s.start, s.end) for s in find_stretches("“Go,” she said.")]
[(0, 5)]
"""

from attribution.marks.characters import INVISIBLE
from attribution.marks.pairs import find_stretches
from attribution.marks.paragraphs import find_paragraphs
from attribution.marks.stretches import Stretch
from attribution.marks.tags import begins_with_tag, is_reporting_form
from attribution.marks.turns import find_label

__all__ = [
    "INVISIBLE",
    "Stretch",
    "begins_with_tag",
    "find_label",
    "find_paragraphs",
    "find_stretches",
    "is_reporting_form",
]
