from dataclasses import replace

import pytest

from attribution.engine.cues.no_comment import find_withheld
from attribution.engine.grammar.parsing import Parse
from attribution.engine.sources.identities import Identity
from attribution.engine.sources.merging import People, merge_sources
from attribution.engine.speakers.joining import LinkedQuotation
from attribution.engine.speakers.scene import Scene
from attribution.model import Span
from tests.docs_by_hand import by_hand, token
from tests.growth import grows_evenly

_LABELS = {"NNP": "compound", "NNPS": "compound", "NN": "compound", "JJ": "amod", "CD": "nummod", "PRP$": "poss"}


def sentence(phrase: str) -> str:
    """Return the rows of "… said so.", where the phrase is written as "a/DT senior/JJ official/NN".

    The last word before "of" is its head; a third part is the type of an entity, and names of people need none.
    """
    parsed = [word.split("/") for word in phrase.split()]
    of = next((i for i, word in enumerate(parsed) if word[0] == "of"), len(parsed))
    rows = _rows(parsed[:of], "nsubj", "said")
    if of < len(parsed):
        rows += [f"of IN prep {parsed[of - 1][0]}", *_rows(parsed[of + 1 :], "pobj", "of")]
    return "\n".join([*rows, "said VBD ROOT - say", "so RB advmod said", ". . punct said"])


def _rows(parsed: list[list[str]], label: str, above: str) -> list[str]:
    head = parsed[-1][0]
    owner = next((i for i, word in enumerate(parsed) if word[1] == "POS"), 0)
    rows = []
    for index, (word, tag, *entity) in enumerate(parsed):
        here, its = (label, above) if index == len(parsed) - 1 else (_LABELS.get(tag, "det"), head)
        if owner and index < owner:
            here, its = ("poss", head) if index == owner - 1 else ("det", parsed[owner - 1][0])
        elif tag == "POS":
            here, its = "case", parsed[owner - 1][0]
        titles = ("Mr.", "Ms.", "Mayor", "Dr.", "Senator")
        kind = entity[0] if entity else "PERSON" if tag == "NNP" and word not in titles else ""
        lemma = word.lower().removesuffix("s") if tag == "NNS" else word.lower() if tag != "NNP" else ""
        rows.append(f"{word} {tag} {here} {its} {lemma} {kind}")
    return rows


def people_of(table: str, *heads: int) -> tuple[Parse, People]:
    """Return who speaks where the tokens at `heads` are speakers."""
    parse = by_hand(table)
    drafts = [_draft(parse, head) for head in heads]
    return parse, merge_sources(Scene(parse, (), (), find_withheld(parse)), drafts)


def _draft(parse: Parse, head: int) -> LinkedQuotation:
    who = parse.mentions[head].mention
    return LinkedQuotation(
        tokens=frozenset({head}),
        cue=None,
        speaker=Span(start=who.start, end=who.end),
        head=head,
        confidence=1.0,
        rule="source-of-cue",
        evidence="",
    )


def speakers(*phrases: str) -> tuple[Identity, ...]:
    """Return who says each of the sentences "… said so."."""
    table = "\n\n".join(sentence(phrase) for phrase in phrases)
    parse = by_hand(table)
    heads = [i for i, t in enumerate(parse.tokens) if t.dep == "nsubj"]
    found = people_of(table, *heads)[1].speakers
    assert len(found) == len(phrases)
    assert all(found)
    return tuple(one for one in found if one is not None)


def letters(*phrases: str) -> str:
    """Return a letter for each speaker: "ABA" where the third is the first again."""
    seen: list[Identity] = []
    out = ""
    for identity in speakers(*phrases):
        if not any(identity is one for one in seen):
            seen.append(identity)
        out += "ABCDEF"[next(i for i, one in enumerate(seen) if one is identity)]
    return out


ANA, BEN = "Ana/NNP Lee/NNP", "Ben/NNP Roe/NNP"


