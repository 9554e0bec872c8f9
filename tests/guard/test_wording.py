"""Denials and hedges that are lost, and what says the same in other words."""

import pytest

from attribution import analyze
from attribution.guard import guard

STORY = "\n\n".join(
    (
        "The zoo in Tarn will lose its elephants, the town decided on Monday.",
        "Keeper Ola Brask said no animal would be moved before a medical check. She said a strike was possible.",
        "Director Nina Holt said she had not ruled out a sale of the land. Holt would not say how many visitors came.",
        "Vet Jan Moor said the older cow would probably be calmer in a herd, but not yet. "
        "He expected the transport in August.",
        "Trainer Eva Lund said the enclosure would be ready by May if the winter was mild. "
        "A new fence lasts twice as long as the old one, its maker, Barrio, said on Tuesday.",
    )
)


def departures(derived: str) -> list[str]:
    """Return the classes of what is found in a text."""
    return [one.departure for one in guard(analyze(STORY), analyze(derived)).departures]


@pytest.mark.parametrize(
    ("derived", "expected"),
    [
        ("Director Nina Holt ruled out a sale of the land.", "denial-dropped"),
        ("Keeper Ola Brask said there would be a strike.", "hedge-dropped"),
        ("Vet Jan Moor said the older cow would be calmer in a herd.", "hedge-dropped"),
        # "By May" stands in for no "if" where the original has both.
        ("Trainer Eva Lund said the enclosure would be ready by May.", "hedge-dropped"),
    ],
)
def test_what_is_lost(derived: str, expected: str) -> None:
    """A denial of a denial, what is "possible", a condition beside a date."""
    assert departures(derived) == [expected]


@pytest.mark.parametrize(
    "derived",
    [
        # "No animal before a check": a check before any animal.
        "Keeper Ola Brask said there would be a medical check before any animal was moved.",
        "Director Nina Holt has not ruled out a sale of the land.",
        "Director Nina Holt spoke of how many visitors came.",
        "Vet Jan Moor said the older cow would probably be calmer in a herd.",
        "Vet Jan Moor said the transport was due in August.",
        "Barrio says its new fence lasts twice as long as the old one.",
    ],
)
def test_what_says_the_same(derived: str) -> None:
    """Another order, "due" for "expected", a measure that is no condition, a part that is left out."""
    assert departures(derived) == []
