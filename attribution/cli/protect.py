"""`attribution protect`: the text of a story without its quotations, and the key that gives them back."""

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attribution.cli.app import DONE, Job, Model, OutputFile, Threshold, Words, app
from attribution.cli.correcting import CorrectionFiles, NoCorrections, correcting
from attribution.cli.messages import STDOUT, complain, tell
from attribution.cli.panels import WRITTEN, command
from attribution.cli.reading import with_reading
from attribution.cli.saved import one_story
from attribution.cli.standard_input import piped_one
from attribution.load import Reading
from attribution.model import THRESHOLD

if TYPE_CHECKING:
    from attribution.masking import Protected
    from attribution.model import Analysis


#: A message names no more stretches that stay.
_MOST_SHOWN = 9


@command(
    app,
    "attribution protect story.docx -o masked.txt --key key.json",
    "cat story.txt | attribution protect --sources -o masked.txt --key key.json",
)
@with_reading
def protect(
    story: Annotated[
        str,
        typer.Argument(
            metavar="STORY",
            default_factory=piped_one,
            show_default=False,
            help="An article, a .json or .jsonl file with its analysis, or text that is piped in.",
        ),
    ],
    *,
    key: Annotated[
        Path,
        typer.Option(
            "--key",
            metavar="FILE",
            rich_help_panel=WRITTEN,
            help="Where to write what gives the words back. Only you can read that file.",
        ),
    ],
    sources: Annotated[
        bool,
        typer.Option(
            "--sources",
            rich_help_panel=WRITTEN,
            help="Take out the names of the sources too, wherever the text has them.",
        ),
    ] = False,
    output: OutputFile = None,
    corrections: CorrectionFiles = None,
    no_corrections: NoCorrections = False,
    threshold: Threshold = THRESHOLD,
    model: Model = None,
    words: Words = None,
    reading: Reading,
) -> Job:
    """Put a placeholder in the place of each quotation, so that the text around it can be rewritten safely.

    `attribution restore` puts the words back.
    """
    _keep_apart(story, key, output)
    given = correcting([story], corrections, off=no_corrections, reading=reading)
    analyse = partial(
        one_story, story, model=model, words=words, threshold=threshold, reading=reading, correcting=given
    )
    return partial(_protect, analyse, key, output, sources=sources)


def _keep_apart(story: str, key: Path, output: Path | None) -> None:
    """Refuse to write over the story, or to write the key and the text to one file."""
    files = [("STORY", Path(story)), ("--key", key), *([("--output", output)] if output else [])]
    taken: dict[str, str] = {}
    for option, path in files:
        place = os.path.realpath(path)
        if place in taken:
            raise typer.BadParameter(f"it is the file of {taken[place]}: give another", param_hint=f"'{option}'")
        taken[place] = option


def _protect(
    analyse: Callable[[], tuple["Analysis", "Analysis"]], key: Path, output: Path | None, *, sources: bool
) -> int:
    from attribution.masking import protect as masked
    from attribution.masking import write_key
    from attribution.output import Output, replacing

    machine, analysis = analyse()
    protected = masked(analysis, sources=sources, machine=machine)
    # No text is given away of which the key could not be written.
    write_key(protected.key, key)
    data = protected.text.encode("utf-8", "surrogatepass")
    if output:
        with replacing(output) as file:
            file.write(data)
        tell(f"Wrote {output}: {_counted(protected)}. Keep {key}, which has the words")
    else:
        stdout = Output(sys.stdout.buffer, STDOUT)
        stdout.write(data)
        stdout.flush()
    _tell_left(analysis)
    return DONE


def _counted(protected: "Protected") -> str:
    quotations = len({one.quotation_id for one in protected.key.quotations})
    names = sum(len(one.places) for one in protected.key.names)
    told = _count(quotations, "quotation")
    return f"{told} and {_count(names, 'name')} taken out" if names else f"{told} taken out"


def _tell_left(analysis: "Analysis") -> None:
    """Tell what stands between marks and is nobody's quotation, since somebody may have taken it for protected."""
    left = [one.text for one in analysis.unattributed if one.quotation_id is None]
    if left:
        verb = "is no quotation and stays" if len(left) == 1 else "are no quotations and stay"
        rest = f" and {len(left) - _MOST_SHOWN} more" if len(left) > _MOST_SHOWN else ""
        shown = ", ".join(left[:_MOST_SHOWN]) + rest
        complain(f"{_count(len(left), 'stretch', 'stretches')} in marks {verb}: {shown}")


def _count(number: int, noun: str, plural: str = "") -> str:
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
