"""Boosted decision trees as data: arrays in, scores out, nothing executed on loading."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Trees:
    """An additive model of decision trees (Friedman 2001) that gives the log-odds of a yes.

    All trees lie one behind the other in flat arrays. A node sends a row to `left` where its `feature` is at most its
    `threshold`, else to `right`; a leaf points to itself.
    """

    #: For each node: which feature it asks for, its threshold, its two children, and a leaf's value.
    feature: Integers
    threshold: Floats
    left: Integers
    right: Integers
    value: Floats
    #: The first node of each tree.
    roots: Integers
    #: The deepest tree's depth.
    depth: int
    #: The log-odds before any tree.
    baseline: float

    def log_odds(self, rows: Sequence[Sequence[float]] | Floats) -> npt.NDArray[np.float64]:
        """Return the log-odds for each of `rows`, which are of shape (rows, features)."""
        table = np.asarray(rows, dtype=np.float32)
        if not len(table):
            return np.zeros(0)
        nodes = np.repeat(self.roots[None, :], len(table), axis=0)
        which = np.arange(len(table))[:, None]
        for _ in range(self.depth):
            low = table[which, self.feature[nodes]] <= self.threshold[nodes]
            nodes = np.where(low, self.left[nodes], self.right[nodes])
        return self.baseline + self.value[nodes].sum(axis=1, dtype=np.float64)

    def probabilities(self, rows: Sequence[Sequence[float]] | Floats) -> npt.NDArray[np.float64]:
        """Return the probability of a yes for each of `rows`."""
        return sigmoid(self.log_odds(rows))

    @classmethod
    def from_arrays(cls, arrays: Any, prefix: str) -> "Trees":
        """Return the trees stored under `prefix` in a mapping of arrays, such as an open npz file."""
        parts = {
            name: arrays[f"{prefix}.{name}"] for name in ("feature", "threshold", "left", "right", "value", "roots")
        }
        return cls(**parts, depth=int(arrays[f"{prefix}.depth"]), baseline=float(arrays[f"{prefix}.baseline"]))


def sigmoid(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return 1 / (1 + e^-x) for each of `values`."""
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -30, 30))), dtype=np.float64)
