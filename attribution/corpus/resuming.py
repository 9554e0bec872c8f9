"""A file of analyses that a run goes on with where an earlier one was stopped.

While a run lasts its file is `FILE.partial`, one analysis a line. Each line is passed on to the system whole, so that
whatever ends the run costs at most the article in hand.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from attribution.errors import AnalysisError, AttributionError, OutputError
from attribution.model import Analysis, Document, Engine, from_json, to_json
from attribution.output import naming

_SUFFIX = ".partial"


class _Article(msgspec.Struct, frozen=True):
    id: str
    sha256: str


class _Line(msgspec.Struct, frozen=True):
    """What a line says of the article that was done, and of how."""

    document: _Article
    engine: Engine


class Journal:
    """The analyses of a run so far; `open_journal` makes one."""

    def __init__(self, path: Path, file: BinaryIO, done: list[_Article], engine: Engine | None) -> None:
        self.path = path
        #: How many analyses it holds, those of an earlier run among them.
        self.size = len(done)
        #: How many of them an earlier run left.
        self.found = len(done)
        self._file = file
        self._done = done
        self._engine = engine

    def left(self, documents: Iterable[Document], on_error: Callable[[AttributionError], None]) -> Iterator[Document]:
        """Yield the documents that are still to be done, of those that are given in the order of the earlier run.

        A document that the earlier run left out, since it could not be analysed, is left out again and told.

        Raises:
            OutputError: The documents are not those of the earlier run.
        """
        waiting = iter(self._done)
        done = next(waiting, None)
        ahead = {article.id for article in self._done}
        for document in documents:
            if done is None:
                yield document
            elif (document.id, document.sha256) == (done.id, done.sha256):
                ahead.discard(document.id)
                done = next(waiting, None)
            elif document.id in ahead:
                raise OutputError(self.path, f"{document.id} has changed or moved since: begin anew, without --resume")
            else:
                on_error(AnalysisError(document.id, "the run that is gone on with could not analyse it: try it alone"))
        if done is not None:
            raise OutputError(self.path, f"{done.id} is no longer among the articles: begin anew")

    def write(self, analysis: Analysis) -> None:
        """Add an analysis, and pass it on to the system.

        Raises:
            OutputError: It can't be written, or the earlier run had another pipeline, version, threshold or words.
        """
        if self._engine is not None and analysis.engine != self._engine:
            raise OutputError(
                self.path, "was begun with another pipeline, version, threshold or other house words: begin anew"
            )
        with naming(self.path):
            self._file.write(to_json(analysis).encode() + b"\n")
            self._file.flush()
        self.size += 1

    def analyses(self) -> Iterator[Analysis]:
        """Return what the journal holds, one by one."""
        with naming(self.path), self.path.open("rb") as file:
            for line in file:
                yield from_json(line)

    def publish(self, path: Path) -> None:
        """Put the file at `path`."""
        with naming(path):
            os.fsync(self._file.fileno())
            self.path.replace(path)

    def remove(self) -> None:
        """Remove the file."""
        self.path.unlink(missing_ok=True)


@contextmanager
def open_journal(path: str | os.PathLike[str], *, resume: bool) -> Iterator[Journal]:
    """Return the journal of the file at `path`, as a context.

    It stays when the context ends, whatever ended it, unless it is published or removed, or nothing is in it.

    Args:
        path: The file that all analyses are to be in.
        resume: Go on with what an earlier run left, if it left anything; else what it left is written over.

    Raises:
        OutputError: A file can't be written, or what an earlier run left is no journal.
    """
    target = Path(os.path.realpath(path))
    part = target.with_name(target.name + _SUFFIX)
    with naming(path):
        file = part.open("r+b" if resume and part.exists() else "w+b")
    with file:
        done, engine, size = _read_done(file, part)
        with naming(part):
            file.truncate(size)
            file.seek(size)
        journal = Journal(part, file, done, engine)
        try:
            yield journal
        finally:
            if not journal.size:
                journal.remove()


def _read_done(file: BinaryIO, path: Path) -> tuple[list[_Article], Engine | None, int]:
    """Return what the whole lines say, and where they end; a last line without its end was cut off."""
    decoder = msgspec.json.Decoder(_Line)
    done: list[_Article] = []
    engine = None
    size = 0
    with naming(path):
        for number, line in enumerate(file, start=1):
            if not line.endswith(b"\n"):
                break
            try:
                read = decoder.decode(line)
            except msgspec.MsgspecError as error:
                advice = f"line {number} is no analysis ({error}): remove this file, or begin anew without --resume"
                raise OutputError(path, advice) from error
            done.append(read.document)
            engine = engine or read.engine
            size += len(line)
    return done, engine, size
