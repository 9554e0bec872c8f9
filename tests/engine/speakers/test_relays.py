"""Who passes on another's words: whose they are, of two cues one inside what the other reports."""

import pytest

from attribution.engine.speakers.relays import inner_cue, passes_on
from tests.docs_by_hand import scene_by_hand, token

FOUND = """
    Officials  NNS  nsubj  said     official
    said       VBD  ROOT   -        say
    the        DT   det    audit
    audit      NN   nsubj  found
    found      VBD  {dep}  said     {lemma}
    “          ``   punct  risk
    high       JJ   amod   risk
    risk       NN   dobj   found
    ”          ''   punct  risk
    .          .    punct  said
"""
ACCORDING = """
    According  VBG  prep   said       accord
    to         IN   prep   According
    police     NNS  pobj   to         police
    ,          ,    punct  said
    Roe        NNP  nsubj  said       PERSON
    said       VBD  ROOT   -          {lemma}
    “          ``   punct  go
    we         PRP  nsubj  go
    go         VBP  ccomp  said
    ”          ''   punct  go
    .          .    punct  said
"""
CLAIM = """
    Officials  NNS  nsubj  repeated  official
    repeated   VBD  ROOT   -         repeat
    Roe        {tag}  {dep}  claim     PERSON
    ’s         POS  case   Roe
    claim      NN   dobj   repeated
    that       IN   mark   go
    “          ``   punct  go
    we         PRP  nsubj  go
    go         VBP  {below}  claim
    ”          ''   punct  go
    .          .    punct  repeated
"""


def inner(table: str, outer: str, **cues: str) -> str | None:
    """Return the reporting word of the cue inside what another reports that reports the words in marks."""
    scene = scene_by_hand(table, **cues)
    found = inner_cue(scene, scene.units[0], scene.by_head[token(scene.parse, outer)])
    return None if found is None else scene.parse.tokens[scene.reported[found].site.head].lower


@pytest.mark.parametrize(
    ("dep", "lemma", "expected"),
    [
        pytest.param("ccomp", "find", "found", id="what an audit found"),
        pytest.param("relcl", "find", None, id="no clause of what officials said"),
        pytest.param("ccomp", "think", None, id="what is only thought"),
    ],
)
def test_clause_that_is_reported(dep: str, lemma: str, expected: str | None):
    """Of “officials said the audit found …” the words are the audit's, if a clause reports that somebody told them."""
    table = FOUND.format(dep=dep, lemma=lemma)
    assert inner(table, "said", said="the audit found “high risk”", found="“high risk”") == expected


def test_clause_with_a_pronoun():
    """Of “officials said he found …” the words stay the officials'."""
    table = FOUND.format(dep="ccomp", lemma="find").replace("    the        DT   det    audit\n", "")
    table = table.replace("audit      NN ", "he         PRP")
    assert inner(table, "said", said="he found “high risk”", found="“high risk”") is None


def test_words_that_the_outer_cue_does_not_report():
    """A cue that reports little of the words has none inside."""
    table = FOUND.format(dep="ccomp", lemma="find")
    assert inner(table, "said", said="the audit found", found="“high risk”") is None


@pytest.mark.parametrize(("lemma", "expected"), [("say", "said"), ("claim", None)])
def test_according_to(lemma: str, expected: str | None):
    """Of “according to police, Roe said …” the words are Roe's where the word in between only reports."""
    table = ACCORDING.format(lemma=lemma)
    assert inner(table, "According", according="Roe said “we go”", said="“we go”") == expected


@pytest.mark.parametrize(
    ("tag", "dep", "below", "expected"),
    [
        pytest.param("NNP", "poss", "acl", "claim", id="Roe's claim that"),
        pytest.param("NNP", "poss", "ccomp", "claim", id="the same, read otherwise"),
        pytest.param("PRP$", "poss", "acl", None, id="his claim that"),
        pytest.param("NNP", "poss", "relcl", None, id="Roe's claim, which"),
        pytest.param("NNP", "compound", "acl", None, id="the Roe claim that"),
    ],
)
def test_claim_of_somebody(tag: str, dep: str, below: str, expected: str | None):
    """Of “officials repeated Roe’s claim that …” the words are Roe's, where a name owns the claim."""
    table = CLAIM.format(tag=tag, dep=dep, below=below)
    assert inner(table, "repeated", repeated="Roe’s claim that “we go”", claim="“we go”") == expected


OWNS = """
    Lee        NNP  nsubj  said       PERSON
    ,          ,    punct  said
    who        WP   nsubj  owns
    owns       VBZ  relcl  Lee        own
    it         PRP  dobj   owns
    according  VBG  prep   owns       accord
    to         IN   prep   according
    records    NNS  pobj   to         record
    ,          ,    punct  said
    said       VBD  ROOT   -          say
    so         RB   advmod said
"""
SAID_THAT = """
    Lee     NNP  nsubj  told  PERSON
    told    VBD  ROOT   -     {lemma}
    Roe     NNP  nsubj  said  PERSON
    said    VBD  ccomp  told  say
    so      RB   advmod said
"""


def test_according_to_of_a_clause_about_the_speaker():
    """What records tell of the speaker in between is not what the speaker says."""
    scene = scene_by_hand(OWNS)
    cue, told = (scene.by_head[token(scene.parse, word)] for word in ("according", "said"))
    assert not passes_on(scene, cue, told)


@pytest.mark.parametrize(("lemma", "expected"), [("say", True), ("deny", True), ("believe", False), ("want", False)])
def test_verbs_that_pass_on(lemma: str, expected: bool):
    """Who says, claims or denies that another said something passes it on; who believes it does not."""
    scene = scene_by_hand(SAID_THAT.format(lemma=lemma))
    cue, told = (scene.by_head[token(scene.parse, word)] for word in ("told", "said"))
    assert passes_on(scene, cue, told) is expected
