"""What is certain of a speaker: each rule with a text that it reads, and one that only looks like it."""

import pytest

from attribution.engine.speakers.rules import Ruling, find_by_rule
from attribution.engine.speakers.scene import Scene
from tests.docs_by_hand import scene_by_hand

GO = """
    “      ``   punct  go
    We     PRP  nsubj  go
    go     VBP  ROOT   -
    .      .    punct  go
    ”      ''   punct  go
"""


def ruling(table: str, unit: int = 0, **cues: str) -> tuple[Scene, Ruling | None]:
    """Return what the rules say of a unit; the words named are cues, each with what it reports."""
    scene = scene_by_hand(table, **cues)
    return scene, find_by_rule(scene, scene.units[unit])


def speaker(table: str, unit: int = 0, **cues: str) -> tuple[str, str] | None:
    """Return the rule and the speaker that it names; None where no rule applies."""
    scene, found = ruling(table, unit, **cues)
    return None if found is None else (found.rule, scene.parse.text[found.speaker.start : found.speaker.end])


def token_text(scene: Scene, index: int | None) -> str | None:
    return None if index is None else scene.parse.text[scene.parse.tokens[index].start : scene.parse.tokens[index].end]


LABEL = """
    {name} NNP  dep    :     PERSON
    :      :    ROOT   -
"""
ASIDE = """
    LEE       NNP  dep    :
    (         (    punct  LEE
    laughing  VBG  dep    LEE  laugh
    )         )    punct  LEE
    :         :    ROOT   -
"""
VERB_LABEL = """
    Lee    NNP  nsubj  Agreed
    Agreed VBD  ROOT   -       agree
    :      :    punct  Agreed
"""
NOUN_LABEL = """
    Results NNS  ROOT   -        result
    :       :    punct  Results
"""
PROSE_LABEL = """
    LEE       NNP  dep    :
    :         :    ROOT   -
    so        RB   advmod :
"""


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        pytest.param(LABEL.format(name="LEE"), ("label", "LEE"), id="capitals"),
        pytest.param(LABEL.format(name="Lee"), ("label", "Lee"), id="a name"),
        pytest.param(ASIDE, ("label", "LEE"), id="a stage direction after the name"),
        pytest.param(VERB_LABEL, None, id="a verb"),
        pytest.param(NOUN_LABEL, None, id="a heading"),
        pytest.param(PROSE_LABEL, None, id="words between the colon and the mark"),
    ],
)
def test_label(before: str, expected: tuple[str, str] | None):
    """A name and a colon before the words name who says them; a clause or a heading before a colon does not."""
    assert speaker(f"{before}\n{GO}") == expected


OFFICE_LABEL = """
    Former  JJ   amod     chief
    chief   NN   nmod     Weiss
    of      IN   prep     chief
    police  NN   pobj     of
    {word}
    Anton   NNP  compound Weiss  PERSON
    Weiss   NNP  ROOT     -      PERSON
    :       :    punct    Weiss
"""


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Sir NNP compound Weiss", ("label", "Sir Anton Weiss")), ("telephoned VBD dep Weiss telephone", None)],
)
def test_label_with_an_office(word: str, expected: tuple[str, str] | None):
    """A label may begin with the office that somebody held; a clause before a colon is none."""
    assert speaker(f"{OFFICE_LABEL.format(word=word)}\n{GO}") == expected


def test_label_of_the_paragraph_before():
    """A label names who says the words of its own paragraph."""
    assert speaker(f"{LABEL.format(name='LEE')}\n¶\n{GO}") is None


SIGNED = """
    —      :    punct  Lee
    Ana    NNP  compound Lee PERSON
    Lee    NNP  ROOT   -     PERSON
    ,      ,    punct  Lee
    {word} {tag} acl   Lee
    home   RB   advmod {word}
"""


@pytest.mark.parametrize(
    ("word", "tag", "expected"),
    [
        ("going", "VBG", ("signature", "Ana Lee")),
        ("mayor", "NN", ("signature", "Ana Lee")),
        ("went", "VBD", None),
    ],
)
def test_signature(word: str, tag: str, expected: tuple[str, str] | None):
    """A dash, a name and who that is sign the words; a clause after a dash does not."""
    assert speaker(f"{GO}\n{SIGNED.format(word=word, tag=tag)}") == expected


def test_no_article_signs():
    """An article with a capital is nobody's signature: – An early riser –."""
    assert speaker(f"{GO}\n– : punct riser\nAn DT det riser\nearly JJ amod riser\nriser NN ROOT - riser") is None


INTERRUPTED = """
    “       ``   punct  said
    We      PRP  nsubj  go
    go      VBP  ccomp  said
    {comma} ,    punct  said
    ”       ''   punct  said
    Ana     NNP  nsubj  said  PERSON
    said    VBD  ROOT   -     say
    {rest}
    “       ``   punct  said
    and     CC   cc     go
    stay    VB   conj   go
    .       .    punct  said
    ”       ''   punct  said
"""
COMMA = ",       ,    punct  said"


