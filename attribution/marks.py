"""Which quotation marks belong together.

Marks are paired within a paragraph, so one stray mark never moves the pairs of the rest of the article. The direction
of a mark comes from what stands on its two sides; its shape decides only where that is not enough, since text is full
of curls that point the wrong way. The scan is linear in the length of the text.
"""

import itertools
import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import NamedTuple

#: What may stand for an opening or a closing double mark, with the direction of its shape.
_SHAPES = {
    '"': "",
    "＂": "",
    "“": "open",
    "„": "open",
    "‟": "open",
    "”": "close",
    "«": "open",
    "»": "close",
    "「": "open",
    "」": "close",
    "『": "open",
    "』": "close",
    "``": "open",
    "''": "",
    "‘‘": "open",
    "’’": "close",
    "'": "",
    "‘": "open",
    "‚": "open",
    "‛": "open",
    "’": "close",
    "‹": "open",
    "›": "close",
}
_SINGLE = frozenset("'‘‚‛’‹›")
_MARK = re.compile(r"``|''|‘‘(?=\w)|(?<=[^\s‘’])’’|[\"＂“„‟”«»「」『』'‘‚‛’‹›]")
_MARK_CHARACTERS = frozenset("\"＂“„‟”«»「」『』'‘‚‛’‹›`")
#: Characters without a width: they say nothing about a mark's direction.
_INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"
)
_BEFORE_OPEN = frozenset("([{—–-/:")
_AFTER_CLOSE = frozenset(")]}.,;:!?…—–-/")
_SENTENCE_END = frozenset(".,!?…")
_ELISIONS = re.compile(r"(?:em|til|tis|twas|twere|cause|bout|round|n|ere|neath|\d\ds?)\b", re.IGNORECASE)
_LINE = re.compile(r"[^\n\r\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028]|\u2029\u2029?")
_WORD = re.compile(r"\w")
_LONGEST_WRAPPED_LINE = 100
_LONGEST_TAIL = 90


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch between quotation marks.

    `start` and `end` take in the marks, `inner_start` and `inner_end` leave them out; where a mark is missing the two
    are the same.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    #: 0 for a stretch that no other stretch holds.
    depth: int
    #: Single marks hold it.
    single: bool
    #: The index of its paragraph in `find_paragraphs`.
    paragraph: int
    #: The next paragraph opens with a mark again and goes on with the same words.
    goes_on: bool = False

    @property
    def opened(self) -> bool:
        """Whether it has an opening mark."""
        return self.start < self.inner_start

    @property
    def closed(self) -> bool:
        """Whether it has a closing mark."""
        return self.inner_end < self.end


class _Mark(NamedTuple):
    start: int
    end: int
    shape: str
    single: bool
    direction: str
    left: str
    right: str


class _Paragraph(NamedTuple):
    number: int
    start: int
    end: int
    marks: list[_Mark]
    #: The next paragraph begins with a double mark, or with a single one.
    next_double: bool
    next_single: bool


def find_paragraphs(text: str, start: int = 0) -> tuple[tuple[int, int], ...]:
    r"""Return the paragraphs of `text` from `start` on as (start, end) pairs, without the white space around them.

    A line is a paragraph, as news is stored; in text that was wrapped to a width, an empty line parts paragraphs.

    >>> find_paragraphs("One.\n\n  Two.\n")
    ((0, 4), (8, 12))
    """
    lines = [(m.start(), m.end()) for m in _LINE.finditer(text, start)]
    lines = [trimmed for trimmed in (_trim(text, a, b) for a, b in lines) if trimmed[0] < trimmed[1]]
    if not _is_wrapped(text, lines):
        return tuple(lines)
    paragraphs: list[tuple[int, int]] = []
    for a, b in lines:
        if paragraphs and not _parts(text, paragraphs[-1][1], a):
            paragraphs[-1] = (paragraphs[-1][0], b)
        else:
            paragraphs.append((a, b))
    return tuple(paragraphs)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    line = text[start:end]
    left = len(line) - len(line.lstrip())
    return start + left, start + max(left, len(line.rstrip()))


