"""Reading HTML pages."""

import socket

import pytest

from attribution.errors import LoadError
from attribution.load.html import read_html
from attribution.model import Document

SENTENCES = "<p>The bridge will close on Friday because its cables are worn, the mayor said on Monday evening.</p>" * 4


def page(body: str, head: str = "") -> bytes:
    """Return a page with this in its article, and sentences around it."""
    return (
        f"<!doctype html><html><head><meta charset=utf-8>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article>{SENTENCES}{body}{SENTENCES}</article><footer>Imprint</footer></body></html>"
    ).encode()


def parts(document: Document) -> list[tuple[str, str]]:
    """Return what is labelled, with its label."""
    return [(part.kind, document.text[part.start : part.end]) for part in document.parts]


def test_the_article_without_what_stands_around_it() -> None:
    """Paragraphs come with an empty line between them; navigation and footers do not come."""
    document = read_html(page("<p>“It is safe,”<br>Ana   <b>Lee</b> said.</p>"), "a.html")

    assert "\n\n“It is safe,”\nAna Lee said.\n\n" in document.text
    assert "Home" not in document.text
    assert "Imprint" not in document.text


def test_metadata() -> None:
    """What the page says of itself is the document's."""
    head = (
        "<title>Bridge to close | The Ely Courier</title><meta property=og:site_name content='The Ely Courier'>"
        "<meta name=author content='Ann Lee'><meta property=article:published_time content='2021-03-02T10:00:00Z'>"
        "<link rel=canonical href='https://courier.example/bridge'>"
    )
    document = read_html(page("", head), "a.html")

    assert (document.title, document.byline, document.published) == ("Bridge to close", "Ann Lee", "2021-03-02")
    assert (document.url, document.outlet) == ("https://courier.example/bridge", "The Ely Courier")


def test_no_date_is_guessed() -> None:
    """A date in the text is not the article's, and today's is not either."""
    assert read_html(page("<p>On March 2, 2021 the bridge was closed, the mayor said.</p>"), "a.html").published is None


def test_the_headline_comes_before_the_body() -> None:
    """The headline and the byline under it stay in the text, before its body."""
    data = page("", "<title>Bridge to close</title>").replace(
        b"<article>", b"<article><h1>Bridge to close</h1><p>By Ann Lee</p>"
    )
    document = read_html(data, "a.html")

    assert document.text[: document.body_start] == "Bridge to close\n\nBy Ann Lee\n\n"
    assert parts(document)[0] == ("title", "Bridge to close")


@pytest.mark.parametrize(
    ("markup", "kind", "text"),
    [
        (
            "<figure><figcaption>Ana Lee: “It is safe.” <span>Photo: B. Roe</span></figcaption></figure>",
            "caption",
            "Ana Lee: “It is safe.” Photo: B. Roe",
        ),
        ("<div class='wp-caption'><p class=wp-caption-text>The bridge.</p></div>", "caption", "The bridge."),
        ("<aside class='pull-quote left'><p>“Nobody answered us.”</p></aside>", "pull-quote", "“Nobody answered us.”"),
        ("<blockquote class=pullquote>Nobody <i>answered</i> us.</blockquote>", "pull-quote", "Nobody answered us."),
        ("<blockquote><p>We regret that the bridge is closed.</p></blockquote>", "block-quote", None),
        ("<blockquote>We regret that the bridge is closed.</blockquote>", "block-quote", None),
        ("<h2>The cables</h2>", "heading", "The cables"),
        ("<figure><figcaption>The bridge.<script>x()</script></figcaption></figure>", "caption", "The bridge."),
        ("<table><tr><td>Cables</td><td><i>two <b>big</b></i> ones</td></tr></table>", "table", "Cables\ttwo big ones"),
        ("<p>Advertisement</p>", "advertisement", "Advertisement"),
    ],
)
def test_what_is_set_off_is_kept_and_labelled(markup: str, kind: str, text: str | None) -> None:
    """Captions, pull quotes, block quotes and clutter stay in the text, under a label."""
    document = read_html(page(markup), "a.html")

    assert parts(document) == [(kind, text or "We regret that the bridge is closed.")]


def test_a_pull_quote_that_repeats_the_body() -> None:
    """The words in the body that a pull quote repeats are told."""
    quote = "<aside class=pullquote>“We told the ministry in writing”<cite>Somebody at the county</cite></aside>"
    body = f"<p>“We told the ministry in writing,” one official said.</p>{quote}"
    document = read_html(page(body), "a.html")
    (part,) = document.parts

    assert part.kind == "pull-quote"
    assert part.repeats is not None
    assert document.text[part.repeats.start : part.repeats.end] == "We told the ministry in writing"
    assert part.repeats.start < part.start


