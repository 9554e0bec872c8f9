"""E-mails as records: the words are the sender's, and those of an earlier message are whoever's wrote that."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from email import policy
from email.parser import BytesHeaderParser
from typing import NamedTuple

from attribution.model import Document, Segment
from attribution.text import read_layout
from attribution.verify.records.correspondents import read_correspondent, speaks_for_others

_LINE = re.compile(r"[^\r\n]+")
_QUOTED = re.compile(r"(?:[ \t]?>)+[ \t]?")
_DIVIDER = re.compile(
    r"(?P<says>-{2,}\s?(?:original|forwarded) (?:message|appointment)\s?-{2,}|begin forwarded message:)|_{10,}",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"[*_]{0,2}(?P<key>from|sent|date|to|cc|bcc|subject|reply-to|importance)[*_]{0,2}:[*_]{0,2}\s?(?P<value>.*)",
    re.IGNORECASE,
)
#: "On Mon, 3 Nov 2025 at 09:14, Ana Lee <ana@x.example> wrote:", which may run over lines.
_WROTE = re.compile(r"(?P<when>on\b)?(?P<what>[^>]{1,200}(?:<[^<>]{1,200}>)?[^>]{0,40}?)\s?\bwrote:", re.IGNORECASE)
#: What stands before the name: the date, the hour, the zone.
_DATE = re.compile(
    r".*(?:\d|\b[ap]\.?m\.?|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|\b(?:GMT|UTC|[a-z]{1,3}[sd]t))\)?[,\s]+",
    re.IGNORECASE,
)
_MOST_LINES, _LEAST_HEADERS = 3, 2


class _Line(NamedTuple):
    """A line of a message."""

    start: int
    end: int
    words: str
    #: How many messages it is quoted from: the number of angles before it.
    depth: int
    #: It stands right below the line before it.
    is_below: bool


class _Letter:
    """A message, or one that is quoted in it."""

    def __init__(self, writer: str | None) -> None:
        self.writer = writer
        self.lines: list[_Line] = []


def find_letters(document: Document, data: bytes) -> tuple[Segment, ...]:
    r"""Return where the words of an e-mail are, with the person who writes them.

    Words in quotation marks are somebody else's, and nobody is named for them. Nor is anybody for a release or a
    statement, and for what is quoted without a name.

    Args:
        document: The e-mail as it is read.
        data: The file, of which the header tells the sender.

    >>> text = "It stays.\n\nOn 3 May, 9:14, Ben Roe <b@x.example> wrote:\n> Will it go?"
    >>> found = find_letters(Document.from_text(text), b"From: Ana Lee <a@x.example>\n\n")
    >>> [(part.speaker, text[part.start : part.end]) for part in found]
    [('Ana Lee', 'It stays.'), ('Ben Roe', 'Will it go?')]
    """
    header = BytesHeaderParser(policy=policy.default).parsebytes(data)
    sender = read_correspondent(str(header.get("from") or ""))
    return tuple(_segments(document.text, _letters(_lines(document), sender)))


def _lines(document: Document) -> list[_Line]:
    """Return the lines with words; a quotation that a page sets apart is quoted once."""
    apart = [part for part in document.parts if part.kind == "block-quote"]
    lines: list[_Line] = []
    before: int | None = None
    for found in _LINE.finditer(document.text):
        start, end = found.span()
        angles = _QUOTED.match(document.text, start, end)
        depth = angles.group().count(">") if angles else sum(part.start <= start < part.end for part in apart)
        is_below = before is not None and document.text.count("\n", before, start) == 1
        start = angles.end() if angles else start
        words = document.text[start:end].strip()
        before = end if words else None
        if words:
            lines.append(_Line(start, end, words, depth, is_below))
    return lines


def _letters(lines: Sequence[_Line], sender: str | None) -> list[_Letter]:
    """Return the messages in the order of their lines; one that is gone on with after a quoted one comes again."""
    writers: dict[int, _Letter] = {0: _Letter(sender)}
    found = [writers[0]]
    at = 0
    while at < len(lines):
        line = lines[at]
        header = _read_header(lines, at) or _read_wrote(lines, at)
        if header is not None:
            writers = {depth: letter for depth, letter in writers.items() if depth < header.depth}
            writers[header.depth] = _Letter(header.writer)
            found.append(writers[header.depth])
            at = header.end
            continue
        letter = writers.setdefault(line.depth, _Letter(None))
        if not any(letter is one for one in found):
            found.append(letter)
        letter.lines.append(line)
        at += 1
    return found


class _Header(NamedTuple):
    """What stands before a message that is quoted."""

    writer: str | None
    #: How deep the message is quoted.
    depth: int
    #: The line after it.
    end: int


def _read_header(lines: Sequence[_Line], at: int) -> _Header | None:
    """Return the lines "From: …", "Sent: …" that begin at a line, with the divider above them."""
    depth, end = lines[at].depth, at
    divider = _DIVIDER.fullmatch(lines[at].words)
    end += divider is not None
    headers: dict[str, str] = {}
    while end < len(lines) and lines[end].depth == depth and (found := _HEADER.fullmatch(lines[end].words)):
        headers.setdefault(found["key"].casefold(), found["value"])
        end += 1
    is_sure = divider is not None and divider["says"] is not None
    if not is_sure and ("from" not in headers or len(headers) < _LEAST_HEADERS):
        return None
    return _Header(read_correspondent(headers.get("from", "")), depth, end)


def _read_wrote(lines: Sequence[_Line], at: int) -> _Header | None:
    """Return the line "On …, … wrote:" that begins at a line, which may run over three."""
    depth = lines[at].depth
    for end in range(at + 1, min(len(lines), at + _MOST_LINES) + 1):
        last = lines[end - 1]
        if end > at + 1 and (last.depth != depth or not last.is_below or not lines[at].words.lower().startswith("on ")):
            return None
        found = _WROTE.fullmatch(" ".join(line.words for line in lines[at:end]))
        if found is None:
            continue
        deeper = end < len(lines) and lines[end].depth > depth
        is_dated = found["when"] is not None and any(mark.isdigit() for mark in found["what"])
        if not deeper and not is_dated:
            return None
        writer = read_correspondent(_DATE.sub("", found["what"].strip()))
        return _Header(writer, depth + deeper, end)
    return None


def _segments(text: str, letters: Sequence[_Letter]) -> Iterator[Segment]:
    """Yield where words are, in text order, without what is in quotation marks for the speaker."""
    written = [(line, number) for number, letter in enumerate(letters) for line in letter.lines]
    nobodys = {
        number
        for number, letter in enumerate(letters)
        if speaks_for_others("\n".join(line.words for line in letter.lines))
    }
    marked = [(stretch.start, stretch.end) for stretch in read_layout(text).stretches]
    turn, last = -1, None
    for line, number in sorted(written, key=lambda each: each[0].start):
        turn += number != last
        last = number
        speaker = None if number in nobodys else letters[number].writer
        for start, end, is_quoted in _parted(line, marked):
            if text[start:end].strip():
                yield Segment(start=start, end=end, turn=turn, speaker=None if is_quoted else speaker)


def _parted(line: _Line, marked: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, bool]]:
    """Yield the parts of a line, and whether each is in quotation marks."""
    at = line.start
    for start, end in marked[bisect_right(marked, line.start, key=lambda each: each[1]) :]:
        if start >= line.end:
            break
        start, end = max(start, at), min(end, line.end)
        yield at, start, False
        yield start, end, True
        at = end
    yield at, line.end, False
