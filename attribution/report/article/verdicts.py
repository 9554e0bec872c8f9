"""From the checks of an article to what its page shows of them."""

import re
from collections import defaultdict
from collections.abc import Sequence

from attribution import model
from attribution.model import checks
from attribution.report import review_page, wording
from attribution.report.review import Review

#: The mark that stands right after a passage belongs to it.
_MARK_AFTER = re.compile(r"[.,;:!?…”’\")\]]+")
_ONLY = {"": "", "cut": "record", "added": "article"}


def shown_checks(review: Review, quotation_ids: Sequence[str]) -> list[review_page.ShownCheck | None]:
    """Return what the page shows with each quotation: its check, or None.

    Args:
        review: What was checked. Checks that share an id are taken in their order.
        quotation_ids: The quotations, in text order.
    """
    by_id: dict[str, list[checks.Check]] = defaultdict(list)
    for check in reversed(review.checks or ()):
        by_id[check.quotation_id].append(check)
    return [_check(by_id[name].pop()) if by_id[name] else None for name in quotation_ids]


def held(review: Review) -> review_page.Held | None:
    """Return what the quotations were held against, or None where they were not."""
    if review.checks is None:
        return None
    given = {check.verdict for check in review.checks}
    return review_page.Held(
        standard=review.standard.name if review.standard else "",
        title=wording.sentence(review.standard.title) if review.standard else "",
        records=tuple(_record(record) for record in review.records),
        verdicts=tuple(words for name, words in checks.VERDICT_WORDS.items() if name in given),
    )


def _record(record: checks.Record) -> review_page.HeldRecord:
    turns = len({segment.turn for segment in record.segments})
    kind = wording.RECORD_FORMATS[record.format]
    if record.format != "text":
        kind = f"{kind}, {wording.count(turns, 'turn')}"
    return review_page.HeldRecord(name=record.id, kind=kind, sha256=record.sha256)


def _check(check: checks.Check) -> review_page.ShownCheck:
    return review_page.ShownCheck(
        verdict=checks.VERDICT_WORDS[check.verdict],
        passes=check.passes,
        result=None if check.passes is None else wording.RESULTS[check.passes],
        reason=wording.sentence(check.reason),
        weak=check.weak,
        remarks=check.remarks,
        line=checks.line_in_words(check.paragraph, check.line),
        offsets=", ".join(_offsets(piece) for piece in check.quoted),
        passages=tuple(shown_passage(passage, checks.marked_runs(check, passage)) for passage in check.passages),
        others=tuple(shown_passage(passage, _unmarked(passage)) for passage in check.others),
        edits=tuple(_edit(edit) for edit in check.edits),
        left_off=check.qualifier.text if check.qualifier else None,
        left_off_offsets=_offsets(check.qualifier) if check.qualifier else "",
    )


def shown_passage(passage: checks.Passage, runs: Sequence[checks.Run]) -> review_page.ShownPassage:
    """Return a passage of a record as a page shows it, with what differs in its place."""
    after = passage.after.strip()
    mark = _MARK_AFTER.match(after)
    end = mark.end() if mark else 0
    return review_page.ShownPassage(
        record=passage.record_id,
        speaker=passage.speaker,
        turn=passage.turn,
        time=checks.clock(passage.time) if passage.time is not None else None,
        line=checks.line_in_words(passage.paragraph, passage.line),
        offsets=_offsets(passage),
        before=passage.before.strip(),
        after=after[end:].strip(),
        runs=_spaced([*runs, *([checks.Run(text=after[:end])] if end else [])]),
    )


def _unmarked(passage: checks.Passage) -> tuple[checks.Run, ...]:
    """Return a passage as it is: the edits of a check are those of its first place."""
    return checks.marked_runs(checks.Check(quotation_id="", verdict="ambiguous", passes=None, reason=""), passage)


def _spaced(runs: Sequence[checks.Run]) -> tuple[review_page.ShownRun, ...]:
    """Return runs with a space where marked words would touch others."""
    spaced: list[review_page.ShownRun] = []
    for run in runs:
        before, it = spaced[-1] if spaced else None, review_page.ShownRun(text=run.text, only=_ONLY[run.mark])
        if before and (before.only or it.only) and _touch(before.text, it.text):
            spaced.append(review_page.ShownRun(text=" ", only=""))
        spaced.append(it)
    return tuple(spaced)


def _touch(before: str, after: str) -> bool:
    """Return whether two words would be read as one: a comma may follow a word without a space."""
    return not before[-1].isspace() and after[0].isalnum()


def _edit(edit: checks.Edit) -> review_page.ShownEdit:
    return review_page.ShownEdit(
        kind=checks.EDIT_WORDS[edit.kind],
        critical=edit.critical,
        sentence=edit.sentence,
        article=_offsets(edit.article),
        record=_offsets(edit.record),
    )


def _offsets(span: model.Span) -> str:
    return f"{span.start}–{span.end}"
