"""What a checker's worksheet has, whatever file it becomes: a call sheet by source, and a sheet of unnamed sources.

It asks for no identity, and holds none: of an unnamed source there is only room for who knows it and who signed it off.
"""

from collections import defaultdict
from operator import itemgetter

import msgspec

from attribution.corrections import corrected_ids, known_to, statuses
from attribution.model import Analysis, Lines, Note, Quotation, Source, stated_reason
from attribution.text import read_layout
from attribution.worksheet.facts import facts_in

#: What a checker ticks for each quotation.
BOXES = ("recording or notes", "facts confirmed", "context fair")
#: What is written down of each attempt to reach a source.
ATTEMPT = ("date and time", "how", "number or address", "answer", "deadline given")
#: How many attempts there is room for.
ATTEMPTS = 3
#: What is filled in for an unnamed source.
SIGN_OFF = ("identity known to (editor, checker, nobody)", "signed off by", "date")
_NOBODY = "No known speaker"


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One quotation to check."""

    #: Its number in text order.
    number: int
    #: "paragraph 4, line 9".
    place: str
    #: "direct, “said”".
    how: str
    #: The verbatim words.
    words: str
    #: What to ask, without reading the words out.
    facts: tuple[str, ...]
    #: What was entered on the article's page: "verified verbatim", and a note; "" where nothing was.
    status: str = ""
    note: str = ""

    @property
    def entered(self) -> tuple[tuple[str, str], ...]:
        """What was entered, each with what it is called."""
        return tuple((name, value) for name, value in (("status", self.status), ("note", self.note)) if value)


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """A source, with all there is to ask it at once."""

    name: str
    #: Who the source is: "unnamed person, the harbour master".
    about: str
    #: What to ask about the source itself.
    ask: tuple[str, ...]
    items: tuple[Item, ...]


class Unnamed(msgspec.Struct, frozen=True, kw_only=True):
    """An unnamed source, for an editor to sign off."""

    descriptor: str
    reason: str
    condition: str
    knows: str
    claimed: str
    #: Where the source is first used, and the words.
    first_use: str
    quotations: int
    #: Who knows who it is, as it was entered on the article's page: "editor"; "" where it was not.
    known_to: str = ""

    @property
    def sign_off(self) -> tuple[str, ...]:
        """What is filled in of `SIGN_OFF` so far."""
        return (self.known_to, *[""] * (len(SIGN_OFF) - 1))


class Silence(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who did not comment."""

    who: str
    what: str
    place: str


class Worksheet(msgspec.Struct, frozen=True, kw_only=True):
    """What a worksheet has."""

    title: str
    #: Which text it is of: its file, its byline and date, and its SHA-256.
    about: tuple[str, ...]
    calls: tuple[Call, ...]
    unnamed: tuple[Unnamed, ...]
    silences: tuple[Silence, ...]


def make_worksheet(analysis: Analysis) -> Worksheet:
    """Return the worksheet of an article: its sources with most words first, and what has no speaker last.

    >>> from attribution import analyze
    >>> sheet = make_worksheet(analyze("“We lost 40 boats,” said Ana Lee, the harbour master."))
    >>> sheet.calls[0].name, sheet.calls[0].items[0].facts
    ('Ana Lee', ('figure: 40 boats',))
    """
    document = analysis.document
    places = _Places(analysis)
    calls = [_call(source, said) for source, _ in analysis.by_source() if (said := places.said(source))]
    return Worksheet(
        title=document.title or document.id,
        about=tuple(filter(None, (document.id, document.byline, document.published, f"SHA-256 {document.sha256}"))),
        calls=(*calls, *places.speakerless()),
        unnamed=tuple(_unnamed(source, places) for source in analysis.unnamed() if places.uses(source)),
        silences=tuple(_silence(note, places) for note in analysis.notes if note.kind == "no-comment"),
    )