def _parts(text: str, end: int, start: int) -> bool:
    """Whether more than one line break stands between two lines."""
    return len(_BREAK.findall(text, end, start)) > 1


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether single line breaks only wrap: most of them stand in mid-sentence after lines of like length."""
    pairs = [(one, two) for one, two in itertools.pairwise(lines) if not _parts(text, one[1], two[0])]
    if len(pairs) < 2:
        return False
    middle = sum(text[one[1] - 1].isalnum() or text[one[1] - 1] in ",;-" for one, _ in pairs)
    lengths = sorted(one[1] - one[0] for one, _ in pairs)
    return 2 * middle > len(pairs) and 30 < lengths[len(lengths) // 2] <= _LONGEST_WRAPPED_LINE


def find_stretches(text: str, paragraphs: tuple[tuple[int, int], ...] | None = None) -> tuple[Stretch, ...]:
    """Return the stretches between quotation marks, in text order, an outer one before those it holds.

    An opening mark with no partner closes at the end of its paragraph, as newspapers set long quotations; a closing
    mark with no partner opens at its paragraph's start. Apostrophes, primes, elisions and list bullets are not marks.

    >>> [text[s.start:s.end] for text in ["“I ‘won’t’ go,” she said."] for s in find_stretches(text)]
    ['“I ‘won’t’ go,”', '‘won’t’']
    """
    bounds = find_paragraphs(text) if paragraphs is None else paragraphs
    marks = _read_marks(text, bounds)
    singles_first = _is_single_style(text, marks)
    found: list[Stretch] = []
    for index, (start, end) in enumerate(bounds):
        following = marks[index + 1][:1] if index + 1 < len(bounds) else []
        at_start = following[0] if following and following[0].start == bounds[index + 1][0] else None
        paragraph = _Paragraph(
            number=index,
            start=start,
            end=end,
            marks=marks[index],
            next_double=bool(at_start and not at_start.single),
            next_single=bool(at_start and at_start.single and singles_first),
        )
        found += _pair_paragraph(text, paragraph, singles_first=singles_first)
    return tuple(found)


def _read_marks(text: str, bounds: tuple[tuple[int, int], ...]) -> list[list[_Mark]]:
    return [
        [mark for match in _MARK.finditer(text, a, b) if (mark := _read_mark(text, match, a, b))] for a, b in bounds
    ]


def _read_mark(text: str, match: re.Match[str], start: int, end: int) -> _Mark | None:
    """Return the mark with its direction, or None for an apostrophe, a prime or a bullet."""
    string = match.group()
    left, right = _neighbour(text, match.start(), start, -1), _neighbour(text, match.end() - 1, end, 1)
    single = string in _SINGLE
    if single and _is_apostrophe(text, match, left, right):
        return None
    if string in "»«" and match.start() == start and text[match.end() : match.end() + 1].isspace():
        rest = text[match.end() : end]
        if not ("«" in rest or "»" in rest):
            return None
    return _Mark(
        match.start(), match.end(), _SHAPES[string], single, _direction(left, right, _SHAPES[string]), left, right
    )


def _neighbour(text: str, position: int, limit: int, step: int) -> str:
    """Return the first character beside a mark that is no mark and has a width; "" at the paragraph's edge."""
    position += step
    steps = 0
    while (position >= limit if step < 0 else position < limit) and steps < 8:
        character = text[position]
        if character not in _MARK_CHARACTERS and character not in _INVISIBLE:
            return character
        position += step
        steps += 1
    return ""


def _is_apostrophe(text: str, match: re.Match[str], left: str, right: str) -> bool:
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    if before.isalnum() and after.isalnum():
        return True
    return not left.isalnum() and right.isalnum() and bool(_ELISIONS.match(text, match.end()))


def _direction(left: str, right: str, shape: str) -> str:
    """Return "open" or "close" where the sides tell, "" where they do not."""
    left_free = not left or left.isspace() or left in _BEFORE_OPEN
    right_free = not right or right.isspace() or right in _AFTER_CLOSE
    if left_free and not right_free:
        return "open"
    if right_free and not left_free:
        return "close"
    if not left:
        return "open"
    return shape


def _is_single_style(text: str, marks: list[list[_Mark]]) -> bool:
    """Whether the article sets its quotations in single marks, as British papers do."""
    double = sum(not m.single and m.direction != "close" for row in marks for m in row)
    closed = sum(m.single and m.direction == "close" and m.left in _SENTENCE_END for row in marks for m in row)
    opened = sum(m.single and m.direction == "open" for row in marks for m in row)
    return min(closed, opened) > double / 2 if double else min(closed, opened) > 0


def _pair_paragraph(text: str, paragraph: _Paragraph, *, singles_first: bool) -> list[Stretch]:
    doubles = [m for m in paragraph.marks if not m.single]
    singles = [m for m in paragraph.marks if m.single]
    if singles_first:
        outer = _pair_singles(text, singles, paragraph, [])
        pairs = outer + [p for p in _pair_doubles(text, doubles, paragraph) if not _crosses(p, outer)]
    else:
        outer = _pair_doubles(text, doubles, paragraph)
        pairs = outer + _pair_singles(text, singles, paragraph, outer)
    pairs = [p for p in pairs if _WORD.search(text, p.inner_start, p.inner_end)]
    return _set_depths(sorted(pairs, key=lambda p: (p.start, -p.end)))


