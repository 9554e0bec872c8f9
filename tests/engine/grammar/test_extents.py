"""How far a noun phrase reaches: days, opening verbs and nicknames beside a name."""

import pytest

from attribution import analyze
from tests.docs_by_hand import by_hand, token

DAY = """
    {}       IN   prep      said
    Tuesday  NNP  compound  Lee   PERSON
    Ana      NNP  compound  Lee   PERSON
    Lee      NNP  nsubj     said  PERSON
    said     VBD  ROOT      -     say
"""
OPENER = """
    Said  NNP  compound  Lee
    Ana   NNP  compound  Lee  PERSON
    Lee   NNP  ROOT      -    PERSON
    {}    :    punct     Lee
"""
BYNAME = """
    A       DT   det    docker
    docker  NN   nsubj  left
    {}      VBN  acl    docker  {}
    {}      IN   prep   {}
    “       ``   punct  Shorty
    Shorty  NNP  pobj   {}
    ”       ''   punct  Shorty
    left    VBD  ROOT   -       leave
"""
NICKNAME = """
    Ann     NNP  compound  Lee   PERSON
    “       ``   punct     Kit
    {}      NNP  compound  Lee
    ”       ''   punct     Kit
    {}      NNP  nsubj     left  PERSON
    left    VBD  ROOT      -     leave
"""


def mention_of(table: str, head: str) -> str:
    parse = by_hand(table)
    return parse.mentions[token(parse, head)].mention.text


@pytest.mark.parametrize(
    ("word", "day", "text"),
    [
        ("On", "Tuesday", "Ana Lee"),
        ("By", "Tuesday", "Ana Lee"),
        ("Of", "Tuesday", "Tuesday Ana Lee"),
        ("On", "Mary", "Mary Ana Lee"),
    ],
)
def test_day_before_a_name(word: str, day: str, text: str):
    """The day of "On Tuesday Ana Lee said" is no part of the name, as a given name is."""
    assert mention_of(DAY.format(word).replace("Tuesday", day), "Lee") == text


@pytest.mark.parametrize(("sign", "text"), [(":", "Ana Lee"), (",", "Said Ana Lee")])
def test_verb_before_a_name(sign: str, text: str):
    """The verb of "Said Ana Lee:" is no part of the name, though the parser takes it for one."""
    assert mention_of(OPENER.format(sign), "Lee") == text


def test_verb_before_a_name_in_mid_sentence():
    """Only a verb that opens its sentence is told from a name."""
    assert mention_of("So RB advmod Lee\n" + OPENER.format(":").strip(), "Lee") == "So Said Ana Lee"


@pytest.mark.parametrize(
    ("verb", "lemma", "word", "text"),
    [
        ("known", "know", "as", "A docker known as “Shorty”"),
        ("called", "call", "as", "A docker called as “Shorty”"),
        ("seen", "see", "as", "A docker seen as"),
        ("known", "know", "for", "A docker known for"),
    ],
)
def test_name_in_marks_of_somebody(verb: str, lemma: str, word: str, text: str):
    """What somebody is known as belongs to the description, marks and all; other words in marks do not."""
    assert mention_of(BYNAME.format(verb, lemma, word, verb, word), "docker") == text


ORDERING = """
    the       DT   det    captain
    captain   NN   nsubj  left
    {verb}    {tag}  acl    captain  {lemma}
    them      PRP  dobj   {verb}
    to        TO   aux    stand
    {mark}    ``   punct  stand
    stand     VB   xcomp  {verb}
    {mark}    ''   punct  stand
    left      VBD  ROOT   -        leave
"""


@pytest.mark.parametrize(
    ("verb", "tag", "lemma", "mark", "text"),
    [
        pytest.param("ordering", "VBG", "order", "“", "the captain", id="what he says in marks"),
        pytest.param("ordering", "VBG", "order", "-", "the captain ordering them to - stand -", id="without marks"),
        pytest.param("forced", "VBN", "force", "“", "the captain forced them", id="no participle that reports"),
    ],
)
def test_speech_in_a_description(verb: str, tag: str, lemma: str, mark: str, text: str):
    """A description ends before a participle whose words in marks follow it."""
    table = ORDERING.format(verb=verb, tag=tag, lemma=lemma, mark=mark)
    assert mention_of(table.replace("“         ''", "”         ''"), "captain") == text


