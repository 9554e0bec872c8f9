"""Two drafts of an article, compared: quotations, sources, and what a person has entered for them.

Two `Analysis` records come in, a `Comparison` goes out; `compare` does it, and `carry_corrections` takes along what a
person has entered.

>>> from attribution.compare import compare
>>> from attribution import Analysis, Document, Engine
>>> engine = Engine(attribution="0.1.0", spacy="3.8", pipeline="en_core_web_md 3.8.0")
>>> story = Analysis(document=Document.from_text("Nothing was said.", "story.txt"), engine=engine)
>>> compare(story, story).added
()
"""

from attribution.compare.carrying import carry_corrections
from attribution.compare.comparing import compare
from attribution.compare.entering import about_entry, in_words
from attribution.compare.listing import format_text
from attribution.compare.records import (
    ComparedQuotation,
    Comparison,
    Draft,
    Entered,
    Named,
    Pair,
    Piece,
    Renamed,
    to_json,
)

__all__ = [
    "ComparedQuotation",
    "Comparison",
    "Draft",
    "Entered",
    "Named",
    "Pair",
    "Piece",
    "Renamed",
    "about_entry",
    "carry_corrections",
    "compare",
    "format_text",
    "in_words",
    "to_json",
]
