"""Turns of a transcript: paragraphs that a label gives to a speaker, with no quotation marks around the words."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from attribution.names import is_in_capitals
from attribution.text.labels import Label
from attribution.text.recurring import read_labels
from attribution.text.stamps import skip

type Bounds = tuple[tuple[int, int], ...]

_SPACE = re.compile(r"\s*")
_LINE = re.compile(r"[^\r\n\x85\u2028\u2029]*")
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
    #: Where they end.
    end: int
    #: The next paragraph is of the same turn.
    goes_on: bool = False


class _Labelled(NamedTuple):
    number: int
    #: Where its words begin: the end of its paragraph where they follow in the next.
    start: int
    label: tuple[int, int]
    name: str
    #: It looks like a label whatever stands in other paragraphs: capitals, two words, Q and A, a time.
    strong: bool
    #: The words follow in the next paragraph.
    is_above: bool
    #: The words are known for speech by their label alone: it has a time, or is in small letters as all of a chat is.
    is_chat: bool


def find_turns(text: str, bounds: Bounds) -> dict[int, Turn]:
    """Return the turns of a transcript, for each paragraph that is of one.

    Two labelled paragraphs or more make a transcript, if their words are sentences, and if a label comes again or
    each looks like a name beyond doubt; one will do where each paragraph begins with a time. A colon in prose, a
    headline or a list makes none. A paragraph without a label belongs to the turn before it where another turn follows,
    and to the label on a line of its own above it.
    """
    labels = read_labels(text, [(start, skip(_LINE, text, start, end)) for start, end in bounds], in_prose=True)
    labelled = _find_labelled(text, bounds, labels)
    all_timed = bool(labelled) and all(label.time is not None for label in labels)
    if not all_timed and _is_headline(text, labelled, bounds):
        del labelled[0]
    if not all_timed and not _is_transcript(text, labelled, bounds):
        return {}
    turns = {
        each.number: Turn(each.start, each.label, _words_end(text, each.start, bounds[each.number][1]))
        for each in labelled
        if not each.is_above
    }
    # What begins with two angles and no name is somebody else's.
    rest = [None if label.changes else (label.end, end) for label, (_, end) in zip(labels, bounds, strict=True)]
    longest = 0
    for one, two in pairwise(labelled):
        between = range(one.number + 1, two.number)
        if one.is_above or (len(between) <= _MOST_PARAGRAPHS and _goes_on(one, labelled)):
            longest = max(longest, _continue(text, one, between, rest, turns))
    last = labelled[-1]
    longest = max(longest, last.is_above)
    _continue(text, last, range(last.number + 1, min(len(bounds), last.number + 1 + longest)), rest, turns)
    return {number: turn for number, turn in turns.items() if text[turn.start] not in _QUOTED}


def _find_labelled(text: str, bounds: Bounds, labels: Sequence[Label]) -> list[_Labelled]:
    found: list[_Labelled] = []
    examiner: tuple[int, int] | None = None
    for number, (label, (_, end)) in enumerate(zip(labels, bounds, strict=True)):
        if label.name is None:
            continue
        examiner = label.name if label.asks else examiner
        name = text[slice(*label.name)]
        strong = bool(_QUESTIONS.fullmatch(name)) or (is_in_capitals(name) and len(name) > 1) or " " in name
        start = skip(_SPACE, text, label.end, end)
        found.append(
            _Labelled(
                number,
                start,
                examiner if examiner and name == "Q" else label.name,
                name,
                strong=strong or label.aside or label.time is not None,
                is_above=start == end,
                is_chat=label.time is not None or name.islower(),
            )
        )
    return found


def _is_headline(text: str, labelled: list[_Labelled], bounds: Bounds) -> bool:
    """Whether the first label is that of a headline: the text begins with it, and it does not come again."""
    if not labelled or labelled[0].number or labelled[0].is_above:
        return False
    again = any(each.name == labelled[0].name for each in labelled[1:])
    return not again and not (len(labelled) > 1 and _is_next(text, labelled[0], labelled[1], bounds))


def _is_transcript(text: str, labelled: list[_Labelled], bounds: Bounds) -> bool:
    if len(labelled) < 2:
        return False
    spoken = sum(_has_speech(text, each, bounds) for each in labelled)
    if spoken < _MOST_SPOKEN * len(labelled):
        return False
    names = [_last_name(each.name) for each in labelled]
    takes_turns = any(one != two for one, two in pairwise(names)) and max(Counter(names).values()) > 1
    if takes_turns or all(_QUESTIONS.fullmatch(name) for name in names):
        return True
    side_by_side = all(_is_next(text, one, two, bounds) for one, two in pairwise(labelled))
    return len(set(names)) > 1 and side_by_side and all(each.strong for each in labelled)


def _has_speech(text: str, labelled: _Labelled, bounds: Bounds) -> bool:
    number = labelled.number + labelled.is_above
    if number >= len(bounds):
        return False
    start = max(bounds[number][0], labelled.start)
    if labelled.is_chat:
        return _WORD.match(text, start) is not None or not labelled.name.islower()
    return _is_spoken(text[start : _words_end(text, start, bounds[number][1])])


def _words_end(text: str, start: int, end: int) -> int:
    """Return where the words of a turn end: before the bar that a table of Markdown has after them."""
    return start + len(text[start : end - 1].rstrip()) if text[end - 1] == "|" else end


def _is_next(text: str, one: _Labelled, two: _Labelled, bounds: Bounds) -> bool:
    """Whether nothing stands between two labels but the words of the first and stage directions."""
    between = [text[slice(*bounds[number])] for number in range(one.number + 1, two.number)]
    return sum(_BRACKETED.fullmatch(words) is None for words in between) <= one.is_above


def _is_spoken(words: str) -> bool:
    """Whether words are whole sentences, as speech is set."""
    first = next((c for c in _ASIDE_FIRST.sub("", words, count=1) if c.isalnum()), "")
    return bool(_WORD.search(words)) and not first.islower() and bool(_END.search(words))


def _last_name(name: str) -> str:
    return name.split()[-1].upper()


def _goes_on(one: _Labelled, labelled: list[_Labelled]) -> bool:
    """Whether a labelled paragraph is surely of the transcript, and not the headline above it."""
    return is_in_capitals(one.name) or sum(_last_name(each.name) == _last_name(one.name) for each in labelled) > 1


def _continue(
    text: str,
    one: _Labelled,
    between: range,
    rest: Sequence[tuple[int, int] | None],
    turns: dict[int, Turn],
) -> int:
    """Add paragraphs without a label to the turn of `one`, as far as they are speech; return how many are."""
    count, last = 0, one.number
    for number in between:
        place = rest[number]
        if place is None:
            break
        start, end = place
        words = text[start:end]
        if _BRACKETED.fullmatch(words) or not _WORD.search(words):
            continue
        begins = one.is_above and not count
        if words[0] in _QUOTED or _CLUTTER.match(words) or not (begins or _is_spoken(words)):
            break
        turns[number] = Turn(start, one.label, end)
        if number == last + 1 and last in turns:
            turns[last] = turns[last]._replace(goes_on=True)
        count, last = count + 1, number
    return count