def _crosses(pair: Stretch, others: list[Stretch]) -> bool:
    """Whether `pair` lies across the edge of one of `others`, which are in order and do not overlap."""
    place = bisect_right([o.start for o in others], pair.start) - 1
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


def _pair_doubles(text: str, marks: list[_Mark], paragraph: _Paragraph) -> list[Stretch]:
    """Return the stretches between double marks, by a stack that forgives."""
    found: list[Stretch] = []
    stack: list[_Mark] = []
    closes = sum(m.direction == "close" for m in marks)
    opens = sum(m.direction == "open" for m in marks)
    for place, mark in enumerate(marks):
        closes -= mark.direction == "close"
        opens -= mark.direction == "open"
        following = marks[place + 1] if place + 1 < len(marks) else None
        if _is_prime(text, mark, following, is_open=bool(stack)):
            continue
        direction = mark.direction or ("close" if stack or _ends_lone(text, mark, paragraph, len(marks)) else "open")
        if direction == "open":
            nested = closes + (paragraph.next_double and stack[:1] != []) >= opens + len(stack) + 1
            if not stack or nested:
                stack.append(mark)
        elif stack:
            opening = stack.pop()
            found.append(_stretch(opening.start, mark.end, opening.end, mark.start, paragraph))
        elif not found and _ends_lone(text, mark, paragraph, len(marks)):
            found.append(_stretch(paragraph.start, mark.end, paragraph.start, mark.start, paragraph))
    if stack:
        first = stack[0]
        pair = _stretch(first.start, paragraph.end, first.end, paragraph.end, paragraph)
        found.append(replace(pair, goes_on=paragraph.next_double))
    return found


def _stretch(start: int, end: int, inner_start: int, inner_end: int, paragraph: _Paragraph) -> Stretch:
    return Stretch(start, end, inner_start, inner_end, 0, single=False, paragraph=paragraph.number)


def _is_prime(text: str, mark: _Mark, following: _Mark | None, *, is_open: bool) -> bool:
    """Whether a straight mark after a figure stands for inches: 6'2"."""
    if mark.shape or not mark.left.isdigit() or mark.end - mark.start != 1 or text[mark.start - 1] != mark.left:
        return False
    if not is_open:
        return mark.direction == "close"
    after = text[mark.end : mark.end + 2]
    return following is not None and following.direction == "close" and after[:1] == " " and after[1:].islower()


def _ends_lone(text: str, mark: _Mark, paragraph: _Paragraph, marks: int) -> bool:
    """Whether a mark with no opening partner ends a quotation: a short tail such as "the minister said" follows it."""
    if mark.direction == "open" or marks > 2 or mark.right.isalnum():
        return False
    before = text[paragraph.start : mark.start].rstrip()
    tail = text[mark.end : paragraph.end].strip()
    return before[-1:] in _SENTENCE_END and before != "" and len(tail) <= _LONGEST_TAIL


def _pair_singles(text: str, marks: list[_Mark], paragraph: _Paragraph, outer: list[Stretch]) -> list[Stretch]:
    """Return the stretches between single marks; none of them crosses the edge of a stretch in `outer`."""
    found: list[Stretch] = []
    edges = sorted({edge for pair in outer for edge in (pair.start, pair.end)})
    closers = [m for m in marks if m.direction != "open" and m.left and not m.left.isspace()]
    nearest = _nearest_closers(text, closers)
    starts = [m.start for m in closers]
    reached = -1
    for mark in marks:
        if mark.start < reached or mark.direction == "close" or not mark.right.strip():
            continue
        place = bisect_right(starts, mark.start)
        edge = bisect_right(edges, mark.start)
        limit = edges[edge] if edge < len(edges) else paragraph.end
        closer = next((c for c in (nearest[place] if place < len(closers) else ()) if c and c.end <= limit), None)
        if closer is not None:
            pair = _stretch(mark.start, closer.end, mark.end, closer.start, paragraph)
        elif mark.direction == "open" and not outer and paragraph.next_single and mark.start == paragraph.start:
            pair = replace(_stretch(mark.start, paragraph.end, mark.end, paragraph.end, paragraph), goes_on=True)
        else:
            continue
        reached = pair.end
        found.append(replace(pair, single=True))
    return found


def _nearest_closers(text: str, closers: list[_Mark]) -> list[tuple[_Mark | None, _Mark | None]]:
    """Return for each closer the next one that is surely one, and the next that may be a plural possessive."""
    out: list[tuple[_Mark | None, _Mark | None]] = []
    sure: _Mark | None = None
    for mark in reversed(closers):
        follows = text[mark.end : mark.end + 2]
        possessive = mark.left in "sS" and follows[:1] == " " and follows[1:].isalpha()
        sure = sure if possessive else mark
        out.append((sure, mark))
    return out[::-1]
