"""What somebody says, told as a fact or given to another, in forms beside those of test_sourcing."""

import pytest

from attribution import analyze
from attribution.guard import guard

STORY = "\n\n".join(
    (
        "A ferry of Tarn Lines ran into the quay on Saturday. A smaller boat, the Plover, will take over the route.",
        "The wind reached 95 kilometres an hour at Leva Point on Saturday night.",
        "Tarn Lines chief executive Moira Keane said all repairs had been carried out on time.",
        "Harbourmaster Jens Aaker said the ferry had come in at twice the allowed speed.",
        "Jope Ravulo, the mayor of Leva, said the sirens had not sounded.",
        "Passenger Lidia Moro said people had been thrown down the stairs.",
        "Suresh Anand, who owns a food stall at the pier gate, said his takings had fallen by 80 percent.",
        "The opposition spokesman, Carl Dent, said a third of inspections had been skipped.",
        "The drivers' union called the inquiry a farce. Its president, Patson Zulu, said buses stood idle at the pier.",
    )
)


@pytest.fixture(scope="module")
def story():
    """Return the story, analysed."""
    return analyze(STORY)


@pytest.mark.parametrize(
    ("derived", "expected"),
    [
        # The figure is in what is said, and the rest in the words for the one who says it.
        ("Trade at the food stall by the pier gate is down 80 percent.", "figure-without-source"),
        ("Third of ferry inspections skipped", "figure-without-source"),
        ("Ferry came in at twice allowed speed", "figure-without-source"),
        # A name is not in every word like a word of it, and no place is its mayor.
        ("A smaller boat will take over the route, Tarn Lines says.", "attribution-gained"),
        (
            "The wind reached 95 kilometres an hour at Leva Point on Saturday night, according to Leva's mayor, "
            "Jope Ravulo.",
            "attribution-gained",
        ),
        ("According to passenger Lidia Moro, a smaller boat, the Plover, will take over.", "attribution-gained"),
        # A body that has somebody else to speak for it.
        ("Tarn Lines said the ferry had come in at twice the allowed speed.", "speaker-changed"),
        ("The opposition says all repairs were carried out on time.", "speaker-changed"),
    ],
)
def test_what_departs(story, derived: str, expected: str) -> None:
    """Each is found, and nothing else is."""
    assert [one.departure for one in guard(story, analyze(derived)).departures] == [expected]


@pytest.mark.parametrize(
    "derived",
    [
        "Tarn Lines says all repairs were carried out on time.",
        "The drivers' union says buses stand idle at the pier.",
        "The opposition says a third of inspections were skipped.",
        "Third of inspections skipped, says opposition",
        "According to Suresh Anand, takings at his stall have fallen by 80 percent.",
    ],
)
def test_what_does_not(story, derived: str) -> None:
    """A body speaks by those who speak for it."""
    assert guard(story, analyze(derived)).departures == ()
