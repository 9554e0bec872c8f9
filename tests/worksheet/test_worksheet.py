"""The worksheet, read back from each of its formats with the libraries that read them."""

import csv
import io
import sys
from typing import Any

import pytest
from hypothesis import given, settings

from attribution.corrections import corrected
from attribution.errors import MissingExtraError
from attribution.model import Analysis
from attribution.worksheet import FORMATS, make_worksheet, render_worksheet
from attribution.worksheet.content import ATTEMPT, ATTEMPTS, BOXES, SIGN_OFF
from tests.analyses import Story, ferry
from tests.any_analyses import analyses
from tests.corrections_by_hand import Pencil


@pytest.fixture(scope="module")
def docx() -> Any:
    """Return python-docx."""
    return pytest.importorskip("docx")


@pytest.fixture(scope="module")
def openpyxl() -> Any:
    """Return openpyxl."""
    return pytest.importorskip("openpyxl")


def read_csv(data: bytes) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def hostile() -> Analysis:
    """Return an analysis whose words are formulas, markup and characters that XML can't hold."""
    story = Story('=cmd|" /C calc"!A0 said a\0source. @SUM(1) -1 +1 <b>| a |</b> `x` [y](z)', "=1+1.txt", title="=1+1")
    story.source("one", '=cmd|" /C calc"!A0', named=False)
    story.source("two", "<b>| a |</b>", description="@SUM(1)")
    for words, source in (
        ("a\0source", "one"),
        ("@SUM(1)", "one"),
        ("-1", "two"),
        ("+1", "two"),
        ("`x` [y](z)", "two"),
    ):
        story.quotation(words, source=source, cue=None, kind="indirect")
    story.note("no-comment", "=2+2", "=cmd")
    return story.analysis()


# the content


def test_a_section_for_each_source() -> None:
    """Sources that are quoted have one, those with most words first; what has no speaker comes last."""
    names = [call.name for call in make_worksheet(ferry()).calls]

    assert names[0] == "Tom Hale"
    assert names[-1] == "No known speaker"
    assert "Lorn Line" not in names


def test_what_is_asked() -> None:
    """Of a named source its name and role, of an unnamed one how it knows, of a document where it is from."""
    ask = {call.name: call.ask for call in make_worksheet(ferry()).calls}

    assert ask["Ana Ruiz"] == ("spelling of the name: Ana Ruiz?", "title or role: the harbour master?")
    assert ask["one official"] == ("how does the source know?", "does the description hold?")
    assert ask["The 40-page audit"][1] == "how was it obtained, and where is the copy?"
    assert ask["No known speaker"] == ("who said this?",)


def test_an_item() -> None:
    """A quotation has its place, how it is told, its words, and the facts in them."""
    calls = {call.name: call for call in make_worksheet(ferry()).calls}
    item = calls["The 40-page audit"].items[0]

    assert item.place == "paragraph 5, line 11"
    assert item.how == "mixed, “concluded”, passed on by the officials"
    assert item.words.startswith("that repairs would cost “between nine and eleven million,")
    assert item.facts[0] == "figure: nine and eleven million"


def test_unnamed_sources() -> None:
    """Each that is used is on the sheet: descriptor, reason, first use."""
    unnamed = {one.descriptor: one for one in make_worksheet(ferry()).unnamed}

    assert list(unnamed) == ["Transport officials", "one official", "A second official", "A captain on the line"]
    captain = unnamed["A captain on the line"]
    assert captain.reason == "for fear of losing his licence"
    assert captain.first_use == "paragraph 12, line 25: crews had reported rust in the car deck for years"


def test_who_did_not_comment() -> None:
    """Those who did not comment are listed, since they are to be called too."""
    (silence,) = make_worksheet(ferry()).silences

    assert silence.what == "A spokeswoman declined to comment"


# the formats


@pytest.mark.usefixtures("docx", "openpyxl")
@pytest.mark.parametrize("suffix", FORMATS)
def test_the_same_article_gives_the_same_bytes(suffix: str) -> None:
    """Nothing of the time or the machine is in a worksheet."""
    assert render_worksheet(ferry(), suffix) == render_worksheet(ferry(), suffix)


def test_an_unknown_format() -> None:
    """The formats are named."""
    with pytest.raises(ValueError, match=r"choose \.docx, \.xlsx, \.csv, \.md"):
        render_worksheet(ferry(), ".pdf")