def interrupted(rest: str = COMMA, comma: str = ",") -> str:
    return INTERRUPTED.format(rest=rest, comma=comma)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(interrupted(), ("tag", "Ana"), id="a tag between commas"),
        pytest.param(interrupted().replace("say\n", "claim\n"), None, id="a verb that judges"),
        pytest.param(interrupted().replace("VBD  ROOT", "VBN  ROOT"), None, id="a participle"),
        pytest.param(interrupted("too RB advmod said"), None, id="no comma after the tag"),
        pytest.param(interrupted(comma="so"), None, id="no comma before the tag"),
        pytest.param(
            interrupted(f"and CC cc said\nleft VBD conj said leave\n{COMMA}"), None, id="two verbs in between"
        ),
        pytest.param(
            interrupted(f"to IN prep said\nBen NNP pobj to PERSON\n{COMMA}"), ("tag", "Ana"), id="said to Ben"
        ),
        pytest.param(interrupted(f"Ben NNP dative said PERSON\n{COMMA}"), None, id="two who may speak"),
        pytest.param(
            interrupted("\n".join(f"so{n} RB advmod said" for n in range(6)) + f"\n{COMMA}"), None, id="a long way"
        ),
    ],
)
def test_interruption(table: str, expected: tuple[str, str] | None):
    """A short tag between commas, “…,” X said, “…”, names who goes on after it."""
    assert speaker(table, 1) == expected


def test_interruption_is_a_tag_of_the_words_before_too():
    """The same tag names who said the words before it, with its verb as the cue."""
    scene, found = ruling(interrupted(), 0, said="")
    assert found is not None
    assert (found.rule, found.confidence, token_text(scene, found.head)) == ("tag", 0.97, "Ana")
    assert found.cue is not None
    assert token_text(scene, scene.reported[found.cue].site.head) == "said"


def test_interruption_with_a_word_before_the_verb():
    """A tag that interrupts names who said the words before it even where a word parts the name from the verb."""
    table = interrupted().replace(
        "    said    VBD  ROOT   -     say", "    then    RB   advmod said\n    said    VBD  ROOT   -     say"
    )
    assert speaker(table, 0) == ("tag", "Ana")


TAIL = """
    “       ``   punct  said
    {word}  PRP  nsubj  go
    go      VBP  ccomp  said
    {stop}  ,    punct  said
    ”       ''   punct  said
    {tag}
    .       .    punct  said
"""
BEN_SAID = "Ben NNP nsubj said PERSON\nsaid VBD ROOT - say"
SAID_BEN = "said VBD ROOT - say\nBen NNP nsubj said PERSON"
BEN_SHOUTED = "Ben NNP nsubj said PERSON\nsaid VBD ROOT - shout"
CUT_IN = "said VBD ROOT - cut\nin RP prt said\nBen NNP nsubj said PERSON"
BEN_CUT_IN = "Ben NNP nsubj said PERSON\nsaid VBD ROOT - cut\nin RP prt said"
CUT_OFF = CUT_IN.replace("in RP", "of RP")
SAID_SO_BEN = "said VBD ROOT - say\nsoftly RB advmod said\nBen NNP nsubj said PERSON"
BEN_SAID_THAT = BEN_SAID + "\nthat DT dobj said"
BEN_SAID_BORN = BEN_SAID + "\nborn VBN ccomp said bear"
MOTHER = "Ben NNP poss mother PERSON\n’s POS case Ben\nmother NN nsubj said\nsaid VBD ROOT - say"
ONE_OF = "said VBD ROOT - say\none CD nsubj said\nof IN prep one\nthe DT det farmers\nfarmers NNS pobj of farmer"
ONE_OF_WELLS = ONE_OF.replace("farmers", "wells").replace("farmer", "well")


