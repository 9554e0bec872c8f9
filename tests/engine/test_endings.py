"""Where quoted words end: at their mark, where the article goes on with words of its own."""

from typing import TYPE_CHECKING

import pytest

from attribution import analyze

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“It will hold,” retired ferryman and cook Lou Petrie said.", "“It will hold,”"),
        ("Lia Moss answered “No,” before she left the hall.", "“No,”"),
        ("Ben Roe wrote: “I resign.” and left the room.", "“I resign.”"),
        ("Ben Roe told them “I resign,” referring to the vote.", "“I resign,”"),
        ("She said the plan was “bold,” and that it would work.", "the plan was “bold,” and that it would work"),
        (
            "Ann Kerr promised “more boats,” “more crews” and an end to the queues.",
            "“more boats,” “more crews” and an end to the queues",
        ),
        ("Ann Kerr wrote “more boats” and an end to the queues.", "“more boats” and an end to the queues"),
    ],
)
def test_words_end_where_their_mark_closes_after_a_comma(text: str, words: str, nlp: "Language") -> None:
    """What follows is the reporter's, but where the reported clause began before the words, or goes on in marks."""
    assert analyze(text, nlp=nlp).quotations[0].text == words
