"""Comments of Google Docs."""

import pytest

from attribution.load.options import DEFAULT
from attribution.load.text import read_text

PAGE = """<html><body><p>The council met on Monday to speak about the bridge and its money, as it does each year.</p>
<p><span>&ldquo;It is safe</span
><sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup><span>,&rdquo; Ann Lee said.</span></p>
<p>The next meeting is in May, and the council will speak of the bridge again, and of the road to it.</p>
<div><p><a href="#cmnt_ref1" id="cmnt1">[a]</a>
<span>Ask her: &ldquo;I never said so.&rdquo;</span></p></div></body></html>"""


def test_a_page() -> None:
    """The marks and the comments are no text; the comments are told."""
    html = pytest.importorskip("attribution.load.html")
    document = html.read_html(PAGE.encode(), "a.html")

    assert "“It is safe,” Ann Lee said." in document.text
    assert "Ask her" not in document.text
    assert [(note.kind, note.message) for note in document.notes] == [("comment", "Ask her: “I never said so.”")]


def test_a_text() -> None:
    """Every character stays; the comments are told, each at its mark."""
    text = "“It is safe,[a]” Ann Lee said.\n\n[a]Ask her.\n"
    document = read_text(text.encode(), "a.txt", DEFAULT)

    assert document.text == text
    assert [(note.kind, note.message, note.span and note.span.text) for note in document.notes] == [
        ("comment", "Ask her.", "[a]")
    ]
