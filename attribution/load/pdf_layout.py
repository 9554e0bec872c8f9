"""From lines in their places to paragraphs."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from statistics import median
from typing import NamedTuple

from attribution.load.composing import Block

#: A gap between two lines that is so much wider than most parts two paragraphs.
_WIDE = 1.35
#: A line shorter than this share of a full one may end a paragraph.
_SHORT = 0.8
#: Letters that differ by so much of their size are not of one paragraph.
_OTHER_SIZE = 0.06
#: What comes again on so many pages, at the top or the bottom, is no text.
_LEAST_PAGES = 3
#: So many lines at the top and the bottom of a page may be such.
_EDGE = 2

_ENDS = re.compile(r"[.!?:…][”’\"')\]»]*\Z")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\Z")
_LAST = re.compile(r"[\w’'-]+\Z")
_FIRST = re.compile(r"[^\W\d_A-Z][\w’'-]*")
_PAGE_NUMBER = re.compile(r"(?:page )?[0-9]{1,4}(?: (?:of|/) [0-9]{1,4})?|[-–—] ?[0-9]{1,4} ?[-–—]", re.IGNORECASE)


class Line(NamedTuple):
    """A line of text, and where it begins: in points, from the left and from the bottom."""

    text: str
    x: float
    y: float
    height: float


def join_lines(pages: list[list[Line]]) -> tuple[list[Block], tuple[str, ...]]:
    """Return the paragraphs of `pages`, and the words that were joined over the end of a line.

    A paragraph may go on over the end of a page; the headers and footers between come after it.

    >>> page = [Line("The mayor said that the re-", 50, 700, 10), Line("port was wrong.", 50, 688, 10)]
    >>> blocks, words = join_lines([page])
    >>> blocks[0].text, words
    ('The mayor said that the report was wrong.', ('report',))
    """
    furniture = _furniture(pages)
    shape = _Shape(pages)
    known = Counter(re.findall(r"[\w’'-]+", " ".join(line.text for page in pages for line in page)))
    blocks: list[Block] = []
    waiting: list[Block] = []
    joined: list[str] = []
    text, last = "", None
    for page in pages:
        for line in page:
            if _is_edge(line, page) and (_key(line.text) in furniture or _PAGE_NUMBER.fullmatch(line.text)):
                waiting.append(Block(line.text, "page-furniture"))
            elif last is None or shape.parts(last, line, is_next_page=last not in page):
                blocks += [Block(text), *waiting] if text else waiting
                waiting, text, last = [], line.text, line
            else:
                text, last = _join(text, line.text, known, joined), line
    blocks += [Block(text), *waiting] if text else waiting
    return blocks, tuple(joined)


def find_columns(pages: list[list[Line]]) -> Iterator[int]:
    """Yield the numbers of the pages that are set in columns: where lines of text go up again, further to the right."""
    for number, page in enumerate(pages, 1):
        for before, line in itertools.pairwise(page):
            if line.y > before.y + 4 * line.height and line.x > before.x + 8 * line.height and len(line.text) > 15:
                yield number
                break


class _Shape:
    """How the lines of most of a text are set: what differs parts paragraphs."""

    def __init__(self, pages: list[list[Line]]) -> None:
        lines = [line for page in pages for line in page]
        gaps = [a.y - b.y for page in pages for a, b in itertools.pairwise(page) if 0 < a.y - b.y < 5 * a.height]
        self._gap = median(gaps) if gaps else 0.0
        # Few long lines are enough to show how wide a column is.
        lengths = sorted(len(line.text) for line in lines)
        self._full = lengths[int(len(lengths) * 0.75)] if lengths else 0

    def parts(self, last: Line, line: Line, *, is_next_page: bool) -> bool:
        """Tell whether a paragraph ends between two lines."""
        if abs(line.height - last.height) > _OTHER_SIZE * last.height:
            return True
        ends = bool(_ENDS.search(last.text))
        gap = last.y - line.y
        if is_next_page or gap < -last.height:
            # At the top of a page, or of a column, no gap is to be seen.
            return ends and (len(last.text) < _SHORT * self._full or line.x > last.x + last.height)
        if self._gap and gap > _WIDE * self._gap:
            return True
        is_indented = last.height * 0.8 < line.x - last.x < 6 * last.height
        return is_indented or (ends and len(last.text) < _SHORT * self._full)


def _furniture(pages: list[list[Line]]) -> frozenset[str]:
    """Return what stands at the top or the bottom of page after page, page numbers aside."""
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_key(line.text) for line in page if _is_edge(line, page)})
    return frozenset(key for key, pages_ in seen.items() if key and pages_ >= max(_LEAST_PAGES, len(pages) // 2))


def _is_edge(line: Line, page: list[Line]) -> bool:
    return line in page[:_EDGE] or line in page[-_EDGE:]


def _key(text: str) -> str:
    return re.sub(r"[0-9]+", "#", text).casefold()


def _join(text: str, line: str, known: Counter[str], joined: list[str]) -> str:
    hyphen, first = _HYPHEN.search(text), _FIRST.match(line)
    if hyphen is None or first is None:
        return f"{text} {line}"
    start = _LAST.search(text, 0, hyphen.start())
    begun = start[0] if start else ""
    # A word that is written with its hyphen in the middle of a line keeps it: "well-known".
    if hyphen[0] != "\u00ad" and known[f"{begun}-{first[0]}"] and not known[begun + first[0]]:
        return text + line
    joined.append(begun + first[0])
    return text[: hyphen.start()] + line
