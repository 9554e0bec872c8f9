"""Files that several people may change: locked, replaced whole, and refused where somebody else was first."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from attribution.errors import OutputError, StoryError
from attribution.output import naming, replacing

#: How long somebody else may take to write a small file.
_PATIENCE = 20.0


def fingerprint(path: Path) -> str | None:
    """Return the SHA-256 of a file's bytes, or None where there is no such file.

    Raises:
        StoryError: It can't be read.
    """
    data = read_bytes(path)
    return None if data is None else hashlib.sha256(data).hexdigest()


def read_bytes(path: Path) -> bytes | None:
    """Return a file's bytes, or None where there is no such file.

    Raises:
        StoryError: It can't be read.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StoryError(path, f"can't be read ({reason}): check the file") from error


def save_file(path: Path, data: bytes, *, based_on: str | None) -> str:
    r"""Put `data` at `path` if nobody has changed the file since it was read, and return the new fingerprint.

    Args:
        path: The file.
        data: All of its new bytes.
        based_on: The fingerprint of the file as it was read; None where there was none.

    Raises:
        StoryError: Somebody else has changed, made or removed it in the meantime. Nothing is written.
        OutputError: It can't be written.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder, "story.json")
    ...     first = save_file(path, b"{}", based_on=None)
    ...     _ = save_file(path, b'{"draft": "two.txt"}', based_on=first)
    ...     save_file(path, b'{"draft": "three.txt"}', based_on=first)
    Traceback (most recent call last):
    attribution.errors.StoryError: ...story.json: somebody else has changed it since it was read: nothing was ...
    """
    with locked(path):
        if fingerprint(path) != based_on:
            raise StoryError(
                path, "somebody else has changed it since it was read: nothing was written; open it again, and repeat"
            )
        with replacing(path) as file:
            file.write(data)
    return hashlib.sha256(data).hexdigest()


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Return a context in which no other process that asks for it changes the file at `path`.

    The lock is the system's on `NAME.lock` beside it, so that it ends with the process, whatever ends that.

    Raises:
        OutputError: The folder can't be written, or the lock is not given back.
    """
    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=_PATIENCE)
    try:
        with naming(path):
            lock.acquire()
    except Timeout as error:
        raise OutputError(path, "another program is writing it: try again") from error
    try:
        yield
    finally:
        lock.release()
