"""The quotations of a worksheet: where each stands, what to ask, and what is known of it so far."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from attribution.corrections import corrected_ids, statuses
from attribution.model import (
    DOUBTFUL,
    HOW_WORDS,
    STATE_WORDS,
    VERDICT_WORDS,
    Analysis,
    Check,
    Gate,
    Held,
    Quotation,
    Source,
    count_words,
)
from attribution.text import Layout, find_changed, layout_of
from attribution.worksheet.facts import facts_in

#: Fewer words than these, told in indirect speech, are no statement.
_STATEMENT = 3
#: Quoted words up to so many share a line.
_FRAGMENT = 2
_FIGURE = re.compile(r"\d")


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One quotation to check."""

    #: Its number in text order.
    number: int
    #: The number of its paragraph, from 1; 0 where it stands in none.
    paragraph: int
    #: "direct, “said”".
    how: str
    #: The verbatim words.
    words: str
    #: What to ask, without reading the words out.
    facts: tuple[str, ...]
    #: What was entered on the article's page: "verified verbatim", and a note; "" where nothing was.
    status: str = ""
    note: str = ""
    #: What the record says: "altered: …"; "" where none was looked into.
    record: str = ""
    #: What stands behind it at the gate: "not backed", "signed by NF, called the speaker"; "" where no gate was given.
    state: str = ""

    @property
    def place(self) -> str:
        """Where it stands: "¶4"; "" where it stands in no paragraph."""
        return in_paragraphs((self.paragraph,) if self.paragraph else ())

    @property
    def asked(self) -> str:
        """What to ask on one line: "figure: 40 boats, 3 crews; name: Ana Lee"; "" where nothing is."""
        by_sort: dict[str, list[str]] = {}
        for fact in self.facts:
            sort, _, words = fact.partition(": ")
            by_sort.setdefault(sort, []).append(words)
        return "; ".join(f"{sort}: {', '.join(words)}" for sort, words in by_sort.items())

    @property
    def entered(self) -> tuple[tuple[str, str], ...]:
        """What is known of it so far, each with what it is called."""
        known = (("gate", self.state), ("record", self.record), ("status", self.status), ("note", self.note))
        return tuple((name, value) for name, value in known if value)


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What a source says: what is checked one by one, and what is a word or two and shares a line."""

    items: tuple[Item, ...] = ()
    fragments: tuple[Item, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to check."""
        return bool(self.items or self.fragments)

    @property
    def fragments_in_words(self) -> str:
        """The quoted words and names that are no sentence, on one line: "“sad” (12 ¶4)"; "" where there are none."""
        shown = (f"{it.words} ({it.number} {it.place})" for it in self.fragments)
        return "; ".join(shown)


