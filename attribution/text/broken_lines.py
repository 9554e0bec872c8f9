"""Lines that are one paragraph: a line break inside quotation marks, as a writer or a program sets it, ends none."""

import re
from itertools import pairwise

from attribution.text.labels import find_label
from attribution.text.mark_signs import Mark, read_marks
from attribution.text.pairs import is_signature

_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028]|\u2029\u2029?")
_ENDS = re.compile(r"[.!?…:][”’\"')\]*_]{0,4}\Z")
#: So many lines may stand between the marks: a verse, not a page.
_MOST_LINES = 12


def join_broken(text: str, paragraphs: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    r"""Return the paragraphs, those joined that one line break parts inside quotation marks.

    The first opens marks and leaves them open; a later one closes them before it opens any. Where lines end in a full
    stop, only a text that parts its paragraphs by empty lines elsewhere, or has no other such break, is taken to break
    lines so.

    >>> join_broken("“We go\nand stay,” she said.\n“So.”", ((0, 6), (7, 27), (28, 33)))
    ((0, 27), (28, 33))
    """
    singles = [(one, two) for one, two in pairwise(paragraphs) if len(_BREAK.findall(text, one[1], two[0])) == 1]
    if not singles:
        return paragraphs
    marks = read_marks(text, paragraphs)
    kept = _kind(marks)
    rows = [[mark for mark in row if mark.single == kept] for row in marks]
    single_breaks = {two[0] for _, two in singles}
    has_empty_lines = len(singles) < len(paragraphs) - 1 or len(singles) == 1
    out: list[tuple[int, int]] = []
    place = 0
    while place < len(paragraphs):
        last = _last_of(text, paragraphs, rows, place, single_breaks, has_empty_lines=has_empty_lines)
        out.append((paragraphs[place][0], paragraphs[last][1]))
        # What was joined may open marks again in its last line.
        place = last + 1
    return tuple(out)


def _kind(marks: list[list[Mark]]) -> bool:
    """Whether quotations stand in single marks: no double one opens any."""
    return not any(not mark.single and mark.direction == "open" for row in marks for mark in row)


def _last_of(
    text: str,
    paragraphs: tuple[tuple[int, int], ...],
    rows: list[list[Mark]],
    place: int,
    single_breaks: set[int],
    *,
    has_empty_lines: bool,
) -> int:
    """Return the last paragraph of what begins at `place`; itself where no later line closes its marks."""
    last = place
    while _leaves_open(rows[last]):
        end = last
        for after in range(last + 1, min(len(paragraphs), last + _MOST_LINES)):
            before = text[paragraphs[after - 1][0] : paragraphs[after - 1][1]]
            if paragraphs[after][0] not in single_breaks or find_label(text, paragraphs[after][0]) is not None:
                break
            if _ENDS.search(before) and not has_empty_lines:
                break
            if rows[after]:
                mark = rows[after][0]
                # A name in its own line, with the mark after it, signs the words.
                closes = mark.direction == "close" and not is_signature(text, paragraphs[after][0], mark.start)
                end = after if closes else last
                break
        if end == last:
            return last
        last = end
    return last


def _leaves_open(row: list[Mark]) -> bool:
    """Whether the last mark of a paragraph opens, or is the odd one of marks that do not tell."""
    return bool(row) and row[-1].direction == "open"
