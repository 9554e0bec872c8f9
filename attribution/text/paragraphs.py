"""Where the paragraphs of a text begin and end."""

import itertools
import re
from collections import Counter

from attribution.text.recurring import read_labels

_LINE = re.compile(r"[^\n\r\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\x85\u2028]|\u2029\u2029?")
#: What mail programs set before the lines of the letter that is answered.
_MAIL = re.compile(r"\s*(?:(?:>|&gt;)[ \t]?)+\s*")
_LONGEST_WRAPPED_LINE = 100
_LEAST_NAMES = 2


def find_paragraphs(text: str, start: int = 0) -> tuple[tuple[int, int], ...]:
    r"""Return the paragraphs of `text` from `start` on as (start, end) pairs, without the white space around them.

    A line is a paragraph, as news is stored; in text that was wrapped to a width, an empty line parts paragraphs, and
    so does a transcript's label. The ">" before the lines of a letter that is answered is not part of them.

    >>> find_paragraphs("One.\n\n  Two.\n")
    ((0, 4), (8, 12))
    """
    lines = [_trim(text, m.start(), m.end()) for m in _LINE.finditer(text, start)]
    lines = [(a, b) for a, b in lines if a < b]
    if not _is_wrapped(text, lines):
        return tuple(lines)
    paragraphs: list[tuple[int, int]] = []
    labelled = _labelled(text, lines)
    for number, (a, b) in enumerate(lines):
        if paragraphs and not _parts(text, paragraphs[-1][1], a) and number not in labelled:
            paragraphs[-1] = (paragraphs[-1][0], b)
        else:
            paragraphs.append((a, b))
    return tuple(paragraphs)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    mail = _MAIL.match(text, start, end)
    start = mail.end() if mail else start
    line = text[start:end]
    left = len(line) - len(line.lstrip())
    return start + left, start + max(left, len(line.rstrip()))


def _parts(text: str, end: int, start: int) -> bool:
    """Whether more than one line break stands between two lines."""
    return len(_BREAK.findall(text, end, start)) > 1


def _labelled(text: str, lines: list[tuple[int, int]]) -> frozenset[int]:
    """Return the numbers of lines that labels begin that come again or have times: each is a turn."""
    labels = read_labels(text, lines, in_prose=True)
    names = Counter(text[slice(*label.name)] for label in labels if label.name)
    timed = all(label.time is not None for label in labels if label.name)
    if len(names) < _LEAST_NAMES or (max(names.values()) < _LEAST_NAMES and not timed):
        return frozenset()
    return frozenset(number for number, label in enumerate(labels) if label.name)


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether single line breaks only wrap: most of them stand in mid-sentence after lines of like length."""
    pairs = [(one, two) for one, two in itertools.pairwise(lines) if not _parts(text, one[1], two[0])]
    if len(pairs) < 2:
        return False
    middle = sum(text[one[1] - 1].isalnum() or text[one[1] - 1] in ",;-" for one, _ in pairs)
    lengths = sorted(one[1] - one[0] for one, _ in pairs)
    return 2 * middle > len(pairs) and 30 < lengths[len(lengths) // 2] <= _LONGEST_WRAPPED_LINE
