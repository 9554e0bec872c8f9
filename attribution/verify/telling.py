"""What a check says in words: the reason for its verdict, and a sentence for each edit."""

from typing import NamedTuple

from attribution.model import CRITICAL, EDIT_WORDS, Edit, EditKind, Passage, Verdict, clock
from attribution.verify.differences import Difference, Hearing
from attribution.verify.judge import Judgement
from attribution.verify.limits import Kind
from attribution.verify.places import Quoted
from attribution.verify.words import Tokens

_LONGEST = 90
#: The kinds of limits in words.
_LIMITS: dict[Kind, str] = {
    "condition": "a condition",
    "denial": "a denial",
    "claim": "somebody else's claim",
    "hedge": "a hedge",
    "intention": "a plan or a hope",
    "quantity": "a limit of a quantity",
    "question": "a question",
    "exception": "an exception",
}


class Known(NamedTuple):
    """What is known when a check is made."""

    quoted: Quoted
    speaker: str | None
    verdict: Verdict = "not-found"
    finding: Judgement | None = None
    record: Tokens | None = None
    passages: tuple[Passage, ...] = ()
    others: tuple[Passage, ...] = ()
    #: None of the records is in English.
    foreign: bool = False
    #: It stands inside another quotation.
    inside: bool = False


def tell_edits(told: Known) -> tuple[Edit, ...]:
    """Return the edits of a check, with their places and a sentence each."""
    if told.finding is None or told.record is None:
        return ()
    pairs = zip(told.finding.differences, told.finding.hearings, strict=True)
    return tuple(_edit(told.quoted.tokens, told.record, each, heard) for each, heard in pairs)


def tell_reason(told: Known) -> str:
    """Return why a check has its verdict."""
    match told.verdict:
        case "not-judged" if told.inside:
            return "These words stand inside another quotation, and are judged with it."
        case "not-judged":
            return "This is not in quotation marks, so that its words need not be exact." + _nearest(told)
        case "no-record" if told.foreign:
            return "The record does not look like English, and a translation can't be checked word by word."
        case "no-record":
            return "There is no record, or none with words in it."
        case "not-found":
            return "These words are not in the record. They may come from another occasion." + _nearest(told)
        case "ambiguous":
            return _ambiguous(told)
    assert told.finding is not None
    return _found(told, told.finding)


def _found(told: Known, finding: Judgement) -> str:
    kinds = list(dict.fromkeys(each.kind for each in finding.differences))
    critical = [EDIT_WORDS[kind] for kind in kinds if kind in CRITICAL]
    also = _also(finding)
    label = finding.label or ""
    match told.verdict:
        case "wrong-speaker":
            return f"The record gives these words to {label}; the article gives them to {told.speaker}." + also
        case "spliced":
            return f"The words are {len(told.passages)} pieces of the record that are apart or in another order." + also
        case "altered":
            return f"What differs may change what was said: {_list(critical)}." + also
        case "listen":
            return _unsure(told) + also
        case "qualifier-cut":
            return "The words are there, and the record limits them in words that were left off." + _limit(told)
        case "silent-cut":
            return "Words are left out, and no mark shows it."
        case "cleaned-up":
            return "Grammar or contractions are not as they were said."
        case "minor-edits":
            return "Only fillers or punctuation differ."
        case "marked-edits":
            return "What is cut or added is marked, and the rest is word for word."
    return "Word for word."


def _unsure(told: Known) -> str:
    """Return what the recogniser was not sure of, and where to listen."""
    parts: list[str] = []
    for edit in (edit for edit in tell_edits(told) if edit.critical):
        words = _marked(edit.said) if edit.said else f"the words where the article has {_marked(edit.quoted)}"
        part = words if edit.score is None else f"{words} ({edit.score:.2f} of 1)"
        parts.append(part if edit.time is None else f"{part}, at {clock(edit.time)}")
    return f"The recogniser was not sure of {'; of '.join(dict.fromkeys(parts))}. Listen before you call it altered."


def _also(finding: Judgement) -> str:
    if finding.qualifier is not None:
        return " A qualifier is cut off as well."
    return ""


def _limit(told: Known) -> str:
    finding, record = told.finding, told.record
    if finding is None or finding.qualifier is None or record is None:
        return ""
    left_off = _marked(record.shown(finding.qualifier.low, finding.qualifier.high))
    return f" Left off: {left_off}, {_LIMITS[finding.qualifier.kind]}."


def _ambiguous(told: Known) -> str:
    labels = {one.speaker for one in (*told.passages, *told.others)}
    if len(labels) > 1:
        return "More than one speaker says these words, and nothing tells which is meant."
    return "The words stand in more than one place, and their context differs."


def _nearest(told: Known) -> str:
    return " The nearest passage is given." if told.passages else ""


def _list(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _edit(quoted: Tokens, record: Tokens, each: Difference, heard: Hearing) -> Edit:
    said, written = record.shown(each.low, each.high), quoted.shown(each.first, each.last)
    return Edit(
        kind=each.kind,
        said=said,
        quoted=written,
        record=record.span(each.low, each.high),
        article=quoted.span(each.first, each.last),
        sentence=_sentence(each, said, written),
        time=heard.time,
        score=heard.score,
    )


def _sentence(each: Difference, said: str, written: str) -> str:
    kind: EditKind = each.kind
    if kind == "punctuation":
        if each.question:
            return f"One has a question mark at {_marked(written)} and the other has none."
        return f"Sentences are divided in another way at {_marked(written)}."
    where = {
        "marked-cut": "The record also has {said}; an ellipsis or the attribution stands in its place.",
        "silent-cut": "The record also has {said}; nothing shows that it was cut.",
        "bracketed": "{quoted} is in brackets" + (" for {said}." if said else " and not in the record."),
    }
    form = where.get(kind) if (written or said) and not (kind == "silent-cut" and written) else None
    if form is None:
        if said and written:
            form = "The record has {said} where the article has {quoted}."
        elif said:
            form = "The record has {said}, which the article leaves out."
        else:
            form = "The article has {quoted}, which is not in the record."
    return form.format(said=_marked(said), quoted=_marked(written))


def _marked(words: str) -> str:
    line = " ".join(words.split())
    return f"“{line if len(line) <= _LONGEST else line[: _LONGEST - 2].rstrip() + ' …'}”"
