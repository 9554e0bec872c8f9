from pathlib import Path

import pytest

from attribution import analyze
from attribution.engine.speakers.joining import _PLACES, _WORDS, LinkedQuotation, find_addressee, join_quotations
from attribution.engine.speakers.linking import link_speakers
from attribution.engine.speakers.scene import Scene
from tests.docs_by_hand import links_by_hand, scene_by_hand, token
from tests.weights_by_hand import weights

WAITED = """
    Ana     NNP  nsubj  waited  PERSON
    waited  VBD  ROOT   -       wait
    .       .    punct  waited

    “       ``   punct  failed
    They    PRP  nsubj  failed
    failed  VBD  ROOT   -      fail
    .       .    punct  failed
    ”       ''   punct  failed
"""
SPLIT = """
    “       ``   punct  said
    We      PRP  nsubj  tried
    tried   VBD  ccomp  said   try
    ,       ,    punct  said
    ”       ''   punct  said
    Ana     NNP  nsubj  said   PERSON
    said    VBD  ROOT   -      say
    .       .    punct  said

    “       ``   punct  failed
    They    PRP  nsubj  failed
    failed  VBD  ROOT   -      fail
    .       .    punct  failed
    ”       ''   punct  failed
"""
MIXED = """
    Ana     NNP  nsubj  said   PERSON
    said    VBD  ROOT   -      say
    the     DT   det    talks
    talks   NNS  nsubj  were   talk
    were    VBD  ccomp  said   be
    “       ``   punct  farce
    a       DT   det    farce
    farce   NN   attr   were
    .       .    punct  were
    ”       ''   punct  were
"""
INDIRECT = """
    Ana     NNP  nsubj  said   PERSON
    said    VBD  ROOT   -      say
    the     DT   det    talks
    talks   NNS  nsubj  went   talk
    went    VBD  ccomp  said   go
    on      RP   prt    went
    .       .    punct  said
"""
RELAYED = """
    Officials  NNS  nsubj  said     official
    said       VBD  ROOT   -        say
    the        DT   det    audit
    audit      NN   nsubj  found
    found      VBD  ccomp  said     find
    “          ``   punct  risk
    high       JJ   amod   risk
    risk       NN   dobj   found
    ”          ''   punct  risk
    .          .    punct  said
"""
TOLD = """
    Ana        NNP  nsubj  told       PERSON
    told       VBD  ROOT   -          tell
    reporters  NNS  dobj   told       reporter
    it         PRP  nsubj  went
    went       VBD  ccomp  told       go
    .          .    punct  told
"""
SPOKE_TO = """
    Ana        NNP  nsubj  said       PERSON
    said       VBD  ROOT   -          say
    to         IN   prep   said
    the        DT   det    committee
    committee  NN   pobj   to
    that       IN   mark   went
    it         PRP  nsubj  went
    went       VBD  ccomp  said       go
"""
CALLED = """
    Ana        NNP  nsubj  said       PERSON
    said       VBD  ROOT   -          say
    nothing    NN   dobj   said
    .          .    punct  said
"""
DECLINED = """
    Ana        NNP  nsubj  declined   PERSON
    declined   VBD  ROOT   -          decline
    to         TO   aux    comment
    comment    VB   xcomp  declined
    on         IN   prep   comment
    the        DT   det    talks
    talks      NNS  pobj   on         talk
    .          .    punct  declined
"""


def drafts(scene: Scene, *speakers: str) -> tuple[LinkedQuotation, ...]:
    """Return the drafts of a scene where each unit in turn is given to a mention."""
    return join_quotations(scene, links_by_hand(scene, *speakers), weights())


def shown(scene: Scene, draft: LinkedQuotation) -> list[str]:
    return [scene.parse.text[s.start : s.end] for s in draft.spans]


def name(scene: Scene, head: int | None) -> str | None:
    return None if head is None else scene.parse.text[scene.parse.tokens[head].start : scene.parse.tokens[head].end]


def test_quotation_that_goes_on_after_its_attribution():
    """“…,” she said. “…” is one quotation in two pieces."""
    scene = scene_by_hand(SPLIT, said="“We tried,”")
    (draft,) = drafts(scene, "Ana", "Ana")
    assert shown(scene, draft) == ["“We tried,”", "“They failed.”"]
    assert (draft.kind, name(scene, draft.head)) == ("direct", "Ana")
    assert len(draft.links) == 2


def test_quotations_of_two_paragraphs_stay_two():
    """What the same speaker says in the next paragraph, with words between, is another quotation."""
    later = SPLIT.replace("tried", "hoped").replace("failed", "waited").replace("said", "added")
    scene = scene_by_hand(f"{SPLIT}\n¶\n\n{later}", said="“We tried,”", added="“We hoped,”")
    found = drafts(scene, "Ana", "Ana", "Ana.2", "Ana.2")
    assert [shown(scene, d) for d in found] == [["“We tried,”", "“They failed.”"], ["“We hoped,”", "“They waited.”"]]


