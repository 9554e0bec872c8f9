"""Labels that are known by the others of their kind: a name on a line of its own, before a dash, in a column.

None of these is a label by itself. Where the same names come again, each time with words after them, they are.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from attribution import lexicon
from attribution.names import fold, is_capital, is_in_capitals, match_name
from attribution.text.labels import CAPITALS, Label, read_label
from attribution.text.stamps import Stamp, read_stamp, skip

type Lines = Sequence[tuple[int, int]]

_SPACE = re.compile(r"[ \t\u00a0]*")
#: A heading's signs, stars, a bullet, a dash: what may stand before a name on a line of its own.
_MARKUP = re.compile(r"(?:#{1,6}[ \t]+)?[*_]{0,3}")
_ASIDES = re.compile(r"(?:[ \t\u00a0]{0,3}\([^()\n]{1,60}\)){1,3}")
_BEFORE_TIME = re.compile(r"[*_:]{0,4}[ \t\u00a0]*(?:[|,·•–—-][ \t\u00a0]*)?")
_BRACKETED_NAME = re.compile(r"\[(?P<name>[^\[\]\n:]{2,50})\]")
_END = re.compile(r"[*_:]{0,4}[ \t\u00a0]*\Z")
_DASH = re.compile(r"\.?[ \t\u00a0]{1,3}(?:—|–|--?)[ \t\u00a0]{1,3}(?=\S)|\.?[ \t\u00a0]?—[ \t\u00a0]?(?=\S)")
_STOPPED = re.compile(rf"(?P<name>{CAPITALS}(?:[ \t]{CAPITALS}){{1,3}})\.[ \t]{{1,4}}(?=\S)")
_BOLD = re.compile(r"(?P<stars>\*\*|__)(?P<name>[^*_:\n]{2,60})(?P=stars):?[ \t]+(?=\S)")
_BRACKETED = re.compile(r"\[(?P<name>[^\[\]\n:]{2,50})\]:?[ \t]+(?=\S)")
_CELL = re.compile(r"(?:[^\t| \n]| (?!  ))+")
_LETTER = re.compile(r"[^\W\d_]")
_COLUMNS = re.compile(r"[\t|]| {3}")
_SMALL = re.compile(r"(?P<name>[^\W\d_][\w.'’-]{0,20}(?: [^\W\d_][\w.'’-]{0,20}){0,2}):[ \t]+(?=\S)")
_ANGLED = re.compile(r"<(?P<name>[^<>\s/][^<>\n]{0,29})>[ \t]+(?=\S)")
_NUMBERED = re.compile(
    r"(?:[Ss]peaker|SPEAKER|[Pp]articipant|[Vv]oice|[Gg]uest|[Pp]erson|[Ss])[ _]?(?:\d{1,3}|[A-Z])\b"
)
#: What a name is followed by where a number is none of it.
_DIGIT = re.compile(r"[ \t\u00a0][\[(<]?\d")
#: What the column of the names is called.
_HEADS = frozenset({"", "name", "speaker", "who"})
_LONGEST_NAME, _LONGEST_CELL = 6, 60
_LEAST = 2
#: A text of more lines is no transcript of one occasion; each line takes time.
_MOST_LINES = 50_000
_LEAST_STOPPED = 4
#: Of the lines with words, so many begin with a label where it stands in the line.
_INLINE, _INLINE_IN_PROSE = 0.5, 0.75
#: One of so many lines at least is a name on a line of its own.
_OWN_LINES = 8


class _Form(NamedTuple):
    """A kind of label."""

    read: Callable[[str, int, int], Label | None]
    #: It is a line of its own, and the words follow in the next.
    is_own_line: bool = False


def read_labels(text: str, lines: Lines, *, in_prose: bool = False) -> tuple[Label, ...]:
    r"""Return what stands before the words of each line, where the lines are those of one text.

    Args:
        text: The text.
        lines: Where its lines begin and end, or its paragraphs.
        in_prose: As for `read_label`.

    >>> text = "Ana Lee\nWe go.\nBen Roe\nWhy?\nAna Lee\nIt is late."
    >>> lines = [(0, 7), (8, 14), (15, 22), (23, 27), (28, 35), (36, 47)]
    >>> [text[slice(*label.name)] for label in read_labels(text, lines) if label.name]
    ['Ana Lee', 'Ben Roe', 'Ana Lee']
    """
    labels = [read_label(text, start, end, in_prose=in_prose) for start, end in lines]
    for form in _FORMS if len(lines) <= _MOST_LINES else ():
        found = {
            number: label
            for number, (start, end) in enumerate(lines)
            if labels[number].name is None and (label := form.read(text, start, end)) is not None
        }
        others = [_name(text, label) for label in labels if label.name]
        kept = _likely(text, _timed(text, lines, labels, found), others) if form.is_own_line else found
        if kept and _are_labels(text, lines, others, kept, form, in_prose=in_prose):
            for number, label in kept.items():
                labels[number] = label
    return tuple(labels)


def _timed(text: str, lines: Lines, labels: Sequence[Label], found: Mapping[int, Label]) -> Mapping[int, Label]:
    """Return labels with the time that stands on the line before, where nothing else stands there."""
    timed = dict(found)
    for number, label in found.items():
        before = labels[number - 1] if number else label
        if label.time is None and before.name is None and before.end == lines[number - 1][1]:
            timed[number] = label._replace(time=before.time)
    return timed


def _likely(text: str, found: Mapping[int, Label], others: Sequence[str]) -> Mapping[int, Label]:
    """Return the names that are likely those of speakers: they come again, or stand with a time, a place, a number."""
    counts = Counter([*others, *(_name(text, label) for label in found.values())])
    ends = Counter(name.split()[-1] for name in counts.elements())
    return {
        number: label
        for number, label in found.items()
        if label.aside
        or label.time is not None
        or counts[_name(text, label)] > 1
        or ends[_name(text, label).split()[-1]] > 1
        or _NUMBERED.fullmatch(_printed(text, label))
        or _name(text, label).split()[-1] in lexicon.label_roles()
        or fold(_name(text, label).split()[0]) in lexicon.given_names()
    }


def _are_labels(
    text: str, lines: Lines, others: Sequence[str], found: Mapping[int, Label], form: _Form, *, in_prose: bool
) -> bool:
    """Whether what may be labels of one kind are, since names come again and words follow each."""
    names = [_name(text, label) for label in found.values()]
    if len(set(names) | set(others)) < _LEAST:
        return False
    comes_again = max(Counter([*names, *others]).values()) > 1
    if form.is_own_line:
        if all(label.time is not None for label in found.values()):
            return True
        numbers = sorted(found)
        spoken = all(two > one + 1 for one, two in pairwise(numbers)) and numbers[-1] < len(lines) - 1
        return spoken and comes_again and len(found) > _LEAST and len(found) * _OWN_LINES >= len(lines)
    share = (len(found) + len(others)) / max(
        1, sum(_LETTER.search(text, start, end) is not None for start, end in lines)
    )
    printed = [_printed(text, label) for label in found.values()]
    plain = all(is_in_capitals(name) or (" " in name and not in_prose) for name in printed)
    return share >= (_INLINE_IN_PROSE if in_prose else _INLINE) and (comes_again or plain)


def _name(text: str, label: Label) -> str:
    return _printed(text, label).casefold()


def _printed(text: str, label: Label) -> str:
    assert label.name is not None  # only labels with a name are asked
    return text[slice(*label.name)]


def _own_line(text: str, start: int, end: int) -> Label | None:
    """Read a name on a line of its own, with a time before or after it: "Ana Lee  0:01", "[Ana Lee] 10:00:01"."""
    at = skip(_SPACE, text, start, end)
    first = read_stamp(text, at, end)
    if first is not None and ":" in text[at : first.end]:
        at = skip(_BEFORE_TIME, text, first.end, end)
    at = skip(_MARKUP, text, at, end)
    bracketed = _BRACKETED_NAME.match(text, at, end)
    last_letter = bracketed.end("name") if bracketed else _name_end(text, at, end)
    if last_letter is None:
        return None
    name, after = (at + bool(bracketed), last_letter), last_letter + bool(bracketed)
    asides = skip(_ASIDES, text, after, end)
    last = _last_stamp(text, asides, end) or _last_stamp(text, after, end)
    stamp = last or first
    if _END.match(text, last.end if last else asides, end) is None or (bracketed and stamp is None):
        return None
    return Label(end, name, stamp and stamp.time, changes=True, aside=asides > after)


def _last_stamp(text: str, start: int, end: int) -> Stamp | None:
    at = skip(_BEFORE_TIME, text, start, end)
    return read_stamp(text, at, end) if at > start else None


def _name_end(text: str, start: int, end: int) -> int | None:
    """Return where the name of a speaker ends that begins here and is followed by no other word."""
    numbered = _NUMBERED.match(text, start, end)
    if numbered is not None:
        return numbered.end()
    digit = _DIGIT.search(text, start, end)
    last = match_name(text, start, digit.start() if digit else end, longest=_LONGEST_NAME)
    if last is None:
        return None
    words = [word.strip(".'’").lower() for word in text[start:last].split()]
    if not lexicon.listing_words().isdisjoint(words) or " ".join(words) in lexicon.list_headings():
        return None
    # The stop of "Jr." and of an initial is the name's.
    return last - (text[last - 1] == "." and len(words[-1]) >= _LEAST_STOPPED)


def _dashed(text: str, start: int, end: int) -> Label | None:
    """Read a name before a dash, or one in capitals before a stop: "Ana Lee — We go.", "ANA LEE. We go."."""
    at = _after_time(text, start, end)
    stopped = _STOPPED.match(text, at, end)
    if stopped is not None:
        return Label(stopped.end(), stopped.span("name"), _time(text, start, end), changes=True)
    last = _name_end(text, at, end)
    dash = None if last is None else _DASH.match(text, skip(_ASIDES, text, last, end), end)
    return Label(dash.end(), (at, last), _time(text, start, end), changes=True) if dash and last else None


def _set_off(text: str, start: int, end: int) -> Label | None:
    """Read a name in bold, or in brackets, before the words: "**Ana Lee** We go.", "[SPEAKER_00] We go."."""
    at = skip(_SPACE, text, start, end)
    stamp = read_stamp(text, at, end)
    at = skip(_BEFORE_TIME, text, stamp.end, end) if stamp else at
    found = _BOLD.match(text, at, end) or _BRACKETED.match(text, at, end)
    if found is None or not is_capital(found["name"]):
        return None
    return Label(found.end(), found.span("name"), stamp and stamp.time, changes=True)


def _in_column(text: str, start: int, end: int) -> Label | None:
    """Read a line in columns, set off by tabs or bars: the name in one, the words in the last."""
    cells = [cell.span() for cell in _CELL.finditer(text, start, end) if cell[0].strip()]
    if len(cells) < _LEAST or _COLUMNS.search(text, cells[0][1], end) is None:
        return None
    time: float | None = None
    name: tuple[int, int] | None = None
    for low, high in cells[:-1]:
        cell = text[low:high]
        a, b = low + len(cell) - len(cell.lstrip()), low + len(cell.rstrip())
        stamp = read_stamp(text, a, b)
        if stamp is not None and stamp.end == b:
            time = stamp.time if time is None else time
        elif not text[a:b].isdigit():
            if name is not None or b - a > _LONGEST_CELL or not is_capital(text[a:b].lstrip("*_")):
                return None
            a = skip(_MARKUP, text, a, b)
            name = (a, a + len(text[a:b].rstrip("*_: ")))
    if name is None or text[slice(*name)].lower() in _HEADS:
        return None
    return Label(skip(_SPACE, text, cells[-1][0], end), name, time, changes=True)


def _small(text: str, start: int, end: int) -> Label | None:
    """Read a name in small letters before a colon, or in angles: "ana: we go", "<ana> we go"."""
    at = _after_time(text, start, end)
    found = _ANGLED.match(text, at, end) or _SMALL.match(text, at, end)
    if found is None or not lexicon.listing_words().isdisjoint(found["name"].lower().split()):
        return None
    return Label(found.end(), found.span("name"), _time(text, start, end), changes=True)


def _after_time(text: str, start: int, end: int) -> int:
    at = skip(_SPACE, text, start, end)
    stamp = read_stamp(text, at, end)
    if stamp is not None and ":" in text[at : stamp.end]:
        at = skip(_BEFORE_TIME, text, stamp.end, end)
    return skip(_MARKUP, text, at, end)


def _time(text: str, start: int, end: int) -> float | None:
    stamp = read_stamp(text, skip(_SPACE, text, start, end), end)
    return stamp and stamp.time


_FORMS = (
    _Form(_own_line, is_own_line=True),
    _Form(_in_column),
    _Form(_dashed),
    _Form(_set_off),
    _Form(_small),
)
