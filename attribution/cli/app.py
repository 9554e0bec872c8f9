"""The typer application that the commands join, the arguments that they share, and the exit statuses.

Commands only gather their arguments; `running.main` runs what they return.
"""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

DONE, SOME_FAILED, NOTHING_DONE, STOPPED = 0, 1, 2, 130

#: What a command asks `main` to do; it returns the exit status.
type Job = Callable[[], int]

app = typer.Typer(
    name="attribution",
    help="Find the quotations in news articles, say who said each, and report them by source.",
    epilog="Nothing leaves this machine. Exit status: 0 all went well, 1 some inputs failed, 2 nothing could be done.",
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        help="A file with an article (.txt .md .html .docx .pdf .eml), a folder of such files, a file with many "
        "articles (.jsonl .csv .tsv, also .gz; .parquet .warc.gz), or - for text on standard input.",
    ),
]
Model = Annotated[
    str | None,
    typer.Option("--model", metavar="M", help="An installed English spaCy pipeline, or the path of one."),
]


def _not_nan(threshold: float) -> float:
    # It is neither below 0 nor above 1.
    if math.isnan(threshold):
        raise typer.BadParameter("give a number from 0 to 1")
    return threshold


Threshold = Annotated[
    float,
    typer.Option(
        "--threshold",
        metavar="P",
        min=0.0,
        max=1.0,
        callback=_not_nan,
        help="Give no speaker whose probability is below this, 0 to 1.",
    ),
]
Words = Annotated[
    Path | None,
    typer.Option(
        "--words",
        metavar="FILE",
        help="A TOML file with words of your house: reporting verbs, titles, kinds.",
    ),
]
Workers = Annotated[
    int | None,
    typer.Option("--workers", metavar="N", min=1, help="How many processes share the work; one a core if not given."),
]
Resume = Annotated[
    bool,
    typer.Option("--resume", help="Go on where an earlier run of the same was stopped, whatever stopped it."),
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
