"""The set of pairs: its floors, and that it has everything in it."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import get_args

import pytest

from attribution.model.checks import EditKind, Verdict
from attribution.verify import record_of, verify
from tests.analyses import Story
from tests.verify_pairs import ACCEPTABLE, Pair, developed_on, kept_aside, score

ALL = (*developed_on(), *kept_aside())

#: Changes that may turn a sentence into another: what is looked for, and what it becomes.
CHANGES = (
    (r"\b(?:not|never|no|hardly) ", ""),
    (r"\b(?:not|never|no|hardly) ", "… "),
    (r"(?<!ai)n['’]t\b", ""),
    (r"\b(?:is|are|was|were|will|would|can|could|has|have|had|may|should|must)\b", r"\g<0> not"),
    (r"\b(?:may|could|would|must|should|might)\b", "will"),
    (r"\b(?:will|can)\b", "may"),
    (r"\b(?:may|could|would|must|should|might|probably|perhaps|maybe) ", ""),
    (r"['’]d\b", ""),
    (r"\b(?:all|every|most|always|any|many)\b", "some"),
    (r"\b(?:two|three|four|six|nine|eleven|twelve|thirty|forty)\b", "fifteen"),
    (r"(?<![\d,.:])\d+(?![\d,.:])", r"7\g<0>"),
)


def sentences() -> Iterator[tuple[str, str, str]]:
    """Yield the sentences of the records of all pairs, each with its record and how that is read."""
    for record, suffix in dict.fromkeys((pair.record, pair.suffix) for pair in ALL if pair.record):
        for segment in record_of(record, suffix=suffix).segments:
            for sentence in re.split(r"(?<=[.!?])\s+", record[segment.start : segment.end]):
                if len(sentence.split()) > 4:
                    yield record, suffix, sentence.strip()


def test_the_set_has_every_verdict_and_every_kind_of_edit() -> None:
    """There is a pair for each verdict and each kind of edit, and no other is named."""
    assert {pair.verdict for pair in ALL} == set(get_args(Verdict))
    assert {kind for pair in ALL for kind in pair.edits} == set(get_args(EditKind))


def test_ids_are_given_once() -> None:
    """No two pairs have the same id."""
    assert [name for name, count in Counter(pair.id for pair in ALL).items() if count > 1] == []


@pytest.mark.parametrize(("pairs", "floor"), [(developed_on(), 0.985), (kept_aside(), 0.98)])
def test_verdicts(pairs: tuple[Pair, ...], floor: float) -> None:
    """So many of the verdicts are right, and no pair with a critical edit is called acceptable."""
    found = score(pairs)

    assert found.right >= floor * found.pairs
    assert found.let_through == 0


@pytest.mark.parametrize(("pattern", "becomes"), CHANGES)
def test_no_changed_sentence_passes(pattern: str, becomes: str) -> None:
    """A sentence whose negation, hedge, number or quantity is changed is never called acceptable."""
    passed = []
    for record, suffix, sentence in sentences():
        for found in re.finditer(pattern, sentence):
            changed = sentence[: found.start()] + found.expand(becomes) + sentence[found.end() :]
            story = Story(f"“{changed}” she said.")
            story.quotation(f"“{changed}”")
            check = verify(story.analysis(), [record_of(record, suffix=suffix)])[0]
            passed += [changed] if check.verdict in ACCEPTABLE else []

    assert passed == []
