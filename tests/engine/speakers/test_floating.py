"""Words that nothing attributes: after a gesture, after a sentence about one person, alone in a paragraph."""

import pytest

from attribution.engine.pipeline import analyze

BEFORE = "the sentence right before the words is about this one; no reporting word ties them together"
ALONE = "the paragraph before the words is about this one alone; no reporting word ties them together"


def speaker(text: str) -> tuple[str | None, str]:
    """Return who says the last quotation in marks, and the evidence."""
    last = [q for q in analyze(text).quotations if q.kind != "indirect"][-1]
    return last.speaker.text if last.speaker else None, last.evidence


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Asked if he would run again, Bill Novak shrugged. “Not before the roof is done.”", "Bill Novak"),
        ("Would she stand again? Dame Honor Clegg laughed. “I have a greenhouse now.”", "Dame Honor Clegg"),
        ("For the mechanic Lou Petrie, it was never about money. “They took the stove.”", "Lou Petrie"),
        ("The hardest part, for Dr. Samir Nouri, was the telephone. “It rang, and I knew.”", "Dr. Samir Nouri"),
        ("“Is it sold?” asked the judge. Ms. Leclerc pointed at her bag. “In there.”", "Ms. Leclerc"),
        ("I asked the clerk why the room was dark. The clerk shrugged. “Budget.”", "The clerk"),
    ],
)
def test_sentence_before(text: str, name: str):
    """The subject of the sentence before is who speaks, or the only one in it."""
    found, evidence = speaker(text)
    assert found is not None
    assert name.endswith(found) or found.endswith(name)
    assert evidence == BEFORE


def test_paragraph_before():
    """Words alone in a paragraph are those of the one person named in the paragraph before, as a subject."""
    text = "Ngozi Bello lost her shop. The yard was lost as well.\n\n“People came for the bread.”\n\nIt rained."
    assert speaker(text) == ("Ngozi Bello", ALONE)


def test_questions_between():
    """The answers to questions without labels are those of the one named above the first."""
    text = "We spoke with Alma Rask.\n\nWhat do you eat?\n\n“Always rice.”\n\nAnd after?\n\n“What is left.”"
    assert speaker(text) == ("Alma Rask", ALONE)


@pytest.mark.parametrize(
    "text",
    [
        "Anton Keller and Basil Moor shook hands on the steps. “We shall do it on Monday.”",
        "The bakery burned twice. “Bread is a kind of weather.”",
        "The bakery on Tolbert Street opened in 1911.\n\n“Bread is a kind of weather.”\n\nIt rained.",
        "Ngozi Bello lost her shop in the flood. Dev Rao lost his.\n\n“People came for the bread.”\n\nIt rained.",
        "Ngozi Bello lost her shop in the flood.\n\n“Bread is a kind of weather.”\n\nSo reads the sign over the door.",
        "The flood took the shop of Ngozi Bello.\n\n“Bread is a kind of weather.”\n\nIt rained.",
        "A sign hung in the shop of Ngozi Bello and Dev Rao. “Bread is a kind of weather.”",
    ],
)
def test_open(text: str):
    """Where two may be meant, nobody is named, or the text goes on to tell whose the words are, they stay open."""
    found, _ = speaker(text)
    assert found is None


def test_attributed_words_do_not_float():
    """A tag beside the words wins over the sentence before them."""
    found, _ = speaker("Bill Novak shrugged. “Not before the roof is done,” said his wife, Ada.")
    assert found != "Bill Novak"


def test_one_who_is_known_by_name_beside_a_rare_noun():
    """Of a name beside a noun that the lexicon lacks the name counts."""
    found, _ = speaker(
        "Told that the bridge would stay shut until Easter, the postmistress, Nell Craddock, sighed. "
        "“Then I shall buy a boat.”"
    )
    assert found is not None
    assert "Nell Craddock" in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("For Lena Fuchs, the answer is obvious: “Plant oaks.”", "Lena Fuchs"),
        ("For the mechanic, it is not about money: “They took the stove out of the break room.”", "the mechanic"),
        ("For the pilot, the question was simpler. “They can have the bell. I want ten minutes.”", "the pilot"),
    ],
)
def test_whom_something_is_so_for(text: str, expected: str):
    """Words after a colon are whose the answer is, and the question or the answer is nobody."""
    found, _ = speaker(text)
    assert found == expected
