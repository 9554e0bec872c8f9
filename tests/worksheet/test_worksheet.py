"""The worksheet, read back from each of its formats with the libraries that read them."""

import csv
import io
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from attribution import analyze, read
from attribution.corrections import corrected
from attribution.errors import MissingExtraError
from attribution.model import Analysis, Anonymity, Check, Mention
from attribution.worksheet import FORMATS, Call, Worksheet, make_worksheet, render_worksheet
from attribution.worksheet.content import ATTEMPT, ATTEMPTS, SIGN_OFF
from attribution.worksheet.named import list_named
from tests.analyses import Story, ferry, told_together
from tests.any_analyses import analyses
from tests.corrections_by_hand import Pencil
from tests.drafts_in_word import draft_analysis


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
    story = Story(
        '=cmd|" /C calc"!A0 said a\0source was there. @SUM(1) -1 +1 <b>| a |</b> `x` [y](z)', "=1+1.txt", title="=1+1"
    )
    story.source("one", '=cmd|" /C calc"!A0', named=False)
    story.source("two", "<b>| a |</b>", description="@SUM(1)")
    for words, source in (
        ("a\0source was there", "one"),
        ("@SUM(1)", "one"),
        ("-1", "two"),
        ("+1", "two"),
        ("`x` [y](z)", "two"),
    ):
        story.quotation(words, source=source, cue=None, kind="indirect")
    story.note("no-comment", "=2+2", "=cmd")
    return story.analysis()


# the content


def find(sheet: Worksheet, name: str) -> Call:
    """Return the call to, or the entry of, somebody."""
    return next(it for it in (*sheet.calls, *sheet.lookups, *sheet.crowds) if it.name == name)


def told(text: str, *names: str, byline: str | None = None, **fields: Any) -> Analysis:
    """Return an article in which each of these says what stands before the name: “It holds,” said Ana Lee."""
    story = Story(text, byline=byline)
    for number, name in enumerate(names):
        story.source(str(number), name, **fields)
        words = text[: text.index(f" said {name}")].rpartition("“")[2]
        story.quotation(f"“{words}", source=str(number), speaker=name)
    return story.analysis()


def test_those_who_can_be_called() -> None:
    """Persons and bodies with a name are called, those with most words first."""
    names = [call.name for call in make_worksheet(ferry()).calls]

    assert names == ["Tom Hale", "Ana Ruiz", "the ministry", "the harbour board"]


def test_what_is_looked_up() -> None:
    """A document is not called, and what nobody is known to have said stands last."""
    sheet = make_worksheet(ferry())

    assert [it.name for it in sheet.lookups] == ["The 40-page audit", "No known speaker"]
    assert find(sheet, "The 40-page audit").ask[1] == "how was it obtained, and where is the copy?"
    assert find(sheet, "No known speaker").ask == ("who said this?",)


@pytest.mark.parametrize(
    "text",
    [
        "“We hold it,” said Ana Lee, who died in 2011.",
        "“We hold it,” said Ana Lee (1904–1988).",
        "The late Ana Lee was there. “We hold it,” said Ana Lee.",
        "Ana Lee’s widow was there. “We hold it,” said Ana Lee.",
        "Ana Lee was killed in May. “We hold it,” said Ana Lee.",
    ],
)
def test_the_dead_are_not_called(text: str) -> None:
    """Words of somebody who has died are looked up."""
    story = Story(text)
    story.source("lee", "Ana Lee")
    story.quotation("“We hold it,”", source="lee", speaker="Ana Lee")
    story.mentions["lee"][text.index("Ana Lee")] = Mention(
        start=text.index("Ana Lee"), end=text.index("Ana Lee") + 7, text="Ana Lee"
    )
    sheet = make_worksheet(story.analysis())

    assert sheet.calls == ()
    assert find(sheet, "Ana Lee").ask == ("has died: what does the record say?",)


