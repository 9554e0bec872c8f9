"""`attribution report`: HTML pages, one an article, and an index."""

import sys
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from attribution.cli.app import DONE, NOTHING_DONE, SOME_FAILED, Job, Model, Paths, Threshold, app
from attribution.cli.articles import analyses_of
from attribution.cli.messages import complain, failures, tell
from attribution.errors import OutputError, TemplateError
from attribution.model import THRESHOLD


@app.command()
def report(
    paths: Paths,
    *,
    directory: Annotated[
        Path, typer.Option("-o", "--output", metavar="DIR", help="The folder to write the pages to.")
    ] = Path("reports"),
    templates: Annotated[
        Path | None,
        typer.Option("--templates", metavar="DIR", help="A folder of your own templates; they win, file by file."),
    ] = None,
    title: Annotated[str | None, typer.Option("--title", metavar="T", help="The title of the report.")] = None,
    show: Annotated[bool, typer.Option("--open", help="Open the report in the browser.")] = False,
    threshold: Threshold = THRESHOLD,
    model: Model = None,
) -> Job:
    """Write an HTML page for each article.

    If there is more than one article, an index joins the pages.
    """
    return partial(
        _report, paths, directory, templates=templates, title=title, show=show, threshold=threshold, model=model
    )


def _report(
    paths: list[str],
    directory: Path,
    *,
    templates: Path | None,
    title: str | None,
    show: bool,
    threshold: float,
    model: str | None,
) -> int:
    # What can be known to fail is told before the long work, not after.
    if templates is not None and not templates.is_dir():
        raise TemplateError(templates, "there is no such folder: check --templates")
    if directory.exists() and not directory.is_dir():
        raise OutputError(directory, "this is a file: give -o the name of a folder")
    with failures() as failed:
        progress = sys.stderr.isatty()
        analyses = analyses_of(paths, failed, model=model, threshold=threshold, show_progress=progress)
        first = next(analyses, None)
        if first is None:
            return NOTHING_DONE
        from attribution.report import write_report

        # The first of the pages is the index, where there is one.
        pages = write_report(chain([first], analyses), directory, title=title, templates=templates)
        tell(f"Wrote {pages[0]}" + (f" and {len(pages) - 1} articles beside it" if len(pages) > 1 else ""))
        if show:
            _open(pages[0])
        return SOME_FAILED if failed else DONE


def _open(page: Path) -> None:
    import webbrowser

    if not webbrowser.open(page.resolve().as_uri()):
        complain(f"{page}: no browser could be started: open this file in one yourself")
