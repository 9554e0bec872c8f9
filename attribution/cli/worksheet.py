"""`attribution worksheet`: a call sheet and a list of unnamed sources, to print or fill in."""

from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from attribution.cli.app import DONE, Job, Model, Threshold, app
from attribution.cli.messages import tell
from attribution.cli.saved import one_analysis
from attribution.model import THRESHOLD


@app.command()
def worksheet(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="An article, or a .json file of its analysis.")],
    *,
    output: Annotated[
        Path,
        typer.Option("-o", "--output", metavar="FILE", help="Where to write: .docx, .xlsx, .csv or .md."),
    ],
    threshold: Threshold = THRESHOLD,
    model: Model = None,
) -> Job:
    """Write a worksheet: whom to call and what to ask, and the unnamed sources to sign off.

    A file that is there already is not replaced: somebody may have filled it in.
    """
    return partial(_worksheet, article, output, threshold=threshold, model=model)


def _worksheet(article: str, output: Path, *, threshold: float, model: str | None) -> int:
    from attribution.errors import OutputError
    from attribution.worksheet import FORMATS, write_worksheet

    # What can be known to fail is told before the long work.
    if output.suffix.lower() not in FORMATS:
        allowed = ", ".join(FORMATS)
        raise typer.BadParameter(f"the name has to end with one of {allowed}", param_hint="'--output'")
    if output.exists():
        raise OutputError(output, "there is such a file already, and it may be filled in: give another name")
    write_worksheet(one_analysis(article, model=model, threshold=threshold), output)
    tell(f"Wrote {output}")
    return DONE
