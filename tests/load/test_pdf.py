"""Reading PDF files."""

import zlib
from io import BytesIO

import pypdf
import pytest

from attribution.errors import LoadError
from attribution.load import pdf
from attribution.load.pdf import read_pdf
from tests.pdf_by_hand import paragraph, pdf_of, pdf_of_streams


def test_lines_are_joined() -> None:
    """The lines of a paragraph become one, and a wide gap parts two."""
    data = pdf_of(
        [
            *paragraph("“It is safe,” the mayor said on\nMonday of the bridge."),
            *paragraph("Nobody answered the letter that\nthe county wrote.", y=660),
        ]
    )

    document = read_pdf(data, "a.pdf")

    assert document.text == (
        "“It is safe,” the mayor said on Monday of the bridge.\n\nNobody answered the letter that the county wrote."
    )
    assert document.notes == ()


def test_an_indented_line_begins_a_paragraph() -> None:
    """Without a gap the indentation tells."""
    lines = [(50, 700, "The bridge will be closed, the mayor says."), (65, 688, "Nobody answered the letter.")]

    assert len(read_pdf(pdf_of(lines), "a.pdf").text.split("\n\n")) == 2


TOLD = "The mayor of the town wrote in a letter to the county on\nMonday, which was read out to all who had come:"
WORDS = "We were asked for a list of the barns, and\nthat was all that we had from them."
AFTER = "Nobody answered the letter that the county wrote, and the\nbarns were on no map."


@pytest.mark.parametrize(
    ("told", "x", "words", "kinds"),
    [
        (TOLD, 75, WORDS, ["block-quote"]),
        # Nothing tells that words follow.
        (TOLD.replace(":", "."), 75, WORDS, []),
        # It is as far to the left as the rest.
        (TOLD, 50, WORDS, []),
        # One line may be the first of a paragraph.
        (TOLD, 75, "We were asked.", []),
        # A column of its own.
        (TOLD, 300, WORDS, []),
    ],
)
@pytest.mark.parametrize("gap", [0, 8])
def test_block_quotations_are_set_in(told: str, x: float, words: str, kinds: list[str], gap: int) -> None:
    """What is set in line by line, under a line that ends in a colon, is a block quotation."""
    lines = [
        *paragraph(told, y=700),
        *paragraph(words, y=676 - gap, x=x),
        *paragraph(AFTER, y=676 - 12 * len(words.splitlines()) - 2 * gap),
    ]

    document = read_pdf(pdf_of(lines), "a.pdf")

    assert [part.kind for part in document.parts] == kinds
    if kinds:
        [part] = document.parts
        assert document.text[part.start : part.end] == words.replace("\n", " ")


def test_words_that_a_line_end_splits() -> None:
    """They are joined, and a note lists them."""
    data = pdf_of(paragraph("The mayor said that the re-\nport was wrong, and the in-\nspection too."))

    document = read_pdf(data, "a.pdf")

    assert document.text == "The mayor said that the report was wrong, and the inspection too."
    assert [(note.kind, note.message) for note in document.notes] == [
        ("hyphen", "2 words were joined that the end of a line had split: “report”, “inspection”")
    ]


def test_a_word_that_has_a_hyphen_elsewhere_keeps_it() -> None:
    """What is written with a hyphen in the middle of a line has one at its end too; a dash is no hyphen."""
    data = pdf_of(paragraph("A well-known engineer said that the well-\nknown bridge is safe in the Bath-\nAvon road."))

    document = read_pdf(data, "a.pdf")

    assert document.text == "A well-known engineer said that the well-known bridge is safe in the Bath- Avon road."
    assert document.notes == ()


def test_headers_and_footers_are_labelled() -> None:
    """What comes again page after page does not interrupt a sentence, and stays in the text."""
    pages = [
        [
            (50, 760, "The Ely Courier", 8),
            *paragraph(f"{name} is not safe, the mayor of the town said on\nMonday in a letter that went on to"),
            *paragraph(f"the next page, and some said of it that\n{name} was told to be as safe as others and", y=676),
            (300, 30, f"Page {number}", 8),
        ]
        for number, name in enumerate(("The old bridge", "The tunnel", "The steep road"), 1)
    ]

    document = read_pdf(pdf_of(*pages), "a.pdf")
    furniture = [document.text[part.start : part.end] for part in document.parts if part.kind == "page-furniture"]

    assert furniture == ["The Ely Courier", "Page 1", "The Ely Courier", "Page 2", "The Ely Courier", "Page 3"]
    assert "The old bridge was told to be as safe as others and The tunnel is not safe" in document.text


