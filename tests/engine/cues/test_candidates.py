import pytest

from attribution.engine.cues.candidates import Site, find_sites, key
from attribution.engine.grammar.parsing import Parse
from tests.docs_by_hand import by_hand, token


def site_of(parse: Parse, word: str) -> Site:
    """Return the site whose reporting word is `word`."""
    (found,) = [site for site in find_sites(parse) if site.head == token(parse, word)]
    return found


def source_of(table: str, word: str) -> str | None:
    """Return the token that heads the source of the site at `word`."""
    parse = by_hand(table)
    source = site_of(parse, word).source
    return None if source is None else parse.text[parse.tokens[source].start : parse.tokens[source].end]


SUBJECT = """
    Ana     NNP  nsubj  said  PERSON
    said    VBD  ROOT   -     say
    it      PRP  nsubj  held
    held    VBD  ccomp  said  hold
"""
INVERTED = """
    “       ``   punct     said
    Go      VB   ccomp     said
    ,       ,    punct     said
    ”       ''   punct     said
    said    VBD  ROOT      -     say
    Ana     NNP  compound  Lee   PERSON
    Lee     NNP  nsubj     said  PERSON
"""
INVERTED_MISREAD = """
    “       ``   punct     said
    Go      VB   ccomp     said
    ,       ,    punct     said
    ”       ''   punct     said
    said    VBD  ROOT      -     say
    Ana     NNP  compound  Lee   PERSON
    Lee     NNP  dobj      said  PERSON
"""
AGENT = """
    the       DT   det       plan
    plan      NN   nsubjpass described
    was       VBD  auxpass   described  be
    described VBN  ROOT      -          describe
    by        IN   agent     described
    Ben       NNP  pobj      by         PERSON
    as        IN   prep      described
    bold      JJ   amod      as
"""
NO_AGENT = """
    it      PRP  nsubjpass  said
    was     VBD  auxpass    said  be
    said    VBN  ROOT       -     say
    that    IN   mark       held
    it      PRP  nsubj      held
    held    VBD  ccomp      said  hold
"""
JOINED = """
    Ana     NNP  nsubj   nodded  PERSON
    nodded  VBD  ROOT    -       nod
    and     CC   cc      nodded
    said    VBD  conj    nodded  say
    it      PRP  nsubj   held
    held    VBD  ccomp   said    hold
"""
DECLINED = """
    Ana       NNP  nsubj   declined  PERSON
    declined  VBD  ROOT    -         decline
    to        TO   aux     say
    say       VB   xcomp   declined
    why       WRB  advmod  say
"""
QUOTED = """
    Ben     NNP  nsubjpass  quoted  PERSON
    was     VBD  auxpass    quoted  be
    quoted  VBN  ROOT       -       quote
    as      IN   prep       quoted
    saying  VBG  pcomp      as      say
    it      PRP  nsubj      held
    held    VBD  ccomp      saying  hold
"""
TOLD_TO = """
    Ana    NNP  nsubj   told  PERSON
    told   VBD  ROOT    -     tell
    Ben    NNP  dobj    told  PERSON
    to     TO   aux     say
    say    VB   xcomp   told
    so     RB   advmod  say
"""
PROMISED = """
    Ana       NNP  nsubj   promised  PERSON
    promised  VBD  ROOT    -         promise
    Ben       NNP  dobj    promised  PERSON
    to        TO   aux     say
    say       VB   xcomp   promised
    so        RB   advmod  say
"""
PARTICIPLE = """
    Ana      NNP  nsubj   left    PERSON
    left     VBD  ROOT    -       leave
    ,        ,    punct   left
    saying   VBG  advcl   left    say
    she      PRP  nsubj   knew
    knew     VBD  ccomp   saying  know
"""
STATEMENT = """
    a          DT   det    statement
    statement  NN   ROOT   -
    saying     VBG  acl    statement  say
    it         PRP  nsubj  held
    held       VBD  ccomp  saying     hold
"""
RELATIVE = """
    Ana   NNP  nsubj   left  PERSON
    ,     ,    punct   Ana
    who   WP   nsubj   said
    said  VBD  relcl   Ana   say
    so    RB   advmod  said
    ,     ,    punct   Ana
    left  VBD  ROOT    -     leave
"""
ACCORDING = """
    according  VBG  prep   held       accord
    to         IN   prep   according
    the        DT   det    audit
    audit      NN   pobj   to
    ,          ,    punct  held
    it         PRP  nsubj  held
    held       VBD  ROOT   -          hold
"""
CLAIM = """
    the    DT   det    union
    union  NN   poss   claim
    ’s     POS  case   union
    claim  NN   nsubj  failed
    that   IN   mark   fell
    wages  NNS  nsubj  fell    wage
    fell   VBD  acl    claim   fall
    failed VBD  ROOT   -       fail
"""
BELIEF = """
    the        DT   det    belief
    belief     NN   nsubj  grew
    of         IN   prep   belief
    officials  NNS  pobj   of        official
    grew       VBD  ROOT   -         grow
"""
ISSUED = """
    the        DT   det    mayor
    mayor      NN   nsubj  issued
    issued     VBD  ROOT   -       issue
    a          DT   det    warning
    warning    NN   dobj   issued
"""
FEARS = """
    there  EX   expl   are
    are    VBP  ROOT   -     be
    fears  NNS  attr   are   fear
    that   IN   mark   falls
    it     PRP  nsubj  falls
    falls  VBZ  acl    fears fall
"""
HOPEFUL = """
    Ana      NNP  nsubj  was    PERSON
    was      VBD  ROOT   -      be
    hopeful  JJ   acomp  was
    that     IN   mark   held
    it       PRP  nsubj  held
    held     VBD  ccomp  hopeful  hold
"""


