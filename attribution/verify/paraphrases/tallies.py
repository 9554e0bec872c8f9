"""What the sentences beside a paraphrase's own count: how a vote went, and what comes on top of a sum."""

import re

from attribution.verify.words import is_number, lemma, words

#: How a vote went is told within so many words of what was voted on.
_REACH = 40
_TALLY = re.compile(
    r"(?<!\S)\d{1,3}(?: votes?)?(?: (?:in (?:favour|favor)|for))?(?: (?:to|against|and|with))? \d{1,3}(?!\S)"
)
#: One of these stands so near before the numbers, or between them.
_VOTING, _NEAR = frozenset("vote carry defeat pass lose reject approve ballot adopt agree".split()), 4
_FURTHER = frozenset({"further", "another", "additional", "extra"})
_ADDING = frozenset({"with", "and", "plus"})


def other_tally(keys: list[str], record: list[str], low: int, high: int) -> int | None:
    """Return where the record tells otherwise how the vote on a matter went: "carried by seven votes to four".

    Args:
        keys: The words of a paraphrase.
        record: Those of a record.
        low: Where the sentence begins that the paraphrase goes back to.
        high: Where it ends.
    """
    own = _tallies(keys)
    first = max(0, low - _REACH)
    around = {at + first: tally for at, tally in _tallies(record[first : high + _REACH]).items()}
    if not own or set(own.values()) & set(around.values()):
        return None
    return next((at for at in sorted(around) if at >= low), None)


def other_addition(keys: list[str], record: list[str], low: int, then: int) -> int | None:
    """Return where a sentence, or the next up to `then`, has another sum on top of the first: "a further £3m"."""
    told = record[max(0, low - _REACH) : then + _REACH]
    for number in _additions(keys, 0, len(keys)):
        if keys[number] in told:
            continue
        found = [at for at in _additions(record, low, then) if _unit(keys, number) & _unit(record, at)]
        if len(found) == 1:
            return found[0]
    return None


def stands_beside(keys: list[str]) -> frozenset[int]:
    """Return the words of a paraphrase that may be told in a sentence beside its own: a vote, a sum on top.

    >>> sorted(stands_beside("it was kept by 7 votes to 4".split()))
    [4, 5, 6, 7]
    """
    votes = [range(at, at + size) for at, size in _places(keys)]
    sums = [range(at, len(keys)) for at in _additions(keys, 0, len(keys)) if not _ADDING.isdisjoint(keys[at - 3 : at])]
    return frozenset(at for places in (*votes, *sums) for at in places)


def _tallies(keys: list[str]) -> dict[int, frozenset[str]]:
    """Return the two numbers of votes, by the place of the first."""
    return {at: frozenset((keys[at], keys[at + size - 1])) for at, size in _places(keys)}


def _places(keys: list[str]) -> list[tuple[int, int]]:
    """Return where it is told how a vote went, and in how many words: "7 votes to 4"."""
    found: list[tuple[int, int]] = []
    text = " ".join(keys)
    for match in _TALLY.finditer(text):
        at = text.count(" ", 0, match.start())
        own = match.group().split()
        if not _VOTING.isdisjoint(lemma(key) for key in (*keys[max(0, at - _NEAR) : at], *own)):
            found.append((at, len(own)))
    return found


def _additions(keys: list[str], low: int, high: int) -> list[int]:
    return [at for at in range(low + 1, high) if is_number(keys[at]) and keys[at - 1] in _FURTHER]


def _unit(keys: list[str], number: int) -> set[str]:
    """Return what a number counts: its money, or the thing."""
    sign = keys[number].strip("0123456789.")
    return {sign} if sign else {lemma(key) for key in keys[number + 1 : number + 3]} - words("common")
