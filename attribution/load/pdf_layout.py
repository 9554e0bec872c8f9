"""From lines in their places to paragraphs."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from statistics import median
from typing import NamedTuple

from attribution.load.blocks import Block
from attribution.load.pdf_hyphens import join_over_line_end
from attribution.model import PartKind

#: A gap between two lines that is so much wider than most parts two paragraphs.
_WIDE = 1.35
#: A line shorter than this share of a full one may end a paragraph.
_SHORT = 0.8
#: A line under a headline that is shorter than this share stands for itself: a byline, a date.
_BYLINE = 0.75
#: Letters that differ by so much of their size are not of one paragraph.
_OTHER_SIZE = 0.06
#: Letters so many times as high as those of the text are a headline's, in a text of so many lines.
_LARGE, _LEAST_TEXT, _LONGEST_HEADING = 1.15, 4, 200
#: The lines of one headline are nearer than so many times their height.
_HEADLINE_GAP = 1.7
#: So many characters may stand above the headline: the name of the paper, a section.
_MOST_ABOVE = 100
#: A block quotation is set in by so many times the height of its letters, and each of its lines as far as the others.
_SET_IN, _FAR, _EVEN = 0.8, 10, 0.3
#: What comes again on so many pages, at the top or the bottom, is no text.
_LEAST_PAGES = 3
#: So many lines at the top and the bottom of a page may be such.
_EDGE = 2

_ENDS = re.compile(r"[.!?:…][”’\"')\]»]*\Z")
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
    has_title = is_head = False
    paragraph: _Paragraph | None = None
    for page in pages:
        for line in page:
            if _is_edge(line, page) and (_key(line.text) in furniture or _PAGE_NUMBER.fullmatch(line.text)):
                waiting.append(Block(line.text, "page-furniture"))
            elif paragraph is None or paragraph.ends_before(line, page, shape, is_head=is_head):
                blocks += [paragraph.block(), *waiting] if paragraph else waiting
                waiting = []
                is_first = sum(len(one.text) for one in blocks) <= _MOST_ABOVE
                paragraph = _Paragraph(line, shape.kind(line, has_title=has_title, is_first=is_first), paragraph)
                has_title |= paragraph.kind == "title"
            else:
                paragraph.text = join_over_line_end(paragraph.text, line.text, known, joined)
                paragraph.lines.append(line)
            is_title = paragraph is not None and paragraph.kind == "title"
            is_head = has_title and (is_head or is_title) and (is_title or shape.is_short(line))
    blocks += [paragraph.block(), *waiting] if paragraph else waiting
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
        heights = sorted(line.height for line in lines for _ in range(len(line.text)))
        #: How high the letters of most of the text are; of a few lines that can't be told.
        self._height = heights[len(heights) // 2] if len(lines) >= _LEAST_TEXT else 0.0
        self._largest = heights[-1] if heights else 0.0

    def kind(self, line: Line, *, has_title: bool, is_first: bool) -> PartKind | None:
        """Return what begins with a line, by its size: the title before all text, a heading, or None."""
        if not self._height or line.height < _LARGE * self._height or len(line.text) > _LONGEST_HEADING:
            return None
        is_title = is_first and not has_title and line.height > 0.95 * self._largest
        return "title" if is_title else "heading" if not _ENDS.search(line.text) else None

    def is_short(self, line: Line) -> bool:
        """Tell whether a line is shorter than those of the text, as a byline and a date are."""
        return len(line.text) < _BYLINE * self._full

    def parts(self, last: Line, line: Line, *, is_next_page: bool, is_head: bool) -> bool:
        """Tell whether a paragraph ends between two lines; `is_head` is whether only a headline and such came."""
        if abs(line.height - last.height) > _OTHER_SIZE * last.height:
            return True
        if abs(last.y - line.y) < 0.4 * line.height and not is_next_page:
            return False
        if is_head and last.height < _LARGE * self._height and self.is_short(last):
            return True
        ends = bool(_ENDS.search(last.text))
        gap = last.y - line.y
        if is_next_page or gap < -last.height:
            # At the top of a page, or of a column, no gap is to be seen.
            return ends and (len(last.text) < _SHORT * self._full or line.x > last.x + last.height)
        if self._height and line.height >= _LARGE * self._height:
            return gap > _HEADLINE_GAP * line.height
        if self._gap and gap > _WIDE * self._gap:
            return True
        is_indented = last.height * 0.8 < line.x - last.x < 6 * last.height
        return is_indented or (ends and len(last.text) < _SHORT * self._full)


class _Paragraph:
    """A paragraph to which lines are joined.

    Args:
        line: Its first line.
        kind: What it is, by the size of its letters.
        before: The paragraph before it.
    """

    def __init__(self, line: Line, kind: PartKind | None, before: "_Paragraph | None") -> None:
        self.text = line.text
        self.kind = kind
        self.lines = [line]
        self._margin = min((one.x for one in before.lines), default=0.0) if before else 0.0
        self._is_announced = before is not None and before.text.rstrip().endswith(":")

    def ends_before(self, line: Line, page: list[Line], shape: _Shape, *, is_head: bool) -> bool:
        """Tell whether the paragraph ends before a line of a page; `is_head` as in `_Shape.parts`."""
        last = self.lines[-1]
        is_back = self._is_set_in and line.x < last.x - _SET_IN * line.height
        return is_back or shape.parts(last, line, is_next_page=last not in page, is_head=is_head)

    def block(self) -> Block:
        """Return it as a block: a block quotation where all its lines are set in, under a line that ends in a colon."""
        return Block(self.text, "block-quote" if self._is_set_in else self.kind)

    @property
    def _is_set_in(self) -> bool:
        first = self.lines[0]
        deep = (first.x - self._margin) / first.height
        is_even = all(abs(line.x - first.x) < _EVEN * line.height for line in self.lines)
        # One line that is set in may be the first of a paragraph.
        return self._is_announced and self.kind is None and len(self.lines) > 1 and is_even and _SET_IN < deep < _FAR


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
