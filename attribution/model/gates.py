"""The records of the gate: what backs each quotation of a story before it goes out."""

from collections import Counter
from typing import Literal

import msgspec

from attribution.model.checks import Check, RecordFormat
from attribution.model.elements import Engine, Mention, QuotationKind
from attribution.model.findings import Finding
from attribution.model.frozen import Frozen
from attribution.model.stories import FoundState, How

GATE_SCHEMA: Literal["attribution/gate/1"] = "attribution/gate/1"

#: What stands behind a quotation: a record has it; a record has it otherwise; a person answers for it; nothing does.
State = Literal["backed", "look", "signed", "unbacked"]
#: What differs, where somebody has to look.
Cause = Literal["", "words", "speaker", "several-places", "denial", "hedge", "number", "hearing"]
#: What may be let through without being backed.
Allowed = Literal["indirect", "unnamed", "documents", "rules", "records"]

#: The states, what has to be done first before the rest.
STATES: tuple[State, ...] = ("look", "unbacked", "signed", "backed")
#: The states in words.
STATE_WORDS: dict[State, str] = {
    "backed": "backed by a record",
    "look": "to be looked at",
    "signed": "signed",
    "unbacked": "not backed",
}
#: The same where they are counted.
STATE_WORDS_SHORT: dict[State, str] = {**STATE_WORDS, "backed": "backed", "look": "to look at"}


class Backing(Frozen, frozen=True, kw_only=True):
    """The place in a record that a state rests on."""

    record: str
    #: The record's words, and where they stand in its text.
    words: Mention
    #: Its paragraph and line in the record's text, from 1.
    paragraph: int
    line: int
    #: Who says it, by the record; None where that names nobody.
    speaker: str | None = None
    #: When, in seconds.
    time: float | None = None


class Approval(Frozen, frozen=True, kw_only=True):
    """Who answers for a quotation, and how it was checked."""

    #: The line of the ledger.
    line: int
    who: str
    when: str
    how: How
    note: str = ""
    #: The draft that it was given on, where that is not this text.
    draft: str | None = None


class Held(Frozen, frozen=True, kw_only=True):
    """One quotation of the draft, and what stands behind it."""

    quotation_id: str
    #: Its number in text order, from 1.
    number: int
    kind: QuotationKind
    #: Its words and where they stand, from the first piece to the last.
    words: Mention
    paragraph: int
    line: int
    #: Who says it, by the draft; None where that is open.
    speaker: str | None = None
    source_id: str | None = None
    #: The source is a person or group without a name.
    unnamed: bool = False
    #: The source is a document.
    document: bool = False
    state: State
    #: What the records say of it, whoever has signed.
    found: FoundState
    #: Why, in a sentence or two.
    reason: str
    cause: Cause = ""
    backing: Backing | None = None
    approval: Approval | None = None
    #: Why a signature that was given for it no longer holds.
    stale: str | None = None
    #: What the records say of its words.
    check: Check

    def passes(self, allowed: frozenset[Allowed] = frozenset()) -> bool:
        """Whether it may go out: it is backed, or signed, or nothing is asked for its kind."""
        if self.stale and self.state != "backed":
            return False
        if self.state in ("backed", "signed"):
            return True
        kinds: dict[Allowed, bool] = {
            "indirect": self.kind == "indirect",
            "unnamed": self.unnamed,
            "documents": self.document,
        }
        return self.state == "unbacked" and any(fits and name in allowed for name, fits in kinds.items())


class HeldRecord(Frozen, frozen=True, kw_only=True):
    """A record that the draft was held against, or one that could not be read."""

    id: str
    sha256: str = ""
    format: RecordFormat = "text"
    #: Why it was not read, or "".
    problem: str = ""


class Loose(Frozen, frozen=True, kw_only=True):
    """A signature whose words are no longer in the draft."""

    line: int
    who: str
    #: What became of the words, in a sentence.
    reason: str


class HeldDraft(Frozen, frozen=True, kw_only=True):
    """Which draft it was."""

    id: str
    sha256: str
    title: str | None = None
    #: How many corrections were applied to what the machine read.
    corrections: int = 0


class LedgerHead(Frozen, frozen=True, kw_only=True):
    """How long the ledger was, and the hash of its last line."""

    lines: int = 0
    head: str = ""


class Gate(Frozen, frozen=True, kw_only=True):
    """What stands behind each quotation of a story's newest draft."""

    schema: Literal["attribution/gate/1"] = GATE_SCHEMA
    #: What the story is called: its folder's name.
    story: str
    #: When it was held, as ISO 8601 in UTC.
    when: str
    draft: HeldDraft
    engine: Engine
    #: The standard that said which verdicts pass.
    standard: str
    allowed: tuple[Allowed, ...] = ()
    records: tuple[HeldRecord, ...] = ()
    #: In text order.
    quotations: tuple[Held, ...] = ()
    loose: tuple[Loose, ...] = ()
    ledger: LedgerHead = msgspec.field(default_factory=LedgerHead)
    #: The house rules that were asked for, and what they found.
    policy: str | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def open(self) -> tuple[Held, ...]:
        """The quotations that may not go out as they are, in text order."""
        return tuple(held for held in self.quotations if not held.passes(frozenset(self.allowed)))

    @property
    def unread(self) -> tuple[HeldRecord, ...]:
        """The records that could not be read."""
        return tuple(record for record in self.records if record.problem)

    @property
    def passes(self) -> bool:
        """Whether the story may go out."""
        unread = self.unread and "records" not in self.allowed
        found = self.findings and "rules" not in self.allowed
        return not (self.open or unread or found)

    def lets_through(self, held: Held) -> bool:
        """Whether nothing backs a quotation, and its kind may go out all the same."""
        return held.state == "unbacked" and held.passes(frozenset(self.allowed))

    @property
    def by_urgency(self) -> tuple[Held, ...]:
        """The quotations: what has to be done first, then the rest, each in text order."""
        return tuple(
            sorted(self.quotations, key=lambda held: (held.stale is None, STATES.index(held.state), held.number))
        )

    @property
    def summary(self) -> str:
        """In one line how it stands: "12 of 14 backed or signed; 1 to look at, 1 not backed".

        >>> draft, engine = HeldDraft(id="a.txt", sha256=""), Engine(attribution="", spacy="", pipeline="")
        >>> Gate(story="ferry", when="", draft=draft, engine=engine, standard="strict").summary
        'no quotation'
        """
        if not self.quotations:
            return "no quotation"
        counts = Counter(held.state for held in self.quotations)
        stale = sum(held.stale is not None for held in self.quotations)
        rest = [f"{counts[state]} {STATE_WORDS_SHORT[state]}" for state in ("look", "unbacked") if counts[state]]
        rest += [f"{stale} with a signature that no longer holds"] if stale else []
        named = "backed or signed" if counts["signed"] else "backed"
        head = f"{counts['backed'] + counts['signed']} of {len(self.quotations)} {named}"
        return f"{head}; {', '.join(rest)}" if rest else head

    @property
    def verdict(self) -> str:
        """Whether it may go out, and what is left to do: "It may not go out: 3 quotations to settle."."""
        unread = len(self.unread) if "records" not in self.allowed else 0
        found = len(self.findings) if "rules" not in self.allowed else 0
        left = (
            _counted(len(self.open), "quotation", " to settle"),
            _counted(unread, "record", " not read"),
            _counted(found, "finding", " of the house rules"),
        )
        return "It may go out." if self.passes else f"It may not go out: {', '.join(filter(None, left))}."


def _counted(number: int, noun: str, rest: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}{rest}" if number else ""
