"""When the lines of a plain text are the turns of a transcript."""

import pytest

from attribution.verify import record_of


@pytest.mark.parametrize(
    "text",
    [
        "ANA LEE: We stay.\nIt is late.\nThe hall is cold.\nBen Roe: We go.\nThe bus waits.",
        "Ana Lee: We stay.\nIt is late.\nBen Roe: We go.\nThe bus waits.",
        "Ana Lee: We stay.\nIt is late.\nThe hall is cold.\nThe bus waits.\nAna Lee: We wait.",
        "ANA LEE: We stay.\nIt is late.\nThe hall is cold.",
    ],
)
def test_what_is_a_transcript(text: str) -> None:
    """Labels make a transcript: half of them in capitals, one that comes again, or one on half of the lines."""
    assert record_of(text).format == "transcript"


@pytest.mark.parametrize(
    "text",
    [
        "ANA LEE: We stay.\nIt is late.\nThe hall is cold.\nBen Roe: We go.\nThe bus waits.\nIda Fox: No.\nIt rains.",
        "Ana Lee: We stay.\nIt is late.\nBen Roe: We go.\nThe bus waits.\nIt rains.",
        "Ana Lee: We stay.",
        "Ana Lee: We stay.\nIt is late.\nThe bus waits.",
    ],
)
def test_what_is_no_transcript(text: str) -> None:
    """Fewer labels than that may be colons of prose."""
    assert record_of(text).format == "text"


def test_a_time_without_a_name() -> None:
    """A line that gives a time and no name goes on with the turn, at that time."""
    record = record_of("[0:05] ANA: Yes.\n[0:09] We stay.\nWe wait.\nBEN: No.")

    assert [(part.turn, part.speaker, part.time) for part in record.segments] == [
        (0, "ANA", 5),
        (0, "ANA", 9),
        (0, "ANA", 9),
        (1, "BEN", None),
    ]


def test_a_label_that_comes_again() -> None:
    """A label on each line of one person's words begins no new turn."""
    record = record_of("ANA: Yes.\nANA: We stay.\nBEN: No.\nANA: Yes.")

    assert [part.turn for part in record.segments] == [0, 0, 1, 2]