def tail(tag: str, word: str = "We", stop: str = ",") -> str:
    return TAIL.format(tag=tag, word=word, stop=stop)


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(tail(BEN_SAID), ("tag", "Ben"), id="X said"),
        pytest.param(tail(SAID_BEN), ("tag", "Ben"), id="said X"),
        pytest.param(tail(SAID_BEN, stop="?"), ("tag", "Ben"), id="after a question"),
        pytest.param(tail(SAID_BEN, stop="!"), ("tag", "Ben"), id="after a shout"),
        pytest.param(tail(SAID_BEN, stop="."), None, id="after a full stop"),
        pytest.param(tail(BEN_SHOUTED), ("tag", "Ben"), id="X shouted"),
        pytest.param(tail(BEN_SHOUTED, word="we"), None, id="a word, shouted"),
        pytest.param(tail(BEN_SAID, word="we"), ("tag", "Ben"), id="a word, said"),
        pytest.param(tail(CUT_IN), ("tag", "Ben"), id="cut in X"),
        pytest.param(tail(BEN_CUT_IN), ("tag", "Ben"), id="X cut in"),
        pytest.param(tail(CUT_OFF), None, id="cut of X"),
        pytest.param(tail(SAID_SO_BEN), None, id="a word between the verb and the name"),
        pytest.param(tail(BEN_SAID_THAT), None, id="the verb says something else"),
        pytest.param(tail(BEN_SAID_BORN), ("tag", "Ben"), id="a participle after the verb"),
        pytest.param(tail(MOTHER), ("tag", "Ben’s mother"), id="an owner"),
        pytest.param(tail(ONE_OF), ("tag", "one of the farmers"), id="one of several people"),
        pytest.param(tail(ONE_OF_WELLS), None, id="one of several things"),
        pytest.param(tail(BEN_SAID.replace("VBD", "VBN")), None, id="a participle"),
        pytest.param(tail("Ben NNP nsubj said PERSON\nsaid NN ROOT -"), None, id="a name and no verb"),
        pytest.param(tail(f"¶\n{BEN_SAID}"), None, id="a name in the next paragraph"),
    ],
)
def test_tail(table: str, expected: tuple[str, str] | None):
    """A verb that reports and a name right after the words name who says them: “…,” X said."""
    assert speaker(table) == expected


OPENER = """
    {verb}  VBD  ROOT     -       say
    Ana     NNP  compound Lee     PERSON
    Lee     NNP  nsubj    {verb}  PERSON
    {colon} :    punct    {verb}
    “       ``   punct    {verb}
    We      PRP  nsubj    go
    go      VBP  ccomp    {verb}
    .       .    punct    {verb}
    ”       ''   punct    {verb}
"""


@pytest.mark.parametrize(
    ("verb", "colon", "expected"),
    [
        ("Said", ":", ("opener", "Ana Lee")),
        ("Added", ":", ("opener", "Ana Lee")),
        ("Under", ":", None),
        ("Said", ",", None),
    ],
)
def test_opener(verb: str, colon: str, expected: tuple[str, str] | None):
    """A verb that reports, a name and a colon open the sentence of the words: Said Lee: “…”."""
    assert speaker(OPENER.format(verb=verb, colon=colon)) == expected


LETTERHEAD = """
    {}    IN   ROOT     -
    the   DT   det      desk
    desk  NN   pobj     {}
    of    IN   prep     desk
    Ana   NNP  compound Lee  PERSON
    Lee   NNP  pobj     of   PERSON
    ¶
"""


def test_letterhead():
    """A line that says whose desk it comes from names who wrote the paragraph below, not quite for certain."""
    scene, found = ruling(f"{LETTERHEAD.format('From', 'From')}\n{GO}")
    assert found is not None
    assert (found.rule, found.confidence, token_text(scene, found.head)) == ("letterhead", 0.6, "Lee")


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(f"{LETTERHEAD.format('At', 'At')}\n{GO}", id="a line that says something else"),
        pytest.param(f"{LETTERHEAD.format('From', 'From')}\nSo RB ROOT -\n{GO}", id="words before those in marks"),
        pytest.param(f"{LETTERHEAD.format('From', 'From')}\nSo RB ROOT -\n¶\n{GO}", id="a paragraph in between"),
    ],
)
def test_no_letterhead(table: str):
    """A line above names nobody unless it says so, right above, and the words begin their paragraph."""
    assert speaker(table) is None


HEADLINE = """
    :       :    punct  on
    Mayor   NNP  compound Lee
    Lee     NNP  nsubj  on   PERSON
    on      IN   ROOT   -
    jobs    NNS  pobj   on   job
"""
RAIN = """
    It      PRP  nsubj  rained
    rained  VBD  ROOT   -       rain
    ¶
"""


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        pytest.param(GO + HEADLINE, ("headline", "Mayor Lee"), id="the first line"),
        pytest.param(f"{RAIN}\n{GO}{HEADLINE}", ("headline", "Mayor Lee"), id="the second line"),
        pytest.param(f"{RAIN}\n{RAIN}\n{GO}{HEADLINE}", None, id="further down"),
        pytest.param(f"So RB ROOT -\n{GO}{HEADLINE}", None, id="words before those in marks"),
        pytest.param(GO + HEADLINE.replace(":       :", "—       :"), None, id="no colon"),
    ],
)
def test_headline(table: str, expected: tuple[str, str] | None):
    """A headline of words in marks, a colon and a name gives the speaker."""
    found = speaker(table)
    assert (found if found is None or found[0] == "headline" else None) == expected


