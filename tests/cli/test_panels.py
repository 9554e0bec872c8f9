"""The help pages: options in panels, examples that work, and lines that a terminal shows whole."""

import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import typer

from attribution.cli import main
from attribution.cli.commands import application
from attribution.cli.panels import HELP, PANELS

ROOT: Any = typer.main.get_command(application())


def commands(group: Any = ROOT, *before: str) -> Iterator[tuple[str, Any]]:
    """Yield each command with the words that call it, those that others belong to as well."""
    yield " ".join(before), group
    for name, command in getattr(group, "commands", {}).items():
        yield from commands(command, *before, name)


ALL = dict(commands())
NAMES = sorted(ALL)


def page(name: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """Return the lines of a help page."""
    assert main([*name.split(), "--help"]) == 0
    return capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("name", NAMES)
def test_every_option_is_in_a_panel(name: str) -> None:
    """Each option says which panel it is in; those of the page itself stand under the last."""
    of_the_page = {"version", "install_completion", "show_completion"}
    for parameter in ALL[name].params:
        if parameter.param_type_name == "option" and not parameter.hidden and parameter.name not in of_the_page:
            assert parameter.rich_help_panel in PANELS, parameter.name


@pytest.mark.parametrize("name", NAMES)
def test_panels_come_in_one_order(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The panels of a page are in the order that all pages have, and none is empty."""
    lines = page(name, capsys)
    shown = [line.removesuffix(":") for line in lines if line.removesuffix(":") in PANELS]

    assert shown == [panel for panel in PANELS if panel in shown]
    assert shown[-1] == HELP
    assert "Options:" not in lines
    for panel in shown:
        assert lines[lines.index(f"{panel}:") + 1].startswith("  -")


def test_an_option_is_in_one_panel_everywhere() -> None:
    """What several commands have is declared once: the same panel, and the same words."""
    places: dict[str, set[tuple[str, str]]] = {}
    for command in ALL.values():
        for parameter in command.params:
            if parameter.param_type_name == "option" and not parameter.hidden:
                places.setdefault(parameter.opts[0], set()).add((parameter.rich_help_panel, parameter.help))

    assert {option: {panel for panel, _ in at} for option, at in places.items() if len({p for p, _ in at}) > 1} == {}
    for option in ("--threshold", "--model", "--words", "--corrections", "--against", "--standard", "--policy"):
        assert len(places[option]) == 1, option


@pytest.mark.parametrize("name", NAMES)
def test_every_page_ends_with_two_examples(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The last lines are two examples, each of this command, and each of which it takes."""
    *_, heading, first, second = page(name, capsys)

    assert heading == "Examples:"
    for example in (first, second):
        assert example.startswith("  ")
        assert f"attribution {name}".strip() in example


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_can_be_parsed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command in an example is one that `attribution` takes, from pipes as well."""
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: False))
    for example in ALL[name].epilog.splitlines():
        for piece in example.split(" | "):
            words = shlex.split(piece)
            if words[0] == "attribution":
                parse(words[1:])
            else:
                assert words == ["cat", "story.txt"]


def parse(arguments: list[str]) -> None:
    """Parse the arguments as the command does that they call; what it does not take is an error."""
    command = ROOT
    while hasattr(command, "commands"):
        command, arguments = command.commands[arguments[0]], arguments[1:]
    command.make_context("example", arguments)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_fits_a_terminal(name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """At 80 columns no line is longer, and nothing is cut off with dots."""
    monkeypatch.setenv("COLUMNS", "80")
    lines = page(name, capsys)

    assert [line for line in lines if len(line) > 80] == []
    assert [line for line in lines[1:] if line.endswith("...")] == []


def test_a_page_in_a_pipe_is_plain() -> None:
    """A page that is piped has no colours and no boxes."""
    ended = subprocess.run([sys.executable, "-m", "attribution", "report", "--help"], capture_output=True, check=True)

    assert ended.stdout.isascii()
    assert b"\x1b" not in ended.stdout


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_complete_the_command(shell: str) -> None:
    """What README.md says to put into a shell's start-up file asks the command, and that answers."""
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert f"_ATTRIBUTION_COMPLETE=source_{shell}" in readme
    environment = {
        "_ATTRIBUTION_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": "attribution ver",
        "COMP_CWORD": "1",
        "_TYPER_COMPLETE_ARGS": "attribution ver",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    command = [sys.executable, "-c", "from attribution.cli import main; main()"]
    script = subprocess.run(
        command, env={"_ATTRIBUTION_COMPLETE": f"source_{shell}"}, capture_output=True, text=True, check=False
    )
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert "attribution" in script.stdout
    assert "verify" in answer.stdout
