"""How well a recogniser of speech heard the words that differ: where it was not sure, the mistake may be its own."""

from collections.abc import Iterable
from typing import NamedTuple

from attribution.model import HeardWord, Record
from attribution.verify.differences.edits import Difference
from attribution.verify.words import Tokens, critical_kind, words

#: Under this a recogniser was not sure of a word. Scores are likelihoods, and most right words have over 0.8.
_SURE = 0.5


class Hearing(NamedTuple):
    """What a recogniser tells of the record's words in a difference."""

    #: When they begin, in seconds.
    time: float | None = None
    #: The lowest of their scores, of 1.
    score: float | None = None
    #: It was sure of none of the words in question.
    is_unsure: bool = False


def hear(record: Record, tokens: Tokens, difference: Difference) -> Hearing:
    """Return how well the words of a difference were heard; of a word that the record lacks, those to both sides.

    In question are the words that make the difference what it is: the number, the "not", or else what says most.
    """
    places = _in_question(tokens, difference)
    heard = [_heard(record, tokens, place) for place in places] if record.words else []
    scores = [_lowest(each) for each in heard]
    time = next((word.time for each in heard for word in each if word.time is not None), None)
    is_unsure = bool(scores) and all(score is not None and score < _SURE for score in scores)
    return Hearing(time, _lowest(word for each in heard for word in each), is_unsure)


def _heard(record: Record, tokens: Tokens, place: int) -> tuple[HeardWord, ...]:
    return record.words_in(tokens.starts[place], tokens.ends[place])


def _lowest(heard: Iterable[HeardWord]) -> float | None:
    return min((word.score for word in heard if word.score is not None), default=None)


def _in_question(tokens: Tokens, difference: Difference) -> list[int]:
    low, high = difference.low, difference.high
    if low == high:
        beside = [place for place in (low - 1, low) if 0 <= place < len(tokens)]
        is_one_turn = len({tokens.segment(place).turn for place in beside}) == 1
        return beside if is_one_turn else beside[:1]
    inside = list(range(low, high))
    of_kind = [place for place in inside if critical_kind(tokens, place, high) == difference.kind]
    telling = [place for place in inside if tokens.keys[place] not in words("grammar") | words("fillers")]
    return of_kind or telling or inside