@pytest.mark.parametrize(
    ("table", "word", "source"),
    [
        pytest.param(SUBJECT, "said", "Ana", id="subject"),
        pytest.param(INVERTED, "said", "Lee", id="subject after the verb"),
        pytest.param(INVERTED_MISREAD, "said", "Lee", id="subject after the verb, taken for an object"),
        pytest.param(AGENT, "described", "Ben", id="agent of a passive"),
        pytest.param(NO_AGENT, "said", None, id="passive without an agent"),
        pytest.param(JOINED, "said", "Ana", id="joined to another verb"),
        pytest.param(DECLINED, "say", "Ana", id="declined to say"),
        pytest.param(QUOTED, "saying", "Ben", id="was quoted as saying"),
        pytest.param(QUOTED, "quoted", "Ben", id="was quoted"),
        pytest.param(TOLD_TO, "say", "Ben", id="told him to say"),
        pytest.param(TOLD_TO, "told", "Ana", id="told"),
        pytest.param(PROMISED, "say", "Ana", id="promised him to say"),
        pytest.param(PARTICIPLE, "saying", "Ana", id="left, saying"),
        pytest.param(STATEMENT, "saying", "statement", id="a statement saying"),
        pytest.param(RELATIVE, "said", "who", id="relative clause"),
        pytest.param(ACCORDING, "according", "audit", id="according to"),
        pytest.param(CLAIM, "claim", "union", id="possessive"),
        pytest.param(BELIEF, "belief", "officials", id="noun with of"),
        pytest.param(ISSUED, "warning", "mayor", id="object of a light verb"),
        pytest.param(FEARS, "fears", None, id="noun that is nobody's"),
        pytest.param(HOPEFUL, "hopeful", "Ana", id="adjective"),
    ],
)
def test_whose_act_it_is(table: str, word: str, source: str | None):
    """The source of a reporting word is the one whose act it is by grammar, or nobody."""
    assert source_of(table, word) == source


ASKED = """
    asked     VBN  advcl   shrugged  ask
    about     IN   prep    asked
    it        PRP  pobj    about
    ,         ,    punct   shrugged
    Ana       NNP  nsubj   shrugged  PERSON
    shrugged  VBD  ROOT    -         shrug
"""
DESCRIBED = """
    a          DT   det    plan
    plan       NN   nsubj  passed
    described  VBN  acl    plan       describe
    as         IN   prep   described
    bold       JJ   amod   as
    passed     VBD  ROOT   -          pass
"""
DESCRIBED_BY = """
    a          DT   det    plan
    plan       NN   nsubj  passed
    described  VBN  acl    plan       describe
    by         IN   agent  described
    Ben        NNP  pobj   by         PERSON
    as         IN   prep   described
    bold       JJ   amod   as
    passed     VBD  ROOT   -          pass
"""


@pytest.mark.parametrize(
    ("table", "word", "source"),
    [
        pytest.param(ASKED, "asked", None, id="asked about it, Ana shrugged"),
        pytest.param(DESCRIBED, "described", None, id="a plan described as bold"),
        pytest.param(DESCRIBED_BY, "described", "Ben", id="a plan described by Ben"),
    ],
)
def test_passive_participle(table: str, word: str, source: str | None):
    """What is asked or described does not ask or describe; only an agent does."""
    assert source_of(table, word) == source


FORCED = """
    the       DT   det        chair
    chair     NN   nsubjpass  {verb}
    was       VBD  auxpass    {verb}  be
    {verb}    VBN  ROOT       -       {lemma}
    by        IN   agent      {verb}
    owners    NNS  pobj       by      owner
    to        TO   aux        admit
    admit     VB   xcomp      {verb}
"""


@pytest.mark.parametrize(("verb", "lemma", "source"), [("forced", "force", "chair"), ("asked", "ask", "owners")])
def test_one_who_is_made_to_say(verb: str, lemma: str, source: str):
    """Who is forced to admit something admits it; what somebody is asked to admit is not admitted."""
    assert source_of(FORCED.format(verb=verb, lemma=lemma), "admit") == source


