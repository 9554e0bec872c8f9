"""Turns of a transcript in plain text: paragraphs or lines that begin with "NAME:", "Q." or a time code."""

import re
from collections import Counter
from typing import NamedTuple

from attribution.model import Segment
from attribution.verify.words import words

_LINE = re.compile(r"[^\r\n]+")
_TIME = r"(?:[\[(<]?(?P<time>(?:\d{1,2}:)?\d{1,2}:\d\d(?:[.,]\d{1,3})?)[\])>]?[ \t]*[-–—]?[ \t]*)"
_NAME = r"[A-Z][\w.'’-]*(?:[ \t][\w.'’-]+){0,5}"
_ASIDE = r"(?:[ \t]?[(\[][^)\]\n]{1,60}[)\]])?"
_LABEL = re.compile(
    rf"[ \t]*{_TIME}?(?P<change>(?:>>|&gt;&gt;)[ \t]*)?[*_]{{0,3}}"
    rf"(?:(?P<name>{_NAME}){_ASIDE}(?:,[ \t][A-Z][^:\n]{{1,60}})?[ \t]?:[*_]{{0,3}}(?=\s|\Z)"
    r"|(?P<letter>[QA])\.(?=\s|\Z))?[*_]{0,3}[ \t]*"
)
_SECONDS = (3600, 60, 1)


class Label(NamedTuple):
    """What stands before the words of a line."""

    #: Where its words begin.
    end: int
    name: str | None
    #: In seconds.
    time: float | None
    #: A mark says that somebody else speaks.
    changes: bool


def read_label(text: str, start: int, end: int) -> Label:
    """Return what stands before the words of a line: a time, a name, both or neither.

    >>> read_label("[00:01:10] MEMBER WELLS: The log shows two minutes.", 0, 51)
    Label(end=25, name='MEMBER WELLS', time=70.0, changes=True)
    >>> read_label("Nobody answered.", 0, 16)
    Label(end=0, name=None, time=None, changes=False)
    """
    match = _LABEL.match(text, start, end)
    if match is None:
        return Label(start, None, None, changes=False)
    name = match["name"] or match["letter"]
    if match["name"] and not _may_be_name(match["name"]):
        return Label(start, None, None, changes=False)
    time = seconds(match["time"]) if match["time"] else None
    if name is None and time is None and not match["change"]:
        return Label(start, None, None, changes=False)
    return Label(match.end(), name, time, changes=bool(name or match["change"]))


def seconds(clock: str) -> float:
    """Return the seconds that "1:02:03.5" or "62:03" stands for.

    >>> seconds("01:02:03,500")
    3723.5
    """
    parts = clock.replace(",", ".").split(":")
    return sum(float(part) * unit for part, unit in zip(reversed(parts), reversed(_SECONDS), strict=False))


def find_segments(text: str) -> tuple[Segment, ...] | None:
    r"""Return where the words of a transcript are, each line with its speaker and time, or None if it is none.

    Two labels make one, or one in capitals. A line without a label belongs to the speaker before it.

    >>> text = "ANA: Yes.\nBEN: No."
    >>> [(segment.speaker, text[segment.start : segment.end]) for segment in find_segments(text) or ()]
    [('ANA', 'Yes.'), ('BEN', 'No.')]
    """
    lines = [found.span() for found in _LINE.finditer(text)]
    labels = [read_label(text, start, end) for start, end in lines]
    if not _is_transcript([label.name for label in labels if label.name], len(lines)):
        return None
    segments: list[Segment] = []
    turn, speaker, time = 0, None, None
    for (_, end), label in zip(lines, labels, strict=True):
        if label.changes:
            if segments and (label.name != speaker or label.name is None):
                turn += 1
            speaker, time = label.name, label.time
        elif label.time is not None:
            time = label.time
        if text[label.end : end].strip():
            segments.append(Segment(start=label.end, end=end, turn=turn, speaker=speaker, time=time))
    return tuple(segments)


def _may_be_name(name: str) -> bool:
    plain = name.lower()
    if plain in words("not_labels") or plain.split()[0] in words("not_labels"):
        return False
    capital = [word for word in name.split() if word[:1].isupper() or word[:1].isdigit()]
    return name.split()[0].isupper() or len(name.split()) - len(capital) <= (1 if len(capital) > 1 else 0)


def _is_transcript(names: list[str], lines: int) -> bool:
    """Whether these labels are those of a transcript and no colons of prose."""
    if not names:
        return False
    capitals = [name for name in names if name.isupper()]
    if capitals and len(capitals) * 2 >= len(names):
        return True
    most = max(Counter(names).values())
    return len(names) > 1 and (most > 1 or len(names) * 2 >= lines)
