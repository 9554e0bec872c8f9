"""Indirect speech held against records: the sentence that it goes back to, and what that has besides."""

import pytest

from attribution.model.checks import Check
from attribution.verify import record_of, verify
from tests.analyses import Story


def check(said: str, reported: str, *, before: str = "Diaz said", after: str = ".", denied: bool = False) -> Check:
    """Return the check of indirect speech against what Diaz and Roe said."""
    story = Story(f"{before} {reported}{after}")
    story.source("diaz", "Ana Diaz")
    story.quotation(reported, source="diaz", speaker="Diaz", kind="indirect", cue=None, denied=denied)
    return verify(story.analysis(), [record_of(said)])[0]


def kinds(found: Check) -> list[str]:
    """Return the kinds of what the record has besides."""
    return [edit.kind for edit in found.edits]


@pytest.mark.parametrize(
    ("said", "reported", "expected"),
    [
        ("We will not close the school in May.", "the school would close in May", ["polarity"]),
        ("We will not close the school in May.", "the school would stay open in May", []),
        ("We never sold the land to the mill.", "they had sold the land to the mill", ["polarity"]),
        ("No, we will close the school in May.", "the school would close in May", []),
        ("There is no doubt that the school will close.", "the school would close", []),
        ("There are no rooms in town, but the county pays for the school.", "the county would pay for the school", []),
        ("We might close the school in May.", "the school would close in May", ["modal"]),
        ("We might close the school in May.", "the school could close in May", []),
        ("I think the school closes in May.", "the school would close in May", ["modal"]),
        ("If the state agrees, we close the school in May.", "the school would close in May", ["modal"]),
        ("If the state agrees, we close the school in May.", "the school would close in May if the state agreed", []),
        ("We close the school in May, or, if we need it, in June.", "the school would close in May", []),
        ("The sale of the land: we cannot rule out that it played a part.", "the sale of the land mattered", ["modal"]),
        ("I cannot promise you that the mill will keep its boats.", "the mill would keep its boats", ["modal"]),
        ("We can't say today that the county pays for the pier.", "the county would pay for the pier", ["modal"]),
        ("I don't know whether the county pays for the pier.", "the county would pay for the pier", ["modal"]),
        ("There is no guarantee the county pays for the pier.", "the county would pay for the pier", ["modal"]),
        ("It is too early to say that the mill is safe.", "the mill was safe", ["modal"]),
        ("Nothing is decided, and that the mill is safe is known.", "the mill was safe", []),
        ("I can say that the county pays for the pier.", "the county would pay for the pier", []),
        ("I promise you that the mill will keep its boats.", "the mill would keep its boats", []),
        ("I can't say who built it, and the county pays for the pier.", "the county would pay for the pier", []),
        ("We can't say that the county pays.", "she could not say whether the county would pay", []),
        ("We close the school on May 3.", "the school would close on May 3", []),
        ("We have 40 boats in the harbour.", "there were 50 boats in the harbour", ["number"]),
        ("We have forty boats in the harbour.", "there were 40 boats in the harbour", []),
        ("Most members voted against the sale.", "all members had voted against the sale", ["quantifier"]),
        ("All members voted against the sale.", "every member had voted against the sale", []),
        ("All but two of the boats sank.", "all of the boats had sunk", ["quantifier"]),
        ("All but two of the boats sank.", "all but two of the boats had sunk", []),
        ("One or two of the boats sank.", "none of the boats had sunk", ["polarity", "quantifier"]),
        ("The most honest room in the house is the kitchen.", "nobody lied in the kitchen of the house", []),
        ("The boats often sank in the harbour.", "the boats had never sunk in the harbour", ["polarity", "quantifier"]),
        ("A third of the boats sank.", "a quarter of the boats had sunk", ["number"]),
        ("Half of the boats sank.", "half of the boats had sunk", []),
        ("It took us five weeks to mend the pier.", "it had taken five months to mend the pier", ["number"]),
        ("The school closes on Monday.", "the school would close on Tuesday", ["number"]),
        ("The school closes on the ninth of May.", "the school would close in June", ["number"]),
        ("The school closes on the ninth of May.", "the school would close in May", []),
        ("We stay in the harbour.", "they would leave the harbour", ["polarity"]),
        ("We won't leave the harbour.", "they would stay in the harbour", []),
        ("We never turned it down, the offer of the mill.", "they had rejected the offer of the mill", ["polarity"]),
        ("The boats are unsafe in the harbour.", "the boats were safe in the harbour", ["polarity"]),
        ("You keep the laptop and the county mends the pier.", "he would give up the pier of the county", []),
        ("We refused to sell the land to the mill.", "they had sold the land to the mill", ["polarity"]),
        ("We have no plans to sell the land.", "they would sell the land", ["polarity"]),
        ("Nobody at the mill was sacked.", "a man at the mill had been sacked", ["polarity"]),
        ("We knew nothing of the sale of the land.", "they had known of the sale of the land", ["polarity"]),
        ("We sold the land to the mill.", "they had not sold the land to the mill", ["polarity"]),
        ("We hardly sold the land to the mill.", "they had not sold the land to the mill", []),
        ("We won't close the school before May.", "the school would close in May", []),
        ("I won't go on before the vote of the school.", "she would wait for the vote of the school", []),
        ("It's a good school. You will see.", "the school was good", []),
        ("I couldn't agree more with the mill.", "she agreed with the mill", []),
        ("The bolt does not belong to that boat.", "the bolt belonged to another boat", []),
        ("I don't blame the mill, I blame the county.", "she blamed the mill", ["polarity"]),
        ("I don't blame the mill, I blame the county.", "she blamed the county", []),
        ("They say the school is safe. It isn't.", "the school was safe", ["polarity"]),
        ("We close the school in May. If the state agrees.", "the school would close in May", ["modal"]),
        ("We close the school in May. Nothing is decided.", "the school would close in May", ["modal"]),
        ("Once the state agrees, we close the school in May.", "the school would close in May", ["modal"]),
        ("We want to close the school in May.", "the school would close in May", ["modal"]),
        ("I want to add that we close the school in May.", "the school would close in May", []),
        ("They asked if the school closes in May.", "the school would close in May", []),
        ("If a boat comes in, we mend it at the pier.", "they would mend any boat at the pier", []),
        ("It is old, perhaps, and we close the school in May.", "the school would close in May", []),
        ("We can't say that it closes if the state pays.", "it would close if the state paid", ["modal"]),
        (
            "The roof leaks and we never sold the land to the mill.",
            "the roof leaked, and they had sold the land",
            ["polarity"],
        ),
    ],
)
def test_what_the_record_has_besides(said: str, reported: str, expected: list[str]) -> None:
    """A denial, a hedge, another number and an amount are told; what the paraphrase has in its own words is not."""
    found = check(f"DIAZ: Good evening. {said} Thank you.\n\nROE: It rains.", reported)

    assert found.verdict == "not-judged"
    assert found.passes is None
    assert kinds(found) == expected
    assert all(passage.speaker == "DIAZ" for passage in found.passages)