@pytest.mark.parametrize(
    ("phrases", "same"),
    [
        pytest.param([ANA, "Lee/NNP"], "AA", id="family name after the full name"),
        pytest.param(["Lee/NNP", ANA], "AA", id="full name after the family name"),
        pytest.param([ANA, BEN, "Lee/NNP", "Roe/NNP"], "ABAB", id="two people"),
        pytest.param([ANA, "Mayor/NNP Lee/NNP"], "AA", id="title"),
        pytest.param(["Mayor/NNP Ana/NNP Lee/NNP", "Lee/NNP"], "AA", id="family name after a title"),
        pytest.param(["Ana/NNP M./NNP Lee/NNP", ANA], "AA", id="initial"),
        pytest.param([ANA, "Ben/NNP Lee/NNP"], "AB", id="two of one family name"),
        pytest.param([ANA, "Ben/NNP Lee/NNP", ANA], "ABA", id="two of one family name, by full name"),
        pytest.param(
            ["Mr./NNP Ben/NNP Lee/NNP", "Ms./NNP Ana/NNP Lee/NNP", "Mr./NNP Lee/NNP", "Ms./NNP Lee/NNP"],
            "ABAB",
            id="two of one family name, by title",
        ),
    ],
)
def test_names(phrases: list[str], same: str):
    """Forms of one name are one source, and two people stay two."""
    assert letters(*phrases) == same


LINDQVIST = "Ana/NNP Lindqvist/NNP"


@pytest.mark.parametrize(
    ("phrases", "same"),
    [
        pytest.param([LINDQVIST, "Lindqvst/NNP"], "AA", id="a slip"),
        pytest.param([LINDQVIST, "Lindkvst/NNP"], "AA", id="two slips in a long name"),
        pytest.param(["Ana/NNP Sorensen/NNP", "Sorrensson/NNP"], "AB", id="two slips in a shorter one"),
        pytest.param([LINDQVIST, "Kindqvist/NNP"], "AB", id="another first letter"),
        pytest.param([LINDQVIST, "Lindqvists/NNP"], "AB", id="one letter more at the end, as of several"),
        pytest.param([ANA, "Leo/NNP"], "AB", id="a short name"),
        pytest.param([LINDQVIST, "Ben/NNP Lindqvst/NNP"], "AB", id="another given name"),
        pytest.param([LINDQVIST, "Ben/NNP Lindqvest/NNP", "Lindqvst/NNP"], "ABC", id="nearly two names"),
        pytest.param([ANA, "Said/NNP Lee/NNP"], "AA", id="a verb taken for a given name"),
        pytest.param([ANA, "the/DT Lees/NNPS/PERSON"], "AB", id="a family"),
        pytest.param([ANA, "Lees/NNPS/PERSON"], "AB", id="a family, without an article"),
        pytest.param([ANA] * 5 + ["Ben/NNP Lee/NNP", "Lee/NNP"], "AAAAABA", id="much the commoner of one name"),
    ],
)
def test_names_that_are_nearly_the_same(phrases: list[str], same: str):
    """A family name that differs by a slip from one in full is that one; what differs more is another's."""
    assert letters(*phrases) == same


@pytest.mark.parametrize(
    ("phrases", "same"),
    [
        pytest.param(["Corvane/NNP/ORG Dynamics/NNP/ORG", "Corvane/NNP/ORG"], "AA", id="a body by its first word"),
        pytest.param(["Baxter/NNP/ORG Foundation/NNP/ORG", "Baxter/NNP/ORG"], "AB", id="whom a body is named for"),
        pytest.param(["Ana/NNP/ORG Lee/NNP/ORG", "Lee/NNP/PERSON"], "AA", id="a person by the last, whatever the tag"),
        pytest.param(["Ana/NNP/ORG Mia/NNP/ORG Lee/NNP/ORG", "Mia/NNP Lee/NNP"], "AB", id="a body tagged as such"),
        pytest.param(["Ana/NNP/GPE Lee/NNP/GPE", "Lee/NNP/GPE"], "AA", id="a place by its end"),
        pytest.param(["the/DT bassoonist/NN", "the/DT musician/NN"], "AA", id="what the noun means in general"),
        pytest.param(["the/DT bassoonist/NN", "the/DT surgeon/NN"], "AB", id="another noun"),
        pytest.param(["the/DT fourth/JJ", "the/DT fourth/JJ"], "AA", id="a rank that comes again"),
        pytest.param(["the/DT third/JJ", "the/DT fourth/JJ"], "AB", id="two ranks"),
        pytest.param(
            ["Varda/NNP/ORG Air/NNP/ORG", "Corvane/NNP/ORG", "the/DT central/JJ bank/NN"],
            "ABC",
            id="no name of a company",
        ),
    ],
)
def test_shorter_and_wider_names(phrases: list[str], same: str):
    """A body goes by its first word and a person by the last; a general noun means the one whom it fits."""
    assert letters(*phrases) == same


