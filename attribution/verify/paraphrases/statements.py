"""What is stated in a record, sentence by sentence, with what was asked and said before: an answer is about both."""

import functools
import re
from typing import Literal, NamedTuple

from attribution.verify.paraphrases.tellers import Tellers
from attribution.verify.paraphrases.terms import (
    AUXILIARIES,
    Telling,
    Term,
    denials,
    parts_clauses,
    pauses,
    read_terms,
    telling,
)
from attribution.verify.words import Tokens, ends_sentence, is_number, phrase_length, words

#: A longer sentence is captions without a stop.
_LONGEST = 60
#: So many sentences after a question still answer it; so many before are what "it" is.
_ANSWERING, _BEFORE = 3, 2
#: Who asks may say so much more after the question.
_AFTER_QUESTION = 2
#: An answer without telling words of its own has no more words.
_SHORT = 10
#: "But it really is not" has no more words.
_BARE = 5
#: What stands before the verb of a sentence that leaves the deed to the one before has no more words.
_SUBJECT = 6
_OTHERS = frozenset({"he", "she", "they"})
_ROUGHLY = frozenset("about around roughly nearly almost over under just only some maybe perhaps at least most".split())
_TIMES = frozenset({"once", "twice", "often", "always", "sometimes"})
_ASKING = frozenset("who what why how when where which whose".split())
_INVERTED = frozenset(
    "is are was were do does did will would can could should have has had am may might must shall".split()
)

_ASKERS = frozenset({"q", "question", "reporter", "interviewer", "journalist", "presenter", "host"})
_NOBODY = frozenset({"nobody", "nothing", "none", "neither", "nowhere"})
#: After these "to" leaves nothing open: "We have to."
_BOUND = frozenset(
    {"have", "has", "had", "got", "used", "able", "allowed", "going", "not", "unable", "refuse", "refused"}
)
#: What goes before a denial, and tells nothing of what is asked.
_SORRY = frozenset({"afraid", "sorry", "fear"})

#: Between two entries of notes or a list, and between paragraphs, a sentence ends without a stop.
_ENTRY = re.compile(r"\n[ \t]*(?:\n|[-*•–—][ \t])")

#: What an answer says to its question: yes, no, or neither.
Answer = Literal["", "yes", "no"]


class Statement(NamedTuple):
    """A sentence of a record that states something: half-open ranges of words."""

    low: int
    high: int
    telling: Telling
    #: Where its clauses begin.
    clauses: tuple[int, ...]
    #: What the question before it is about, and what the sentence says to it.
    asked: tuple[Term, ...] = ()
    asked_low: int = 0
    answer: Answer = ""
    #: What the sentences before it are about.
    before: tuple[Term, ...] = ()
    #: Where the next sentence ends, if the same person goes on.
    then: int = 0
    #: It leaves open what was asked.
    is_open: bool = False
    #: It answers with neither yes nor no, and denies something.
    dodges: bool = False
    #: Who tells it, where it has no label.
    teller: str | None = None
    #: What its words, those of the question and those before it have in common with others.
    tags: frozenset[str | int] = frozenset()


class _Sentence(NamedTuple):
    low: int
    high: int
    is_question: bool
    #: Somebody notes that it was asked: "Asked whether he would play".
    is_noted: bool = False


@functools.lru_cache(maxsize=128)
def statements_of(tokens: Tokens) -> tuple[Statement, ...]:
    """Return the statements of a record; what is asked is nobody's statement."""
    sentences = _sentences(tokens)
    told = [read_terms(tokens, one.low, one.high) for one in sentences]
    found: list[Statement] = []
    tellers = Tellers(tokens)
    for number, one in enumerate(sentences):
        if one.is_question:
            continue
        asked = _question(tokens, sentences, number)
        terms: tuple[Term, ...] = ()
        answer: Answer = ""
        if asked is None and number and _denies_before(tokens, one, told[number], told[number - 1]):
            asked, terms, answer = number - 1, told[number - 1].terms, "no"
            if found and found[-1].high == one.low:
                found.pop()
        elif asked is None and number and (answer := _elides(tokens, one, sentences[number - 1], told[number - 1])):
            # Of “The firm signed. The union did not” the union is no part of what the firm did.
            asked, terms = number - 1, told[number - 1].terms[1 if told[number].terms else 0 :]
        elif asked is not None:
            terms = told[asked].terms
            if not terms and asked and tokens.keys[sentences[asked].low] in _ASKING:
                # “They'll be paid.” “When?”
                terms = told[asked - 1].terms
            answer = _answer(tokens, sentences[asked], one, told[number], is_first=asked == number - 1)
        before = tuple(
            term
            for earlier in range(max(0, number - _BEFORE), number)
            if earlier != asked and _share_turn(tokens, sentences[earlier], one)
            for term in told[earlier].terms
        )
        follows = number + 1 < len(sentences) and _share_turn(tokens, sentences[number + 1], one)
        then = sentences[number + 1].high if follows and not sentences[number + 1].is_question else one.high
        is_open = asked is not None and _leaves_open(tokens, one, is_first=asked == number - 1)
        asked_low = sentences[asked].low if asked is not None else one.low
        clauses = (one.low, *(at for at in range(one.low + 1, one.high) if parts_clauses(tokens, at)))
        tags = frozenset[str | int]().union(*(term.tags for term in (*told[number].terms, *terms, *before)))
        dodges = asked == number - 1 and not answer and _dodges(tokens, sentences[number - 1], one)
        place = Statement(one.low, one.high, told[number], clauses, terms, asked_low, answer, before, then)
        teller = tellers.of(one.low, one.high)
        found.append(place._replace(is_open=is_open, dodges=dodges, tags=tags, teller=teller))
    return tuple(found)


