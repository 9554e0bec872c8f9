"""Which pronouns an article uses of whom, found from all of its pronouns together.

Where a "she" stands, several may be meant, some likelier than others by the place; and of whom the article says "she"
is not known beforehand; a given name is no more than a hint. So the two are found together, by expectation
maximisation (Dempster, Laird and Rubin 1977): who is meant tells the pronouns of each, and these tell again who is
meant.
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

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

    def without(self, who: Who, place: int) -> Mapping[str, float]:
        """Return how often each pronoun elsewhere stands for somebody: none is evidence for itself."""
        counts = self.counts[who]
        if place not in self.own:
            return counts
        pronoun, shares = self.own[place]
        return {**counts, pronoun: max(NUMBERS.sources.beforehand, counts[pronoun] - shares.get(who, 0.0))}

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
    table = _Table.of(guesses, expected)
    shares = table.shares
    for _ in range(_ROUNDS):
        shares = table.likely(shares)
    own = dict(zip(guesses, table.by_place(shares), strict=True))
    return Leanings(table.by_who(table.counts(shares)), own)


@dataclass(frozen=True)
class _Table[Who: Hashable]:
    """All guesses as arrays: one row for each who may be meant at each place, in the order of the places."""

    guesses: Sequence[Guess[Who]]
    people: Sequence[Who]
    pronouns: Sequence[str]
    #: For each row: its place, who is meant and with which pronoun, by their numbers, and how likely by the place.
    place: npt.NDArray[np.intp]
    who: npt.NDArray[np.intp]
    pronoun: npt.NDArray[np.intp]
    shares: npt.NDArray[np.float64]
    #: What the given names let expect, as counts.
    expected: npt.NDArray[np.float64]

    @classmethod
    def of(cls, guesses: Mapping[int, Guess[Who]], expected: Mapping[Who, str]) -> "_Table[Who]":
        """Return the rows of guesses at pronouns."""
        found = tuple(guesses.values())
        people = {who: number for number, who in enumerate(dict.fromkeys(w for g in found for w in g.shares))}
        used = dict.fromkeys((*(guess.pronoun for guess in found), *expected.values()))
        pronouns = {pronoun: number for number, pronoun in enumerate(used)}
        rows = [
            (n, people[w], pronouns[g.pronoun], share) for n, g in enumerate(found) for w, share in g.shares.items()
        ]
        named = np.zeros((len(people), len(pronouns)))
        for who, pronoun in expected.items():
            if who in people:
                named[people[who], pronouns[pronoun]] = NUMBERS.sources.by_given_name
        place, who_meant, pronoun_used, shares = zip(*rows, strict=True) if rows else ((), (), (), ())
        return cls(
            guesses=found,
            people=tuple(people),
            pronouns=tuple(pronouns),
            place=np.array(place, dtype=np.intp),
            who=np.array(who_meant, dtype=np.intp),
            pronoun=np.array(pronoun_used, dtype=np.intp),
            shares=np.array(shares, dtype=np.float64),
            expected=named,
        )

    def counts(self, shares: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return how often each pronoun stands for each, as shares say: a row for each person."""
        counts = np.full_like(self.expected, NUMBERS.sources.beforehand)
        np.add.at(counts, (self.who, self.pronoun), shares)
        return counts + self.expected

    def likely(self, shares: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return how likely each is to be meant at a place, by the place and by all other pronouns."""
        counts = self.counts(shares)
        elsewhere = np.maximum(NUMBERS.sources.beforehand, counts[self.who, self.pronoun] - shares)
        likely = self.shares * elsewhere / (counts.sum(axis=1)[self.who] - shares)
        whole = np.bincount(self.place, likely, len(self.guesses)) + NUMBERS.sources.nobody
        return np.asarray(likely / whole[self.place])

    def by_place(self, shares: npt.NDArray[np.float64]) -> Iterator[Guess[Who]]:
        """Yield the guesses again, with these shares."""
        left = iter(shares.tolist())
        return (Guess(guess.pronoun, dict(zip(guess.shares, left, strict=False))) for guess in self.guesses)

    def by_who(self, counts: npt.NDArray[np.float64]) -> dict[Who, dict[str, float]]:
        """Return the counts of each by pronoun."""
        return {
            who: dict(zip(self.pronouns, row, strict=True))
            for who, row in zip(self.people, counts.tolist(), strict=True)
        }


def _rename[Who: Hashable, Name: Hashable](
    shares: Mapping[Who, float], names: Mapping[Who, Iterable[Name]]
) -> dict[Name, float]:
    renamed: dict[Name, float] = {}
    for who, share in shares.items():
        for name in names.get(who, ()):
            renamed[name] = renamed.get(name, 0.0) + share
    return renamed
