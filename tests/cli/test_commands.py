"""The commands and their modules."""

import subprocess
import sys

import pytest
import typer

from attribution.cli.commands import _MODULES, application


def names(*asked: str) -> list[str]:
    """Return which commands there are in a new process, by their names."""
    code = "import sys, typer; from attribution.cli.commands import application\n"
    code += "print(*typer.main.get_command(application(*sys.argv[1:])).commands)"
    ended = subprocess.run([sys.executable, "-c", code, *asked], capture_output=True, text=True, check=True)
    return ended.stdout.split()


def test_every_command_is_found() -> None:
    """A module that bears a command's name has it; "ledger" stands with "story"."""
    commands = typer.main.get_command(application()).commands  # type: ignore[attr-defined] # a group has commands

    assert sorted(commands) == sorted([*_MODULES, "ledger"])


@pytest.mark.parametrize(
    ("asked", "found"), [("analyze", ["analyze"]), ("verify", ["verify"]), ("ledger", None), ("--help", None)]
)
def test_a_command_comes_alone(asked: str, found: list[str] | None) -> None:
    """Only the command that is asked for is there; all of them where it is none that a module is named after."""
    assert names(asked) == (found or names())
