"""Analyses from files: saved ones are read, articles are analysed."""

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from attribution.cli.articles import analyses_of
from attribution.errors import AttributionError, LoadError

if TYPE_CHECKING:
    from attribution.model import Analysis

#: How much of a file is looked at to tell a saved analysis from other JSON.
_HEAD = 4096
_SCHEMA = b"attribution/analysis/"


def placed_analyses(
    paths: list[str], failed: list[AttributionError], *, model: str | None, threshold: float
) -> Iterator[tuple[str, "Analysis"]]:
    """Yield analyses, each with the path of its article; what can't be read goes to `failed`.

    A path may be that of a .json or .jsonl file that `attribution analyze` has made; its articles go by their ids.
    """
    for is_saved, group in groupby(paths, _is_saved):
        if is_saved:
            for path in group:
                try:
                    yield from ((analysis.document.id, analysis) for analysis in read_analyses(path))
                except LoadError as error:
                    failed.append(error)
        else:
            yield from _analysed(list(group), failed, model=model, threshold=threshold)


def one_analysis(path: str, *, model: str | None, threshold: float) -> "Analysis":
    """Return the analysis of the one article at `path`.

    Raises:
        LoadError: It can't be read, or there is more than one article.
    """
    failed: list[AttributionError] = []
    analyses = placed_analyses([path], failed, model=model, threshold=threshold)
    _, analysis = next(analyses, (path, None))
    if failed:
        raise failed[0]
    if analysis is None:
        raise LoadError(path, "there is no article in it: give a file that has one")
    if next(analyses, None) is not None:
        raise LoadError(path, "there is more than one article in it: give a file that has one")
    return analysis


def read_analyses(path: str) -> tuple["Analysis", ...]:
    """Return the analyses in a .json or .jsonl file that `attribution analyze` has made.

    Raises:
        LoadError: The file can't be read, or is not in the analysis format.
    """
    import msgspec

    from attribution.load.files import MAX_BYTES
    from attribution.model import Analysis

    data = _read(path, MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise LoadError(path, f"it has more than {MAX_BYTES // 1_000_000} MB: split it")
    try:
        if data.lstrip()[:1] == b"[":
            return msgspec.json.decode(data, type=tuple[Analysis, ...])
        return tuple(msgspec.json.decode(line, type=Analysis) for line in data.splitlines() if line.strip())
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        reason = " ".join(str(error).split())
        raise LoadError(
            path, f"it is no analysis of ours ({reason}): make it again with attribution analyze"
        ) from error


def _analysed(
    paths: list[str], failed: list[AttributionError], *, model: str | None, threshold: float
) -> Iterator[tuple[str, "Analysis"]]:
    from attribution.load import find_articles
    from attribution.load.files import STDIN

    found = find_articles(paths, on_error=lambda _: None)
    places = {article.id: str(article.path) for article in found if article.path != STDIN}
    progress = sys.stderr.isatty()
    for analysis in analyses_of(paths, failed, model=model, threshold=threshold, show_progress=progress):
        yield places.get(analysis.document.id, analysis.document.id), analysis


def _is_saved(path: str) -> bool:
    """Return whether a file holds analyses; other JSON is for the readers of articles."""
    if Path(path).suffix.lower() not in (".json", ".jsonl"):
        return False
    try:
        return _SCHEMA in _read(path, _HEAD)
    except LoadError:
        return True


def _read(path: str, limit: int) -> bytes:
    from attribution.load.files import printable

    try:
        with Path(path).open("rb") as file:
            return file.read(limit)
    except FileNotFoundError as error:
        raise LoadError(printable(path), "there is no such file: check the path") from error
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise LoadError(printable(path), f"can't be read ({reason}): check the file") from error
