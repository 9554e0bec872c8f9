import pytest

from attribution.engine.cues.candidates import find_sites
from attribution.engine.cues.contents import Reported
from attribution.engine.cues.no_comment import find_withheld
from attribution.engine.grammar.parsing import Parse
from attribution.engine.speakers.linking import Link, cue_of, link_speakers
from attribution.engine.speakers.scene import Scene
from attribution.engine.speakers.units import find_units
from tests.docs_by_hand import by_hand, token
from tests.weights_by_hand import weights

TWO = """
    Ana    NNP  nsubj  met   PERSON
    met    VBD  ROOT   -     meet
    Ben    NNP  dobj   met   PERSON
    .      .    punct  met

    “      ``   punct  held
    It     PRP  nsubj  held
    held   VBD  ROOT   -     hold
    .      .    punct  held
    ”      ''   punct  held
"""
SAID = """
    “      ``   punct  said
    It     PRP  nsubj  held
    held   VBD  ccomp  said  hold
    ,      ,    punct  said
    ”      ''   punct  said
    Ben    NNP  nsubj  said  PERSON
    said   VBD  ROOT   -     say
    .      .    punct  said
"""
CALLED = """
    Ben     NNP  nsubj  called  PERSON
    called  VBD  ROOT   -       call
    the     DT   det    sale
    sale    NN   dobj   called
    “       ``   punct  gift
    a       DT   det    gift
    gift    NN   oprd   called
    ”       ''   punct  gift
    .       .    punct  called
"""
LABELLED = """
    LEE    NNP  dep    go    PERSON
    :      :    punct  go
    “      ``   punct  go
    We     PRP  nsubj  go
    go     VBP  ROOT   -
    .      .    punct  go
    ”      ''   punct  go
"""
LABEL_INSIDE = """
    “      ``   punct  go
    LEE    NNP  dep    go    PERSON
    :      :    punct  go
    We     PRP  nsubj  go
    go     VBP  ROOT   -
    .      .    punct  go
    ”      ''   punct  go
"""
SIGNED = """
    “      ``   punct  go
    We     PRP  nsubj  go
    go     VBP  ROOT   -
    .      .    punct  go
    ”      ''   punct  go
    —      :    punct  Lee
    Ana    NNP  compound Lee PERSON
    Lee    NNP  appos  go    PERSON
    ,      ,    punct  Lee
    mayor  NN   appos  Lee
"""
CLAUSE_BEFORE_COLON = """
    Ana    NNP  nsubj  asked  PERSON
    asked  VBD  ROOT   -      ask
    :      :    punct  asked
    “      ``   punct  asked
    Why    WRB  ccomp  asked
    ?      .    punct  asked
    ”      ''   punct  asked
"""
DASHED_CLAUSE = """
    “      ``   punct  go
    We     PRP  nsubj  go
    go     VBP  ROOT   -
    ”      ''   punct  go
    —      :    punct  go
    Ana    NNP  nsubj  agreed  PERSON
    agreed VBD  conj   go      agree
    .      .    punct  go
"""
NEXT_DOOR = """
    “      ``   punct  Why
    Why    WRB  ROOT   -
    ?      .    punct  Why
    ”      ''   punct  Why

    “      ``   punct  said
    It     PRP  nsubj  rained
    rained VBD  ccomp  said   rain
    ,      ,    punct  said
    ”      ''   punct  said
    Ben    NNP  nsubj  said   PERSON
    said   VBD  ROOT   -      say
    .      .    punct  said
"""
GO = """
    “      ``   punct  Go
    Go     VB   ROOT   -
    .      .    punct  Go
    ”      ''   punct  Go
"""
NODDED = """
    Tom    NNP  nsubj  nodded PERSON
    nodded VBD  ROOT   -      nod
    .      .    punct  nodded
"""
ASKED = """
    “      ``   punct  asked
    Why    WRB  ccomp  asked
    ?      .    punct  asked
    ”      ''   punct  asked
    Ben    NNP  nsubj  asked  PERSON
    asked  VBD  ROOT   -      ask
    her    PRP  dobj   asked
    .      .    punct  asked
"""


