"""What is drawn on a terminal with colours: the table, and the progress bar. It needs rich, as nothing else does."""

from collections.abc import Iterable, Iterator
from io import StringIO
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.padding import Padding
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from attribution.cli.terminal import Group
    from attribution.model import Analysis


def draw(title: str, summary: str, groups: tuple["Group", ...], width: int) -> str:
    """Return the table of an article with colours, and with line breaks for a terminal of so many columns."""
    # `Text` takes no markup, so an article can't use rich's.
    screen = StringIO()
    console = Console(file=screen, force_terminal=True, width=width, highlight=False, emoji=False, markup=False)
    console.rule(Text(title, style="bold"), align="left")
    console.print(Text(summary, style="dim"))
    for group in groups:
        console.print()
        console.print(Text.assemble((group.heading, "bold cyan"), ("  " + group.detail if group.detail else "", "dim")))
        console.print(Padding(_grid(group), (0, 0, 0, 2)))
    console.print()
    return screen.getvalue()


def _grid(group: "Group") -> Table:
    grid = Table.grid(padding=(0, 2), expand=False)
    grid.add_column(justify="right", no_wrap=True, style="dim")
    grid.add_column(no_wrap=True, style="green")
    grid.add_column(ratio=3, overflow="fold")
    grid.add_column(ratio=1, overflow="fold", style="dim")
    for row in group.rows:
        grid.add_row(Text(row.sure), Text(row.kind), Text(row.text), Text(row.cue))
    return grid


class _Rate(ProgressColumn):
    """How many articles a second are done."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed or 0:.1f} articles/s")


def track(analyses: Iterable["Analysis"], total: int | None, file: TextIO, *, done: int = 0) -> Iterator["Analysis"]:
    """Yield `analyses` one by one while a progress bar on `file` counts them; it is wiped at the end.

    Args:
        analyses: The analyses as they are made.
        total: How many articles there are; None where nobody knows.
        file: The terminal.
        done: How many were done before.
    """
    console = Console(file=file)
    named = (TextColumn("{task.description}"), BarColumn())
    columns = (*named, MofNCompleteColumn(), _Rate(), TextColumn("left:"), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        # Until the first is made it is the engine that takes the time.
        task = progress.add_task("Loading", total=total, completed=done)
        for analysis in analyses:
            progress.update(task, advance=1, description="Reading")
            yield analysis
