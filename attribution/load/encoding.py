"""From bytes to text: which encoding a file is in."""

import codecs
import re
from collections.abc import Iterable, Iterator
from functools import partial
from io import BufferedIOBase
from itertools import chain
from typing import BinaryIO, cast

from attribution.errors import LoadError
from attribution.load.streams import STEP, as_file
from attribution.model import Note

#: Marks at the start of a file that name its encoding. The longer come first: UTF-32's begins like UTF-16's.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)

#: How files begin that are often given a wrong suffix.
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich-text (RTF) document"),
    (b"PK\x03\x04", "a Word document or another zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"PAR1", "a Parquet file"),
    (b"WARC/", "a web archive (WARC)"),
)

#: The encodings that English news which is not Unicode is found in. Left to itself the detector takes a short text
#: with curly quotation marks for Central European or Chinese.
_ENGLISH = ["cp1252", "mac_roman"]
_NAMES = {"cp1252": "Windows-1252", "mac_roman": "Mac Roman"}

#: The detector reads this much of a long file.
_SAMPLE = 1 << 20

_CHECK = "check accents and quotation marks"
_NOT_TEXT = "give it the suffix that it should have, or save it as plain text"


def decode(data: bytes, subject: str) -> tuple[str, tuple[Note, ...]]:
    """Return the text that `data` holds, and a note if its encoding had to be guessed.

    UTF-8 comes first, then UTF-16 and UTF-32 where a byte order mark says so, then detection. A byte order mark is no
    character of the text: offset 0 is the character after it. Line ends stay as they are.

    Raises:
        LoadError: The bytes are no text. It is about `subject`.

    >>> decode("“Yes,” she said.".encode("utf-8-sig"), "story.txt")
    ('“Yes,” she said.', ())
    >>> text, notes = decode("“Yes,” she said in the café.".encode("cp1252"), "story.txt")
    >>> text, notes[0].message
    ('“Yes,” she said in the café.', 'not UTF-8: read as Windows-1252, a guess; check accents and quotation marks')
    """
    _refuse_signature(data, subject)
    for mark, encoding, name in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding, name, subject)
    _refuse_nul(b"\0" in data, subject)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        return _decode_damaged(data) or _decode_detected(data, subject)


def as_utf8(file: BinaryIO, subject: str) -> BinaryIO:
    r"""Return `file`, from its start, as one whose lines `decode` can read one by one; it is read bit by bit.

    UTF-16 and UTF-32, where a byte order mark says so, become UTF-8. Reading it raises `LoadError` where that fails.

    Raises:
        LoadError: It begins like a file that is no text. It is about `subject`.

    >>> import io
    >>> as_utf8(io.BytesIO("“Yes.”\nEly.".encode("utf-16")), "news.csv").readline().decode()
    '“Yes.”\n'
    """
    start = file.read(8)
    _refuse_signature(start, subject)
    # `read` would lose what it had got where the rest can't be read.
    pieces = chain([start], iter(partial(cast(BufferedIOBase, file).read1, STEP), b""))
    for mark, encoding, name in _BYTE_ORDER_MARKS:
        if start.startswith(mark) and encoding != "utf-8":
            return as_file(_recoded(pieces, len(mark), encoding, name, subject))
    return as_file(pieces)


def _recoded(pieces: Iterable[bytes], begin: int, encoding: str, name: str, subject: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for piece in pieces:
            yield decoder.decode(piece[begin:]).encode()
            begin = 0
        decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise _not_throughout(name, subject) from error


def _refuse_signature(data: bytes, subject: str) -> None:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise LoadError(subject, f"this is {what}, not text: {_NOT_TEXT}")


def _decode_marked(data: bytes, encoding: str, name: str, subject: str) -> tuple[str, tuple[Note, ...]]:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "utf-8" and (damaged := _decode_damaged(data)):
            return damaged
        raise _not_throughout(name, subject) from error
    _refuse_nul("\0" in text, subject)
    return text, ()


def _not_throughout(name: str, subject: str) -> LoadError:
    return LoadError(subject, f"it begins as {name} but is not {name} throughout: {_NOT_TEXT}")


def _decode_damaged(data: bytes) -> tuple[str, tuple[Note, ...]] | None:
    """Return the text if it is UTF-8 with some broken bytes: read as anything else, every mark would be wrong."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if len(re.findall(r"[^\x00-\x7f\ufffd]", text)) <= broken:
        return None
    places = "1 place" if broken == 1 else f"{broken} places"
    return text, (_note(f"UTF-8 that is damaged in {places}, shown as “\ufffd”; {_CHECK}"),)


def _decode_detected(data: bytes, subject: str) -> tuple[str, tuple[Note, ...]]:
    sample = data if len(data) <= _SAMPLE else data[: data.rfind(b"\n", 0, _SAMPLE) + 1 or _SAMPLE]
    for candidates in (_ENGLISH, None):
        from charset_normalizer import from_bytes  # noqa: PLC0415 -- few files need it, and it is slow to import

        match = from_bytes(sample, cp_isolation=candidates).best()
        if match is None:
            continue
        try:
            text = data.decode(match.encoding)
        except UnicodeDecodeError:
            continue
        name = _NAMES.get(match.encoding, match.encoding)
        return text, (_note(f"not UTF-8: read as {name}, a guess; {_CHECK}"),)
    raise LoadError(subject, f"this is not text in an encoding that can be told: {_NOT_TEXT}, in UTF-8")


def _refuse_nul(found: bool, subject: str) -> None:  # noqa: FBT001 -- the caller looked in bytes or in text
    if found:
        raise LoadError(subject, f"this is a binary file, not text: {_NOT_TEXT}")


def _note(message: str) -> Note:
    return Note(kind="encoding", message=message)
