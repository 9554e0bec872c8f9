import pytest

from attribution.engine.grammar.given_names import find_office
from attribution.engine.grammar.mentions import find_mentions
from tests.docs_by_hand import by_hand, token

#: The parser takes the body for the beginning of the name.
COMMISSIONER = """
    Commissioner NNP nmod     Finch
    of           IN  prep     Commissioner
    the          DT  det      Authority  ORG
    Port         NNP compound Authority  ORG
    Authority    NNP pobj     of         ORG
    Dolores      NNP compound Finch      ORG
    Finch        NNP nsubj    said       ORG
    said         VBD ROOT     -          say
"""
#: The parser takes the name for the end of the body's.
CHAIR = """
    Chair  NN  nsubj    said
    of     IN  prep     Chair
    the    DT  det      Moss
    Harbor NNP compound Moss
    Trust  NNP compound Moss
    Elena  NNP compound Moss PERSON
    Moss   NNP pobj     of   PERSON
    said   VBD ROOT     -    say
"""
WIDOW = """
    Widow   NN  nsubj    said
    of      IN  prep     Widow
    Senator NNP compound Roe
    Ben     NNP compound Roe  PERSON
    Roe     NNP pobj     of   PERSON
    said    VBD ROOT     -    say
"""
GALLERY = """
    Director NN  nsubj    said
    of       IN  prep     Director
    the      DT  det      Gallery
    Ansel    NNP compound Gallery ORG
    Roe      NNP compound Gallery ORG
    Gallery  NNP pobj     of      ORG
    said     VBD ROOT     -       say
"""
READER = """
    One      CD nummod   reader
    reader   NN nsubj    wrote
    ,        ,  punct    reader
    username NN compound quietowl
    quietowl NN appos    reader
    ,        ,  punct    reader
    wrote    VBD ROOT    -       write
"""
#: The parser hangs the clause from the day.
WORKER = """
    A         DT  det    worker
    worker    NN  nsubj  laughed
    on        IN  prep   worker
    Wednesday NNP pobj   on        DATE
    ,         ,   punct  worker
    who       WP  nsubj  gave
    gave      VBD relcl  Wednesday give
    his       PRP$ poss  name
    name      NN  dobj   gave
    only      RB  advmod as
    as        IN  prep   gave
    Pete      NNP pobj   as        PERSON
    ,         ,   punct  worker
    laughed   VBD ROOT   -         laugh
"""
FIRST_NAME = """
    A     DT  det    cook
    cook  NN  nsubj  said
    ,     ,   punct  cook
    who   WP  nsubj  gave
    gave  VBD relcl  cook  give
    only  RB  advmod name
    her   PRP$ poss  name
    first JJ  amod   name
    name  NN  dobj   gave
    ,     ,   punct  name
    Ana   NNP appos  name
    ,     ,   punct  cook
    said  VBD ROOT   -     say
"""
HERSELF = """
    A         DT  det   reader
    reader    NN  nsubj said
    calling   VBG acl   reader    call
    herself   PRP dobj  calling
    mossy_hat NN  oprd  calling
    said      VBD ROOT  -         say
"""
MINISTER = """
    The     DT  det      minister
    minister NN nsubj    said
    for     IN  prep     minister
    trade   NN  pobj     for
    and     CC  cc       trade
    ports   NNS conj     trade   port
    ,       ,   punct    ports
    Ana     NNP compound Lee     PERSON
    Lee     NNP appos    ports   PERSON
    ,       ,   punct    minister
    said    VBD ROOT     -       say
"""
#: He knew somebody; nobody is called so.
KNEW = """
    a    DT  det   man
    man  NN  nsubj said
    who  WP  nsubj knew
    knew VBD relcl man  know
    Lee  NNP dobj  knew PERSON
    as   IN  prep  knew
    Ana  NNP pobj  as   PERSON
    said VBD ROOT  -    say
"""
#: It is an aide who gives the name.
AIDE = """
    The     DT  det    manager
    manager NN  nsubj  praised
    praised VBD ROOT   -    praise
    an      DT  det    aide
    aide    NN  dobj   praised
    who     WP  nsubj  gave
    gave    VBD relcl  aide give
    her     PRP$ poss  name
    name    NN  dobj   gave
    as      IN  prep   gave
    Ana     NNP pobj   as   PERSON
"""


@pytest.mark.parametrize(
    ("table", "head", "first"),
    [
        pytest.param(COMMISSIONER, "Finch", "Dolores", id="the body stands under the office"),
        pytest.param(CHAIR, "Moss", "Elena", id="the name ends the body"),
        pytest.param(WIDOW, "Roe", None, id="a title and no body before the name"),
        pytest.param(GALLERY, "Gallery", None, id="a body that is named for somebody"),
    ],
)
def test_office_with_its_body_before_a_name(table: str, head: str, first: str | None):
    """Where an office with its body stands right before a name, the name begins after the body."""
    parse = by_hand(table)

    found = find_office(parse, token(parse, head))

    assert (found and found.name_first) == (None if first is None else token(parse, first))


