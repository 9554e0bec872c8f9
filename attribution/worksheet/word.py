"""A worksheet as a DOCX document, to print or to fill in."""

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from attribution.errors import MissingExtraError, cannot_import
from attribution.output import showable
from attribution.worksheet.archives import settled
from attribution.worksheet.content import ATTEMPT, ATTEMPTS, BOXES, SIGN_OFF, Call, Item, Unnamed, Worksheet

if TYPE_CHECKING:
    from docx.document import Document as Docx

_BOX = "☐ "


def to_docx(sheet: Worksheet) -> bytes:
    """Return a worksheet as a DOCX file; the same worksheet gives the same bytes.

    Raises:
        MissingExtraError: python-docx is not installed, or can't be used.
    """
    try:
        import docx  # noqa: PLC0415 -- an optional package
    except (ImportError, OSError) as error:
        raise MissingExtraError(".docx", cannot_import("python-docx", error)) from error
    document = docx.Document()
    document.core_properties.title = showable(f"Worksheet: {sheet.title}")[:255]
    document.core_properties.author = ""
    document.core_properties.comments = ""
    document.add_heading(showable(f"Worksheet: {sheet.title}"), 0)
    for line in sheet.about:
        document.add_paragraph(showable(line))
    document.add_heading("Call sheet", 1)
    for call in sheet.calls:
        _add_call(document, call)
    document.add_heading("Unnamed sources", 1)
    for one in sheet.unnamed:
        _add_unnamed(document, one)
    if not sheet.unnamed:
        document.add_paragraph("None.")
    document.add_heading("No comment", 1)
    for silence in sheet.silences:
        document.add_paragraph(showable(f"{silence.who}: “{silence.what}” ({silence.place})"), style="List Bullet")
    if not sheet.silences:
        document.add_paragraph("None.")
    file = io.BytesIO()
    document.save(file)
    return settled(file.getvalue())


def _add_call(document: "Docx", call: Call) -> None:
    document.add_heading(showable(call.name), 2)
    document.add_paragraph(showable(call.about))
    for question in call.ask:
        document.add_paragraph(showable(_BOX + question))
    for item in call.items:
        _add_item(document, item)
    document.add_heading("Attempts", 3)
    _add_table(document, ("", *ATTEMPT), ((str(number), *[""] * len(ATTEMPT)) for number in range(1, ATTEMPTS + 1)))


def _add_item(document: "Docx", item: Item) -> None:
    document.add_heading(showable(f"{item.number}. {item.place}"), 3)
    document.add_paragraph(showable(item.how))
    for fact in item.facts:
        document.add_paragraph(showable(f"{_BOX}ask: {fact}"))
    for box in BOXES:
        document.add_paragraph(_BOX + box)
    for name, value in item.entered:
        document.add_paragraph(showable(f"{name}: {value}"))
    # The verbatim words stand last and apart, so that they can be covered: they are not read out.
    document.add_paragraph(showable(item.words), style="Intense Quote")


def _add_unnamed(document: "Docx", one: Unnamed) -> None:
    document.add_heading(showable(one.descriptor), 2)
    known = (
        *(("reason", one.reason), ("condition", one.condition), ("how it knows", one.knows)),
        *(("people claimed", one.claimed), ("first use", one.first_use), ("quotations", str(one.quotations))),
    )
    _add_table(document, ("what", "answer"), (*known, *zip(SIGN_OFF, one.sign_off, strict=True)))


def _add_table(document: "Docx", header: Iterable[str], rows: Iterable[Iterable[str]]) -> None:
    lines = [tuple(header), *(tuple(row) for row in rows)]
    table = document.add_table(rows=len(lines), cols=len(lines[0]))
    table.style = "Table Grid"
    for cells, line in zip(table.rows, lines, strict=True):
        for cell, text in zip(cells.cells, line, strict=True):
            cell.text = showable(text)
    document.add_paragraph()
