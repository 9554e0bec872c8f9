"""Holding the quotations of a draft against records and the ledger, one by one."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from attribution.gate.covering import Cover, Covered, now, speaker_of
from attribution.gate.stating import Found, Voices, state_of
from attribution.model import (
    Allowed,
    Analysis,
    Check,
    Finding,
    Gate,
    Held,
    HeldDraft,
    HeldRecord,
    LedgerHead,
    LedgerLine,
    Lines,
    Mention,
    Quotation,
    Record,
    Standard,
)
from attribution.text import layout_of
from attribution.verify import load_standard, verify


def hold(
    analysis: Analysis,
    records: Iterable[Record],
    *,
    story: str = "",
    standard: str | Path | Standard = "strict",
    ledger: Sequence[LedgerLine] = (),
    earlier: Mapping[str, Analysis] | None = None,
    voices: Voices | None = None,
    checks: Sequence[Check] | None = None,
    unread: Sequence[HeldRecord] = (),
    allowed: Sequence[Allowed] = (),
    policy: str | None = None,
    findings: Sequence[Finding] = (),
    when: str | None = None,
) -> Gate:
    """Return what stands behind each quotation of a draft.

    Args:
        analysis: The draft, corrected.
        records: All that it is held against.
        story: What the story is called.
        standard: Which verdicts pass, as `verify` takes it.
        ledger: The lines of the story's ledger, which fit each other.
        earlier: Analyses of earlier texts of the draft, by the hash of the text.
        voices: Gives the analysis of a record that is an article itself, or None; it is asked where words that such a
            record quotes would be backed, so that another's words are seen.
        checks: What `verify` says of the quotations, where that is known.
        unread: Records that could not be read, and why.
        allowed: What may go out though nothing backs it.
        policy: The house rules that the draft was held to.
        findings: What they found.
        when: The time, as ISO 8601 in UTC; that of now if not given.

    Raises:
        StandardError: There is no such standard, or its file is broken.
    """
    records = tuple(records)
    chosen = load_standard(standard)
    by_id = {record.id: record for record in records}
    checks = verify(analysis, records, standard=chosen) if checks is None else checks
    by_quotation = {check.quotation_id: check for check in checks}
    cover = Cover(analysis, ledger, by_id, earlier or {})
    sources = {source.id: source for source in analysis.sources}
    people = [source.name for source in analysis.sources if source.named and source.kind == "person"]
    place = _Places(analysis)
    quotations: list[Held] = []
    for number, quotation in enumerate((one for one in analysis.quotations if not one.is_inside), start=1):
        check = by_quotation[quotation.id]
        found = state_of(check, sources.get(quotation.source_id or ""), by_id, voices, people)
        covered = cover.of(quotation, found, check)
        quotations.append(place.held(number, quotation, check, found, covered))
    document = analysis.document
    entered = analysis.corrections
    return Gate(
        story=story,
        when=when or now(),
        draft=HeldDraft(
            id=document.id,
            sha256=document.sha256,
            title=document.title,
            corrections=len(entered.placed) if entered else 0,
        ),
        engine=analysis.engine,
        standard=chosen.name,
        allowed=tuple(allowed),
        records=(*(_held(record) for record in by_id.values()), *unread),
        quotations=tuple(quotations),
        loose=cover.loose,
        ledger=LedgerHead(lines=len(ledger), head=ledger[-1].hash if ledger else ""),
        policy=policy,
        findings=tuple(findings),
    )


def _held(record: Record) -> HeldRecord:
    return HeldRecord(id=record.id, sha256=record.sha256, format=record.format)


class _Places:
    """Where the quotations of a draft stand."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._sources = {source.id: source for source in analysis.sources}
        self._text = analysis.document.text
        self._lines = Lines(self._text)
        self._layout = layout_of(analysis.document)

    def held(self, number: int, quotation: Quotation, check: Check, found: Found, covered: Covered) -> Held:
        """Return a quotation with what stands behind it."""
        source = self._sources.get(quotation.source_id or "")
        start, end = quotation.spans[0].start, quotation.spans[-1].end
        is_signed = covered.approval is not None and covered.stale is None and found.state != "backed"
        return Held(
            quotation_id=quotation.id,
            number=number,
            kind=quotation.kind,
            words=Mention(start=start, end=end, text=self._text[start:end]),
            paragraph=self._layout.paragraph_at(start) + 1,
            line=self._lines.position(start)[0],
            speaker=speaker_of(self._analysis, quotation),
            source_id=quotation.source_id,
            unnamed=source is not None and source.is_unnamed,
            document=source is not None and source.kind == "document",
            state="signed" if is_signed else found.state,
            found=found.state,
            reason=found.reason,
            cause=found.cause,
            backing=found.backing,
            approval=covered.approval,
            stale=covered.stale,
            check=check,
        )
