"""Titles of articles in lists of sources and of prizes are said by nobody there."""

import pytest

from attribution.engine.pipeline import analyze


def marked(text: str) -> list[str | None]:
    """Return the speaker's mention of each quotation in marks."""
    return [q.speaker.text if q.speaker else None for q in analyze(text).quotations if q.kind != "indirect"]


@pytest.mark.parametrize(
    "text",
    [
        "Sources\n\n“Bridge closed after inspection finds cracks” — Harbor Gazette, March 3, 2021",
        "Works cited\n\nOkafor. “Who Drank the Lake?” Sahel Quarterly, vol. 9, 2011.\n\n“Pumps shut,” Niger Herald.",
        "Notes:\n\n1. Helen Marsh, “The river has no owner,” Cambrian News, 14 March 1987.\n\n2. Interview, May 2019.",
        "[3] “Harbour dues to rise again, board warns,” Cork Examiner, 11 Feb 1931, p. 4.",
        "“The river has no owner” (Journal of Coastal Studies 14, no. 2)",
        "Commentary: “Who Pays for Snow?” by Edith Crane, Fargo Observer",
        "Nominees\n\nInvestigative: “They Knew the Bridge Would Fall,” Ada Brenner, Ohio Register",
    ],
)
def test_citations(text: str):
    """A title under such a heading, before a paper and its date, or before "by" and a name is no quotation."""
    analysis = analyze(text)
    assert [q.speaker for q in analysis.quotations] == []
    assert {one.reason for one in analysis.unattributed} == {"title"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“I never signed it.” — Carl Hess, deputy mayor, Harbor Gazette, March 3, 2021", "Carl Hess"),
        ("“A small, cold masterpiece.” — Evening Argus", "Evening Argus"),
        ("Sources\n\n“I never signed it,” Carl Hess told the inquiry in March 2021.", "Carl Hess"),
        ("Reviews\n\n“The best pie north of the river.” — Dora Finch, Leeds", "Dora Finch"),
    ],
)
def test_words_that_somebody_says(text: str, name: str):
    """Words with a verb of saying, signed by a person, or praised by a paper are said."""
    assert marked(text) == [name]
