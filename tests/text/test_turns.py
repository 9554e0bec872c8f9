import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.text import find_paragraphs, find_stretches
from attribution.text.labels import find_label, read_label
from attribution.text.turns import find_turns


def turns(text: str) -> list[tuple[str, str]]:
    """Return each paragraph of a turn with the name in its label."""
    bounds = find_paragraphs(text)
    found = find_turns(text, bounds)
    return [(text[slice(*turn.label)], text[turn.start : turn.end]) for turn in found.values()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LEE: We go.\nROE: Why?", [("LEE", "We go."), ("ROE", "Why?")]),
        ("Q: Must we?\nA: We must.", [("Q", "Must we?"), ("A", "We must.")]),
        ("Q. Must we?\nA. We must.", [("Q", "Must we?"), ("A", "We must.")]),
        ("QMust we go?\nA: We must.", [("Q", "Must we go?"), ("A", "We must.")]),
        ("Ana Lee: We go.\nBen Roe: Why?", [("Ana Lee", "We go."), ("Ben Roe", "Why?")]),
        ("Lee: We go.\nRoe: Why?\nLee: It is late.", [("Lee", "We go."), ("Roe", "Why?"), ("Lee", "It is late.")]),
        ("SEN. ANA LEE (D-Ohio): We go.\nMR. ROE: Why?", [("SEN. ANA LEE", "We go."), ("MR. ROE", "Why?")]),
        ("ANA LEE, CNN HOST: We go.\nO’NEIL: Why?", [("ANA LEE", "We go."), ("O’NEIL", "Why?")]),
        (
            "[00:01:02] SPEAKER 1: We go.\n[00:01:05] SPEAKER_02: Why?",
            [("SPEAKER 1", "We go."), ("SPEAKER_02", "Why?")],
        ),
        ("**Ana Lee:** We go.\n\n**Ben Roe:** Why?", [("Ana Lee", "We go."), ("Ben Roe", "Why?")]),
        (">> LEE: We go.\n>> ROE: Why?", [("LEE", "We go."), ("ROE", "Why?")]),
        ("LEE: He said “go,” so we go.\nROE: Why?", [("LEE", "He said “go,” so we go."), ("ROE", "Why?")]),
        ("LEE: [laughs] We go.\nROE: So I—", [("LEE", "[laughs] We go."), ("ROE", "So I—")]),
        ("LEE: We go.\n\n(CROSSTALK)\n\nROE: Why?", [("LEE", "We go."), ("ROE", "Why?")]),
        ("Ana Lee:\n\nWe go.\n\nBen Roe:\n\nWhy?", [("Ana Lee", "We go."), ("Ben Roe", "Why?")]),
        ("Ana Lee  0:01\nWe go.\n\nBen Roe  0:05\nWhy?", [("Ana Lee", "We go."), ("Ben Roe", "Why?")]),
        (
            "3/9/24, 19:04 - Ana: we go\n3/9/24, 19:05 - Ben R.: why",
            [("Ana", "we go"), ("Ben R.", "why")],
        ),
        (
            "Mr. LEE of Ohio. We go.\n\nThe CHAIR. Why?\n\nMr. LEE of Ohio (continuing). It is late.",
            [("Mr. LEE of Ohio", "We go."), ("The CHAIR", "Why?"), ("Mr. LEE of Ohio", "It is late.")],
        ),
        (
            "BY MS. ROE:\n\nQ. Must we?\n\nA. We must.\n\nTHE COURT: Go on.",
            [("MS. ROE", "Must we?"), ("A", "We must."), ("THE COURT", "Go on.")],
        ),
        (
            "#### Speaker 1\n\nMust we?\n\n#### Ana Lee\n\nWe must.\n\n#### Speaker 1\n\nWhy?",
            [("Speaker 1", "Must we?"), ("Ana Lee", "We must."), ("Speaker 1", "Why?")],
        ),
        (
            "| Speaker | Words |\n|---|---|\n| Ana Lee | We go. |\n| Ben Roe | Why? |\n| Ana Lee | It is late. |",
            [("Ana Lee", "We go."), ("Ben Roe", "Why?"), ("Ana Lee", "It is late.")],
        ),
        ("ana: we go\nben: why\nana: it is late", [("ana", "we go"), ("ben", "why"), ("ana", "it is late")]),
        (
            "Ana Lee: We go.\nAn honourable member: Shame!\nAna Lee: It is late.",
            [("Ana Lee", "We go."), ("An honourable member", "Shame!"), ("Ana Lee", "It is late.")],
        ),
    ],
)
def test_turns(text: str, expected: list[tuple[str, str]]):
    """Two labelled paragraphs of whole sentences are turns, with the label's name left out of the words."""
    assert turns(text) == expected


def test_turn_goes_on_without_a_label():
    """A paragraph without a label belongs to the turn before it, and a stage direction to none."""
    text = "LEE: We go.\n\nIt is late.\n\n(CROSSTALK)\n\nROE: Why?\n\nLEE: It is."
    assert turns(text) == [("LEE", "We go."), ("ROE", "Why?"), ("LEE", "It is."), ("LEE", "It is late.")]
    goes_on = [s.goes_on for s in find_stretches(text)]
    assert goes_on == [True, False, False, False]