def scene_of(parse: Parse) -> Scene:
    """Return the scene where "said" and "asked" are cues that report the words in marks of their sentence."""
    reported = []
    for site in find_sites(parse):
        is_cue = parse.tokens[site.head].lower in ("said", "asked")
        sentence = [i for i, number in enumerate(parse.sentence_of) if number == parse.sentence_of[site.head]]
        inside = frozenset(i for i in sentence if parse.stretch_of[i] >= 0)
        reported.append(Reported(site, 0.9 if is_cue else 0.0, inside if is_cue else frozenset()))
    return Scene(parse, tuple(reported), find_units(parse), find_withheld(parse))


def link(table: str, speaker: list[float], *, threshold: float = 0.4, speech: float = 1.0) -> Link:
    """Return the link of the only unit, where the candidates have these probabilities in text order."""
    scene = scene_of(by_hand(table))
    (found,) = link_speakers(scene, weights(speaker=speaker, speech=speech), threshold=threshold)
    return found


def shown(table: str, found: Link) -> str | None:
    parse = by_hand(table)
    return None if found.speaker is None else parse.text[found.speaker.start : found.speaker.end]


def test_likeliest_mention_speaks():
    """Of the mentions near a quotation the likeliest is its speaker; without grammar between them it is less sure."""
    found = link(TWO, [0.2, 0.8])
    assert (shown(TWO, found), found.rule) == ("Ben", "nearest-mention")
    assert 0.7 < found.confidence < 0.8


def test_two_equals_give_nobody():
    """Two mentions that are equally likely give no speaker, and both are named."""
    found = link(TWO, [0.8, 0.8])
    assert (found.speaker, found.head, found.rule) == (None, None, "two-equal")
    parse = by_hand(TWO)
    assert sorted(found.candidates) == [(token(parse, "Ana"), 0.8), (token(parse, "Ben"), 0.8)]


def test_two_mentions_of_one_name_are_no_rivals():
    """Two mentions of one name do not stand in each other's way."""
    found = link(TWO.replace("Ben    NNP", "Ana    NNP"), [0.8, 0.8])
    assert found.speaker is not None


def test_nobody_is_likely_enough():
    """Below the threshold nobody is the speaker, and the likeliest are named with their probabilities."""
    found = link(TWO, [0.1, 0.3], threshold=0.4)
    assert (found.speaker, found.rule, found.confidence) == (None, "too-unsure", 0.3)
    assert [probability for _, probability in found.candidates] == [0.3, 0.1]


def test_threshold_is_the_callers():
    """What is too unsure for one threshold is sure enough for a lower one."""
    assert link(TWO, [0.1, 0.3], threshold=0.2).speaker is not None


def test_probability_is_that_of_the_curve():
    """The confidence is the raw score as the calibration curve reads it."""
    scene = scene_of(by_hand(TWO))
    (found,) = link_speakers(scene, weights(speaker=[0.1, 0.8], quoted_curve=((0.0, 1.0), (0.0, 0.75))), threshold=0.4)
    assert found.candidates[0][1] == 0.6
    assert found.confidence < 0.6


def test_nobody_near():
    """A quotation with no mention near it has no speaker and says so."""
    found = link("“ `` punct Go\nGo VB ROOT -\n” '' punct Go", [])
    assert (found.speaker, found.rule, found.confidence, found.candidates) == (None, "no-candidate", 0.0, ())


def test_source_of_the_cue_beside_the_words():
    """Who governs the reporting word in the sentence of the quotation is linked by it, and the cue is kept."""
    found = link(CALLED, [0.9])
    scene = scene_of(by_hand(CALLED))
    assert (shown(CALLED, found), found.rule) == ("Ben", "source-of-cue-in-sentence")
    assert found.cue is not None
    assert scene.parse.tokens[scene.reported[found.cue].site.head].lower == "called"


