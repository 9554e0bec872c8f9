"""Who may speak in an article, and how much of the words each cue reports."""

import pytest

from tests.docs_by_hand import scene_by_hand, token, words

SYDNEY = """
    Sydney  NNP  dep    fined  GPE
    {}      :    punct  fined
    A       DT   det    man
    man     NN   nsubj  fined
    fined   VBD  ROOT   -      fine
"""
GO = """
    “      ``   punct  Go
    Go     VB   ROOT   -
    .      .    punct  Go
    ”      ''   punct  Go
"""


@pytest.mark.parametrize(("sign", "personal"), [(":", False), (",", True), ("—", True)])
def test_place_line(sign: str, personal: bool):
    """A place with a colon at the start of a paragraph is where it was written, and says nothing."""
    scene = scene_by_hand(SYDNEY.format(sign))
    assert (0 in scene.personal) is personal


def test_place_before_a_colon_in_mid_sentence():
    """A place may speak before a colon that does not follow the paragraph's first word."""
    scene = scene_by_hand("So RB ROOT -\nSydney NNP dep So GPE\n: : punct So")
    assert 1 in scene.personal


@pytest.mark.parametrize(
    ("row", "personal"),
    [
        ("Roe NNP ROOT - PERSON", True),
        ("Roe NNP ROOT -", True),
        ("Monday NNP ROOT - DATE", False),
        ("he PRP ROOT -", True),
        ("it PRP ROOT -", True),
        ("mayor NN ROOT -", True),
        ("pier NN ROOT -", False),
        ("several JJ ROOT -", False),
    ],
)
def test_who_may_be_somebody(row: str, personal: bool):
    """Names but those of days, pronouns, and nouns for people and bodies may be somebody."""
    assert (0 in scene_by_hand(row).personal) is personal


NIECE = """
    Lee    NNP  poss   niece  PERSON
    ’s     POS  case   Lee
    niece  NN   nsubj  said
    said   VBD  ROOT   -      say
    so     RB   advmod said
"""
MAYOR_LEE = """
    the    DT   det    {}
    {}     NN   nsubj  said
    ,      ,    punct  {}
    Lee    NNP  appos  {}     PERSON
    ,      ,    punct  {}
    said   VBD  ROOT   -      say
    so     RB   advmod said
"""


def candidates(table: str, unit: int = 0) -> str:
    scene = scene_by_hand(table)
    return words(scene.parse, scene.candidates(scene.units[unit]))


def test_owner_of_the_speaker_is_no_candidate():
    """Of “Lee's niece said” the niece may have said it, and Lee is only named."""
    assert candidates(f"{NIECE}\n{GO}") == "niece"


def test_name_beside_a_noun_is_no_second_candidate():
    """Of “the mayor, Lee, said” there is one candidate."""
    assert candidates(f"{MAYOR_LEE.format(*['mayor'] * 5)}\n{GO}") == "mayor"


def test_name_beside_what_is_no_noun():
    """A name in apposition to another word is a candidate of its own."""
    table = MAYOR_LEE.format(*["she"] * 5).replace("she     NN ", "she     PRP")
    assert candidates(f"{table}\n{GO}") == "she Lee"


def test_candidates_stand_near():
    """Candidates are found some paragraphs back, and in the paragraph after."""
    lines = [f"{name} NNP nsubj left{n} PERSON\nleft{n} VBD ROOT - leave" for n, name in enumerate("ABCDEFG")]
    before = "\n¶\n\n".join(lines[:5])
    after = "\n¶\n\n".join(lines[5:])
    assert candidates(f"{before}\n¶\n\n{GO}\n¶\n\n{after}") == "C D E F"


def test_how_many_stand_between():
    """Mentions are counted between two tokens, and those of them that may be people."""
    table = """
        Ana     NNP  nsubj  left   PERSON
        left    VBD  ROOT   -      leave
        Lorn    NNP  dobj   left   GPE
        Monday  NNP  npadvmod left DATE
    """
    scene = scene_by_hand(table)
    assert [scene.count_between(*places) for places in ((0, 4), (1, 4), (1, 1), (3, 0))] == [
        (3, 2),
        (2, 1),
        (0, 0),
        (0, 0),
    ]


def test_share_of_the_words_that_a_cue_reports():
    """A cue covers the share of a unit's tokens that it reports, and the likeliest other one is its rival."""
    table = """
        Roe    NNP  nsubj  said  PERSON
        said   VBD  ROOT   -     say
        Ana    NNP  nsubj  wept  PERSON
        wept   VBD  ccomp  said  weep
        “      ``   punct  so
        so     RB   advmod wept
        long   RB   advmod wept
        ”      ''   punct  so
    """
    scene = scene_by_hand(table, said="“so long”", wept="so long")
    said, wept = (scene.by_head[token(scene.parse, word)] for word in ("said", "wept"))
    (unit,) = scene.units
    assert (scene.covers(said, unit), scene.covers(wept, unit)) == (1.0, 0.5)
    assert (scene.rival(unit, said), scene.rival(unit, wept)) == (pytest.approx(0.45), pytest.approx(0.9))
    assert scene.sites_between(2, 5) == [wept]
    assert scene.near_sites(unit) == [said, wept]
