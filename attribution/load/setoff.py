"""What a page sets off from its running text: captions, pull quotes and block quotes.

The extraction drops captions and pull quotes, and tells of a block quote in some of its ways only. So each is made a
paragraph that begins with a mark before the extraction, and is known by the mark after it.
"""

import re
from collections.abc import Iterator

from lxml import etree, html

from attribution.model import PartKind, text_hash

_MARKED: dict[str, PartKind] = {"c": "caption", "p": "pull-quote", "b": "block-quote"}

_NAMES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("p", re.compile(r"(?:^|[\s_-])pull(?:ed)?[_-]?quote|(?:^|\s)(?:element|article)-pullquote", re.IGNORECASE)),
    ("c", re.compile(r"(?:^|[\s_-])(?:caption(?:-text)?|photo-?credit|image-?credit)(?:$|[\s_])", re.IGNORECASE)),
)
#: What the extraction throws away with all that is in it.
_DROPPED = frozenset(("figure", "aside", "picture"))
_PARAGRAPHS = frozenset(("p", "li", "h1", "h2", "h3", "h4", "h5", "h6"))

#: So many are marked in one page; what comes after them is treated as the extraction sees fit.
_MOST = 2_000


def mark_set_off(tree: "html.HtmlElement") -> str:
    """Mark what `tree` sets off, in place, and return the form of the marks, which is nowhere else in the page."""
    # A page can't well hold a hash of itself.
    marks = f"¦{text_hash(''.join(tree.itertext()))[:12]}"
    for letter, element in list(_set_off(tree))[:_MOST]:
        if letter == "b":
            _mark_paragraphs(element, f"{marks}b¦ ")
        else:
            _move_out(element, f"{marks}{letter}¦ ")
    return marks


def read_mark(text: str, marks: str) -> tuple[str, PartKind | None]:
    """Return a paragraph without the marks in it, and what the first of them says that it is.

    >>> read_mark("¦0c¦ The bridge on Monday", "¦0")
    ('The bridge on Monday', 'caption')
    """
    found = re.search(re.escape(marks) + r"([a-z])¦ ?", text)
    if found is None:
        return text, None
    return re.sub(re.escape(marks) + r"[a-z]¦ ?", "", text), _MARKED[found[1]]


def _set_off(tree: "html.HtmlElement") -> Iterator[tuple[str, "html.HtmlElement"]]:
    taken: set[html.HtmlElement] = set()
    for element in tree.iter(etree.Element):
        if any(above in taken for above in element.iterancestors()):
            continue
        if letter := _letter(element):
            # A caption may stand in a block quote: each paragraph of that one is marked by itself.
            if letter != "b":
                taken.add(element)
            yield letter, element


def _letter(element: "html.HtmlElement") -> str | None:
    names = f"{element.get('class', '')} {element.get('id', '')}".strip()
    if element.tag in ("body", "html", "article", "main", "head") or not isinstance(element.tag, str):
        return None
    by_name = next((letter for letter, form in _NAMES if names and form.search(names)), None)
    if by_name == "p" or element.tag == "blockquote":
        return by_name or "b"
    return "c" if element.tag == "figcaption" or (by_name and element.tag != "figure") else None


def _mark_paragraphs(quote: "html.HtmlElement", mark: str) -> None:
    paragraphs = [element for element in quote.iter(etree.Element) if element.tag in _PARAGRAPHS] or [quote]
    for paragraph in paragraphs:
        paragraph.text = mark + (paragraph.text or "").lstrip()


def _move_out(element: "html.HtmlElement", mark: str) -> None:
    """Make `element` one paragraph, after the outermost thing that would be thrown away with it."""
    outer = element
    for above in element.iterancestors():
        if above.tag in _DROPPED or above.tag == "blockquote":
            outer = above
    parent = outer.getparent()
    words = _words(element)
    if parent is None or not words:
        return
    paragraph = html.Element("p")
    paragraph.text = mark + words
    paragraph.tail = outer.tail
    outer.tail = None
    parent.insert(parent.index(outer) + 1, paragraph)
    if outer is element:
        parent.remove(element)
    else:
        element.clear()


def _words(element: "html.HtmlElement") -> str:
    """Return what is written in `element`, a space where one of its blocks ends."""
    pieces = []
    for part in element.iter(etree.Element):
        if part.tag in ("script", "style", "button", "svg"):
            continue
        pieces.append(part.text or "")
        if part is not element:
            pieces.append((" " if part.tag in ("p", "br", "div", "cite", "footer", "span") else "") + (part.tail or ""))
    return " ".join("".join(pieces).split())
