import pytest

from attribution.engine.grammar.mentions import find_mentions, is_head, is_relative
from tests.docs_by_hand import by_hand, token

TITLED = """
    former  JJ   amod      Lee
    Mayor   NNP  compound  Lee
    Ana     NNP  compound  Lee   PERSON
    Lee     NNP  nsubj     said  PERSON
    said    VBD  ROOT      -     say
"""
FAMILIAR = """
    a         DT   det    person
    person    NN   nsubj  said
    familiar  JJ   amod   person
    with      IN   prep   familiar
    the       DT   det    matter
    matter    NN   pobj   with
    said      VBD  ROOT   -         say
"""
BRIEFED = """
    three    CD   nummod  people
    people   NNS  nsubj   said
    briefed  VBN  acl     people  brief
    on       IN   prep    briefed
    the      DT   det     talks
    talks    NNS  pobj    on
    ,        ,    punct   people
    who      WP   nsubj   spoke
    spoke    VBD  relcl   people  speak
    ,        ,    punct   people
    said     VBD  ROOT    -       say
"""
APPOSITION = """
    Ana        NNP  compound  Lee   PERSON
    Lee        NNP  nsubj     said  PERSON
    ,          ,    punct     Lee
    a          DT   det       spokeswoman
    spokeswoman NN  appos     Lee
    ,          ,    punct     Lee
    said       VBD  ROOT      -     say
"""
MEMBER = """
    one        CD   nsubj  said
    of         IN   prep   one
    the        DT   det    officials
    officials  NNS  pobj   of         official
    said       VBD  ROOT   -          say
"""
BRACKETS = """
    Senator  NNP  compound  Roe
    Ben      NNP  compound  Roe   PERSON
    Roe      NNP  nsubj     said  PERSON
    (        -LRB- punct    Roe
    Ohio     NNP  appos     Roe   GPE
    )        -RRB- punct    Roe
    said     VBD  ROOT      -     say
"""
POSSESSIVE = """
    the     DT   det    union
    union   NN   poss   leader
    ’s      POS  case   union
    new     JJ   amod   leader
    leader  NN   nsubj  said
    said    VBD  ROOT   -     say
"""
HYPHENATED = """
    Ana     NNP  compound  Lee
    -       HYPH punct     Lee
    Lee     NNP  nsubj     said
    said    VBD  ROOT      -     say
"""
BODY = """
    the         DT   det    Ministry  ORG
    Ministry    NNP  nsubj  said      ORG
    of          IN   prep   Ministry  ORG
    Health      NNP  pobj   of        ORG
    said        VBD  ROOT   -         say
"""


@pytest.mark.parametrize(
    ("table", "head", "text"),
    [
        pytest.param(TITLED, "Lee", "former Mayor Ana Lee", id="a title and what stands before it"),
        pytest.param(FAMILIAR, "person", "a person familiar with the matter", id="what describes an unnamed person"),
        pytest.param(BRIEFED, "people", "three people briefed on the talks", id="up to the first comma"),
        pytest.param(APPOSITION, "Lee", "Ana Lee", id="no apposition after a name"),
        pytest.param(APPOSITION, "spokeswoman", "a spokeswoman", id="an apposition alone"),
        pytest.param(MEMBER, "one", "one of the officials", id="one of several"),
        pytest.param(MEMBER, "officials", "the officials", id="the several alone"),
        pytest.param(BRACKETS, "Roe", "Senator Ben Roe", id="no brackets"),
        pytest.param(POSSESSIVE, "leader", "the union’s new leader", id="whose it is"),
        pytest.param(POSSESSIVE, "union", "the union", id="a possessive without its ’s"),
        pytest.param(BODY, "Ministry", "the Ministry of Health", id="a body with of"),
    ],
)
def test_what_is_part_of_a_mention(table: str, head: str, text: str):
    """A mention holds its title and description, and no apposition, bracket, comma or possessive ending."""
    parse = by_hand(table)
    found = parse.mentions[token(parse, head)].mention
    assert found.text == text
    assert parse.text[found.start : found.end] == text


def test_pronoun_is_a_mention_by_itself():
    """Nothing joins a pronoun, whatever the parser hangs from it."""
    parse = by_hand("""
        she     PRP  nsubj  said
        alone   RB   advmod she
        said    VBD  ROOT   -     say
    """)
    assert parse.mentions[0].mention.text == "she"


