"""Who passes on another's words: whose they are, of two cues one inside what the other reports."""

import pytest

from attribution.engine.speakers.relays import asking_cue, inner_cue, passes_on
from tests.docs_by_hand import scene_by_hand, token

FOUND = """
    Officials  NNS  nsubj  said     official
    said       VBD  ROOT   -        say
    the        DT   det    audit
    audit      NN   nsubj  found
    found      VBD  {dep}  said     {lemma}
    “          ``   punct  risk
    high       JJ   amod   risk
    risk       NN   dobj   found
    ”          ''   punct  risk
    .          .    punct  said
"""
ACCORDING = """
    According  VBG  prep   said       accord
    to         IN   prep   According
    police     NNS  pobj   to         police
    ,          ,    punct  said
    Roe        NNP  nsubj  said       PERSON
    said       VBD  ROOT   -          {lemma}
    “          ``   punct  go
    we         PRP  nsubj  go
    go         VBP  ccomp  said
    ”          ''   punct  go
    .          .    punct  said
"""
CLAIM = """
    Officials  NNS  nsubj  repeated  official
    repeated   VBD  ROOT   -         repeat
    Roe        {tag}  {dep}  claim     PERSON
    ’s         POS  case   Roe
    claim      NN   dobj   repeated
    that       IN   mark   go
    “          ``   punct  go
    we         PRP  nsubj  go
    go         VBP  {below}  claim
    ”          ''   punct  go
    .          .    punct  repeated
"""


def inner(table: str, outer: str, **cues: str) -> str | None:
    """Return the reporting word of the cue inside what another reports that reports the words in marks."""
    scene = scene_by_hand(table, **cues)
    found = inner_cue(scene, scene.units[0], scene.by_head[token(scene.parse, outer)])
    return None if found is None else scene.parse.tokens[scene.reported[found].site.head].lower


@pytest.mark.parametrize(
    ("dep", "lemma", "expected"),
    [
        pytest.param("ccomp", "find", "found", id="what an audit found"),
        pytest.param("relcl", "find", "found", id="a clause further down that surely reports them"),
        pytest.param("ccomp", "think", None, id="what is only thought"),
    ],
)
def test_clause_that_is_reported(dep: str, lemma: str, expected: str | None):
    """Of “officials said the audit found …” the words are the audit's, if a clause reports that somebody told them."""
    table = FOUND.format(dep=dep, lemma=lemma)
    assert inner(table, "said", said="the audit found “high risk”", found="“high risk”") == expected


def test_clause_with_a_pronoun():
    """Of “the official said he found …” the words stay the official's, who may be he."""
    table = FOUND.format(dep="ccomp", lemma="find").replace("    the        DT   det    audit\n", "")
    table = table.replace("audit      NN ", "he         PRP").replace("Officials  NNS", "Official   NN ")
    assert inner(table, "said", said="he found “high risk”", found="“high risk”") is None


def test_words_that_the_outer_cue_does_not_report():
    """A cue that reports little of the words has none inside."""
    table = FOUND.format(dep="ccomp", lemma="find")
    assert inner(table, "said", said="the audit found", found="“high risk”") is None


@pytest.mark.parametrize(("lemma", "expected"), [("say", "said"), ("claim", "said"), ("think", None)])
def test_according_to(lemma: str, expected: str | None):
    """Of “according to police, Roe said …” the words are Roe's, unless he is said to think them."""
    table = ACCORDING.format(lemma=lemma)
    assert inner(table, "According", according="Roe said “we go”", said="“we go”") == expected


@pytest.mark.parametrize(
    ("tag", "dep", "below", "expected"),
    [
        pytest.param("NNP", "poss", "acl", "claim", id="Roe's claim that"),
        pytest.param("NNP", "poss", "ccomp", "claim", id="the same, read otherwise"),
        pytest.param("PRP$", "poss", "acl", None, id="his claim that"),
        pytest.param("NNP", "poss", "relcl", None, id="Roe's claim, which"),
        pytest.param("NNP", "compound", "acl", None, id="the Roe claim that"),
    ],
)
def test_claim_of_somebody(tag: str, dep: str, below: str, expected: str | None):
    """Of “officials repeated Roe’s claim that …” the words are Roe's, where a name owns the claim."""
    table = CLAIM.format(tag=tag, dep=dep, below=below)
    assert inner(table, "repeated", repeated="Roe’s claim that “we go”", claim="“we go”") == expected


