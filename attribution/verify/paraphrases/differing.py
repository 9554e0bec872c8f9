"""What a sentence says and its paraphrase does not: a denial, the opposite, a hedge, another number or amount."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from attribution.model import Edit, EditKind, Quotation, Span
from attribution.verify.paraphrases.counts import other_amount, other_number
from attribution.verify.paraphrases.matching import Match, Pair, Paraphrase, clause_at
from attribution.verify.paraphrases.terms import clause_around, heightens, parts_clauses, pauses, telling
from attribution.verify.places import Quoted
from attribution.verify.words import Tokens, is_number, lemma, phrase_length, words, words_in

_DENIES = "the article’s indirect speech denies it"
_OPPOSITE = "the article’s indirect speech says the opposite"
_SUBJECTS = frozenset({"i", "we", "he", "she", "they"})
_JOINING = frozenset({"and", "but"})
#: A denial with one of these is of a time, or of a condition.
_BOUNDS = frozenset({"until", "before", "till", "unless"})
#: A light verb says the same only with so many other words.
_FEW = 3


class Difference(NamedTuple):
    """A place in a record, and what the paraphrase lacks of it."""

    kind: EditKind
    low: int
    high: int
    what: str

    @property
    def is_opposite(self) -> bool:
        """Whether the record has a word that says the opposite."""
        return self.what == _OPPOSITE

    @property
    def is_plain(self) -> bool:
        """Whether the record says plainly what the article denies."""
        return self.what == _DENIES


def find_differences(quotation: Quotation, paraphrase: Paraphrase, match: Match) -> tuple[Difference, ...]:
    """Return what a sentence says and its paraphrase does not."""
    near = _near(match)
    found = [
        _denied(quotation, paraphrase, match, near),
        _opposite(quotation, paraphrase, match, near),
        _hedged(quotation, paraphrase, match, near),
        other_number(paraphrase, match),
        other_amount(paraphrase, match, near),
    ]
    return tuple(Difference(*one) for one in found if one is not None)


def agrees(paraphrase: Paraphrase, match: Match, difference: Difference) -> bool:
    """Return whether a sentence says of the same deed what another sentence says otherwise."""
    keys = match.speech.tokens.keys[match.statement.low : match.statement.high]
    if difference.kind == "number":
        return any(is_number(key) and key in keys for key in paraphrase.keys)
    if difference.kind == "quantifier":
        return any(key in words("of_all") | words("of_all_times") and key in keys for key in paraphrase.keys)
    deed = paraphrase.deed
    is_bare = deed is not None and deed.form in words("light") and len(match.pairs) < _FEW
    return not is_bare and any(it.term is deed and it.where == "own" and not it.opposite for it in match.pairs)


def denies(match: Match) -> bool:
    """Return whether a sentence denies something."""
    return bool(match.statement.telling.denials)


def edits_of(quotation: Quotation, match: Match, differences: tuple[Difference, ...]) -> tuple[Edit, ...]:
    """Return differences as edits; their place in the article is the end of the paraphrase."""
    record = match.speech.tokens
    at = Span(start=quotation.spans[-1].end, end=quotation.spans[-1].end)
    return tuple(
        Edit(
            kind=one.kind,
            said=record.shown(one.low, one.high),
            quoted="",
            record=record.span(one.low, one.high),
            article=at,
            sentence=f"The record has “{record.shown(one.low, one.high)}”; {one.what}.",
        )
        for one in differences
    )


type _Found = tuple[EditKind, int, int, str] | None


def _denied(quotation: Quotation, paraphrase: Paraphrase, match: Match, near: frozenset[int]) -> _Found:
    """Return the denial of a word that the paraphrase has as plain, or what is plain and the paraphrase denies."""
    keys, statement = paraphrase.keys, match.statement
    paired = {
        pair.term.low + at
        for pair in match.pairs
        if _counts(pair, match, near)
        for at in range(pair.term.high - pair.term.low)
    }
    said = [match.speech.tokens.keys[at] for at in statement.telling.denials if statement.low <= at < statement.high]
    is_denied_there = quotation.denied or _has_own_denial(paraphrase, said, paired)
    pairs = [pair for pair in match.pairs if not pair.opposite and _counts(pair, match, near)]
    record_denies = any(index in near for index in statement.telling.denials) or statement.answer == "no"
    has_deed = any(pair.term is paraphrase.deed and pair.where == "own" for pair in pairs)
    for pair in pairs:
        denied = _denied_by(pair, match)
        if denied is not None and (_is_hedge(match, denied) or _bounds_only(match, denied, keys)):
            continue
        if denied is not None and not pair.term.is_denied and not is_denied_there and not _is_said_plainly(pair, match):
            low, high = _shown_denial(denied, pair, match)
            return "polarity", low, high, "the article’s indirect speech denies nothing"
        is_deed = pair.term is paraphrase.deed
        is_denied = (is_deed and quotation.denied) or (pair.term.is_denied and (is_deed or has_deed))
        if denied is None and is_denied and not record_denies:
            low, high = _place(pair, match)
            return "polarity", low, high, _DENIES
    return None


def _opposite(quotation: Quotation, paraphrase: Paraphrase, match: Match, near: frozenset[int]) -> _Found:
    """Return the word that says the opposite of one of the paraphrase's."""
    statement = match.statement
    for pair in match.pairs:
        if not pair.opposite or not _counts(pair, match, near) or _is_elsewhere(pair, match):
            continue
        denied = _denied_by(pair, match)
        own = range(pair.said.low, pair.said.high) if pair.where == "own" else ()
        record_denies = statement.answer == "no" or any(
            at in near and at not in own for at in statement.telling.denials
        )
        denials = paraphrase.telling.denials.difference(range(pair.term.low, pair.term.high))
        neither = not record_denies and not denials and not quotation.denied
        both = denied is not None and pair.term.is_denied
        if neither or both:
            low, high = _place(pair, match)
            return "polarity", low, high, _OPPOSITE
    return None


