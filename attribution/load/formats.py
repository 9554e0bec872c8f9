"""Which reader a file's suffix calls for. A new format is one module and one line here."""

from collections.abc import Callable, Mapping
from pathlib import PurePath
from types import MappingProxyType

from attribution.errors import LoadError
from attribution.load.text import read_text
from attribution.model import Document

#: Makes a document of a file's bytes and the id that it is to have.
type Reader = Callable[[bytes, str], Document]

READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".md": read_text,
        ".txt": read_text,
    }
)


def reader_for(name: str) -> Reader:
    """Return the reader for a file called `name`; one without a suffix is taken for text.

    Raises:
        LoadError: There is no reader for its suffix.

    >>> reader_for("bridge.TXT").__name__
    'read_text'
    """
    suffix = PurePath(name).suffix.lower()
    reader = READERS.get(suffix or ".txt")
    if reader is None:
        raise LoadError(name, f"{suffix} files can't be read: give one of {', '.join(sorted(READERS))}")
    return reader
