"""Checks as they are printed: text, in which differing words are marked with signs as well as colour, or JSON."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from attribution.model import (
    CHECKS_SCHEMA,
    EDIT_WORDS,
    VERDICT_WORDS,
    WORST_FIRST,
    Analysis,
    Check,
    Passage,
    Record,
    Standard,
    line_in_words,
    marked_text,
    place_in_words,
)
from attribution.output import clean
from attribution.text import find_changed

_RED, _GREEN, _BOLD, _PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[1m", "\x1b[0m"
#: The signs of `marked_text`.
_CUT, _ADDED = re.compile(r"\[-.*?-\]"), re.compile(r"\{\+.*?\+\}")
#: How a verdict is counted, where its name is not enough.
_COUNTED: Mapping[str, str] = {
    "wrong-speaker": "of another speaker",
    "listen": "to be listened to",
    "qualifier-cut": "with a qualifier cut off",
    "silent-cut": "cut without a mark",
    "not-found": "not found",
    "no-record": "without a record",
    "cleaned-up": "cleaned up",
    "minor-edits": "with minor edits",
    "marked-edits": "with marked edits",
}
#: So much of the article is shown to each side of a quotation.
_CONTEXT = 60


def format_text(
    analysis: Analysis,
    checks: tuple[Check, ...],
    standard: Standard,
    *,
    worst_first: bool = True,
    colour: bool = False,
) -> str:
    """Return checks as text: for each quotation the verdict, the speaker, both passages and the edits.

    What only the record has is set [-so-], and what only the article has {+so+}. Nothing in it steers a terminal, but
    the colours, if they are asked for.

    Args:
        analysis: The article.
        checks: Its checks.
        standard: The standard that they were made with.
        worst_first: Whether what does not pass comes first, the worst before the rest; else the article's order. Each
            keeps its number in the article.
        colour: Whether to colour the marked words as well.
    """
    lines = [clean(f"{analysis.document.id}: {summary(checks)} (standard: {standard.name}, {standard.title})")]
    changed = defaultdict(list)
    for it in find_changed(analysis):
        changed[it.quotation_id].append(it)
    for number, check in _in_order(checks, worst_first=worst_first):
        lines += ["", *_check(number, check, analysis.document.text, colour=colour)]
        for it in changed.get(check.quotation_id, ()):
            lines.append(f"   changed in the draft: {clean(' '.join(it.told))} Before: {clean(it.before)}")
    return "\n".join(lines) + "\n"


def format_json(
    analysis: Analysis,
    checks: tuple[Check, ...],
    standard: Standard,
    records: Iterable[Record],
    *,
    worst_first: bool = False,
) -> str:
    """Return checks as JSON, with what they were made from: the article and the records, by id and hash."""
    document = analysis.document
    whole = {
        "schema": CHECKS_SCHEMA,
        "article": {"id": document.id, "sha256": document.sha256},
        "records": [{"id": record.id, "sha256": record.sha256, "format": record.format} for record in records],
        # The first version of the format calls it so, and what reads that goes on reading it.
        "policy": standard,
        "checks": tuple(check for _, check in _in_order(checks, worst_first=worst_first)),
    }
    return msgspec.json.format(msgspec.json.encode(whole, order="deterministic"), indent=2).decode("utf-8") + "\n"


def summary(checks: tuple[Check, ...]) -> str:
    """Return what is wrong with the quotations, and how many pass, in words: "1 altered; 1 of 2 quotations pass".

    >>> summary(())
    'no quotation'
    """
    if not checks:
        return "no quotation"
    judged = [check for check in checks if check.passes is not None]
    wrong = Counter(check.verdict for check in judged if not check.passes)
    found = ", ".join(f"{wrong[verdict]} {_COUNTED.get(verdict, verdict)}" for verdict in WORST_FIRST if wrong[verdict])
    passing = len(judged) - wrong.total()
    parts = [f"{passing} of {_many(len(judged))} pass{'es' if len(judged) == 1 else ''}"] if judged else []
    if len(judged) < len(checks):
        left = len(checks) - len(judged)
        parts.append(f"{left} not judged" if judged else f"{_many(left)} not judged")
    return f"{found}; {', '.join(parts)}" if found else ", ".join(parts)


def _many(number: int) -> str:
    return f"{number} quotation{'' if number == 1 else 's'}"


def _in_order(checks: tuple[Check, ...], *, worst_first: bool) -> list[tuple[int, Check]]:
    """Return checks with their numbers in the article."""
    numbered = list(enumerate(checks, start=1))
    if not worst_first:
        return numbered
    return sorted(numbered, key=lambda row: (row[1].passes is not False, WORST_FIRST.index(row[1].verdict)))


def _check(number: int, check: Check, text: str, *, colour: bool) -> Iterator[str]:
    passes = {True: "passes", False: "does not pass", None: "no verdict"}[check.passes]
    head = f"{number}. {VERDICT_WORDS[check.verdict]} · {passes} · {clean(check.speaker or 'speaker not known')}"
    yield f"{_BOLD}{head}{_PLAIN}" if colour else head
    weak = " These are few words, which may be found by chance." if check.weak else ""
    if weak or check.verdict != "verbatim":
        yield f"   {clean(check.reason)}{weak}"
    for remark in check.remarks:
        yield f"   {clean(remark)}"
    if check.quoted:
        place = f"{line_in_words(check.paragraph, check.line)} ({_places(check)})"
        yield f"   article {place}: {clean(_in_context(check, text))}"
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
    yield f"   {name} {clean(place_in_words(passage))} ({passage.start}-{passage.end}):"
    before = f"{clean(passage.before)} " if passage.before.strip() else ""
    after = clean(passage.after) if passage.after.strip() else ""
    joint = " " if after[:1].isalnum() else ""
    yield f"     {before}»{marked_words(check, passage, colour=colour)}«{joint}{after}"


def marked_words(check: Check, passage: Passage, *, colour: bool = False) -> str:
    """Return the words of a passage with the differences in them: [-the record's-] and {+the article's+}."""
    words = clean(marked_text(check, passage))
    if not colour:
        return words
    words = _CUT.sub(rf"{_RED}\g<0>{_PLAIN}", words)
    return _ADDED.sub(rf"{_GREEN}\g<0>{_PLAIN}", words)
