"""Pairs of single marks, which look like apostrophes."""

from bisect import bisect_left, bisect_right
from dataclasses import replace

from attribution.text.mark_signs import Mark, may_be_apostrophe
from attribution.text.stretches import Paragraph, Stretch, make_stretch
from attribution.text.tags import find_last_tag

_BEFORE_SPEECH = frozenset(".,:;!?…—–")
_LONGEST_SPACE = 8
_MOST_NESTED = 12


def pair_singles(
    text: str, marks: list[Mark], paragraph: Paragraph, doubles: list[Stretch], *, singles_first: bool
) -> tuple[list[Stretch], list[Stretch]]:
    """Return the stretches between single marks: those outside all of `doubles`, and those inside one.

    Two marks are a pair only where the same double marks are around them. Outside of all, a pair holds double marks
    only where the article quotes in single marks.
    """
    outside, inside = _part(marks, doubles)
    walls = [] if singles_first else sorted(d.start for d in doubles)
    top = _Pairing(text, outside, paragraph, walls).run(singles_first=singles_first)
    return top, [pair for group in inside for pair in _Pairing(text, group, paragraph, []).run(singles_first=False)]


def _part(marks: list[Mark], doubles: list[Stretch]) -> tuple[list[Mark], list[list[Mark]]]:
    """Return the marks outside all double marks, and those inside each innermost pair."""
    outside: list[Mark] = []
    inside: dict[int, list[Mark]] = {}
    around: list[Stretch] = []
    todo = sorted(doubles, key=lambda d: (-d.start, d.end))
    for mark in marks:
        while todo and todo[-1].start <= mark.start:
            around.append(todo.pop())
        while around and around[-1].end <= mark.start:
            around.pop()
        (inside.setdefault(around[-1].start, []) if around else outside).append(mark)
    return outside, list(inside.values())


class _Pairing:
    def __init__(self, text: str, marks: list[Mark], paragraph: Paragraph, walls: list[int]) -> None:
        self.text = text
        self.marks = marks
        self.paragraph = paragraph
        self.walls = walls
        self.starts = [m.start for m in marks]
        self.closers = [m for m in marks if m.direction != "open" and m.left and not m.left.isspace()]
        self.places = [m.start for m in self.closers]
        self.openers = [m.start for m in marks if m.direction == "open" and m.right.strip() and not m.doubtful]
        #: For each closer, the next one that is surely one.
        self.sure: list[Mark | None] = []
        for mark in reversed(self.closers):
            self.sure.append((self.sure or [None])[-1] if may_be_apostrophe(text, mark) else mark)
        self.sure.reverse()

    def run(self, *, singles_first: bool) -> list[Stretch]:
        found: list[Stretch] = []
        reached = -1
        for mark in self.marks:
            if mark.start < reached or mark.direction == "close" or not mark.right.strip():
                continue
            if mark.doubtful and not (singles_first and self._begins_speech(mark)):
                continue
            pair = self._pair(mark, singles_first=singles_first)
            if pair is not None:
                found.append(replace(pair, single=True))
                reached = pair.end
        return found

    def _pair(self, mark: Mark, *, singles_first: bool) -> Stretch | None:
        """Return the stretch that a mark opens, or None."""
        wall = _next(self.walls, mark.start, self.paragraph.end)
        opener = min(wall, _next(self.openers, mark.start, self.paragraph.end))
        first = bisect_right(self.places, mark.start)
        sure = self.sure[first] if first < len(self.closers) else None
        if sure is not None and sure.end <= opener:
            return self._close(mark, sure)
        if mark.doubtful:
            return None
        last = bisect_left(self.places, opener) - 1
        if last >= first and not (singles_first and opener == self.paragraph.end and self._goes_on(self.closers[last])):
            return self._close(mark, self.closers[last])
        if singles_first and mark.direction == "open" and self._begins_speech(mark):
            open_pair = self._leave_open(mark, opener)
            if open_pair is not None:
                return open_pair
        closer = self._balance(mark, wall)
        return None if closer is None else self._close(mark, closer)

    def _balance(self, mark: Mark, wall: int) -> Mark | None:
        """Return the mark that closes a quotation with others like it inside, as many opened as closed; or None."""
        depth = 0
        place = bisect_left(self.starts, mark.start)
        for other in self.marks[place : place + _MOST_NESTED]:
            if other.end > wall:
                return None
            depth += other.direction == "open" and not other.doubtful
            depth -= other.direction == "close" and not may_be_apostrophe(self.text, other)
            if not depth:
                return other if other.direction == "close" else None
        return None

    def _close(self, opening: Mark, closing: Mark) -> Stretch:
        return make_stretch(self.paragraph, opening.start, closing.end, opening.end, closing.start)

    def _leave_open(self, mark: Mark, limit: int) -> Stretch | None:
        """Return what a mark with no partner opens: up to the words that attribute, or to the paragraph's end."""
        goes_on = self.paragraph.next_single and limit == self.paragraph.end
        tag = find_last_tag(self.text, mark.end, limit, goes_on=goes_on)
        if tag is not None:
            return make_stretch(self.paragraph, mark.start, tag, mark.end, tag)
        if limit < self.paragraph.end or not (self.paragraph.next_single or mark.right.isupper()):
            return None
        pair = make_stretch(self.paragraph, mark.start, limit, mark.end, limit)
        return replace(pair, goes_on=self.paragraph.next_single)

    def _goes_on(self, closer: Mark) -> bool:
        """Whether an apostrophe, not a closing mark, stands there, since the next paragraph opens again."""
        return self.paragraph.next_single and find_last_tag(self.text, closer.start - 1, self.paragraph.end) is None

    def _begins_speech(self, mark: Mark) -> bool:
        """Whether nothing in its paragraph stands before a mark, or the end of a clause does."""
        start = max(self.paragraph.start, mark.start - _LONGEST_SPACE)
        before = self.text[start : mark.start].rstrip()
        return before[-1] in _BEFORE_SPEECH if before else start == self.paragraph.start


def _next(places: list[int], start: int, end: int) -> int:
    """Return the first of the places after `start`, or `end`."""
    place = bisect_right(places, start)
    return places[place] if place < len(places) else end
