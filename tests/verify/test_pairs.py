"""The set of pairs: each of them by itself, and that the set has everything in it."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import get_args

import pytest

from attribution.model.checks import EditKind, Verdict
from attribution.verify import record_of, verify
from tests.analyses import Story
from tests.verify_pairs import ACCEPTABLE, Pair, check, developed_on, kept_aside, known_wrong, prepared

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
        read = record_of(record, suffix=suffix)
        for segment in read.segments:
            for sentence in re.split(r"(?<=[.!?])\s+", read.text[segment.start : segment.end]):
                if len(sentence.split()) > 4:
                    yield record, suffix, sentence.strip()


def each(what: str) -> list[object]:
    """Return each pair as a case of its own; one whose verdict or edits are known to be wrong is to fail."""
    reasons = {name: getattr(wrong, what) for name, wrong in known_wrong().items()}
    return [pytest.param(pair, id=pair.id, marks=_fails(reasons.get(pair.id))) for pair in ALL]


def _fails(reason: str | None) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(reason=reason, strict=True, raises=AssertionError)] if reason else []


def test_the_set_has_every_verdict_and_every_kind_of_edit() -> None:
    """There is a pair for each verdict and each kind of edit, and no other is named."""
    assert {pair.verdict for pair in ALL} == set(get_args(Verdict))
    assert {kind for pair in ALL for kind in pair.edits} == set(get_args(EditKind))


def test_ids_are_given_once() -> None:
    """No two pairs have the same id."""
    assert [name for name, count in Counter(pair.id for pair in ALL).items() if count > 1] == []


def test_what_is_known_to_be_wrong_is_a_pair() -> None:
    """Each entry of the list of wrong ones is for a pair, and says what is wrong."""
    assert known_wrong().keys() <= {pair.id for pair in ALL}
    assert all(any(wrong) for wrong in known_wrong().values())


@pytest.mark.parametrize("pair", each("verdict"))
def test_verdict(pair: Pair) -> None:
    """A pair has its verdict."""
    assert check(pair).verdict == pair.verdict


@pytest.mark.parametrize("pair", each("edits"))
def test_edits(pair: Pair) -> None:
    """All kinds of edits of a pair are told, and no others."""
    assert {edit.kind for edit in check(pair).edits} == pair.edits


def test_no_pair_with_a_critical_edit_is_acceptable() -> None:
    """Whatever else is wrong: what turns words into something else never passes."""
    assert [pair.id for pair in ALL if pair.is_critical and check(pair).verdict in ACCEPTABLE] == []


@pytest.mark.parametrize(("pattern", "becomes"), CHANGES)
def test_no_changed_sentence_passes(pattern: str, becomes: str) -> None:
    """A sentence whose negation, hedge, number or quantity is changed is never called acceptable."""
    passed = []
    for record, suffix, sentence in sentences():
        for found in re.finditer(pattern, sentence):
            changed = sentence[: found.start()] + found.expand(becomes) + sentence[found.end() :]
            story = Story(f"“{changed}” she said.")
            story.quotation(f"“{changed}”")
            verdict = verify(story.analysis(), prepared(record, suffix))[0].verdict
            passed += [changed] if verdict in ACCEPTABLE else []

    assert passed == []
