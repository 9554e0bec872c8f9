"""The records of verification: what was looked into, where a quotation was found, and how its words differ.

Like those of `model`, they are frozen, and the JSON comes from them. Offsets are code points, half-open, into the text
named beside each: the article's or a record's, each exactly as it was read.
"""

import math
from bisect import bisect_right
from typing import Literal

import msgspec

from attribution.model.elements import Mention, Note, Span

_HOUR, _MINUTE = 3600, 60

CHECKS_SCHEMA: Literal["attribution/checks/1"] = "attribution/checks/1"

RecordFormat = Literal["text", "transcript", "webvtt", "srt", "e-mail"]

#: What a check says of a quotation. "not-judged" is for indirect speech, whose words nobody claims to be exact.
Verdict = Literal[
    "verbatim",
    "marked-edits",
    "minor-edits",
    "cleaned-up",
    "silent-cut",
    "qualifier-cut",
    "spliced",
    "listen",
    "altered",
    "wrong-speaker",
    "ambiguous",
    "not-found",
    "no-record",
    "not-judged",
]

EditKind = Literal[
    "filler",
    "punctuation",
    "contraction",
    "grammar",
    "bracketed",
    "marked-cut",
    "silent-cut",
    "polarity",
    "number",
    "modal",
    "quantifier",
    "name",
    "content",
]

#: Edits that may turn what was said into something else. A quotation that has one is never called acceptable.
CRITICAL: frozenset[EditKind] = frozenset({"polarity", "number", "modal", "quantifier", "name", "content"})

#: The verdicts in words.
VERDICT_WORDS: dict[Verdict, str] = {
    "verbatim": "verbatim",
    "marked-edits": "acceptable, with marked edits",
    "minor-edits": "acceptable, with minor edits",
    "cleaned-up": "cleaned up",
    "silent-cut": "words cut without a mark",
    "qualifier-cut": "a qualifier is cut off",
    "spliced": "spliced from places that are apart",
    "listen": "listen to the recording",
    "altered": "altered",
    "wrong-speaker": "another person's words",
    "ambiguous": "ambiguous",
    "not-found": "not found in the record",
    "no-record": "no record to look into",
    "not-judged": "not judged",
}

#: The verdicts, the worst first: what is to be looked at before the rest.
WORST_FIRST: tuple[Verdict, ...] = (
    "wrong-speaker",
    "altered",
    "spliced",
    "qualifier-cut",
    "listen",
    "silent-cut",
    "not-found",
    "ambiguous",
    "no-record",
    "cleaned-up",
    "minor-edits",
    "marked-edits",
    "verbatim",
    "not-judged",
)

#: The kinds of edits in words.
EDIT_WORDS: dict[EditKind, str] = {
    "filler": "filler",
    "punctuation": "punctuation or case",
    "contraction": "contraction",
    "grammar": "grammar",
    "bracketed": "bracketed",
    "marked-cut": "marked cut",
    "silent-cut": "silent cut",
    "polarity": "polarity",
    "number": "number or date",
    "modal": "modal or hedge",
    "quantifier": "quantifier",
    "name": "name",
    "content": "content",
}


