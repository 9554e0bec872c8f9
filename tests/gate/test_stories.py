"""The gate over seventy-three stories with their records: the right state of each quotation."""

from pathlib import Path

import pytest

from tests.gate.scoring import SETS, Row, read_rows, stories_of

#: So many rows each set has, and so many at least are right.
ROWS = {
    "stories": (166, 163),
    "second": (69, 69),
    "third": (80, 80),
    "fourth": (80, 79),
    "fifth": (100, 100),
    "sixth": (110, 103),
    "seventh": (105, 98),
    "eighth": (145, 130),
    "ninth": (127, 119),
    "tenth": (130, 121),
    "eleventh": (128, 121),
    "twelfth": (132, 121),
}


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """Return the rows of all stories."""
    return [row for folder in SETS for story in stories_of(folder) for row in read_rows(story)]


@pytest.mark.parametrize("folder", SETS, ids=lambda folder: folder.name)
def test_most_states_are_right(rows: list[Row], folder: Path) -> None:
    """What is wrong is printed by `python -m tests.gate.scoring`."""
    names = {story.name for story in stories_of(folder)}
    own = [row for row in rows if row.story in names]
    wrong = [(row.story, row.words, row.got, row.right) for row in own if not row.is_right]
    number, least = ROWS[folder.name]

    assert len(own) == number
    assert len(own) - len(wrong) >= least, wrong


def test_nothing_is_let_through(rows: list[Row]) -> None:
    """No changed number, name, denial, hedge or speaker, and nothing that no record has, is called backed."""
    assert [(row.story, row.words) for row in rows if row.is_dangerous] == []


def test_what_is_backed_stands_in_the_record(rows: list[Row]) -> None:
    """Each backed quotation names a record and a place in it."""
    assert all(row.held.backing is not None for row in rows if row.held and row.got == "backed")
