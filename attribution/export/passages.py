"""Places that may overlap, cut so that they nest, as the elements of a tree must."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import islice, takewhile
from operator import itemgetter
from typing import NamedTuple

from attribution.export.texts import inside
from attribution.model import Span


class Chunk(NamedTuple):
    """A stretch of what the key stands for."""

    start: int
    end: int
    key: int


def chunks_in(text: str, spans: Mapping[int, Iterable[Span]], frames: Sequence[tuple[int, int]]) -> tuple[Chunk, ...]:
    """Return the spans of each key, cut where a frame ends and where they would cross, in the order of opening.

    Any two of the chunks are apart or one is within the other. Those that open at the same place come the outer first.

    Args:
        text: The text.
        spans: The places of each key.
        frames: Stretches of the text, in its order, that no chunk may go beyond: paragraphs.

    >>> chunks_in("abcdefgh", {1: [Span(start=0, end=4)], 2: [Span(start=2, end=6)]}, [(0, 8)])
    (Chunk(start=0, end=4, key=1), Chunk(start=2, end=4, key=2), Chunk(start=4, end=6, key=2))
    """
    waiting = [_order(piece) for key, places in spans.items() for piece in _framed(text, places, frames, key)]
    heapify(waiting)
    done: list[Chunk] = []
    around: list[Chunk] = []
    while waiting:
        start, back, key = heappop(waiting)
        chunk = Chunk(start, -back, key)
        while around and around[-1].end <= chunk.start:
            around.pop()
        if around and chunk.end > around[-1].end:
            # Cut short, it may no longer be the outer one of those that open here.
            edge = around[-1].end
            heappush(waiting, _order(Chunk(chunk.start, edge, key)))
            heappush(waiting, _order(Chunk(edge, chunk.end, key)))
        else:
            around.append(chunk)
            done.append(chunk)
    return tuple(done)


def _framed(text: str, places: Iterable[Span], frames: Sequence[tuple[int, int]], key: int) -> Iterator[Chunk]:
    for span in inside(text, places):
        first = bisect_right(frames, span.start, key=itemgetter(1))
        for start, end in takewhile(lambda frame: frame[0] < span.end, islice(frames, first, None)):  # noqa: B023 -- used at once
            yield Chunk(max(span.start, start), min(span.end, end), key)


def _order(chunk: Chunk) -> tuple[int, int, int]:
    """Return what chunks are put in order by: the outer of two that open at one place comes first."""
    return chunk.start, -chunk.end, chunk.key
