"""What a person entered for a draft, in words."""

from collections.abc import Iterator

from msgspec import UNSET

from attribution.compare.records import Entered
from attribution.model import (
    HOW_WORDS,
    AddQuotation,
    Analysis,
    Anonymity,
    Correction,
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
    Whom,
)


def entered_in(analysis: Analysis) -> Iterator[Entered]:
    """Yield what a person entered for an analysis, by when it was made; nothing where nobody did."""
    if analysis.corrections is UNSET:
        return
    unplaced = {it.entry: it.reason for it in analysis.corrections.unplaced}
    for entry in analysis.corrections.entries:
        is_of_source = hasattr(entry, "source")
        place = analysis.corrections.placed.get(entry.id) or _meant(entry)
        yield Entered(
            entry=entry.id,
            about=about_entry(entry),
            said=in_words(entry),
            quotation_id=None if is_of_source else place,
            source_id=place if is_of_source else None,
            ask_again=entry.ask_again,
            unplaced=None if entry.ask_again else unplaced.get(entry.id),
        )


def in_words(entry: Correction) -> str:
    """Return what an entry says, in words.

    >>> from attribution.model import QuotationAnchor
    >>> which = QuotationAnchor(id="q-1", kind="direct", spans=())
    >>> in_words(SetStatus(id="c-1", when="2026-03-02T14:05:00Z", quotation=which, status="needs-fix", note="four"))
    'needs fix; note: four'
    """
    match entry:
        case SetStatus():
            note = f"note: {entry.note}" if entry.note else ""
            status = "" if entry.status == "unchecked" and note else entry.status.replace("-", " ")
            return "; ".join(filter(None, (status, note)))
        case SetSigned():
            return "; ".join(filter(None, (f"signed, {HOW_WORDS[entry.how]}", entry.note)))
        case SetSpeaker():
            return f"said by {_who(entry.speaker)}"
        case AddQuotation():
            return f"a quotation, said by {_who(entry.speaker)}"
        case NotAQuotation():
            return "not a quotation"
        case SetSpans():
            return f"the words are {_quoted(' '.join(piece.text for piece in entry.spans))}"
        case SetVia():
            return f"passed on by {_who(entry.via)}"
        case _:
            return _of_source(entry)


def _of_source(
    entry: SameSource | DifferentSource | Rename | Describe | SetKind | SetNamed | SetAnonymity | SetKnownTo,
) -> str:
    match entry:
        case SameSource():
            return f"the same as {entry.other.name}"
        case DifferentSource():
            other = entry.name or (entry.other.name if entry.other else "")
            words = ", ".join(_quoted(mention.text) for mention in entry.mentions)
            return f"not the same as {other}" if not words else f"{words} is {other or 'somebody else'}"
        case Rename():
            return f"called {entry.name}"
        case Describe():
            return f"described as {_quoted(entry.description)}" if entry.description else "not described"
        case SetKind():
            return f"of the kind {entry.kind}"
        case SetNamed():
            return "has a name" if entry.named else "has no name"
        case SetAnonymity():
            return _terms(entry.anonymity)
        case SetKnownTo():
            known_to = entry.identity_known_to
            return f"known to {known_to}" if known_to else "not entered to whom it is known"


def _terms(anonymity: Anonymity | None) -> str:
    parts = () if anonymity is None else (anonymity.condition, anonymity.reason, anonymity.knowledge)
    said = "; ".join(part for part in parts if part)
    return f"on these terms: {said}" if said else "on no terms"


def about_entry(entry: Correction) -> str:
    """Return the words that an entry is about, or the name of the source."""
    if isinstance(entry, AddQuotation):
        return " ".join(piece.text for piece in entry.spans)
    if isinstance(entry, SetSpeaker | NotAQuotation | SetSpans | SetVia | SetStatus | SetSigned):
        return " ".join(piece.text for piece in entry.quotation.spans)
    return entry.source.name


def _meant(entry: Correction) -> str:
    """Return the id of the quotation or of the source that an entry is about."""
    if isinstance(entry, AddQuotation):
        return f"q-{entry.id.removeprefix('c-')}"
    if isinstance(entry, SetSpeaker | NotAQuotation | SetSpans | SetVia | SetStatus | SetSigned):
        return entry.quotation.id
    return entry.source.id


def _who(whom: Whom) -> str:
    if whom.source is not None:
        return whom.source.name
    return whom.name or (_quoted(whom.mention.text) if whom.mention else "nobody known")


def _quoted(words: str) -> str:
    return words if words.startswith(("“", "‘", '"')) else f"“{words}”"
