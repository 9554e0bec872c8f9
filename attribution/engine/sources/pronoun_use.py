"""Which pronouns an article uses of whom, found from all of its pronouns together.

Where a "she" stands, several may be meant, some likelier than others by the place; and of whom the article says "she"
is not known beforehand; a given name is no more than a hint. So the two are found together, by expectation
maximisation (Dempster, Laird and Rubin 1977): who is meant tells the pronouns of each, and these tell again who is
meant.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from attribution.engine.learned import NUMBERS

_ROUNDS = 20


class Guess[Who: Hashable](NamedTuple):
    """A pronoun, and who may be meant by it."""

    pronoun: str
    #: How likely each is by the place alone; the sum is 1.
    shares: Mapping[Who, float]


@dataclass(frozen=True)
class Leanings[Who: Hashable]:
    """What all pronouns of an article together tell."""

    #: How often each pronoun stands for each of those who may be meant.
    counts: Mapping[Who, Mapping[str, float]] = field(default_factory=dict)
    #: How much of that each place of a pronoun adds.
    own: Mapping[int, Guess[Who]] = field(default_factory=dict)

    def without(self, who: Who, place: int) -> dict[str, float]:
        """Return how often each pronoun elsewhere stands for somebody: none is evidence for itself."""
        counts = dict(self.counts[who])
        if place in self.own:
            pronoun, shares = self.own[place]
            counts[pronoun] = max(NUMBERS.sources.beforehand, counts[pronoun] - shares.get(who, 0.0))
        return counts

    def under[Name: Hashable](self, names: Mapping[Who, Iterable[Name]]) -> "Leanings[Name]":
        """Return the same under names: those who share one are one, and who has none is left out."""
        own = {place: Guess(guess.pronoun, _rename(guess.shares, names)) for place, guess in self.own.items()}
        counts: dict[Name, dict[str, float]] = {}
        for who, of in self.counts.items():
            for name in names.get(who, ()):
                known = counts.setdefault(name, dict.fromkeys(of, 0.0))
                for pronoun, count in of.items():
                    known[pronoun] = known.get(pronoun, 0.0) + count
        return Leanings(counts, own)


def find_leanings[Who: Hashable](
    guesses: Mapping[int, Guess[Who]], expected: Mapping[Who, str] = MappingProxyType({})
) -> Leanings[Who]:
    """Return what guesses at pronouns, each at its place, tell together.

    `expected` has the pronoun that a given name lets expect of somebody. It counts as one that was seen once.

    >>> plain = {0: Guess("she", {"Lee": 0.9, "Roe": 0.1}), 5: Guess("he", {"Roe": 1.0})}
    >>> found = find_leanings({**plain, 9: Guess("she", {"Lee": 0.4, "Roe": 0.6})})
    >>> found.own[9].shares["Lee"] > 0.8
    True
    """
    own = dict(guesses)
    for _ in range(_ROUNDS):
        counts = _add_up(own, expected)
        whole = {who: sum(of.values()) for who, of in counts.items()}
        own = {
            place: Guess(guess.pronoun, _likely(counts, whole, own[place], guess)) for place, guess in guesses.items()
        }
    return Leanings(_add_up(own, expected), own)


def _rename[Who: Hashable, Name: Hashable](
    shares: Mapping[Who, float], names: Mapping[Who, Iterable[Name]]
) -> dict[Name, float]:
    renamed: dict[Name, float] = {}
    for who, share in shares.items():
        for name in names.get(who, ()):
            renamed[name] = renamed.get(name, 0.0) + share
    return renamed


def _likely[Who: Hashable](
    counts: Mapping[Who, Mapping[str, float]], whole: Mapping[Who, float], own: Guess[Who], guess: Guess[Who]
) -> dict[Who, float]:
    """Return how likely each is to be meant at a place, by the place and by all other pronouns."""
    likely = {}
    pronoun, before, least = guess.pronoun, own.shares, NUMBERS.sources.beforehand
    for who, share in guess.shares.items():
        mine = before[who]
        elsewhere = max(least, counts[who][pronoun] - mine)
        likely[who] = share * elsewhere / (whole[who] - mine)
    total = sum(likely.values()) + NUMBERS.sources.nobody
    return {who: one / total for who, one in likely.items()}


def _add_up[Who: Hashable](own: Mapping[int, Guess[Who]], expected: Mapping[Who, str]) -> dict[Who, dict[str, float]]:
    pronouns = (*(guess.pronoun for guess in own.values()), *expected.values())
    none = dict.fromkeys(pronouns, NUMBERS.sources.beforehand)
    counts: dict[Who, dict[str, float]] = {}
    for pronoun, shares in own.values():
        for who, share in shares.items():
            if who not in counts:
                counts[who] = none.copy()
            counts[who][pronoun] += share
    for who, pronoun in expected.items():
        if who in counts:
            counts[who][pronoun] += NUMBERS.sources.by_given_name
    return counts
