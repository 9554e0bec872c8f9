"""Boosted decision trees as data: arrays in, scores out, nothing executed on loading."""

import functools
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int32]
#: How many rows walk through the trees together: so many that their places fit into the processor's cache.
_ROWS_AT_ONCE = 128


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
        table = np.asarray(rows, dtype=np.float32) if isinstance(rows, np.ndarray) else _table(rows)
        out = np.empty(len(table))
        for first in range(0, len(table), _ROWS_AT_ONCE):
            some = slice(first, first + _ROWS_AT_ONCE)
            out[some] = self.baseline + self._walk.sums(table[some])
        return out

    def probabilities(self, rows: Sequence[Sequence[float]] | Floats) -> npt.NDArray[np.float64]:
        """Return the probability of a yes for each of `rows`."""
        return sigmoid(self.log_odds(rows))

    @functools.cached_property
    def _walk(self) -> "_Walk":
        return _Walk.through(self)

    @classmethod
    def from_arrays(cls, arrays: Any, prefix: str) -> "Trees":
        """Return the trees stored under `prefix` in a mapping of arrays, such as an open npz file."""
        parts = {
            name: arrays[f"{prefix}.{name}"] for name in ("feature", "threshold", "left", "right", "value", "roots")
        }
        return cls(**parts, depth=int(arrays[f"{prefix}.depth"]), baseline=float(arrays[f"{prefix}.baseline"]))


@dataclass(frozen=True)
class _Walk:
    """Trees laid out anew for many rows at a time, the deepest first.

    Each question, a feature with a threshold, is asked of a row once, whatever the number of nodes that ask it. The
    two children of a node stand side by side, so that the answer is the step from the one to the other.
    """

    #: For each question: its feature and its threshold. To the first the answer is always no: leaves ask it.
    features: npt.NDArray[np.intp]
    thresholds: Floats
    #: For each node: its question, its child for a no, and a leaf's value. A leaf is its own child.
    question: npt.NDArray[np.intp]
    child: npt.NDArray[np.intp]
    value: Floats
    #: The first node of each tree.
    roots: npt.NDArray[np.intp]
    #: For each step: how many trees are deeper than that.
    deeper: tuple[int, ...]

    @classmethod
    def through(cls, trees: Trees) -> "_Walk":
        """Return the layout of `trees`."""
        depths = _depths(trees)
        # The roots, and then level by level the children of all trees.
        level = trees.roots[np.argsort(-depths, kind="stable")]
        levels = [level]
        while len(level := _children(trees, level)):
            levels.append(level)
        order = np.concatenate(levels)
        asks = trees.left[order] != order
        # A question as one number.
        asked = trees.feature[order].astype(np.int64) << 32 | trees.threshold[order].view(np.uint32)
        _, first, found = np.unique(asked[asks], return_index=True, return_inverse=True)
        some = order[asks][first]
        question, child = np.zeros(len(order), dtype=np.intp), np.arange(len(order))
        question[asks] = found + 1
        child[asks] = len(trees.roots) + 2 * np.arange(len(found))
        return cls(
            features=np.concatenate([[0], trees.feature[some]]).astype(np.intp),
            thresholds=np.concatenate([[-np.inf], trees.threshold[some]]).astype(np.float32),
            question=question,
            child=child,
            value=trees.value[order],
            roots=np.arange(len(trees.roots)),
            deeper=tuple(int((depths > step).sum()) for step in range(depths.max(initial=0))),
        )

    def sums(self, table: Floats) -> npt.NDArray[np.float64]:
        """Return for each row of `table` the sum of the leaves that it comes to."""
        size = len(table)
        answers = np.ascontiguousarray(table.T).take(self.features, axis=0) <= self.thresholds[:, None]
        flat = answers.view(np.int8).ravel()
        # One line a tree, one column a row: the place of each row's answer to each node's question is a sum.
        columns, lines = np.arange(size), self.question * size
        nodes = np.repeat(self.roots[:, None], size, axis=1)
        places, steps = np.empty_like(nodes), np.empty(nodes.shape, dtype=np.int8)
        for count in self.deeper:
            here, place, step = nodes[:count], places[:count], steps[:count]
            # Clipping changes nothing, as all places are inside; without it numpy would copy.
            lines.take(here, out=place, mode="clip")
            place += columns
            flat.take(place, out=step, mode="clip")
            self.child.take(here, out=place, mode="clip")
            np.add(place, step, out=here)
        return np.asarray(self.value.take(nodes).sum(axis=0, dtype=np.float64))


def _table(rows: Sequence[Sequence[float]]) -> Floats:
    """Return rows as an array; numpy would look at each number twice, which takes four times as long."""
    if not rows:
        return np.empty((0, 0), dtype=np.float32)
    pack = struct.Struct(f"{len(rows[0])}f").pack
    return np.frombuffer(b"".join([pack(*row) for row in rows]), dtype=np.float32).reshape(len(rows), -1)


def _children(trees: Trees, level: Integers) -> Integers:
    """Return the children of the nodes of a level, that for a no before that for a yes; a leaf has none."""
    asking = level[trees.left[level] != level]
    return np.stack([trees.right[asking], trees.left[asking]], axis=1).ravel()


def _depths(trees: Trees) -> Integers:
    """Return how deep each tree is."""
    depths = np.zeros(len(trees.roots), dtype=np.int32)
    level, tree = trees.roots, np.arange(len(trees.roots))
    while len(tree := tree[trees.left[level] != level]):
        depths[tree] += 1
        level, tree = _children(trees, level), np.repeat(tree, 2)
    return depths


class OneHot(dict[str, list[float]]):
    """For each of some names a row with 1 in its place and 0 elsewhere; zeros alone for any other name.

    >>> rows = OneHot(["verb", "noun"])
    >>> rows["noun"], rows["adverb"]
    ([0.0, 1.0], [0.0, 0.0])
    """

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__({name: [float(name == other) for other in names] for name in names})
        self.names = tuple(names)

    def columns(self, prefix: str) -> tuple[str, ...]:
        """Return the names of the columns of a row: "form=verb"."""
        return tuple(f"{prefix}={name}" for name in self.names)

    def __missing__(self, name: str | None) -> list[float]:
        return [0.0] * len(self.names)


def columns(prefix: str, names: Sequence[str]) -> tuple[str, ...]:
    """Return the names of columns that belong together.

    >>> columns("place", ("before", "distance"))
    ('place.before', 'place.distance')
    """
    return tuple(f"{prefix}.{name}" for name in names)


def sigmoid(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return 1 / (1 + e^-x) for each of `values`."""
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -30, 30))), dtype=np.float64)
