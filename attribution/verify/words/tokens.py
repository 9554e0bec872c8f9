"""Texts as words that can be compared: case, marks, contractions and the ways to write a number do not count.

Each word keeps its place in the text as read. Its key is what is compared; a letter of an alphabet of its own stands
for each key, so that finding words is finding letters in a string, which is fast.
"""

import functools
import html
import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from attribution.model import Lines, Segment, Span
from attribution.text import Layout, read_layout
from attribution.verify.words import clock
from attribution.verify.words.lemmas import lemma
from attribution.verify.words.number_words import FOLLOWERS, STARTERS
from attribution.verify.words.numbers import read_digits, read_number
from attribution.verify.words.spellings import SPELLINGS, parts_of

_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_PARTS = "¼½¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘⅙⅚"
_LETTER = rf"[^\W\d_][\u0300-\u036f{_INVISIBLE}]*"
#: Captions and pages may have the reference in its place.
_APOSTROPHE = r"(?:['’]|&(?:apos|rsquo|#0?39|#x27|#8217|#x2019);)"
#: A word that is parted at a line's end goes on in small letters: "com-", "mittee".
_SPLIT = r"[-\u2010][ \t]{0,3}(?:\r\n|[\r\n])[ \t]{0,20}(?=(?-i:[a-zà-öø-ÿ]))"
#: “No. 1”, and “&” between words.
_NUMBER_SIGN, _AND = r"(?<!\w)Nos?\.(?=[ \t]?\d)", r"(?<=\s)&(?:amp;)?(?=\s)"
_NUMBERED = {"no.": "number", "nos.": "numbers"}
_WORD = re.compile(
    rf"(?<!\S)[-−](?=[\d.])\d*(?:[,.:]?\d+)*%?|\d{{0,4}}[{_PARTS}]|\d{{1,2}}/\d{{1,3}}(?![\d/])"
    rf"|[$£€¥₹]?(?:\d+|(?<![\w.])\.\d+)(?:[,.:]\d+)*(?:st|nd|rd|th|%|[€£¢]|(?:s|k|m|mn|b|bn|tn|p)\b)?"
    rf"|(?:[^\W\d_]\.){{2,8}}"
    rf"|{_NUMBER_SIGN}|{_AND}"
    rf"|(?:{_LETTER})+(?:{_SPLIT}(?:{_LETTER})+)?(?:{_APOSTROPHE}(?:{_LETTER})+)*|%",
    re.IGNORECASE,
)
#: The same in a quotation, where letters of a word may be in brackets: "[W]e", "clos[ed]".
_MENDED_WORD = re.compile(
    rf"\[(?:{_LETTER})+\](?:{_LETTER})+|(?:{_LETTER})+\[(?:{_LETTER})+\]|{_WORD.pattern}", re.IGNORECASE
)
_LINE_SPLIT = re.compile(r"[-\u2010]\s+")
_DROPPED, _HIDDEN, _DIGIT = re.compile(f"[{_INVISIBLE}.]"), re.compile(f"[{_INVISIBLE}]"), re.compile(r"\d")
#: What a transcript says of itself, and nobody said.
_STAGE = re.compile(
    r"\[[^\[\]\n]{1,60}\]"
    r"|[♪♫♬][^♪♫♬\n]{0,200}[♪♫♬]+"
    r"|\((?:laugh|applau|cross|inaud|pause|music|cheer|sigh|cough|indiscern|chuckl|unintell|phonetic|off mic|unclear"
    r"|silen|groan|gasp|sob|shout|clears|speaks|speaking|foreign lang|beep|nois|interrupt|overlap)[^()\n]{0,40}\)"
    r"|[*<{]{1,2}(?:laugh|applau|inaud|pause|sigh|cough|chuckl|gasp)[^*<>{}\n]{0,40}[*>}]",
    re.IGNORECASE,
)
_APOSTROPHE_AT, _HALT = re.compile(r"['’‘]"), re.compile(r"[,;:.!?…–—-]")
_LINE_END = re.compile(r"[\r\n]")
_JOINS = re.compile(r"[\s\u2010\u2011-]{1,20}")
_LONGEST_NUMBER, _LONGEST_PART = 12, 3
#: Words that a number, a time or a day may begin with.
_STARTERS = STARTERS | frozenset(clock.MONTHS) | {"a", "the"}
#: The letters that keys are given: a private plane and all beyond it.
_FIRST_LETTER, _LAST_LETTER = 0xF0000, 0x10FFFC
_UNKNOWN, _FULL = "\U0010fffe", "\U0010ffff"


