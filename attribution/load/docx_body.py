"""The body of a Word document, as its XML comes by."""

import re
from collections.abc import Mapping

from attribution.load.blocks import Block, Comment
from attribution.load.docx_changes import Changes
from attribution.load.docx_names import WORD, attribute, local
from attribution.load.docx_styles import Styles, is_on
from attribution.model import PartKind

#: What was deleted is in the first two, what was inserted in the others; a move is both.
_DELETED, _INSERTED = frozenset(("del", "moveFrom")), frozenset(("ins", "moveTo"))
_CHANGED = _DELETED | _INSERTED
#: What has text that is not the body's.
_OUTSIDE = frozenset(
    (
        *("txbxContent", "AlternateContent", "instrText", "delInstrText", "sdtPr", "object", "fldData"),
        # How a paragraph or its words looked before.
        *("pPrChange", "rPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange"),
    )
)
_PROPERTIES = frozenset(("pPr", "rPr", "tabs"))
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}

_STYLES: tuple[tuple[re.Pattern[str], PartKind], ...] = (
    (re.compile(r"title$", re.IGNORECASE), "title"),
    (re.compile(r"heading ?\d?|subtitle", re.IGNORECASE), "heading"),
    (re.compile(r"caption", re.IGNORECASE), "caption"),
    (re.compile(r"pull ?quote|intense ?quote", re.IGNORECASE), "pull-quote"),
    (re.compile(r"(?:block ?)?(?:quote|quotation)s?$|block ?text$", re.IGNORECASE), "block-quote"),
    (re.compile(r"by ?line|author", re.IGNORECASE), "byline"),
)

_LAST_WORD = re.compile(r"\S+\s*\Z")


class Body:
    """Takes the parts of `word/document.xml` one after the other, and keeps its paragraphs as blocks.

    Args:
        accept: Take tracked changes as made; False leaves them undone.
        comments: The comments by their ids.
        footnotes: The footnotes by their ids, and the endnotes.
        styles: The styles of the document.
    """

    def __init__(
        self,
        *,
        accept: bool,
        comments: Mapping[str, str],
        footnotes: Mapping[str, Mapping[str, str]],
        styles: Styles,
    ) -> None:
        self.blocks: list[Block] = []
        #: The comments that are about words of a paragraph.
        self.placed: set[str] = set()
        self.has_boxes = False
        #: The words that are hidden.
        self.hidden: list[str] = []
        self.insertions = 0
        self.deletions = 0
        self._changes = Changes(_DELETED if accept else _INSERTED)
        self._comments = comments
        self._footnotes = footnotes
        self._styles = styles
        #: The paragraph's words are hidden by its style; those of the run, which says so itself or by its own style.
        self._hides_paragraph = False
        self._hides_run: bool | None = None
        #: How deep the parser is in what is left out, in tables, and in text.
        self._hidden = 0
        self._tables = 0
        self._properties = 0
        self._in_text = False
        self._paragraph: list[str] = []
        self._length = 0
        self._kind: PartKind | None = None
        self._remarks: list[tuple[str, Comment]] = []
        #: Where the comments that are open began, in this paragraph.
        self._open: dict[str, int] = {}
        #: A paragraph whose end was deleted goes on in the next.
        self._goes_on = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        name = local(tag)
        self.insertions += name in _INSERTED
        self.deletions += name in _DELETED
        self.has_boxes |= name == "txbxContent"
        if self._hidden or name in _OUTSIDE or (name in _CHANGED and self._properties):
            self._hidden += 1
            # The change is of the paragraph's end, not of words.
            self._goes_on |= self._hidden == 1 and self._changes.drops(name)
        elif name in _CHANGED:
            self._changes.open(name, attributes)
        elif (name == "t" and tag.startswith(WORD)) or name == "delText":
            self._in_text = True
        elif name in _SIGNS and not self._properties:
            self._add(_SIGNS[name])
        else:
            self._start_other(name, attributes)

    def _start_other(self, name: str, attributes: Mapping[str, str]) -> None:
        match name:
            case "tbl":
                self._tables += 1
            case _ if name in _PROPERTIES:
                self._properties += 1
            case "pStyle":
                style = attribute(attributes, "val")
                self._kind = _kind(style) or _kind(self._styles.name_of(style))
                self._hides_paragraph = self._styles.hides(style)
            case "r":
                self._hides_run = None
            case "rStyle" if self._properties == 1 and self._hides_run is None:
                self._hides_run = self._styles.hides(attribute(attributes, "val")) or None
            case "vanish" if self._properties == 1:
                self._hides_run = is_on(attributes)
            case "commentRangeStart":
                self._open[attribute(attributes, "id")] = self._length
            case "commentRangeEnd":
                self._end_comment(attribute(attributes, "id"))
            case "footnoteReference" | "endnoteReference" if not self._changes.is_dropping:
                self._refer(name.removesuffix("Reference"), attribute(attributes, "id"))

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        name = local(tag)
        if self._hidden:
            self._hidden -= 1
        elif name in _CHANGED:
            self._changes.close()
        elif name in ("t", "delText"):
            self._in_text = False
        elif name in _PROPERTIES:
            self._properties -= 1
        elif name == "tbl":
            self._tables -= 1
        elif name == "p":
            self._end_paragraph()

    def data(self, text: str) -> None:
        """Take text."""
        if self._in_text and not self._hidden:
            self._add(text)

    def close(self) -> None:
        """Take the end of the document."""
        self._goes_on = False
        self._end_paragraph()
        if self.blocks and (rest := self._changes.take()):
            last = self.blocks[-1]
            end = len(last.text)
            self.blocks[-1] = last._replace(
                changes=(*last.changes, *(change._replace(start=end, end=end) for change in rest))
            )

    def _add(self, text: str) -> None:
        if self._hides_run or (self._hides_run is None and self._hides_paragraph):
            self.hidden.append(text)
            return
        self._changes.add(text, self._length)
        if not self._changes.is_dropping:
            self._paragraph.append(text)
            self._length += len(text)

    def _end_comment(self, comment: str) -> None:
        start = self._open.pop(comment, 0)
        if text := self._comments.get(comment):
            self._remarks.append((comment, Comment("comment", text, start, self._length)))

    def _refer(self, kind: str, note: str) -> None:
        text = self._footnotes.get(kind, {}).get(note)
        if text is None:
            return
        word = _LAST_WORD.search("".join(self._paragraph[-8:]))
        start = self._length - len(word[0]) if word else self._length
        self._remarks.append(("", Comment("footnote", text, start, self._length)))

    def _end_paragraph(self) -> None:
        if self._goes_on:
            self._goes_on = False
            return
        self.hidden.append(" ")
        text = "".join(self._paragraph)
        kind: PartKind | None = "table" if self._tables else self._kind
        if text.strip():
            remarks = tuple(remark for _, remark in self._remarks)
            self.blocks.append(Block(text, kind, remarks, self._changes.take()))
            self.placed.update(comment for comment, _ in self._remarks)
        else:
            self._changes.go_on()
        # A comment on several paragraphs is told with the last of them.
        self._open = dict.fromkeys(self._open, 0)
        self._paragraph, self._length, self._remarks, self._kind = [], 0, [], None
        self._hides_paragraph, self._hides_run = False, None


def _kind(style: str) -> PartKind | None:
    return next((kind for form, kind in _STYLES if form.match(style)), None)
