"""The file of corrections, `attribution/corrections/1`: read, checked, written."""

import os
from collections import Counter
from pathlib import Path

import msgspec

from attribution.errors import CorrectionsError
from attribution.model import CORRECTIONS_SCHEMA, UNREADABLE, Corrections

#: What the name of a story's file of corrections ends with: that of "bridge.docx" is "bridge.corrections.json".
SUFFIX = ".corrections.json"
#: The page takes no larger file either.
_MOST_BYTES = 10_000_000
_SCHEMAS = "attribution/corrections/"


class _Head(msgspec.Struct):
    """Which format a file says it has."""

    schema: str = ""


def read_corrections(path: str | os.PathLike[str]) -> Corrections:
    """Return the corrections in a file, checked.

    Raises:
        CorrectionsError: It can't be read, is no file of corrections, is broken, or was made by a newer version.

    >>> import tempfile
    >>> words = '{"schema": "attribution/corrections/1", "document": {"id": "a.txt", "sha256": ""}}'
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.corrections.json").write_text(words)
    ...     read_corrections(folder + "/a.corrections.json").entries
    ()
    """
    try:
        with Path(path).open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise CorrectionsError(path, "there is no such file: check the path") from error
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise CorrectionsError(path, f"can't be read ({reason}): check the file") from error
    if len(data) > _MOST_BYTES:
        raise CorrectionsError(path, f"it has more than {_MOST_BYTES // 1_000_000} MB: that is no file of corrections")
    return parse_corrections(data, os.fspath(path))


def parse_corrections(data: bytes, subject: str) -> Corrections:
    """Return the corrections that a file's bytes hold, checked; `subject` is what errors call it.

    Raises:
        CorrectionsError: They are no corrections, are broken, or were made by a newer version.

    >>> parse_corrections(b"{}", "work.json")
    Traceback (most recent call last):
    attribution.errors.CorrectionsError: work.json: it is no file of corrections: save one from the report's page
    """
    plain = data.removeprefix(b"\xef\xbb\xbf")
    try:
        schema = msgspec.json.decode(plain, type=_Head).schema
    except UNREADABLE as error:
        raise CorrectionsError(subject, _broken(error)) from error
    if schema.startswith("attribution/status/"):
        raise CorrectionsError(
            subject, "it is a status file of an earlier version: load it into the story's page and save it there"
        )
    if not schema.startswith(_SCHEMAS):
        raise CorrectionsError(subject, "it is no file of corrections: save one from the report's page")
    if schema != CORRECTIONS_SCHEMA:
        newer = f"it has the format {schema}, which is newer than {CORRECTIONS_SCHEMA}: update attribution"
        raise CorrectionsError(subject, newer)
    try:
        corrections = msgspec.json.decode(plain, type=Corrections)
    except UNREADABLE as error:
        raise CorrectionsError(subject, _broken(error)) from error
    twice = [name for name, number in Counter(entry.id for entry in corrections.entries).items() if number > 1]
    if twice:
        raise CorrectionsError(subject, f"it is broken (two entries are called “{twice[0]}”): take an older copy")
    return corrections


def encode_corrections(corrections: Corrections) -> bytes:
    r"""Return a file's bytes: indented, so that it can be read and kept under version control.

    >>> from attribution.model import CorrectedDocument
    >>> encode_corrections(Corrections(document=CorrectedDocument(id="a.txt", sha256="0")))[:40]
    b'{\n  "schema": "attribution/corrections/1'
    """
    return msgspec.json.format(msgspec.json.encode(corrections), indent=2) + b"\n"


def _broken(error: Exception) -> str:
    return f"it is broken ({' '.join(str(error).split())}): save it again, or take an older copy"
