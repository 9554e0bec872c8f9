"""Words in marks that are put in other words, figures in words, and denials that are told as admissions."""

import pytest

from attribution import analyze
from attribution.guard import guard

STORY = (
    "“We read about our yard in the papers,” said Jolanta Prus, who leads the guild. “Nobody rang.” "
    "“The sea was warm,” diver Ben Roe said.\n\n"
    "Nurse Ida Fox said she had treated fourteen children. Planner Ada Noe said one boat in six leaked, that every "
    "third pier was shut and that sixty percent of the crews had left. Ben Roe said two nets were torn.\n\n"
    "Captain Otto Lindt denied that the crew had gone without pay since May. He denied that the pumps were safe."
)


@pytest.mark.parametrize(
    ("derived", "expected"),
    [
        pytest.param(
            "“We learn the fate of our yard from television,” said Jolanta Prus.", "quotation-altered", id="reworded"
        ),
        pytest.param(
            "“They have sold us like cattle,” said Jolanta Prus.", "quotation-from-nowhere", id="nothing of it"
        ),
        pytest.param(
            "“Our yard is dead,” diver Ben Roe said.",
            "quotation-from-nowhere",
            id="of what another is quoted as saying",
        ),
        pytest.param(
            "“We read about our yard in the papers,” Prus said. “The yard will fight,” she said.",
            "quotation-from-nowhere",
            id="the other is here as it was",
        ),
        pytest.param("She has treated fourteen children on the pier.", "figure-without-source", id="a number in words"),
        pytest.param("One boat in six leaks.", "figure-without-source", id="one of so many"),
        pytest.param("Every third pier is shut.", "figure-without-source", id="every third"),
        pytest.param("Sixty percent of the crews have left.", "figure-without-source", id="a percentage in words"),
        pytest.param("Two nets were torn.", "attribution-lost", id="a small number"),
        pytest.param(
            "Captain Otto Lindt admitted that the crew had not been paid since May.", "denial-dropped", id="admitted"
        ),
        pytest.param("Captain Otto Lindt admitted that the pumps were not safe.", "", id="what the denial comes to"),
    ],
)
def test_what_is_told_anew(derived: str, expected: str) -> None:
    """One departure is found, or none."""
    found = [one.departure for one in guard(analyze(STORY), analyze(derived)).departures]

    assert found == ([expected] if expected else [])
