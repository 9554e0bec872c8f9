"""Standard input: when it is read, and what is said while nothing comes."""

import sys

import typer

from attribution.cli.messages import said_after
from attribution.errors import AttributionError, LoadError
from attribution.load import STDIN

#: So many seconds without a word from the other end, and it is told what is waited for.
_PATIENCE = 2.0


class NothingNamed(typer.BadParameter):
    """A command was given nothing to read."""

    def format_message(self) -> str:
        """Return the message as it is; there is no value that could be wrong."""
        return self.message


def piped_in() -> list[str]:
    """Return the path of standard input, where no path is named.

    Raises:
        NothingNamed: It is a terminal, where nobody knows that they are to type an article, or it is closed.
    """
    if sys.stdin is None or sys.stdin.isatty():
        raise NothingNamed("nothing to read: name a file or a folder, or pipe text in")
    return [STDIN]


def piped_one() -> str:
    """Return the path of standard input, as `piped_in` does."""
    [path] = piped_in()
    return path


def awaited(paths: list[str], failed: list[AttributionError]) -> list[str]:
    """Return the paths that have something to read; standard input that ends at once is told to `failed`.

    Nothing is taken from it. While nothing comes a line on standard error says what is waited for.
    """
    if STDIN not in paths or not _is_empty():
        return paths
    failed.append(LoadError("standard input", "there is nothing to read in it: name a file, or pipe text in"))
    return [path for path in paths if path != STDIN]


def _is_empty() -> bool:
    peek = getattr(getattr(sys.stdin, "buffer", None), "peek", None)
    if peek is None:
        # It is closed, or something that the caller put there: whoever reads it will tell.
        return False
    with said_after(_PATIENCE, "waiting for text on standard input; Ctrl-D ends it, Ctrl-C gives up"):
        return not peek(1)
