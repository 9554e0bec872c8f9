"""A clause of the derived text with the clauses of the originals that may say the same."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from attribution import lexicon
from attribution.guard.clauses import Clause, Story
from attribution.guard.labels import descriptors, is_in, telling_words
from attribution.guard.matching import Match, Originals
from attribution.model import Source
from attribution.names import compare_names

#: How well a clause has to match an original, 0 to 3, for a rule to be tried.
_LEAST_SHARE, _LEAST_SCORE = 0.4, 1.25
#: The least share where all of the original's clause is in the derived one.
_LEAST_OF_WHOLE, _WHOLE = 0.3, 0.9
#: Where one word alone is shared, it has to be so much of the derived clause, and of the original's.
_MOST_BACK = 0.6
_MOST, _HALF = 0.49, 0.49
#: So much of what somebody says is in a clause that tells it.
_MOST_OF_IT = 0.75
#: By so much one match has to be better than another to be the one.
_MARGIN = 0.25


class Pairing(NamedTuple):
    """A clause, and where it may be from."""

    clause: Clause
    derived: Story
    originals: Originals
    #: All clauses of the originals that share words with it, the best first.
    every: Sequence[Match]
    #: Those that share more than names with it.
    matches: Sequence[Match]

    @property
    def best(self) -> Match:
        """The clause that it is from."""
        return self.matches[0]

    @property
    def original(self) -> Story:
        """The original that it is from."""
        return self.originals.stories[self.best.story]

    @property
    def near(self) -> tuple[Match, ...]:
        """Other matches that are nearly as good as the best, or have a number of the clause that the best has not."""
        best = self.best
        numbers = {word.stem for word in self.clause.words if word.is_number and word.stem not in best.shared}
        close = [match for match in self.matches[1:] if best.score - match.score < _MARGIN]
        told = [match for match in self.every if match is not best and not numbers.isdisjoint(match.shared)]
        return tuple(dict.fromkeys((*close, *(one for one in told if one.score >= _LEAST_SCORE))))

    def has_rival(self, is_other: Callable[[Match], bool]) -> bool:
        """Whether another kind of match is nearly as good as the best."""
        return any(self.best.score - match.score < _MARGIN and is_other(match) for match in self.matches[1:])


def find_pairing(clause: Clause, derived: Story, originals: Originals) -> Pairing | None:
    """Return a clause with where it is from; None where that is not sure."""
    every = originals.matches(clause)
    matches = [match for match in every if _tells(clause, match) or _is_of_same(clause, match)]
    if not matches or matches[0].score < _LEAST_SCORE:
        return None
    if not clause.is_frame:
        matches = _without_frame(clause, matches)
    best = _of_speaker(clause, matches)
    matches = [best, *(one for one in matches if one is not best)]
    is_whole = best.back >= _WHOLE or (best.back >= _MOST_BACK and _is_by_same(clause, best))
    least = _LEAST_OF_WHOLE if is_whole else _LEAST_SHARE
    return Pairing(clause, derived, originals, every, matches) if best.share >= least else None


def _of_speaker(clause: Clause, matches: list[Match]) -> Match:
    """Return the best match, or one as good by the one who says the clause, where no more than a word is shared."""
    best = matches[0]
    own = clause.voice.source if clause.voice is not None else None
    if own is None or not own.named:
        return best
    if len(best.shared) > 1:
        return best if best.clause.voice is not None or best.back >= _HALF else _told_by(own, best, matches) or best
    near = [one for one in matches if best.score - one.score < _MARGIN and one.source is not None]
    return next((one for one in near if one.source and compare_names(own.name, one.source.name) == "same"), best)


def _told_by(own: Source, best: Match, matches: list[Match]) -> Match | None:
    """Return most of what a person says in the original, where the narrator's words of the best tell something else."""
    return next(
        (
            one
            for one in matches
            if one.source is not None
            and one.back >= _MOST_OF_IT
            and one.score >= _LEAST_SCORE
            and (one.shared - best.shared or one.back >= _WHOLE)
            and compare_names(own.name, one.source.name) == "same"
        ),
        None,
    )


def _without_frame(clause: Clause, matches: list[Match]) -> list[Match]:
    """Return matches with what somebody says before the words that tell who says it: "Lee said" of "Lee said it"."""
    best = matches[0]
    if not best.clause.is_frame:
        return matches
    figures = {word.stem for word in clause.words if word.is_number and word.is_figure} - best.shared
    given = next((one for one in matches if one.score >= _LEAST_SCORE and not figures.isdisjoint(one.shared)), None)
    if given is not None and given.clause.voice is not None:
        # "Lee, who was asked to value it, put it at 40 million".
        return [given, *(one for one in matches if one is not given)]
    if is_name_alone(clause, best):
        # "Roe said" is not what "Lee will meet Roe" is from.
        told = next((one for one in matches if not one.clause.is_frame and one.score >= _LEAST_SCORE), None)
        return matches if told is None else [told, *(one for one in matches if one is not told and one is not best)]
    same = (one for one in matches if one.story == best.story and one.clause.number == best.clause.number)
    said = next((one for one in same if one.clause.voice is not None and one.score >= _LEAST_SCORE), None)
    return matches if said is None else [said, *(one for one in matches if one is not said and one is not best)]


def is_name_alone(clause: Clause, match: Match) -> bool:
    """Return whether a clause shares no more than what somebody is called, as words that tell who speaks have it."""
    shared = (word for word in clause.telling if word.stem in match.shared)
    return all(word.is_capital or word.key in lexicon.person_roles() for word in shared)


def _is_by_same(clause: Clause, match: Match) -> bool:
    """Whether what a clause calls its speaker is what the original calls the match's: "chief executive"."""
    voice, source = clause.voice, match.source
    if voice is None or source is None or not voice.label:
        return False
    words = {word.stem for word in telling_words(voice.label)}
    return bool(words) and words <= descriptors(source)


def _is_of_same(clause: Clause, match: Match) -> bool:
    """Whether the same person says a clause that is no more than a word of the original's, or has all of it."""
    mine, yours = clause.voice and clause.voice.source, match.source
    if mine is None or yours is None or not (mine.named and yours.named and mine.kind == yours.kind == "person"):
        return False
    joined = clause.voice.joined if clause.voice is not None else None
    is_same = compare_names(mine.name, yours.name) == "same" or is_in(yours.name, telling_words(joined or ""))
    is_near = match.own > _WHOLE or match.back > _WHOLE
    return is_same and match.back >= _LEAST_OF_WHOLE and is_near


def _tells(clause: Clause, match: Match) -> bool:
    """Whether what two clauses share is more than names; of words in marks all of them may be enough."""
    if clause.is_marked and match.clause.is_marked and match.own > _WHOLE and match.back > _WHOLE:
        return True
    shared = [word for word in clause.telling if word.stem in match.shared]
    # "Sprinklers were off": what opens a sentence may be no name.
    plain = {word.stem for word in match.clause.words if not word.is_capital}
    first = clause.words[0]
    if all(word.is_capital and not (word is first and word.stem in plain) for word in shared):
        return False
    return len(match.shared) > 1 or (match.own > _MOST and match.back > _HALF)
