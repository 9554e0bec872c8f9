"""Turns of a transcript in plain text: paragraphs or lines that begin with "NAME:", "Q." or a time code."""

import re
from collections import Counter

from attribution.model import Segment
from attribution.names import is_in_capitals
from attribution.text import read_label

_LINE = re.compile(r"[^\r\n]+")


def find_segments(text: str) -> tuple[Segment, ...] | None:
    r"""Return where the words of a transcript are, each line with its speaker and time, or None if it is none.

    Two labels make one, or one in capitals. A line without a label belongs to the speaker before it.

    >>> text = "ANA: Yes.\nBEN: No."
    >>> [(segment.speaker, text[segment.start : segment.end]) for segment in find_segments(text) or ()]
    [('ANA', 'Yes.'), ('BEN', 'No.')]
    """
    lines = [found.span() for found in _LINE.finditer(text)]
    labels = [read_label(text, start, end) for start, end in lines]
    names = [text[slice(*label.name)] if label.name else None for label in labels]
    if not _is_transcript([name for name in names if name], len(lines)):
        return None
    segments: list[Segment] = []
    turn, speaker, time = 0, None, None
    for (_, end), label, name in zip(lines, labels, names, strict=True):
        if label.changes:
            turn += bool(segments) and (name != speaker or name is None)
            speaker, time = name, label.time
        elif label.time is not None:
            time = label.time
        if text[label.end : end].strip():
            segments.append(Segment(start=label.end, end=end, turn=turn, speaker=speaker, time=time))
    return tuple(segments)


def _is_transcript(names: list[str], lines: int) -> bool:
    """Whether these labels are those of a transcript and no colons of prose."""
    if not names:
        return False
    capitals = [name for name in names if is_in_capitals(name)]
    if capitals and len(capitals) * 2 >= len(names):
        return True
    most = max(Counter(names).values())
    return len(names) > 1 and (most > 1 or len(names) * 2 >= lines)
