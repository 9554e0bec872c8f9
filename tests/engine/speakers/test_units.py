import pytest
import spacy

from attribution.engine.grammar.parsing import Parse, read_doc
from attribution.engine.speakers.units import find_label, find_units, starts_turn
from attribution.model import Document

_BLANK = spacy.blank("en")


def parse(text: str) -> Parse:
    """Return a parse that knows words and marks, which is all that units need."""
    plain = _BLANK(text.translate(str.maketrans("“”‘’", "\"\"''")))
    return read_doc(plain, Document.from_text(text))


def units(text: str) -> list[str]:
    found = parse(text)
    return [text[found.tokens[u.first].start : found.tokens[u.last - 1].end] for u in find_units(found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("“We go,” she said. “They stay.”", ["“We go,”", "“They stay.”"], id="each stretch"),
        pytest.param(
            "“She said ‘never’ twice,” he said.", ["“She said ‘never’ twice,”"], id="a quotation inside another"
        ),
        pytest.param("“One.\n\n“Two.\n\n“Three.” Four.", ["“One.\n\n“Two.\n\n“Three.”"], id="three paragraphs"),
        pytest.param("“One.”\n\n“Two.”", ["“One.”", "“Two.”"], id="two closed paragraphs"),
        pytest.param("“One.\n\nTwo.", ["“One."], id="no closing mark"),
        pytest.param("It rained.", [], id="no marks"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_units(text: str, expected: list[str]):
    """A unit is an outermost stretch, or those that one quotation runs through."""
    assert units(text) == expected


def test_unit_of_several_paragraphs_has_all_its_stretches():
    """A quotation over three paragraphs is one unit of three stretches."""
    (unit,) = find_units(parse("“One.\n\n“Two.\n\n“Three.” Four."))
    assert unit.stretches == (0, 1, 2)


def test_turn_of_a_transcript_begins_a_unit():
    """A label inside the marks ends the quotation that went on, since another speaks."""
    assert units("“LEE: One.\n\n“ROE: Two.”") == ["“LEE: One.", "“ROE: Two.”"]


def test_stage_direction_begins_a_unit():
    """What stands in brackets at the start of a paragraph is not the words of the last speaker."""
    assert units("“LEE: One.\n\n“(CROSSTALK.)\n\n“ROE: Two.”") == ["“LEE: One.", "“(CROSSTALK.)", "“ROE: Two.”"]


def test_turn_without_marks_is_a_unit():
    """Each turn of a transcript without marks is a unit, with the paragraphs that go on with it."""
    assert units("LEE: One.\n\nTwo “three” four.\n\nROE: Five.\n\nLEE: Six.") == [
        "One.\n\nTwo “three” four.",
        "Five.",
        "Six.",
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("LEE: We go.", "LEE"),
        ("Ana Lee: We go.", "Ana Lee"),
        ("MR. ROE (voice-over): We go.", "MR. ROE"),
        ("Q: Do you go?", "Q"),
        ("Ana de la Cruz: We go.", "Ana de la Cruz"),
        ("O’NEIL: We go.", "O’NEIL"),
    ],
)
def test_label(text: str, name: str):
    """A name before a colon is a label, with what stands in brackets left out."""
    found = find_label(text, 0)
    assert found is not None
    assert text[found[0] : found[1]] == name
    assert starts_turn(text, 0)


@pytest.mark.parametrize(
    "text", ["We go.", "at 10:30 we go", "LEE:no", "lee: we go", "Ana Lee said this: we go", "", ": we go"]
)
def test_no_label(text: str):
    """Times, lower case, whole clauses and a colon without a space are no labels."""
    assert find_label(text, 0) is None


def test_label_elsewhere():
    """A label is looked for where it is said to begin, with offsets into the whole text."""
    text = "It rained. LEE: We go."
    assert find_label(text, 0) is None
    assert find_label(text, 11) == (11, 14)


def test_long_run_of_capitals():
    """A long run of capitals without a colon is passed over at once."""
    assert find_label("A " * 50_000, 0) is None
