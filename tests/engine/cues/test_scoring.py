import numpy as np
import pytest

from attribution.engine.cues.candidates import Site, find_sites
from attribution.engine.cues.scoring import CUE_FEATURES, cue_features, find_cues
from attribution.engine.grammar.parsing import Parse
from tests.docs_by_hand import by_hand, token
from tests.weights_by_hand import weights

SAID = """
    Ana    NNP  nsubj  said  PERSON
    said   VBD  ROOT   -     say
    that   IN   mark   held
    it     PRP  nsubj  held
    held   VBD  ccomp  said  hold
"""
QUOTED = """
    “      ``   punct  said
    Go     VB   ccomp  said
    ,      ,    punct  said
    ”      ''   punct  said
    said   VBD  ROOT   -     say
    the    DT   det    official
    official NN nsubj  said
    .      .    punct  said
"""
ACCORDING = """
    according  VBG  prep   held       accord
    to         IN   prep   according
    the        DT   det    audit
    audit      NN   pobj   to
    ,          ,    punct  held
    it         PRP  nsubj  held
    held       VBD  ROOT   -          hold
"""
CLAIM = """
    Ana    NNP  poss   claim  PERSON
    ’s     POS  case   Ana
    claim  NN   nsubj  failed
    that   IN   mark   fell
    it     PRP  nsubj  fell
    fell   VBD  acl    claim  fall
    failed VBD  ROOT   -      fail
"""
LONE = "Go VB ROOT -"


def site_at(parse: Parse, word: str) -> Site:
    return next(site for site in find_sites(parse) if site.head == token(parse, word))


def said_features(parse: Parse, rates: dict[str, float]) -> list[float]:
    """Return what is read of "said"."""
    (row,) = cue_features(parse, [site_at(parse, "said")], rates).tolist()
    return row


def test_every_site_has_a_probability():
    """Each possible cue comes back with the probability that the weights give it, in text order, unlikely ones too."""
    parse = by_hand(ACCORDING)
    found = find_cues(parse, weights(cue=[0.9, 0.001]))
    assert [(cue.site.head, cue.probability) for cue in found] == [(0, 0.9), (6, 0.001)]


def test_no_sites():
    """A text without a verb has no cues."""
    assert find_cues(by_hand("Ana NNP ROOT - PERSON"), weights(cue=[])) == ()


@pytest.mark.parametrize("table", [SAID, QUOTED, ACCORDING, CLAIM, LONE])
def test_what_is_read_of_a_site(table: str):
    """All sites are described by the same number of plain figures, whatever stands around them."""
    parse = by_hand(table)
    sites = find_sites(parse)
    rows = cue_features(parse, sites, {"say": 0.9})
    assert rows.shape == (len(sites), len(CUE_FEATURES))
    assert np.isfinite(rows).all()


def test_a_word_seen_in_training_is_known_by_its_rate():
    """How often a word was a cue in training is part of what is read, a particle with its verb."""
    parse = by_hand(SAID)
    said = [site_at(parse, "said")]
    assert 0.875 in cue_features(parse, said, {"say": 0.875})
    assert 0.875 not in cue_features(parse, said, {"point out": 0.875})


def test_a_word_not_seen_in_training_is_known_by_its_class():
    """The rate of a word's class stands in for that of a rare word."""
    parse = by_hand(SAID)
    assert 0.625 in cue_features(parse, [site_at(parse, "said")], {"class:neutral": 0.625})


def test_quotation_marks_near_a_verb_make_a_difference():
    """A verb beside quotation marks is not described like the same verb without them."""
    parse = by_hand(QUOTED)
    bare = by_hand(QUOTED.replace("“      ``", "so     RB").replace("”      ''", "too    RB"))
    assert said_features(parse, {}) != said_features(bare, {})


def test_description_does_not_depend_on_what_stands_far_away():
    """The same sentence in a later paragraph is described alike."""
    alone, later = by_hand(SAID), by_hand("It PRP nsubj rained\nrained VBD ROOT - rain\n¶\n" + "\n" + SAID)
    rates = {"say": 0.875}
    assert said_features(alone, rates) == said_features(later, rates)
