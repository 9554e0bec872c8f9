"""What the rules ask about an article."""

import pytest

from attribution.model import Span
from attribution.policy.article import CheckedArticle, find_near, phrase_pattern
from tests.analyses import Story


@pytest.mark.parametrize(
    ("phrases", "text", "expected"),
    [
        (("has learned",), "It HAS\nlearned.", ["HAS\nlearned"]),
        (("don't",), "I don’t and don't.", ["don’t", "don't"]),
        (("is", "it is"), "it is", ["it is"]),
        (("art",), "The party parted.", []),
        (("a.b",), "axb a.b", ["a.b"]),
        ((), "anything", []),
    ],
)
def test_phrases(phrases: tuple[str, ...], text: str, expected: list[str]) -> None:
    """They are found as whole words, the longest first, whatever their case and their apostrophes."""
    assert phrase_pattern(phrases).findall(text) == expected


def test_the_reporters_own_words() -> None:
    """What stands between quotation marks is left out."""
    article = CheckedArticle(Story("“Reportedly,” he reportedly said.").analysis())

    assert [found.start() for found in article.outside(phrase_pattern(("reportedly",)))] == [17]


def test_words_are_found_near_a_mention() -> None:
    """Of the same words in two paragraphs those in the mention's are taken."""
    article = CheckedArticle(Story("For fear of fire.\n\nAn aide spoke for fear of fire.").analysis())
    found = find_near(article, "fear of fire", Span(start=19, end=26))

    assert found is not None
    assert (found.start, found.end) == (37, 49)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("a spokeswoman", 0), ("some", 0), ("six in 10", 0), ("one official", 1), ("critics", 1)],
)
def test_who_is_unnamed(name: str, expected: int) -> None:
    """Spokespeople, and quantities of nobody in particular, are left out."""
    story = Story(f"“Go,” {name} said.")
    story.source("one", name, named=False)
    story.quotation("“Go,”", source="one", speaker=name)

    assert len(CheckedArticle(story.analysis()).unnamed) == expected


def test_who_only_thinks_is_not_heard() -> None:
    """A thought that is reported is nobody's answer to a reporter."""
    story = Story("Investors believed that it would fall.")
    story.source("one", "Investors", "group", named=False)
    story.quotation(
        "that it would fall", source="one", speaker="Investors", cue="believed", cue_class="thought", kind="indirect"
    )

    assert CheckedArticle(story.analysis()).unnamed == ()
