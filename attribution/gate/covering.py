"""Signatures: what one covers, whether it still holds, and which quotation of a later draft it was given for.

A signature covers the words of a quotation, who says them, the paragraph that they stand in, and what the records said
when it was given. Where one of these is another now, it is stale: it is told, and neither kept nor dropped.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

from msgspec import UNSET

from attribution.compare import compare
from attribution.gate.stating import Found
from attribution.model import (
    Analysis,
    Approval,
    Backing,
    Basis,
    Check,
    FoundState,
    Held,
    How,
    LedgerLine,
    Loose,
    Quotation,
    Record,
    Signed,
    text_hash,
)
from attribution.text import layout_of


class Covered(NamedTuple):
    """What the ledger says of a quotation."""

    approval: Approval | None = None
    stale: str | None = None


def signature(
    analysis: Analysis,
    held: Held,
    records: Mapping[str, Record],
    *,
    who: str,
    how: How | None,
    note: str = "",
    when: str | None = None,
    entry: str | None = None,
) -> LedgerLine:
    """Return a line for the ledger in which a person answers for a quotation, or takes that back.

    Args:
        analysis: The draft, corrected.
        held: One of its quotations, as it was held.
        records: The records that it was held against, by id.
        who: Who signs, as they call themselves.
        how: How it was checked; None where a signature is taken back.
        note: What they want to add.
        when: The time, as ISO 8601 in UTC; that of now if not given.
        entry: The id of the entry of a corrections file that it is written from.
    """
    quotation = next(one for one in analysis.quotations if one.id == held.quotation_id)
    return LedgerLine(
        number=0,
        when=when or now(),
        who=who,
        state="signed" if how else "withdrawn",
        quotation=signed(analysis, quotation),
        how=how,
        note=note,
        entry=entry or UNSET,
        basis=basis_of(held.found, held.backing, held.check, records),
    )


def signed(analysis: Analysis, quotation: Quotation) -> Signed:
    """Return which words a signature of a quotation covers."""
    document = analysis.document
    start, end = quotation.spans[0].start, quotation.spans[-1].end
    low, high = layout_of(document).paragraph_around(start)
    return Signed(
        id=quotation.id,
        draft=document.id,
        draft_sha256=document.sha256,
        start=start,
        end=end,
        words_sha256=text_hash(_plain(quotation.text)),
        speaker_sha256=text_hash(_plain(speaker_of(analysis, quotation) or "")),
        paragraph_sha256=text_hash(_plain(document.text[low:high])),
    )


def basis_of(state: FoundState, backing: Backing | None, check: Check, records: Mapping[str, Record]) -> Basis:
    """Return what the records say, as a signature notes it."""
    record = records.get(backing.record) if backing else None
    return Basis(
        state=state,
        verdict=check.verdict,
        record=record.id if record else None,
        record_sha256=record.sha256 if record else None,
    )


def now() -> str:
    """Return the time as ISO 8601 in UTC, to the second.

    >>> now()[-1]
    'Z'
    """
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def speaker_of(analysis: Analysis, quotation: Quotation) -> str | None:
    """Return who says a quotation, as the draft has it: the source's name, or the mention."""
    source = next((source for source in analysis.sources if source.id == quotation.source_id), None)
    return source.name if source else quotation.speaker.text if quotation.speaker else None


class Cover:
    """The signatures of a ledger, laid over the quotations of a draft.

    Args:
        analysis: The draft, corrected.
        lines: The ledger.
        records: The records, by id.
        earlier: Analyses of earlier texts of the draft, by the hash of the text: they tell which quotation of now a
            signature was given for, where the words are others.
    """

    def __init__(
        self,
        analysis: Analysis,
        lines: Iterable[LedgerLine],
        records: Mapping[str, Record],
        earlier: Mapping[str, Analysis],
    ) -> None:
        self._analysis = analysis
        self._records = records
        self._now = {quotation.id: signed(analysis, quotation) for quotation in analysis.quotations}
        self._by_quotation: dict[str, LedgerLine] = {}
        self._loose: list[LedgerLine] = []
        moved = _Moved(analysis, earlier)
        for line in lines:
            at = self._same_words(line) or moved.find(line)
            if at is None:
                self._loose.append(line)
            else:
                self._by_quotation[at] = line

    def of(self, quotation: Quotation, found: Found, check: Check) -> Covered:
        """Return what the ledger says of a quotation."""
        line = self._by_quotation.get(quotation.id)
        if line is None or line.state == "withdrawn" or line.how is None:
            return Covered()
        stale = self._stale(line, quotation, basis_of(found.state, found.backing, check, self._records))
        given = line.quotation.draft if line.quotation.draft_sha256 != self._analysis.document.sha256 else None
        approval = Approval(line=line.number, who=line.who, when=line.when, how=line.how, note=line.note, draft=given)
        return Covered(approval, stale)

    @property
    def loose(self) -> tuple[Loose, ...]:
        """The signatures whose words are nowhere in the draft; of several by one person for the same words the last."""
        last = {line.quotation.words_sha256: line for line in self._loose}
        return tuple(
            Loose(
                line=line.number,
                who=line.who,
                reason=f"signed on {line.quotation.draft}; its words are no longer in the draft",
            )
            for line in last.values()
            if line.state == "signed"
        )

    def _same_words(self, line: LedgerLine) -> str | None:
        """Return the quotation with the words of a signature: that with its id, or speaker, or the nearest one."""
        wanted = line.quotation
        same = [one for one in self._now.values() if one.words_sha256 == wanted.words_sha256]
        if not same:
            return None
        return min(
            same,
            key=lambda one: (
                one.id != wanted.id,
                one.speaker_sha256 != wanted.speaker_sha256,
                one.paragraph_sha256 != wanted.paragraph_sha256,
                abs(one.start - wanted.start),
            ),
        ).id

    def _stale(self, line: LedgerLine, quotation: Quotation, now: Basis) -> str | None:
        """Return why a signature no longer holds, or None."""
        then, here = line.quotation, self._now[quotation.id]
        signed_on = f"{line.who} signed it on {then.draft}, and since then"
        if here.words_sha256 != then.words_sha256:
            return f"{signed_on} its words were changed."
        if here.speaker_sha256 != then.speaker_sha256:
            return f"{signed_on} it was given to another speaker."
        if here.paragraph_sha256 != then.paragraph_sha256:
            return f"{signed_on} its paragraph was changed."
        was = line.basis
        if was.record and was.record not in self._records:
            return f"{signed_on} the record {was.record} was taken away."
        if was.record and self._records[was.record].sha256 != was.record_sha256:
            return f"{signed_on} the record {was.record} was changed."
        if (was.state, was.verdict) != (now.state, now.verdict) and now.state != "backed":
            return f"{signed_on} a record says something else: {now.record or 'none has it now'}."
        return None


class _Moved:
    """Finds the quotation of now that a signature with other words was given for, by the text that it was given on."""

    def __init__(self, now: Analysis, earlier: Mapping[str, Analysis]) -> None:
        self._now = now
        self._earlier = earlier
        self._pairs: dict[str, dict[str, str]] = {}

    def find(self, line: LedgerLine) -> str | None:
        text = line.quotation.draft_sha256
        old = self._earlier.get(text)
        if old is None:
            return None
        if text not in self._pairs:
            compared = compare(old, self._now)
            pairs = (*compared.kept, *compared.reworded, *compared.reattributed)
            self._pairs[text] = {pair.old.id: pair.new.id for pair in pairs}
        return self._pairs[text].get(line.quotation.id)


def _plain(text: str) -> str:
    return " ".join(text.split())