def test_cue_of_a_mention_that_governs_none():
    """A mention that is no cue's source links without one."""
    scene = scene_of(by_hand(SAID))
    assert cue_of(scene, scene.units[0], 0) is None


@pytest.mark.parametrize(
    ("table", "name", "rule"),
    [
        pytest.param(LABELLED, "LEE", "label", id="label before the marks"),
        pytest.param(LABEL_INSIDE, "LEE", "label", id="label inside the marks"),
        pytest.param(SIGNED, "Ana Lee", "signature", id="signature"),
    ],
)
def test_labels_and_signatures(table: str, name: str, rule: str):
    """A transcript's label and a signature after a dash name the speaker, whatever the weights say."""
    found = link(table, [])
    assert (shown(table, found), found.rule) == (name, rule)
    assert found.confidence > 0.9
    assert found.speech == 1.0


def test_clause_before_a_colon_is_no_label():
    """ "Ana asked:" is a clause with a cue and no label."""
    assert link(CLAUSE_BEFORE_COLON, [0.9]).rule == "source-of-governing-cue"


def test_clause_after_a_dash_is_no_signature():
    """A dash with a clause after it is no signature."""
    assert link(DASHED_CLAUSE, [0.9]).rule != "signature"


def test_last_speaker_is_a_candidate_for_the_next():
    """Who spoke may go on in the next quotation, and what is no speech is not remembered."""
    two = SAID + "\n¶\n\n" + "“ `` punct Go\nGo VB ROOT -\n. . punct Go\n” '' punct Go"
    scene = scene_of(by_hand(two))
    first, second = link_speakers(scene, weights(speaker=0.9, speech=1.0), threshold=0.4)
    assert second.head == first.head
    assert second.rule == "speaks-on"
    (_, other) = link_speakers(scene, weights(speaker=0.9, speech=0.0), threshold=0.4)
    assert other.rule != "speaks-on"


def links_to(table: str, name: str) -> tuple[Link, ...]:
    """Return the links of all units, where the model gives each to the mention `name` and hardly to any other."""
    parse = by_hand(table)
    scene = scene_of(parse)
    likely = [
        0.89 if parse.tokens[head].lower == name.lower() else 0.38
        for unit in scene.units
        for head in scene.candidates(unit)
    ]
    return link_speakers(scene, weights(speaker=likely, speech=1.0), threshold=0.4)


@pytest.mark.parametrize(
    ("table", "name", "which", "rule"),
    [
        pytest.param(NEXT_DOOR, "Ben", 0, "next-door", id="the cue is of the quotation right beside"),
        pytest.param(SAID + "\n" + NODDED + "\n" + GO, "Ben", 1, "another-acts", id="another acts in between"),
        pytest.param(ASKED + "\n¶\n\n" + GO, "Ben", 1, "asked-before", id="who was asked may answer"),
    ],
)
def test_vetoes_say_what_happened(table: str, name: str, which: int, rule: str):
    """Where the text speaks against the likeliest mention nobody is given; the rule says why, and it stays listed."""
    found = links_to(table, name)[which]
    assert (found.speaker, found.head, found.cue, found.relay, found.rule) == (None, None, None, None, rule)
    assert by_hand(table).tokens[found.candidates[0][0]].lower == name.lower()


@pytest.mark.parametrize(
    ("table", "which"),
    [
        pytest.param(NEXT_DOOR, 1, id="the quotation beside keeps its cue"),
        pytest.param(SAID + "\n" + GO, 1, id="nobody acts in between"),
        pytest.param(SAID + "\n" + NODDED.replace("Tom", "Ben") + "\n" + GO, 1, id="the speaker acts"),
    ],
)
def test_no_veto(table: str, which: int):
    """Where nothing speaks against the likeliest mention it is given."""
    assert links_to(table, "Ben")[which].speaker is not None


