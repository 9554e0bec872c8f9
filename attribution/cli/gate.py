"""`attribution gate`: may the story go out?"""

import enum
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, cast, get_args

import typer

from attribution.cli.app import DONE, Job, Model, OutputFile, Threshold, Words, app
from attribution.cli.articles import maker
from attribution.cli.gate_pages import Pages, refuse_worksheet
from attribution.cli.messages import complain
from attribution.cli.panels import AGAINST, WRITTEN, command
from attribution.cli.printing import write_text
from attribution.cli.reviewing import HousePolicy, Standard
from attribution.model import THRESHOLD, Allowed

if TYPE_CHECKING:
    from attribution.gate import Asked, HeldStory

#: The exit status where something is left to do.
LEFT = 1

StoryFolder = Annotated[Path, typer.Argument(metavar="FOLDER", help="The story's folder: drafts, records/, ledger.")]
Speakers = Annotated[
    list[str] | None,
    typer.Option(
        "--speaker",
        metavar="LABEL=NAME",
        rich_help_panel=AGAINST,
        help='Who a label of a record is: SPEAKER_00="Ana Ruiz", or call.json:SPEAKER_00="Ana Ruiz". Again for each.',
    ),
]


class GateFormat(enum.StrEnum):
    """How `attribution gate` prints."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


def _allowed(given: str | None) -> tuple[Allowed, ...]:
    names = [name.strip() for name in (given or "").split(",") if name.strip()]
    known = get_args(Allowed)
    for name in names:
        if name not in known:
            raise typer.BadParameter(f"{name} is none of {', '.join(known)}", param_hint="'--allow'")
    return cast("tuple[Allowed, ...]", tuple(names))


@command(
    app,
    "attribution gate ferry --allow indirect",
    "attribution gate ferry --policy ap --format json -o gate.json",
)
def gate(
    folder: StoryFolder,
    *,
    standard: Standard = None,
    policy: HousePolicy = None,
    allow: Annotated[
        str | None,
        typer.Option(
            "--allow",
            metavar="WHAT",
            rich_help_panel=AGAINST,
            help="Let through what nothing backs: indirect,unnamed,documents; or rules,records.",
        ),
    ] = None,
    speakers: Speakers = None,
    layout: Annotated[
        GateFormat, typer.Option("--format", rich_help_panel=WRITTEN, help="Text to read, JSON, or SARIF 2.1.0.")
    ] = GateFormat.TEXT,
    output: OutputFile = None,
    page: Annotated[
        Path | None,
        typer.Option("--page", metavar="FILE", rich_help_panel=WRITTEN, help="Write a page to work through, or print."),
    ] = None,
    certificate: Annotated[
        Path | None,
        typer.Option(
            "--certificate",
            metavar="FILE",
            rich_help_panel=WRITTEN,
            help="Write a page without the story's words and sources: how each quotation stands.",
        ),
    ] = None,
    report: Annotated[
        Path | None,
        typer.Option(
            "--report",
            metavar="FILE",
            rich_help_panel=WRITTEN,
            help="Write the article's page, with what backs each quotation.",
        ),
    ] = None,
    worksheet: Annotated[
        Path | None,
        typer.Option(
            "--worksheet",
            metavar="FILE",
            rich_help_panel=WRITTEN,
            help="Write a worksheet, with what backs each quotation: .docx, .xlsx, .csv or .md.",
        ),
    ] = None,
    threshold: Threshold = THRESHOLD,
    model: Model = None,
    words: Words = None,
) -> Job:
    """Tell what backs each quotation of a story's newest draft.

    Where neither story.json nor --standard says which, the standard is spoken: "um" may be left off, nothing else.
    Exit status: 0 all is backed, signed or allowed, 1 something is left to do, 2 it could not be done.
    """
    from attribution.gate import Asked

    asked = Asked(
        standard=standard,
        policy=policy,
        allowed=_allowed(allow),
        speakers=tuple(speakers or ()),
        maker=maker(model, words, threshold),
    )
    return partial(_gate, folder, asked, layout, output, Pages(page, certificate, report, worksheet))


def _gate(folder: Path, asked: "Asked", layout: GateFormat, output: Path | None, pages: Pages) -> int:
    if pages.worksheet:
        refuse_worksheet(pages.worksheet, "--worksheet")
    from attribution.gate import hold_story

    held = hold_story(folder, asked, tell=complain)
    pages.write(held)
    text = _format(held, layout, colour=output is None and sys.stdout.isatty())
    write_text(text, output, is_for_people=layout is GateFormat.TEXT)
    return DONE if held.gate.passes else LEFT


def _format(held: "HeldStory", layout: GateFormat, *, colour: bool) -> str:
    from attribution.gate import format_json, format_sarif, format_text
    from attribution.story import RECORDS

    if layout is GateFormat.JSON:
        return format_json(held.gate)
    if layout is GateFormat.SARIF:
        folder = held.folder
        return format_sarif(held.gate, str(folder.draft), held.analysis.document.text, str(folder.path / RECORDS))
    return format_text(held.gate, colour=colour)