@pytest.mark.parametrize(
    ("table", "head", "name"),
    [
        pytest.param(CHAIR, "Chair", "Moss", id="after the body of an office"),
        pytest.param(MINISTER, "minister", "Lee", id="after a list of things"),
        pytest.param(READER, "reader", "quietowl", id="by what somebody is called on a network"),
        pytest.param(WORKER, "worker", "Pete", id="in a clause that hangs from another noun"),
        pytest.param(FIRST_NAME, "cook", "Ana", id="after a noun for a part of a name"),
        pytest.param(HERSELF, "reader", "mossy_hat", id="with herself"),
        pytest.param(GALLERY, "Director", None, id="none in the name of a body"),
        pytest.param(KNEW, "man", None, id="none for whom somebody knew"),
        pytest.param(AIDE, "manager", None, id="none that another person gives"),
        pytest.param(AIDE, "aide", "Ana", id="that of the nearest person"),
    ],
)
def test_name_that_a_description_gives(table: str, head: str, name: str | None):
    """A description knows the name or the part of one that its sentence gives with it."""
    parse = by_hand(table)

    found = find_mentions(parse)[token(parse, head)]

    assert found.name == (None if name is None else token(parse, name))


#: The parser takes the name between commas for a time.
TREASURER = """
    She       PRP nsubj    met
    met       VBD ROOT     -         meet
    the       DT  det      treasurer
    treasurer NN  dobj     met
    ,         ,   punct    met
    Colin     NNP compound Pym       PERSON
    Pym       NNP npadvmod met       PERSON
    ,         ,   punct    met
    there     RB  advmod   met
"""


@pytest.mark.parametrize(
    ("table", "name"),
    [
        pytest.param(TREASURER, "Pym", id="between commas"),
        pytest.param(TREASURER.replace("there     RB  advmod", "and       CC  cc    "), None, id="one more of a list"),
        pytest.param(TREASURER.replace("the       DT ", "a         DT "), None, id="after no office"),
    ],
)
def test_name_between_commas_after_an_office(table: str, name: str | None):
    """A name that stands between commas right after an office is its bearer's, wherever the parser hangs it from."""
    parse = by_hand(table)

    assert find_mentions(parse)[token(parse, "treasurer")].name == (None if name is None else token(parse, name))


@pytest.mark.parametrize(
    ("verb", "name"), [("gave VBD ROOT - give", "Ana"), ("lost VBD ROOT - lose", None)], ids=["gave", "lost"]
)
def test_name_that_a_subject_gives(verb: str, name: str | None):
    """The subject of a verb for giving a name is known by that name."""
    head = verb.split()[0]
    parse = by_hand(f"""
        She  PRP  nsubj {head}
        {verb}
        her  PRP$ poss  name
        name NN   dobj  {head}
        as   IN   prep  {head}
        Ana  NNP  pobj  as     PERSON
    """)

    assert find_mentions(parse)[0].name_given == (None if name is None else token(parse, name))


def test_office_without_an_article_before_a_body_that_is_not_known():
    """A given name ends the name of a body: "President of the Lake Vale Ruth Amsel"."""
    parse = by_hand("""
        President NNP nsubj    told
        of        IN  prep     President
        the       DT  det      Amsel ORG
        Lake      NNP compound Amsel ORG
        Vale      NNP compound Amsel ORG
        Ruth      NNP compound Amsel ORG
        Amsel     NNP pobj     of    ORG
        told      VBD ROOT     -     tell
    """)

    office = find_mentions(parse)[token(parse, "Amsel")].office
    assert office is not None
    assert (office.head, office.name_first) == (0, token(parse, "Ruth"))
    assert find_mentions(parse)[0].name == token(parse, "Amsel")


@pytest.mark.parametrize(
    ("between", "name"),
    [pytest.param("", "Amrani", id="right after the role"), pytest.param(", , punct said", None, id="after a comma")],
)
def test_name_that_the_parser_takes_for_a_second_subject(between: str, name: str | None):
    """Of "his nephew Tarik el Amrani said" a verb with two subjects is made."""
    rows = [
        "his PRP$ poss nephew",
        "nephew NN nsubj said",
        between,
        "Tarik NNP compound Amrani",
        "Amrani NNP nsubj said",
        "said VBD ROOT - say",
    ]
    parse = by_hand("\n".join(filter(None, rows)))

    assert find_mentions(parse)[token(parse, "nephew")].name == (None if name is None else token(parse, name))
