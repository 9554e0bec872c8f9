"""`attribution compare`: two drafts of an article, and what was corrected carried from one to the other."""

import enum
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from attribution.cli.app import DONE, Job, Model, OutputFile, Threshold, Words, app
from attribution.cli.beside import Place
from attribution.cli.correcting import Correcting, CorrectionFiles, NoCorrections, correcting
from attribution.cli.messages import complain
from attribution.cli.panels import CORRECTIONS, WRITTEN, command
from attribution.cli.printing import clean_lines, write_text
from attribution.cli.reading import with_reading
from attribution.cli.reviewing import refuse
from attribution.cli.saved import one_analysis
from attribution.errors import AttributionError, CorrectionsError, OutputError
from attribution.load import Reading
from attribution.model import THRESHOLD

if TYPE_CHECKING:
    from attribution.compare import Comparison
    from attribution.model import Analysis, Corrections


class CompareFormat(enum.StrEnum):
    """How `attribution compare` prints."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


class Draft(NamedTuple):
    """A draft to be compared."""

    path: str
    #: Returns its analysis, as the machine read it.
    analyse: Callable[[], "Analysis"]
    #: Makes its corrections.
    correcting: Callable[[], Correcting]


@command(
    app,
    "attribution compare draft-1.docx draft-2.docx",
    "attribution compare old.txt new.txt --corrections old.corrections.json",
)
@with_reading
def compare(
    old: Annotated[str, typer.Argument(metavar="OLD", help="The old draft, or a .json file of its analysis.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The new draft, or a .json file of its analysis.")],
    *,
    corrections: CorrectionFiles = None,
    no_corrections: NoCorrections = False,
    carry_to: Annotated[
        Path | None,
        typer.Option(
            "--carry-to",
            metavar="FILE",
            rich_help_panel=CORRECTIONS,
            help="Where to write the new draft's corrections. If not given, NEW.corrections.json beside it.",
        ),
    ] = None,
    statuses: Annotated[
        Path | None, typer.Option("--status", hidden=True, help="What an earlier version took.")
    ] = None,
    layout: Annotated[
        CompareFormat | None,
        typer.Option("--format", rich_help_panel=WRITTEN, help="Text, JSON or a page; else what -o ends with says it."),
    ] = None,
    output: OutputFile = None,
    threshold: Threshold = THRESHOLD,
    model: Model = None,
    words: Words = None,
    reading: Reading,
) -> Job:
    """Print what became of an old draft's quotations and sources.

    What a person corrected and entered for the old draft is carried to a file for the new one, and what has to be asked
    again is listed. Run it again after you have answered: it says what is left, and replaces nothing.

    Exit status: 0 the drafts were compared, 2 it could not be done.
    """
    refuse(statuses, "--status", "status files are read by the story's page alone: save one file of corrections there")
    if carry_to and no_corrections:
        raise typer.BadParameter("there is nothing to carry with --no-corrections", param_hint="'--carry-to'")

    def draft(path: str, files: list[Path] | None) -> Draft:
        machine = correcting([path], None, off=True)
        analyse = partial(one_analysis, path, model=model, words=words, threshold=threshold, reading=reading)
        applied = correcting([path], files, off=no_corrections, reading=reading)
        return Draft(path, partial(analyse, correcting=machine), applied)

    return partial(
        _compare,
        draft(old, corrections),
        draft(new, _files_of(new, carry_to)),
        given=corrections,
        is_given=bool(corrections or carry_to),
        target=carry_to or _beside(new),
        layout=_layout(layout, output),
        output=output,
    )


def _beside(path: str) -> Path:
    """Return where the corrections of a draft are written if nothing else is said."""
    from attribution.corrections import SUFFIX

    return Path(f"stdin{SUFFIX}") if path == "-" else Path(path).with_name(f"{Path(path).stem}{SUFFIX}")


def _files_of(path: str, carry_to: Path | None) -> list[Path] | None:
    """Return the corrections of the new draft where they lie in the file that is given; None to look beside it."""
    if carry_to is None or not carry_to.is_file():
        return None
    beside = _beside(path)
    return [carry_to, *([beside] if beside.is_file() and not beside.samefile(carry_to) else [])]


def _layout(layout: CompareFormat | None, output: Path | None) -> CompareFormat:
    by_suffix = {".html": CompareFormat.HTML, ".htm": CompareFormat.HTML, ".json": CompareFormat.JSON}
    return layout or by_suffix.get(output.suffix.lower() if output else "", CompareFormat.TEXT)


def _compare(
    old: Draft,
    new: Draft,
    *,
    given: list[Path] | None,
    is_given: bool,
    target: Path,
    layout: CompareFormat,
    output: Path | None,
) -> int:
    from attribution.compare import carry_corrections
    from attribution.compare import compare as compare_drafts
    from attribution.corrections import corrected

    # What can be known to fail is told before the long work.
    if is_given and target.exists():
        _refuse_other(target, given or [])
    applied = old.correcting(), new.correcting()
    machine = old.analyse(), new.analyse()
    if is_given and target.exists():
        _refuse_other(target, given or [], of_text=machine[1].document.sha256)
    (before, entered), (after, own) = (
        _corrected(draft.path, applying, analysis)
        for draft, applying, analysis in zip((old, new), applied, machine, strict=True)
    )
    if entered is None and is_given:
        raise typer.BadParameter("there is nothing to carry: give --corrections too", param_hint="'--carry-to'")
    carried = None
    if entered is not None:
        carried = carry_corrections(entered, compare_drafts(*machine), *machine, own=own)
        after = corrected(machine[1], carried)
    comparison = compare_drafts(before, after)
    text = _format(comparison, layout)
    is_new = carried is not None and not target.exists()
    if carried is not None and is_new:
        _write_corrections(carried, target)
    is_text = layout is CompareFormat.TEXT
    write_text(clean_lines(text) if is_text else text, output, is_for_people=is_text)
    if carried is not None:
        _tell(carried, own, target, new.path, is_new=is_new)
    return DONE


def _refuse_other(target: Path, given: list[Path], of_text: str | None = None) -> None:
    """Refuse a file that is there, unless an earlier run can have written it.

    Raises:
        OutputError: It has no corrections, or those that are given, or those of another text.
    """
    from attribution.corrections import read_corrections

    try:
        sha256 = read_corrections(target).document.sha256
        is_other = any(path.exists() and path.samefile(target) for path in given) or of_text not in (None, sha256)
    except CorrectionsError:
        is_other = True
    if is_other:
        raise OutputError(target, "there is such a file already: give another name with --carry-to")


def _corrected(path: str, given: Correcting, analysis: "Analysis") -> "tuple[Analysis, Corrections | None]":
    """Return a draft as it is corrected, and by what.

    Raises:
        CorrectionsError: Its corrections can't be read, or those that are given are of another article.
    """
    from attribution.load import STDIN, holds_analyses

    failed: list[AttributionError] = []
    is_saved = path != STDIN and holds_analyses(path)
    place = Place(Path(path), is_alone=True)
    document = analysis.document
    found = given.find(document, place, failed) if is_saved else given.find_article(document, failed)
    result = None if found is None else given.outcome(found, analysis)
    given.finish(failed)
    if failed:
        raise failed[0]
    return result or analysis, found.corrections if found and result else None


def _write_corrections(carried: "Corrections", target: Path) -> None:
    from attribution.corrections import encode_corrections
    from attribution.output import replacing

    with replacing(target) as file:
        file.write(encode_corrections(carried))


def _tell(carried: "Corrections", own: "Corrections | None", target: Path, path: str, *, is_new: bool) -> None:
    """Tell what became of the entries, and what there is to do."""
    asked = sum(entry.ask_again is not None for entry in carried.entries)
    known = {entry.id: entry for entry in own.entries} if own else {}
    others = sum(known.get(entry.id) != entry for entry in carried.entries)
    if is_new:
        complain(f"wrote {target}: {_entries(len(carried.entries))} carried, {asked or 'none'} to be asked again")
    elif others:
        complain(
            f"{target}: it is there already, so nothing was written: {others} of {_entries(len(carried.entries))} "
            "are not in it: to have them all, give another name with --carry-to"
        )
    else:
        complain(
            f"{target}: nothing new to carry: it has all {_entries(len(carried.entries))}, "
            f"{asked or 'none'} still to be asked again"
        )
    if asked:
        complain(
            f"to answer, open the page that attribution report {path} makes, say of each that it still holds "
            f"or take it back, and save it as {target.name}"
        )


def _entries(number: int) -> str:
    return "1 entry" if number == 1 else f"{number} entries"


def _format(comparison: "Comparison", layout: CompareFormat) -> str:
    from attribution.compare import format_text, to_json

    if layout is CompareFormat.HTML:
        from attribution.report import render_comparison

        return render_comparison(comparison)
    return to_json(comparison) if layout is CompareFormat.JSON else f"{format_text(comparison)}\n"
