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
_HEADLINE = 2
#: Who answers from here on: "ANA ROE, sworn:", "(Ana Roe, called by the state, affirmed.)".
_WITNESS = re.compile(
    r"[ \t(\[]*(?P<name>[^\W\d_a-z][\w'’.-]*(?:[ \t]+[^\W\d_a-z][\w'’.-]*){1,5}),[^\n]{0,80}?\b(?:sworn|affirmed)\b"
)
#: "Q. State your name for the record. A. Ana Roe.", after which every answer is hers.
_ASKS_NAME = re.compile(r"\b(?:state|give|tell|say)\b[^?.\n]{0,40}\bnames?\b|\byour (?:full )?name\b", re.IGNORECASE)
_PART = r"[^\W\d_a-z](?:\.|[\w'’-]+)"
_GIVES_NAME = re.compile(
    r"(?:(?:[Mm]y name is|[Ii]t['’]s|[Ii]['’]m|[Yy]es[.,]?|[Uu]h,|[Uu]m,) )*"
    rf"(?P<name>{_PART}(?:[ \t]+{_PART}){{1,4}}?)(?=[.,;]|[ \t]*\Z|[ \t]*\n)"
)
_ANSWERS = frozenset({"A", "A.", "THE WITNESS"})
#: Of whom somebody tells, and who speaks.
_OTHERS = re.compile(r"\b(?:he|she|they|him|her|his|their|them)\b", re.IGNORECASE)
_SPEAKS = re.compile(r"\b(?:I|[Ww]e|[Mm]e|[Uu]s|[Mm]y|[Oo]ur|[Yy]ou|[Yy]our)\b")


def find_segments(text: str) -> tuple[Segment, ...] | None:
    r"""Return where the words of a transcript are, each line with its speaker and time, or None if it is none.

    Two labels make one, or one in capitals. A line without a label belongs to the speaker before it; in notes, where
    labels are single names, one that tells of others ("He has agreed to pay") may be the writer's, and is nobody's.

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
    turn, speaker, time, announced = 0, None, None, None
    letters: dict[str, str] = {}
    said = ""
    are_notes, is_told = _are_notes(text, labels), False
    for (start, end), label in zip(lines, labels, strict=True):
        name = text[slice(*label.name)] if label.name else None
        letters |= _named_in(_WITNESS, text, start, end) if name is None else {"Q": name} if label.asks else {}
        if name in _ANSWERS and _ASKS_NAME.search(said):
            letters |= _named_in(_GIVES_NAME, text, label.end, end)
        said = text[label.end : end]
        name = None if name is None else letters.get(name, name)
        has_words = bool(text[label.end : end].strip())
        if label.changes:
            turn += bool(segments) and (name != speaker or name is None)
            # A line with nothing but a time stands before the one with the name.
            speaker, time = name, announced if label.time is None else label.time
        elif label.time is not None:
            time = label.time
        is_told = not label.changes and (is_told or (are_notes and _tells_of_others(text[label.end : end])))
        announced = label.time if label.name is None and not has_words else None
        if has_words:
            who = None if is_told else speaker
            segments.append(Segment(start=label.end, end=end, turn=turn, speaker=who, time=time))
    return tuple(segments)


def _named_in(pattern: re.Pattern[str], text: str, start: int, end: int) -> dict[str, str]:
    """Return whom the labels of answers name after a line where a pattern finds a witness's name."""
    found = pattern.match(text, start, end)
    return {} if found is None else dict.fromkeys(_ANSWERS, found["name"])


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


def _are_notes(text: str, labels: Sequence[Label]) -> bool:
    """Whether labels are as people write them who take notes: a name alone, in small letters, without times."""
    names = [text[slice(*label.name)] for label in labels if label.name]
    return not any(label.time is not None for label in labels) and all(
        len(name.split()) == 1 and len(name) > 1 and not is_in_capitals(name) for name in names
    )


def _tells_of_others(words: str) -> bool:
    return _OTHERS.search(words) is not None and _SPEAKS.search(words) is None


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
