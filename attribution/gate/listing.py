"""A gate as text and as JSON."""

from collections.abc import Iterator

import msgspec

from attribution.model import HOW_WORDS, STATE_WORDS_SHORT, Gate, Held, clock
from attribution.output import clean
from attribution.verify import marked_words

_LONGEST = 160
_BOLD, _PLAIN = "\x1b[1m", "\x1b[0m"


def format_json(gate: Gate) -> str:
    """Return a gate as JSON."""
    return msgspec.json.format(msgspec.json.encode(gate), indent=2).decode() + "\n"


def format_text(gate: Gate, *, colour: bool = False) -> str:
    """Return a gate as text: how it stands, what is to be done first, then the rest.

    Args:
        gate: The gate.
        colour: Whether heads are set bold, as a terminal shows them.
    """
    asked = f"standard: {gate.standard}{f', rules: {gate.policy}' if gate.policy else ''}"
    lines = [clean(f"{gate.story}: {gate.summary} ({gate.draft.id}, {_records(gate)}, {asked})")]
    for held in gate.by_urgency:
        lines += ["", *_held(gate, held, colour=colour)]
    lines += [""] if gate.unread or gate.loose or gate.findings else []
    lines += [clean(f"not read: records/{record.id}: {record.problem}") for record in gate.unread]
    lines += [clean(f"ledger line {loose.line}: {loose.who}: {loose.reason}") for loose in gate.loose]
    lines += [clean(f"line {found.place.line}: {found.reason} [{found.rule}]") for found in gate.findings]
    lines += ["", gate.verdict]
    return "\n".join(lines) + "\n"


def _records(gate: Gate) -> str:
    number = len(gate.records) - len(gate.unread)
    return f"{number} record{'' if number == 1 else 's'}"


def _held(gate: Gate, held: Held, *, colour: bool) -> Iterator[str]:
    allowed = " (allowed)" if gate.lets_through(held) else ""
    state, place = STATE_WORDS_SHORT[held.state], f"¶ {held.paragraph}, line {held.line}"
    head = f"{held.number}. {state}{allowed} · {place} · {held.quotation_id}"
    yield f"{_BOLD}{head}{_PLAIN}" if colour else head
    yield f"   {clean(_short(held.words.text))} — {clean(held.speaker or 'speaker not known')}"
    if held.stale:
        yield f"   {clean(held.stale)} Check it, and sign it again."
    if held.approval and not held.stale:
        told = held.approval
        note = f" “{told.note}”" if told.note else ""
        older = f", on {told.draft}" if told.draft else ""
        yield f"   {clean(f'{told.who}, {told.when[:10]}: {HOW_WORDS[told.how]}{older}.{note}')}"
    yield f"   {clean(held.reason)}"
    if held.backing:
        yield f"   {clean(_place(held))}"
        if held.state != "backed":
            yield f"     »{marked_words(held.check, held.check.passages[0])}«"


def _place(held: Held) -> str:
    backing = held.backing
    assert backing is not None
    parts = [f"records/{backing.record}", f"¶ {backing.paragraph}, line {backing.line}"]
    parts += [backing.speaker] if backing.speaker else []
    parts += [clock(backing.time)] if backing.time is not None else []
    return ", ".join(parts)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 2].rstrip()} …"
