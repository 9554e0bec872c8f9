"""A worksheet as a DOCX document, to print or to fill in: a story of 1,400 words takes four A4 pages or fewer."""

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from attribution.errors import MissingExtraError, cannot_import
from attribution.worksheet.archives import settled
from attribution.worksheet.changed import HEADING
from attribution.worksheet.content import (
    ATTEMPT,
    BOXES,
    SIGN_OFF,
    Call,
    Unnamed,
    Worksheet,
)
from attribution.worksheet.items import Item, Said
from attribution.worksheet.paper import Paper

if TYPE_CHECKING:
    from attribution.worksheet.paper import Row

_BOX = "☐"
#: What stands over the columns of a sheet, and how wide they are in millimetres.
_HEADER = ("no., ¶", "facts to ask", "heard, facts, context", "the words (not to be read out)")
_WIDTHS = (16, 52, 14, 98)
_CROWD_WIDTHS = (46, 16, 118)
_BLANK = "……………………"


def to_docx(sheet: Worksheet) -> bytes:
    """Return a worksheet as a DOCX file; the same worksheet gives the same bytes.

    Raises:
        MissingExtraError: python-docx is not installed, or can't be used.
    """
    try:
        import docx  # noqa: PLC0415 -- an optional package
    except (ImportError, OSError) as error:
        raise MissingExtraError(".docx", cannot_import("python-docx", error)) from error
    paper = Paper(docx.Document(), f"Worksheet: {sheet.title}")
    paper.small(" · ".join((*sheet.about, *(f"not on this sheet: {line}" for line in sheet.left_off))))
    if sheet.changed:
        paper.heading(HEADING)
    for it in sheet.changed:
        paper.line(f"{_BOX} {it.told} Before: {it.before} Now: {it.now}")
    paper.heading("Calls")
    _add_calls(paper, sheet.calls, attempts=True)
    paper.heading("Did not comment")
    for silence in sheet.silences:
        paper.line(f"{_BOX} {silence.who}: “{silence.what}” ({silence.place})")
    _none_if(paper, not sheet.silences)
    paper.heading("To look up")
    _add_calls(paper, sheet.lookups, attempts=False)
    paper.heading("Names and numbers")
    _none_if(paper, not sheet.named)
    with paper.columns(3):
        for one in sheet.named:
            paper.line(f"{_BOX} {one.words}  {one.place}")
    paper.heading("Unnamed sources: for the editor", on_new_page=True)
    _add_unnamed(paper, sheet)
    file = io.BytesIO()
    paper.document.save(file)
    return settled(file.getvalue())


def _none_if(paper: Paper, is_empty: bool) -> None:  # noqa: FBT001 -- it is the question
    if is_empty:
        paper.line("None.")


def _add_calls(paper: Paper, calls: Sequence[Call], *, attempts: bool) -> None:
    _none_if(paper, not calls)
    rows: list[Row] = []
    for call in calls:
        questions = "  ".join(f"{_BOX} {question}" for question in call.ask)
        rows.append(paper.band(call.name, f"{call.about}   {questions}"))
        rows += _rows(paper, call.said)
        if attempts:
            rows.append(paper.across(f"{', '.join(ATTEMPT)}: {_BLANK * 3}"))
    if rows:
        paper.table(_HEADER, _WIDTHS, rows)


def _rows(paper: Paper, said: Said) -> "Iterable[Row]":
    for item in said.items:
        yield paper.row(f"{item.number} {item.place}", item.asked, " ".join([_BOX] * len(BOXES)), _words(item))
    if said.fragments:
        yield paper.across(f"{_BOX} a word or two: {said.fragments_in_words}")


def _words(item: Item) -> str:
    entered = "".join(f" [{name}: {value}]" for name, value in item.entered)
    return f"{item.words} ({item.how}){entered}"


def _add_unnamed(paper: Paper, sheet: Worksheet) -> None:
    _none_if(paper, not sheet.unnamed and not sheet.crowds)
    rows: list[Row] = []
    for one in sheet.unnamed:
        rows.append(paper.band(one.descriptor, _terms(one)))
        rows.append(paper.across(_sign_off(one)))
        rows += _rows(paper, one.said)
    if rows:
        paper.table(_HEADER, _WIDTHS, rows)
    if sheet.crowds:
        paper.line("Groups spoken of as one, and who is heard through another: who exactly says so?")
        items = ((call.name, item) for call in sheet.crowds for item in (*call.said.items, *call.said.fragments))
        rows = [paper.row(f"{_BOX} {name}", f"{item.number} {item.place}", _words(item)) for name, item in items]
        paper.table(("who", "no., ¶", "the words"), _CROWD_WIDTHS, rows)


def _terms(one: Unnamed) -> str:
    return "; ".join(f"{name}: {value or 'not told'}" for name, value in one.terms if value or name == "reason")


def _sign_off(one: Unnamed) -> str:
    return "   ".join(f"{name}: {value or _BLANK}" for name, value in zip(SIGN_OFF, one.sign_off, strict=True))
