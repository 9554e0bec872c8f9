"""Analyses as they are printed."""

import io
import json
import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from attribution.cli.drawing import track
from attribution.cli.terminal import clean, encode, format_table
from attribution.model import Analysis, Document, Note, Quotation, from_json, to_json
from tests.analyses import told_together
from tests.drafts_in_word import draft_analysis
from tests.fake_engine import ENGINE, rich_analysis

TABLE = """\
bridge.txt
3 quotations, 3 sources

one official (unnamed person · official · one of: two officials · may be the same as: the audit)
   97% direct   “It is safe,” [said]

the audit (document · a 40-page audit)
   60% mixed    the bridge had “cracks” [a denial, via two officials]

No known speaker
       direct   “Who said this?” [said, no-speaker]

In quotation marks, but nobody's words here
       term     “soft landing”

Notes
       unclosed-mark a mark is never closed

"""


def with_text(text: str) -> Analysis:
    """Return an analysis with one quotation, whose text and everything else that an article gives is `text`."""
    return Analysis(
        document=Document.from_text(text, text or "x"),
        engine=ENGINE,
        quotations=(Quotation(id="q", kind="direct", spans=(), text=text),),
        notes=(Note(kind="parse", message=text),),
    )


def test_the_table() -> None:
    """Quotations stand under their sources, then those without, then what nobody said, then notes."""
    assert format_table(rich_analysis()) == TABLE


def test_people_who_speak_together() -> None:
    """The line of people who speak together says who they are."""
    told = format_table(told_together()).split("\n")

    assert "Ines Calder and Rolf Stamm (group · together: Ines Calder, Rolf Stamm)" in told


def test_what_was_changed_in_the_draft_comes_first() -> None:
    """Quoted words that somebody changed stand above all sources, with the words before."""
    told = format_table(draft_analysis("“We will [-never-][+not+] sell,” Ana Lee said.")).split("\n")

    assert told[3] == "Changed inside quotation marks"
    assert told[4].strip() == (
        "changed  “We will not sell,” [Ed replaced “never” with “not”. Before: “We will never sell,”]"
    )


def test_the_table_on_a_terminal_says_the_same() -> None:
    """Colours and line breaks change no word."""
    shown = Text.from_ansi(format_table(rich_analysis(), width=200)).plain

    assert re.findall(r"[^\s()\[\]─]+", shown) == re.findall(r"[^\s()\[\]]+", TABLE)


@pytest.mark.parametrize("width", [20, 40, 80])
@pytest.mark.parametrize(
    "text", ["市長は「橋は安全だ」と述べた。" * 9, "“It is safe,” " * 20, "x" * 300, "👩‍🚒 🇺🇳 é" * 20]
)
def test_no_line_is_wider_than_the_terminal(text: str, width: int) -> None:
    """Wide characters count for two columns, and long words are broken."""
    shown = Text.from_ansi(format_table(with_text(text), width=width)).plain

    assert max(map(cell_len, shown.splitlines())) <= width


@pytest.mark.parametrize(
    "text",
    [
        "\x1b]0;owned\x07",
        "\x1b[2J",
        "\x9b31m",
        "a\rb",
        "\u202egnp.exe",
        "\u2066x\u2069",
        "a\u200bb",
        "\U000e0041",
        "\u2028",
    ],
)
def test_an_article_does_not_steer_the_terminal(text: str) -> None:
    """Control characters and the marks that turn text round are never printed."""
    for width in (None, 80):
        shown = Text.from_ansi(format_table(with_text(f"“{text}”"), width=width)).plain

        assert not [mark for mark in text if mark in shown and not mark.isprintable()]


def test_an_article_is_no_markup() -> None:
    """Brackets, and the names of emoji, are what they are."""
    shown = Text.from_ansi(format_table(with_text("“[red]so[/red] :smile:”"), width=80)).plain

    assert "[red]so[/red] :smile:" in shown


@given(st.text())
def test_any_text_is_one_clean_line(text: str) -> None:
    """Whatever the text, it becomes one line that can be printed, and cleaning again changes nothing."""
    line = clean(text)

    assert clean(line) == line
    assert len(line.splitlines()) <= 1
    line.encode()


@given(st.text(max_size=60), st.sampled_from([None, 20, 80]))
def test_any_text_is_a_table(text: str, width: int | None) -> None:
    """No text breaks the table."""
    assert format_table(with_text(text), width=width)


def test_what_an_encoding_lacks_becomes_a_question_mark() -> None:
    """A terminal without Unicode is no reason to fail."""
    assert b"?It is safe,?" in b"".join(encode([rich_analysis()], "table", encoding="ascii"))


def test_json_lines() -> None:
    """Each line is one analysis in the format of the library."""
    lines = b"".join(encode([rich_analysis(), rich_analysis()], "jsonl")).splitlines()

    assert [from_json(line) for line in lines] == [rich_analysis(), rich_analysis()]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_json(count: int) -> None:
    """JSON is one array of analyses, an empty one too."""
    data = b"".join(encode([rich_analysis()] * count, "json"))

    assert json.loads(data) == [json.loads(to_json(rich_analysis()))] * count
    assert data.endswith(b"]\n")


@pytest.mark.parametrize("layout", ["table", "json", "jsonl"])
def test_analyses_are_printed_as_they_come(layout: str) -> None:
    """An analysis is printed before the next is asked for."""
    asked: list[int] = []

    def analyses() -> Iterator[Analysis]:
        for number in range(3):
            asked.append(number)
            yield rich_analysis()

    next(encode(analyses(), layout))  # type: ignore[arg-type]

    assert asked == [0]


def test_the_bar_passes_everything_on() -> None:
    """A progress bar changes nothing, and writes nothing lasting to what is no terminal."""
    file = io.StringIO()

    assert list(track([rich_analysis()] * 2, 2, file)) == [rich_analysis()] * 2
    assert file.getvalue().strip() == ""
