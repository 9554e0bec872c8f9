"""What a source talks about, by textacy, and what is no term."""

import pytest
from spacy.language import Language

from attribution.engine import find_key_terms

#: Words that say nothing, to make a text long enough.
FILLER = "They will do so as we all did, and then it is as it was, and nobody has to go or to wait, she said."


def terms(nlp: Language, *said: str, names: tuple[str, ...] = ()) -> tuple[str, ...]:
    return find_key_terms([*said, FILLER, FILLER], nlp, names=names)


def test_what_is_talked_about(nlp: Language):
    """Noun phrases of what is said are given as it has them, at most five."""
    said = (
        "“The repair fund is empty, and the harbour bridge needs steel.”",
        "“The city council cut the repair fund twice.”",
        "“The ferry terminal, the fish market and the railway station all hang on the harbour bridge.”",
    )
    found = terms(nlp, *said)

    assert len(found) == 5
    assert {"repair fund", "harbour bridge"} <= set(found)
    assert all(any(term in words for words in said) for term in found)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("“The ferry is late.”", ()),
        ("“The ferry is late.” “Ferries are slow.”", ("ferry",)),
        ("“It sank off Lorn.”", ("Lorn",)),
    ],
)
def test_one_noun_alone(nlp: Language, said: str, expected: tuple[str, ...]):
    """A noun without another beside it is a term where it comes twice, in any form, or is a name."""
    assert terms(nlp, said) == expected


@pytest.mark.parametrize(
    "said",
    ["“It was a good thing last week.”", "“That was a big problem on Tuesday evening.”", "“It is the same old idea.”"],
)
def test_words_that_say_nothing(nlp: Language, said: str):
    """Times, and nouns and adjectives that fit any subject, are no terms."""
    assert terms(nlp, said) == ()


def test_names_of_the_source(nlp: Language):
    """Who speaks is not what is talked about."""
    said = "“Ana Ruiz never asked for a pilot boat, and Ruiz has none, the owner of the pilot boat says.”"

    assert terms(nlp, said, names=("Ana Ruiz", "Ruiz")) == ("pilot boat",)


def test_a_title_is_no_part_of_a_name(nlp: Language):
    """“Mr.” before a name is left off."""
    assert terms(nlp, "“We wrote to Mr. Tom Hale about the pilot boat.”") == ("Tom Hale", "pilot boat")


def test_hyphens_join(nlp: Language):
    """Words that a hyphen joins are one."""
    assert terms(nlp, "“They sold the state-owned shipyard.”") == ("state-owned shipyard",)


def test_one_form_stands_for_all(nlp: Language):
    """Of singular and plural the one that comes more often is shown."""
    said = "“The pilot boats are old. One pilot boat has a leak. They sold the pilot boats.”"

    assert terms(nlp, said) == ("pilot boats",)


@pytest.mark.parametrize("said", [[], [""], ["“The harbour bridge is old.”"]])
def test_too_few_words(nlp: Language, said: list[str]):
    """Of fewer than thirty words nothing is said."""
    assert find_key_terms(said, nlp) == ()


def test_hostile_text(nlp: Language):
    """Marks, odd characters and no word at all do no harm, and a text of a million words takes its beginning."""
    assert find_key_terms(["\ufdd0 \u202e - – 。 <b>&amp; \x00"] * 40, nlp) == ()
    assert find_key_terms(["- " * 100], nlp) == ()
    assert find_key_terms(["of the pilot boat, " * 250_000], nlp) == ("pilot boat",)
