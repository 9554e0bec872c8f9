"""What made an analysis, and what a person changed of it: what an export says of itself."""

import hashlib

import msgspec
from msgspec import UNSET

from attribution.model import Analysis


class MadeBy(msgspec.Struct, frozen=True, kw_only=True):
    """Which engine made an analysis, and which corrections were applied to it."""

    #: The program with its version: "attribution 0.1.0".
    program: str
    #: The language pipeline: "en_core_web_md 3.8.0".
    pipeline: str
    #: The version of spaCy.
    spacy: str
    #: How sure a speaker had to be, 0 to 1.
    threshold: float
    #: The house words by their file's name and a hash; None where there were none.
    house_words: str | None
    #: How many entries of a person were applied: corrections, statuses, who knows a source.
    entries: int
    #: How many were not, since their words are not found, or a person has to be asked again.
    not_applied: int
    #: When the last of all these was made, as ISO 8601 in UTC; None where there are none.
    last_entry: str | None
    #: A hash of all these entries, which is another where one of them is; None where there are none.
    entries_sha256: str | None

    @property
    def engine_in_words(self) -> str:
        """The engine on one line: "attribution 0.1.0, en_core_web_md 3.8.0, spaCy 3.8.7, threshold 0.4"."""
        words = f", house words {self.house_words}" if self.house_words else ""
        return f"{self.program}, {self.pipeline}, spaCy {self.spacy}, threshold {self.threshold:g}{words}"

    @property
    def corrections_in_words(self) -> str:
        """The corrections on one line: "5 entries applied, 1 not, the last made 2026-03-02T14:05:00Z"; or "none"."""
        if self.entries_sha256 is None:
            return "none"
        rest = f", {self.not_applied} not" if self.not_applied else ""
        entries = "1 entry" if self.entries == 1 else f"{self.entries} entries"
        return f"{entries} applied{rest}, the last made {self.last_entry}, hash {self.entries_sha256[:12]}"

    @property
    def lines(self) -> tuple[str, ...]:
        """Both, for people to read."""
        return f"Made by {self.engine_in_words}", f"Corrections: {self.corrections_in_words}"


def made_by(analysis: Analysis) -> MadeBy:
    """Return what made an analysis, and which corrections were applied.

    >>> from attribution import analyze
    >>> made_by(analyze("“It holds,” Ana Ruiz said.")).corrections_in_words
    'none'
    """
    engine, entered = analysis.engine, analysis.corrections
    entries = () if entered is UNSET else entered.entries
    applied = sum(entry.id in entered.placed for entry in entries) if entered is not UNSET else 0
    return MadeBy(
        program=f"attribution {engine.attribution}",
        pipeline=engine.pipeline,
        spacy=engine.spacy,
        threshold=engine.threshold,
        house_words=None if engine.words is UNSET else engine.words,
        entries=applied,
        not_applied=len(entries) - applied,
        last_entry=max((entry.when for entry in entries), default=None),
        entries_sha256=hashlib.sha256(msgspec.json.encode(entries)).hexdigest() if entries else None,
    )
