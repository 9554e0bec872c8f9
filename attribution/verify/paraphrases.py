"""Indirect speech held against records: does the sentence that it goes back to deny it, limit it or count otherwise?

Nobody claims the words of a paraphrase, so they are not judged. The passage is the sentence with most of its telling
words, in any of their forms; what that says no to, leaves open or counts, the paraphrase should have as well.
"""

import functools
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from attribution.model import Edit, EditKind, Passage, Quotation, Span
from attribution.names import compare_names
from attribution.verify.places import Quoted, passage
from attribution.verify.records import Speech
from attribution.verify.words import (
    Tokens,
    ends_sentence,
    has_pause,
    is_name,
    is_number,
    lemma,
    phrase_length,
    words,
    words_in,
)

#: A sentence goes with a paraphrase where it has so much of its telling words, and so many.
_LEAST_SHARE, _LEAST_SHARED = 0.4, 2
#: A number, a day and a name tell as much as so many other words.
_WEIGHT = 2
#: A sentence that is surely another person's counts so much less.
_OTHERS = 0.3
#: A longer sentence is captions without a stop.
_LONGEST = 60
#: A number is of the same thing where the word after it is.
_UNITS = 2


class Match(NamedTuple):
    """The sentence of a record that a paraphrase goes back to: a half-open range of words, and how much is shared."""

    speech: Speech
    low: int
    high: int
    share: float

    @property
    def passage(self) -> Passage:
        """The sentence as a passage."""
        return passage(self.speech.record, self.speech.tokens, self.low, self.high, share=self.share)


def match_paraphrase(quoted: Quoted, sources: Sequence[Speech], speaker: str | None) -> Match | None:
    """Return the sentence of the records that a paraphrase goes back to, or None where none is near enough.

    Args:
        quoted: The paraphrase's words.
        sources: The records.
        speaker: Who says it, by the article; of two sentences as near, the one that is not another's counts.
    """
    wanted = _weights(quoted.tokens)
    whole = sum(wanted.values())
    best: tuple[float, Match] | None = None
    for speech in sources:
        for low, high, forms in _sentences(speech.tokens):
            shared = sum(wanted[form] for form in forms & wanted.keys())
            share = shared / whole if whole else 0.0
            if share < _LEAST_SHARE or shared < min(_LEAST_SHARED, whole):
                continue
            other = compare_names(speech.tokens.segment(low).speaker, speaker) == "other"
            rank = share - _OTHERS * other - (high - low) / 1000
            if best is None or rank > best[0]:
                best = rank, Match(speech, low, high, share)
    return best[1] if best else None


def paraphrase_edits(quotation: Quotation, quoted: Quoted, match: Match) -> tuple[Edit, ...]:
    """Return what a sentence says and its paraphrase does not: a denial, a hedge, another number or amount.

    Each is an edit whose place in the article is the end of the paraphrase.
    """
    record, keys = match.speech.tokens, quoted.tokens.keys
    found: list[tuple[EditKind, int, int, str]] = []
    near = _near(keys, record, match)
    wanted = frozenset(_telling(keys))
    denials = (place for place in _denials(record, match.low, match.high) if place[0] in near)
    denied = next((place for place in denials if _governed(record, place[1], match.high) in wanted), None)
    denies = quotation.denied or any(key in words("polarity") or lemma(key) in words("denials") for key in keys)
    if denied is not None and not denies:
        found.append(("polarity", *denied, "the article’s indirect speech denies nothing"))
    hedged = next((place for place in _hedges(record, match.low, match.high) if place[0] in near), None)
    if hedged is not None and not _is_hedged(quotation, quoted):
        found.append(("modal", *hedged, "the article’s indirect speech has no such limit"))
    counted = _other_number(keys, record, match)
    if counted is not None:
        found.append(("number", *counted, "the article’s indirect speech has another number"))
    amount = _other_amount(keys, record, match)
    if amount is not None:
        found.append(("quantifier", *amount, "the article’s indirect speech says it of all or none"))
    at = Span(start=quotation.spans[-1].end, end=quotation.spans[-1].end)
    return tuple(
        Edit(
            kind=kind,
            said=record.shown(low, high),
            quoted="",
            record=record.span(low, high),
            article=at,
            sentence=f"The record has “{record.shown(low, high)}”; {what}.",
        )
        for kind, low, high, what in found
    )


def _weights(tokens: Tokens) -> dict[str, int]:
    """Return how much each telling word of a paraphrase weighs."""
    weights: dict[str, int] = {}
    for index, key in enumerate(tokens.keys):
        for form in _telling([key]):
            heavy = is_number(key) or is_name(tokens, index)
            weights[form] = _WEIGHT if heavy else weights.get(form, 1)
    return weights


