"""Quoted words inside another's sentence: each way to whose they are, and sentences that only look like it."""

import pytest

from attribution.engine.pipeline import analyze
from attribution.engine.speakers.partials import find_in_parenthesis, find_owner, find_tagger
from attribution.engine.speakers.scene import Scene
from tests.docs_by_hand import scene_by_hand

RULE = """
    Her     PRP$ poss   rule
    rule    NN   nsubj  was
    was     VBD  ROOT   -     be
    “       ``   punct  was
    no      DT   det    radio
    radio   NN   attr   was
    .       .    punct  was
    ”       ''   punct  was
"""
REPLY = """
    Roe      NNP  poss   reply  PERSON
    ’s       POS  case   Roe
    reply    NN   nsubj  was
    was      VBD  ROOT   -      be
    one      CD   nummod word
    word     NN   attr   was
    :        :    punct  was
    “        ``   punct  was
    Never    RB   appos  word
    .        .    punct  was
    ”        ''   punct  was
"""
AWFUL = RULE.replace("no      DT   det    radio\n    radio   NN   attr", "awful   JJ   acomp")
A_JOKE = RULE.replace("no ", "a  ").replace("radio", "joke")
HOUSE = RULE.replace("rule", "house")
CLAIM = """
    Roe      NNP  poss   claim  PERSON
    ’s       POS  case   Roe
    claim    NN   nsubj  fell
    that     IN   mark   are
    lifts    NNS  nsubj  are    lift
    are      VBP  acl    claim  be
    “        ``   punct  coffins
    coffins  NNS  attr   are    coffin
    ”        ''   punct  coffins
    fell     VBD  ROOT   -      fall
"""
CLAIM_OF = """
    claims   NNS  nsubj  fell    claim
    from     IN   prep   claims
    staff    NNS  pobj   from    staff
    of       IN   prep   claims
    “        ``   punct  theft
    theft    NN   pobj   of
    ”        ''   punct  theft
    fell     VBD  ROOT   -       fall
"""
RUMOURS = CLAIM_OF.replace("    from     IN   prep   claims\n    staff    NNS  pobj   from    staff\n", "")
REPEATED = """
    He       PRP  nsubj  repeated
    repeated VBD  ROOT   -         repeat
    his      PRP$ poss   claim
    claim    NN   dobj   repeated
    that     IN   mark   are
    lifts    NNS  nsubj  are       lift
    are      VBP  acl    claim     be
    “        ``   punct  coffins
    coffins  NNS  attr   are       coffin
    ”        ''   punct  coffins
"""
SAID_THAT = """
    Lee      NNP  nsubj  said   PERSON
    said     VBD  ROOT   -      say
    his      PRP$ poss   reply
    reply    NN   nsubj  was
    was      VBD  ccomp  said   be
    “        ``   punct  was
    no       DT   det    radio
    radio    NN   attr   was
    ”        ''   punct  was
"""


def owner(scene: Scene) -> str | None:
    """Return the head of the owner of the noun that governs the first unit."""
    found = find_owner(scene, scene.units[0])
    return None if found is None else scene.parse.tokens[found].lower


@pytest.mark.parametrize(
    ("table", "who"),
    [
        pytest.param(RULE, "her", id="her rule was"),
        pytest.param(REPLY, "roe", id="Roe's reply was one word"),
        pytest.param(CLAIM, "roe", id="Roe's claim that lifts are"),
        pytest.param(CLAIM_OF, "staff", id="claims from staff of"),
        pytest.param(RUMOURS, None, id="claims of, from nobody"),
        pytest.param(AWFUL, None, id="a judgement on the rule"),
        pytest.param(A_JOKE, None, id="her rule was a joke"),
        pytest.param(HOUSE, None, id="her house was"),
        pytest.param(REPEATED, None, id="he repeated his claim"),
    ],
)
def test_whose_noun_governs_the_words(table: str, who: str | None):
    """The owner of a noun for what is said has the words; a judgement on it, or a noun of nobody's, tells nothing."""
    assert owner(scene_by_hand(table)) == who


def test_a_cue_before_the_noun_has_the_words():
    """Who reports the whole clause says it, and not the owner of a noun in it."""
    assert owner(scene_by_hand(SAID_THAT)) == "his"
    assert owner(scene_by_hand(SAID_THAT, said="his reply was “no radio”")) is None


