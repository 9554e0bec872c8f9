"""Captions, WebVTT and SubRip: when each is shown, and where its words stand in the file's own text.

WebVTT is read as the parser of the recommendation does (W3C, "WebVTT: The Web Video Text Tracks Format", section 4.1,
WebVTT file structure, and section 6.1, file parsing): blocks that an empty line ends, or the next line of timings. A
block with timings is a caption, which an identifier may stand before; NOTE, STYLE and REGION blocks and the header
hold no captions. What stands in tags (section 4.2) is no words. SubRip has no specification. It is read by the same
blocks, with two differences: an empty line does not end a caption, and there are no blocks of other kinds. Where
players take less than the recommendation asks for, so does this: numbers of any length and a comma in times.

Each line is looked at once, and no pattern goes back over more than some hundred characters.
"""

import html
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|[\r\n]")
_CLOCK = r"[0-9]{1,9}(?:[,.:，．。：][0-9]{0,9}){1,3}"
#: "-->" with a space in it, as some SubRip files have it, is no sign of timings without the two times.
_TIMINGS = re.compile(rf"[ \t\ufeff]*(?P<start>{_CLOCK})[ \t]*-[ -] ?>[ \t]*(?P<end>{_CLOCK})")
_FIELD = re.compile(r"[,.:，．。：]")
_FRACTION = re.compile(r".*[:：][0-9]+[,.，．。][0-9]*")
_NUMBER = re.compile(r"[ \t\ufeff]*-?[0-9.]{1,20}[ \t]*")
_HEADER = re.compile(r"\ufeff?WEBVTT(?=[ \t\r\n]|\Z)")
_FIRST = re.compile(rf"\ufeff?\s{{0,20}}[0-9]{{1,9}}[ \t]*(?:\r\n|[\r\n]){_TIMINGS.pattern}")
_NO_CAPTION = re.compile(r"(?:NOTE(?=[ \t]|\Z)|(?:STYLE|REGION)[ \t\f]*\Z)")
#: Tags, times within a caption, what SubRip's players know besides, and character references.
_MARKUP = re.compile(
    r"<(?:/?[A-Za-z.][^<>\r\n]{0,200}|[0-9:.,]{0,30}|/)>|\{\\[^{}\r\n]{0,100}\}|&(?:[A-Za-z]{2,10}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});"
)
_VOICE = re.compile(r"<v(?:\.[^\s>]{1,40})*[ \t]+(?P<name>[^>]{1,100})>")


class CaptionWords(NamedTuple):
    """A stretch of a caption's line with no tag in it."""

    start: int
    end: int
    #: Who says it, where a tag says so: "Ana Ruiz" after `<v Ana Ruiz>`.
    voice: str | None = None


class CaptionLine(NamedTuple):
    """A line of a caption, with its tags from `start` to `end`."""

    start: int
    end: int
    words: tuple[CaptionWords, ...]


class Caption(NamedTuple):
    """A caption; its lines without words are left out."""

    #: When it comes and goes, in seconds.
    shown: float
    gone: float
    lines: tuple[CaptionLine, ...]


class Captions(NamedTuple):
    """The captions of a file, in the order in which they stand in it."""

    captions: tuple[Caption, ...]
    #: Nothing was left out but what the format knows: no timings that can't be read, no words outside captions.
    is_whole: bool


class _Block(NamedTuple):
    #: Its lines but that of its timings.
    lines: list[tuple[int, int]]
    times: tuple[float, float] | None = None
    #: It begins with an arrow, with times or without.
    has_arrow: bool = False


def is_webvtt(text: str) -> bool:
    r"""Return whether a text begins as a WebVTT file does.

    >>> is_webvtt("WEBVTT - Hearing\n"), is_webvtt("WEBVTTS\n")
    (True, False)
    """
    return _HEADER.match(text) is not None


def is_subrip(text: str) -> bool:
    r"""Return whether a text begins as a SubRip file does: with a number, and a line of timings below it.

    >>> is_subrip("1\n00:00:01,500 --> 00:00:04,000\nYes."), is_subrip("1 --> 2")
    (True, False)
    """
    return _FIRST.match(text) is not None


