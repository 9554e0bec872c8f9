"""What a sentence says and its paraphrase does not: a denial, the opposite, a hedge, another number or amount."""

import re
from collections import Counter
from typing import NamedTuple

from attribution.model import Edit, EditKind, Quotation, Span
from attribution.verify.paraphrases.claims import find_hearsay
from attribution.verify.paraphrases.counts import other_amount, other_number, rough_number
from attribution.verify.paraphrases.hedging import find_hedge, find_supposed, is_hedge
from attribution.verify.paraphrases.matching import Match, Pair, Paraphrase, clause_at
from attribution.verify.paraphrases.naming import find_renamed
from attribution.verify.paraphrases.nearness import find_near
from attribution.verify.paraphrases.terms import Term, clause_around, pauses
from attribution.verify.words import is_number, lemma, phrase_length, words

_DENIES = "the article’s indirect speech denies it"
_DENIES_NOTHING = "the article’s indirect speech denies nothing"
_OPPOSITE = "the article’s indirect speech says the opposite"
#: A denial with one of these is of a time, or of a condition.
_BOUNDS = frozenset({"until", "before", "till", "unless"})
#: In a sentence that may be another's so much of a paraphrase is, where it denies what the sentence tells.
_SURE = 0.6
#: So many words besides that of the opposite sense.
_LEAST = 2
#: What was not done, in a word: "unmanned".
_UNDONE = re.compile(r"un\w{3,}(?:ed|able)")
#: A light verb says the same only with so many other words.
_FEW = 3
#: A sentence that denies a light verb is that of a paraphrase with so much of it.
_HALF = 0.5


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
    def denies(self) -> bool:
        """Whether the record denies what the article has as plain."""
        return self.what == _DENIES_NOTHING

    @property
    def is_plain(self) -> bool:
        """Whether the record says plainly what the article denies."""
        return self.what == _DENIES


