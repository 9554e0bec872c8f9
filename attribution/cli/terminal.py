"""Analyses as they are printed: a table to read, or JSON."""

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from attribution.model import Analysis, Candidate, Quotation, Source, Unattributed, to_json
from attribution.output import clean
from attribution.text import find_changed

PrintFormat = Literal["table", "json", "jsonl"]


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the table: a quotation or a quoted stretch."""

    #: How sure the speaker is, in percent; empty where that has no sense.
    sure: str = ""
    kind: str
    #: The words that attribute, and what else is known of the attribution.
    cue: str = ""
    text: str


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """A source with its quotations, or what has no source."""

    heading: str
    detail: str
    rows: tuple[Row, ...]


def format_table(analysis: Analysis, *, width: int | None = None) -> str:
    """Return `analysis` as text grouped by source, a quotation a line.

    Args:
        analysis: What to show.
        width: The columns of the terminal, for colours and line breaks that fit it. Without it the text is plain, and
            each quotation stays on one line, for pipes and files.
    """
    groups = tuple(_groups(analysis))
    if width is None:
        return "\n".join(_plain_lines(analysis, groups)) + "\n\n"
    from attribution.cli.drawing import draw

    return draw(_title(analysis), _summary(analysis), groups, width)


def encode(
    analyses: Iterable[Analysis], layout: PrintFormat, *, encoding: str = "utf-8", width: int | None = None
) -> Iterator[bytes]:
    """Yield `analyses` in pieces to be written one after the other; none is kept.

    Args:
        analyses: What to print.
        layout: "table"; "json", one array; or "jsonl", one analysis a line. JSON is always in UTF-8.
        encoding: The encoding of the table; what it can't show becomes a question mark.
        width: The columns of the terminal, if the table is for one.
    """
    if layout == "table":
        for analysis in analyses:
            yield format_table(analysis, width=width).encode(encoding, "replace")
    elif layout == "jsonl":
        for analysis in analyses:
            yield f"{to_json(analysis)}\n".encode()
    else:
        before = "[\n"
        for analysis in analyses:
            yield f"{before}{to_json(analysis)}".encode()
            before = ",\n"
        yield b"[]\n" if before == "[\n" else b"\n]\n"


def _groups(analysis: Analysis) -> Iterator[Group]:
    changed = tuple(
        Row(kind="changed", text=clean(it.now), cue=clean(f"{' '.join(it.told)} Before: {it.before}"))
        for it in find_changed(analysis)
    )
    if changed:
        yield Group(heading="Changed inside quotation marks", detail="", rows=changed)
    names = {source.id: source.name for source in analysis.sources}
    for source in analysis.sources:
        rows = tuple(_row(quotation, names) for quotation in analysis.quotations if quotation.source_id == source.id)
        if rows:
            yield Group(heading=clean(source.name), detail=_describe(source, names), rows=rows)
    open_ones = {entry.quotation_id: entry for entry in analysis.unattributed if entry.quotation_id}
    unknown = tuple(
        _row(quotation, names, open_ones.get(quotation.id))
        for quotation in analysis.quotations
        if quotation.source_id not in names
    )
    if unknown:
        yield Group(heading="No known speaker", detail="", rows=unknown)
    others = tuple(
        Row(kind=entry.reason, text=clean(entry.text)) for entry in analysis.unattributed if not entry.quotation_id
    )
    if others:
        yield Group(heading="In quotation marks, but nobody's words here", detail="", rows=others)
    notes = tuple(Row(kind=note.kind, text=clean(note.message)) for note in analysis.notes)
    if notes:
        yield Group(heading="Notes", detail="", rows=notes)


def _row(quotation: Quotation, names: dict[str, str], unattributed: Unattributed | None = None) -> Row:
    parts = [clean(quotation.cue.text)] if quotation.cue else []
    if quotation.denied:
        parts.append("a denial")
    if quotation.via:
        relay = names.get(quotation.via.source_id or "", quotation.via.text)
        parts.append(f"via {clean(relay)}")
    if unattributed:
        parts.append(_why_open(unattributed.reason, unattributed.candidates))
    sure = f"{quotation.confidence:.0%}" if quotation.source_id in names else ""
    return Row(sure=sure, kind=quotation.kind, cue=", ".join(parts), text=clean(quotation.text))


def _why_open(reason: str, candidates: tuple[Candidate, ...]) -> str:
    maybe = " or ".join(f"{clean(one.speaker.text)} ({one.confidence:.0%})" for one in candidates)
    return f"{reason}: {maybe}" if maybe else reason


def _describe(source: Source, names: dict[str, str]) -> str:
    parts = [source.kind_in_words]
    if source.description and source.description != source.name:
        parts.append(source.description)
    if members := [names[one] for one in source.members or () if one in names]:
        parts.append(f"together: {', '.join(members)}")
    if source.member_of in names:
        parts.append(f"one of: {names[source.member_of]}")
    if source.anonymity and (why := source.anonymity.reason or source.anonymity.condition):
        parts.append(why)
    if others := [names[other] for other in source.may_be if other in names]:
        parts.append(f"may be the same as: {', '.join(others)}")
    return clean(" · ".join(parts))


def _title(analysis: Analysis) -> str:
    document = analysis.document
    parts = (document.id, document.title, document.byline and f"by {document.byline}", document.published)
    return clean(" · ".join(filter(None, parts)))


def _summary(analysis: Analysis) -> str:
    quotations, sources = len(analysis.quotations), len(analysis.sources)
    return f"{_count(quotations, 'quotation')}, {_count(sources, 'source')}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _plain_lines(analysis: Analysis, groups: tuple[Group, ...]) -> Iterator[str]:
    yield _title(analysis)
    yield _summary(analysis)
    for group in groups:
        yield ""
        yield f"{group.heading} ({group.detail})" if group.detail else group.heading
        for row in group.rows:
            cue = f" [{row.cue}]" if row.cue else ""
            yield f"  {row.sure:>4} {row.kind:<8} {row.text}{cue}".rstrip()
