"""Words that are quoted by being set off."""

import pytest

from attribution.model import Document, Part, Span
from attribution.text import Stretch, read_layout
from attribution.text.layout import layout_of


def quoted(text: str) -> list[Stretch]:
    """Return what is quoted in a text whose lines that begin with "|" are set off."""
    lines, blocks, at = [], [], 0
    for line in text.split("\n"):
        words = line.removeprefix("|")
        if line.startswith("|"):
            blocks.append((at, at + len(words)))
        lines.append(words)
        at += len(words) + 1
    return list(read_layout("\n".join(lines), 0, tuple(blocks)).stretches)


def shown(text: str) -> list[tuple[str, str | None]]:
    """Return the words that are quoted in such a text, each with the name under them."""
    plain = text.replace("|", "")
    return [(plain[s.start : s.end], s.label and plain[slice(*s.label)]) for s in quoted(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ann Lee said:\n\n|We stay.", [("We stay.", None)]),
        ("Ann Lee said:\n\n|We stay.\n|All of us.", [("We stay.", None), ("All of us.", None)]),
        ("It rained.\n\n|We stay.\n|— Ann Lee, mayor", [("We stay.", "Ann Lee")]),
        ("It rained.\n\n|We stay. — Ann Lee", [("We stay.", "Ann Lee")]),
        ("It rained.\n\n|We stay!\n|— Ann Lee (@annlee) March 2, 2024", [("We stay!", "Ann Lee")]),
        (
            "It rained.\n\n|We stay!\n|A post shared by Ann Lee (@annlee) on Mar 2, 2024 at 5:01 p.m.",
            [("We stay!", "Ann Lee")],
        ),
        ("It rained.\n\n|We stay.\n\n— Ann Lee, mayor", [("We stay.", "Ann Lee")]),
        ("It rained.\n\n|We stay.\n|-- Friends of the River", [("We stay.", "Friends of the River")]),
        ("It rained.\n\n|We stay.\n|Ann Lee, mayor of Ely", [("We stay.", "Ann Lee")]),
    ],
)
def test_what_is_set_off_and_quoted(text: str, words: list[tuple[str, str | None]]) -> None:
    """A colon before it, or a name under it, makes it quoted; the name is none of the words."""
    assert shown(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "It rained.\n\n|We stay.",
        "It rained.\n\n|We stay.\n|Nobody goes.",
        "It rained.\n\n|We stay.\n|— and nobody goes",
        "It rained.\n\n|Ann Lee",
    ],
)
def test_what_is_set_off_and_nobodys(text: str) -> None:
    """Without either it may be anything: a law, a poem, a summary."""
    assert shown(text) == []


def test_marks_decide_where_there_are_any() -> None:
    """What begins with a mark is quoted by it."""
    [stretch] = quoted("Ann Lee said:\n\n|“We stay,” and went.")

    assert (stretch.is_block, stretch.opened) == (False, True)


def test_words_quoted_inside() -> None:
    """A quotation in what is set off lies in it."""
    outer, inner = quoted("Ann Lee said:\n\n|They told us “no” twice.")

    assert (outer.is_block, outer.depth, inner.depth) == (True, 0, 1)


def test_paragraphs_go_on() -> None:
    """All the paragraphs of a block are one quotation."""
    assert [stretch.goes_on for stretch in quoted("Ann Lee said:\n\n|We stay.\n|All.\n|So there.")] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("part", "is_quoted"),
    [
        (Part(kind="block-quote", start=15, end=23), True),
        (Part(kind="pull-quote", start=15, end=23), True),
        (Part(kind="pull-quote", start=15, end=23, repeats=Span(start=0, end=3)), False),
        (Part(kind="caption", start=15, end=23), False),
    ],
)
def test_the_parts_of_a_document(part: Part, is_quoted: bool) -> None:
    """What its reader calls a block quotation is set off, and a pull quote whose words stand nowhere else."""
    document = Document(id="x", text="Ann Lee said:\n\nWe stay.", sha256="", parts=(part,))

    assert any(stretch.is_block for stretch in layout_of(document).stretches) is is_quoted
