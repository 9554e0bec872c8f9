"""Where words of an old draft stand in a new one, as far as what is around them stayed in its order."""

import functools
import re

from rapidfuzz.distance import LCSseq

from attribution.compare.rewording import TOKEN
from attribution.model import Span

#: A text of more words is not aligned: it would take too long.
_LONGEST = 20_000


class Alignment:
    """Two drafts laid beside each other, word by word.

    >>> both = Alignment("He was tired. We will close it, she said.", "We may soon close it, she said.")
    >>> both.find(Span(start=14, end=30))
    Span(start=0, end=20)
    """

    def __init__(self, old: str, new: str) -> None:
        self._old, self._new = old, new

    def find(self, span: Span) -> Span | None:
        """Return where a stretch of the old draft stands in the new one, reworded or not; None where it is gone."""
        old, new = self._tokens
        inside = [number for number, (start, end) in enumerate(old) if start < span.end and span.start < end]
        kept = [self._pairs[number] for number in inside if number in self._pairs]
        if not kept:
            return None
        # What stands in place of the first and the last words belongs to the stretch too.
        before = max((self._pairs[number] for number in self._pairs if number < inside[0]), default=-1)
        after = min((self._pairs[number] for number in self._pairs if number > inside[-1]), default=len(new))
        first = kept[0] if inside[0] in self._pairs else before + 1
        last = kept[-1] if inside[-1] in self._pairs else after - 1
        return Span(start=new[first][0], end=new[last][1])

    @functools.cached_property
    def _tokens(self) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Where the words and marks of both texts begin and end."""
        return _places(TOKEN, self._old), _places(TOKEN, self._new)

    @functools.cached_property
    def _pairs(self) -> dict[int, int]:
        """For each token of the old draft that the new one has, in the same order, which one it is there."""
        old, new = self._tokens
        if max(len(old), len(new)) > _LONGEST:
            return {}
        before = [self._old[start:end] for start, end in old]
        after = [self._new[start:end] for start, end in new]
        found: dict[int, int] = {}
        for code in LCSseq.opcodes(before, after):
            if code.tag == "equal":
                found |= zip(range(code.src_start, code.src_end), range(code.dest_start, code.dest_end), strict=True)
        return found


def _places(token: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [found.span() for found in token.finditer(text)]
