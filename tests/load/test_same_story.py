"""One story through each door: the same quotations of the same sources come out."""

import textwrap
from collections.abc import Callable

import docx
import pytest

from attribution import analyze
from attribution.load.formats import format_of, read_each
from attribution.load.options import DEFAULT
from attribution.model import Analysis
from tests.docx_by_hand import edited, saved
from tests.load.test_epub import book
from tests.odt_by_hand import odt_of
from tests.pdf_by_hand import Placed, pdf_of

TITLE = "Quay to stay open all winter"
PARAGRAPHS = tuple(
    """\
The old quay at Ely will stay open all winter, the harbour board decided on Monday after a long night.
“We will not close the quay,” said Ann Lee, the harbour chief. “The islands need it, and the board has the money.”
Ben Roe, a docker, was less sure. “The cranes are forty years old,” he said, “and nobody will pay for new ones.”
Lee told reporters that the cranes would be looked at in May. She called the report “a fair warning to all of us.”
According to the board, a new crane costs two million. Ida Brandt, who runs the ferry, said that was “far too little.”
“Ask anyone on the pier,” Brandt said. “They all say the same: it is a well-known fact that cranes are dear.”
Roe said the union had written to the ministry. “We got no answer,” he said. “Not even a card.”
A spokesman for the ministry would not comment. Mayor Tom Hale wrote in an e-mail: “The town stands by the quay.”
“It was a good night for the islands,” Lee said as she left the hall. “And now I would like to sleep.”
The board will meet again in the spring, when the plan for the year is printed and read to the members.""".split("\n")
)
HEAD = (
    b"From: Jo Day <jo@ely.example>\nSubject: Quay to stay open all winter\nContent-Type: text/plain; charset=utf-8\n\n"
)


def text() -> bytes:
    """Return the story as plain text."""
    return "\n\n".join((f"Title: {TITLE}", *PARAGRAPHS)).encode()


def wrapped() -> bytes:
    """Return the story as text whose lines are wrapped."""
    return "\n\n".join("\n".join(textwrap.wrap(paragraph, 60)) for paragraph in PARAGRAPHS).encode()


def word() -> bytes:
    """Return the story as a Word document with tracked changes, a hidden note."""
    document = docx.Document()
    document.add_paragraph(TITLE, style="Title")
    for paragraph in PARAGRAPHS:
        document.add_paragraph(paragraph)
    document.paragraphs[2].add_run(" “Check this,” said Al Noor.").font.hidden = True
    inserted = '<w:ins w:id="1" w:author="Ed"><w:r><w:t xml:space="preserve">all winter, </w:t></w:r></w:ins>'
    deleted = '<w:del w:id="2" w:author="Ed"><w:r><w:delText>for ever, </w:delText></w:r></w:del>'
    changed = f'will stay open </w:t></w:r>{deleted}{inserted}<w:r><w:t xml:space="preserve">the harbour'
    return edited(saved(document), lambda xml: xml.replace("will stay open all winter, the harbour", changed))


def page() -> bytes:
    """Return the story as a page with what stands around an article."""
    story = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    story = story.replace("“We will not close the quay,”", "&ldquo;We will not<br>close the quay,&rdquo;")
    around = "<nav><a href='/'>Home</a><a href='/sport'>“Sport,” says everyone</a></nav>"
    aside = "<aside><h3>Most read</h3><ul><li>“I quit,” says mayor</li></ul></aside>"
    foot = "<footer><p>© Ely News</p></footer>"
    return (
        f"<html><head><title>{TITLE}</title></head><body>{around}<main><article><h1>{TITLE}</h1>{story}</article></main>"
        f"{aside}{foot}</body></html>"
    ).encode()


def pdf() -> bytes:
    """Return the story as a PDF of two pages with lines that end in hyphens, headers and footers."""
    pages: list[list[Placed]] = []
    for number, part in enumerate((PARAGRAPHS[:5], PARAGRAPHS[5:])):
        y, lines = 700.0, list[Placed]()
        if number == 0:
            lines.append((50, 740, TITLE, 18))
        for paragraph in part:
            for line in textwrap.wrap(paragraph, 72):
                lines.append((50, y, line))
                y -= 12
            y -= 10
        pages.append([*lines, (300, 30, f"Page {number + 1} of 2", 8)])
    return pdf_of(*pages)


def mail() -> bytes:
    """Return the story as an e-mail with a note before it and a signature under it."""
    note = "Hi Sam,\n\nHere is the quay story. Al Noor said “call me” when I rang.\n\nBest,\nJo\n\n---\n\n"
    return HEAD + f"{note}{'\n\n'.join(PARAGRAPHS)}\n\n-- \nJo Day\nEly News\n".encode()


def opendocument() -> bytes:
    """Return the story as an OpenDocument text."""
    return odt_of("".join(f"<text:p>{paragraph}</text:p>" for paragraph in PARAGRAPHS))


def rich_text() -> bytes:
    """Return the story as RTF."""
    marks = {"“": r"\ldblquote ", "”": r"\rdblquote ", "’": r"\rquote "}
    story = r"\par ".join(PARAGRAPHS)
    for mark, control in marks.items():
        story = story.replace(mark, control)
    return (r"{\rtf1\ansi " + story + "}").encode("ascii")


def electronic_book() -> bytes:
    """Return the story as a book of one chapter."""
    return book(a_dot_xhtml="".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS))


DOORS: dict[str, Callable[[], bytes]] = {
    "wrapped.txt": wrapped,
    "a.docx": word,
    "a.html": page,
    "a.pdf": pdf,
    "a.eml": mail,
    "a.odt": opendocument,
    "a.rtf": rich_text,
    "a.epub": electronic_book,
}


def analysis_of(name: str, data: bytes) -> Analysis:
    """Return the analysis of a file."""
    [document] = read_each(format_of(name))(data, name, DEFAULT)
    return analyze(document)


def told(analysis: Analysis) -> list[tuple[str, str, str | None]]:
    """Return the quotations with their kinds and sources, white space aside."""
    return [
        (quotation.kind, " ".join(quotation.text.split()), (source := analysis.source_of(quotation)) and source.name)
        for quotation in analysis.quotations
    ]


def test_the_story_itself() -> None:
    """It has quotations of several people, the direct ones by name."""
    found = told(analysis_of("a.txt", text()))

    assert len([kind for kind, _, _ in found if kind != "indirect"]) >= 8
    assert {"Ann Lee", "Ben Roe", "Ida Brandt", "Tom Hale"} <= {source for _, _, source in found}


@pytest.mark.parametrize("name", DOORS)
def test_the_same_through_each_door(name: str) -> None:
    """Quotations, kinds and sources are those of the plain text, whatever the format adds around them."""
    assert told(analysis_of(name, DOORS[name]())) == told(analysis_of("a.txt", text()))
