"""Which words of a sentence go with a paraphrase."""

from itertools import pairwise

from attribution.verify.paraphrases.matching import Match
from attribution.verify.paraphrases.terms import parts_clauses, pauses, telling
from attribution.verify.words import phrase_length, words

_CONSEQUENT = frozenset({"will", "would", "'ll", "'d", "can", "could", "shall"})
_JOINING = frozenset({"and", "but"})


def find_near(match: Match) -> frozenset[int]:
    """Return the words of a sentence that stand with what is shared: clauses that have some of it, or go back to it.

    Of "There are no rooms in town, the county pays" only the second clause is that of "the county will pay".
    """
    record, statement = match.speech.tokens, match.statement
    shared = {pair.said.low for pair in match.pairs if pair.where == "own"}
    edges = [index for index in range(statement.low + 1, statement.high) if parts_clauses(record, index)]
    near: set[int] = set()
    clauses = list(pairwise([statement.low, *edges, statement.high]))
    for low, high in clauses:
        is_hedge = phrase_length(record.keys, low, high, "paraphrase_hedges") == high - low
        is_idle = is_hedge or not any(True for _ in telling(record.keys[low:high]))
        is_at_edge = high == statement.high or _is_filled(record.keys[statement.low : low])
        begins_condition = record.keys[low] in words("conditions") or bool(
            phrase_length(record.keys, low, high, "leading_limits")
        )
        goes_back = (
            low - 1 in near
            and not _is_condition_of_its_own(record.keys[low : statement.high])
            and not words("going_back").isdisjoint(record.keys[low:high])
        )
        # “It will stop on Friday, subject to the outcome of the talks and the vote.”
        is_last = low - 1 in near and not any(pauses(record, at) for at in range(low + 1, statement.high))
        stands_with = is_at_edge or is_last if begins_condition else goes_back
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


def _is_condition_of_its_own(keys: list[str]) -> bool:
    """Whether a clause begins a condition with what comes of it: "and if it fails it will be reversed"."""
    is_condition = keys[0] in _JOINING and not words("conditions").isdisjoint(keys[1:2])
    return is_condition and not _CONSEQUENT.isdisjoint(keys)


def _is_filled(keys: list[str]) -> bool:
    """Whether nothing but fillers comes before a clause."""
    return all(key in words("fillers") or key in words("openers") for key in keys)
