"""The file of statuses that a report's page saves and loads, `attribution/status/1`: read, checked, written."""

import json
import os
from pathlib import Path
from typing import Any

from attribution.errors import StatusFileError

SCHEMA = "attribution/status/1"
_SCHEMAS = "attribution/status/"
#: The page takes no larger file either.
_MOST_BYTES = 10_000_000
_ROW_TEXTS = ("label", "source", "text", "status", "note")

#: What was entered for a quotation or a source; keys that are not ours stay in it.
type Row = dict[str, Any]
type StatusFile = dict[str, Any]


def read_statuses(path: str | os.PathLike[str]) -> StatusFile:
    """Return the content of a status file, checked.

    Raises:
        StatusFileError: It can't be read, is no status file, is broken, or was made by a newer version.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     _ = Path(folder, "work.json").write_text('{"schema": "attribution/status/1"}')
    ...     read_statuses(folder + "/work.json")["quotations"]
    {}
    """
    try:
        with Path(path).open("rb") as file:
            data = file.read(_MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise StatusFileError(path, "there is no such file: check the path") from error
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise StatusFileError(path, f"can't be read ({reason}): check the file") from error
    if len(data) > _MOST_BYTES:
        raise StatusFileError(path, f"it has more than {_MOST_BYTES // 1_000_000} MB: that is no status file")
    return parse_statuses(data, os.fspath(path))


def parse_statuses(data: bytes, subject: str) -> StatusFile:
    """Return the content of a status file, checked; `subject` is what errors call it.

    Raises:
        StatusFileError: It is no status file, is broken, or was made by a newer version.

    >>> parse_statuses(b"{}", "work.json")
    Traceback (most recent call last):
    attribution.errors.StatusFileError: work.json: it is no status file: save one from the report's page
    """
    try:
        content = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_no_key_twice, parse_constant=_refuse_constant)
    except (UnicodeDecodeError, json.JSONDecodeError, _BrokenError, RecursionError) as error:
        reason = " ".join(str(error).split())
        raise StatusFileError(subject, f"it is broken ({reason}): save it again, or take an older copy") from error
    schema = content.get("schema") if isinstance(content, dict) else None
    if not isinstance(schema, str) or not schema.startswith(_SCHEMAS):
        raise StatusFileError(subject, "it is no status file: save one from the report's page")
    if schema != SCHEMA:
        raise StatusFileError(subject, f"it has the format {schema}, which is newer than {SCHEMA}: update attribution")
    _check(content, subject)
    return dict(content)


def encode_statuses(statuses: StatusFile) -> bytes:
    r"""Return a status file's bytes, as the report's page writes them.

    >>> encode_statuses({"schema": SCHEMA})
    b'{\n  "schema": "attribution/status/1"\n}\n'
    """
    return f"{json.dumps(statuses, ensure_ascii=False, indent=2)}\n".encode("utf-8", "replace")


class _BrokenError(ValueError):
    """A file that json reads and that would lose something."""


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) < len(pairs):
        twice = next(key for key, _ in pairs if sum(key == other for other, _ in pairs) > 1)
        raise _BrokenError(f"“{twice}” stands in it twice")
    return content


def _refuse_constant(name: str) -> None:
    raise _BrokenError(f"{name} is no JSON")


def _check(content: StatusFile, subject: str) -> None:
    """Check the parts of a status file, and put in the ones it may lack; what is not ours is left as it is."""
    _table(content, "document", subject)
    for key in ("id", "sha256", "title"):
        _text(content["document"], key, f"document.{key}", subject)
    gone = _table(content, "gone", subject)
    for table, where in ((content, ""), (gone, "gone.")):
        for name, row in _table(table, "quotations", subject, where).items():
            _check_row(row, f"{where}quotations.{name}", subject)
        for name, row in _table(table, "sources", subject, where).items():
            if not isinstance(row, dict):
                raise _wrong(subject, f"{where}sources.{name}", "a table")
            for key in ("name", "identity_known_to"):
                _text(row, key, f"{where}sources.{name}.{key}", subject)


def _check_row(row: object, where: str, subject: str) -> None:
    if not isinstance(row, dict):
        raise _wrong(subject, where, "a table")
    for key in _ROW_TEXTS:
        _text(row, key, f"{where}.{key}", subject)
    row["status"] = row["status"] or "unchecked"
    earlier = row.get("earlier", [])
    if not isinstance(earlier, list):
        raise _wrong(subject, f"{where}.earlier", "a list")
    for number, past in enumerate(earlier):
        _check_row(past, f"{where}.earlier.{number}", subject)


def _table(content: StatusFile, key: str, subject: str, where: str = "") -> StatusFile:
    table = content.setdefault(key, {})
    if not isinstance(table, dict):
        raise _wrong(subject, f"{where}{key}", "a table")
    return table


def _text(row: Row, key: str, where: str, subject: str) -> None:
    value = row.setdefault(key, "")
    if value is None:
        row[key] = ""
    elif not isinstance(value, str):
        raise _wrong(subject, where, "a text")


def _wrong(subject: str, where: str, wanted: str) -> StatusFileError:
    return StatusFileError(
        subject, f"it is broken (“{where}” has to be {wanted}): save it again, or take an older copy"
    )
