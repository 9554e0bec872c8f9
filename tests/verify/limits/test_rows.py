"""The table of limits: every row can be read, and stands somewhere."""

import pytest

from attribution.verify.limits.rows import rows_after, rows_before


def before(words: str, following: str = "it") -> set[str]:
    """Return the kinds of the limits of anything that some words end in."""
    rows = rows_before("next", "near", "comma")
    return {row.limit.kind for row in rows if row.limit.of is None and row.ends(words.split(), following)}


def test_each_row_stands_somewhere() -> None:
    """Each row stands before what it limits, or after it, or both."""
    rows = {*rows_before("next", "near", "comma", "clause", "question"), *rows_after()}

    assert all(row.limit.before or row.limit.after for row in rows)
    assert len(rows) > len(rows_after()) > 0


@pytest.mark.parametrize(
    ("words", "kinds"),
    [
        ("i think that", {"own", "claim"}),
        ("i have always said", {"own"}),
        ("i 'd like to think", {"claim"}),
        ("i am telling you", {"own"}),
        ("i was told", {"claim"}),
        ("the board says", {"claim"}),
        ("let me say", set()),
        ("it is so", set()),
    ],
)
def test_who_says_so(words: str, kinds: set[str]) -> None:
    """What the speaker says is so is told from what somebody else claims."""
    assert before(words) == kinds


def test_the_word_after_may_tell() -> None:
    """A "no" before a clause is an answer, and before anything else a denial."""
    assert before("no", following="money") == {"denial"}
    assert before("no", following="we") == set()
