"""The view model of checks and findings: what an article's page gets of a `Review`, as finished values.

They stand in the records of page.py: a quotation has its check, an article what it was held against and its findings.
"""

import msgspec

from attribution.model import State


class _Record(msgspec.Struct, frozen=True, kw_only=True):
    """What all records of this module share."""


class ShownRun(_Record, frozen=True, kw_only=True):
    """A stretch of a passage."""

    text: str
    #: "record" for words that only the record has, "article" for those that only the article has, "" for both.
    only: str


class ShownPassage(_Record, frozen=True, kw_only=True):
    """A place in a record."""

    #: The name of the record.
    record: str
    #: Who speaks there, by the record's own label.
    speaker: str | None
    #: The number of the turn, from 1, where the record has turns.
    turn: int | None
    #: "0:01:10", where the record has times.
    time: str | None
    #: "¶ 2, line 5"; "" where it is not known.
    line: str
    #: Where it stands in the record: "58–61".
    offsets: str
    #: What stands before and after it; "" where nothing does.
    before: str
    after: str
    #: Its words, the mark after the last, and the words that only the article has.
    runs: tuple[ShownRun, ...]


class ShownEdit(_Record, frozen=True, kw_only=True):
    """One difference between a quotation and the record."""

    #: "number or date".
    kind: str
    #: It may turn what was said into something else.
    critical: bool
    #: What differs, in a sentence.
    sentence: str
    #: Where it stands in the article and in the record: "8–10".
    article: str
    record: str


class ShownCheck(_Record, frozen=True, kw_only=True):
    """What the records say of a quotation."""

    #: In words: "altered".
    verdict: str
    #: Whether the standard lets it stand; None where nothing is judged.
    passes: bool | None
    #: The same in words: "does not pass"; None where nothing is judged.
    result: str | None
    #: Why this verdict, in a sentence or two.
    reason: str
    #: Few words, which may be found by chance.
    weak: bool
    #: What else is to be known: a name that the record spells in another way.
    remarks: tuple[str, ...]
    #: Where the words in question stand in the article: "¶ 1, line 1", and "0–26, 54–72".
    line: str
    offsets: str
    #: The passage; of a splice, each place that it comes from.
    passages: tuple[ShownPassage, ...]
    #: Other places that fit.
    others: tuple[ShownPassage, ...]
    edits: tuple[ShownEdit, ...]
    #: The words that were left off and limit what was said, and where they stand in the record.
    left_off: str | None
    left_off_offsets: str


class ShownState(_Record, frozen=True, kw_only=True):
    """How a quotation stands at the gate: told in words, and by a shape."""

    name: State
    #: "to be looked at".
    text: str
    #: "▲"; each state has its own.
    shape: str


class ShownStanding(_Record, frozen=True, kw_only=True):
    """What stands behind a quotation, for its entry on the article's page."""

    state: ShownState
    #: Who has signed, when and how; or why a signature no longer holds; "" where nobody has.
    told: str


class HeldRecord(_Record, frozen=True, kw_only=True):
    """A record that the quotations were held against."""

    name: str
    #: "transcript, 42 turns".
    kind: str
    sha256: str


class Held(_Record, frozen=True, kw_only=True):
    """What the quotations were held against."""

    #: The name of the standard, and what it asks for.
    standard: str
    title: str
    records: tuple[HeldRecord, ...]
    #: The verdicts that there are, in words, the mildest first.
    verdicts: tuple[str, ...]


class ShownFinding(_Record, frozen=True, kw_only=True):
    """One thing that a house rule asks somebody to look at."""

    anchor: str
    #: "§3": its number, as the article has it.
    label: str
    #: The anchor of its mark in the article, or None where it lies outside the article.
    place: str | None
    #: The anchor of the quotation or the source that it is about; None where it is about neither.
    about: str | None
    #: The paragraph in words: "¶ 4"; or None.
    paragraph: str | None
    #: The words it is about, shortened; or None.
    excerpt: str | None
    #: What was found.
    reason: str


class ShownRule(_Record, frozen=True, kw_only=True):
    """A house rule, with what it found."""

    #: "ANON002".
    id: str
    #: In words: "no reason".
    name: str
    #: What the policy asks for.
    asks: str
    #: Which rule of which house that is, and its date.
    follows: str
    findings: tuple[ShownFinding, ...]


class HouseRules(_Record, frozen=True, kw_only=True):
    """What house rules found."""

    #: The name of the policy.
    policy: str
    #: "5 findings".
    amount: str
    count: int
    #: So many that they are folded.
    is_long: bool
    #: The rules that found something, in the order of their ids.
    rules: tuple[ShownRule, ...]