@pytest.mark.parametrize(
    "text",
    ["“We hold it,” said Ana Lee, whose dog died.", "“We hold it,” said Ana Lee. Ana Lee’s death threats went on."],
)
def test_the_living_are_called(text: str) -> None:
    """Another’s death is not theirs."""
    assert [it.name for it in make_worksheet(told(text, "Ana Lee")).calls] == ["Ana Lee"]


def test_the_writer_is_not_called() -> None:
    """Who wrote the article asks nobody about it; the numbers that are left off are told."""
    sheet = make_worksheet(told("“I saw it fall,” said Mara Quill.", "Mara Quill", byline="By Mara Quill"))

    assert sheet.calls == ()
    assert sheet.left_off == ("the writer’s own: 1",)


@pytest.mark.parametrize("name", ["unknown (“you”)", "everyone", "One"])
def test_nobody_in_particular_is_not_called(name: str) -> None:
    """What “you” or “everyone” is reported to say is no call; words in marks are: somebody said them."""
    story = Story("“It was cold there,” said one. It is said that it was cold.")
    story.source("one", name, named=False)
    story.quotation("it was cold.", source="one", kind="indirect", cue="said")
    assert make_worksheet(story.analysis()).left_off == ("nobody who can be asked: 1",)

    story.quotation("“It was cold there,”", source="one", cue="said")
    assert [it.name for it in make_worksheet(story.analysis()).lookups] == ["No known speaker"]


def test_a_group_that_is_spoken_of_as_one() -> None:
    """“Critics say” names nobody: it stands apart from sources who spoke on terms, or are counted."""
    story = Story("Critics say it costs too much. Two officials said it would cost more than that.")
    story.source("critics", "Critics", "group", named=False)
    story.quotation("it costs too much", source="critics", kind="indirect", cue="say")
    story.source("two", "Two officials", "group", named=False, anonymity=Anonymity(claimed=2))
    story.quotation("it would cost more than that", source="two", kind="indirect")
    sheet = make_worksheet(story.analysis())

    assert [it.name for it in sheet.crowds] == ["Critics"]
    assert [it.descriptor for it in sheet.unnamed] == ["Two officials"]


def test_what_is_a_word_or_two() -> None:
    """Terms and slogans share a line of their source; a word of indirect speech is left off; a figure never is."""
    story = Story("Lee called it “sad”. “Build Larkmoor Higher,” she said. “No, never again,” she said. She said 90.")
    story.source("lee", "Lee")
    story.quotation("“sad”", source="lee", kind="mixed", cue="called")
    story.quotation("“Build Larkmoor Higher,”", source="lee")
    story.quotation("“No, never again,”", source="lee")
    story.quotation("it", source="lee", kind="indirect")
    story.quotation("90", source="lee", kind="indirect")
    sheet = make_worksheet(story.analysis())

    assert [it.words for it in sheet.calls[0].said.items] == ["“No, never again,”", "90"]
    assert sheet.calls[0].said.fragments_in_words == "“sad” (1 ¶1); “Build Larkmoor Higher,” (2 ¶1)"
    assert sheet.left_off == ("a word or two of indirect speech: 4",)


def test_what_is_asked() -> None:
    """Of a named source its name and role."""
    sheet = make_worksheet(ferry())

    assert find(sheet, "Ana Ruiz").ask == ("name spelt so?", "title or role as given?")
    assert find(sheet, "the ministry").ask == ("name spelt so?",)


def test_an_item() -> None:
    """A quotation has its paragraph, how it is told, its words, and the facts in them."""
    item = find(make_worksheet(ferry()), "The 40-page audit").said.items[0]

    assert item.place == "¶5"
    assert item.how == "mixed, “concluded”, passed on by the officials"
    assert item.words.startswith("that repairs would cost “between nine and eleven million,")
    assert item.asked == "figure: nine and eleven million; without exception: any"


