"""From the options on the command line to what a report says of each article: checks, and findings of house rules."""

from typing import TYPE_CHECKING, Annotated

import typer

from attribution.cli.panels import AGAINST

if TYPE_CHECKING:
    from attribution.model import Analysis
    from attribution.report import Reviewer

_AGAINST = typer.Option(
    "--against",
    metavar="FILE",
    rich_help_panel=AGAINST,
    help="A record to hold the quotations against: text, a transcript with NAME: labels, .vtt, .srt. Give it again for "
    "each more.",
)
Against = Annotated[list[str] | None, _AGAINST]
#: Where there is nothing to do without a record.
Records = Annotated[list[str], _AGAINST]
_STANDARD = typer.Option(
    "--standard",
    metavar="S",
    rich_help_panel=AGAINST,
    help="Which verdicts pass: strict, spoken, cleaned, or a TOML file of your own.",
)
Standard = Annotated[str | None, _STANDARD]
#: Where it is needed.
OwnStandard = Annotated[str, _STANDARD]
#: What `--standard` was called at first.
RecordPolicy = Annotated[str | None, typer.Option("--record-policy", hidden=True, help="Use --standard.")]
_POLICY = typer.Option(
    "--policy",
    metavar="P",
    rich_help_panel=AGAINST,
    help="House rules: general, ap, npr, nyt, reuters, or a TOML file of your own.",
)
HousePolicy = Annotated[str | None, _POLICY]
#: Where it is needed.
OwnPolicy = Annotated[str, _POLICY]


def refuse(value: object, option: str, advice: str) -> None:
    """Refuse an option that an earlier version had, and say what to use.

    Raises:
        BadParameter: The option is given.
    """
    if value is not None:
        raise typer.BadParameter(advice, param_hint=f"'{option}'")


def reviewer(against: list[str] | None, standard: str | None, house: str | None) -> "Reviewer | None":
    """Return a function that checks an article, or None where nothing is asked for.

    Records, standard and house rules are read at once, so that what is wrong with them is told before the long work.

    Args:
        against: The records.
        standard: Which verdicts may stand; "strict" if not given.
        house: The house rules.

    Raises:
        LoadError: A record can't be read.
        PolicyError: There are no such house rules, or their file is broken.
        StandardError: There is no such standard, or its file is broken.
        BadParameter: There is a standard, and no record.
    """
    if standard is not None and not against:
        raise typer.BadParameter("there is no record: give --against as well", param_hint="'--standard'")
    if not against and house is None:
        return None
    from attribution.policy import check, load_policy
    from attribution.report import Review
    from attribution.verify import load_standard, prepare, read_record, verify

    rules = load_policy(house) if house is not None else None
    required = load_standard(standard or "strict") if against else None
    records = tuple(read_record(path) for path in against or ())
    ready = prepare(records)

    def review(analysis: "Analysis") -> Review:
        return Review(
            checks=verify(analysis, ready, standard=required) if required else None,
            standard=required,
            records=records,
            findings=check(analysis, rules) if rules else None,
            house=rules.name if rules else "",
        )

    return review