class _Places:
    """Where the quotations of an article stand."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._lines = Lines(analysis.document.text)
        self._layout = read_layout(analysis.document.text, analysis.document.body_start)
        self._said: dict[str | None, list[tuple[int, Quotation]]] = defaultdict(list)
        self._used: dict[str | None, list[Quotation]] = defaultdict(list)
        self._statuses, self._known_to = statuses(analysis), known_to(analysis)
        self._corrected = corrected_ids(analysis)
        for number, quotation in enumerate(analysis.quotations, start=1):
            self._said[quotation.source_id].append((number, quotation))
            for name in {quotation.source_id, quotation.via.source_id if quotation.via else None}:
                self._used[name].append(quotation)

    def of(self, start: int) -> str:
        """Return the paragraph and the line of an offset, in words."""
        line, _ = self._lines.position(max(0, start))
        number = self._layout.paragraph_at(start) + 1
        return f"paragraph {number}, line {line}" if number else f"line {line}"

    def uses(self, source: Source) -> tuple[Quotation, ...]:
        """Return the quotations that a source says or passes on."""
        return tuple(self._used[source.id])

    def known_to(self, source: Source) -> str:
        """Return who knows who an unnamed source is, where that was entered."""
        return self._known_to.get(source.id, "")

    def whole(self, source: Source) -> Source | None:
        """Return the source that a source is a member of."""
        return next((one for one in self._analysis.sources if one.id == source.member_of), None)

    def said(self, source: Source) -> tuple[Item, ...]:
        """Return the quotations of a source, to check."""
        return tuple(self.item(number, quotation) for number, quotation in self._said[source.id])

    def item(self, number: int, quotation: Quotation) -> Item:
        """Return a quotation to check."""
        cue = [f"“{quotation.cue.text}”"] if quotation.cue else []
        via = [f"passed on by {quotation.via.text}"] if quotation.via else []
        denied = ["a denial"] if quotation.denied else []
        corrected = ["corrected"] if quotation.id in self._corrected else []
        entered = self._statuses.get(quotation.id)
        return Item(
            number=number,
            place=self.of(quotation.spans[0].start) if quotation.spans else "",
            how=", ".join([quotation.kind, *cue, *via, *denied, *corrected]),
            words=" ".join(quotation.text.split()),
            facts=facts_in(quotation.text),
            status=entered.status.replace("-", " ") if entered else "",
            note=" ".join(entered.note.split()) if entered else "",
        )

    def speakerless(self) -> tuple[Call, ...]:
        """Return the quotations without a known source as a call to nobody, if there are any."""
        known = {source.id for source in self._analysis.sources}
        rows = [row for name, said in self._said.items() if name not in known for row in said]
        items = tuple(self.item(number, quotation) for number, quotation in sorted(rows, key=itemgetter(0)))
        ask = ("who said this?",)
        return (Call(name=_NOBODY, about="find out who speaks", ask=ask, items=items),) if items else ()


def _call(source: Source, items: tuple[Item, ...]) -> Call:
    description = source.description if source.description != source.name else None
    about = ", ".join(
        filter(None, (source.kind_in_words, description, source.affiliation and f"for {source.affiliation}"))
    )
    return Call(
        name=source.name,
        about=about,
        ask=tuple(_ask(source, description)),
        items=items,
    )


def _ask(source: Source, description: str | None) -> list[str]:
    """Return what to ask about a source itself."""
    if source.kind == "document":
        return ["title and date of the document?", "how was it obtained, and where is the copy?"]
    if not source.named:
        return ["how does the source know?", "does the description hold?"]
    asked = [f"spelling of the name: {source.name}?"]
    if source.kind == "person" and description:
        asked.append(f"title or role: {description}?")
    return asked


def _unnamed(source: Source, places: _Places) -> Unnamed:
    """Return an unnamed source to sign off; the reason may be that of the group it belongs to."""
    first, anonymity = places.uses(source)[0], source.anonymity
    place = places.of(first.spans[0].start) if first.spans else ""
    claimed = anonymity.claimed if anonymity else None
    return Unnamed(
        descriptor=source.name,
        reason=stated_reason(source, places.whole(source)) or "",
        condition=(anonymity.condition if anonymity else None) or "",
        knows=(anonymity.knowledge if anonymity else None) or "",
        claimed="" if claimed is None else str(claimed),
        first_use=": ".join(filter(None, (place, " ".join(first.text.split())))),
        quotations=len(places.uses(source)),
        known_to=places.known_to(source),
    )


def _silence(note: Note, places: _Places) -> Silence:
    who = note.by.text if note.by else "somebody"
    for_whom = f" (for {note.on_behalf_of})" if note.on_behalf_of and note.on_behalf_of != who else ""
    return Silence(
        who=f"{who}{for_whom}",
        what=note.span.text if note.span else note.message,
        place=places.of(note.span.start) if note.span else "",
    )