WANTS = """
    Roe      NNP  nsubj  {verb}  PERSON
    {verb}   VBD  ROOT   -       {lemma}
    Lee      NNP  nsubj  tell    PERSON
    {mark}   {tag}  {dep}  tell
    tell     VB   {clause}  {verb}
    them     PRP  dobj   tell
    “        ``   punct  tell
    why      WRB  dobj   tell
    ”        ''   punct  tell
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "mark", "tag", "dep", "expected"),
    [
        pytest.param("wanted", "want", "to", "TO", "aux", "wanted", id="want somebody to tell"),
        pytest.param("urged", "urge", "also", "RB", "advmod", "urged", id="urge that somebody tell"),
        pytest.param("said", "say", "must", "MD", "aux", "said", id="say that somebody must tell"),
        pytest.param("said", "say", "did", "VBD", "aux", None, id="say that somebody did tell"),
        pytest.param("made", "make", "also", "RB", "advmod", None, id="make somebody tell"),
        pytest.param("saw", "see", "also", "RB", "advmod", None, id="see somebody tell"),
        pytest.param("left", "leave", "to", "TO", "aux", None, id="no word that reports"),
    ],
)
def test_words_that_are_asked_for(verb: str, lemma: str, mark: str, tag: str, dep: str, expected: str | None):
    """What somebody is to tell is said by the one who wants it told."""
    scene = scene_by_hand(WANTS.format(verb=verb, lemma=lemma, mark=mark, tag=tag, dep=dep, clause="ccomp"))
    found = asking_cue(scene, scene.by_head[token(scene.parse, "tell")])
    assert expected == (None if found is None else scene.parse.tokens[scene.reported[found].site.head].lower)


def test_words_that_are_asked_for_are_not_passed_on():
    """Of “Roe said Lee must tell them “…”” the words are no words of Lee that Roe passes on."""
    table = WANTS.format(verb="said", lemma="say", mark="{mark}", tag="MD", dep="aux", clause="ccomp")
    for mark, expected in (("must", None), ("would", "tell")):
        words = f"Lee {mark} tell them “why”"
        assert inner(table.format(mark=mark), "said", said=words, tell="“why”") == expected


DINNER = """
    Diaries   NNS  nsubj  describe  diary
    describe  VBP  ROOT   -         describe
    a         DT   det    dinner
    dinner    NN   dobj   describe
    at        IN   prep   said
    which     WDT  pobj   at
    {who}     {tag}  nsubj  said    {kind}
    said      VBD  relcl  dinner    say
    :         :    punct  said
    “         ``   punct  go
    We        PRP  nsubj  go
    go        VBP  ccomp  said
    ”         ''   punct  go
"""


@pytest.mark.parametrize(
    ("who", "tag", "kind", "probability", "expected"),
    [
        pytest.param("Roe", "NNP", "PERSON", 0.9, "said", id="a name"),
        pytest.param("he", "PRP", "he", 0.9, "said", id="he, who is no diary"),
        pytest.param("who", "WP", "who", 0.9, "said", id="who, of a diary"),
        pytest.param("they", "PRP", "they", 0.9, None, id="they, who may be the diaries"),
        pytest.param("Roe", "NNP", "PERSON", 0.3, None, id="no likely cue"),
    ],
)
def test_clause_about_a_noun(who: str, tag: str, kind: str, probability: float, expected: str | None):
    """Of “diaries describe a dinner at which Roe said: “…”” the words are Roe's, where that surely reports."""
    table = DINNER.format(who=who, tag=tag, kind=kind)
    scene = scene_by_hand(table, probability, describe=f"a dinner at which {who} said: “We go”", said="“We go”")
    found = inner_cue(scene, scene.units[0], scene.by_head[token(scene.parse, "describe")])
    assert expected == (None if found is None else scene.parse.tokens[scene.reported[found].site.head].lower)


