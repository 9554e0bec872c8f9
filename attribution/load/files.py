"""Reading one article from a file or from standard input."""

import os
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import BinaryIO

from attribution.errors import LoadError
from attribution.load.formats import reader_for
from attribution.model import Document

#: The path that stands for standard input, and the id that an article from there has.
STDIN = "-"
STDIN_ID = "stdin"

#: A file larger than this is no article, and would fill the memory.
MAX_BYTES = 100_000_000


def read(path: str | os.PathLike[str], *, name: str | None = None) -> Document:
    r"""Return the article in the file at `path`; `"-"` is standard input.

    The text is kept exactly as it is decoded, so offsets count from the file's first character (a byte order mark is
    none). Leading metadata is found and stays in the text: see `Document.body_start`. An encoding that had to be
    guessed, and an article without words, are told in `Document.notes`.

    Args:
        path: A .txt or .md file.
        name: The document's id; the file's name if not given.

    Raises:
        LoadError: The file is absent, can't be opened, is no text, or has over 100 MB.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "bridge.txt").write_text("By Ann Lee\n\n“It is safe,” she said.", encoding="utf-8")
    ...     document = read(folder + "/bridge.txt")
    >>> document.id, document.byline, document.text[document.body_start :]
    ('bridge.txt', 'Ann Lee', '“It is safe,” she said.')
    """
    is_stdin = path == STDIN
    subject = "standard input" if is_stdin else printable(os.fspath(path))
    if is_stdin and sys.stdin is None:
        raise LoadError(subject, "it is closed: pipe an article in, or give a file")
    try:
        reader = reader_for(STDIN_ID if is_stdin else subject)
        with nullcontext(sys.stdin.buffer) if is_stdin else Path(path).open("rb") as file:
            data = _read_bytes(file, subject)
    except (OSError, ValueError) as error:
        raise LoadError(subject, _advice(error)) from error
    try:
        return reader(data, name or (STDIN_ID if is_stdin else printable(Path(path).name)))
    except LoadError as error:
        # The reader knows the article's id only; the path says more.
        raise LoadError(subject, error.advice) from error


def printable(path: str) -> str:
    r"""Return a path as text that can be encoded: bytes that are no UTF-8 become “�”.

    >>> printable("caf\udce9.txt")
    'caf�.txt'
    """
    return os.fsencode(path).decode("utf-8", "replace")


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
        case _:
            return "this is no path: check its characters"
