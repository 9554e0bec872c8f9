"""`attribution desk`: the stories of a folder in a browser."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from attribution.cli.app import DONE, Job, app
from attribution.cli.messages import tell
from attribution.cli.panels import WORK, command


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
) -> Job:
    """Read, correct, check and sign off stories in a browser, on this machine alone.

    Drop drafts on the page; each becomes a story's folder in FOLDER. Ctrl-C ends it, or “Quit” on the page.
    """
    return partial(_desk, folder, port=port, browser=browser)


def _desk(folder: Path | None, *, port: int, browser: bool) -> int:
    from attribution.desk import own_folder, serve

    serve(folder or own_folder(), port=port, opens_browser=browser, tell=tell)
    return DONE
