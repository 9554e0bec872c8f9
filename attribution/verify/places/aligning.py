"""Linking each word of a quotation with a word of a record: an alignment that prefers more matched words.

It is global over the quotation and local over a window of the record: a Gotoh alignment in which a run of words that
the quotation leaves out costs little where an ellipsis stands, and a bracketed word costs little wherever it stands.
"""

import functools
from itertools import pairwise
from typing import NamedTuple

from attribution.verify.places.quoted import Gap, Quoted
from attribution.verify.words import Likeness, Tokens, likeness, may_be_alike, words

_VALUES: dict[Likeness, float] = {
    "same": 3.0,
    "contraction": 2.5,
    "inflection": 1.8,
    "negation": 1.5,
    "grammar": 1.5,
    "kind": 0.1,
    "spelling": 1.2,
}
_UNLIKE = -1.2
_CUT_OPEN, _CUT_MORE = -0.8, -0.2
_FILLER = -0.05
_MARKED_OPEN, _MARKED_MORE = -0.1, -0.004
_ADDED, _BRACKETED = -1.0, -0.3
#: To leave out words over the end of a turn costs so much more.
_TURN = -1.5
#: A bracketed word that is in the record all the same is worth little: it is not to draw others to itself.
_BRACKETED_MATCH = 0.1
_LOW = float("-inf")
#: The value of a word that is the same on both sides.
MATCH = _VALUES["same"]
_COMMON = 0.2


class Alignment(NamedTuple):
    """A link for each word of a quotation: the index of a word of the record, or -1."""

    links: tuple[int, ...]
    score: float


def align(quoted: Quoted, part: tuple[int, int], record: Tokens, window: tuple[int, int]) -> Alignment:
    """Return the best links of a part of a quotation with a window of a record, both half-open ranges of words."""
    first, last = part
    low, high = max(0, window[0]), min(len(record), window[1])
    keys, said = quoted.tokens.keys[first:last], record.keys[low:high]
    if not keys or not said:
        return Alignment((-1,) * len(keys), 0.0)
    turns = [record.segment(index).turn for index in range(low, high)]
    breaks = [0.0, *(_TURN if one != two else 0.0 for one, two in pairwise(turns)), 0.0]
    table = _Table(keys, said, quoted.gaps[first:last], quoted.bracketed[first:last], breaks)
    links = table.trace()
    return Alignment(tuple(link + low if link >= 0 else -1 for link in links), table.best)


class _Table:
    """The scores, row by row; a row is a word of the quotation."""

    def __init__(
        self,
        keys: list[str],
        said: list[str],
        gaps: tuple[Gap, ...],
        bracketed: tuple[bool, ...],
        breaks: list[float],
    ) -> None:
        self._width = len(said) + 1
        self._said, self._breaks = said, breaks
        self._steps: list[bytearray] = []
        #: Ends in a link, in words left out, in words added.
        match: list[float] = [_LOW] * self._width
        cut: list[float] = [_LOW] * self._width
        added: list[float] = [0.0] * self._width
        last = len(keys) - 1
        for row, key in enumerate(keys):
            known = _values_of(key)
            values = [known[word] for word in said]
            if bracketed[row]:
                values = [min(value, _BRACKETED_MATCH) for value in values]
            insert = _BRACKETED if bracketed[row] else _ADDED
            marked = row < last and gaps[row + 1] not in ("", "interruption")
            costs = (_MARKED_OPEN, _MARKED_MORE) if marked else (_CUT_OPEN, _CUT_MORE)
            before = (match, cut, added)
            match, added, steps = self._row(before, values, insert)
            cut = self._cuts(match, added, steps, costs) if row < last else [_LOW] * self._width
            self._steps.append(steps)
        self.best, self._end, self._state = max(
            max((score, -column, 0) for column, score in enumerate(match)),
            max((score, -column, 2) for column, score in enumerate(added)),
        )
        self._end = -self._end

    def _row(
        self, before: tuple[list[float], list[float], list[float]], values: list[float], insert: float
    ) -> tuple[list[float], list[float], bytearray]:
        """Return the scores that end in a link and in an added word, and where each came from."""
        match, cut, added = before
        steps = bytearray(self._width)
        new_match, new_added = [_LOW] * self._width, [_LOW] * self._width
        for column in range(self._width):
            # A link after words left out may begin another turn.
            m, c, a = match[column], cut[column] + self._breaks[column], added[column]
            if m >= c and m >= a:
                best, source = m, 0
            elif c >= a:
                best, source = c, 1
            else:
                best, source = a, 2
            steps[column] |= source << 2
            new_added[column] = best + insert
            if column + 1 < self._width:
                new_match[column + 1] = best + values[column]
                steps[column + 1] |= source
        return new_match, new_added, steps

    def _cuts(
        self,
        match: list[float],
        added: list[float],
        steps: bytearray,
        costs: tuple[float, float],
    ) -> list[float]:
        """Return the scores that end in words left out after this one, and where each came from."""
        opening, more = costs
        said, fillers = self._said, words("fillers")
        cut = [_LOW] * self._width
        for column in range(1, self._width):
            is_filler = said[column - 1] in fillers
            m, a, c = match[column - 1], added[column - 1], cut[column - 1]
            start = m if m >= a else a
            turn = self._breaks[column - 1]
            begun = start + turn + (_FILLER if is_filler else opening + more)
            gone_on = c + turn + (_FILLER if is_filler else more)
            if begun >= gone_on:
                cut[column] = begun
                steps[column] |= (0 if m >= a else 2) << 4
            else:
                cut[column] = gone_on
                steps[column] |= 1 << 4
        return cut

    def trace(self) -> list[int]:
        """Return the links, from the last word back to the first."""
        links = [-1] * len(self._steps)
        row, column, state = len(self._steps) - 1, self._end, self._state
        while row >= 0:
            steps = self._steps[row][column]
            if state == 0:
                links[row] = column - 1
                state = steps & 3
                row, column = row - 1, column - 1
            elif state == 1:
                state = steps >> 4 & 3
                column -= 1
            else:
                state = steps >> 2 & 3
                row -= 1
        return links


class _Values(dict[str, float]):
    """What each word of a record is worth for one word of a quotation; asked once, since windows share their words."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key

    def __missing__(self, word: str) -> float:
        value = self[word] = _value(self._key, word)
        return value


@functools.lru_cache(maxsize=512)
def _values_of(key: str) -> _Values:
    return _Values(key)


def _value(key: str, word: str) -> float:
    if key == word:
        return MATCH if key not in words("common") else MATCH - _COMMON
    return _VALUES.get(likeness(key, word), _UNLIKE) if may_be_alike(key, word) else _UNLIKE