def _is_elsewhere(pair: Pair, match: Match) -> bool:
    """Whether the clause of a word is about something else: "you keep the laptop" for "she gives up her pay"."""
    if pair.where != "own":
        return False
    record, statement = match.speech.tokens, match.statement
    low, high = clause_around(record, pair.said.low, statement.low, statement.high)
    shared = {one.said.low for one in match.pairs if one.where == "own"}
    inside = [term for term in statement.telling.terms if low <= term.low < high and term.low != pair.said.low]
    strangers = [term for term in inside if term.low not in shared and term.weight]
    return bool(strangers) and len(strangers) == len(inside)


def _counts(pair: Pair, match: Match, near: frozenset[int]) -> bool:
    """Whether a word is stated: in a clause that goes with the paraphrase, or in the question that is answered."""
    return (pair.where == "own" and pair.said.low in near) or (pair.where == "asked" and match.statement.answer != "")


def _denied_by(pair: Pair, match: Match) -> int | None:
    """Return the word of a sentence that denies a word of the sentence, or of the question that it answers."""
    if pair.where == "own":
        return pair.said.denied_by
    return match.statement.low if match.statement.answer == "no" else None


def _bounds_only(match: Match, denied: int, keys: list[str]) -> bool:
    """Whether a denial says from when, or how: "won't start before March" for "would start in March"."""
    record = match.speech.tokens
    end = next((at for at in range(denied + 1, match.statement.high) if pauses(record, at)), match.statement.high)
    return not _BOUNDS.isdisjoint(record.keys[denied + 1 : end]) and _BOUNDS.isdisjoint(keys)


def _is_hedge(match: Match, denied: int) -> bool:
    """Whether a denial is part of what leaves something open: "we can't say that"."""
    record, statement = match.speech.tokens, match.statement
    return any(low <= denied < high for low, high in _hedges(record, statement.low, statement.high))


def _has_own_denial(paraphrase: Paraphrase, said: list[str], paired: set[int]) -> bool:
    """Whether a paraphrase denies something by itself: not by a word that the sentence has beside another denial."""
    keys = paraphrase.keys
    own, recorded = Counter(keys[at] for at in paraphrase.telling.denials), Counter(said)
    denies = bool(own - recorded) or (bool(own) and own == recorded)
    return denies or any(
        lemma(key) in words("denials") - words("polarity") and at not in paired for at, key in enumerate(keys)
    )


