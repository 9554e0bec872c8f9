"""Words found again in another encoding, another format and another place."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.corrections import Places, anchor_at, anchor_source
from attribution.model import Anchor, Span
from tests.analyses import ferry

STORY = "Ana Ruiz came. “We’ll wait — all of us,” she said.\n\nTom Hale came too. “No,” he said. “No,” she said."


def anchored(words: str, text: str = STORY) -> Anchor:
    """Return the anchor of the first place of some words."""
    start = text.index(words)
    return anchor_at(text, Span(start=start, end=start + len(words)))


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"By Lia Moss\n\n{STORY}",
        STORY.translate(str.maketrans("“”’—", '""\'-')),
        STORY.replace("“", "«").replace("”", "»"),
        STORY.replace(" ", "\u00a0").replace("\n\n", "\r\n\r\n"),
        STORY.replace("all of", "all\nof"),
        STORY.replace("wait", "wa\u00adit"),
    ],
)
def test_words_are_found_in_another_encoding_or_format(text: str) -> None:
    """Marks, dashes, white space and soft hyphens that are written otherwise do not hide them."""
    found = Places(text).find(anchored("“We’ll wait — all of us,”"))

    assert found is not None
    assert text[found.start] in '“"«'
    assert text[found.end - 1] in '”"»'


def test_accents_may_be_written_as_one_character_or_as_two() -> None:
    """The stretch that is found has all of the last character."""
    text = "Then José Peré said so. Everybody heard it."
    apart = unicodedata.normalize("NFD", text)

    found = Places(apart).find(anchored("José Peré", text))

    assert found is not None
    assert apart[found.start : found.end] == unicodedata.normalize("NFD", "José Peré")


def test_of_the_same_words_those_count_that_have_the_same_around_them() -> None:
    """The second “No,” is hers, also where something was put in before."""
    second = anchor_at(STORY, Span(start=STORY.rindex("“No,”"), end=STORY.rindex("“No,”") + 5))
    text = STORY.replace("Tom Hale", "The old plumber Tom Hale")

    found = Places(text).find(second)

    assert found is not None
    assert text[found.end :] == " she said."


def test_of_words_with_the_same_around_them_those_at_their_place_count() -> None:
    """Where that can't decide, none is taken."""
    text = "No. " * 20
    anchor = anchor_at(text, Span(start=36, end=39))

    assert Places(text).find(anchor) == Span(start=36, end=39)
    assert Places(f"Yes. {text}").find(anchor) is None


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("“No,”", "Nothing of it. “No,” it goes, and that is all."),
        ("“We’ll wait — all of us,”", "“We’ll wait, all of us,” she said."),
        (" ", STORY),
    ],
)
def test_words_are_found_nowhere_else(words: str, text: str) -> None:
    """Few words in other surroundings are not these, nor are reworded ones, nor is white space."""
    assert Places(text).find(anchored(words)) is None


def test_many_words_are_found_whatever_stands_around_them() -> None:
    """A paragraph that was moved is still found by its words."""
    text = "Quite another beginning: “We’ll wait — all of us,” and another end."

    assert Places(text).find(anchored("“We’ll wait — all of us,”")) == Span(start=25, end=50)


def test_a_source_is_anchored_where_it_is_mentioned() -> None:
    """Its first three mentions say which source is meant."""
    analysis = ferry()
    anchor = anchor_source(analysis.document.text, analysis.sources[0])

    assert [it.text for it in anchor.mentions] == [it.text for it in analysis.sources[0].mentions[:3]]


@given(
    before=st.text(alphabet="ab “”é\n", max_size=20),
    words=st.text(alphabet="ab “”é\n", min_size=1, max_size=9),
    after=st.text(alphabet="ab “”é\n", max_size=20),
)
def test_words_in_their_own_text_are_found_where_they_are(before: str, words: str, after: str) -> None:
    """In the text that it was made for an anchor leads to its own words, whatever they are."""
    text, start = before + words + after, len(before)
    found = Places(text).find(anchor_at(text, Span(start=start, end=start + len(words))))

    if found is not None:
        assert text[found.start : found.end].strip() == words.strip()
