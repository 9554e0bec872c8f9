"""Who was linked so far: what the links that follow can read."""

from collections import Counter
from dataclasses import dataclass, field

from attribution.engine.grammar import Parse
from attribution.engine.speakers.units import Unit


@dataclass
class History:
    """Who was linked so far."""

    #: The units linked, in order, with the head of the speaker's mention or None.
    speakers: list[tuple[Unit, int | None]] = field(default_factory=list)
    #: How often a word headed a speaker's mention.
    times: Counter[str] = field(default_factory=Counter)

    def add(self, parse: Parse, unit: Unit, head: int | None) -> None:
        """Add a unit with the head of its speaker's mention, or None."""
        self.speakers.append((unit, head))
        if head is not None:
            self.times[parse.tokens[head].lower] += 1

    def recent(self) -> list[int]:
        """Return the heads of the last two different speakers' mentions, the latest first."""
        out: list[int] = []
        for _, head in reversed(self.speakers[-6:]):
            if head is not None and head not in out:
                out.append(head)
        return out[:2]
