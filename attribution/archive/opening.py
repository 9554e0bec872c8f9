"""Opening the file of an archive, and telling what is wrong with it."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from attribution.archive.schema import VERSION, upgrade, version_of
from attribution.errors import ArchiveError
from attribution.load import printable

#: What SQLite keeps in memory of a file, in KiB.
_CACHE = 32_000

_ADVICE = {
    sqlite3.SQLITE_BUSY: "another process is writing to it: wait until that is done, and try again",
    sqlite3.SQLITE_LOCKED: "another process is writing to it: wait until that is done, and try again",
    sqlite3.SQLITE_NOTADB: "this is no archive: give a file that attribution archive add has made",
    sqlite3.SQLITE_CORRUPT: "the file is damaged: take a copy of it, and add the articles to a new archive",
    sqlite3.SQLITE_FULL: "the disk is full: free some space; what was added before is safe",
    sqlite3.SQLITE_READONLY: "it can't be written: change who may write here, or copy the archive",
    sqlite3.SQLITE_CANTOPEN: "it can't be opened: check the path and who may read and write in that folder",
}


def connect(path: Path, *, read_only: bool, wait: float) -> sqlite3.Connection:
    """Return a connection to an archive that is there and up to date.

    Raises:
        ArchiveError: It is absent, is no archive, is of a newer version, or can't be opened.
    """
    if read_only and not path.is_file():
        advice = "this is a folder: give the file" if path.is_dir() else "there is no such file: check the path"
        raise ArchiveError(printable(str(path)), advice)
    with translating(path):
        connection = _open(path, "ro" if read_only else "rwc", wait)
        try:
            version = _checked_version(connection, path)
            if version < VERSION and read_only:
                # To be read it has to be brought up to date, which is writing.
                connect(path, read_only=False, wait=wait).close()
            elif not read_only:
                _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
        return connection


@contextmanager
def translating(path: Path) -> Iterator[None]:
    """Return a context in which what SQLite refuses becomes an `ArchiveError` about `path`."""
    try:
        yield
    except sqlite3.Error as error:
        raise ArchiveError(printable(str(path)), _advice(error)) from error


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """Return a context that is one transaction: all that is done in it stays, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


@contextmanager
def reading(connection: sqlite3.Connection) -> Iterator[None]:
    """Return a context in which what is read does not change, whatever other processes write."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")


def _open(path: Path, mode: str, wait: float) -> sqlite3.Connection:
    address = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(address, timeout=wait, uri=True, autocommit=True)
    # What stands in a file from elsewhere may not call functions that do more than compute.
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{_CACHE}")
    return connection


def _checked_version(connection: sqlite3.Connection, path: Path) -> int:
    version = version_of(connection)
    if version is None:
        raise ArchiveError(printable(str(path)), "this database is another application's: give an archive of ours")
    if version > VERSION:
        raise ArchiveError(
            printable(str(path)),
            f"it was made by a newer version of attribution (archive version {version}, this one knows {VERSION}): "
            "update attribution",
        )
    return version


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Make a file ready to be written to. Only now, since it is known to be ours, or to have nothing in it."""
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        # Two processes that make one archive at the same time meet here; the other one may have done it.
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")
    # A process that is killed loses nothing that was written; a machine without power may lose the last articles.
    connection.execute("PRAGMA synchronous = NORMAL")
    if version_of(connection) != VERSION:
        with writing(connection):
            # Another process may have been first.
            upgrade(connection, _checked_version(connection, path))


def _advice(error: sqlite3.Error) -> str:
    # The upper bits tell more than is of use.
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return _ADVICE.get(code) or f"it can't be used ({' '.join(str(error).split())}): check the file"
