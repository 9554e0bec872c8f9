"""A person's corrections, applied: each kind of entry, and what can't be placed."""

from typing import Any

import pytest
from msgspec import UNSET, structs

from attribution.corrections import corrected
from attribution.model import Analysis, Anonymity, Ids, Unattributed
from tests.analyses import Story, told_together
from tests.corrections_by_hand import Pencil, pointed

TEXT = """\
Ana Ruiz met Tom Hale at the pump house on Monday.

“The pump will fail,” she said. “Nobody has ordered parts.”

“It is a good pump,” Tom Hale said. He called it a “work horse”.

“They told me ‘no’,” one official said.

The council said the water was safe.
"""


def story() -> Analysis:
    """Return what the machine found in the article."""
    told = Story(TEXT, "pump.txt", title="The pump")
    told.source("ruiz", "Ana Ruiz", pronouns=("she",))
    told.source("hale", "Tom Hale")
    told.source("official", "one official", named=False, may_be=("hale",))
    told.source("council", "council", "organization", named=False)
    told.mention("Ana Ruiz", "ruiz")
    told.quotation("“The pump will fail,”", source="ruiz", speaker="she")
    told.quotation("“Nobody has ordered parts.”", source="ruiz", speaker="she", rule="goes-on")
    told.quotation("“It is a good pump,”", source="hale", speaker="Tom Hale")
    told.quotation("“They told me ‘no’,”", source="official", speaker="one official")
    told.quotation("the water was safe", source="council", speaker="The council", kind="indirect")
    return told.analysis()


def after(pencil: Pencil) -> Analysis:
    """Return the analysis as it was corrected."""
    return corrected(pencil.analysis, pencil.corrections())


def test_another_source_of_the_article_is_the_speaker() -> None:
    """The words go to the source, with confidence 1 and who said so; the machine's analysis stays as it was."""
    machine, pencil = story(), Pencil(story(), who="NF")
    pencil.speaker("“It is a good pump", source="Ana Ruiz")

    quotation = after(pencil).quotations[2]

    assert after(pencil).source_of(quotation.id).name == "Ana Ruiz"
    assert (quotation.confidence, quotation.evidence, quotation.rule) == (1.0, "corrected by NF", "corrected")
    assert quotation.flags == ("corrected",)
    assert quotation.speaker is None, "the article does not mention her in that paragraph"
    assert machine == story()


def test_a_pronoun_stays_the_speaker_and_goes_to_the_source_that_it_means() -> None:
    """“She” is whom the person says; the place is then among that source's mentions, not among the other's."""
    pencil = Pencil(story())
    pencil.speaker("“The pump will", name="Lia Moss")

    made = after(pencil)
    quotation = made.quotations[0]

    assert quotation.speaker is not None
    assert quotation.speaker.text == "she"
    assert quotation.evidence == "corrected by a person"
    assert [it.text for it in made.source_of(quotation.id).mentions] == ["she"]
    assert all(it.text != "she" for it in made.sources[0].mentions)


def test_a_name_that_the_article_has_is_that_source() -> None:
    """A name typed in is the source of that name, whatever its case; else it is a new one, of the id it would have."""
    pencil = Pencil(story())
    pencil.speaker("“They told me", name="tom  hale")
    pencil.speaker("“It is a good", name="Lia Moss")
    pencil.speaker("“Nobody", name="Lia Moss")

    made = after(pencil)

    assert [name for _, name in pointed(made)] == ["Ana Ruiz", "Lia Moss", "Lia Moss", "Tom Hale", "council"]
    assert [source.name for source in made.sources] == ["Ana Ruiz", "Tom Hale", "council", "Lia Moss"]
    assert made.sources[-1].id == Ids().give("s", "Lia Moss")


def test_nobody_is_the_speaker() -> None:
    """Words that are given to nobody are told among those without a speaker."""
    pencil = Pencil(story())
    pencil.speaker("“It is a good pump")

    made = after(pencil)

    assert made.quotations[2].source_id is None
    assert [(it.quotation_id, it.reason) for it in made.unattributed] == [("q-0002", "no-speaker")]


def test_another_mention_is_the_speaker() -> None:
    """Words of the article are the speaker: whoever they mention, or a source of their own."""
    pencil = Pencil(story())
    pencil.speaker("“The pump will", mention="Tom Hale")
    pencil.speaker("“Nobody", mention="the pump house")

    made = after(pencil)

    assert [name for _, name in pointed(made)][:2] == ["Tom Hale", "the pump house"]
    assert [it.speaker.text for it in made.quotations[:2] if it.speaker] == ["Tom Hale", "the pump house"]


