"""What speaks for an indirect quotation and what against it, in pairs of sentences that differ in one thing."""

from dataclasses import replace

import pytest

from attribution.engine.cues.contents import Edges
from attribution.engine.pipeline import analyze
from attribution.engine.speakers.joining import join_quotations
from attribution.engine.speakers.sifting import all_traits, likelihood
from tests.docs_by_hand import scene_by_hand
from tests.weights_by_hand import weights

SAID = """
    {who}    {tag}  nsubj  said
    said     VBD  ROOT   -      say
    the      DT   det    talks
    talks    NNS  nsubj  went   talk
    went     VBD  ccomp  said   go
    on       RP   prt    went
    .        .    punct  said
"""
SIGNED = """
    she     PRP  nsubj  signed
    signed  VBD  ROOT   -       sign
    her     PRP$ poss   name
    name    NN   dobj   signed
    .       .    punct  signed
"""
LOOKED = """
    she     PRP  nsubj  looked
    looked  VBD  ROOT   -       look
    for     IN   prep   looked
    a       DT   det    time
    time    NN   pobj   for
    .       .    punct  looked
"""
SPOKE = """
    she     PRP  nsubj  spoke
    spoke   VBD  ROOT   -       speak
    about   IN   prep   spoke
    a       DT   det    bridge
    bridge  NN   pobj   about
    .       .    punct  spoke
"""
SEEMED = """
    she     PRP  nsubj  seemed
    seemed  VBD  ROOT   -       seem
    tired   JJ   oprd   seemed
    .       .    punct  seemed
"""
TAKEN = """
    the     DT   det        plea
    plea    NN   nsubjpass  rejected
    was     VBD  auxpass    rejected  be
    rejected VBN ROOT       -         reject
    .       .    punct      rejected
"""


def said(who: str, tag: str = "NNP") -> str:
    """Return a sentence in which somebody or something said that the talks went on."""
    return SAID.format(who=who, tag=tag)


@pytest.mark.parametrize(
    ("table", "content", "trait"),
    [
        pytest.param(said("Ana"), {"said": "the talks went on"}, "neutral verb", id="said"),
        pytest.param(said("Ana"), {"said": "the talks went on"}, "past", id="in the past"),
        pytest.param(said("It", "PRP"), {"said": "the talks went on"}, "it or that", id="it said"),
        pytest.param(said("I", "PRP"), {"said": "the talks went on"}, "I or you", id="I said"),
        pytest.param(said("stones", "NNS"), {"said": "the talks went on"}, "thing", id="stones said"),
        pytest.param(LOOKED, {"looked": "for a time"}, "phrase of time", id="looked for a time"),
        pytest.param(LOOKED, {"looked": "for a time"}, "phrase", id="looked for"),
        pytest.param(SPOKE, {"spoke": "about a bridge"}, "phrase with about", id="spoke about"),
        pytest.param(SEEMED, {"seemed": "tired"}, "a look", id="seemed"),
        pytest.param(SEEMED, {"seemed": "tired"}, "no source", id="seemed to whom"),
        pytest.param(TAKEN, {"rejected": "plea"}, "passive subject", id="the plea was rejected"),
        pytest.param(TAKEN, {"rejected": "plea"}, "passive", id="was rejected"),
        pytest.param(TAKEN, {"rejected": "plea"}, "noun that reports", id="a plea"),
        pytest.param(TAKEN, {"rejected": "plea"}, "before the cue", id="before the cue"),
    ],
)
def test_traits(table: str, content: dict[str, str], trait: str):
    """Each trait is found where it is, and not in another sentence."""
    assert _traits(table, content)[trait] == 1.0
    other = said("Ben") if trait not in ("neutral verb", "past") else TAKEN
    assert not _traits(other, {"said": "the talks went on"} if other != TAKEN else {"rejected": "plea"}).get(trait)


def _traits(table: str, content: dict[str, str]) -> dict[str, float]:
    scene = scene_by_hand(table, **content)
    (reported,) = [each for each in scene.reported if each.content]
    return all_traits(scene.parse, reported, reported.content, weights())


def test_unsure_edges_make_a_quotation_unlikely():
    """Where the words may as well begin or end elsewhere, the quotation is less likely to be right."""
    scene = scene_by_hand(said("Ana"), said="the talks went on")
    sure = next(each for each in scene.reported if each.content)
    cut, more = sure._replace(edges=Edges(0.55, 0.0)), sure._replace(edges=Edges(1.0, 0.45))
    likely, *less = [likelihood(scene.parse, each, each.content, weights()) for each in (sure, cut, more)]
    assert all(one < likely for one in less)


@pytest.mark.parametrize(
    ("edges", "given"),
    [pytest.param(Edges(1.0, 0.0), True, id="sure of the words"), pytest.param(Edges(0.55, 0.45), False, id="unsure")],
)
def test_what_is_not_likely_enough_is_not_given(edges: Edges, given: bool):
    """An indirect quotation below the least likelihood is left out; none is impossible or certain."""
    scene = scene_by_hand(SIGNED, 0.4, signed="her name")
    scene = replace(scene, reported=tuple(each._replace(edges=edges) for each in scene.reported))
    (draft,) = join_quotations(scene, (), weights())
    assert 0 < draft.confidence < 1
    assert draft.is_likely is given


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The fans saw their side lose four times in a month and went home early.", 0),
        ("Rescuers found that cat on the third day, thin but alive.", 0),
        ("The fans saw that their side would lose, and said so.", 1),
    ],
)
def test_what_somebody_sees(text: str, count: int):
    """What somebody sees happen, or finds, is not said; a clause with "that" may be."""
    found = [q for q in analyze(text).quotations if q.cue is not None and q.cue.text in ("saw", "found")]
    assert len(found) == count
