"""News agencies' XML: NITF, NewsML-G2, and NewsML 1 with either of them or HTML inside."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from attribution.errors import LoadError
from attribution.load.block_quotes import straighten_block_quotes
from attribution.load.blocks import Block
from attribution.load.composing import Told, compose
from attribution.load.fragments import read_blocks, read_fragment
from attribution.load.inline_quotes import mark_inline_quotes
from attribution.load.options import Reading, Report
from attribution.model import Document

#: More than this is no message of an agency.
MAX_BYTES = 50_000_000

#: What holds one article, by its name without a namespace; the first that a file has is taken.
_ITEMS = ("newsItem", "NewsItem", "nitf")
#: Where the words of an item are, the likeliest first.
_WORDS = ("body.content", "inlineXML", "inlineData", "DataContent", "body")
_TITLES = ("hl1", "headline", "HeadLine", "title")
_BYLINES = ("byline", "by", "ByLine")
_OUTLETS = ("provider", "pubdata", "infoSource")
_DATES = ("versionCreated", "firstCreated", "contentCreated", "date.issue", "story.date", "DateLine", "sent")
_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")


def read_news_xml(file: BinaryIO, name: str, reading: Reading, report: Report) -> Iterator[Document]:
    """Yield the articles in a message of a news agency; an item without words is told to `report` and left out.

    Raises:
        LoadError: It is no XML, is far too large, or is no news.

    >>> import io
    >>> nitf = io.BytesIO(b"<nitf><body><body.content><p>It is safe.</p></body.content></body></nitf>")
    >>> [document.text for document in read_news_xml(nitf, "a.xml", Reading(), lambda *told: print(told))]
    ['It is safe.']
    """
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise LoadError(name, f"it has more than {MAX_BYTES // 1_000_000} MB: it is no message of a news agency")
    # No entity is put in, and nothing is fetched: a declaration does no harm.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        tree = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise LoadError(name, f"this is no XML that can be read ({error})") from error
    items = next((found for kind in _ITEMS if (found := list(tree.iter(kind, f"{{*}}{kind}")))), [])
    if not items:
        raise LoadError(name, "this XML is neither NITF nor NewsML: save the article as .html or .txt")
    for number, item in enumerate(items, 1):
        blocks = _blocks(item)
        if not blocks:
            report(f"item {number}", "it has no words: it may be a picture or a list of other items")
            continue
        id_ = item.get("guid") or (f"{name}#{number}" if len(items) > 1 else name)
        yield compose(id_, blocks, _told(item), reading)


def _blocks(item: "etree._Element") -> list[Block]:
    words = next((found for name in _WORDS if (found := _first(item, name)) is not None), None)
    if words is None:
        return []
    if len(words) == 0:
        # HTML may stand in it as text.
        return read_fragment(words.text) if (words.text or "").strip() else []
    mark_inline_quotes(words)
    straighten_block_quotes(words)
    return list(read_blocks(words))


def _told(item: "etree._Element") -> Told:
    dates = (_DATE.search(value) for name in _DATES for value in _values(item, name))
    found = next((date for date in dates if date is not None), None)
    return Told(
        title=_value(item, _TITLES),
        byline=re.sub(r"^by\s+", "", _value(item, _BYLINES) or "", flags=re.IGNORECASE) or None,
        published="-".join(found.groups()) if found else None,
        outlet=_value(item, _OUTLETS),
    )


def _value(item: "etree._Element", names: tuple[str, ...]) -> str | None:
    return next((value for name in names for value in _values(item, name)), None)


def _values(item: "etree._Element", name: str) -> Iterator[str]:
    """Yield what elements of a name say: their words, or an attribute that norms them."""
    for element in item.iter(name, f"{{*}}{name}"):
        words = " ".join("".join(element.itertext()).split())
        if value := element.get("norm") or words or element.get("name") or element.get("literal"):
            yield value


def _first(item: "etree._Element", name: str) -> "etree._Element | None":
    return next(iter(item.iter(name, f"{{*}}{name}")), None)
