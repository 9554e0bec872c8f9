"""Words as they are compared: contractions, numbers, spellings, names."""

import pytest

from attribution.verify.words.likeness import likeness
from attribution.verify.words.tokens import words_in


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
        ("nineteen oh six", "1906"),
        ("the nineteen nineties", "the 1990s"),
        ("the nineties", "the ’90s"),
        ("four and a quarter percent", "4.25 percent"),
        ("four and a quarter percent", "4¼%"),
        ("two and a half million", "2,500,000"),
        ("a million and a half", "1.5 million"),
        ("half a million", "500,000"),
        ("three quarters of a million", "750,000"),
        ("a third of us", "1/3 of us"),
        ("two thirds", "two-thirds"),
        ("half a percent", "0.5 percent"),
        ("point five percent", ".5 percent"),
        ("half a dozen", "six"),
        ("minus five degrees", "-5 degrees"),
        ("a dollar fifty", "$1.50"),
        ("fifty cents", "$0.50"),
        ("two hundred and forty million dollars", "$240m"),
        ("between one million and two million", "between 1 million and 2 million"),
        ("at four thirty", "at 4:30"),
        ("half past four", "4:30"),
        ("a quarter to five", "4:45"),
        ("four p.m.", "4pm"),
        ("four o’clock", "4 o’clock"),
        ("the third of May", "May 3"),
        ("the third of May", "3rd May"),
        ("September twelfth", "Sept. 12"),
        ("nine eleven", "9/11"),
        ("’em", "them"),
        ("nothin’", "nothing"),
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
        ("4.25 percent", "4.5 percent"),
        ("four and a quarter", "four"),
        (".5 percent", "5 percent"),
        ("-5 degrees", "5 degrees"),
        ("a third of them", "a quarter of them"),
        ("a third party", "1/3 party"),
        ("the third quarter", "three quarters"),
        ("a quarter to five", "a quarter past five"),
        ("ten to four", "3:50"),
        ("four thirty people", "4:30 people"),
        ("10-15 people", "10:15 people"),
        ("the third of May", "the fourth of May"),
        ("we may 3 times", "we May 3 times"),
        ("$1.50", "$1.05"),
        ("a million and a half", "a million"),
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
        ("runnin", "running", "contraction"),
        ("of", "have", "grammar"),
        ("nobody", "somebody", "kind"),
        ("will", "wall", ""),
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