def test_what_is_no_quotation_is_left_out() -> None:
    """Words in marks are told as nobody's, words without marks are gone, and what was inside them stands alone."""
    machine = story()
    inner = structs.replace(machine.quotations[2], inside="q-0003")
    pencil = Pencil(structs.replace(machine, quotations=(*machine.quotations[:2], inner, *machine.quotations[3:])))
    pencil.no_quotation("“They told")
    pencil.no_quotation("the water")

    made = after(pencil)

    assert [it.id for it in made.quotations] == ["q-0000", "q-0001", "q-0002"]
    assert made.quotations[2].inside is UNSET
    assert [(it.text, it.reason) for it in made.unattributed] == [("“They told me ‘no’,”", "corrected")]
    assert [it.name for it in made.sources] == ["Ana Ruiz", "Tom Hale"], "nothing is left of the others"


def test_a_quotation_that_was_missed_is_put_in() -> None:
    """It has the id of its entry, stands in text order, and its words are no longer told as nobody's."""
    machine = story()
    term = Pencil(machine).anchor("“work horse”")
    told = Unattributed(spans=(term,), text=term.text, reason="term")
    pencil = Pencil(structs.replace(machine, unattributed=(told,)))
    pencil.missed("“work horse”", source="Tom Hale")
    pencil.missed("‘no’", name="Lia Moss")

    made = after(pencil)

    assert [it.id for it in made.quotations[3:6]] == ["q-00000001", "q-0003", "q-00000002"]
    assert made.source_of("q-00000001").name == "Tom Hale"
    assert made.quotations[5].inside == "q-0003", "words in the middle of another's are inside them"
    assert made.unattributed == ()


def test_a_quotation_that_is_found_by_now_is_not_put_in_twice() -> None:
    """An entry made for an engine that missed the words sets the speaker where a later one finds them."""
    pencil = Pencil(story())
    pencil.missed("“It is a good pump,”", source="Ana Ruiz")

    made = after(pencil)

    assert len(made.quotations) == 5
    assert made.source_of("q-0002").name == "Ana Ruiz"


def test_a_quotation_has_other_words() -> None:
    """It begins and ends where the person says, and keeps its id, its speaker and their confidence."""
    pencil = Pencil(story())
    pencil.span("the water", "said the water was safe", kind="mixed")
    pencil.speaker("the water", source="Tom Hale")

    quotation = after(pencil).quotations[4]

    assert (quotation.id, quotation.text, quotation.kind) == ("q-0004", "said the water was safe", "mixed")
    assert after(pencil).source_of("q-0004").name == "Tom Hale", "the machine's words still lead to it"


def test_two_sources_are_one() -> None:
    """The first takes over what the other has, and what pointed to the other points to it."""
    pencil = Pencil(story())
    pencil.same("Ana Ruiz", "one official")

    made = after(pencil)

    assert [name for _, name in pointed(made)] == ["Ana Ruiz", "Ana Ruiz", "Tom Hale", "Ana Ruiz", "council"]
    assert [it.text for it in made.sources[0].mentions] == ["Ana Ruiz", "she", "one official"]
    assert made.quotations[3].confidence == 0.95, "the words are said to be of the same mention as before"


def test_entries_about_a_source_that_is_another_now_reach_it() -> None:
    """Whatever their order, a merged source is renamed by either of its old names, and merged again."""
    pencil = Pencil(story())
    pencil.rename("one official", "Ana Ruiz Moss")
    pencil.same("council", "Ana Ruiz")
    pencil.same("Ana Ruiz", "one official")

    made = after(pencil)

    assert [it.name for it in made.sources] == ["Tom Hale", "Ana Ruiz Moss"]


def test_some_mentions_are_of_another_source() -> None:
    """What is said there goes with them, as a person's link."""
    pencil = Pencil(story())
    pencil.apart("Ana Ruiz", "fail,” |she| said", name="Lia Moss")

    made = after(pencil)

    assert [name for _, name in pointed(made)][:2] == ["Lia Moss", "Lia Moss"]
    assert made.quotations[0].rule == "corrected"
    assert [it.name for it in made.sources] == ["Tom Hale", "one official", "council", "Lia Moss"]
    assert made.corrections.placed == {"c-00000001": made.sources[-1].id}


