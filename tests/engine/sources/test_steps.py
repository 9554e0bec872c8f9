from typing import Any

import pytest

from attribution.engine.learned import NUMBERS
from attribution.engine.sources.by_pronoun import Candidate, Pronouns
from attribution.engine.sources.identities import Identity, Registry
from attribution.engine.sources.steps import Step, find_step
from tests.docs_by_hand import by_hand, token

_PARSE = by_hand("""
    Lee     NNP  nsubj  met   PERSON
    met     VBD  ROOT   -     meet
    Roe     NNP  dobj   met   PERSON
    .       .    punct  met

    She     PRP  nsubj  spoke
    spoke   VBD  ROOT   -
    .       .    punct  spoke
""")
_SHE = token(_PARSE, "She")


def pronouns(*shares: tuple[float, dict[str, float]]) -> Pronouns:
    """Return what was found of "she": who may be meant, how likely, and what speaks for each."""
    none = dict.fromkeys(NUMBERS.salience, 0.0)
    found = [Candidate(Identity(kind="person", named=True), share, none | evidence) for share, evidence in shares]
    return Pronouns(_PARSE, Registry(numbers=(1, 2)), {}, candidates={_SHE: tuple(found)})


def step(found: Pronouns, meant: int | None = 0) -> Step:
    identity = None if meant is None else found.candidates[_SHE][meant].identity
    return find_step(_PARSE, _SHE, identity, found, None)


def test_of_a_pronoun():
    """A pronoun is as surely somebody's as that one is likely to be meant, and never surer than a pronoun can be."""
    assert step(pronouns((0.8, {}), (0.05, {}))).confidence == 0.8
    assert step(pronouns((0.999, {}))).confidence == NUMBERS.sources.surest


def test_rival():
    """Who else may well be meant is told."""
    found = pronouns((0.7, {}), (0.25, {}))
    assert step(found).rival is found.candidates[_SHE][1].identity
    assert step(pronouns((0.9, {}), (0.02, {}))).rival is None


def test_left_open():
    """A pronoun that was left open is as doubtful as the likeliest was, and no more than half sure."""
    assert step(pronouns((0.45, {}), (0.44, {})), None).confidence == 0.45
    assert step(pronouns((0.8, {})), None).confidence <= 0.5


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        pytest.param([{}], "nobody else spoken of since ¶ 1 can be meant", id="alone"),
        pytest.param([{"spoke in the paragraph": 1.0}, {}], "who speaks in this paragraph", id="speaks here"),
        pytest.param(
            [{"spoke in the paragraph": 1.0, "same paragraph": 1.0}, {"spoke in the paragraph": 1.0}],
            "of whom this paragraph speaks",
            id="what holds of both is no reason",
        ),
        pytest.param([{"asked just before": 1.0}, {}], "who was asked just before", id="asked"),
        pytest.param([{}, {}], "the likeliest of those who can be meant", id="nothing sets them apart"),
    ],
)
def test_reason(rows: list[dict[str, Any]], reason: str):
    """The reason is what speaks for the one who is meant and for none of the others."""
    assert step(pronouns(*((0.5, row) for row in rows))).reason == reason


def test_of_a_description():
    """A description that goes back to somebody says by what; one that opens a source says nothing more."""
    found = Pronouns(_PARSE, Registry(), {})
    assert find_step(_PARSE, 0, None, found, "first") == Step(NUMBERS.sources.first, "")
    assert find_step(_PARSE, 0, None, found, "called") == Step(NUMBERS.sources.called, "called so in the article")


def test_name_of_one_of_two():
    """A family name that two bear is as likely the one's as the other's."""
    two = [Identity(kind="person", named=True) for _ in range(2)]
    identity = Identity(kind="person", named=True, one_of=two)
    found = Pronouns(_PARSE, Registry(), {})
    assert find_step(_PARSE, 0, identity, found, None).confidence < 0.5
    assert find_step(_PARSE, 0, two[0], found, None).confidence == NUMBERS.sources.short_name


def test_of_nobody_known():
    """A pronoun of whom nothing else is known is no more than half sure; the writer who says "I" is known."""
    found = Pronouns(_PARSE, Registry(), {})
    unknown, writer = (Identity(kind="person", named=False, unresolved=said) for said in ("She", "I"))
    assert find_step(_PARSE, _SHE, unknown, found, None).confidence == 0.5
    assert find_step(_PARSE, _SHE, writer, found, None).confidence > 0.5
