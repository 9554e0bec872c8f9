"""What comes in through each door, and what becomes of it; the table in docs/formats.md is made from this."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import docx
import pytest

from attribution import analyze
from attribution.load import read_all
from tests.docx_by_hand import saved
from tests.load.test_epub import book
from tests.odt_by_hand import odt_of
from tests.pdf_by_hand import paragraph, pdf_of

DOCUMENT = Path(__file__).parents[2] / "docs/formats.md"
WORDS, SPOKEN = "The quay stays open", "“The quay stays open,” Ann Lee said."
PROSE = "<p>The council met on Monday to speak of the quay and of its money, as it does each year in the spring.</p>"

HEAD = "From: Jo Day <j@x.example>\nContent-Type: text/plain; charset=utf-8\n\n"
AFTER = "The council met on Monday to speak of the quay, and it will meet again in May to speak of the money."


class Door(NamedTuple):
    """A file, and what is right."""

    #: What comes in, and what becomes of it, in the words of the table.
    comes: str
    becomes: str
    file: str
    content: str | bytes | Callable[[], bytes]
    #: Who says the words; None where they are nobody's.
    speaker: str | None = "Ann Lee"
    #: What a note says.
    note: str = ""


def page(body: str) -> str:
    """Return a page with something between two paragraphs."""
    return f"<html><body><article><h1>Quay</h1>{PROSE}{body}{PROSE}</article></body></html>"


def in_word(*, style: str = "Normal", hidden: bool = False, broken: bool = False) -> bytes:
    """Return a Word document: a line that announces words, and these in a style; or words that are hidden or broken."""
    document = docx.Document()
    if style != "Normal":
        document.add_paragraph("In a statement, Ann Lee said:")
        document.add_paragraph(f"{WORDS}.", style=style)
    elif broken:
        run = document.add_paragraph("“The quay").add_run()
        run.add_break()
        run.add_text("stays open,” Ann Lee said.")
    else:
        document.add_paragraph(SPOKEN).add_run(" “No,” Ben Roe said.").font.hidden = hidden
    return saved(document)


def columns() -> bytes:
    """Return a PDF with two columns, drawn line by line."""
    left = "“The quay stays\nopen,” Ann Lee said\nof the harbour in\na letter that went\nto all who live in\nher town."
    right = (
        "The council will\nmeet again in the\nspring of the year\nto come, and speak\nof its money in the\nbig hall."
    )
    rows = zip(paragraph(left, y=600), paragraph(right, y=600, x=320), strict=True)
    return pdf_of([line for row in rows for line in row])


DOORS = (
    Door(
        "a line break inside quotation marks",
        "one quotation, no mark missing",
        "a.txt",
        "“The quay\nstays open,” Ann Lee said.\n",
    ),
    Door("the same in Word, and `<br>`", "the same", "a.docx", lambda: in_word(broken=True)),
    Door("`> ` after a line that ends in a colon", "a direct quotation", "a.md", f"Ann Lee said:\n\n> {WORDS}.\n"),
    Door("`> ` with `> — Ann Lee` under it", "hers", "a.md", f"It rained.\n\n> {WORDS}.\n>\n> — Ann Lee, mayor\n"),
    Door("`> ` with neither", "nobody’s", "a.md", f"It rained.\n\n> {WORDS}.\n", None),
    Door(
        "`<blockquote>` with `<footer>` or `<cite>`",
        "of whom these name",
        "a.html",
        page(f"<blockquote><p>{WORDS}.</p><footer>— <cite>Ann Lee</cite></footer></blockquote>"),
    ),
    Door(
        "a post that is shown in a page",
        "of whose post it is",
        "a.html",
        page(f"<blockquote class='post'><p>{WORDS}.</p>&mdash; Ann Lee (@annlee) <a href='x'>March 2</a></blockquote>"),
    ),
    Door("`<q>`", "marks as a browser shows them", "a.html", page(f"<p><q>{WORDS}</q>, Ann Lee told the council.</p>")),
    Door(
        "Word’s styles Quote and Intense Quote", "a direct quotation", "a.docx", lambda: in_word(style="Intense Quote")
    ),
    Door(
        "Word’s hidden text", "left out, told", "a.docx", lambda: in_word(hidden=True), note="hidden text was left out"
    ),
    Door(
        "`[a]` and comments of Google Docs",
        "left out, told",
        "a.txt",
        f"“{WORDS}[a],” Ann Lee said.\n\n[a]Ask: “Is it so?”\n",
        note="1 comment was left out",
    ),
    Door("marks of footnotes", "none of the words", "a.txt", "“The quay stays open,[3]” Ann Lee said.\n"),
    Door(
        "links of Markdown",
        "no names, no quotations",
        "a.md",
        f'“{WORDS},” [Ann Lee](https://ely.example/x "Lee says “hi”") said.\n',
    ),
    Door(
        "`â€œ` and other text that was decoded wrongly",
        "told, with `--fix-encoding`",
        "a.txt",
        f"â€œ{WORDS},â€\ufffd Ann Lee said.\n",
        note="--fix-encoding",
    ),
    Door(
        '`\\u201c`, `&ldquo;`, `\\"`',
        "marks, told",
        "a.txt",
        f"\\u201c{WORDS},\\u201d Ann Lee said.\n",
        note="written as escapes",
    ),
    Door("`?We will,? she said`", "told", "a.txt", f"?{WORDS},? Ann Lee said.\n", None, "quotation marks were lost"),
    Door(
        "text that is not English",
        "told",
        "a.txt",
        "Le conseil a dit lundi que le quai resterait ouvert, et que personne ne le fermerait cette année ni après.\n",
        None,
        "does not seem to be English",
    ),
    Door("OpenDocument text", "read", "a.odt", lambda: odt_of(f"<text:p>{SPOKEN}</text:p>")),
    Door("RTF", "read", "a.rtf", rb"{\rtf1\ansi \ldblquote The quay stays open,\rdblquote  Ann Lee said.}"),
    Door("an electronic book", "read", "a.epub", lambda: book(a_dot_xhtml=f"<p>{SPOKEN}</p>")),
    Door(
        "an array of records, or an answer with one",
        "read",
        "a.json",
        json.dumps({"articles": [{"title": "Quay", "content": SPOKEN}]}),
    ),
    Door(
        "`content_html`, `body_xhtml`, and HTML in any column",
        "read as HTML, told",
        "a.jsonl",
        json.dumps({"content_html": f"<p>{SPOKEN}</p>"}),
        note="the text is HTML",
    ),
    Door("paragraphs in a list", "joined", "a.jsonl", json.dumps({"text": ["It rained.", SPOKEN]})),
    Door(
        "text that was escaped twice",
        "read as what it stands for, told",
        "a.jsonl.gz",
        gzip.compress(json.dumps({"text": SPOKEN.replace("“", "\\u201c").replace("”", "\\u201d")}).encode()),
        note="escaped twice",
    ),
    Door(
        "`[+1834 chars]`",
        "told, none of the words",
        "a.jsonl",
        json.dumps({"content": f"{SPOKEN} It is… [+1834 chars]"}),
        note="1834 characters more",
    ),
    Door("NITF and NewsML", "read", "a.xml", f"<nitf><body><body.content><p>{SPOKEN}</p></body.content></body></nitf>"),
    Door(
        "exports of LexisNexis and Factiva",
        "split into articles",
        "a.txt",
        f"Quay\n\nBy Jo Day\n9 words\n2 March 2024\nEly News\nEnglish\n\n{SPOKEN}\n\nDocument ELYN000020240302ek32\n",
    ),
    Door(
        "columns of a PDF that are drawn line by line",
        "one after the other, told",
        "a.pdf",
        columns,
        note="set in columns",
    ),
    Door(
        "a large first letter in a PDF",
        "part of its word",
        "a.pdf",
        lambda: pdf_of([(50, 678, "“T", 36), (100, 700, "he quay stays open,”"), (100, 688, "Ann Lee said.")]),
    ),
    Door(
        "an e-mail’s signature",
        "no source",
        "a.eml",
        f"{HEAD}{SPOKEN}\n\n-- \nIda Brandt\n",
    ),
    Door(
        "a note that comes with a story",
        "left out, told",
        "a.eml",
        f"{HEAD}Hi Sam,\n\nStory below. “Fine,” says Al Noor.\n\nJo\n\n---\n\n{SPOKEN}\n\n{AFTER}\n",
        note="the note before the story was left out",
    ),
)


@pytest.mark.parametrize("door", DOORS, ids=[door.comes for door in DOORS])
def test_what_comes_in(door: Door, tmp_path: Path) -> None:
    """The words are given to whoever says them, and to nobody else; what happened to them is told."""
    content = door.content() if callable(door.content) else door.content
    (tmp_path / door.file).write_bytes(content.encode() if isinstance(content, str) else content)
    [document] = read_all(tmp_path / door.file)
    analysis = analyze(document)
    direct = [quotation for quotation in analysis.quotations if quotation.kind == "direct"]
    about = {" ".join(quotation.text.split()): analysis.source_of(quotation).name for quotation in direct}

    assert [speaker for words, speaker in about.items() if WORDS in words] == ([door.speaker] if door.speaker else [])
    assert not {"unopened-mark"} & {flag for quotation in direct for flag in quotation.flags}
    assert {source.name for source in analysis.sources} <= {"Ann Lee", "The council"}
    assert door.note in " ".join(note.message for note in analysis.notes)


def test_the_table() -> None:
    """docs/formats.md has a line for each."""
    lines = [f"| {door.comes} | `{Path(door.file).suffix}` | {door.becomes} |" for door in DOORS]

    assert "\n".join(lines) in DOCUMENT.read_text(encoding="utf-8")
