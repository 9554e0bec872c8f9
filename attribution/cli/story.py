"""`attribution story` and `attribution ledger`: the folder of a story, and who has checked what."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attribution.cli.app import DONE, Job, app
from attribution.cli.articles import maker
from attribution.cli.gate import StoryFolder
from attribution.cli.messages import complain, tell
from attribution.cli.panels import AGAINST, Group, command

if TYPE_CHECKING:
    from attribution.story import Folder

stories = typer.Typer(
    name="story",
    cls=Group,
    help="Make a story's folder, and see what is in it.",
    epilog="attribution story new ferry draft.docx\nattribution story status ferry",
    rich_markup_mode=None,
)
ledgers = typer.Typer(
    name="ledger",
    cls=Group,
    help="Check who has checked what.",
    epilog="attribution ledger check ferry\nattribution ledger check ferry --head df89bd08",
    rich_markup_mode=None,
)
app.add_typer(stories)
app.add_typer(ledgers)


@command(stories, "attribution story new ferry", "attribution story new ferry draft-1.docx draft-2.docx")
def new(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder to make, or one that is there.")],
    drafts: Annotated[
        list[Path] | None, typer.Argument(metavar="DRAFT", help="Drafts to copy into it; they stay where they are.")
    ] = None,
) -> Job:
    """Make a story's folder: story.json, records/, and copies of its drafts."""
    return partial(_new, folder, drafts or [])


def _new(path: Path, drafts: list[Path]) -> int:
    from attribution.story import make_story

    folder = make_story(path, drafts)
    tell(f"{path}: made; put what was said into {path / 'records'}, then: attribution gate {path}")
    if folder is None:
        tell(f"{path}: there is no draft yet: put it there")
    return DONE


@command(stories, "attribution story status ferry", "attribution story status .")
def status(folder: StoryFolder) -> Job:
    """Tell what is in a story's folder, and how its newest draft stands."""
    return partial(_status, folder)


def _status(path: Path) -> int:
    from attribution.gate import Asked, hold_story
    from attribution.story import check_ledger, open_story

    folder = open_story(path)
    ledger = check_ledger(path)
    for line in _contents(folder):
        tell(line)
    tell(f"ledger: {len(ledger.lines)} lines that fit" if ledger.lines else "ledger: empty")
    held = hold_story(path, Asked(maker=maker()), tell=complain)
    tell(f"gate: {held.gate.summary}")
    return DONE


def _contents(folder: "Folder") -> list[str]:
    from attribution.story import is_newest_by_name

    how = "by story.json" if folder.story.draft else "by name" if is_newest_by_name(folder.drafts) else "by time"
    lines = [
        f"draft: {folder.draft.name}{f' (the newest of {len(folder.drafts)}, {how})' if len(folder.drafts) > 1 else ''}"
    ]
    lines += [f"older draft: {path.name}" for path in folder.drafts if path != folder.draft]
    lines += [f"record: records/{file.id}" for file in folder.records] or ["records: none in records/"]
    lines += [f"corrections: {folder.corrections.name}"] if folder.corrections else ["corrections: none"]
    return lines


@command(ledgers, "attribution ledger check ferry", "attribution ledger check ferry --head df89bd08")
def check(
    folder: StoryFolder,
    *,
    head: Annotated[
        str | None,
        typer.Option(
            "--head",
            metavar="HASH",
            rich_help_panel=AGAINST,
            help="A hash that was kept elsewhere: it must be that of a line.",
        ),
    ] = None,
) -> Job:
    """Check that no line of a ledger was changed, taken out or put in.

    Exit status: 0 all lines fit, 2 one does not; the message says which is the first.
    """
    return partial(_check, folder, head)


def _check(folder: Path, head: str | None) -> int:
    from attribution.story import check_ledger

    ledger = check_ledger(folder, head)
    last = f"; the hash of the last is {ledger.head}" if ledger.lines else ""
    tell(f"{folder / 'ledger.jsonl'}: {len(ledger.lines)} lines, all fit{last}")
    return DONE
