"""What a command has made, put where it goes: a file, which is replaced whole, or standard output."""

import sys
from pathlib import Path

from attribution.cli.messages import STDOUT
from attribution.cli.wrapping import fit_terminal


def write_text(text: str, output: Path | None, *, is_for_people: bool) -> None:
    """Write text to a file, or to standard output where `output` is None.

    A file and what programs read is UTF-8; what people read is in the terminal's encoding, and as wide as that.

    Raises:
        OutputError: It can't be written.
    """
    if output is None and is_for_people:
        write_bytes(fit_terminal(text).encode(sys.stdout.encoding, "replace"), None)
    else:
        write_bytes(text.encode("utf-8", "replace"), output)


def clean_lines(text: str) -> str:
    r"""Return text whose lines hold nothing that steers a terminal; each keeps its indentation.

    >>> clean_lines("one\n  two\x07\n")
    'one\n  two�\n'
    """
    from attribution.output import clean

    lines = text.rstrip("\n").split("\n") if text else ()
    return "".join(f"{line[: len(line) - len(line.lstrip())]}{clean(line)}\n" for line in lines)


def write_bytes(data: bytes, output: Path | None) -> None:
    """Write bytes to a file, or to standard output where `output` is None.

    Raises:
        OutputError: It can't be written.
    """
    from attribution.output import Output, replacing

    if output:
        with replacing(output) as file:
            file.write(data)
        return
    stdout = Output(sys.stdout.buffer, STDOUT)
    stdout.write(data)
    stdout.flush()
