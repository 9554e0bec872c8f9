"""Denials that stand elsewhere than the words, and what somebody says that another one has said."""

import pytest

from attribution import analyze
from attribution.guard import guard

STORY = (
    "The ferry Lark sank off Arden on Monday with nine crates of oysters aboard.\n\n"
    "Inspector Ida Fox said there was no evidence that a deckhand had opened the valve. The growers’ union said it was "
    "not against fish farms. “We have no proof that anyone cut the mooring rope,” harbour master Ben Roe said.\n\n"
    "The pilots’ union said deckhands had warned managers about the valve in June. Deckhand Otto Lindt said the "
    "cargo had been wet."
)


@pytest.mark.parametrize(
    ("derived", "expected"),
    [
        pytest.param("The growers’ union said it was opposed to fish farms.", "denial-dropped", id="not against"),
        pytest.param("The growers’ union said it did not oppose fish farms.", "", id="still not against"),
        pytest.param(
            "Somebody cut the mooring rope, harbour master Ben Roe said.", "denial-dropped", id="no proof that anyone"
        ),
        pytest.param(
            "There is no proof that anyone cut the mooring rope, harbour master Ben Roe said.", "", id="still no proof"
        ),
        pytest.param(
            "Inspector Ida Fox said a deckhand had opened the valve of the ferry Lark off Arden on Monday.",
            "denial-dropped",
            id="most of it is told by the narrator",
        ),
        pytest.param(
            "Deckhands had told managers in June that the valve was a problem.",
            "attribution-lost",
            id="another says that they said it",
        ),
        pytest.param(
            "Deckhands had warned managers about the valve in June, the pilots’ union said.", "", id="who says so stays"
        ),
    ],
)
def test_what_is_told_within(derived: str, expected: str) -> None:
    """One departure is found, or none."""
    found = [one.departure for one in guard(analyze(STORY), analyze(derived)).departures]

    assert found == ([expected] if expected else [])
