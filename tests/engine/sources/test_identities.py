from typing import Any

import pytest

from attribution.engine.sources.identities import Identity, Modifiers, Registry
from attribution.engine.sources.pronoun_use import Leanings
from attribution.engine.sources.salience import Standpoint, Trace
from attribution.names.persons import parse_name


def person(registry: Registry, *names: str, **fields: Any) -> Identity:
    """Add a named person who bears these names."""
    parsed = [parse_name(name) for name in names]
    return registry.add(Identity(kind="person", named=True, names=list(names), person_names=parsed, **fields))


def body(registry: Registry, name: str) -> Identity:
    return registry.add(Identity(kind="organization", named=True, names=[name]))


def unnamed(registry: Registry, noun: str, *, at: int, **fields: Any) -> Identity:
    """Add somebody described by a noun at this place in the text."""
    kind = "group" if fields.get("plural") else "person"
    trace = Trace(head=at, sentence=at)
    return registry.add(Identity(kind=kind, named=False, noun=noun, heads=[at], trace=trace, **fields))


def seen(sentence: int, **fields: Any) -> Trace:
    """Return the trace of somebody last mentioned in this sentence of the first paragraph."""
    return Trace(head=sentence * 10, sentence=sentence, paragraph=0, count=1, **fields)


def from_place(place: str) -> Modifiers:
    return Modifiers(places=frozenset({place}))


def speaking(sentence: int) -> Trace:
    """Return the trace of somebody who last spoke as the subject of this sentence."""
    head = sentence * 10
    places = {"subject_head": head, "main_head": head, "speaking_head": head}
    return seen(sentence, is_subject=True, main_sentence=sentence, speaking_sentence=sentence, **places)


def test_short_name_after_the_full_one():
    """A family name is that of the person introduced by it."""
    registry = Registry()
    ana = person(registry, "Ana Lee")
    person(registry, "Ben Roe")
    assert registry.person(parse_name("Lee")) is ana


def test_full_name_after_the_short_one():
    """A full name is that of the person so far known by the family name."""
    registry = Registry()
    lee = person(registry, "Lee")
    assert registry.person(parse_name("Ana Lee")) is lee


def test_nobody_fits():
    """A name that nobody bears gives nobody."""
    registry = Registry()
    person(registry, "Ana Lee")
    assert registry.person(parse_name("Ben Roe")) is None


def test_two_of_one_family_name():
    """A family name that two introduced people bear alike is neither's."""
    registry = Registry()
    person(registry, "Ana Lee")
    person(registry, "Ben Lee")
    assert registry.person(parse_name("Lee")) is None


def test_two_of_one_family_name_by_their_full_names():
    """Full names tell two people of one family name apart."""
    registry = Registry()
    ana, ben = person(registry, "Ana Lee"), person(registry, "Ben Lee")
    assert registry.person(parse_name("Ben Lee")) is ben
    assert registry.person(parse_name("Ana Lee")) is ana


def test_family_name_stays_with_the_first_to_bear_it_alone():
    """Who was called by the family name before another of that name came goes on being called so."""
    registry = Registry()
    ana = person(registry, "Ana Lee", "Lee")
    person(registry, "Ben Lee")
    assert registry.person(parse_name("Lee")) is ana


def test_family_name_of_the_nearer_one():
    """Of two who bear a family name alike, it is that of the one who is far nearer where it stands."""
    registry = Registry()
    ana = person(registry, "Ana Lee", trace=speaking(3))
    person(registry, "Ben Lee", trace=seen(1))
    place = Standpoint(45, 4, 0, True, False, True, -1, "", True)
    assert registry.person(parse_name("Lee"), place=place) is ana


def test_title_tells_two_apart():
    """ "Mr. Lee" is not the one whom the article calls "she"."""
    registry = Registry(told=Leanings({"Ana Lee": {"she": 4.0}, "Ben Lee": {"he": 4.0}}))
    person(registry, "Ana Lee")
    ben = person(registry, "Ben Lee")
    assert registry.person(parse_name("Mr. Lee")) is ben


def test_description_tells_two_apart():
    """Somebody called “his wife” beside the name is not the one of that family name who is “Mr.”."""
    registry = Registry()
    lee = person(registry, "Mr. Lee", tells={"he"})
    assert registry.person(parse_name("Ana Lee"), told="she") is None
    assert registry.person(parse_name("Ben Lee"), told="he") is lee


