"""The archive itself."""

import datetime
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from attribution.archive import adding, comparing, export, opening, searching, sources
from attribution.archive.queries import match_expression
from attribution.archive.records import Counts, Hit, ListedSource, Location, Outcome
from attribution.errors import ArchiveError
from attribution.load import printable
from attribution.model import Analysis, Corrections, Engine, QuotationKind, from_json

#: How many seconds to wait for another process that is writing.
WAIT = 10.0


def open_archive(path: str | os.PathLike[str], *, read_only: bool = False, wait: float = WAIT) -> "Archive":
    """Return the archive in the file at `path`, as a context that closes it; a new one where there is no file.

    Several processes may read it while one writes. An archive of an older version is brought up to date.

    Args:
        path: The file. SQLite keeps two more beside it while the archive is open.
        read_only: Whether nothing is to be written; the file must then be there.
        wait: How many seconds to wait while another process writes.

    Raises:
        ArchiveError: It is absent, no archive, damaged, of a newer version, or can't be opened.

    >>> import tempfile
    >>> from attribution import analyze
    >>> with tempfile.TemporaryDirectory() as folder, open_archive(folder + "/news.db") as archive:
    ...     archive.add(analyze("“The ferry will not sail this summer,” said Ana Ruiz."))
    ...     [hit.source for hit in archive.search("ferry summer")]
    'added'
    ['Ana Ruiz']
    """
    return Archive(Path(path), read_only=read_only, wait=wait)


