"""Figures that somebody gives in the original and that the narrator tells here."""

import re
from collections.abc import Iterator, Sequence

from attribution.guard.clauses import Clause, Story
from attribution.guard.labels import UNKNOWN, head_of, is_in, one_by_one, telling_words
from attribution.guard.matching import Match
from attribution.guard.naming import called, gives, is_called, is_of_people
from attribution.guard.remarks import Remark, remark
from attribution.guard.speakers import is_same
from attribution.guard.voices import Voice, is_act
from attribution.guard.words import Word, listed

#: How much of a clause has to be near a figure.
_NEAR_FIGURE, _WHOLE = 0.3, 0.9
#: The same where the clause has the figure alone, and its sentence the rest: "Lee, who has a stall, said it fell 8%".
_NEAR_ALL = 0.65
#: Where the subject of a clause stands.
_OPENING = 6
_OWN_WORDS = frozenset({"it", "we", "its", "our"})
#: A sum, or a number of so many digits, is the same figure wherever it stands.
_CURRENCIES, _MANY_DIGITS = "$€£¥₹", 4
#: A day of a month, as the words of a text are read.
_DATE = re.compile(r"\d+-(?:january|february|march|april|may|june|july|august|september|october|november|december)")
#: A number in words from which on it is a figure, and how far "one bear in six" goes.
_MANY, _RATE = 11, 5
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_FRACTION = re.compile(r"0\.\d+|\d+/\d+")
#: "three times as high", "twice its usual speed".
_COMPARED = frozenset(
    "as more higher bigger larger longer faster greater the its their his her what that allowed permitted legal normal"
    " usual average recommended national".split()
)


def find_figure(clause: Clause, derived: Story, every: Sequence[Match]) -> Iterator[Remark]:
    """Yield a figure that only somebody's words have in the originals, where a clause tells it without the source.

    Args:
        clause: A clause that the narrator tells.
        derived: Its text.
        every: All clauses of the originals that share words with it.
    """
    for at, word in enumerate(clause.words):
        if not _is_telling_figure(word) or _is_score(clause.words, at):
            continue
        found = [match for match in every if word.stem in match.shared]
        voices = [match.clause.voice for match in found]
        is_rare = word.key[:1] in _CURRENCIES or len(re.sub(r"\D", "", word.key)) >= _MANY_DIGITS
        if not found or not all(voice and voice.source for voice in voices):
            continue
        is_near = found[0].share >= _NEAR_FIGURE or found[0].back >= _WHOLE
        if not is_rare and (not is_near or (len(found[0].shared) == 1 and found[0].share < _NEAR_ALL)):
            continue
        voice = voices[0]
        if (
            voice is None
            or (voice.source is not None and voice.source.name.startswith(UNKNOWN))
            or len({one.source.id for one in voices if one and one.source}) > 1
            or (found[0].clause.is_contested and not _is_within(voice, found[0].clause, clause.voice))
            or (clause.voice is not None and not _is_within(voice, found[0].clause, clause.voice))
        ):
            continue
        if not gives(derived, clause, voice) and not is_own_news(clause, found[0], voice):
            yield without_source(clause, found[0], voice)
            return


def _is_within(outer: Voice, original: Clause, inner: Voice | None) -> bool:
    """Whether somebody tells of another one what that one does: "Lee said the board had offered 3 million"."""
    if inner is None or (outer.source is not None and inner.source is not None and is_same(inner.source, outer.source)):
        return False
    spans = outer.spans
    inside = any(span.start <= original.start and original.end <= span.end for span in spans)
    return inside and head_of(inner.label) != head_of(outer.label)


def _is_telling_figure(word: Word) -> bool:
    if not (word.is_number and word.is_figure) or ":" in word.key or any(c.isalpha() for c in word.key.rstrip("kmbnp")):
        return False
    return not _is_year(word)


def _is_year(word: Word) -> bool:
    return word.key.isdigit() and _FIRST_YEAR <= int(word.key) <= _LAST_YEAR and "," not in word.surface


def _is_figure(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    return word.is_figure and not (_is_year(word) or _is_score(words, at) or _DATE.match(word.key))


def _is_score(words: Sequence[Word], at: int) -> bool:
    """Whether a number is a part of a result: "3-1"."""
    beside = [words[near] for near in (at - 1, at + 1) if 0 <= near < len(words)]
    return any(
        one.is_figure and one.is_number and 0 < max(one.start, words[at].start) - min(one.end, words[at].end) == 1
        for one in beside
    )


def _is_quantity(words: Sequence[Word], at: int) -> bool:
    """Whether a word gives a share, how many times as much, or many: "half", "a fifth", "three times as high"."""
    word = words[at]
    if _is_rate(words, at) or _is_many(word):
        return True
    before = words[at - 1].key if at else ""
    after = [one.key for one in words[at + 1 : at + 3]]
    if word.key in listed("quantities") or (_FRACTION.fullmatch(word.key) and not word.is_figure):
        return True
    if word.key in ("quarter", "3th"):
        return before in ("a", "1") and after[:1] != ["time"]
    if word.key == "twice":
        return after[:1] != [] and after[0] in _COMPARED
    return word.is_number and after[:1] == ["times"] and after[1:] != [] and after[1] in _COMPARED


def _is_rate(words: Sequence[Word], at: int) -> bool:
    """Whether a number gives how many of many: "sixty percent", "one bear in six", "every third"."""
    word, before = words[at], [one.key for one in words[max(0, at - _RATE) : at]]
    if word.key.endswith("%"):
        return True
    if word.key.endswith("th") and word.is_number:
        return at > 0 and words[at - 1].key == "every"
    is_of_many = word.key.isdigit() and not _is_year(word)
    return is_of_many and before[-1:] == ["in"] and any(key.isdigit() for key in before)


def _is_many(word: Word) -> bool:
    """Whether a number in words is so great that somebody has counted: "eleven children"."""
    return word.key.isdigit() and not word.is_figure and int(word.key) >= _MANY


def without_source(clause: Clause, match: Match, voice: Voice) -> Remark:
    """Return that a figure has lost its source."""
    return remark("figure-without-source", clause, match, f"The figure is from {called(voice)}, who is not named here.")


def is_own_news(clause: Clause, match: Match, voice: Voice) -> bool:
    """Return whether what a body tells of itself, or by whose word the story stands, opens the story: it is news."""
    source = voice.source
    is_lead = match.clause.number == 0
    if source is None:
        return False
    if is_lead and voice.label.lower().startswith(("its ", "their ")):
        return True
    words = telling_words(voice.label)
    if is_of_people(source) and any(is_in(one.name, words) for one in one_by_one(source)):
        return False
    opening = match.clause.words[:_OPENING]
    # "It feared that others would have to wait" tells of others.
    is_of_itself = opening[0].key in _OWN_WORDS and not (len(opening) > 1 and opening[1].key in listed("views"))
    is_own = is_of_itself or is_called(voice, opening)
    if is_lead and is_act(voice) and source.kind != "person":
        return True
    if is_lead and (not has_figure(clause, match) or (voice.is_generic and not voice.is_authority)):
        return True
    return is_own and source.kind != "person" and is_lead


def has_figure(clause: Clause, match: Match) -> bool:
    """Return whether a figure of a clause is in what the original has."""
    return any(
        word.stem in match.shared and (_is_figure(clause.words, at) or _is_quantity(clause.words, at))
        for at, word in enumerate(clause.words)
    )
