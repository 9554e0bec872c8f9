"""From the paths on the command line to analyses."""

import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from attribution.cli.messages import complain
from attribution.cli.standard_input import awaited
from attribution.cli.starting import analyses_made
from attribution.errors import AttributionError
from attribution.load import DEFAULT, Reading
from attribution.model import THRESHOLD

if TYPE_CHECKING:
    from attribution.gate import Maker
    from attribution.load import Article
    from attribution.model import Analysis, Document

#: Of so many articles it is told one by one what was left out of them.
_MOST_TOLD = 5


class Earlier(Protocol):
    """What was done before: a journal, or an archive that is added to."""

    @property
    def found(self) -> int:
        """How many articles were found done so far."""

    def left(
        self, documents: "Iterable[Document]", on_error: Callable[[AttributionError], None]
    ) -> "Iterator[Document]":
        """Yield the documents that are still to be done."""


def analyses_of(
    paths: list[str],
    failed: list[AttributionError],
    *,
    model: str | None = None,
    words: Path | None = None,
    threshold: float,
    reading: Reading = DEFAULT,
    workers: int | None = 1,
    earlier: Earlier | None = None,
    show_progress: bool = False,
) -> Iterator["Analysis"]:
    """Yield the analyses of the articles under `paths` as they are made; what can't be read goes to `failed`.

    What was done earlier is left out.
    """
    from attribution.load import find_articles

    articles = find_articles(awaited(paths, failed), on_error=failed.append, on_passed_over=complain)
    documents = _documents(articles, failed, reading)
    if earlier is not None:
        documents = earlier.left(documents, failed.append)
    first = next(documents, None)
    if first is None:
        return
    analyses = analyses_made(
        chain([first], documents),
        is_told=not show_progress,
        workers=workers,
        model=model,
        words=words,
        threshold=threshold,
        on_error=failed.append,
    )
    if show_progress:
        from attribution.cli.drawing import track

        # How many articles a dump holds is known at its end.
        total = None if any(article.is_dump for article in articles) else len(articles)
        analyses = track(analyses, total, sys.stderr, done=earlier.found if earlier is not None else 0)
    yield from analyses


def maker(model: str | None = None, words: Path | None = None, threshold: float = THRESHOLD) -> "Maker":
    """Return what makes the analyses that a story's folder needs, in this process."""
    from attribution.gate import Maker

    def analyse(document: "Document") -> "Analysis":
        return next(analyses_made([document], workers=1, model=model, words=words, threshold=threshold))

    return Maker(model, words, threshold, analyse)


def _documents(articles: Iterable["Article"], failed: list[AttributionError], reading: Reading) -> Iterator["Document"]:
    from attribution.load import read_all

    left_out: list[tuple[str, str]] = []
    for article in articles:
        for document in read_all(article.path, name=article.id, reading=reading, on_error=failed.append):
            left_out += [(document.id, note.message) for note in document.notes if note.kind == "confidential"]
            yield document
    if (count := len({name for name, _ in left_out})) > _MOST_TOLD:
        complain(f"comments, hidden text or notes were left out of {count} articles; --with-comments shows them")
    else:
        for name, message in left_out:
            complain(f"{name}: {message}")