def _sentences(tokens: Tokens) -> list[_Sentence]:
    found: list[_Sentence] = []
    start = 0
    for index in range(1, len(tokens) + 1):
        is_end = ends_sentence(tokens, index) or _begins_entry(tokens, index)
        if is_end or index - start >= _LONGEST:
            noted = _noted_question(tokens, start, index)
            if noted:
                found.append(_Sentence(start, noted, is_question=True, is_noted=True))
            is_question = "?" in tokens.between(index) or _is_put(tokens, start, index)
            found.append(_Sentence(noted or start, index, is_question, tokens.keys[start] == "asked"))
            start = index
    return found


def _begins_entry(tokens: Tokens, index: int) -> bool:
    """Whether an entry of notes begins at a word, or a paragraph."""
    has_line = "\n" in tokens.text[tokens.ends[index - 1] : tokens.starts[index]]
    return has_line and _ENTRY.search(tokens.between(index)) is not None


def _is_put(tokens: Tokens, low: int, high: int) -> bool:
    """Whether who asks puts a statement to somebody, who answers it: "REPORTER: They say you knew"."""
    label = (tokens.segment(low).speaker or "").lower()
    is_last = high < len(tokens) and tokens.segment(high).turn != tokens.segment(low).turn
    return label in _ASKERS and is_last and high - low > _BARE


def _noted_question(tokens: Tokens, low: int, high: int) -> int:
    """Return where the answer begins in a note such as "Asked whether he would play for nothing: no", or 0."""
    if tokens.keys[low] != "asked" or "?" in tokens.between(high):
        return 0
    return next((at for at in range(low + 2, high) if ":" in tokens.between(at)), 0)


def _question(tokens: Tokens, sentences: list[_Sentence], number: int) -> int | None:
    """Return the question that a sentence answers: that right before it, or before the sentences of its turn."""
    for earlier in range(number - 1, max(-1, number - 1 - _ANSWERING), -1):
        if sentences[earlier].is_question:
            same = _share_turn(tokens, sentences[earlier], sentences[number])
            # Who asks themselves is not answered by anybody.
            is_own = same and tokens.segment(sentences[number].low).speaker and not sentences[earlier].is_noted
            is_dodged = earlier == number - 1 and _leaves_open(tokens, sentences[number], is_first=True)
            return None if is_own and not is_dodged else earlier
        if not _share_turn(tokens, sentences[earlier], sentences[number]) and number - earlier > _AFTER_QUESTION:
            return None
    return None


def _denies_before(tokens: Tokens, one: _Sentence, told: Telling, before: Telling) -> bool:
    """Whether a sentence does no more than deny the one before it: "They say it is safe. It isn't"."""
    keys = tokens.keys[one.low : one.high]
    is_bare = 1 < len(keys) <= _BARE and not told.terms and not before.denials
    return is_bare and keys[-1] == "not" and keys[-2] in AUXILIARIES


def _elides(tokens: Tokens, one: _Sentence, before: _Sentence, told: Telling) -> Answer:
    """Return whether a sentence says no more than that the one before it is so, or isn't: "The union did not"."""
    keys = tokens.keys
    stop = min(one.high, one.low + _SUBJECT)
    verb = next((at for at in range(one.low, stop) if keys[at] in AUXILIARIES), one.low)
    denies = keys[verb + 1 : verb + 2] == ["not"]
    end = verb + 1 + denies
    if verb == one.low or told.denials or not (end >= one.high or pauses(tokens, end)):
        return ""
    if any(pauses(tokens, at) for at in range(one.low + 1, end)) or keys[one.low] in _ASKING:
        return ""
    if denies or keys[one.low] in _NOBODY | {"no"}:
        return "no"
    is_part = keys[one.low] in words("of_some") or is_number(keys[one.low])
    return "yes" if is_part or not _share_turn(tokens, before, one) else ""


