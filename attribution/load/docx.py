"""Word documents: the text with its tracked changes taken or left, comments and footnotes as notes."""

from types import MappingProxyType

from attribution.errors import LoadError
from attribution.load.composing import Told, compose
from attribution.load.confidential import hidden_note
from attribution.load.docx_body import Body
from attribution.load.docx_notes import Annotations, Properties
from attribution.load.docx_styles import Styles
from attribution.load.options import DEFAULT, Reading
from attribution.load.xml_parts import parse_entry
from attribution.load.zips import Package
from attribution.model import Document, Note

#: How an old Word document begins, and a new one that is encrypted.
_OLD = b"\xd0\xcf\x11\xe0"

_BODY = "word/document.xml"
_STYLES = "word/styles.xml"
_COMMENTS = "word/comments.xml"
_FOOTNOTES = ("word/footnotes.xml", "word/endnotes.xml")
_PROPERTIES = "docProps/core.xml"


def read_docx(data: bytes, name: str, reading: Reading = DEFAULT) -> Document:
    """Return the document of a .docx file.

    Tracked changes are accepted, or what `Reading.revisions` says, and a note tells how many there were. Footnotes
    and endnotes are no text: they become notes, at the words that they are about. Headers, footers and text boxes are
    left out. So are comments and hidden text; they become notes where `Reading.with_comments` says so.

    Raises:
        LoadError: It is no Word document, or unpacks to more than one has, or declares entities, or has tracked changes
            where they are to fail.
    """
    if data.startswith(_OLD):
        raise LoadError(name, "this is an old Word document, or one with a password: save it as .docx, without one")
    archive = Package(data, name)
    if _BODY not in archive:
        raise LoadError(name, "there is no Word document in it: save it as .docx")
    comments = parse_entry(archive, _COMMENTS, Annotations("comment"), name)
    footnotes = {path: parse_entry(archive, path, Annotations(kind), name) for path, kind in _kinds()}
    body = Body(
        accept=reading.revisions != "reject",
        comments=comments.texts,
        footnotes=MappingProxyType({kind: footnotes[path].texts for path, kind in _kinds()}),
        styles=parse_entry(archive, _STYLES, Styles(), name),
    )
    parse_entry(archive, _BODY, body, name)
    told = parse_entry(archive, _PROPERTIES, Properties(), name)
    rest = tuple(Note(kind="comment", message=text) for id_, text in comments.texts.items() if id_ not in body.placed)
    notes = (*_notes(body, reading, name), *rest)
    # Who made the file need not have written the article, and when it was made is not when it was published.
    title = " ".join(told.values.get("title", "").split())
    return compose(name, body.blocks, Told(title=title or None), reading, notes)


def _kinds() -> tuple[tuple[str, str], ...]:
    return tuple(zip(_FOOTNOTES, ("footnote", "endnote"), strict=True))


def _notes(body: Body, reading: Reading, name: str) -> tuple[Note, ...]:
    boxes = (Note(kind="left-out", message="text boxes were left out"),) if body.has_boxes else ()
    boxes = (*boxes, *hidden_note("".join(body.hidden)))
    changes = body.insertions + body.deletions
    if not changes:
        return boxes
    if reading.revisions == "fail":
        raise LoadError(name, f"it has {changes} tracked changes: accept or reject them, or choose with --revisions")
    done = "accepted" if reading.revisions == "accept" else "rejected"
    count = f"{body.insertions} insertions and {body.deletions} deletions"
    return (Note(kind="revision", message=f"tracked changes were {done}: {count}"), *boxes)
