"""Which clause of the original says what a clause of the derived text says, by the words that both share."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from attribution.guard.clauses import Clause, Story
from attribution.guard.words import Word, is_telling
from attribution.model import Source

#: What a shared word counts for in the clause itself, in its sentence, in the sentences beside it.
_OWN, _SENTENCE, _BESIDE = 1.0, 0.75, 0.35
_NUMBER, _UNKNOWN = 1.3, 0.8


class Match(NamedTuple):
    """A clause of an original that may say the same."""

    story: int
    clause: Clause
    #: How much of the derived clause is there, 0 to 1.
    share: float
    #: How much of it is in the clause itself.
    own: float
    #: How much of the original's clause is in the derived one.
    back: float
    #: The stems that both clauses have.
    shared: frozenset[str]

    @property
    def source(self) -> Source | None:
        """Who says it in the original; None for the narrator, and where it is open."""
        return self.clause.voice.source if self.clause.voice else None

    @property
    def score(self) -> float:
        """How well the two match, 0 to 3."""
        return self.share + self.own + self.back


class Originals:
    """The texts that a derived one is held against, with how telling each of their words is."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self.stories = tuple(stories)
        self._counts = Counter(
            stem
            for story in stories
            for number in range(len(story.sentences))
            for stem in {word.stem for word in story.words_of(number)}
        )
        self._size = sum(len(story.sentences) for story in stories)

    @cached_property
    def rows(self) -> tuple[tuple[int, Clause, frozenset[str], frozenset[str], frozenset[str]], ...]:
        """Each clause with the stems in it, in its sentence, and in the sentences beside it."""
        return tuple(
            (
                index,
                clause,
                _stems(clause.words),
                _stems(story.words_of(clause.number)),
                _stems((*story.words_of(clause.number - 1), *story.words_of(clause.number + 1))),
            )
            for index, story in enumerate(self.stories)
            for clause in story.clauses
        )

    def weight(self, word: Word) -> float:
        """Return how telling a word is: the rarer in the originals, the more."""
        count = self._counts[word.stem]
        if not count:
            return _UNKNOWN * math.log(1 + self._size / 2)
        rarity = math.log(1 + self._size / count)
        return rarity * (_NUMBER if word.is_number else 1.0)

    def matches(self, clause: Clause) -> list[Match]:
        """Return the clauses of the originals that share words with a clause, the best first."""
        telling = {word.stem: self.weight(word) for word in clause.telling}
        whole = sum(telling.values())
        found = []
        for index, original, own, sentence, beside in self.rows:
            shared = own & telling.keys()
            if not shared:
                continue
            credit = _credit(telling, own, sentence, beside)
            near = sum(telling[stem] for stem in shared)
            all_own = sum({word.stem: self.weight(word) for word in original.telling}.values())
            found.append(Match(index, original, credit / whole, near / whole, near / all_own, frozenset(shared)))
        return sorted(found, key=lambda match: -match.score)


def _credit(telling: dict[str, float], own: frozenset[str], sentence: frozenset[str], beside: frozenset[str]) -> float:
    return sum(
        weight * (_OWN if stem in own else _SENTENCE if stem in sentence else _BESIDE if stem in beside else 0)
        for stem, weight in telling.items()
    )


def _stems(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(word.stem for word in words if is_telling(word.key))