class Archive:
    """Analyses in one SQLite file, which can be searched; made by `open_archive`.

    Every method raises `ArchiveError` where the file can't be read or written, or is being written for too long.
    """

    def __init__(self, path: Path, *, read_only: bool = False, wait: float = WAIT) -> None:
        self._path = path
        self._connection = opening.connect(path, read_only=read_only, wait=wait)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; the archive can't be used after that."""
        with opening.translating(self._path):
            self._connection.close()

    def add(self, analysis: Analysis, corrections: Corrections | None = None, *, replace: bool = False) -> Outcome:
        """Put an article in and return what became of it: "added", "unchanged", "replaced" or "corrected".

        An article is its text. One whose text is there already is left as it is, also under another id; if another
        version of the engine has analysed it, the new analysis takes the place of the old one, and the corrections
        stay. Where only the corrections are others, they take the place of those that are there: "corrected". All of
        it is written at once or not at all.

        Args:
            analysis: The article and what was found in it.
            corrections: What a person corrected; without entries there are none from now on. If not given, those
                that are there stay, and those that the analysis was saved with are added to them.
            replace: Whether it takes the place of what is there in any case.

        Raises:
            ValueError: The article has half a character in it, which no file can hold.
        """
        with opening.translating(self._path), opening.writing(self._connection):
            return adding.add(self._connection, analysis, corrections, replace=replace)

    def remove(self, sha256: str) -> bool:
        """Take the article whose text has this hash out, with its corrections; return whether it was there."""
        with opening.translating(self._path), opening.writing(self._connection):
            return adding.remove(self._connection, sha256)

    def holds(self, sha256: str, engine: Engine | None = None) -> bool:
        """Return whether the article whose text has this hash is there, and `engine`, if it is given, analysed it."""
        with opening.translating(self._path):
            row = self._connection.execute("SELECT engine FROM article WHERE sha256 = ?", (sha256,)).fetchone()
        return row is not None and (engine is None or row[0] == adding.engine_key(engine))

    def search(
        self,
        words: str = "",
        *,
        phrase: bool = False,
        source: str = "",
        named: bool | None = None,
        kind: QuotationKind | None = None,
        outlet: str = "",
        since: datetime.date | None = None,
        until: datetime.date | None = None,
        newest_first: bool = False,
        limit: int = 100,
    ) -> tuple[Hit, ...]:
        """Return quotations in which all that is asked for is true, in the order of their dates.

        Case and accents do not count; the ends of words do. Nothing that is typed is an error: there are no operators.
        Articles without a date come last, and not at all where a date is asked for.

        Args:
            words: Words that the quotation has, all of them, in any order.
            phrase: Whether the words have to follow one another.
            source: Words of the source's name.
            named: True for sources with a name, False for people and groups without one.
            kind: "direct", "mixed" or "indirect".
            outlet: Words of the outlet, one after the other: "lorn-post.example".
            since: The first day of publication.
            until: The last day.
            newest_first: Whether the latest come first.
            limit: How many to return at most.
        """
        expression = match_expression(words, phrase=phrase, source=source, outlet=outlet, kind=kind, named=named)
        with opening.translating(self._path):
            return searching.search(
                self._connection, expression, since=since, until=until, newest_first=newest_first, limit=limit
            )

    def sources(self, *, named: bool | None = None, limit: int = 100) -> tuple[ListedSource, ...]:
        """Return who is quoted, those in most articles first.

        Sources of several articles are one only where full name and kind are the same. Nobody is merged by a last
        name alone, or without a name.

        Args:
            named: True for those with a name, False for people and groups without one.
            limit: How many to return at most.
        """
        with opening.translating(self._path):
            return tuple(sources.list_sources(self._connection, named=named, limit=limit))

    def said_by(self, source: ListedSource, *, limit: int = 500) -> tuple[str, ...]:
        """Return what a source that `sources` lists says, by date: the latest quotations.

        Args:
            source: The source.
            limit: How many quotations to return at most.
        """
        with opening.translating(self._path):
            return sources.said_by(self._connection, source, limit=limit)

    def article(self, name: str, *, corrected: bool = True) -> Analysis:
        """Return one article with all that was found in it.

        Args:
            name: Its id, or the first six or more characters of the hash of its text.
            corrected: Whether its corrections are applied; else it is what the machine found.

        Raises:
            ArchiveError: There is none, or more than one.
        """
        with opening.translating(self._path), opening.reading(self._connection):
            found = export.find_articles(self._connection, name)
            subject = printable(str(self._path))
            if not found:
                raise ArchiveError(subject, f"there is no article {name!r} in it: attribution archive search shows ids")
            if len(found) > 1:
                hashes = ", ".join(sha256[:12] for _, _, sha256 in found[:10])
                raise ArchiveError(subject, f"{len(found)} articles are called {name!r}: choose one of {hashes}")
            return from_json(export.line_of(self._connection, found[0][0], corrected=corrected))

    def lines(self, *, corrected: bool = True) -> Iterator[bytes]:
        """Yield each analysis as a line of JSON, without the newline, in the order of adding.

        It is the line that was put in; where the article has corrections, they are applied.

        Args:
            corrected: Whether corrections are applied.
        """
        with opening.translating(self._path):
            yield from export.lines(self._connection, corrected=corrected)

    def counts(self) -> Counts:
        """Return how many articles, quotations and sources there are; sources as `sources` counts them."""
        question = (
            "SELECT (SELECT count(*) FROM article), (SELECT count(*) FROM quotation), "
            "(SELECT count(*) FROM (SELECT DISTINCT full_name, kind FROM source WHERE full_name IS NOT NULL)) + "
            "(SELECT count(*) FROM source WHERE full_name IS NULL)"
        )
        with opening.translating(self._path):
            articles, quotations, distinct = self._connection.execute(question).fetchone()
        return Counts(articles=articles, quotations=quotations, sources=distinct)

    @contextmanager
    def unchanging(self) -> Iterator[None]:
        """Return a context in which the archive stays as it is for this reader, whatever other processes write."""
        with opening.translating(self._path), opening.reading(self._connection):
            yield

    def repeated(self) -> Iterator[int]:
        """Yield the keys of the exact wordings that stand in more than one article."""
        with opening.translating(self._path):
            yield from comparing.repeated(self._connection)

    def wordings(self) -> Iterator[tuple[int, str, str]]:
        """Yield each exact wording once: its key, and the text and the kind of a quotation that has it."""
        with opening.translating(self._path):
            yield from comparing.wordings(self._connection)

    def places(self, key: int, *, limit: int = 1000) -> tuple[Location, ...]:
        """Return where a wording stands and whose it is there, the earliest article first."""
        with opening.translating(self._path):
            return comparing.places(self._connection, key, limit=limit)
