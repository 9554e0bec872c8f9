"""Running a command: the one place where errors become a line on standard error and an exit status.

0 all went well, 1 some inputs failed, 2 nothing could be done; a command that gives 1 another meaning says so.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import typer

from attribution.cli.app import DONE, NOTHING_DONE, STOPPED
from attribution.cli.commands import application
from attribution.cli.messages import STDOUT, complain
from attribution.errors import AttributionError


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status.

    Args:
        argv: The arguments after the command's name; those of this process if not given.

    >>> from attribution.cli import main
    >>> main(["--version"])
    attribution ...
    0
    """
    for name in ("stdout", "stderr"):
        # A stream that the caller has closed is one that nobody reads.
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 -- it stays open
    try:
        status = _run(argv)
    except BrokenPipeError:
        # The reader, such as `head`, has all it wanted.
        status = DONE
    except KeyboardInterrupt:
        status = STOPPED
    except typer.TyperException as error:
        status = _refuse(_usage(error))
    except AttributionError as error:
        status = _refuse(str(error))
    _settle_stdout()
    return status


def _run(argv: Sequence[str] | None) -> int:
    from attribution.output import naming

    asked = next(iter(sys.argv[1:] if argv is None else argv), None)
    command = typer.main.get_command(application(asked))
    # Until the job begins only help and the like is printed.
    with naming(STDOUT), _quiet_exit():
        job = command.main(args=None if argv is None else list(argv), prog_name="attribution", standalone_mode=False)
    status = job() if callable(job) else int(job or DONE)
    with naming(STDOUT):
        sys.stdout.flush()
    return status


def _refuse(message: str) -> int:
    complain(message)
    return NOTHING_DONE


def _usage(error: typer.TyperException) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "attribution"
    return f"{error.format_message().rstrip('.')} (see {command} --help)"


@contextmanager
def _quiet_exit() -> Iterator[None]:
    """Turn the exit that typer makes of a closed pipe back into what it was; completion ends the same way."""
    try:
        yield
    except SystemExit as stop:
        raise BrokenPipeError from stop


def _settle_stdout() -> None:
    """Flush standard output; if that fails, point it at nothing, so that Python's own last flush is quiet."""
    try:
        sys.stdout.flush()
    except OSError:
        with suppress(OSError):
            nothing = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nothing, sys.stdout.fileno())
            os.close(nothing)