def test_family_is_a_group():
    """A family name in the plural names several people."""
    _, lees = speakers(ANA, "the/DT Lees/NNPS/PERSON")
    assert lees.kind == "group"


def test_name_is_kept_once():
    """A body's name that comes again is kept once, and another form of it beside it."""
    post, *_ = speakers("Norwood/NNP/ORG Post/NNP/ORG", "Norwood/NNP/ORG Post/NNP/ORG", "the/DT Post/NNP/ORG")
    assert len(post.names) == len(set(post.names)) == 2


@pytest.mark.parametrize(
    ("phrases", "same"),
    [
        pytest.param(["an/DT official/NN", "the/DT official/NN"], "AA", id="definite goes back"),
        pytest.param(["one/CD official/NN", "the/DT official/NN"], "AA", id="definite goes back to one"),
        pytest.param(["an/DT official/NN", "an/DT official/NN"], "AB", id="indefinite twice"),
        pytest.param(["an/DT official/NN", "another/DT official/NN"], "AB", id="another"),
        pytest.param(["an/DT official/NN", "a/DT second/JJ official/NN"], "AB", id="a second"),
        pytest.param(["an/DT official/NN", "another/DT official/NN", "the/DT official/NN"], "ABB", id="the nearest"),
        pytest.param(["an/DT official/NN", "a/DT diplomat/NN", "the/DT official/NN"], "ABA", id="by the noun"),
        pytest.param(
            ["a/DT French/JJ/NORP diplomat/NN", "a/DT Dutch/JJ/NORP diplomat/NN", "the/DT French/JJ/NORP diplomat/NN"],
            "ABA",
            id="by where from",
        ),
        pytest.param(["the/DT official/NN", "the/DT official/NN"], "AA", id="definite from the start"),
        pytest.param(["two/CD officials/NNS", "the/DT officials/NNS"], "AA", id="a group"),
        pytest.param(["an/DT official/NN", "the/DT officials/NNS"], "AB", id="one is no group"),
        pytest.param(["officials/NNS", "an/DT official/NN"], "AB", id="a group is not one"),
        pytest.param(["one/CD of/IN the/DT officials/NNS", "the/DT official/NN"], "AA", id="one of them, then the one"),
        pytest.param(["the/DT officials/NNS", "one/CD of/IN the/DT officials/NNS"], "AB", id="one of them is not all"),
        pytest.param(
            ["one/CD of/IN the/DT officials/NNS", "another/DT of/IN the/DT officials/NNS"],
            "AB",
            id="one of them and another of them",
        ),
        pytest.param(["the/DT ministry/NN", "the/DT ministry/NN"], "AA", id="a body"),
        pytest.param(["a/DT report/NN", "the/DT report/NN"], "AA", id="a document"),
    ],
)
def test_descriptions(phrases: list[str], same: str):
    """An indefinite description opens a new source, and a definite one goes back to the nearest that fits."""
    assert letters(*phrases) == same


@pytest.mark.parametrize(
    ("phrases", "same"),
    [
        pytest.param(["the/DT Health/NNP/ORG Ministry/NNP/ORG", "the/DT ministry/NN"], "AA", id="by its noun"),
        pytest.param(["the/DT Health/NNP/ORG Ministry/NNP/ORG", "the/DT agency/NN"], "AB", id="by another noun"),
        pytest.param(["Norwood/NNP/ORG Post/NNP/ORG", "the/DT Post/NNP/ORG"], "AA", id="by its last word"),
        pytest.param(["Norwood/NNP/ORG Post/NNP/ORG", "Harbor/NNP/ORG Trust/NNP/ORG"], "AB", id="two bodies"),
        pytest.param(["Lee/NNP/ORG Brothers/NNPS/ORG", ANA], "AB", id="a firm and a person of one name"),
        pytest.param(["Norwood/NNP/ORG Post/NNP/ORG", "the/DT newspaper/NN"], "AA", id="a newspaper"),
        pytest.param(["Harbor/NNP/ORG Trust/NNP/ORG", "the/DT newspaper/NN"], "AB", id="a body that is none"),
        pytest.param(["Harbor/NNP/ORG Trust/NNP/ORG", "the/DT company/NN"], "AA", id="a company"),
        pytest.param(["Norwood/NNP/ORG Post/NNP/ORG", "the/DT company/NN"], "AB", id="a newspaper is no company"),
        pytest.param(
            ["Harbor/NNP/ORG Trust/NNP/ORG", "Norwood/NNP/ORG Pike/NNP/ORG", "the/DT company/NN"],
            "ABB",
            id="the company named last",
        ),
    ],
)
def test_bodies(phrases: list[str], same: str):
    """A body is known again by its noun or by a part of its name, and is no person."""
    assert letters(*phrases) == same


