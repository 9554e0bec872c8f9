"""Many analyses in one SQLite file, to be searched.

Analyses come in, the passages that were asked for go out; `open_archive` opens it, `Archive.add` and `Archive.search`
do it. `conflicts/` finds the same words under two names.

>>> import tempfile
>>> from attribution.archive import open_archive
>>> with tempfile.TemporaryDirectory() as folder, open_archive(folder + "/news.db") as archive:
...     archive.search("ferry")
()
"""

from attribution.archive.concordance import format_concordance
from attribution.archive.conflicts import find_conflicts, format_conflict
from attribution.archive.listing import format_hits, format_sources
from attribution.archive.records import Counts, Hit, ListedSource, Location, Outcome
from attribution.archive.storage import Archive, open_archive
from attribution.archive.wordings import exact_text, words_of

__all__ = [
    "Archive",
    "Counts",
    "Hit",
    "ListedSource",
    "Location",
    "Outcome",
    "exact_text",
    "find_conflicts",
    "format_concordance",
    "format_conflict",
    "format_hits",
    "format_sources",
    "open_archive",
    "words_of",
]
