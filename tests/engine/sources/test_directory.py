"""Those who may speak are found by what they are called, and by where they were last spoken of."""

from attribution.engine.sources.directory import Directory
from attribution.engine.sources.identities import Identity, Modifiers
from tests.growth import grows_evenly


def body(*names: str, sentence: int = 0) -> Identity:
    """Return a body that was spoken of in a sentence."""
    identity = Identity(kind="organization", named=True, names=list(names), heads=[sentence])
    identity.trace.sentence = sentence
    return identity


def directory_of(*identities: Identity) -> Directory:
    """Return a directory of some."""
    directory = Directory()
    for identity in identities:
        directory.add(identity)
    return directory


def test_by_noun() -> None:
    """One is found by the noun of a description, and by what is said of one later on."""
    clerk = Identity(kind="person", named=False, noun="clerk")
    lee = Identity(kind="person", named=True, roles={"mayor": Modifiers()})
    directory = directory_of(lee, clerk)

    assert (directory.called("clerk"), directory.called("mayor")) == ([clerk], [lee])
    lee.roles["clerk"] = Modifiers()
    lee.roles.setdefault("swimmer", Modifiers())
    assert (directory.called("clerk"), directory.called("swimmer")) == ([lee, clerk], [lee])
    assert lee.roles.setdefault("clerk", Modifiers(contrasts=frozenset({"former"}))) == Modifiers()
    assert directory.called("pilot") == []


def test_by_name() -> None:
    """A body is found by its name, by a word of it, by how it begins, and by what is short for it or what it is for."""
    bank, post = body("Bank of Lorn plc"), body("the Lorn Post")
    directory = directory_of(bank, post)

    assert directory.bodies("bank of lorn plc") == [bank]
    assert directory.bodies_with("lorn") == [bank, post]
    assert directory.bodies_beginning("lorn") == [post]
    assert directory.bodies_in_short("bolp") == [bank]
    assert directory.bodies_in_short("new lorn post") == [post]
    directory.add_name(post, "LP")
    assert directory.bodies("lp") == directory.bodies_in_short("lorn pier") == [post]


def test_by_sentence() -> None:
    """Who was spoken of within reach is near, where he was spoken of last; the latest are those of one sentence."""
    far, near, later = body("A", sentence=2), body("B", sentence=12), body("C", sentence=30)
    directory = directory_of(far, near, later)

    assert directory.near(20) == [near, later]
    assert directory.latest(lambda one: one is not later) == [near]
    far.trace.sentence = 31
    directory.place(far)
    assert directory.near(20) == [far, near, later]
    assert directory.latest(lambda one: True) == [far]
    assert directory.latest(lambda one: False) == []


def test_time_grows_evenly() -> None:
    """Of thousands one is found as soon as of a few."""

    def meet(number: int) -> None:
        directory = Directory()
        for place in range(number):
            directory.add(body(f"Lorn{place} Works", sentence=place))
            assert len(directory.near(place)) < 10
            assert len(directory.latest(lambda one: one.named)) == 1
            assert len(directory.bodies(f"lorn{place} works")) == 1

    assert grows_evenly(meet, 4000)