AS_SAYING = """
    Reuters  NNP  nsubj  quoted  ORG
    quoted   VBD  ROOT   -       quote
    an       DT   det    aide
    aide     NN   dobj   quoted
    as       IN   prep   quoted
    saying   VBG  pcomp  as      say
    “        ``   punct  go
    we       PRP  nsubj  go
    go       VBP  ccomp  saying
    ”        ''   punct  go
    .        .    punct  quoted
"""


def test_quoted_as_saying():
    """Of “Reuters quoted an aide as saying” the aide speaks, the saying is the cue, and Reuters passes it on."""
    scene, found = ruling(AS_SAYING, saying="we")
    assert found is not None
    assert (found.rule, token_text(scene, found.head), found.confidence) == ("quoted", "aide", 0.95)
    assert token_text(scene, found.relay) == "Reuters"
    assert found.cue is not None
    assert token_text(scene, scene.reported[found.cue].site.head) == "saying"


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(AS_SAYING.replace("quote\n", "praise\n").replace(" say\n", " sing\n"), id="another verb"),
        pytest.param(AS_SAYING.replace("NNP  nsubj  quoted", "NNP  dep    quoted"), id="nobody quotes"),
        pytest.param(AS_SAYING.replace("VBP  ccomp  saying", "VBP  ROOT   -"), id="the words hang from nothing"),
    ],
)
def test_nobody_is_quoted_as_saying(table: str):
    """Somebody must quote somebody, and the words must hang from that."""
    assert speaker(table) is None


BORROWED = """
    Roe       NNP  nsubj  insisted  PERSON
    insisted  VBD  {dep}  wrote     insist
    he        PRP  nsubj  borrowed
    had       VBD  aux    borrowed  have
    “         ``   punct  borrowed
    only      RB   advmod borrowed
    borrowed  VBN  ccomp  insisted  borrow
    it        PRP  dobj   borrowed
    ,         ,    punct  wrote
    ”         ''   punct  wrote
    Lee       NNP  nsubj  wrote     PERSON
    wrote     VBD  ROOT   -         write
    .         .    punct  wrote
"""
BORROWED_TABLE = BORROWED.format(dep="ccomp")


def passed_on(table: str, **cues: str) -> tuple[str | None, str | None]:
    """Return who speaks and who passes it on."""
    scene, found = ruling(table, **cues)
    assert found is not None
    return token_text(scene, found.head), token_text(scene, found.relay)


def test_tag_passes_on_what_another_insisted():
    """The words that go on a clause before them are of whom that clause is about; who wrote them down relays them."""
    assert passed_on(BORROWED_TABLE, insisted="only borrowed it") == ("Roe", "Lee")


@pytest.mark.parametrize(
    ("table", "cues"),
    [
        pytest.param(BORROWED_TABLE, {}, id="the clause reports nothing"),
        pytest.param(BORROWED.format(dep="relcl"), {"insisted": "only borrowed it"}, id="a clause about somebody"),
        pytest.param(
            BORROWED_TABLE.replace("only      RB ", "Only      RB "), {"insisted": "Only borrowed it"}, id="a sentence"
        ),
        pytest.param(
            BORROWED_TABLE.replace("Lee       NNP", "she       PRP"), {"insisted": "only borrowed it"}, id="a pronoun"
        ),
    ],
)
def test_tag_passes_nothing_on(table: str, cues: dict[str, str]):
    """Where no clause before the words reports them, who stands in the tag says them."""
    head, relay = passed_on(table, **cues)
    assert head in ("Lee", "she")
    assert relay is None


AFFIDAVIT = """
    “          ``   punct  told
    We         PRP  nsubj  go
    go         VBP  ccomp  told
    ,          ,    punct  told
    ”          ''   punct  told
    she        PRP  nsubj  told
    told       VBD  ccomp  states  tell
    {comma}
    the        DT   det       affidavit
    affidavit  NN   nsubj     states
    {aux}
    states     {form} ROOT   -       state
    .          .    punct  states
"""
PLAIN = {"comma": ",  ,  punct states", "aux": "", "form": "VBZ"}


@pytest.mark.parametrize(
    ("changes", "relay"),
    [
        pytest.param({}, "affidavit", id="the affidavit states"),
        pytest.param({"aux": "had VBD aux states have"}, "affidavit", id="the affidavit had stated"),
        pytest.param({"comma": "as IN mark states"}, None, id="no comma"),
        pytest.param({"aux": "never RB neg states"}, None, id="something stands before the verb"),
        pytest.param({"form": "NN"}, None, id="no verb ends the sentence"),
    ],
)
def test_relay_at_the_end_of_the_sentence(changes: dict[str, str], relay: str | None):
    """Who passes on what somebody said may stand last, after a comma: "…, she told them, the affidavit states"."""
    table = AFFIDAVIT.format(**(PLAIN | changes)).replace("\n    \n", "\n")
    assert passed_on(table) == ("she", relay)
