"""`attribution worksheet`: a call sheet and a list of unnamed sources, to print or fill in."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attribution.cli.app import DONE, Article, Job, Model, Threshold, Words, app
from attribution.cli.correcting import CorrectionFiles, NoCorrections, correcting
from attribution.cli.gate_pages import refuse_worksheet
from attribution.cli.messages import tell
from attribution.cli.panels import WRITTEN, command
from attribution.cli.reading import with_reading
from attribution.cli.reviewing import Against, Standard, reviewer
from attribution.cli.saved import one_analysis
from attribution.load import Reading
from attribution.model import THRESHOLD

if TYPE_CHECKING:
    from attribution.model import Analysis
    from attribution.report import Reviewer


@command(
    app,
    "attribution worksheet story.docx -o calls.docx",
    "cat story.txt | attribution worksheet -o calls.xlsx",
)
@with_reading
def worksheet(
    article: Article,
    *,
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            rich_help_panel=WRITTEN,
            help="Where to write: .docx, .xlsx, .csv or .md.",
        ),
    ],
    against: Against = None,
    standard: Standard = None,
    corrections: CorrectionFiles = None,
    no_corrections: NoCorrections = False,
    threshold: Threshold = THRESHOLD,
    model: Model = None,
    words: Words = None,
    reading: Reading,
) -> Job:
    """Write a worksheet: whom to call and what to ask, what to look up, and the unnamed sources to sign off.

    A file that is there already is not replaced: somebody may have filled it in.
    """
    given = correcting([article], corrections, off=no_corrections, reading=reading)
    analyse = partial(
        one_analysis, article, model=model, words=words, threshold=threshold, reading=reading, correcting=given
    )
    return partial(_worksheet, analyse, partial(reviewer, against, standard, None), output)


def _worksheet(analyse: Callable[[], "Analysis"], reviews: Callable[[], "Reviewer | None"], output: Path) -> int:
    from attribution.worksheet import write_worksheet

    # What can be known to fail is told before the long work.
    refuse_worksheet(output, "--output")
    review = reviews()
    analysis = analyse()
    found = review(analysis) if review else None
    write_worksheet(analysis, output, (found.checks if found else None) or ())
    tell(f"Wrote {output}")
    return DONE
