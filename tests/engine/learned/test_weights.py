import io
import time
from importlib import resources
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.engine.learned.weights import Features, Learned, calibrate, from_arrays, load_learned
from attribution.engine.pipeline import FEATURES
from attribution.errors import WeightsError

READ = Features(cue=("words",), content=("place.before", "place.distance"), speech=("words",), speaker=("form=verb",))
NAMES = ("cue", "content", "speech", "speaker")
CURVE = ((0.0, 0.5, 1.0), (0.1, 0.2, 0.9))


def as_bytes(names: tuple[str, ...]) -> Any:
    """Return names as a file of weights has them."""
    return np.frombuffer("\n".join(names).encode(), dtype=np.uint8)


def arrays() -> dict[str, Any]:
    """Return the least that is a file of weights: trees of one leaf, one word, straight curves."""
    found: dict[str, Any] = {}
    for number, name in enumerate(NAMES):
        tree = {"feature": [0], "threshold": [0.0], "left": [0], "right": [0], "value": [float(number)], "roots": [0]}
        for part, values in tree.items():
            found[f"{name}.{part}"] = np.array(values, dtype=np.float32 if part in ("threshold", "value") else np.int32)
        found[f"{name}.features"] = as_bytes(getattr(READ, name))
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
    load_learned(FEATURES)
    assert time.process_time() - start < 0.5
    assert len(shipped().read_bytes()) < 5_000_000


def test_weights_are_loaded_once():
    """The weights are the same object each time."""
    assert load_learned(FEATURES) is load_learned(FEATURES)


def test_weights_are_whole():
    """Every table of the shipped weights is filled, and every rate and probability lies between 0 and 1."""
    learned = load_learned(FEATURES)
    assert learned.cue_rates["say"] > 0.5
    assert all(0 <= rate <= 1 for rates in (learned.cue_rates, learned.content_rates) for rate in rates.values())
    for scores, shares in (learned.quoted_curve, learned.indirect_curve):
        assert list(scores) == sorted(scores)
        assert list(shares) == sorted(shares)
        assert 0 <= shares[0] <= shares[-1] <= 1


def test_from_arrays():
    """Weights come back from arrays as they went in, a word with a space among them."""
    learned = from_arrays(arrays(), READ)
    assert learned.cue_rates == {"say": 0.75, "point out": 0.5}
    assert [getattr(learned, name).log_odds([[0.0]]).tolist() for name in NAMES] == [[0.0], [1.0], [2.0], [3.0]]
    assert learned.quoted_curve == ((0.0, 1.0), (0.0, 1.0))


def test_objects_are_refused():
    """An array of objects, which would need pickle, is not loaded."""
    stream = io.BytesIO()
    np.savez(stream, **{**arrays(), "quoted_curve": np.array([{"a": 1}], dtype=object)})
    stream.seek(0)
    with np.load(stream, allow_pickle=False) as found, pytest.raises(ValueError, match=r"[Oo]bject"):
        from_arrays(found, READ)


def test_words_and_values_of_unequal_number():
    """A table with more words than values is an error and not a table cut short."""
    broken = arrays() | {"cue_rates.values": np.array([0.5], dtype=np.float32)}
    with pytest.raises(ValueError, match="zip"):
        from_arrays(broken, READ)


def test_what_training_saves_is_what_is_loaded(tmp_path, monkeypatch):
    """The file that training writes holds the weights it was given, and the same bytes each time."""
    train = pytest.importorskip("training.train")
    learned = from_arrays(arrays(), READ)
    monkeypatch.setattr(train, "FEATURES", READ)
    train.save(learned, tmp_path / "one.npz")
    train.save(learned, tmp_path / "two.npz")
    with np.load(tmp_path / "one.npz", allow_pickle=False) as found:
        again = from_arrays(found, READ)
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


@pytest.mark.parametrize(
    ("read", "told"),
    [
        pytest.param(("place.after", "place.distance"), "place.before has gone; place.after is new", id="renamed"),
        pytest.param(("place.before",), "place.distance has gone", id="missing"),
        pytest.param(("place.before", "place.distance", "size"), "size is new", id="one more"),
        pytest.param(
            ("place.distance", "place.before"), "the order: “place.before” is now “place.distance”", id="another order"
        ),
    ],
)
def test_other_features_are_refused(read: tuple[str, ...], told: str):
    """Weights that were learned from other features are refused, with what differs and what to do."""
    with pytest.raises(WeightsError) as caught:
        from_arrays(arrays(), READ._replace(content=read))
    assert caught.value.subject == "learned.npz"
    assert f"the model “content” was learned from other features than this code reads ({told})" in str(caught.value)
    assert caught.value.advice.endswith("learn the weights anew (training/README.md), or install the release anew")


def test_a_file_without_names_is_refused():
    """A file of weights without the names of what they were learned from is refused."""
    nameless = {name: array for name, array in arrays().items() if not name.endswith(".features")}
    with pytest.raises(WeightsError, match="the file has no names"):
        from_arrays(nameless, READ)


def test_shipped_weights_have_a_column_for_each_name():
    """The shipped weights ask for no column beyond the names, and no two columns of a model have one name."""
    learned = load_learned(FEATURES)
    for name, features in FEATURES._asdict().items():
        assert len(set(features)) == len(features)
        assert 0 <= getattr(learned, name).feature.max() < len(features)