HELPS = """
    This    DT   det    yoga
    “       ``   punct  yoga
    desk    NN   compound yoga
    yoga    NN   nsubj  helps
    ”       ''   punct  yoga
    helps   VBZ  ROOT   -     help
    ,       ,    punct  {verb}
    {first}
    {second}
    :       :    punct  {verb}
    “       ``   punct  {verb}
    I       PRP  nsubj  know
    know    VBP  ccomp  {verb}
    .       .    punct  {verb}
    ”       ''   punct  {verb}
"""


@pytest.mark.parametrize(
    ("first", "second", "verb", "who"),
    [
        pytest.param("he PRP nsubj says", "says VBZ parataxis helps say", "says", "he", id="he says"),
        pytest.param("says VBZ parataxis helps say", "Lee NNP dobj says PERSON", "says", None, id="a misread name"),
        pytest.param("says VBZ parataxis helps say", "Lee NNP nsubj says PERSON", "says", "lee", id="says Lee"),
        pytest.param("he PRP nsubj runs", "runs VBZ parataxis helps run", "runs", None, id="no verb of saying"),
    ],
)
def test_whose_tag_the_sentence_has(first: str, second: str, verb: str, who: str | None):
    """The one in the tag before a colon has the words in the clause before it too."""
    scene = scene_by_hand(HELPS.format(first=first, second=second, verb=verb))
    found = find_tagger(scene, scene.units[0])
    assert (None if found is None else scene.parse.tokens[found].lower) == who
    assert find_tagger(scene, scene.units[1]) is None


LEAVE = """
    “       ``   punct  is
    Leave   NN   nsubj  is
    ,       ,    punct  Leave
    ”       ''   punct  is
    the     DT   det    states
    act     NN   compound states
    {verb}
    ,       ,    punct  is
    {after}
    free    JJ   acomp  is
"""


@pytest.mark.parametrize(
    ("verb", "after", "who"),
    [
        pytest.param("states NNS appos Leave state", "is VBZ ROOT - be", "act", id="a verb that looks like a noun"),
        pytest.param("states NNS appos Leave boat", "is VBZ ROOT - be", "act", id="whatever its lemma"),
        pytest.param("states JJ amod Leave", "is VBZ ROOT - be", None, id="no verb"),
        pytest.param("states NNS appos Leave state", "is NN ROOT - be", None, id="the sentence does not go on"),
    ],
)
def test_who_is_named_between_commas(verb: str, after: str, who: str | None):
    """A name and a reporting form between commas, after words that end in one, have the words."""
    scene = scene_by_hand(LEAVE.format(verb=verb, after=after))
    found = find_in_parenthesis(scene, scene.units[0])
    assert (None if found is None else scene.parse.tokens[found].lower) == who


def test_owner_with_a_name_between_commas():
    """A noun's clause is found over the name of the one whose it is: "claims by the treasurer, Ana Lee, that"."""
    scene = scene_by_hand("""
        Claims    NNS nsubjpass denied    claim
        by        IN  prep      Claims
        the       DT  det       treasurer
        treasurer NN  pobj      by
        ,         ,   punct     treasurer
        Lee       NNP appos     treasurer PERSON
        ,         ,   punct     treasurer
        that      IN  mark      run
        it        PRP nsubjpass run
        was       VBD auxpass   run       be
        “         ``  punct     run
        run       VBN acl       Claims
        by        IN  agent     run
        ghosts    NNS pobj      by        ghost
        ”         ''  punct     run
        were      VBD auxpass   denied    be
        denied    VBN ROOT      -         deny
    """)
    owner = find_owner(scene, scene.units[0])
    assert owner is not None
    assert scene.parse.tokens[owner].lower == "treasurer"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the words of the old ferryman Jens Holt, the river was “a slow thief.”", "Jens Holt"),
        ("The river was, in Jens Holt’s words, “a slow thief.”", "Jens Holt"),
    ],
)
def test_in_the_words_of_somebody(text: str, expected: str):
    """A sentence that gives somebody's words says so."""
    found = analyze(text)
    assert [source.name for source in found.sources if any(q.source_id == source.id for q in found.quotations)] == [
        expected
    ]
