"""The gate over ten stories with their records: the right state of each quotation."""

import pytest

from tests.gate.scoring import STORIES, Row, read_rows

NAMES = sorted(path.name for path in STORIES.iterdir() if path.is_dir())
#: So many of 168 at least.
LEAST_RIGHT = 160


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    """Return the rows of all stories."""
    return [row for name in NAMES for row in read_rows(name)]


def test_most_states_are_right(rows: list[Row]) -> None:
    """What is wrong is printed by `python -m tests.gate.scoring`."""
    wrong = [(row.story, row.words, row.got, row.right) for row in rows if not row.is_right]

    assert len(rows) == 168
    assert len(rows) - len(wrong) >= LEAST_RIGHT, wrong


def test_nothing_is_let_through(rows: list[Row]) -> None:
    """No changed number, name, denial, hedge or speaker, and nothing that no record has, is called backed."""
    assert [(row.story, row.words) for row in rows if row.is_dangerous] == []


def test_what_is_backed_stands_in_the_record(rows: list[Row]) -> None:
    """Each backed quotation names a record and a place in it."""
    assert all(row.held.backing is not None for row in rows if row.held and row.got == "backed")
