"""Comments of Google Docs."""

import pytest

from attribution.load.options import Reading
from attribution.load.text import read_text

PAGE = """<html><body><p>The council met on Monday to speak about the bridge and its money, as it does each year.</p>
<p><span>&ldquo;It is safe</span
><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup><span>,&rdquo; Ann Lee said.</span></p>
<p>The next meeting is in May, and the council will speak of the bridge again, and of the road to it.</p>
<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a>
<span>Ask her: &ldquo;I never said so.&rdquo;</span></p></div></body></html>"""


def test_a_page() -> None:
    """The marks and the comments are no text; the comments are told where they are asked for."""
    html = pytest.importorskip("attribution.load.html")
    document = html.read_html(PAGE.encode(), "a.html", Reading(with_comments=True))

    assert "“It is safe,” Ann Lee said." in document.text
    assert "Ask her" not in document.text
    assert [(note.kind, note.message) for note in document.notes] == [("comment", "Ask her: “I never said so.”")]


def test_a_text() -> None:
    """Where comments are asked for every character stays; they are told, each at its mark."""
    text = "“It is safe,[a]” Ann Lee said.\n\n[a]Ask her.\n"
    document = read_text(text.encode(), "a.txt", Reading(with_comments=True))

    assert document.text == text
    assert [(note.kind, note.message, note.span and note.span.text) for note in document.notes] == [
        ("comment", "Ask her.", "[a]")
    ]


def test_a_text_without_its_comments() -> None:
    """If not, the words of each are left out, over all its lines; the marks stay, to be read by."""
    text = "“It is safe,[a]” Ann Lee[b] said.\n\n[a]Ask her.\nTwice.\n[b]Is it Anne?\n"
    document = read_text(text.encode(), "a.txt", Reading())

    assert document.text == "“It is safe,[a]” Ann Lee[b] said.\n\n[a]\n[b]"
    assert [note.message for note in document.notes] == ["2 comments were left out; --with-comments shows them"]


def test_what_markdown_hides() -> None:
    """Spaces stand for it, so that lines and columns stay; the words are told where they are asked for."""
    text = "“It is<!-- not\nreally --> safe,” Ann Lee said. <!-- open"
    shown = "“It is        \n           safe,” Ann Lee said. <!-- open"
    document = read_text(text.encode(), "a.md", Reading())
    asked = read_text(text.encode(), "a.md", Reading(with_comments=True))

    assert document.text == asked.text == shown
    assert [note.message for note in document.notes] == ["hidden text was left out; --with-comments shows it"]
    assert [note.message for note in asked.notes] == ["hidden: not really"]