def test_comments_by_readers_are_left_out() -> None:
    """What readers wrote is no part of the article."""
    data = page("").replace(
        b"</article>", b"</article><div id=comments class=comments><p>I do not believe it.</p></div>"
    )

    assert "believe" not in read_html(data, "a.html").text


def test_marks_in_the_text_are_text() -> None:
    """A page that has what looks like our own marks is read as it is."""
    assert "¦0c¦ and ¦c¦" in read_html(page("<p>Somebody wrote ¦0c¦ and ¦c¦ here.</p>"), "a.html").text


@pytest.mark.parametrize("data", [b"", b"   ", b"<p>", b"<html></html>", b"<!-- -->"])
def test_a_page_without_an_article(data: bytes) -> None:
    """Where there is no article the text is empty, and a note says so."""
    document = read_html(data, "a.html")

    assert document.text == ""
    assert [note.kind for note in document.notes] == ["empty"]


@pytest.mark.parametrize(
    ("data", "what"), [(b"%PDF-1.7 ...", "a PDF"), (b"PK\x03\x04", "a Word document"), (b"a\0", "")]
)
def test_a_page_that_is_none(data: bytes, what: str) -> None:
    """A file of another kind is told by how it begins."""
    with pytest.raises(LoadError, match=f"this is {what}"):
        read_html(data, "a.html")


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """No address in a page is asked for, entities are not read from files, and no declaration is loaded."""

    def refuse(*_: object) -> None:
        raise AssertionError("the network was touched")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    declared = (
        b'<?xml version="1.0"?><!DOCTYPE html SYSTEM "http://127.0.0.1/x.dtd" [<!ENTITY a SYSTEM "/etc/passwd">]>'
    )
    body = "<p>See &a; there.</p><img src='http://127.0.0.1/a.png'><link rel=stylesheet href='http://127.0.0.1/a.css'>"

    document = read_html(declared + page(body).replace(b"<!doctype html>", b""), "a.html")

    assert "root:" not in document.text
    assert "See" in document.text


def test_deep_nesting_is_told() -> None:
    """What lies deeper than the parser goes is left out, with a note."""
    document = read_html(page("<div>" * 50_000 + "<p>Deep.</p>"), "a.html")

    assert [note.kind for note in document.notes] == ["left-out"]
    assert document.text.startswith("The bridge will close")


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"<p>" + b"a" * 10_000_001, id="size"),
        pytest.param(b"<p>a</p>" * 40_000, id="elements"),
        pytest.param(b"<p " + b" ".join(b"a%d=1" % n for n in range(200_000)) + b">", id="attributes"),
    ],
)
def test_pages_that_would_take_too_long(data: bytes) -> None:
    """A page that is no article for its size is refused."""
    with pytest.raises(LoadError):
        read_html(data, "a.html")


def test_the_encoding_that_a_page_declares() -> None:
    """Latin 1 means Windows-1252, as it does to browsers."""
    data = page("<p>“Café”</p>").decode().replace("charset=utf-8", "charset=iso-8859-1").encode("cp1252")

    assert "“Café”" in read_html(data, "a.html").text


def test_the_same_page_gives_the_same_document() -> None:
    """Nothing depends on when, or on what was read before."""
    data = page("<aside class=pullquote>“Nobody answered us at all.”</aside>")

    assert read_html(data, "a.html") == read_html(data, "a.html")


def test_a_caption_without_words() -> None:
    """There is nothing to keep."""
    assert read_html(page("<figure><figcaption><img src=a.jpg></figcaption></figure>"), "a.html").parts == ()


PROSE = "<p>The council met on Monday to speak about the bridge and about its money, as it does each year in May.</p>"


def test_inline_quotes() -> None:
    """Words in `<q>` have the marks that a browser shows, and stay in their paragraph."""
    page = (
        f"<article><h1>Bridge</h1>{PROSE}<p><q>It is safe</q>, Ann Lee told the council on Monday.</p>{PROSE}</article>"
    )

    assert "\n\n“It is safe”, Ann Lee told the council on Monday.\n\n" in read_html(page.encode(), "a.html").text


def test_the_name_under_a_block_quotation() -> None:
    """It stays in the text, as a part of the block."""
    quote = "<blockquote><p>It is safe.</p><footer>— <cite>Ann Lee</cite></footer></blockquote>"
    page = f"<article><h1>Bridge</h1>{PROSE}{quote}{PROSE}</article>"
    document = read_html(page.encode(), "a.html")

    assert [document.text[part.start : part.end] for part in document.parts if part.kind == "block-quote"] == [
        "It is safe.",
        "— Ann Lee",
    ]
