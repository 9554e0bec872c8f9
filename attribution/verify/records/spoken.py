"""Records that come as data: what is said, by whom and when, made into a text with segments."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from attribution.model import HeardWord, Segment
from attribution.text import END_MARKS

_WORD = re.compile(r"\S+")
#: Words that are not where they are looked for may come so many letters later.
_NEAR = 80


class Heard(NamedTuple):
    """A word, or a piece of one, that a recogniser has heard."""

    text: str
    #: In seconds.
    time: float | None = None
    #: How sure it is, of 1.
    score: float | None = None


class Spoken(NamedTuple):
    """Some words of a recording, with what is known of them."""

    words: str
    speaker: str | None = None
    #: In seconds.
    time: float | None = None
    #: They belong to the sentence before, as the single words do that a recogniser gives.
    goes_on: bool = False
    #: How sure the recogniser is of them, of 1.
    score: float | None = None
    #: The words one by one.
    heard: tuple[Heard, ...] = ()

    def one_by_one(self) -> tuple[Heard, ...]:
        """Return the words of which a time or a score is known; one without its own score has that of them all."""
        if self.heard:
            return tuple(each._replace(score=self.score if each.score is None else each.score) for each in self.heard)
        if self.goes_on:
            return (Heard(self.words, self.time, self.score),)
        return () if self.score is None else tuple(Heard(word, None, self.score) for word in self.words.split())


class Composed(NamedTuple):
    """A text that what is said has been put together to."""

    text: str
    segments: tuple[Segment, ...]
    #: The words of which a time or a score is known.
    words: tuple[HeardWord, ...]


def compose(spoken: Sequence[Spoken]) -> Composed:
    r"""Return a text with a line for each stretch of one speaker at one time, and where its words are.

    Single words are put together to sentences.

    >>> talk = compose([Spoken("We", "Ana", 1.0, True), Spoken("stay.", "Ana", 1.5, True, 0.9), Spoken("No.", "Ben")])
    >>> talk.text, [(segment.speaker, segment.time) for segment in talk.segments]
    ('We stay.\nNo.', [('Ana', 1.0), ('Ben', None)])
    >>> [(talk.text[word.start : word.end], word.time, word.score) for word in talk.words]
    [('We', 1.0, None), ('stay', 1.5, 0.9)]
    """
    lines: list[Spoken] = []
    heard: list[list[Heard]] = []
    for piece in spoken:
        words = " ".join(piece.words.split())
        if not words:
            continue
        last = lines[-1] if lines else None
        if last and piece.goes_on and piece.speaker == last.speaker and last.words[-1] not in END_MARKS:
            joint = "" if not words[0].isalnum() and words[0] in ",.;:?!…’'”)%" else " "
            time = piece.time if last.time is None else last.time
            lines[-1] = last._replace(words=f"{last.words}{joint}{words}", time=time)
        else:
            lines.append(piece._replace(words=words))
            heard.append([])
        heard[-1] += piece.one_by_one()
    segments: list[Segment] = []
    placed: list[HeardWord] = []
    at, turn = 0, 0
    for number, line in enumerate(lines):
        turn += bool(number) and line.speaker != lines[number - 1].speaker
        end = at + len(line.words)
        segments.append(Segment(start=at, end=end, turn=turn, speaker=line.speaker, time=line.time))
        placed += _placed(line.words, at, heard[number])
        at = end + 1
    return Composed("\n".join(line.words for line in lines), tuple(segments), tuple(placed))


def letters(text: str) -> str:
    """Return the letters and digits of a text, small.

    >>> letters("Don’t, at 5!")
    'dontat5'
    """
    return "".join(letter for letter, _ in _letters(text))


def _letters(text: str) -> Iterator[tuple[str, int]]:
    """Yield each letter and digit, small, with its place."""
    for place, character in enumerate(text):
        yield from ((letter, place) for letter in character.casefold() if letter.isalnum())


def _placed(line: str, at: int, heard: Sequence[Heard]) -> Iterator[HeardWord]:
    """Yield the words of a line that begins at `at`, each with its place and what is known of the pieces in it."""
    found = list(_found(line, [each for each in heard if each.time is not None or each.score is not None]))
    first = 0
    for word in _WORD.finditer(line) if found else ():
        inside = [place for letter, place in _letters(word.group())]
        if not inside:
            continue
        start, end = word.start() + inside[0], word.start() + inside[-1] + 1
        while first < len(found) and found[first][1] <= start:
            first += 1
        last = first
        while last < len(found) and found[last][0] < end:
            last += 1
        pieces = [piece for _, _, piece in found[first:last]]
        if pieces:
            time = next((piece.time for piece in pieces if piece.time is not None), None)
            score = min((piece.score for piece in pieces if piece.score is not None), default=None)
            yield HeardWord(start=at + start, end=at + end, time=_rounded(time), score=_rounded(score))


def _rounded(number: float | None) -> float | None:
    return None if number is None else round(number, 3)


def _found(line: str, heard: Sequence[Heard]) -> Iterator[tuple[int, int, Heard]]:
    """Yield where what was heard stands in a line; what does not stand there in its turn is left out.

    A program may write "15" in the line for the "fifteen" that it heard. The words after it are found again where two
    follow each other.
    """
    places = list(_letters(line))
    plain = "".join(letter for letter, _ in places)
    keys = [letters(each.text) for each in heard]
    cursor = 0
    for number, (key, each) in enumerate(zip(keys, heard, strict=True)):
        if not key:
            continue
        if not plain.startswith(key, cursor):
            following = keys[number + 1] if number + 1 < len(keys) else ""
            again = plain.find(key + following, cursor, cursor + _NEAR + len(key) + len(following))
            if again < 0:
                continue
            cursor = again
        yield places[cursor][1], places[cursor + len(key) - 1][1] + 1, each
        cursor += len(key)
