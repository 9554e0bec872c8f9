"""Marked-up text that is an article and nothing else: a column of a dump, a chapter of a book, a news agency's file.

Pages have much around their article, which `html` leaves out. Here all that can be read is the article.
"""

import re
from collections.abc import Iterator

from lxml import etree, html

from attribution.load.attributes import refuse_many_attributes
from attribution.load.block_quotes import straighten_block_quotes
from attribution.load.blocks import Block
from attribution.load.hidden import take_out_hidden
from attribution.load.inline_quotes import mark_inline_quotes
from attribution.model import PartKind

#: What stands on lines of its own, by the names of HTML, NITF and NewsML.
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "blockquote", "body", "dd", "div", "dl", "dt", "figcaption", "figure"),
        *("footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "ol", "p"),
        *("pre", "section", "table", "tbody", "tr", "ul", "block", "bq", "body.content", "hedline", "hl1", "hl2"),
        *("byline", "byttl", "dateline", "distributor", "body.head", "body.end", "media", "media-caption", "tagline"),
        *("inlineXML", "contentSet"),
    )
)
_KINDS: dict[str, PartKind] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "hl2"), "heading"),
    **dict.fromkeys(("blockquote", "bq"), "block-quote"),
    **dict.fromkeys(("figcaption", "media-caption"), "caption"),
    "tr": "table",
}
#: What is not read at all.
_SILENT = frozenset(
    "script style head title noscript template svg math iframe object button select textarea input video audio "
    "media-reference media-producer nav".split()
)
_SPACE = re.compile(r"[ \t\r\n\f]+")
_BREAK, _CELL = "\v", "\x1f"
_SIGNS = {"br": _BREAK, "td": _CELL, "th": _CELL}


def read_fragment(markup: str) -> list[Block]:
    """Return what stands in HTML, paragraph by paragraph; scripts and the like are left out.

    Raises:
        LoadError: Its tags have far too many attributes.

    >>> [block.text for block in read_fragment("<p>It is <b>safe</b>.</p><p>&ldquo;Yes,&rdquo; she said.</p>")]
    ['It is safe.', '“Yes,” she said.']
    """
    refuse_many_attributes(markup, "the text")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return []
    take_out_hidden(tree)
    mark_inline_quotes(tree)
    straighten_block_quotes(tree)
    return list(read_blocks(tree))


def read_blocks(tree: "etree._Element") -> Iterator[Block]:
    """Yield the paragraphs in an element of HTML, or of a news agency's XML, with what kind each is."""
    line: list[str] = []
    kinds: list[PartKind | None] = [None]
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        if not isinstance(element.tag, str):
            # A name that a declaration should explain: only what stands after it is read.
            line.append(element.tail or "" if event == "end" else "")
            continue
        name = etree.QName(element).localname
        is_block = name in _BLOCKS
        if event == "start" and name in _SILENT:
            walk.skip_subtree()
        elif event == "start":
            if is_block:
                yield from _block(line, kinds[-1])
                line = []
                kinds.append(kinds[-1] or _KINDS.get(name))
            line += [_SIGNS.get(name, ""), element.text or ""]
        else:
            if is_block:
                yield from _block(line, kinds.pop())
                line = []
            line.append(element.tail or "")
    yield from _block(line, None)


def _block(line: list[str], kind: PartKind | None) -> Iterator[Block]:
    words = _SPACE.sub(" ", "".join(line))
    text = "\n".join(part.strip(" ") for part in words.split(_BREAK)).strip(" \n" + _CELL)
    if text.strip():
        yield Block(re.sub(f" ?{_CELL} ?", "\t", text), kind)
