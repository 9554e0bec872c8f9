"""Dates as newsrooms write them."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.load.dates import match_date
from tests.growth import grows_evenly


@pytest.mark.parametrize(
    "written",
    [
        "2021-03-02",
        "2021-3-2",
        "2021/03/02",
        "2 March 2021",
        "02 Mar 2021",
        "2nd of March, 2021",
        "2-Mar-2021",
        "March 2, 2021",
        "Mar. 2 2021",
        "MARCH 2ND, 2021",
        "Tuesday, March 2, 2021",
        "Tue 2 March 2021",
        "Tues., 2 March 2021",
        "2021-03-02T10:15:00Z",
        "2021-03-02T10:15:00.123+01:00",
        "2021-03-02 10:15",
        "Tue, 02 Mar 2021 10:15:00 GMT",
        "March 2, 2021 at 10:15 a.m. EST",
        "March 2, 2021, 10:15 PM CEST",
    ],
)
def test_the_forms_of_a_date(written: str) -> None:
    """Each way to write the day is read, with the weekday before it and the time after it."""
    assert match_date(written) == ("2021-03-02", len(written))


@pytest.mark.parametrize("written", ["02/03/2021", "3.2.2021", "31 February 2021", "2021-13-01", "29 Feb 2021"])
def test_a_date_that_is_not_sure_is_not_told(written: str) -> None:
    """A date that may be two days, or is none, is found, so that it is skipped, but has no value."""
    assert match_date(written) == (None, len(written))


@pytest.mark.parametrize(("written", "iso"), [("25/03/2021", "2021-03-25"), ("03/25/2021", "2021-03-25")])
def test_a_number_over_twelve_settles_the_order(written: str, iso: str) -> None:
    """Day and month in figures are read where only one order is possible."""
    assert match_date(written) == (iso, len(written))


def test_equal_day_and_month_need_no_order() -> None:
    """03/03 is the third of March either way."""
    assert match_date("03/03/2021") == ("2021-03-03", 10)


@pytest.mark.parametrize(
    "written", ["", "March", "March 2021", "2021", "the 2nd", "2 March", "2021-03-021", "12021-03-02"]
)
def test_what_is_no_date(written: str) -> None:
    """A part of a date is no date."""
    assert match_date(written) is None


@pytest.mark.parametrize(("text", "rest"), [("2021-03-02 10 people", " 10 people"), ("2 March 2021 At ten", " At ten")])
def test_the_text_after_a_date_is_left_alone(text: str, rest: str) -> None:
    """Only a time belongs to the date."""
    found = match_date(text)

    assert found
    assert text[found.end :] == rest


@given(st.dates(min_value=datetime.date(1000, 1, 1)))
def test_every_day_is_read(day: datetime.date) -> None:
    """Every day of the calendar is read in ISO 8601 and with the month in words."""
    written = f"{day.day} {day:%B} {day.year}"

    assert match_date(day.isoformat()) == (day.isoformat(), 10)
    assert match_date(written) == (day.isoformat(), len(written))


@pytest.mark.parametrize(
    ("before", "filling", "after"), [("March", " ", ""), ("2", " ", "March"), ("", "1", ""), ("", "Mon,", "")]
)
def test_no_text_makes_it_slow(before: str, filling: str, after: str) -> None:
    """A hostile run of characters takes no more than its share of time."""
    assert grows_evenly(lambda times: match_date(f"{before}{filling * times}{after}"), 200_000)