def _share_turn(tokens: Tokens, one: _Sentence, other: _Sentence) -> bool:
    return tokens.segment(one.low).turn == tokens.segment(other.low).turn


def _answer(tokens: Tokens, asked: _Sentence, one: _Sentence, told: Telling, *, is_first: bool) -> Answer:
    """Return what a sentence says to the question before it."""
    keys = tokens.keys
    low = one.low
    idle = words("openers") | words("fillers")
    while low < one.high and keys[low] in idle - words("yes"):
        low += 1
    if low == one.high:
        return ""
    question = keys[asked.low : asked.high]
    is_open = any(key in _ASKING for key in question[:3]) or "or" in question
    is_short = one.high - one.low <= _SHORT and all(
        is_number(keys[term.low]) or term.form in _SORRY or keys[term.low] in _TIMES for term in told.terms
    )
    while low < one.high - 1 and keys[low] in _ROUGHLY and not is_number(keys[low]):
        low += 1
    said: Answer = ""
    if is_first and is_open and is_number(keys[low]) and one.high - one.low <= _SHORT:
        return "yes"
    if is_first and not is_open:
        said = _yes_or_no(tokens, low, one.high)
        if not said and keys[low] in _NOBODY and one.high - low <= _SHORT:
            # “Were you told?” “Nobody said a word to me.”
            said = "no"
    if not said and is_short and (is_first or not told.terms):
        denies = any(key in words("polarity") for key in keys[low : one.high])
        said = "yes" if is_number(keys[low]) or keys[low] in _TIMES else "" if is_open else "no" if denies else "yes"
    if said == "yes" and "not" in question and keys[asked.low] not in _INVERTED:
        return ""
    return said


def _leaves_open(tokens: Tokens, one: _Sentence, *, is_first: bool) -> bool:
    """Whether an answer leaves open what was asked: "If the weather holds", "We'll see", "Some of it"."""
    keys = tokens.keys
    is_condition = (
        keys[one.low] in words("conditions") or phrase_length(keys, one.low, one.high, "paraphrase_hedges") > 0
    )
    is_meant = is_first and keys[one.high - 1] == "to" and _BOUND.isdisjoint(keys[one.low : one.high])
    is_partly = is_first and keys[one.low] in words("of_some") | {"partly", "partially"}
    is_partly = is_partly and one.high - one.low <= _BARE and not any(True for _ in telling(keys[one.low : one.high]))
    is_elliptic = is_first and one.high - one.low <= _SHORT and keys[one.high - 1] in AUXILIARIES
    # “The ones on my floor were.” “She says she did.”
    is_of_these = is_elliptic and (keys[one.low] == "those" or keys[one.low : one.low + 2] == ["the", "ones"])
    is_told = is_elliptic and keys[one.low] in _OTHERS and keys[one.low + 1] in words("telling")
    return (
        (is_first and is_condition)
        or is_meant
        or is_partly
        or is_of_these
        or is_told
        or any(phrase_length(keys, at, one.high, "left_open") for at in range(one.low, one.high))
    )


def _dodges(tokens: Tokens, asked: _Sentence, one: _Sentence) -> bool:
    """Whether who is asked says neither yes nor no, and denies something: "It never got so far"."""
    is_asked = tokens.keys[asked.low] in _INVERTED and "or" not in tokens.keys[asked.low : asked.high]
    return is_asked and any(True for _ in denials(tokens, one.low, one.high))


def _yes_or_no(tokens: Tokens, low: int, high: int) -> Answer:
    keys = tokens.keys
    if phrase_length(keys, low, high, "no"):
        at = low + phrase_length(keys, low, high, "no")
        is_short = high - low <= _SHORT // 2
        return "no" if at >= high or pauses(tokens, at) or (keys[low] in ("not", "never") and is_short) else ""
    is_short = high - low <= _SHORT // 2 and pauses(tokens, high - 1)
    if is_short and keys[high - 1] in ("no", "yes"):
        return "no" if keys[high - 1] == "no" else "yes"
    length = phrase_length(keys, low, high, "yes")
    return "yes" if length and (low + length >= high or pauses(tokens, low + length)) else ""
