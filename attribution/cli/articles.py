"""From the paths on the command line to analyses."""

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from attribution.errors import LoadError

if TYPE_CHECKING:
    from attribution.load import Article
    from attribution.model import Analysis, Document


def analyses_of(
    paths: list[str],
    failed: list[LoadError],
    *,
    model: str | None = None,
    threshold: float,
    show_progress: bool = False,
) -> Iterator["Analysis"]:
    """Yield the analyses of the articles under `paths` as they are made; what can't be read goes to `failed`."""
    from attribution.load import find_articles

    articles = find_articles(paths, on_error=failed.append)
    documents = _documents(articles, failed)
    first = next(documents, None)
    if first is None:
        return
    # Only now, since loading spaCy takes a second or more.
    from attribution.parse import load_pipeline
    from attribution.pipeline import analyze_many

    analyses = analyze_many(chain([first], documents), load_pipeline(model), threshold=threshold)
    if show_progress:
        from attribution.terminal import track

        analyses = track(analyses, len(articles), sys.stderr)
    yield from analyses


def _documents(articles: Iterable["Article"], failed: list[LoadError]) -> Iterator["Document"]:
    from attribution.load import read

    for article in articles:
        try:
            yield read(article.path, name=article.id)
        except LoadError as error:
            failed.append(error)
