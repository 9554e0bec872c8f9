"""The options that say how files are read, shared by the commands that read articles."""

import functools
import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from attribution.cli.app import Job
from attribution.cli.panels import COLUMNS, READ
from attribution.load import Reading, Revisions


def _column(what: str) -> Any:
    return typer.Option(
        f"--{what}-column", metavar="C", rich_help_panel=COLUMNS, help=f"The one with the {what}; guessed if not given."
    )


def _gather(
    *,
    revisions: Annotated[
        Revisions,
        typer.Option("--revisions", rich_help_panel=READ, help="What becomes of tracked changes in Word documents."),
    ] = "accept",
    with_comments: Annotated[
        bool,
        typer.Option(
            "--with-comments",
            rich_help_panel=READ,
            help="Keep what is confidential: comments, hidden text, the note before a story in an e-mail.",
        ),
    ] = False,
    fix_encoding: Annotated[
        bool,
        typer.Option(
            "--fix-encoding", rich_help_panel=READ, help="Mend text that was decoded wrongly before it came here."
        ),
    ] = False,
    text_column: Annotated[str | None, _column("text")] = None,
    id_column: Annotated[str | None, _column("id")] = None,
    title_column: Annotated[str | None, _column("title")] = None,
    byline_column: Annotated[str | None, _column("byline")] = None,
    date_column: Annotated[str | None, _column("date")] = None,
    url_column: Annotated[str | None, _column("url")] = None,
    outlet_column: Annotated[str | None, _column("outlet")] = None,
) -> Reading:
    return Reading(
        revisions=revisions,
        with_comments=with_comments,
        fix_encoding=fix_encoding,
        text_column=text_column,
        id_column=id_column,
        title_column=title_column,
        byline_column=byline_column,
        date_column=date_column,
        url_column=url_column,
        outlet_column=outlet_column,
    )


def with_reading(command: Callable[..., Job]) -> Callable[..., Job]:
    """Return `command` with the options of reading; it gets them as the one argument `reading`."""
    own = inspect.signature(command, eval_str=True)
    shared = inspect.signature(_gather, eval_str=True).parameters
    parameters = [*(one for one in own.parameters.values() if one.name != "reading"), *shared.values()]

    @functools.wraps(command)
    def with_options(**given: Any) -> Job:
        chosen = {name: given.pop(name) for name in shared}
        return command(**given, reading=_gather(**chosen))

    # Typer reads the options from the signature.
    with_options.__signature__ = own.replace(parameters=parameters)  # type: ignore[attr-defined]
    with_options.__annotations__ = {one.name: one.annotation for one in parameters} | {"return": Job}
    return with_options
