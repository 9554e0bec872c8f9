"""`attribution check`: what house rules find."""

import enum
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from attribution.cli.app import DONE, NOTHING_DONE, Articles, Job, Model, OutputFile, Threshold, Words, app
from attribution.cli.correcting import CorrectionFiles, NoCorrections, correcting
from attribution.cli.messages import failures
from attribution.cli.panels import AGAINST, WRITTEN, command
from attribution.cli.printing import clean_lines, write_text
from attribution.cli.reading import with_reading
from attribution.cli.reviewing import OwnPolicy
from attribution.cli.saved import placed_analyses
from attribution.load import Reading
from attribution.model import THRESHOLD

if TYPE_CHECKING:
    from attribution.model import Analysis
    from attribution.policy import Checked, Policy

#: The exit status where something was found.
FOUND = 1


class CheckFormat(enum.StrEnum):
    """How `attribution check` prints."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"


@command(
    app,
    "attribution check story.docx --policy ap",
    "cat story.txt | attribution check --fail-on ANON002,QUO009",
)
@with_reading
def check(
    articles: Articles,
    *,
    policy: OwnPolicy = "general",
    layout: Annotated[
        CheckFormat,
        typer.Option(
            "--format", rich_help_panel=WRITTEN, help="A line a finding, the rule last; JSON; or SARIF 2.1.0."
        ),
    ] = CheckFormat.TEXT,
    fail_on: Annotated[
        str | None,
        typer.Option(
            "--fail-on",
            metavar="RULES",
            rich_help_panel=AGAINST,
            help="Only these rules give status 1: ANON002,QUO009.",
        ),
    ] = None,
    output: OutputFile = None,
    corrections: CorrectionFiles = None,
    no_corrections: NoCorrections = False,
    threshold: Threshold = THRESHOLD,
    model: Model = None,
    words: Words = None,
    reading: Reading,
) -> Job:
    """Print where house rules call for a look.

    A finding is a prompt, never a verdict. Exit status: 0 nothing found, 1 something found, 2 not all could be checked.
    """
    given = correcting(articles, corrections, off=no_corrections, reading=reading)
    analyses = partial(
        placed_analyses, articles, model=model, words=words, threshold=threshold, reading=reading, correcting=given
    )
    return partial(_check, analyses, policy, layout, fail_on, output)


def _check(
    analyses: Callable[..., Iterator[tuple[str, "Analysis"]]],
    name: str,
    layout: CheckFormat,
    fail_on: str | None,
    output: Path | None,
) -> int:
    from attribution.policy import Checked, load_policy
    from attribution.policy import check as findings_of

    # What is wrong with the policy is told before the long work.
    policy = load_policy(name)
    failing = _failing(fail_on, policy)
    with failures() as failed:
        checked = [Checked(article=path, findings=findings_of(analysis, policy)) for path, analysis in analyses(failed)]
        if checked:
            is_for_a_reader = output is None and sys.stdout.isatty()
            text = _format(checked, layout, policy, is_for_a_reader=is_for_a_reader)
            is_text = layout is CheckFormat.TEXT
            write_text(clean_lines(text) if is_text else text, output, is_for_people=is_text)
        if failed or not checked:
            return NOTHING_DONE
    return FOUND if any(it.rule in failing for one in checked for it in one.findings) else DONE


def _failing(fail_on: str | None, policy: "Policy") -> frozenset[str]:
    """Return the rules whose findings give status 1; one that is off would pass unseen, so it is refused."""
    if fail_on is None:
        return frozenset(policy.rules)
    names = [name.strip().upper() for name in fail_on.split(",") if name.strip()]
    off = [name for name in names if name not in policy.rules]
    if off or not names:
        allowed = ", ".join(policy.rules)
        what = f"{off[0]} is no rule of this policy" if off else "no rule is given"
        raise typer.BadParameter(f"{what}: choose from {allowed}", param_hint="'--fail-on'")
    return frozenset(names)


def _format(checked: list["Checked"], layout: CheckFormat, policy: "Policy", *, is_for_a_reader: bool) -> str:
    from attribution.policy import format_asks, format_json, format_sarif, format_text

    if layout is CheckFormat.SARIF:
        return format_sarif(checked, policy)
    if layout is CheckFormat.JSON:
        return format_json(checked, policy.name)
    asks = format_asks(checked) if is_for_a_reader else ""
    return "".join(map(format_text, checked)) + (f"\n{asks}" if asks else "")
