"""A page as a tree of elements, before the article is taken out of it."""

from typing import TYPE_CHECKING

from attribution.errors import LoadError
from attribution.load.attributes import refuse_many_attributes
from attribution.load.charset import decode_page
from attribution.load.inline_quotes import mark_inline_quotes
from attribution.model import Note

if TYPE_CHECKING:
    from lxml import html

#: A page larger than this, or with more elements, is no article.
MAX_PAGE = 10_000_000
MAX_ELEMENTS = 30_000


def parse_page(
    data: bytes, name: str, charset: str | None = None
) -> tuple["html.HtmlElement | None", tuple[Note, ...]]:
    """Return the tree of a page, None where there is nothing in it, and what its reader notes.

    Words in `<q>` have the marks that a browser shows.

    Raises:
        LoadError: The bytes are no text, or too many.
    """
    from lxml import etree, html  # noqa: PLC0415 -- it takes a moment, and other formats do not need it

    if len(data) > MAX_PAGE:
        raise LoadError(name, f"the page has more than {MAX_PAGE // 1_000_000} MB: it is no article")
    source, notes = decode_page(data, name, charset)
    refuse_many_attributes(source, name)
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None, notes
    if not isinstance(tree, html.HtmlElement):
        return None, notes
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        message = "the page is nested too deeply, or has a paragraph that is too long: what came after was left out"
        notes = (*notes, Note(kind="left-out", message=message))
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
        raise LoadError(name, f"the page has more than {MAX_ELEMENTS} elements: it is no article")
    mark_inline_quotes(tree)
    return tree, notes
