import pytest

from attribution import Analysis, Source, analyze

PAIR = "Ines Calder and Rolf Stamm"


def speaker_of(text: str, words: str) -> tuple[Analysis, Source | None]:
    """Return the analysis of a text, and the source of the quotation that has these words."""
    analysis = analyze(text)
    [quotation] = [q for q in analysis.quotations if words in q.text]
    return analysis, next((s for s in analysis.sources if s.id == quotation.source_id), None)


def members_of(analysis: Analysis, source: Source) -> list[str]:
    """Return the names of those who speak together as a source."""
    names = {it.id: it.name for it in analysis.sources}
    return [names[it] for it in source.members or ()]


def test_two_named_people_are_one_source():
    """Who speaks together with another is one source with him, a group by name, and a source of his own as well."""
    analysis, source = speaker_of(f"“The well is dry,” {PAIR} said.", "The well")

    assert source is not None
    assert (source.name, source.kind, source.named) == (PAIR, "group", True)
    assert members_of(analysis, source) == ["Ines Calder", "Rolf Stamm"]
    assert analysis.quotations[0].speaker is not None
    assert analysis.quotations[0].speaker.text == PAIR
    assert [mention.text for mention in source.mentions] == [PAIR]


def test_one_of_them_alone():
    """What one of the two says alone is hers alone, and the two have their fullest names."""
    text = f"{PAIR} run the mill. “It is old,” Calder and Stamm said. “I was born in it,” Calder said."
    _, both = speaker_of(text, "It is old")
    _, one = speaker_of(text, "I was born")

    assert both is not None
    assert both.name == PAIR
    assert [mention.text for mention in both.mentions] == [PAIR, "Calder and Stamm"]
    assert one is not None
    assert (one.name, one.members or ()) == ("Ines Calder", ())


def test_the_same_two_in_another_order():
    """The same people are the same source, whoever is named first."""
    text = "“It is old,” Ines Calder and Rolf Stamm said. “It leaks,” Stamm and Calder wrote."
    analysis = analyze(text)

    assert len({quotation.source_id for quotation in analysis.quotations}) == 1


@pytest.mark.parametrize(
    "again",
    [
        "they said",
        "both said",
        "the two said",
        "the pair wrote",
        "the couple said",
        "the two farmers said",
    ],
)
def test_later_mentions(again: str):
    """“They”, “both” and “the pair” mean the two who were named together, where nobody else can be meant."""
    _, source = speaker_of(f"{PAIR} run the mill. “It is old,” {again}.", "It is old")

    assert source is not None
    assert source.name == PAIR


@pytest.mark.parametrize(
    ("before", "again"),
    [
        pytest.param(f"Two engineers warned {PAIR}.", "the two said", id="two others"),
        pytest.param(f"{PAIR} and Tess Marlow run the mill.", "both said", id="three"),
        pytest.param(f"{PAIR} run the mill. Tess Marlow and Ada Oden run the inn.", "the two said", id="two pairs"),
        pytest.param(f"Tess Marlow wrote of a feud between {PAIR}.", "they said", id="no subject"),
        pytest.param(f"{PAIR} met two inspectors.", "they said", id="others as near"),
        pytest.param(f"{PAIR} run the mill.", "the two inspectors who came said", id="told more of"),
        pytest.param(f"The farmers, {PAIR}, left.", "dairy farmers said", id="any farmers"),
    ],
)
def test_others_may_be_meant(before: str, again: str):
    """Where others may be meant, or none of those named together are so many, it is left open."""
    _, source = speaker_of(f"{before} “It is old,” {again}.", "It is old")

    assert source is None or source.name != PAIR


def test_they_and_others_without_a_name():
    """After a person and her friends “they” means all of them, and not the friends alone."""
    text = "Ines Calder and her friends run the mill. Calder and her friends say it is old. “It leaks,” they said."
    _, source = speaker_of(text, "It leaks")

    assert source is not None
    assert source.name == "Ines Calder and her friends"


@pytest.mark.parametrize(
    ("first", "again"),
    [
        ("The lawyers, Ines Calder and Rolf Stamm, left.", "the lawyers said"),
        ("Senator Ines Calder and Senator Rolf Stamm left.", "the senators said"),
        ("Senators Ines Calder and Rolf Stamm left.", "both senators said"),
    ],
)
def test_called_by_what_both_are(first: str, again: str):
    """“The senators” are the two whom the article calls so."""
    _, source = speaker_of(f"{first} “It is old,” {again}.", "It is old")

    assert source is not None
    assert source.name == PAIR


