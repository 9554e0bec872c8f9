"""What a stretch of words tells: each telling word in its dictionary form, and whether it is denied there."""

import functools
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from attribution.verify.paraphrases.opposites import Side, is_flipper, passes_on, sides_at, tags_of
from attribution.verify.words import Tokens, is_name, is_number, lemma, phrase_length, words

_PAUSE = re.compile(r"[,;:.!?…—–()]|\s-\s")
#: A number, a day and a name tell as much as so many other words.
_WEIGHT = 2
#: What these deny is the deed, which comes later: "nobody at the yard was sacked".
_SUBJECTS = frozenset({"nobody", "nothing", "none", "neither", "nowhere"})
AUXILIARIES = frozenset(
    "is are was were be been am will would can could shall should may might must do does did has have had 'll".split()
)
_BEFORE_NOUNS = frozenset(
    "the a an this that these those my your his her its our their of at in on for by from to with".split()
)
#: A copula before what it says: "stay open".
_COPULAS = frozenset({"stay", "remain", "keep"})
#: These deny the deed before them: "knew nothing of it".
_OBJECTS = frozenset({"nothing", "nobody", "none", "nowhere"})
_PRONOUNS = frozenset({"i", "we", "you", "he", "she", "it", "they"})
#: Of "it won't come to a vote" the noun is denied as well.
_NOUN_NEXT = frozenset({"a", "an", "any", "part", "place"})
#: What comes after these is not denied: "not until May".
_CLOSING = frozenset({"until", "till", "because", "since", "unless", "although", "though"})
#: What is not said is not denied.
_SAYING = frozenset({"say", "know"})
_SUPPOSING = frozenset({"would", "could", "might"})
#: Verbs that deny what comes after them, and are deeds themselves.
_DEEDS = frozenset({"deny", "refuse", "fail", "lack"})
_CLAIMING = frozenset({"say", "claim", "suggest", "argue", "pretend", "deny", "dispute"})
_EXISTING, _RELATIVE = frozenset({"there"}), frozenset({"that", "who", "which"})
_NO_ADVERBS = frozenset(
    "ally apply assembly bully comply family fly imply july only rally rely reply supply tally".split()
)


class Term(NamedTuple):
    """A telling word."""

    #: Its place: a half-open range of words.
    low: int
    high: int
    form: str
    sides: frozenset[Side]
    weight: int
    #: The word that denies it, or None.
    denied_by: int | None
    #: What it has in common with words that say nearly the same, or the opposite.
    tags: frozenset[str | int]

    @property
    def is_denied(self) -> bool:
        """Whether it is denied."""
        return self.denied_by is not None


class Telling(NamedTuple):
    """What a stretch tells."""

    terms: tuple[Term, ...]
    #: The words that deny something in it.
    denials: frozenset[int]


@functools.cache
def idle() -> frozenset[str]:
    """Return the words that tell nothing of what a sentence is about."""
    return words("common") | words("polarity") | words("modal") | words("fillers") | words("idle_in_paraphrases")


def telling(keys: Sequence[str]) -> Iterator[str]:
    """Yield the dictionary forms of words that tell what a sentence is about."""
    return (lemma(key) for key in keys if key not in idle())


def read_terms(tokens: Tokens, low: int, high: int) -> Telling:
    """Return what the words from `low` up to `high` tell."""
    return _Reader(tokens, low, high).read()


