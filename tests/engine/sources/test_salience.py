from attribution.engine.sources.salience import (
    Nearest,
    Place,
    Trace,
    governing_verb,
    is_before,
    is_beside,
    number_sentences,
    salience,
)
from tests.docs_by_hand import by_hand, token

_PRAISE = """
    Ana      NNP  compound  Lee      PERSON
    Lee      NNP  nsubj     praised  PERSON
    praised  VBD  ROOT      -        praise
    her      PRP  dobj      praised
    .        .    punct     praised
"""


def place(sentence: int, *, speaks: bool = True, words: frozenset[str] = frozenset()) -> Place:
    """Return the place of a subject in a sentence of the first paragraph."""
    return Place(sentence * 10 + 5, sentence, 0, True, False, True, -1, "she", speaks, words)


def trace(sentence: int, **fields: int) -> Trace:
    return Trace(head=sentence * 10, sentence=sentence, paragraph=0, count=1, **fields)


def weigh(one: Trace, other: Trace, at: Place, *names: str) -> float:
    """Return how much nearer at hand the first is than the other."""
    nearest = Nearest.of([one, other])
    return salience(one, at, nearest, names) - salience(other, at, nearest)


def test_nearer_in_the_text():
    """Of two alike the one mentioned in the sentence before is nearer than one mentioned further back."""
    assert weigh(trace(2), trace(1), place(3)) > 0


def test_last_speaker_goes_on():
    """The one who spoke in the sentence before is nearer than the one who is only mentioned there."""
    assert weigh(trace(2, speaking_head=20, speaking_sentence=2), trace(2), place(3)) > 0


def test_subject_of_the_main_clause():
    """The subject of the sentence before is nearer than what else stands in it, though that stands later."""
    subject = trace(2, is_subject=True, subject_head=20, main_head=20, main_sentence=2)
    assert weigh(subject, trace(2), place(3)) > 0


def test_named_in_the_words():
    """Somebody whose name stands in the words is further from having said them."""
    at = place(3, words=frozenset({"lee"}))
    assert weigh(trace(2), trace(2), at, "lee") < 0
    assert weigh(trace(2), trace(2), at, "roe") == 0


def test_beside():
    """The subject of a verb is not the pronoun that is its object."""
    parse = by_hand(_PRAISE)
    lee, her = token(parse, "Lee"), token(parse, "her")
    lees = Trace()
    lees.note(parse, lee, 1, speaks=False, is_pronoun=False)
    assert governing_verb(parse, her) == token(parse, "praised")
    assert is_beside(lees, Place.of(parse, her, 1, "she"))


def test_before():
    """Somebody stands before a main subject where last mentioned in an earlier sentence, not in the same clause."""
    assert is_before(trace(2), place(3))
    assert not is_before(trace(3, main_head=30), place(3))


def test_sentences_in_marks_do_not_count():
    """A sentence all in quotation marks brings nobody further away."""
    layout = """
        Lee    NNP  nsubj  spoke
        spoke  VBD  ROOT   -
        .      .    punct  spoke

        “      ``   punct  Rain
        Rain   NN   ROOT   -
        .      .    punct  Rain
        ”      ''   punct  Rain

        She    PRP  nsubj  left
        left   VBD  ROOT   -
    """
    assert number_sentences(by_hand(layout)) == (1, 1, 2)
