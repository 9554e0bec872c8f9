"""Reading Word documents."""

import docx
import msgspec
import pytest
from docx.enum.style import WD_STYLE_TYPE

from attribution.errors import LoadError
from attribution.load.docx import read_docx
from attribution.load.options import Reading
from attribution.model import Document
from tests.docx_by_hand import NAMES, document_of, edited, saved, with_entry


def told(document: Document, kind: str) -> list[tuple[str, str | None]]:
    """Return the messages of a kind, and the words that each is about."""
    return [(note.message, note.span and note.span.text) for note in document.notes if note.kind == kind]


def test_paragraphs() -> None:
    """Paragraphs are parted by an empty line, and a line break in one is a line end."""
    document = docx.Document()
    document.add_paragraph("“It is safe,”\tAna Lee said.")
    document.add_paragraph("")
    document.add_paragraph("Nobody\nanswered.")

    assert read_docx(saved(document), "a.docx").text == "“It is safe,”\tAna Lee said.\n\nNobody\nanswered."


def test_changes_are_accepted_with_a_note() -> None:
    """By default the text is the one with all changes made, and a note counts them."""
    document = read_docx(document_of("We were [-always-][+never+] warned."), "a.docx")

    assert document.text == "We were never warned."
    assert told(document, "revision") == [("tracked changes were accepted: 1 insertions and 1 deletions", None)]


def places(document: Document) -> list[tuple[str, str, str, str | None]]:
    """Return each tracked change: its kind, its words, what stands at its place, and what stands right before."""
    return [
        (it.kind, it.text, document.text[it.start : it.end], document.text[: it.start][-3:]) for it in document.changes
    ]


def test_where_changes_are() -> None:
    """What was put in and taken out has its place in the text, the author and the time."""
    data = edited(
        document_of("It rained.", "We were [-always-][+never+] warned[- so-]."),
        lambda xml: xml.replace('w:author="Ed"', 'w:author="Ed Roe" w:date="2026-03-02T14:05:00Z"'),
    )

    document = read_docx(data, "a.docx", Reading(with_comments=True))

    assert places(document) == [
        ("deletion", "always", "", "re "),
        ("insertion", "never", "never", "re "),
        ("deletion", " so", "", "ned"),
    ]
    assert {(it.author, it.when) for it in document.changes} == {("Ed Roe", "2026-03-02T14:05:00Z")}
    assert places(read_docx(data, "a.docx", Reading(revisions="reject", with_comments=True))) == [
        ("deletion", "always", "always", "re "),
        ("insertion", "never", "", "ays"),
        ("deletion", " so", " so", "ned"),
    ]


def test_deleted_words_outside_quotation_marks_are_confidential() -> None:
    """They may name who is not to be named; where they stood is told, and those of a quotation are."""
    draft = (
        "[-Ben Roe, a clerk,-][+An official+] was sure.",
        "“It is [-late-][+early+],” she said.",
        "“It is late[-,” said Ben Roe. “We know-].”",
        "She said: [-“Never.”-][+“Not now.”+]",
    )

    withheld = read_docx(document_of(*draft), "a.docx").changes
    shown = read_docx(document_of(*draft), "a.docx", Reading(with_comments=True)).changes

    assert [it.text for it in withheld if it.kind == "deletion"] == ["", "late", "", "“Never.”"]
    assert [it.text for it in withheld if it.kind == "insertion"] == ["An official", "early", "“Not now.”"]
    assert [it.text for it in shown if it.kind == "deletion"] == [
        "Ben Roe, a clerk,",
        "late",
        ",” said Ben Roe. “We know",
        "“Never.”",
    ]
    assert [(it.start, it.end, it.author) for it in withheld] == [(it.start, it.end, it.author) for it in shown]


def test_moved_words() -> None:
    """A move is told as one, where the words are and where they were."""
    data = edited(
        document_of("We were [-always -]warned [+always +]here."),
        lambda xml: (
            xml.replace("w:del ", "w:moveFrom ").replace("/w:del>", "/w:moveFrom>").replace("w:ins", "w:moveTo")
        ),
    )

    assert places(read_docx(data, "a.docx", Reading(with_comments=True))) == [
        ("moved-away", "always ", "", "re "),
        ("moved-here", "always ", "always ", "ed "),
    ]


def test_what_was_put_in_and_taken_out_again_is_no_change() -> None:
    """It stands in neither reading."""
    data = edited(
        document_of("We were [+never+] warned."),
        lambda xml: (
            xml.replace('<w:t xml:space="preserve">never</w:t>', "<w:delText>never</w:delText>")
            .replace('<w:ins w:id="1" w:author="Ed">', '<w:ins w:id="1" w:author="Ed"><w:del w:id="2" w:author="Al">')
            .replace("</w:ins>", "</w:del></w:ins>")
        ),
    )

    document = read_docx(data, "a.docx")

    assert (document.text, document.changes) == ("We were  warned.", msgspec.UNSET)


