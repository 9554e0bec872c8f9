"""Weights that answer as a test says, for tests of what is done with their answers."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from attribution.engine.learned.weights import Learned

PLAIN = ((0.0, 1.0), (0.0, 1.0))


@dataclass
class Answers:
    """Stands in for trees: gives the probabilities it was told, row by row, and keeps the rows it was asked about."""

    given: Iterable[float] | float
    rows: list[Sequence[float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._next: Callable[[], float]
        if isinstance(self.given, float):
            value = self.given
            self._next = lambda: value
        else:
            self._next = iter(self.given).__next__

    def probabilities(self, rows: Sequence[Sequence[float]]) -> Any:
        """Return the next probabilities that were told."""
        self.rows.extend(rows)
        return np.array([self._next() for _ in rows])


def weights(**fields: Any) -> Learned:
    """Return weights with these answers; a part that is not given says 1.0 to everything."""
    parts: dict[str, Any] = {name: Answers(1.0) for name in ("cue", "content", "speech", "speaker")}
    parts |= {"cue_rates": {}, "content_rates": {}, "quoted_curve": PLAIN, "indirect_curve": PLAIN}
    for name, value in fields.items():
        parts[name] = Answers(value) if name in ("cue", "content", "speech", "speaker") else value
    return Learned(**parts)
