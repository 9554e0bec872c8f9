"""Reading the articles in a file or from standard input."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from attribution.errors import LoadError, reason_of
from attribution.load.formats import InputFormat, format_of, mender, read_each, read_many
from attribution.load.options import DEFAULT, Reading
from attribution.model import Document

#: The path that stands for standard input, and the id that an article from there has.
STDIN = "-"
STDIN_ID = "stdin"

#: A file larger than this is no article, and would fill the memory. A dump may be larger: it is read bit by bit.
MAX_BYTES = 100_000_000


#: A dump whose first so many records are all bad is something else.
MAX_BAD = 100


def read(path: str | os.PathLike[str], *, name: str | None = None, reading: Reading = DEFAULT) -> Document:
    r"""Return the article in the file at `path`; `"-"` is standard input, read as plain text.

    Plain text is kept exactly as it is decoded, so offsets count from the file's first character (a byte order mark is
    none); of other formats `Document.text` is what was taken out of the file. Leading metadata is found and stays in
    the text: see `Document.body_start`. What is not running text is labelled in `Document.parts`. What had to be
    guessed, mended or left out is told in `Document.notes`.

    Args:
        path: A file with one article, of a format that its suffix tells.
        name: The document's id; the file's name if not given.
        reading: How to read it.

    Raises:
        LoadError: The file is absent, can't be opened, is broken or not what its suffix says, has over 100 MB, or holds
            none or several articles, or the packages that read its format are not installed.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "bridge.txt").write_text("By Ann Lee\n\n“It is safe,” she said.", encoding="utf-8")
    ...     document = read(folder + "/bridge.txt")
    >>> document.id, document.byline, document.text[document.body_start :]
    ('bridge.txt', 'Ann Lee', '“It is safe,” she said.')
    """
    subject = _subject(path)
    with _opened(path, subject) as (file, format_):
        if format_.is_dump:
            found = _read_dump(file, format_, _id(path, name), subject, reading, on_error=None)
        else:
            found = _read_each(file, format_, _id(path, name), subject, reading)
        documents = list(islice(found, 2))
    if len(documents) == 1:
        return documents[0]
    raise LoadError(
        subject, "it holds several articles: read them with read_all" if documents else "no article is in it"
    )


def read_all(
    path: str | os.PathLike[str],
    *,
    name: str | None = None,
    reading: Reading = DEFAULT,
    on_error: Callable[[LoadError], None] | None = None,
) -> Iterator[Document]:
    r"""Yield the articles in the file at `path`, one at a time, so that a dump of any size can be read.

    A file with one article gives it as `read` does. In a dump each article has the id that its id column gives, or the
    dump's name and the number of its line or record.

    Args:
        path: A file of any format that can be read.
        name: The document's id, or the start of its documents' ids; the file's name if not given.
        reading: How to read it.
        on_error: Is called with what is wrong with the file or with a record, which is then left out. Without it the
            error is raised.

    Raises:
        LoadError: As `read` does, or a record can't be read.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "news.jsonl").write_text('{"text": "Ely."}\n{"body": "Bly.", "id": "b2"}\n')
    ...     [(document.id, document.text) for document in read_all(folder + "/news.jsonl")]
    [('news.jsonl#1', 'Ely.'), ('b2', 'Bly.')]
    """
    subject = _subject(path)
    try:
        with _opened(path, subject) as (file, format_):
            if format_.is_dump:
                yield from _read_dump(file, format_, _id(path, name), subject, reading, on_error=on_error)
            else:
                yield from _read_each(file, format_, _id(path, name), subject, reading)
    except LoadError as error:
        if on_error is None:
            raise
        on_error(error)


def printable(path: str) -> str:
    r"""Return a path as text that can be encoded: bytes that are no UTF-8 become “�”.

    >>> printable("caf\udce9.txt")
    'caf�.txt'
    """
    return os.fsencode(path).decode("utf-8", "replace")


def _subject(path: str | os.PathLike[str]) -> str:
    return "standard input" if path == STDIN else printable(os.fspath(path))


def _id(path: str | os.PathLike[str], name: str | None) -> str:
    return name or (STDIN_ID if path == STDIN else printable(Path(path).name))


@contextmanager
def _opened(path: str | os.PathLike[str], subject: str) -> Iterator[tuple[BinaryIO, InputFormat]]:
    is_stdin = path == STDIN
    if is_stdin and sys.stdin is None:
        raise LoadError(subject, "it is closed: pipe an article in, or give a file")
    try:
        format_ = format_of(STDIN_ID if is_stdin else subject)
        file = sys.stdin.buffer if is_stdin else Path(path).open("rb")  # noqa: SIM115 -- closed below
    except (OSError, ValueError) as error:
        raise LoadError(subject, _advice(error)) from error
    with nullcontext(file) if is_stdin else file:
        yield file, format_


def _read_each(file: BinaryIO, format_: InputFormat, name: str, subject: str, reading: Reading) -> Iterator[Document]:
    with _told(subject, format_):
        documents = read_each(format_)(_read_bytes(file, subject), name, reading)
    while True:
        with _told(subject, format_):
            document = next(documents, None)
        if document is None:
            return
        yield document


def _read_dump(
    file: BinaryIO,
    format_: InputFormat,
    name: str,
    subject: str,
    reading: Reading,
    *,
    on_error: Callable[[LoadError], None] | None,
) -> Iterator[Document]:
    good, bad = 0, 0

    def report(where: str, advice: str) -> None:
        nonlocal bad
        bad += 1
        error = LoadError(f"{subject}, {where}", advice)
        if on_error is None:
            raise error
        if bad > MAX_BAD and good == 0:
            raise LoadError(subject, f"none of its first {MAX_BAD} records can be read: check what it is")
        on_error(error)

    with _told(subject, format_):
        if reading.fix_encoding:
            mender()  # What is not installed is told once, not record by record.
        documents = read_many(format_)(file, name, reading, report)
    while True:
        with _told(subject, format_):
            document = next(documents, None)
        if document is None:
            return
        good += 1
        yield document


@contextmanager
def _told(subject: str, format_: InputFormat) -> Iterator[None]:
    """Turn whatever goes wrong in a reader into an error about `subject`.

    The libraries that take files apart fail in as many ways as files can be broken.
    """
    try:
        yield
    except LoadError as error:
        if error.subject.startswith(subject):
            raise
        # The reader knows the article's id only; the path says more.
        raise LoadError(subject, error.advice) from error
    except OSError as error:
        raise LoadError(subject, _advice(error)) from error
    except Exception as error:
        advice = f"can't be read as {format_.name}: it is broken, or is something else ({reason_of(error)})"
        raise LoadError(subject, advice) from error


def _read_bytes(file: BinaryIO, subject: str) -> bytes:
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise LoadError(subject, f"it has more than {MAX_BYTES // 1_000_000} MB: split it into single articles")
    return data


def _advice(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return "there is no such file: check the path"
        case PermissionError():
            return "permission denied: change who may read it"
        case IsADirectoryError():
            return "this is a folder: give its files, or let find_articles find them"
        case OSError(strerror=str(reason)):
            return f"can't be read ({reason.lower()}): check the file"
        case OSError():
            return f"can't be read ({' '.join(str(error).split())[:200]}): check the file"
        case _:
            return "this is no path: check its characters"
