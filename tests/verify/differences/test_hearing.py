"""How well a recogniser heard the words that differ: marked-up records, in which `|0.3` is the score of a word."""

import json

import pytest

from attribution.model.checks import Check
from attribution.verify import record_of, verify
from tests.analyses import Story

SURE = 0.93


def check(said: str, quoted: str, *, by: str = "Noor Haddad", label: str = "SPEAKER_00", name: str = "score") -> Check:
    """Return the check of a quotation against a recording; each word takes half a second, from 0:00:10 on."""
    words = [word.partition("|") for word in said.split()]
    heard = [
        {"word": word, "start": 10 + number / 2, "end": 10.4 + number / 2, name: float(score or SURE)}
        for number, (word, _, score) in enumerate(words)
    ]
    text = " ".join(word for word, *_ in words)
    segment = {"start": 10.0, "end": 60.0, "text": text, "speaker": label, "words": heard}
    story = Story(f"“{quoted}” {by} said.")
    story.source("haddad", by)
    story.quotation(f"“{quoted}”", source="haddad", speaker=by)
    return verify(story.analysis(), record_of(json.dumps({"segments": [segment]}), "talk.json", suffix=".json"))[0]


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("The ferry is back in fifteen|0.3 days.", "The ferry is back in 50 days."),
        ("It cost twenty|0.4 five|0.3 million dollars to paint.", "It cost $35 million to paint."),
        ("We did not|0.3 paint the hull.", "We did paint the hull."),
        ("We didn't|0.3 paint the hull.", "We did paint the hull."),
        ("We did|0.4 paint|0.4 the hull.", "We did not paint the hull."),
        ("All|0.2 of the boats were back on Sunday.", "Some of the boats were back on Sunday."),
        ("We gave the hull to Brandt|0.2 in the spring.", "We gave the hull to Brenner in the spring."),
        ("The ferry may|0.1 be back on Sunday.", "The ferry will be back on Sunday."),
        ("All|0.2 of the boats were back by nine|0.49 on Sunday.", "Some of the boats were back by ten on Sunday."),
    ],
)
def test_words_that_were_not_heard_well(said: str, quoted: str) -> None:
    """Where the recogniser was sure of none of the words that differ, a person is to listen."""
    found = check(said, quoted)

    assert (found.verdict, found.passes) == ("listen", False)


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("The ferry is back in fifteen days.", "The ferry is back in 50 days."),
        ("The ferry is back in fifteen|0.5 days.", "The ferry is back in 50 days."),
        ("The|0.2 ferry|0.2 is|0.2 back|0.2 in|0.2 fifteen days|0.2", "The ferry is back in 50 days."),
        ("We did|0.4 not|0.9 paint|0.4 the hull.", "We did paint the hull."),
        ("We did|0.4 paint the hull.", "We did not paint the hull."),
        ("All|0.2 of the boats were back by nine on Sunday.", "Some of the boats were back by ten on Sunday."),
    ],
)
def test_a_difference_on_words_that_were_heard_well(said: str, quoted: str) -> None:
    """One critical difference on words that the recogniser was sure of is the article's."""
    assert check(said, quoted).verdict == "altered"


def test_words_without_a_score() -> None:
    """A word of which nothing is known was not heard badly."""
    assert (
        check("The ferry is back in fifteen|0.3 days.", "The ferry is back in 50 days.", name="x").verdict == "altered"
    )


def test_words_that_are_the_same() -> None:
    """Words that nobody doubts are not doubted for their scores."""
    assert check("We painted|0.1 the|0.1 hull|0.1", "We painted the hull.").verdict == "verbatim"


def test_another_speaker_is_told_first() -> None:
    """Words of another person are that person's, however well they were heard."""
    said, quoted = "The ferry is back in fifteen|0.3 days.", "The ferry is back in 50 days."

    assert check(said, quoted, label="Tomas Brandt").verdict == "wrong-speaker"


def test_where_to_listen() -> None:
    """The reason says what was not heard well, how sure the recogniser was, and when it is said."""
    found = check("The ferry is back in fifteen|0.31 days.", "The ferry is back in 50 days.")

    assert found.reason == (
        "The recogniser was not sure of “fifteen” (0.31 of 1), at 0:00:12. Listen before you call it altered."
    )
    assert (found.edits[0].time, found.edits[0].score, found.passages[0].time) == (12.5, 0.31, 10)


def test_where_to_listen_for_a_word_that_is_missing() -> None:
    """Where the record lacks a word, the words to both sides of the place count."""
    found = check("We did|0.4 paint|0.3 the hull.", "We did not paint the hull.")

    assert "the words where the article has “not” (0.30 of 1), at 0:00:10" in found.reason


def test_a_passage_has_the_time_of_its_first_word() -> None:
    """A passage that begins within a sentence begins when its first word does."""
    assert check("The ferry is back in fifteen days.", "is back in fifteen days").passages[0].time == 11
