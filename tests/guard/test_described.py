"""Names that no original has, beside what an original calls a source."""

import pytest

from attribution import analyze
from attribution.guard import guard

STORY = "A plumber in the tower said the pumps had stopped in May. Baker Ines Toll said the ovens were cold."


@pytest.mark.parametrize(
    ("derived", "expected"),
    [
        pytest.param("Repairs were put off, plumber Otto Brandt said.", "unnamed-named", id="the one plumber"),
        pytest.param("Repairs were put off, baker Ines Toll said.", "", id="a name of the story"),
        pytest.param("Repairs were put off, glazier Otto Brandt said.", "", id="called otherwise"),
    ],
)
def test_invented_names(derived: str, expected: str) -> None:
    """One departure is found, or none."""
    found = [one.departure for one in guard(analyze(STORY), analyze(derived)).departures]

    assert found == ([expected] if expected else [])
