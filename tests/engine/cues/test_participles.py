"""Whose act a participle tells, where the sentence has another subject."""

import pytest

from attribution.engine.cues.candidates import find_sites
from tests.docs_by_hand import by_hand, token

WITH = """
    The      DT   det       board
    board    NN   nsubj     praised
    praised  VBD  ROOT      -        praise
    it       PRP  dobj      praised
    ,        ,    punct     praised
    with     IN   prep      praised
    {word}   NN   pobj      with
    ,        ,    {comma}   {under}
    Ana      NNP  {name}    {word}   PERSON
    ,        ,    punct     praised
    adding   VBG  advcl     praised  add
    so       RB   advmod    adding
"""
CLOSE = """
    Fans      NNS  nsubj     came
    came      VBD  ROOT      -        come
    with      IN   prep      came
    one       CD   nummod    reader
    reader    NN   compound  writing
    writing   NN   pobj      with
    ,         ,    punct     came
"""
SHOWN = """
    Minutes   NNS  nsubj     {verb}
    {verb}    VBP  ROOT      -        {lemma}
    the       DT   det       chair
    chair     NN   dobj      {verb}
    ,         ,    punct     chair
    Ana       NNP  appos     chair    PERSON
    ,         ,    punct     chair
    saying    VBG  advcl     {verb}   say
    so        RB   advmod    saying
"""
ALONE = """
    The       DT   det       tape
    tape      NN   nsubj     captured
    captured  VBD  ROOT      -        capture
    {before}  JJ   amod      saying
    saying    VBG  dobj      captured  say
    so        RB   advmod    saying
"""
THIRD = """
    Half      NN   nsubj     like
    like      VBP  ROOT      -        like
    it        PRP  dobj      like
    while     IN   mark      call
    a         DT   det       call
    third     JJ   amod      call     ORDINAL
    call      NN   advcl     like
    {after}   PRP  appos     call
    dull      JJ   amod      call
"""
WROTE = """
    Ana       NNP  nsubj     wrote    PERSON
    wrote     VBD  ROOT      -        {lemma}
    {to}      IN   prep      wrote
    Ben       NNP  pobj      {to}     PERSON
    saying    VBG  {dep}     {under}  say
    so        RB   advmod    saying
"""


def source_of(table: str, word: str) -> str | None:
    """Return the token that heads the source of the site at `word`; "no site" where there is none."""
    parse = by_hand(table)
    found = [site for site in find_sites(parse) if site.head == token(parse, word) and site.form == "verb"]
    if not found:
        return "no site"
    return None if found[0].source is None else parse.tokens[found[0].source].lower


@pytest.mark.parametrize(
    ("word", "comma", "under", "name", "source"),
    [
        pytest.param("author", "punct", "author", "appos", "author", id="with its author, Ana, adding"),
        pytest.param("vigour", "punct", "vigour", "appos", "board", id="with vigour, adding"),
    ],
)
def test_after_with(word: str, comma: str, under: str, name: str, source: str):
    """Somebody who stands after “with” does what the participle tells; a thing does not."""
    assert source_of(WITH.format(word=word, comma=comma, under=under, name=name), "adding") == source


def test_after_with_and_a_comma():
    """Of “came with members, adding” the subject of the sentence adds."""
    table = WITH.format(word="members", comma="punct", under="praised", name="appos")
    assert source_of(table.replace("    Ana      NNP  appos    members   PERSON\n", ""), "adding") == "board"


def test_participle_that_is_a_noun_to_the_tagger():
    """In “with one reader writing, “…”” the reader writes, though the parser sees a kind of writing."""
    assert source_of(CLOSE, "writing") == "reader"
    assert source_of(CLOSE.replace("writing", "lamp"), "lamp") == "no site"


def test_participle_that_reports_nothing():
    """Who stands beside a participle that does not report is no source of it by that."""
    assert source_of(ALONE.format(before="official").replace("say", "walk"), "walking") is None


@pytest.mark.parametrize(("verb", "lemma", "source"), [("show", "show", "chair"), ("thank", "thank", "minutes")])
def test_object_of_what_records(verb: str, lemma: str, source: str):
    """Who is recorded does what the participle tells; who is thanked does not."""
    assert source_of(SHOWN.format(verb=verb, lemma=lemma), "saying") == source


@pytest.mark.parametrize(("before", "source"), [("several", "several"), ("official", "official"), ("loud", None)])
def test_one_right_before(before: str, source: str | None):
    """An amount or a role right before a participle is its subject, whatever the parser calls it."""
    assert source_of(ALONE.format(before=before), "saying") == source


def test_amount_before_a_verb_that_is_a_noun_to_the_tagger():
    """In “while a third call it dull” a third say it."""
    assert source_of(THIRD.format(after="it"), "call") == "third"
    assert source_of(THIRD.format(after="Ana"), "call") == "no site"


@pytest.mark.parametrize(
    ("to", "lemma", "dep", "under", "source"),
    [
        pytest.param("to", "write", "advcl", "wrote", "ana", id="wrote to Ben saying"),
        pytest.param("to", "write", "acl", "Ben", "ana", id="the same, read otherwise"),
        pytest.param("of", "write", "acl", "Ben", "ben", id="wrote of Ben saying"),
        pytest.param("to", "sit", "acl", "Ben", "ben", id="no words that go to him"),
    ],
)
def test_one_whom_the_words_go_to(to: str, lemma: str, dep: str, under: str, source: str):
    """Who is written to does not say what the letter says."""
    assert source_of(WROTE.format(to=to, lemma=lemma, dep=dep, under=under), "saying") == source
