"""Electronic books (`.epub`): the chapters one after the other, as one text."""

import posixpath
from collections.abc import Mapping
from urllib.parse import unquote

from attribution.errors import LoadError
from attribution.load.blocks import Block
from attribution.load.composing import Told, compose
from attribution.load.docx_names import attribute, local
from attribution.load.fragments import read_fragment
from attribution.load.options import DEFAULT, Reading
from attribution.load.xml_parts import parse_entry
from attribution.load.zips import Package
from attribution.model import Document, Note

_CONTAINER = "META-INF/container.xml"
_RIGHTS = "META-INF/rights.xml"
_PAGES = ("application/xhtml+xml", "text/html")
#: A book of more chapters than this, or longer, is no article.
MAX_CHAPTERS = 2_000
MAX_TEXT = 20_000_000


def read_epub(data: bytes, name: str, reading: Reading = DEFAULT) -> Document:
    """Return the document of an .epub file: its chapters in the order in which they are read.

    Raises:
        LoadError: It is no such book, is locked, unpacks to more than a book has, or declares entities.
    """
    archive = Package(data, name)
    if _RIGHTS in archive:
        raise LoadError(name, "it is locked by whoever sold it: save its text as .txt")
    book = _Book()
    entries, absent = _chapters(archive, book, name)
    if not entries:
        raise LoadError(name, "there is no book in it: give it the suffix that it should have")
    blocks: list[Block] = []
    size = 0
    for entry in entries[:MAX_CHAPTERS]:
        chapter = b"".join(archive.pieces(entry)).decode("utf-8", "replace")
        size += len(chapter)
        if size > MAX_TEXT:
            raise LoadError(name, f"it has more than {MAX_TEXT // 1_000_000} MB of text: split it into single articles")
        blocks += read_fragment(chapter)
    notes = (Note(kind="left-out", message=f"chapters that are not in the file: {absent}"),) if absent else ()
    told = Told(title=book.values.get("title"), byline=book.values.get("creator"), outlet=book.values.get("publisher"))
    return compose(name, blocks, told, reading, notes)


def _chapters(archive: Package, book: "_Book", name: str) -> tuple[list[str], int]:
    """Return the files of the chapters in their order, and how many are not there; `book` learns of itself."""
    container = parse_entry(archive, _CONTAINER, _Container(), name)
    if container.package not in archive:
        # A book without its list: its pages are there all the same.
        return sorted(entry for entry in archive.entries if entry.lower().endswith((".xhtml", ".html", ".htm"))), 0
    folder = posixpath.dirname(container.package)
    parse_entry(archive, container.package, book, name)
    wanted = [posixpath.normpath(posixpath.join(folder, unquote(page))) for page in book.pages]
    entries = [entry for entry in wanted if entry in archive]
    return entries, len(wanted) - len(entries)


class _Container:
    """Takes `container.xml`, and keeps where the book's list of chapters is."""

    def __init__(self) -> None:
        self.package = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        if local(tag) == "rootfile" and not self.package:
            self.package = attribute(attributes, "full-path")

    def end(self, tag: str) -> None:
        """Take the end of an element."""

    def data(self, text: str) -> None:
        """Take text."""

    def close(self) -> None:
        """Take the end of the file."""


class _Book:
    """Takes the list of a book's files, and keeps its chapters and what it tells of itself."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self._files: dict[str, str] = {}
        self._order: list[str] = []
        self._name = ""

    @property
    def pages(self) -> list[str]:
        """The chapters in the order in which they are read."""
        return [self._files[one] for one in self._order if one in self._files]

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        self._name = local(tag)
        if self._name == "item" and attribute(attributes, "media-type") in _PAGES:
            if "nav" not in attribute(attributes, "properties").split():
                self._files[attribute(attributes, "id")] = attribute(attributes, "href")
        elif self._name == "itemref" and attribute(attributes, "linear") != "no":
            self._order.append(attribute(attributes, "idref"))

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        del tag
        self._name = ""

    def data(self, text: str) -> None:
        """Take text."""
        if self._name in ("title", "creator", "publisher"):
            self.values[self._name] = " ".join((self.values.get(self._name, "") + text).split())[:1000]

    def close(self) -> None:
        """Take the end of the file."""
