"""What an article says is withheld from it: comment, and names."""

from dataclasses import replace

import pytest

from attribution.engine.cues.no_comment import find_withheld
from attribution.model import Document
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


@pytest.mark.parametrize("words", ["DECLINED TO COMMENT", "İ. Declined to comment"], ids=["capitals", "a dotted I"])
def test_in_any_letters(words: str) -> None:
    """Capitals make no difference, nor does a letter before that has two in small letters, and places stay exact."""
    parse = replace(by_hand("word NN ROOT -"), document=Document.from_text(words))
    [act] = find_withheld(parse).acts

    assert words[act.span.start : act.span.end].lower() == "declined to comment"


UNREACHABLE = """
    {}       {}   nsubjpass  reached
    could    MD   aux        reached
    not      RB   neg        reached
    be       VB   auxpass    reached
    reached  VBN  ROOT       -        reach
    for      IN   prep       reached
    comment  NN   pobj       for
    .        .    punct      reached
"""


@pytest.mark.parametrize(
    ("word", "tag", "head"), [("Roe", "NNP", 0), ("She", "PRP", 0), ("family", "NN", 0), ("bridge", "NN", None)]
)
def test_who_could_not_be_reached(word: str, tag: str, head: int | None):
    """Who could not be reached did not comment, if it is somebody who might have."""
    (act,) = find_withheld(by_hand(UNREACHABLE.format(word, tag))).acts
    assert (act.kind, act.head) == ("unreachable", head)


def test_who_did_not_respond():
    """The act of not responding is of the one whose verb it is, though a helping verb comes first."""
    parse = by_hand("""
        Roe      NNP  nsubj  respond  PERSON
        did      VBD  aux    respond  do
        not      RB   neg    respond
        respond  VB   ROOT   -
        .        .    punct  respond
    """)
    assert [(act.kind, act.head) for act in find_withheld(parse).acts] == [("no-response", 0)]


def test_nothing_is_withheld():
    """An article in which everybody speaks has neither."""
    assert find_withheld(by_hand("Roe NNP nsubj spoke PERSON\nspoke VBD ROOT - speak")) == ((), ())
