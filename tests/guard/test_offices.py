"""Who speaks by an office, a title, or where the word of saying stands before the name."""

import pytest

from attribution import analyze
from attribution.guard import guard

STORY = "\n\n".join(
    (
        "The library at Sarn was built in 1934. It has been shut since a flood in January.",
        "Buses will be rerouted from 3 March. The mayor, Alice Tranter, is due to open a hall in June.",
        "Housing chief Petra Lund said the cellar could not be dried out.",
        "Dr Ivor Mellish, who leads the Friends of Sarn, said the council had ignored two surveys.",
        "Architect Sunniva Dale said the roof was sound. She said a repair would take 14 months.",
    )
)


@pytest.fixture(scope="module")
def story():
    """Return the story, analysed."""
    return analyze(STORY)


@pytest.mark.parametrize(
    "derived",
    [
        # The original tells whose office it is, and has no word of that person.
        "The mayor says the council ignored two surveys.",
        "Mayor: council ignored two surveys",
        "The cellar could not be dried out, according to the mayor.",
        "Mayor Tranter: roof is sound",
        "Dr Mellish: cellar cannot be dried out",
        "In Dale's view, the cellar could not be dried out.",
        "As the architect sees it, the cellar could not be dried out.",
        "Dale's verdict: the council ignored two surveys",
        "The cellar, said Ivor Mellish, the campaigner, could not be dried out.",
        "The cellar, said the architect, Sunniva Dale, could not be dried out.",
    ],
)
def test_another_one(story, derived: str) -> None:
    """Somebody else says it, by whatever form."""
    assert [one.departure for one in guard(story, analyze(derived)).departures] == ["speaker-changed"]


@pytest.mark.parametrize(
    "derived",
    [
        "Dr Mellish: library has been shut since January flood",
        "By Lund's account, the library was built in 1934.",
        "Buses, said the mayor, Alice Tranter, will be rerouted from 3 March.",
        "The library, said Sunniva Dale, was built in 1934.",
        "The library, which was built in 1934, according to Petra Lund, is shut.",
    ],
)
def test_a_fact_that_gets_a_source(story, derived: str) -> None:
    """What the original tells is given to somebody."""
    assert [one.departure for one in guard(story, analyze(derived)).departures] == ["attribution-gained"]


@pytest.mark.parametrize(
    "derived",
    [
        "Dr. Mellish: council ignored two surveys",
        "The campaigner says the council ignored two surveys.",
        "In Lund's view, the cellar could not be dried out.",
        "As the architect sees it, the roof is sound.",
        "A repair, said Sunniva Dale, an architect, would take 14 months.",
        "The council had ignored two surveys, said Ivor Mellish, and Petra Lund said the cellar could not be dried.",
        "Trouble in Sarn: library has been shut since January flood",
    ],
)
def test_the_one_who_says_it(story, derived: str) -> None:
    """Each is given to the one who says it."""
    assert guard(story, analyze(derived)).departures == ()
