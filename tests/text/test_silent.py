"""What stands in a text and is none of its words."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.text import find_comments, read_layout
from attribution.text.silent import blank, find_silent


def words(text: str) -> str:
    """Return what of a text is not silent, one space for any white space."""
    edges = [0, *itertools.chain.from_iterable(find_silent(text)), len(text)]
    return " ".join("".join(text[a:b] for a, b in itertools.batched(edges, 2)).split())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("As [Ann Lee](https://ely.example/a) said.", "As Ann Lee said."),
        ('As [Ann Lee](https://ely.example "Lee says hi") said.', "As Ann Lee said."),
        ("As [Ann Lee](/people/lee_(mayor)) said.", "As Ann Lee said."),
        ("As [Ann Lee](<a b.html>) said.", "As Ann Lee said."),
        ("As [Ann Lee][1] said.\n\n[1]: https://ely.example", "As Ann Lee said."),
        ("![The bridge](bridge.jpg)\n\nIt is safe.", "It is safe."),
        ("See <https://ely.example/a>.", "See ."),
        ("It is safe,[1] she said.[2][3]", "It is safe, she said."),
        ("It is safe,[^1] she said.\n\n[^1]: So they say.\n    And more.\n", "It is safe, she said."),
        ("“It is safe,”¹ she said.²", "“It is safe,” she said."),
        ("> It is safe.\n> > Is it?", "It is safe. Is it?"),
        ("It is safe[a], she said. [b]\n\n[a]Who says?\n[b]When?", "It is safe, she said."),
        ("“It is safe,[a]” she said.[b]\n\n[a]Who says?\n[b]When?\nWhere?\n", "“It is safe,” she said."),
    ],
)
def test_what_is_silent(text: str, left: str) -> None:
    """Addresses, marks of notes, notes and comments are no words of the article."""
    assert words(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "“It is [sic] safe,” she said.",
        "“It is [sic](twice) safe,” she said.",
        "“My friend[s] and [s]he,” she said.",
        "The plan [1] is old.",
        "[a]n old plan",
        "The list:\n[a] one\n[b] two",
        "It has 40 m² and 3 m³.",
        "2 > 1, and 1 < 2.",
        ">> ANN LEE: It is safe.",
        "[Ann Lee] [Ben Roe]",
    ],
)
def test_what_is_not(text: str) -> None:
    """Brackets of editors, lists and figures are words like any other."""
    assert words(text) == " ".join(text.split())


def test_comments_know_their_places() -> None:
    """Each has the place of its mark in the draft; one that goes over several lines is one."""
    text = "“It is safe,[a]” she said.[b]\n\n[a]Who\nsays?\n[b]When?\n"
    found = find_comments(text)

    assert [(one.words, text[one.start : one.end]) for one in found.comments] == [
        ("Who says?", "[a]"),
        ("When?", "[b]"),
    ]
    assert text[found.start :].startswith("[a]Who")


def test_nobody_speaks_in_what_is_silent() -> None:
    """A mark in a link's title, or in a comment, opens no quotation; offsets are those of the text."""
    text = "[Lee](https://x.example “Yes!”) said “no.[a]”\n\n[a]He said “never”."
    layout = read_layout(text)

    assert [text[stretch.start : stretch.end] for stretch in layout.stretches] == ["“no.[a]”"]
    assert layout.words[layout.paragraphs[0][0]] == "L"


@given(st.text(alphabet="ab [](){}<>!^:\n>.,1²/“”\"'"))
def test_any_text(text: str) -> None:
    """The stretches lie in the text and do not overlap, and what is left has its length and its line ends."""
    silent = find_silent(text)

    assert all(0 <= start < end <= len(text) for start, end in silent)
    assert all(one[1] <= two[0] for one, two in itertools.pairwise(silent))
    assert len(blank(text, silent)) == len(text)
    assert blank(text, silent).count("\n") == text.count("\n")
