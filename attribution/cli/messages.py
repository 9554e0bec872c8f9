"""What the command says, on standard output and standard error."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

from attribution.errors import AttributionError

if TYPE_CHECKING:
    from attribution.corpus import Journal

#: What errors call it.
STDOUT = "standard output"


def tell(message: str) -> None:
    """Print one line on standard output.

    Raises:
        OutputError: Standard output can't be written.
    """
    from attribution.output import naming

    with naming(STDOUT):
        _say(message, sys.stdout)


def complain(message: str) -> None:
    """Print one line on standard error; where nobody listens there is nobody to tell."""
    with suppress(OSError):
        _say(f"attribution: {message}", sys.stderr)


@contextmanager
def said_after(seconds: float, message: str) -> Iterator[None]:
    """Print one line on standard error where what is done meanwhile takes longer than that."""
    waiting = threading.Timer(seconds, complain, [message])
    waiting.daemon = True
    waiting.start()
    try:
        yield
    finally:
        waiting.cancel()


@contextmanager
def failures() -> Iterator[list[AttributionError]]:
    """Give a list for the inputs that fail; they are told when all else is done, whatever came of it."""
    failed: list[AttributionError] = []
    try:
        yield failed
    finally:
        for failure in failed:
            complain(str(failure))


@contextmanager
def keeping(journal: "Journal") -> Iterator[None]:
    """Tell, where Ctrl-C or an error ends the work, where what was done so far is kept."""
    try:
        yield
    except (KeyboardInterrupt, AttributionError):
        if journal.size:
            complain(f"{journal.path}: what was done is kept here: give --resume to go on")
        raise


def _say(message: str, file: TextIO) -> None:
    """Print one line; names of files and articles are cleaned, since they may hold anything."""
    from attribution.output import clean

    encoding = file.encoding or "utf-8"
    print(clean(message).encode(encoding, "replace").decode(encoding), file=file)