def test_attribution_of_another_does_not_join():
    """Two quotations in one paragraph, each with its own speaker, stay two."""
    other = SPLIT.replace("Ana ", "Ben ").replace("tried", "hoped").replace("failed", "waited").replace("said", "added")
    scene = scene_by_hand(f"{SPLIT}\n\n{other}", said="“We tried,”", added="“We hoped,”")
    found = drafts(scene, "Ana", "Ana", "Ben", "Ben")
    assert [(name(scene, d.head), shown(scene, d)) for d in found] == [
        ("Ana", ["“We tried,”", "“They failed.”"]),
        ("Ben", ["“We hoped,”", "“They waited.”"]),
    ]


def test_stretch_that_is_no_speech_is_no_quotation():
    """Words in marks that nobody says give no draft."""
    scene = scene_by_hand(WAITED.replace("They ", "they "))
    learned = weights(speech=0.1)
    assert join_quotations(scene, link_speakers(scene, learned, threshold=0.4), learned) == ()


def test_speech_without_a_speaker_is_a_quotation():
    """Words that somebody says, it is not known who, are a quotation without a speaker, and the evidence says why."""
    scene = scene_by_hand(WAITED.replace("They ", "they "))
    learned = weights(speaker=0.1)
    found = join_quotations(scene, link_speakers(scene, learned, threshold=0.4), learned)
    assert [(draft.speaker, draft.rule) for draft in found] == [(None, "too-unsure")]
    assert found[0].evidence == "no mention near the words is likely enough"


def test_mixed_quotation():
    """What a cue reports, part of it in marks, is one mixed quotation from its first word on."""
    scene = scene_by_hand(MIXED, said="the talks were “a farce.”")
    (draft,) = drafts(scene, "Ana")
    assert shown(scene, draft) == ["the talks were “a farce.”"]
    assert (draft.kind, draft.rule) == ("mixed", "source-of-governing-cue")


def test_indirect_quotation():
    """What a likely cue reports without marks is an indirect quotation of the cue's source."""
    scene = scene_by_hand(INDIRECT, said="the talks went on")
    (draft,) = drafts(scene)
    assert shown(scene, draft) == ["the talks went on"]
    assert (draft.kind, name(scene, draft.head), draft.links) == ("indirect", "Ana", ())
    assert draft.evidence == "subject of “said”"


def test_unlikely_cue_is_no_quotation():
    """What is hardly a cue reports nothing."""
    assert drafts(scene_by_hand(INDIRECT, probability=0.1, said="the talks went on")) == ()


def test_cue_that_reports_nothing_is_no_quotation():
    """A cue without content gives no draft."""
    assert drafts(scene_by_hand(CALLED, said="")) == ()


def test_confidence_of_indirect_speech_goes_by_its_curve():
    """An indirect quotation is the likelier the likelier its cue is by the curve for indirect speech."""
    scene = scene_by_hand(INDIRECT, probability=0.8, said="the talks went on")
    curves = [((0.0, 1.0), (0.0, share)) for share in (0.5, 1.0)]
    (less,), (more,) = (join_quotations(scene, (), weights(indirect_curve=curve)) for curve in curves)
    assert less.confidence < more.confidence


def test_words_passed_on():
    """What officials say that an audit found is the audit's, via the officials, and is one quotation."""
    scene = scene_by_hand(RELAYED, said="the audit found “high risk”", found="“high risk”")
    learned = weights(speaker=[0.9, 0.1])
    (draft,) = join_quotations(scene, link_speakers(scene, learned, threshold=0.4), learned)
    assert shown(scene, draft) == ["“high risk”"]
    assert (name(scene, draft.head), name(scene, draft.via)) == ("audit", "Officials")


def test_nobody_between():
    """A quotation that its speaker says for herself has no relay."""
    scene = scene_by_hand(SPLIT, said="“We tried,”")
    assert drafts(scene, "Ana", "Ana")[0].via is None


def test_declining_to_comment_is_no_quotation():
    """Who declines to comment is not quoted with the comment."""
    assert drafts(scene_by_hand(DECLINED, declined="to comment on the talks", comment="on the talks")) == ()


