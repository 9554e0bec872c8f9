"""The learned weights: data that `training/` makes, loaded without running any of it."""

import functools
from bisect import bisect_right
from dataclasses import dataclass
from importlib import resources
from typing import Any, NamedTuple

import numpy as np

from attribution.engine.learned.trees import Trees
from attribution.errors import WeightsError

_FILE = "learned.npz"


class Features(NamedTuple):
    """What each model reads: the names of its columns, in their order."""

    cue: tuple[str, ...]
    content: tuple[str, ...]
    speech: tuple[str, ...]
    speaker: tuple[str, ...]


@dataclass(frozen=True)
class Learned:
    """What was learned of cues, contents, quoted speech and speakers."""

    #: Is this site a cue? Is this phrase content of it? Is this stretch speech? Is this mention its speaker?
    cue: Trees
    content: Trees
    speech: Trees
    speaker: Trees
    #: How often a word is a cue, and how often a kind of phrase under it is content: 0 to 1.
    cue_rates: dict[str, float]
    content_rates: dict[str, float]
    #: Points of a rising curve from a raw score to the share of right links, for quoted and for indirect speech.
    quoted_curve: tuple[tuple[float, ...], tuple[float, ...]]
    indirect_curve: tuple[tuple[float, ...], tuple[float, ...]]


def calibrate(curve: tuple[tuple[float, ...], tuple[float, ...]], score: float) -> float:
    """Return the probability that `curve` gives for a raw score.

    >>> calibrate(((0.0, 1.0), (0.0, 0.5)), 0.5)
    0.25
    """
    scores, shares = curve
    place = bisect_right(scores, score)
    if place in (0, len(scores)):
        return round(shares[max(0, place - 1)], 4)
    low, high = scores[place - 1], scores[place]
    return round(shares[place - 1] + (score - low) * (shares[place] - shares[place - 1]) / (high - low), 4)


def from_arrays(arrays: Any, features: Features) -> Learned:
    """Return the weights that a mapping of arrays holds, such as an open npz file.

    Raises:
        WeightsError: They were learned from other features than `features`, or from the same in another order.
    """
    for model, names in features._asdict().items():
        _compare(model, tuple(_lines(arrays, f"{model}.features")), names)
    return Learned(
        cue=Trees.from_arrays(arrays, "cue"),
        content=Trees.from_arrays(arrays, "content"),
        speech=Trees.from_arrays(arrays, "speech"),
        speaker=Trees.from_arrays(arrays, "speaker"),
        cue_rates=_rates(arrays, "cue_rates"),
        content_rates=_rates(arrays, "content_rates"),
        quoted_curve=_curve(arrays["quoted_curve"]),
        indirect_curve=_curve(arrays["indirect_curve"]),
    )


def _compare(model: str, learned: tuple[str, ...], read: tuple[str, ...]) -> None:
    if learned == read:
        return
    missing, new = [name for name in learned if name not in read], [name for name in read if name not in learned]
    told = [f"{', '.join(names[:3])} {what}" for names, what in ((missing, "has gone"), (new, "is new")) if names]
    place = next((f"“{one}” is now “{two}”" for one, two in zip(learned, read, strict=False) if one != two), "")
    differs = ("; ".join(told) or f"the order: {place}") if learned else "the file has no names of features"
    advice = "learn the weights anew (training/README.md), or install the release anew"
    raise WeightsError(
        _FILE, f"the model “{model}” was learned from other features than this code reads ({differs}): {advice}"
    )


def _lines(arrays: Any, name: str) -> list[str]:
    # An older file has no names.
    stored = arrays[name].tobytes() if name in arrays else b""
    return stored.decode("utf-8").split("\n") if stored else []


def _rates(arrays: Any, name: str) -> dict[str, float]:
    words = arrays[f"{name}.words"].tobytes().decode("utf-8").split("\n")
    return dict(zip(words, arrays[f"{name}.values"].astype(float).tolist(), strict=True))


def _curve(points: Any) -> tuple[tuple[float, ...], tuple[float, ...]]:
    return tuple(points[0].tolist()), tuple(points[1].tolist())


@functools.cache
def load_learned(features: Features) -> Learned:
    """Return the weights that come with the package.

    Args:
        features: What the code reads, to be compared with what the weights were learned from.

    Raises:
        WeightsError: It is not the same.
    """
    with (
        (resources.files("attribution.engine.learned") / _FILE).open("rb") as stream,
        np.load(stream, allow_pickle=False) as arrays,
    ):
        return from_arrays(arrays, features)
