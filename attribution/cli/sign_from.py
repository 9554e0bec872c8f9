"""`attribution sign --from FILE`: what a corrections file says was signed becomes lines of a story's ledger."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import UNSET

from attribution.cli.app import DONE
from attribution.cli.messages import complain, tell
from attribution.errors import StoryError
from attribution.model import HOW_WORDS

if TYPE_CHECKING:
    from attribution.gate import Asked, HeldStory
    from attribution.model import Corrections, Held, SetSigned


def sign_from(folder: Path, asked: "Asked", file: Path, who: str) -> int:
    """Write a line for each signature of a file that the ledger does not have; tell those that can't be placed.

    Args:
        folder: The story's folder.
        asked: How it is held.
        file: The corrections file.
        who: Who signs what the file gives nobody's name for.

    Raises:
        StoryError: Nobody's name is given.
        CorrectionsError: The file can't be read.
    """
    from attribution.corrections import read_corrections
    from attribution.gate import hold_story, signature
    from attribution.model import SetSigned
    from attribution.story import add_lines, read_ledger

    corrections = read_corrections(file)
    entries = [entry for entry in corrections.entries if isinstance(entry, SetSigned)]
    if any(not (entry.who or who) for entry in entries):
        raise StoryError(file, "a signature in it does not say whose it is: give --who")
    known = {line.entry for line in read_ledger(folder).lines if line.entry is not UNSET}
    held = hold_story(folder, asked, tell=complain)
    placed, problems = _place(held, corrections, [entry for entry in entries if entry.id not in known])
    lines = [
        signature(
            held.analysis, one, held.records, who=entry.who or who, how=entry.how, note=entry.note, entry=entry.id
        )
        for entry, one in placed
    ]
    for (_, one), line in zip(placed, add_lines(folder, lines) if lines else (), strict=True):
        assert line.how is not None
        tell(f"{one.number}. signed by {line.who}, {HOW_WORDS[line.how]} (ledger line {line.number})")
    for problem in problems:
        complain(f"{file}: {problem}")
    before = sum(entry.id in known for entry in entries)
    tell(f"{file}: {len(placed)} signed, {before} in the ledger before, {len(problems)} can't be placed")
    return DONE


def _place(
    held: "HeldStory", corrections: "Corrections", entries: "Sequence[SetSigned]"
) -> "tuple[list[tuple[SetSigned, Held]], list[str]]":
    """Return the quotation of each signature, and why others have none: a signature is for just these words."""
    import msgspec

    from attribution.corrections import corrected
    from attribution.model import Corrected

    result = corrected(held.analysis, msgspec.structs.replace(corrections, entries=tuple(entries))).corrections
    known = Corrected() if result is UNSET else result
    reasons = {one.entry: one.reason for one in known.unplaced}
    by_id = {one.quotation_id: one for one in held.gate.quotations}
    texts = {quotation.id: quotation.text for quotation in held.analysis.quotations}
    placed: list[tuple[SetSigned, Held]] = []
    problems: list[str] = []
    for entry in entries:
        name = known.placed.get(entry.id, "")
        wanted = " ".join(piece.text for piece in entry.quotation.spans)
        if name not in by_id:
            problems.append(reasons.get(entry.id, f"{entry.id}: its words are not held"))
        elif wanted.split() != texts[name].split():
            problems.append(f"{by_id[name].number}. its words are others than those that were signed: sign it again")
        else:
            placed.append((entry, by_id[name]))
    return placed, problems
