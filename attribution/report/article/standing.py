"""How quotations stand at the gate: what the article's page and the gate's own page both say of it."""

from collections.abc import Sequence
from datetime import UTC, datetime

from attribution.model import HOW_WORDS, STATE_WORDS, Approval, Gate, Held, State
from attribution.report import wording
from attribution.report.review_page import ShownStanding, ShownState

_SHAPES: dict[State, str] = {"backed": "●", "look": "▲", "signed": "◆", "unbacked": "○"}


def standings(gate: Gate | None, quotation_ids: Sequence[str]) -> list[ShownStanding | None]:
    """Return how each quotation stands, or None where it was not held."""
    held = {one.quotation_id: one for one in gate.quotations} if gate else {}
    return [_standing(held[name]) if name in held else None for name in quotation_ids]


def _standing(held: Held) -> ShownStanding:
    signed = f"Signed by {signed_by(held.approval)}." if held.approval else ""
    return ShownStanding(state=shown_state(held), told=held.stale or signed)


def shown_state(held: Held) -> ShownState:
    """Return how a quotation stands, in words and by shape."""
    return ShownState(name=held.state, text=STATE_WORDS[held.state], shape=_SHAPES[held.state])


def signed_by(approval: Approval) -> str:
    """Return who has signed, when, how, and on which draft where that is another one."""
    older = f", on {approval.draft}" if approval.draft else ""
    return f"{approval.who}, {shown_time(approval.when)}: {HOW_WORDS[approval.how]}{older}"


def shown_time(when: str) -> str:
    """Return a time as a page shows it; what is none stays as it is.

    >>> shown_time("2026-03-02T14:05:00Z")
    '2 March 2026, 14:05 UTC'
    """
    try:
        time = datetime.fromisoformat(when).astimezone(UTC)
    except (ValueError, OverflowError):
        return when
    day, _ = wording.date(time.date().isoformat())
    return f"{day}, {time:%H:%M} UTC"
