"""Files that are written whole or not at all."""

import errno
import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from attribution.errors import OutputError

_ADVICE = {
    errno.EACCES: "permission denied: choose another place, or change who may write here",
    errno.EDQUOT: "your disk quota is used up: free some space, or choose another place",
    errno.EISDIR: "this is a folder: give the name of a file",
    errno.ENAMETOOLONG: "the name is too long: choose a shorter one",
    errno.ENOENT: "there is no such folder: create it, or choose another place",
    errno.ENOSPC: "the disk is full: free some space, or choose another place",
    errno.ENOTDIR: "a part of this path is a file, not a folder: choose another place",
    errno.EPERM: "the system does not permit this: choose another place",
    errno.EROFS: "the disk is read-only: choose another place",
}


#: What a new file permits where the user's own mask takes nothing away.
_ANYBODY = 0o666


class Output:
    """A file that is being written. What the system refuses is an `OutputError` about its path.

    >>> import io
    >>> file = io.BytesIO()
    >>> Output(file, "note.txt").write(b"seen")
    >>> file.getvalue()
    b'seen'
    """

    def __init__(self, file: BinaryIO, path: str | os.PathLike[str]) -> None:
        self._file = file
        self._path = path

    def write(self, data: bytes) -> None:
        """Write `data`."""
        with naming(self._path):
            self._file.write(data)

    def flush(self) -> None:
        """Pass on what has been written so far."""
        with naming(self._path):
            self._file.flush()


@contextmanager
def replacing(path: str | os.PathLike[str], *, private: bool = False) -> Iterator[Output]:
    """Return a file to write to, as a context that puts it at `path` when it ends well.

    Until then the file is `.NAME.….part` in the same folder. If the context ends with an exception that file is
    removed, and what was at `path` before is still there. A device or a pipe is written to directly.

    Args:
        path: Where it is to be.
        private: Whether nobody but its owner may read it (mode 600), at no time, whatever was there before.

    Raises:
        OutputError: The file can't be made or written, or the disk is full.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with replacing(folder + "/note.txt") as file:
    ...         file.write(b"seen")
    ...     Path(folder, "note.txt").read_bytes()
    b'seen'
    """
    # A link stays a link: what it points at is replaced.
    target = Path(os.path.realpath(path))
    with naming(path):
        before = _mode(target)
        is_file = before is None or stat.S_ISREG(before)
        part = target.with_name(f".{target.name[:200]}.{secrets.token_hex(4)}.part") if is_file else target
        file = _new(part, private=private) if is_file else part.open("wb")
    try:
        yield Output(file, path)
        with naming(path):
            file.flush()
            if is_file:
                os.fsync(file.fileno())
            file.close()
            if is_file and before is not None and not private:
                shutil.copymode(target, part)
            if is_file:
                part.replace(target)
    except BaseException:
        with suppress(OSError):
            file.close()
        if is_file:
            part.unlink(missing_ok=True)
        raise


@contextmanager
def naming(path: str | os.PathLike[str]) -> Iterator[None]:
    """Return a context in which the system's refusals become an `OutputError` about `path`.

    >>> with naming("out/story.html"):
    ...     raise OSError(errno.ENOSPC, "No space left on device")
    Traceback (most recent call last):
    attribution.errors.OutputError: out/story.html: the disk is full: free some space, or choose another place
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(os.fspath(path), advice_for(error)) from error


def advice_for(error: OSError) -> str:
    """Return what is wrong and what to do about it, for an error of the system's while writing.

    >>> advice_for(PermissionError(errno.EACCES, "Permission denied"))
    'permission denied: choose another place, or change who may write here'
    """
    reason = (error.strerror or str(error)).lower()
    return _ADVICE.get(error.errno or 0, f"can't be written ({reason}): choose another place")


def _new(path: Path, *, private: bool) -> BinaryIO:
    mode = stat.S_IRUSR | stat.S_IWUSR if private else _ANYBODY
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode), "wb")


def _mode(path: Path) -> int | None:
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None