def _shown_denial(denied: int, pair: Pair, match: Match) -> tuple[int, int]:
    """Return the words that deny: of an answer all that says no."""
    if pair.where == "own":
        return denied, denied + 1
    return denied, denied + max(1, phrase_length(match.speech.tokens.keys, denied, match.statement.high, "no"))


def _is_said_plainly(pair: Pair, match: Match) -> bool:
    """Whether a sentence also has the word without a denial: "I won't say we sell, but we sell"."""
    statement = match.statement
    crowd = Counter(clause_at(statement, one.said.low) for one in match.pairs if one.where == "own")
    own = crowd[clause_at(statement, pair.said.low)]
    return any(
        said.form == pair.said.form
        and not said.is_denied
        and said is not pair.said
        and crowd[clause_at(statement, said.low)] >= own
        for said in statement.telling.terms
    )


def _place(pair: Pair, match: Match) -> tuple[int, int]:
    if pair.where == "own":
        return pair.said.low, pair.said.high
    return match.statement.low, match.statement.high


def _near(match: Match) -> frozenset[int]:
    """Return the words of a sentence that stand with what is shared: clauses that have some of it, or go back to it.

    Of "There are no rooms in town, the county pays" only the second clause is that of "the county will pay".
    """
    record, statement = match.speech.tokens, match.statement
    shared = {pair.said.low for pair in match.pairs if pair.where == "own"}
    edges = [index for index in range(statement.low + 1, statement.high) if parts_clauses(record, index)]
    near: set[int] = set()
    clauses = list(pairwise([statement.low, *edges, statement.high]))
    for low, high in clauses:
        is_idle = not any(True for _ in telling(record.keys[low:high]))
        is_at_edge = high == statement.high or _is_filled(record.keys[statement.low : low])
        begins_condition = record.keys[low] in words("conditions")
        goes_back = low - 1 in near and not words("going_back").isdisjoint(record.keys[low:high])
        stands_with = is_at_edge if begins_condition else goes_back
        if is_idle and high < statement.high and record.keys[high] in _JOINING and low > statement.low:
            # Of "It is old, probably, and it was found here" only the first clause is in doubt.
            is_idle = low - 1 in near
        if is_idle or not shared.isdisjoint(range(low, high)) or stands_with:
            near.update(range(low, high))
    for low, high in reversed(clauses[:-1]):
        # Of "I can't promise that it will stay" the first clause is what becomes of the second.
        if high in near and record.keys[high] in words("complements") and not pauses(record, high):
            near.update(range(low, high))
    return frozenset(near)


def _is_filled(keys: list[str]) -> bool:
    """Whether nothing but fillers comes before a clause."""
    return all(key in words("fillers") or key in words("openers") for key in keys)


def _hedged(quotation: Quotation, paraphrase: Paraphrase, match: Match, near: frozenset[int]) -> _Found:
    record, statement = match.speech.tokens, match.statement
    limiting = near & _limiting(paraphrase, match)
    own = _hedge_phrases(paraphrase.keys)
    hedges = [place for place in _hedges(record, statement.low, statement.high) if place[0] in limiting]
    more = [(low, high) for low, high in hedges if tuple(record.keys[low:high]) not in own]
    if own and more and len(more) < len(hedges):
        return "modal", *more[0], "the article’s indirect speech has no such limit"
    found = next(iter(hedges), None)
    if found is None:
        found = next(_wishes(record, limiting & _of_deed(paraphrase, match)), None)
    if found is None:
        found = _open_after(record, statement.high, statement.then)
    if found is None and match.is_open:
        found = statement.low, statement.high
    if found is None or _is_hedged(quotation, paraphrase.quoted):
        return None
    return "modal", *found, "the article’s indirect speech has no such limit"


