"""What `attribution archive add` does: articles are analysed, saved analyses are read, and both are put in."""

import functools
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from attribution.cli.app import DONE, NOTHING_DONE, SOME_FAILED
from attribution.cli.messages import failures, tell
from attribution.errors import AttributionError, LoadError
from attribution.load.reading import Reading

if TYPE_CHECKING:
    from attribution.archive import Archive
    from attribution.load import Article
    from attribution.model import Analysis, Document, Engine


class Settings(NamedTuple):
    """How articles are read and analysed."""

    reading: Reading
    threshold: float
    model: str | None
    workers: int | None
    #: Articles that are there already are analysed again and replaced.
    replace: bool


def add_all(database: Path, paths: list[str], settings: Settings, *, wait: float) -> int:
    """Put the articles and analyses under `paths` into an archive, tell how many, and return the exit status."""
    from attribution.archive import open_archive

    with failures() as failed:
        adding = _Adding(settings, failed)
        try:
            with open_archive(database, wait=wait) as archive:
                adding.add(archive, paths)
        finally:
            # Told also where it was stopped: what is in, stays in.
            if adding.done:
                tell(summary(adding.done, database))
    if not adding.done:
        return NOTHING_DONE
    return SOME_FAILED if failed else DONE


def summary(done: Counter[str], path: Path) -> str:
    """Return what became of the articles, in words.

    >>> summary(Counter(added=2, replaced=1), Path("news.db"))
    'news.db: 2 added, 1 replaced by the analysis of another version or threshold'
    """
    parts = [f"{done['added']} added"]
    if done["replaced"]:
        parts.append(f"{done['replaced']} replaced by the analysis of another version or threshold")
    if done["replaced on request"]:
        parts.append(f"{done['replaced on request']} replaced on request")
    if done["unchanged"]:
        parts.append(f"{done['unchanged']} unchanged: their text was there already")
    return f"{path}: {', '.join(parts)}"


class _Adding:
    """Puts articles into an archive and counts what became of them."""

    def __init__(self, settings: Settings, failed: list[AttributionError]) -> None:
        self.done: Counter[str] = Counter()
        self._settings = settings
        self._failed = failed

    def add(self, archive: "Archive", paths: list[str]) -> None:
        """Put in what is under `paths`, one article after the other."""
        from attribution.analyses import holds_analyses

        groups = [(is_saved, list(group)) for is_saved, group in groupby(paths, holds_analyses)]
        for is_saved, group in groups:
            analyses = self._saved(group) if is_saved else self._analysed(archive, group)
            for analysis in analyses:
                self._add_one(archive, analysis)

    def _add_one(self, archive: "Archive", analysis: "Analysis") -> None:
        replace = self._settings.replace
        is_same = replace and archive.holds(analysis.document.sha256, analysis.engine)
        try:
            outcome = archive.add(analysis, replace=replace)
        except ValueError as error:
            reason = " ".join(str(error).split())
            self._failed.append(LoadError(analysis.document.id, f"can't be kept ({reason}): analyse the article again"))
        else:
            self.done["replaced on request" if is_same else outcome] += 1

    def _saved(self, paths: Iterable[str]) -> "Iterator[Analysis]":
        from attribution.analyses import read_analyses

        for path in paths:
            try:
                yield from read_analyses(path, on_error=self._failed.append)
            except LoadError as error:
                self._failed.append(error)

    def _analysed(self, archive: "Archive", paths: list[str]) -> "Iterator[Analysis]":
        from attribution.load import find_articles

        articles = find_articles(paths, on_error=self._failed.append)
        documents = self._fresh(archive, self._documents(articles))
        first = next(documents, None)
        if first is None:
            return
        analyses = self._analyse(chain([first], documents))
        if sys.stderr.isatty():
            from attribution.terminal import track

            # How many articles a dump holds is known at its end.
            total = None if any(article.is_dump for article in articles) else len(articles)
            analyses = track(analyses, total, sys.stderr, done=self.done["unchanged"])
        yield from analyses

    def _documents(self, articles: "Iterable[Article]") -> "Iterator[Document]":
        from attribution.load import read_all

        for article in articles:
            yield from read_all(
                article.path, name=article.id, reading=self._settings.reading, on_error=self._failed.append
            )

    def _fresh(self, archive: "Archive", documents: "Iterable[Document]") -> "Iterator[Document]":
        """Yield the documents that are not in the archive as this engine would analyse them."""
        for document in documents:
            is_there = not self._settings.replace and archive.holds(document.sha256)
            if is_there and archive.holds(document.sha256, self._engine):
                self.done["unchanged"] += 1
            else:
                yield document

    @functools.cached_property
    def _engine(self) -> "Engine":
        """What would make the analyses; to know it the pipeline has to be loaded."""
        from attribution.model import Document

        return next(self._analyse([Document.from_text("")])).engine

    def _analyse(self, documents: "Iterable[Document]") -> "Iterator[Analysis]":
        # Only now, since loading spaCy takes a second or more.
        from attribution.corpus.local import analyze_in_processes

        settings = self._settings
        return analyze_in_processes(
            documents,
            workers=settings.workers,
            model=settings.model,
            threshold=settings.threshold,
            on_error=self._failed.append,
        )
