import pytest

from attribution.engine.grammar import Joint, Parse, load_pipeline, parse_many
from attribution.model import Document


def joints_of(text: str) -> tuple[Parse, tuple[Joint, ...]]:
    """Return the parse of a text and those who are named together in it."""
    [parse] = parse_many([Document.from_text(text)], load_pipeline())
    return parse, parse.joints


@pytest.mark.parametrize(
    "whole",
    [
        "Ines Calder and Rolf Stamm",
        "Ines Calder & Rolf Stamm",
        "Ines Calder, Rolf Stamm and Tess Marlow",
        "Ines Calder, Rolf Stamm, and Tess Marlow",
        "Mayor Ines Calder and her husband",
        "The architects, Ines Calder and Rolf Stamm",
        "The couple, Ines Calder and Rolf Stamm",
        "Ines Calder, a farmer, and Rolf Stamm",
        "Ines Calder and other tenants",
        "Ines Calder and a friend",
        "Ines Calder and the harbour authority",
    ],
)
def test_named_together(whole: str):
    """What “and” joins to a name is one phrase, from the first of its words to the last."""
    parse, [joint] = joints_of(f"{whole} said the well was dry.")

    assert parse.text[joint.span.start : joint.span.end] == whole
    assert joint.is_subject


def test_after_the_verb():
    """A list that the parser takes for a name with another that explains it, or for two subjects, is one phrase."""
    listed, [three] = joints_of("“The well is dry,” said Ines Calder, Rolf Stamm and Tess Marlow.")
    apart, [two] = joints_of("“It is dry,” said Dr. Ines Calder, of Leeds University, and Prof. Rolf Stamm, of Oslo.")

    assert len(three.heads) == 3
    assert listed.text[three.span.start : three.span.end] == "Ines Calder, Rolf Stamm and Tess Marlow"
    assert len(two.heads) == 2
    assert apart.text[two.span.start : two.span.end].endswith("and Prof. Rolf Stamm")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ines Calder or Rolf Stamm said the well was dry.", id="one of two"),
        pytest.param("Ines Calder and not Rolf Stamm said the well was dry.", id="one, not the other"),
        pytest.param("Ines Calder and Stamm’s lawyer said the well was dry.", id="whose the lawyer is"),
        pytest.param("Ines Calder, head of parks and a Democrat, said the well was dry.", id="what she is"),
        pytest.param("Ines Calder, head of parks at the council and advocate of trees, said so.", id="what she does"),
        pytest.param("Ines Calder said the well was dry, and Rolf Stamm agreed.", id="two clauses"),
        pytest.param("“Ines Calder and Rolf Stamm know,” Tess Marlow said.", id="in quoted words"),
        pytest.param(
            "Meridian FM Vice President for news and talk Rolf Stamm said no.", id="an office over two things"
        ),
        pytest.param(
            "Peter Orr, the council’s Office of Works and Budget director, said no.", id="an office of many words"
        ),
        pytest.param("Former Ohio Gov. and Harbor Committee Chairman Rolf Stamm said no.", id="two offices of one"),
    ],
)
def test_not_together(text: str):
    """Names that are not all meant, or that are of one, make no joint phrase that speaks."""
    _, joints = joints_of(text)

    assert not [joint for joint in joints if joint.is_subject]


@pytest.mark.parametrize(
    ("whole", "noun"),
    [
        ("Senators Ines Calder and Rolf Stamm", "senator"),
        ("The lawyers, Ines Calder and Rolf Stamm,", "lawyer"),
        ("Ines Calder and Rolf Stamm, both lawyers,", "lawyer"),
        ("Brothers Tom and Dan Reeve", "brother"),
        ("Ines Calder and Rolf Stamm", ""),
    ],
)
def test_what_they_are_called(whole: str, noun: str):
    """A title in the plural, or what stands beside the names, says what all of them are."""
    _, [joint] = joints_of(f"{whole} said the well was dry.")

    assert joint.noun == noun


@pytest.mark.parametrize(
    ("whole", "shares"),
    [
        ("Tom and Dan Reeve", True),
        ("Siblings Nadia and Yusuf Karam", True),
        ("Father Kelly and Sister Bridget", False),
        ("Ines Calder and Rolf Stamm", False),
        ("Calder and Stamm", False),
    ],
)
def test_one_family_name_for_all(whole: str, shares: bool):
    """After given names alone, the family name at the end is that of all."""
    _, [joint] = joints_of(f"{whole} said the well was dry.")

    assert joint.shares_name is shares


def test_names_that_are_no_subject():
    """Of a feud between two people it is said that they are named together, and not that they do anything."""
    _, [joint] = joints_of("Tess Marlow wrote of a feud between Ines Calder and Rolf Stamm.")

    assert not joint.is_subject
