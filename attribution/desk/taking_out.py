"""The files that a story gives: the report, the certificate, the worksheet, tables, the draft with comments."""

import tempfile
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from attribution.errors import LoadError
from attribution.export import export
from attribution.gate import HeldStory
from attribution.load import suffix_of
from attribution.report import Review, render_certificate, render_gate, render_report
from attribution.worksheet import add_comments, add_marks, make_remarks, render_worksheet

#: What makes a file: from a story, what its page is made from, and what was asked for.
type Make = Callable[[HeldStory, Review, dict[str, Any]], bytes]


class TakenOut(NamedTuple):
    """A file that can be taken out of a story."""

    #: What its name ends with, after the story's; "" where it is that of the draft.
    suffix: str
    media_type: str
    make: Make


def _report(story: HeldStory, review: Review, _: dict[str, Any]) -> bytes:
    [html] = render_report([story.analysis], review=lambda _: review).values()
    return html.encode()


def _certificate(story: HeldStory, _review: Review, _: dict[str, Any]) -> bytes:
    return render_certificate(story.gate).encode()


def _gate(story: HeldStory, _review: Review, _: dict[str, Any]) -> bytes:
    return render_gate(story.gate).encode()


def _worksheet(story: HeldStory, review: Review, _: dict[str, Any]) -> bytes:
    return render_worksheet(story.analysis, ".docx", review.checks or (), story.gate)


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
        return add_comments(data, text, wanted, accept=True).data
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
