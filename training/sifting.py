"""Fit what speaks for an indirect quotation's being one: python -m training.sifting CORPUS/train.

Prints the table `indirect.value` of attribution/engine/learned/numbers.toml. The weights that are shipped find the cues
and their contents, so that these numbers are fitted to what the library makes of the articles.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from attribution.engine.learned import NUMBERS, Learned, load_learned
from attribution.engine.pipeline import FEATURES, make_scene
from attribution.engine.speakers.joining import join_quotations
from attribution.engine.speakers.linking import link_speakers
from attribution.engine.speakers.sifting import all_traits
from training.calibration import is_right
from training.gold import Example, read_examples

Row = tuple[dict[str, float], bool]


def rows(example: Example, learned: Learned) -> Iterator[Row]:
    """Yield the traits of each indirect quotation of an article, with whether the annotation has it."""
    scene = make_scene(example.parse, learned)
    links = link_speakers(scene, learned, threshold=NUMBERS.speakers.threshold)
    for draft in join_quotations(scene, links, learned):
        if draft.cue is not None and not draft.links:
            found = all_traits(scene.parse, scene.reported[draft.cue], draft.tokens, learned)
            yield found, is_right(example, draft)


def fit(given: Iterable[Row]) -> dict[str, float]:
    """Return the weight of each trait, and of "always", which every quotation has."""
    found = list(given)
    names = list(dict.fromkeys(name for each, _ in found for name in each))
    table = np.array([[each.get(name, 0.0) for name in names] for each, _ in found])
    model = LogisticRegression(C=1.0, max_iter=3000).fit(table, [right for _, right in found])
    weights = dict(zip(names, model.coef_[0], strict=True)) | {"always": float(model.intercept_[0])}
    return {name: round(float(weight), 2) for name, weight in sorted(weights.items())}


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit to the folder named on the command line and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="a folder with text/ and attributions/")
    given = parser.parse_args(arguments)
    learned = load_learned(FEATURES)
    weights = fit(row for example in read_examples(given.corpus) for row in rows(example, learned))
    print("\n".join(f'"{name}" = {weight}' for name, weight in weights.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
