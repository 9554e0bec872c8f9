"""The files in a zip archive, read within limits."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from attribution.errors import LoadError

#: More entries than this, more bytes in one of those that are read, or an entry packed more than so many times over,
#: is no document.
MAX_ENTRIES = 10_000
MAX_ENTRY = 50_000_000
MAX_RATIO = 1_000

_STEP = 1 << 16


class Package:
    """A zip archive whose sizes are checked twice: as they are declared, and as they come."""

    def __init__(self, data: bytes, subject: str) -> None:
        self._subject = subject
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self._entries = {entry.filename: entry for entry in self._zip.infolist()}
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
            raise LoadError(subject, f"it is broken, or is something else ({error})") from error
        if len(self._entries) > MAX_ENTRIES:
            raise LoadError(subject, f"it holds more than {MAX_ENTRIES} files: it is no document")

    def __contains__(self, entry: str) -> bool:
        return entry in self._entries

    @property
    def entries(self) -> tuple[str, ...]:
        """The names of what is in it."""
        return tuple(self._entries)

    def pieces(self, entry: str) -> Iterator[bytes]:
        """Yield the bytes of an entry, piece by piece.

        Raises:
            LoadError: The entry is broken or encrypted, or unpacks to more than a document has.
        """
        about = self._entries[entry]
        self._check(about.file_size, about.compress_size)
        done = 0
        with self._failures(), self._zip.open(about) as file:
            while piece := file.read(_STEP):
                done += len(piece)
                self._check(done, about.compress_size)
                yield piece

    def _check(self, size: int, packed: int) -> None:
        if size > MAX_ENTRY or size > max(packed, _STEP) * MAX_RATIO:
            raise LoadError(self._subject, "it unpacks to far more than a document has: it was made to do harm")

    @contextmanager
    def _failures(self) -> Iterator[None]:
        try:
            yield
        except (
            zipfile.BadZipFile,
            zlib.error,
            RuntimeError,
            NotImplementedError,
            EOFError,
            OSError,
            ValueError,
        ) as error:
            raise LoadError(self._subject, f"it is broken, or protected with a password ({error})") from error
