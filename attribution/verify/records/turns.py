"""Turns of a transcript in plain text: paragraphs or lines that a label gives to a speaker."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from attribution.model import Segment
from attribution.names import is_in_capitals
from attribution.text import Label, read_labels, split_line

_LINE = re.compile(r"[^\r\n]+")
_NUMBER = re.compile(r"[ \t]*(?P<number>\d{1,2})(?:[ \t]+|\Z)")
_LEAST_NUMBERED, _MOST = 4, 0.8
#: A headline in capitals has so many words behind its colon.
_HEADLINE = 3


def find_segments(text: str) -> tuple[Segment, ...] | None:
    r"""Return where the words of a transcript are, each line with its speaker and time, or None if it is none.

    Two labels make one, or one in capitals. A line without a label belongs to the speaker before it.

    >>> text = "ANA: Yes.\nBEN: No."
    >>> [(segment.speaker, text[segment.start : segment.end]) for segment in find_segments(text) or ()]
    [('ANA', 'Yes.'), ('BEN', 'No.')]
    """
    lines = [part for line in _lines(text) for part in split_line(text, *line)]
    labels = read_labels(text, lines)
    labels = _without_headline(text, lines, labels)
    if not _is_transcript([text[slice(*label.name)] for label in labels if label.name], labels):
        return None
    segments: list[Segment] = []
    turn, speaker, time, examiner, announced = 0, None, None, None, None
    for (_, end), label in zip(lines, labels, strict=True):
        name = text[slice(*label.name)] if label.name else None
        examiner = name if label.asks else examiner
        name = examiner if name == "Q" and examiner else name
        has_words = bool(text[label.end : end].strip())
        if label.changes:
            turn += bool(segments) and (name != speaker or name is None)
            # A line with nothing but a time stands before the one with the name.
            speaker, time = name, announced if label.time is None else label.time
        elif label.time is not None:
            time = label.time
        announced = label.time if label.name is None and not has_words else None
        if has_words:
            segments.append(Segment(start=label.end, end=end, turn=turn, speaker=speaker, time=time))
    return tuple(segments)


def _without_headline(text: str, lines: list[tuple[int, int]], labels: tuple[Label, ...]) -> tuple[Label, ...]:
    """Return labels without the first, where it is the beginning of a headline: "SMALL BOATS: FERRIES COME BACK"."""
    first = next((number for number, label in enumerate(labels) if label.name), None)
    if first is None or _is_shouted(text, lines):
        return labels
    label, (start, end) = labels[first], lines[first]
    said = text[label.end : end]
    if len(said.split()) < _HEADLINE or not is_in_capitals(said) or label.time is not None:
        return labels
    return (*labels[:first], Label(start), *labels[first + 1 :])


def _is_shouted(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether most of a text is in capitals, as some captions are."""
    return sum(is_in_capitals(text[start:end]) for start, end in lines) * 2 > len(lines)


def _lines(text: str) -> list[tuple[int, int]]:
    """Return where the lines with words are, without the numbers before them that depositions have."""
    lines = [found.span() for found in _LINE.finditer(text) if found[0].strip()]
    numbers = [_NUMBER.match(text, *line) for line in lines]
    counted = [int(number["number"]) for number in numbers if number]
    follow = sum(two in (one + 1, 1) for one, two in pairwise(counted))
    if len(counted) < _LEAST_NUMBERED or follow < _MOST * (len(counted) - 1) or len(counted) < _MOST * len(lines):
        return lines
    starts = [number.end() if number else line[0] for number, line in zip(numbers, lines, strict=True)]
    return [(start, end) for start, (_, end) in zip(starts, lines, strict=True) if text[start:end].strip()]


def _is_transcript(names: list[str], labels: Sequence[Label]) -> bool:
    """Whether these labels are those of a transcript and no colons of prose."""
    if not names:
        return False
    capitals = [name for name in names if is_in_capitals(name)]
    if capitals and len(capitals) * 2 >= len(names):
        return True
    most = max(Counter(names).values())
    timed = sum(label.name is not None and label.time is not None for label in labels)
    return len(names) > 1 and (most > 1 or timed == len(names) or len(names) * 2 >= len(labels))
