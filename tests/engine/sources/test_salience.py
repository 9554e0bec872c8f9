from typing import Any

import pytest

from attribution.engine.sources.salience import (
    Nearest,
    Standpoint,
    Trace,
    acts_beside,
    evidence,
    governing_verb,
    introduces,
    is_aside,
    is_before,
    is_beside,
    number_sentences,
    teller_of,
    weigh,
)
from tests.docs_by_hand import by_hand, token

_PRAISE = """
    Ana      NNP  compound  Lee      PERSON
    Lee      NNP  nsubj     praised  PERSON
    praised  VBD  ROOT      -        praise
    her      PRP  dobj      praised
    .        .    punct     praised
"""


def place(sentence: int, *, speaks: bool = True, words: frozenset[str] = frozenset()) -> Standpoint:
    """Return the place of a subject in a sentence of the first paragraph."""
    return Standpoint(sentence * 10 + 5, sentence, 0, True, False, True, -1, "she", speaks, words)


def trace(sentence: int, **fields: Any) -> Trace:
    return Trace(head=sentence * 10, sentence=sentence, paragraph=0, count=1, **fields)


def ahead(one: Trace, other: Trace, at: Standpoint, *names: str) -> float:
    """Return how much nearer at hand the first is than the other."""
    nearest = Nearest.of([one, other])
    found = [evidence(trace, at, nearest, of) for trace, of in ((one, names), (other, ()))]
    return weigh(found[0], "he or she") - weigh(found[1], "he or she")


def test_nearer_in_the_text():
    """Of two alike the one mentioned in the sentence before is nearer than one mentioned further back."""
    assert ahead(trace(2), trace(1), place(3)) > 0


def test_last_speaker_goes_on():
    """The one who spoke in the sentence before is nearer than the one who is only mentioned there."""
    assert ahead(trace(2, speaking_head=20, speaking_sentence=2), trace(2), place(3)) > 0


def test_subject_of_the_main_clause():
    """The subject of the sentence before is nearer than what else stands in it, though that stands later."""
    subject = trace(2, is_subject=True, subject_head=20, main_head=20, main_sentence=2)
    assert ahead(subject, trace(2), place(3)) > 0


def test_named_in_the_words():
    """Somebody whose name stands in the words is further from having said them."""
    at = place(3, words=frozenset({"lee"}))
    assert ahead(trace(2), trace(2), at, "lee") < 0
    assert ahead(trace(2), trace(2), at, "roe") == 0


def test_beside():
    """The subject of a verb is not the pronoun that is its object."""
    parse = by_hand(_PRAISE)
    lee, her = token(parse, "Lee"), token(parse, "her")
    lees = Trace()
    lees.note(parse, lee, 1, speaks=False, is_pronoun=False)
    assert governing_verb(parse, her) == token(parse, "praised")
    assert is_beside(lees, Standpoint.of(parse, her, 1, "she"))


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


def told(one: Trace, at: Standpoint, *others: Trace, names: tuple[str, ...] = ()) -> dict[str, float]:
    """Return what speaks for the bearer of a trace at a place, as far as it is not nothing."""
    found = evidence(one, at, Nearest.of([one, *others]), names)
    return {name: value for name, value in found.items() if value}


