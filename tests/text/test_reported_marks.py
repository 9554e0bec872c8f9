"""What users of other tools reported of quotation marks and sentences, each fault with further examples of its kind."""

import itertools

import pytest

from attribution.engine.grammar import Parse, load_pipeline, parse_many
from attribution.engine.pipeline import analyze
from attribution.model import Document
from attribution.text import find_stretches
from tests.growth import grows_evenly


def stretches(text: str) -> list[str]:
    """Return what stands in quotation marks, marks and all, that no other stretch holds."""
    return [text[s.start : s.end] for s in find_stretches(text) if not s.depth]


def parse(text: str) -> Parse:
    """Return the parse of a text."""
    return next(parse_many([Document.from_text(text)], load_pipeline()))


def sentences(text: str) -> list[str]:
    """Return the sentences of a text."""
    found = parse(text)
    bounds = [*found.sentence_starts, len(found.tokens)]
    return [text[found.tokens[a].start : found.tokens[b - 1].end].strip() for a, b in itertools.pairwise(bounds)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Her aunt said the car “couldn‘t climb that hill” in snow.", ["“couldn‘t climb that hill”"]),
        ('Ben wrote that he "doesn‘t know who‘s next" and left.', ['"doesn‘t know who‘s next"']),
        ("“I can‛t go,” she said. “It‘s late.”", ["“I can‛t go,”", "“It‘s late.”"]),
        ("‘We didn‘t see it,’ he said.", ["‘We didn‘t see it,’"]),
    ],
)
def test_apostrophe_the_wrong_way_round(text: str, expected: list[str]):
    """An apostrophe that curls like an opening mark neither opens nor closes anything."""
    assert stretches(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("» Tickets on sale now\n» Gates open at six\n» The band played “an age,” she said", ["“an age,”"]),
        ("› First stop\n› Second stop, “the good one”\n› Third stop", ["“the good one”"]),
        ("Home » Sport » Cricket\n\n“We lost,” she said.", ["“We lost,”"]),
        ("Read more »\n\n'We lost,' she said.\n\nNext »", ["'We lost,'"]),
        ("»\tOne\n»\tTwo »\n»\tThree", []),
    ],
)
def test_guillemets_as_bullets(text: str, expected: list[str]):
    """Guillemets that set off the items of a list or a path are not quotation marks."""
    assert stretches(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("'It is finished,' he said. 'We don't go back.'", ["'It is finished,'", "'We don't go back.'"]),
        (
            "‘It’s finished’, said the boys’ coach. ‘The girls’ team won.’",
            ["‘It’s finished’", "‘The girls’ team won.’"],
        ),
        ("'He told me \"go\" and I went,' she said.", ["'He told me \"go\" and I went,'"]),
        ("Ministers' aides called it 'a shambles' in the '90s.", ["'a shambles'"]),
        ("'We're fightin' back, goin' on,' he said. 'So.'", ["'We're fightin' back, goin' on,'", "'So.'"]),
    ],
)
def test_british_marks(text: str, expected: list[str]):
    """Single marks hold quotations, whatever apostrophes stand in them."""
    assert stretches(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“Who broke it?” asked Omar.",
        "“Stop!” cried one of the boys.",
        "“Morning?” Ines asked.",
        "“Evening!” Omar Diaz shouted from the boat.",
        "“It is cold. It is wet,” said Ines.",
        "‘Who broke it?’ Ines said.",
        'Ines asked, "Who broke it?"',
        "He wrote 'hello. And then goodbye.' on the wall.",
        "„Darf ich?“, fragte Ines.",
        "“We tried . . . and failed,” said Ines.",
    ],
)
def test_words_and_tag_are_one_sentence(text: str):
    """A quotation and the words that attribute it are one sentence, whatever stands before its closing mark."""
    found = parse(text)
    inside = [i for i, place in enumerate(found.stretch_of) if place >= 0]
    outside = [i for i, place in enumerate(found.stretch_of) if place < 0 and found.tokens[i].pos != "PUNCT"]
    verb = next(i for i in outside if found.tokens[i].pos in ("VERB", "PROPN", "NOUN", "X"))
    assert found.sentence_of[verb] in (found.sentence_of[inside[0]], found.sentence_of[inside[-1]])
    assert not any(s in ("”", '"', "’", "'", "“") for s in sentences(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It snowed. “Don’t go!” he said.", ["It snowed.", "“Don’t go!” he said."]),
        ('It snowed. "Don\'t go!" he said.', ["It snowed.", '"Don\'t go!" he said.']),
        ("Try it. “Words” matter.", ["Try it.", "“Words” matter."]),
        (
            "He left. “Go home,” she said. “Now.” It snowed.",
            ["He left.", "“Go home,” she said.", "“Now.”", "It snowed."],
        ),
        ("It snowed. (“Go,” she said.) He went.", ["It snowed.", "(“Go,” she said.)", "He went."]),
        ("He called it “over.” The mayor left.", ["He called it “over.”", "The mayor left."]),
        ("He said it was “over.” “We left,” Lee said.", ["He said it was “over.”", "“We left,” Lee said."]),
    ],
)
def test_boundaries_come_from_the_marks(text: str, expected: list[str]):
    """An opening mark begins the sentence that it opens and is never left with the one before."""
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "It's Jess' n' Sam's van.",
        "Bread 'n' butter, fish ’n’ chips.",
        "The Joneses' dogs' bowls weren't the Smiths'.",
        "O'Neil's and D’Arcy’s '68 Ford won't start, y'all.",
        "Get 'em while they're hot, 'cause 'tis the season.",
    ],
)
def test_only_apostrophes(text: str):
    """Apostrophes, however many, quote nothing."""
    assert stretches(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('We won."Then we wept" he said.', ['"Then we wept"']),
        ('"high","low"', ['"high"', '"low"']),
        ("he said“we wept”and left", ["“we wept”"]),
        ("the(“so-called”)experts", ["“so-called”"]),
        ("the so-called“experts”met", ["“experts”"]),
    ],
)
def test_marks_glued_to_words(text: str, expected: list[str]):
    """Marks are found where no space parts them from the words beside them."""
    assert stretches(text) == expected
    analyze(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I thought, ”well, it is only the wind.”", ["”well, it is only the wind.”"]),
        ("She said, “it is only the wind.“", ["“it is only the wind.“"]),
        ("”Go,” she said. ”Now.”", ["”Go,”", "”Now.”"]),
        ("”Go,“ she said. ”Now.“", ["”Go,“", "”Now.“"]),
    ],
)
def test_direction_comes_from_the_place(text: str, expected: list[str]):
    """A mark opens or closes by where it stands, not by which way it curls."""
    assert stretches(text) == expected