def find_differences(quotation: Quotation, paraphrase: Paraphrase, match: Match) -> tuple[Difference, ...]:
    """Return what a sentence says and its paraphrase does not."""
    if paraphrase.keys[0] == "whether":
        # “Asked whether they would sell” tells nothing as known.
        return ()
    near = find_near(match)
    found = [
        _denied(quotation, paraphrase, match, near),
        _plain(quotation, paraphrase, match, near),
        _opposite(quotation, paraphrase, match, near),
        find_hedge(quotation, paraphrase, match, near) or find_hearsay(quotation, paraphrase, match),
        other_number(paraphrase, match),
        rough_number(paraphrase, match),
        other_amount(paraphrase, match, near),
        _other_name(paraphrase, match),
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
    stated = ("own", "asked") if match.statement.answer else ("own",)
    # “A decrease on last year” says nothing of an increase.
    if any(it.opposite and it.where == "own" and not (it.term.is_denied or it.said.is_denied) for it in match.pairs):
        return False
    return not is_bare and any(it.term is deed and it.where in stated and not it.opposite for it in match.pairs)


def denies(match: Match) -> bool:
    """Return whether a sentence denies something."""
    is_own = any(pair.where == "own" and not pair.opposite for pair in match.pairs)
    return bool(match.statement.telling.denials) and (is_own or match.statement.answer != "")


def edits_of(paraphrase: Paraphrase, match: Match, differences: tuple[Difference, ...]) -> tuple[Edit, ...]:
    """Return differences as edits; their place in the article is the end of the paraphrase."""
    record = match.speech.tokens
    end = paraphrase.quoted.pieces[-1].end
    at = Span(start=end, end=end)
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
    """Return the denial of a word that the paraphrase has as plain."""
    pairs = [pair for pair in match.pairs if not pair.opposite and _counts(pair, match, near)]
    pairs = [pair for pair in pairs if not is_number(pair.term.form)]
    said = match.speech.tokens.keys[match.statement.low : match.statement.high]
    if quotation.denied:
        return _owned(pairs, match)
    is_no = match.statement.answer == "no" and bool(paraphrase.telling.denials)
    if is_no or _denies_by_itself(paraphrase, pairs, said):
        return None
    is_bare = len(pairs) < min(_FEW, len(paraphrase.telling.terms)) and match.share < _HALF
    for pair in pairs:
        denied = _denied_by(pair, match)
        if (
            denied is None
            or (is_bare and pair.term.form in words("light"))
            or is_number(pair.term.form)
            or _has_denied(paraphrase, pair)
            or _is_said_plainly(pair, match)
        ):
            continue
        if not is_hedge(match, denied) and not _bounds_only(match, denied, paraphrase.keys):
            return "polarity", *_shown_denial(denied, pair, match), _DENIES_NOTHING
    return None


def _owned(pairs: list[Pair], match: Match) -> _Found:
    """Return the denial that both have, where the article says that it is denied: "denied that some were not told"."""
    own = [pair for pair in pairs if pair.where == "own"]
    both = next((pair for pair in own if pair.term.is_denied and pair.said.is_denied), None)
    if both is None:
        return None
    return "polarity", *_place(both, match), _DENIES


def _plain(quotation: Quotation, paraphrase: Paraphrase, match: Match, near: frozenset[int]) -> _Found:
    """Return the word that is plain in the record, and that the paraphrase denies."""
    if _record_denies(match, near) or (match.who != "same" and match.share < _SURE):
        return None
    pairs = [pair for pair in match.pairs if not pair.opposite and _counts(pair, match, near)]
    deed = paraphrase.deed
    if deed is not None and deed.form in words("light") and len(pairs) < min(_FEW, len(paraphrase.telling.terms)):
        return None
    has_deed = any(pair.term is deed and pair.where == "own" for pair in pairs)
    plain = {term.form for term in paraphrase.telling.terms if not term.is_denied}
    for pair in pairs:
        # Of “refused to pay” the deed is what was not done.
        is_deed = pair.term is deed or (deed is not None and _is_left_undone(paraphrase, deed, pair))
        if any(said.form == pair.said.form and said.is_denied for said in match.statement.telling.terms):
            continue
        if pair.term.is_denied and pair.term.form in plain:
            # “It was the size of the cut rather than the cut itself.”
            continue
        if (is_deed and quotation.denied) or (pair.term.is_denied and (is_deed or has_deed)):
            return "polarity", *_place(pair, match), _DENIES
    return None


def _is_left_undone(paraphrase: Paraphrase, deed: Term, pair: Pair) -> bool:
    """Whether a word is what the deed leaves undone: "pay" of "refused to pay"."""
    is_next = paraphrase.keys[deed.high : pair.term.low] == ["to"]
    return is_next and pair.term.denied_by is not None and deed.low <= pair.term.denied_by < deed.high


def _record_denies(match: Match, near: frozenset[int]) -> bool:
    """Whether a sentence denies something, or nearly: "less convinced", "would have gone"."""
    keys = match.speech.tokens.keys
    is_less = any(keys[at] in words("half_denials") for at in near)
    if find_supposed(match, near) is not None:
        return True
    return is_less or match.statement.answer == "no" or not near.isdisjoint(match.statement.telling.denials)


def _opposite(quotation: Quotation, paraphrase: Paraphrase, match: Match, near: frozenset[int]) -> _Found:
    """Return the word that says the opposite of one of the paraphrase's."""
    statement = match.statement
    plain = sum(pair.where == "own" and not pair.opposite for pair in match.pairs)
    is_unlabelled = match.speech.tokens.segment(statement.low).speaker is None
    if is_unlabelled and plain < _LEAST:
        return None
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


def _other_name(paraphrase: Paraphrase, match: Match) -> _Found:
    """Return the name that a sentence has where its paraphrase has another, and all else alike."""
    if match.who != "same":
        return None
    record, statement = match.speech.tokens, match.statement
    own = {pair.term for pair in match.pairs if pair.where == "own" and not pair.opposite}
    for told, said in find_renamed(paraphrase.quoted.tokens, record, statement.low, statement.high):
        rest = [term for term in paraphrase.telling.terms if not told.low <= term.low < told.high]
        weight = sum(term.weight for term in rest)
        if weight and sum(term.weight for term in rest if term in own) >= _SURE * weight:
            return "name", said.low, said.high, "the article’s indirect speech has another name"
    return None


def _is_elsewhere(pair: Pair, match: Match) -> bool:
    """Whether the clause of a word is about something else: "you keep the laptop" for "she gives up her pay"."""
    if pair.where != "own" or any(one.where == "asked" for one in match.pairs):
        return False
    record, statement = match.speech.tokens, match.statement
    low, high = clause_around(record, pair.said.low, statement.low, statement.high)
    shared = {one.said.low for one in match.pairs if one.where == "own"}
    inside = [term for term in statement.telling.terms if low <= term.low < high and term.low != pair.said.low]
    strangers = [
        term
        for term in inside
        if term.low not in shared and term.weight and term.form not in words("light") and not is_number(term.form)
    ]
    return bool(strangers) and not any(term.low in shared for term in inside)


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


def _has_denied(paraphrase: Paraphrase, pair: Pair) -> bool:
    """Whether a paraphrase denies the word too, here or elsewhere."""
    return any(term.form == pair.term.form and term.is_denied for term in paraphrase.telling.terms)


def _denies_by_itself(paraphrase: Paraphrase, pairs: list[Pair], said: list[str]) -> bool:
    """Whether a paraphrase denies something in its own way: not as the sentence does beside another denial."""
    shared = {pair.term.denied_by for pair in pairs if pair.said.is_denied}
    paired = {at for pair in pairs for at in range(pair.term.low, pair.term.high)}
    lists = words("denials") - words("polarity") | words("unlike").difference(said)
    return not paraphrase.telling.denials <= shared or any(
        (lemma(key) in lists or _UNDONE.fullmatch(key)) and at not in paired and not _is_noun(paraphrase.keys, at)
        for at, key in enumerate(paraphrase.keys)
    )


def _is_noun(keys: list[str], at: int) -> bool:
    """Whether an article stands before a word: "the drop in sales" denies nothing."""
    return at > 0 and keys[at - 1] in ("the", "a", "an")


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