class Vocabulary:
    """The letter of each key, the same in all texts that are compared."""

    def __init__(self) -> None:
        self._letters: dict[str, str] = {}
        self._is_closed = False

    def close(self) -> None:
        """Take in no more keys: any other one has the letter that no key of a record has."""
        self._is_closed = True

    def spell(self, keys: Iterable[str]) -> str:
        """Return the letters of `keys`."""
        return "".join([self._letter(key) for key in keys])

    def _letter(self, key: str) -> str:
        letter = self._letters.get(key)
        if letter is None:
            if self._is_closed:
                return _UNKNOWN
            number = _FIRST_LETTER + len(self._letters)
            letter = chr(number) if number <= _LAST_LETTER else _FULL
            self._letters[key] = letter
        return letter


class Tokens:
    """The words of a text, in order.

    Args:
        text: The text as read.
        segments: Where its words are.
        vocabulary: The letters of the keys.
        has_stage: Whether what stands in square brackets is left out, as a transcript's "[inaudible]" is.
    """

    def __init__(
        self, text: str, segments: tuple[Segment, ...], vocabulary: Vocabulary, *, has_stage: bool = True
    ) -> None:
        self.text = text
        self.segments = segments
        self.keys: list[str] = []
        self.starts, self.ends = array("L"), array("L")
        #: Parts of a contraction, which share one place.
        self.contracted = bytearray()
        # A number may run on from one caption to the next, and not from one piece of a quotation to the next.
        turns = _turns(segments) if has_stage else ([segment] for segment in segments)
        for turn in turns:
            for token in _read(text, turn, has_stage=has_stage):
                self.keys.append(token.key)
                self.starts.append(token.start)
                self.ends.append(token.end)
                self.contracted.append(token.contracted)
        self.letters = vocabulary.spell(self.keys)
        self._segment_starts = [segment.start for segment in segments]

    def __len__(self) -> int:
        return len(self.keys)

    @functools.cached_property
    def layout(self) -> Layout:
        """What the characters of the text tell of it."""
        return read_layout(self.text)

    @functools.cached_property
    def lines(self) -> Lines:
        """Where its lines and its paragraphs begin."""
        return Lines(self.text, [start for start, _ in self.layout.paragraphs])

    @functools.cached_property
    def forms(self) -> frozenset[str]:
        """The dictionary forms of its words."""
        return frozenset(map(lemma, set(self.keys)))

    def share_paragraph(self, one: int, two: int) -> bool:
        """Return whether two words stand in one paragraph."""
        paragraph_at = self.layout.paragraph_at
        return paragraph_at(self.starts[one]) == paragraph_at(self.starts[two])

    def segment(self, index: int) -> Segment:
        """Return the segment that a word is in."""
        return self.segments[bisect_right(self._segment_starts, self.starts[index]) - 1]

    def between(self, index: int) -> str:
        """Return what stands between a word and the one before it, a line's end in a new line, and no time codes."""
        if index <= 0 or index >= len(self):
            return "\n"
        end, start = self.ends[index - 1], self.starts[index]
        before, after = self.segment(index - 1), self.segment(index)
        if before is after:
            return self.text[end:start]
        parted = before.turn != after.turn or _LINE_END.search(self.text, before.end, after.start) is not None
        return f"{self.text[end : before.end]}{'\n' * parted}{self.text[after.start : start]}"

    def span(self, first: int, last: int) -> Span:
        """Return the place of the words from `first` up to, not including, `last`; an empty place if there are none."""
        if first < last:
            return Span(start=self.starts[first], end=max(self.ends[first:last]))
        at = self.ends[first - 1] if first else (self.starts[0] if len(self) else 0)
        return Span(start=at, end=at)

    def shown(self, first: int, last: int) -> str:
        """Return the words from `first` up to `last` as the text has them, without what lies between segments."""
        return " ".join(self.text[piece.start : piece.end] for piece in self.pieces(first, last))

    def pieces(self, first: int, last: int) -> tuple[Span, ...]:
        """Return the places of the words from `first` up to `last`, a piece a segment."""
        pieces: list[Span] = []
        while first < last:
            segment = self.segment(first)
            end = first
            while end < last and self.segment(end) is segment:
                end += 1
            pieces.append(Span(start=self.starts[first], end=max(self.ends[first:end])))
            first = end
        return tuple(pieces)

    def surface(self, index: int) -> str:
        """Return a word as the text has it."""
        return self.text[self.starts[index] : self.ends[index]]


