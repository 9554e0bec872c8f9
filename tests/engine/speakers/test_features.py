from collections.abc import Iterable

import numpy as np
import pytest

from attribution.engine.cues.candidates import find_sites
from attribution.engine.cues.contents import Reported
from attribution.engine.cues.no_comment import find_withheld
from attribution.engine.grammar.parsing import Parse
from attribution.engine.speakers.features import unit_features
from attribution.engine.speakers.history import History
from attribution.engine.speakers.pairs import SPEAKER_FEATURES, Pairs
from attribution.engine.speakers.scene import Scene, is_personal
from attribution.engine.speakers.units import find_units
from tests.docs_by_hand import by_hand, token, words

STORY = """
    Ana    NNP  compound  Lee   PERSON
    Lee    NNP  nsubj     met   PERSON
    met    VBD  ROOT      -     meet
    an     DT   det       official
    official NN dobj      met
    on     IN   prep      met
    Monday NNP  pobj      on    DATE
    .      .    punct     met
    ¶

    “      ``   punct     said
    It     PRP  nsubj     holds
    holds  VBZ  ccomp     said  hold
    ,      ,    punct     said
    ”      ''   punct     said
    Ben    NNP  nsubj     said  PERSON
    said   VBD  ROOT      -     say
    of     IN   prep      said
    the    DT   det       bridge
    bridge NN   pobj      of
    .      .    punct     said
"""


def scene_of(parse: Parse, probability: float = 0.9) -> Scene:
    """Return the scene where every site is a cue of this probability, and "said" reports the words in marks."""
    inside = frozenset(i for i, stretch in enumerate(parse.stretch_of) if stretch >= 0)
    reported = []
    for site in find_sites(parse):
        content = inside if parse.tokens[site.head].lower == "said" else frozenset()
        reported.append(Reported(site, probability, content))
    return Scene(parse, tuple(reported), find_units(parse), find_withheld(parse))


def test_candidates_are_those_who_may_speak():
    """Names, people, bodies and pronouns near the quotation may be its speaker; days and bridges are not."""
    parse = by_hand(STORY)
    scene = scene_of(parse)
    found = words(parse, scene.candidates(scene.units[0]))
    assert found == "Lee official Ben"


def test_nobody_inside_the_quotation():
    """Who is only named inside the quotation marks is no candidate."""
    parse = by_hand(STORY.replace("It     PRP  nsubj     holds", "Eve    NNP  nsubj     holds PERSON"))
    scene = scene_of(parse)
    assert token(parse, "Eve") not in scene.candidates(scene.units[0])


def test_last_speaker_stays_a_candidate():
    """Who spoke last may go on, however far back the mention stands."""
    filler = "\n\n".join(
        "Rain NN nsubj fell\nfell VBD ROOT - fall\nagain RB advmod fell\n. . punct fell\n¶" for _ in range(60)
    )
    first, second = STORY.split("¶")
    parse = by_hand(f"{first}¶\n\n{filler}\n{second}")
    scene = scene_of(parse)
    lee, history = token(parse, "Lee"), History()
    assert lee not in Pairs(scene).candidates(scene.units[0], history)
    history.add(parse, scene.units[0], lee)
    assert lee in Pairs(scene).candidates(scene.units[0], history)


def test_number_of_candidates_is_bounded():
    """A page full of names before a quotation gives a bounded number of candidates."""
    names = "\n".join(f"Ana{n} NNP conj met PERSON" for n in range(100))
    parse = by_hand(f"{names}\nmet VBD ROOT - meet\n\n“ `` punct Go\nGo VB ROOT -\n” '' punct Go")
    scene = scene_of(parse)
    assert len(scene.candidates(scene.units[0])) <= 40


