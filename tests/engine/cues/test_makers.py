"""Whose act it is where the one who acts stands a step away: a frame of mind, a made thing, a look."""

import pytest

from tests.engine.cues.test_routes import source_and_route

SEEMED = """
    Ana     NNP  nsubj  seemed  PERSON
    seemed  VBD  ROOT   -       seem
    to      TO   aux    back
    back    VB   xcomp  seemed
    it      PRP  dobj   back
"""
APPEARED = """
    Ana       NNP  nsubj   appeared  PERSON
    appeared  VBD  ROOT    -         appear
    .         .    punct   appeared
"""
CONVINCED = """
    Ana        NNP  nsubjpass  convinced  PERSON
    was        VBD  auxpass    convinced  be
    convinced  VBN  ROOT       -          convince
    it         PRP  nsubj      held
    held       VBD  ccomp      convinced  hold
"""
HORRIFIED = """
    Horrified  VBN  advcl  left       horrify
    at         IN   prep   Horrified
    it         PRP  pobj   at
    ,          ,    punct  left
    Ana        NNP  nsubj  left       PERSON
    left       VBD  ROOT   -          leave
"""
LIKELY = """
    voters  NNS  nsubj  are     voter
    are     VBP  ROOT   -       be
    likely  JJ   acomp  are
    to      TO   aux    say
    say     VB   xcomp  likely
    so      RB   advmod say
"""
EASY = LIKELY.replace("likely  JJ   acomp  are", "easy    JJ   acomp  are").replace("xcomp  likely", "xcomp  easy")
IT_IS = LIKELY.replace("voters  NNS  nsubj  are     voter", "it      PRP  nsubj  are")
SPEECH = """
    Ana        NNP  nsubj  gave       PERSON
    gave       VBD  ROOT   -          give
    a          DT   det    speech
    speech     NN   dobj   gave
    attacking  VBG  acl    speech     attack
    Ben        NNP  dobj   attacking  PERSON
"""
LETTER = SPEECH.replace("speech", "letter").replace("give", "send")
READ_LETTER = SPEECH.replace("speech", "letter").replace("give", "read")
HIS_BID = """
    Roe     NNP  poss   bid     PERSON
    ’s      POS  case   Roe
    bid     NN   nsubj  failed
    to      TO   aux    oppose
    oppose  VB   acl    bid
    it      PRP  dobj   oppose
    failed  VBD  ROOT   -       fail
"""
HER_BID = """
    Ana     NNP  nsubj  ended   PERSON
    ended   VBD  ROOT   -       end
    her     PRP$ poss   bid
    bid     NN   dobj   ended
    to      TO   aux    oppose
    oppose  VB   acl    bid
    it      PRP  dobj   oppose
"""
HER_BID_FAILED = """
    her     PRP$ poss   bid
    bid     NN   nsubj  failed
    to      TO   aux    oppose
    oppose  VB   acl    bid
    it      PRP  dobj   oppose
    failed  VBD  ROOT   -       fail
"""
ADDITION = """
    In        IN   prep   vowed
    addition  NN   pobj   In
    to        IN   prep   addition
    stating   VBG  pcomp  to         state
    it        PRP  dobj   stating
    ,         ,    punct  vowed
    Ana       NNP  nsubj  vowed      PERSON
    vowed     VBD  ROOT   -          vow
    so        RB   advmod vowed
"""
FIRING = """
    Roe       NNP  poss   firing   PERSON
    ’s        POS  case   Roe
    firing    NN   nsubj  came
    and       CC   cc     firing
    signs     NNS  conj   firing   sign
    saying    VBG  acl    firing   say
    so        RB   advmod saying
    came      VBD  ROOT   -        come
"""
A_MAN = """
    Ana     NNP  nsubj  met     PERSON
    met     VBD  ROOT   -       meet
    a       DT   det    man
    man     NN   dobj   met
    saying  VBG  acl    man     say
    so      RB   advmod saying
"""


@pytest.mark.parametrize(
    ("table", "word", "source"),
    [
        pytest.param(SEEMED, "seemed", None, id="how she looks to others"),
        pytest.param(SEEMED, "back", "Ana", id="what she seems to do is hers"),
        pytest.param(APPEARED, "appeared", "Ana", id="she came"),
        pytest.param(CONVINCED, "convinced", "Ana", id="a frame of mind"),
        pytest.param(CONVINCED.replace("convince", "tackle"), "tackled", None, id="what is done to somebody"),
        pytest.param(HORRIFIED, "Horrified", "Ana", id="a frame of mind before its subject"),
        pytest.param(LIKELY, "say", "voters", id="likely to say"),
        pytest.param(EASY, "say", None, id="easy to say"),
        pytest.param(IT_IS, "say", None, id="it is likely to say"),
        pytest.param(SPEECH, "attacking", "Ana", id="gave a speech attacking"),
        pytest.param(LETTER, "attacking", "Ana", id="sent a letter attacking"),
        pytest.param(READ_LETTER, "attacking", "letter", id="read a letter attacking"),
        pytest.param(HIS_BID, "oppose", "Roe", id="Roe's bid to oppose"),
        pytest.param(HER_BID, "oppose", "Ana", id="Ana ended her bid to oppose"),
        pytest.param(HER_BID_FAILED, "oppose", "her", id="her bid to oppose failed"),
        pytest.param(ADDITION, "stating", "Ana", id="in addition to stating"),
        pytest.param(FIRING, "saying", "firing", id="another thing stands between"),
        pytest.param(A_MAN, "saying", "man", id="met a man saying"),
    ],
)
def test_whose_act_it_is_at_a_distance(table: str, word: str, source: str | None):
    """Who has a frame of mind or makes a thing known is the source; who only looks so to others is none."""
    assert source_and_route(table, word)[0] == source


def test_routes_in_words():
    """How the source was found is told in an editor's words."""
    assert source_and_route(SPEECH, "attacking")[1] == "the “speech” is theirs"
    assert source_and_route(HIS_BID, "oppose")[1] == "whose “bid” it is"
    assert source_and_route(SEEMED, "seemed")[1] == "“seemed” names nobody who finds it so"
    assert source_and_route(LIKELY, "say")[1] == "subject of “likely”, which “say” depends on"