class _Token(NamedTuple):
    key: str
    start: int
    end: int
    contracted: bool = False
    #: What stands between it and the word before.
    gap: str = ""
    #: The number of its segment in the turn.
    segment: int = 0


def words_in(text: str, start: int, end: int, *, has_stage: bool = False) -> list[tuple[str, int, int, bool]]:
    """Return the key, the place and whether it is contracted, of each word in a stretch of a text.

    >>> [key for key, *_ in words_in("It’s 15 per cent, I don’t know.", 0, 31)]
    ['it', "'s", '15%', 'i', 'do', 'not', 'know']
    """
    return [
        (token.key, token.start, token.end, token.contracted)
        for token in _read(text, [Span(start=start, end=end)], has_stage=has_stage)
    ]


def _turns(segments: Iterable[Segment]) -> Iterator[list[Segment]]:
    for _, turn in groupby(segments, key=lambda segment: segment.turn):
        yield list(turn)


def _read(text: str, segments: Sequence[Span | Segment], *, has_stage: bool) -> Iterator[_Token]:
    plain = list(_with_parts(list(_plain(text, segments, has_stage=has_stage))))
    at = 0
    while at < len(plain):
        key = plain[at].key
        if key in _STARTERS or key[:1].isdigit() or key[:1] in "$£€¥₹.-":
            number = _number(text, plain, at)
            if number is not None:
                read, taken = number
                yield from _times(read, plain[at : at + taken])
                at += taken
                continue
        yield plain[at]
        at += 1


def _with_parts(plain: list[_Token]) -> Iterator[_Token]:
    """Yield the words of a turn, with "pm" for the "in the afternoon" after a number."""
    at = 0
    while at < len(plain):
        part, before = None, plain[at - 1].key if at else ""
        if before in STARTERS or before[:1].isdigit() or before == "o'clock":
            part = clock.read_part([token.key for token in plain[at : at + _LONGEST_PART]])
        if part is None:
            yield plain[at]
            at += 1
        else:
            words = plain[at : at + part[1]]
            ends = [token.end for token in words if token.segment == words[0].segment]
            yield words[0]._replace(key=part[0], end=ends[-1])
            at += part[1]


def _times(key: str, taken: Sequence[_Token]) -> Iterator[_Token]:
    """Yield the token of a number that words are; a time after noon by the clock of 24 hours is two: "4:30", "pm"."""
    first = taken[0]
    end = [token.end for token in taken if token.segment == first.segment][-1]
    for part in clock.twelve_hours(key):
        yield _Token(part, first.start, end)


