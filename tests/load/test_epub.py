"""Reading electronic books."""

import zipfile
from io import BytesIO

import pytest

from attribution.errors import LoadError
from attribution.load import epub
from attribution.load.epub import read_epub

CONTAINER = '<container><rootfiles><rootfile full-path="book/list.opf"/></rootfiles></container>'
LIST = """<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>The Bridge</dc:title>
<dc:creator>Ann Lee</dc:creator><dc:publisher>Ely Press</dc:publisher></metadata><manifest>
<item id="a" href="one%20a.xhtml" media-type="application/xhtml+xml"/>
<item id="b" href="two.xhtml" media-type="application/xhtml+xml"/>
<item id="c" href="gone.xhtml" media-type="application/xhtml+xml"/>
<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="p" href="p.png" media-type="image/png"/></manifest>
<spine><itemref idref="n"/><itemref idref="b"/><itemref idref="a"/><itemref idref="c"/></spine></package>"""


def book(**entries: str) -> bytes:
    """Return a book with these entries, under their names with "_" for "/"."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        for name, text in entries.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), text)
    return file.getvalue()


WHOLE = {
    "META-INF__container_dot_xml": CONTAINER,
    "book__list_dot_opf": LIST,
    "book__one a_dot_xhtml": "<html><body><p>“It is safe,” said Ann Lee.</p></body></html>",
    "book__two_dot_xhtml": "<html><head><title>x</title></head><body><h1>One</h1><p>Ely.</p></body></html>",
    "book__nav_dot_xhtml": "<html><body><p>Contents</p></body></html>",
}


def test_chapters_in_their_order() -> None:
    """They stand as the book lists them, without its table of contents; what is absent is told."""
    document = read_epub(book(**WHOLE), "a.epub")

    assert document.text == "One\n\nEly.\n\n“It is safe,” said Ann Lee."
    assert (document.title, document.byline, document.outlet) == ("The Bridge", "Ann Lee", "Ely Press")
    assert [note.message for note in document.notes] == ["chapters that are not in the file: 1"]


def test_a_book_without_its_list() -> None:
    """Its pages are read by their names."""
    assert read_epub(book(b_dot_xhtml="<p>Bly.</p>", a_dot_html="<p>Ely.</p>"), "a.epub").text == "Ely.\n\nBly."


@pytest.mark.parametrize(
    ("entries", "why"),
    [
        ({"a_dot_txt": "Ely."}, "there is no book in it"),
        ({**WHOLE, "META-INF__rights_dot_xml": "<rights/>"}, "it is locked by whoever sold it"),
        ({**WHOLE, "book__list_dot_opf": "<!DOCTYPE a [<!ENTITY x 'y'>]><a/>"}, "it declares entities"),
    ],
)
def test_what_can_not_be_read(entries: dict[str, str], why: str) -> None:
    """The error says why."""
    with pytest.raises(LoadError, match=why):
        read_epub(book(**entries), "a.epub")


def test_a_book_that_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is refused."""
    monkeypatch.setattr(epub, "MAX_TEXT", 10)

    with pytest.raises(LoadError, match="split it into single articles"):
        read_epub(book(**WHOLE), "a.epub")