@pytest.mark.parametrize(
    ("one", "at", "expected"),
    [
        pytest.param(
            trace(1), place(3), {"sentences between": 2, "same paragraph": True}, id="mentioned two sentences ago"
        ),
        pytest.param(
            trace(3), place(3), {"same sentence": True, "same paragraph": True}, id="mentioned in the same sentence"
        ),
        pytest.param(
            Trace(head=10, sentence=1, paragraph=1, count=1), place(3), {"sentences between": 2}, id="another paragraph"
        ),
        pytest.param(
            trace(1, is_possessive=True),
            place(3),
            {"sentences between": 2, "same paragraph": True, "possessive": True},
            id="an owner",
        ),
        pytest.param(
            trace(1, is_pronoun=True),
            place(3),
            {"sentences between": 2, "same paragraph": True, "pronoun": True},
            id="a pronoun",
        ),
        pytest.param(
            trace(1, is_pronoun=True, is_subject=True, subject_head=10),
            place(3),
            {
                "sentences between": 2,
                "same paragraph": True,
                "pronoun": True,
                "subject pronoun": True,
                "last subject": True,
            },
            id="a pronoun that is a subject",
        ),
        pytest.param(
            trace(2, is_subject=True, subject_head=20, main_head=20, main_sentence=2),
            place(3),
            {
                "sentences between": 1,
                "same paragraph": True,
                "last subject": True,
                "subject just before": True,
                "main subject just before": True,
                "last main subject": True,
            },
            id="the main subject of the sentence before",
        ),
        pytest.param(
            trace(2, main_head=10, main_sentence=1),
            place(3),
            {"sentences between": 1, "same paragraph": True, "last main subject": True},
            id="a main subject two sentences ago",
        ),
        pytest.param(
            trace(2, speaking_head=20, speaking_sentence=2, speaking_paragraph=0),
            place(3),
            {
                "sentences between": 1,
                "same paragraph": True,
                "spoke": True,
                "spoke just before": True,
                "last to speak": True,
                "spoke in the paragraph": True,
            },
            id="who spoke in the sentence before",
        ),
        pytest.param(
            trace(2, speaking_head=0, speaking_sentence=0),
            place(3),
            {"sentences between": 1, "same paragraph": True, "spoke": True, "last to speak": True},
            id="who spoke at the start",
        ),
        pytest.param(
            trace(2, speaking_head=10, speaking_paragraph=0),
            place(3)._replace(paragraph=1),
            {"sentences between": 1, "spoke": True, "last to speak": True, "spoke in the paragraph before": True},
            id="who spoke in the paragraph before",
        ),
        pytest.param(
            trace(2, is_object=True, is_asked=True),
            place(3),
            {"sentences between": 1, "same paragraph": True, "object just before": True, "asked just before": True},
            id="who was asked",
        ),
        pytest.param(
            trace(3, is_object=True),
            place(3),
            {
                "same sentence": True,
                "same paragraph": True,
                "object just before": True,
                "earlier in the sentence": True,
            },
            id="in front of the clause",
        ),
        pytest.param(
            trace(3),
            place(3)._replace(is_main=False),
            {"same sentence": True, "same paragraph": True, "in a clause": True},
            id="a pronoun in a clause below",
        ),
    ],
)
def test_evidence(one: Trace, at: Standpoint, expected: dict[str, float]):
    """What speaks for somebody is where the mentions stand, as what, and who spoke."""
    assert told(one, at) == expected


def test_evidence_beside_others():
    """Only one of all is the last subject, and who is mentioned often has more to speak for it."""
    one = trace(1, is_subject=True, subject_head=10)
    assert "last subject" in told(one, place(3))
    assert "last subject" not in told(one, place(3), trace(2, is_subject=True, subject_head=20))
    assert told(Trace(head=10, sentence=3, paragraph=0, count=3), place(3))["often"] == pytest.approx(1.0986, abs=0.001)


def test_evidence_of_the_words():
    """A name in the words counts where a quotation is linked to the pronoun, and only there."""
    words = frozenset({"lee"})
    assert "named in the words" in told(trace(2), place(3, words=words), names=("lee",))
    assert "named in the words" not in told(trace(2), place(3, speaks=False, words=words), names=("lee",))
    assert "named in the words" not in told(trace(2), place(3, words=words), names=("roe",))


_WENT = """
    Roe      NNP  nsubj  went     PERSON
    went     VBD  ROOT   -        go
    with     IN   prep   went
    Ana      NNP  pobj   with     PERSON
    and      CC   cc     Ana
    Ben      NNP  conj   Ana      PERSON
    and      CC   cc     Ben
    her      PRP$ poss   brother
    brother  NN   conj   Ben
    ,        ,    punct  brother
    Tom      NNP  appos  brother  PERSON
    ,        ,    punct  went
    to       TO   aux    see
    see      VB   advcl  went
    it       PRP  dobj   see
    on       IN   prep   roof
    roof     NN   dobj   see
"""


@pytest.mark.parametrize(
    ("word", "verb"),
    [
        ("Roe", "went"),
        ("Ana", "went"),
        ("Ben", "went"),
        ("it", "see"),
        ("her", None),
        ("Tom", None),
        ("went", None),
    ],
)
def test_governing_verb(word: str, verb: str | None):
    """A subject, an object and what is joined to one hang from its verb; an owner and an apposition from none."""
    parse = by_hand(_WENT)
    assert governing_verb(parse, token(parse, word)) == (-1 if verb is None else token(parse, verb))


