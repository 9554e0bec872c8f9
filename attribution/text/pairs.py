"""Marks in pairs: the stretches of text between them."""

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise

from attribution.names import is_capital, match_name
from attribution.text.doubles import pair_doubles
from attribution.text.mark_signs import Mark, read_marks
from attribution.text.paragraphs import find_paragraphs
from attribution.text.sentences import END_MARKS
from attribution.text.singles import pair_singles
from attribution.text.stretches import Paragraph, Stretch, make_stretch
from attribution.text.turns import Turn, find_turns

_BEFORE_CLOSING = END_MARKS | {","}
_WORD = re.compile(r"\w")
_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
#: What may stand after the name in a signature: "Ben Roe, head of the port."
_AFTER_NAME = re.compile(r"(?:,[^.!?\n]{0,80})?\.?")
_LONGEST_SIGNATURE = 7
_LONGEST_LEAD = 4


def find_stretches(text: str, paragraphs: tuple[tuple[int, int], ...] | None = None) -> tuple[Stretch, ...]:
    """Return the stretches between quotation marks, in text order, an outer one before those it holds.

    An opening mark with no partner closes at the end of its paragraph, as newspapers set long quotations, or before
    the words that attribute it; a closing mark with no partner opens at the start of its paragraph or sentence. The
    turns of a transcript are stretches without marks; they have a label. Apostrophes, primes, elisions and list bullets
    are not marks.

    >>> [text[s.start:s.end] for text in ["“I ‘won’t’ go,” she said."] for s in find_stretches(text)]
    ['“I ‘won’t’ go,”', '‘won’t’']
    """
    bounds = find_paragraphs(text) if paragraphs is None else paragraphs
    marks = read_marks(text, bounds)
    singles_first = _is_single_style(marks)
    turns = find_turns(text, bounds)
    found: list[Stretch] = []
    for index, (start, end) in enumerate(bounds):
        turn = turns.get(index)
        first = _opening_mark(text, bounds[index + 1][0], marks[index + 1]) if index + 1 < len(bounds) else None
        paragraph = Paragraph(
            number=index,
            start=turn.start if turn else start,
            end=end,
            next_double=bool(first and not first.single),
            next_single=bool(first and first.single and singles_first),
        )
        inside = [mark for mark in marks[index] if mark.start >= paragraph.start]
        pairs = _pair_paragraph(text, inside, paragraph, singles_first=singles_first)
        found += _set_depths([_turn_stretch(turn, paragraph), *pairs] if turn else pairs)
    return tuple(_join_closed_later(text, found, bounds))


def _opening_mark(text: str, start: int, marks: list[Mark]) -> Mark | None:
    """Return the mark that a paragraph begins with, if it does, with no word before it."""
    if not marks or marks[0].start > start + _LONGEST_LEAD or _WORD.search(text, start, marks[0].start):
        return None
    return marks[0]


def _is_single_style(marks: list[list[Mark]]) -> bool:
    """Whether the article sets its quotations in single marks, as British papers do."""
    double = sum(not m.single and m.direction != "close" for row in marks for m in row)
    singles = [m for row in marks for m in row if m.single and not m.doubtful]
    closed = sum(m.direction == "close" and (m.left in _BEFORE_CLOSING or m.right == ",") for m in singles)
    opened = sum(m.direction == "open" for m in singles)
    return min(closed, opened) > double / 2 if double else min(closed, opened) > 0


def _pair_paragraph(text: str, marks: list[Mark], paragraph: Paragraph, *, singles_first: bool) -> list[Stretch]:
    doubles = pair_doubles(text, [m for m in marks if not m.single], paragraph)
    singles = [m for m in marks if m.single]
    if singles_first:
        whole = [p for p in doubles if p.opened and p.closed]
        top, nested = pair_singles(text, singles, paragraph, whole, singles_first=True)
        starts = [p.start for p in top]
        doubles = whole + [p for p in doubles if not (p.opened and p.closed) and not _crosses(p, top, starts)]
    else:
        top, nested = pair_singles(text, singles, paragraph, doubles, singles_first=False)
    pairs = [p for p in (*doubles, *top, *nested) if _WORD.search(text, p.inner_start, p.inner_end)]
    return sorted(pairs, key=lambda p: (p.start, -p.end))


def _turn_stretch(turn: Turn, paragraph: Paragraph) -> Stretch:
    start, end = paragraph.start, turn.end
    return replace(make_stretch(paragraph, start, end, start, end), label=turn.label, goes_on=turn.goes_on)


def _crosses(pair: Stretch, others: list[Stretch], starts: list[int]) -> bool:
    """Whether `pair` lies across the edge of one of `others`, which are in order and do not overlap."""
    place = bisect_right(starts, pair.start) - 1
    around = others[max(0, place) : place + 2]
    return any(o.start < pair.start < o.end < pair.end or pair.start < o.start < pair.end < o.end for o in around)


def _set_depths(pairs: list[Stretch]) -> list[Stretch]:
    open_ends: list[int] = []
    out = []
    for pair in pairs:
        while open_ends and open_ends[-1] <= pair.start:
            open_ends.pop()
        out.append(replace(pair, depth=len(open_ends)))
        open_ends.append(pair.end)
    return out


def _join_closed_later(text: str, stretches: list[Stretch], bounds: tuple[tuple[int, int], ...]) -> list[Stretch]:
    """Let a stretch that its paragraph leaves open go on where the next paragraph only closes.

    Where that paragraph is a name, as under a quotation set off from the text, the name is none of the words.
    """
    out = list(stretches)
    outer = [place for place, s in enumerate(out) if not s.depth]
    signatures = set()
    for place, following in pairwise(outer):
        one, two = out[place], out[following]
        if one.closed or two.opened or not two.closed or two.paragraph != one.paragraph + 1:
            continue
        if one.end != bounds[one.paragraph][1] or two.start != bounds[two.paragraph][0]:
            continue
        below = len(_BREAK.findall(text, one.end, two.start)) == 1
        if below and is_signature(text, two.inner_start, two.inner_end):
            signatures.add(following)
        else:
            out[place] = replace(one, goes_on=True)
    return [stretch for place, stretch in enumerate(out) if place not in signatures]


def is_signature(text: str, start: int, end: int) -> bool:
    """Return whether a stretch is a name of two words or more: "Former Mayor Ana Lee.", "Ben Roe, the port’s head."."""
    last = match_name(text, start, end, longest=_LONGEST_SIGNATURE, others=1)
    if last is None or not _AFTER_NAME.fullmatch(text, last, end):
        return False
    words = text[start:last].split()
    return len(words) > 1 and is_capital(words[-1])