def test_a_speaker_who_is_doubtful() -> None:
    """The sheet says so, with the confidence."""
    items = [it for one in make_worksheet(ferry()).unnamed for it in one.said.items]

    assert "indirect, “said”, doubtful who speaks (0.58)" in [it.how for it in items]


def test_unnamed_sources() -> None:
    """Each has its words, its terms, where nobody else is heard, and who knows it."""
    unnamed = {one.descriptor: one for one in make_worksheet(ferry()).unnamed}

    assert list(unnamed) == ["Transport officials", "one official", "A second official", "A captain on the line"]
    captain = unnamed["A captain on the line"]
    assert captain.reason == "for fear of losing his licence"
    assert captain.said.items[0].words == "crews had reported rust in the car deck for years"
    assert any("eleven million" in it.words for it in unnamed["Transport officials"].said.items), "passed on by them"


def test_who_did_not_comment() -> None:
    """Those who did not comment are listed, since they are to be called too."""
    (silence,) = make_worksheet(ferry()).silences

    assert silence.what == "A spokeswoman declined to comment"


def test_names_and_numbers() -> None:
    """Each stands once, with all its paragraphs; a family name goes with the one full name that ends in it."""
    text = "Mayor Ana Lee sold 40 boats to Bo Roe and Al Roe.\n\nMs. Lee stayed. Then Roe left on May 3. 40 boats sank."
    found = [(it.words, it.place) for it in list_named(Story(text).analysis())]

    assert ("Mayor Ana Lee", "¶1, 2") in found
    assert ("40 boats", "¶1, 2") in found
    assert ("May 3", "¶2") in found
    assert {"Ms. Lee", "Lee"} & {words for words, _ in found} == set()
    assert ("Roe", "¶2") in found, "of two it is not known which"


def test_a_slogan_is_no_name() -> None:
    """What fills its quotation marks is no name of the list."""
    story = Story("The banner read “Mend Larkmoor Now”. The banner hung in Larkmoor.")

    assert [it.words for it in list_named(story.analysis())] == ["Larkmoor"]


def test_what_a_sheet_says_of_itself() -> None:
    """Which text it is of, what made it, and which corrections it has."""
    about = make_worksheet(entered()).about

    assert about[:3] == ("lorn-ferry.txt", "By Mara Quill", "2024-05-17")
    assert about[4] == "Made by attribution 0.1.0, en_core_web_md 3.8.0, spaCy 3.8.7, threshold 0.4"
    assert about[5].startswith("Corrections: 3 entries applied, the last made ")


def test_verdicts_of_a_record() -> None:
    """What a record says stands with the words; why stands there too where they do not pass."""
    checks = [
        Check(quotation_id="q-0001", verdict="altered", passes=False, reason="It differs."),
        Check(quotation_id="q-0010", verdict="verbatim", passes=True, reason="The same."),
    ]
    items = {it.number: it for call in make_worksheet(ferry(), checks).calls for it in call.said.items}

    assert items[2].entered == (("record", "altered: It differs."),)
    assert {it.record for it in items.values()} == {"", "verbatim", "altered: It differs."}


def changed_draft() -> Analysis:
    """Return a draft in which an editor changed quoted words."""
    return draft_analysis("“We will [-never-][+not+] sell,” Ana Lee said.", quotations=(("“We will not sell,”",),))


def test_what_was_changed_in_the_draft() -> None:
    """It is told before all calls: what was done, and the words before and now; the quotation’s own entry says so."""
    sheet = make_worksheet(changed_draft())

    [changed] = sheet.changed
    assert changed.told == "1 ¶1: Ed replaced “never” with “not”."
    assert (changed.before, changed.now) == ("“We will never sell,”", "“We will not sell,”")
    assert sheet.calls[0].said.items[0].how == "direct, changed in the draft"


def test_a_word_that_was_changed_in_the_draft_is_checked_by_itself() -> None:
    """However few words it has, it shares no line with others."""
    sheet = make_worksheet(draft_analysis("Ana Lee said it was “[-old-][+dead+].”", quotations=(("“dead.”",),)))

    assert [item.words for item in sheet.calls[0].said.items] == ["“dead.”"]