def test_initial_that_fits_two():
    """A short form that fits two people is neither's."""
    registry = Registry()
    person(registry, "Ana Lee")
    person(registry, "Ada Lee")
    assert registry.person(parse_name("A. Lee")) is None


@pytest.mark.parametrize(
    ("name", "again"),
    [
        ("the Health Ministry", "Health Ministry"),
        ("Harbor Trust", "the Harbor Trust’s"),
        ("Federal Road Agency", "FRA"),
        ("Federal Road Agency", "F.R.A."),
        ("Board of Port Safety", "BPS"),
        ("FRA", "Federal Road Agency"),
        ("Norwood Daily Post", "the Post"),
    ],
)
def test_body_by_another_form_of_its_name(name: str, again: str):
    """A body is known again by its name with or without "the", by its end or its initials."""
    registry = Registry()
    known = body(registry, name)
    assert registry.body(again) is known


def test_body_that_two_names_end_in():
    """A short name that two bodies may have is neither's."""
    registry = Registry()
    body(registry, "Norwood Post")
    body(registry, "Harbor Post")
    assert registry.body("the Post") is None


def test_another_body():
    """A body of another name is not known."""
    registry = Registry()
    body(registry, "Health Ministry")
    assert registry.body("Ministry of Roads") is None


def test_definite_description_is_the_nearest():
    """A description goes back to the last one of that noun."""
    registry = Registry()
    unnamed(registry, "official", at=1)
    last = unnamed(registry, "official", at=9)
    unnamed(registry, "diplomat", at=12)
    assert registry.described("official", Modifiers(), plural=False) is last


def test_description_that_says_otherwise():
    """A description of another place is not the same one's, and one without a place is the last one's."""
    registry = Registry()
    french = unnamed(registry, "diplomat", at=1, modifiers=from_place("french"))
    dutch = unnamed(registry, "diplomat", at=5, modifiers=from_place("dutch"))
    assert registry.described("diplomat", from_place("french"), plural=False) is french
    assert registry.described("diplomat", from_place("danish"), plural=False) is None
    assert registry.described("diplomat", Modifiers(), plural=False) is dutch


def modifiers(places: str = "", nouns: str = "", contrasts: str = "") -> Modifiers:
    return Modifiers(frozenset(places.split()), frozenset(nouns.split()), frozenset(contrasts.split()))


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        pytest.param(modifiers(), modifiers(), False, id="nothing said"),
        pytest.param(modifiers("french"), modifiers("dutch"), True, id="two places"),
        pytest.param(modifiers("french eu"), modifiers("eu"), False, id="a place in common"),
        pytest.param(modifiers("french"), modifiers(), False, id="a place, and none"),
        pytest.param(modifiers(nouns="police"), modifiers(nouns="union"), True, id="two bodies"),
        pytest.param(modifiers(nouns="police"), modifiers(nouns="police"), False, id="one body"),
        pytest.param(modifiers(contrasts="vice"), modifiers(), True, id="another office"),
        pytest.param(modifiers(contrasts="vice"), modifiers(contrasts="vice"), False, id="one office"),
        pytest.param(modifiers(contrasts="former"), modifiers(), False, id="former, and no more said"),
        pytest.param(modifiers("french", contrasts="former"), modifiers(), False, id="former of one place"),
        pytest.param(modifiers("french", contrasts="former"), modifiers("french"), True, id="former, and the present"),
        pytest.param(
            modifiers(nouns="police", contrasts="former"),
            modifiers("french"),
            True,
            id="former of a body, and one from",
        ),
    ],
)
def test_descriptions_of_two(one: Modifiers, other: Modifiers, conflict: bool):
    """Two descriptions can't be of one source of two places, bodies or offices, or of then and now."""
    assert one.conflict(other) is other.conflict(one) is conflict


def test_one_is_not_several():
    """ "The officials" are not "the official"."""
    registry = Registry()
    unnamed(registry, "official", at=1)
    assert registry.described("official", Modifiers(), plural=True) is None


def test_description_of_somebody_named():
    """ "The senator" is the named person whom the article has called a senator."""
    registry = Registry()
    ana = person(registry, "Ana Lee", roles={"senator": from_place("ohio")}, heads=[3])
    assert registry.described("senator", Modifiers(), plural=False) is ana
    assert registry.described("senator", from_place("texas"), plural=False) is None