def denials(record: Tokens, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield the denials in a sentence: not an answer ("No, we will"), and not what denies nothing ("no doubt")."""
    cancelled = _cancelled(record.keys, low, high)
    for index in range(low, high):
        if record.keys[index] not in words("polarity") or lemma(record.keys[index]) in _DEEDS or index in cancelled:
            continue
        if record.keys[index] == "without" and _supposes(record, low, high):
            continue
        is_answer = record.keys[index] == "no" and (index + 1 == high or pauses(record, index + 1))
        is_idle = any(phrase_length(record.keys, start, high, "idle_negations") for start in (index - 1, index))
        if not is_answer and not is_idle and not heightens(record, index, high):
            yield index, index + 1


def _cancelled(keys: Sequence[str], low: int, high: int) -> frozenset[int]:
    """Return two denials that make one statement of all: "There isn't a family that hasn't lost somebody"."""
    if [*keys[low : low + 1]] == ["nobody"] or [*keys[low : low + 2]] in (["no", "one"], ["no", "1"]):
        # “Nobody’s saying it isn’t needed.”
        said = next((at for at in range(low + 1, min(high, low + 4)) if lemma(keys[at]) in _CLAIMING), high)
        second = next((at for at in range(said + 1, high) if keys[at] == "not"), None)
        return frozenset() if second is None else frozenset({low, second})
    first = next((at for at in range(low + 1, high) if keys[at] in ("not", "no") and lemma(keys[at - 1]) == "be"), None)
    if first is None or not _EXISTING & {*keys[low:first]}:
        return frozenset()
    relative = next((at for at in range(first + 1, high) if keys[at] in _RELATIVE), high)
    second = next((at for at in range(relative + 1, min(high, relative + 4)) if keys[at] == "not"), None)
    return frozenset() if second is None else frozenset({first, second})


def _supposes(record: Tokens, low: int, high: int) -> bool:
    """Whether a sentence tells what is not so: "Without the grant we would have shut"."""
    keys = record.keys[low:high]
    return not _SUPPOSING.isdisjoint(keys) or ("'d", "have") in pairwise(keys)


def pauses(record: Tokens, index: int) -> bool:
    """Return whether punctuation stands before a word; a line's end in a caption is none."""
    return _PAUSE.search(record.between(index)) is not None


def parts_clauses(record: Tokens, index: int) -> bool:
    """Return whether a clause begins at a word."""
    # “Has since left” is one clause.
    is_adverb_there = record.keys[index] == "since" and index > 0 and record.keys[index - 1] in AUXILIARIES
    return pauses(record, index) or (record.keys[index] in words("clause_openers") and not is_adverb_there)


def clause_around(record: Tokens, index: int, low: int, high: int) -> tuple[int, int]:
    """Return where the clause of a word begins and ends, in the stretch from `low` up to `high`."""
    begins = next((at for at in range(index, low, -1) if parts_clauses(record, at)), low)
    ends = next((at for at in range(index + 1, high) if parts_clauses(record, at)), high)
    return begins, ends


def heightens(record: Tokens, index: int, high: int) -> bool:
    """Return whether a denial says that there is nothing beyond: "couldn't agree more"."""
    before = record.keys[index - 1] if index else ""
    end = next((at for at in range(index + 1, high) if pauses(record, at)), high)
    rest = record.keys[index + 1 : end]
    denies = record.keys[index : index + 1] == ["not"]
    return before == "could" and denies and bool({"more", "better", "happier"} & set(rest))


class _Reader:
    """Reads the terms of a stretch from left to right, with the denial that is still open."""

    def __init__(self, tokens: Tokens, low: int, high: int) -> None:
        self._tokens, self._low, self._high = tokens, low, high
        self._keys = tokens.keys
        self._forms = [lemma(key) for key in tokens.keys[low:high]]
        self._denials = {index for index, _ in denials(tokens, low, high)}
        #: The denial that goes on to the next telling word; what kind it is.
        self._open: int | None = None
        self._kind = ""

    def read(self) -> Telling:
        terms: list[Term] = []
        at = self._low
        while at < self._high:
            if at > self._low and pauses(self._tokens, at) and not self._is_said_again(at):
                self._open = None
            step = self._step(at, terms)
            at += step
        found = {term.denied_by for term in terms if term.denied_by is not None}
        return Telling(tuple(terms), frozenset(found | self._denials))

    def _step(self, at: int, terms: list[Term]) -> int:
        key, form = self._keys[at], self._forms[at - self._low]
        if at in self._denials and not is_flipper(self._forms, at - self._low):
            if key in _OBJECTS and terms and terms[-1].high == at and not pauses(self._tokens, at):
                terms[-1] = terms[-1]._replace(denied_by=None if terms[-1].is_denied else at)
                return 1
            is_double = self._open is not None and _PRONOUNS.isdisjoint(self._keys[self._open : at])
            self._open = None if is_double else at
            self._kind = "subject" if key in _SUBJECTS or self._is_no_one(at) else "no" if key == "no" else "not"
            return 1
        if key in _CLOSING:
            self._open = None
        if self._kind == "rest" and self._open is not None and key in AUXILIARIES:
            self._kind = "not"
        reading = sides_at(self._forms, at - self._low)
        # Of "for nothing" no word denies anything.
        self._denials -= {index for index in self._denials if at < index < at + reading.length}
        if key in idle() and reading.length == 1 and form not in _DEEDS and not self._is_knowing(at):
            if form in _SAYING:
                self._open = None
            return 1
        if self._is_copula(at, form):
            return 1
        weight = (
            0
            if passes_on(self._forms, at - self._low)
            else _WEIGHT
            if is_number(key) or is_name(self._tokens, at)
            else 1
        )
        denied = self._governs(at)
        name = " ".join(self._forms[at - self._low : at - self._low + reading.length])
        by, tags = self._open if denied else None, tags_of(name, reading.sides)
        terms.append(Term(at, at + reading.length, name, reading.sides, weight, by, tags))
        self._pass_on(at, reading.length, form, denied=denied)
        return reading.length

    def _pass_on(self, at: int, length: int, form: str, *, denied: bool) -> None:
        """Close the denial that a term took, or leave it open for the next."""
        if is_flipper(self._forms, at - self._low):
            self._open = None if denied else at
            self._kind = "not"
            return
        if not denied or passes_on(self._forms, at - self._low) or is_adverb(form):
            return
        after = at + length
        if form in words("light") and not _NOUN_NEXT.isdisjoint(self._keys[after : after + 2]):
            return
        if self._kind == "no" and after < self._high:
            if self._keys[after] in idle():
                self._kind = "rest"
            return
        if after < self._high and self._keys[after] in ("or", "nor"):
            return
        self._open = None

    def _is_said_again(self, at: int) -> bool:
        """Whether a denial goes on after a pause: "never, ever"."""
        return self._keys[at - 1] in words("polarity") and self._keys[at] in words("polarity") | {"ever"}

    def _governs(self, at: int) -> bool:
        if self._open is None or self._kind == "rest":
            return False
        if self._kind == "subject":
            return at == self._low or self._keys[at - 1] not in _BEFORE_NOUNS
        return True

    def _is_knowing(self, at: int) -> bool:
        """Whether "know" tells something: not in "you know", but in "did you know"."""
        before = self._keys[max(self._low, at - 2) : at]
        return self._keys[at] == "know" and (before[-1:] != ["you"] or before[0] in AUXILIARIES)

    def _is_no_one(self, at: int) -> bool:
        return self._keys[at] in ("no", "not") and self._keys[at + 1 : at + 2] in (["one"], ["1"])

    def _is_copula(self, at: int, form: str) -> bool:
        """Whether "stay" only goes with what follows: "stay open"."""
        after = at + 1 - self._low
        return form in _COPULAS and after < len(self._forms) and bool(sides_at(self._forms, after).sides)


def is_adverb(form: str) -> bool:
    """Return whether a word is an adverb by its ending."""
    return form.endswith("ly") and form not in _NO_ADVERBS
