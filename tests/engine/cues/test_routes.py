"""Whose act a reporting word is, and how that was found: one sentence for each way, and one that only looks like it."""

import pytest

from attribution.engine.cues.candidates import Site, find_sites, key, quoted_as_saying
from tests.docs_by_hand import by_hand, token


def site(table: str, word: str) -> Site | None:
    """Return the site whose reporting word is `word`, or None where it is no site."""
    parse = by_hand(table)
    return next((found for found in find_sites(parse) if found.head == token(parse, word)), None)


def source_and_route(table: str, word: str) -> tuple[str | None, str]:
    """Return the word that heads the source of a site, and how it was found."""
    parse = by_hand(table)
    found = next(each for each in find_sites(parse) if each.head == token(parse, word))
    if found.source is None:
        return None, found.route
    head = parse.tokens[found.source]
    return parse.text[head.start : head.end], found.route


PER = """
    Per     IN   prep   fell
    the     DT   det    audit
    audit   NN   pobj   Per
    ,       ,    punct  fell
    it      PRP  nsubj  fell
    fell    VBD  ROOT   -     fall
"""
PER_HEAD = """
    Costs  NNS  nsubj     rose  cost
    rose   VBD  ROOT      -     rise
    per    NN   npadvmod  rose
"""
ACCORDING_ALONE = """
    It         PRP  nsubj   fell
    fell       VBD  ROOT    -     fall
    according  VBG  advmod  fell  accord
"""
ACCORDING_MISREAD = """
    It         PRP  nsubj  fell
    fell       VBD  ROOT   -          fall
    according  VBG  prep   fell       accord
    to         IN   prep   according
    Ana        NNP  pobj   according  PERSON
"""


@pytest.mark.parametrize(
    ("table", "word", "source", "route"),
    [
        pytest.param(PER, "Per", "audit", "the one that “per” names", id="per the audit"),
        pytest.param(
            ACCORDING_ALONE, "according", None, "“according” with no name after it", id="according, and nobody"
        ),
        pytest.param(
            ACCORDING_MISREAD, "according", "Ana", "the one that “according to” names", id="the name hangs on according"
        ),
    ],
)
def test_according_to(table: str, word: str, source: str | None, route: str):
    """The one that "according to" or "per" names is the source."""
    assert source_and_route(table, word) == (source, route)
    assert site(table, word).form == "according"


def test_per_as_a_noun():
    """A "per" that is a noun names no source."""
    assert site(PER_HEAD, "per") is None


SAID_PLAN = """
    the   DT   det   plan
    said  VBN  amod  plan  say
    plan  NN   ROOT  -
"""
MUCH_PRAISED = """
    the     DT   det     plan
    much    RB   advmod  praised
    praised VBN  amod    plan     praise
    plan    NN   ROOT    -
"""
HAD_FEARS = """
    Ana    NNP  nsubj  had   PERSON
    had    VBD  ROOT   -     have
    left   VBN  ccomp  had   leave
"""
HAD_LEFT = """
    Ana   NNP  nsubj  left  PERSON
    had   VBD  aux    left  have
    left  VBN  ROOT   -     leave
"""
SHE_IS_HOPEFUL_HERE = """
    the      DT   det    one
    hopeful  JJ   nsubj  left
    left     VBD  ROOT   -     leave
    one      NN   dobj   left
"""


@pytest.mark.parametrize(
    ("table", "word", "form"),
    [
        pytest.param(SAID_PLAN, "said", None, id="the said plan"),
        pytest.param(SAID_PLAN.replace("amod", "compound"), "said", None, id="a participle in a compound"),
        pytest.param(MUCH_PRAISED, "praised", "verb", id="the much praised plan"),
        pytest.param(HAD_FEARS, "had", "verb", id="a helping verb that stands alone"),
        pytest.param(HAD_LEFT, "had", None, id="a helping verb"),
        pytest.param(HAD_LEFT.replace("VBD  aux  ", "VBD  auxpass"), "had", None, id="a helping verb of a passive"),
        pytest.param(HAD_LEFT.replace("VBD  aux  ", "VBD  cop  "), "had", None, id="a copula"),
        pytest.param(SHE_IS_HOPEFUL_HERE, "hopeful", None, id="an adjective that is a subject"),
        pytest.param("bridge NN ROOT -", "bridge", None, id="a noun that reports nothing"),
        pytest.param("claim NN ROOT -", "claim", "noun", id="a noun that reports"),
    ],
)
def test_what_may_report(table: str, word: str, form: str | None):
    """Verbs with a clause of their own, and the nouns and adjectives of the lists, may report."""
    found = site(table, word)
    assert (found.form if found else None) == form


