"""From the options on the command line to what a report says of each article: checks, and findings of house rules."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from attribution.model import Analysis
    from attribution.report import Reviewer

Against = Annotated[
    list[str] | None,
    typer.Option(
        "--against",
        metavar="FILE",
        help="A record to hold the quotations against: text, a transcript, .vtt, .srt. Give it again for each more.",
    ),
]
RecordPolicy = Annotated[
    str | None,
    typer.Option(
        "--record-policy", metavar="P", help="Which verdicts pass: strict, cleaned, or a TOML file of your own."
    ),
]
HousePolicy = Annotated[
    str | None,
    typer.Option(
        "--policy", metavar="P", help="House rules: general, ap, npr, nyt, reuters, or a TOML file of your own."
    ),
]


def reviewer(against: list[str] | None, record_policy: str | None, house: str | None) -> "Reviewer | None":
    """Return a function that checks an article, or None where nothing is asked for.

    Records and policies are read at once, so that what is wrong with them is told before the long work.

    Args:
        against: The records.
        record_policy: Which verdicts may stand; "strict" if not given.
        house: The house rules.

    Raises:
        LoadError: A record can't be read.
        PolicyError: There is no such policy, or its file is broken.
        BadParameter: There is a policy for records, and no record.
    """
    if record_policy is not None and not against:
        raise typer.BadParameter("there is no record: give --against as well", param_hint="'--record-policy'")
    if not against and house is None:
        return None
    from attribution.policy import check, load_policy
    from attribution.report import Review
    from attribution.verify import load_policy as load_record_policy
    from attribution.verify import prepare, read_record, verify

    rules = load_policy(house) if house is not None else None
    standing = load_record_policy(record_policy or "strict") if against else None
    records = tuple(read_record(path) for path in against or ())
    ready = prepare(records)

    def review(analysis: "Analysis") -> Review:
        return Review(
            checks=verify(analysis, ready, policy=standing) if standing else None,
            policy=standing,
            records=records,
            findings=check(analysis, rules) if rules else None,
            house=rules.name if rules else "",
        )

    return review
