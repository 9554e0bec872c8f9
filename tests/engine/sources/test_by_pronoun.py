from typing import Any

import pytest

from attribution import analyze
from attribution.engine.sources.by_pronoun import Pronouns
from attribution.engine.sources.identities import Identity, Registry
from attribution.engine.sources.pronoun_use import Leanings
from attribution.engine.sources.salience import Standpoint, Trace, is_dead
from attribution.names.persons import parse_name
from tests.docs_by_hand import by_hand, token

_DIED = """
    Kiss     NNP  nsubj  died   PERSON
    died     VBD  ROOT   -      die
    .        .    punct  died

    Lund     NNP  nsubj  spoke  PERSON
    spoke    VBD  ROOT   -      speak
    .        .    punct  spoke
"""


def person(registry: Registry, name: str, sentence: int = 1, **fields: Any) -> Identity:
    """Add somebody with a name who is mentioned in this sentence of the first paragraph."""
    trace = Trace(head=sentence * 10, sentence=sentence, paragraph=0, count=1, **fields)
    parsed = parse_name(name)
    return registry.add(Identity(kind="person", named=True, person_names=[parsed], trace=trace))


def at(pronoun: str, sentence: int, *, speaks: bool = True) -> Standpoint:
    """Return the place of a pronoun that is the subject of a sentence of the first paragraph."""
    return Standpoint(sentence * 10 + 5, sentence, 0, True, False, True, -1, pronoun, speaks)


def pronouns(registry: Registry) -> Pronouns:
    return Pronouns(by_hand(_DIED), registry, {})


def meant(registry: Registry, pronoun: str, sentence: int = 2) -> Identity | None:
    """Return whom a pronoun in a sentence stands for."""
    return pronouns(registry).find(at(pronoun, sentence))


def test_agrees():
    """A pronoun is not of somebody for whom the article uses the other one."""
    registry = Registry(told=Leanings({"A. Lee": {"she": 3.0, "he": 0.1}, "B. Roe": {"he": 3.0, "she": 0.1}}))
    lee, roe = person(registry, "A. Lee", is_subject=True), person(registry, "B. Roe")
    assert meant(registry, "he") is roe
    assert meant(registry, "she") is lee


def test_title():
    """ "He" is never one whom a title or role calls "she", even alone."""
    registry = Registry()
    person(registry, "Ms. Lee").tells = {"she"}
    assert meant(registry, "he") is None


def test_the_last_speaker():
    """Of two who agree, a pronoun is the last speaker's; where nothing else tells them apart it is neither's."""
    registry = Registry()
    lee, roe = person(registry, "A. Lee"), person(registry, "B. Roe")
    found = pronouns(registry)
    assert found.find(at("she", 2)) is None
    assert set(found.rivals(25)) == {lee, roe}
    lee.trace.speaking_head, lee.trace.speaking_sentence, lee.trace.speaking_paragraph = 10, 1, 0
    lee.trace.is_subject, lee.trace.main_head, lee.trace.main_sentence = True, 10, 1
    assert found.find(at("she", 2)) is lee


def test_one_of_two_given_names():
    """Where the place does not decide, a given name may: “Judith Vale met Daniel Orr. … he said”."""
    registry = Registry()
    spoke = {"speaking_head": 5, "speaking_sentence": 1, "speaking_paragraph": 0}
    vale, orr = person(registry, "Judith Vale", **spoke), person(registry, "Daniel Orr", **spoke)
    assert meant(registry, "he") is orr
    assert meant(registry, "she") is vale


def test_given_name_is_outweighed():
    """What the article says of somebody outweighs the given name: a Daniel who is “she” all through is."""
    registry = Registry(told=Leanings({"Daniel Orr": {"she": 2.0, "he": 0.1}, "B. Roe": {"she": 0.1, "he": 0.1}}))
    orr = person(registry, "Daniel Orr", is_subject=True, subject_head=10, main_head=10, main_sentence=1)
    person(registry, "B. Roe")
    assert meant(registry, "she") is orr


@pytest.mark.parametrize(("sentence", "reached"), [(2, True), (40, False)])
def test_reach(sentence: int, reached: bool):
    """A pronoun does not go back over a page to somebody last named there."""
    registry = Registry()
    lee = person(registry, "A. Lee")
    assert (meant(registry, "she", sentence) is lee) is reached