OF_AND_FROM = """
    a        DT   det    claim
    claim    NN   nsubj  fell
    {} IN   prep   claim
    Ana      NNP  pobj   {}     PERSON
    fell     VBD  ROOT   -       fall
"""
CAME_WITH = """
    the      DT   det    mayor
    mayor    NN   nsubj  came
    came     VBD  ROOT   -      come
    with     IN   prep   came
    a        DT   det    warning
    warning  NN   pobj   with
"""
DREW_FROM = """
    the      DT   det    plan
    plan     NN   nsubj  drew
    drew     VBD  ROOT   -        draw
    a        DT   det    warning
    warning  NN   dobj   drew
    from     IN   prep   drew
    Ana      NNP  pobj   from     PERSON
"""
DREW_FROM_MAYOR = DREW_FROM.replace("Ana      NNP  pobj   from     PERSON", "mayors NNS pobj from mayor")
DREW_FROM_WELL = DREW_FROM.replace("Ana      NNP  pobj   from     PERSON", "wells NNS pobj from well")
DREW_AT = DREW_FROM.replace("from     IN   prep   drew", "at       IN   prep   drew").replace(
    "pobj   from", "pobj   at"
)
SUBJECT_NOUN = """
    a        DT   det    warning
    warning  NN   nsubj  moved
    moved    VBD  ROOT   -        move
    the      DT   det    mayor
    mayor    NN   dobj   moved
"""


@pytest.mark.parametrize(
    ("table", "word", "source", "route"),
    [
        *(
            pytest.param(OF_AND_FROM.format(word, word), "claim", "Ana", "the “claim” is theirs", id=f"a claim {word}")
            for word in ("of", "by", "from", "among")
        ),
        pytest.param(
            OF_AND_FROM.format("on", "on"), "claim", None, "nobody is named for the “claim”", id="a claim on somebody"
        ),
        pytest.param(CAME_WITH, "warning", "mayor", "subject of “came”", id="came with a warning"),
        pytest.param(DREW_FROM, "warning", "Ana", "the “warning” comes from them", id="drew a warning from a name"),
        pytest.param(
            DREW_FROM_MAYOR, "warning", "mayors", "the “warning” comes from them", id="drew a warning from mayors"
        ),
        pytest.param(DREW_FROM_WELL, "warning", "plan", "subject of “drew”", id="drew a warning from a thing"),
        pytest.param(DREW_AT, "warning", "plan", "subject of “drew”", id="drew a warning at somebody"),
        pytest.param(
            SUBJECT_NOUN, "warning", None, "nobody is named for the “warning”", id="a warning that does something"
        ),
    ],
)
def test_whose_noun_it_is(table: str, word: str, source: str | None, route: str):
    """A noun such as "claim" is of the one it names, of whom it comes from, or of who came with it."""
    assert source_and_route(table, word) == (source, route)


BY_PREP = """
    a          DT   det    plan
    plan       NN   nsubj  passed
    described  VBN  acl    plan       describe
    {}         IN   prep   described
    Ben        NNP  pobj   {}         PERSON
    passed     VBD  ROOT   -          pass
"""
REDUCED_WITH_SUBJECT = """
    Ana      NNP  nsubj  asked  PERSON
    asked    VBN  advcl  left   ask
    ,        ,    punct  left
    Ben      NNP  nsubj  left   PERSON
    left     VBD  ROOT   -      leave
"""


