"""The documents keep up with the code."""

import re
from pathlib import Path

import pytest
import typer

from attribution.cli.commands import application

CHECKOUT = Path(__file__).parents[1]
COMMANDS = typer.main.get_command(application()).commands  # type: ignore[attr-defined] # a group has commands
ARCHIVE_COMMANDS = COMMANDS["archive"].commands

README = (CHECKOUT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help(name: str) -> None:
    """Each command says what it does, and each of its arguments and options what it is for."""
    command = COMMANDS[name]

    assert command.help
    assert not [parameter.name for parameter in command.params if not getattr(parameter, "help", None)]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_is_in_the_readme(name: str) -> None:
    """Each command is in the README, with every one of its options."""
    assert f"attribution {name} " in README
    for parameter in COMMANDS[name].params:
        for option in parameter.opts:
            assert option in README or not option.startswith("--"), option


#: They read the corrections of a story's folder, or no article at all.
OF_STORIES = {"desk", "gate", "ledger", "sign", "story"}


@pytest.mark.parametrize("name", sorted({*COMMANDS} - {"archive", "cluster", "restore", *OF_STORIES}))
def test_every_command_takes_corrections(name: str) -> None:
    """Each command that reads articles or analyses looks for corrections, and docs/corrections.md names it."""
    document = (CHECKOUT / "docs/corrections.md").read_text(encoding="utf-8")
    options = {option for parameter in COMMANDS[name].params for option in parameter.opts}
    [named] = [line for line in document.splitlines() if " look beside each article" in line]

    assert "--corrections" in options
    assert f"`{name}`" in named


@pytest.mark.parametrize("name", sorted(ARCHIVE_COMMANDS))
def test_every_command_of_the_archive_is_in_its_document(name: str) -> None:
    """Each has help, and is in docs/archive.md with its own options; those of `analyze` are in the README."""
    command = ARCHIVE_COMMANDS[name]
    document = (CHECKOUT / "docs/archive.md").read_text(encoding="utf-8")
    shared = {option for parameter in COMMANDS["analyze"].params for option in parameter.opts}

    assert command.help
    assert f"attribution archive {name} DB" in document
    for parameter in command.params:
        assert getattr(parameter, "help", None), parameter.name
        for option in (*parameter.opts, *parameter.secondary_opts):
            assert f"`{option}" in document or not option.startswith("--") or option in shared, option


def test_every_make_target_in_the_documents_exists() -> None:
    """`make NAME` in a document is a target of the Makefile."""
    targets = set(re.findall(r"^([a-z]+):", (CHECKOUT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    for document in (CHECKOUT / "README.md", *(CHECKOUT / "docs").glob("*.md")):
        named = set(re.findall(r"make ([a-z]+)`?", "\n".join(code(document.read_text(encoding="utf-8")))))

        assert named <= targets, document.name


def test_contributing_lists_what_ci_runs() -> None:
    """Every check of `make test` is in docs/contributing.md, word for word."""
    recipe = (CHECKOUT / "Makefile").read_text(encoding="utf-8").partition("\ntest:")[2].partition("\n\n")[0]
    commands = re.findall(r"\$\(BIN\)/(.+)", recipe)
    contributing = (CHECKOUT / "docs/contributing.md").read_text(encoding="utf-8")

    assert commands
    assert [command for command in commands if f".venv/bin/{command}" not in contributing] == []


def test_links_between_documents_lead_somewhere() -> None:
    """A link to a file of the project leads to one that is there."""
    for document in (*CHECKOUT.glob("*.md"), *(CHECKOUT / "docs").glob("*.md")):
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"


def test_the_changelog_begins_with_what_is_not_released() -> None:
    """Changes are written down under "Unreleased", the first heading."""
    headings = re.findall(r"^## (.+)", (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)

    assert headings[0] == "Unreleased"


def code(text: str) -> list[str]:
    """Return what is set as code in a document."""
    return re.findall(r"```.*?```|`[^`\n]+`", text, re.DOTALL)