@pytest.mark.parametrize(
    ("phrases", "same"),
    [
        pytest.param([ANA, "she/PRP"], "AA", id="she"),
        pytest.param(["an/DT official/NN", "he/PRP"], "AA", id="of an unnamed one"),
        pytest.param([ANA, "she/PRP", BEN, "he/PRP", "she/PRP"], "AABBA", id="she and he"),
        pytest.param(["two/CD officials/NNS", "they/PRP"], "AA", id="they"),
        pytest.param([ANA, "two/CD officials/NNS", "they/PRP", "she/PRP"], "ABBA", id="they and she"),
        pytest.param(["the/DT ministry/NN", "it/PRP"], "AA", id="it"),
        pytest.param(["the/DT ministry/NN", ANA, "it/PRP"], "ABA", id="it is no person"),
    ],
)
def test_pronouns(phrases: list[str], same: str):
    """A pronoun goes to the last who agrees with it in number, kind and the pronouns used so far."""
    assert letters(*phrases) == same


def test_pronouns_are_kept():
    """The pronouns that the article uses of a source are kept, each once; nothing is taken from a name."""
    (ana, _, _, ben) = speakers(ANA, "she/PRP", "she/PRP", BEN)
    assert ana.pronouns == ["she"]
    assert ben.pronouns == []


def test_title_tells_the_pronoun():
    """ "He" is not the "Ms." named before: a title says so, a name does not."""
    assert letters("Ms./NNP Ana/NNP Lee/NNP", "he/PRP") == "AB"
    assert letters("Ana/NNP Lee/NNP", "he/PRP") == "AA"


def test_role_tells_the_pronoun():
    """ "He" is not the spokeswoman named before."""
    assert letters("a/DT spokeswoman/NN", "he/PRP") == "AB"


def test_pronoun_with_nobody_before_it():
    """A pronoun that goes back to nobody is an unnamed person of its own."""
    (she,) = speakers("she/PRP")
    assert (she.named, she.kind) == (False, "person")


def test_member_of_a_group():
    """ "One of the officials" is a person without a name, a member of the officials, who were named before."""
    officials, one, official = speakers(
        "three/CD officials/NNS", "one/CD of/IN the/DT officials/NNS", "the/DT official/NN"
    )
    assert one.member_of is officials
    assert (one.kind, one.named, one.plural) == ("person", False, False)
    assert (officials.kind, officials.plural) == ("group", True)
    assert official is one


def test_group_of_a_member_is_kept():
    """The group that a speaker is one of is a source too, though it says nothing itself."""
    table = sentence("one/CD of/IN the/DT officials/NNS")
    _, people = people_of(table, 0)
    assert [identity.kind for identity in people.identities] == ["person", "group"]


def test_some_of_a_group_are_a_group():
    """ "Some of the residents" are several people."""
    (some,) = speakers("some/DT of/IN the/DT residents/NNS")
    assert (some.kind, some.plural) == ("group", True)


def test_two_unnamed_who_may_be_the_same():
    """Two indefinite descriptions of one noun stay two, each saying that it may be the other."""
    one, two = speakers("an/DT official/NN", "a/DT senior/JJ official/NN")
    assert two.may_be == [one]
    assert one.may_be == [two]


def test_another_is_not_the_same():
    """ "Another official" says of itself that it is not the one before."""
    one, another = speakers("an/DT official/NN", "another/DT official/NN")
    assert another.may_be == []
    assert one.may_be == []


@pytest.mark.parametrize(
    ("phrase", "kind", "named"),
    [
        ("Ana/NNP Lee/NNP", "person", True),
        ("a/DT spokeswoman/NN", "person", False),
        ("police/NNS", "organization", False),
        ("several/JJ residents/NNS", "group", False),
        ("people/NNS", "group", False),
        ("the/DT ministry/NN", "organization", False),
        ("Reuters/NNP/ORG", "organization", True),
        ("Norwood/NNP/GPE", "organization", True),
        ("Winter/NNP/WORK_OF_ART Salt/NNP/WORK_OF_ART", "document", True),
        ("Harbor/NNP/FAC Bridge/NNP/FAC", "other", True),
        ("the/DT 22-year-old/NN", "person", False),
        ("a/DT friend/NN of/IN officials/NNS", "person", False),
        ("Democrats/NNPS/NORP", "group", False),
        ("a/DT handful/NN of/IN aides/NNS", "group", False),
        ("some/DT", "group", False),
        ("critics/NNS", "group", False),
        ("a/DT report/NN", "document", False),
        ("the/DT lawsuit/NN", "document", False),
    ],
)
def test_kind_of_a_source(phrase: str, kind: str, named: bool):
    """Names, roles, bodies and documents are sources of their kind, and only a name is a name."""
    (identity,) = speakers(phrase)
    assert (identity.kind, identity.named) == (kind, named)


