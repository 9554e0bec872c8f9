"""Pairs of double marks, by a stack that forgives."""

import re
from dataclasses import replace

from attribution.text.mark_signs import Mark
from attribution.text.sentences import END_MARKS, next_sentence
from attribution.text.stretches import Paragraph, Stretch, make_stretch
from attribution.text.tags import begins_with_tag, find_last_tag

_BEFORE_CLOSING = END_MARKS | {","}
_FEET = re.compile(r"\d['’′]\s?\d{1,2}$")
_LONGEST_FEET = 6
_LONGEST_TAIL = 90
_LONGEST_SENTENCE = 200
_LONGEST_SPACE = 8
_FEW_MARKS = 2


def pair_doubles(text: str, marks: list[Mark], paragraph: Paragraph) -> list[Stretch]:
    """Return the stretches between the double marks of a paragraph."""
    return _Pairing(text, marks, paragraph).run()


class _Pairing:
    def __init__(self, text: str, marks: list[Mark], paragraph: Paragraph) -> None:
        self.text = text
        self.marks = marks
        self.paragraph = paragraph
        self.found: list[Stretch] = []
        self.open: list[Mark] = []
        #: How many marks that open, and that close, stand after the one that is read.
        self.opens = sum(m.direction == "open" for m in marks)
        self.closes = sum(m.direction == "close" for m in marks)

    def run(self) -> list[Stretch]:
        for place, mark in enumerate(self.marks):
            self.opens -= mark.direction == "open"
            self.closes -= mark.direction == "close"
            following = self.marks[place + 1] if place + 1 < len(self.marks) else None
            if not self._is_prime(mark, following):
                self._read(mark, following)
        if self.open:
            self._leave_open()
        return self.found

    def _read(self, mark: Mark, following: Mark | None) -> None:
        lone = None if self.open else self._lone_start(mark, following)
        direction = mark.direction or ("close" if self.open or lone is not None else "open")
        if direction == "open":
            self._open(mark)
        elif self.open:
            self._close(mark)
        elif lone is not None:
            self.found.append(make_stretch(self.paragraph, lone, mark.end, lone, mark.start))

    def _open(self, mark: Mark) -> None:
        if not self.open:
            self.open.append(mark)
            return
        if self.closes + self.paragraph.next_double >= self.opens + len(self.open) + 1:
            self.open.append(mark)
            return
        first = self.open[0]
        tag = find_last_tag(self.text, first.end, mark.start)
        if tag is not None:
            self.found.append(make_stretch(self.paragraph, first.start, tag, first.end, tag))
            self.open = [mark]

    def _close(self, mark: Mark) -> None:
        if mark.pointed and mark.left.isspace() and not self.open[-1].pointed:
            return
        opening = self.open.pop()
        self.found.append(make_stretch(self.paragraph, opening.start, mark.end, opening.end, mark.start))

    def _leave_open(self) -> None:
        """Close the first mark left open where the words that attribute begin, or at the paragraph's end."""
        first, end = self.open[0], self.paragraph.end
        begins = max([first.end, *(p.end for p in self.found)])
        tag = find_last_tag(self.text, begins, end, goes_on=self.paragraph.next_double)
        if tag is not None:
            self.found.append(make_stretch(self.paragraph, first.start, tag, first.end, tag))
            return
        pair = make_stretch(self.paragraph, first.start, end, first.end, end)
        self.found.append(replace(pair, goes_on=self.paragraph.next_double))

    def _lone_start(self, mark: Mark, following: Mark | None) -> int | None:
        """Return where the words begin that a mark with no opening partner closes, or None where it closes none.

        A short tail such as "the minister said" follows it. They begin with the paragraph, or after the sentence that
        attributes the last pair.
        """
        if mark.direction == "open" or mark.right.isalnum():
            return None
        if mark.direction != "close" and (self.found or len(self.marks) > _FEW_MARKS):
            return None
        start = self.paragraph.start
        if self.found:
            end = self.found[-1].end
            begins = next_sentence(self.text, end, min(mark.start, end + _LONGEST_SENTENCE))
            if begins is None or not begins_with_tag(self.text, end, begins):
                return None
            start = begins
        before = self.text[max(start, mark.start - _LONGEST_SPACE) : mark.start].rstrip()
        tail = self.text[mark.end : following.start if following else self.paragraph.end].strip()
        return start if before[-1:] in _BEFORE_CLOSING and before != "" and len(tail) <= _LONGEST_TAIL else None

    def _is_prime(self, mark: Mark, following: Mark | None) -> bool:
        """Whether a mark after a figure stands for inches: 6'2"."""
        if not mark.left.isdigit() or mark.end - mark.start != 1 or self.text[mark.start - 1] != mark.left:
            return False
        closes_next = following is not None and following.direction == "close"
        if _FEET.search(self.text, max(0, mark.start - _LONGEST_FEET), mark.start):
            return closes_next or not self.open
        if mark.shape:
            return False
        after = self.text[mark.end : mark.end + 2]
        return mark.direction == "close" if not self.open else closes_next and after[:1] == " " and after[1:].islower()
