"""Who speaks in captions, WebVTT and SubRip, in which turn and at what time."""

import re
from collections import Counter
from collections.abc import Iterator

from attribution import lexicon
from attribution.errors import LoadError
from attribution.model import Segment
from attribution.text import Caption, CaptionLine, CaptionWords, find_captions, is_webvtt, read_labels, split_line

#: What no captions hold.
_LONGEST_GAP, _LONGEST_LINE = 1000, 100_000
#: What was no caption is told so.
NO_CAPTIONS = "parts of the file are no captions, and were left out"
#: A dash before each line of a caption sets two speakers apart; "(man)" stands for one without a name.
_DASH = re.compile(r"[-–—‐]\s?(?=\S)")
_SOMEBODY = re.compile(r"[(\[](?:[a-z]{1,12} ){0,2}(?P<who>[a-z]{1,12})(?: \d{1,2})?[)\]]:?\s", re.IGNORECASE)
_GAP, _LINE = re.compile(r"\s+"), re.compile(r"[^\r\n]+")


def read_webvtt(text: str, name: str) -> tuple[tuple[Segment, ...], bool]:
    """Return where the words of a WebVTT file are, and whether all of the file could be read.

    Raises:
        LoadError: It is no WebVTT, or has no captions.
    """
    if not is_webvtt(text):
        raise LoadError(name, "it is no WebVTT, which begins with WEBVTT: check the file")
    return read_captions(text, name)


def read_captions(text: str, name: str) -> tuple[tuple[Segment, ...], bool]:
    """Return where the words of a file of captions are, SubRip or WebVTT, and whether all of the file could be read.

    Raises:
        LoadError: It has no captions.
    """
    _refuse_hostile(text, name)
    captions, is_whole = find_captions(text)
    segments = _segments(text, captions)
    if not segments:
        raise LoadError(name, "it has no captions with words: check the file")
    return segments, is_whole


def _refuse_hostile(text: str, name: str) -> None:
    for pattern, longest in ((_GAP, _LONGEST_GAP), (_LINE, _LONGEST_LINE)):
        if any(found.end() - found.start() >= longest for found in pattern.finditer(text)):
            raise LoadError(name, "no captions look like this (a line or a gap without end): check the file")


def _segments(text: str, captions: tuple[Caption, ...]) -> tuple[Segment, ...]:
    shown = [
        (time, part, line)
        for time, line in _shown_once(text, captions)
        for part in split_line(text, line.start, line.end)
    ]
    labels = read_labels(text, [part for _, part, _ in shown])
    segments: list[Segment] = []
    turn, speaker = 0, None
    dashes = Counter(time for time, (start, end), _ in shown if _DASH.match(text, start, end))
    for (time, (start, end), line), label in zip(shown, labels, strict=True):
        name = text[slice(*label.name)] if label.name else None
        is_dashed = dashes[time] > 1 and _DASH.match(text, start, end) is not None
        is_other = name is None and (is_dashed or _is_somebody(text, label.end, end))
        if label.changes or is_other:
            turn += bool(segments) and (name != speaker or name is None)
            speaker = name
        for words in _between(text, line, label.end, end):
            if words.voice:
                turn += bool(segments) and words.voice != speaker
                speaker = words.voice
            segments.append(Segment(start=words.start, end=words.end, turn=turn, speaker=speaker, time=time))
    return tuple(segments)


def _is_somebody(text: str, start: int, end: int) -> bool:
    """Whether words begin with one who has no name: "(man)", "[female reporter]"."""
    found = _SOMEBODY.match(text, start, end)
    return found is not None and found["who"].casefold() in lexicon.label_roles()


def _shown_once(text: str, captions: tuple[Caption, ...]) -> Iterator[tuple[float, CaptionLine]]:
    """Yield each line with its time. Captions that roll show the last lines again, the second time without tags."""
    before: list[str] = []
    for caption in captions:
        shown = [_plain(text, line) for line in caption.lines]
        most = min(len(before), len(shown))
        again = next((count for count in range(most, 0, -1) if before[-count:] == shown[:count]), 0)
        for line in caption.lines[again:]:
            yield caption.shown, line
        before = shown or before


def _plain(text: str, line: CaptionLine) -> str:
    return " ".join(" ".join(text[words.start : words.end] for words in line.words).split())


def _between(text: str, line: CaptionLine, start: int, end: int) -> list[CaptionWords]:
    """Return the words of a line that stand between two places of it."""
    inside = [words._replace(start=max(words.start, start), end=min(words.end, end)) for words in line.words]
    return [words for words in inside if text[words.start : words.end].strip()]
