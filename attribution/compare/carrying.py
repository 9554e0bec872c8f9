"""What a person said of an old draft, carried to a new one.

Nothing is lost: what can't be said of the new draft as it is stays, with why a person has to be asked again.
"""

from msgspec import UNSET, structs

from attribution.compare.finding import Finder
from attribution.compare.records import Comparison
from attribution.model import (
    AddQuotation,
    Analysis,
    Anchor,
    CorrectedDocument,
    Correction,
    Corrections,
    QuotationAnchor,
    SourceAnchor,
    Whom,
)


def carry_corrections(
    corrections: Corrections,
    comparison: Comparison,
    old: Analysis,
    new: Analysis,
    *,
    own: Corrections | None = None,
) -> Corrections:
    """Return corrections of the new draft: all those that are given, each with its own id.

    Where its words or its source are in the new draft, and nothing there contradicts it, an entry holds, with its
    anchors in the new text. Else it gets `ask_again`, which says why, and is not applied until a person has answered:

    - The words were reworded: it is about the new words.
    - The words stayed, and are given to another source than before; or what was corrected of a source reads otherwise.
    - The words, the source or the speaker are gone: it keeps its anchors.

    An entry that had `ask_again` keeps it. What was said of the new draft itself is in what is returned too, as it is;
    of two entries with one id the later one counts.

    Args:
        corrections: Those of the old draft, or of one before it.
        comparison: The old draft compared with the new one, both as the machine read them.
        old: The old draft, as the machine read it.
        new: The new draft, as the machine read it.
        own: The corrections that the new draft has already.

    >>> from attribution import analyze
    >>> from attribution.compare import compare
    >>> from attribution.corrections import anchor_quotation
    >>> from attribution.model import SetStatus
    >>> old, new = analyze("“We will close,” said Ana Lee."), analyze("“We may close,” said Ana Lee.")
    >>> which = anchor_quotation(old.document.text, old.quotations[0])
    >>> seen = SetStatus(id="c-1", when="2026-03-02T14:05:00Z", quotation=which, status="verified-verbatim")
    >>> document = CorrectedDocument(id="old.txt", sha256=old.document.sha256)
    >>> file = Corrections(document=document, entries=(seen,))
    >>> [entry] = carry_corrections(file, compare(old, new), old, new).entries
    >>> entry.quotation.spans[0].text, entry.ask_again
    ('“We may close,”', 'The words were “We will close,”.')
    """
    finder = Finder(comparison, old, new)
    carried: dict[str, Correction] = {entry.id: _carried(entry, finder) for entry in corrections.entries}
    known = () if new.corrections is UNSET else new.corrections.entries
    for entry in (*known, *(own.entries if own else ())):
        if entry.id not in carried or carried[entry.id].when <= entry.when:
            carried[entry.id] = entry
    document = new.document
    return Corrections(
        document=CorrectedDocument(id=document.id, sha256=document.sha256, title=document.title),
        entries=tuple(carried.values()),
    )


def _carried(entry: Correction, finder: Finder) -> Correction:
    fields: dict[str, object] = {}
    doubts = [entry.ask_again or ""]
    for name in entry.__struct_fields__:
        value = getattr(entry, name)
        match value:
            case QuotationAnchor():
                fields[name], doubt = finder.quotation(value)
            case SourceAnchor():
                fields[name], doubt = finder.source(value)
            case Whom():
                fields[name], doubt = _whom(value, finder)
            case (Anchor(), *_):
                fields[name], doubt = finder.pieces(value)
            case _:
                continue
        doubts.append(doubt)
    if isinstance(entry, AddQuotation):
        doubts.append(finder.other_speaker(entry))
    doubts.append(finder.other_value(entry))
    return structs.replace(entry, **fields, ask_again=next(filter(None, doubts), None))


def _whom(whom: Whom, finder: Finder) -> tuple[Whom, str]:
    source, mention, doubts = whom.source, whom.mention, [""]
    if source is not None:
        source, doubt = finder.source(source)
        doubts.append(doubt)
    if mention is not None:
        was = mention.text
        (mention,), doubt = finder.pieces((mention,))
        doubts.append(doubt and f"“{was}”, who is meant, is not there in this draft.")
    return structs.replace(whom, source=source, mention=mention), next(filter(None, doubts), "")
