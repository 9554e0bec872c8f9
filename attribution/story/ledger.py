"""The ledger of a story, `attribution/ledger/1`: a line for each signature, each with the hash of the line before.

A chain of hashes, after Haber and Stornetta (1991): a line that was changed, taken out or put in is seen from the next
one on, and each line's own hash shows a change of the last. Lines cut off at the end are seen by a hash that is kept
elsewhere, as on a certificate.
"""

import hashlib
from pathlib import Path
from typing import NamedTuple

import msgspec

from attribution.errors import StoryError
from attribution.model import UNREADABLE, LedgerLine
from attribution.output import replacing
from attribution.story.saving import locked, read_bytes

NAME = "ledger.jsonl"
_MOST_BYTES = 50_000_000


class Ledger(NamedTuple):
    """The lines of a ledger that fit each other."""

    lines: tuple[LedgerLine, ...] = ()

    @property
    def head(self) -> str:
        """The hash of the last line; "" where there is none."""
        return self.lines[-1].hash if self.lines else ""


def read_ledger(folder: Path) -> Ledger:
    """Return the ledger in a story's folder; an empty one where there is no file.

    Raises:
        StoryError: It can't be read, or a line doesn't fit; the message says which is the first.
    """
    path = folder / NAME
    data = read_bytes(path)
    return Ledger() if data is None else _parse(data, path)


def check_ledger(folder: Path, head: str | None = None) -> Ledger:
    """Return the ledger of a story if all lines fit.

    Args:
        folder: The story's folder.
        head: The hash of a line that was kept elsewhere, which must be that of a line here; or how it begins.

    Raises:
        StoryError: A line doesn't fit, or none has that hash.
    """
    ledger = read_ledger(folder)
    if head and not any(line.hash.startswith(head.lower()) for line in ledger.lines):
        raise StoryError(folder / NAME, f"no line has the hash {head}: lines were cut off, or it is another's ledger")
    return ledger


def add_lines(folder: Path, lines: list[LedgerLine]) -> list[LedgerLine]:
    """Add lines to a story's ledger, all of them or none, and return them with their numbers and their hashes.

    Raises:
        StoryError: The ledger is broken: nothing is added to it.
        OutputError: It can't be written.
    """
    path = folder / NAME
    with locked(path):
        before = read_bytes(path) or b""
        ledger = _parse(before, path)
        added: list[LedgerLine] = []
        number, previous = len(ledger.lines), ledger.head
        for line in lines:
            number += 1
            chained = _sealed(msgspec.structs.replace(line, number=number, previous=previous))
            previous = chained.hash
            added.append(chained)
        after = before + b"".join(msgspec.json.encode(line) + b"\n" for line in added)
        if len(after) > _MOST_BYTES:
            raise StoryError(path, f"it has {_MOST_BYTES // 1_000_000} MB, and takes no more")
        with replacing(path) as file:
            file.write(after)
    return added


def _sealed(line: LedgerLine) -> LedgerLine:
    open_ = msgspec.structs.replace(line, hash="")
    return msgspec.structs.replace(line, hash=hashlib.sha256(msgspec.json.encode(open_)).hexdigest())


def _parse(data: bytes, path: Path) -> Ledger:
    if len(data) > _MOST_BYTES:
        raise StoryError(path, f"it has more than {_MOST_BYTES // 1_000_000} MB: that is no ledger")
    rows = data.split(b"\n")
    if rows.pop():
        raise StoryError(path, f"line {len(rows) + 1} doesn't fit: it has no end")
    lines: list[LedgerLine] = []
    previous = ""
    for number, row in enumerate(rows, start=1):
        if reason := _misfit(row, number, previous, lines):
            raise StoryError(path, f"line {number} doesn't fit: {reason}; take it from a copy")
        previous = lines[-1].hash
    return Ledger(tuple(lines))


def _misfit(row: bytes, number: int, previous: str, lines: list[LedgerLine]) -> str:
    """Return why a row is not the next line, or "" after it was put to `lines`."""
    try:
        line = msgspec.json.decode(row, type=LedgerLine)
    except UNREADABLE:
        return "it is no line of a ledger"
    if line.number != number or line.previous != previous:
        return "it does not follow the line before it, which was changed, or lines were taken out or put in"
    if _sealed(line).hash != line.hash or msgspec.json.encode(line) != row:
        return "it was changed after it was written"
    lines.append(line)
    return ""
