"""Rules about what unnamed sources are used for, and about claims without a source."""

from typing import Any

import msgspec
import pytest

from attribution.model import Analysis
from attribution.policy import Policy, check
from attribution.policy.policies import Chosen
from tests.analyses import Story
from tests.findings_by_hand import found, said

# ANON006


def test_a_judgment_without_a_name() -> None:
    """The word that judges is pointed at."""
    story = said("“The minister is a coward,” an aide said.", "“The minister is a coward,”", "an aide")

    assert found(story, "ANON006") == ["coward"]


def test_a_fact_without_a_name() -> None:
    """A fact is no judgment, and a named source may judge."""
    fact = said("“The minister left at noon,” an aide said.", "“The minister left at noon,”", "an aide")
    named = said("“She is a coward,” Ana Lee said.", "“She is a coward,”", "Ana Lee", named=True)

    assert found(fact, "ANON006") == []
    assert found(named, "ANON006") == []


def test_the_judging_words_are_a_setting() -> None:
    """A house may have its own."""
    story = said("“He is late again,” an aide said.", "“He is late again,”", "an aide")

    assert found(story, "ANON006", words=("late",)) == ["late"]


# ANON007


def silent(body: str, affiliation: str | None, text: str) -> Analysis:
    """Return an analysis in which an aide is quoted, and nobody comments for `body`."""
    story = Story(text)
    story.source("aide", "an aide", named=False, affiliation=affiliation)
    story.quotation("“We knew,”", source="aide", speaker="an aide")
    story.note("no-comment", "declined to comment", "declined to comment")
    analysis = story.analysis()
    notes = (msgspec.structs.replace(analysis.notes[0], on_behalf_of=body),)
    return msgspec.structs.replace(analysis, notes=notes)


@pytest.mark.parametrize(("affiliation", "expected"), [("the ministry", 1), ("the port authority", 0), (None, 0)])
def test_no_comment_from_where_the_source_is(affiliation: str | None, expected: int) -> None:
    """A body that did not comment, and an unnamed source from the same body, are put side by side."""
    text = "“We knew,” said an aide at the ministry. The transport ministry declined to comment."
    analysis = silent("The transport ministry", affiliation, text)
    policy = Policy(name="Test", rules={"ANON007": Chosen(asks="Look.", follows="a test")})

    assert [finding.place.text for finding in check(analysis, policy)] == ["declined to comment"] * expected


# ANON008


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Plains Courier has learned that the mill will close.", ["has learned"]),
        ("The owner reportedly wants to sell.", ["reportedly"]),
        ("It is understood the bank agreed.", ["It is understood"]),
        ("Her daughter has learned to swim.", []),
        ("“He reportedly left,” Ana Lee said.", []),
        ("The owner told the Courier that he wants to sell.", []),
    ],
)
def test_words_in_place_of_a_source(text: str, expected: list[str]) -> None:
    """They are found in the reporter's own words alone."""
    assert found(Story(text), "ANON008") == expected


# ANON009


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It has been claimed that the vote was bought.", ["has been claimed that"]),
        ("The chairman is widely believed to be leaving.", ["is widely believed to"]),
        ("The chairman is believed by his staff to be leaving.", []),
        ("The chairman is believed to be leaving, according to his staff.", []),
        ("It is said that Dr. Roe was warned by two of his staff.", []),
        ("It is said that Roe was warned. By noon he had left.", ["is said that"]),
        ("The chairman said that he was leaving.", []),
    ],
)
def test_said_by_nobody(text: str, expected: list[str]) -> None:
    """A passive without an agent is found, one with an agent is not."""
    assert found(Story(text), "ANON009") == expected


# ANON012


@pytest.mark.parametrize(
    ("text", "document", "expected"),
    [
        ("“It leaks,” an aide said.", {}, ["an aide"]),
        ("“It leaks,” an aide said.", {"byline": "Mara Quill"}, []),
        ("By Mara Quill\n\n“It leaks,” an aide said.", {}, []),
    ],
)
def test_a_byline(text: str, document: dict[str, Any], expected: list[str]) -> None:
    """A byline is in the metadata, or among the first lines."""
    story = Story(text, **document)
    story.source("aide", "an aide", named=False)
    story.quotation("“It leaks,”", source="aide", speaker="an aide")

    assert found(story, "ANON012") == expected


def test_an_article_without_unnamed_sources_needs_no_byline() -> None:
    """The rule is about unnamed sources."""
    assert found(said("“It leaks,” Ana Lee said.", "“It leaks,”", "Ana Lee", named=True), "ANON012") == []


# ANON014


@pytest.mark.parametrize(
    ("text", "document", "expected"),
    [
        ("Controls were “largely absent,” an audit found.", "an audit", ["an audit"]),
        ("Controls were “largely absent,” said an audit seen by the Courier.", "an audit seen by the Courier", []),
        ("Controls were “largely absent,” the lawsuit says.", "the lawsuit", []),
        ("The city released an audit. Controls were “largely absent,” an audit found.", "an audit", []),
    ],
)
def test_where_a_document_comes_from(text: str, document: str, expected: list[str]) -> None:
    """How it was obtained may stand in the document's name or in a paragraph that mentions it."""
    story = Story(text)
    story.source("audit", document, "document", named=False)
    story.quotation("Controls were “largely absent,”", source="audit", speaker=document, kind="mixed", cue=None)

    assert found(story, "ANON014") == expected