@pytest.mark.parametrize(
    "text", ["No, it wasn’t.", "No, it wasn't.", "No, it wasn‘t.", "No, it wasnʼt.", "No, it wasn＇t."]
)
def test_negation_with_a_curly_apostrophe(text: str):
    """A contraction is read as one whichever apostrophe it has, and its offsets are those of the text."""
    found = parse(text)
    assert [text[t.start : t.end] for t in found.tokens if t.dep == "neg"] == [text[-4:-1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a "b" "c d" e', ['"b"', '"c d"']),
        ("the films “Low Tide” and “Salt and Iron”", ["“Low Tide”", "“Salt and Iron”"]),
        ("“one”“two”“three”", ["“one”", "“two”", "“three”"]),
        ("«un» «deux», „drei“ »vier«", ["«un»", "«deux»", "„drei“", "»vier«"]),
    ],
)
def test_neighbours_stay_apart(text: str, expected: list[str]):
    """Quotations side by side are separate."""
    assert stretches(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('„Komm!" rief Ines.', ['„Komm!"']),
        ('“Come!" cried Ines. "Now!”', ['“Come!"', '"Now!”']),
        ('``Come!" cried Ines.', ['``Come!"']),
        ('«Viens!" dit Ines.', ['«Viens!"']),
        ("‘Come!' cried Ines.", ["‘Come!'"]),
    ],
)
def test_mixed_marks(text: str, expected: list[str]):
    """A mark of one kind is closed by one of another."""
    assert stretches(text) == expected


@pytest.mark.parametrize("mark", ["'x ", "‘x ", '"x ', "“x ", "x” ", "«x ", "`x ", "'x' ", "s' "])
def test_thousands_of_stray_marks(mark: str):
    """Thirty thousand stray marks take no longer than prose: the time grows with the text and not faster."""
    assert grows_evenly(lambda times: find_stretches(mark * times), 30_000)
