"""How often people kept what the machine found, as a table to read and as JSON."""

from collections.abc import Iterator, Sequence

import msgspec

from attribution.model import Changes, Evaluation, Kept
from attribution.output import clean

_SORTS = (
    ("confidence", "by_confidence"),
    ("kind of quotation", "by_kind"),
    ("speaker", "by_speaker"),
    ("rule", "by_rule"),
)
#: What is told of each change.
_CHANGES = {
    "added": "quotations that were missed",
    "removed": "that were no quotation",
    "spans": "that begin or end elsewhere",
    "given_to_another": "given to another source",
    "given_to_nobody": "given to nobody",
    "given_to_somebody": "open ones given to somebody",
    "merged": "sources joined with another",
    "split": "sources set apart",
    "renamed": "sources renamed",
}
_MOST_NAMED = 5


def format_evaluation(evaluation: Evaluation) -> str:
    """Return an evaluation as a table to read, with a newline at the end.

    >>> from attribution.model import Links
    >>> links = Links(all=Kept(label="all", links=4, kept=3))
    >>> print(format_evaluation(Evaluation(links=links, looked_at=Links(all=Kept(label="all", links=0, kept=0)))))
    0 stories with corrections: 0 quotations, 0 of them looked at (0 with a status)
    ...
    """
    return "".join(f"{line.rstrip()}\n" for line in _lines(evaluation))


def encode_evaluation(evaluation: Evaluation) -> bytes:
    r"""Return an evaluation as JSON, indented, with a newline at the end.

    >>> from attribution.model import Links
    >>> links = Links(all=Kept(label="all", links=4, kept=3))
    >>> encode_evaluation(Evaluation(links=links, looked_at=links))[:40]
    b'{\n  "schema": "attribution/evaluation/1"'
    """
    return msgspec.json.format(msgspec.json.encode(evaluation), indent=2) + b"\n"


def _lines(it: Evaluation) -> Iterator[str]:
    quotations, looked_at, with_status, unplaced = (
        sum(getattr(story, field) for story in it.stories)
        for field in ("quotations", "looked_at", "with_status", "unplaced")
    )
    stories = f"{len(it.stories):,} {'story' if len(it.stories) == 1 else 'stories'} with corrections"
    yield f"{stories}: {quotations:,} quotations, {looked_at:,} of them looked at ({with_status:,} with a status)"
    if unplaced:
        yield f"Entries that could not be applied, not counted: {unplaced:,}"
    if it.without_corrections:
        yield f"Stories without corrections, not counted: {_names(it.without_corrections)}"
    yield ""
    yield f"{'':32}{'all':>14}{'looked at':>20}"
    yield f"{'':32}{'links':>8}{'kept':>9}{'links':>11}{'kept':>9}"
    yield _row("all links", it.links.all, it.looked_at.all)
    for heading, field in _SORTS:
        every: Sequence[Kept] = getattr(it.links, field)
        alone = {kept.label: kept for kept in getattr(it.looked_at, field)}
        if every:
            yield f"by {heading}"
        for kept in every:
            yield _row(f"  {clean(kept.label)}", kept, alone.get(kept.label))
    yield from _changes(it.changes)


def _row(label: str, every: Kept, looked_at: Kept | None) -> str:
    return f"{label[:31]:32}{every.links:>8,}{_share(every):>9}{_number(looked_at):>11}{_share(looked_at):>9}"


def _number(kept: Kept | None) -> str:
    return "–" if kept is None else f"{kept.links:,}"


def _share(kept: Kept | None) -> str:
    share = None if kept is None else kept.share
    return "–" if share is None else f"{100 * share:.1f} %"


def _changes(changes: Changes) -> Iterator[str]:
    told = [(getattr(changes, field), words) for field, words in _CHANGES.items()]
    if any(count for count, _ in told):
        yield ""
        yield "corrected"
    yield from (f"  {words:30}{count:>8,}" for count, words in told if count)


def _names(ids: Sequence[str]) -> str:
    more = len(ids) - _MOST_NAMED
    return ", ".join(map(clean, ids[:_MOST_NAMED])) + (f" and {more:,} more" if more > 0 else "")
