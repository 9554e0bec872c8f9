"""A Word document with comments on its quotations: where they stand, what they say, and what stays as it was."""

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest

from attribution.cli import main
from attribution.corrections import corrected
from attribution.load import read
from attribution.load.docx import read_docx
from attribution.model import Analysis, Check, Edit, Finding, Lines, Passage, Span
from attribution.worksheet import add_comments, make_remarks
from attribution.worksheet.remarks import Remark
from tests.analyses import Story
from tests.corrections_by_hand import Pencil
from tests.docx_by_hand import document_of, edited
from tests.drafts_in_word import draft_analysis

LINES = ("“It will hold,” Ana Ruiz said on Monday.", "The doors were shut at noon. Nobody came.", "“Who pays?”")
PARAGRAPHS = (
    "“The pump will fail,” Ana Ruiz said. “Nobody has ordered parts.”",
    "“We were told to wait,” one official said.",
    "“It is late.”",
)


def draft(*paragraphs: str) -> bytes:
    """Return a draft in Word; [+words+] were inserted and [-words-] deleted."""
    return document_of(*paragraphs)


def body(data: bytes) -> str:
    """Return the XML of a document's body."""
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


def docx_text(data: bytes) -> str:
    """Return the text of a document as articles are read."""
    return read_docx(data, "draft.docx").text


def commented(data: bytes) -> list[tuple[str, str]]:
    """Return the words under each comment and its first line, as Word would show them."""
    comments = {str(it.comment_id): it.text for it in docx.Document(io.BytesIO(data)).comments}
    found = []
    for number, text in comments.items():
        start, end = f'<w:commentRangeStart w:id="{number}"/>', f'<w:commentRangeEnd w:id="{number}"/>'
        inside = body(data).partition(start)[2].partition(end)[0]
        found.append(("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", inside)), text.partition("\n")[0]))
    return found


def story(text: str) -> Analysis:
    """Return an analysis of a draft's text."""
    told = Story(text, "draft.docx")
    told.source("ruiz", "Ana Ruiz")
    told.source("official", "one official", named=False)
    told.quotation("“The pump will fail,”", "“Nobody has ordered parts.”", source="ruiz", speaker="Ana Ruiz")
    told.quotation("“We were told to wait,”", source="official", speaker="one official", confidence=0.55)
    told.open_quotation("“It is late.”", candidates=(("Ana Ruiz", 0.3),))
    return told.analysis()


def test_each_quotation_has_a_comment_on_its_words() -> None:
    """A comment reaches from the first word to the last, and says who speaks, how sure that is, and what to do."""
    data = draft(*PARAGRAPHS)
    analysis = story("\n\n".join(PARAGRAPHS))

    made = add_comments(data, analysis.document.text, make_remarks(analysis))

    assert made.count == 3
    assert commented(made.data) == [
        (
            "“The pump will fail,” Ana Ruiz said. “Nobody has ordered parts.”",
            "Speaker: Ana Ruiz, confidence 0.95. Subject of “said”, which governs the quotation.",
        ),
        (
            "“We were told to wait,”",
            "Speaker: one official, confidence 0.55. Doubtful: check who speaks. "
            "Subject of “said”, which governs the quotation.",
        ),
        ("“It is late.”", "Speaker: not known. It may be “Ana Ruiz”. Say who speaks."),
    ]


def test_the_text_stays_as_it_was() -> None:
    """Runs are divided, and nothing that is seen changes; formatting goes with the words."""
    document = docx.Document()
    paragraph = document.add_paragraph()
    paragraph.add_run("First “one\tand").bold = True
    paragraph.add_run(" two” then").italic = True
    paragraph.add_run().add_break()
    paragraph.add_run("“three” last.")
    file = io.BytesIO()
    document.save(file)
    text = "First “one\tand two” then\n“three” last."
    spans = [Span(start=6, end=19), Span(start=text.index("“three"), end=text.index("“three") + 7)]
    remarks = [Remark((span,), ("x",), needs_a_look=True) for span in spans]

    made = add_comments(file.getvalue(), text, remarks)

    after = docx.Document(io.BytesIO(made.data)).paragraphs[0]
    assert after.text == paragraph.text
    shown = [(run.text, run.bold, run.italic) for run in after.runs if run.text]
    assert shown == [
        ("First ", True, None),
        ("“one\tand", True, None),
        (" two”", None, True),
        (" then", None, True),
        ("\n", None, None),
        ("“three”", None, None),
        (" last.", None, None),
    ]
    assert [words for words, _ in commented(made.data)] == ["“oneand two”", "“three”"], "a tab is an element of its own"