def _telling(keys: Sequence[str]) -> Iterator[str]:
    """Yield the dictionary forms of words that tell what a sentence is about."""
    return (lemma(key) for key in keys if key not in _idle())


@functools.cache
def _idle() -> frozenset[str]:
    """Return the words that tell nothing of what a sentence is about."""
    return words("common") | words("polarity") | words("modal") | words("fillers")


@functools.lru_cache(maxsize=128)
def _sentences(tokens: Tokens) -> tuple[tuple[int, int, frozenset[str]], ...]:
    """Return the sentences of a record, each with what it tells of; what is asked is nobody's statement."""
    found: list[tuple[int, int, frozenset[str]]] = []
    start = 0
    for index in range(1, len(tokens) + 1):
        if index == len(tokens) or ends_sentence(tokens, index) or index - start >= _LONGEST:
            if "?" not in tokens.between(index):
                found.append((start, index, frozenset(_telling(tokens.keys[start:index]))))
            start = index
    return tuple(found)


def _near(keys: Sequence[str], record: Tokens, match: Match) -> frozenset[int]:
    """Return the words of a sentence that stand with what is shared: clauses that have some of it, or go back to it.

    Of "There are no rooms in town, the county pays" only the second clause is that of "the county will pay".
    """
    wanted = frozenset(_telling(keys))
    edges = [index for index in range(match.low + 1, match.high) if _parts_clauses(record, index)]
    near: set[int] = set()
    clauses = list(pairwise([match.low, *edges, match.high]))
    for low, high in clauses:
        telling = list(_telling(record.keys[low:high]))
        is_at_edge = low == match.low or high == match.high
        begins_condition = record.keys[low] in words("conditions")
        goes_back = low - 1 in near and not words("going_back").isdisjoint(record.keys[low:high])
        stands_with = is_at_edge if begins_condition else goes_back
        if not telling or wanted.intersection(telling) or stands_with:
            near.update(range(low, high))
    for low, high in reversed(clauses[:-1]):
        # Of "I can't promise that it will stay" the first clause is what becomes of the second.
        if high in near and record.keys[high] in words("complements") and not has_pause(record, high):
            near.update(range(low, high))
    return frozenset(near)


def _parts_clauses(record: Tokens, index: int) -> bool:
    return has_pause(record, index) or record.keys[index] in words("clause_openers")


def _denials(record: Tokens, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield the denials in a sentence: not an answer ("No, we will"), and not what denies nothing ("no doubt")."""
    for index in range(low, high):
        if record.keys[index] not in words("polarity"):
            continue
        is_answer = record.keys[index] == "no" and (index + 1 == high or has_pause(record, index + 1))
        is_idle = any(phrase_length(record.keys, start, high, "idle_negations") for start in (index - 1, index))
        if not is_answer and not is_idle:
            yield index, index + 1


def _governed(record: Tokens, index: int, high: int) -> str | None:
    """Return the dictionary form of what a denial denies: the next telling word. “Not close” is no “stay open”."""
    return next(_telling(record.keys[index:high]), None)


def _hedges(record: Tokens, low: int, high: int) -> Iterator[tuple[int, int]]:
    for index in range(low, high):
        length = phrase_length(record.keys, index, high, "paraphrase_hedges")
        if length and not (index > low and _is_month(record.text, record.keys[index], record.starts[index])):
            yield index, index + length


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


def _other_number(keys: list[str], record: Tokens, match: Match) -> tuple[int, int] | None:
    """Return where a sentence counts the same thing with another number."""
    said = record.keys[match.low : match.high]
    for index, key in enumerate(keys[:-1]):
        if not is_number(key) or key in said or key == "1":
            continue
        things = {lemma(word) for word in keys[index + 1 : index + 1 + _UNITS] if word not in words("common")}
        for at in range(match.low, match.high - 1):
            after = record.keys[at + 1 : min(match.high, at + 1 + _UNITS)]
            if is_number(record.keys[at]) and record.keys[at] not in keys and things & {lemma(it) for it in after}:
                return at, at + 1
    return None


def _other_amount(keys: list[str], record: Tokens, match: Match) -> tuple[int, int] | None:
    """Return where a sentence says of some what its paraphrase says of all or none."""
    said = record.keys[match.low : match.high]
    if not words("of_all").intersection(keys) or words("of_all").intersection(said):
        return None
    return next(((at, at + 1) for at in range(match.low, match.high) if record.keys[at] in words("of_some")), None)