@pytest.mark.parametrize(
    ("table", "cue", "told"),
    [
        pytest.param(TOLD, "told", "reporters", id="told reporters"),
        pytest.param(TOLD.replace("reporters  NNS", "him        PRP"), "told", "him", id="told him"),
        pytest.param(
            TOLD.replace("reporters  NNS  dobj   told       reporter", "jokes NNS dobj told joke"),
            "told",
            None,
            id="told jokes",
        ),
        pytest.param(SPOKE_TO, "said", "committee", id="said to the committee"),
        pytest.param(CALLED, "said", None, id="said nothing"),
        pytest.param(INDIRECT, "said", None, id="said"),
    ],
)
def test_addressee(table: str, cue: str, told: str | None):
    """Those who were told are people or bodies under the cue, and not what was said."""
    scene = scene_by_hand(table)
    (index,) = [i for i, item in enumerate(scene.reported) if item.site.head == token(scene.parse, cue)]
    assert name(scene, find_addressee(scene, index)) == told


COLON = """
    Ana        NNP  nsubj  told  PERSON
    told       VBD  ROOT   -     tell
    reporters  NNS  dobj   told  reporter
    :          :    punct  told
    “          ``   punct  told
    We         PRP  nsubj  go
    go         VBP  ccomp  told
    .          .    punct  told
    ”          ''   punct  told
"""
ON_MONDAY = """
    “       ``   punct  said
    We      PRP  nsubj  go
    go      VBP  ccomp  said
    ,       ,    punct  said
    ”       ''   punct  said
    Ana     NNP  nsubj  said  PERSON
    said    VBD  ROOT   -     say
    on      IN   prep   said
    Monday  NNP  pobj   on    DATE
    .       .    punct  said
"""


def test_what_stands_before_a_colon_is_not_said():
    """Of what a cue governs, only what comes after the colon are the words."""
    scene = scene_by_hand(COLON, told="reporters/“We go.”")
    (draft,) = drafts(scene, "Ana")
    assert shown(scene, draft) == ["“We go.”"]


def test_what_follows_the_verb_of_a_tag_is_not_said():
    """A tag ends the words: the day on which they were said is none of them."""
    scene = scene_by_hand(ON_MONDAY, said="“We go,”/on Monday")
    learned = weights()
    (draft,) = join_quotations(scene, link_speakers(scene, learned, threshold=0.4), learned)
    assert (draft.rule, shown(scene, draft)) == ("tag", ["“We go,”"])


SHE_SAID_AND = """
    “       ``   punct  said
    We      PRP  nsubj  tried
    tried   VBD  ccomp  said   try
    ,       ,    punct  said
    ”       ''   punct  said
    Ana     NNP  nsubj  said   PERSON
    said    VBD  ROOT   -      say
    {rest}
    “       ``   punct  said
    and     CC   cc     tried
    failed  VBD  conj   tried  fail
    .       .    punct  said
    ”       ''   punct  said
"""
MET = """
    Roe     NNP  nsubj  met    PERSON
    met     VBD  ROOT   -      meet
    Ana     NNP  dobj   met    PERSON
    .       .    punct  met

    “       ``   punct  One
    One     CD   ROOT   -
    {inner}
    ”       ''   punct  One
    {between}
    “       ``   punct  One
    two     CD   conj   One
    .       .    punct  One
    ”       ''   punct  One
"""


STOP = "    .       .    punct  said\n"


def met(between: str, inner: str = ", , punct One") -> str:
    return MET.format(between=between, inner=inner)


@pytest.mark.parametrize(
    ("table", "pieces"),
    [
        pytest.param(
            SHE_SAID_AND.format(rest=", , punct said"), [["“We tried,”", "“and failed.”"]], id="one cue governs both"
        ),
        pytest.param(met("or CC cc One"), [["“One,”"], ["“two.”"]], id="a word and no cue between them"),
        pytest.param(met(""), [["“One,”"], ["“two.”"]], id="side by side"),
        pytest.param(
            f"{WAITED}\n¶\n{WAITED.partition('waited\n\n')[2]}",
            [["“They failed.”"], ["“They failed.”"]],
            id="closed, and a paragraph begins",
        ),
        pytest.param(
            SPLIT.replace(STOP, f"{STOP}¶\n"),
            [["“We tried,”"], ["“They failed.”"]],
            id="a paragraph begins after the attribution",
        ),
        pytest.param(
            SPLIT.replace("\n\n    “", "\n\n    Then    RB   advmod failed\n    “"),
            [["“We tried,”"], ["“They failed.”"]],
            id="a word before the next ones",
        ),
        pytest.param(
            SPLIT.replace(STOP, f"{STOP}\nIt PRP nsubj rained\nrained VBD ROOT - rain\n. . punct rained\n"),
            [["“We tried,”"], ["“They failed.”"]],
            id="a sentence in between",
        ),
    ],
)
def test_what_goes_on(table: str, pieces: list[list[str]]):
    """Words go on where only their attribution stands between them, in one paragraph."""
    scene = scene_by_hand(table.replace("\n    \n", "\n"), said="“We tried,”")
    assert [shown(scene, draft) for draft in drafts(scene, "Ana", "Ana")] == pieces