def test_tracked_changes_and_comments_stay(tmp_path: Path) -> None:
    """What was inserted and deleted is still marked so, and comments that were there keep their words."""
    data = draft("“We will [-never-][+not+] close,” Ana Ruiz said.", "It rained.")
    document = docx.Document(io.BytesIO(data))
    document.add_comment(document.paragraphs[1].runs, text="Check the weather.", author="NF")
    file = io.BytesIO()
    document.save(file)
    (tmp_path / "draft.docx").write_bytes(file.getvalue())
    text = read(tmp_path / "draft.docx").text
    span = Span(start=0, end=text.index("”") + 1)

    made = add_comments(file.getvalue(), text, [Remark((span,), ("Look.",), needs_a_look=True)])

    changes = re.compile(r"<w:(?:ins|del) .*?</w:(?:ins|del)>")
    assert changes.findall(body(made.data)) == changes.findall(body(file.getvalue()))
    assert len(changes.findall(body(made.data))) == 2
    texts = [it.text for it in docx.Document(io.BytesIO(made.data)).comments]
    assert texts == ["Check the weather.", "Look."]
    assert text.startswith("“We will not close,”")


@pytest.mark.parametrize(
    "paragraph",
    [
        "Lee said: [+“We will close+][-“Never-].”[+ Soon.+]",
        "[+“We+] will[- not-] close.” It rained.",
        "Lee said: [+“We will close.”+] It rained.",
        "“We will [-not -]close[+.”+] It rained.",
    ],
)
def test_a_change_that_a_quotation_begins_or_ends_with_stays(paragraph: str) -> None:
    """The comment’s ends stand beside it, not in it: who undoes the change keeps the comment."""
    data = draft(paragraph)
    text = docx_text(data)
    span = Span(start=text.index("“"), end=text.index("”") + 1)

    made = add_comments(data, text, [Remark((span,), ("Look.",), needs_a_look=True)])

    changes = re.compile(r"<w:(?:ins|del) .*?</w:(?:ins|del)>")
    assert changes.findall(body(made.data)) == changes.findall(body(data))
    assert [line for _, line in commented(made.data)] == ["Look."]
    assert commented(made.data)[0][0] == text[span.start : span.end]


def test_a_change_that_a_quotation_ends_in_is_divided() -> None:
    """The comment is on the words of the quotation alone; its sign stands outside the change."""
    data = draft("[+“We will close.” It rained.+]")

    made = add_comments(data, docx_text(data), [Remark((Span(start=0, end=16),), ("Look.",), needs_a_look=True)])

    assert commented(made.data) == [("“We will close.”", "Look.")]
    [inserted] = re.findall(r"<w:ins .*?</w:ins>", body(made.data))
    assert "commentReference" not in inserted
    assert "commentReference" in body(made.data)


def test_a_quotation_that_is_a_link() -> None:
    """The comment’s sign is no part of the link."""
    data = edited(
        draft("LINK “We will close,”END she said."),
        lambda xml: xml.replace("LINK ", '</w:t></w:r><w:hyperlink w:anchor="a"><w:r><w:t>').replace(
            "END", '</w:t></w:r></w:hyperlink><w:r><w:t xml:space="preserve">'
        ),
    )

    made = add_comments(data, docx_text(data), [Remark((Span(start=0, end=17),), ("Look.",), needs_a_look=True)])

    assert commented(made.data) == [("“We will close,”", "Look.")]
    [link] = re.findall(r"<w:hyperlink .*?</w:hyperlink>", body(made.data))
    assert "comment" not in link


def test_other_parts_stay_byte_for_byte() -> None:
    """Styles, settings, properties: only the body and the comments are written anew; the same gives the same bytes."""
    data = draft(*PARAGRAPHS)
    analysis = story("\n\n".join(PARAGRAPHS))
    made = [add_comments(data, analysis.document.text, make_remarks(analysis)).data for _ in range(2)]

    before, after = (zipfile.ZipFile(io.BytesIO(it)) for it in (data, made[0]))
    changed = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    kept = set(before.namelist()) - changed
    assert len(kept) > 5
    assert all(before.read(name) == after.read(name) for name in kept)
    assert made[0] == made[1]


