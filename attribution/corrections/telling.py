"""What became of the entries of a file of corrections, in lines for people."""

from collections.abc import Iterator

from attribution.model import Analysis, Corrected, Corrections, SetKnownTo, SetSigned, SetStatus


def tell_applied(name: str, corrections: Corrections, result: Analysis) -> Iterator[str]:
    """Yield how many entries of a file were applied to an analysis, and a line for each that was not.

    Args:
        name: What the file is called.
        corrections: What is in it.
        result: The analysis after it was corrected.
    """
    entered = result.corrections or Corrected()
    placed = [entry for entry in corrections.entries if entry.id in entered.placed]
    statuses = sum(isinstance(entry, SetStatus | SetKnownTo) for entry in placed)
    signed = sum(isinstance(entry, SetSigned) for entry in placed)
    own = {entry.id for entry in corrections.entries}
    reasons = [one.reason for one in entered.unplaced if one.entry in own]
    changing = len(placed) - statuses - signed
    counts = [_count(changing, "correction")] if changing or not (statuses or signed) else []
    counts += [_count(statuses, "status", "statuses")] if statuses else []
    counts += [_count(signed, "signature")] if signed else []
    is_this = corrections.document.sha256 == result.document.sha256
    other = "" if is_this else f"made for another form of {result.document.id}: "
    rest = f", {len(reasons)} can't be placed" if reasons else ""
    yield f"{name}: {other}{' and '.join(counts)} applied{rest}"
    yield from (f"{name}: {reason}" for reason in reasons)


def _count(number: int, noun: str, plural: str = "") -> str:
    return f"{number} {noun if number == 1 else plural or noun + 's'}"
