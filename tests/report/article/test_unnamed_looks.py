from typing import Any

from attribution.model import Anonymity
from attribution.report.article.view import article_page
from tests.analyses import Story

ALONE, NO_REASON = "Unnamed, and relied on alone", "Unnamed, without a stated reason"


def looks(story: Story) -> dict[str, list[tuple[Any, ...]]]:
    """Return what needs a look by heading: the source, the reason and where it leads."""
    groups = article_page(story.analysis(), file="story.html").look_groups
    return {
        group.heading: [
            (look.source and look.source.name, look.reason, [it.text for it in look.links]) for look in group.looks
        ]
        for group in groups
    }


def told(*paragraphs: str, **anonymity: Any) -> Story:
    """Return a story in which "an aide" and "Ana" say what stands in quotation marks."""
    story = Story("\n\n".join(paragraphs))
    story.source("aide", "an aide", named=False, anonymity=Anonymity(**anonymity))
    story.source("ana", "Ana")
    for paragraph in paragraphs:
        words, _, who = paragraph.partition(" said ")
        if who:
            story.quotation(words, source="aide" if "aide" in who else "ana", speaker=who.rstrip("."))
    return story


def test_alone_where_nobody_else_is_quoted_near() -> None:
    """An unnamed source is alone where no other is quoted in the same paragraph or beside it."""
    story = told(
        "“One two,” said an aide.", "It rained.", "“It did,” said Ana.", "“Two,” said an aide.", reason="for fear"
    )

    assert looks(story)[ALONE] == [("an aide", "Alone in 1 of 2 quotations.", ["A1"])]


def test_the_only_source_is_told_as_such() -> None:
    """Where nobody else is quoted at all, that is the reason."""
    assert looks(told("“One,” said an aide."))[ALONE] == [("an aide", "Nobody else is quoted in the article.", ["A1"])]


def test_a_source_that_may_be_the_same_is_nobody_else() -> None:
    """Another unnamed source that may be the same person bears nothing out."""
    story = told("“One,” said an aide.")
    story.document = Story("“One,” said an aide.\n\n“Two,” a second aide said.").document
    story.source("second", "a second aide", named=False, may_be=("aide",))
    story.source("aide", "an aide", named=False, may_be=("second",))
    story.quotation("“Two,”", source="second", speaker="a second aide")

    assert len(looks(story)[ALONE]) == 2


def test_a_missing_reason_is_told_with_the_condition() -> None:
    """A source without a stated reason needs a look, and its condition is shown; a reason given is enough."""
    assert looks(told("“One,” said an aide."))[NO_REASON] == [("an aide", "No reason is given.", ["A1"])]
    assert looks(told("“One,” said an aide.", condition="on background"))[NO_REASON] == [
        ("an aide", "The article gives the condition, “on background”, and no reason.", ["A1"])
    ]
    assert NO_REASON not in looks(told("“One,” said an aide.", reason="for fear of losing her job"))


def test_the_reason_of_a_group_is_that_of_its_members() -> None:
    """One of several officials who gave a reason needs none of his own."""
    story = Story("“One,” one official said.")
    story.source("all", "officials", "group", named=False, anonymity=Anonymity(reason="for fear"))
    story.source("one", "one official", named=False, member_of="all")
    story.quotation("“One,”", source="one", speaker="one official")

    assert NO_REASON not in looks(story)


def test_named_sources_and_offices_need_no_look() -> None:
    """A name alone, or an organization without one, is no anonymous source."""
    story = Story("“One,” a company said.")
    story.source("firm", "a company", "organization", named=False)
    story.quotation("“One,”", source="firm", speaker="a company")

    assert looks(story) == {}
