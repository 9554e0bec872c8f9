"""Checks as they are printed: text, in which differing words are marked with signs as well as colour, or JSON."""

from collections.abc import Iterable, Iterator

import msgspec

from attribution.model import (
    CHECKS_SCHEMA,
    EDIT_WORDS,
    VERDICT_WORDS,
    Analysis,
    Check,
    Passage,
    Record,
    Standard,
    clock,
    marked_runs,
)
from attribution.output import clean

_RED, _GREEN, _BOLD, _PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[1m", "\x1b[0m"
#: So much of the article is shown to each side of a quotation.
_CONTEXT = 60


def format_text(analysis: Analysis, checks: tuple[Check, ...], standard: Standard, *, colour: bool = False) -> str:
    """Return checks as text: for each quotation the verdict, the speaker, both passages and the edits.

    What only the record has is set [-so-], and what only the article has {+so+}. Nothing in it steers a terminal, but
    the colours, if they are asked for.

    Args:
        analysis: The article.
        checks: Its checks.
        standard: The standard that they were made with.
        colour: Whether to colour the marked words as well.
    """
    lines = [clean(f"{analysis.document.id}: {summary(checks)} (standard: {standard.name}, {standard.title})")]
    for number, check in enumerate(checks, start=1):
        lines += ["", *_check(number, check, analysis.document.text, colour=colour)]
    return "\n".join(lines) + "\n"


def format_json(analysis: Analysis, checks: tuple[Check, ...], standard: Standard, records: Iterable[Record]) -> str:
    """Return checks as JSON, with what they were made from: the article and the records, by id and hash."""
    document = analysis.document
    whole = {
        "schema": CHECKS_SCHEMA,
        "article": {"id": document.id, "sha256": document.sha256},
        "records": [{"id": record.id, "sha256": record.sha256, "format": record.format} for record in records],
        # The first version of the format calls it so, and what reads that goes on reading it.
        "policy": standard,
        "checks": checks,
    }
    return msgspec.json.format(msgspec.json.encode(whole, order="deterministic"), indent=2).decode("utf-8") + "\n"


def summary(checks: tuple[Check, ...]) -> str:
    """Return how many quotations pass, in words.

    >>> summary(())
    'no quotation'
    """
    if not checks:
        return "no quotation"
    judged = [check for check in checks if check.passes is not None]
    passing = sum(check.passes is True for check in judged)
    parts = [f"{passing} of {len(judged)} pass"] if judged else []
    if len(judged) < len(checks):
        parts.append(f"{len(checks) - len(judged)} not judged")
    return f"{len(checks)} quotation{'s' if len(checks) > 1 else ''}, {', '.join(parts)}"


def _check(number: int, check: Check, text: str, *, colour: bool) -> Iterator[str]:
    passes = {True: "passes", False: "does not pass", None: "no verdict"}[check.passes]
    head = f"{number}. {VERDICT_WORDS[check.verdict]} · {passes}"
    yield f"{_BOLD}{head}{_PLAIN}" if colour else head
    yield f"   {clean(check.reason)}"
    if check.weak:
        yield "   These are few words, which may be found by chance."
    yield f"   speaker: {clean(check.speaker or 'not known')}"
    if check.quoted:
        yield f"   article {_places(check)}: {clean(_in_context(check, text))}"
    for passage in check.passages:
        yield from _passage(check, passage, "record", colour=colour)
    for passage in check.others:
        yield from _passage(check, passage, "or", colour=False)
    for edit in check.edits:
        where = f"{edit.article.start}-{edit.article.end} / {edit.record.start}-{edit.record.end}"
        yield f"   - {EDIT_WORDS[edit.kind]} ({where}): {clean(edit.sentence)}"


def _places(check: Check) -> str:
    return ", ".join(f"{piece.start}-{piece.end}" for piece in check.quoted)


def _in_context(check: Check, text: str) -> str:
    start, end = check.quoted[0].start, check.quoted[-1].end
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    before = before if len(before) == start else "… " + before.partition(" ")[2]
    after = after if end + len(after) == len(text) else after.rpartition(" ")[0] + " …"
    return f"{before}{text[start:end]}{after}"


def _passage(check: Check, passage: Passage, name: str, *, colour: bool) -> Iterator[str]:
    parts = [passage.record_id, f"{passage.start}-{passage.end}"]
    parts += [f"turn {passage.turn}"] if passage.turn is not None else []
    parts += [passage.speaker] if passage.speaker else []
    parts += [clock(passage.time)] if passage.time is not None else []
    yield f"   {name} {clean(', '.join(parts))}:"
    before = f"{clean(passage.before)} " if passage.before.strip() else ""
    after = clean(passage.after) if passage.after.strip() else ""
    joint = " " if after[:1].isalnum() else ""
    yield f"     {before}»{_marked(check, passage, colour=colour)}«{joint}{after}"


def _marked(check: Check, passage: Passage, *, colour: bool) -> str:
    shown = ""
    for run in marked_runs(check, passage):
        words = clean(run.text)
        if run.mark:
            words = f"[-{words}-]" if run.mark == "cut" else f"{{+{words}+}}"
            paint = _RED if run.mark == "cut" else _GREEN
            words = f"{paint}{words}{_PLAIN}" if colour else words
        else:
            # `clean` takes off the spaces at the edges, which part words here.
            words = (" " if run.text[:1].isspace() else "") + words + (" " if run.text[-1:].isspace() else "")
        shown += words
    return shown.strip()
