"""`attribution sign`: a person answers for quotations of a story."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from attribution.cli.app import DONE, Job, Model, Threshold, Words, app
from attribution.cli.articles import maker
from attribution.cli.gate import Speakers, StoryFolder
from attribution.cli.messages import complain, tell
from attribution.cli.panels import WRITTEN, command
from attribution.cli.sign_from import sign_from
from attribution.errors import StoryError
from attribution.model import HOW_WORDS, THRESHOLD, How

if TYPE_CHECKING:
    from attribution.gate import Asked, HeldStory
    from attribution.model import Held, LedgerLine


class Answer(NamedTuple):
    """What a person says of quotations."""

    who: str
    how: How | None
    note: str


def _how(given: str | None) -> How | None:
    if given is None:
        return None
    name = given.strip().lower().replace(" ", "-").replace("email", "e-mail")
    for how in HOW_WORDS:
        if name == how:
            return how
    raise typer.BadParameter(f"it is none of {', '.join(HOW_WORDS)}", param_hint="'--how'")


@command(
    app,
    "attribution sign ferry 3 --how heard --who NF",
    'attribution sign ferry q-3ef21080 --how called --who NF --note "asked twice"',
)
def sign(
    folder: StoryFolder,
    quotations: Annotated[
        list[str] | None,
        typer.Argument(metavar="QUOTATION", help="Its number or its id, as attribution gate prints them."),
    ] = None,
    *,
    who: Annotated[
        str | None,
        typer.Option(
            "--who",
            metavar="NAME",
            envvar="ATTRIBUTION_WHO",
            rich_help_panel=WRITTEN,
            help="Who signs: a name or initials.",
        ),
    ] = None,
    how: Annotated[
        str | None,
        typer.Option(
            "--how",
            metavar="HOW",
            rich_help_panel=WRITTEN,
            help="How it was checked: heard, called, e-mail, own-notes, document.",
        ),
    ] = None,
    note: Annotated[
        str, typer.Option("--note", metavar="TEXT", rich_help_panel=WRITTEN, help="What else there is to say.")
    ] = "",
    withdraw: Annotated[
        bool, typer.Option("--withdraw", rich_help_panel=WRITTEN, help="Take signatures back.")
    ] = False,
    file: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="FILE",
            rich_help_panel=WRITTEN,
            help="Sign what a corrections file says was signed, and the ledger does not have.",
        ),
    ] = None,
    speakers: Speakers = None,
    threshold: Threshold = THRESHOLD,
    model: Model = None,
    words: Words = None,
) -> Job:
    """Write into a story's ledger that a person has checked quotations of its newest draft.

    Exit status: 0 it is written, 2 nothing is.
    """
    if bool(quotations) == bool(file):
        raise typer.BadParameter("name quotations, or give a file with --from", param_hint="'QUOTATION'")
    from attribution.gate import Asked

    asked = Asked(speakers=tuple(speakers or ()), maker=maker(model, words, threshold))
    if file:
        if how or note or withdraw:
            raise typer.BadParameter("the file says how each was checked", param_hint="'--from'")
        return partial(sign_from, folder, asked, file, (who or "").strip())
    if not (who or "").strip():
        raise typer.BadParameter("say who signs, or set ATTRIBUTION_WHO", param_hint="'--who'")
    if (how is None) != withdraw:
        raise typer.BadParameter("say how it was checked, or --withdraw", param_hint="'--how'")
    return partial(_sign, folder, asked, quotations or [], Answer((who or "").strip(), _how(how), note.strip()))


def _sign(folder: Path, asked: "Asked", quotations: list[str], answer: Answer) -> int:
    from attribution.gate import hold_story
    from attribution.story import add_lines

    held = hold_story(folder, asked, tell=complain)
    chosen = [_find(held, name) for name in quotations]
    added = add_lines(folder, [_line(held, one, answer) for one in chosen])
    for one, line in zip(chosen, added, strict=True):
        done = f"signed by {answer.who}, {HOW_WORDS[answer.how]}" if answer.how else f"taken back by {answer.who}"
        tell(f"{one.number}. {_short(one.words.text)}: {done} (ledger line {line.number})")
    return DONE


def _find(held: "HeldStory", name: str) -> "Held":
    """Return the quotation of that number or id, or of an id that begins so.

    Raises:
        StoryError: There is none, or more than one.
    """
    everyone = held.gate.quotations
    found = [one for one in everyone if name in (str(one.number), one.quotation_id)]
    found = found or [one for one in everyone if name.startswith("q-") and one.quotation_id.startswith(name)]
    if len(found) != 1:
        what = "more than one quotation" if found else "no quotation"
        raise StoryError(held.folder.path, f"{what} of {held.folder.draft.name} is “{name}”: see attribution gate")
    return found[0]


def _line(held: "HeldStory", one: "Held", answer: Answer) -> "LedgerLine":
    from attribution.gate import signature

    return signature(held.analysis, one, held.records, who=answer.who, how=answer.how, note=answer.note)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:58].rstrip()} …"