@pytest.mark.parametrize("between", ["***", "“It is late.”", "(CROSSTALK)", "it is late", "Read more: It is late."])
def test_what_is_of_no_turn(between: str):
    """A paragraph without words, in quotation marks or in brackets, and no sentence, goes on with no turn."""
    assert len(turns(f"LEE: We go.\n\n{between}\n\nROE: Why?\n\nLEE: It is.")) == 3


def test_names_that_go_on():
    """A paragraph without a label is of the turn before where the label is in capitals or comes again."""
    text = "Ana Lee: We go.\n\nIt is late.\n\nBen Roe: Why?\n\nWho knows.\n\nAna Lee: It is."
    assert ("Ana Lee", "It is late.") in turns(text)
    assert ("Ben Roe", "Who knows.") not in turns(text)
    assert ("BEN ROE", "Who knows.") in turns(text.replace("Ben Roe", "BEN ROE"))


def test_last_turn():
    """The last turn is as long as the others at most, and what calls on the reader is not in it."""
    one = "LEE: We go.\n\nROE: Why?\n\nLEE: It is late."
    longer = "LEE: We go.\n\nIt is cold.\n\nROE: Why?\n\nLEE: It is late."
    assert len(turns(f"{one}\n\nThe talks went on for two days.")) == 3
    assert len(turns(f"{longer}\n\nWe are tired.\n\nThe talks went on for two days.")) == 5
    assert len(turns(f"{longer}\n\nFollow Ana Lee on the radio.")) == 4


def test_headline_above_a_transcript():
    """A headline with a colon above a transcript is no turn, nor is what introduces it."""
    text = "Mayor Lee: We must go\n\nThe two met on Sunday.\n\nROE: Must we?\n\nLEE: We must."
    assert [name for name, _ in turns(text)] == ["ROE", "LEE"]


@pytest.mark.parametrize(
    "text",
    [
        "There was one problem: money.\n\nThere was another: time.",
        "Mayor: We will rebuild.\n\nThe mayor of Lowell spoke on Monday.",
        "Price: $5\nSize: 12 inches\nColor: Blue",
        "WHO: Ana Lee.\nWHAT: A talk.\nWHERE: Town hall.\nWHEN: Noon.",
        "CLAIM: The dam broke.\nFACTS: It did not.\nCLAIM: It will.\nFACTS: It won't.",
        "Staff Photo: We go.\nBen Roe: Why?",
        "X: We go.\nY: Why?",
        "ROE: We go.\nROE: Why?",
        "Monday: Rain.\nTuesday: Sun.\nWednesday: More rain.",
        "Lee: 45 votes\nRoe: 43 votes\nLee: 12 seats\nRoe: 9 seats",
        "Lee: 1,769.\nRoe: 1,501.\nLee: 547.\nRoe: 46.",
        "Ana Lee: Taxes\n\nLee wants lower taxes.\n\nBen Roe: Schools\n\nRoe wants more schools.",
        "Lowell: Ana Lee, Ben Roe, Karl Ott.\nSalem: Ines Roy, Omar Diaz.",
        "LEE: “We go.”\nROE: “Why?”",
        "LEE: We go.",
        "The pier\n\nIt is shut.\n\nThe board\n\nIt met on Sunday.\n\nThe pier\n\nIt may open.",
        "Ana Lee\nBen Roe\n\nThe pier is shut.\n\nIt may open.\n\nAna Lee",
        "Doors open 19:30\nBand plays 20:15",
        "flour: 200 g\nsugar: 100 g\nflour: 50 g",
        "at 10:30 we go\nat 11:30 we eat",
        "",
    ],
)
def test_colons_that_give_nobody_a_turn(text: str):
    """Prose, headlines, lists, scores, listings and labels before quotation marks are no turns without marks."""
    assert turns(text) == []


def test_a_time_before_each_paragraph():
    """Where each paragraph has a time one name is enough; two angles without a name begin nobody's turn."""
    text = "[0:00:01] Ana Lee: We go\n\n[0:00:05] It is late.\n\n[0:00:09] >> Why?"
    assert turns("[0:00:01] Ana Lee: We go") == [("Ana Lee", "We go")]
    assert turns(text + "\n\n[0:00:12] Ana Lee: So.")[:2] == [("Ana Lee", "We go"), ("Ana Lee", "So.")]
    assert ("Ana Lee", "It is late.") in turns(text + "\n\n[0:00:12] Ana Lee: So.")
    assert len(turns(text + "\n\n[0:00:12] Ana Lee: So.")) == 3
    assert turns("Ana Lee: We go.\n\n[0:00:05] It is late.") == []


def test_a_table_of_markdown():
    """The bar after the words of a table's row is none of them."""
    text = "| Ana Lee | We go. |\n| Ben Roe | Why? |\n| Ana Lee | It is late. |"
    assert [text[s.start : s.end] for s in find_stretches(text)] == ["We go.", "Why?", "It is late."]


