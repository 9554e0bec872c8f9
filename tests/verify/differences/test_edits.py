"""What differs between a quotation and a record, and of what kind: words put in, left out, or in place of others."""

import pytest

from attribution.verify import record_of, verify
from tests.analyses import Story

Edits = list[tuple[str, str, str]]


def edits(quotation: str, said: str) -> Edits:
    """Return the kind of each edit, with the words as they are quoted and as they were said."""
    story = Story(f"“{quotation},” Esi Adu said.")
    story.source("adu", "Esi Adu")
    story.quotation(f"“{quotation},”", source="adu", speaker="Esi Adu")
    [check] = verify(story.analysis(), [record_of(f"ADU: {said}.")])
    return [(edit.kind, edit.quoted, edit.said) for edit in check.edits]


@pytest.mark.parametrize(
    ("quotation", "said", "found"),
    [
        ("We sold the old barn to the town", "We sold the red barn to the town", [("content", "old", "red")]),
        (
            "We saw Ana Ruiz at the barn in spring",
            "We saw Ben Roe at the barn in spring",
            [("name", "Ana Ruiz", "Ben Roe")],
        ),
        (
            "We met to it at the barn in spring",
            "We met the buyers at the barn in spring",
            [("content", "to it", "the buyers")],
        ),
        (
            "We gave the barn that we had to the town",
            "We gave the barn with red doors to the town",
            [("content", "that we had", "with red doors")],
        ),
    ],
    ids=["a word", "a name", "a body of words for few", "as many"],
)
def test_words_in_the_place_of_others(quotation: str, said: str, found: Edits) -> None:
    """They are content, or a name where either side has one."""
    assert edits(quotation, said) == found


@pytest.mark.parametrize(
    ("first", "said", "kind"),
    [("There", "It", "grammar"), ("It", "Smoke", "silent-cut"), ("Smoke", "It", "content")],
)
def test_words_that_say_little_at_the_beginning(first: str, said: str, kind: str) -> None:
    """One for another is grammar; one for a word that says much cuts it, and the other way round puts it in."""
    rest = "was a leak in the barn in spring"

    assert edits(f"{first} {rest}", f"{said} {rest}") == [(kind, first, said)]


@pytest.mark.parametrize(
    ("quotation", "said", "found"),
    [
        ("We do not sell barns", "We don't sell barns", [("contraction", "do not", "don't")]),
        ("They don't sell barns", "They doesn't sell barns", [("grammar", "don't", "doesn't")]),
        ("We wouldn't sell the barn", "We shouldn't sell the barn", [("modal", "wouldn't", "shouldn't")]),
    ],
    ids=["written out", "another form", "another word"],
)
def test_a_contraction_is_told_whole(quotation: str, said: str, found: Edits) -> None:
    """The edit has both parts of it, and never an apostrophe alone."""
    assert edits(f"{quotation} to the town in spring", f"{said} to the town in spring") == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("We will not sell the barn to the town", [("polarity", "", "not")]),
        ("We will no doubt sell the barn to the town", [("silent-cut", "", "no doubt")]),
    ],
    ids=["a denial", "an idle negation"],
)
def test_a_negation_that_is_left_out(said: str, found: Edits) -> None:
    """It is told as a denial, but where its words deny nothing."""
    assert edits("We will sell the barn to the town", said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The barn, not only the shed, went to the town", [("marked-cut", "", "not only the shed")]),
        (
            "The barn, not the shed, went to the town",
            [("marked-cut", "", "not the shed"), ("polarity", "", "not")],
        ),
    ],
    ids=["an idle negation", "a denial"],
)
def test_a_negation_under_an_ellipsis(said: str, found: Edits) -> None:
    """A mark shows the cut, and does not excuse what it hides."""
    assert edits("The barn … went to the town", said) == found


def test_brackets_may_explain_and_not_turn() -> None:
    """Words in brackets stand for others, but a denial that they lose is told."""
    assert edits("We sold the barn [to Ana] this spring", "We sold the barn not to her this spring") == [
        ("bracketed", "to Ana", "not to her"),
        ("polarity", "to Ana", "not to her"),
    ]
