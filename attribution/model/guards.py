"""The records of what `guard` finds, `attribution/guard/1`: where a derived text departs from what it was made from."""

from typing import Literal

import msgspec

from attribution.model.checks import Edit
from attribution.model.findings import Place
from attribution.model.frozen import Frozen

GUARD_SCHEMA: Literal["attribution/guard/1"] = "attribution/guard/1"

DepartureClass = Literal[
    "quotation-altered",
    "quotation-from-nowhere",
    "speaker-changed",
    "attribution-lost",
    "attribution-gained",
    "denial-dropped",
    "hedge-dropped",
    "hedge-added",
    "named-unnamed",
    "unnamed-named",
    "sources-merged",
    "figure-without-source",
]

#: The classes in words, as they are printed.
DEPARTURE_WORDS: dict[DepartureClass, str] = {
    "quotation-altered": "quotation altered",
    "quotation-from-nowhere": "quotation from nowhere",
    "speaker-changed": "speaker changed",
    "attribution-lost": "attribution lost",
    "attribution-gained": "attribution gained",
    "denial-dropped": "denial dropped",
    "hedge-dropped": "hedge dropped",
    "hedge-added": "hedge added",
    "named-unnamed": "named source made unnamed",
    "unnamed-named": "unnamed source named",
    "sources-merged": "sources merged",
    "figure-without-source": "figure without its source",
}


class GuardedText(Frozen, frozen=True, kw_only=True):
    """A text that was held against another, or that another was held against."""

    #: The file's name, or what the caller calls it.
    id: str
    #: SHA-256 of the text in UTF-8, in hexadecimal.
    sha256: str


class OriginalPlace(Place, frozen=True, kw_only=True):
    """A stretch of an original."""

    #: The original's id.
    document_id: str
    #: The whole sentence that it stands in.
    sentence: str


class Departure(Frozen, frozen=True, kw_only=True):
    """One place where a derived text says something else than the original. It is a reason to look, not a verdict."""

    departure: DepartureClass = msgspec.field(name="class")
    #: Where in the derived text.
    derived: Place
    #: The whole sentence that it stands in.
    sentence: str
    #: Where in an original; None where the originals have nothing like it.
    original: OriginalPlace | None = None
    #: What differs, in a sentence.
    differs: str
    #: Of words in quotation marks, each difference.
    edits: tuple[Edit, ...] = ()


class Guarded(Frozen, frozen=True, kw_only=True):
    """A derived text, what it was held against, and what was found."""

    schema: Literal["attribution/guard/1"] = GUARD_SCHEMA
    derived: GuardedText
    originals: tuple[GuardedText, ...]
    #: In the order of the derived text.
    departures: tuple[Departure, ...] = ()
