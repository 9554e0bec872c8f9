"""`attribution guard`: where a text departs from the story that it was made from."""

import enum
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attribution.cli.app import DONE, NOTHING_DONE, Job, Model, OutputFile, Threshold, Words, app
from attribution.cli.correcting import CorrectionFiles, NoCorrections, correcting
from attribution.cli.messages import failures
from attribution.cli.panels import AGAINST, WRITTEN, command
from attribution.cli.printing import clean_lines, write_text
from attribution.cli.reading import with_reading
from attribution.cli.saved import placed_analyses
from attribution.load import Reading
from attribution.model import THRESHOLD

if TYPE_CHECKING:
    from attribution.model import Analysis, Guarded

#: The exit status where something was found.
FOUND = 1


class GuardFormat(enum.StrEnum):
    """How `attribution guard` prints."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


@command(
    app,
    "attribution guard story.docx --derived summary.txt",
    "attribution guard story.docx update.docx --derived headline.txt --format json",
)
@with_reading
def guard(
    originals: Annotated[
        list[str],
        typer.Argument(metavar="ORIGINAL", help="The story, or all stories that the text was made from."),
    ],
    *,
    derived: Annotated[
        str,
        typer.Option(
            "--derived",
            metavar="TEXT",
            rich_help_panel=AGAINST,
            help="The summary, headline or rewrite: a file, or - for standard input.",
        ),
    ],
    layout: Annotated[
        GuardFormat, typer.Option("--format", rich_help_panel=WRITTEN, help="A block a finding, JSON, or SARIF 2.1.0.")
    ] = GuardFormat.TEXT,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="CLASSES",
            rich_help_panel=AGAINST,
            help="Only these give status 1: denial-dropped,speaker-changed.",
        ),
    ] = None,
    output: OutputFile = None,
    corrections: CorrectionFiles = None,
    no_corrections: NoCorrections = False,
    threshold: Threshold = THRESHOLD,
    model: Model = None,
    words: Words = None,
    reading: Reading,
) -> Job:
    """Print where a summary, a headline or a rewrite says something else than the story that it was made from.

    A finding is a reason to look. Exit status: 0 nothing found, 1 something found, 2 not all could be checked.
    """
    given = correcting([*originals, derived], corrections, off=no_corrections, reading=reading)
    analyses = partial(
        placed_analyses, model=model, words=words, threshold=threshold, reading=reading, correcting=given
    )
    return partial(_guard, analyses, originals, derived, layout, failing=_failing(fail_on), output=output)


def _guard(
    analyses: Callable[..., Iterator[tuple[str, "Analysis"]]],
    originals: list[str],
    derived: str,
    layout: GuardFormat,
    *,
    failing: frozenset[str] | None,
    output: Path | None,
) -> int:
    from attribution.guard import guard as held_against

    with failures() as failed:
        stories = list(analyses(originals, failed))
        texts = list(analyses([derived], failed))
        if failed or not stories or len(texts) != 1:
            if not failed and stories:
                raise typer.BadParameter("give a file with one text", param_hint="'--derived'")
            return NOTHING_DONE
        guarded = held_against([story for _, story in stories], texts[0][1])
        paths = {story.document.id: path for path, story in stories}
        text = _format(guarded, texts[0][0], paths, layout)
        is_text = layout is GuardFormat.TEXT
        write_text(clean_lines(text) if is_text else text, output, is_for_people=is_text)
    found = (one.departure for one in guarded.departures)
    return FOUND if any(failing is None or one in failing for one in found) else DONE


def _failing(fail_on: str | None) -> frozenset[str] | None:
    """Return the classes whose findings give status 1; None for all."""
    from attribution.model import DEPARTURE_WORDS

    if fail_on is None:
        return None
    names = [name.strip().lower() for name in fail_on.split(",") if name.strip()]
    unknown = [name for name in names if name not in DEPARTURE_WORDS]
    if unknown or not names:
        what = f"{unknown[0]} is no class" if unknown else "no class is given"
        raise typer.BadParameter(f"{what}: choose from {', '.join(DEPARTURE_WORDS)}", param_hint="'--fail-on'")
    return frozenset(names)


def _format(guarded: "Guarded", derived: str, originals: dict[str, str], layout: GuardFormat) -> str:
    from attribution.guard import format_json, format_sarif, format_text

    if layout is GuardFormat.SARIF:
        return format_sarif(guarded, derived, originals)
    return format_json(guarded) if layout is GuardFormat.JSON else format_text(guarded, derived, originals)
