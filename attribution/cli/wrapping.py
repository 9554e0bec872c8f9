"""Lines that a terminal shows whole: broken between words, the rest under the first."""

import re
import shutil
import sys
from collections.abc import Iterator

#: What a terminal takes for colours has no width.
_COLOURS = re.compile("\x1b\\[[0-9;]*m")
_HANGING = 4


def fit_terminal(text: str) -> str:
    """Return text with no line longer than the terminal is wide; as it is where it goes to a file or a pipe."""
    if not sys.stdout.isatty():
        return text
    width = shutil.get_terminal_size().columns
    return "\n".join(piece for line in text.split("\n") for piece in break_line(line, width))


def break_line(line: str, width: int) -> Iterator[str]:
    """Yield a line in pieces of `width` columns at most; what follows the first hangs under it.

    A word that is longer stays whole.

    >>> list(break_line("  speaker: one of the officials", 20))
    ['  speaker: one of', '      the officials']
    """
    hanging = " " * (len(line) - len(line.lstrip(" ")) + _HANGING)
    piece, is_begun = "", False
    for space, word in re.findall(r"(\s*)(\S+)", line):
        if is_begun and _width(piece + space + word) > width:
            yield piece
            piece, space = "", hanging
        piece, is_begun = piece + space + word, True
    yield piece


def _width(text: str) -> int:
    return len(_COLOURS.sub("", text))