def test_what_is_not_in_the_document_is_told() -> None:
    """Words of another draft get no comment, and are given back."""
    analysis = story("\n\n".join(PARAGRAPHS))

    made = add_comments(draft("It rained all day."), analysis.document.text, make_remarks(analysis))

    assert made.count == 0
    assert len(made.unplaced) == 3


def test_what_a_remark_says() -> None:
    """The record's verdict, house rules and what a person entered stand in it; a finding of no quotation is its own."""
    analysis = story("\n\n".join(PARAGRAPHS))
    place = Lines(analysis.document.text).place(Span(start=23, end=31))
    rule = {"rule": "ANON010", "name": "x", "policy": "x", "follows": "x"}
    findings = [
        Finding(place=place, reason="Who signed this off?", quotation_id="q-0001", **rule),
        Finding(place=place, reason="Is it spelt so?", **rule),
    ]
    checks = [Check(quotation_id="q-0000", verdict="altered", passes=False, reason="It differs.")]
    pencil = Pencil(analysis)
    pencil.status("“It is late", "cannot-verify", "no tape")

    remarks = make_remarks(corrected(analysis, pencil.corrections()), checks, findings)

    assert [remark.lines[1:] for remark in remarks] == [
        ("Record: altered, does not pass. It differs.",),
        (),
        ("A source without a name: no reason is given.", "Who signed this off? (ANON010)"),
        ("Status: cannot verify: no tape",),
    ]
    assert all(remark.needs_a_look for remark in remarks)


def test_a_remark_shows_where_the_record_differs() -> None:
    """The passage stands in it with its place and its time, and what differs is marked in the words."""
    passage = Passage(
        record_id="a.vtt", start=0, end=19, text="It will never hold,", words=(Span(start=0, end=19),), paragraph=2,
        line=5, speaker="ROE", time=70,
    )  # fmt: skip
    at = Span(start=8, end=8)
    edit = Edit(
        kind="polarity", said="never", quoted="", record=Span(start=8, end=13), article=at, sentence="It differs."
    )
    remarks = ("The record spells the name “Rowe”.",)
    check = Check(
        quotation_id="q-0000", verdict="altered", passes=False, reason="It differs.", passages=(passage,),
        edits=(edit,), remarks=remarks,
    )  # fmt: skip

    (remark, *_) = make_remarks(story("\n\n".join(PARAGRAPHS)), [check])

    assert remark.lines[1:] == (
        "Record: altered, does not pass. It differs. The record spells the name “Rowe”.",
        "a.vtt, ¶ 2, line 5, ROE, 0:01:10: “It will [-never-] hold,”",
    )


def test_what_was_changed_in_the_draft_is_said_first() -> None:
    """Who changed quoted words, and how they read before, stands above the speaker, and calls for a look."""
    analysis = draft_analysis(
        "“We will [-never-][+not+] sell,” Ana Lee said.",
        "“So [-be-][+is+] it.”",
        quotations=(("“We will not sell,”",),),
    )

    said, nobodys = make_remarks(analysis)

    assert said.lines[:3] == (
        "Changed inside quotation marks: Ed replaced “never” with “not”.",
        "Before: “We will never sell,”",
        "Now: “We will not sell,”",
    )
    assert said.lines[3].startswith("Speaker: Ana Lee")
    assert nobodys.lines[0] == "Changed inside quotation marks: Ed replaced “be” with “is”."
    assert said.needs_a_look
    assert nobodys.needs_a_look


@pytest.mark.usefixtures("nlp")
def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """It writes the draft with its comments, all or those that need a look, and replaces nothing."""
    monkeypatch.chdir(tmp_path)
    Path("draft.docx").write_bytes(draft(*LINES))

    assert main(["annotate", "draft.docx", "-o", "checked.docx"]) == 0
    assert main(["annotate", "draft.docx", "-o", "looks.docx", "--only", "needs-a-look"]) == 0
    assert [words for words, _ in commented(Path("checked.docx").read_bytes())] == ["“It will hold,”", "“Who pays?”"]
    assert [words for words, _ in commented(Path("looks.docx").read_bytes())] == ["“Who pays?”"]
    assert main(["annotate", "draft.docx", "-o", "checked.docx"]) == 2
    assert main(["annotate", "draft.txt", "-o", "x.docx"]) == 2
    printed = capsys.readouterr()
    assert "Wrote checked.docx: 2 comments" in printed.out
    assert "there is such a file already" in printed.err
    assert "draft.txt is neither a Word document nor a page: its name has to end with .docx or .html" in printed.err
