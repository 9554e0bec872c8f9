"""Two drafts of one article, for tests of comparing them, and what a person entered for the old one."""

import hashlib
from typing import Any

import msgspec

from attribution.corrections import anchor_quotation
from attribution.model import (
    Analysis,
    Anchor,
    Correction,
    Corrections,
    QuotationAnchor,
    SetStatus,
    SourceAnchor,
    Status,
)
from tests.analyses import Story
from tests.corrections_by_hand import Pencil

OLD = """\
“The pump will fail again by June,” Ana Ruiz said. “Nobody has ordered parts.”

“We were told to wait,” one official said.

“It is a good pump,” Tom Hale said.

“The water is safe,” Tom Hale said.
"""
NEW = """\
“The pump may fail again by June,” Ana Ruiz said. “Nobody has ordered parts.”

“We were told to wait,” Ben Roe said.

“The water is safe,” Tom Hale said.

“We have bought a new one,” said Lia Moss, the mayor.
"""


def with_ids(analysis: Analysis) -> Analysis:
    """Return an analysis in which ids are hashes of words and names, as the engine's are."""

    def digest(prefix: str, words: str) -> str:
        return f"{prefix}-{hashlib.sha256(words.encode('utf-8', 'replace')).hexdigest()[:8]}"

    names = {source.id: digest("s", source.name) for source in analysis.sources}
    sources = tuple(msgspec.structs.replace(it, id=names[it.id]) for it in analysis.sources)
    quotations = tuple(
        msgspec.structs.replace(it, id=digest("q", it.text), source_id=names.get(it.source_id or ""))
        for it in analysis.quotations
    )
    return msgspec.structs.replace(analysis, sources=sources, quotations=quotations)


def draft(text: str, *rows: tuple[str, str | None], name: str = "pump.txt", **document: Any) -> Analysis:
    """Return the analysis of a draft; each row is a quotation and the name of its source, if it has one."""
    story = Story(text, name, **document)
    for speaker in dict.fromkeys(speaker for _, speaker in rows if speaker):
        story.source(speaker.replace(" ", "-"), speaker, named=speaker[0].isupper())
    for words, speaker in rows:
        key = speaker.replace(" ", "-") if speaker else None
        story.quotation(words, source=key, speaker=speaker, kind="direct" if words.startswith("“") else "indirect")
    return with_ids(story.analysis())


def old_draft() -> Analysis:
    """Return the old draft."""
    return draft(
        OLD,
        ("“The pump will fail again by June,”", "Ana Ruiz"),
        ("“Nobody has ordered parts.”", "Ana Ruiz"),
        ("“We were told to wait,”", "one official"),
        ("“It is a good pump,”", "Tom Hale"),
        ("“The water is safe,”", "Tom Hale"),
        name="pump-1.txt",
        title="The pump",
    )


def new_draft() -> Analysis:
    """Return the new draft: one quotation reworded, one given to another source, one gone, one new, two kept."""
    return draft(
        NEW,
        ("“The pump may fail again by June,”", "Ana Ruiz"),
        ("“Nobody has ordered parts.”", "Ana Ruiz"),
        ("“We were told to wait,”", "Ben Roe"),
        ("“The water is safe,”", "Tom Hale"),
        ("“We have bought a new one,”", "Lia Moss"),
        name="pump-2.txt",
        title="The pump is broken",
    )


def entered(analysis: Analysis, *entries: Correction) -> Corrections:
    """Return entries as the corrections of an analysis."""
    return msgspec.structs.replace(Pencil(analysis).corrections(), entries=entries)


def statuses(analysis: Analysis, **given: Status) -> Corrections:
    """Return statuses as a page saves them, each with a note: `q1="cut"` for the first quotation."""
    rows = [
        SetStatus(
            id=f"c-{number}",
            when=f"2026-03-02T14:0{number}:00Z",
            quotation=which(analysis, number),
            status=given[f"q{number}"],
            note=f"note {number}",
        )
        for number in range(1, len(analysis.quotations) + 1)
        if f"q{number}" in given
    ]
    return entered(analysis, *rows)


def which(analysis: Analysis, number: int) -> QuotationAnchor:
    """Return which quotation is meant, by its number from 1."""
    return anchor_quotation(analysis.document.text, analysis.quotations[number - 1])


def whose(analysis: Analysis, name: str) -> SourceAnchor:
    """Return which source is meant, by its name."""
    return Pencil(analysis).source(name)


def words(analysis: Analysis, stretch: str) -> Anchor:
    """Return where a stretch of an article first stands."""
    return Pencil(analysis).anchor(stretch)