def test_two_sources_that_may_be_the_same_are_not() -> None:
    """What was left open is answered."""
    pencil = Pencil(story())
    pencil.apart("one official", other="Tom Hale")

    made = after(pencil)

    assert pencil.analysis.sources[2].may_be == ("s-hale",)
    assert made.sources[2].may_be == ()


def test_what_a_source_is() -> None:
    """Name, description, kind, whether it is named, and its terms, each for itself."""
    terms = Anonymity(condition="on condition of anonymity", reason="for fear of reprisal")
    pencil = Pencil(story())
    pencil.rename("council", "Lorn Council")
    pencil.describe("Tom Hale", "the plumber")
    pencil.kind("council", "group")
    pencil.named("council", named=True)
    pencil.anonymity("one official", terms)

    _, hale, official, council = after(pencil).sources

    assert (council.name, council.kind, council.named) == ("Lorn Council", "group", True)
    assert hale.description == "the plumber"
    assert official.anonymity == terms


def test_who_passed_the_words_on() -> None:
    """The relay is the source's nearest mention; with nobody there is none."""
    pencil = Pencil(story())
    pencil.via("“They told", mention="one official")
    pencil.via("“The pump will", source="one official")

    made = after(pencil)

    assert made.quotations[3].via is not None
    assert made.quotations[3].via.source_id == "s-official"
    assert [it.entry for it in made.corrections.unplaced] == ["c-00000002"], "no mention of it stands near"


def test_status_and_note_change_nothing_but_are_placed() -> None:
    """They are kept with what they are about."""
    pencil = Pencil(story())
    pencil.status("“They told", "misquote", "the tape has “maybe”")
    pencil.known_to("one official", "editor")

    made = after(pencil)

    assert structs.replace(made, corrections=UNSET) == pencil.analysis
    assert made.corrections.placed == {"c-00000001": "q-0003", "c-00000002": "s-official"}


def test_the_later_of_two_that_contradict_each_other_counts() -> None:
    """Also where it stands first in the file."""
    pencil = Pencil(story())
    pencil.speaker("“It is", source="Ana Ruiz")
    pencil.speaker("“It is", source="one official")
    pencil.entries.reverse()

    assert after(pencil).source_of("q-0002").name == "one official"


@pytest.mark.parametrize(
    ("enter", "told"),
    [
        (lambda it: it.speaker("“It is", source="Bo Lin"), "there is no source “Bo Lin” any more"),
        (lambda it: it.speaker("“It is", name="  "), "it does not say who is meant"),
        (lambda it: it.rename("Tom Hale", " "), "it gives “Tom Hale” no name"),
        (lambda it: it.apart("Tom Hale"), "it does not say which words of “Tom Hale” are somebody else’s"),
        (lambda it: it.missed(name="Bo Lin"), "it does not say which words are meant"),
        (lambda it: it.missed("“work", "“work horse”"), "it does not say which words are meant"),
    ],
)
def test_what_can_not_be_done_is_told_and_changes_nothing(enter: Any, told: str) -> None:
    """Each is listed with a reason; nothing of it is applied."""
    pencil = Pencil(story())
    enter(pencil)

    made = after(pencil)

    assert [it.reason for it in made.corrections.unplaced] == [told]
    assert structs.replace(made, corrections=UNSET) == pencil.analysis


def test_words_that_are_not_there_are_told() -> None:
    """Entries of another text are listed, and applied nowhere."""
    pencil = Pencil(story())
    pencil.speaker("“It is a good", name="Lia Moss")
    other = Story("“It was a bad pump,” Tom Hale said.").analysis()

    made = corrected(other, pencil.corrections())

    reason = "the words “It is a good pump,” are not in this text, or stand in it more than once"
    assert [it.reason.replace("““", "“").replace("””", "”") for it in made.corrections.unplaced] == [reason]
    assert structs.replace(made, corrections=UNSET) == other


def test_an_entry_that_is_to_be_asked_again_is_not_applied() -> None:
    """It is listed with what is to be asked."""
    pencil = Pencil(story())
    pencil.speaker("“It is", source="Ana Ruiz")
    pencil.entries[0] = structs.replace(pencil.entries[0], ask_again="The words were “It was”.")

    made = after(pencil)

    assert made.source_of("q-0002").name == "Tom Hale"
    assert [it.reason for it in made.corrections.unplaced] == ["The words were “It was”."]


