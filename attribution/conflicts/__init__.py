"""The same words in several articles: given to different speakers, or with a difference that may change the sense.

It joins the archive, which has the words, with verification, which knows the kinds of differences.

>>> from attribution.conflicts import CONFLICT_WORDS
>>> CONFLICT_WORDS["other-speaker"]
'the same words, another speaker'
"""

from attribution.conflicts.finding import find_conflicts
from attribution.conflicts.records import CONFLICT_WORDS, Conflict, ConflictKind, Difference, Version

__all__ = ["CONFLICT_WORDS", "Conflict", "ConflictKind", "Difference", "Version", "find_conflicts"]
