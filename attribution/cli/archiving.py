"""What `attribution archive add` does: articles are analysed, saved analyses are read, and both are put in."""

import functools
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from attribution.cli.app import DONE, NOTHING_DONE, SOME_FAILED
from attribution.cli.articles import analyses_of
from attribution.cli.correcting import Correcting, Found
from attribution.cli.messages import failures, tell
from attribution.cli.saved import read_saved
from attribution.cli.starting import analyses_made
from attribution.errors import AttributionError, LoadError
from attribution.load import Reading

if TYPE_CHECKING:
    from attribution.archive import Archive
    from attribution.model import Analysis, Document, Engine


class Settings(NamedTuple):
    """How articles are read and analysed."""

    reading: Reading
    threshold: float
    model: str | None
    words: Path | None
    workers: int | None
    #: Articles that are there already are analysed again and replaced.
    replace: bool
    correcting: Callable[[], Correcting]


def add_all(database: Path, paths: list[str], settings: Settings, *, wait: float) -> int:
    """Put the articles and analyses under `paths` into an archive, tell how many, and return the exit status."""
    from attribution.archive import open_archive

    # What is wrong with a file of corrections is told before there is an archive.
    given = settings.correcting()
    with failures() as failed, open_archive(database, wait=wait) as archive:
        adding = _Adding(archive, settings, given, failed)
        try:
            adding.add(paths)
            given.finish(failed)
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
    if done["corrected"]:
        parts.append(f"{done['corrected']} with other corrections than before")
    if done["unchanged"]:
        parts.append(f"{done['unchanged']} unchanged: their text was there already")
    return f"{path}: {', '.join(parts)}"


class _Adding:
    """Puts articles into an archive and counts what became of them."""

    def __init__(
        self, archive: "Archive", settings: Settings, given: Correcting, failed: list[AttributionError]
    ) -> None:
        self._archive = archive
        self._given = given
        self.done: Counter[str] = Counter()
        self._settings = settings
        self._failed = failed

    def add(self, paths: list[str]) -> None:
        """Put in what is under `paths`, one article after the other."""
        from attribution.load import holds_analyses

        groups = [(is_saved, list(group)) for is_saved, group in groupby(paths, holds_analyses)]
        for is_saved, group in groups:
            if is_saved:
                for place, analysis in read_saved(group, self._failed):
                    self._add_one(analysis, self._given.find(analysis.document, place, self._failed))
            else:
                for analysis in self._analysed(group):
                    self._add_one(analysis, self._given.find_article(analysis.document, self._failed))

    def _add_one(self, analysis: "Analysis", found: Found | None) -> None:
        """Put in an article; where no corrections are found for it, those that are there stay."""
        replace = self._settings.replace
        is_same = replace and self._archive.holds(analysis.document.sha256, analysis.engine)
        applied = self._given.attempt(found, analysis) if found else None
        try:
            outcome = self._archive.add(analysis, applied.found.corrections if applied else None, replace=replace)
        except ValueError as error:
            reason = " ".join(str(error).split())
            self._failed.append(LoadError(analysis.document.id, f"can't be kept ({reason}): analyse the article again"))
        else:
            self.done["replaced on request" if is_same else outcome] += 1
            if applied and outcome != "unchanged":
                self._given.tell(applied)

    def _analysed(self, paths: list[str]) -> "Iterator[Analysis]":
        settings = self._settings
        return analyses_of(
            paths,
            self._failed,
            model=settings.model,
            words=settings.words,
            threshold=settings.threshold,
            reading=settings.reading,
            workers=settings.workers,
            earlier=self,
            show_progress=sys.stderr.isatty(),
        )

    @property
    def found(self) -> int:
        """How many articles were in the archive already."""
        return self.done["unchanged"]

    def left(self, documents: "Iterable[Document]", on_error: object) -> "Iterator[Document]":
        """Yield the documents that are not in the archive as this engine would analyse them."""
        for document in documents:
            is_there = not self._settings.replace and self._archive.holds(document.sha256)
            if is_there and self._archive.holds(document.sha256, self._engine):
                self._leave(document)
            else:
                yield document

    def _leave(self, document: "Document") -> None:
        """Leave an article as it was analysed; the corrections that are found for it may be others than before."""
        found = self._given.find_article(document, self._failed)
        if found is None:
            self.done["unchanged"] += 1
        else:
            self._add_one(self._archive.article(document.sha256, corrected=False), found)

    @functools.cached_property
    def _engine(self) -> "Engine":
        """What would make the analyses; to know it the pipeline has to be loaded."""
        from attribution.model import Document

        settings = self._settings
        analyses = analyses_made(
            [Document.from_text("")],
            workers=1,
            model=settings.model,
            words=settings.words,
            threshold=settings.threshold,
            on_error=self._failed.append,
        )
        return next(analyses).engine
