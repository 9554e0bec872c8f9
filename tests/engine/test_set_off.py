"""Words that are set off from the text, and what in a text is none of its words."""

import pytest

from attribution import analyze
from attribution.load import Reading
from attribution.load.text import read_text
from attribution.model import Analysis


def analysis_of(text: str) -> Analysis:
    """Return the analysis of a text as it is read from a file."""
    return analyze(read_text(text.encode(), "a.md", Reading()))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It rained.\n\n> The quay stays open.\n>\n> — Ann Lee, harbour chief\n", "The quay stays open."),
        ("It rained.\n\n> The quay stays open.\n> Nobody goes.\n> -- Ann Lee\n", "The quay stays open. Nobody goes."),
        ("On Monday Ann Lee said in a statement:\n\n> The quay stays open.\n\nIt rained.\n", "The quay stays open."),
    ],
)
def test_a_block_quotation(text: str, words: str) -> None:
    """It is a direct quotation of whom the line before it, or the line under it, names; no mark is missing."""
    analysis = analysis_of(text)
    [quotation] = analysis.quotations

    assert (quotation.kind, quotation.text) == ("direct", words)
    assert analysis.source_of(quotation).name == "Ann Lee"
    assert not {"unopened-mark", "unclosed-mark"} & set(quotation.flags)
    assert not [note for note in analysis.notes if note.kind.endswith("-mark")]


def test_what_is_set_off_and_nobodys() -> None:
    """Without a name nobody says it."""
    assert analysis_of("The act has two parts.\n\n> A quay is a quay.\n\nIt rained.\n").quotations == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "“The quay [stays open](https://x.example/a),” [Ann Lee](https://x.example/b “She says hi”) said.",
            "stays open",
        ),
        ("“The quay stays open[1] in May,” Ann Lee said.[2]", "“The quay stays open in May,”"),
        (
            "“The quay stays open[a] in May,” Ann Lee said.\n\n[a]Ask her: “I never said so.”",
            "“The quay stays open in May,”",
        ),
        ("Ann Lee said:\n\n> “The quay\n> stays open,\n> all year.”", "“The quay stays open, all year.”"),
    ],
)
def test_what_is_none_of_the_words(text: str, words: str) -> None:
    """Addresses, marks of notes, comments and signs before quoted lines are not quoted, and nobody is named there."""
    analysis = analysis_of(text)
    [quotation] = analysis.quotations

    assert words in quotation.text
    assert analysis.source_of(quotation).name == "Ann Lee"
    assert all(text[span.start : span.end] in quotation.text for span in quotation.spans)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_line_break_inside_marks(end: str) -> None:
    """The quotation is whole, its speaker as sure as on one line."""
    analysis = analysis_of(f"“The quay stays open{end}all year long,” said Ann Lee.{end}")
    [quotation] = analysis.quotations

    assert quotation.flags == ()
    assert quotation.confidence > 0.9
