"""Where a text has the names of its sources."""

import re
from typing import Any

import pytest
from hypothesis import given

from attribution.masking.naming import find_source_names
from attribution.model import Analysis
from tests.analyses import Story, told_together
from tests.any_analyses import analyses


def assert_named(markup: str, *names: str, kind: Any = "person", named: bool = True, called: str = "") -> None:
    """Check that the stretches in braces are where the text has the names of its sources.

    Args:
        markup: The text.
        names: The names of the sources.
        kind: What kind all of them are.
        named: Whether they have a name.
        called: What the first is called as well, by the engine.
    """
    text = re.sub(r"[{}]", "", markup)
    story = Story(text)
    for name in names:
        story.source(name, name, kind, named=named)
    if called:
        story.mention(called, names[0])
    for place in reversed(find_source_names(story.analysis())):
        text = f"{text[: place.start]}{{{text[place.start : place.end]}}}{text[place.end :]}"

    assert text == markup


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ("Mayor {Ana Lee} spoke. Ms. {Lee} left with {Ana}’s sister. Leeds and the leeward side.", "Ana Lee"),
        ("{ANA LEE}: No. Mayor {LEE} nodded.", "Ana Lee"),
        ("{J. R. Smith Jr.} spoke to {Smith}. J. left.", "J. R. Smith Jr."),
        ("{Ursula von der Marsh} spoke. {Von der Marsh} left; der Mann.", "Ursula von der Marsh"),
        ("{Robert “Bob” Lee} spoke, and {Bob} left.", "Robert “Bob” Lee"),
        ("{Miles O’Brien} spoke, and {O'Brien} left.", "Miles O’Brien"),
        ("{Ana-Maria Lee-Roe} spoke, and {Lee-Roe} left.", "Ana-Maria Lee-Roe"),
        ("{Ana Lee}\n{Lee} spoke.", "Ana Lee"),
        ("{王小明} spoke.", "王小明"),
        ("{mossy_hat} wrote so.", "mossy_hat"),
    ],
)
def test_every_form_of_a_persons_name(markup: str, name: str) -> None:
    """Full names, family names, given names, capitals, either apostrophe; titles and other words stay."""
    assert_named(markup, name)


def test_what_the_engine_knows_a_person_by() -> None:
    """Another name that the article uses for a source counts; a pronoun, a title or a description does not."""
    assert_named("{Robert Lee} spoke. {Bob} left.", "Robert Lee", called="Bob")
    assert_named("{Robert Lee} spoke. He left.", "Robert Lee", called="He")
    assert_named("{Robert Lee} spoke. The Mayor left, Mayor Roe came.", "Robert Lee", called="The Mayor")


def test_two_of_one_family() -> None:
    """Each has the full name that is his; the family name alone is the one's whom the engine sees there."""
    text = "Ana Lee spoke. Ben Lee did not. Lee left."
    story = Story(text)
    story.source("ana", "Ana Lee")
    story.source("ben", "Ben Lee")
    story.mentions["ben"][text.rindex("Lee")] = story.find("Lee left")

    assert [place.source.name for place in find_source_names(story.analysis())] == ["Ana Lee", "Ben Lee", "Ben Lee"]


def test_names_of_bodies() -> None:
    """A body has its name whole, with or without the article, and what else the article calls it by name."""
    assert_named(
        "The {Federal Ferry Board} met. The board left. {FEDERAL FERRY BOARD} A Ferry Boat.",
        "the Federal Ferry Board",
        kind="organization",
        called="The board",
    )
    assert_named("The {Ferry Board} met, and the {FB} left.", "the Ferry Board", kind="organization", called="FB")
    assert_named("The state {Ferry Department} met.", "the state Ferry Department", kind="organization")


def test_who_has_no_name() -> None:
    """A description is no name, unless each of its words has a capital."""
    assert_named("One official spoke. The official left.", "One official", named=False)
    assert_named("The {Roper Center} spoke.", "the Roper Center", named=False)


@given(analyses())
def test_places_are_apart_and_in_order(analysis: Analysis) -> None:
    """Whatever an analysis holds, the places lie in the text, one after the other."""
    at = 0
    for place in find_source_names(analysis):
        assert at <= place.start < place.end <= len(analysis.document.text)
        at = place.end


def test_people_who_speak_together() -> None:
    """Where two are named together the whole is theirs, and elsewhere each name is its bearer's: none is left."""
    analysis = told_together()
    places = find_source_names(analysis)
    text = analysis.document.text

    assert [(text[it.start : it.end], it.source.id) for it in places] == [
        ("Ines Calder and Rolf Stamm", "s-both"),
        ("Stamm", "s-stamm"),
    ]