def test_place_of_a_pronoun():
    """The place of a pronoun tells whether it is a subject, and of the main clause, or an owner."""
    layout = """
        He    PRP  nsubj  knew
        knew  VBD  ROOT   -      know
        she   PRP  nsubj  lost
        lost  VBD  ccomp  knew   lose
        her   PRP$ poss   keys
        keys  NNS  dobj   lost   key
    """
    parse = by_hand(layout)
    he, she, her = (Standpoint.of(parse, token(parse, word), 1, word.lower()) for word in ("He", "she", "her"))
    assert [(p.is_subject, p.is_main, p.is_possessive) for p in (he, she, her)] == [
        (True, True, False),
        (True, False, False),
        (False, False, True),
    ]
    assert (he.verb, she.verb, her.verb) == (token(parse, "knew"), token(parse, "lost"), -1)


def test_trace_takes_mentions():
    """A trace keeps its last mention, the last that was a subject or spoke, and the last main subject."""
    layout = """
        Lee   NNP  nsubj  knew   PERSON
        knew  VBD  ROOT   -      know
        she   PRP  nsubj  lost
        lost  VBD  ccomp  knew   lose
        her   PRP$ poss   keys
        keys  NNS  dobj   lost   key
    """
    parse = by_hand(layout)
    kept = Trace()
    kept.note(parse, 0, 4, speaks=True, is_pronoun=False)
    kept.note(parse, 2, 5, speaks=False, is_pronoun=True)
    assert (kept.is_subject, kept.is_possessive, kept.is_pronoun, kept.verb) == (True, False, True, 3)
    kept.note(parse, 4, 6, speaks=False, is_pronoun=True)
    assert (kept.head, kept.sentence, kept.paragraph, kept.count) == (4, 6, 0, 3)
    assert (kept.is_subject, kept.is_possessive, kept.verb) == (False, True, -1)
    assert (kept.subject_head, kept.main_head, kept.main_sentence) == (2, 0, 4)
    assert (kept.speaking_head, kept.speaking_sentence) == (0, 4)


def test_trace_keeps_a_death():
    """Somebody whose death was told stays dead, whatever is told later."""
    parse = by_hand(
        """
        Kiss   NNP  nsubj  died   PERSON
        died   VBD  ROOT   -      die

        Kiss.2  NNP  nsubj  wrote  PERSON
        wrote   VBD  ROOT   -      write
    """.replace("Kiss.2", "Kiss")
    )
    kept = Trace()
    kept.note(parse, 2, 0, speaks=False, is_pronoun=False)
    assert not kept.is_dead
    kept.note(parse, 0, 1, speaks=False, is_pronoun=False)
    kept.note(parse, 2, 2, speaks=False, is_pronoun=False)
    assert kept.is_dead


@pytest.mark.parametrize(
    ("one", "at", "beside"),
    [
        pytest.param(Trace(head=0, verb=1), Standpoint(2, 1, 0, False, False, False, 1), True, id="of one verb"),
        pytest.param(Trace(head=0, verb=3), Standpoint(2, 1, 0, False, False, False, 1), False, id="of two verbs"),
        pytest.param(Trace(head=0, verb=-1), Standpoint(2, 1, 0, False, False, False, -1), False, id="of none"),
        pytest.param(Trace(head=0, verb=1), Standpoint(2, 1, 0, False, True, False, 1), False, id="an owner"),
        pytest.param(Trace(head=2, verb=1), Standpoint(2, 1, 0, False, False, False, 1), False, id="the same word"),
    ],
)
def test_beside_one_verb(one: Trace, at: Standpoint, beside: bool):
    """Two words under one verb are two, unless the second is an owner: "Lee praised her" and "Lee praised her son"."""
    assert is_beside(one, at) is beside


@pytest.mark.parametrize(
    ("one", "is_main", "before"),
    [
        pytest.param(trace(3, is_subject=True), True, True, id="a subject in a clause before the main one"),
        pytest.param(trace(3, is_pronoun=True), True, True, id="a pronoun in a clause before the main one"),
        pytest.param(trace(3), True, False, id="something else in the clause before"),
        pytest.param(trace(3, is_subject=True, main_head=30), True, False, id="the main subject itself"),
        pytest.param(trace(3, is_subject=True), False, False, id="before a subordinate clause"),
        pytest.param(trace(2), False, True, id="the sentence before"),
        pytest.param(trace(4), True, False, id="the sentence after"),
    ],
)
def test_before_the_main_clause(one: Trace, is_main: bool, before: bool):
    """In one sentence a subject or pronoun of a clause in front may be meant by the main subject."""
    assert is_before(one, place(3)._replace(is_main=is_main)) is before


