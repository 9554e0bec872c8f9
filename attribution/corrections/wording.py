"""Which quotations there are: some put in, some taken out, some with other words."""

from collections.abc import Iterable

from msgspec import UNSET, UnsetType, structs

from attribution.corrections.revision import Revision, UnplacedError
from attribution.corrections.speaking import give
from attribution.model import AddQuotation, NotAQuotation, Quotation, SetSpans, Span, Unattributed


def add_quotation(revision: Revision, entry: AddQuotation) -> str:
    """Put in a quotation that was missed; if it is there by now, only its speaker is set."""
    spans = revision.spans(entry.spans)
    there = next((it for it in revision.quotations.values() if it.spans == spans), None)
    name = f"q-{entry.id.removeprefix('c-')}"
    if there is None and name in revision.quotations:
        raise UnplacedError("another quotation has the id that it would get")
    if there is None:
        text = _words(revision, spans)
        inside = _outer(revision, spans)
        there = Quotation(id=name, kind=entry.kind, spans=spans, text=text, inside=inside)
        revision.quotations[name] = there
    _clear(revision, spans)
    give(revision, revision.quotations[there.id], entry.speaker, entry)
    return there.id


def set_spans(revision: Revision, entry: SetSpans) -> str:
    """Let a quotation begin or end elsewhere."""
    quotation, spans = revision.quotation(entry.quotation), revision.spans(entry.spans)
    first_person = tuple(it for it in quotation.first_person if any(_holds(span, it) for span in spans))
    revision.put(
        quotation,
        spans=spans,
        text=_words(revision, spans),
        kind=entry.kind or quotation.kind,
        first_person=first_person,
    )
    _clear(revision, spans, keep=quotation.id)
    revision.unattributed = [
        structs.replace(it, spans=spans, text=_words(revision, spans)) if it.quotation_id == quotation.id else it
        for it in revision.unattributed
    ]
    return quotation.id


def take_out(revision: Revision, entry: NotAQuotation) -> str:
    """Take out what is no quotation; words in marks are told as such, as other words are that nobody says here."""
    quotation = revision.quotation(entry.quotation)
    del revision.quotations[quotation.id]
    for inner in tuple(revision.quotations.values()):
        if inner.inside == quotation.id:
            revision.quotations[inner.id] = structs.replace(inner, inside=quotation.inside)
    revision.unattributed = [it for it in revision.unattributed if it.quotation_id != quotation.id]
    if quotation.kind != "indirect":
        revision.unattributed.append(Unattributed(spans=quotation.spans, text=quotation.text, reason="corrected"))
    return quotation.id


def in_order(quotations: Iterable[Quotation]) -> tuple[Quotation, ...]:
    """Return quotations in text order, an outer one before those inside it."""
    return tuple(sorted(quotations, key=lambda it: (it.spans[0].start, -it.spans[-1].end) if it.spans else (0, 0)))


def _words(revision: Revision, spans: Iterable[Span]) -> str:
    return " ".join(revision.text[span.start : span.end] for span in spans)


def _outer(revision: Revision, spans: tuple[Span, ...]) -> str | UnsetType:
    """Return the id of the shortest quotation in marks that new words stand inside of."""
    holding = [
        it
        for it in revision.quotations.values()
        if it.kind == "direct" and it.spans != spans and all(any(_holds(a, b) for a in it.spans) for b in spans)
    ]
    return min(holding, key=lambda it: len(it.text)).id if holding else UNSET


def _clear(revision: Revision, spans: tuple[Span, ...], keep: str | None = None) -> None:
    """Leave out what was told as nobody's words, where it is somebody's now."""
    revision.unattributed = [
        it
        for it in revision.unattributed
        if (keep is not None and it.quotation_id == keep)
        or it.quotation_id is not None
        or not all(any(_holds(span, own) for span in spans) for own in it.spans)
    ]


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