LED = """
    the       DT   det    leak
    leak      NN   nsubj  led
    led       VBD  ROOT   -      lead
    Lee       NNP  dobj   led    PERSON
    to        TO   aux    warn
    warn      VB   xcomp  led
"""
LED_IN_APPOSITION = """
    the       DT   det    leak
    leak      NN   nsubj  led
    led       VBD  ROOT   -      lead
    the       DT   det    head
    head      NN   dobj   led
    ,         ,    punct  head
    Lee       NNP  appos  head   PERSON
    ,         ,    punct  head
    to        TO   aux    warn
    warn      VB   advcl  led
"""
SET_OFF = """
    Pike      NNP  nsubj  closed  PERSON
    closed    VBD  ROOT   -       close
    with      IN   prep   closed
    a         DT   det    nod
    nod       NN   pobj   with
    {comma}   ,    punct  nod
    promising VBG  acl    nod     promise
    that      IN   mark   open
    stalls    NNS  nsubj  open
    open      VBP  ccomp  promising
"""
ADMITTING = """
    After     IN   prep       asked
    admitting VBG  pcomp      After  admit
    it        PRP  dobj       admitting
    ,         ,    punct      asked
    Lee       NNP  nsubjpass  asked  PERSON
    was       VBD  auxpass    asked  be
    asked     VBN  ROOT       -      ask
    to        TO   aux        go
    go        VB   xcomp      asked
"""
ON_A_TITLE = """
    On        IN   prep   said
    “         ``   punct  Hour
    Late      NNP  amod   Hour
    Hour      NNP  pobj   On
    ,         ,    punct  Hour
    ”         ''   punct  Hour
    the       DT   det    senator
    senator   NN   appos  Hour
    and       CC   cc     senator
    nominee   NN   conj   senator
    said      VBD  ROOT   -      say
    it        PRP  nsubj  held
    held      VBD  ccomp  said   hold
"""
FOOTAGE = """
    it        PRP  nsubj  ends
    ends      VBZ  ROOT   -       end
    with      IN   prep   ends
    footage   NN   pobj   with
    of        IN   prep   footage
    Lee       NNP  pobj   of
    saying    VBG  acl    footage say
    so        RB   advmod saying
"""


@pytest.mark.parametrize(
    ("table", "word", "source"),
    [
        pytest.param(LED, "warn", "Lee", id="led to warn"),
        pytest.param(LED_IN_APPOSITION, "warn", "head", id="the head, Lee, led to warn"),
        pytest.param(SET_OFF.format(comma=","), "promising", "Pike", id="closed with a nod, promising"),
        pytest.param(ADMITTING, "admitting", "Lee", id="after admitting it, Lee was asked"),
        pytest.param(ON_A_TITLE, "said", "senator", id="on a programme, the senator said"),
        pytest.param(FOOTAGE, "saying", "Lee", id="footage of Lee saying"),
    ],
)
def test_source_that_stands_farther_off(table: str, word: str, source: str):
    """Who says something may be an object, or in the clause around; the nearest thing says nothing."""
    assert source_of(table, word) == source


def test_no_source_among_the_reported_words():
    """The subject of the reported clause is not the one who reports it."""
    assert (
        source_of(
            """
        it    PRP  nsubj  held
        held  VBD  ccomp  said  hold
        ,     ,    punct  said
        said  VBD  ROOT   -     say
        Ana   NNP  nsubj  said  PERSON
    """,
            "said",
        )
        == "Ana"
    )


def test_forms():
    """Verbs, nouns, adjectives and "according to" are sites of their own form, in text order."""
    assert [(site.form, site.head) for site in find_sites(by_hand(ACCORDING))] == [("according", 0), ("verb", 6)]
    assert ("noun", 3) in [(site.form, site.head) for site in find_sites(by_hand(CLAIM))]
    assert ("adjective", 2) in [(site.form, site.head) for site in find_sites(by_hand(HOPEFUL))]


def test_helping_verbs_are_no_sites():
    """The "was" of "was described" reports nothing."""
    parse = by_hand(AGENT)
    assert token(parse, "was") not in [site.head for site in find_sites(parse)]


def test_route_is_told_in_words():
    """How the source was found is said as an editor would say it, with the reporting word."""
    assert site_of(by_hand(SUBJECT), "said").route == "subject of “said”"
    assert site_of(by_hand(AGENT), "described").route == "the agent of “described”"
    assert "claim" in site_of(by_hand(CLAIM), "claim").route


def test_key_takes_the_particle():
    """A verb with a particle is another word than the verb, and a noun another than the verb of that spelling."""
    parse = by_hand("""
        Ben      NNP  nsubj  pointed  PERSON
        pointed  VBD  ROOT   -        point
        out      RP   prt    pointed
        a        DT   det    claim
        claim    NN   dobj   pointed
    """)
    assert [key(parse, site) for site in find_sites(parse)] == ["point out", "noun:claim"]


def test_long_chain_of_verbs_ends():
    """A chain of verbs without a subject, however long, gives no source rather than no end."""
    rows = ["tried0 VBD ROOT - try", *(f"tried{n} VB xcomp tried{n - 1} try" for n in range(1, 40))]
    parse = by_hand("\n".join(rows))
    assert find_sites(parse)[-1].source is None


def test_nothing_to_find():
    """A text without words has no sites."""
    assert find_sites(by_hand(". . ROOT -")) == ()