@pytest.mark.parametrize(
    ("outer", "tag", "lemma", "pronoun", "expected"),
    [
        pytest.param("She", "PRP", "she", "he", "told", id="she is not he"),
        pytest.param("He", "PRP", "he", "he", None, id="he may be he"),
        pytest.param("widow", "NN", "widow", "he", "told", id="a widow is not he"),
        pytest.param("widow", "NN", "widow", "she", None, id="a widow may be she"),
        pytest.param("officers", "NNS", "officer", "he", "told", id="several are not he"),
        pytest.param("Ana", "NNP", "Ana", "he", None, id="a name may be anybody"),
        pytest.param("guest", "NN", "guest", "he", None, id="a guest may be he"),
    ],
)
def test_pronoun_that_is_another(outer: str, tag: str, lemma: str, pronoun: str, expected: str | None):
    """Of “his widow said he told them “…”” the words are his, since a widow is not he."""
    table = f"""
        {outer}    {tag}  nsubj  said  {lemma}
        said       VBD  ROOT   -     say
        {pronoun}  PRP  nsubj  told
        told       VBD  ccomp  said  tell
        them       PRP  dobj   told
        “          ``   punct  go
        go         VB   ccomp  told
        ”          ''   punct  go
    """
    assert inner(table, "said", said=f"{pronoun} told them “go”", told="“go”") == expected


RECALLED = """
    Ana       NNP  nsubj  {verb}    PERSON
    {verb}    VBD  ROOT   -         {lemma}
    {what}    WP   dobj   said
    Roe       NNP  nsubj  said      PERSON
    had       VBD  aux    said
    said      VBN  ccomp  {verb}    say
    :         :    punct  {verb}
    “         ``   punct  go
    We        PRP  nsubj  go
    go        VBP  ccomp  {verb}
    ”         ''   punct  go
"""


@pytest.mark.parametrize(
    ("verb", "lemma", "what", "expected"),
    [
        pytest.param("recalled", "recall", "what", "said", id="recall what somebody said"),
        pytest.param("asked", "ask", "what", None, id="ask what somebody said"),
        pytest.param("recalled", "recall", "that", None, id="recall that somebody said it"),
    ],
)
def test_words_that_are_recalled(verb: str, lemma: str, what: str, expected: str | None):
    """What is said before the colon is what follows it: “Ana recalled what Roe had said: “We go””."""
    table = RECALLED.format(verb=verb, lemma=lemma, what=what)
    assert inner(table, verb, **{verb: f"{what} Roe had said/“We go”", "said": what}) == expected


OWNS = """
    Lee        NNP  nsubj  said       PERSON
    ,          ,    punct  said
    who        WP   nsubj  owns
    owns       VBZ  relcl  Lee        own
    it         PRP  dobj   owns
    according  VBG  prep   owns       accord
    to         IN   prep   according
    records    NNS  pobj   to         record
    ,          ,    punct  said
    said       VBD  ROOT   -          say
    so         RB   advmod said
"""
SAID_THAT = """
    Lee     NNP  nsubj  told  PERSON
    told    VBD  ROOT   -     {lemma}
    Roe     NNP  nsubj  said  PERSON
    said    VBD  ccomp  told  say
    so      RB   advmod said
"""


def test_according_to_of_a_clause_about_the_speaker():
    """What records tell of the speaker in between is not what the speaker says."""
    scene = scene_by_hand(OWNS)
    cue, told = (scene.by_head[token(scene.parse, word)] for word in ("according", "said"))
    assert not passes_on(scene, cue, told)


@pytest.mark.parametrize(("lemma", "expected"), [("say", True), ("deny", True), ("believe", False), ("want", False)])
def test_verbs_that_pass_on(lemma: str, expected: bool):
    """Who says, claims or denies that another said something passes it on; who believes it does not."""
    scene = scene_by_hand(SAID_THAT.format(lemma=lemma))
    cue, told = (scene.by_head[token(scene.parse, word)] for word in ("told", "said"))
    assert passes_on(scene, cue, told) is expected
