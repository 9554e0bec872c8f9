"""Rules about how unnamed sources are described, why they have no name, and how much hangs on each."""

import pytest

from attribution.model import Anonymity
from tests.analyses import Story
from tests.findings_by_hand import found, said

# ANON001


@pytest.mark.parametrize("speaker", ["a source", "A well-placed source", "two sources", "sources"])
def test_a_bare_source(speaker: str) -> None:
    """Of “a source” nothing is told."""
    assert found(said(f"“The pier is sold,” {speaker} said.", "“The pier is sold,”", speaker), "ANON001") == [speaker]


@pytest.mark.parametrize("speaker", ["a harbor source", "a source at the port authority", "an official"])
def test_a_described_source(speaker: str) -> None:
    """A word more is a description."""
    assert found(said(f"“The pier is sold,” {speaker} said.", "“The pier is sold,”", speaker), "ANON001") == []


def test_a_house_may_call_other_nouns_bare() -> None:
    """The nouns are a setting, and so are phrases that tell nothing."""
    official = said("“It is sold,” an official said.", "“It is sold,”", "an official")
    close = said("“Sold,” said a banker close to the matter.", "“Sold,”", "a banker close to the matter")

    assert found(official, "ANON001", nouns=("official",)) == ["an official"]
    assert found(close, "ANON001", phrases=("close to the matter",)) == ["a banker close to the matter"]


def test_a_member_of_a_described_group_is_described() -> None:
    """“Two sources” from a group that is described are no bare sources."""
    story = Story("Dock officials met. “It is sold,” two sources said.")
    story.source("group", "Dock officials", "group", named=False)
    story.source("two", "two sources", "group", named=False, member_of="group")
    story.quotation("“It is sold,”", source="two", speaker="two sources")

    assert found(story, "ANON001") == []


# ANON002


def test_no_reason() -> None:
    """Without a reason the source is pointed at; a condition is no reason."""
    hidden = Anonymity(condition="on condition of anonymity")
    story = said("“It leaks,” an aide said on condition of anonymity.", "“It leaks,”", "an aide", anonymity=hidden)

    assert found(story, "ANON002") == ["an aide"]


def test_a_reason() -> None:
    """With a reason there is nothing to find."""
    hidden = Anonymity(reason="for fear of dismissal")
    text = "“It leaks,” said an aide, who asked not to be named for fear of dismissal."

    assert found(said(text, "“It leaks,”", "an aide", anonymity=hidden), "ANON002") == []


def test_the_reason_of_the_whole_group() -> None:
    """A reason that is given for the officials holds for one of them."""
    story = Story("Two aides spoke anonymously for fear of dismissal. “It leaks,” one of them said.")
    story.source("two", "Two aides", "group", named=False, anonymity=Anonymity(reason="for fear of dismissal"))
    story.source("one", "one of them", named=False, member_of="two")
    story.quotation("“It leaks,”", source="one", speaker="one of them")

    assert found(story, "ANON002") == []


@pytest.mark.parametrize("rule", ["ANON002", "ANON010", "ANON013"])
def test_a_spokeswoman_is_no_anonymous_source(rule: str) -> None:
    """Who speaks for a body by trade is left alone."""
    assert found(said("“It is dry,” a spokeswoman said.", "“It is dry,”", "a spokeswoman"), rule) == []


@pytest.mark.parametrize("rule", ["ANON002", "ANON010", "ANON013"])
def test_a_pronoun_for_nobody_is_no_anonymous_source(rule: str) -> None:
    """“They” that nobody in the article fits is an open question, and no source without a name."""
    story = said("“I signed it,” they said.", "“I signed it,”", "they", "group")
    story.note("unresolved", "nobody fits", "they", "one")

    assert found(story, rule) == []


# ANON003


def test_a_stock_reason() -> None:
    """The reason itself is pointed at."""
    hidden = Anonymity(reason="because she was not authorized to speak publicly")
    text = "“It leaks,” said an aide, who asked not to be named because she was not authorized to speak publicly."

    assert found(said(text, "“It leaks,”", "an aide", anonymity=hidden), "ANON003") == [
        "because she was not authorized to speak publicly"
    ]


def test_a_reason_of_its_own() -> None:
    """A reason that holds for this source is left alone."""
    hidden = Anonymity(reason="because his brother runs the shipyard")
    text = "“It leaks,” said a welder, who asked not to be named because his brother runs the shipyard."

    assert found(said(text, "“It leaks,”", "a welder", anonymity=hidden), "ANON003") == []


# ANON004