@pytest.mark.parametrize(
    ("table", "word", "source", "route"),
    [
        pytest.param(BY_PREP.format("by", "by"), "described", "Ben", "the agent of “described”", id="described by"),
        pytest.param(
            BY_PREP.format("for", "for"),
            "described",
            None,
            "“described” is passive and names nobody",
            id="described for somebody",
        ),
        pytest.param(REDUCED_WITH_SUBJECT, "asked", "Ana", "subject of “asked”", id="a participle with a subject"),
    ],
)
def test_passives(table: str, word: str, source: str | None, route: str):
    """Of a passive, only who comes after "by" does it; a participle with a subject is none."""
    assert source_and_route(table, word) == (source, route)


CLAUSE_SUBJECT = """
    leaving  VBG  csubj  said  leave
    said     VBD  ROOT   -     say
    much     RB   advmod said
"""
ON_TUESDAY = """
    On       IN   prep      said
    Tuesday  NNP  compound  Lee
    Ana      NNP  compound  Lee   PERSON
    Lee      NNP  pobj      On    PERSON
    said     VBD  ROOT      -     say
    so       RB   advmod    said
"""
ON_BRIDGE = ON_TUESDAY.replace("Tuesday  NNP", "Bridge   NNP")
ON_TUESDAY_AFTER = """
    said     VBD  ROOT      -     say
    so       RB   advmod    said
    on       IN   prep      said
    Tuesday  NNP  compound  Lee
    Lee      NNP  pobj      on    PERSON
"""
GRANTED = """
    An       DT   det    aide
    aide     NN   nsubj  granted
    ,        ,    punct  granted
    granted  VBN  {}     said     grant
    leave    NN   dobj   granted
    ,        ,    punct  said
    said     VBD  ROOT   -        say
    so       RB   advmod said
"""
GRANTED_AFTER = """
    said     VBD  ROOT   -        say
    so       RB   advmod said
    ,        ,    punct  said
    aides    NNS  nsubj  granted  aide
    ,        ,    punct  granted
    granted  VBN  ccomp  said     grant
    leave    NN   dobj   granted
"""


@pytest.mark.parametrize(
    ("table", "word", "source"),
    [
        pytest.param(CLAUSE_SUBJECT, "said", None, id="a clause is nobody"),
        pytest.param(ON_TUESDAY, "said", "Lee", id="a name joined to the day before it"),
        pytest.param(ON_BRIDGE, "said", None, id="a name joined to what is no day"),
        pytest.param(ON_TUESDAY_AFTER, "said", None, id="a day after the verb"),
        pytest.param(GRANTED.format("ccomp"), "said", "aide", id="a participle between commas took the subject"),
        pytest.param(GRANTED.format("advcl"), "said", "aide", id="the same, as an adverb"),
        pytest.param(GRANTED.format("dep"), "said", None, id="a participle of another kind"),
        pytest.param(GRANTED.format("ccomp").replace("VBN", "VBZ"), "said", None, id="a clause of the present"),
        pytest.param(
            GRANTED.format("ccomp").replace(",        ,    punct  granted", "too RB advmod granted"),
            "said",
            None,
            id="no comma after the subject",
        ),
        pytest.param(
            GRANTED.format("ccomp").replace(",        ,    punct  said", "so NN dobj said"),
            "said",
            None,
            id="no comma before the verb",
        ),
        pytest.param(GRANTED_AFTER, "said", None, id="a participle after the verb"),
    ],
)
def test_hidden_subject(table: str, word: str, source: str | None):
    """A subject that the parser hung elsewhere is found where the words beside it leave no doubt."""
    assert source_and_route(table, word)[0] == source


FOOTAGE = """
    the     DT   det    footage
    footage NN   ROOT   -
    of      IN   prep   footage
    Ana     NNP  pobj   of       PERSON
    saying  VBG  acl    footage  say
    so      RB   advmod saying
"""
FOOTAGE_OF_HER = FOOTAGE.replace("Ana     NNP  pobj   of       PERSON", "her     PRP  pobj   of")
FOOTAGE_OF_MAYOR = FOOTAGE.replace("Ana     NNP  pobj   of       PERSON", "mayor   NN   pobj   of")
FOOTAGE_OF_ROAD = FOOTAGE.replace("Ana     NNP  pobj   of       PERSON", "roads   NNS  pobj   of   road")
FOOTAGE_SAID = FOOTAGE.replace("VBG", "VBN")
FOOTAGE_CONJ = FOOTAGE.replace("VBG  acl ", "VBG  conj")


