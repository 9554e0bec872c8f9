import pytest

from attribution.engine.sources.by_verb import bearer_after_be, describe_by_verb, has_description
from attribution.engine.sources.identities import Identity
from tests.docs_by_hand import by_hand, token

OWNER = """
    Its   PRP$ poss    owner
    owner NN  nsubj    is
    is    VBZ ROOT     -     be
    Ana   NNP compound Lee   PERSON
    Lee   NNP attr     is    PERSON
"""
ONE = """
    One   CD  nsubj  left
    of    IN  prep   One
    them  PRP pobj   of
    ,     ,   punct  One
    a     DT  det    violist
    violist NN appos One
    ,     ,   punct  One
    left  VBD ROOT   -    leave
"""


def being(*words: str) -> str:
    """Return the rows of "Lee … be a baker", with words before the verb: "is", or "would/MD/aux be"."""
    *before, verb = words
    rows = [f"{word} {tag} {label} {verb}" for word, tag, label in (w.split("/") for w in before)]
    return "\n".join(
        [f"Lee NNP nsubj {verb} PERSON", *rows, f"{verb} VBZ ROOT - be", "a DT det baker", f"baker NN attr {verb}"]
    )


@pytest.mark.parametrize(
    ("table", "roles"),
    [
        pytest.param(being("is"), {"baker"}, id="is"),
        pytest.param(being("would/MD/aux", "be"), set(), id="would be"),
        pytest.param(being("not/RB/neg", "is"), set(), id="is not"),
    ],
)
def test_what_somebody_is_said_to_be(table: str, roles: set[str]):
    """Who is said to be something is called that later; not who would be it or is not."""
    parse = by_hand(table)
    lee = Identity(kind="person", named=True)

    describe_by_verb(parse, lee, token(parse, "Lee"))

    assert (set(lee.roles), lee.descriptions) == (roles, [])


def test_member_with_a_description():
    """What is set off after a member of some says who the member is, in words and by its noun."""
    parse = by_hand(ONE)
    member = Identity(kind="person", named=False)

    describe_by_verb(parse, member, token(parse, "One"))

    assert has_description(parse, token(parse, "One"))
    assert (member.descriptions, set(member.roles)) == (["a violist"], {"violist"})


@pytest.mark.parametrize(
    ("table", "subject"),
    [
        pytest.param(OWNER, "owner", id="its owner is"),
        pytest.param(
            OWNER.replace("is    VBZ", "is    VBZ").replace("Its   PRP$ poss", "an   DT det"), None, id="an owner is"
        ),
        pytest.param(
            OWNER.replace("owner NN", "plant NN").replace("poss    owner", "poss plant"), None, id="its plant is"
        ),
    ],
)
def test_name_that_tells_who_bears_an_office(table: str, subject: str | None):
    """A name after "is" tells who bears what a definite subject describes, where that is a person."""
    parse = by_hand(table)

    assert bearer_after_be(parse, token(parse, "Lee")) == (None if subject is None else token(parse, subject))