class Items:
    """Makes the items of an article."""

    def __init__(self, analysis: Analysis, checks: Sequence[Check] = (), gate: Gate | None = None) -> None:
        self._analysis = analysis
        self._layout: Layout = layout_of(analysis.document)
        self._statuses, self._corrected = statuses(analysis), corrected_ids(analysis)
        self._changed = {it.quotation_id for it in find_changed(analysis)}
        self._checks: Mapping[str, Check] = {check.quotation_id: check for check in checks}
        self._held = {held.quotation_id: held for held in gate.quotations} if gate else {}
        self._numbers = {it.id: number for number, it in enumerate(analysis.quotations, start=1)}
        self._said: dict[str | None, list[Quotation]] = defaultdict(list)
        known = {source.id for source in analysis.sources}
        for quotation in analysis.quotations:
            self._said[quotation.source_id if quotation.source_id in known else None].append(quotation)

    def paragraph_at(self, offset: int) -> int:
        """Return the number of the paragraph that an offset stands in, from 1; 0 for none."""
        return self._layout.paragraph_at(max(0, offset)) + 1

    def quotations_of(self, source: Source | None) -> tuple[Quotation, ...]:
        """Return the quotations of a source, or those of none, in text order."""
        return tuple(self._said[source.id if source else None])

    def number_of(self, quotation: Quotation) -> int:
        """Return the number of a quotation in text order."""
        return self._numbers[quotation.id]

    def said(self, quotations: Iterable[Quotation]) -> Said:
        """Return what there is to check of quotations."""
        wanted = [it for it in quotations if not self.left_off(it)]
        made = [(self._item(it), self._is_fragment(it)) for it in wanted]
        return Said(
            items=tuple(item for item, is_fragment in made if not is_fragment),
            fragments=tuple(item for item, is_fragment in made if is_fragment),
        )

    def left_off(self, quotation: Quotation) -> str:
        """Return why a quotation is not on the sheet; "" for one that is."""
        if self._is_known(quotation):
            return ""
        if "repeats" in quotation.flags:
            return "repeated in a pull quote"
        if quotation.kind == "indirect" and quotation.confidence < self._analysis.engine.threshold:
            return "hardly reported speech"
        is_short = quotation.kind == "indirect" and count_words(quotation.text) < _STATEMENT
        return "a word or two of indirect speech" if is_short and not _FIGURE.search(quotation.text) else ""

    def _is_known(self, quotation: Quotation) -> bool:
        """Whether a person has entered something for it, or changed its words in the draft."""
        return any(quotation.id in known for known in (self._statuses, self._corrected, self._changed))

    def _is_fragment(self, quotation: Quotation) -> bool:
        """Whether it is a word or two, or a name or a slogan by its capitals, of which nothing else is known."""
        check = self._checks.get(quotation.id)
        if self._is_known(quotation) or _FIGURE.search(quotation.text) or (check and check.passes is False):
            return False
        words = re.findall(r"[^\W\d_][\w’'-]*", quotation.text)
        is_title = len(words) > 1 and all(word[0].isupper() for word in words if len(word) > _STATEMENT)
        is_title = is_title and words[0][0].isupper() and any(len(word) > _STATEMENT for word in words[1:])
        return quotation.kind != "indirect" and (len(words) <= _FRAGMENT or (quotation.kind == "direct" and is_title))

    def _item(self, quotation: Quotation) -> Item:
        entered = self._statuses.get(quotation.id)
        return Item(
            number=self.number_of(quotation),
            paragraph=self.paragraph_at(quotation.spans[0].start) if quotation.spans else 0,
            how=", ".join(self._how(quotation)),
            words=" ".join(quotation.text.split()),
            facts=facts_in(quotation.text),
            status=entered.status.replace("-", " ") if entered else "",
            note=" ".join(entered.note.split()) if entered else "",
            record=_recorded(self._checks.get(quotation.id)),
            state=_state(self._held.get(quotation.id)),
        )

    def _how(self, quotation: Quotation) -> Iterable[str]:
        yield quotation.kind
        if quotation.cue:
            yield f"“{quotation.cue.text}”"
        if quotation.via:
            yield f"passed on by {quotation.via.text}"
        if quotation.denied:
            yield "a denial"
        if quotation.id in self._changed:
            yield "changed in the draft"
        if quotation.id in self._corrected:
            yield "corrected"
        elif quotation.source_id is not None and quotation.confidence < DOUBTFUL:
            yield f"doubtful who speaks ({quotation.confidence:.2f})"


def in_paragraphs(numbers: Iterable[int]) -> str:
    """Return paragraphs as a sheet names them.

    >>> in_paragraphs((2, 4))
    '¶2, 4'
    """
    shown = ", ".join(map(str, numbers))
    return f"¶{shown}" if shown else ""


def _recorded(check: Check | None) -> str:
    if check is None or check.verdict in ("not-judged", "no-record"):
        return ""
    return VERDICT_WORDS[check.verdict] + (f": {check.reason}" if check.passes is False else "")


def _state(held: Held | None) -> str:
    if held is None:
        return ""
    given = held.approval
    if held.stale or given is None:
        return "; ".join(filter(None, (STATE_WORDS[held.state], held.stale)))
    signed = f"signed by {given.who}, {HOW_WORDS[given.how]}"
    return signed if held.state == "signed" else f"{STATE_WORDS[held.state]}; {signed}"
