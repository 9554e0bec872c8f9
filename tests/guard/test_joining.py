"""Who says something together with somebody, in the many forms that join two."""

import pytest

from attribution import analyze
from attribution.guard import guard

STORY = "\n\n".join(
    (
        "The depot at Sarn will be closed in autumn and its trams moved to Holt.",
        "Gordon Pugh, of the builders Pugh & Marsh, said work would begin in April.",
        "Housing chief Petra Lund said the pit could not be dried out. Her deputy is Ines Moll.",
        "Architect Sunniva Dale said the roof was sound. Teacher Liv Moe agreed.",
        "Patson Zulu, who leads the drivers' union, said 3,000 families lived off the depot.",
    )
)


@pytest.fixture(scope="module")
def story():
    """Return the story, analysed."""
    return analyze(STORY)


@pytest.mark.parametrize(
    "derived",
    [
        # What the first is of, or whose the second is, stands between them.
        "Gordon Pugh of Pugh & Marsh and Petra Lund said work would begin in April.",
        "Work would begin in April, say Gordon Pugh of the builders and the council's Petra Lund.",
        "Zulu of the drivers' union and Oriel Transport said 3,000 families lived off the depot.",
        # A name by itself beside one with a role.
        "Work would begin in April, Lund and builder Pugh said.",
        "Housing chief, builder: work to begin in April",
        # The second agrees.
        "Work would begin in April, said Pugh – and Lund agreed.",
        "Work would begin in April, said Pugh, a view echoed by Lund.",
        "Work would begin in April, said Pugh, whose view Lund shares.",
        "Pugh said work would begin in April, which Lund confirmed.",
        "Pugh said work would begin in April. Lund said the same.",
        "Work would begin in April, Pugh told reporters on Monday, and Lund said so too.",
        "Pugh, backed by Lund, said work would begin in April.",
        # Another one agrees in the original.
        "Dale and the builder Gordon Pugh said the roof was sound.",
    ],
)
def test_two_for_one(story, derived: str) -> None:
    """What one of them says is given to two."""
    assert [one.departure for one in guard(story, analyze(derived)).departures] == ["sources-merged"]


@pytest.mark.parametrize(
    "derived",
    [
        "Gordon Pugh of Pugh and Marsh said work would begin in April.",
        "Patson Zulu of the Union of Drivers and Fitters said 3,000 families lived off the depot.",
        "Work would begin in April, Pugh told Lund and the mayor.",
        "Dale and Liv Moe, a teacher, said the roof was sound.",
        "Dale said the roof was sound. Moe agreed.",
    ],
)
def test_one_who_says_it(story, derived: str) -> None:
    """What joins the parts of a name, or those who are told, joins no speakers."""
    assert guard(story, analyze(derived)).departures == ()
