"""What somebody says, told as a fact, and what is a fact, given to somebody."""

import pytest

from attribution import analyze
from attribution.guard import guard

STORY = "\n\n".join(
    (
        "The tannery Corvin will lay off 140 of its 600 workers by June, its director, Inge Palm, told them on Friday.",
        "Lawyer Tove Dahl said the firm had been sold in 1998. Dahl said it might owe the town 30,000 euros.",
        "Chemist Renée Osei-Aarden said the river had been poisoned by the tannery. "
        "Preliminary results show that the fish are safe, according to early data.",
        "The smugglers demanded $3 million, according to a person with knowledge of the note.",
        "Fisherman Anders Vik said he had lost his nets. He put the loss of nets at 9,000 euros.",
        "Officer Ann Ruud has nine years of service and is on paid leave. She has counted 62 dead eels since Sunday.",
        "The inspector Max Thal checked the drains in March, and they were found to be dry.",
    )
)


def departures(derived: str) -> list[str]:
    """Return the classes of what is found in a text."""
    return [one.departure for one in guard(analyze(STORY), analyze(derived)).departures]


@pytest.mark.parametrize(
    ("derived", "expected"),
    [
        # A year is no figure.
        ("The firm was sold in 1998.", "attribution-lost"),
        # What is demanded is news of the narrator's, and the sum has a source.
        ("The smugglers demanded $3 million.", "figure-without-source"),
        ("The loss of nets comes to 9,000 euros.", "figure-without-source"),
        # A number makes even a short clause telling.
        ("Police say the officer is on paid leave.", "attribution-gained"),
        # "She" is somebody else than the one who is given for it.
        ("62 dead eels have been found since Sunday, Inge Palm said.", "attribution-gained"),
    ],
)
def test_what_is_lost_and_gained(derived: str, expected: str) -> None:
    """Each is found, and nothing else is."""
    assert departures(derived) == [expected]


@pytest.mark.parametrize(
    "derived",
    [
        # What opens a story by the word of its own director is news.
        "The tannery Corvin will lay off 140 workers by June.",
        # Names with accents and hyphens, and a name's role.
        "The river was poisoned by the tannery, as Osei-Aarden sees it.",
        "One fisherman lost his nets.",
        "The firm may owe the town 30,000 euros by the lawyer's account.",
    ],
)
def test_the_source_is_there(derived: str) -> None:
    """Nothing is lost where the text names the source in another way, or needs none."""
    assert departures(derived) == []