def test_apposition_describes():
    """What stands after a name between commas says who it is, and the noun goes back to the name later."""
    table = """
        Ana    NNP  compound  Lee    PERSON
        Lee    NNP  nsubj     said   PERSON
        ,      ,    punct     Lee
        the    DT   det       mayor
        mayor  NN   appos     Lee
        of     IN   prep      mayor
        Norwood NNP pobj      of     GPE
        ,      ,    punct     Lee
        said   VBD  ROOT      -      say
        so     RB   advmod    said
        .      .    punct     said

        The    DT   det       mayor
        mayor  NN   nsubj     left
        left   VBD  ROOT      -      leave
    """
    parse = by_hand(table)
    _, people = people_of(table, token(parse, "Lee"), token(parse, "mayor", 2))
    assert people.speakers[0] is people.speakers[1]
    assert people.identities[0].descriptions[0] == "the mayor of Norwood"


def test_description_before_a_name():
    """ "Spokeswoman Ana Lee" is Ana Lee, described as a spokeswoman."""
    table = """
        company      NN   compound  Lee
        spokeswoman  NN   compound  Lee
        Ana          NNP  compound  Lee   PERSON
        Lee          NNP  nsubj     said  PERSON
        said         VBD  ROOT      -     say
        so           RB   advmod    said
    """
    parse = by_hand(table)
    _, people = people_of(table, token(parse, "Lee"))
    assert people.identities[0].descriptions[-1] == "company spokeswoman"
    assert people.identities[0].person_names[0].shown == "Ana Lee"


def test_possessive_of_a_name_is_a_mention():
    """ "Lee’s" goes to Lee, so that "she" after it does too."""
    table = """
        Ana     NNP  compound  Lee    PERSON
        Lee     NNP  nsubj     left   PERSON
        left    VBD  ROOT      -      leave
        .       .    punct     left

        Lee     NNP  poss      car    PERSON
        ’s      POS  case      Lee
        car     NN   nsubj     waited
        waited  VBD  ROOT      -      wait
        .       .    punct     waited

        She     PRP  nsubj     said
        said    VBD  ROOT      -      say
        so      RB   advmod    said
    """
    parse = by_hand(table)
    _, people = people_of(table, token(parse, "She"))
    (ana,) = people.identities
    assert [parse.text[s.start : s.end] for s in ana.mentions] == ["Ana Lee", "Lee", "She"]


def test_relative_pronoun_is_its_antecedent():
    """The "who" of a relative clause is the one it describes, and no mention of its own kind."""
    table = """
        Ana     NNP  compound  Lee    PERSON
        Lee     NNP  nsubj     left   PERSON
        ,       ,    punct     Lee
        who     WP   nsubj     said
        said    VBD  relcl     Lee    say
        so      RB   advmod    said
        ,       ,    punct     Lee
        left    VBD  ROOT      -      leave
    """
    parse = by_hand(table)
    _, people = people_of(table, token(parse, "who"))
    assert people.speakers[0] is not None
    assert people.speakers[0].person_names[0].shown == "Ana Lee"


def test_relative_pronoun_of_somebody_new():
    """The "who" of a description that says nothing else opens that source."""
    table = """
        They    PRP  nsubj  met
        met     VBD  ROOT   -      meet
        a       DT   det    woman
        woman   NN   dobj   met
        who     WP   nsubj  said
        said    VBD  relcl  woman  say
        so      RB   advmod said
    """
    parse = by_hand(table)
    _, people = people_of(table, token(parse, "who"))
    (woman,) = people.identities
    assert (woman.kind, woman.named) == ("person", False)
    assert [parse.text[s.start : s.end] for s in woman.mentions][-1] == "who"
    assert "woman" in woman.descriptions[0]


