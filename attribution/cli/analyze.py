"""`attribution analyze`: who said what, printed."""

import enum
import shutil
import sys
from contextlib import nullcontext
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from attribution.cli.app import DONE, NOTHING_DONE, SOME_FAILED, Job, Model, Paths, Threshold, app
from attribution.cli.articles import analyses_of
from attribution.cli.messages import STDOUT, failures
from attribution.model import THRESHOLD


class Layout(enum.StrEnum):
    """How `attribution analyze` prints."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


@app.command()
def analyze(
    paths: Paths,
    *,
    layout: Annotated[
        Layout,
        typer.Option("--format", help="A table to read, one JSON array, or JSON lines, one an article."),
    ] = Layout.TABLE,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to this file, not to standard output.")
    ] = None,
    threshold: Threshold = THRESHOLD,
    model: Model = None,
) -> Job:
    """Print who said what in each article."""
    return partial(_analyze, paths, layout, output, threshold=threshold, model=model)


def _analyze(paths: list[str], layout: Layout, output: Path | None, *, threshold: float, model: str | None) -> int:
    from attribution.output import Output, replacing
    from attribution.terminal import encode

    is_screen = output is None and sys.stdout.isatty()
    # Lines on the terminal would tear a bar that is drawn on it.
    show_progress = sys.stderr.isatty() and not is_screen
    with failures() as failed:
        analyses = analyses_of(paths, failed, model=model, threshold=threshold, show_progress=show_progress)
        first = next(analyses, None)
        if first is None:
            return NOTHING_DONE
        with replacing(output) if output else nullcontext(Output(sys.stdout.buffer, STDOUT)) as file:
            encoding = "utf-8" if output else sys.stdout.encoding
            width = shutil.get_terminal_size().columns if is_screen else None
            for piece in encode(chain([first], analyses), layout.value, encoding=encoding, width=width):
                file.write(piece)
                file.flush()
        return SOME_FAILED if failed else DONE
