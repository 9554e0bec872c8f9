"""`attribution annotate`: the draft itself, with a comment on each quotation."""

import enum
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attribution.cli.app import DONE, NOTHING_DONE, Job, Model, Threshold, Words, app
from attribution.cli.correcting import CorrectionFiles, NoCorrections, correcting
from attribution.cli.messages import complain, tell
from attribution.cli.panels import WRITTEN, command
from attribution.cli.reading import with_reading
from attribution.cli.reviewing import Against, HousePolicy, Standard, reviewer
from attribution.cli.saved import one_analysis
from attribution.load import Reading
from attribution.model import THRESHOLD

if TYPE_CHECKING:
    from attribution.model import Analysis
    from attribution.report import Reviewer


class Only(enum.StrEnum):
    """Which quotations `attribution annotate` comments on."""

    NEEDS_A_LOOK = "needs-a-look"


@command(
    app,
    "attribution annotate draft.docx -o draft-checked.docx",
    "attribution annotate draft.docx -o checked.docx --only needs-a-look",
)
@with_reading
def annotate(
    draft: Annotated[str, typer.Argument(metavar="DRAFT", help="A Word document (.docx).")],
    *,
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            rich_help_panel=WRITTEN,
            help="Where to write the draft with its comments: .docx.",
        ),
    ],
    only: Annotated[
        Only | None,
        typer.Option(
            "--only",
            rich_help_panel=WRITTEN,
            help="Comment only on what needs a look: no speaker, a doubtful one, wrong words, rules.",
        ),
    ] = None,
    against: Against = None,
    standard: Standard = None,
    policy: HousePolicy = None,
    corrections: CorrectionFiles = None,
    no_corrections: NoCorrections = False,
    threshold: Threshold = THRESHOLD,
    model: Model = None,
    words: Words = None,
    reading: Reading,
) -> Job:
    """Write the draft as it is, with a comment on each quotation: who speaks, how sure, the record, house rules.

    Tracked changes and the comments that are there stay. A file that is there already is not replaced.
    """
    given = correcting([draft], corrections, off=no_corrections, reading=reading)
    analyse = partial(
        one_analysis, draft, model=model, words=words, threshold=threshold, reading=reading, correcting=given
    )
    reviews = partial(reviewer, against, standard, policy)
    return partial(_annotate, draft, analyse, reviews, output, only=only, accept=reading.revisions != "reject")


def _annotate(
    draft: str,
    analyse: Callable[[], "Analysis"],
    reviews: Callable[[], "Reviewer | None"],
    output: Path,
    *,
    only: Only | None,
    accept: bool,
) -> int:
    from attribution.errors import OutputError
    from attribution.output import naming, replacing
    from attribution.worksheet import add_comments, make_remarks

    # What can be known to fail is told before the long work.
    for path, hint in ((Path(draft), "DRAFT"), (output, "--output")):
        if path.suffix.lower() != ".docx":
            advice = f"{path} is no Word document: its name has to end with .docx"
            raise typer.BadParameter(advice, param_hint=f"'{hint}'")
    if output.exists():
        raise OutputError(output, "there is such a file already: give another name")
    review = reviews()
    analysis = analyse()
    found = review(analysis) if review else None
    remarks = make_remarks(analysis, found.checks if found else None, (found.findings if found else None) or ())
    wanted = [remark for remark in remarks if remark.needs_a_look or only is None]
    with naming(draft):
        data = Path(draft).read_bytes()
    made = add_comments(data, analysis.document.text, wanted, accept=accept)
    with replacing(output) as file:
        file.write(made.data)
    tell(f"Wrote {output}: {made.count} comment{'' if made.count == 1 else 's'}")
    for remark in made.unplaced:
        first = remark.spans[0]
        words = analysis.document.text[first.start : first.end]
        complain(f"{draft}: no comment on “{words[:60]}”: these words are not found in the document")
    return DONE if made.count or not wanted else NOTHING_DONE
