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


SPRING = "\n\n".join(
    (
        "The hot spring at Ossel dried up in March. "
        "Bath keeper Edda Lorn dismissed talk that the pump had been left on. "
        "She denied a newspaper report that the spring had been sold to a brewer.",
        "Geologist Ivo Stang, who studied the plans, said the water had risen by two metres. "
        "He said the new well was apparently planned before the drought.",
        "Hotel owner Mia Farr said some of the claims might be the work of a rival. "
        "She said it was unclear whether the guests could be moved to Tarn.",
        "Treasurer Olof Berg did not promise any grants. The spring has not had enough rain since the winter, he said. "
        "The fever does not appear to have reached the hotels.",
        "Stone fell on to the terrace after a part of the wall broke on Friday. "
        "Nobody was on the terrace when the wall came down.",
        "Mayor Una Holm said the baths might open in June if the state paid for a pump. "
        "She denied that the lamps had been switched off.",
        "A porter said there was no plan for the next day. Envoy Tom Reyl said sanctions were possible. "
        "Critic Nia Ford doubted that the concert would be held. Judge Olga Brun said the owner might be put on trial.",
    )
)


def _found(derived: str) -> list[str]:
    return [one.departure for one in guard(analyze(SPRING), analyze(derived)).departures]


@pytest.mark.parametrize(
    ("derived", "expected"),
    [
        # What is talked of, or reported, and denied.
        ("The pump had been left on, bath keeper Edda Lorn said.", "denial-dropped"),
        ("The spring had been sold to a brewer, bath keeper Edda Lorn said.", "denial-dropped"),
        # What is done by saying it, and was not done; a "not" beside a "since" that both have.
        ("Treasurer Olof Berg promised some grants.", "denial-dropped"),
        ("The spring has had enough rain since the winter, treasurer Olof Berg said.", "denial-dropped"),
        # A plan and a claim that are there put nothing in doubt.
        ("The new well was planned before the drought, geologist Ivo Stang said.", "hedge-dropped"),
        ("Some of the claims are the work of a rival, hotel owner Mia Farr said.", "hedge-dropped"),
        ("The water may have risen by two metres, geologist Ivo Stang said.", "hedge-added"),
        # What is doubted, and a word that somebody else has too.
        ("The concert will be held, critic Nia Ford said.", "denial-dropped"),
        ("Sanctions are coming next, envoy Tom Reyl said.", "hedge-dropped"),
        # What is unclear is not said to be possible.
        ("The guests can be moved to Tarn, hotel owner Mia Farr said.", "hedge-dropped"),
    ],
)
def test_what_is_lost_beside_other_words(derived: str, expected: str) -> None:
    """A word that names a thing, or what is said of it, hides no loss."""
    assert _found(derived) == [expected]


@pytest.mark.parametrize(
    "derived",
    [
        # The opposite of what is denied.
        "Mayor Una Holm insisted the lamps had been on.",
        "The hotels appear to have escaped the fever.",
        # The narrator tells of the same in another sentence without a "nobody".
        "The terrace, where stone fell in March, is shut after the wall fell on to it.",
        "Judge Olga Brun raised the prospect of the owner being put on trial.",
        # The condition in a part of its own.
        "Mayor Una Holm said the baths might open in June, provided the state paid for a pump.",
        "It was unclear whether the guests could be moved to Tarn, hotel owner Mia Farr said.",
    ],
)
def test_what_says_the_same_beside_other_words(derived: str) -> None:
    """Nothing is told of what says the same."""
    assert _found(derived) == []
