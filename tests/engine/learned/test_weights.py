import io
import time
from importlib import resources
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.engine.learned.weights import Learned, calibrate, from_arrays, load_learned

NAMES = ("cue", "content", "speech", "speaker")
CURVE = ((0.0, 0.5, 1.0), (0.1, 0.2, 0.9))


def arrays() -> dict[str, Any]:
    """Return the least that is a file of weights: trees of one leaf, one word, straight curves."""
    found: dict[str, Any] = {}
    for number, name in enumerate(NAMES):
        tree = {"feature": [0], "threshold": [0.0], "left": [0], "right": [0], "value": [float(number)], "roots": [0]}
        for part, values in tree.items():
            found[f"{name}.{part}"] = np.array(values, dtype=np.float32 if part in ("threshold", "value") else np.int32)
        found |= {f"{name}.depth": np.array(0), f"{name}.baseline": np.array(0.0)}
    for name in ("cue_rates", "content_rates"):
        found[f"{name}.words"] = np.frombuffer(b"say\npoint out", dtype=np.uint8)
        found[f"{name}.values"] = np.array([0.75, 0.5], dtype=np.float32)
    for name in ("quoted_curve", "indirect_curve"):
        found[name] = np.array([[0, 1], [0, 1]], dtype=np.float32)
    return found


def shipped() -> Any:
    """Return the file of weights that comes with the package."""
    return resources.files("attribution.engine.learned") / "learned.npz"


def test_weights_load_without_pickle():
    """The shipped file holds plain numbers; nothing in it has to be run to be read."""
    with shipped().open("rb") as stream, np.load(stream, allow_pickle=False) as found:
        assert {found[name].dtype.kind for name in found.files} <= set("iuf")


def test_weights_are_small_and_quick():
    """The shipped file has less than 5 MB and loads in well under a second."""
    load_learned.cache_clear()
    start = time.process_time()
    load_learned()
    assert time.process_time() - start < 0.5
    assert len(shipped().read_bytes()) < 5_000_000


def test_weights_are_loaded_once():
    """The weights are the same object each time."""
    assert load_learned() is load_learned()


def test_weights_are_whole():
    """Every table of the shipped weights is filled, and every rate and probability lies between 0 and 1."""
    learned = load_learned()
    assert learned.cue_rates["say"] > 0.5
    assert all(0 <= rate <= 1 for rates in (learned.cue_rates, learned.content_rates) for rate in rates.values())
    for scores, shares in (learned.quoted_curve, learned.indirect_curve):
        assert list(scores) == sorted(scores)
        assert list(shares) == sorted(shares)
        assert 0 <= shares[0] <= shares[-1] <= 1


def test_from_arrays():
    """Weights come back from arrays as they went in, a word with a space among them."""
    learned = from_arrays(arrays())
    assert learned.cue_rates == {"say": 0.75, "point out": 0.5}
    assert [getattr(learned, name).log_odds([[0.0]]).tolist() for name in NAMES] == [[0.0], [1.0], [2.0], [3.0]]
    assert learned.quoted_curve == ((0.0, 1.0), (0.0, 1.0))


def test_objects_are_refused():
    """An array of objects, which would need pickle, is not loaded."""
    stream = io.BytesIO()
    np.savez(stream, **{**arrays(), "quoted_curve": np.array([{"a": 1}], dtype=object)})
    stream.seek(0)
    with np.load(stream, allow_pickle=False) as found, pytest.raises(ValueError, match=r"[Oo]bject"):
        from_arrays(found)


def test_words_and_values_of_unequal_number():
    """A table with more words than values is an error and not a table cut short."""
    broken = arrays() | {"cue_rates.values": np.array([0.5], dtype=np.float32)}
    with pytest.raises(ValueError, match="zip"):
        from_arrays(broken)


def test_what_training_saves_is_what_is_loaded(tmp_path):
    """The file that training writes holds the weights it was given, and the same bytes each time."""
    train = pytest.importorskip("training.train")
    learned = from_arrays(arrays())
    train.save(learned, tmp_path / "one.npz")
    train.save(learned, tmp_path / "two.npz")
    with np.load(tmp_path / "one.npz", allow_pickle=False) as found:
        again = from_arrays(found)
    assert isinstance(again, Learned)
    assert (again.cue_rates, again.quoted_curve) == (learned.cue_rates, learned.quoted_curve)
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


@pytest.mark.parametrize(
    ("score", "share"), [(0.0, 0.1), (0.25, 0.15), (0.5, 0.2), (0.75, 0.55), (1.0, 0.9), (-1, 0.1), (2, 0.9)]
)
def test_calibrate(score: float, share: float):
    """Between the points of a curve the probability is on the line, and beyond its ends that of the end."""
    assert calibrate(CURVE, score) == share


@given(st.floats(0, 1), st.floats(0, 1))
def test_calibrate_keeps_order(one: float, other: float):
    """A higher score never has a lower probability."""
    low, high = sorted((one, other))
    assert calibrate(CURVE, low) <= calibrate(CURVE, high)