def test_reach_is_counted_from_the_pronoun():
    registry = Registry()
    lee = person(registry, "A. Lee", 39)
    assert meant(registry, "she", 40) is lee


def test_rather_one_with_a_name():
    """Of two mentioned alike, a pronoun is rather of the one whom the article names."""
    registry = Registry()
    trace = Trace(head=10, sentence=1, paragraph=0, count=2)
    registry.add(Identity(kind="person", named=False, noun="official", heads=[0], trace=trace))
    lee = person(registry, "A. Lee")
    assert pronouns(registry).rank(at("she", 3))[0].identity is lee


@pytest.mark.parametrize("pronoun", ["they", "it"])
def test_another_kind(pronoun: str):
    """ "They" of several people is not one person's, and "it" is no person."""
    registry = Registry()
    person(registry, "Ana Lee")
    assert meant(registry, pronoun) is None


def test_they_of_one_body():
    """Where no group is near, "they" are a body: “The ministry … they said”."""
    registry = Registry()
    trace = Trace(head=10, sentence=1, paragraph=0, count=1, is_subject=True, main_head=10, main_sentence=1)
    ministry = registry.add(Identity(kind="organization", named=True, names=["Roads Ministry"], trace=trace))
    assert meant(registry, "they") is ministry


def test_a_place_does_not_speak():
    """ "It" is no place that was given no words."""
    registry = Registry()
    trace = Trace(head=10, sentence=1, paragraph=0, count=1, is_subject=True, main_head=10, main_sentence=1)
    oslo = registry.add(Identity(kind="organization", named=True, names=["Oslo"], is_place=True, trace=trace))
    assert meant(registry, "it") is None
    oslo.trace.speaking_head = 10
    assert meant(registry, "it") is oslo


def test_nobody_writes_of_himself():
    """ "He" is not the writer who says "I"."""
    registry = Registry()
    trace = Trace(head=10, sentence=1, paragraph=0, count=1)
    registry.add(Identity(kind="person", named=False, unresolved="I", trace=trace))
    assert meant(registry, "he") is None


def test_the_dead():
    """Somebody who has died is less likely to speak than before, and less likely than who has not."""
    registry = Registry()
    kiss = person(registry, "I. Kiss", is_subject=True, subject_head=10, main_head=10, main_sentence=1)
    person(registry, "M. Lund")
    alive = pronouns(registry).rank(at("she", 2))
    kiss.trace.is_dead = True
    dead = pronouns(registry).rank(at("she", 2))
    assert alive[0].identity is kiss
    assert dead[0].identity is not kiss


def test_infants():
    """A baby says nothing."""
    registry = Registry()
    lee = person(registry, "A. Lee")
    mia = person(registry, "Mia Lee", 2, is_subject=True, subject_head=20, main_head=20, main_sentence=2)
    assert meant(registry, "she", 3) is mia
    mia.noun = "baby"
    assert pronouns(registry).rank(at("she", 3))[0].identity is lee


def test_asked_just_before():
    """Who was asked answers: “Conroy asked Lee whether … “Sure,” he said”."""
    registry = Registry()
    person(registry, "A. Conroy", is_subject=True, subject_head=8, speaking_head=8, speaking_sentence=1)
    lee = person(registry, "B. Lee", is_object=True)
    likely = {c.identity: c.share for c in pronouns(registry).rank(at("he", 2))}
    lee.trace.is_asked = True
    asked = {c.identity: c.share for c in pronouns(registry).rank(at("he", 2))}
    assert asked[lee] > likely[lee]


def test_shares():
    """The shares are those of who may be meant; what is left is that of nobody."""
    registry = Registry()
    for name in ("A. Lee", "B. Roe", "C. Orr"):
        person(registry, name)
    shares = [c.share for c in pronouns(registry).rank(at("she", 2))]
    assert shares == sorted(shares, reverse=True)
    assert 0 < sum(shares) < 1


def test_least():
    """A pronoun that is not as surely somebody's as is asked for is left open."""
    registry = Registry()
    lee = person(registry, "A. Lee", is_subject=True, subject_head=10, main_head=10, main_sentence=1)
    found = pronouns(registry)
    assert found.find(at("she", 2)) is lee
    found.least = {25: 0.99}
    assert found.find(at("she", 2)) is None


