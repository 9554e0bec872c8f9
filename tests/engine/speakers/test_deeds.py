import pytest

from attribution import analyze


@pytest.mark.parametrize(
    "sentence",
    [
        "The union has recalled its envoy for talks.",
        "The carmaker recalled 40,000 cars.",
        "Two men were admitted to hospital with burns.",
        "Ana Lee saw the ferry sink.",
        "Ana Lee thanked the crew and found the money to run it.",
        "The bank charged a fee for every card.",
        "Ana Lee pressed the button and ordered a coffee.",
        "Ana Lee claimed the prize on Friday.",
        "The mayor called a meeting for Tuesday.",
        "Only their mother told them apart.",
        "The keeper conceded three goals.",
        "The crowd observed a minute’s silence.",
        "The guard warned off two boys.",
        "The lawyer argued the case in two courts.",
        "Fans loathe the new shirt.",
        "The old lamp was found by a boy.",
        "Critics said nothing.",
    ],
)
def test_deeds(sentence: str):
    """What is done to a thing by a verb that may report is no speech."""
    assert not analyze(sentence).quotations


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The union recalled that its envoy wept.", "that its envoy wept"),
        ("The mayor called the plan a waste of money.", "the plan a waste of money"),
        ("The senator saw the vote as a warning.", "the vote as a warning"),
        ("The union claimed victory.", "victory"),
        ("The senator noted the rise in rents.", "the rise in rents"),
        ("The mayor added that the pool would stay.", "that the pool would stay"),
        ("The board announced the closure of the mill.", "the closure of the mill"),
        ("Ana Lee welcomed the ruling as a relief.", "the ruling as a relief"),
    ],
)
def test_speech(sentence: str, said: str):
    """What the same verbs report stays a quotation."""
    assert [quotation.text for quotation in analyze(sentence).quotations] == [said]
