"""Whose words those of a "she" are, after her name in a sentence."""

import pytest

from attribution import analyze
from attribution.guard import guard

STORY = "\n\n".join(
    (
        "The smelter at Kabwiri was closed by a court on Tuesday.",
        "Teacher Joseph Bwalya said 45 pupils had gone to hospital. He said nobody had answered the telephone.",
        "Nurse Agnes Phiri said two of the boys still could not see properly. She said the clinic had no drops left.",
        "Lawyer Henri Vauclair said an appeal would be filed within a week.",
        "Minister Grace Mulenga said the owners had lied about the filters.",
    )
)


@pytest.fixture(scope="module")
def story():
    """Return the story, analysed."""
    return analyze(STORY)


@pytest.mark.parametrize(
    "derived",
    [
        "Bwalya said 45 pupils had gone to hospital, and he warned that two of the boys still could not see properly.",
        "Vauclair said an appeal would be filed within a week, and he said nobody had answered the telephone.",
        "Phiri said the clinic had no drops left, although she conceded that the owners had lied about the filters.",
        "The nurse, who said an appeal would be filed within a week, works at the clinic.",
    ],
)
def test_the_words_of_another(story, derived: str) -> None:
    """Who goes on by a pronoun, or a "who", with what another one says is another speaker."""
    assert [one.departure for one in guard(story, analyze(derived)).departures] == ["speaker-changed"]


@pytest.mark.parametrize(
    "derived",
    [
        "Bwalya said 45 pupils had gone to hospital, and he added that nobody had answered the telephone.",
        "Bwalya said 45 pupils had gone to hospital and he said nobody had answered the telephone.",
        "Phiri said two of the boys still could not see properly, but she admitted that the clinic had no drops left.",
        "The nurse, who said the clinic had no drops left, told of two boys who still could not see properly.",
    ],
)
def test_words_of_the_same_one(story, derived: str) -> None:
    """What the same one says may follow by a pronoun."""
    assert guard(story, analyze(derived)).departures == ()
