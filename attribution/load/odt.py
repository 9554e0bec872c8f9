"""OpenDocument texts (`.odt`), as LibreOffice writes them: the text, comments and footnotes as notes."""

from collections.abc import Mapping

from attribution.errors import LoadError
from attribution.load.blocks import Block, Comment
from attribution.load.composing import Told, compose
from attribution.load.confidential import hidden_note
from attribution.load.docx_names import attribute, local
from attribution.load.odt_changes import Regions
from attribution.load.options import DEFAULT, Reading
from attribution.load.xml_parts import parse_entry
from attribution.load.zips import Package
from attribution.model import Document, Note, NoteKind, PartKind

_CONTENT, _ABOUT = "content.xml", "meta.xml"
#: What is no text of the article.
_OUTSIDE = frozenset(("text-box", "table-of-content", "hidden-text", "hidden-paragraph", "object"))
_FIELDS = ("hidden-text", "hidden-paragraph")
_CONCEALED = ("section", *_FIELDS)
_NOTES: Mapping[str, NoteKind] = {"annotation": "comment", "note": "footnote"}
_STYLES: Mapping[str, PartKind] = {
    "Title": "title",
    "Subtitle": "heading",
    "Quotations": "block-quote",
    "Quote": "block-quote",
    "Intense_20_Quote": "block-quote",
    "Caption": "caption",
    "Illustration": "caption",
}


def read_odt(data: bytes, name: str, reading: Reading = DEFAULT) -> Document:
    """Return the document of an .odt file.

    Text that tracked changes deleted is left out; where it stood, who did it and when is told. Footnotes are no text:
    they become notes, at their places. Headers, footers and text boxes are left out. So are comments, hidden sections
    and hidden fields; they become notes where `Reading.with_comments` says so.

    Raises:
        LoadError: It is no OpenDocument text, has a password, unpacks to more than one has, or declares entities, or
            has tracked changes where they are to fail.
    """
    archive = Package(data, name)
    if _CONTENT not in archive:
        raise LoadError(name, "there is no OpenDocument text in it: save it as .odt or .docx")
    body, about = _Body(), _About()
    parse_entry(archive, _CONTENT, body, name)
    parse_entry(archive, _ABOUT, about, name)
    notes: tuple[Note, ...] = ()
    if body.changes.count:
        if reading.revisions != "accept":
            advice = (
                f"it has {body.changes.count} tracked changes, which are read as accepted: accept or reject them in it"
            )
            raise LoadError(name, advice)
        notes = (Note(kind="revision", message=f"tracked changes were accepted: {body.changes.count}"),)
    notes = (*notes, *hidden_note("".join(body.hidden)))
    if body.has_boxes:
        notes = (*notes, Note(kind="left-out", message="text boxes were left out"))
    title = " ".join(about.title.split())
    return compose(name, body.blocks, Told(title=title or None), reading, notes)