def test_only_those_who_speak_are_sources():
    """Somebody who is only spoken of is not a source."""
    table = sentence(ANA) + "\n\n" + sentence(BEN)
    _, people = people_of(table, 1)
    assert [identity.person_names[0].shown for identity in people.identities] == ["Ana Lee"]


def test_one_name_thousands_of_times():
    """A name that a text repeats without end takes no longer the last time than the first."""

    def merge(times: int) -> None:
        parse = by_hand("\n\n".join([sentence(ANA)] * times))
        merge_sources(Scene(parse, (), (), find_withheld(parse)), ())

    assert grows_evenly(merge, 2000)


def test_nobody():
    """Without quotations there are no sources."""
    assert people_of(sentence(ANA))[1] == People((), (), (), (), (), ())


def test_order_is_that_of_first_mention():
    """Sources come in the order in which the article first mentions them."""
    table = "\n\n".join(sentence(p) for p in (ANA, BEN))
    parse = by_hand(table)
    _, people = people_of(table, token(parse, "Roe"), token(parse, "Lee"))
    assert [identity.person_names[0].shown for identity in people.identities] == ["Ana Lee", "Ben Roe"]


def test_who_would_have_said_what_is_hardly_a_quotation():
    """A name that only an unlikely quotation has tells whose the family name is, and is no source by itself."""
    parse = by_hand("\n\n".join(sentence(phrase) for phrase in (BEN, ANA, "Lee/NNP")))
    ben, ana, lee = (_draft(parse, i) for i, t in enumerate(parse.tokens) if t.dep == "nsubj")
    people = merge_sources(Scene(parse, (), (), find_withheld(parse)), (lee,), (ben, ana))
    assert [[name.shown for name in identity.person_names] for identity in people.identities] == [["Ana Lee", "Lee"]]
    assert len(people.speakers) == 1


def test_least_of_the_surest():
    """A pronoun is given to somebody for the surest quotation that it says, whatever else it may say."""
    table = "\n\n".join([sentence(ANA), "She PRP nsubj said\nsaid VBD ROOT - say\nso RB advmod said\n. . punct said"])
    parse = by_hand(table)
    she = token(parse, "She")
    drafts = [_draft(parse, token(parse, "Lee")), _draft(parse, she), replace(_draft(parse, she), confidence=0.4)]
    scene = Scene(parse, (), (), find_withheld(parse))
    people = merge_sources(scene, drafts[:2], drafts[2:], threshold=0.4)
    assert people.speakers[0] is people.speakers[1]


@pytest.mark.parametrize(
    ("after", "homes"),
    [
        pytest.param("of IN prep Lee\nOhio NNP pobj of - GPE", {"ohio"}, id="of Ohio"),
        pytest.param("of IN prep Lee\nBonn NNP pobj of - ORG", set(), id="of no place"),
        pytest.param("( -LRB- punct Lee\nD-Ohio NNP appos Lee\n) -RRB- punct Lee", {"ohio"}, id="(D-Ohio)"),
        pytest.param(", , punct Lee\nR-N.H. NNP appos Lee\n, , punct Lee", {"n.h."}, id="R-N.H."),
    ],
)
def test_homes(after: str, homes: set[str]):
    """The place after a name is where somebody holds an office for."""
    table = f"Ana NNP compound Lee PERSON\nLee NNP nsubj said PERSON\n{after}\nsaid VBD ROOT - say\n. . punct said"
    parse = by_hand(table)
    [ana] = people_of(table, token(parse, "Lee"))[1].speakers
    assert ana is not None
    assert ana.homes == homes


_REPORTS_A_SENATOR = """
    Senator  NNP  compound  Lee
    Lee      NNP  nsubj     said   PERSON
    said     VBD  ROOT      -      say
    the      DT   det       senator
    Iowa     NNP  compound  senator - GPE
    senator  NN   nsubj     called
    called   VBD  ccomp     said   call
    .        .    punct     said

    The      DT   det       senator
    Iowa     NNP  compound  senator - GPE
    senator  NN   nsubj     spoke
    spoke    VBD  ROOT      -      speak
    .        .    punct     spoke
"""


def test_described_by_another_of_the_name():
    """Somebody of whom a senator speaks as "the Iowa senator" is not that senator, then or later."""
    parse = by_hand(_REPORTS_A_SENATOR)
    heads = [i for i, t in enumerate(parse.tokens) if t.dep == "nsubj"]
    lee, described, again = people_of(_REPORTS_A_SENATOR, *heads)[1].speakers
    assert described is not lee
    assert again is described
