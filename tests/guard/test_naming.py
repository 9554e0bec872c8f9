"""Whether a sentence names the one who says something in the original."""

import pytest

from attribution import analyze
from attribution.guard import guard

STORY = "\n\n".join(
    (
        "Lindow Council will pull down the library on Harrow Street in spring. The library holds 61,000 books.",
        "A librarian said staff had been told not to speak to readers about the plan.",
        "Councillor Ivor Mellish said the leader had made up her mind before the meeting began.",
        "Islander Tove Brun said the wind had torn the roof off the school.",
    )
)


@pytest.fixture(scope="module")
def story():
    """Return the story, analysed."""
    return analyze(STORY)


@pytest.mark.parametrize(
    ("derived", "expected"),
    [
        # "Library" is no librarian, and "the council" no councillor.
        ("Library staff were told not to speak to readers about the plan.", ["attribution-lost"]),
        ("The council leader had made up her mind before the meeting began.", ["attribution-lost"]),
        ("The library holds 61,000 books, a librarian said.", ["attribution-gained"]),
        # The same noun in another form names the source.
        ("Staff were told not to speak to readers, by one librarian's account.", []),
        ("To islanders the wind had torn the roof off the school.", []),
    ],
)
def test_a_role_and_what_it_is_called_after(story, derived: str, expected: list[str]) -> None:
    """A source is named by what it is called, and not by the thing that it is called after."""
    assert [one.departure for one in guard(story, analyze(derived)).departures] == expected
