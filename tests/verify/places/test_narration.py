"""What a narrator says in a record that is an article itself."""

import pytest

from attribution.model.checks import Check
from attribution.verify import record_of, verify
from tests.analyses import Story

#: The longest that a narrator says between two pieces of one quotation, in words.
LONGEST = "Ms. Adu said in a letter to the wardens of all the towns on the bay and to each of the men on the docks"


def check(quotation: str, record: str) -> Check:
    """Return the check of a quotation in an article of its own."""
    story = Story(f"{quotation} she said.")
    story.quotation(quotation)
    return verify(story.analysis(), [record_of(record)])[0]


@pytest.mark.parametrize(
    ("record", "verdict"),
    [
        ("“We will build the pier,” Ms. Adu said, “and the mill.”", "verbatim"),
        ("“We will build the pier,” said Ms. Adu. “And the mill,” Ms. Adu said.", "verbatim"),
        ("“We will build the pier,” said Ms. Adu. “And the mill.” Mr. Roe said so.", "verbatim"),
        ("“We will build the pier,” said Ms. Adu. “And the mill,” said Mr. Roe.", "silent-cut"),
        ("“We will build the pier,” Ms. Adu smiled, “and the mill.”", "silent-cut"),
        ("“We will build the pier,” Ms. Adu said.\n\n“And the mill.”", "silent-cut"),
        (f"“We will build the pier,” {LONGEST}, “and the mill.”", "verbatim"),
        (f"“We will build the pier,” {LONGEST} again, “and the mill.”", "silent-cut"),
        ("We will build the pier, Ms. Adu said, and the mill.", "silent-cut"),
        ("I heard it. “We will build the pier,” Ms. Adu said, “and the mill.”", "silent-cut"),
        ("ROE: “We will build the pier,” Ms. Adu said, “and the mill.”", "silent-cut"),
    ],
)
def test_nothing_is_cut_where_a_narrator_is_left_out(record: str, verdict: str) -> None:
    """Words that report, in one paragraph, between two pieces of what one person says, are not a cut."""
    assert check("“We will build the pier and the mill.”", record).verdict == verdict


@pytest.mark.parametrize(
    "record",
    [
        "“If it rains,” Ms. Adu said, “we will build the pier.”",
        "“We will build the pier,” Ms. Adu said, “if it rains.”",
    ],
)
def test_a_limit_over_the_narrator(record: str) -> None:
    """A limit is one also where the narrator stands between it and the words."""
    found = check("“We will build the pier.”", record)

    assert found.verdict == "qualifier-cut"
    assert found.qualifier is not None
    assert "if it rains" in found.qualifier.text.casefold()
