"""Who it was that said something: one who asked for no name, a body by its name, a spokeswoman and another person."""

import pytest

from attribution import analyze
from attribution.guard import guard

STORY = (
    "A welder at Ostrava Pumps, who asked for anonymity, said two valves had cracked in March. "
    "A stoker at the plant said the boiler had leaked in May. "
    "The buyer, Hollin Estate Trust, called the price “far too steep for us”. "
    "Pump engineer Ramdhani Kvasny said the shaft was bent. “No such order was ever placed with us,” said "
    "spokeswoman Edita Ruzek. The candidate of the Free River party, Ignacio Prat, said his people had been "
    "locked out for an hour. "
    "The shepherds’ union met on Friday in a hall by the river.\n\n"
    "A ranger of the park, who did not want to be named, said eleven wolves had been seen inside the reserve in June."
)


@pytest.mark.parametrize(
    ("derived", "expected"),
    [
        pytest.param("Ostrava Pumps said two valves had cracked in March.", "speaker-changed", id="hidden, a body"),
        pytest.param("Ostrava Pumps said the boiler had leaked in May.", "", id="not hidden, a body"),
        pytest.param(
            "Ignacio Prat said two valves had cracked in March.", "speaker-changed", id="a name after an office"
        ),
        pytest.param(
            "Pump engineer Ramdhani Kvasny called the price “far too steep for us”.", "speaker-changed", id="of a trust"
        ),
        pytest.param("Hollin Estate Trust called the price “far too steep for us”.", "", id="the trust itself"),
        pytest.param(
            "“No such order was ever placed with us,” pump engineer Ramdhani Kvasny said.",
            "speaker-changed",
            id="of a spokeswoman",
        ),
        pytest.param("“No such order was ever placed with us,” Ostrava Pumps said.", "", id="the spokeswoman's body"),
        pytest.param(
            "Ignacio Prat of the Free River party, whose people say they were locked out for an hour, met the ranger.",
            "",
            id="whose",
        ),
        pytest.param(
            "The shepherds’ union said it knew of no wolves in the reserve in June.", "", id="another statement"
        ),
    ],
)
def test_who_it_was(derived: str, expected: str) -> None:
    """One departure is found, or none."""
    found = [one.departure for one in guard(analyze(STORY), analyze(derived)).departures]

    assert found == ([expected] if expected else [])
