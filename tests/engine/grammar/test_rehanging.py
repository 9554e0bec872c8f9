import pytest

from attribution import analyze
from attribution.engine.grammar import Parse
from tests.docs_by_hand import by_hand, token

#: The parser takes the place and the name for one, under the office.
PLACE = """
    Bishop NNP nsubj    said
    of     IN  prep     Bishop
    Ely    NNP compound Roe    ORG
    Ana    NNP compound Roe    ORG
    Roe    NNP pobj     of     ORG
    said   VBD ROOT     -      say
"""
#: Two bodies hang from the office.
MEMBER = """
    Member     NNP nsubj    said
    of         IN  prep     Member
    Parliament NNP pobj     of     ORG
    for        IN  prep     Member
    Ely        NNP compound Roe    ORG
    Ana        NNP compound Roe    ORG
    Roe        NNP pobj     for    ORG
    said       VBD ROOT     -      say
"""
#: A place of three words, none of which is a given name.
NO_NAME = """
    Bishop NNP nsubj    said
    of     IN  prep     Bishop
    Port   NNP compound Moor   ORG
    Great  NNP compound Moor   ORG
    Moor   NNP pobj     of     ORG
    said   VBD ROOT     -      say
"""
#: Who is told of is the bishop's friend, who has no name here.
FRIEND = """
    the    DT  det      bishop
    bishop NN  nsubj    said
    of     IN  prep     bishop
    Ely    NNP compound Roe    ORG
    Ana    NNP compound Roe    ORG
    Roe    NNP pobj     of     ORG
    said   VBD ROOT     -      say
"""
JOINED = """
    cafe        NN  compound owner
    owner       NN  nsubj    said
    and         CC  cc       owner
    firefighter NN  compound Roe
    Ana         NNP compound Roe    PERSON
    Roe         NNP conj     owner  PERSON
    said        VBD ROOT     -      say
"""
TURNED = """
    former  JJ  amod     rower
    rower   NN  nsubj    turned
    turned  VBD ccomp    said   turn
    trainer NN  compound Roe
    Ana     NNP compound Roe    PERSON
    Roe     NNP dobj     turned PERSON
    said    VBD ROOT     -      say
"""
#: A noun has no subject.
SUBJECT = """
    visitor NN  nsubj    said
    Ana     NNP compound Roe     PERSON
    Roe     NNP nsubj    visitor PERSON
    said    VBD ROOT     -       say
"""
#: Two people.
TWO = """
    owner   NN  nsubj    said
    Ben     NNP appos    owner  PERSON
    and     CC  cc       owner
    trainer NN  compound Roe
    Ana     NNP compound Roe    PERSON
    Roe     NNP conj     owner  PERSON
    said    VBD ROOT     -      say
"""


def hung(parse: Parse, word: str) -> tuple[str, str]:
    """Return the word that a word hangs from, and by which label."""
    found = parse.tokens[token(parse, word)]
    return parse.tokens[found.head].lower, found.dep


@pytest.mark.parametrize(
    ("table", "before", "last"),
    [
        pytest.param(PLACE, "Bishop", "Ely", id="an office over a place"),
        pytest.param(MEMBER, "Member", "Ely", id="an office over two bodies"),
        pytest.param(JOINED, "owner", "cafe", id="two descriptions"),
        pytest.param(TURNED, "rower", "former", id="one turned another"),
        pytest.param(SUBJECT, "visitor", None, id="a noun with a subject"),
    ],
)
def test_name_heads_what_stands_before_it(table: str, before: str, last: str | None):
    """What somebody is hangs from the name after it, and the name is the subject."""
    parse = by_hand(table)

    assert hung(parse, "Roe") == ("said", "nsubj")
    assert hung(parse, before)[0] == "roe"
    assert last is None or hung(parse, last)[0] != "roe"
    assert parse.tokens[token(parse, "Ana")].entity == "PERSON"


@pytest.mark.parametrize("table", [NO_NAME, FRIEND], ids=["no given name", "a friend of hers"])
def test_no_name_is_made_up(table: str):
    """A place of several words is no name, and after an article the office is told of and its bearer not named."""
    parse = by_hand(table)

    assert hung(parse, "bishop" if table is FRIEND else "Bishop") == ("said", "nsubj")


def test_two_people_are_two():
    """A description with its own name before "and" is another's."""
    assert hung(by_hand(TWO), "Roe") == ("owner", "conj")


@pytest.mark.parametrize(
    "who",
    [
        "Member of Parliament for Westerlea Joan Petrie",
        "Archbishop of Kells Joan Petrie",
        "Mayor of Port Alda Joan Petrie",
        "Deputy Prime Minister and Minister for Finance Joan Petrie",
        "Secretary of State for Energy Joan Petrie",
        "Builder turned baker Joan Petrie",
        "Climate activist and author Joan Petrie",
    ],
)
def test_named_source(who: str):
    """Who bears an office, or is described in two ways, is known by the name alone."""
    [source] = analyze(f"{who} said: “The road is a disgrace.”").sources

    assert (source.name, source.kind) == ("Joan Petrie", "person")


@pytest.mark.parametrize(
    "who", ["former rower turned trainer Neil Scrope", "retired miner and grandfather of six Neil Scrope"]
)
def test_description_is_none_of_the_words(who: str):
    """A description between the quotation and the name is no part of what is quoted."""
    [quotation] = analyze(f"“It was a sham,” {who} said.").quotations

    assert quotation.text == "“It was a sham,”"
    assert quotation.speaker is not None
    assert quotation.speaker.text.endswith("Neil Scrope")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Outside court, Joan Petrie, who led the case, said it was late.", "Joan Petrie"),
        ("Outside court Joan Petrie, prosecuting, said it was late.", "Joan Petrie"),
        ("Outside parliament, Ben Roe, the minister, told reporters it was late.", "Ben Roe"),
        ("Outside counsel, led by Joan Petrie, said it was late.", "Outside counsel"),
        ("Outside experts said it was late.", "Outside experts"),
    ],
)
def test_where_somebody_speaks_is_nobody(text: str, who: str):
    """A place before the name is no subject where another stands; "outside" before a noun alone describes it."""
    [quotation] = analyze(text).quotations

    assert quotation.speaker is not None
    assert quotation.speaker.text == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The pier was sold to Corvane, whose chief executive, Joan Petrie, said: “It is a bargain.”", "Joan Petrie"),
        ("The pier was sold to Corvane, whose owner, Joan Petrie, said, “It is a bargain.”", "Joan Petrie"),
        ("The plan was praised by the council, whose leader, Joan Petrie, called it “a model”.", "Joan Petrie"),
        ("Flu was found at a farm in Lorn, whose owner, Ben Roe, says 22,000 birds will be killed.", "Ben Roe"),
        ("The club, whose owner, Joan Petrie, left in May, said it was sorry.", "The club"),
        ("It was sold to Joan Petrie, who said: “It is a bargain.”", "Joan Petrie"),
    ],
)
def test_whose_clause_it_is(text: str, who: str):
    """Who stands between commas after "whose" and a noun says what comes after, and not the main subject."""
    analysis = analyze(text)
    names = {source.id: source.name for source in analysis.sources}

    assert names.get(analysis.quotations[-1].source_id or "") == who
