"""The command line: arguments, messages and exit statuses.

Commands only gather their arguments; `main` runs what they ask for, and is the one place where errors become a line on
standard error and an exit status: 0 all went well, 1 some inputs failed, 2 nothing could be done.
"""

import enum
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from attribution.errors import AttributionError, LoadError, OutputError, TemplateError

if TYPE_CHECKING:
    from attribution.load import Article
    from attribution.model import Analysis, Document

DONE, SOME_FAILED, NOTHING_DONE, STOPPED = 0, 1, 2, 130

_STDOUT = "standard output"

app = typer.Typer(
    name="attribution",
    help="Find the quotations in news articles, say who said each, and report them by source.",
    epilog="Nothing leaves this machine. Exit status: 0 all went well, 1 some inputs failed, 2 nothing could be done.",
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

#: What a command asks `main` to do; it returns the exit status.
type Job = Callable[[], int]


class Layout(enum.StrEnum):
    """How `attribution analyze` prints."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="A .txt or .md file, a folder of them, or - for standard input."),
]
Model = Annotated[
    str | None,
    typer.Option("--model", metavar="M", help="An installed English spaCy pipeline, or the path of one."),
]


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    """Find the quotations in news articles, say who said each, and report them by source."""
    if version:
        import attribution

        print(f"attribution {attribution.__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        print(context.get_help())
        raise typer.Exit(NOTHING_DONE)


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
    model: Model = None,
) -> Job:
    """Write an HTML page for each article.

    If there is more than one article, an index joins the pages.
    """
    return partial(_report, paths, directory, templates=templates, title=title, show=show, model=model)


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
    model: Model = None,
) -> Job:
    """Print who said what in each article."""
    return partial(_analyze, paths, layout, output, model)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status.

    Args:
        argv: The arguments after the command's name; those of this process if not given.

    >>> main(["--version"])
    attribution ...
    0
    """
    for name in ("stdout", "stderr"):
        # A stream that the caller has closed is one that nobody reads.
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 -- it stays open
    try:
        status = _run(argv)
    except BrokenPipeError:
        # The reader, such as `head`, has all it wanted.
        status = DONE
    except KeyboardInterrupt:
        status = STOPPED
    except typer.TyperException as error:
        status = _refuse(_usage(error))
    except AttributionError as error:
        status = _refuse(str(error))
    _settle_stdout()
    return status


def _run(argv: Sequence[str] | None) -> int:
    from attribution.output import naming

    command = typer.main.get_command(app)
    # Until the job begins only help and the like is printed.
    with naming(_STDOUT), _quiet_exit():
        job = command.main(args=None if argv is None else list(argv), prog_name="attribution", standalone_mode=False)
    status = job() if callable(job) else int(job or DONE)
    with naming(_STDOUT):
        sys.stdout.flush()
    return status


def _report(
    paths: list[str], directory: Path, *, templates: Path | None, title: str | None, show: bool, model: str | None
) -> int:
    # What can be known to fail is told before the long work, not after.
    if templates is not None and not templates.is_dir():
        raise TemplateError(templates, "there is no such folder: check --templates")
    if directory.exists() and not directory.is_dir():
        raise OutputError(directory, "this is a file: give -o the name of a folder")
    with _failures() as failures:
        analyses = _analyses(paths, failures, model, show_progress=sys.stderr.isatty())
        first = next(analyses, None)
        if first is None:
            return NOTHING_DONE
        from attribution.output import naming
        from attribution.report import write_report

        # The first of the pages is the index, where there is one.
        pages = write_report(chain([first], analyses), directory, title=title, templates=templates)
        rest = f" and {len(pages) - 1} articles beside it" if len(pages) > 1 else ""
        with naming(_STDOUT):
            _say(f"Wrote {pages[0]}{rest}", sys.stdout)
        if show:
            _open(pages[0])
        return SOME_FAILED if failures else DONE


def _analyze(paths: list[str], layout: Layout, output: Path | None, model: str | None) -> int:
    from attribution.output import Output, replacing
    from attribution.terminal import encode

    is_screen = output is None and sys.stdout.isatty()
    with _failures() as failures:
        # Lines on the terminal would tear a bar that is drawn on it.
        analyses = _analyses(paths, failures, model, show_progress=sys.stderr.isatty() and not is_screen)
        first = next(analyses, None)
        if first is None:
            return NOTHING_DONE
        with replacing(output) if output else nullcontext(Output(sys.stdout.buffer, _STDOUT)) as file:
            encoding = "utf-8" if output else sys.stdout.encoding
            width = shutil.get_terminal_size().columns if is_screen else None
            for piece in encode(chain([first], analyses), layout.value, encoding=encoding, width=width):
                file.write(piece)
                file.flush()
        return SOME_FAILED if failures else DONE


def _analyses(
    paths: list[str], failures: list[LoadError], model: str | None, *, show_progress: bool
) -> Iterator["Analysis"]:
    """Yield the analyses of the articles under `paths` as they are made; what can't be read goes to `failures`."""
    from attribution.load import find_articles

    articles = find_articles(paths, on_error=failures.append)
    documents = _documents(articles, failures)
    first = next(documents, None)
    if first is None:
        return
    # Only now, since loading spaCy takes a second or more.
    from attribution.parse import load_pipeline
    from attribution.pipeline import analyze_many

    analyses = analyze_many(chain([first], documents), load_pipeline(model))
    if show_progress:
        from attribution.terminal import track

        analyses = track(analyses, len(articles), sys.stderr)
    yield from analyses


def _documents(articles: Iterable["Article"], failures: list[LoadError]) -> Iterator["Document"]:
    from attribution.load import read

    for article in articles:
        try:
            yield read(article.path, name=article.id)
        except LoadError as error:
            failures.append(error)


@contextmanager
def _failures() -> Iterator[list[LoadError]]:
    """Return a list for the inputs that fail; they are told when all else is done, whatever came of it."""
    failures: list[LoadError] = []
    try:
        yield failures
    finally:
        for failure in failures:
            _complain(str(failure))


def _open(page: Path) -> None:
    import webbrowser

    if not webbrowser.open(page.resolve().as_uri()):
        _complain(f"{page}: no browser could be started: open this file in one yourself")


def _refuse(message: str) -> int:
    _complain(message)
    return NOTHING_DONE


def _complain(message: str) -> None:
    # Where nobody listens there is nobody to tell.
    with suppress(OSError):
        _say(f"attribution: {message}", sys.stderr)


def _say(message: str, file: TextIO) -> None:
    """Print one line; names of files and articles are cleaned, since they may hold anything."""
    from attribution.terminal import clean

    encoding = file.encoding or "utf-8"
    print(clean(message).encode(encoding, "replace").decode(encoding), file=file)


def _usage(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "attribution"
    return f"{error.format_message().rstrip('.')} (see {command} --help)"


@contextmanager
def _quiet_exit() -> Iterator[None]:
    """Turn the exit that typer makes of a closed pipe back into what it was; completion ends the same way."""
    try:
        yield
    except SystemExit as stop:
        raise BrokenPipeError from stop


def _settle_stdout() -> None:
    """Flush standard output; if that fails, point it at nothing, so that Python's own last flush is quiet."""
    try:
        sys.stdout.flush()
    except OSError:
        with suppress(OSError):
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, sys.stdout.fileno())
            os.close(nothing)
