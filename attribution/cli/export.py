"""`attribution export`: saved analyses in the formats of other tools."""

import enum
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attribution.cli.app import DONE, NOTHING_DONE, SOME_FAILED, Job, app
from attribution.cli.correcting import Correcting, CorrectionFiles, NoCorrections, correcting
from attribution.cli.messages import STDOUT, complain, failures, tell
from attribution.cli.panels import WRITTEN, command
from attribution.cli.saved import read_saved
from attribution.cli.standard_input import piped_in
from attribution.errors import AttributionError

if TYPE_CHECKING:
    from attribution.export import Encode, Write
    from attribution.model import Analysis


class To(enum.StrEnum):
    """What `attribution export` writes."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    XLSX = "xlsx"
    WEBANNOTATION = "webannotation"
    BRAT = "brat"
    JSONLD = "jsonld"
    CLAIMREVIEW = "claimreview"
    TEI = "tei"
    DOCBIN = "docbin"


@command(
    app,
    "attribution export analyses.jsonl --to xlsx -o quotations.xlsx",
    "attribution analyze story.txt --format jsonl | attribution export --to jsonld",
)
def export(
    analyses: Annotated[
        list[str],
        typer.Argument(
            metavar="ANALYSES",
            default_factory=piped_in,
            show_default=False,
            help="A .jsonl or .json file that attribution analyze made, or what it prints, piped in.",
        ),
    ],
    *,
    to: Annotated[To, typer.Option("--to", rich_help_panel=WRITTEN, help="The format.")],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="PATH",
            rich_help_panel=WRITTEN,
            help="The file; the folder for csv, parquet, brat, tei and docbin.",
        ),
    ] = None,
    confidential: Annotated[
        bool,
        typer.Option(
            "--confidential",
            rich_help_panel=WRITTEN,
            help="With webannotation: positions and kinds alone, no word of the article.",
        ),
    ] = False,
    corrections: CorrectionFiles = None,
    no_corrections: NoCorrections = False,
) -> Job:
    """Write saved analyses in a format that other tools take."""
    if confidential and to is not To.WEBANNOTATION:
        raise typer.BadParameter(f"{to} can't be without words: use webannotation", param_hint="'--confidential'")
    corrected = correcting(analyses, corrections, off=no_corrections)
    return partial(_export, analyses, corrected, to, output, confidential=confidential)


def _export(
    paths: list[str], corrected: Callable[[], Correcting], to: To, output: Path | None, *, confidential: bool
) -> int:
    give, given = _giver(to, output, confidential=confidential), corrected()
    with failures() as failed:
        analyses = _saved(paths, given, failed)
        first = next(analyses, None)
        if first is None:
            return NOTHING_DONE
        give(chain([first], analyses))
        return SOME_FAILED if failed else DONE


def _giver(to: To, output: Path | None, *, confidential: bool) -> "Callable[[Iterable[Analysis]], None]":
    """Return what writes analyses in a format to a place; a place that does not fit is told before any work."""
    from attribution.export import FORMATS, write_pieces

    encode: Encode | None = None
    write: Write
    if to is To.DOCBIN:
        from attribution.pipes import write_docbin

        write = write_docbin
    else:
        format_ = FORMATS[to.value]
        encode = format_.encode_confidential if confidential else format_.encode
        write = partial(write_pieces, encode) if encode else format_.write
    if output:
        return partial(_write, write, output)
    if encode is None:
        what = "a file" if to is To.XLSX else "a folder"
        raise typer.BadParameter(f"{to} is written to {what}: give its name", param_hint="'--output'")
    return partial(_print, encode)


def _write(write: "Write", output: Path, analyses: "Iterable[Analysis]") -> None:
    written = write(analyses, output)
    for note in written.notes:
        complain(note)
    tell(f"{output}: {written.articles} articles, {written.quotations} quotations, {written.sources} sources")


def _print(encode: "Encode", analyses: "Iterable[Analysis]") -> None:
    from attribution.output import Output

    stdout = Output(sys.stdout.buffer, STDOUT)
    for piece in encode(analyses):
        stdout.write(piece)
    stdout.flush()


def _saved(paths: list[str], given: Correcting, failed: list[AttributionError]) -> "Iterator[Analysis]":
    for place, analysis in read_saved(paths, failed):
        yield given.apply(analysis, place, failed)
    given.finish(failed)