class _Check(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all records of this module share."""


class Segment(Span, frozen=True, kw_only=True):
    """A stretch of a record that is nothing but words, by one speaker and at one time."""

    #: Its turn: stretches with the same number are said in one go.
    turn: int = 0
    #: The label of the turn as the record has it: "MAYOR DIAZ", "Q", or None where there is none.
    speaker: str | None = None
    #: When it begins, in seconds, where the record says so.
    time: float | None = None


class HeardWord(Span, frozen=True, kw_only=True, gc=False):
    """A word of a recording, where it stands in the record: what a recogniser of speech tells of it."""

    #: When it begins, in seconds.
    time: float | None = None
    #: How sure the recogniser was of it, of 1.
    score: float | None = None


class Record(_Check, frozen=True, kw_only=True):
    """A text that quotations are held against: a transcript, a speech, a document, another article.

    It may be kept as JSON and read again: `msgspec.json.encode`, `msgspec.json.decode` with the type.
    """

    #: The file's name, or what the caller calls it.
    id: str
    #: The text exactly as read, captions' time codes and all.
    text: str
    sha256: str
    format: RecordFormat = "text"
    #: Where its words are, in text order; labels, time codes and numbers of captions are in none.
    segments: tuple[Segment, ...] = ()
    #: The words of a recording of which a time or a score is known, in text order.
    words: tuple[HeardWord, ...] = ()
    #: What the reader of the file noted.
    notes: tuple[Note, ...] = ()

    def words_in(self, start: int, end: int) -> tuple[HeardWord, ...]:
        """Return the words of which a time or a score is known that stand, at least in part, between two places."""
        first = bisect_right(self.words, start, key=lambda word: word.end)
        last = first
        while last < len(self.words) and self.words[last].start < end:
            last += 1
        return self.words[first:last]


class Passage(Span, frozen=True, kw_only=True):
    """The place in a record that comes nearest to a quotation, or to a piece of it; all of it is one speaker's."""

    record_id: str
    #: The place itself: `record.text[start:end]`.
    text: str
    #: The stretches of words in it, which leave out what captions have between them.
    words: tuple[Span, ...] = ()
    #: The words of the article that stand there; None where it is only near.
    quoted: Mention | None = None
    #: Its paragraph and its line in the record, each from 1.
    paragraph: int | None = None
    line: int | None = None
    #: What stands before and after it in the record.
    before: str = ""
    after: str = ""
    #: The number of its turn in the record, from 1, and the turn's label.
    turn: int | None = None
    speaker: str | None = None
    #: When it begins, in seconds.
    time: float | None = None
    #: How many of the quotation's words are found there, of 1. It orders passages, and is no verdict.
    share: float = 0.0


class Edit(_Check, frozen=True, kw_only=True):
    """One difference between a quotation and the record."""

    kind: EditKind
    #: The record's words and the article's; one of them is empty where words were cut or added.
    said: str
    quoted: str
    #: Where they stand, in the record and in the article. An empty one is the place where words are missing.
    record: Span
    article: Span
    #: One sentence that says what differs.
    sentence: str
    #: When the record's words begin, in seconds, and how sure the recogniser was of the least sure of them, of 1. Where
    #: the record has none there, these are of the words beside the place.
    time: float | None = None
    score: float | None = None

    @property
    def critical(self) -> bool:
        """Whether it may turn what was said into something else."""
        return self.kind in CRITICAL


class Check(_Check, frozen=True, kw_only=True):
    """What the records say of one quotation. It is a reason to look, not a judgement of anybody."""

    quotation_id: str
    verdict: Verdict
    #: Whether the standard lets it stand; None where nothing is judged.
    passes: bool | None
    #: Why this verdict, in a sentence or two.
    reason: str
    #: The words in question, in pieces where the attribution interrupts them: places in the article.
    quoted: tuple[Mention, ...] = ()
    #: The paragraph and the line of the article in which they begin, each from 1.
    paragraph: int | None = None
    line: int | None = None
    #: Who speaks, by the article.
    speaker: str | None = None
    #: The passage; of a splice, and of words of several people, each place, in the order of the quotation.
    passages: tuple[Passage, ...] = ()
    #: Other places that fit, where it is ambiguous.
    others: tuple[Passage, ...] = ()
    edits: tuple[Edit, ...] = ()
    #: The words that were left off and limit what was said: a place in the record of the first passage.
    qualifier: Mention | None = None
    #: The speaker's own hedge before the words, which was left off and no verdict counts: "I think".
    left_off: Mention | None = None
    #: What else is to be known and is nothing against the quotation: a name that the record spells in another way.
    remarks: tuple[str, ...] = ()
    #: Few words, which may be found by chance.
    weak: bool = False


class Run(_Check, frozen=True, kw_only=True):
    """A stretch of a passage with the article's differences in it."""

    text: str
    #: Words that are in the record only, or in the article only, or in both.
    mark: Literal["", "cut", "added"] = ""


class Follows(_Check, frozen=True, kw_only=True):
    """The rule of a house that a standard follows."""

    house: str
    #: The rule, in our words.
    rule: str
    #: The rule's name or place.
    name: str
    #: Its date as far as it is known: a year, a date, or a span of years.
    date: str


class Standard(_Check, frozen=True, kw_only=True):
    """Which verdicts may stand."""

    name: str
    #: One line on what it asks for.
    title: str
    #: When the rules that it follows were last read, an ISO date.
    read: str
    passes: frozenset[Verdict]
    follows: tuple[Follows, ...] = ()


def marked_runs(check: Check, passage: Passage) -> tuple[Run, ...]:
    """Return the words of a passage with what the article left out and put in, to be shown as one text.

    Args:
        check: The check that the passage is of.
        passage: One of its passages.

    >>> passage = Passage(record_id="r", start=0, end=11, text="We stay ten", words=(Span(start=0, end=11),))
    >>> place = Span(start=8, end=11)
    >>> edit = Edit(kind="number", said="ten", quoted="two", record=place, article=place, sentence="")
    >>> check = Check(quotation_id="q", verdict="altered", passes=False, reason="", edits=(edit,))
    >>> [(run.text, run.mark) for run in marked_runs(check, passage)]
    [('We stay ', ''), ('ten', 'cut'), ('two', 'added')]
    """
    runs: list[Run] = []
    at = passage.start
    edits = sorted(check.edits, key=lambda edit: (edit.record.start, edit.record.end == edit.record.start))
    for edit in (edit for edit in edits if edit.kind != "punctuation"):
        place = edit.record
        if place.start < at or place.end > passage.end or (place.start, place.end) == (at, at) != (passage.start,) * 2:
            continue
        runs.append(Run(text=_words_between(passage, at, place.start)))
        runs.append(Run(text=edit.said, mark="cut"))
        runs.append(Run(text=edit.quoted, mark="added"))
        at = place.end
    runs.append(Run(text=_words_between(passage, at, passage.end)))
    return tuple(run for run in runs if run.text)


def marked_text(check: Check, passage: Passage) -> str:
    """Return the words of a passage on one line: `[-so-]` what only the record has, `{+so+}` what only the article has.

    >>> passage = Passage(record_id="r", start=0, end=11, text="We stay ten", words=(Span(start=0, end=11),))
    >>> place = Span(start=8, end=11)
    >>> edit = Edit(kind="number", said="ten", quoted="two", record=place, article=place, sentence="")
    >>> marked_text(Check(quotation_id="q", verdict="altered", passes=False, reason="", edits=(edit,)), passage)
    'We stay [-ten-]{+two+}'
    """
    signs = {"": "{}", "cut": "[-{}-]", "added": "{{+{}+}}"}
    return " ".join("".join(signs[run.mark].format(run.text) for run in marked_runs(check, passage)).split())


def place_in_words(passage: Passage) -> str:
    """Return where a passage stands, as a reader looks it up: record, paragraph, line, turn, speaker, time.

    >>> place_in_words(Passage(record_id="a.vtt", start=0, end=3, text="Yes", paragraph=2, line=5, turn=1, time=61))
    'a.vtt, ¶ 2, line 5, turn 1, 0:01:01'
    """
    parts = [passage.record_id, line_in_words(passage.paragraph, passage.line)]
    parts += [f"turn {passage.turn}" if passage.turn is not None else "", passage.speaker or ""]
    parts += [clock(passage.time) if passage.time is not None else ""]
    return ", ".join(filter(None, parts))


def line_in_words(paragraph: int | None, line: int | None) -> str:
    """Return a paragraph and a line in words, as far as they are known.

    >>> line_in_words(2, 5), line_in_words(2, None)
    ('¶ 2, line 5', '¶ 2')
    """
    parts = [f"¶ {paragraph}" if paragraph is not None else "", f"line {line}" if line is not None else ""]
    return ", ".join(filter(None, parts))


def _words_between(passage: Passage, start: int, end: int) -> str:
    pieces = [(max(start, span.start), min(end, span.end)) for span in passage.words]
    text = " ".join(passage.text[a - passage.start : b - passage.start] for a, b in pieces if a < b)
    goes_on = any(span.end < end < passage.end and start < span.end for span in passage.words)
    ends_inside = any(span.start < end <= span.end for span in passage.words)
    return f"{text} " if text and goes_on and not ends_inside else text


def clock(seconds: float) -> str:
    """Return a time as a player shows it.

    >>> clock(3723.5)
    '1:02:03'
    """
    whole = int(seconds) if math.isfinite(seconds) and seconds > 0 else 0
    return f"{whole // _HOUR}:{whole % _HOUR // _MINUTE:02}:{whole % _MINUTE:02}"