def test_a_paragraph_that_was_deleted_is_told_where_it_stood() -> None:
    """It is told before the next paragraph, or at the end of the last."""
    data = document_of("One.", "[-“Two,” she said.-]", "Three.", "[-Four.-]")
    document = read_docx(data, "a.docx", Reading(with_comments=True))

    assert document.text == "One.\n\nThree."
    assert [(it.text, it.start, it.end) for it in document.changes] == [("“Two,” she said.", 6, 6), ("Four.", 12, 12)]


def test_a_footnote_of_deleted_words_is_no_note() -> None:
    """It is left out with them."""
    data = edited(
        document_of("Public[- now¹-]."),
        lambda xml: xml.replace(" now¹</w:delText>", ' now</w:delText><w:footnoteReference w:id="2"/>'),
    )
    footnotes = (
        f'<w:footnotes {NAMES}><w:footnote w:id="2"><w:p><w:r><w:t>p. 4</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )

    document = read_docx(with_entry(data, "word/footnotes.xml", footnotes), "a.docx")

    assert (document.text, told(document, "footnote")) == ("Public.", [])


def test_changes_may_be_rejected() -> None:
    """The text is then the one before them."""
    document = read_docx(document_of("We were [-always-][+never+] warned."), "a.docx", Reading(revisions="reject"))

    assert document.text == "We were always warned."
    assert told(document, "revision") == [("tracked changes were rejected: 1 insertions and 1 deletions", None)]


def test_changes_may_fail() -> None:
    """Where changes are to fail, the error says how many there are; a document without any is read."""
    with pytest.raises(LoadError, match="it has 2 tracked changes: accept or reject them"):
        read_docx(document_of("We were [-always-][+never+] warned."), "a.docx", Reading(revisions="fail"))

    assert read_docx(document_of("We were warned."), "a.docx", Reading(revisions="fail")).text == "We were warned."


@pytest.mark.parametrize(
    ("mark", "revisions", "text"),
    [
        ("[-¶-]", "accept", "Nobody answered."),
        ("[-¶-]", "reject", "Nobody \n\nanswered."),
        ("[+¶+]", "accept", "Nobody \n\nanswered."),
        ("[+¶+]", "reject", "Nobody answered."),
    ],
)
def test_a_paragraph_whose_end_was_changed(mark: str, revisions: str, text: str) -> None:
    """Without its end a paragraph goes on in the next."""
    data = document_of(f"Nobody {mark}", "answered.")

    assert read_docx(data, "a.docx", Reading(revisions=revisions)).text == text  # type: ignore[arg-type]


def test_comments_are_notes_at_their_words() -> None:
    """Where comments are asked for, one tells who wrote it, and stands at the words that it is about."""
    document = docx.Document()
    paragraph = document.add_paragraph("The mayor said ")
    run = paragraph.add_run("forty")
    paragraph.add_run(" times.")
    document.add_comment(run, "Check the number.", author="Ed Roe", initials="ER")

    read = read_docx(saved(document), "a.docx", Reading(with_comments=True))

    assert read.text == "The mayor said forty times."
    assert told(read, "comment") == [("Ed Roe: Check the number.", "forty")]


def test_a_comment_on_deleted_words_is_told() -> None:
    """A comment that is about nothing in the text is a note without a place, and is counted as any other."""
    document = docx.Document()
    document.add_comment(document.add_paragraph("Fine.").add_run("Gone."), "Why?", author="Ed")
    data = edited(saved(document), lambda xml: xml.replace("commentRange", "noRange"))

    assert told(read_docx(data, "a.docx", Reading(with_comments=True)), "comment") == [("Ed: Why?", None)]
    assert told(read_docx(data, "a.docx"), "confidential") == [
        ("1 comment was left out; --with-comments shows it", None)
    ]


def test_footnotes_are_notes_at_the_word_before() -> None:
    """A footnote is no text of the body."""
    data = edited(
        document_of("The report is public.¹"),
        lambda xml: xml.replace("¹</w:t>", '</w:t><w:footnoteReference w:id="2"/>'),
    )
    footnotes = (
        f'<w:footnotes {NAMES}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        '<w:footnote w:id="2"><w:p><w:r><w:t>See page 4.</w:t></w:r></w:p></w:footnote></w:footnotes>'
    )

    document = read_docx(with_entry(data, "word/footnotes.xml", footnotes), "a.docx")

    assert document.text == "The report is public."
    assert told(document, "footnote") == [("See page 4.", "public.")]


def test_styles_label_paragraphs() -> None:
    """The title, headings, captions and quotes are labelled by their styles, and tables as such."""
    document = docx.Document()
    document.add_heading("Bridge to close", 0)
    document.add_heading("The cables", 1)
    document.add_paragraph("We regret it.", style="Quote")
    document.styles.add_style("Photo Caption", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("The bridge on Monday.", style="Caption")
    document.add_table(1, 1).cell(0, 0).text = "Cost"

    read = read_docx(saved(document), "a.docx")

    assert [(part.kind, read.text[part.start : part.end]) for part in read.parts] == [
        ("title", "Bridge to close"),
        ("heading", "The cables"),
        ("block-quote", "We regret it."),
        ("caption", "The bridge on Monday."),
        ("table", "Cost"),
    ]
    assert read.title == "Bridge to close"


def test_an_old_style_is_no_style() -> None:
    """A style that a tracked change took away labels nothing."""
    change = '<w:pPr><w:pPrChange w:id="1"><w:pPr><w:pStyle w:val="Title"/></w:pPr></w:pPrChange></w:pPr>'
    data = edited(document_of("Fine."), lambda xml: xml.replace("<w:p>", f"<w:p>{change}"))

    assert read_docx(data, "a.docx").parts == ()


def test_field_codes_and_text_boxes_are_left_out() -> None:
    """What Word computes with is no text; that a text box was left out is told."""
    box = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    code = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    data = edited(document_of("Fine."), lambda xml: xml.replace("<w:p>", f"<w:p>{box}{code}"))

    document = read_docx(data, "a.docx")

    assert (document.text, told(document, "left-out")) == ("Fine.", [("text boxes were left out", None)])


def test_no_word_document() -> None:
    """An archive of something else, and what is no archive, are told."""
    with pytest.raises(LoadError, match="there is no Word document in it"):
        read_docx(edited(document_of("Fine."), str).replace(b"word/document.xml", b"word/somewhat.xml"), "a.docx")
    with pytest.raises(LoadError, match="it is broken, or is something else"):
        read_docx(b"<html>", "a.docx")
    with pytest.raises(LoadError, match="an old Word document, or one with a password"):
        read_docx(b"\xd0\xcf\x11\xe0\xa1\xb1", "a.docx")


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
def test_entities_are_refused(declaration: str) -> None:
    """A document that declares entities, or names a file of declarations, is not read at all."""
    data = edited(document_of("&a;"), lambda xml: xml.replace("?>", f"?>{declaration}", 1))

    with pytest.raises(LoadError, match="it declares entities"):
        read_docx(data, "a.docx")


def test_broken_xml() -> None:
    """The error says which part of the archive is broken."""
    with pytest.raises(LoadError, match=r"word/document\.xml in it is broken"):
        read_docx(edited(document_of("Fine."), lambda xml: xml[:300]), "a.docx")


def test_references_to_nothing() -> None:
    """A comment or footnote that is not there is no note, and one at the very start has no words."""
    parts = '<w:commentRangeStart w:id="7"/><w:commentRangeEnd w:id="7"/><w:footnoteReference w:id="7"/>'
    data = edited(document_of("Fine."), lambda xml: xml.replace("<w:p>", f"<w:p>{parts}"))
    note = '<w:footnote w:id="7"><w:p><w:r><w:t>A</w:t><w:br/><w:t>b</w:t></w:r></w:p></w:footnote>'
    footnotes = f"<w:footnotes {NAMES}>{note}</w:footnotes>"

    assert read_docx(data, "a.docx").notes == ()
    assert told(read_docx(with_entry(data, "word/footnotes.xml", footnotes), "a.docx"), "footnote") == [("A b", None)]


def hidden(where: str) -> bytes:
    """Return a document with a note in it that is hidden: by the run, by its style, or by the paragraph's."""
    document = docx.Document()
    style = document.styles.add_style(
        "Secret", WD_STYLE_TYPE.CHARACTER if where == "style" else WD_STYLE_TYPE.PARAGRAPH
    )
    style.font.hidden = True
    heir = document.styles.add_style("Heir", style.type)
    heir.base_style = style
    paragraph = document.add_paragraph("“It is safe,” said Ann Lee.")
    if where == "paragraph":
        document.add_paragraph(" “Not so,” said Ben Roe.", style="Heir")
    else:
        run = paragraph.add_run(" “Not so,” said Ben Roe.", style="Heir" if where == "style" else None)
        if where == "run":
            run.font.hidden = True
    return saved(document)


@pytest.mark.parametrize("where", ["run", "style", "paragraph"])
def test_hidden_text(where: str) -> None:
    """It is left out, with a note, whatever hides it."""
    document = read_docx(hidden(where), "a.docx")

    assert document.text == "“It is safe,” said Ann Lee."
    assert [note.message for note in document.notes] == ["hidden text was left out; --with-comments shows it"]


def test_text_that_is_not_hidden_after_all() -> None:
    """A run may show what its style hides."""
    data = edited(hidden("run"), lambda xml: xml.replace("<w:vanish/>", '<w:vanish w:val="0"/>'))

    assert read_docx(data, "a.docx").text.endswith("Ben Roe.")


def test_styles_in_another_language() -> None:
    """A style is known by its English name, which Word writes beside its own."""
    document = docx.Document()
    document.add_paragraph("It is safe.", style="Quote")
    data = edited(saved(document), lambda xml: xml.replace('w:val="Quote"', 'w:val="Zitat"'))
    data = edited(data, lambda xml: xml.replace('w:styleId="Quote"', 'w:styleId="Zitat"'), "word/styles.xml")

    assert [part.kind for part in read_docx(data, "a.docx").parts] == ["block-quote"]