def test_columns_give_a_warning() -> None:
    """The page is named."""
    left = paragraph("The bridge will be closed on Friday\nbecause its cables are worn and\nthe deck is old and\nso")
    left += paragraph("much has to be made new, and so", y=652)
    right = paragraph("the mayor said on Monday that she\nwould write to the ministry.", x=320)

    document = read_pdf(pdf_of([*left, *right]), "a.pdf")

    assert [note.message for note in document.notes if note.kind == "layout"] == [
        "page 1 is set in columns: check that sentences run on as they should"
    ]
    assert "and so the mayor said" in document.text


def test_the_title() -> None:
    """The file's title is the document's; when the file was made is not when the article came out."""
    document = read_pdf(pdf_of(paragraph("Ely."), title="Bridge to close"), "a.pdf")

    assert (document.title, document.published) == ("Bridge to close", None)


def test_a_scan() -> None:
    """A PDF of pictures has no text, which is told."""
    document = read_pdf(pdf_of([]), "a.pdf")

    assert document.text == ""
    assert "there is no text in this PDF: it may be a scan" in [note.message for note in document.notes]


def test_a_password() -> None:
    """A protected file is told as that; one that opens without a password is read."""
    for password, opens in (("secret", False), ("", True)):
        writer = pypdf.PdfWriter(clone_from=BytesIO(pdf_of(paragraph("Ely."))))
        writer.encrypt(password, owner_password="owner", algorithm="RC4-128")
        file = BytesIO()
        writer.write(file)
        if opens:
            assert read_pdf(file.getvalue(), "a.pdf").text == "Ely."
        else:
            with pytest.raises(LoadError, match="protected with a password"):
                read_pdf(file.getvalue(), "a.pdf")


def test_no_pdf() -> None:
    """What does not begin like a PDF is none."""
    with pytest.raises(LoadError, match="this is no PDF"):
        read_pdf(b"<html>%PDF" + bytes(2000), "a.pdf")


def test_a_bomb() -> None:
    """A stream that unpacks to hundreds of megabytes is refused."""
    with pytest.raises(LoadError, match="broken, or was made to do harm"):
        read_pdf(pdf_of_streams(zlib.compress(b" " * 300_000_000)), "a.pdf")


def test_too_many_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is told."""
    monkeypatch.setattr(pdf, "MAX_PAGES", 2)

    with pytest.raises(LoadError, match="more than 2 pages"):
        read_pdf(pdf_of([], [], []), "a.pdf")


def test_too_much_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is on what comes out, whatever is in the file."""
    monkeypatch.setattr(pdf, "MAX_TEXT", 10)

    with pytest.raises(LoadError, match="of text"):
        read_pdf(pdf_of(paragraph("The bridge is safe.")), "a.pdf")


def test_letters_of_another_size_are_another_paragraph() -> None:
    """A headline does not run into what stands under it."""
    lines = [(50, 700, "Bridge to close for a year", 14), (50, 688, "The bridge will close, the mayor said.", 10)]

    assert read_pdf(pdf_of(lines), "a.pdf").text.startswith("Bridge to close for a year\n\nThe bridge")


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("It is a well-\nknown fact here.", "It is a well-known fact here."),
        ("Ann Lee, a non-\nexecutive member.", "Ann Lee, a non-executive member."),
        ("It was a long-\nstanding plan.", "It was a long-standing plan."),
        ("A quick-\nwitted clerk.", "A quick-witted clerk."),
        ("A state-of-the-\nart bridge.", "A state-of-the-art bridge."),
        ("The com-\nmittee met.", "The committee met."),
        ("Its well-\nness is ours.", "Its wellness is ours."),
        ("Ann John-\nson spoke.", "Ann Johnson spoke."),
        ("The high-\nway is old.", "The highway is old."),
    ],
)
def test_hyphens_that_belong(lines: str, text: str) -> None:
    """A hyphen between two words that are none together stays; one that splits a word goes."""
    assert read_pdf(pdf_of(paragraph(lines)), "a.pdf").text == text


