"""What a name looks like, in every script."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.names import find_names, is_capital, is_in_capitals, match_name

NAMES = (
    "Ana Lee",
    "Åsa Lindqvist",
    "Élodie Marsh",
    "Łukasz Żak",
    "Nguyễn Thị Hoa",
    "İbrahim Şahin",
    "Νίκος Παππάς",
    "Жанна Котова",
    "Ana de la Cruz",
    "Ludwig van Dyck",
    "Gerard ’t Hooft",
    "Nora O’Brien",
    "Jean d’Alembert",
    "Omar al-Sadr",
    "Lee-Roe",
    "IAN McKAY",
    "J. R. Roe",
    "J.R. Roe",
    "王小明",
    "नरेन्द्र शर्मा",
    "ნინო ბერიძე",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("after", ["", ": we go", " said", "\nBen Roe", " (aside)"])
def test_name_in_a_line(name: str, after: str) -> None:
    """A name is known whole, whatever its script, and ends with its line."""
    assert match_name(name + after, 0) == len(name)


@pytest.mark.parametrize("name", [n for n in NAMES if unicodedata.normalize("NFD", n) != n])
def test_name_with_its_accents_apart(name: str) -> None:
    """A name is known whole where the text has its accents as characters of their own."""
    apart = unicodedata.normalize("NFD", name)
    assert match_name(apart + ":", 0) == len(apart)


@pytest.mark.parametrize("text", ["the board", "åsa", "жанна", "7th", "’twas Ana", "de facto", "don’t", "", ": Ana"])
def test_no_name(text: str) -> None:
    """A word that begins small, a number and a mark begin no name."""
    assert match_name(text, 0) is None


def test_small_words_in_a_name() -> None:
    """A particle joins two words and ends no name; other words do only as far as they are let."""
    assert match_name("Ana de la", 0) == len("Ana")
    assert match_name("Mayor pro tem Ana Lee", 0) == len("Mayor")
    assert match_name("Mayor pro tem Ana Lee", 0, others=2) == len("Mayor pro tem Ana Lee")


def test_longest_name() -> None:
    """A name has so many words and no more, and looks no further than it is told."""
    assert match_name("Ana " * 50_000, 0, longest=3) == len("Ana Ana Ana")
    assert match_name("Ana Lee", 0, 3) == 3


@given(st.text(max_size=30))
def test_any_text(text: str) -> None:
    """Whatever the text, a name that is found begins where it is to, and has a letter."""
    end = match_name(text, 0)
    assert end is None or (0 < end <= len(text) and is_capital(text[:end]))
    is_in_capitals(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("we told Åsa af Lindqvist. Boats sank", ["Åsa", "Lindqvist", "Boats"]),
        ("a talk with J. R. Roe. It rained", ["J. R. Roe", "It"]),
        ("we told Élodie Marsh and Жанна Котова", ["Élodie Marsh", "Жанна Котова"]),
        ("Dr. Łukasz Żak came", ["Dr. Łukasz Żak"]),
        ("nobody came", []),
    ],
)
def test_names_in_running_text(text: str, names: list[str]) -> None:
    """Names in a text are found by their form, and end with the sentence, not with an initial or a title."""
    assert [text[slice(*found)] for found in find_names(text)] == names
