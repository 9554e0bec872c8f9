"""Who is one source, in texts as a reader meets them: each case says who speaks, by the name in the report."""

import pytest

from attribution.pipeline import analyze


def names(text: str) -> list[str | None]:
    """Return the name of each quotation's source, None where it has no source or only a pronoun."""
    analysis = analyze(text)
    shown = {source.id: source.name for source in analysis.sources}
    given = [shown.get(q.source_id or "") for q in analysis.quotations if q.kind == "direct"]
    return [None if name is None or name.startswith("unknown") else name for name in given]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        pytest.param(
            "Hillary Lee was tired. “I am going home,” Mrs. Lee said. “It was long,” she said.",
            ["Hillary Lee"] * 2,
            id="full name, title, pronoun",
        ),
        pytest.param(
            "“It is over,” Roe said on Monday. Ben Roe, a ferry captain, has worked there for years.",
            ["Ben Roe"],
            id="named in full after the first quotation",
        ),
        pytest.param(
            "Ann “Kit” Lee ran the shelter. “We are full,” Kit Lee said. “Nobody came,” Lee said.",
            ["Ann “Kit” Lee"] * 2,
            id="nickname in quotation marks",
        ),
        pytest.param(
            "ANA LEE spoke first.\n\n“It is over,” said Ana Lee.\n\n“It is,” Lee said.",
            ["Ana Lee"] * 2,
            id="all capitals",
        ),
        pytest.param(
            "Ana Lee and her husband, Ben Lee, run the farm. “It rained,” Ana Lee said. “It did not,” Ben Lee said.",
            ["Ana Lee", "Ben Lee"],
            id="a married couple",
        ),
        pytest.param(
            "Sarah Post, the auditor, wrote to the Washington Post. “I found nothing,” Post said. "
            "“We stand by our story,” the Post said.",
            ["Sarah Post", "the Washington Post"],
            id="a surname that is an outlet",
        ),
        pytest.param(
            "Jordan Paris, a baker, lives in Paris. “I like it,” Ms. Paris said. “Bread is dear,” Paris said.",
            ["Jordan Paris"] * 2,
            id="a surname that is a place",
        ),
        pytest.param(
            "The Kremlin denied the report. “Nothing of the kind happened,” it said.", ["The Kremlin"], id="metonym"
        ),
        pytest.param(
            "Harrow Motors closed its plant on Monday. “Orders have fallen,” the company said.",
            ["Harrow Motors"],
            id="the company",
        ),
        pytest.param(
            "The Lee campaign bought no time. “We will not go negative,” the campaign said.",
            ["The Lee campaign"],
            id="the campaign",
        ),
        pytest.param(
            "LONDON (Reuters) — “The tunnel is shut,” said Ana Lee.\n\n“It will open again,” she said.",
            ["Ana Lee"] * 2,
            id="a dateline is no source",
        ),
    ],
)
def test_one_identity(text: str, want: list[str]):
    """A source is shown under the fullest name that the article gives, whatever it is called where it speaks."""
    assert names(text) == want


def test_family_name_of_two_who_speak():
    """Where two of one family name speak, the name alone is neither's."""
    got = names(
        "Ana Lee and her husband, Ben Lee, run the farm. “It rained,” Ana Lee said. “It did not,” Ben Lee said. "
        "“We shall see,” Lee said."
    )
    assert got[-1] not in ("Ana Lee", "Ben Lee")


def test_another_name_for_somebody():
    """A description used for the first time is the person at hand; with two at hand it stays a source of its own."""
    text = "Ana Lee has sold many copies. “I wrote it here,” Lee said.\n\n“Nobody asked us,” the novelist said."
    assert names(text) == ["Ana Lee", "Ana Lee"]
    assert names("Ana Lee met Ben Roe. Roe met Lee.\n\n“Nobody asked us,” the novelist said.") == ["the novelist"]


def test_part_named_person():
    """Somebody known by the given name alone is a person by that name."""
    text = "“He never gives a receipt,” said Maria, a tenant who asked that her last name not be used."
    (source,) = analyze(text).sources
    assert (source.name, source.kind, source.named) == ("Maria", "person", True)


def test_pronouns_are_the_articles():
    """The pronouns of a source are those of the article, and a name alone tells none."""
    analysis = analyze("“Yes,” said Ana Lee. “We will go,” she said. “No,” said Ben Roe.")
    assert [(s.name, s.pronouns) for s in analysis.sources] == [("Ana Lee", ("she",)), ("Ben Roe", ())]
