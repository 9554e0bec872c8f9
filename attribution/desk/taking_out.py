"""The files that a story gives: the report, the certificate, the worksheet, tables, the draft with comments.

What is confidential is in none of them, but where the one who takes it asks for it.
"""

import tempfile
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec

from attribution.desk.confidential import with_confidential
from attribution.desk.stripping import strip_word
from attribution.desk.unnamed import UnnamedSource, unnamed_sources
from attribution.errors import LoadError
from attribution.export import export
from attribution.gate import HeldStory
from attribution.load import suffix_of
from attribution.report import Review, render_certificate, render_gate, render_report
from attribution.worksheet import FORMATS, Unnamed, add_comments, add_marks, make_remarks, make_worksheet

#: What makes a file: from a story, what its page is made from, and what was asked for.
type Make = Callable[[HeldStory, Review, dict[str, Any]], bytes]


class TakenOut(NamedTuple):
    """A file that can be taken out of a story."""

    #: What its name ends with, after the story's; "" where it is that of the draft.
    suffix: str
    media_type: str
    make: Make


def _report(story: HeldStory, review: Review, options: dict[str, Any]) -> bytes:
    analysis = story.analysis
    if options.get("confidential"):
        analysis = with_confidential(analysis, story.folder.draft)
    [html] = render_report([analysis], review=lambda _: review).values()
    return html.encode()


def _certificate(story: HeldStory, _review: Review, _: dict[str, Any]) -> bytes:
    return render_certificate(story.gate).encode()


def _gate(story: HeldStory, _review: Review, _: dict[str, Any]) -> bytes:
    return render_gate(story.gate).encode()


def _worksheet(story: HeldStory, review: Review, options: dict[str, Any]) -> bytes:
    sheet = make_worksheet(story.analysis, review.checks or (), story.gate)
    if options.get("confidential"):
        known = {one.id: one for one in unnamed_sources(story)}
        unnamed = tuple(_with_entered(one, known.get(one.source_id)) for one in sheet.unnamed)
        sheet = msgspec.structs.replace(sheet, unnamed=unnamed)
    return FORMATS[".docx"](sheet)


def _with_entered(one: Unnamed, known: UnnamedSource | None) -> Unnamed:
    """Return an unnamed source of a worksheet with what the house knows of it."""
    if known is None or not known.when:
        return one
    entered = (("said to be", known.identity), ("terms", known.terms), ("note", known.note))
    return msgspec.structs.replace(
        one,
        entered=tuple((name, value) for name, value in entered if value),
        known_to=known.known_to or one.known_to,
        signed_off_by=known.signed_off_by,
        signed_off_on=known.when[: len("2026-01-31")] if known.signed_off_by else "",
    )


def _tables(story: HeldStory, _review: Review, _: dict[str, Any]) -> bytes:
    packed = BytesIO()
    with tempfile.TemporaryDirectory() as folder, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in export([story.analysis], "csv", Path(folder, "tables")).paths:
            archive.write(path, path.name)
    return packed.getvalue()


def _annotated(story: HeldStory, review: Review, options: dict[str, Any]) -> bytes:
    draft = story.folder.draft
    remarks = make_remarks(story.analysis, review.checks, review.findings or ())
    wanted = [remark for remark in remarks if remark.needs_a_look or not options.get("only_looks")]
    data, text = draft.read_bytes(), story.analysis.document.text
    suffix = suffix_of(draft.name)
    if suffix == ".docx":
        given = data if options.get("confidential") else strip_word(data)
        return add_comments(given, text, wanted, accept=True).data
    if suffix in (".html", ".htm"):
        return add_marks(data, draft.name, text, wanted).data
    raise LoadError(draft.name, "only a Word document or a page can be given back with comments: take the report")


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TAKEN_OUT: Mapping[str, TakenOut] = MappingProxyType(
    {
        "report": TakenOut(" - report.html", "text/html; charset=utf-8", _report),
        "certificate": TakenOut(" - certificate.html", "text/html; charset=utf-8", _certificate),
        "gate": TakenOut(" - what backs it.html", "text/html; charset=utf-8", _gate),
        "worksheet": TakenOut(" - worksheet.docx", _WORD, _worksheet),
        "tables": TakenOut(" - tables.zip", "application/zip", _tables),
        "annotated": TakenOut("", "application/octet-stream", _annotated),
    }
)
