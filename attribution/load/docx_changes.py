"""The tracked changes of a Word document, as its XML comes by: who put words in or took them out, when and where."""

from collections.abc import Mapping

from attribution.load.blocks import Change
from attribution.load.docx_names import attribute
from attribution.model import ChangeKind

_KINDS: Mapping[str, ChangeKind] = {
    "ins": "insertion",
    "del": "deletion",
    "moveTo": "moved-here",
    "moveFrom": "moved-away",
}


class Changes:
    """Keeps the changes of the paragraph that is being read.

    Args:
        dropped: The elements whose words are not taken into the text.
    """

    def __init__(self, dropped: frozenset[str]) -> None:
        self._dropped = dropped
        #: The changes that the parser is in, the outermost first: the element, who and when.
        self._open: list[tuple[str, str, str]] = []
        self._made: list[Change] = []

    @property
    def is_dropping(self) -> bool:
        """Whether words that come now are not taken into the text."""
        return any(name in self._dropped for name, _, _ in self._open)

    def drops(self, name: str) -> bool:
        """Return whether an element is one whose words are not taken into the text."""
        return name in self._dropped

    def open(self, name: str, attributes: Mapping[str, str]) -> None:
        """Take the start of a change."""
        self._open.append((name, attribute(attributes, "author"), attribute(attributes, "date")))

    def close(self) -> None:
        """Take the end of a change."""
        if self._open:
            self._open.pop()

    def add(self, text: str, at: int) -> None:
        """Take words at a place of the paragraph; what was put in and taken out again is no change."""
        gone = {name in self._dropped for name, _, _ in self._open}
        if len(gone) != 1:
            return
        is_gone = gone == {True}
        name, author, when = self._open[-1]
        change = Change(_KINDS[name], text, at, at if is_gone else at + len(text), author, when)
        before = self._made[-1] if self._made else None
        # Word begins a change anew wherever the look of the words changes.
        if before and (before.kind, before.author, before.end) == (change.kind, author, at):
            self._made[-1] = before._replace(text=before.text + text, end=change.end, when=when)
        else:
            self._made.append(change)

    def take(self) -> tuple[Change, ...]:
        """Return the changes of a paragraph that ends here."""
        made, self._made = tuple(self._made), []
        return made

    def go_on(self) -> None:
        """Keep the changes of a paragraph of which nothing is left: they stand before the next one."""
        self._made = [change._replace(start=0, end=0) for change in self._made]
