"""How quoted words read, counted by textacy on words and sentences as the report counts them."""

import pytest

from attribution.engine.profiles.readability import measure

EASY = "“The dog ran. It did not stop. We saw it go.”"
HARD = "“Administrative responsibilities notwithstanding, institutional considerations necessitated reorganisation.”"


def test_counts():
    """Words, sentences and different words are those that a reader counts."""
    it = measure(["“Don’t go. Mr. Lee won’t go.”"] * 20)

    assert it is not None
    assert (it.words, it.sentences, it.distinct_words) == (120, 40, 5)


def test_grades_in_order():
    """Long words in a long sentence are for a higher grade than short ones in short sentences."""
    easy, hard = measure([EASY] * 10), measure([HARD] * 20)

    assert easy is not None
    assert hard is not None
    assert easy.grade < 3 < 16 < hard.grade


def test_the_index_by_hand():
    """The grade is the Coleman–Liau index: 5.88 letters a word, 29.6 sentences a word, 15.8."""
    it = measure(["“" + "bridges " * 24 + "end.”"] * 4)

    assert it is not None
    letters, sentences = (24 * 7 + 3) / 25, 1 / 25
    assert it.grade == pytest.approx(5.88 * letters - 29.59 * sentences - 15.8, abs=0.01)


@pytest.mark.parametrize("words", [0, 99])
def test_too_few_words(words: int):
    """Under a hundred words nothing is said."""
    assert measure(["yes"] * words) is None
    assert measure(["yes"] * 100) is not None
