"""`attribution compare`: two drafts of an article, and a status file carried from one to the other."""

import enum
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from attribution.cli.app import DONE, Job, Model, Threshold, Words, app
from attribution.cli.correcting import correcting
from attribution.cli.messages import STDOUT, complain
from attribution.cli.reading import with_reading
from attribution.cli.saved import one_analysis
from attribution.errors import OutputError
from attribution.load import Reading
from attribution.model import THRESHOLD

if TYPE_CHECKING:
    from attribution.compare import Comparison
    from attribution.model import Analysis


class CompareFormat(enum.StrEnum):
    """How `attribution compare` prints."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


@app.command()
@with_reading
def compare(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The old draft, or a .json file of its analysis.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The new draft, or a .json file of its analysis.")],
    *,
    statuses: Annotated[
        Path | None,
        typer.Option("--status", metavar="FILE", help="The old draft's status file, as its page saved it."),
    ] = None,
    carry_to: Annotated[
        Path | None,
        typer.Option("--carry-to", metavar="FILE", help="Where to write the new draft's status file: NEW-status.json."),
    ] = None,
    layout: Annotated[
        CompareFormat | None, typer.Option("--format", help="Text, JSON or a page; else what -o ends with says it.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to this file, not to standard output.")
    ] = None,
    threshold: Threshold = THRESHOLD,
    model: Model = None,
    words: Words = None,
    reading: Reading,
) -> Job:
    """Print what became of an old draft's quotations and sources.

    With --status, what was entered for the old draft is carried to a status file that the new draft's page loads.
    """
    given = correcting([old, new], None, off=True)
    analysed = partial(one_analysis, model=model, words=words, threshold=threshold, reading=reading, correcting=given)
    return partial(
        _compare,
        partial(analysed, old),
        partial(analysed, new),
        statuses_path=statuses,
        carry_to=carry_to,
        stem=Path(new).stem if new != "-" else "stdin",
        layout=_layout(layout, output),
        output=output,
    )


def _layout(layout: CompareFormat | None, output: Path | None) -> CompareFormat:
    by_suffix = {".html": CompareFormat.HTML, ".htm": CompareFormat.HTML, ".json": CompareFormat.JSON}
    return layout or by_suffix.get(output.suffix.lower() if output else "", CompareFormat.TEXT)


def _compare(
    old_draft: Callable[[], "Analysis"],
    new_draft: Callable[[], "Analysis"],
    *,
    statuses_path: Path | None,
    carry_to: Path | None,
    stem: str,
    layout: CompareFormat,
    output: Path | None,
) -> int:
    from attribution.compare import carry_statuses, read_statuses
    from attribution.compare import compare as compare_drafts

    if carry_to and statuses_path is None:
        raise typer.BadParameter("there is nothing to carry: give --status too", param_hint="'--carry-to'")
    # What can be known to fail is told before the long work.
    entered = read_statuses(statuses_path) if statuses_path else None
    target = carry_to or Path(f"{stem}-status.json")
    if entered is not None and target.exists():
        raise OutputError(target, "there is such a file already: give another name with --carry-to")
    old, new = old_draft(), new_draft()
    comparison = compare_drafts(old, new)
    carried = None if entered is None else carry_statuses(entered, comparison, old, new)
    text = _format(comparison, carried, layout)
    if carried is not None:
        _write_statuses(carried, target)
    _write(text, output, layout)
    if carried is not None:
        complain(f"wrote {target}: load it into the page of {new.document.id}")
    return DONE


def _write_statuses(carried: dict[str, Any], target: Path) -> None:
    from attribution.compare import encode_statuses
    from attribution.output import replacing

    with replacing(target) as file:
        file.write(encode_statuses(carried))


def _format(comparison: "Comparison", carried: dict[str, Any] | None, layout: CompareFormat) -> str:
    from attribution.compare import format_text, to_json

    if layout is CompareFormat.HTML:
        from attribution.report import render_comparison

        return render_comparison(comparison, carried)
    return to_json(comparison) if layout is CompareFormat.JSON else f"{format_text(comparison)}\n"


def _write(text: str, output: Path | None, layout: CompareFormat) -> None:
    from attribution.output import Output, clean, replacing

    if layout is CompareFormat.TEXT:
        text = "".join(f"{_indented(line, clean(line))}\n" for line in text.rstrip("\n").split("\n"))
    if output:
        with replacing(output) as file:
            file.write(text.encode("utf-8", "replace"))
        return
    encoding = sys.stdout.encoding if layout is CompareFormat.TEXT else "utf-8"
    stdout = Output(sys.stdout.buffer, STDOUT)
    stdout.write(text.encode(encoding, "replace"))
    stdout.flush()


def _indented(line: str, cleaned: str) -> str:
    return f"{line[: len(line) - len(line.lstrip())]}{cleaned}"
