"""The typer application that the commands join, the arguments that they share, and the exit statuses.

Commands only gather their arguments; `running.main` runs what they return.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from attribution.cli.panels import SPEAKERS, WORK, WRITTEN, Group
from attribution.cli.standard_input import piped_in, piped_one

DONE, SOME_FAILED, NOTHING_DONE, STOPPED = 0, 1, 2, 130

#: What a command asks `main` to do; it returns the exit status.
type Job = Callable[[], int]

app = typer.Typer(
    name="attribution",
    cls=Group,
    epilog="attribution analyze story.docx\nattribution report stories/ -o reports --open",
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH",
        default_factory=piped_in,
        show_default=False,
        help="A file with an article (.txt .md .html .docx .odt .rtf .pdf .eml), a folder of such files, a file with "
        "many articles (.jsonl .csv .tsv, also .gz; .parquet .warc.gz), or - for standard input. Text that is piped in "
        "needs no name.",
    ),
]
#: Articles, or what was saved of them.
Articles = Annotated[
    list[str],
    typer.Argument(
        metavar="ARTICLE",
        default_factory=piped_in,
        show_default=False,
        help="An article, a folder of them, a .json or .jsonl file of analyses, or text that is piped in.",
    ),
]
Article = Annotated[
    str,
    typer.Argument(
        metavar="ARTICLE",
        default_factory=piped_one,
        show_default=False,
        help="An article, a .json or .jsonl file with its analysis, or text that is piped in.",
    ),
]
OutputFile = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        rich_help_panel=WRITTEN,
        help="Write to this file, not to standard output.",
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="M",
        rich_help_panel=SPEAKERS,
        help="An installed English spaCy pipeline, or the path of one.",
    ),
]


def _probability(threshold: float) -> float:
    if not 0 <= threshold <= 1:
        raise typer.BadParameter("give a number from 0 to 1")
    return threshold


def at_least_one(number: int | None) -> int | None:
    """Return the number that an option was given, or None where it was not given.

    Raises:
        BadParameter: It is below one.
    """
    if number is not None and number < 1:
        raise typer.BadParameter("give a number from 1 on")
    return number


Threshold = Annotated[
    float,
    typer.Option(
        "--threshold",
        metavar="P",
        callback=_probability,
        rich_help_panel=SPEAKERS,
        help="Give no speaker whose probability is below this, 0 to 1.",
    ),
]
Words = Annotated[
    Path | None,
    typer.Option(
        "--words",
        metavar="FILE",
        rich_help_panel=SPEAKERS,
        help="A TOML file with words of your house: reporting verbs, titles, kinds.",
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        callback=at_least_one,
        rich_help_panel=WORK,
        help="How many processes share the work; one a core if not given.",
    ),
]
Resume = Annotated[
    bool,
    typer.Option(
        "--resume",
        rich_help_panel=WORK,
        help="Go on where an earlier run of the same was stopped, whatever stopped it.",
    ),
]


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    *,
    version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    """Find the quotations in news articles, say who said each, and report them by source.

    Nothing leaves this machine. Exit status: 0 all went well, 1 some inputs failed, 2 nothing could be done.
    """
    if version:
        import attribution

        print(f"attribution {attribution.__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        print(context.get_help())
        raise typer.Exit(NOTHING_DONE)
