"""What a check says in words: the reason for its verdict, and a sentence for each edit."""

from typing import NamedTuple

from attribution.model import CRITICAL, EDIT_WORDS, Edit, EditKind, Passage, Verdict, clock
from attribution.verify.differences import Difference, Hearing, find_respelt, may_be_respelt, whole_name
from attribution.verify.judge import Judgement
from attribution.verify.limits import Kind
from attribution.verify.places import Quoted
from attribution.verify.speakers import Named, tell_respelt
from attribution.verify.words import Tokens

_LONGEST, _SHORT = 90, 50
_PERHAPS_SEVERAL = "The record does not show that these are the words of one person."
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


#: The reasons that are always the same.
_PLAIN: dict[Verdict, str] = {
    "silent-cut": "Words are left out, and no mark shows it.",
    "cleaned-up": "Grammar or contractions are not as they were said.",
    "minor-edits": "Only fillers or punctuation differ.",
    "marked-edits": "What is cut or added is marked, and the rest is word for word.",
    "verbatim": "Word for word.",
}


class Known(NamedTuple):
    """What is known when a check is made."""

    quoted: Quoted
    speaker: str | None
    #: The same as the records know the person.
    named: Named = Named()
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


def tell_remarks(told: Known) -> tuple[str, ...]:
    """Return what else is to be known: the names, of the speaker and in the words, that the record spells otherwise."""
    if told.finding is None or told.record is None:
        return ()
    names = find_respelt(told.quoted.tokens, told.record, told.finding.links)
    labels = (place.speaker for place in told.passages)
    return (*tell_respelt(told.named, labels), *(f"The record spells the name {_marked(name)}." for name in names))


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
    assert told.record is not None
    return _found(told, told.finding, told.record)


def _found(told: Known, finding: Judgement, record: Tokens) -> str:
    kinds = list(dict.fromkeys(each.kind for each in finding.differences))
    critical = [EDIT_WORDS[kind] for kind in kinds if kind in CRITICAL]
    also = _also(finding)
    match told.verdict:
        case "wrong-speaker":
            return _whose(told, finding) + also
        case "spliced" if len({piece.label for piece in finding.pieces}) > 1:
            several = told.named.are_several([piece.label for piece in finding.pieces])
            found = "These are the words of more than one person." if several else _PERHAPS_SEVERAL
            return f"{found} {_whose(told, finding)}{also}"
        case "spliced":
            return f"The words are {len(told.passages)} pieces of the record that are apart or in another order." + also
        case "altered":
            other = told.named.is_other([piece.label for piece in finding.pieces])
            whose = " " + _whose(told, finding) if other else ""
            return f"What differs may change what was said: {_list(critical)}.{whose}" + also
        case "listen":
            return _unsure(told) + also
        case "qualifier-cut":
            left_off = _limit(finding, record)
            return f"The words are there, and the record limits them in words that were left off.{left_off}"
    return _PLAIN[told.verdict]


def _unsure(told: Known) -> str:
    """Return what the recogniser was not sure of, and where to listen."""
    parts: list[str] = []
    for edit in (edit for edit in tell_edits(told) if edit.critical):
        words = _marked(edit.said) if edit.said else f"the words where the article has {_marked(edit.quoted)}"
        part = words if edit.score is None else f"{words} ({edit.score:.2f} of 1)"
        parts.append(part if edit.time is None else f"{part}, at {clock(edit.time)}")
    return f"The recogniser was not sure of {'; of '.join(dict.fromkeys(parts))}. Listen before you call it altered."


def _whose(told: Known, finding: Judgement) -> str:
    """Return to whom the record gives the words, piece by piece where that is more than one person."""
    pieces = finding.pieces
    if len({piece.label for piece in pieces}) == 1:
        return f"The record gives these words to {pieces[0].label}; the article gives them to {told.speaker}."
    given = [
        f"{_marked(told.quoted.tokens.shown(piece.first, piece.last), _SHORT)} to {piece.label or 'nobody by name'}"
        for piece in pieces
    ]
    return f"The record gives {_list(given)}; the article gives all of it to {told.speaker or 'one speaker'}."


def _also(finding: Judgement) -> str:
    if finding.qualifier is not None:
        return " A qualifier is cut off as well."
    return ""


def _limit(finding: Judgement, record: Tokens) -> str:
    if finding.qualifier is None:
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
        sentence=_spelled(record, each) if _is_spelled(quoted, record, each) else _sentence(each, said, written),
        time=heard.time,
        score=heard.score,
    )


def _is_spelled(quoted: Tokens, record: Tokens, each: Difference) -> bool:
    """Whether a name differs in a way that is not heard."""
    is_one = each.last - each.first == each.high - each.low == 1
    return each.kind == "name" and is_one and may_be_respelt(quoted, each.first, record, each.low)


def _spelled(record: Tokens, each: Difference) -> str:
    return f"The record spells the name {_marked(record.shown(*whole_name(record, each.low, each.high)))}."


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


def _marked(words: str, longest: int = _LONGEST) -> str:
    line = " ".join(words.split())
    return f"“{line if len(line) <= longest else line[: longest - 2].rstrip() + ' …'}”"
