"""What `guard` reaches on pairs of texts, class by class, and how that is counted."""

import json

import pytest

from tests.guard.scoring import (
    CLASSES,
    FLOORS,
    NAMES,
    Labelled,
    Score,
    analyses_of,
    labels_of,
    match,
    read_pairs,
    score,
)

#: So many findings a class may fall short: processors differ in their floating point.
_MARGIN = 1


@pytest.mark.parametrize("name", NAMES)
def test_no_floor_falls(name: str) -> None:
    """In each class as many findings are right as were, and no more are wrong."""
    pairs = read_pairs(name)
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))[name]
    reached = score(pairs, analyses_of(pairs))
    right = sum(one.right for one in reached.values())

    for kind, one in reached.items():
        floor = Score(**floors[kind])
        assert one.labelled == floor.labelled, kind
        assert one.right >= floor.right - _MARGIN, kind
        assert one.found - one.right <= floor.found - floor.right + _MARGIN, kind
    assert right >= sum(floor["right"] for floor in floors.values()) - 2 * _MARGIN


@pytest.mark.parametrize("name", NAMES)
def test_the_labels_are_in_their_texts(name: str) -> None:
    """What is labelled stands in the derived text and in the original, and has a class of ours."""
    for pair in read_pairs(name):
        for one in pair["findings"]:
            assert one["class"] in CLASSES
            assert one["derived"] in pair["derived"]
            assert one["original"] in pair["original"]


def test_a_label_is_matched_once() -> None:
    """Of two findings that overlap one label, one is right and one is wrong; another class is wrong."""
    label = Labelled("hedge-added", 5, 10)
    found = [Labelled("hedge-added", 0, 6), Labelled("hedge-added", 8, 12), Labelled("hedge-dropped", 5, 10)]

    right, wrong, left = match(found, [label])

    assert (right, wrong, left) == (found[:1], found[1:], [])


def test_a_label_that_nothing_overlaps_is_missed() -> None:
    """A finding that ends where the label begins does not find it."""
    pair = {"derived": "It may rain. It is wet.", "findings": [{"class": "hedge-added", "derived": "It is wet."}]}

    right, wrong, left = match([Labelled("hedge-added", 0, 13)], labels_of(pair))

    assert (right, len(wrong), left) == ([], 1, [Labelled("hedge-added", 13, 23)])