def test_title_of_one_of_two():
    """A title that one of two has had before is that one's."""
    registry = Registry()
    ana = person(registry, "Dr. Ana Lee")
    person(registry, "Ben Lee")
    assert registry.person(parse_name("Dr. Lee")) is ana
    assert registry.person(parse_name("Prof. Lee")) is None


def test_another_name_for_the_one_at_hand():
    """A description used for the first time is the named person who is far nearer than any other, else nobody's."""
    registry = Registry()
    ana = person(registry, "Ana Lee", trace=speaking(1))
    place = Standpoint(25, 2, 0, True, False, True, -1, "", True)
    assert registry.by_another_name(place, Modifiers()) is ana
    person(registry, "Ben Roe", trace=speaking(1))
    assert registry.by_another_name(place, Modifiers()) is None


def test_another_name_that_says_where_from():
    """A description with a place varies a name also where its bearer is less near: “the Ohio doctor”."""
    registry = Registry()
    ana = person(registry, "Ana Lee", trace=seen(1))
    place = Standpoint(35, 3, 0, True, False, True, -1, "", True)
    assert registry.by_another_name(place, Modifiers()) is None
    assert registry.by_another_name(place, from_place("ohio")) is ana


_OHIO = Modifiers(places=frozenset({"ohio"}), home=frozenset({"ohio"}))
_REPRESENTATIVE = {"representative": Modifiers()}


@pytest.mark.parametrize(
    ("homes", "is_lee"),
    [
        pytest.param({"ohio"}, True, id="of Ohio"),
        pytest.param({"oh."}, True, id="by letters of it"),
        pytest.param({"o.k."}, True, id="by first letters"),
        pytest.param(set(), True, id="not said of where"),
        pytest.param({"iowa"}, False, id="of Iowa"),
    ],
)
def test_office_with_a_place(homes: set[str], is_lee: bool):
    """“The Ohio congresswoman” is the only one with a title for it, unless the article says from elsewhere."""
    registry = Registry()
    ana = person(registry, "Ana Lee", trace=seen(1), roles=dict(_REPRESENTATIVE), homes=homes)
    person(registry, "Ben Roe", trace=speaking(2))
    place = Standpoint(35, 3, 0, True, False, True, -1, "", True)
    found = registry.by_another_name(place, _OHIO, "congresswoman")
    assert (found is ana) is is_lee


def test_office_of_two():
    """Of two with a title for it, it is the one of that place; where none is said to be, neither for the title."""
    registry = Registry()
    ana = person(registry, "Ana Lee", trace=seen(2), roles=dict(_REPRESENTATIVE), homes={"ohio"})
    ben = person(registry, "Ben Roe", trace=seen(2), roles=dict(_REPRESENTATIVE), homes={"iowa"})
    place = Standpoint(35, 3, 0, True, False, True, -1, "", True)
    assert registry.by_another_name(place, _OHIO, "congresswoman") is ana
    ana.homes, ben.homes = set(), set()
    assert registry.by_another_name(place, _OHIO, "congresswoman") is None


def test_called_of_another_place():
    """“The Iowa senator” is not a senator of Ohio."""
    registry = Registry()
    ana = person(registry, "Ana Lee", roles={"senator": Modifiers()}, homes={"ohio"})
    iowa = Modifiers(places=frozenset({"iowa"}), home=frozenset({"iowa"}))
    assert registry.called("senator", _OHIO) == [ana]
    assert registry.called("senator", iowa) == []


@pytest.mark.parametrize(
    ("at", "found"),
    [
        pytest.param(Standpoint(15, 1, 0, True, False, False, -1, "", True), True, id="a step the senator called wise"),
        pytest.param(
            Standpoint(15, 1, 0, True, False, False, -1, "", True, teller=10), False, id="said the senator had called"
        ),
        pytest.param(
            Standpoint(15, 1, 0, True, False, False, -1, "", True, is_joined=True), False, id="and the senator called"
        ),
    ],
)
def test_office_in_a_clause(at: Standpoint, found: bool):
    """An office with a place may vary the name of the main subject, but not in what the subject says."""
    registry = Registry()
    ana = person(registry, "Ana Lee", trace=speaking(1), roles=dict(_REPRESENTATIVE))
    assert (registry.by_another_name(at, _OHIO, "congresswoman") is ana) is found
