"""Learn the weights of `attribution` from annotated articles: python -m training.train CORPUS/train.

Writes attribution/engine/learned/learned.npz: the same bytes from the same articles, model, libraries and processor.
See README.md beside this file.
"""

import argparse
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from attribution.engine.learned.weights import Learned
from attribution.engine.pipeline import FEATURES, make_scene
from attribution.errors import AttributionError
from training.boosting import flatten
from training.calibration import fit_curves
from training.folds import FOLDS
from training.gold import Example, read_examples
from training.linking import fit_linking
from training.reporting import fit_reporting
from training.stories import read_stories

__all__ = ["flatten", "main", "save", "train"]

_OUT = Path(__file__).parent.parent / "attribution" / "engine" / "learned" / "learned.npz"
_TREES = ("feature", "threshold", "left", "right", "value", "roots", "depth", "baseline")


def train(examples: Sequence[Example]) -> Learned:
    """Return all weights, learned from `examples`.

    Each model learns from what the models before it make of articles that they did not learn from; so do the curves.
    """
    reporting, without = fit_reporting(examples)
    _say("cues and contents")
    scenes = [make_scene(example.parse, without[place % FOLDS]) for place, example in enumerate(examples)]
    linking = fit_linking(examples, scenes)
    _say("speech and speakers")
    held_out = [
        replace(fold, speech=linking.speech, speaker=speaker)
        for fold, speaker in zip(without, linking.without, strict=True)
    ]
    quoted, indirect = fit_curves(examples, scenes, held_out)
    _say("calibration")
    return replace(
        reporting, speech=linking.speech, speaker=linking.speaker, quoted_curve=quoted, indirect_curve=indirect
    )


def save(learned: Learned, path: Path) -> None:
    """Write the weights, and the names of what they read; the same weights give the same bytes."""
    arrays: dict[str, Any] = {}
    for name, features in FEATURES._asdict().items():
        trees = getattr(learned, name)
        arrays |= {f"{name}.{part}": np.asarray(getattr(trees, part)) for part in _TREES}
        arrays[f"{name}.features"] = _as_bytes(features)
    for name in ("cue_rates", "content_rates"):
        rates = getattr(learned, name)
        arrays[f"{name}.words"] = _as_bytes(rates)
        arrays[f"{name}.values"] = np.asarray(list(rates.values()), dtype=np.float32)
    for name in ("quoted_curve", "indirect_curve"):
        arrays[name] = np.asarray(getattr(learned, name), dtype=np.float32)
    with path.open("wb") as stream:
        np.savez_compressed(stream, **arrays)


def _as_bytes(words: Iterable[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode("utf-8"), dtype=np.uint8)


def _say(what: str) -> None:
    print(f"{time.process_time():7.0f} s  {what}", file=sys.stderr)


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn from the folder named on the command line and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="a folder with text/ and attributions/")
    parser.add_argument("--stories", type=Path, help="a folder of stories with their corrections beside them")
    parser.add_argument("-o", "--output", type=Path, default=_OUT)
    given = parser.parse_args(arguments)
    examples = read_examples(given.corpus)
    if not examples:
        parser.error(f"no articles in {given.corpus / 'text'}")
    _say(f"{len(examples)} articles parsed")
    if given.stories is not None:
        try:
            stories = read_stories(given.stories)
        except AttributionError as error:
            parser.error(str(error))
        if not stories:
            parser.error(f"no stories with corrections in {given.stories}")
        examples += stories
        _say(f"{len(stories)} corrected stories parsed")
    save(train(examples), given.output)
    _say(f"wrote {given.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
