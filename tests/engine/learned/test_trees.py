import numpy as np
import pytest

from attribution.engine.learned.trees import Trees, sigmoid


def stump() -> Trees:
    """Return one tree of one question: is the second feature at most 3?"""
    return Trees(
        feature=np.array([1, 0, 0], dtype=np.int32),
        threshold=np.array([3, 0, 0], dtype=np.float32),
        left=np.array([1, 1, 2], dtype=np.int32),
        right=np.array([2, 1, 2], dtype=np.int32),
        value=np.array([0, -1, 2], dtype=np.float32),
        roots=np.array([0], dtype=np.int32),
        depth=1,
        baseline=0.5,
    )


def test_one_question():
    """A row goes left where its feature is at most the threshold, and the leaf's value is added to the baseline."""
    assert stump().log_odds([[9, 2], [9, 3], [9, 4]]).tolist() == [-0.5, -0.5, 2.5]


def test_probabilities_are_those_of_the_log_odds():
    """A probability is the logistic function of the log-odds."""
    assert stump().probabilities([[9, 4]]).tolist() == pytest.approx([1 / (1 + np.exp(-2.5))])


def test_no_rows():
    """No rows give no scores."""
    assert stump().log_odds([]).tolist() == []
    assert stump().probabilities([]).tolist() == []


def test_deeper_than_needed():
    """A row that reaches its leaf early stays there."""
    trees = stump()
    deep = Trees(**{**vars(trees), "depth": 9})
    assert deep.log_odds([[0, 0], [0, 9]]).tolist() == trees.log_odds([[0, 0], [0, 9]]).tolist()


def chains(*leaves: int) -> Trees:
    """Return trees that ask again and again of the first feature, with so many leaves each: 1, 2, 3 and so on.

    Every other tree asks for the smallest value first, and the rest for the largest.
    """
    left, right, threshold, value, roots = [], [], [], [], []
    for number, count in enumerate(leaves):
        base = len(left)
        roots.append(base)
        for place in range(count - 1):
            node = base + 2 * place
            ends, goes_on = node + 1, node + 2
            left += [ends, ends] if number % 2 else [goes_on, ends]
            right += [goes_on, ends] if number % 2 else [ends, ends]
            threshold += [place if number % 2 else count - 2 - place, 0]
            value += [0, place + 1 if number % 2 else count - place]
        left.append(len(left))
        right.append(len(right))
        threshold.append(0)
        value.append(count if number % 2 else 1)
    return Trees(
        feature=np.zeros(len(left), dtype=np.int32),
        threshold=np.array(threshold, dtype=np.float32),
        left=np.array(left, dtype=np.int32),
        right=np.array(right, dtype=np.int32),
        value=np.array(value, dtype=np.float32),
        roots=np.array(roots, dtype=np.int32),
        depth=max(leaves),
        baseline=0.0,
    )


def test_trees_of_many_sizes():
    """Trees with more leaves and with fewer, up to the most that there may be, are added up."""
    sizes = (1, 32, 32, 2, 7, 31)
    rows = [[value] for value in range(-1, 40)]
    expected = [sum(min(max(value, 0), size - 1) + 1 for size in sizes) for (value,) in rows]
    assert chains(*sizes).log_odds(rows).tolist() == expected


def test_many_rows():
    """Rows are answered alike, alone and among more than are looked at together."""
    rows = [[value % 9] for value in range(300)]
    assert chains(5, 8).log_odds(rows).tolist() == [chains(5, 8).log_odds([row])[0] for row in rows]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_predicts_like_the_model_it_was_made_from(seed: int):
    """The flat arrays give the log-odds of the scikit-learn model that was learned, on rows it has and has not seen."""
    ensemble = pytest.importorskip("sklearn.ensemble")
    limits = pytest.importorskip("threadpoolctl")
    train = pytest.importorskip("training.train")
    random = np.random.default_rng(seed)
    rows = random.integers(0, 12, size=(400, 6)).astype(np.float32)
    answers = (rows[:, 0] > rows[:, 1]) ^ (rows[:, 2] == 3)
    model = ensemble.HistGradientBoostingClassifier(max_iter=12, max_leaf_nodes=8, early_stopping=False, random_state=0)
    with limits.threadpool_limits(1):  # its threads wait for one another where the processor is busy
        model.fit(rows, answers)
    trees = train.flatten(model)
    unseen = random.integers(-3, 15, size=(300, 6)).astype(np.float32)
    for table in (rows, unseen):
        with limits.threadpool_limits(1):
            odds, shares = model.decision_function(table), model.predict_proba(table)[:, 1]
        assert trees.log_odds(table).tolist() == pytest.approx(odds.tolist(), abs=1e-5)
        assert trees.probabilities(table).tolist() == pytest.approx(shares.tolist(), abs=1e-5)


def test_from_arrays():
    """Trees come back from a mapping of arrays under their prefix."""
    trees = stump()
    arrays = {f"cue.{name}": np.asarray(value) for name, value in vars(trees).items()}
    again = Trees.from_arrays(arrays, "cue")
    assert again.log_odds([[0, 9]]).tolist() == trees.log_odds([[0, 9]]).tolist()
    assert (again.depth, again.baseline) == (1, 0.5)


def test_from_arrays_without_a_part():
    """A part that is missing is an error that names it."""
    with pytest.raises(KeyError, match=r"speaker\.feature"):
        Trees.from_arrays({}, "speaker")


def test_sigmoid_of_far_values():
    """Values however far from zero give a probability without overflow."""
    assert sigmoid(np.array([-1e9, 0.0, 1e9])).tolist() == pytest.approx([0, 0.5, 1], abs=1e-9)
