import pytest

from attribution.engine.grammar.mentions import is_head, is_relative, mention
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
    found = mention(parse, token(parse, head))
    assert found.text == text
    assert parse.text[found.start : found.end] == text


def test_pronoun_is_a_mention_by_itself():
    """Nothing joins a pronoun, whatever the parser hangs from it."""
    parse = by_hand("""
        she     PRP  nsubj  said
        alone   RB   advmod she
        said    VBD  ROOT   -     say
    """)
    assert mention(parse, 0).text == "she"


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
    assert mention(parse, token(parse, "man")).text == "a man called"


def test_long_description_is_cut():
    """A description that never ends is cut after thirty tokens, so that a bad parse stays readable."""
    rows = ["officials NNS nsubj said official", "of IN prep officials"]
    rows += [f"body{n} NN pobj of" for n in range(60)] + ["said VBD ROOT - say"]
    parse = by_hand("\n".join(rows))
    assert len(mention(parse, 0).text.split()) <= 30


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
