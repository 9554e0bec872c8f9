"""Profiles of the sources of an analysis."""

from spacy.language import Language

from attribution.engine import profile_sources
from attribution.model import Analysis, Profile
from tests.analyses import Story

BRIDGE = "“The harbour bridge is closed, and the harbour bridge will stay closed.”"
REST = "“They will do so as we all did, and then it is as it was, and nobody has to go or to wait.”"


def harbour(*, repeats: bool = False) -> Analysis:
    """Return an article in which Ana Ruiz says enough, and one official does not."""
    story = Story(f"{BRIDGE} Ana Ruiz said. {REST} Ana Ruiz said. “The harbour bridge is rust,” one official said.")
    story.source("ruiz", "Ana Ruiz")
    story.source("official", "one official", named=False)
    story.quotation(BRIDGE, source="ruiz", speaker="Ana Ruiz", flags=("repeats",) if repeats else ())
    story.quotation(REST, source="ruiz", speaker="Ana Ruiz")
    story.quotation("“The harbour bridge is rust,”", source="official", speaker="one official")
    return story.analysis()


def test_a_source_that_says_enough(nlp: Language):
    """Only such a source has a profile, under its id."""
    assert profile_sources(harbour(), nlp) == {"s-ruiz": Profile(key_terms=("harbour bridge",))}


def test_words_of_a_pull_quote(nlp: Language):
    """Words that only repeat others don't count: what is left here is too little."""
    assert profile_sources(harbour(repeats=True), nlp) == {}


def test_readability_is_of_words_in_marks(nlp: Language):
    """Reported words are the reporter's, and are not measured."""
    long = "the harbour bridge is closed and will stay closed for good " * 12
    story = Story(f"“{long}” Ana Ruiz said. Tom Hale said {long}")
    for key, name in (("ruiz", "Ana Ruiz"), ("hale", "Tom Hale")):
        story.source(key, name)
    story.quotation(f"“{long}”", source="ruiz", speaker="Ana Ruiz")
    story.quotation(long, source="hale", speaker="Tom Hale", kind="indirect")
    found = profile_sources(story.analysis(), nlp)

    assert found["s-hale"].readability is None
    assert found["s-ruiz"].readability is not None
    assert found["s-ruiz"].readability.words == 132
    assert found["s-hale"].key_terms == found["s-ruiz"].key_terms == ("harbour bridge",)
