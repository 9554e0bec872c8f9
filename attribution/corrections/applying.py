"""A person's corrections applied to an analysis."""

from collections.abc import Callable, Sequence
from typing import Any

from msgspec import UNSET, structs

from attribution.corrections import sourcing, speaking, wording
from attribution.corrections.proposing import propose
from attribution.corrections.revision import Revision, UnplacedError
from attribution.model import (
    AddQuotation,
    Analysis,
    Corrected,
    Correction,
    Corrections,
    Describe,
    DifferentSource,
    NotAQuotation,
    Rename,
    SameSource,
    SetAnonymity,
    SetKind,
    SetKnownTo,
    SetNamed,
    SetSigned,
    SetSpans,
    SetSpeaker,
    SetStatus,
    SetVia,
    Unplaced,
)
from attribution.text import place_changes

#: In this order: which quotations there are, who says them, who is who, what a source is, what was entered besides.
#: Each returns the id of the quotation or the source that the entry was applied to.
_STEPS: dict[type, Callable[[Revision, Any], str]] = {
    AddQuotation: wording.add_quotation,
    SetSpans: wording.set_spans,
    NotAQuotation: wording.take_out,
    SetSpeaker: speaking.set_speaker,
    DifferentSource: sourcing.set_apart,
    SameSource: sourcing.join,
    Rename: sourcing.rename,
    Describe: sourcing.describe,
    SetKind: sourcing.set_kind,
    SetNamed: sourcing.set_named,
    SetAnonymity: sourcing.set_anonymity,
    SetVia: speaking.set_via,
    SetStatus: lambda revision, entry: revision.quotation(entry.quotation).id,
    SetSigned: lambda revision, entry: revision.quotation(entry.quotation).id,
    SetKnownTo: lambda revision, entry: revision.source(entry.source).id,
}
_ORDER = {kind: number for number, kind in enumerate(_STEPS)}


def corrected(analysis: Analysis, corrections: Corrections) -> Analysis:
    """Return an analysis as a person corrected it; the one that was given stays as it is.

    A link that a person set has the confidence 1, "corrected by …" as its evidence, "corrected" as its rule, and so has
    its quotation as a flag. What becomes of each entry stands in `Analysis.corrections`: what it was applied to, or
    why it could not be. An entry is applied where its words are, or nowhere. The order of the entries does not matter;
    of two that contradict each other the later one counts. Entries that are in the analysis already are not applied
    again. To undo one, apply the others to the machine's analysis.

    >>> from attribution import analyze
    >>> from attribution.corrections import anchor_quotation
    >>> from attribution.model import CorrectedDocument, SetSpeaker, Whom
    >>> text = "Ana Lee met Ben Roe. “We will close it,” he said."
    >>> machine = analyze(text)
    >>> which = anchor_quotation(text, machine.quotations[0])
    >>> said = {"when": "2026-03-02T14:05:00Z", "who": "NF", "quotation": which}
    >>> entry = SetSpeaker(id="c-1", speaker=Whom(name="Cy Poe"), **said)
    >>> file = Corrections(document=CorrectedDocument(id="a.txt", sha256=machine.document.sha256), entries=(entry,))
    >>> quotation = corrected(machine, file).quotations[0]
    >>> corrected(machine, file).source_of(quotation).name, quotation.confidence, quotation.evidence
    ('Cy Poe', 1.0, 'corrected by NF')
    """
    before = Corrected() if analysis.corrections is UNSET else analysis.corrections
    known = {entry.id for entry in before.entries}
    new = sorted((entry for entry in corrections.entries if entry.id not in known), key=_time)
    if not new:
        return analysis
    revision = Revision(analysis)
    placed, unplaced = _apply(revision, new)
    revision.drop_idle()
    entries = tuple(sorted((*before.entries, *new), key=_time))
    quotations = wording.in_order(revision.quotations.values())
    return structs.replace(
        analysis,
        document=place_changes(analysis.document, quotations),
        quotations=quotations,
        sources=tuple(revision.sources.values()),
        unattributed=tuple(sorted(revision.unattributed, key=lambda it: it.spans[0].start if it.spans else 0)),
        notes=tuple(revision.notes),
        corrections=Corrected(
            entries=entries,
            placed={**before.placed, **placed},
            unplaced=(*before.unplaced, *unplaced),
            proposals=(*before.proposals, *propose(revision, new, placed)),
        ),
    )


def _apply(revision: Revision, entries: Sequence[Correction]) -> tuple[dict[str, str], list[Unplaced]]:
    placed, unplaced = {}, {}
    for entry in sorted(entries, key=lambda it: _ORDER[type(it)]):
        if entry.ask_again is not None:
            unplaced[entry.id] = Unplaced(entry=entry.id, reason=entry.ask_again)
            continue
        try:
            with revision.whole():
                placed[entry.id] = _STEPS[type(entry)](revision, entry)
        except UnplacedError as error:
            unplaced[entry.id] = Unplaced(entry=entry.id, reason=str(error))
    by_time = [entry.id for entry in entries]
    return {name: placed[name] for name in by_time if name in placed}, [
        unplaced[name] for name in by_time if name in unplaced
    ]


def _time(entry: Correction) -> tuple[str, str]:
    return entry.when, entry.id