def test_both_men_are_no_women():
    """“Both women” are not two of whom one is called “he”."""
    text = "Mrs. Ines Calder and Mr. Rolf Stamm left. “It is old,” both women said."
    _, source = speaker_of(text, "It is old")

    assert source is None or source.name != PAIR


def test_a_family():
    """Two with one family name are named so, each has a whole name, and “the Reeves” are the two."""
    text = "Tom and Dan Reeve keep bees. “They bite,” the Reeves said. “Not me,” Tom said."
    analysis, both = speaker_of(text, "They bite")
    _, one = speaker_of(text, "Not me")

    assert both is not None
    assert (both.name, members_of(analysis, both)) == ("Tom and Dan Reeve", ["Tom Reeve", "Dan Reeve"])
    assert one is not None
    assert one.name == "Tom Reeve"


def test_with_others_who_have_no_name():
    """A named person answers for what is said with others: the source has a name, and they are none by themselves."""
    analysis, source = speaker_of("“It rattles,” said Ines Calder and other tenants.", "It rattles")

    assert source is not None
    assert (source.name, source.named) == ("Ines Calder and other tenants", True)
    assert members_of(analysis, source) == ["Ines Calder"]
    assert analysis.unnamed() == ()


def test_with_a_body():
    """A person and a body that speak together are one source, and each is one."""
    analysis, source = speaker_of("“It is safe,” said Ines Calder and the harbour authority.", "It is safe")

    assert source is not None
    assert members_of(analysis, source) == ["Ines Calder", "the harbour authority"]


def test_a_clause_of_both():
    """Of “who run” both are meant, of “who runs” the last one alone."""
    both = "Ines Calder and Rolf Stamm, who say the mill is “a ruin,” want it gone."
    last = "Ines Calder and Rolf Stamm, who says the mill is “a ruin,” want it gone."

    _, all_ = speaker_of(both, "a ruin")
    _, one = speaker_of(last, "a ruin")

    assert all_ is not None
    assert all_.name == PAIR
    assert one is None or one.name == "Rolf Stamm"


def test_a_relay_of_two():
    """Two who pass words on together are one relay."""
    analysis = analyze("Ines Calder and Rolf Stamm said the letter calls the mill “a ruin.”")
    names = {source.id: source.name for source in analysis.sources}
    relays = [quotation.via for quotation in analysis.quotations if quotation.via is not None]

    assert [(relay.text, names[relay.source_id or ""]) for relay in relays] == [(PAIR, PAIR)]


def test_no_comment_of_two():
    """Two who decline to comment are told of together."""
    analysis = analyze("“It is old,” Ines Calder and Rolf Stamm said. Calder and Stamm declined to comment further.")
    [note] = [note for note in analysis.notes if note.kind == "no-comment"]

    assert note.source_id == analysis.quotations[0].source_id


@pytest.mark.parametrize("lawyer", ["Ines Calder and Rolf Stamm’s lawyer", "Calder and Stamm’s lawyer"])
def test_whose_the_lawyer_is(lawyer: str):
    """The lawyer of two people is one source, and neither of them."""
    analysis, source = speaker_of(f"“The lease is void,” {lawyer} said.", "The lease")

    assert source is not None
    assert (source.kind, source.named) == ("person", False)
    assert analysis.quotations[0].speaker is not None
    assert analysis.quotations[0].speaker.text == lawyer


@pytest.mark.parametrize(
    ("who", "is_meant"),
    [
        ("Kim Ashby, who is non-binary, runs the choir.", True),
        ("Kim Ashby uses they/them pronouns and runs the choir.", True),
        ("Kim Ashby runs the choir.", False),
        ("Kim Ashby told Lee Marlow, who is non-binary, about the choir.", False),
    ],
)
def test_they_for_one_person(who: str, is_meant: bool):
    """“They” is one person only where the article says so, of that person alone."""
    _, source = speaker_of(f"{who} “I just sing,” they said.", "I just sing")

    assert (source is not None and source.name == "Kim Ashby") is is_meant