def test_evidence_tells_where_the_cue_stands():
    """Why a speaker was given is told in words: how the source of the cue was found, and where the cue stands."""
    scene = scene_by_hand(MIXED, said="the talks were “a farce.”")
    (draft,) = drafts(scene, "Ana")
    assert draft.evidence == "subject of “said”, which governs the quotation"


NOTED = """
    Roe     NNP  nsubj  noted  PERSON
    noted   VBD  ROOT   -      note
    “       ``   punct  go
    we      PRP  nsubj  go
    go      VBP  ccomp  noted
    ”       ''   punct  go
    {rest}
    .       .    punct  noted

    Ana     NNP  nsubj  nodded PERSON
    nodded  VBD  ROOT   -      nod
"""


@pytest.mark.parametrize(
    ("rest", "found"),
    [
        ("then RB advmod noted", ["“we go”"]),
        ("if IN mark is\nit PRP nsubj is\nis VBZ advcl noted be\ndry JJ acomp is", ["“we go”", "if it is dry"]),
    ],
)
def test_little_that_is_left_over(rest: str, found: list[str]):
    """What is left of a cue's content, the quoted words being another's, is one if it is a few words long."""
    scene = scene_by_hand(NOTED.format(rest=rest), noted="“we go”/" + " ".join(r.split()[0] for r in rest.split("\n")))
    assert [" ".join(shown(scene, draft)) for draft in drafts(scene, "Ana")] == found


AND_MORE = """
    Officials  NNS  nsubj  said     official
    said       VBD  ROOT   -        say
    the        DT   det    audit
    audit      NN   nsubj  found
    found      VBD  ccomp  said     find
    “          ``   punct  risk
    high       JJ   amod   risk
    risk       NN   dobj   found
    ”          ''   punct  risk
    and        CC   cc     said
    roads      NNS  nsubj  close    road
    would      MD   aux    close
    close      VB   ccomp  said
    by         IN   prep   close
    May        NNP  pobj   by
    .          .    punct  said
"""


def test_what_officials_say_beside_what_they_pass_on():
    """Officials who pass on an audit's words are quoted with their own as well, where these are more than a few."""
    scene = scene_by_hand(
        AND_MORE, said="the audit found “high risk” and roads would close by May", found="“high risk”"
    )
    learned = weights(speaker=[0.9, 0.1, 0.1, 0.1])
    found = join_quotations(scene, link_speakers(scene, learned, threshold=0.4), learned)
    assert [(shown(scene, d), name(scene, d.head), name(scene, d.via)) for d in found] == [
        (["“high risk”"], "audit", "Officials"),
        (["and roads would close by May"], "Officials", None),
    ]


def test_drafts_come_in_text_order():
    """Quotations in and out of marks come in the order of the text."""
    table = f"{INDIRECT}\n\n{SPLIT.replace('said', 'added')}\n\n{TOLD}"
    scene = scene_by_hand(table, said="the talks went on", added="“We tried,”", told="it went.")
    found = drafts(scene, "Ana", "Ana")
    assert [draft.kind for draft in found] == ["indirect", "direct", "indirect"]
    starts = [draft.spans[0].start for draft in found]
    assert starts == sorted(starts)


def test_nothing_found():
    """A scene without cues and marks has no drafts."""
    assert drafts(scene_by_hand(INDIRECT)) == ()


def test_glossary_lists_the_rules():
    """The glossary has a row for every rule that links a quotation or leaves it open."""
    glossary = (Path(__file__).parents[3] / "docs/glossary.md").read_text(encoding="utf-8")
    rows = "\n".join(line.rpartition(" | ")[0] for line in glossary.splitlines() if line.startswith("| `"))
    assert [rule for rule in ("source-of-cue", *_WORDS, *_PLACES) if f"`{rule}`" not in rows] == []


def test_no_two_rules_in_the_same_words():
    """No two rules are told in the same words."""
    assert len(set(_WORDS.values())) == len(_WORDS)
    assert len(set(_PLACES.values())) == len(_PLACES)


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ("Dora Kemp told the board: “We will go”, and then she left.", "“We will go”"),
        ("Dora Kemp told the board: “Lars said ‘never’ twice”, and then she left.", "“Lars said ‘never’ twice”"),
        ("Dora Kemp said the bus was “late”, and the driver “lost”.", "the bus was “late” the driver “lost”"),
    ],
)
def test_words_end_where_a_comma_follows_the_mark(article: str, words: str):
    """A comma after the mark ends words that a colon or a comma introduced, and not a reported clause."""
    assert words in [quotation.text for quotation in analyze(article).quotations]
