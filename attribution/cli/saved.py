"""Analyses from files: saved ones are read, articles are analysed."""

import sys
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.cli.articles import analyses_of
from attribution.cli.beside import Place
from attribution.cli.correcting import Correcting
from attribution.cli.standard_input import awaited
from attribution.errors import AttributionError, LoadError
from attribution.load import Reading

if TYPE_CHECKING:
    from attribution.model import Analysis


def read_saved(paths: list[str], failed: list[AttributionError]) -> Iterator[tuple[Place, "Analysis"]]:
    """Yield the analyses in saved files, each with its place; what can't be read goes to `failed`."""
    from attribution.load import STDIN, read_analyses

    for path in awaited(paths, failed):
        file = None if path == STDIN else Path(path)
        # One is held back, since only at the end it is known whether it is the only one.
        waiting: Analysis | None = None
        is_alone = True
        try:
            for analysis in read_analyses(path, on_error=failed.append):
                if waiting is not None:
                    is_alone = False
                    yield Place(file, is_alone), waiting
                waiting = analysis
        except LoadError as error:
            failed.append(error)
        if waiting is not None:
            yield Place(file, is_alone), waiting


def placed_analyses(
    paths: list[str],
    failed: list[AttributionError],
    *,
    model: str | None,
    words: Path | None,
    threshold: float,
    reading: Reading,
    correcting: Callable[[], Correcting],
) -> Iterator[tuple[str, "Analysis"]]:
    """Yield corrected analyses, each with the path of its article; what can't be read goes to `failed`.

    A path may be that of a .json or .jsonl file that `attribution analyze` has made; its articles go by their ids.
    """
    stories = _stories(
        paths, failed, model=model, words=words, threshold=threshold, reading=reading, correcting=correcting
    )
    return ((path, corrected) for path, _, corrected in stories)


def _stories(
    paths: list[str],
    failed: list[AttributionError],
    *,
    model: str | None,
    words: Path | None,
    threshold: float,
    reading: Reading,
    correcting: Callable[[], Correcting],
) -> Iterator[tuple[str, "Analysis", "Analysis"]]:
    """Yield the paths of articles, each with its analysis before and after its corrections."""
    # What is wrong with a file of corrections is told before the long work.
    given = correcting()
    made = located_analyses(paths, failed, model=model, words=words, threshold=threshold, reading=reading)
    for path, place, analysis in made:
        if place is None:
            yield path, analysis, given.apply_article(analysis, failed)
        else:
            yield path, analysis, given.apply(analysis, place, failed)
    given.finish(failed)


def located_analyses(
    paths: list[str],
    failed: list[AttributionError],
    *,
    model: str | None,
    words: Path | None,
    threshold: float,
    reading: Reading,
) -> Iterator[tuple[str, Place | None, "Analysis"]]:
    """Yield analyses as they are saved, or as the machine makes them; what can't be read goes to `failed`.

    Each comes with the path of its article, and where it is a saved one, with the place of that.
    """
    from attribution.load import holds_analyses

    for is_saved, group in groupby(paths, holds_analyses):
        if is_saved:
            for place, analysis in read_saved(list(group), failed):
                yield analysis.document.id, place, analysis
        else:
            made = _analysed(list(group), failed, model=model, words=words, threshold=threshold, reading=reading)
            yield from ((path, None, analysis) for path, analysis in made)


def one_analysis(
    path: str,
    *,
    model: str | None,
    words: Path | None,
    threshold: float,
    reading: Reading,
    correcting: Callable[[], Correcting],
) -> "Analysis":
    """Return the corrected analysis of the one article at `path`.

    Raises:
        LoadError: It can't be read, or there is more than one article.
        CorrectionsError: Its corrections can't be read, or what is given is another article's.
    """
    _, corrected = one_story(
        path, model=model, words=words, threshold=threshold, reading=reading, correcting=correcting
    )
    return corrected


def one_story(
    path: str,
    *,
    model: str | None,
    words: Path | None,
    threshold: float,
    reading: Reading,
    correcting: Callable[[], Correcting],
) -> tuple["Analysis", "Analysis"]:
    """Return the analysis of the one article at `path` before and after its corrections.

    Raises:
        LoadError: It can't be read, or there is more than one article.
        CorrectionsError: Its corrections can't be read, or what is given is another article's.
    """
    failed: list[AttributionError] = []
    stories = _stories(
        [path], failed, model=model, words=words, threshold=threshold, reading=reading, correcting=correcting
    )
    found = next(stories, None)
    is_one = next(stories, None) is None
    if failed:
        raise failed[0]
    if found is None:
        raise LoadError(path, "there is no article in it: give a file that has one")
    if not is_one:
        raise LoadError(path, "there is more than one article in it: give a file that has one")
    _, machine, corrected = found
    return machine, corrected


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
