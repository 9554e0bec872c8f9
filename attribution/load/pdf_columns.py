"""The order in which the lines of a PDF's page are read: columns drawn line by line, and large first letters."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from statistics import median

from attribution.load.pdf_hyphens import is_word
from attribution.load.pdf_layout import Line

#: A letter that is so many times as high as the lines beside it begins the first of them.
_DROPPED = 1.7
_LETTERS = re.compile(r"[“\"‘'«]?[^\W\d_]{1,2}")
#: So many lines begin a column that stands right of another; one of fewer letters is a cell of a table.
_LEAST_LINES, _LEAST_LETTERS = 3, 12
#: How wide a letter is on average, as a share of its height.
_LETTER_WIDTH = 0.5


def set_in_order(lines: list[Line]) -> list[Line]:
    """Return the lines of a page as they are read: a large first letter in its word, one column after the other.

    Columns that are drawn one after the other are in order already.

    >>> lines = [Line("Nobody came to it.", x, y, 10) for y in (40, 28, 16) for x in (50, 300)]
    >>> [line.x for line in set_in_order(lines)]
    [50, 50, 50, 300, 300, 300]
    """
    lines = _with_first_letters(lines)
    starts = _column_starts(lines)
    return _by_columns(lines, starts) if starts else lines


def _with_first_letters(lines: list[Line]) -> list[Line]:
    """Return the lines with each large first letter put before the line that it begins."""
    out = list(lines)
    for cap in [line for line in lines if _LETTERS.fullmatch(line.text)]:
        beside = [
            line
            for line in out
            if line.height * _DROPPED <= cap.height
            and cap.x < line.x < cap.x + 3 * cap.height
            and cap.y - 0.3 * cap.height <= line.y <= cap.y + cap.height
        ]
        if not beside:
            continue
        first = max(beside, key=lambda line: line.y)
        gap = " " if _is_whole(cap.text, first.text) else ""
        for line in beside:
            text = f"{cap.text}{gap}{line.text}" if line is first else line.text
            # The lines are indented for the letter's sake alone.
            out[out.index(line)] = line._replace(text=text, x=cap.x)
        out.remove(cap)
    return out


def _is_whole(letters: str, line: str) -> bool:
    """Whether a large first letter is a word by itself: "A" before "ferry", and not before "lone"."""
    word = letters.strip("“\"‘'«")
    rest = re.match(r"[^\W\d_]*", line)
    return word in ("A", "I") and rest is not None and (line[:1].isupper() or not is_word(word + rest[0]))


def _column_starts(lines: list[Line]) -> list[float]:
    """Return where the columns right of the first begin, where the lines of a row are drawn one after the other."""
    jumps: Counter[float] = Counter()
    for before, line in pairwise(lines):
        # The rows of two columns need not be level.
        same_row = abs(line.y - before.y) < 0.9 * line.height
        is_long = min(len(line.text), len(before.text)) >= _LEAST_LETTERS
        if same_row and is_long and line.x > _right_edge(before) - line.height:
            near = next((x for x in jumps if abs(x - line.x) <= 2 * line.height), line.x)
            jumps[near] += 1
    return sorted(x for x, count in jumps.items() if count >= _LEAST_LINES)


def _right_edge(line: Line) -> float:
    return line.x + len(line.text) * line.height * _LETTER_WIDTH


def _by_columns(lines: Iterable[Line], starts: list[float]) -> list[Line]:
    """Return the lines column by column; one that runs over the columns ends what stands above it."""
    lines = sorted(lines, key=lambda line: (-line.y, line.x))
    height = median(line.height for line in lines)
    out: list[Line] = []
    columns: list[list[Line]] = [[] for _ in range(len(starts) + 1)]
    for place, line in enumerate(lines):
        column = sum(line.x >= start - height for start in starts)
        beside = any(
            abs(other.y - line.y) < 0.4 * height for other in lines[max(0, place - 3) : place + 4] if other is not line
        )
        runs_over = column < len(starts) and not beside and _right_edge(line) > starts[column] + 2 * height
        if runs_over:
            out += [one for lines_ in columns for one in lines_] + [line]
            columns = [[] for _ in columns]
        else:
            columns[column].append(line)
    return out + [one for lines_ in columns for one in lines_]
