"""`attribution evaluate`: how often people kept what the machine found."""

import enum
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attribution.cli.app import DONE, NOTHING_DONE, SOME_FAILED, Job, Model, OutputFile, Threshold, Words, app
from attribution.cli.beside import Place
from attribution.cli.correcting import Correcting, CorrectionFiles, correcting
from attribution.cli.messages import complain, failures
from attribution.cli.panels import WRITTEN, command
from attribution.cli.printing import write_bytes
from attribution.cli.reading import with_reading
from attribution.cli.saved import located_analyses
from attribution.cli.standard_input import piped_in
from attribution.errors import AttributionError, LoadError
from attribution.load import Reading
from attribution.model import THRESHOLD

if TYPE_CHECKING:
    from attribution.model import Analysis

#: Yields analyses, each with the path of its article, and where it was saved.
type Located = Callable[[list[AttributionError]], Iterator[tuple[str, Place | None, "Analysis"]]]


class EvaluateFormat(enum.StrEnum):
    """How `attribution evaluate` prints."""

    TABLE = "table"
    JSON = "json"


@command(
    app,
    "attribution evaluate stories/",
    "attribution evaluate story.docx --corrections saved.json --format json",
)
@with_reading
def evaluate(
    stories: Annotated[
        list[str],
        typer.Argument(
            metavar="STORY",
            default_factory=piped_in,
            show_default=False,
            help="An article with its corrections beside it, a folder of them, or a .json or .jsonl file of analyses.",
        ),
    ],
    *,
    corrections: CorrectionFiles = None,
    layout: Annotated[
        EvaluateFormat, typer.Option("--format", rich_help_panel=WRITTEN, help="A table to read, or JSON.")
    ] = EvaluateFormat.TABLE,
    output: OutputFile = None,
    threshold: Threshold = THRESHOLD,
    model: Model = None,
    words: Words = None,
    reading: Reading,
) -> Job:
    """Print how often people kept the speakers that were found, and what else they corrected.

    Only stories with corrections count. Exit status: 0 all went well, 1 some stories failed, 2 none has corrections.
    """
    located = partial(located_analyses, stories, model=model, words=words, threshold=threshold, reading=reading)
    return partial(_evaluate, located, correcting(stories, corrections, off=False, reading=reading), layout, output)


def _evaluate(
    located: Located, corrections: Callable[[], Correcting], layout: EvaluateFormat, output: Path | None
) -> int:
    from attribution.corrections import encode_evaluation, evaluate, format_evaluation

    given = corrections()
    with failures() as failed:
        evaluation = evaluate(_stories(located, given, failed))
        given.finish(failed)
        if not evaluation.stories:
            if not failed:
                complain("no story has corrections: save them on its page, and put the file beside the story")
            return NOTHING_DONE
        if layout is EvaluateFormat.JSON:
            data = encode_evaluation(evaluation)
        else:
            encoding = sys.stdout.encoding if output is None else "utf-8"
            data = format_evaluation(evaluation).encode(encoding, "replace")
        write_bytes(data, output)
        return SOME_FAILED if failed else DONE


def _stories(
    located: Located, given: Correcting, failed: list[AttributionError]
) -> Iterator[tuple["Analysis", "Analysis"]]:
    """Yield each story as the machine read it, and as it is corrected."""
    from msgspec import UNSET

    for path, place, analysis in located(failed):
        if analysis.corrections is not UNSET:
            advice = "it was saved as corrected: give the article, or an analysis made with --no-corrections"
            failed.append(LoadError(path, advice))
            continue
        document = analysis.document
        found = given.find_article(document, failed) if place is None else given.find(document, place, failed)
        yield analysis, (None if found is None else given.outcome(found, analysis)) or analysis
