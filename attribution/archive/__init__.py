"""Many analyses in one SQLite file, to be searched.

>>> import tempfile
>>> from attribution.archive import open_archive
>>> with tempfile.TemporaryDirectory() as folder, open_archive(folder + "/news.db") as archive:
...     archive.search("ferry")
()
"""

from attribution.archive.records import Counts, Hit, ListedSource, Outcome, Place
from attribution.archive.storage import Archive, open_archive
from attribution.archive.wordings import exact_text, words_of

__all__ = [
    "Archive",
    "Counts",
    "Hit",
    "ListedSource",
    "Outcome",
    "Place",
    "exact_text",
    "open_archive",
    "words_of",
]