def test_docx(docx: Any) -> None:
    """A heading for each source, boxes, the verbatim words apart, and tables to fill in."""
    document = docx.Document(io.BytesIO(render_worksheet(ferry(), ".docx")))
    sheet = make_worksheet(ferry())
    headings = [it.text for it in document.paragraphs if it.style.name == "Heading 2"]
    words = [it.text for it in document.paragraphs if it.style.name == "Intense Quote"]
    texts = [it.text for it in document.paragraphs]
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]

    assert headings == [*(call.name for call in sheet.calls), *(one.descriptor for one in sheet.unnamed)]
    assert words == [item.words for call in sheet.calls for item in call.items]
    assert texts.count(f"☐ {BOXES[0]}") == len(words)
    assert "☐ ask: figure: nine and eleven million" in texts
    assert tables[0] == [["", *ATTEMPT], *([str(number), *[""] * len(ATTEMPT)] for number in range(1, ATTEMPTS + 1))]
    assert [row[0] for row in tables[-1]][-len(SIGN_OFF) :] == list(SIGN_OFF)
    assert ["reason", "for fear of losing his licence"] in tables[-1]


def test_xlsx(openpyxl: Any) -> None:
    """A page for calls, attempts, unnamed sources and those who did not comment; a row a quotation."""
    book = openpyxl.load_workbook(io.BytesIO(render_worksheet(ferry(), ".xlsx")))
    sheet = make_worksheet(ferry())
    calls = [[cell.value for cell in row] for row in book["Call sheet"].rows]
    unnamed = [[cell.value for cell in row] for row in book["Unnamed sources"].rows]

    assert book.sheetnames == ["Call sheet", "Attempts", "Unnamed sources", "No comment", "Text"]
    assert [row[calls[0].index("words")] for row in calls[1:]] == [
        it.words for call in sheet.calls for it in call.items
    ]
    assert book["Attempts"].max_row == 1 + ATTEMPTS * len(sheet.calls)
    assert unnamed[0][-len(SIGN_OFF) :] == list(SIGN_OFF)
    assert [row[0] for row in unnamed[1:]] == [one.descriptor for one in sheet.unnamed]


def test_csv() -> None:
    """One row a quotation, an unnamed source, or somebody who did not comment."""
    rows = read_csv(render_worksheet(ferry(), ".csv"))
    sheet = make_worksheet(ferry())

    assert [row["words"] for row in rows if row["sheet"] == "call"] == [it.words for c in sheet.calls for it in c.items]
    assert [row["reason"] for row in rows if row["descriptor"] == "A captain on the line"] == [
        "for fear of losing his licence"
    ]
    assert [row["words"] for row in rows if row["sheet"] == "no comment"] == ["A spokeswoman declined to comment"]


def test_markdown() -> None:
    """Headings, boxes and tables."""
    lines = render_worksheet(ferry(), ".md").decode().splitlines()

    assert "### Ana Ruiz" in lines
    assert "- [ ] title or role: the harbour master?" in lines
    assert "> “Three letters,” “I have the receipts.”" in lines
    assert "| reason | for fear of losing his licence |" in lines
    assert f"| attempt | {' | '.join(ATTEMPT)} |" in lines


# hostile words


def test_no_cell_is_a_formula(openpyxl: Any) -> None:
    """What begins as a formula is text, in a workbook and in CSV."""
    book = openpyxl.load_workbook(io.BytesIO(render_worksheet(hostile(), ".xlsx")))
    cells = [cell for page in book for row in page.rows for cell in row if cell.value is not None]

    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert "=1+1" in [cell.value for cell in cells]
    assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith(("=", "+", "-", "@")))
    values = [value for row in read_csv(render_worksheet(hostile(), ".csv")) for value in row.values()]
    assert [value for value in values if value.startswith(("=", "+", "-", "@"))] == []
    assert "'@SUM(1)" in values


def test_characters_that_xml_can_not_hold(docx: Any) -> None:
    """They are replaced, and seen to be."""
    document = docx.Document(io.BytesIO(render_worksheet(hostile(), ".docx")))

    assert "a�source" in [it.text for it in document.paragraphs]


def test_words_mean_nothing_to_markdown() -> None:
    """No cell, no HTML, no link, no code comes from an article."""
    text = render_worksheet(hostile(), ".md").decode()

    assert r"### \<b\>\| a \|\</b\>" in text
    assert r"> \`x\` \[y\](z)" in text
    assert r"> \-1" in text
    assert r"# Worksheet: \=1+1" in text


