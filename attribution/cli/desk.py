"""`attribution desk`: the stories of a folder in a browser."""

import os
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from attribution.cli.app import DONE, Job, app
from attribution.cli.messages import tell
from attribution.cli.panels import WORK, command

#: The variable of the environment with the token of programs: on the command line everybody could read it.
TOKEN = "ATTRIBUTION_TOKEN"
#: A shorter token could be guessed.
_SHORTEST = 16


@command(app, "attribution desk", "attribution desk stories --port 8765 --no-browser")
def desk(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="FOLDER", help="The folder with the stories; one of your own if not given."),
    ] = None,
    *,
    port: Annotated[
        int,
        typer.Option(
            "--port", metavar="N", min=0, max=65535, rich_help_panel=WORK, help="The port; one that is free if 0."
        ),
    ] = 0,
    browser: Annotated[
        bool,
        typer.Option("--browser/--no-browser", rich_help_panel=WORK, help="Whether to open a browser on it."),
    ] = True,
    demo: Annotated[
        bool,
        typer.Option("--demo", rich_help_panel=WORK, help="Open it on the sample stories, in a new temporary folder."),
    ] = False,
    shortcut: Annotated[
        bool,
        typer.Option("--shortcut", rich_help_panel=WORK, help="Put an icon on the desktop that opens it, and end."),
    ] = False,
    no_text: Annotated[
        bool,
        typer.Option("--no-text", rich_help_panel=WORK, help="Answer programs without words: places and verdicts."),
    ] = False,
) -> Job:
    """Read, correct, check and sign off stories in a browser, on this machine alone.

    Drop drafts on the page; each becomes a story's folder in FOLDER. Ctrl-C ends it, or “Quit” on the page.
    Programs ask under /api, with the token of the address or one of theirs that stands in ATTRIBUTION_TOKEN.
    """
    if demo and (folder or shortcut):
        raise typer.BadParameter("it has its own folder: leave the other out", param_hint="'--demo'")
    if shortcut:
        return partial(_shortcut, folder)
    how = partial(_desk, port=port, browser=browser, program_token=_program_token(), no_text=no_text)
    return partial(how, folder, demo=demo)


def _desk(
    folder: Path | None, *, port: int, browser: bool, demo: bool, program_token: str | None, no_text: bool
) -> int:
    from attribution.desk import demo_folder, own_folder, serve

    serve(
        demo_folder() if demo else folder or own_folder(),
        port=port,
        opens_browser=browser,
        program_token=program_token,
        no_text=no_text,
        tell=tell,
    )
    return DONE


def _shortcut(folder: Path | None) -> int:
    from attribution.desk import make_shortcut, own_folder

    chosen = folder or own_folder()
    tell(f"{make_shortcut(chosen)}: opens the desk on {chosen.resolve()}")
    return DONE


def _program_token() -> str | None:
    """Return the token that programs may bring, or None where the environment has none."""
    token = os.environ.get(TOKEN)
    if token is not None and (len(token) < _SHORTEST or not all("!" <= character <= "~" for character in token)):
        advice = f"give it {_SHORTEST} characters or more, letters, digits and signs without spaces, or unset it"
        raise typer.BadParameter(f"it can't be a token: {advice}", param_hint=TOKEN)
    return token