def test_what_was_changed_in_each_format(docx: Any, openpyxl: Any) -> None:
    """It stands before the calls in each."""
    analysis = changed_draft()
    done, before = "Ed replaced “never” with “not”.", "“We will never sell,”"

    rows = read_csv(render_worksheet(analysis, ".csv"))
    sheets = [row["sheet"] for row in rows]
    row = rows[sheets.index("changed in marks")]
    assert sheets.index("changed in marks") < sheets.index("call")
    assert (row["changed"], row["before"], row["words"]) == (done, before, "“We will not sell,”")
    book = openpyxl.load_workbook(io.BytesIO(render_worksheet(analysis, ".xlsx")))
    assert [cell.value for cell in book.worksheets[0][2]][2:4] == [done, before]
    lines = [it.text for it in docx.Document(io.BytesIO(render_worksheet(analysis, ".docx"))).paragraphs]
    place = lines.index(f"☐ 1 ¶1: {done} Before: {before} Now: “We will not sell,”")
    assert lines.index("Changed inside quotation marks") < place < lines.index("Calls")
    text = render_worksheet(analysis, ".md").decode()
    assert text.index(done) < text.index(before) < text.index("## Calls")


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


def cells_of(document: Any) -> list[str]:
    """Return what stands in the tables of a document, each cell once."""
    rows = (row for table in document.tables for row in table.rows)
    return [cell.text for row in rows for cell in {id(cell._tc): cell for cell in row.cells}.values()]


def test_docx(docx: Any) -> None:
    """A band for each source, a row for each quotation, the verbatim words apart in a column, to be covered."""
    document = docx.Document(io.BytesIO(render_worksheet(ferry(), ".docx")))
    sheet = make_worksheet(ferry())
    cells = cells_of(document)

    assert [cell.partition("   ")[0] for cell in cells if "name spelt so?" in cell] == [it.name for it in sheet.calls]
    last = {row.cells[-1].text.rpartition(" (")[0] for table in document.tables for row in table.rows}
    assert {item.words for call in sheet.calls for item in call.said.items} <= last
    assert [it.text for it in document.paragraphs if it.style.name == "Heading 1"] == [
        *("Calls", "Did not comment", "To look up", "Names and numbers", "Unnamed sources: for the editor"),
    ]


def test_unnamed_sources_begin_a_page(docx: Any) -> None:
    """The editor gets a page without the rest; and every page is A4."""
    document = docx.Document(io.BytesIO(render_worksheet(ferry(), ".docx")))
    breaks = [it.text for it in document.paragraphs if it.paragraph_format.page_break_before]

    assert breaks == ["Unnamed sources: for the editor"]
    assert {(round(it.page_width.mm), round(it.page_height.mm)) for it in document.sections} == {(210, 297)}


@pytest.mark.usefixtures("nlp")
def test_a_long_story_takes_four_pages_or_fewer(docx: Any) -> None:
    """An article of 1,500 words and 55 quotations: measured by the lines that its rows take, 70 on a page of A4."""
    analysis = analyze(read(Path(__file__).with_name("weir.txt")))
    document = docx.Document(io.BytesIO(render_worksheet(analysis, ".docx")))
    listed, rows = len(make_worksheet(analysis).named), [row for table in document.tables for row in table.rows]
    lines = sum(max(_lines_of(cell, row) for cell in row.cells) for row in rows)

    assert 1400 < analysis.word_count < 1600
    assert len(analysis.quotations) > 50
    assert lines + listed / 3 < 4 * 70


