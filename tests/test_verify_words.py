"""Words as they are compared: contractions, numbers, spellings, names."""

import pytest

from attribution.verify.labels import is_other
from attribution.verify.likeness import likeness
from attribution.verify.tokens import words_in


def keys(text: str) -> list[str]:
    """Return the keys of the words of a text."""
    return [key for key, *_ in words_in(text, 0, len(text))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fifteen percent", "15%"),
        ("15 per cent", "15 percent"),
        ("two point one billion dollars", "$2.1 billion"),
        ("fifty thousand dollars", "$50K"),
        ("a hundred and fifty people", "150 people"),
        ("twelve hundred", "1,200"),
        ("nineteen ninety-five", "1995"),
        ("twenty twenty-four", "2024"),
        ("the twenty-first", "the 21st"),
        ("We’re", "we are"),
        ("can’t", "cannot"),
        ("gonna", "going to"),
        ("U.S.", "US"),
        ("cafe\u0301", "café"),
        ("co\u00adope\u200brate", "cooperate"),
    ],
)
def test_equal_words(one: str, other: str) -> None:
    """One thing has one key, however it is written."""
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("15", "50"),
        ("15", "15%"),
        ("$15", "15"),
        ("fifteen", "fifty"),
        ("$2.1 billion", "$2.1 million"),
        ("third", "three"),
        ("one two three", "123"),
        ("can’t", "can"),
        ("8:52", "8:25"),
    ],
)
def test_different_words(one: str, other: str) -> None:
    """What is not one thing has not one key."""
    assert keys(one) != keys(other)


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("'s", "is", "contraction"),
        ("was", "were", "inflection"),
        ("close", "closing", "inflection"),
        ("them", "those", "grammar"),
        ("legal", "illegal", "negation"),
        ("may", "will", "kind"),
        ("15", "50", "kind"),
        ("kessler", "keller", "spelling"),
        ("colour", "color", "same"),
        ("15", "fifty", ""),
        ("egg", "job", ""),
    ],
)
def test_how_words_are_alike(one: str, other: str, how: str) -> None:
    """Two words that differ are alike in one way, or not at all; it is the same both ways round."""
    assert likeness(one, other) == likeness(other, one) == how


@pytest.mark.parametrize(
    ("label", "speaker", "other"),
    [
        ("MAYOR DIAZ", "Ben Roe", True),
        ("MAYOR DIAZ", "Diaz", False),
        ("Diaz", "Mayor Ana Diaz", False),
        ("MEMBER WELLS", "Dana Wells", False),
        ("DIAS", "Ana Diaz", False),
        ("Bill Hart", "Joan Hart", True),
        ("J. HART", "Joan Hart", False),
        ("AD", "Ana Diaz", False),
        ("UNIDENTIFIED MALE", "Ana Diaz", False),
        ("THE COURT", "Ana Diaz", False),
        ("TOWER CHIEF", "Ana Diaz", False),
        ("CITY COUNCIL", "Ana Diaz", False),
        ("SPEAKER 2", "Ana Diaz", False),
        ("Q", "Ana Diaz", False),
        (None, "Ana Diaz", False),
        ("MAYOR DIAZ", None, False),
    ],
)
def test_labels_that_name_another(label: str | None, speaker: str | None, other: bool) -> None:
    """Only a label with another name is surely another person's."""
    assert is_other(label, speaker) is other
