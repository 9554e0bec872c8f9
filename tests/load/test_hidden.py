"""What a page hides."""

import pytest

from attribution.load.html import read_html
from attribution.load.options import Reading

PROSE = "<p>The council met on Monday to speak of the quay, and it will meet again in May to speak of the money.</p>"

AFTER = "<p>The harbour was built in the last century, and its walls are of stone that came from the hills by boat.</p>"


def page(body: str, attributes: str = "") -> bytes:
    return f"<html><body{attributes}><article><h1>Quay</h1>{PROSE}{body}{AFTER}</article></body></html>".encode()


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>Nobody has said so yet to us.</p>",
        "<p>The quay <span hidden>Nobody has said so</span> stays open.</p>",
        '<p hidden="">Nobody has said so yet to us.</p>',
        '<p style="display:none">Nobody has said so yet to us.</p>',
        '<p style="color: red; DISPLAY : none">Nobody has said so yet to us.</p>',
        '<div style="visibility: hidden"><p>Nobody has said so yet to us.</p></div>',
        "<template><p>Nobody has said so yet to us.</p></template>",
    ],
)
def test_what_is_hidden(hidden: str) -> None:
    """It is no text; a note has its words where it is asked for, and says that there is some where it is not."""
    document = read_html(page(hidden), "a.html")
    asked = read_html(page(hidden), "a.html", Reading(with_comments=True))

    assert "Nobody" not in document.text + asked.text
    assert "The council met" in document.text
    assert "by boat." in document.text
    assert [note.message for note in document.notes] == ["hidden text was left out; --with-comments shows it"]
    assert "Nobody has said so" in asked.notes[0].message


@pytest.mark.parametrize(
    "shown",
    [
        '<p hidden="until-found">The quay stays open to all of them.</p>',
        '<p style="display:block">The quay stays open to all of them.</p>',
        '<p style="--display:nonesuch">The quay stays open to all of them.</p>',
    ],
)
def test_what_is_not_hidden(shown: str) -> None:
    """What a browser shows, or finds, is text."""
    document = read_html(page(shown), "a.html")

    assert "The quay stays open" in document.text
    assert document.notes == ()


def test_a_page_that_a_script_shows() -> None:
    """A whole article that is hidden at first is read."""
    assert "The council met" in read_html(page("", " hidden"), "a.html").text


def test_a_menu_that_is_hidden() -> None:
    """What is hidden outside the article is left out without a word."""
    menu = b"<nav style='display:none'><p>Sport</p></nav><div hidden>Log in</div>"
    document = read_html(page("").replace(b"<article>", menu + b"<article>"), "a.html")

    assert "Log in" not in document.text
    assert document.notes == ()