class _Body:
    """Takes the parts of `content.xml` one after the other, and keeps its paragraphs as blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.changes = Regions()
        #: How deep the parser is in what stands before the body on its changes.
        self._changing = 0
        self.has_boxes = False
        #: The words that are hidden.
        self.hidden: list[str] = []
        #: The parser is in a section, or a field, that is hidden.
        self._conceals = False
        #: Styles of the document's own: whose they are made of, and those that hide.
        self._parents: dict[str, str] = {}
        self._hiding: set[str] = set()
        self._style = ""
        #: How deep the parser is in what is left out, in a note, in tables, in paragraphs and lists.
        self._hidden = self._noted = self._tables = self._paragraphs = 0
        #: Open spans, and which of them hide.
        self._spans: list[bool] = []
        self._line: list[str] = []
        self._note: list[str] = []
        self._remarks: list[Comment] = []
        self._kind: PartKind | None = None
        self._in_citation = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        name = local(tag)
        if self._changing or name == "tracked-changes":
            self._changing += 1
            self.changes.start(tag, attributes)
            return
        if name in ("style", "text-properties"):
            self._start_style(name, attributes)
        hides = name in _OUTSIDE or (name == "section" and attribute(attributes, "display") == "none")
        self.has_boxes |= name == "text-box"
        if not self._hidden:
            self._conceals = hides and name in _CONCEALED
        if self._conceals and name in _FIELDS:
            self.hidden.append(attribute(attributes, "string-value"))
        if self._hidden or hides:
            self._hidden += 1
        elif self._noted or name in _NOTES:
            self._noted += 1
            self._in_citation = name in ("note-citation", "date", "creator-initials")
        else:
            self._start_text(name, attributes)

    def _start_text(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "p" | "h":
                self._paragraphs += 1
                style = attribute(attributes, "style-name")
                self._kind = self._kind_of(style) or ("heading" if name == "h" else None)
                self._spans = [style in self._hiding]
            case "span":
                self._spans.append(attribute(attributes, "style-name") in self._hiding)
            case "table":
                self._tables += 1
            case "s":
                self._add(" " * min(int(attribute(attributes, "c") or 1), 100))
            case "tab":
                self._add("\t")
            case "line-break":
                self._add("\n")
            case "change" | "change-start" | "change-end":
                line = "".join(self._line)
                self.changes.refer(name, attribute(attributes, "change-id"), len(line), line)

    def _start_style(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "style":
            self._style = attribute(attributes, "name")
            self._parents[self._style] = attribute(attributes, "parent-style-name")
        elif attribute(attributes, "display") == "none":
            self._hiding.add(self._style)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        name = local(tag)
        if self._changing:
            self._changing -= 1
            self.changes.end(tag)
        elif self._hidden:
            self._hidden -= 1
        elif self._noted:
            self._noted -= 1
            self._in_citation = False
            if name == "p":
                self._note.append(" ")
            if not self._noted:
                self._end_note(name)
        elif name in ("p", "h") and self._paragraphs:
            self._paragraphs -= 1
            self._end_paragraph()
        elif name == "span" and self._spans:
            self._spans.pop()
        elif name == "table":
            self._tables -= 1

    def data(self, text: str) -> None:
        """Take text."""
        if self._changing:
            self.changes.data(text)
            return
        if self._hidden:
            self.hidden += [text, " "] if self._conceals else []
            return
        if self._noted:
            self._note.append("" if self._in_citation else text)
        elif self._paragraphs:
            # White space is as in HTML; what counts is written as an element of its own.
            self._add(" ".join(text.split("\n")))

    def close(self) -> None:
        """Take the end of the document."""

    def _add(self, text: str) -> None:
        if any(self._spans):
            self.hidden.append(text)
        else:
            self._line.append(text)

    def _end_note(self, name: str) -> None:
        words = " ".join("".join(self._note).split())
        place = len("".join(self._line))
        if words:
            self._remarks.append(Comment(_NOTES[name], words, place, place))
        self._note = []

    def _end_paragraph(self) -> None:
        self.hidden.append(" ")
        text = "".join(self._line)
        changes = self.changes.take(text)
        if text.strip():
            kind = "table" if self._tables else self._kind
            self.blocks.append(Block(text, kind, tuple(self._remarks), changes))
        self._line, self._remarks, self._spans = [], [], []

    def _kind_of(self, style: str) -> PartKind | None:
        for _ in range(4):
            if kind := _STYLES.get(style):
                return kind
            style = self._parents.get(style, "")
        return None


class _About:
    """Takes the parts of `meta.xml`, and keeps the title."""

    def __init__(self) -> None:
        self.title = ""
        self._in_title = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        del attributes
        self._in_title = local(tag) == "title"

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        del tag
        self._in_title = False

    def data(self, text: str) -> None:
        """Take text."""
        if self._in_title:
            self.title = (self.title + text)[:1000]

    def close(self) -> None:
        """Take the end of the file."""
