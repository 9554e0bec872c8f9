"""What a standards editor looks at: unnamed sources that nobody else bears out, and those without a stated reason."""

from collections import defaultdict
from collections.abc import Iterable

from attribution import model
from attribution.report import page, wording
from attribution.report.article.lookup import Reading

#: A source leads to at most this many quotations.
_MOST_LINKS = 12


def unnamed_groups(reading: Reading) -> tuple[page.LookGroup, ...]:
    """Return what needs a look about unnamed people and groups that are quoted, most words first."""
    quoted = _quoted(reading)
    unnamed = [name for name in quoted if reading.badges[name].unnamed]
    return (
        page.LookGroup(
            heading="Unnamed, and relied on alone",
            explanation="Nobody else is quoted in the same paragraph, the one before or the one after. "
            "Its members, and sources that may be the same people, do not count as somebody else.",
            looks=tuple(look for name in unnamed if (look := _alone(reading, name, quoted))),
        ),
        page.LookGroup(
            heading="Unnamed, without a stated reason",
            explanation="The article does not say why the source has no name.",
            looks=tuple(look for name in unnamed if (look := _no_reason(reading, name, quoted[name]))),
        ),
    )


def _quoted(reading: Reading) -> dict[str, list[page.Quotation]]:
    """Return the quotations of each source that has any, by its id, in the order of the page."""
    by_anchor: dict[str | None, list[page.Quotation]] = defaultdict(list)
    for entry in reading.entries:
        by_anchor[entry.badge.anchor].append(entry)
    return {name: by_anchor[badge.anchor] for name, badge in reading.badges.items() if badge.anchor in by_anchor}


def _alone(reading: Reading, name: str, quoted: dict[str, list[page.Quotation]]) -> page.Look | None:
    others = [other for other in quoted if other not in _kin(reading, name)]
    borne_out = {number for other in others for number in _paragraphs(reading, quoted[other])}
    alone = [
        entry
        for entry in quoted[name]
        if not borne_out & {number + step for number in _paragraphs(reading, [entry]) for step in (-1, 0, 1)}
    ]
    if not alone:
        return None
    if not others:
        return _look(reading, name, alone, "Nobody else is quoted in the article.")
    return _look(reading, name, alone, f"Alone in {wording.part(len(alone), len(quoted[name]))}.")


def _no_reason(reading: Reading, name: str, entries: list[page.Quotation]) -> page.Look | None:
    source = reading.sources[name]
    whole = reading.sources.get(source.member_of or "")
    if _reason(source) or (whole and _reason(whole)):
        return None
    condition = source.anonymity.condition if source.anonymity else None
    given = f"The article gives the condition, “{condition}”, and no reason." if condition else "No reason is given."
    return _look(reading, name, entries, given)


def _look(reading: Reading, name: str, entries: list[page.Quotation], reason: str) -> page.Look:
    return page.Look(
        reason=reason,
        excerpt=None,
        source=reading.badges[name],
        links=tuple(page.Link(text=entry.label, anchor=entry.anchor) for entry in entries[:_MOST_LINKS]),
        quotation=None,
        candidates=(),
    )


def _reason(source: model.Source) -> str | None:
    return source.anonymity.reason if source.anonymity else None


def _kin(reading: Reading, name: str) -> set[str]:
    """Return the sources that may be the same people: itself, its members, what it is a member of, its likes."""
    source = reading.sources[name]
    kin = {name, source.member_of or name, *source.may_be}
    for other in reading.sources.values():
        if other.member_of and other.member_of in {name, source.member_of}:
            kin.add(other.id)
    return kin


def _paragraphs(reading: Reading, entries: Iterable[page.Quotation]) -> set[int]:
    """Return the numbers of the paragraphs in which `entries` begin."""
    spans = (reading.analysis.quotations[entry.number - 1].spans for entry in entries)
    return {number for these in spans if (number := reading.paragraph_number(these))}
