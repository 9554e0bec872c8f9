"""What a draft's comments say of its quotations: who speaks, how sure that is, the record, house rules."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from attribution.corrections import statuses
from attribution.model import (
    DOUBTFUL,
    VERDICT_WORDS,
    Analysis,
    Check,
    Finding,
    Quotation,
    SetStatus,
    Span,
    Unattributed,
    marked_text,
    place_in_words,
)
from attribution.text import ChangedWords, find_changed


class Remark(NamedTuple):
    """What there is to say of a stretch of an article."""

    #: In text order.
    spans: tuple[Span, ...]
    #: The lines of the comment.
    lines: tuple[str, ...]
    #: Somebody has to look at it, and for what.
    needs_a_look: bool


def make_remarks(
    analysis: Analysis, checks: Sequence[Check] | None = None, findings: Iterable[Finding] = ()
) -> tuple[Remark, ...]:
    """Return a remark on each quotation, and on each finding that is of none, in text order.

    Args:
        analysis: The article.
        checks: What records say of its quotations, as `attribution.verify` gives it.
        findings: What house rules find, as `attribution.policy` gives it.

    >>> from attribution import analyze
    >>> [remark.lines[0] for remark in make_remarks(analyze("“The bridge is safe,” Mayor Ann Lee said."))]
    ['Speaker: Ann Lee, confidence 0.99. The one who speaks in the tag beside the words.']
    """
    changed: dict[str | None, list[ChangedWords]] = defaultdict(list)
    for it in find_changed(analysis):
        changed[it.quotation_id].append(it)
    by_quotation: dict[str | None, list[Finding]] = defaultdict(list)
    for finding in findings:
        # What was changed in the draft is told whether house rules ask for it or not.
        if finding.name != "changed-in-draft":
            by_quotation[finding.quotation_id].append(finding)
    checked = {check.quotation_id: check for check in checks or ()}
    open_ones = {it.quotation_id: it for it in analysis.unattributed if it.quotation_id is not None}
    entered = statuses(analysis)
    remarks = [
        _remark(
            analysis,
            it,
            check=checked.get(it.id),
            findings=by_quotation.pop(it.id, []),
            left_open=open_ones.get(it.id),
            entered=entered.get(it.id),
            changed=changed.pop(it.id, []),
        )
        for it in analysis.quotations
        if it.spans
    ]
    others = [finding for rest in by_quotation.values() for finding in rest]
    remarks += [Remark((it.place,), (_told(it),), needs_a_look=True) for it in others if it.place.start < it.place.end]
    remarks += [Remark((it.place,), tuple(_changed(it)), needs_a_look=True) for rest in changed.values() for it in rest]
    return tuple(sorted(remarks, key=lambda remark: (remark.spans[0].start, remark.spans[-1].end)))


def _remark(
    analysis: Analysis,
    quotation: Quotation,
    *,
    check: Check | None,
    findings: Sequence[Finding],
    left_open: Unattributed | None,
    entered: SetStatus | None,
    changed: Sequence[ChangedWords],
) -> Remark:
    source = analysis.source_of(quotation.id)
    # What was changed in somebody's words is read first.
    lines = [line for it in changed for line in _changed(it)]
    lines.append(_speaker(quotation, None if source is None else source.name, left_open))
    is_doubtful = source is None or quotation.confidence < DOUBTFUL
    if source is not None and source.is_unnamed:
        reason = source.anonymity.reason or source.anonymity.condition if source.anonymity else None
        lines.append(f"A source without a name: {reason or 'no reason is given'}.")
    if check is not None:
        passes = {True: "passes", False: "does not pass", None: "not judged"}[check.passes]
        lines.append(" ".join([f"Record: {VERDICT_WORDS[check.verdict]}, {passes}. {check.reason}", *check.remarks]))
        lines += [f"{place_in_words(passage)}: “{marked_text(check, passage)}”" for passage in check.passages]
    lines += map(_told, findings)
    if entered is not None:
        lines.append(f"Status: {entered.status.replace('-', ' ')}{f': {entered.note}' if entered.note else ''}")
    fails = check is not None and check.passes is False
    return Remark(quotation.spans, tuple(lines), needs_a_look=is_doubtful or fails or bool(findings or changed))


def _changed(it: ChangedWords) -> Iterator[str]:
    yield f"Changed inside quotation marks: {' '.join(it.told)}"
    yield f"Before: {it.before}"
    yield f"Now: {it.now}"


def _speaker(quotation: Quotation, name: str | None, left_open: Unattributed | None) -> str:
    if name is None:
        may_be = " or ".join(f"“{it.speaker.text}”" for it in left_open.candidates) if left_open else ""
        return f"Speaker: not known. {f'It may be {may_be}. ' if may_be else ''}Say who speaks."
    doubt = " Doubtful: check who speaks." if quotation.confidence < DOUBTFUL else ""
    via = f" Passed on by {quotation.via.text}." if quotation.via else ""
    evidence = f" {_sentence(quotation.evidence)}" if quotation.evidence else ""
    return f"Speaker: {name}, confidence {quotation.confidence:.2f}.{doubt}{via}{evidence}"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}{'' if words.endswith(('.', '!', '?')) else '.'}"


def _told(finding: Finding) -> str:
    return f"{finding.reason} ({finding.rule})"
