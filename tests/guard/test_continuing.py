"""What somebody goes on to say in a sentence, and what only looks like it."""

import pytest

from attribution import analyze
from attribution.guard.clauses import read_story

LEAD = "“It leaks,” said engineer Ana Roth. "


@pytest.mark.parametrize(
    ("text", "label", "said"),
    [
        (LEAD + "The roof was wet, she said, and the walls were gone.", "she", "The roof was wet"),
        (LEAD + "The roof was wet, she said, and the walls were gone.", "she", "and the walls were gone"),
        (
            "The roof was wet, said Ana Roth, who also disclosed that rents had risen by a fifth.",
            "Ana Roth",
            "rents had risen by a fifth",
        ),
        ("In the view of the mayor, the plan was hasty and dear.", "the mayor", "the plan was hasty and dear"),
    ],
)
def test_goes_on(text: str, label: str, said: str) -> None:
    """A clause that a speaker goes on with is the speaker's."""
    clauses = read_story(analyze(text)).clauses
    found = {text[one.start : one.end]: one.voice for one in clauses if one.voice is not None}

    assert said in found
    assert label == found[said].label


def test_no_speaker_before() -> None:
    """Nobody says what a "she" tells whom the paragraph has not had."""
    clauses = read_story(analyze("The ferry sank. The roof was wet, she said."), is_derived=True).clauses

    assert all(one.voice is None or one.voice.source is None or not one.voice.is_named for one in clauses)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("A nurse said beds had been taken away, while the ministry said it was not aware of this.", "the ministry"),
        ("A nurse said beds had been taken away, and the ministry said it was not aware of this.", "the ministry"),
        ("A nurse said the ministry had denied that it was aware of this.", "A nurse"),
    ],
)
def test_another_says_on_after_a_comma(text: str, label: str) -> None:
    """Two reports that "and" or "while" joins are each its own speaker's; what one tells of another's words is not."""
    [last] = [clause for clause in read_story(analyze(text)).clauses if "aware" in text[clause.start : clause.end]][-1:]

    assert last.voice is not None
    assert last.voice.label == label