def _lines_of(cell: Any, row: Any) -> int:
    """Return how many lines a cell takes, at the width of a wide font of the size that is set."""
    width = sum(one.width.mm for one in row.cells) if len({id(it._tc) for it in row.cells}) == 1 else cell.width.mm
    return -(-len(cell.text) // max(1, int(width / 1.75)))


def test_a_story_for_a_checker() -> None:
    """Who is called and who is not, in a story of several kinds of sources."""
    sheet = make_worksheet(analyze(read(Path(__file__).with_name("weir.txt"))))
    called = {call.name for call in sheet.calls}

    assert {"Miriam Oyelaran", "Beth Amadi", "Rhona Tait", "Danny Krol", "Imran Sadiq"} <= called
    assert not [name for name in called if "Senior" in name], "he has died"
    assert "A senior official at the county" in {one.descriptor for one in sheet.unnamed}
    assert {"Critics", "Many residents"} <= {crowd.name for crowd in sheet.crowds}
    assert "Tarrant Doyle" in {silence.who for silence in sheet.silences}


def test_xlsx(openpyxl: Any) -> None:
    """A page for each list; a row a quotation."""
    book = openpyxl.load_workbook(io.BytesIO(render_worksheet(ferry(), ".xlsx")))
    sheet = make_worksheet(ferry())
    calls = [[cell.value for cell in row] for row in book["Calls"].rows]
    unnamed = [[cell.value for cell in row] for row in book["Unnamed sources"].rows]

    assert book.sheetnames == [
        *("Calls", "Attempts", "Did not comment", "To look up", "Names and numbers", "Unnamed sources", "Groups"),
        "About",
    ]
    assert sorted(row[calls[0].index("number")] for row in calls[1:]) == sorted(
        it.number for call in sheet.calls for it in (*call.said.items, *call.said.fragments)
    )
    assert book["Attempts"].max_row == 1 + ATTEMPTS * len(sheet.calls)
    assert set(SIGN_OFF) < set(unnamed[0])
    assert list(dict.fromkeys(row[0] for row in unnamed[1:])) == [one.descriptor for one in sheet.unnamed]


def test_csv() -> None:
    """One row a quotation, a name or number, or somebody who did not comment."""
    rows = read_csv(render_worksheet(ferry(), ".csv"))
    sheet = make_worksheet(ferry())

    words = [it.words for call in sheet.calls for it in (*call.said.items, *call.said.fragments)]
    assert sorted(row["words"] for row in rows if row["sheet"] == "call") == sorted(words)
    assert {row["reason"] for row in rows if row["source"] == "A captain on the line"} == {
        "for fear of losing his licence"
    }
    assert [row["words"] for row in rows if row["sheet"] == "no comment"] == ["A spokeswoman declined to comment"]


def test_markdown() -> None:
    """Headings, boxes and tables."""
    lines = render_worksheet(ferry(), ".md").decode().splitlines()

    assert "### Ana Ruiz" in lines
    assert "- [ ] title or role as given?" in lines
    assert "> “Three letters,” “I have the receipts.”" in lines
    assert "| reason | for fear of losing his licence |" in lines
    assert f"| attempt | {' | '.join(ATTEMPT)} |" in lines


@pytest.mark.usefixtures("docx", "openpyxl")
def test_all_forms_say_the_same(docx: Any, openpyxl: Any) -> None:
    """Every name, every quotation and every number stands in each of them."""
    sheet = make_worksheet(ferry())
    calls = (*sheet.calls, *sheet.lookups, *sheet.crowds)
    said = [*(call.said for call in calls), *(one.said for one in sheet.unnamed)]
    wanted = {*(it.words for words in said for it in (*words.items, *words.fragments))}
    wanted |= {*(call.name for call in calls), *(one.descriptor for one in sheet.unnamed)}
    wanted |= {*(it.words for it in sheet.named), *(it.who for it in sheet.silences), *sheet.about}
    document = docx.Document(io.BytesIO(render_worksheet(ferry(), ".docx")))
    book = openpyxl.load_workbook(io.BytesIO(render_worksheet(ferry(), ".xlsx")))
    texts = {
        "docx": " ".join((*(it.text for it in document.paragraphs), *cells_of(document))),
        "xlsx": " ".join(str(cell.value) for page in book for row in page.rows for cell in row),
        "csv": " ".join(value for row in read_csv(render_worksheet(ferry(), ".csv")) for value in row.values()),
        "md": re.sub(r"\\(.)", r"\1", render_worksheet(ferry(), ".md").decode()),
    }

    missing = {name: [one for one in wanted if one not in text] for name, text in texts.items()}

    assert missing == {name: [] for name in texts}


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

    assert "a�source" in " ".join(cells_of(document))


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
    values = [cell.value for row in book["Calls"].rows for cell in row]

    assert [value for value in values if str(value).endswith("(cut: too long for a cell)")]


def test_an_article_without_a_quotation(docx: Any) -> None:
    """The sheet says so, in every format."""
    empty = Story("Nothing was said.").analysis()
    document = docx.Document(io.BytesIO(render_worksheet(empty, ".docx")))

    assert [it.text for it in document.paragraphs].count("None.") == 5
    assert b"None." in render_worksheet(empty, ".md")
    assert {row["sheet"] for row in read_csv(render_worksheet(empty, ".csv"))} == {"about"}


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
    items = {item.words[:14]: item for call in sheet.calls for item in call.said.items}

    assert items["“You can’t tel"].entered == (("status", "verified verbatim"), ("note", "=heard the tape"))
    assert items["“Nobody wants "].how.endswith(", corrected")
    assert items["“Nobody wants "].entered == ()
    assert {one.descriptor: one.known_to for one in sheet.unnamed}["A captain on the line"] == "editor"


def test_what_was_entered_in_csv() -> None:
    """The columns for it are filled."""
    rows = read_csv(render_worksheet(entered(), ".csv"))
    [row] = [row for row in rows if row["words"].startswith("“You can’t tell")]
    captain = {row[SIGN_OFF[0]] for row in rows if row["source"] == "A captain on the line"}

    assert (row["status"], row["note"]) == ("verified verbatim", "'=heard the tape")
    assert captain == {"editor"}


def test_what_was_entered_in_xlsx(openpyxl: Any) -> None:
    """The columns for it are filled."""
    book = openpyxl.load_workbook(io.BytesIO(render_worksheet(entered(), ".xlsx")))
    header, *rows = book["Calls"].iter_rows(values_only=True)
    [row] = [row for row in (dict(zip(header, row, strict=True)) for row in rows) if row["status"]]
    header, *rows = book["Unnamed sources"].iter_rows(values_only=True)

    assert (row["status"], row["note"]) == ("verified verbatim", "=heard the tape")
    assert {row[header.index(SIGN_OFF[0])] for row in rows if row[0] == "A captain on the line"} == {"editor"}


def test_what_was_entered_to_print(docx: Any) -> None:
    """On paper it stands after the words, and with the source."""
    document = docx.Document(io.BytesIO(render_worksheet(entered(), ".docx")))
    cells, text = cells_of(document), render_worksheet(entered(), ".md").decode()

    assert any("[status: verified verbatim] [note: =heard the tape]" in cell for cell in cells)
    assert any(f"{SIGN_OFF[0]}: editor" in cell for cell in cells)
    assert "- status: verified verbatim\n- note: \\=heard the tape\n" in text
    assert f"| {SIGN_OFF[0]} | editor |" in text


def test_each_of_those_who_speak_together_is_called() -> None:
    """Words of two people stand once on the sheet, with each of them to call, also who says nothing alone."""
    calls = {call.name: call for call in make_worksheet(told_together()).calls}

    assert list(calls) == ["Ines Calder and Rolf Stamm", "Rolf Stamm"]
    assert calls["Ines Calder and Rolf Stamm"].ask == (
        "Ines Calder: name spelt so? says so too?",
        "Rolf Stamm: name spelt so? says so too?",
    )
    assert [it.words for it in calls["Rolf Stamm"].said.items] == ["“I sold my boat,”"]
