"""Saved analyses, read one by one, so that a file may be larger than the memory."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from attribution.errors import LoadError
from attribution.model import UNREADABLE, Analysis, named_kind, no_analysis

#: The path that stands for standard input.
STDIN = "-"
#: A longer line is no article's.
MAX_LINE = 64_000_000
#: JSON that is laid out over many lines has to be read at once.
MAX_WHOLE = 512_000_000
#: A file whose first so many lines are all bad is something else.
MAX_BAD = 20

_HEAD = 4096
_SCHEMA = b"attribution/analysis/"
_MARK = b"\xef\xbb\xbf"

type OnError = Callable[[LoadError], object]


def holds_analyses(path: str | os.PathLike[str]) -> bool:
    """Return whether a file is one of analyses, by its name and its beginning; one that can't be read is taken for one.

    >>> holds_analyses("story.txt"), holds_analyses("there-is-none.jsonl")
    (False, True)
    """
    if Path(path).suffix.lower() not in (".json", ".jsonl"):
        return False
    try:
        with Path(path).open("rb") as file:
            return _SCHEMA in file.read(_HEAD)
    except (OSError, ValueError):
        return True


def read_analyses(path: str | os.PathLike[str], *, on_error: OnError | None = None) -> Iterator[Analysis]:
    """Return the analyses in a file that `attribution analyze` made, as JSON lines or as one array.

    Only one line is in memory at a time, unless another program has laid the JSON out over many lines.

    Args:
        path: The file; "-" is standard input.
        on_error: Is called with what is wrong with a line, which is then left out. Without it the error is raised.

    Raises:
        LoadError: The file can't be read, a line is no analysis, or no line is; raised when it is come to.
        TypeError: `path` is no path.

    >>> import tempfile
    >>> from attribution.model import Document, Engine, to_json
    >>> engine = Engine(attribution="0.1.0", spacy="3.8", pipeline="none")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "news.jsonl")
    ...     _ = path.write_text(to_json(Analysis(document=Document.from_text("Ely."), engine=engine)))
    ...     [analysis.document.text for analysis in read_analyses(path)]
    ['Ely.']
    """
    if not isinstance(path, str | os.PathLike):
        raise TypeError(f"give the path of a file of analyses, not {named_kind(path)}")
    return _read(path, on_error)


def _read(path: str | os.PathLike[str], on_error: OnError | None) -> Iterator[Analysis]:
    subject = "standard input" if path == STDIN else _printable(path)
    with _opened(path, subject) as file:
        yield from _Reader(file, subject, on_error).analyses()


class _Reader:
    def __init__(self, file: BinaryIO, subject: str, on_error: OnError | None) -> None:
        self._file = file
        self._subject = subject
        self._on_error = on_error
        self._good = self._bad = 0

    def analyses(self) -> Iterator[Analysis]:
        in_array = False
        for number, line in self._lines():
            # An array's lines end in commas, and its brackets stand alone.
            text = line.strip().removesuffix(b",")
            if text == b"{":
                yield from self._whole(text, in_array=in_array)
                return
            in_array = in_array or text == b"["
            if text not in (b"", b"[", b"]"):
                yield from self._parse(text, f"{self._subject}, line {number}", is_array=text[:1] == b"[")

    def _lines(self) -> Iterator[tuple[int, bytes]]:
        number = 0
        while line := self._file.readline(MAX_LINE + 1):
            number += 1
            if len(line) > MAX_LINE:
                advice = f"line {number} has more than {MAX_LINE // 1_000_000} MB: leave it out"
                raise LoadError(self._subject, advice)
            yield number, line.removeprefix(_MARK) if number == 1 else line

    def _whole(self, start: bytes, *, in_array: bool) -> Iterator[Analysis]:
        rest = self._file.read(MAX_WHOLE + 1)
        if len(rest) > MAX_WHOLE:
            advice = f"it has more than {MAX_WHOLE // 1_000_000} MB in one piece: write an analysis a line"
            raise LoadError(self._subject, advice)
        data = (b"[" if in_array else b"") + start + rest
        yield from self._parse(data, self._subject, is_array=in_array)

    def _parse(self, data: bytes, subject: str, *, is_array: bool) -> tuple[Analysis, ...]:
        try:
            if is_array:
                found = msgspec.json.decode(data, type=tuple[Analysis, ...])
            else:
                found = (msgspec.json.decode(data, type=Analysis),)
        except UNREADABLE as error:
            self._reject(subject, error)
            return ()
        self._good += 1
        return found

    def _reject(self, subject: str, error: Exception) -> None:
        rejected = LoadError(subject, no_analysis(error))
        if self._on_error is None:
            raise rejected from error
        self._bad += 1
        if self._bad > MAX_BAD and not self._good:
            advice = "none of its lines is an analysis: make it with attribution analyze --format jsonl"
            raise LoadError(self._subject, advice) from error
        self._on_error(rejected)


@contextmanager
def _opened(path: str | os.PathLike[str], subject: str) -> Iterator[BinaryIO]:
    if path == STDIN and sys.stdin is None:
        raise LoadError(subject, "it is closed: pipe analyses in, or give a file")
    try:
        if path == STDIN:
            yield sys.stdin.buffer
        else:
            with Path(path).open("rb") as file:
                yield file
    except FileNotFoundError as error:
        raise LoadError(subject, "there is no such file: check the path") from error
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise LoadError(subject, f"can't be read ({reason}): check the file") from error


def _printable(path: str | os.PathLike[str]) -> str:
    return os.fsencode(path).decode("utf-8", "replace")
