"""Captions, WebVTT and SubRip: their words with offsets into the file's own text."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import srt  # type: ignore[import-untyped] # it ships no types
import webvtt
from webvtt.errors import MalformedCaptionError, MalformedFileError

from attribution.errors import LoadError
from attribution.model import Segment
from attribution.verify.records.turns import read_label, seconds

#: What no captions hold, and what a parser that goes back over its steps would be slow on.
_HOSTILE = re.compile(r"\s{1000}|[0-9]{200}|[^\n\r]{100000}")
_TAG = re.compile(r"<[^<>\n]{0,200}>|\{\\[^{}\n]{0,100}\}|&(?:nbsp|lrm|rlm);")
_VOICE = re.compile(r"<v(?:\.[^\s>]{1,40})*[ \t]+(?P<name>[^>\n]{1,100})>")
_ARROW = re.compile(r"[^\r\n]*-->[^\r\n]*(?:\r\n|\r|\n|\Z)")


class _Caption(NamedTuple):
    #: Its lines as the file has them, tags and all.
    lines: tuple[str, ...]
    start: float


def read_webvtt(text: str, name: str) -> tuple[tuple[Segment, ...], bool]:
    """Return where the words of a WebVTT file are, and whether all of the file could be read.

    Raises:
        LoadError: It is no WebVTT, or has no captions.
    """
    _refuse_hostile(text, name)
    try:
        read = webvtt.from_string(text)
    except (MalformedFileError, MalformedCaptionError, ValueError) as error:
        raise LoadError(name, "it is no WebVTT, which begins with WEBVTT: check the file") from error
    captions = [_Caption(tuple(caption.lines), seconds(caption.start)) for caption in read.captions]
    return _segments(text, name, captions), text.count("-->") == len(captions)


def read_srt(text: str, name: str) -> tuple[tuple[Segment, ...], bool]:
    """Return where the words of a SubRip file are, and whether all of the file could be read.

    Raises:
        LoadError: It has no captions.
    """
    _refuse_hostile(text, name)
    try:
        read = list(srt.parse(text, ignore_errors=True))
    except (srt.SRTParseError, srt.TimestampParseError, ValueError, OverflowError) as error:
        raise LoadError(name, "it is no SubRip: check the file") from error
    captions = [
        _Caption(tuple(re.split(r"\r\n|\r|\n", caption.content)), caption.start.total_seconds()) for caption in read
    ]
    return _segments(text, name, captions), text.count("-->") == len(captions)


def _refuse_hostile(text: str, name: str) -> None:
    if _HOSTILE.search(text):
        raise LoadError(name, "no captions look like this (a line or a gap without end): check the file")


def _segments(text: str, name: str, captions: Iterable[_Caption]) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    turn, speaker, before = 0, None, ""
    for caption, start, end in _places(text, captions):
        line = text[start:end]
        if line.strip() and line.strip() == before:
            # Captions that roll show each line twice.
            continue
        before = line.strip()
        voice = _VOICE.search(line)
        label = read_label(text, start, end)
        if voice or label.changes:
            who = voice["name"].strip() if voice else label.name
            turn += bool(segments) and (who != speaker or who is None)
            speaker = who
        for piece_start, piece_end in _words(text, label.end, end):
            segments.append(Segment(start=piece_start, end=piece_end, turn=turn, speaker=speaker, time=caption.start))
    if not segments:
        raise LoadError(name, "it has no captions with words: check the file")
    return tuple(segments)


def _places(text: str, captions: Iterable[_Caption]) -> Iterator[tuple[_Caption, int, int]]:
    """Yield each line of each caption with its place. The parsers give the lines, and not where they stand."""
    arrow, at = _ARROW.search(text), 0
    for caption in captions:
        lines = [line for line in caption.lines if line.strip()]
        if not lines:
            continue
        while arrow is not None and not text.startswith(lines[0], _skip_space(text, arrow.end(), lines[0])):
            arrow = _ARROW.search(text, arrow.end())
        if arrow is None:
            return
        at = arrow.end()
        arrow = _ARROW.search(text, at)
        limit = arrow.start() if arrow else len(text)
        for line in lines:
            start = text.find(line, at, limit)
            if start >= 0:
                at = start + len(line)
                yield caption, start, at


def _skip_space(text: str, at: int, line: str) -> int:
    """Return where a caption's first line begins: a parser may leave off the space before it."""
    if line[:1].isspace():
        return at
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a line outside tags."""
    for tag in _TAG.finditer(text, start, end):
        if text[start : tag.start()].strip():
            yield start, tag.start()
        start = tag.end()
    if text[start:end].strip():
        yield start, end
