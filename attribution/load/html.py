"""HTML pages: the article in them, without what stands around it."""

import logging
import re
from collections.abc import Callable, Iterator

import trafilatura
from lxml import etree

from attribution.load.block_quotes import straighten_block_quotes
from attribution.load.blocks import Block
from attribution.load.composing import Told, compose
from attribution.load.confidential import hidden_note
from attribution.load.google_docs import take_out_comments
from attribution.load.hidden import take_out_hidden
from attribution.load.options import DEFAULT, Reading
from attribution.load.pages import parse_page
from attribution.load.setoff import mark_set_off, read_mark
from attribution.model import Document, PartKind

#: What stands on lines of its own.
_BLOCKS = frozenset(("p", "head", "ab", "quote", "item", "row", "list", "table", "div", "code", "figure"))
#: What the extraction calls by one of its own names, and we by ours.
_KINDS: dict[str, PartKind] = {"quote": "block-quote", "row": "table", "head": "heading"}

# Only what a text has for line breaks and indentation; a no-break space is a character of the article.
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAK, _CELL = "\v", "\x1f"
#: What stands for a tag in a line until its spaces have been counted.
_SIGNS = {"lb": _BREAK, "cell": _CELL}

#: A date is taken from what the page declares, never guessed from its text, and today's date plays no part.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}

# What the library has to say about a page is of no use to a reader, who is told what matters.
for _library in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


def read_html(
    data: bytes,
    name: str,
    reading: Reading = DEFAULT,
    *,
    charset: str | None = None,
    arrange: Callable[[list[Block]], list[Block]] = list,
) -> Document:
    """Return the article of a page; `charset` is the encoding that the server told, `arrange` sets its blocks apart.

    Navigation, comments by readers, scripts and the like are left out. Captions, pull quotes and block quotes are kept
    and labelled; words in `<q>` get the marks that a browser shows. Comments of Google Docs and what is hidden are
    left out; they become notes where `Reading.with_comments` says so. Nothing is fetched.

    Raises:
        LoadError: The bytes are no text, or too many.

    >>> page = "<title>Bridge</title><article><h1>Bridge</h1>" + 9 * "<p>The bridge is safe, the mayor said.</p>"
    >>> document = read_html(page.encode(), "bridge.html")
    >>> document.title, document.text[document.body_start :][:20]
    ('Bridge', 'The bridge is safe, ')
    """
    tree, notes = parse_page(data, name, charset)
    if tree is None:
        return compose(name, (), Told(), reading, notes)
    notes = (*notes, *take_out_comments(tree), *hidden_note(take_out_hidden(tree)))
    straighten_block_quotes(tree)
    marks = mark_set_off(tree)
    found = trafilatura.bare_extraction(
        tree,
        include_comments=False,
        include_formatting=False,
        with_metadata=True,
        date_extraction_params=_DATES,
    )
    if found is None or isinstance(found, dict):
        return compose(name, (), Told(), reading, notes)
    told = Told(
        title=found.title,
        byline=found.author.replace(";", ",") if found.author else None,
        published=found.date,
        url=found.url,
        outlet=found.sitename,
    )
    blocks = (_label(block, marks, found.title) for block in _blocks(found.body))
    return compose(name, _title_first(arrange(list(blocks))), told, reading, notes)


def _blocks(element: "etree._Element", kind: PartKind | None = None) -> Iterator[Block]:
    """Yield what stands on lines of its own in `element`; its depth has a limit, so this may call itself."""
    kind = _KINDS.get(element.tag, kind)
    line = [element.text or ""]
    for child in element:
        if child.tag in _BLOCKS:
            yield from _block(line, kind)
            yield from _blocks(child, kind)
            line = []
        else:
            line.append(_inline(child))
        line.append(child.tail or "")
    yield from _block(line, kind)


def _block(line: list[str], kind: PartKind | None) -> Iterator[Block]:
    text = "\n".join(part.strip(" ") for part in _SPACE.sub(" ", "".join(line)).split(_BREAK)).strip(" \n" + _CELL)
    if text.strip():
        yield Block(re.sub(f" ?{_CELL} ?", "\t", text), kind)


def _inline(element: "etree._Element") -> str:
    pieces: list[str] = []
    for event, part in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            pieces += [_SIGNS.get(part.tag, ""), part.text or ""]
        elif part is not element:
            pieces.append(part.tail or "")
    return "".join(pieces)


def _label(block: Block, marks: str, title: str | None) -> Block:
    text, kind = read_mark(block.text, marks)
    kind = kind or block.kind
    is_title = kind in (None, "heading") and title is not None and _plain(text) == _plain(title)
    return Block(text, "title" if is_title else kind)


def _title_first(blocks: list[Block]) -> Iterator[Block]:
    """Yield the blocks; a line with the title's words is the title only where it comes first."""
    for at, block in enumerate(blocks):
        yield Block(block.text, "heading") if at and block.kind == "title" else block


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()
