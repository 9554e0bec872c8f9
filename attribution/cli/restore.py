"""`attribution restore`: the words back in the place of their placeholders."""

import enum
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attribution.cli.app import DONE, Job, Model, OutputFile, Threshold, Words, app
from attribution.cli.messages import complain
from attribution.cli.panels import WRITTEN, command
from attribution.cli.printing import write_bytes
from attribution.cli.standard_input import piped_one
from attribution.cli.starting import analyses_made
from attribution.model import THRESHOLD

if TYPE_CHECKING:
    from attribution.model import Analysis, Document, RestorationRemark

#: The exit status where a placeholder was lost, doubled, unknown or moved.
SOME_WRONG = 1


class RestoreFormat(enum.StrEnum):
    """How `attribution restore` tells what became of the placeholders."""

    TEXT = "text"
    JSON = "json"


@command(
    app,
    "attribution restore masked-edited.txt --key key.json -o edited.txt",
    "cat story.txt | attribution restore --key key.json -o out.txt --format json",
)
def restore(
    edited: Annotated[
        str,
        typer.Argument(
            metavar="EDITED",
            default_factory=piped_one,
            show_default=False,
            help="The protected text as it was rewritten, in UTF-8 or UTF-16; or text that is piped in.",
        ),
    ],
    *,
    key: Annotated[
        Path,
        typer.Option(
            "--key",
            metavar="FILE",
            rich_help_panel=WRITTEN,
            help="The key that attribution protect has written with the text.",
        ),
    ],
    output: OutputFile = None,
    layout: Annotated[
        RestoreFormat,
        typer.Option(
            "--format",
            rich_help_panel=WRITTEN,
            help="Lines on standard error, or JSON on standard output, which needs -o.",
        ),
    ] = RestoreFormat.TEXT,
    threshold: Threshold = THRESHOLD,
    model: Model = None,
    words: Words = None,
) -> Job:
    """Put the words back in the place of their placeholders, and tell what became of these.

    Exit status: 0 all is well, 1 a placeholder was lost, doubled, unknown or moved, 2 it could not be done.
    """
    if layout is RestoreFormat.JSON and output is None:
        raise typer.BadParameter("the text goes to standard output: give -o as well", param_hint="'--format'")
    analyse = partial(_analyse, model=model, words=words, threshold=threshold)
    return partial(_restore, edited, key, output, layout, analyse)


def _restore(
    edited: str,
    path: Path,
    output: Path | None,
    layout: RestoreFormat,
    analyse: Callable[["Document"], "Analysis"],
) -> int:
    from attribution.masking import check_speakers, document_of, format_restoration, read_edited, read_key, report_of
    from attribution.masking import restore as restored_from

    key = read_key(path)
    text, encoding = read_edited(edited)
    restored = restored_from(text, key)
    # The words are there whatever becomes of the analysis.
    write_bytes(restored.text.encode(encoding, "surrogatepass"), output)
    moved: tuple[RestorationRemark, ...] = ()
    if restored.placed and not restored.is_untouched:
        moved = check_speakers(restored, key, analyse(document_of(restored, key.document)))
    report = report_of(restored, key, moved)
    if layout is RestoreFormat.JSON:
        write_bytes(format_restoration(report), None)
    else:
        for remark in report.remarks:
            where = f"{edited}:{remark.line}" if remark.line else edited
            complain(f"{where}: {remark.placeholder} {remark.kind}: {remark.message}")
    return SOME_WRONG if any(remark.is_fault for remark in report.remarks) else DONE


def _analyse(document: "Document", *, model: str | None, words: Path | None, threshold: float) -> "Analysis":
    return next(analyses_made([document], workers=1, model=model, words=words, threshold=threshold))