def test_mention_stops_at_a_quotation_mark():
    """A description ends where quotation marks begin."""
    parse = by_hand("""
        a       DT   det    man
        man     NN   nsubj  left
        called  VBN  acl    man    call
        “       ``   punct  Bo
        Bo      NNP  oprd   called
        ”       ''   punct  Bo
        left    VBD  ROOT   -      leave
    """)
    assert parse.mentions[token(parse, "man")].mention.text == "a man called"


def test_long_description_is_cut():
    """A description that never ends is cut after thirty tokens, so that a bad parse stays readable."""
    rows = ["officials NNS nsubj said official", "of IN prep officials"]
    rows += [f"body{n} NN pobj of" for n in range(60)] + ["said VBD ROOT - say"]
    parse = by_hand("\n".join(rows))
    assert len(parse.mentions[0].mention.text.split()) <= 30


@pytest.mark.parametrize(
    ("table", "word", "expected"),
    [
        (TITLED, "Lee", True),
        (TITLED, "Ana", False),
        (TITLED, "said", False),
        (MEMBER, "one", True),
        (FAMILIAR, "matter", True),
        (BRIEFED, "three", False),
        (BRIEFED, "who", True),
    ],
)
def test_what_heads_a_mention(table: str, word: str, expected: bool):
    """Nouns, names and pronouns head a mention; parts of a name, counting words and verbs do not."""
    parse = by_hand(table)
    assert is_head(parse, token(parse, word)) is expected


def test_relative_pronoun():
    """ "Who" after a noun is a relative pronoun; the "that" of a reported clause is not."""
    parse = by_hand(BRIEFED)
    assert is_relative(parse, token(parse, "who"))
    clause = by_hand("""
        Ana   NNP  nsubj  said
        said  VBD  ROOT   -     say
        that  IN   mark   left
        Ben   NNP  nsubj  left
        left  VBD  ccomp  said  leave
    """)
    assert not is_relative(clause, token(clause, "that"))


ENVOY = """
    the     DT   det       envoy
    envoy   NN   nsubj     left
    to      IN   prep      envoy
    the     DT   det       talks
    talks   NNS  pobj      to        talk
    ,       ,    punct     envoy
    Ana     NNP  compound  Lee       PERSON
    Lee     NNP  appos     envoy     PERSON
    ,       ,    punct     envoy
    left    VBD  ROOT      -         leave
"""
PRESIDENT = """
    its        PRP$  poss      president
    president  NN    nsubj     left
    ,          ,     punct     president
    Ana        NNP   compound  Lee        PERSON
    Lee        NNP   appos     president  PERSON
    ,          ,     punct     president
    left       VBD   ROOT      -          leave
"""
BACKER = """
    one      CD   nsubj     left
    of       IN   prep      one
    the      DT   det       backers
    backers  NNS  pobj      of       backer
    ,        ,    punct     backers
    Ana      NNP  compound  Lee      PERSON
    Lee      NNP  appos     backers  PERSON
    ,        ,    punct     one
    left     VBD  ROOT      -        leave
"""
GIVEN = """
    a      DT   det     woman
    woman  NN   nsubj   left
    who    WP   nsubj   gave
    gave   VBD  relcl   woman  give
    her    PRP$ poss    name
    name   NN   dobj    gave
    as     IN   prep    gave
    Ana    NNP  pobj    as     PERSON
    left   VBD  ROOT    -      leave
"""
ACTOR = """
    actor  NN   compound  Lee
    Ana    NNP  compound  Lee   PERSON
    Lee    NNP  nsubj     left  PERSON
    left   VBD  ROOT      -     leave
"""
NOW_CHAIR = """
    Ana    NNP  compound  Lee   PERSON
    Lee    NNP  nsubj     left  PERSON
    ,      ,    punct     left
    now    RB   advmod    chair
    the    DT   det       chair
    chair  NN   npadvmod  left
    ,      ,    punct     left
    left   VBD  ROOT      -     leave
"""
OFFICE = """
    the        DT   det       Constable
    Chief      NNP  compound  Constable
    Constable  NNP  nsubj     left
    left       VBD  ROOT      -          leave
"""
HUSBAND = """
    Ana      NNP  compound  Lee      PERSON
    Lee      NNP  nsubj     left     PERSON
    ,        ,    punct     Lee
    whose    WP$  poss      husband
    husband  NN   appos     Lee
    left     VBD  ROOT      -        leave
"""


