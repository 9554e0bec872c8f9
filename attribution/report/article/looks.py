"""What a reader of the page should look at, the worst first, and what is set apart."""

import itertools
from collections.abc import Iterator, Sequence

import msgspec

from attribution import model
from attribution.model import checks
from attribution.report import page, wording
from attribution.report.article.changed_looks import changed_group
from attribution.report.article.correcting import corrections_of
from attribution.report.article.lookup import NOBODY, Lookup
from attribution.report.article.segments import Marking
from attribution.report.article.unnamed_looks import unnamed_groups

_MARK_NOTES = frozenset({"unclosed-mark", "unopened-mark"})
_ANOTHERS = checks.VERDICT_WORDS["wrong-speaker"]


def look_groups(reading: Lookup) -> tuple[page.LookGroup, ...]:
    """Return what needs a look, grouped by reason, the worst first; a group with nothing in it is left out."""
    groups = (
        changed_group(reading),
        page.LookGroup(
            heading="Does not pass, against the record",
            explanation=wording.held_to(reading.review),
            todo="Compare the words with the passage of the record, and say which are right.",
            mark="words?",
            is_note=False,
            looks=_not_passing(reading, anothers=False),
        ),
        page.LookGroup(
            heading="Another speaker, by the record",
            explanation=wording.held_to(reading.review),
            todo="Read the passage of the record and say who speaks.",
            mark="who?",
            is_note=False,
            looks=_not_passing(reading, anothers=True),
        ),
        page.LookGroup(
            heading="No speaker",
            explanation="Somebody is quoted, and the article does not say clearly enough who.",
            todo="Read the passage and say who speaks.",
            mark="who?",
            is_note=False,
            looks=(*_without_speaker(reading), *_stretches_without_speaker(reading)),
        ),
        page.LookGroup(
            heading="Doubtful speaker",
            explanation=f"A speaker is named on this page with a confidence under {wording.LOW_CONFIDENCE:.2f} of 1.",
            todo="Read the passage and say who speaks.",
            mark="who?",
            is_note=False,
            looks=_doubtful(reading),
        ),
        page.LookGroup(
            heading="Quotation marks",
            explanation="A mark has no partner, so the words quoted may be more or fewer than shown.",
            todo="Find where the words begin and end, and put the mark that is missing into the article.",
            mark="marks?",
            is_note=False,
            looks=_from_notes(reading, marks=True),
        ),
        page.LookGroup(
            heading="May be the same speaker",
            explanation="A person gave a pronoun to somebody else, and these went with it.",
            todo="Read the passage and say whether it is the same speaker.",
            mark="who?",
            is_note=False,
            looks=_proposed(reading),
        ),
        page.LookGroup(
            heading="Corrections that are not applied",
            explanation="Their words can’t be found here, or are others than they were.",
            todo="Find them under “Corrections made”: say that they still hold, or take them back.",
            mark="again?",
            is_note=False,
            looks=_not_applied(reading),
        ),
        *unnamed_groups(reading),
        page.LookGroup(
            heading="Notes",
            explanation="What else to know before relying on this page.",
            todo="Read the passage, and see whether it matters for what you check.",
            mark="note",
            is_note=True,
            looks=_from_notes(reading, marks=False),
        ),
    )
    numbers = itertools.count(1)
    return tuple(
        msgspec.structs.replace(
            group,
            looks=tuple(msgspec.structs.replace(look, anchor=f"look-{next(numbers)}") for look in group.looks),
        )
        for group in groups
        if group.looks
    )


def look_marks(groups: Sequence[page.LookGroup]) -> Iterator[Marking]:
    """Yield where the margin of the article has a mark that leads to a look."""
    for group in groups:
        for look in group.looks:
            if look.start is not None:
                mark = page.MarginMark(
                    text=group.mark,
                    anchor=look.anchor,
                    place=f"at-{look.anchor}",
                    spoken=f"needs a look: {group.heading[:1].lower()}{group.heading[1:]}",
                )
                yield Marking(look.start, look.start + 1, margin=mark)


def no_comments(reading: Lookup) -> tuple[page.Aside, ...]:
    """Return who is said to have given no comment."""
    return tuple(
        page.Aside(
            text=note.span.text if note.span else "",
            reason=note.message,
            badge=reading.badges.get(note.source_id or ""),
            by=note.by.text if note.by else None,
            on_behalf_of=note.on_behalf_of,
            paragraph=_paragraph_of(reading, note),
        )
        for note in reading.analysis.notes
        if note.kind == "no-comment"
    )


