"""What a checker's worksheet has, whatever file it becomes: calls, what is looked up, names, unnamed sources.

It asks for no identity, and holds none: of an unnamed source there is only room for who knows it and who signed it off.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from attribution import lexicon
from attribution.corrections import known_to, made_by
from attribution.model import Analysis, Check, Gate, Note, Quotation, Source, Voices, stated_reason
from attribution.worksheet.changed import Changed, list_changed
from attribution.worksheet.items import Items, Said, in_paragraphs
from attribution.worksheet.named import Named, list_named
from attribution.worksheet.reach import Reach, has_died, is_writer, reach_of

#: What a checker ticks for each quotation.
BOXES = ("heard or read", "facts right", "context fair")
#: What is written down of each attempt to reach a source.
ATTEMPT = ("date and time", "how", "number or address", "answer", "deadline given")
#: How many attempts there is room for.
ATTEMPTS = 3
#: What is filled in for an unnamed source.
SIGN_OFF = ("identity known to (editor, checker, nobody)", "signed off by", "date")
_NOBODY = "No known speaker"


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """A source, with all there is to ask it, or to look up of it, at once."""

    name: str
    #: Who the source is: "person, the harbour master".
    about: str
    #: What to ask about the source itself.
    ask: tuple[str, ...]
    said: Said


class Unnamed(msgspec.Struct, frozen=True, kw_only=True):
    """An unnamed source, for an editor to sign off."""

    descriptor: str
    reason: str
    condition: str
    knows: str
    claimed: str
    #: The paragraphs in which it is used and nobody else is quoted nearby.
    alone: str
    said: Said
    #: Who knows who it is, as it was entered on the article's page: "editor"; "" where it was not.
    known_to: str = ""
    #: The source's id.
    source_id: str = ""
    #: What a house knows of it beside the article, each with what it is called: confidential, only where it is given.
    entered: tuple[tuple[str, str], ...] = ()
    #: Who signed it off, and when.
    signed_off_by: str = ""
    signed_off_on: str = ""

    @property
    def sign_off(self) -> tuple[str, ...]:
        """What is filled in of `SIGN_OFF` so far."""
        return (self.known_to, self.signed_off_by, self.signed_off_on)

    @property
    def terms(self) -> tuple[tuple[str, str], ...]:
        """What the article tells of it, each with what it is called; "" where it tells nothing."""
        return (
            *(("condition", self.condition), ("reason", self.reason), ("how it knows", self.knows)),
            *(("people claimed", self.claimed), ("relied on alone", self.alone)),
            *self.entered,
        )


class Silence(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who did not comment."""

    who: str
    what: str
    place: str


class Worksheet(msgspec.Struct, frozen=True, kw_only=True):
    """What a worksheet has."""

    title: str
    #: Which text it is of: its file, its byline and date, its SHA-256; what made it, and which corrections it has.
    about: tuple[str, ...]
    #: What was changed inside quotation marks, the worst first.
    changed: tuple[Changed, ...] = ()
    #: Those who pick up a telephone, with most words first.
    calls: tuple[Call, ...] = ()
    silences: tuple[Silence, ...] = ()
    #: Documents, the dead, and words without a known speaker.
    lookups: tuple[Call, ...] = ()
    named: tuple[Named, ...] = ()
    unnamed: tuple[Unnamed, ...] = ()
    #: Groups that are spoken of as one, and whoever is heard through another.
    crowds: tuple[Call, ...] = ()
    #: Why quotations are not on the sheet, each with their numbers: "the writer: 3, 4".
    left_off: tuple[str, ...] = ()


def make_worksheet(analysis: Analysis, checks: Sequence[Check] = (), gate: Gate | None = None) -> Worksheet:
    """Return the worksheet of an article.

    Args:
        analysis: The article.
        checks: What records say of its quotations, as `attribution.verify` gives it.
        gate: What stands behind each, as `attribution.gate` gives it.

    >>> from attribution import analyze
    >>> sheet = make_worksheet(analyze("“We lost 40 boats,” said Ana Lee, the harbour master."))
    >>> sheet.calls[0].name, sheet.calls[0].said.items[0].facts
    ('Ana Lee', ('figure: 40 boats',))
    """
    document, items = analysis.document, Items(analysis, checks, gate)
    reached: dict[Reach, list[Source]] = defaultdict(list)
    for source, _ in analysis.by_source():
        reached[reach_of(source, items.quotations_of(source), analysis)].append(source)
    names = {source.id: source.name for source in analysis.sources}
    made = (f"SHA-256 {document.sha256}", *made_by(analysis).lines)
    return Worksheet(
        title=document.title or document.id,
        about=tuple(filter(None, (document.id, document.byline, document.published, *made))),
        changed=list_changed(analysis, items),
        calls=_calls(reached["call"], items, analysis),
        silences=tuple(_silence(note, items, names) for note in analysis.notes if note.kind == "no-comment"),
        lookups=(*_calls(reached["look up"], items, analysis), *_open(reached["open"], items)),
        named=list_named(analysis),
        unnamed=_unnamed(reached["unnamed"], items, analysis),
        crowds=_calls(reached["crowd"], items, analysis),
        left_off=_left_off(reached["nobody"], items, analysis),
    )


