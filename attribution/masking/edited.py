"""The edited text: read from its file exactly, and made a document once its words are back."""

import codecs
import os
import sys
from pathlib import Path
from typing import NamedTuple

from attribution.errors import LoadError
from attribution.load import DEFAULT, STDIN, format_of, printable, read_each
from attribution.masking.restoring import Restored
from attribution.model import Document

#: A larger file is no article.
_MOST_BYTES = 100_000_000
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class Edited(NamedTuple):
    """A text, every character of it, a byte order mark included, and the encoding to write it in again."""

    text: str
    encoding: str


def read_edited(path: str | os.PathLike[str]) -> Edited:
    """Return the text of a file in UTF-8, or in UTF-16 with a byte order mark; `"-"` is standard input.

    Raises:
        LoadError: It can't be read, or is in another encoding.
    """
    subject = "standard input" if path == STDIN else printable(os.fspath(path))
    try:
        if path == STDIN:
            data = sys.stdin.buffer.read(_MOST_BYTES + 1) if sys.stdin else b""
        else:
            with Path(path).open("rb") as file:
                data = file.read(_MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise LoadError(subject, "there is no such file: check the path") from error
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise LoadError(subject, f"can't be read ({reason}): check the file") from error
    if len(data) > _MOST_BYTES:
        raise LoadError(subject, f"it has more than {_MOST_BYTES // 1_000_000} MB: that is no article")
    return decode_edited(data, subject)


def decode_edited(data: bytes, subject: str) -> Edited:
    r"""Return the text that bytes hold, so that encoding it again gives the same bytes.

    Raises:
        LoadError: They are neither UTF-8 nor marked as UTF-16. It is about `subject`.

    >>> decode_edited("⟦Q1⟧\r\n".encode(), "masked.txt")
    Edited(text='⟦Q1⟧\r\n', encoding='utf-8')
    """
    encoding = next((name for mark, name in _WIDE if data.startswith(mark)), "utf-8")
    try:
        return Edited(data.decode(encoding, "surrogatepass"), encoding)
    except UnicodeDecodeError as error:
        raise LoadError(subject, "it is not UTF-8: save it as plain text in UTF-8") from error


def document_of(restored: Restored, name: str) -> Document:
    r"""Return a restored text as a document, with the offsets of the text, for the engine to analyse.

    >>> document_of(Restored("By Ana Lee\n\n“Yes.”", False, (), ()), "a.txt").body_start
    12
    """
    try:
        # The reader takes one byte order mark off.
        data = codecs.BOM_UTF8 + restored.text.encode("utf-8", "replace")
        document = next(read_each(format_of("edited.txt"))(data, name, DEFAULT))
    except LoadError:
        return Document.from_text(restored.text, name)
    # An export of a news database has more than its article.
    return document if len(document.text) == len(restored.text) else Document.from_text(restored.text, name)
