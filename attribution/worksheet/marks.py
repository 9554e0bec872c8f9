"""A page with a mark on each quotation, and what is to be said of it below; the page stays as it is otherwise.

The page is a stranger's, and whoever checks it opens it from a disk: what could run in it is taken out.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from attribution.load import parse_page
from attribution.output import showable
from attribution.worksheet.comments import Commented
from attribution.worksheet.page_text import PageText, Piece
from attribution.worksheet.remarks import Remark

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Nothing runs, whatever is left in the page, and nothing is fetched but what lies beside it.
_POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
    "base-uri 'none'; form-action 'none'"
)
_STYLE = """\
mark.attribution { background: #fff3bf; color: #000; border-bottom: 2px solid #8a6d00; }
mark.attribution.look { background: #ffd9d2; border-bottom: 2px dashed #b3261e; }
.attribution-number { font: bold 0.75em sans-serif; background: #fff; color: #000; }
.attribution-number a { color: #0b3d91; }
#attribution-remarks { all: initial; display: block; margin: 2em auto; max-width: 45em; padding: 1em;
  border-top: 4px solid #000; background: #fff; color: #000; font: 1rem/1.5 sans-serif; }
#attribution-remarks div { margin: 0 0 1em; }
#attribution-remarks p { margin: 0.2em 0; }
#attribution-remarks p:first-child { font-weight: bold; }
"""
_INTERACTIVE = frozenset(("a", "button", "label", "summary"))


def add_marks(data: bytes, name: str, text: str, remarks: Iterable[Remark]) -> Commented:
    """Return a page, in UTF-8, with a mark for each remark and the remarks themselves at its end.

    Scripts, frames, objects, handlers of events, addresses that run a script, and what sends a reader elsewhere are
    taken out, and a policy in the page forbids what was overlooked. Words that are not found, or can't be told from
    the same words elsewhere on the page, get no mark. The same page and remarks give the same bytes.

    Args:
        data: The page, as `attribution.load` has read it.
        name: Its name, for errors.
        text: The text of the article, in which the remarks' offsets count.
        remarks: What to say.

    Raises:
        LoadError: The bytes are no page.
    """
    from lxml import html  # noqa: PLC0415 -- it takes a moment, and few need it

    remarks = tuple(remarks)
    tree, _ = parse_page(data, name)
    if tree is None:
        return Commented(data, 0, remarks)
    _disarm(tree)
    page = PageText(tree)
    placed, unplaced, covering = [], [], defaultdict(list)
    for remark, ranges in zip(remarks, page.find(text, (it.spans for it in remarks)), strict=True):
        if ranges is None:
            unplaced.append(remark)
            continue
        placed.append(remark)
        pieces = [cut for start, end in ranges for cut in page.cut(start, end)]
        for piece, start, end in pieces:
            covering[piece].append((start, end, len(placed), (piece, start, end) == pieces[-1]))
    for number, stretches in covering.items():
        _mark(page.pieces[number], stretches, placed)
    _add_remarks(tree, placed, text)
    shown = html.tostring(tree, encoding="utf-8", doctype="<!DOCTYPE html>")
    return Commented(shown, len(placed), tuple(unplaced))


def _disarm(tree: "HtmlElement") -> None:
    """Take out of a page, in place, whatever runs, is fetched by itself, or leads a reader away."""
    from lxml_html_clean import Cleaner  # noqa: PLC0415 -- it takes a moment, and few need it

    Cleaner(
        scripts=True,
        javascript=True,
        comments=True,
        style=False,
        inline_style=False,
        links=False,
        meta=False,
        page_structure=False,
        processing_instructions=True,
        embedded=True,
        frames=True,
        forms=False,
        annoying_tags=False,
        remove_unknown_tags=False,
        safe_attrs_only=False,
        kill_tags=("base", "iframe", "object", "embed", "portal"),
    )(tree)
    for meta in list(tree.iter("meta")):
        if meta.get("http-equiv") is not None or meta.get("charset") is not None:
            meta.drop_tree()
    head = tree.find("head")
    if head is None:
        head = tree.makeelement("head")
        tree.insert(0, head)
    style = tree.makeelement("style")
    style.text = _STYLE
    head.append(style)
    head.insert(0, tree.makeelement("meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY}))
    head.insert(0, tree.makeelement("meta", {"charset": "utf-8"}))


def _mark(piece: Piece, stretches: Sequence[tuple[int, int, int, bool]], remarks: Sequence[Remark]) -> None:
    """Set marks around stretches of a piece of a page, in place: start, end, number, and whether the remark ends."""
    text, element = piece.text, piece.element
    edges = sorted({0, len(text), *(edge for start, end, _, _ in stretches for edge in (start, end))})
    parent = element.getparent() if piece.is_tail else element
    at = parent.index(element) + 1 if piece.is_tail else 0
    before: HtmlElement | None = None
    lead = ""
    for start, end in pairwise(edges):
        words = showable(text[start:end])
        over = sorted((-(e - s), number) for s, e, number, _ in stretches if s <= start and end <= e)
        if over and words.strip():
            before = _nested(parent, words, [number for _, number in over], remarks)
            parent.insert(at, before)
            at += 1
        elif before is None:
            lead += words
        else:
            before.tail = (before.tail or "") + words
        for _, e, number, is_last in stretches:
            if is_last and e == end and before is not None:
                before = _number(parent, number)
                parent.insert(at, before)
                at += 1
    if piece.is_tail:
        element.tail = lead
    else:
        element.text = lead


def _nested(parent: "HtmlElement", words: str, numbers: Sequence[int], remarks: Sequence[Remark]) -> "HtmlElement":
    outermost: HtmlElement | None = None
    inner = parent
    for number in numbers:
        remark = remarks[number - 1]
        mark = parent.makeelement("mark", {"class": "attribution look" if remark.needs_a_look else "attribution"})
        mark.set("title", showable(f"{number}. {' '.join(remark.lines)}"))
        if outermost is None:
            outermost = mark
        else:
            inner.append(mark)
        inner = mark
    inner.text = words
    assert outermost is not None
    return outermost


def _number(parent: "HtmlElement", number: int) -> "HtmlElement":
    """Return the number of a remark, which leads to it where a link may stand."""
    sign = parent.makeelement("sup", {"class": "attribution-number", "id": f"attribution-{number}"})
    above = {parent.tag, *(it.tag for it in parent.iterancestors())}
    if above & _INTERACTIVE:
        sign.text = f"[{number}]"
    else:
        link = parent.makeelement("a", {"href": f"#attribution-remark-{number}"})
        link.text = f"[{number}]"
        sign.append(link)
    return sign


def _add_remarks(tree: "HtmlElement", remarks: Sequence[Remark], text: str) -> None:
    """Put the remarks at the end of a page, in place: what each is about, and what there is to say."""
    body = tree.find("body")
    aside = tree.makeelement("aside", {"id": "attribution-remarks", "lang": "en"})
    heading = tree.makeelement("h2")
    heading.text = "Remarks on the quotations"
    aside.append(heading)
    for number, remark in enumerate(remarks, 1):
        entry = tree.makeelement("div", {"id": f"attribution-remark-{number}"})
        quoted = " … ".join(" ".join(text[span.start : span.end].split()) for span in remark.spans)
        look = "needs a look: " if remark.needs_a_look else ""
        for line in (f"[{number}] {look}{quoted}", *remark.lines):
            paragraph = tree.makeelement("p")
            paragraph.text = showable(line)
            entry.append(paragraph)
        back = tree.makeelement("a", {"href": f"#attribution-{number}"})
        back.text = "to the words"
        entry[-1].text = f"{entry[-1].text} "
        entry[-1].append(back)
        aside.append(entry)
    (tree if body is None else body).append(aside)
