"""From the paths on the command line to analyses."""

import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING

from attribution.errors import AttributionError
from attribution.load.reading import DEFAULT, Reading

if TYPE_CHECKING:
    from attribution.corpus.resuming import Journal
    from attribution.load import Article
    from attribution.model import Analysis, Document


def analyses_of(
    paths: list[str],
    failed: list[AttributionError],
    *,
    model: str | None = None,
    threshold: float,
    reading: Reading = DEFAULT,
    workers: int | None = 1,
    journal: "Journal | None" = None,
    show_progress: bool = False,
) -> Iterator["Analysis"]:
    """Yield the analyses of the articles under `paths` as they are made; what can't be read goes to `failed`.

    What is in the journal already is left out.
    """
    from attribution.load import find_articles

    articles = find_articles(paths, on_error=failed.append)
    documents = _documents(articles, failed, reading)
    if journal is not None:
        documents = journal.left(documents, failed.append)
    first = next(documents, None)
    if first is None:
        return
    # Only now, since loading spaCy takes a second or more.
    from attribution.corpus.local import analyze_in_processes

    analyses = analyze_in_processes(
        chain([first], documents), workers=workers, model=model, threshold=threshold, on_error=failed.append
    )
    if show_progress:
        from attribution.terminal import track

        # How many articles a dump holds is known at its end.
        total = None if any(article.is_dump for article in articles) else len(articles)
        analyses = track(analyses, total, sys.stderr, done=journal.found if journal is not None else 0)
    yield from analyses


def _documents(articles: Iterable["Article"], failed: list[AttributionError], reading: Reading) -> Iterator["Document"]:
    from attribution.load import read_all

    for article in articles:
        yield from read_all(article.path, name=article.id, reading=reading, on_error=failed.append)
