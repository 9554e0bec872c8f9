"""What the models read in the articles beside this file: for each feature its sum over all that was asked about.

The outcome alone tells little of a feature: the models have 370, and most can go wrong with no quotation changed. So
features.tsv holds, by name, in how many rows each is not 0, and its sum. `python -m tests.gold.readings` compares it.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import numpy as np
import numpy.typing as npt

from attribution.engine.learned import load_learned
from attribution.engine.learned.trees import Trees
from attribution.engine.pipeline import FEATURES

SUMS = Path(__file__).with_name("features.tsv")
Rows = dict[str, list[npt.NDArray[np.float64]]]


@contextmanager
def recorded() -> Iterator[Rows]:
    """Return a mapping that takes up all rows that each model is asked about in the meantime."""
    learned = load_learned(FEATURES)
    names = {id(getattr(learned, name)): name for name in FEATURES._fields}
    rows: Rows = {name: [] for name in FEATURES._fields}
    answer = Trees.probabilities

    def probabilities(trees: Trees, asked: Sequence[Sequence[float]]) -> npt.NDArray[np.float64]:
        rows[names[id(trees)]].append(np.asarray(asked, dtype=np.float64))
        return answer(trees, asked)

    with mock.patch.object(Trees, "probabilities", probabilities):
        yield rows


def sum_lines(rows: Mapping[str, list[npt.NDArray[np.float64]]]) -> list[str]:
    """Return a line for each feature of each model: its name, in how many rows it is not 0, and its sum."""
    lines = []
    for model, features in FEATURES._asdict().items():
        table = np.concatenate([part for part in rows[model] if part.size])
        counts, sums = np.count_nonzero(table, axis=0), table.sum(axis=0)
        lines += [f"{model}\t{name}\t{n}\t{total:.3f}" for name, n, total in zip(features, counts, sums, strict=True)]
    return lines
