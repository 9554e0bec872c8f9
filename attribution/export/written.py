"""Files and folders that an export writes, and the count of what was written."""

import io
import os
from collections.abc import Buffer, Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import msgspec

from attribution.errors import OutputError
from attribution.model import Analysis
from attribution.output import Output, naming, replacing

type Encode = Callable[[Iterable[Analysis]], Iterator[bytes]]


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What an export has written."""

    #: The files, or the folder where each article has files of its own.
    paths: tuple[Path, ...]
    articles: int
    quotations: int
    sources: int
    #: What the format could not hold.
    notes: tuple[str, ...] = ()


class Tally:
    """Counts analyses while they go by.

    >>> tally = Tally()
    >>> list(tally.passing([]))
    []
    >>> tally.written(Path("a.csv")).articles
    0
    """

    def __init__(self) -> None:
        self._articles = self._quotations = self._sources = 0

    def passing(self, analyses: Iterable[Analysis]) -> Iterator[Analysis]:
        """Yield `analyses` one by one, counted."""
        for analysis in analyses:
            self._articles += 1
            self._quotations += len(analysis.quotations)
            self._sources += len(analysis.sources)
            yield analysis

    def written(self, *paths: Path, notes: tuple[str, ...] = ()) -> Written:
        """Return what has gone by."""
        return Written(
            paths=paths, articles=self._articles, quotations=self._quotations, sources=self._sources, notes=notes
        )


class Stream(io.RawIOBase):
    """A file that is being written, for libraries that want one of Python's."""

    def __init__(self, output: Output) -> None:
        super().__init__()
        self._output = output
        self._at = 0

    def writable(self) -> bool:
        """Return that it can be written."""
        return True

    def write(self, data: Buffer) -> int:
        """Write `data`, all of it."""
        piece = bytes(data)
        self._output.write(piece)
        self._at += len(piece)
        return len(piece)

    def tell(self) -> int:
        """Return how much has been written."""
        return self._at


def as_array(values: Iterable[object]) -> Iterator[bytes]:
    r"""Yield `values` as one JSON array in UTF-8, a value a line.

    >>> b"".join(as_array([{"a": 1}, {"b": 2}])).decode()
    '[\n{"a":1},\n{"b":2}\n]\n'
    """
    before = b"[\n"
    for value in values:
        yield before + msgspec.json.encode(value)
        before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"


def write_pieces(encode: Encode, analyses: Iterable[Analysis], path: str | os.PathLike[str]) -> Written:
    """Write what `encode` yields for `analyses` to the file at `path`.

    Raises:
        OutputError: The file can't be written.
    """
    tally = Tally()
    with replacing(path) as file:
        for piece in encode(tally.passing(analyses)):
            file.write(piece)
    return tally.written(Path(path))


@contextmanager
def files_in(folder: str | os.PathLike[str], *names: str) -> Iterator[tuple[Output, ...]]:
    """Return files to write to in `folder`, as a context that puts all of them there when it ends well.

    Raises:
        OutputError: The folder or a file can't be made or written.
    """
    make_folder(folder)
    with ExitStack() as stack:
        yield tuple(stack.enter_context(replacing(Path(folder, name))) for name in names)


def empty_folder(folder: str | os.PathLike[str]) -> Path:
    """Return the folder for files named after articles; it is made if it is not there.

    Files of an earlier export would be taken for this one's, or be lost with what somebody has noted in them.

    Raises:
        OutputError: It can't be made, or has files in it.
    """
    make_folder(folder)
    with naming(folder):
        if any(Path(folder).iterdir()):
            raise OutputError(os.fspath(folder), "there are files in it already: choose a new folder, or empty it")
    return Path(folder)


def make_folder(folder: str | os.PathLike[str]) -> None:
    """Make the folder, if it is not there.

    Raises:
        OutputError: It can't be made.
    """
    with naming(folder):
        Path(folder).mkdir(parents=True, exist_ok=True)


def file_stem(number: int, document_id: str) -> str:
    """Return a name for the files of an article, in the order of the articles and safe on every system.

    >>> file_stem(12, "drafts/The bridge.txt")
    '000012-The-bridge'
    """
    last = document_id.replace("\\", "/").rstrip("/").rpartition("/")[2]
    stem = last.rpartition(".")[0] or last
    safe = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in stem)
    words = "-".join(word for word in safe.split("-") if word)[:60]
    return f"{number:06}-{words}" if words else f"{number:06}"