THREE = """
    Ana    NNP  nsubj  met   PERSON
    met    VBD  ROOT   -     meet
    Ana    NNP  dobj   met   PERSON
    and    CC   cc     Ana.2
    Ben    NNP  conj   Ana.2 PERSON
    .      .    punct  met
"""
ANA_SAID = SAID.replace("Ben    NNP", "Ana    NNP")
ANA_SPOKE = """
    Ana    NNP  nsubj  said  PERSON
    said   VBD  ROOT   -     say
    so     RB   advmod said
    .      .    punct  said
"""


def test_two_mentions_of_one_name_and_an_unlikely_third():
    """A third who is hardly likely does not stand in the way of two mentions of one name."""
    found = link(f"{THREE}\n{GO}", [0.8, 0.8, 0.2])
    assert found.speaker is not None


@pytest.mark.parametrize(
    ("table", "speaker", "best"),
    [
        (GO, [], [0.0, 0.0]),
        (CALLED, [0.75], [0.75, 0.0]),
        (f"{THREE}\n{GO}", [0.5, 0.25, 0.75], [0.75, 0.5]),
    ],
)
def test_model_of_speech_reads_the_two_likeliest(table: str, speaker: list[float], best: list[float]):
    """Whether words are speech depends on how likely the two are who may have said them, 0 where there is nobody."""
    learned = weights(speaker=speaker, speech=1.0)
    link_speakers(scene_of(by_hand(table)), learned, threshold=0.4)
    assert [row[-2:] for row in learned.speech.rows] == [best]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("table", "which", "rule"),
    [
        pytest.param(f"{ANA_SAID}\n{SAID}\n{GO}", 2, "source-of-cue-before", id="who spoke before the last"),
        pytest.param(f"{GO}\n{ANA_SPOKE}", 0, "source-of-cue-after", id="who speaks in the next sentence"),
        pytest.param(f"{SAID}\n{ANA_SAID}\n{GO}", 2, "speaks-on", id="the last speaker"),
    ],
)
def test_rule_tells_where_the_cue_stands(table: str, which: int, rule: str):
    """The rule of a link tells where the reporting word of its speaker stands, as seen from the words."""
    parse = by_hand(table)
    scene = scene_of(parse)
    likely = [
        0.89 if parse.tokens[head].lower == "ana" else 0.38 for unit in scene.units for head in scene.candidates(unit)
    ]
    found = link_speakers(scene, weights(speaker=likely, speech=1.0), threshold=0.4)[which]
    assert (found.rule, found.head is not None and parse.tokens[found.head].lower) == (rule, "ana")


def test_another_acts_in_the_next_paragraph():
    """Who acts in a paragraph of its own has nothing to do with the words before it."""
    assert links_to(f"{SAID}\n¶\n\n{NODDED}\n{GO}", "Ben")[1].speaker is not None


def test_what_is_hardly_speech_says_so():
    """The probability that a stretch is speech at all comes with the link."""
    assert link(CALLED, [0.9], speech=0.25).speech == 0.25


def test_one_link_for_each_unit():
    """Every unit has its link, in text order."""
    parse = by_hand(f"{SAID}\n\n{SAID}\n\n{SAID}")
    scene = scene_of(parse)
    links = link_speakers(scene, weights(speaker=0.9, speech=0.2), threshold=0.4)
    assert [item.unit for item in links] == list(scene.units)


def test_hostile_signature_is_quick():
    """A long run of capitals after a dash is read in time that grows with its length."""
    names = "\n".join(["— : punct go", *("Ana NNP dep go" for _ in range(3000))])
    table = f"“ `` punct go\ngo VB ROOT -\n” '' punct go\n{names}"
    parse = by_hand(table)
    (unit,) = find_units(parse)
    assert len(link_speakers(Scene(parse, (), (unit,), find_withheld(parse)), weights(speaker=0.1), threshold=0.4)) == 1


def test_one_unlikely_mention():
    """The only mention near, however unlikely, has no rival: it is given where the threshold permits it."""
    found = link(CALLED, [0.001], threshold=0.0)
    assert shown(CALLED, found) == "Ben"
    assert found.confidence <= 0.001
