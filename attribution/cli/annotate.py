"""`attribution annotate`: the draft itself, Word or HTML, with a comment on each quotation."""

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


_WORD, _PAGE = (".docx",), (".html", ".htm")


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
    draft: Annotated[str, typer.Argument(metavar="DRAFT", help="A Word document (.docx) or a page (.html).")],
    *,
    output: Annotated[
        Path,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            rich_help_panel=WRITTEN,
            help="Where to write the draft with its remarks: as DRAFT, .docx or .html.",
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

    In Word, tracked changes and the comments that are there stay. On a page the quotations are marked, and the comments
    stand below; scripts and what else could run are taken out. A file that is there already is not replaced.
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
    from attribution.worksheet import add_comments, add_marks, make_remarks

    # What can be known to fail is told before the long work.
    suffixes = _suffixes(draft)
    if output.suffix.lower() not in suffixes:
        advice = f"{output}: a draft in {suffixes[0]} is written as one, so the name has to end with {suffixes[0]}"
        raise typer.BadParameter(advice, param_hint="'--output'")
    if output.exists():
        raise OutputError(output, "there is such a file already: give another name")
    review = reviews()
    analysis = analyse()
    found = review(analysis) if review else None
    remarks = make_remarks(analysis, found.checks if found else None, (found.findings if found else None) or ())
    wanted = [remark for remark in remarks if remark.needs_a_look or only is None]
    with naming(draft):
        data = Path(draft).read_bytes()
    text = analysis.document.text
    if suffixes == _WORD:
        made = add_comments(data, text, wanted, accept=accept)
    else:
        made = add_marks(data, draft, text, wanted)
    with replacing(output) as file:
        file.write(made.data)
    tell(f"Wrote {output}: {made.count} comment{'' if made.count == 1 else 's'}")
    for remark in made.unplaced:
        first = remark.spans[0]
        words = text[first.start : first.end]
        complain(f"{draft}: no comment on “{words[:60]}”: its place in the draft can’t be told")
    return DONE if made.count or not wanted else NOTHING_DONE


def _suffixes(draft: str) -> tuple[str, ...]:
    """Return how the name of a draft of this kind may end.

    Raises:
        BadParameter: It is neither a Word document nor a page.
    """
    for suffixes in (_WORD, _PAGE):
        if Path(draft).suffix.lower() in suffixes:
            return suffixes
    advice = f"{draft} is neither a Word document nor a page: its name has to end with .docx or .html"
    raise typer.BadParameter(advice, param_hint="'DRAFT'")
