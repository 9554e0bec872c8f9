import numpy as np
import pytest

from attribution.engine.grammar import Parse
from attribution.engine.speakers.facts import MENTION_FEATURES, Marks, TokenFacts, mention_features
from tests.docs_by_hand import by_hand, token

TABLE = """
    ROE    NNP  nsubj  left  PERSON
    :      :    punct  left
    Ana    NNP  nsubj  left  PERSON
    ,      ,    punct  Ana
    who    WP   nsubj  sat
    sat    VBD  relcl  Ana   sit
    ,      ,    punct  Ana
    left   VBD  ROOT   -     leave
    .      .    punct  left
    ¶

    They   PRP  nsubj  met
    met    VBD  ROOT   -     meet
    aides  NNS  dobj   met   aide
    .      .    punct  met
"""


def named(parse: Parse, word: str) -> dict[str, float]:
    """Return what is read of a mention, by the names of the features; those that are 0 are left out."""
    column = mention_features(parse, {"ana": 20, "roe": 2})[:, token(parse, word)].tolist()
    return {name.removeprefix("mention."): value for name, value in zip(MENTION_FEATURES, column, strict=True) if value}


@pytest.mark.parametrize(
    ("word", "features"),
    [
        ("Ana", {"mention_label=nsubj": 1, "proper_noun": 1, "person": 1, "times_speaking": 10}),
        ("who", {"mention_label=nsubj": 1, "relative": 1, "in_clause": 1}),
        ("They", {"mention_label=nsubj": 1, "they": 1}),
        ("aides", {"mention_label=dobj": 1, "noun": 1, "person_noun": 1, "plural": 1}),
    ],
)
def test_what_is_read_of_a_mention_alone(word: str, features: dict[str, float]):
    """A mention is described by its label, its form and how often it speaks, ten times at most."""
    assert named(by_hand(TABLE), word) == features


def test_facts_of_tokens():
    """It is counted who stands before a token, and known what is a label and what hangs right under a root."""
    parse = by_hand(TABLE)
    roe, ana, they, aides = (token(parse, word) for word in ("ROE", "Ana", "They", "aides"))
    facts = TokenFacts.of(parse, [roe, ana, they, aides], [ana, aides])
    assert facts.heads_before[[roe, ana, they, aides, len(parse.tokens)]].tolist() == [0, 1, 2, 3, 4]
    assert facts.people_before[[roe, ana, they, aides, len(parse.tokens)]].tolist() == [0, 0, 1, 1, 2]
    assert facts.people_in_sentence[[roe, ana, they, aides]].tolist() == [0, 1, 0, 1]
    assert np.flatnonzero(facts.is_label).tolist() == [roe]
    assert facts.is_under_root[[ana, token(parse, "who"), aides]].tolist() == [True, False, True]


@pytest.mark.parametrize(
    ("start", "end", "marks", "expected"),
    [
        (0, 3, (".",), True),
        (0, 2, (".",), False),
        (3, 9, (".",), False),
        (3, 6, ("--", " -"), True),
        (4, 5, ("--", " -"), False),
        (5, 6, ("--", " -"), False),
        (6, 3, (".", "é"), False),
        (0, 0, ("--", " -"), False),
        (6, 9, (".", "é"), True),
    ],
)
def test_marks_between(start: int, end: int, marks: tuple[str, ...], expected: bool):
    """A mark stands between two places of a text where all of it does."""
    found = Marks("No. -- Né").stand_between(np.array([start]), np.array([end]), *marks)
    assert found.tolist() == [expected]
