"""What a Word document has beside its body: comments, footnotes, properties."""

from collections.abc import Mapping
from typing import Literal

from attribution.load.docx_names import attribute, local

#: Word numbers its separators among the footnotes.
_SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


class Annotations:
    """Takes the parts of a file of comments or footnotes, and keeps their texts by their ids.

    Args:
        kind: The name of the elements that hold one each.
    """

    def __init__(self, kind: Literal["comment", "footnote", "endnote"] | str) -> None:
        self.texts: dict[str, str] = {}
        self._kind = kind
        self._id: str | None = None
        self._author = ""
        self._words: list[str] = []
        self._in_text = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        name = local(tag)
        if name == self._kind and attribute(attributes, "type") not in _SEPARATORS:
            self._id, self._author, self._words = attribute(attributes, "id"), attribute(attributes, "author"), []
        self._in_text = name == "t"
        if name in ("tab", "br"):
            self._words.append(" ")

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        name = local(tag)
        self._in_text = False
        if name == "p":
            self._words.append(" ")
        if name == self._kind and self._id is not None:
            words = " ".join("".join(self._words).split())
            self.texts[self._id] = f"{self._author}: {words}" if self._author else words
            self._id = None

    def data(self, text: str) -> None:
        """Take text."""
        if self._in_text and self._id is not None:
            self._words.append(text)

    def close(self) -> None:
        """Take the end of the file."""


class Properties:
    """Takes the parts of `docProps/core.xml`, and keeps what the file says of itself."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self._name = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Take the start of an element."""
        del attributes
        self._name = local(tag)

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        del tag
        self._name = ""

    def data(self, text: str) -> None:
        """Take text."""
        if self._name:
            self.values[self._name] = (self.values.get(self._name, "") + text)[:1000]

    def close(self) -> None:
        """Take the end of the file."""
