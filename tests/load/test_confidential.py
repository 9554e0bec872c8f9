"""What is confidential in a file is counted, and left out or kept."""

import pytest

from attribution.load.blocks import Block, Comment
from attribution.load.confidential import withhold
from attribution.load.options import Reading
from attribution.model import Note

BLOCKS = [
    Block("Hi Sam,", "covering-note"),
    Block("It is safe.", None, (Comment("comment", "Who?", 0, 2), Comment("footnote", "See page 4.", 6, 10))),
    Block("It is open.", None, (Comment("comment", "When?", 0, 2),)),
]
NOTES = (Note(kind="hidden-text", message="hidden: Not so."), Note(kind="left-out", message="text boxes were left out"))


def test_what_is_left_out() -> None:
    """Each sort is told in one note without a word of it; all else stays."""
    blocks, notes = withhold(BLOCKS, NOTES, Reading())

    assert [(block.text, [remark.message for remark in block.remarks]) for block in blocks] == [
        ("It is safe.", ["See page 4."]),
        ("It is open.", []),
    ]
    assert [(note.kind, note.message) for note in notes] == [
        ("left-out", "text boxes were left out"),
        ("confidential", "2 comments were left out; --with-comments shows them"),
        ("confidential", "hidden text was left out; --with-comments shows it"),
        ("confidential", "the note before the story was left out; --with-comments shows it"),
    ]


def test_what_is_asked_for() -> None:
    """All stays as it is."""
    assert withhold(BLOCKS, NOTES, Reading(with_comments=True)) == (BLOCKS, NOTES)


@pytest.mark.parametrize("text", ["[a] It is safe.", "It is safe.[a]", "“It [a] is safe.\n\n[b]No.", ""])
def test_what_is_none(text: str) -> None:
    """Letters in brackets without a comment below them are text."""
    assert withhold([Block(text)], (), Reading()) == ([Block(text)], ())
