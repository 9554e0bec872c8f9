"""What a standards editor looks at: unnamed sources that nobody else bears out, and those without a stated reason."""

from collections import defaultdict

from attribution import model
from attribution.report import page, wording
from attribution.report.article.lookup import Lookup

#: A source leads to at most this many quotations.
_MOST_LINKS = 12


def unnamed_groups(reading: Lookup) -> tuple[page.LookGroup, ...]:
    """Return what needs a look about unnamed people and groups that are quoted, most words first."""
    quoted = _quoted(reading)
    unnamed = [name for name in quoted if reading.badges[name].unnamed]
    return (
        page.LookGroup(
            heading="Unnamed, and relied on alone",
            explanation="Nobody else is quoted in the same paragraph, the one before or the one after. "
            "Its members, and sources that may be the same people, do not count as somebody else.",
            todo="See whether somebody else can bear out what the source says.",
            mark="alone",
            is_note=False,
            looks=tuple(look for name in unnamed if (look := _alone(reading, name, quoted[name]))),
        ),
        page.LookGroup(
            heading="Unnamed, without a stated reason",
            explanation="The article does not say why the source has no name.",
            todo="Ask why the source has no name, and say so in the article.",
            mark="unnamed",
            is_note=False,
            looks=tuple(look for name in unnamed if (look := _no_reason(reading, name, quoted[name]))),
        ),
    )


def _quoted(reading: Lookup) -> dict[str, list[page.ShownQuotation]]:
    """Return the quotations of each source that has any, by its id, in the order of the page."""
    by_anchor: dict[str | None, list[page.ShownQuotation]] = defaultdict(list)
    for entry in reading.entries:
        by_anchor[entry.badge.anchor].append(entry)
    return {name: by_anchor[badge.anchor] for name, badge in reading.badges.items() if badge.anchor in by_anchor}


def _alone(reading: Lookup, name: str, entries: list[page.ShownQuotation]) -> page.Look | None:
    source, voices = reading.sources[name], reading.voices
    places = set(voices.alone(source))
    alone = [entry for entry in entries if entry.number - 1 in places]
    if not alone:
        return None
    if voices.is_only(source):
        return _look(reading, name, alone, "Nobody else is quoted in the article.")
    return _look(reading, name, alone, f"Alone in {wording.part(len(alone), len(entries))}.")


def _no_reason(reading: Lookup, name: str, entries: list[page.ShownQuotation]) -> page.Look | None:
    source = reading.sources[name]
    if model.stated_reason(source, reading.sources.get(source.member_of or "")):
        return None
    condition = source.anonymity.condition if source.anonymity else None
    given = f"The article gives the condition, “{condition}”, and no reason." if condition else "No reason is given."
    return _look(reading, name, entries, given)


def _look(reading: Lookup, name: str, entries: list[page.ShownQuotation], reason: str) -> page.Look:
    badge = reading.badges[name]
    spans = [span for entry in entries for span in reading.analysis.quotations[entry.number - 1].spans]
    return page.Look(
        anchor="",
        about=badge.anchor,
        start=reading.start_of(spans),
        reason=reason,
        excerpt=None,
        source=badge,
        links=tuple(page.PlaceLink(text=entry.label, anchor=entry.anchor) for entry in entries[:_MOST_LINKS]),
        candidates=(),
    )
