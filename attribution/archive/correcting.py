"""The corrections of the articles of an archive: kept beside the machine's analyses, and applied to them on reading."""

import sqlite3

import msgspec

from attribution.archive.packing import pack, unpack
from attribution.corrections import corrected
from attribution.model import UNREADABLE, Analysis, CorrectedDocument, Correction, Corrections, from_json, to_json


def kept(connection: sqlite3.Connection, article: int) -> Corrections | None:
    """Return the corrections of an article, or None where it has none.

    Raises:
        sqlite3.DatabaseError: They are damaged.
    """
    row = connection.execute("SELECT entered FROM correction WHERE article = ?", (article,)).fetchone()
    return None if row is None else _unpacked(row[0])


def keep(connection: sqlite3.Connection, article: int, corrections: Corrections | None) -> None:
    """Put the corrections of an article in the place of those that it has; none where there is no entry."""
    connection.execute("DELETE FROM correction WHERE article = ?", (article,))
    if corrections is not None and corrections.entries:
        packed = pack(msgspec.json.encode(corrections))
        connection.execute("INSERT INTO correction (article, entered) VALUES (?, ?)", (article, packed))


def in_analysis(analysis: Analysis) -> Corrections | None:
    """Return the corrections that an analysis was saved with, or None where there are none."""
    if not analysis.corrections:
        return None
    document = analysis.document
    about = CorrectedDocument(id=document.id, sha256=document.sha256, title=document.title)
    return Corrections(document=about, entries=analysis.corrections.entries)


def together(one: Corrections | None, other: Corrections | None) -> Corrections | None:
    """Return what is in both, each entry once; of two with one id that of `one`."""
    if one is None or other is None:
        return one or other
    return msgspec.structs.replace(one, entries=tuple({**_by_id(other), **_by_id(one)}.values()))


def is_same(one: Corrections | None, other: Corrections | None) -> bool:
    """Return whether both have the same entries, in whatever order."""
    return _by_id(one) == _by_id(other)


def apply(analysis: Analysis, corrections: Corrections | None) -> Analysis:
    """Return an analysis with corrections applied; without any, the analysis as it is."""
    return analysis if corrections is None else corrected(analysis, corrections)


def applied(line: bytes, packed: bytes | None) -> bytes:
    """Return the line of JSON of an analysis with its corrections applied; without any, the line as it is."""
    return line if packed is None else to_json(corrected(from_json(line), _unpacked(packed))).encode("utf-8")


def _by_id(corrections: Corrections | None) -> dict[str, Correction]:
    return {entry.id: entry for entry in corrections.entries} if corrections is not None else {}


def _unpacked(packed: bytes) -> Corrections:
    try:
        return msgspec.json.decode(unpack(packed), type=Corrections)
    except UNREADABLE as error:
        raise sqlite3.DatabaseError(f"the corrections of an article are damaged: {error}") from error
