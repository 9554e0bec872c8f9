"""Words of a record that a quotation leaves out in its middle: what kind of cut that is."""

import re
from collections.abc import Iterator
from itertools import pairwise

from attribution.model import EditKind
from attribution.text import has_stop
from attribution.verify.words import (
    Tokens,
    critical_kind,
    filler_flags,
    hedge_length,
    is_number,
    phrase_length,
    words,
)

type Cut = tuple[EditKind, int, int]

_PAUSE = re.compile(r"[,;:.!?…—–]")
_DASH = re.compile(r"[,—–]")
#: A remark between commas that is no longer than this belongs to the words around it: "probably", "I think".
_SHORT = 3
_JOINING_NEXT = frozenset({"and", "but", "or", "so"})
_NOMINATIVE = frozenset({"i", "we", "they", "he", "she"})
_SUBJECT_AGAIN = frozenset({"he", "she", "they"})
_PREPOSITIONS = frozenset({"in", "since", "by", "on", "from", "until", "at", "of", "to", "for"})
#: How many words after what is kept may still deny it.
_NEAR = 3


def cut_out(record: Tokens, low: int, high: int, *, marked: bool, said_again: bool) -> Iterator[Cut]:
    """Yield the kinds of what is left out, with their places.

    A negation, a number, a hedge or a word of quantity counts where it bears on the words that are kept: in the clause
    that goes on from the left, in the one that goes on to the right, and in a short remark between commas. What stands
    in whole clauses of its own was cut with them.

    Args:
        record: The record.
        low: Where the cut begins.
        high: Where it ends.
        marked: Whether a mark or the narrator stands in its place.
        said_again: Whether a mark is not meant for a cut, so that fillers are told as such.
    """
    bearing = _bearing(record, low, high)
    flags = filler_flags(record, low, high)
    critical = [None if flags[i - low] else _kind(record, i, high, bearing[i - low]) for i in range(low, high)]
    _spread_hedges(record, critical, low, high)
    if said_again and all(flags):
        yield "filler", low, high
        return
    if marked:
        yield "marked-cut", low, high
        if record.keys[high - 1] in words("governing") and not _PAUSE.search(record.between(high)):
            yield "content", high - 1, high
        yield from _runs(critical, low)
        return
    rest: list[EditKind | None] = []
    for offset, kind in enumerate(critical):
        if kind is not None:
            rest.append(kind)
        elif flags[offset]:
            rest.append("filler")
        else:
            rest.append("grammar" if _is_grammar(record, low, high, low + offset) else "silent-cut")
    if "silent-cut" in rest:
        rest = ["silent-cut" if kind in ("grammar", "filler") else kind for kind in rest]
    elif any(critical):
        rest = [None if kind == "grammar" and _beside_critical(rest, i) else kind for i, kind in enumerate(rest)]
    yield from _runs(rest, low)


def _is_grammar(record: Tokens, low: int, high: int, index: int) -> bool:
    """Whether a word is one that mended grammar leaves out; also the pronoun in "the mayor, she came"."""
    is_second = low == index == high - 1 and record.keys[index] in _SUBJECT_AGAIN
    is_second = is_second and "," in record.between(index) and not _PAUSE.search(record.between(high))
    return record.keys[index] in words("grammar") or is_second


def _stops(record: Tokens, low: int, high: int) -> bool:
    """Whether a sentence ends before one of the words from `low` to `high`, that one included."""
    return any(has_stop(record.between(index)) for index in range(low, high + 1))


def _clauses(record: Tokens, low: int, high: int) -> list[tuple[int, int]]:
    edges = [low, *(i for i in range(low + 1, high) if _PAUSE.search(record.between(i))), high]
    return [(a, b) for a, b in pairwise(edges) if a < b]


def _bearing(record: Tokens, low: int, high: int) -> list[str]:
    """Return how each word bears on what is kept: as part of a clause that is kept, as an "aside" in one, or not.

    What denies or limits words stands before them, so that it is the clause which goes on to the right that counts; of
    what goes on from the left only the first words, as in "would not".
    """
    bearing = [""] * (high - low)
    clauses = _clauses(record, low, high)
    joined = record.keys[high] in _JOINING_NEXT
    begins_anew = record.keys[high] in words("clause_openers") or record.keys[high] in _NOMINATIVE
    clause_of_its_own = record.keys[low] in _JOINING_NEXT and begins_anew
    for number, (first, last) in enumerate(clauses):
        left, right = record.between(first), record.between(last)
        is_tail = number == len(clauses) - 1 and not _PAUSE.search(right) and not joined and not clause_of_its_own
        is_short = last - first <= _SHORT and bool(_DASH.search(left) and _DASH.search(right))
        if number == 0 and not _PAUSE.search(left) and not clause_of_its_own:
            last_near = min(last, first + _NEAR)
            bearing[first - low : last_near - low] = ["head"] * (last_near - first)
        apart = _stops(record, low, first) and _stops(record, last, high)
        if is_tail or (is_short and not apart):
            bearing[first - low : last - low] = ["clause" if is_tail else "aside"] * (last - first)
    return bearing


def _kind(record: Tokens, index: int, high: int, bearing: str) -> EditKind | None:
    """Return the kind of a word that bears on what is kept."""
    if not bearing or _is_idle(record, index):
        return None
    kind = critical_kind(record, index, high)
    if kind in ("number", "quantifier") and (bearing != "clause" or not _counts_next(record, index, high)):
        return None
    return kind


def _counts_next(record: Tokens, index: int, high: int) -> bool:
    """Whether a number or a word of quantity counts the word that comes after the cut: "some of the … bidders"."""
    is_date = is_number(record.keys[index]) and index > 0 and record.keys[index - 1] in _PREPOSITIONS
    if is_date and record.keys[high] in words("common"):
        return False
    return all(
        record.keys[i] in words("common") or critical_kind(record, i, high) in ("number", "quantifier")
        for i in range(index + 1, high)
    )


def _is_idle(record: Tokens, index: int) -> bool:
    """Whether a negation denies nothing: "without a doubt"."""
    return bool(phrase_length(record.keys, index, len(record), "idle_negations"))


def _spread_hedges(record: Tokens, critical: list[EditKind | None], low: int, high: int) -> None:
    """Give all words of a phrase, such as "I think" or "at least", the kind of its first."""
    for index in range(low, high):
        kind = critical[index - low]
        length = max(hedge_length(record, index, high), phrase_length(record.keys, index, high, "quantity_phrases"))
        if kind in ("modal", "quantifier"):
            critical[index - low + 1 : index - low + length] = [kind] * (length - 1)


def _beside_critical(kinds: list[EditKind | None], index: int) -> bool:
    """Whether a function word goes with a critical one: the "to" of "failed to"."""
    near = kinds[max(0, index - 1) : index + 2]
    return any(kind not in (None, "grammar", "filler") for kind in near)


def _runs(kinds: list[EditKind | None], low: int) -> Iterator[Cut]:
    start = 0
    for index in range(1, len(kinds) + 1):
        if index == len(kinds) or kinds[index] != kinds[start]:
            kind = kinds[start]
            if kind is not None:
                yield kind, low + start, low + index
            start = index