def _calls(sources: Sequence[Source], items: Items, analysis: Analysis) -> tuple[Call, ...]:
    """Return the sources that say something."""
    said = ((source, items.said(items.quotations_of(source))) for source in sources)
    return tuple(
        Call(name=source.name, about=_about(source), ask=_ask(source, analysis), said=words)
        for source, words in said
        if words
    )


def _about(source: Source) -> str:
    description = source.description if source.description != source.name else None
    affiliation = source.affiliation and f"for {source.affiliation}"
    if description and source.affiliation and source.affiliation in description:
        affiliation = None
    return ", ".join(filter(None, (source.kind_in_words, description, affiliation)))


def _ask(source: Source, analysis: Analysis) -> tuple[str, ...]:
    """Return what to ask about a source itself."""
    if together := analysis.members_of(source.id):
        # Each of those who speak together is somebody to call.
        return tuple(f"{it.name}: name spelt so? says so too?" for it in together)
    if source.kind == "document":
        return ("title and date?", "how was it obtained, and where is the copy?")
    if has_died(source, analysis.document.text):
        return ("has died: what does the record say?",)
    if not source.named:
        return ("who exactly says so?",)
    has_role = source.kind == "person" and source.description and source.description != source.name
    return ("name spelt so?", *(("title or role as given?",) if has_role else ()))


def _open(sources: Sequence[Source], items: Items) -> tuple[Call, ...]:
    """Return the words whose speaker nobody knows as one, if there are any."""
    rows = [quotation for source in (None, *sources) for quotation in items.quotations_of(source)]
    said = items.said(sorted(rows, key=items.number_of))
    ask = ("who said this?",)
    return (Call(name=_NOBODY, about="find out who speaks", ask=ask, said=said),) if said else ()


def _unnamed(sources: Sequence[Source], items: Items, analysis: Analysis) -> tuple[Unnamed, ...]:
    """Return the unnamed sources to sign off, in text order; the reason may be that of the group one belongs to."""
    wholes = {it.id: it for it in analysis.sources}
    voices = Voices(analysis, lambda it: {items.paragraph_at(span.start) for span in it.spans})
    passed_on: dict[str, list[Quotation]] = {it.id: [] for it in sources}
    for quotation in analysis.quotations:
        if quotation.via and quotation.via.source_id in passed_on and quotation.via.source_id != quotation.source_id:
            passed_on[quotation.via.source_id].append(quotation)
    made = []
    for source in sorted(sources, key=analysis.sources.index):
        terms = source.anonymity
        said = items.said((*items.quotations_of(source), *passed_on[source.id]))
        alone = sorted({items.paragraph_at(analysis.quotations[at].spans[0].start) for at in voices.alone(source)})
        claimed = terms.claimed if terms else None
        made.append(
            Unnamed(
                descriptor=source.name,
                source_id=source.id,
                reason=stated_reason(source, wholes.get(source.member_of or "")) or "",
                condition=(terms.condition if terms else None) or "",
                knows=(terms.knowledge if terms else None) or "",
                claimed="" if claimed is None else str(claimed),
                alone=in_paragraphs(alone),
                said=said,
                known_to=known_to(analysis).get(source.id, ""),
            )
        )
    return tuple(made)


def _silence(note: Note, items: Items, names: Mapping[str, str]) -> Silence:
    who = note.by.text if note.by else "somebody"
    if who.casefold() in lexicon.pronouns():
        who = names.get(note.source_id or "", who)
    for_whom = f" (for {note.on_behalf_of})" if note.on_behalf_of and note.on_behalf_of != who else ""
    return Silence(
        who=f"{who}{for_whom}",
        what=note.span.text if note.span else note.message,
        place=in_paragraphs((items.paragraph_at(note.span.start),)) if note.span else "",
    )


def _left_off(sources: Sequence[Source], items: Items, analysis: Analysis) -> tuple[str, ...]:
    """Return why quotations are not on the sheet, each reason with their numbers."""
    why: dict[str, list[int]] = defaultdict(list)
    nobody = {it.id: "the writer’s own" if is_writer(it, analysis) else "nobody who can be asked" for it in sources}
    for quotation in analysis.quotations:
        reason = nobody.get(quotation.source_id or "") or items.left_off(quotation)
        if reason:
            why[reason].append(items.number_of(quotation))
    return tuple(f"{reason}: {', '.join(map(str, numbers))}" for reason, numbers in why.items())
