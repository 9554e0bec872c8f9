"""Captions, WebVTT and SubRip, as an article: a paragraph for each turn."""

import html
import re
from collections.abc import Sequence
from itertools import groupby

from attribution.load.blocks import Block
from attribution.load.caption_turns import NO_CAPTIONS, read_captions
from attribution.load.composing import Told, compose
from attribution.load.encoding import decode
from attribution.load.options import DEFAULT, Reading
from attribution.model import Document, Note, Segment, clock

_TAG = re.compile(r"<[^<>\n]{0,200}>|\{\\[^{}\n]{0,100}\}")
_LINE_END = re.compile(r"[\r\n]")


def read_caption_file(data: bytes, name: str, reading: Reading = DEFAULT) -> Document:
    r"""Return the document of a file of captions: a paragraph for each turn, with its time and who speaks.

    Tags and what rolling captions show again are no text; character references are decoded once.

    Raises:
        LoadError: The bytes are no text, or it has no captions.

    >>> read_caption_file(b"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann Lee>You &amp; I stay.\n", "talk.vtt").text
    '[0:00:01] Ann Lee: You & I stay.'
    """
    text, notes = decode(data, name)
    segments, is_whole = read_captions(text, name)
    if not is_whole:
        notes = (*notes, Note(kind="parse", message=NO_CAPTIONS))
    turns = (list(turn) for _, turn in groupby(segments, key=lambda segment: segment.turn))
    return compose(name, [Block(_paragraph(text, turn)) for turn in turns], Told(), reading, notes)


def _paragraph(text: str, turn: Sequence[Segment]) -> str:
    """Return what is said in one go, behind its time and the name, or the mark of one who has none."""
    first = turn[0]
    who = f"{first.speaker}: " if first.speaker else ">> " if first.turn else ""
    words: list[str] = []
    start = first
    for one, two in zip(turn, [*turn[1:], None], strict=True):
        if two is None or _LINE_END.search(text, one.end, two.start):
            words += html.unescape(_TAG.sub("", text[start.start : one.end])).split()
            start = two or one
    return f"[{clock(first.time or 0)}] {who}{' '.join(words)}"