def test_a_denial_and_a_hedge_in_the_articles_own_words() -> None:
    """The verb may deny, and the sentence around the paraphrase may leave it open."""
    said = "DIAZ: We did not sell the land to the mill.\n\nROE: No."
    assert kinds(check(said, "they had sold the land to the mill", before="Diaz denied", denied=True)) == []

    said = "DIAZ: We may sell the land to the mill.\n\nROE: No."
    assert kinds(check(said, "they would sell the land to the mill", before="Diaz hoped, Diaz said,")) == []


def test_places_lead_into_the_record() -> None:
    """What the record has besides stands at its place, and in the article is none of its words."""
    record = "DIAZ: We will never sell the land to the mill.\n\nROE: No."
    found = check(record, "they would sell the land to the mill")

    [edit] = found.edits
    assert record[edit.record.start : edit.record.end] == edit.said == "never"
    assert edit.article.start == edit.article.end
    assert edit.sentence == "The record has “never”; the article’s indirect speech denies nothing."


def test_another_speakers_sentence_counts_less() -> None:
    """Of two sentences with the same words the speaker's own is the one."""
    record = "ROE: We will not sell the land to the mill.\n\nDIAZ: We will sell the land to the mill."

    assert kinds(check(record, "they would sell the land to the mill")) == []


def test_a_question_is_nobodys_statement():
    """The passage is what was answered, not what was asked in the paraphrase's words."""
    record = "ROE: Will you sell the land to the mill?\n\nDIAZ: We might sell it to the mill one day."
    found = check(record, "they would sell the land to the mill")

    assert kinds(found) == ["modal"]
    assert found.passages[0].speaker == "DIAZ"


ASKED = "ROE: Will you sell the land to the mill?\n\nDIAZ: {}\n\nROE: It rains."


@pytest.mark.parametrize(
    ("answer", "reported", "expected"),
    [
        ("No.", "they would sell the land", ["polarity"]),
        ("No.", "they would not sell the land", []),
        ("Not at all.", "they would sell the land", ["polarity"]),
        ("Yes, of course.", "they would not sell the land", ["polarity"]),
        ("Yes, of course.", "they would sell the land", []),
        ("I'm afraid we won't.", "they would sell the land", ["polarity"]),
        ("We will.", "they would not sell the land", ["polarity"]),
        ("Probably.", "they would sell the land", ["modal"]),
        ("If the state agrees.", "they would sell the land", ["modal"]),
        ("The mill is a good mill. I can't promise anything.", "they would sell the land", ["modal"]),
        ("Well.", "they would not sell the land", []),
        ("To the mill, no.", "they would sell the land to the mill", ["polarity"]),
    ],
)
def test_an_answer_is_about_what_was_asked(answer: str, reported: str, expected: list[str]) -> None:
    """A yes, a no and a perhaps take the question's words; who opens the mouth says nothing yet."""
    assert kinds(check(ASKED.format(answer), reported)) == expected


def test_an_open_question_is_not_denied() -> None:
    """Of "Who broke it?" a no denies nothing."""
    assert kinds(check("ROE: Who broke the pier?\n\nDIAZ: It wasn't me.", "the pier was broken")) == []


def test_a_number_answers_how_many() -> None:
    """The number of an answer counts what was asked."""
    assert kinds(check("ROE: How many boats sank?\n\nDIAZ: Twelve.\n\nROE: Oh.", "20 boats had sunk")) == ["number"]


def test_a_note_says_what_was_asked() -> None:
    """Notes have the question in the reporter's words, and the answer after a colon."""
    notes = "DIAZ: The mill is old. Asked whether she'd sell the land: shakes head.\n\nROE: It rains."

    assert kinds(check(notes, "she would sell the land")) == ["polarity"]


def test_a_lines_end_in_captions_parts_nothing() -> None:
    """A denial goes on into the next line."""
    assert kinds(check("DIAZ: Nobody is\nbeing sold to the mill.\n\nROE: Oh.", "a man was sold to the mill")) == [
        "polarity"
    ]


def test_words_under_another_label_differ_from_nothing() -> None:
    """Where the speaker's own words are in the records, a reporter's are not held against them."""
    record = "REPORTER: You never sold the land.\n\nDIAZ: The mill is old.\n\nREPORTER: You never sold it."

    assert kinds(check(record, "they had sold the land")) == []
