"""`attribution report`: HTML pages, one an article, and an index."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attribution.cli.app import (
    DONE,
    NOTHING_DONE,
    SOME_FAILED,
    Job,
    Model,
    Paths,
    Resume,
    Threshold,
    Words,
    Workers,
    app,
)
from attribution.cli.articles import analyses_of
from attribution.cli.correcting import Correcting, CorrectionFiles, NoCorrections, correcting
from attribution.cli.messages import complain, failures, keeping, tell
from attribution.cli.panels import WRITTEN, command
from attribution.cli.reading import with_reading
from attribution.cli.reviewing import Against, HousePolicy, RecordPolicy, Standard, refuse, reviewer
from attribution.errors import OutputError, TemplateError
from attribution.load import Reading
from attribution.model import THRESHOLD

if TYPE_CHECKING:
    from attribution.model import Analysis, Profile
    from attribution.report import Reviewer

#: Profiles take a fifth of the time that analysing takes, in one process; of many articles they are asked for.
_MOST_PROFILED = 100


@command(
    app,
    "attribution report stories/ -o reports --open",
    "attribution report story.docx --against transcript.txt --policy general",
)
@with_reading
def report(
    paths: Paths,
    *,
    directory: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="DIR", rich_help_panel=WRITTEN, help="The folder to write the pages to."
        ),
    ] = Path("reports"),
    templates: Annotated[
        Path | None,
        typer.Option(
            "--templates",
            metavar="DIR",
            rich_help_panel=WRITTEN,
            help="A folder of your own templates; they win, file by file.",
        ),
    ] = None,
    title: Annotated[
        str | None, typer.Option("--title", metavar="T", rich_help_panel=WRITTEN, help="The title of the report.")
    ] = None,
    show: Annotated[
        bool, typer.Option("--open", rich_help_panel=WRITTEN, help="Open the report in the browser.")
    ] = False,
    against: Against = None,
    standard: Standard = None,
    record_policy: RecordPolicy = None,
    policy: HousePolicy = None,
    profiles: Annotated[
        bool | None,
        typer.Option(
            "--profiles/--no-profiles",
            rich_help_panel=WRITTEN,
            help=f"Whether to say what each source talks about and how its words read; up to {_MOST_PROFILED} articles "
            "if not given.",
        ),
    ] = None,
    workers: Workers = None,
    resume: Resume = False,
    corrections: CorrectionFiles = None,
    no_corrections: NoCorrections = False,
    threshold: Threshold = THRESHOLD,
    model: Model = None,
    words: Words = None,
    reading: Reading,
) -> Job:
    """Write an HTML page for each article.

    If there is more than one article, an index joins the pages.
    """
    refuse(record_policy, "--record-policy", "is called --standard now")
    analyses = partial(
        analyses_of,
        paths,
        model=model,
        words=words,
        threshold=threshold,
        reading=reading,
        workers=workers,
        show_progress=sys.stderr.isatty(),
    )
    reviews = partial(reviewer, against, standard, policy)
    pages = partial(_write, templates=templates, title=title, model=model, profiled=profiles)
    corrected = correcting(paths, corrections, off=no_corrections, reading=reading)
    return partial(
        _report, analyses, corrected, reviews, pages, directory, templates=templates, show=show, resume=resume
    )


def _report(
    analyses: Callable[..., Iterator["Analysis"]],
    corrected: Callable[[], Correcting],
    reviews: Callable[[], "Reviewer | None"],
    pages: Callable[..., tuple[Path, ...]],
    directory: Path,
    *,
    templates: Path | None,
    show: bool,
    resume: bool,
) -> int:
    # What can be known to fail is told before the long work, not after.
    if templates is not None and not templates.is_dir():
        raise TemplateError(templates, "there is no such folder: check --templates")
    if directory.exists() and not directory.is_dir():
        raise OutputError(directory, "this is a file: give -o the name of a folder")
    review, given = reviews(), corrected()
    from attribution.corpus import open_journal

    with failures() as failed, _folder(directory), open_journal(directory / "analyses.jsonl", resume=resume) as journal:
        with keeping(journal):
            for analysis in analyses(failed, earlier=journal):
                journal.write(analysis)
            if not journal.size:
                return NOTHING_DONE
            # The journal holds what the machine found; corrections may change until the run that ends it.
            made = given.applied(journal.analyses(), failed)
            # The first of them is the index, where there is one.
            written = pages(made, directory, review, number=journal.size)
        journal.remove()
        tell(f"Wrote {written[0]}" + (f" and {len(written) - 1} articles beside it" if len(written) > 1 else ""))
        if show:
            _open(written[0])
        return SOME_FAILED if failed else DONE


def _write(
    analyses: Iterable["Analysis"],
    directory: Path,
    review: "Reviewer | None",
    *,
    number: int,
    templates: Path | None,
    title: str | None,
    model: str | None,
    profiled: bool | None,
) -> tuple[Path, ...]:
    from attribution.report import write_report

    is_asked = number <= _MOST_PROFILED if profiled is None else profiled
    profiles = partial(_profiles, model) if is_asked else None
    return write_report(analyses, directory, title=title, templates=templates, review=review, profiles=profiles)


def _profiles(model: str | None, analysis: "Analysis") -> "Mapping[str, Profile]":
    from attribution.engine import load_pipeline, profile_sources

    return profile_sources(analysis, load_pipeline(model))


@contextmanager
def _folder(directory: Path) -> Iterator[None]:
    """Make a folder, and remove it again if nothing is put into it."""
    from attribution.output import naming

    with naming(directory):
        directory.mkdir(parents=True, exist_ok=True)
    try:
        yield
    finally:
        # A folder with something in it stays.
        with suppress(OSError):
            directory.rmdir()


def _open(page: Path) -> None:
    import webbrowser

    if not webbrowser.open(page.resolve().as_uri()):
        complain(f"{page}: no browser could be started: open this file in one yourself")
