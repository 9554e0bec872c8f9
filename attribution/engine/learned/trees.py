"""Boosted decision trees as data: arrays in, scores out, nothing executed on loading."""

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int32]
#: A column of figures or flags, and rows of figures.
Column = npt.NDArray[Any] | Sequence[float]
Rows = npt.NDArray[np.float64]
#: How many rows go through the trees together: so many that their answers fit into the processor's cache.
_ROWS_AT_ONCE = 64
#: So many bits has a number that stands for the leaves of a tree.
_MOST_LEAVES = 32


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

    def log_odds(self, rows: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """Return the log-odds for each of `rows`, which are of shape (rows, features)."""
        table = np.asarray(rows, dtype=np.float32)
        out = np.empty(len(table))
        for first in range(0, len(table), _ROWS_AT_ONCE):
            some = slice(first, first + _ROWS_AT_ONCE)
            out[some] = self.baseline + self._sieve.sums(table[some])
        return out

    def probabilities(self, rows: npt.ArrayLike) -> npt.NDArray[np.float64]:
        """Return the probability of a yes for each of `rows`."""
        return sigmoid(self.log_odds(rows))

    @functools.cached_property
    def _sieve(self) -> "_Sieve":
        return _Sieve.through(self)

    @classmethod
    def from_arrays(cls, arrays: Any, prefix: str) -> "Trees":
        """Return the trees stored under `prefix` in a mapping of arrays, such as an open npz file."""
        parts = {
            name: arrays[f"{prefix}.{name}"] for name in ("feature", "threshold", "left", "right", "value", "roots")
        }
        return cls(**parts, depth=int(arrays[f"{prefix}.depth"]), baseline=float(arrays[f"{prefix}.baseline"]))


@dataclass(frozen=True)
class _Sieve:
    """Trees laid out anew for many rows at a time, after QuickScorer (Lucchese et al. 2015).

    The leaves of a tree are numbered from the left, and each is a bit. A no rules out all leaves under the child for a
    yes, so that a row comes to the first leaf that no answer rules out. Each question, a feature with a threshold, is
    asked of a row once, whatever the number of nodes that ask it.
    """

    #: For each question: its feature and its threshold.
    features: npt.NDArray[np.intp]
    thresholds: Floats
    #: For the first node of each tree, the second of each, and so on: its question, and what a no to it rules out.
    question: npt.NDArray[np.intp]
    ruled_out: Integers
    #: The values of each tree's leaves.
    value: Floats

    @classmethod
    def through(cls, trees: Trees) -> "_Sieve":
        """Return the layout of `trees`."""
        first, count = _leaves(trees)
        most = count.max()
        assert most <= _MOST_LEAVES
        nodes = np.arange(len(trees.left))
        tree = np.searchsorted(trees.roots, nodes, side="right") - 1
        leaves, asking = nodes[trees.left == nodes], nodes[trees.left != nodes]
        value = np.zeros((len(trees.roots), most), dtype=np.float32)
        value[tree[leaves], first[leaves]] = trees.value[leaves]
        # A question as one number.
        asked = trees.feature[asking].astype(np.int64) << 32 | trees.threshold[asking].view(np.uint32)
        _, some, found = np.unique(asked, return_index=True, return_inverse=True)
        # Where a tree has fewer nodes than others the rest rule out nothing.
        place = np.arange(len(asking)) - np.searchsorted(tree[asking], tree[asking]), tree[asking]
        question, ruled_out = np.zeros((2, most - 1, len(trees.roots)), dtype=np.int64)
        question[place] = found
        ruled_out[place] = (1 << count[trees.left[asking]]) - 1 << first[asking]
        return cls(
            features=trees.feature[asking[some]].astype(np.intp),
            thresholds=trees.threshold[asking[some]],
            question=question.astype(np.intp),
            ruled_out=ruled_out.astype(np.int32),
            value=value,
        )

    def sums(self, table: Floats) -> npt.NDArray[np.float64]:
        """Return for each row of `table` the sum of the leaves that it comes to."""
        yes = np.ascontiguousarray(table.T).take(self.features, axis=0) <= self.thresholds[:, None]
        # All bits where the answer is no, else none.
        out = (yes.astype(np.int32) - 1).take(self.question, axis=0)
        out &= self.ruled_out[:, :, None]
        left = ~np.bitwise_or.reduce(out, axis=0)
        first = np.bitwise_count((left & -left) - 1)
        trees, leaves = self.value.shape
        places = np.arange(0, trees * leaves, leaves)[:, None] + first
        return np.asarray(self.value.take(places).sum(axis=0, dtype=np.float64))


def _leaves(trees: Trees) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return for each node the number of the first leaf under it, in its tree from the left, and how many there are."""
    first, count = np.zeros((2, len(trees.left)), dtype=np.int64)
    levels = []
    level = trees.roots
    while len(level):
        count[level] = trees.left[level] == level
        levels.append(level := level[trees.left[level] != level])
        level = np.concatenate([trees.left[level], trees.right[level]])
    for level in reversed(levels):
        count[level] = count[trees.left[level]] + count[trees.right[level]]
    for level in levels:
        first[trees.left[level]] = first[level]
        first[trees.right[level]] = first[level] + count[trees.left[level]]
    return first, count


class OneHot:
    """A column for each of some names, with 1 where something has that name and 0 elsewhere.

    >>> forms = OneHot(["verb", "noun"])
    >>> forms.of(["noun", "adverb"]).tolist()
    [[0.0, 0.0], [1.0, 0.0]]
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._places = {name: place for place, name in enumerate(names)}
        # The last stands for any other name.
        self._table = np.eye(len(names), len(names) + 1)

    def columns(self, prefix: str) -> tuple[str, ...]:
        """Return what the columns are called: "form=verb"."""
        return tuple(f"{prefix}={name}" for name in self._places)

    def of(self, names: Iterable[str]) -> npt.NDArray[np.float64]:
        """Return the columns of what has these names."""
        return self._table[:, [self._places.get(name, len(self._places)) for name in names]]


def columns(prefix: str, names: Sequence[str]) -> tuple[str, ...]:
    """Return the names of columns that belong together.

    >>> columns("place", ("before", "distance"))
    ('place.before', 'place.distance')
    """
    return tuple(f"{prefix}.{name}" for name in names)


def make_rows(size: int, *parts: Rows | Sequence[Column]) -> Rows:
    """Return rows from their columns, each of `size` figures or flags, or of one for all rows.

    >>> make_rows(2, [[1, 2]], np.array([[0.5], [0]])).tolist()
    [[1.0, 0.5, 0.0], [2.0, 0.5, 0.0]]
    """
    table = np.empty((sum(map(len, parts)), size))
    place = 0
    for part in parts:
        if isinstance(part, np.ndarray):
            table[place : place + len(part)] = part
        else:
            for number, column in enumerate(part, start=place):
                table[number] = column
        place += len(part)
    return table.T


def sigmoid(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return 1 / (1 + e^-x) for each of `values`."""
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -30, 30))), dtype=np.float64)
