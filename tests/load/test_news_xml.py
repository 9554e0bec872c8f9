"""News agencies' XML."""

import io

import pytest

from attribution.errors import LoadError
from attribution.load import news_xml
from attribution.load.news_xml import read_news_xml
from attribution.load.options import DEFAULT
from attribution.model import Document

NITF = """<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
<nitf><head><title>Slug</title>
<docdata><date.issue norm="20210302T101500Z"/></docdata><pubdata name="Ely News"/></head>
<body><body.head><hedline><hl1>Bridge to close</hl1></hedline><byline>By <person>Ann Lee</person></byline></body.head>
<body.content><p>“It is <em>safe</em>,” she said.</p>
<bq><block><p>So it is.</p></block></bq></body.content></body></nitf>"""
G2 = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="tag:ely:1"><itemMeta><provider><name>Ely News</name></provider>
<versionCreated>2021-03-02T10:15:00Z</versionCreated></itemMeta>
<contentMeta><by>By Ann Lee</by><headline>Bridge to close</headline></contentMeta><contentSet><inlineXML>
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
<body><p>“It is safe,” she said.</p><p>Ely.</p></body>
</html></inlineXML></contentSet></newsItem>
<newsItem guid="tag:ely:2"><contentMeta><headline>Picture</headline></contentMeta></newsItem>
<newsItem guid="tag:ely:3"><contentSet><inlineData>&lt;p&gt;Bly.&lt;/p&gt;</inlineData></contentSet></newsItem>
</itemSet></newsMessage>"""
ONE = """<NewsML><NewsItem><NewsComponent>
<NewsLines><HeadLine>Bridge to close</HeadLine><ByLine>Ann Lee</ByLine></NewsLines>
<ContentItem><DataContent><p>“It is safe,” she said.</p></DataContent></ContentItem>
</NewsComponent></NewsItem></NewsML>"""


def read(xml: str | bytes) -> tuple[list[Document], list[tuple[str, str]]]:
    """Return the articles in a message, and what was told of items that were left out."""
    told: list[tuple[str, str]] = []
    data = xml if isinstance(xml, bytes) else xml.encode()
    documents = list(read_news_xml(io.BytesIO(data), "a.xml", DEFAULT, lambda *bad: told.append(bad)))
    return documents, told


def test_nitf() -> None:
    """The words, the headline, the byline, the date and the outlet have their elements; a declaration does no harm."""
    [document], _ = read(NITF)

    assert document.text == "“It is safe,” she said.\n\nSo it is."
    assert (document.title, document.byline, document.outlet) == ("Bridge to close", "Ann Lee", "Ely News")
    assert document.published == "2021-03-02"
    assert [part.kind for part in document.parts] == ["block-quote"]


def test_newsml_g2() -> None:
    """A message may hold many items, with HTML in them as markup or as text; one without words is told."""
    (one, two), told = read(G2)

    assert (one.id, one.text) == ("tag:ely:1", "“It is safe,” she said.\n\nEly.")
    assert (one.title, one.byline, one.published, one.outlet) == (
        "Bridge to close",
        "Ann Lee",
        "2021-03-02",
        "Ely News",
    )
    assert two.text == "Bly."
    assert [where for where, _ in told] == ["item 2"]


def test_newsml_1() -> None:
    """The older NewsML has other names for the same."""
    [document], _ = read(ONE)

    assert (document.title, document.byline, document.text) == ("Bridge to close", "Ann Lee", "“It is safe,” she said.")


def test_entities_are_not_put_in() -> None:
    """What a declaration names is not read, and what it repeats is not repeated."""
    bomb = '<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY a "aaaaaaaaaa">]>'
    [document], _ = read(f"{bomb}<nitf><body><body.content><p>Ely.&x;&a;</p></body.content></body></nitf>")

    assert document.text == "Ely."


@pytest.mark.parametrize(
    ("xml", "why"),
    [
        ("<a>", "this is no XML that can be read"),
        ("<rss><item>Ely.</item></rss>", "neither NITF nor NewsML"),
        ("", "no XML"),
    ],
)
def test_what_is_no_news(xml: str, why: str) -> None:
    """The error says what it is not."""
    with pytest.raises(LoadError, match=why):
        read(xml)


def test_what_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is told."""
    monkeypatch.setattr(news_xml, "MAX_BYTES", 10)

    with pytest.raises(LoadError, match="no message of a news agency"):
        read(NITF)