def test_lines_with_times_are_paragraphs():
    """Long lines with a name and a time are no lines that were wrapped."""
    text = "Mara Quill   0 minutes 1 seconds\nWe will not go before the evening.\nOtto Renn   0 minutes 5 seconds\nWhy?"
    assert turns(text) == [("Mara Quill", "We will not go before the evening."), ("Otto Renn", "Why?")]


def test_turns_that_are_wrapped():
    """In a text that is wrapped to a width each label begins a paragraph."""
    lines = ("we have waited for the boat since the morning and it", "has not come")
    text = "\n".join(f"{name}: {words}" for name in ("ANA", "BEN", "ANA") for words in ["\n".join(lines)])
    assert [text[a:b].split(":")[0] for a, b in find_paragraphs(text)] == ["ANA", "BEN", "ANA"]


def test_turn_is_a_stretch_without_marks():
    """A turn is a stretch with a label and no marks, and holds the quotations in it."""
    text = "LEE: He said “go” twice.\nROE: Why?"
    turn, inner, other = find_stretches(text)
    assert text[turn.start : turn.end] == "He said “go” twice."
    assert (turn.opened, turn.closed, turn.depth, turn.label) == (False, False, 0, (0, 3))
    assert (inner.depth, inner.label, other.label) == (1, None, (25, 28))


def test_long_run_of_labels():
    """Many labels, and long paragraphs that begin like one, are read at once."""
    assert len(turns("LEE: We go.\nROE: Why?\n" * 5_000)) == 10_000
    assert turns("A " * 50_000) == []
    assert find_label("A " * 50_000, 0) is None


PIECES = ("LEE: ", "Q: ", "A. ", "“", "”", "'", '"', "We go.", " she said. ", "\n", "\n\n", "(laughs)", "> ", "s' ")


@given(st.lists(st.sampled_from(PIECES), max_size=24).map("".join))
def test_turns_and_quotations_nest(text: str):
    """Whatever the text, each stretch lies in its paragraph, none crosses another, and only turns have a label."""
    paragraphs = find_paragraphs(text)
    open_ends: list[int] = []
    for s in find_stretches(text, paragraphs):
        start, end = paragraphs[s.paragraph]
        assert start <= s.start <= s.inner_start <= s.inner_end <= s.end <= end
        assert s.label is None or (not s.opened and not s.closed and not s.depth)
        open_ends = [e for e in open_ends if e > s.start]
        assert s.depth == len(open_ends)
        assert all(s.end <= e for e in open_ends)
        open_ends.append(s.end)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("ÅSA LINDQVIST: Vi går.", "ÅSA LINDQVIST"),
        ("Élodie Marsh: We go.", "Élodie Marsh"),
        ("ŻAK: We go.", "ŻAK"),
        ("NGUYỄN THỊ HOA (via interpreter): We go.", "NGUYỄN THỊ HOA"),
        ("İBRAHİM ŞAHİN: We go.", "İBRAHİM ŞAHİN"),
        ("ΝΙΚΟΣ ΠΑΠΠΑΣ: We go.", "ΝΙΚΟΣ ΠΑΠΠΑΣ"),
        ("ЖАННА КОТОВА, Mayor: We go.", "ЖАННА КОТОВА"),
        ("[00:01:10] O’BRIEN: We go.", "O’BRIEN"),
        ("IAN McKAY: We go.", "IAN McKAY"),
        ("Omar al-Sadr: We go.", "Omar al-Sadr"),
        ("王小明：我们走。", "王小明"),
        ("SPEAKER 1: We go.", "SPEAKER 1"),
        (">> LEE: We go.", "LEE"),
        ("Q. Must we?", "Q"),
    ],
)
def test_label_in_every_script(line: str, name: str):
    """A label is read alike in an article and in a record, whatever its script."""
    for in_prose in (False, True):
        label = read_label(line, 0, len(line), in_prose=in_prose)
        assert label.name is not None
        assert line[slice(*label.name)] == name
        assert label.changes


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Ana Lee speaking: We go.", "Ana Lee speaking"),
        ("SPEAKER for the board: We go.", "SPEAKER for the board"),
        ("DIRECTOR LEE: We go.", "DIRECTOR LEE"),
        ("CITY CLERK: We go.", "CITY CLERK"),
    ],
)
def test_label_of_a_record_alone(line: str, name: str):
    """What begins a line of a record may name a speaker where in an article it may be prose or a listing."""
    label = read_label(line, 0, len(line))
    assert label.name is not None
    assert line[slice(*label.name)] == name
    assert read_label(line, 0, len(line), in_prose=True).name is None


@pytest.mark.parametrize("line", ["Note: We go.", "Ana said: We go.", "I told them: We go.", "Present: Ana Lee."])
def test_nobodys_label(line: str):
    """A heading and a clause before a colon name nobody in either."""
    assert read_label(line, 0, len(line)).name is None
    assert read_label(line, 0, len(line), in_prose=True).name is None


def test_turns_in_every_script():
    """Labels in capitals of any script make a transcript."""
    assert turns("ÅSA: We go.\nŻAK: Why?") == [("ÅSA", "We go."), ("ŻAK", "Why?")]
