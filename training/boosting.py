"""Rows with their answers, and boosted trees that learn from them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from sklearn.ensemble import HistGradientBoostingClassifier
from threadpoolctl import threadpool_limits

from attribution.engine.learned.trees import Floats, Trees


class Table(NamedTuple):
    """Rows of features with their answers, 0 or 1."""

    rows: Floats
    answers: npt.NDArray[np.int64]


class Shape(NamedTuple):
    """How large a model is and how fast it learns."""

    trees: int
    leaves: int
    rate: float


def make_table(rows: npt.ArrayLike, answers: Sequence[bool]) -> Table:
    """Return a table of these rows."""
    return Table(np.asarray(rows, dtype=np.float32), np.asarray(answers, dtype=np.int64))


def join(tables: Iterable[Table]) -> Table:
    """Return one table with the rows of all, in their order.

    Raises:
        ValueError: No table has a row.
    """
    filled = [table for table in tables if len(table.rows)]
    if not filled:
        raise ValueError("nothing to learn from: the articles have no annotated attribution")
    return Table(np.concatenate([t.rows for t in filled]), np.concatenate([t.answers for t in filled]))


def fit(table: Table, shape: Shape) -> Trees:
    """Return boosted trees that answer as the table does; the same rows give the same trees.

    One thread does it all: several would add up the rows in an order that depends on their number.
    """
    model = HistGradientBoostingClassifier(
        max_iter=shape.trees,
        max_leaf_nodes=shape.leaves,
        learning_rate=shape.rate,
        min_samples_leaf=20,
        l2_regularization=1.0,
        early_stopping=False,
        random_state=0,
    )
    with threadpool_limits(limits=1):
        model.fit(table.rows, table.answers)
    return flatten(model)


def flatten(model: Any) -> Trees:
    """Return a fitted scikit-learn model as arrays that answer as it does."""
    parts: dict[str, list[Any]] = defaultdict(list)
    roots, depth, base = [], 0, 0
    for (predictor,) in model._predictors:
        nodes = predictor.nodes
        here = np.arange(len(nodes)) + base
        leaf = nodes["is_leaf"].astype(bool)
        parts["feature"].append(np.where(leaf, 0, nodes["feature_idx"]))
        parts["threshold"].append(np.where(leaf, 0, nodes["num_threshold"]))
        parts["left"].append(np.where(leaf, here, nodes["left"] + base))
        parts["right"].append(np.where(leaf, here, nodes["right"] + base))
        parts["value"].append(np.where(leaf, nodes["value"], 0))
        roots.append(base)
        depth = max(depth, int(nodes["depth"].max()))
        base += len(nodes)
    integers = {n: np.concatenate(parts[n]).astype(np.int32) for n in ("feature", "left", "right")}
    return Trees(
        **integers,
        threshold=round_down(np.concatenate(parts["threshold"])),
        value=np.concatenate(parts["value"]).astype(np.float32),
        roots=np.asarray(roots, dtype=np.int32),
        depth=depth,
        baseline=float(model._baseline_prediction.ravel()[0]),
    )


def round_down(values: npt.NDArray[np.float64]) -> Floats:
    """Return the greatest single-precision numbers that are not above `values`.

    A row of single precision is then at most the threshold exactly where it was before. To round to the nearest would
    send a row that lies between the two to the other side.
    """
    nearest = values.astype(np.float32)
    return np.where(nearest > values, np.nextafter(nearest, np.float32(-np.inf)), nearest).astype(np.float32)
