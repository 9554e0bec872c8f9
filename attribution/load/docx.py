"""Word documents: the text with its tracked changes taken or left, comments and footnotes as notes."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from attribution.errors import LoadError
from attribution.load.composing import Told, compose
from attribution.load.docx_body import Body
from attribution.load.docx_notes import Annotations, Properties
from attribution.load.options import DEFAULT, Reading
from attribution.load.zips import Package
from attribution.model import Document, Note

#: How an old Word document begins, and a new one that is encrypted.
_OLD = b"\xd0\xcf\x11\xe0"

_BODY = "word/document.xml"
_COMMENTS = "word/comments.xml"
_FOOTNOTES = ("word/footnotes.xml", "word/endnotes.xml")
_PROPERTIES = "docProps/core.xml"


class _Target(Protocol):
    def start(self, tag: str, attributes: Mapping[str, str]) -> None: ...
    def end(self, tag: str) -> None: ...
    def data(self, text: str) -> None: ...


def read_docx(data: bytes, name: str, reading: Reading = DEFAULT) -> Document:
    """Return the document of a .docx file.

    Tracked changes are accepted, or what `Reading.revisions` says, and a note tells how many there were. Comments,
    footnotes and endnotes are no text: they become notes, at the words that they are about. Headers, footers and text
    boxes are left out.

    Raises:
        LoadError: It is no Word document, or unpacks to more than one has, or declares entities, or has tracked changes
            where they are to fail.
    """
    if data.startswith(_OLD):
        raise LoadError(name, "this is an old Word document, or one with a password: save it as .docx, without one")
    archive = Package(data, name)
    if _BODY not in archive:
        raise LoadError(name, "there is no Word document in it: save it as .docx")
    comments = _parse(archive, _COMMENTS, Annotations("comment"), name)
    footnotes = {path: _parse(archive, path, Annotations(kind), name) for path, kind in _kinds()}
    body = Body(
        accept=reading.revisions != "reject",
        comments=comments.texts,
        footnotes=MappingProxyType({kind: footnotes[path].texts for path, kind in _kinds()}),
    )
    _parse(archive, _BODY, body, name)
    told = _parse(archive, _PROPERTIES, Properties(), name)
    rest = tuple(Note(kind="comment", message=text) for id_, text in comments.texts.items() if id_ not in body.placed)
    notes = (*_notes(body, reading, name), *rest)
    # Who made the file need not have written the article, and when it was made is not when it was published.
    title = " ".join(told.values.get("title", "").split())
    return compose(name, body.blocks, Told(title=title or None), reading, notes)


def _kinds() -> tuple[tuple[str, str], ...]:
    return tuple(zip(_FOOTNOTES, ("footnote", "endnote"), strict=True))


def _parse[T: _Target](archive: Package, entry: str, target: T, name: str) -> T:
    """Return `target` after the entry went through it, bit by bit; no tree is built, and no entity is read."""
    if entry not in archive:
        return target
    parser = DefusedXMLParser(target=target, forbid_dtd=True, forbid_entities=True, forbid_external=True)
    try:
        for piece in archive.pieces(entry):
            parser.feed(piece)
        parser.close()
    except DefusedXmlException as error:
        raise LoadError(name, "it declares entities, which no Word document does: it was made to do harm") from error
    except ParseError as error:
        raise LoadError(name, f"{entry} in it is broken ({error})") from error
    return target


def _notes(body: Body, reading: Reading, name: str) -> tuple[Note, ...]:
    boxes = (Note(kind="left-out", message="text boxes were left out"),) if body.has_boxes else ()
    changes = body.insertions + body.deletions
    if not changes:
        return boxes
    if reading.revisions == "fail":
        raise LoadError(name, f"it has {changes} tracked changes: accept or reject them, or choose with --revisions")
    done = "accepted" if reading.revisions == "accept" else "rejected"
    count = f"{body.insertions} insertions and {body.deletions} deletions"
    return (Note(kind="revision", message=f"tracked changes were {done}: {count}"), *boxes)
