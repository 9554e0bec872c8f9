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
