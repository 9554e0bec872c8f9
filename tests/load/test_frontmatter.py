"""YAML front matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.load.frontmatter import split_front_matter
from tests.growth import grows_evenly


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("close", ["---", "...", "--- "])
def test_a_block_is_read(end: str, close: str) -> None:
    """The block ends with its closing line, whatever the line ends."""
    block = end.join(["---", "Title: Bridge to close", "tags: [a, b]", close])
    front = split_front_matter(block + end + "Ely. The bridge will close.")

    assert front.fields == {"title": "Bridge to close", "tags": ["a", "b"]}
    assert (block + end)[front.end :] == end
    assert front.notes == ()


def test_values_stay_as_written() -> None:
    """YAML does not turn a headline into a truth value, a number or a date."""
    front = split_front_matter("---\ntitle: No\ndate: 2021-03-02\nby: 007\n---\n")

    assert front.fields == {"title": "No", "date": "2021-03-02", "by": "007"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ely.",
        "---",
        "---\n",
        "---\n---\n",
        "---\nA rule above, and one below.\n---\nMore.",
        "---\n- a list\n---\n",
        "---\ntitle: It is never closed\n",
        "----\ntitle: Four dashes\n----\n",
        "\n---\ntitle: Not at the start\n---\n",
    ],
)
def test_what_is_no_front_matter(text: str) -> None:
    """Rules, lists and blocks that stay open are text, and nothing is said about them."""
    assert split_front_matter(text) == ({}, 0, ())


@pytest.mark.parametrize(
    ("block", "reason"),
    [
        ("title: “a” : b: c", "mapping values are not allowed here"),
        ("title: [open", "expected ',' or ']'"),
        ("a: &x 1\nb: *x", "anchors and aliases are not read"),
        ("a: &x [1]", "anchors and aliases are not read"),
        ("a: " + "[" * 20 + "]" * 20, "nested too deeply"),
        ("a: \x07", "special characters are not allowed"),
        ("? [a]\n: b", "unhashable"),
    ],
)
def test_a_broken_block_is_text_and_noted(block: str, reason: str) -> None:
    """YAML that is broken, or could do harm, is no error: the block counts as text and a note says why."""
    front = split_front_matter(f"---\n{block}\n---\nEly.")

    assert (front.fields, front.end) == ({}, 0)
    assert [note.kind for note in front.notes] == ["parse"]
    assert reason in front.notes[0].message


def test_python_objects_are_not_made() -> None:
    """A tag that asks for a Python object gives plain data and runs nothing."""
    front = split_front_matter("---\ntitle: !!python/object/apply:os.system ['echo']\n---\n")

    assert front.fields == {"title": ["echo"]}


@pytest.mark.parametrize("filling", ["[", "- ", "? ", "a: b\n"])
def test_no_block_makes_it_slow(filling: str) -> None:
    """Depth and size are limited."""
    assert grows_evenly(lambda times: split_front_matter(f"---\n{filling * times}\n---\n"), 60_000)


@given(st.text(alphabet="abT:-[]{}&*!|>'\"#%@`,? \n\t", max_size=80))
def test_any_block_is_read_or_left(block: str) -> None:
    """No block is an error, and what is left begins inside the text."""
    text = f"---\n{block}\n---\nEly."

    assert 0 <= split_front_matter(text).end <= len(text)
