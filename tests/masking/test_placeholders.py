"""Placeholders: how they are written, in what other forms they are read, and what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.masking.placeholders import (
    Placeholder,
    find_near,
    find_placeholders,
    free_prefix,
    read_placeholder,
)

PLACEHOLDERS = st.builds(Placeholder, st.sampled_from("QS"), st.integers(1, 999_999), st.integers(1, 99))
PREFIXES = st.sampled_from(["", "A", "KZ"])


@pytest.mark.parametrize(
    "written",
    [
        "⟦Q3.2⟧",
        "⟦ Q3.2 ⟧",
        "⟦q3.2⟧",
        "⟦Q 3. 2⟧",
        "⟦Q3·2⟧",
        "⟦Q3.2\n⟧",
        "⟦\u200bQ3.2\u2060⟧",
        "[[Q3.2]]",
        "[[ q3.2 ]]",
        r"\[\[Q3.2\]\]",
        "〚Q3.2〛",
        "⟦Q3.2]]",
        "&#10214;Q3.2&#10215;",
        "&#x27E6;Q3.2&#x27e7;",
        "&lobrk;Q3.2&robrk;",
    ],
)
def test_forms_that_are_read(written: str) -> None:
    """Other brackets, spaces, small letters and what HTML makes of the brackets are read as the placeholder."""
    [found] = find_placeholders(f"said {written}’s")

    assert found.placeholder == Placeholder("Q", 3, 2)
    assert (found.start, found.end) == (5, 5 + len(written))


@pytest.mark.parametrize("written", ["[Q3]", "(Q3)", "Q3", "⟦Q3", "Q3⟧", "⟦Q⟧", "⟦R3⟧", "⟦AQ3⟧", "⟦3⟧", "[[Q3 said]]"])
def test_what_is_not_safely_one(written: str) -> None:
    """Single brackets, a bracket that is missing, another letter or another prefix make no placeholder."""
    assert list(find_placeholders(f"said {written} today")) == []


@given(PLACEHOLDERS, PREFIXES)
def test_what_is_written_is_read(placeholder: Placeholder, prefix: str) -> None:
    """A placeholder is read as what it was written for, with its own prefix alone."""
    written = placeholder.write(prefix)

    assert read_placeholder(written, prefix) == placeholder
    assert read_placeholder(written, prefix + "B") is None
    assert [found.placeholder for found in find_placeholders(f"[{written}]", prefix)] == [placeholder]


@given(st.text("⟦⟧[]QqSsAaBb12. \\&lobrk;", max_size=60))
def test_a_free_prefix_is_free(text: str) -> None:
    """With the prefix that is chosen nothing in the text, nor in any part of it, is a placeholder."""
    prefix = free_prefix(text)

    for start in range(0, len(text), 7):
        assert list(find_placeholders(text[start:], prefix)) == []


def test_prefixes_that_are_taken_are_passed_over() -> None:
    """A text with placeholders of all one-letter prefixes gets one of two letters."""
    text = "⟦Q1⟧" + "".join(f"⟦{letter}q1⟧" for letter in "abcdefghijklmnoprtuvwxyz")

    assert free_prefix(text) == "AA"


@pytest.mark.parametrize("written", ["[Q3]", "(q3)", "{{Q3}}", "⟦Q3", "Q3"])
def test_what_may_be_meant(written: str) -> None:
    """Where a placeholder is lost, something like it is pointed at."""
    assert find_near(f"Q31 and xQ3, said {written} today", Placeholder("Q", 3), "") == (18, written)


def test_another_piece_is_not_meant() -> None:
    """“[Q3.2]” may be meant for the second piece, and not for the first."""
    assert find_near("[Q3.2]", Placeholder("Q", 3), "") is None
    assert find_near("[Q3.2]", Placeholder("Q", 3, 2), "") == (0, "[Q3.2]")
