"""The facts in a quotation that a checker can ask about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.worksheet.facts import facts_in
from tests.growth import grows_evenly


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We lost 40 boats.”", ["figure: 40 boats"]),
        ("it cost $3.5 million", ["figure: $3.5 million"]),
        ("she had written three times", ["figure: three times"]),
        ("two hundred and fifty of them stayed", ["figure: two hundred and fifty of them"]),
        ("a rise of 12%", ["figure: 12%"]),
        ("he left on June 3, 2021", ["time: June 3, 2021"]),
        ("they met in May 2019", ["time: May 2019"]),
        ("it may rain", []),
        ("“Talks with Kim Oh failed.”", ["name: Kim Oh"]),
        ("“When Kim Oh left, we wept.”", ["name: Kim Oh"]),
        ("“Rain fell. Boats sank.”", []),
        ("we lost vs. Larkmoor", ["name: Larkmoor"]),
        ("“Talks with Élodie Marsh and Dr. Åsa Lindqvist failed.”", ["name: Élodie Marsh", "name: Dr. Åsa Lindqvist"]),
        ("“I’m told that Larkmoor’s board met.”", ["name: Larkmoor"]),
        (
            "“Nobody called, and nobody came.”",
            ["without exception: Nobody", "without exception: nobody"],
        ),
        ("she left on Sept. 11, 2001, with 82, he said", ["figure: 82", "time: Sept. 11, 2001"]),
        ("between 9 p.m. and midnight on 3 June", ["figure: 9 p.m.", "time: 3 June"]),
        ("two of the boats", ["figure: two"]),
        ("it was Lee’s Larkmoor that paid", ["name: Lee", "name: Larkmoor"]),
        ("he watched BQX. The board did not", ["name: BQX"]),
        ("he laughed. ''What is Larkmoor?''", ["name: Larkmoor"]),
        ("", []),
    ],
)
def test_facts(text: str, expected: list[str]) -> None:
    """Figures, times, names and absolutes are told apart; the first word of a sentence is no name by its capital."""
    assert list(facts_in(text)) == expected


def test_a_fact_is_asked_once() -> None:
    """What stands in a quotation twice is one question."""
    assert facts_in("40 boats left, and 40 boats sank") == ("figure: 40 boats",)


@given(st.text(alphabet="aA1 ,.“one two May"))
def test_any_text(text: str) -> None:
    """Each fact's words are in the text."""
    for fact in facts_in(text):
        assert fact.partition(": ")[2] in " ".join(text.split())


@pytest.mark.parametrize("filling", ["1,", "A", "A a ", "one ", "May 1 "])
def test_long_text_takes_little_time(filling: str) -> None:
    """No text makes the patterns slow."""
    assert grows_evenly(lambda times: facts_in(filling * times), 30_000)