@pytest.mark.parametrize(
    ("table", "source"),
    [
        pytest.param(FOOTAGE, "Ana", id="footage of a name saying"),
        pytest.param(FOOTAGE_OF_HER, "her", id="footage of a pronoun saying"),
        pytest.param(FOOTAGE_OF_MAYOR, "mayor", id="footage of a mayor saying"),
        pytest.param(FOOTAGE_OF_ROAD, "footage", id="footage of things saying"),
    ],
)
def test_heard_saying(table: str, source: str):
    """The person right before "saying" is the one who says it, whatever the parser hung the word on."""
    assert source_and_route(table, "saying")[0] == source


def test_heard_saying_in_words():
    """How it was found is said with the reporting word."""
    assert source_and_route(FOOTAGE, "saying")[1] == "the one heard or seen “saying”"
    assert source_and_route(FOOTAGE_OF_ROAD, "saying")[1] == "the one described by “saying”"


CONTROL = """
    Ana    NNP  nsubj   {verb}  PERSON
    {verb} VBD  ROOT    -       {lemma}
    Ben    NNP  dobj    {verb}  PERSON
    to     TO   aux     say
    say    VB   xcomp   {verb}
    so     RB   advmod  say
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "source", "route"),
    [
        ("urged", "urge", "Ben", "object of “urged”, which “say” depends on"),
        ("vowed", "vow", "Ana", "subject of “vowed”"),
    ],
)
def test_who_is_to_say_it(verb: str, lemma: str, source: str, route: str):
    """Who is urged to say something says it; who vows something to somebody says it themselves."""
    assert source_and_route(CONTROL.format(verb=verb, lemma=lemma), "say") == (source, route)


BEFORE_SAYING = """
    Ana     NNP  nsubj  left    PERSON
    left    VBD  ROOT   -       leave
    before  IN   prep   left
    saying  VBG  pcomp  before  say
    so      RB   advmod saying
"""
THAT_SAID = """
    Ana    NNP  nsubj   knew   PERSON
    knew   VBD  ROOT    -      know
    that   IN   mark    said
    said   VBD  ccomp   knew   say
    much   RB   advmod  said
"""
ASKED_INVERTED = """
    “       ``   punct  was
    It      PRP  nsubj  was
    was     VBD  ROOT   -     be
    over    JJ   acomp  was
    ,       ,    punct  was
    ”       ''   punct  was
    said    VBD  {}     was   say
    Ana     NNP  dobj   said  PERSON
"""
AFTER_IN = """
    “       ``   punct  said
    Go      VB   ccomp  said
    ”       ''   punct  said
    said    VBZ  ROOT   -     say
    in      IN   prep   said
    Ana     NNP  dobj   said  PERSON
"""
WAS_HELD = """
    Ana   NNP  nsubjpass  held  PERSON
    was   VBD  auxpass    held  be
    held  VBN  ROOT       -     hold
    ,     ,    punct      held
    say   VB   {}         held
    it    PRP  dobj       say
