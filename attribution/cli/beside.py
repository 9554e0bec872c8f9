"""The files that a command reads, and the files of corrections that lie beside them."""

import functools
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from attribution.errors import AttributionError, CorrectionsError
from attribution.load import STDIN, Reading, find_articles, holds_analyses, read, read_analyses

if TYPE_CHECKING:
    from attribution.load import Article
    from attribution.model import Corrections, Document


class Place(NamedTuple):
    """Where an article, or its saved analysis, was read from."""

    #: The file; None for standard input.
    path: Path | None
    #: Whether it holds this article and no other.
    is_alone: bool

    @property
    def own_name(self) -> Path | None:
        """Where the article's corrections lie if they are called after it; None where it has no file of its own."""
        from attribution.corrections import SUFFIX

        return self.path.with_name(self.path.stem + SUFFIX) if self.path is not None and self.is_alone else None


class CorrectionsFile(NamedTuple):
    """A file of corrections."""

    path: Path
    corrections: "Corrections"

    @property
    def sha256(self) -> str:
        """The hash of the text that it was made for."""
        return self.corrections.document.sha256


def read_file(path: Path) -> CorrectionsFile:
    """Return a file of corrections.

    Raises:
        CorrectionsError: It can't be read, or is broken.
    """
    from attribution.corrections import read_corrections

    return CorrectionsFile(path, read_corrections(path))


class Inputs:
    """The articles and the saved analyses under the paths of a command; each folder is looked through once."""

    def __init__(self, paths: list[str], reading: Reading) -> None:
        self._reading = reading
        self._saved = [path for path in paths if path != STDIN and holds_analyses(path)]
        self._others = [path for path in paths if path not in self._saved]
        self._by_folder: dict[Path, Mapping[str, list[CorrectionsFile]]] = {}

    @functools.cached_property
    def is_one(self) -> bool:
        """Whether there is one file alone."""
        return len(self._saved) + len(self._articles) == 1

    @functools.cached_property
    def has_corrections(self) -> bool:
        """Whether a file of corrections lies in a folder that something is read from."""
        files = [*map(Path, self._saved), *(Path(article.path) for article in self._articles if article.path != STDIN)]
        return any(_correction_files(folder) for folder in {path.parent for path in files})

    def place_of(self, document_id: str) -> Place | None:
        """Return where an article was read from; None for one of a file with many."""
        return self._places.get(document_id)

    @functools.cached_property
    def articles_by_text(self) -> Mapping[str, str]:
        """By the hash of its text, the id of each article that has a file of its own or is saved."""
        return {document.sha256: document.id for document in self._documents()}

    def files_of(self, sha256: str, place: Place | None) -> list[CorrectionsFile]:
        """Return the files of corrections of this text that lie beside it; broken ones are passed over."""
        folders = self._folders_of_many if place is None else [] if place.path is None else [place.path.parent]
        return [file for folder in folders for file in self._in_folder(folder).get(sha256, ())]

    def _in_folder(self, folder: Path) -> Mapping[str, list[CorrectionsFile]]:
        if folder not in self._by_folder:
            by_text = defaultdict(list)
            for path in _correction_files(folder):
                try:
                    file = read_file(path)
                except CorrectionsError:
                    continue
                by_text[file.sha256].append(file)
            self._by_folder[folder] = by_text
        return self._by_folder[folder]

    @functools.cached_property
    def _articles(self) -> tuple["Article", ...]:
        return find_articles(self._others, on_error=lambda _: None) if self._others else ()

    @functools.cached_property
    def _places(self) -> Mapping[str, Place]:
        return {
            article.id: Place(None if article.path == STDIN else Path(article.path), is_alone=True)
            for article in self._articles
            if not article.is_dump
        }

    @functools.cached_property
    def _folders_of_many(self) -> list[Path]:
        return sorted({Path(article.path).parent for article in self._articles if article.is_dump})

    def _documents(self) -> Iterator["Document"]:
        for article in self._articles:
            if article.path != STDIN and not article.is_dump:
                with suppress(AttributionError):
                    yield read(article.path, name=article.id, reading=self._reading)
        for path in self._saved:
            with suppress(AttributionError):
                yield from (analysis.document for analysis in read_analyses(path, on_error=lambda _: None))


def _correction_files(folder: Path) -> list[Path]:
    from attribution.corrections import SUFFIX

    try:
        return sorted(path for path in folder.iterdir() if path.name.endswith(SUFFIX))
    except OSError:
        return []
