"""What a checker looks at first: quoted words that somebody changed in the draft."""

from attribution.model import Span
from attribution.report import page, wording
from attribution.report.article.lookup import Lookup
from attribution.text import ChangedWords, find_changed


def changed_group(reading: Lookup) -> page.LookGroup:
    """Return the quoted words that the draft's tracked changes touch, the worst first."""
    entries = {it.id: entry for it, entry in zip(reading.analysis.quotations, reading.entries, strict=True)}
    return page.LookGroup(
        heading="Changed inside quotation marks",
        explanation="The draft’s tracked changes touch these words. Who speaks may not have said them so.",
        todo="Compare both versions with the recording or the notes, and say which is right.",
        mark="changed?",
        is_note=False,
        looks=tuple(_look(reading, it, entries.get(it.quotation_id or "")) for it in find_changed(reading.analysis)),
    )


def _look(reading: Lookup, changed: ChangedWords, entry: page.ShownQuotation | None) -> page.Look:
    place = Span(start=changed.place.start, end=changed.place.end)
    quotation = page.PlaceLink(text=entry.label, anchor=entry.anchor) if entry else None
    links = (quotation, reading.paragraph_at([place]))
    return page.Look(
        anchor="",
        about=entry.anchor if entry else None,
        start=reading.start_of([place]),
        reason=f"{' '.join(changed.told)} Before: {wording.shorten(changed.before, 400)}",
        excerpt=wording.shorten(changed.now, 400),
        source=None,
        links=tuple(link for link in links if link),
        candidates=(),
    )