def _limiting(paraphrase: Paraphrase, match: Match) -> frozenset[int]:
    """Return the words of a sentence that may limit the deed: not those of a clause that is only about who did it.

    Of "The minister may be busy, but I have spoken to him" the first clause limits nothing.
    """
    record, statement = match.speech.tokens, match.statement
    every = frozenset(range(statement.low, statement.high))
    deed = [pair.said.low for pair in match.pairs if pair.where == "own" and pair.term is paraphrase.deed]
    if not deed:
        return every
    edges = [at for at in range(statement.low + 1, statement.high) if parts_clauses(record, at)]
    shared = {pair.said.low for pair in match.pairs if pair.where == "own"}
    aside: set[int] = set()
    for low, high in pairwise([statement.low, *edges, statement.high]):
        clause = range(low, high)
        if deed[0] in clause:
            continue
        is_head = high <= deed[0] and high < statement.high and record.keys[high] in words("complements")
        follows = words("conditions") | _SUBJECTS
        is_other = record.keys[low] in _JOINING and not follows.isdisjoint(record.keys[low : low + 2])
        is_condition = record.keys[low] in words("conditions")
        if is_other or (not shared.isdisjoint(clause) and not is_head and not is_condition):
            aside.update(clause)
    return every - aside


def _of_deed(paraphrase: Paraphrase, match: Match) -> frozenset[int]:
    """Return the words of the clause of the deed."""
    record, statement = match.speech.tokens, match.statement
    deed = next((it.said.low for it in match.pairs if it.where == "own" and it.term is paraphrase.deed), None)
    if deed is None:
        return frozenset()
    return frozenset(range(clause_around(record, deed, statement.low, statement.high)[0], deed))


def _wishes(record: Tokens, where: frozenset[int]) -> Iterator[tuple[int, int]]:
    for index in sorted(where):
        length = phrase_length(record.keys, index, len(record), "wishes")
        if length and (index == 0 or record.keys[index - 1] != "not"):
            yield index, index + length


def _hedge_phrases(keys: list[str]) -> set[tuple[str, ...]]:
    lengths = ((at, phrase_length(keys, at, len(keys), "paraphrase_hedges")) for at in range(len(keys)))
    return {tuple(keys[at : at + length]) for at, length in lengths if length}


def _open_after(record: Tokens, low: int, high: int) -> tuple[int, int] | None:
    """Return a condition that stands as a sentence of its own, or a sentence that leaves the one before it open."""
    if low >= high:
        return None
    is_one_clause = not any(parts_clauses(record, index) for index in range(low + 1, high))
    if record.keys[low] in words("conditions") and is_one_clause:
        return low, high
    for at in range(low, high):
        length = phrase_length(record.keys, at, high, "left_open")
        if length and not any(True for _ in telling([*record.keys[low:at], *record.keys[at + length : high]])):
            return low, high
    return None


def _hedges(record: Tokens, low: int, high: int) -> Iterator[tuple[int, int]]:
    for index in range(low, high):
        length = phrase_length(record.keys, index, high, "paraphrase_hedges")
        if length and not _is_idle_hedge(record, index, low, high):
            yield index, index + length


def _is_idle_hedge(record: Tokens, index: int, low: int, high: int) -> bool:
    """Whether it is the month of May, or limits nothing: "if you ask me", "couldn't agree more"."""
    is_idle = bool(phrase_length(record.keys, index, high, "idle_conditions"))
    is_heightened = record.keys[index] == "could" and heightens(record, index + 1, high)
    return (
        is_idle or is_heightened or (index > low and _is_month(record.text, record.keys[index], record.starts[index]))
    )


def _is_month(text: str, key: str, start: int) -> bool:
    """Whether a word is the month of May."""
    return key == "may" and text[start].isupper()


def _is_hedged(quotation: Quotation, quoted: Quoted) -> bool:
    """Whether the article leaves it open: in the paraphrase, in its cue, or elsewhere in its sentence."""
    layout, start, end = quoted.layout, quotation.spans[0].start, quotation.spans[-1].end
    low, high = layout.paragraph_around(start)
    ends = layout.ends_within(low, high)
    begins = max((stop for stop in ends if stop <= start), default=low)
    stops = min((stop for stop in ends if stop >= end), default=max(high, end))
    found = words_in(layout.text, begins, stops)
    keys = ["" if _is_month(layout.text, key, start) else key for key, start, *_ in found]
    return any(
        phrase_length(keys, index, len(keys), "paraphrase_hedges") or lemma(keys[index]) in words("hedging")
        for index in range(len(keys))
    )
