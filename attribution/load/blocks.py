"""What a reader takes out of a file: blocks of text, and notes about stretches of them."""

from typing import NamedTuple

from attribution.model import ChangeKind, NoteKind, PartKind


class Comment(NamedTuple):
    """A note about a stretch of a block."""

    kind: NoteKind
    message: str
    start: int
    end: int


class Change(NamedTuple):
    """A tracked change of a block; `start` and `end` are the same where its words are not in the text."""

    kind: ChangeKind
    text: str
    start: int
    end: int
    author: str
    when: str


class Block(NamedTuple):
    """A paragraph, or whatever else stands on lines of its own."""

    text: str
    #: What it is, where it is not running text.
    kind: PartKind | None = None
    remarks: tuple[Comment, ...] = ()
    #: In text order.
    changes: tuple[Change, ...] = ()
