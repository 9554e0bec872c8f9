"""The same words in several articles: given to different speakers, or with a difference that may change the sense.

An `Archive` comes in, each `Conflict` goes out; `find_conflicts` does it. It joins the archive, which has the words,
with verification, which knows the kinds of differences.

>>> from attribution.archive.conflicts import CONFLICT_WORDS
>>> CONFLICT_WORDS["other-speaker"]
'the same words, another speaker'
"""

from attribution.archive.conflicts.finding import find_conflicts
from attribution.archive.conflicts.listing import format_conflict
from attribution.archive.conflicts.records import CONFLICT_WORDS, Conflict, ConflictKind, Version, VersionDifference

__all__ = [
    "CONFLICT_WORDS",
    "Conflict",
    "ConflictKind",
    "Version",
    "VersionDifference",
    "find_conflicts",
    "format_conflict",
]
