"""`attribution analyze`: who said what, printed."""

import enum
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attribution.cli.app import (
    DONE,
    NOTHING_DONE,
    SOME_FAILED,
    Job,
    Model,
    OutputFile,
    Paths,
    Resume,
    Threshold,
    Words,
    Workers,
    app,
)
from attribution.cli.articles import analyses_of
from attribution.cli.correcting import Correcting, CorrectionFiles, NoCorrections, correcting
from attribution.cli.messages import STDOUT, failures, keeping
from attribution.cli.panels import WRITTEN, command
from attribution.cli.reading import with_reading
from attribution.load import Reading
from attribution.model import THRESHOLD

if TYPE_CHECKING:
    from attribution.model import Analysis


class AnalyzeFormat(enum.StrEnum):
    """How `attribution analyze` prints."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


@command(
    app,
    "attribution analyze story.docx",
    "cat story.txt | attribution analyze --format json",
)
@with_reading
def analyze(
    paths: Paths,
    *,
    layout: Annotated[
        AnalyzeFormat,
        typer.Option(
            "--format",
            rich_help_panel=WRITTEN,
            help="A table to read, one JSON array, or JSON lines, one an article.",
        ),
    ] = AnalyzeFormat.TABLE,
    output: OutputFile = None,
    workers: Workers = None,
    resume: Resume = False,
    corrections: CorrectionFiles = None,
    no_corrections: NoCorrections = False,
    threshold: Threshold = THRESHOLD,
    model: Model = None,
    words: Words = None,
    reading: Reading,
) -> Job:
    """Print who said what in each article."""
    if resume and (layout is not AnalyzeFormat.JSONL or output is None):
        raise typer.BadParameter("it needs --format jsonl and a file after -o", param_hint="'--resume'")
    # Lines on the terminal would tear a bar that is drawn on it.
    show_progress = sys.stderr.isatty() and not (output is None and sys.stdout.isatty())
    analyses = partial(
        analyses_of,
        paths,
        model=model,
        words=words,
        threshold=threshold,
        reading=reading,
        workers=workers,
        show_progress=show_progress,
    )
    corrected = correcting(paths, corrections, off=no_corrections, reading=reading)
    if layout is AnalyzeFormat.JSONL and output is not None and (output.is_file() or not output.exists()):
        return partial(_analyze_into, output, analyses, corrected, resume=resume)
    return partial(_analyze, analyses, corrected, layout, output)


def _analyze_into(
    output: Path, analyses: Callable[..., Iterator["Analysis"]], corrected: Callable[[], Correcting], *, resume: bool
) -> int:
    """Write JSON lines to a file, so that a run that is stopped can be gone on with.

    The journal holds what the machine found; corrections may change until the run that ends it.
    """
    from attribution.corpus import open_journal

    given = corrected()
    with failures() as failed, open_journal(output, resume=resume) as journal:
        with keeping(journal):
            for analysis in analyses(failed, earlier=journal):
                journal.write(analysis)
            if not journal.size:
                return NOTHING_DONE
            if given.is_idle:
                journal.publish(output)
            else:
                _write(given.applied(journal.analyses(), failed), output)
                journal.remove()
        return SOME_FAILED if failed else DONE


def _write(analyses: Iterable["Analysis"], output: Path) -> None:
    from attribution.cli.terminal import encode
    from attribution.output import replacing

    with replacing(output) as file:
        for piece in encode(analyses, "jsonl"):
            file.write(piece)


def _analyze(
    analyses: Callable[..., Iterator["Analysis"]],
    corrected: Callable[[], Correcting],
    layout: AnalyzeFormat,
    output: Path | None,
) -> int:
    from attribution.cli.terminal import encode
    from attribution.output import Output, replacing

    given = corrected()
    with failures() as failed:
        made = given.applied(analyses(failed), failed)
        first = next(made, None)
        if first is None:
            return NOTHING_DONE
        with replacing(output) if output else nullcontext(Output(sys.stdout.buffer, STDOUT)) as file:
            encoding = "utf-8" if output else sys.stdout.encoding
            width = shutil.get_terminal_size().columns if output is None and sys.stdout.isatty() else None
            for piece in encode(chain([first], made), layout.value, encoding=encoding, width=width):
                file.write(piece)
                file.flush()
        return SOME_FAILED if failed else DONE
