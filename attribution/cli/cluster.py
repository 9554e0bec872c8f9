"""`attribution cluster`: a corpus on many machines."""

import sys
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from attribution.cli.app import DONE, NOTHING_DONE, SOME_FAILED, Job, Model, Threshold, Words, Workers, app
from attribution.cli.messages import complain, tell
from attribution.cli.panels import WORK, command
from attribution.cli.reading import with_reading
from attribution.load import Reading
from attribution.model import THRESHOLD


@command(
    app,
    "attribution cluster news.parquet analyses/",
    "attribution cluster s3://bucket/news s3://bucket/analyses --address auto",
)
@with_reading
def cluster(
    source: Annotated[
        str,
        typer.Argument(
            metavar="INPUT",
            help="A .jsonl or .parquet file, or a folder of them: a path, or an address such as s3://bucket/news.",
        ),
    ],
    target: Annotated[
        str, typer.Argument(metavar="OUTPUT", help="A new folder for Parquet files, one row an article.")
    ],
    *,
    address: Annotated[
        str,
        typer.Option(
            "--address",
            metavar="A",
            rich_help_panel=WORK,
            help="The cluster's address. auto: the one of this machine, or where there is none, this machine alone.",
        ),
    ] = "auto",
    workers: Workers = None,
    threshold: Threshold = THRESHOLD,
    model: Model = None,
    words: Words = None,
    reading: Reading,
) -> Job:
    """Analyse dumps on a Ray cluster."""
    return partial(
        _cluster,
        source,
        target,
        address=address,
        workers=workers,
        threshold=threshold,
        model=model,
        words=words,
        reading=reading,
    )


def _cluster(
    source: str,
    target: str,
    *,
    address: str,
    workers: int | None,
    threshold: float,
    model: str | None,
    words: Path | None,
    reading: Reading,
) -> int:
    from attribution.corpus import analyze_on_cluster

    done = analyze_on_cluster(
        source,
        target,
        address=address,
        workers=workers,
        threshold=threshold,
        model=model,
        words=words,
        reading=reading,
        show_progress=sys.stderr.isatty(),
    )
    for error in done.errors:
        complain(str(error))
    if more := done.failures - len(done.errors):
        complain(f"{more} more were left out")
    tell(f"{target}: {done.articles} articles, {done.quotations} quotations")
    if not done.articles:
        return NOTHING_DONE
    return SOME_FAILED if done.failures else DONE
