"""`attribution verify`: do the records bear the quotations out?"""

import enum
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attribution.cli.app import DONE, Article, Job, Model, OutputFile, Threshold, Words, app
from attribution.cli.correcting import CorrectionFiles, NoCorrections, correcting
from attribution.cli.panels import WRITTEN, command
from attribution.cli.printing import write_text
from attribution.cli.reading import with_reading
from attribution.cli.reviewing import OwnStandard, Records, refuse
from attribution.cli.saved import one_analysis
from attribution.load import Reading
from attribution.model import THRESHOLD

if TYPE_CHECKING:
    from attribution.model import Analysis

#: The exit status where a quotation does not pass.
SOME_FAIL = 1


class VerifyFormat(enum.StrEnum):
    """How `attribution verify` prints."""

    TEXT = "text"
    JSON = "json"
    CLAIMREVIEW = "claimreview"


class VerifyOrder(enum.StrEnum):
    """In which order `attribution verify` prints."""

    WORST = "worst"
    ARTICLE = "article"


@command(
    app,
    "attribution verify story.docx --against transcript.txt",
    "cat story.txt | attribution verify --against a.vtt --against b.txt",
)
@with_reading
def verify(
    article: Article,
    *,
    against: Records,
    standard: OwnStandard = "strict",
    policy: Annotated[str | None, typer.Option("--policy", hidden=True, help="Use --standard.")] = None,
    layout: Annotated[
        VerifyFormat,
        typer.Option("--format", rich_help_panel=WRITTEN, help="Text to read, JSON, or schema.org's ClaimReview."),
    ] = VerifyFormat.TEXT,
    order: Annotated[
        VerifyOrder | None,
        typer.Option(
            "--order",
            rich_help_panel=WRITTEN,
            help="The worst first, as text has it if not given, or as in the article, as JSON has it.",
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
    """Hold the quotations of an article against records of what was said.

    Exit status: 0 all pass the standard, 1 some do not, 2 it could not be done.
    """
    refuse(policy, "--policy", "is for house rules: give --standard, which says which verdicts pass")
    given = correcting([article], corrections, off=no_corrections, reading=reading)
    analyse = partial(
        one_analysis, article, model=model, words=words, threshold=threshold, reading=reading, correcting=given
    )
    worst_first = layout is VerifyFormat.TEXT if order is None else order is VerifyOrder.WORST
    return partial(_verify, analyse, against, standard, layout, output, worst_first=worst_first)


def _verify(
    analyse: Callable[[], "Analysis"],
    against: list[str],
    name: str,
    layout: VerifyFormat,
    output: Path | None,
    *,
    worst_first: bool,
) -> int:
    from attribution.verify import format_json, format_text, load_standard, read_record
    from attribution.verify import verify as checks_of

    # What is wrong with the standard or a record is told before the long work.
    standard = load_standard(name)
    records = [read_record(path) for path in against]
    analysis = analyse()
    checks = checks_of(analysis, records, standard=standard)
    if layout is VerifyFormat.CLAIMREVIEW:
        from attribution.export import encode_claimreview

        text = b"".join(encode_claimreview([analysis], {analysis.document.id: checks})).decode()
    elif layout is VerifyFormat.JSON:
        text = format_json(analysis, checks, standard, records, worst_first=worst_first)
    else:
        colour = output is None and sys.stdout.isatty()
        text = format_text(analysis, checks, standard, worst_first=worst_first, colour=colour)
    write_text(text, output, is_for_people=layout is VerifyFormat.TEXT)
    return SOME_FAIL if any(check.passes is False for check in checks) else DONE
