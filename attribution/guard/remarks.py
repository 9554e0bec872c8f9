"""What a rule says of a clause, before it is put into a record."""

from typing import NamedTuple

from attribution.guard.clauses import Clause
from attribution.guard.matching import Match
from attribution.model import DepartureClass, Edit, Span


class Remark(NamedTuple):
    """One thing that a rule found."""

    departure: DepartureClass
    derived: Span
    #: The sentence of the derived text.
    sentence: Span
    #: The number of the original, and where in it.
    story: int | None
    original: Span | None
    differs: str
    edits: tuple[Edit, ...] = ()
    #: Who says it in the original, by the source's id.
    source: str | None = None


#: Of these the whole sentence is the place, with the words that say who speaks.
_OF_SPEAKER = frozenset({"speaker-changed", "named-unnamed", "unnamed-named", "sources-merged"})


def remark(departure: DepartureClass, clause: Clause, match: Match, differs: str) -> Remark:
    """Return what is said of a clause and of the one that it comes from."""
    return Remark(
        departure,
        clause.sentence if departure in _OF_SPEAKER else Span(start=clause.start, end=clause.end),
        clause.sentence,
        match.story,
        Span(start=match.clause.start, end=match.clause.end),
        differs,
        source=match.source.id if match.source else None,
    )


def shown(words: str) -> str:
    """Return words in quotation marks, as a message shows them."""
    return f"“{' '.join(words.split())}”"