"""


@pytest.mark.parametrize(
    ("table", "word", "source", "route"),
    [
        pytest.param(BEFORE_SAYING, "saying", "Ana", "subject of “left”", id="before saying"),
        pytest.param(THAT_SAID, "said", None, "no subject", id="a clause with that has its own subject or none"),
        pytest.param(ASKED_INVERTED.format("ccomp"), "said", "Ana", "follows “said”", id="under the quoted clause"),
        pytest.param(
            ASKED_INVERTED.format("parataxis"), "said", "Ana", "follows “said”", id="beside the quoted clause"
        ),
        pytest.param(ASKED_INVERTED.format("conj"), "said", "It", "subject of “was”", id="joined to it"),
        pytest.param(AFTER_IN, "said", None, "no subject", id="said in something"),
        pytest.param(WAS_HELD.format("xcomp"), "say", "Ana", "subject of “held”", id="was held to say"),
        pytest.param(WAS_HELD.format("conj"), "say", "Ana", "subject of “held”", id="was held, and says"),
        pytest.param(WAS_HELD.format("ccomp"), "say", None, "“held” is passive and names nobody", id="held that"),
    ],
)
def test_verb_without_a_subject(table: str, word: str, source: str | None, route: str):
    """A verb with no subject has that of the verb above it, or what follows it in “…,” said X."""
    assert source_and_route(table, word) == (source, route)


REUTERS = """
    Reuters  NNP  nsubj  {verb}  ORG
    {verb}   VBD  ROOT   -       {lemma}
    an       DT   det    aide
    aide     NN   dobj   {verb}
    as       IN   prep   {verb}
    saying   VBG  pcomp  as      say
    so       RB   advmod saying
"""
AIDE_WAS = """
    an      DT   det        aide
    aide    NN   nsubjpass  {verb}
    was     VBD  auxpass    {verb}  be
    {verb}  VBN  ROOT       -       {lemma}
"""
REUTERS_AIDE = """
    Reuters  NNP  nsubj  quoted  ORG
    quoted   VBD  ROOT   -       quote
    an       DT   det    aide
    aide     NN   dobj   quoted
"""


@pytest.mark.parametrize(
    ("table", "verb", "source"),
    [
        pytest.param(REUTERS.format(verb="quoted", lemma="quote"), "quoted", "aide", id="quoted an aide as saying"),
        pytest.param(REUTERS.format(verb="cited", lemma="cite"), "cited", "aide", id="cited an aide as saying"),
        pytest.param(REUTERS.format(verb="records", lemma="record"), "records", "aide", id="records an aide as saying"),
        pytest.param(
            REUTERS.format(verb="praised", lemma="praise").replace(
                "saying   VBG  pcomp  as      say", "saying VBG pcomp as sing"
            ),
            "praised",
            None,
            id="praised an aide as singing",
        ),
        pytest.param(REUTERS_AIDE, "quoted", None, id="quoted an aide"),
        pytest.param(AIDE_WAS.format(verb="quoted", lemma="quote"), "quoted", "aide", id="an aide was quoted"),
        pytest.param(AIDE_WAS.format(verb="cited", lemma="cite"), "cited", None, id="an aide was cited"),
        pytest.param(AIDE_WAS.format(verb="praised", lemma="praise"), "praised", None, id="an aide was praised"),
    ],
)
def test_quoted_as_saying(table: str, verb: str, source: str | None):
    """Who is quoted as saying something says it, and not who quotes; what is cited may be a rule or a figure."""
    parse = by_hand(table)
    found = quoted_as_saying(parse, token(parse, verb))
    assert (None if found is None else parse.text[parse.tokens[found].start : parse.tokens[found].end]) == source


def test_quoted_as_saying_in_words():
    """The word below "quoted" has the same source, and both say how it was found."""
    table = REUTERS.format(verb="quoted", lemma="quote")
    assert source_and_route(table, "quoted") == ("aide", "the one who is quoted")
    assert source_and_route(table, "saying") == ("aide", "the one who is quoted")
    assert source_and_route(AIDE_WAS.format(verb="cited", lemma="cite"), "cited")[0] is None


PUT_IT = """
    Ana   NNP  nsubj  put   PERSON
    put   VBD  ROOT   -     put
    {}    PRP  dobj   put
    so    RB   advmod put
"""


@pytest.mark.parametrize(("thing", "word"), [("it", "put it"), ("this", "put it"), ("them", "put")])
def test_key_of_put_it(thing: str, word: str):
    """ "Put it" is a word of its own for the model: "as Ana put it"."""
    parse = by_hand(PUT_IT.format(thing))
    assert [key(parse, each) for each in find_sites(parse)] == [word]
