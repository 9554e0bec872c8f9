"""What `attribution gate` writes beside what it prints: pages and a worksheet."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from attribution.cli.printing import write_bytes
from attribution.errors import OutputError

if TYPE_CHECKING:
    from attribution.gate import HeldStory


class Pages(NamedTuple):
    """The files to write; None for what nobody asked for."""

    page: Path | None = None
    certificate: Path | None = None
    report: Path | None = None
    worksheet: Path | None = None

    def write(self, held: "HeldStory") -> None:
        """Write what was asked for.

        Raises:
            OutputError: A file can't be written.
        """
        if self.page:
            from attribution.report import render_gate

            write_bytes(render_gate(held.gate).encode(), self.page)
        if self.certificate:
            from attribution.report import render_certificate

            write_bytes(render_certificate(held.gate).encode(), self.certificate)
        if self.report:
            from attribution.report import Review, render_report

            review = Review.of_gate(held.gate, held.standard, held.records.values())
            [html] = render_report([held.analysis], review=lambda _: review).values()
            write_bytes(html.encode(), self.report)
        if self.worksheet:
            from attribution.worksheet import write_worksheet

            checks = tuple(one.check for one in held.gate.quotations)
            write_worksheet(held.analysis, self.worksheet, checks, held.gate)


def refuse_worksheet(output: Path, option: str) -> None:
    """Refuse a file that no worksheet can be written to.

    Raises:
        BadParameter: The name has none of the endings.
        OutputError: There is such a file, which may be filled in.
    """
    from attribution.worksheet import FORMATS

    if output.suffix.lower() not in FORMATS:
        allowed = ", ".join(FORMATS)
        raise typer.BadParameter(f"the name has to end with one of {allowed}", param_hint=f"'{option}'")
    if output.exists():
        raise OutputError(output, "there is such a file already, and it may be filled in: give another name")
