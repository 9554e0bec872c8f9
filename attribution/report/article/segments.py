"""The article cut up where a quotation, a speaker or a cue begins or ends.

Quotations overlap and nest: an indirect quotation may hold a direct one. HTML elements may not overlap, so the text is
cut at every boundary and each segment says which quotations it belongs to. The work grows with the number of marks, not
with its square, however deep they nest.
"""

import heapq
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from attribution.report.direction import turns
from attribution.report.page import Closing, Layer, MarginMark, Opening, ShownParagraph, ShownSegment

#: How many quotations a segment shows at once; a further line below the words could not be told from the next line.
DEEPEST = 3


class Marking(NamedTuple):
    """A stretch of the article to be shown as something."""

    start: int
    end: int
    #: Set for a piece of a quotation.
    layer: Layer | None = None
    opening: Opening | None = None
    closing: Closing | None = None
    #: "speaker", "cue" or "nobody" for what is no quotation.
    role: str = ""
    #: The hue of the speaker's source.
    hue: int = 0
    #: Set for what stands in the margin beside the start: the text is not cut at the end.
    margin: MarginMark | None = None


class _Open:
    """The marks that are open at a place in the text."""

    def __init__(self) -> None:
        #: Start (negative), end, order (negative) and the mark: the innermost comes first, of equals the later.
        self._heap: list[tuple[int, int, int, Marking]] = []
        self._added = 0

    def add(self, mark: Marking) -> None:
        self._added += 1
        heapq.heappush(self._heap, (-mark.start, mark.end, -self._added, mark))

    def innermost(self, position: int, limit: int) -> list[Marking]:
        """Return up to `limit` marks that hold `position`, the innermost first."""
        found: list[tuple[int, int, int, Marking]] = []
        while self._heap and len(found) < limit:
            entry = heapq.heappop(self._heap)
            if entry[1] > position:
                found.append(entry)
        for entry in found:
            heapq.heappush(self._heap, entry)
        return [entry[3] for entry in found]


def clip(start: int, end: int, bounds: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Return what of a span lies in the paragraphs `bounds`, or None where nothing does.

    White space between paragraphs is not shown, so a span that begins or ends in it is moved to the nearest paragraph.

    >>> clip(4, 12, [(0, 5), (7, 10)])
    (4, 10)
    >>> clip(5, 7, [(0, 5), (7, 10)]) is None
    True
    """
    first = bisect_right(bounds, start, key=lambda bound: bound[1])
    last = bisect_left(bounds, end, key=lambda bound: bound[0]) - 1
    if start >= end or first > last:
        return None
    return max(start, bounds[first][0]), min(end, bounds[last][1])


def annotate(text: str, bounds: Sequence[tuple[int, int]], marks: Iterable[Marking]) -> tuple[ShownParagraph, ...]:
    """Return the paragraphs `bounds` of `text`, cut at the ends of `marks`.

    A mark outside the paragraphs is left out. The segments of a paragraph, put together, are its text.
    """
    starting: dict[int, list[Marking]] = defaultdict(list)
    ending: dict[int, list[Marking]] = defaultdict(list)
    for mark in marks:
        clipped = clip(mark.start, mark.end, bounds)
        if clipped:
            placed = mark._replace(start=clipped[0], end=clipped[1])
            starting[placed.start].append(placed)
            if not placed.margin:
                ending[placed.end].append(placed)
    cuts = sorted({*starting, *ending})
    quotations, roles = _Open(), _Open()
    paragraphs = []
    for number, (start, end) in enumerate(bounds, 1):
        inside = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)]
        segments = []
        for a, b in zip([start, *inside], [*inside, end], strict=True):
            begun = sorted(starting[a], key=lambda mark: -mark.end) if a in starting else []
            for mark in (mark for mark in begun if mark.layer or mark.role):
                (quotations if mark.layer else roles).add(mark)
            layers, role = quotations.innermost(a, DEEPEST), roles.innermost(a, 1)
            segments.append(_segment(text[a:b], begun, ending.get(b, []), layers, role))
        paragraphs.append(ShownParagraph(number=number, anchor=f"p-{number}", start=start, segments=tuple(segments)))
    return tuple(paragraphs)


def _segment(
    text: str, begun: list[Marking], ended: list[Marking], layers: list[Marking], roles: list[Marking]
) -> ShownSegment:
    inner_first = sorted(ended, key=lambda mark: -mark.start)
    return ShownSegment(
        text=text,
        layers=tuple(mark.layer for mark in reversed(layers) if mark.layer),
        role=roles[0].role if roles else "",
        role_hue=roles[0].hue if roles else 0,
        turns=turns(text),
        openings=tuple(mark.opening for mark in begun if mark.opening),
        closings=tuple(mark.closing for mark in inner_first if mark.closing),
        marks=tuple(mark.margin for mark in begun if mark.margin),
    )
