"""From a gate to the data of its page and of its certificate."""

from collections.abc import Iterator
from typing import TypedDict

from attribution.model import Gate, Held, clock, marked_runs
from attribution.report import wording
from attribution.report.article import shown_passage, shown_state, shown_time, signed_by
from attribution.report.file_names import anchors
from attribution.report.gate.page import (
    CertificatePage,
    CertifiedQuotation,
    GatePage,
    ShownFile,
    ShownHeld,
    ShownProblem,
)
from attribution.report.review_page import ShownPassage


class _Facts(TypedDict):
    """What the page and the certificate both say."""

    story: str
    summary: str
    verdict: str
    passes: bool
    when: str
    draft: ShownFile
    corrections: str
    standard: str
    policy: str | None
    allowed: str
    engine: str
    ledger: str
    head: str


def gate_page(gate: Gate) -> GatePage:
    """Return the data of a gate's page."""
    ordered, left = gate.by_urgency, {held.number for held in gate.open}
    names = anchors((held.quotation_id for held in ordered), "q-")
    shown = [(_shown(gate, held, name), held.number in left) for held, name in zip(ordered, names, strict=True)]
    return GatePage(
        heading=gate.draft.title or gate.draft.id,
        open=tuple(one for one, is_open in shown if is_open),
        settled=tuple(one for one, is_open in shown if not is_open),
        unread=tuple(
            ShownProblem(what=f"records/{record.id}", why=wording.sentence(record.problem)) for record in gate.unread
        ),
        findings=tuple(
            ShownProblem(what=f"line {found.place.line}", why=f"{wording.sentence(found.reason)} ({found.rule})")
            for found in gate.findings
        ),
        loose=tuple(
            ShownProblem(what=f"ledger line {loose.line}, {loose.who}", why=wording.sentence(loose.reason))
            for loose in gate.loose
        ),
        records=_records(gate),
        **_facts(gate),
    )


def certificate_page(gate: Gate) -> CertificatePage:
    """Return the data of a gate's certificate: no words of the story, no name of a source or of a record."""
    records = _records(gate)
    numbers = {record.name: number for number, record in enumerate(records, start=1)}
    return CertificatePage(
        quotations=tuple(_certified(gate, held, numbers) for held in gate.quotations),
        records=tuple(
            ShownFile(name=f"record {number}", kind=record.kind, sha256=record.sha256)
            for number, record in enumerate(records, start=1)
        ),
        unread=len(gate.unread),
        findings=tuple(f"{found.rule} in line {found.place.line}" for found in gate.findings),
        loose=tuple(loose.line for loose in gate.loose),
        **_facts(gate),
    )


def _facts(gate: Gate) -> _Facts:
    engine = gate.engine
    return _Facts(
        story=gate.story,
        summary=gate.summary,
        verdict=gate.verdict,
        passes=gate.passes,
        when=shown_time(gate.when),
        draft=ShownFile(name=gate.draft.id, kind="draft", sha256=gate.draft.sha256),
        corrections=wording.count(gate.draft.corrections, "correction") if gate.draft.corrections else "none",
        standard=gate.standard,
        policy=gate.policy,
        allowed=", ".join(gate.allowed) or "nothing",
        engine=f"attribution {engine.attribution}, spaCy {engine.spacy}, {engine.pipeline}",
        ledger=wording.count(gate.ledger.lines, "line") if gate.ledger.lines else "empty",
        head=gate.ledger.head,
    )


def _records(gate: Gate) -> tuple[ShownFile, ...]:
    return tuple(
        ShownFile(name=record.id, kind=wording.RECORD_FORMATS[record.format], sha256=record.sha256)
        for record in gate.records
        if not record.problem
    )


def _shown(gate: Gate, held: Held, anchor: str) -> ShownHeld:
    paragraphs = (" ".join(part.split()) for part in held.words.text.split("\n\n"))
    return ShownHeld(
        anchor=anchor,
        number=held.number,
        state=shown_state(held),
        allowed=gate.lets_through(held),
        id=held.quotation_id,
        place=_place(held.paragraph, held.line),
        kind=wording.KINDS[held.kind],
        words=tuple(part for part in paragraphs if part),
        speaker=held.speaker or "speaker not known",
        reason=wording.sentence(held.reason),
        stale=held.stale,
        signed=signed_by(held.approval) if held.approval else None,
        note=held.approval.note if held.approval else "",
        record=_record(held),
        passages=tuple(_passages(held)),
    )


def _certified(gate: Gate, held: Held, numbers: dict[str, int]) -> CertifiedQuotation:
    return CertifiedQuotation(
        number=held.number,
        state=shown_state(held),
        allowed=gate.lets_through(held),
        id=held.quotation_id,
        place=_place(held.paragraph, held.line),
        kind=wording.KINDS[held.kind],
        record=numbers.get(held.backing.record) if held.backing else None,
        signed=signed_by(held.approval) if held.approval else None,
        line=held.approval.line if held.approval else None,
        stale=held.stale is not None,
    )


def _passages(held: Held) -> Iterator[ShownPassage]:
    """Yield what the record says, unless the draft has just these words."""
    for passage in held.check.passages:
        runs = marked_runs(held.check, passage)
        if held.found != "backed" or any(run.mark for run in runs):
            yield shown_passage(passage, runs)


def _record(held: Held) -> str | None:
    backing = held.backing
    if backing is None:
        return None
    parts = [f"records/{backing.record}", _place(backing.paragraph, backing.line)]
    parts += [backing.speaker] if backing.speaker else []
    parts += [clock(backing.time)] if backing.time is not None else []
    return ", ".join(parts)


def _place(paragraph: int, line: int) -> str:
    return f"¶\u00a0{paragraph}, line\u00a0{line}"
