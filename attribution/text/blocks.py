"""Words that are quoted by being set off: block quotations without marks, and posts that are shown in an article."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from attribution.names import PARTICLES, is_capital, match_name
from attribution.text.stretches import Paragraph, Stretch, make_stretch

#: A dash, or what networks write, before the name under the words.
_SIGN = re.compile(
    r"(?:—|―|–|--?|~|&mdash;)\s{0,3}(?=[^\W\d_])"
    r"|(?:A post shared by|Posted by|Post by|Source:|By|From|Via)\s(?=[^\W\d_])"
)
_INLINE = re.compile(r"(?<=[.!?…”\"’'])\s{1,3}(?:—|―|–|--)\s{0,3}(?=[^\W\d_])")
#: What may stand after the name: "(@annlee) March 2, 2024", ", who leads the union", "on Facebook".
_REST = re.compile(r"[^!?“”\"\n]{0,160}")
_STOPPED = re.compile(r"[.!?]\s")
_COLON = re.compile(r":[*_”\"’' ]{0,4}\Z")
_WORD = re.compile(r"\w")
_JOINING = PARTICLES | {"of", "the", "for", "and", "&"}
_LONGEST_NAME = 7
_MOST_NAME_WORDS = 12


class _Signed(NamedTuple):
    """The name under words that are set off, and where its line begins."""

    name: tuple[int, int]
    start: int


def find_blocks(
    text: str,
    paragraphs: Sequence[tuple[int, int]],
    stretches: Sequence[Stretch],
    blocks: Sequence[tuple[int, int]],
) -> tuple[Stretch, ...]:
    r"""Return the stretches with those that are set off, in text order, an outer one before those it holds.

    What is set off is quoted where the line before it ends in a colon, or where a name stands under it. Words that
    begin with a mark are left to the marks.

    Args:
        text: The text.
        paragraphs: Its paragraphs.
        stretches: What stands between its marks.
        blocks: What is set off in it, in text order.

    >>> text = "Ann Lee said:\n\nWe will stay.\n\nNo."
    >>> [(text[s.start : s.end], s.is_block) for s in find_blocks(text, ((0, 13), (15, 28), (30, 33)), (), ((15, 28),))]
    [('We will stay.', True)]
    """
    found = [
        stretch for numbers in _runs(paragraphs, blocks) for stretch in _quoted(text, paragraphs, stretches, numbers)
    ]
    if not found:
        return tuple(stretches)
    starts = {stretch.paragraph: stretch for stretch in found}
    kept = []
    for stretch in stretches:
        around = starts.get(stretch.paragraph)
        if around is None or stretch.start >= around.end:
            kept.append(stretch)
        else:
            kept.append(replace(stretch, depth=stretch.depth + 1, goes_on=False))
    return tuple(sorted((*kept, *found), key=lambda one: (one.start, -one.end, one.depth)))


def _runs(paragraphs: Sequence[tuple[int, int]], blocks: Sequence[tuple[int, int]]) -> Iterator[list[int]]:
    """Yield the numbers of the paragraphs of each block; blocks with nothing between them are one."""
    run: list[int] = []
    for number, (start, end) in enumerate(paragraphs):
        if any(begin <= start and end <= finish for begin, finish in blocks):
            run.append(number)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _quoted(
    text: str, paragraphs: Sequence[tuple[int, int]], stretches: Sequence[Stretch], numbers: list[int]
) -> Iterator[Stretch]:
    first, last = numbers[0], numbers[-1]
    if any(s.paragraph == first and s.opened and s.start == paragraphs[first][0] for s in stretches):
        return
    signed = _signature(text, *paragraphs[last], alone=len(numbers) > 1)
    below = None if signed or last + 1 == len(paragraphs) else _below(text, *paragraphs[last + 1])
    led = first > 0 and _COLON.search(text[slice(*paragraphs[first - 1])]) is not None
    if signed is None and below is None and not led:
        return
    spoken = [(number, *paragraphs[number]) for number in numbers]
    if signed is not None:
        number, start, _ = spoken.pop()
        end = start + len(text[start : signed.start].rstrip())
        if end > start:
            spoken.append((number, start, end))
    spoken = [(number, start, end) for number, start, end in spoken if _WORD.search(text, start, end)]
    for place, (number, start, end) in enumerate(spoken):
        paragraph = Paragraph(number, start, end, next_double=False, next_single=False)
        stretch = make_stretch(paragraph, start, end, start, end)
        goes_on = place + 1 < len(spoken)
        yield replace(stretch, is_block=True, goes_on=goes_on, label=below if signed is None else signed.name)


def _below(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the name in the paragraph under a block, where a dash leads it and it is nothing else."""
    sign = _SIGN.match(text, start, end)
    found = _named(text, sign.end(), end, start) if sign is not None and not sign[0][0].isalpha() else None
    return None if found is None else found.name


def _signature(text: str, start: int, end: int, *, alone: bool) -> _Signed | None:
    """Return the name that ends a block; `alone` is whether its last paragraph may be nothing else."""
    sign = _SIGN.match(text, start, end)
    if sign is not None and alone:
        return _named(text, sign.end(), end, start)
    inline = list(_INLINE.finditer(text, start, end))
    if inline:
        return _named(text, inline[-1].end(), end, inline[-1].start())
    if alone and len(text[start:end].split()) <= _MOST_NAME_WORDS and text[end - 1] not in ".!?":
        found = _named(text, start, end, start)
        # A line without a dash is a name where it has two words: "Ann Lee, who leads the union".
        if found is not None and len(text[slice(*found.name)].split()) > 1:
            return found
    return None


def _named(text: str, start: int, end: int, line: int) -> _Signed | None:
    last = match_name(text, start, end, longest=_LONGEST_NAME, joining=_JOINING)
    if last is None or not is_capital(text[start:last].split()[-1]):
        return None
    rest = text[last:end]
    if not _REST.fullmatch(rest) or _STOPPED.search(rest.replace("p.m. ", "").replace("a.m. ", "")):
        return None
    return _Signed((start, last), line)
