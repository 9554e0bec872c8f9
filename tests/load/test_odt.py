"""Reading OpenDocument texts."""

import zipfile
from io import BytesIO

import pytest

from attribution.errors import LoadError
from attribution.load.odt import read_odt
from attribution.load.options import Reading
from tests.odt_by_hand import odt_of

ELY = "<text:p>Ely.</text:p>"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<text:p>“Yes,” she said.</text:p><text:p>So.</text:p>", "“Yes,” she said.\n\nSo."),
        ("<text:p>One<text:s text:c='2'/>two<text:tab/>three<text:line-break/>four</text:p>", "One  two\tthree\nfour"),
        ("<text:p>It is <text:span>very <text:span>safe</text:span></text:span>.</text:p>", "It is very safe."),
        ("<text:p><text:a>The report</text:a> says.</text:p>", "The report says."),
        ("<text:list><text:list-item><text:p>One</text:p></text:list-item></text:list>", "One"),
        (f"<text:tracked-changes><text:changed-region>{ELY}</text:changed-region></text:tracked-changes>", ""),
    ],
)
def test_words(body: str, words: str) -> None:
    """White space that counts is written as elements; what was deleted is kept apart, and is no text."""
    assert read_odt(odt_of(body), "a.odt").text == words


def test_parts() -> None:
    """Styles tell what a paragraph is, also those that a document makes of them."""
    styles = '<style:style style:name="P1" style:parent-style-name="Quotations"/>'
    body = (
        '<text:p text:style-name="Title">Bridge</text:p><text:h>Money</text:h>'
        '<text:p text:style-name="P1">It is safe.</text:p>'
        "<table:table><table:table-cell><text:p>5</text:p></table:table-cell></table:table>"
    )
    document = read_odt(odt_of(body, styles=styles), "a.odt")

    assert [part.kind for part in document.parts] == ["title", "heading", "block-quote", "table"]


def test_notes() -> None:
    """Comments and footnotes are no text; they are told at their places, comments where they are asked for."""
    body = (
        "<text:p>It is safe<office:annotation><text:p>Who says so?</text:p></office:annotation>, she said."
        "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>On Monday.</text:p>"
        "</text:note-body></text:note></text:p>"
    )
    document = read_odt(odt_of(body), "a.odt", Reading(with_comments=True))

    assert document.text == read_odt(odt_of(body), "a.odt").text == "It is safe, she said."
    assert [(note.kind, note.message) for note in document.notes] == [
        ("comment", "Who says so?"),
        ("footnote", "On Monday."),
    ]


def test_hidden_text() -> None:
    """It is left out by style, paragraph, section or field, with a note, which has the words if they are asked for."""
    styles = '<style:style style:name="T1"><style:text-properties text:display="none"/></style:style>'
    body = (
        '<text:p>Ely.<text:span text:style-name="T1"> Not so.</text:span></text:p>'
        '<text:p text:style-name="T1">No.</text:p>'
        '<text:section text:display="none"><text:p>Never.</text:p></text:section>'
        '<text:p>Ely.<text:hidden-text text:string-value="Nowhere."/></text:p>'
    )
    data = odt_of(body, styles=styles)
    document, asked = read_odt(data, "a.odt"), read_odt(data, "a.odt", Reading(with_comments=True))

    assert document.text == asked.text == "Ely.\n\nEly."
    assert [note.message for note in document.notes] == ["hidden text was left out; --with-comments shows it"]
    assert [note.message for note in asked.notes] == ["hidden: Not so. No. Never. Nowhere."]


def test_text_boxes() -> None:
    """They are left out, with a note."""
    document = read_odt(odt_of(f"{ELY}<text:p><draw:text-box>{ELY}</draw:text-box></text:p>"), "a.odt")

    assert (document.text, [note.message for note in document.notes]) == ("Ely.", ["text boxes were left out"])


def test_tracked_changes() -> None:
    """They are read as made, with a note; where they may not be, that is an error."""
    changes = "<text:tracked-changes><text:changed-region/><text:changed-region/></text:tracked-changes>"
    data = odt_of(changes + ELY)

    assert [note.message for note in read_odt(data, "a.odt").notes] == ["tracked changes were accepted: 2"]
    with pytest.raises(LoadError, match="it has 2 tracked changes"):
        read_odt(data, "a.odt", Reading(revisions="fail"))


def test_where_changes_are() -> None:
    """What was put in or taken out has its place, its author and its time; a change of looks is none of words.

    LibreOffice writes the first of January 1970 where it knows no time.
    """
    told = (
        "<office:change-info><dc:creator>Ed Roe</dc:creator><dc:date>2026-03-02T14:05:00</dc:date></office:change-info>"
    )
    regions = {
        "c1": f"<text:deletion>{told}<text:p>ne<text:span>ve</text:span>r</text:p></text:deletion>",
        "c2": f"<text:insertion>{told.replace('2026-03-02T14:05', '1970-01-01T00:00')}</text:insertion>",
        "c3": f"<text:format-change>{told}</text:format-change>",
    }
    changed = "".join(
        f'<text:changed-region text:id="{name}">{what}</text:changed-region>' for name, what in regions.items()
    )
    body = (
        f"<text:tracked-changes>{changed}</text:tracked-changes><text:p>Ely.</text:p><text:p>“We will "
        '<text:change text:change-id="c1"/><text:change-start text:change-id="c2"/>not go.</text:p><text:p>Soon'
        '<text:change-end text:change-id="c2"/>.”<text:change text:change-id="c9"/></text:p>'
    )

    document = read_odt(odt_of(body), "a.odt")

    assert document.text == "Ely.\n\n“We will not go.\n\nSoon.”"
    assert [(it.kind, it.text, document.text[it.start : it.end], it.author, it.when) for it in document.changes] == [
        ("deletion", "never", "", "Ed Roe", "2026-03-02T14:05:00"),
        ("insertion", "not go.", "not go.", "Ed Roe", None),
        ("insertion", "Soon", "Soon", "Ed Roe", None),
    ]
    assert [document.text[: it.start][-5:] for it in document.changes] == ["will ", "will ", "go.\n\n"]


def test_the_title() -> None:
    """The file may tell it."""
    assert read_odt(odt_of(ELY, title="Bridge to close"), "a.odt").title == "Bridge to close"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "it declares entities"),
        ("<a>", r"content\.xml in it is broken"),
        (None, "there is no OpenDocument text in it"),
    ],
)
def test_what_can_not_be_read(content: str | None, why: str) -> None:
    """The error says why."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype" if content is None else "content.xml", content or "x")

    with pytest.raises(LoadError, match=why):
        read_odt(file.getvalue(), "a.odt")
