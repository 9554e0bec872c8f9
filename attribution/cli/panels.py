"""How a help page is laid out: the options in panels, the same over all commands, and two examples at the end."""

from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

WRITTEN = "What is written"
SOUGHT = "What is looked for"
AGAINST = "What it is held against"
CORRECTIONS = "Corrections"
SPEAKERS = "How speakers are found"
READ = "What is read"
COLUMNS = "Columns of CSV, TSV, JSONL and Parquet files"
WORK = "How the work is done"
HELP = "Help"

#: The panels, in the order in which a page has them. An option that names none is about the page itself.
PANELS = (WRITTEN, SOUGHT, AGAINST, CORRECTIONS, SPEAKERS, READ, COLUMNS, WORK, HELP)


class Command(TyperCommand):
    """A command whose help page has panels and examples."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments, and each panel that has an option."""
        _write_parameters(self, ctx, formatter)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the examples."""
        del ctx
        _write_examples(self.epilog, formatter)


class Group(TyperGroup):
    """A command that others belong to; its help page lists them."""

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the commands, each with the first paragraph of its help, and the options."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, _first_paragraph(one.help)) for name, one in self.commands.items()])
        _write_parameters(self, ctx, formatter)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        """Write the examples."""
        del ctx
        _write_examples(self.epilog, formatter)


def command[Function: Callable[..., object]](group: typer.Typer, *examples: str) -> Callable[[Function], Function]:
    """Return what makes a function a command of `group`; its help page ends with the examples."""
    return group.command(cls=Command, epilog="\n".join(examples))


def _write_parameters(command_: TyperCommand | TyperGroup, ctx: Any, formatter: Any) -> None:
    panels: dict[str, list[tuple[str, str]]] = {panel: [] for panel in ("Arguments", *PANELS)}
    for parameter in command_.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if record is None:
            continue
        if parameter.param_type_name == "argument":
            # What it is called is enough; the type says nothing that a reader needs.
            panels["Arguments"].append((parameter.metavar or record[0], record[1]))
        else:
            panels[getattr(parameter, "rich_help_panel", None) or HELP].append(record)
    for panel, records in panels.items():
        if records:
            with formatter.section(panel):
                formatter.write_dl(records)


def _write_examples(examples: str | None, formatter: Any) -> None:
    if examples:
        with formatter.section("Examples"):
            for example in examples.splitlines():
                formatter.write(f"  {example}\n")


def _first_paragraph(help_: str | None) -> str:
    return " ".join((help_ or "").partition("\n\n")[0].split())