def nobodys(reading: Lookup) -> tuple[page.Aside, ...]:
    """Return the stretches in quotation marks that are nobody's words."""
    return tuple(
        page.Aside(
            text=item.text,
            reason=wording.NOBODYS[item.reason],
            badge=None,
            by=None,
            on_behalf_of=None,
            paragraph=reading.paragraph_at(item.spans),
        )
        for item in reading.analysis.unattributed
        if item.reason in wording.NOBODYS
    )


def _not_passing(reading: Lookup, *, anothers: bool) -> tuple[page.Look, ...]:
    return tuple(
        _of_quotation(reading, entry, f"{wording.sentence(entry.check.verdict)} {entry.check.reason}")
        for entry in reading.entries
        if entry.check and entry.check.passes is False and (entry.check.verdict == _ANOTHERS) == anothers
    )


def _without_speaker(reading: Lookup) -> tuple[page.Look, ...]:
    reasons = {item.quotation_id: item for item in reversed(reading.analysis.unattributed) if item.quotation_id}
    found = []
    for quotation, entry in zip(reading.analysis.quotations, reading.entries, strict=True):
        if entry.badge is NOBODY:
            item = reasons.get(quotation.id)
            reason = wording.NO_SPEAKER.get(item.reason, "") if item else "It is given to nobody."
            found.append(_of_quotation(reading, entry, reason, item.candidates if item else ()))
    return tuple(found)


def _stretches_without_speaker(reading: Lookup) -> tuple[page.Look, ...]:
    """Return the stretches that are somebody's words, but not among the quotations."""
    known = {quotation.id for quotation in reading.analysis.quotations}
    return tuple(
        page.Look(
            anchor="",
            about=None,
            start=reading.start_of(item.spans),
            reason=wording.NO_SPEAKER[item.reason],
            excerpt=wording.shorten(item.text),
            source=None,
            links=_links(reading.paragraph_at(item.spans)),
            candidates=_candidates(item.candidates),
        )
        for item in reading.analysis.unattributed
        if item.reason in wording.NO_SPEAKER and item.quotation_id not in known
    )


def _doubtful(reading: Lookup) -> tuple[page.Look, ...]:
    return tuple(_of_quotation(reading, entry, wording.doubt(entry)) for entry in reading.entries if entry.uncertain)


def _proposed(reading: Lookup) -> tuple[page.Look, ...]:
    entries = {quotation.id: reading.entries[at] for at, quotation in enumerate(reading.analysis.quotations)}
    return tuple(
        _of_quotation(reading, entries[it.quotation_id], wording.sentence(it.reason))
        for it in corrections_of(reading).proposals
        if it.quotation_id in entries
    )


def _not_applied(reading: Lookup) -> tuple[page.Look, ...]:
    return tuple(
        page.Look(
            anchor="",
            about=None,
            start=None,
            reason=wording.sentence(it.reason),
            excerpt=None,
            source=None,
            links=(),
            candidates=(),
        )
        for it in corrections_of(reading).unplaced
    )


def _of_quotation(
    reading: Lookup, entry: page.ShownQuotation, reason: str, candidates: Sequence[model.Candidate] = ()
) -> page.Look:
    """Return a look that leads to a quotation; `look_groups` gives it its anchor."""
    return page.Look(
        anchor="",
        about=entry.anchor,
        start=reading.start_of(reading.analysis.quotations[entry.number - 1].spans),
        reason=reason,
        excerpt=wording.shorten(entry.text),
        source=None,
        links=_links(page.PlaceLink(text=entry.label, anchor=entry.anchor), entry.paragraph),
        candidates=_candidates(candidates),
    )


def _from_notes(reading: Lookup, *, marks: bool) -> tuple[page.Look, ...]:
    found = []
    for note in reading.analysis.notes:
        if note.kind != "no-comment" and (note.kind in _MARK_NOTES) == marks:
            badge = reading.source_of(note.source_id)
            source = page.PlaceLink(text=badge.name, anchor=badge.anchor) if badge is not NOBODY else None
            found.append(
                page.Look(
                    anchor="",
                    about=badge.anchor,
                    start=reading.start_of([note.span] if note.span else []),
                    reason=wording.sentence(note.message),
                    excerpt=wording.shorten(note.span.text) if note.span else None,
                    source=None,
                    links=_links(source, _paragraph_of(reading, note)),
                    candidates=(),
                )
            )
    return tuple(found)


def _paragraph_of(reading: Lookup, note: model.Note) -> page.PlaceLink | None:
    return reading.paragraph_at([note.span]) if note.span else None


def _links(*links: page.PlaceLink | None) -> tuple[page.PlaceLink, ...]:
    return tuple(link for link in links if link)


def _candidates(candidates: Sequence[model.Candidate]) -> tuple[page.ShownCandidate, ...]:
    return tuple(
        page.ShownCandidate(text=wording.shorten(item.speaker.text), confidence=wording.confidence(item.confidence))
        for item in candidates
    )