def find_captions(text: str) -> Captions:
    r"""Return the captions in the text of a file: WebVTT where it begins with WEBVTT, SubRip otherwise.

    >>> text = "1\n00:00:01,500 --> 00:00:04,000\n<i>The river</i> is rising.\n"
    >>> [caption] = find_captions(text).captions
    >>> caption.shown, [text[words.start : words.end] for words in caption.lines[0].words]
    (1.5, ['The river', ' is rising.'])
    """
    has_names = is_webvtt(text)
    blocks = _blocks(text, has_names=has_names)
    blocks = _without_others(text, blocks) if has_names else _joined(text, blocks)
    captions, is_whole = [], True
    for block in blocks:
        if block.times:
            captions.append(Caption(*block.times, _lines_with_words(text, block.lines)))
        elif block.has_arrow or not _is_number(text, block):
            is_whole = False
    return Captions(tuple(captions), is_whole)


def _blocks(text: str, *, has_names: bool) -> Iterator[_Block]:
    """Yield the blocks between empty lines; a line of timings begins one, with or without an empty line before it.

    Args:
        text: The text.
        has_names: An identifier may be any line, and not only a number; an arrow stands in no words.
    """
    block = _Block([])
    for start, end in _lines(text):
        line = text[start:end]
        timings = _TIMINGS.match(line)
        if timings or ("-->" in line and (has_names or line.lstrip()[:1].isdigit())):
            is_name = has_names and len(block.lines) == 1 and not block.has_arrow
            if is_name or (block.lines and _NUMBER.fullmatch(text, *block.lines[-1])):
                block.lines.pop()
            yield block
            times = (_seconds(timings["start"]), _seconds(timings["end"])) if timings else None
            block = _Block([], times, has_arrow=True)
        elif line:
            block.lines.append((start, end))
        else:
            yield block
            block = _Block([])
    yield block


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for end in _LINE_END.finditer(text):
        yield at, end.start()
        at = end.end()
    yield at, len(text)


def _without_others(text: str, blocks: Iterable[_Block]) -> Iterator[_Block]:
    """Yield the blocks of a WebVTT file that are neither its header nor of another kind."""
    for number, block in enumerate(blocks):
        is_other = block.lines and _NO_CAPTION.match(text[slice(*block.lines[0])])
        if block.has_arrow or (number > 0 and not is_other):
            yield block


def _joined(text: str, blocks: Iterable[_Block]) -> Iterator[_Block]:
    """Yield the blocks of a SubRip file, in which a caption goes on after an empty line, up to the next timings."""
    open_block = _Block([])
    for block in blocks:
        if block.has_arrow:
            yield open_block
            open_block = block
        elif not _is_number(text, block):
            open_block.lines.extend(block.lines)
    yield open_block


def _is_number(text: str, block: _Block) -> bool:
    """Whether a block has no words: nothing at all, or the number of a caption that is not there."""
    return all(_NUMBER.fullmatch(text, *line) or text[slice(*line)].isspace() for line in block.lines)


def _seconds(clock: str) -> float:
    """Return the seconds of a time: of "01:02:03,5", of "62:03.500", which has no hours, or of "01:02:03"."""
    fields = [int(field or 0) for field in _FIELD.split(clock)]
    fraction = 0.0
    if len(fields) == 4 or (len(fields) == 3 and _FRACTION.fullmatch(clock)):
        fields.pop()
        fraction = float(f"0.{_FIELD.split(clock)[-1] or 0}")
    hours, minutes, seconds = [0, 0, *fields][-3:]
    return 3600 * hours + 60 * minutes + seconds + fraction


def _lines_with_words(text: str, lines: Iterable[tuple[int, int]]) -> tuple[CaptionLine, ...]:
    found, voice = [], None
    for start, end in lines:
        words, voice = _read_line(text, start, end, voice)
        if words:
            found.append(CaptionLine(start, end, words))
    return tuple(found)


def _read_line(text: str, start: int, end: int, voice: str | None) -> tuple[tuple[CaptionWords, ...], str | None]:
    """Return the words of a line that begins in a voice, and the voice at its end."""
    words = []
    at = start
    for found in _MARKUP.finditer(text, start, end):
        markup = found[0]
        if markup.startswith("&") and _is_in_word(markup):
            continue
        if text[at : found.start()].strip():
            words.append(CaptionWords(at, found.start(), voice))
        at = found.end()
        tag = _VOICE.fullmatch(markup)
        voice = html.unescape(tag["name"]).strip() or None if tag else None if markup == "</v>" else voice
    if text[at:end].strip():
        words.append(CaptionWords(at, end, voice))
    return tuple(words), voice


def _is_in_word(reference: str) -> bool:
    """Whether a character reference stands for a part of a word, as in "don&#39;t", or a word, or is none: "R&DX;"."""
    meant = html.unescape(reference)
    return meant == reference or all(character.isalnum() or character in "'’&" for character in meant)