@pytest.mark.parametrize(
    ("table", "head", "form"),
    [
        pytest.param(TITLED, "Lee", "name", id="a name with a title"),
        pytest.param(BODY, "Ministry", "name", id="a body's name"),
        pytest.param(OFFICE, "Constable", "description", id="an office in capitals"),
        pytest.param("Staff NNP nsubj left\nleft VBD ROOT - leave", "Staff", "description", id="several, in capitals"),
        pytest.param(FAMILIAR, "person", "description", id="a common noun"),
        pytest.param(MEMBER, "one", "description", id="one of several"),
        pytest.param("some PRP nsubj left\nleft VBD ROOT - leave", "some", "description", id="a pronoun that counts"),
        pytest.param(BRIEFED, "who", "pronoun", id="a relative pronoun"),
        pytest.param("she PRP nsubj left\nleft VBD ROOT - leave", "she", "pronoun", id="a pronoun"),
        pytest.param(PRESIDENT, "its", "pronoun", id="an owner's pronoun"),
    ],
)
def test_form_of_a_mention(table: str, head: str, form: str):
    """A mention is a name, a description or a pronoun; an office in capitals, or a count, is a description."""
    parse = by_hand(table)

    assert find_mentions(parse)[token(parse, head)].form == form


@pytest.mark.parametrize(
    ("table", "head", "beside"),
    [
        pytest.param(APPOSITION, "Lee", [("spokeswoman", "apposition")], id="what is set off after a name"),
        pytest.param(
            APPOSITION, "spokeswoman", [("Lee", "apposed"), ("Lee", "comma")], id="the name that it is set off from"
        ),
        pytest.param(ACTOR, "Lee", [("actor", "title")], id="a noun before a name"),
        pytest.param(NOW_CHAIR, "chair", [("Lee", "comma")], id="a description after a comma"),
        pytest.param(ENVOY, "envoy", [("Lee", "apposition")], id="a name set off after a description"),
        pytest.param(TITLED, "Lee", [], id="a title in capitals is part of the name"),
        pytest.param(FAMILIAR, "person", [], id="nothing"),
    ],
)
def test_what_a_mention_stands_beside(table: str, head: str, beside: list[tuple[str, str]]):
    """A mention knows what tells of the same one beside it, and how it stands there."""
    parse = by_hand(table)
    found = find_mentions(parse)[token(parse, head)]

    assert found.beside == tuple((token(parse, word), how) for word, how in beside)


@pytest.mark.parametrize(
    ("table", "head", "name", "text"),
    [
        pytest.param(PRESIDENT, "president", "Lee", "its president, Ana Lee", id="right after a role"),
        pytest.param(ENVOY, "envoy", "Lee", "the envoy to the talks", id="set off after a whole description"),
        pytest.param(BACKER, "one", "Lee", "one of the backers", id="set off after those of whom it is one"),
        pytest.param(GIVEN, "woman", "Ana", "a woman who gave her name as Ana", id="given in the description"),
        pytest.param(FAMILIAR, "person", None, "a person familiar with the matter", id="none"),
        pytest.param(APPOSITION, "Lee", None, "Ana Lee", id="none beside a name"),
    ],
)
def test_name_that_a_description_gives(table: str, head: str, name: str | None, text: str):
    """A description knows the name that the article gives with it; only one right after a role is part of it."""
    parse = by_hand(table)
    found = find_mentions(parse)[token(parse, head)]

    assert (found.name, found.mention.text) == (None if name is None else token(parse, name), text)


def test_name_in_quotation_marks_is_not_that_of_a_description_outside():
    """A name that somebody says is not taken for that of the description before the marks."""
    parse = by_hand(ENVOY.replace("Ana     NNP", "“ `` punct Lee\n    Ana     NNP") + "”  ''  punct  left")

    assert find_mentions(parse)[token(parse, "envoy")].name is None


def test_husband_of_the_one_named():
    """What "whose" stands before describes another than the name beside it."""
    parse = by_hand(HUSBAND)
    found = find_mentions(parse)

    assert found[token(parse, "husband")].is_somebody_elses
    assert not found[token(parse, "Lee")].is_somebody_elses


def test_mentions_are_those_who_could_speak_in_text_order():
    """Iterated, the mentions are those that a quotation could be given to; each is found once."""
    parse = by_hand(FAMILIAR)
    found = find_mentions(parse)

    assert [phrase.mention.text for phrase in found] == ["a person familiar with the matter", "the matter"]
    assert token(parse, "matter") in found
    assert token(parse, "said") not in found
    assert found[1] is found[1]
    assert parse.mentions is parse.mentions
