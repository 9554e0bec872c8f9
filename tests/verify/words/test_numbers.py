"""Numbers, times and sums: what is written in two ways has one key."""

import pytest

from attribution.verify.words import words_in


def keys(text: str) -> list[str]:
    """Return the keys of the words of a text."""
    return [key for key, *_ in words_in(text, 0, len(text))]


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("two thirds of them", "2/3 of them"),
        ("one third of them", "1/3 of them"),
        ("four and two thirds", "4 2/3"),
        ("four and a half", "4.5"),
        ("a million and a half", "1.5 million"),
        ("half a percent", "0.5%"),
        ("five dollars and fifty cents", "$5.50"),
        ("five dollars and fifty cents a day", "$5.50 a day"),
        ("one half of it", "half of it"),
        ("one quarter owed", "0.25 owed"),
        ("at ten thirty sharp", "at 10:30 sharp"),
        ("three point one four", "3.14"),
        ("two hundred and forty million", "240 million"),
        ("twenty euros", "20€"),
        ("minus four", "-4"),
        ("nineteen oh five", "1905"),
    ],
)
def test_one_number_in_two_ways(said: str, written: str) -> None:
    """A number in words and the same one in digits have one key."""
    assert keys(said) == keys(written)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("two thirds of them", "three quarters of them"),
        ("between two hundred and three hundred", "between 500"),
        ("three point fourteen", "3.15"),
        ("a third party", "1/3 party"),
        ("five dollars and one hundred cents", "$6"),
    ],
)
def test_two_numbers(one: str, other: str) -> None:
    """Numbers that are not the same have keys that are not."""
    assert keys(one) != keys(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("from £1,100 four days after", ["from", "£1100", "4", "days", "after"]),
        ("to $1.6 million seven weeks before", ["to", "$1600000", "7", "weeks", "before"]),
        ("sold 300 and six boats", ["sold", "300", "and", "6", "boats"]),
        ("some 2 million six hundred thousand people", ["some", "2600000", "people"]),
        ("the 3 point five percent", ["the", "3.5%"]),
    ],
)
def test_words_after_digits(text: str, expected: list[str]) -> None:
    """A number in words after one in digits is another, unless it goes on with thousands or a point."""
    assert keys(text) == expected