@pytest.mark.parametrize("lower", [0, 6])
def test_columns_that_are_drawn_line_by_line(lower: float) -> None:
    """They are read one after the other, be their rows level or not; what runs over both stands where it is."""
    left = "The council met on Monday to\nspeak of the bridge and what\nit costs.\n“We will keep the bridge,”\n"
    right = "“It is old and nobody will\npay for a new one,” said\nBen Roe of the union of\ndockers in the town hall\n"
    left, right = left + "said Ann Lee, the mayor.", right + "as the meeting ended."
    rows = zip(paragraph(left, y=660), paragraph(right, y=660 - lower, x=320), strict=True)
    headline = (50, 700, "The bridge stays open for a year, and the council pays for it", 12)
    document = read_pdf(pdf_of([headline, *(line for row in rows for line in row)]), "a.pdf")

    assert document.text.startswith("The bridge stays open for a year, and the council pays for it\n\nThe council met")
    assert "said Ann Lee, the mayor.\n\n“It is old and nobody will pay for a new one,” said Ben Roe" in document.text
    assert [note.kind for note in document.notes] == ["layout"]


def test_a_table_is_no_columns() -> None:
    """Short cells are read row by row."""
    rows = [(x, 700 - 12 * at, cell) for at in range(4) for x, cell in ((50, "Bridge"), (320, "5 million"))]

    assert read_pdf(pdf_of(rows), "a.pdf").text.startswith("Bridge 5 million")


@pytest.mark.parametrize(
    ("cap", "rest", "words"),
    [
        ("“W", "e will stay", "“We will stay"),
        ("I", "WILL stay", "I WILL stay"),
        ("A", "ferry is", "A ferry is"),
        ("A", "lone clerk is", "Alone clerk is"),
    ],
)
def test_a_large_first_letter(cap: str, rest: str, words: str) -> None:
    """It belongs to the word that it begins, and the lines beside it are not indented for that."""
    lines = [
        (50, 678, cap, 36),
        (90, 700, f"{rest} open all year,”"),
        (90, 688, "said Ann Lee, the"),
        (50, 676, "mayor."),
    ]

    assert read_pdf(pdf_of(lines), "a.pdf").text == f"{words} open all year,” said Ann Lee, the mayor."


def test_a_headline_of_two_lines_under_the_name_of_the_paper() -> None:
    """Its lines are one; what stands above it is no part of it."""
    lines = [(50, 770, "The Ely Courier", 9), (50, 740, "Bridge to close", 24), (50, 711, "for a year", 24)]
    lines += paragraph("The bridge will be closed, the mayor said on\nMonday of last week in the hall.", y=670)
    lines += paragraph("It will be open again in the spring of the\nyear to come.", y=636)
    document = read_pdf(pdf_of(lines), "a.pdf")

    assert document.title == "Bridge to close for a year"
    assert document.text.startswith("The Ely Courier\n\nBridge to close for a year\n\nThe bridge will be closed")


def test_headline_byline_and_date_by_their_places() -> None:
    """The largest letters before the text are the title; what stands right under it may be the byline and the date."""
    lines = [(50, 740, "Bridge to close", 24), (50, 715, "By Ann Lee"), (50, 700, "March 2, 2024")]
    lines += paragraph("The bridge will be closed, the mayor said on\nMonday of last week in the hall.", y=670)
    lines += [(50, 630, "What it costs", 14), *paragraph("Nobody knows what it will cost the\ntown in the end.", y=610)]
    document = read_pdf(pdf_of(lines, title="Microsoft Word - draft3.docx"), "a.pdf")

    assert (document.title, document.byline, document.published) == ("Bridge to close", "Ann Lee", "2024-03-02")
    assert document.text[document.body_start :].startswith("The bridge will be closed")
    assert [part.kind for part in document.parts] == ["title", "heading"]
