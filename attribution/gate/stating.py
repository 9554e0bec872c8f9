"""What the records alone say of a quotation: a check of its words becomes a state, before anybody has signed."""

import re
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

import msgspec

from attribution.model import (
    DOUBTFUL,
    Analysis,
    Backing,
    Cause,
    Check,
    FoundState,
    Mention,
    Passage,
    Record,
    Source,
    Span,
    Verdict,
    clock,
)
from attribution.names import compare_names, is_respelt
from attribution.text import is_reporting_form, read_layout
from attribution.verify import entry_head, labels_of_own

_NOT_FOUND: frozenset[Verdict] = frozenset({"not-found", "no-record"})
_CAUSES: dict[Verdict, Cause] = {"wrong-speaker": "speaker", "ambiguous": "several-places"}
_DIFFERING: dict[str, Cause] = {
    "polarity": "denial",
    "modal": "hedge",
    "number": "number",
    "quantifier": "words",
    "name": "words",
}


class Found(NamedTuple):
    """A state, and why."""

    state: FoundState
    reason: str
    cause: Cause = ""
    backing: Backing | None = None


type Voices = Callable[[Record], Analysis | None]


def state_of(
    check: Check,
    source: Source | None,
    records: Mapping[str, Record],
    voices: Voices | None = None,
    people: Collection[str] = (),
) -> Found:
    """Return what the records say of a quotation.

    Words in quotation marks are backed where their verdict passes. Indirect speech is never backed by a record, since
    nobody claims its words; where the nearest passage denies or limits what it tells as plain, it is to be looked at.

    Args:
        check: What `verify` says of its words.
        source: Who says it, by the draft.
        records: The records, by id.
        voices: Gives the analysis of a record that is an article itself, to know whom it quotes with the words.
        people: The names of the people whom the draft names.
    """
    backing = _backing(check.passages[0]) if check.passages else None
    if check.verdict == "not-judged":
        return _of_paraphrase(check, backing)
    if check.passes and backing is not None and voices is not None:
        backing = _with_voice(backing, records[backing.record], voices, people)
        other = _other_voice(backing, source)
        if other is not None:
            return Found("look", other, "speaker", backing)
    if check.passes and check.left_off is None:
        return Found("backed", _backed(backing, check), "", backing)
    if check.passes and check.left_off:
        hedge = " ".join(check.left_off.text.split())
        return Found("look", f"The record says it after “{hedge}”, which was left off.", "hedge", backing)
    if check.verdict in _NOT_FOUND:
        return Found("unbacked", check.reason, "", backing)
    return Found("look", check.reason, _CAUSES.get(check.verdict, "words"), backing)


def _other_voice(backing: Backing, source: Source | None) -> str | None:
    """Return that a record quotes somebody else with the words, or None where it doesn't, or doesn't say whom."""
    if source is None or not source.named or backing.speaker is None:
        return None
    if is_respelt(backing.speaker, source.name) or labels_of_own([backing.speaker], source):
        return None
    if compare_names(backing.speaker, source.name, source.kind) != "other":
        return None
    return f"The record quotes {backing.speaker} with these words; the article gives them to {source.name}."


def _of_paraphrase(check: Check, backing: Backing | None) -> Found:
    differing = next((edit for edit in check.edits if edit.kind in _DIFFERING), None)
    if differing is not None:
        return Found("look", differing.sentence, _DIFFERING[differing.kind], backing)
    return Found(
        "unbacked", "This is not in quotation marks: a record can't back it, a person can sign it.", "", backing
    )


def _with_voice(backing: Backing, record: Record, voices: Voices, people: Collection[str]) -> Backing:
    """Return a backing with its speaker, where a record without labels says who said the words, in marks or not."""
    place = backing.words
    if backing.speaker:
        return backing
    marked = any(mark.start <= place.start and place.end <= mark.end for mark in read_layout(record.text).marked)
    head = entry_head(record.text, place.start, people)
    if head is not None and not marked and not (head.is_beside and head.is_label):
        head = None
    if head is not None and head.is_beside:
        return msgspec.structs.replace(backing, speaker=head.name)
    # To analyse a record takes a while: it is done where somebody may be quoted or reported there.
    analysis = voices(record) if marked or _may_be_reported(record.text, place.start) else None
    quoted = None if analysis is None else _quoted_with(analysis, place, marked=marked)
    return msgspec.structs.replace(backing, speaker=quoted or (head.name if head else None))


def _quoted_with(analysis: Analysis, place: Span, *, marked: bool) -> str | None:
    """Return the name of whom a record that is an article quotes with the words at a place."""
    names = {source.id: source.name for source in analysis.sources if source.named}
    return next(
        (
            names.get(quotation.source_id or "")
            for quotation in analysis.quotations
            if quotation.confidence >= DOUBTFUL
            and not quotation.is_inside
            and (quotation.kind != "indirect" or not marked)
            and any(span.start < place.end and place.start < span.end for span in quotation.spans)
        ),
        None,
    )


def _may_be_reported(text: str, place: int) -> bool:
    """Whether a word for saying stands before a place in its sentence."""
    start = max(text.rfind(stop, 0, place) for stop in (". ", "? ", "! ", "\n"))
    return any(is_reporting_form(word) for word in re.findall(r"\w+", text[max(0, start) : place].lower()))


def _backed(backing: Backing | None, check: Check) -> str:
    if backing is None:
        return check.reason
    who = f" {backing.speaker} says it" if backing.speaker else " The record does not say who speaks"
    when = f" at {clock(backing.time)}" if backing.time is not None else ""
    few = " These are few words, which may be found by chance." if check.weak else ""
    return f"{check.reason}{who}{when}.{few}"


def _backing(passage: Passage) -> Backing:
    return Backing(
        record=passage.record_id,
        words=Mention(start=passage.start, end=passage.end, text=passage.text),
        paragraph=passage.paragraph or 1,
        line=passage.line or 1,
        speaker=passage.speaker,
        time=passage.time,
    )
