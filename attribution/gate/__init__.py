"""What backs each quotation of a story before it goes out: a record, a person's signature, or nothing.

An `Analysis`, records and the ledger come in, a `Gate` goes out; `hold` does it, and `hold_story` for a story's folder.
`signature` makes the line of the ledger with which a person answers for a quotation.

>>> from attribution.gate import hold
>>> from attribution.model import Document, Engine, Analysis
>>> engine = Engine(attribution="", spacy="", pipeline="")
>>> hold(Analysis(document=Document.from_text("Nothing was said."), engine=engine), ()).passes
True
"""

from attribution.gate.covering import now, signature
from attribution.gate.folders import Asked, HeldStory, hold_story
from attribution.gate.holding import hold
from attribution.gate.listing import format_json, format_text
from attribution.gate.prepared import Maker, machine_analysis, read_kept_record
from attribution.gate.sarif import format_sarif

__all__ = [
    "Asked",
    "HeldStory",
    "Maker",
    "format_json",
    "format_sarif",
    "format_text",
    "hold",
    "hold_story",
    "machine_analysis",
    "now",
    "read_kept_record",
    "signature",
]