def test_who_governs_which_cue():
    """The scene knows of each mention which reporting words are its own."""
    parse = by_hand(STORY)
    scene = scene_of(parse)
    governed = {head: [scene.reported[i].site.head for i in sites] for head, sites in scene.governed.items()}
    assert governed[token(parse, "Lee")] == [token(parse, "met")]
    assert governed[token(parse, "Ben")] == [token(parse, "said")]
    assert token(parse, "official") not in governed


def test_how_often_somebody_speaks():
    """Only likely cues count as speaking."""
    parse = by_hand(STORY)
    assert scene_of(parse, probability=0.9).speaking["ben"] == 1
    assert scene_of(parse, probability=0.1).speaking["ben"] == 0


@pytest.mark.parametrize(
    ("word", "expected"), [("Lee", True), ("official", True), ("bridge", False), ("Monday", False)]
)
def test_who_may_be_a_person_or_body(word: str, expected: bool):
    """Names and nouns for people and bodies may speak; dates and things may not."""
    parse = by_hand(STORY)
    assert is_personal(parse, token(parse, word)) is expected


def test_share_that_a_cue_covers():
    """How much of the quotation a cue reports is a share between none and all of it."""
    parse = by_hand(STORY)
    scene = scene_of(parse)
    ((index, said),) = [
        (i, item) for i, item in enumerate(scene.reported) if parse.tokens[item.site.head].lower == "said"
    ]
    unit = scene.units[0]

    def share(content: Iterable[int]) -> float:
        reported = (*scene.reported[:index], said._replace(content=frozenset(content)), *scene.reported[index + 1 :])
        return Scene(parse, reported, scene.units, scene.withheld).covers(index, unit)

    assert scene.covers(index, unit) == 1.0
    assert share([]) == 0.0
    assert share([unit.first]) == 1 / (unit.last - unit.first)


def test_what_is_read_of_a_quotation_and_a_mention():
    """Every pair of a quotation and a candidate is described by the same number of plain figures."""
    parse = by_hand(STORY)
    scene = scene_of(parse)
    unit, history = scene.units[0], History()
    heads = scene.candidates(unit)
    rows = Pairs(scene).features(unit, heads, history, unit_features(scene, unit, history))
    assert rows.shape == (len(heads), len(SPEAKER_FEATURES))
    assert np.isfinite(rows).all()
    assert len(np.unique(rows, axis=0)) == len(rows)


def test_many_quotations_are_looked_at_together():
    """Of a quotation and a mention the same is read, whichever others are looked at with them, and near it or far."""
    parse = by_hand("\n¶\n\n".join([STORY] * 70))
    scene, history = scene_of(parse), History()
    together = Pairs(scene)
    for unit in scene.units:
        heads = [scene.heads[0], *scene.candidates(unit)]
        about = unit_features(scene, unit, history)
        alone = Pairs(scene).features(unit, heads, history, about)
        assert together.features(unit, heads, history, about).tolist() == alone.tolist()
        assert together.features(unit, heads[::-1], history, about).tolist() == alone[::-1].tolist()


def test_history_makes_a_difference():
    """Who spoke before is part of what is read."""
    parse = by_hand(STORY)
    scene = scene_of(parse)
    unit, ben = scene.units[0], token(parse, "Ben")
    fresh, spoken = History(), History()
    spoken.add(parse, unit, ben)
    about_fresh, about_spoken = unit_features(scene, unit, fresh), unit_features(scene, unit, spoken)
    assert about_fresh != about_spoken
    of_fresh, of_spoken = (Pairs(scene).features(unit, [ben], history, about_fresh) for history in (fresh, spoken))
    assert of_fresh.tolist() != of_spoken.tolist()


def test_recent_speakers():
    """The last two different speakers are recent, the latest first; a quotation without a speaker is passed over."""
    parse, history = by_hand(STORY), History()
    unit = scene_of(parse).units[0]
    for head in (3, 1, 7, None, 7, 1):
        history.add(parse, unit, head)
    assert history.recent() == [1, 7]
    assert History().recent() == []