def test_a_cell_that_is_too_long(openpyxl: Any) -> None:
    """It is cut, and says so."""
    words = f"“{'no ' * 20_000}”"
    story = Story(f"{words} Ana Lee said.")
    story.source("lee", "Ana Lee")
    story.quotation(words, source="lee", speaker="Ana Lee")
    book = openpyxl.load_workbook(io.BytesIO(render_worksheet(story.analysis(), ".xlsx")))
    values = [cell.value for row in book["Call sheet"].rows for cell in row]

    assert [value for value in values if str(value).endswith("(cut: too long for a cell)")]


def test_an_article_without_a_quotation(docx: Any) -> None:
    """The sheet says so, in every format."""
    empty = Story("Nothing was said.").analysis()
    document = docx.Document(io.BytesIO(render_worksheet(empty, ".docx")))

    assert [it.text for it in document.paragraphs].count("None.") == 2
    assert b"None." in render_worksheet(empty, ".md")
    assert read_csv(render_worksheet(empty, ".csv")) == []


@pytest.mark.parametrize(("suffix", "module"), [(".docx", "docx"), (".xlsx", "openpyxl")])
def test_a_package_that_is_not_installed(suffix: str, module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says what to install."""
    monkeypatch.setitem(sys.modules, module, None)

    with pytest.raises(MissingExtraError, match=r'pip install "(python-docx|openpyxl)<'):
        render_worksheet(ferry(), suffix)


@pytest.mark.usefixtures("docx", "openpyxl")
@settings(max_examples=20)
@given(analyses())
def test_any_analysis_has_a_worksheet(analysis: Analysis) -> None:
    """Whatever is in it, in every format."""
    for suffix in FORMATS:
        assert render_worksheet(analysis, suffix)


# what a person entered


def entered() -> Analysis:
    """Return an article with a speaker set, a status, a note, and who knows two of the unnamed sources."""
    pencil = Pencil(ferry(), who="NF")
    pencil.speaker("“Nobody wants", source="Tom Hale")
    pencil.status("“You can’t tell", "verified-verbatim", "=heard\nthe tape")
    pencil.known_to("A captain on the line", "editor")
    return corrected(pencil.analysis, pencil.corrections())


def test_what_was_entered_is_filled_in() -> None:
    """The status and the note of a quotation, that its speaker is a person's, and who knows a source."""
    sheet = make_worksheet(entered())
    items = {item.words[:14]: item for call in sheet.calls for item in call.items}

    assert items["“You can’t tel"].entered == (("status", "verified verbatim"), ("note", "=heard the tape"))
    assert items["“Nobody wants "].how.endswith(", corrected")
    assert items["“Nobody wants "].entered == ()
    assert {one.descriptor: one.known_to for one in sheet.unnamed}["A captain on the line"] == "editor"


def test_what_was_entered_in_csv() -> None:
    """The columns for it are filled, and those that were there keep their place."""
    rows = read_csv(render_worksheet(entered(), ".csv"))
    [row] = [row for row in rows if row["words"].startswith("“You can’t tell")]
    [captain] = [row for row in rows if row["descriptor"] == "A captain on the line"]

    assert (row["status"], row["note"]) == ("verified verbatim", "'=heard the tape")
    assert captain[SIGN_OFF[0]] == "editor"
    assert list(row)[-2:] == ["note", "status"]


def test_what_was_entered_in_xlsx(openpyxl: Any) -> None:
    """The columns for it are filled."""
    book = openpyxl.load_workbook(io.BytesIO(render_worksheet(entered(), ".xlsx")))
    header, *rows = book["Call sheet"].iter_rows(values_only=True)
    [row] = [row for row in (dict(zip(header, row, strict=True)) for row in rows) if row["status"]]
    header, *rows = book["Unnamed sources"].iter_rows(values_only=True)

    assert (row["status"], row["note"]) == ("verified verbatim", "=heard the tape")
    assert [row[header.index(SIGN_OFF[0])] for row in rows if row[0] == "A captain on the line"] == ["editor"]


def test_what_was_entered_to_print(docx: Any) -> None:
    """On paper it stands after the boxes, and in the table of the source."""
    document = docx.Document(io.BytesIO(render_worksheet(entered(), ".docx")))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    text = render_worksheet(entered(), ".md").decode()

    assert {"status: verified verbatim", "note: =heard the tape"} <= {it.text for it in document.paragraphs}
    assert [SIGN_OFF[0], "editor"] in tables[-1]
    assert "- status: verified verbatim\n- note: \\=heard the tape\n" in text
    assert f"| {SIGN_OFF[0]} | editor |" in text
