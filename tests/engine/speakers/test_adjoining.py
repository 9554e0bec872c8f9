"""Who has the verb that stands right beside the words."""

import pytest

from attribution.engine.cues import find_contents, find_cues, find_withheld
from attribution.engine.grammar import load_pipeline, parse_many
from attribution.engine.learned import load_learned
from attribution.engine.pipeline import FEATURES
from attribution.engine.speakers import Scene, find_units, link_speakers
from attribution.engine.speakers.adjoining import find_adjoining
from attribution.model import Document


def read(text: str) -> Scene:
    """Return the scene of a text."""
    [parse] = parse_many([Document.from_text(text)], load_pipeline())
    learned = load_learned(FEATURES)
    reported = find_contents(parse, find_cues(parse, learned), learned)
    return Scene(parse, reported, find_units(parse), find_withheld(parse))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("When Roe noted that Lee had won, Lee boasted, “I was the best.”", "Lee"),
        ("As the clerk noted that it was late, the chairman, Idris Pugh, retorted: “Not for me.”", "chairman"),
        ("They wrote to the rail regulator, which reported “no fault” on either line.", "which"),
        ("While Rourke went on about “the enemy,” the usher shut the door.", "Rourke"),
        ("The film ends with footage of Ines Calado telling her lawyer, “Sell the boat.”", "Calado"),
        ("The stewards, Farrow recalled later in court, had been “run off their feet.”", "Farrow"),
        ("“We shall win,” Odile Renard, a lawyer for the growers, told the court.", "Renard"),
        ("“The river does not read,” Haddad assured the crowd outside.", "Haddad"),
        ("“We cannot find a receipt,” the two write.", "two"),
    ],
)
def test_verb_beside_the_words(text: str, expected: str):
    """The one whose verb stands right beside the words is found, whatever clause is around it."""
    scene = read(text)
    found = find_adjoining(scene, scene.units[0])

    assert found is not None
    assert text[scene.parse.tokens[found.head].start : scene.parse.tokens[found.head].end] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Dahl denounced what she called “a raid by spreadsheet.”",
        "The ministers seized on the note, arguing that it showed “intent” to sell.",
        "The nurses, Farrow said on Monday, told him they were “too few.”",
        "Lindqvist, the committee heard, kept telling them that the valve was “a detail.”",
        "The growers have come to believe “that rain is a rumour.”",
        "After calling it “a swamp,” Renard sold the field.",
        "He was called “a swamp fox.”",
        "Nothing the minister said “will calm them,” Renard told the court.",
        "“The best bread is ours!”Renard, a lawyer, told the court that it was late.",
        "In her speech, Renard declared the need for will, skill and drive: “Change it.”",
    ],
)
def test_verbs_that_settle_nothing(text: str):
    """A verb that tells more of another's words, only believes or is somebody else's aside decides nothing."""
    scene = read(text)

    assert find_adjoining(scene, scene.units[0]) is None


def test_listed_words():
    """Words listed after the first belong to the same one, though a tag of another stands after the last."""
    scene = read("And as Pugh went on about “the thieves” and “our lost rivers,” Renard said no, and left.")
    links = link_speakers(scene, load_learned(FEATURES), threshold=0.4)

    assert [scene.parse.text[link.speaker.start : link.speaker.end] for link in links if link.speaker] == ["Pugh"] * 2
