"""The words of a cue, with its dictionary form and what kind of reporting word it is."""

import pytest

from attribution import analyze
from attribution.engine.cues.candidates import find_sites
from attribution.engine.cues.cue_words import is_denied, read_cue
from tests.docs_by_hand import by_hand

SAID = """
    Roe   NNP  nsubj  said  PERSON
    said  VBD  ROOT   -     say
    so    RB   advmod said
"""
POINTED_OUT = """
    Roe      NNP  nsubj  pointed  PERSON
    pointed  VBD  ROOT   -        point
    out      RP   prt    pointed
    that     DT   dobj   pointed
"""
ACCORDING = """
    It         PRP  nsubj  fell
    fell       VBD  ROOT   -     fall
    ,          ,    punct  fell
    according  VBG  prep   fell  accord
    to         IN   prep   according
    Roe        NNP  pobj   to    PERSON
"""
DENIED = """
    Roe     NNP  nsubj  denied  PERSON
    denied  VBD  ROOT   -       deny
    it      PRP  dobj   denied
"""
NOT_DENIED = """
    Roe   NNP  nsubj  deny  PERSON
    did   VBD  aux    deny  do
    not   RB   neg    deny
    deny  VB   ROOT   -
    it    PRP  dobj   deny
"""


@pytest.mark.parametrize(
    ("table", "text", "lemma", "cue_class"),
    [
        pytest.param(SAID, "said", "say", "neutral", id="a verb"),
        pytest.param(POINTED_OUT, "pointed out", "point out", "neutral", id="a verb with its particle"),
        pytest.param(ACCORDING, "according to", "according to", "neutral", id="according to"),
        pytest.param(DENIED, "denied", "deny", "denial", id="a denial"),
    ],
)
def test_words_of_a_cue(table: str, text: str, lemma: str, cue_class: str):
    """A cue has its particle with it, in the text and in the dictionary form, and the class of the two."""
    parse = by_hand(table)
    cues = [read_cue(parse, site) for site in find_sites(parse)]

    assert (text, lemma, cue_class) in [(cue.text, cue.lemma, cue.cue_class) for cue in cues]


@pytest.mark.parametrize(("table", "denied"), [(DENIED, True), (NOT_DENIED, False), (SAID, False)])
def test_denied(table: str, denied: bool):
    """Who denies what is reported is reported to deny it; who does not deny it is not."""
    parse = by_hand(table)

    assert any(is_denied(parse, site, read_cue(parse, site)) for site in find_sites(parse)) is denied


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("Dale Osei did not say “sorry” once.", True),
        ("Dale Osei never said “the money is gone.”", True),
        ("Dale Osei denied saying “burn it down.”", True),
        ("Dale Osei has yet to say “I quit.”", True),
        ("Dale Osei refused to call it “a coup.”", True),
        ("Dale Osei stopped short of saying the deal was “dead.”", True),
        ("Dale Osei could not bring himself to say “I was wrong.”", True),
        ("Without saying “guilty,” Dale Osei left the dock.", True),
        ("Dale Osei was expected to say “we are ready.”", True),
        ("“We won,” Dale Osei would have said.", True),
        ("Dale Osei might say “no.”", True),
        ("Dale Osei did not rule out “a sale.”", False),
        ("Dale Osei did not only say “no,” he shouted it.", False),
        ("Dale Osei said he would not call it “a coup.”", False),
        ("“I didn’t go,” Dale Osei said.", False),
        ("Dale Osei does not think the bridge is “rotten.”", False),
    ],
)
def test_not_said(sentence: str, denied: bool):
    """Words that somebody is reported not to have said are marked as denied."""
    assert any(quotation.denied for quotation in analyze(sentence).quotations) is denied
