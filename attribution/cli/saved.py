"""Analyses from files: saved ones are read, articles are analysed."""

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.cli.articles import analyses_of
from attribution.errors import AttributionError, LoadError
from attribution.load import Reading

if TYPE_CHECKING:
    from attribution.model import Analysis


def placed_analyses(
    paths: list[str],
    failed: list[AttributionError],
    *,
    model: str | None,
    words: Path | None,
    threshold: float,
    reading: Reading,
) -> Iterator[tuple[str, "Analysis"]]:
    """Yield analyses, each with the path of its article; what can't be read goes to `failed`.

    A path may be that of a .json or .jsonl file that `attribution analyze` has made; its articles go by their ids.
    """
    from attribution.load import holds_analyses, read_analyses

    for is_saved, group in groupby(paths, holds_analyses):
        if is_saved:
            for path in group:
                try:
                    saved = read_analyses(path, on_error=failed.append)
                    yield from ((analysis.document.id, analysis) for analysis in saved)
                except LoadError as error:
                    failed.append(error)
        else:
            yield from _analysed(list(group), failed, model=model, words=words, threshold=threshold, reading=reading)


def one_analysis(path: str, *, model: str | None, words: Path | None, threshold: float, reading: Reading) -> "Analysis":
    """Return the analysis of the one article at `path`.

    Raises:
        LoadError: It can't be read, or there is more than one article.
    """
    failed: list[AttributionError] = []
    analyses = placed_analyses([path], failed, model=model, words=words, threshold=threshold, reading=reading)
    _, analysis = next(analyses, (path, None))
    if failed:
        raise failed[0]
    if analysis is None:
        raise LoadError(path, "there is no article in it: give a file that has one")
    if next(analyses, None) is not None:
        raise LoadError(path, "there is more than one article in it: give a file that has one")
    return analysis


def _analysed(
    paths: list[str],
    failed: list[AttributionError],
    *,
    model: str | None,
    words: Path | None,
    threshold: float,
    reading: Reading,
) -> Iterator[tuple[str, "Analysis"]]:
    from attribution.load import STDIN, find_articles

    found = find_articles(paths, on_error=lambda _: None)
    places = {article.id: str(article.path) for article in found if article.path != STDIN}
    progress = sys.stderr.isatty()
    analyses = analyses_of(
        paths, failed, model=model, words=words, threshold=threshold, reading=reading, show_progress=progress
    )
    for analysis in analyses:
        yield places.get(analysis.document.id, analysis.document.id), analysis
