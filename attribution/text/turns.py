"""Turns of a transcript: paragraphs that a label gives to a speaker, with no quotation marks around the words."""

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from attribution.names import is_in_capitals
from attribution.text.labels import read_label

_SPACE = re.compile(r"\s*")
_QUESTIONS = re.compile(r"[QA]\d{0,3}")
_BRACKETED = re.compile(r"[(\[][^()\[\]\n]*[)\]]?[.\s]*")
_END = re.compile(r"[.!?…—–)\]\"”’'-][*_]{0,3}$")
_CLUTTER = re.compile(
    r"(?:follow|share|read|watch|subscribe|click|related|advertisement|photo|copyright|©|http|www)", re.I
)
_ASIDE_FIRST = re.compile(r"[(\[][^)\]\n]{1,40}[)\]]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_QUOTED = frozenset("\"“„«‘'`")
_MOST_SPOKEN = 0.75
_MOST_PARAGRAPHS = 4


class Turn(NamedTuple):
    """A paragraph of a turn."""

    #: Where its words begin.
    start: int
    #: Where the name in its label stands; a later paragraph of the turn has that of the first.
    label: tuple[int, int]
    #: The next paragraph is of the same turn.
    goes_on: bool = False


class _Labelled(NamedTuple):
    number: int
    start: int
    label: tuple[int, int]
    name: str
    #: It looks like a label whatever stands in other paragraphs: capitals, two words, Q and A.
    strong: bool


def find_turns(text: str, bounds: tuple[tuple[int, int], ...]) -> dict[int, Turn]:
    """Return the turns of a transcript, for each paragraph that is of one.

    Two labelled paragraphs or more make a transcript, if their words are sentences, and if a label comes again or
    each looks like a name beyond doubt. A colon in prose, a headline or a list makes none. A paragraph without a label
    belongs to the turn before it where another turn follows.
    """
    labelled = [found for number, (a, b) in enumerate(bounds) if (found := _read_label(text, number, a, b))]
    if _is_headline(labelled):
        del labelled[0]
    if not _is_transcript(text, labelled, bounds):
        return {}
    turns = {each.number: Turn(each.start, each.label) for each in labelled}
    longest = 0
    for one, two in pairwise(labelled):
        between = range(one.number + 1, two.number)
        if len(between) <= _MOST_PARAGRAPHS and _goes_on(text, one, labelled, bounds):
            longest = max(longest, _continue(text, one, between, turns, bounds))
    last = labelled[-1]
    _continue(text, last, range(last.number + 1, min(len(bounds), last.number + 1 + longest)), turns, bounds)
    return {number: turn for number, turn in turns.items() if text[turn.start] not in _QUOTED}


def _read_label(text: str, number: int, start: int, end: int) -> _Labelled | None:
    label = read_label(text, start, end, in_prose=True)
    words = _SPACE.match(text, label.end, end)
    if label.name is None or words is None or words.end() == end:
        return None
    name = text[slice(*label.name)]
    strong = bool(_QUESTIONS.fullmatch(name)) or (is_in_capitals(name) and len(name) > 1) or " " in name
    return _Labelled(number, words.end(), label.name, name, strong or label.aside)


def _is_headline(labelled: list[_Labelled]) -> bool:
    """Whether the first label is that of a headline: the text begins with it, and it does not come again."""
    if not labelled or labelled[0].number:
        return False
    again = any(each.name == labelled[0].name for each in labelled[1:])
    return not again and not (len(labelled) > 1 and labelled[1].number == 1)


def _is_transcript(text: str, labelled: list[_Labelled], bounds: tuple[tuple[int, int], ...]) -> bool:
    if len(labelled) < 2:
        return False
    spoken = sum(_is_spoken(text[each.start : bounds[each.number][1]]) for each in labelled)
    if spoken < _MOST_SPOKEN * len(labelled):
        return False
    names = [_last_name(each.name) for each in labelled]
    takes_turns = any(one != two for one, two in pairwise(names)) and max(Counter(names).values()) > 1
    if takes_turns or all(_QUESTIONS.fullmatch(name) for name in names):
        return True
    side_by_side = all(two.number == one.number + 1 for one, two in pairwise(labelled))
    return len(set(names)) > 1 and side_by_side and all(each.strong for each in labelled)


def _is_spoken(words: str) -> bool:
    """Whether words are whole sentences, as speech is set."""
    first = next((c for c in _ASIDE_FIRST.sub("", words, count=1) if c.isalnum()), "")
    return bool(_WORD.search(words)) and not first.islower() and bool(_END.search(words))


def _last_name(name: str) -> str:
    return name.split()[-1].upper()


def _goes_on(text: str, one: _Labelled, labelled: list[_Labelled], bounds: tuple[tuple[int, int], ...]) -> bool:
    """Whether a labelled paragraph is surely of the transcript, and not the headline above it."""
    return is_in_capitals(one.name) or sum(_last_name(each.name) == _last_name(one.name) for each in labelled) > 1


def _continue(
    text: str, one: _Labelled, between: range, turns: dict[int, Turn], bounds: tuple[tuple[int, int], ...]
) -> int:
    """Add paragraphs without a label to the turn of `one`, as far as they are speech; return how many are."""
    count, last = 0, one.number
    for number in between:
        start, end = bounds[number]
        words = text[start:end]
        if _BRACKETED.fullmatch(words) or not _WORD.search(words):
            continue
        if not _is_spoken(words) or words[0] in _QUOTED or _CLUTTER.match(words):
            break
        turns[number] = Turn(start, one.label)
        if number == last + 1:
            turns[last] = turns[last]._replace(goes_on=True)
        count, last = count + 1, number
    return count
