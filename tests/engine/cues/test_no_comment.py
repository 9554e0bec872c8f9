"""What an article says is withheld from it: comment, and names."""

from attribution.engine.cues.no_comment import find_withheld
from tests.docs_by_hand import by_hand

WITHHELD = """
    Roe       NNP  nsubj  declined  PERSON
    declined  VBD  ROOT   -         decline
    to        TO   aux    comment
    comment   VB   xcomp  declined
    .         .    punct  declined

    An         DT   det    aide
    aide       NN   nsubj  spoke
    spoke      VBD  ROOT   -      speak
    on         IN   prep   spoke
    condition  NN   pobj   on
    of         IN   prep   condition
    anonymity  NN   pobj   of
    .          .    punct  spoke
"""


def test_what_is_withheld():
    """Who did not comment, and the terms on which somebody has no name, are found together, once for an article."""
    parse = by_hand(WITHHELD)
    found = find_withheld(parse)

    assert [(act.kind, act.head) for act in found.acts] == [("declined", 0)]
    assert [parse.text[s.start : s.end] for s in found.conditions] == ["spoke on condition of anonymity"]


def test_nothing_is_withheld():
    """An article in which everybody speaks has neither."""
    assert find_withheld(by_hand("Roe NNP nsubj spoke PERSON\nspoke VBD ROOT - speak")) == ((), ())