def test_the_pronouns_that_went_along_are_proposed() -> None:
    """Those of the same word and source, with no other mention between; what a person set is not proposed again."""
    told = Story(
        "Ana Ruiz spoke. “One,” she said. “Two,” she said. She had met Lia Moss. “Three,” she said. Ana Ruiz left. "
        "“Four,” she said."
    )
    told.source("ruiz", "Ana Ruiz")
    told.source("moss", "Lia Moss")
    told.mention("Lia Moss", "moss")
    told.mention("Ana Ruiz", "ruiz")
    for words in ("“One,”", "“Two,”", "“Three,”", "“Four,”"):
        told.quotation(words, source="ruiz", speaker="she")
    told.mention("Ana Ruiz", "ruiz")
    pencil = Pencil(told.analysis())
    pencil.speaker("“Two", source="Lia Moss")
    pencil.speaker("“One", source="Ana Ruiz")

    made = after(pencil)

    assert [(it.quotation_id, it.entry) for it in made.corrections.proposals] == [("q-0002", "c-00000001")]
    assert made.source_of("q-0002").name == "Ana Ruiz", "a proposal changes nothing"


def test_a_source_that_was_typed_in_is_meant_by_its_first_name() -> None:
    """Also after it was renamed: entries do not know in which order they are applied."""
    pencil = Pencil(story())
    pencil.speaker("“It is a good pump,”", name="Cy Poe")
    pencil.rename("Cy Poe", "Cyril Poe")
    pencil.describe("Cy Poe", "a plumber")
    pencil.known_to("Cy Poe", "editor")

    analysis = corrected(story(), pencil.corrections())

    assert analysis.corrections.unplaced == ()
    assert [it.description for it in analysis.sources if it.name == "Cyril Poe"] == ["a plumber"]


def test_a_source_that_was_typed_in_and_says_nothing_after_all_is_left_out() -> None:
    """Where a later entry gives its one quotation to somebody else, it is not there."""
    pencil = Pencil(story())
    pencil.speaker("“It is a good pump,”", name="Cy Poe")
    pencil.speaker("“It is a good pump,”", source="Tom Hale")

    assert "Cy Poe" not in [it.name for it in corrected(story(), pencil.corrections()).sources]


def test_people_who_speak_together() -> None:
    """Of two who speak together each stays a source, though he says nothing alone; renamed, so are the two."""
    pencil = Pencil(told_together())
    pencil.rename("Rolf Stamm", "Rolf Stamme")
    pencil.speaker("“I sold my boat", name="Ines Calder")
    analysis = after(pencil)
    both = analysis.source_of(analysis.quotations[0])

    assert both is not None
    assert both.name == "Ines Calder and Rolf Stamme"
    assert [it.name for it in analysis.members_of(both)] == ["Ines Calder", "Rolf Stamme"]


def test_two_who_speak_together_are_named() -> None:
    """A new name that names two people of the article is the two; any other with “and” is one name."""
    pencil = Pencil(story())
    pencil.speaker("“It is a good pump", name="Tom Hale and Ana Ruiz")
    pencil.speaker("“They told me", name="Hale and Sons", kind="organization")
    analysis = after(pencil)
    both, firm = (analysis.source_of(analysis.quotations[number]) for number in (2, 3))

    assert both is not None
    assert (both.kind, [it.name for it in analysis.members_of(both)]) == ("group", ["Tom Hale", "Ana Ruiz"])
    assert firm is not None
    assert (firm.name, firm.kind, firm.members) == ("Hale and Sons", "organization", UNSET)


def test_one_of_two_who_is_another() -> None:
    """Where one of two is another source of the article, that one is of the two; they are never one of themselves."""
    pencil = Pencil(told_together())
    pencil.same("Rolf Stamm", "Ines Calder")
    [both] = [it for it in after(pencil).sources if it.members]
    other = Pencil(told_together())
    other.same("Ines Calder and Rolf Stamm", "Rolf Stamm")
    [joined] = [it for it in after(other).sources if it.name == "Ines Calder and Rolf Stamm"]

    assert both.members == ("s-stamm",)
    assert joined.members == ("s-calder",)


def test_a_mention_of_two_is_of_the_two() -> None:
    """The whole of “Ines Calder and Rolf Stamm” is the two, though each is mentioned in it."""
    pencil = Pencil(told_together())
    pencil.speaker("“I sold my boat", mention="Ines Calder and Rolf Stamm")
    analysis = after(pencil)

    assert {it.source_id for it in analysis.quotations} == {"s-both"}
