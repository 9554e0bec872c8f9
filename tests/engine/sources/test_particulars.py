import pytest

from attribution.engine.pipeline import analyze
from attribution.engine.sources.particulars import count_claimed, find_affiliation, find_knowledge


@pytest.mark.parametrize(
    ("description", "affiliation"),
    [
        ("a spokeswoman for the ministry", "the ministry"),
        ("an analyst at Harrow Pike", "Harrow Pike"),
        ("an aide to Gov. Ana Lee", "Gov. Ana Lee"),
        ("a lawyer with the union who asked not to be named", "the union"),
        ("a man of few words", None),
        ("a report from the ministry", None),
        ("one official", None),
    ],
)
def test_affiliation(description: str, affiliation: str | None):
    """A person's description may say plainly whom the person speaks or works for."""
    assert find_affiliation(description) == affiliation


@pytest.mark.parametrize(
    ("description", "knowledge"),
    [
        ("a person familiar with the talks", "familiar with the talks"),
        ("two people with direct knowledge of the raid", "with direct knowledge of the raid"),
        ("a guard who was in the room", "who was in the room"),
        ("three people briefed on the plan", "briefed on the plan"),
        ("a woman with a red hat", None),
    ],
)
def test_knowledge(description: str, knowledge: str | None):
    """A description may say how its source knows."""
    assert find_knowledge(description) == knowledge


@pytest.mark.parametrize(
    ("description", "plural", "claimed"),
    [
        ("three people", True, 3),
        ("at least two residents", True, 2),
        ("half a dozen lawmakers", True, 6),
        ("both officials", True, 2),
        ("several residents", True, None),
        ("sources", True, None),
        ("a guard", False, 1),
        ("the official", False, 1),
    ],
)
def test_claimed(description: str, plural: bool, claimed: int | None):
    """A description says how many people it claims to be, or gives no number."""
    assert count_claimed(description, plural=plural) == claimed


def test_in_an_analysis():
    """An unnamed source carries how it knows and how many it is."""
    analysis = analyze("“The tape is gone,” three people briefed on the inquiry said.")
    (source,) = analysis.unnamed()
    assert source.anonymity is not None
    assert source.anonymity.knowledge == "briefed on the inquiry"
    assert source.anonymity.claimed == 3


def test_by_source():
    """The sources come with their quotations, the one with most words first; each quotation is given once."""
    analysis = analyze(
        "“No,” said Ben Roe. “We have looked at every one of the wells,” said Ana Lee. “All dry,” she said."
    )
    ranked = analysis.by_source()
    assert [source.name for source, _ in ranked] == ["Ana Lee", "Ben Roe"]
    assert [len(quotations) for _, quotations in ranked] == [2, 1]


def test_no_comment_says_who_and_for_whom():
    """A refusal to comment is a note with who it was and for whom, and no quotation."""
    analysis = analyze("Ana Lee, a spokeswoman for the utility, declined to comment.")
    (note,) = [n for n in analysis.notes if n.kind == "no-comment"]
    assert note.by is not None
    assert note.by.text == "Ana Lee"
    assert analysis.quotations == ()