@pytest.mark.parametrize(
    ("layout", "dead"),
    [
        pytest.param("Lee NNP nsubj died PERSON\ndied VBD ROOT - die", True, id="died"),
        pytest.param("Lee NNP nsubj die PERSON\nwill MD aux die\ndie VB ROOT - die", False, id="will die"),
        pytest.param(
            "Lee NNP nsubjpass killed PERSON\nwas VBD auxpass killed be\nkilled VBN ROOT - kill", True, id="was killed"
        ),
        pytest.param("Lee NNP nsubj killed PERSON\nkilled VBD ROOT - kill\nit PRP dobj killed", False, id="killed"),
        pytest.param("the DT det Lee\nlate JJ amod Lee\nLee NNP nsubj wrote PERSON\nwrote VBD ROOT -", True, id="late"),
        pytest.param(
            "Lee NNP nsubj built PERSON\nwho WP nsubj died\ndied VBD relcl Lee die\nbuilt VBD ROOT -",
            True,
            id="who died",
        ),
    ],
)
def test_is_dead(layout: str, dead: bool):
    """That somebody died is said by a verb of which the name is the subject, by a clause, or by “the late”."""
    parse = by_hand("\n".join(f"    {line}" for line in layout.splitlines()))
    assert is_dead(parse, token(parse, "Lee")) is dead


_DOUBTED = """
    He       PRP  nsubj     doubted
    doubted  VBD  ROOT      -        doubt
    {name}   NNP  {label}   report   {entity}
    {case}
    report   NN   dobj      doubted
    .        .    punct     doubted
"""


@pytest.mark.parametrize(
    ("name", "label", "case", "entity", "is_lee"),
    [
        pytest.param("Lee", "poss", "'s POS case Lee", "PERSON", False, id="Lee's report"),
        pytest.param("Lee", "poss", "'s POS case Lee", "ORG", False, id="Lee's report, taken for a body"),
        pytest.param("Lee", "compound", "", "PERSON", True, id="the Lee report"),
        pytest.param("Roe", "poss", "'s POS case Roe", "PERSON", True, id="another's report"),
    ],
)
def test_named_after_the_pronoun(name: str, label: str, case: str, entity: str, is_lee: bool):
    """Of "he doubted Lee's report" "he" is not Lee, who is named after it."""
    table = "\n".join(
        line
        for line in _DOUBTED.format(name=name, label=label, case=case, entity=f"- {entity}").splitlines()
        if line.strip()
    )
    registry = Registry()
    lee = person(registry, "Ana Lee", 0)
    found = Pronouns(by_hand(table), registry, {})
    assert (found.find(found.place(0, "he", speaks=True)) is lee) is is_lee


@pytest.mark.parametrize(
    "before",
    [
        "Nils Haugen and Petra Lind run the shop.",
        "Nils Haugen and Petra Lind wrote to the ministry.",
    ],
)
def test_they_after_two_people(before: str):
    """Of two people joined by name “they” means the two, and no body that they are told to do something with."""
    analysis = analyze(f"{before} “This is a scandal,” they said.")
    [source] = [it for it in analysis.sources if it.id == analysis.quotations[-1].source_id]

    assert source.name == "Nils Haugen and Petra Lind"


def test_he_after_both():
    """Where two were told of alike, “he” may be either; where one alone fits the pronoun, it is that one."""
    open_ = analyze("Yusuf Demir drove the bus. Ahmet Koç sat behind him. Neither saw it.\n\n“It fell,” he said.")
    told = analyze("Yusuf Demir drove the bus. Anna Koch sat behind him. Both saw it.\n\n“It fell,” she said.")

    assert [source.named for source in open_.sources] == [False]
    assert [source.name for source in told.sources] == ["Anna Koch"]


@pytest.mark.parametrize("byline", ["By Lars Emmerich", "Words by Lars Emmerich", "Lars Emmerich"])
def test_byline_and_headline_are_not_meant(byline: str):
    """“He” is neither who wrote the article nor whom the headline alone speaks of, without a name."""
    analysis = analyze(f"Bridge chief quits\n\n{byline}\n\n“It is over,” he told me on Monday.")

    assert [source.named for source in analysis.sources] == [False]
    assert "chief" not in analysis.sources[0].name