def _number(text: str, plain: list[_Token], at: int) -> tuple[str, int] | None:
    """Return the key of the number, time or day that begins at a word, and how many words it takes."""
    key = plain[at].key
    following = plain[at + 1].key if at + 1 < len(plain) else ""
    if key == "a" and following not in STARTERS and following not in ("dollar", "euro", "cent"):
        return None
    if key == "the" and following not in STARTERS and not following[:1].isdigit():
        return None
    run = _run(text, plain, at)
    found = clock.read_day(run)
    if found is None and key != "the":
        before = plain[at - 1].key if at else ""
        found = clock.read_time(run, before)
    if found is not None or key == "the":
        return found
    if len(run) == 1 and key[:1].isdigit() and read_digits(key)[1] is None:
        return None
    return read_number(run)


def _run(text: str, plain: list[_Token], at: int) -> list[str]:
    """Return the words from `at` on that may be one number, time or day."""
    end = at + 1
    while end < min(len(plain), at + _LONGEST_NUMBER):
        key = plain[end].key
        gap = plain[end].gap
        if plain[end - 1].key in clock.SHORT_MONTHS:
            gap = gap.removeprefix(".")
        if key not in FOLLOWERS and key not in clock.FOLLOWERS and not key[:1].isdigit():
            break
        if gap and not _JOINS.fullmatch(gap):
            break
        end += 1
    return ["" if _is_no_month(text, token) else token.key for token in plain[at:end]]


def _is_no_month(text: str, token: _Token) -> bool:
    """Whether "may" or "march" is a verb here: it has no capital."""
    return token.key in clock.UNSURE_MONTHS and not text[token.start].isupper()


def _plain(text: str, segments: Sequence[Span | Segment], *, has_stage: bool) -> Iterator[_Token]:
    """Yield the words of a turn one by one, numbers not yet put together."""
    pattern = _WORD if has_stage else _MENDED_WORD
    gap = ""
    for number, segment in enumerate(segments):
        last = segment.start
        stages = [found.span() for found in _STAGE.finditer(text, segment.start, segment.end)] if has_stage else []
        stage = 0
        for found in pattern.finditer(text, segment.start, segment.end):
            start, end = found.span()
            while stage < len(stages) and stages[stage][1] <= start:
                stage += 1
            if stage < len(stages) and stages[stage][0] <= start:
                continue
            key = _key(found.group())
            parts = (key,) if key == "em" and _is_sound(text, gap + text[last:start], start) else parts_of(key)
            is_short = "/" not in key and key not in SPELLINGS and parts != (key,)
            gap += text[last:start]
            for part in parts:
                yield _Token(part, start, end, is_short, gap, number)
                gap = ""
            last = end
        gap += text[last : segment.end] + "\n"


def _is_sound(text: str, gap: str, start: int) -> bool:
    """Whether "em" is what somebody says who is thinking, and not the end of "them": a pause comes before it."""
    is_cut = _APOSTROPHE_AT.match(text[start - 1 : start]) is not None
    return not is_cut and (not gap or _HALT.search(gap) is not None)


def _key(word: str) -> str:
    if word[-1] == "." and word.lower() in _NUMBERED:
        return _NUMBERED[word.lower()]
    if "[" in word:
        word = word.replace("[", "").replace("]", "")
    if "\n" in word or "\r" in word:
        word = _LINE_SPLIT.sub("", word)
    if "&" in word:
        word = html.unescape(word)
    if word[-1] in _PARTS:
        part = unicodedata.normalize("NFKC", word[-1]).replace("⁄", "/")
        return f"{word[:-1]}+{part}" if word[:-1] else part
    if not word.isascii():
        word = unicodedata.normalize("NFKC", word).replace("’", "'").replace("−", "-")
        # The stop of “£2.5m” and of “−2.5” is part of the number.
        word = (_HIDDEN if _DIGIT.search(word) else _DROPPED).sub("", word)
    elif word[:1].isalpha() and "." in word:
        word = word.replace(".", "")
    return word.casefold()