def test_age():
    """An age with hyphens belongs to the description as a whole."""
    table = """
        the     DT    det       mother
        34      CD    nummod    year
        -       HYPH  punct     year
        year    NN    npadvmod  old
        -.2     HYPH  punct     old
        old     JJ    amod      mother
        mother  NN    ROOT      -
    """
    assert mention_of(table.replace("-.2 ", "-   "), "mother") == "the 34 - year - old mother"


POINTED = """
    that      {tag}  dobj   said
    official  NN     nsubj  {head}
    said      VBD    ROOT   -       say
    so        RB     advmod said
"""


@pytest.mark.parametrize(
    ("tag", "text"),
    [pytest.param("DT", "that official", id="it points"), pytest.param("IN", "official", id="it joins")],
)
def test_word_that_points(tag: str, text: str):
    """The “that” right before a noun belongs to it, though the parser took it for what is said."""
    assert mention_of(POINTED.format(tag=tag, head="said"), "official") == text


def test_nickname():
    """A nickname in marks between a given name and a family name is a part of the name."""
    assert mention_of(NICKNAME.format("Kit", "Lee"), "Lee") == "Ann “Kit” Lee"


@pytest.mark.parametrize(
    ("table", "head"),
    [
        pytest.param(
            NICKNAME.format("Kit", "Lee").replace("Kit ", "kit ").replace("punct     Kit", "punct     kit"),
            "Lee",
            id="small letters",
        ),
        pytest.param(
            NICKNAME.format("Kit", "Lee").replace("Ann     NNP", "Ann     NN "), "Lee", id="no name before the marks"
        ),
    ],
)
def test_no_nickname(table: str, head: str):
    """What stands in marks before a name is no nickname in small letters, nor where no given name stands before it."""
    assert not mention_of(table, head).startswith("Ann")


def test_what_somebody_is_told_to_do():
    """What another is told to do is no part of who tells it: "told by a superior to “stop”"."""
    table = """
        told     VBN ROOT  -        tell
        by       IN  agent told
        a        DT  det   superior
        superior NN  pobj  by
        to       TO  aux   stop
        “        ``  punct stop
        stop     VB  relcl superior
        ”        ''  punct stop
    """
    assert mention_of(table, "superior") == "a superior"


def test_firm_of_three_names():
    """Commas belong to the name of a firm with a sign for "and", and to no other."""
    table = """
        Hull  NNP  nsubj said ORG
        ,     ,    punct Hull ORG
        Vane  NNP  conj  Hull ORG
        {}    CC   cc    Vane ORG
        Sons  NNPS conj  Vane ORG
        said  VBD  ROOT  -    say
    """
    assert mention_of(table.format("&"), "Hull") == "Hull, Vane & Sons"
    assert mention_of(table.format("and"), "Hull") == "Hull"


def test_firm_of_two_names():
    """A sign for "and" joins the names of one firm."""
    table = """
        Tull NNP nsubj said ORG
        &    CC  cc    Tull ORG
        Pine NNP conj  Tull ORG
        said VBD ROOT  -    say
    """
    assert mention_of(table, "Tull") == "Tull & Pine"


@pytest.mark.parametrize("sign", ["#", "###", "*", "**", ">"])
def test_marks_of_the_layout_are_no_part_of_a_name(sign: str) -> None:
    """What a text in Markdown has before a heading or an item of a list is not in the mention, nor in the name."""
    [source] = analyze(f"{sign} Lorn Ferries to cut jobs\n\nLorn Ferries said it would “cut 40 jobs”.").sources

    assert source.name == "Lorn Ferries"
    assert {mention.text for mention in source.mentions} == {"Lorn Ferries"}