@pytest.mark.parametrize(
    ("one", "at", "aside"),
    [
        pytest.param(trace(3, main_head=30), place(3), True, id="urged delay, a step the senator called wise"),
        pytest.param(trace(3, main_head=30), place(3)._replace(teller=30), False, id="said the senator had called"),
        pytest.param(trace(3, main_head=20), place(3), False, id="no main subject"),
        pytest.param(trace(2, main_head=20), place(3), False, id="the sentence before"),
    ],
)
def test_aside(one: Trace, at: Standpoint, aside: bool):
    """The main subject may be meant by a description in a clause after it, but not in what it is said to say."""
    assert is_aside(one, at) is aside


_WITH = """
    It       PRP  nsubj     split
    split    VBD  ROOT      -        split
    them     PRP  dobj      split
    with     IN   prep      split
    Lee      NNP  pobj      with     PERSON
    {verb}   {tag} {label}  with     urge
    delay    NN   dobj      {verb}
"""


@pytest.mark.parametrize(
    ("verb", "tag", "label", "acts"),
    [
        pytest.param("urging", "VBG", "pcomp", True, id="with Lee urging delay"),
        pytest.param("urged", "VBN", "pcomp", False, id="with Lee urged"),
        pytest.param("urging", "VBG", "prep", False, id="something else"),
    ],
)
def test_acts_in_a_phrase(verb: str, tag: str, label: str, acts: bool):
    """Who does something in a phrase with "with" is as a subject."""
    parse = by_hand(_WITH.format(verb=verb, tag=tag, label=label))
    lee = token(parse, "Lee")
    assert acts_beside(parse, lee) is acts
    kept = Trace()
    kept.note(parse, lee, 1, speaks=False, is_pronoun=False)
    assert kept.is_subject is acts


_SAYS_OF = """
    Lee    NNP  nsubj  said   PERSON
    said   VBD  ROOT   -      say
    Roe    NNP  nsubj  told   PERSON
    told   VBD  ccomp  said   tell
    her    PRP  dobj   told
    .      .    punct  said
"""


def test_teller():
    """What a verb of saying reports has its subject for a teller; the subject itself has none."""
    parse = by_hand(_SAYS_OF)
    lee, roe, her = (token(parse, word) for word in ("Lee", "Roe", "her"))
    assert [teller_of(parse, head) for head in (lee, roe, her)] == [-1, lee, lee]


@pytest.mark.parametrize(
    ("who", "reported"),
    [
        pytest.param(["Roe"], True, id="Roe, in what Lee says"),
        pytest.param(["Lee", "her"], False, id="Lee herself, in what she says"),
        pytest.param(["Roe", "her"], True, id="Roe again, in what Lee says"),
    ],
)
def test_in_anothers_words(who: list[str], reported: bool):
    """One of whom another has just spoken is less likely to speak than the other."""
    parse, kept = by_hand(_SAYS_OF), Trace()
    for word in who:
        kept.note(parse, token(parse, word), 1, speaks=False, is_pronoun=word == "her")
    assert kept.is_reported is reported
    assert evidence(kept, place(2), Nearest.of([kept]))["in another's words just before"] is reported
    assert not evidence(kept, place(3), Nearest.of([kept]))["in another's words just before"]


@pytest.mark.parametrize(
    ("layout", "first", "introduced"),
    [
        pytest.param(
            "met VBD ROOT - meet\nLee NNP dobj met PERSON\n, , punct Lee\nmayor NN appos Lee",
            True,
            True,
            id="the first",
        ),
        pytest.param(
            "met VBD ROOT - meet\nLee NNP dobj met PERSON\n, , punct Lee\nmayor NN appos Lee", False, False, id="again"
        ),
        pytest.param("met VBD ROOT - meet\nLee NNP dobj met PERSON", True, False, id="nothing said of who it is"),
        pytest.param("there EX expl is\nis VBZ ROOT - be\nLee NNP attr is PERSON", False, True, id="there is Lee"),
        pytest.param("he PRP nsubj is\nis VBZ ROOT - be\nLee NNP attr is PERSON", False, False, id="he is Lee"),
    ],
)
def test_introduced(layout: str, first: bool, introduced: bool):
    """Somebody is set before the reader with a name and who it is, or with "there is"."""
    parse = by_hand(layout)
    assert introduces(parse, token(parse, "Lee"), first=first) is introduced


def test_introduced_just_before():
    """Whom the sentence before introduces is nearer at hand than another whom it names."""
    assert ahead(trace(2, is_introduced=True), trace(2), place(3)) > 0
    assert ahead(trace(1, is_introduced=True), trace(1), place(3)) == 0
