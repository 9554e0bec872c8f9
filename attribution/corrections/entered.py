"""What a person entered of the quotations and the sources of a corrected analysis."""

from collections.abc import Mapping

from msgspec import UNSET

from attribution.model import Analysis, Corrected, KnownTo, NotAQuotation, SetKnownTo, SetSigned, SetStatus


def statuses(analysis: Analysis) -> Mapping[str, SetStatus]:
    """Return the status and the note of each quotation that was looked at, by its id; of several the latest.

    >>> from attribution import analyze
    >>> statuses(analyze("“It holds,” Ana Ruiz said."))
    {}
    """
    entered = _entered(analysis)
    return {
        entered.placed[entry.id]: entry
        for entry in entered.entries
        if isinstance(entry, SetStatus) and entry.id in entered.placed
    }


def known_to(analysis: Analysis) -> Mapping[str, KnownTo]:
    """Return who knows each unnamed source of which that was entered, by its id."""
    entered = _entered(analysis)
    latest = {
        entered.placed[entry.id]: entry.identity_known_to
        for entry in entered.entries
        if isinstance(entry, SetKnownTo) and entry.id in entered.placed
    }
    return {source_id: who for source_id, who in latest.items() if who}


def corrected_ids(analysis: Analysis) -> frozenset[str]:
    """Return the ids of the quotations and the sources that a correction changed; a status changes nothing."""
    entered = _entered(analysis)
    applied = {
        entered.placed[entry.id]
        for entry in entered.entries
        if entry.id in entered.placed and not isinstance(entry, SetStatus | SetSigned | SetKnownTo)
    }
    flagged = {quotation.id for quotation in analysis.quotations if "corrected" in quotation.flags}
    return frozenset(applied | flagged)


def looked_at(analysis: Analysis) -> frozenset[str]:
    """Return the ids of the quotations that somebody looked at: with a status but "unchecked", corrected, taken out.

    >>> from attribution import analyze
    >>> sorted(looked_at(analyze("“It holds,” Ana Ruiz said.")))
    []
    """
    quotations = {quotation.id for quotation in analysis.quotations}
    entered = _entered(analysis)
    taken_out = {
        entered.placed[entry.id]
        for entry in entered.entries
        if isinstance(entry, NotAQuotation) and entry.id in entered.placed
    }
    with_status = {name for name, entry in statuses(analysis).items() if entry.status != "unchecked"}
    return frozenset(with_status | (corrected_ids(analysis) & quotations) | taken_out)


def _entered(analysis: Analysis) -> Corrected:
    return Corrected() if analysis.corrections is UNSET else analysis.corrections