def test_a_plural_of_which_one_speaks() -> None:
    """“Officials” are spoken of, and one of them is heard."""
    story = Story("Officials were worried. “We are late,” one of them said.")
    story.source("all", "Officials", "group", named=False)
    story.mention("Officials", "all")
    story.source("one", "one of them", named=False, member_of="all")
    story.quotation("“We are late,”", source="one", speaker="one of them")

    assert found(story, "ANON004") == ["Officials"]


def test_a_plural_of_which_two_speak() -> None:
    """Two members are more than one."""
    story = Story("Officials were worried. “We are late,” one of them said. “And broke,” said another.")
    story.source("all", "Officials", "group", named=False)
    for key, words, speaker in (("one", "“We are late,”", "one of them"), ("two", "“And broke,”", "another")):
        story.source(key, speaker, named=False, member_of="all")
        story.quotation(words, source=key, speaker=speaker)

    assert found(story, "ANON004") == []


def test_several_people_in_one_voice() -> None:
    """Several people don't say the same words at once; what they are reported to say is another matter."""
    direct = said("“No one came,” residents said.", "“No one came,”", "residents", "group")
    indirect = said("Residents said no one came.", "no one came", "Residents", "group")

    fragment = said("Residents said it was “a culture of silence.”", "“a culture of silence.”", "Residents", "group")

    assert found(direct, "ANON004") == ["“No one came,”"]
    assert found(fragment, "ANON004") == []
    assert found(indirect, "ANON004") == []


# ANON005, ANON010


def two_voices(first: str) -> Story:
    """Return a story in which Ana Lee and an aide speak, one of them first."""
    voices = ["“The roof is old,” an aide said.", "“It is not,” Ana Lee said."]
    story = Story("\n\n".join(voices if first == "aide" else reversed(voices)))
    story.source("aide", "an aide", named=False)
    story.source("lee", "Ana Lee")
    rows = [("“The roof is old,”", "aide", "an aide"), ("“It is not,”", "lee", "Ana Lee")]
    for words, key, speaker in rows if first == "aide" else reversed(rows):
        story.quotation(words, source=key, speaker=speaker)
    return story


def test_the_first_quotation_is_unnamed() -> None:
    """Only the first quotation in marks counts."""
    assert found(two_voices("aide"), "ANON005") == ["“The roof is old,”"]
    assert found(two_voices("lee"), "ANON005") == []


def test_the_list_to_sign_off() -> None:
    """Each unnamed quotation in marks is on it, and none of a named source's."""
    assert found(two_voices("lee"), "ANON010") == ["“The roof is old,”"]


def test_an_indirect_quotation_needs_no_signing_off() -> None:
    """Without marks it is no direct quotation."""
    assert found(said("An aide said the roof was old.", "the roof was old", "An aide"), "ANON010") == []


# ANON011


def test_one_unnamed_source_alone() -> None:
    """Somebody else in the paragraph after bears it out; in a distant one nobody does."""
    near = two_voices("aide")
    filler = "\n\nThe school was built in 1931.\n\nIt has two floors.\n\n"
    far = Story(near.document.text.replace("\n\n", filler))
    far.source("aide", "an aide", named=False)
    far.source("lee", "Ana Lee")
    far.quotation("“The roof is old,”", source="aide", speaker="an aide")
    far.quotation("“It is not,”", source="lee", speaker="Ana Lee")

    assert found(near, "ANON011") == []
    assert found(far, "ANON011") == ["“The roof is old,”"]
    assert found(far, "ANON011", paragraphs=3) == []


def test_several_unnamed_sources_are_not_one() -> None:
    """Three people are more than one source."""
    hidden = Anonymity(claimed=3)
    story = said("The roof is old, three aides said.", "The roof is old", "three aides", "group", anonymity=hidden)

    assert found(story, "ANON011") == []


# ANON013


def test_how_the_source_knows() -> None:
    """It is missing where neither knowledge nor a place to know it from is told."""
    plain = said("“It leaks,” an aide said.", "“It leaks,”", "an aide")
    there = said(
        "“It leaks,” said an aide who was on the roof.",
        "“It leaks,”",
        "an aide who was on the roof",
        anonymity=Anonymity(knowledge="who was on the roof"),
    )
    placed = said("“It leaks,” said an employee of the school.", "“It leaks,”", "an employee of the school")

    assert found(plain, "ANON013") == ["an aide"]
    assert found(there, "ANON013") == []
    assert found(placed, "ANON013") == []


def test_one_of_them_is_no_place_to_know_from() -> None:
    """The “of” of a part tells nothing."""
    assert found(said("“It leaks,” one of the aides said.", "“It leaks,”", "one of the aides"), "ANON013") == [
        "one of the aides"
    ]
