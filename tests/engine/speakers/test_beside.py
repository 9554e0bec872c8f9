"""Clauses right beside the words that can have nothing else to report."""

import pytest

from attribution.engine.speakers.beside import as_put_cue, participle_cue, told_by_cue
from tests.docs_by_hand import scene_by_hand

READER = """
    Fans      NNS  nsubj     came
    came      VBD  ROOT      -        come
    with      IN   prep      came
    one       CD   nummod    reader
    reader    NN   {reader}  writing
    writing   NN   pobj      with
    {between} ,    punct     came
    “         ``   punct     go
    We        PRP  nsubj     go
    go        VBP  ccomp     came
    ”         ''   punct     go
"""
AS_PUT = """
    It        PRP  nsubj     was
    was       VBD  ROOT      -        be
    “         ``   punct     theft
    theft     NN   attr      was
    ”         ''   punct     theft
    {before}
    as        IN   mark      {verb}
    papers    NNS  nsubj     {verb}
    {verb}    VBP  advcl     was      {lemma}
    {after}   PRP  dobj      {verb}
    at        IN   prep      {verb}
    the       DT   det       time
    time      NN   pobj      at
"""


@pytest.mark.parametrize(
    ("reader", "between", "expected"),
    [
        pytest.param("compound", ",", "writing", id="a comma between"),
        pytest.param("compound", ":", "writing", id="a colon between"),
        pytest.param("compound", "badly", None, id="a word between"),
        pytest.param("pobj", ",", None, id="nobody who writes"),
    ],
)
def test_participle_before_the_words(reader: str, between: str, expected: str | None):
    """Of “with one reader writing, “…”” the participle reports the words, where it has a source of its own."""
    scene = scene_by_hand(READER.format(reader=reader, between=between))
    found = participle_cue(scene, scene.units[0])
    assert expected == (None if found is None else scene.parse.tokens[scene.reported[found].site.head].lower)


def test_words_that_begin_a_text():
    """Nothing stands before the first words of a text."""
    scene = scene_by_hand("“ `` punct Go\nGo VB ROOT - go\n” '' punct Go")
    assert participle_cue(scene, scene.units[0]) is None
    assert as_put_cue(scene, scene.units[0]) is None
    assert told_by_cue(scene, scene.units[0]) is None


@pytest.mark.parametrize(
    ("before", "verb", "lemma", "after", "expected"),
    [
        pytest.param("", "put", "put", "it", "put", id="as papers put it"),
        pytest.param("", "call", "call", "it", "call", id="as papers call it"),
        pytest.param("", "frame", "frame", "it", "frame", id="as papers frame it"),
        pytest.param("", "burn", "burn", "them", None, id="no verb that reports, nor the words"),
        pytest.param("", "call", "call", "Ana", None, id="something else that it reports"),
        pytest.param("just RB advmod was", "put", "put", "it", None, id="a word between"),
    ],
)
def test_as_somebody_puts_it(before: str, verb: str, lemma: str, after: str, expected: str | None):
    """Of “…,” as papers put it, the clause reports the words before it."""
    table = AS_PUT.format(before=before, verb=verb, lemma=lemma, after=after)
    scene = scene_by_hand("\n".join(line for line in table.splitlines() if line.strip()))
    found = as_put_cue(scene, scene.units[0])
    assert expected == (None if found is None else scene.parse.tokens[scene.reported[found].site.head].lower)


@pytest.mark.parametrize(
    ("verb", "between", "expected"),
    [("told", "", "told"), ("seen", "", None), ("told", ",       ,   punct told", None)],
    ids=["told by an aide to", "seen by an aide", "a comma between"],
)
def test_told_by_somebody(verb: str, between: str, expected: str | None):
    """Of "she was told by an aide to “stop”" the aide's words are what she is told to do."""
    lemma = {"told": "tell", "seen": "dance"}[verb]
    table = f"""
        She     PRP nsubjpass {verb}
        was     VBD auxpass {verb} be
        {verb}  VBN ROOT  -     {lemma}
        by      IN  agent {verb}
        an      DT  det   aide
        aide    NN  pobj  by
        {between.replace("told", verb)}
        to      TO  aux   stop
        “       ``  punct stop
        stop    VB  xcomp {verb}
        digging VBG xcomp stop  dig
        ”       ''  punct stop
    """
    scene = scene_by_hand("\n".join(line for line in table.splitlines() if line.strip()))
    found = told_by_cue(scene, scene.units[0])
    assert expected == (None if found is None else scene.parse.tokens[scene.reported[found].site.head].lower)


def test_participle_with_whom_it_tells():
    """Whom somebody is heard telling stands between the participle and the words."""
    scene = scene_by_hand("""
        Roe      NNP nsubj recalled PERSON
        recalled VBD ROOT  -        recall
        a        DT  det   warden
        warden   NN  dobj  recalled
        telling  VBG advcl recalled tell
        him      PRP dobj  telling
        :        :   punct recalled
        “        ``  punct goes
        He       PRP nsubj goes
        goes     VBZ ccomp recalled go
        ”        ''  punct goes
    """)
    found = participle_cue(scene, scene.units[0])
    assert found is not None
    assert scene.reported[found].site.source == 3
