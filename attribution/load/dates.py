"""Dates as newsrooms write them."""

import datetime
import re
from typing import NamedTuple

from attribution import lexicon

# Every run of spaces is bounded, so that no text can make these slow.
_S = r"[ \t\u00a0]{1,8}"
_MONTH = rf"(?P<month>{'|'.join(sorted(lexicon.MONTH_NUMBERS, key=len, reverse=True))})\b\.?"
_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[0-9]{4})"
_WEEKDAYS = (*(name.lower() for name in lexicon.WEEKDAYS), *lexicon.SHORT_WEEKDAYS)
_WEEKDAY = rf"(?:(?:{'|'.join(sorted(_WEEKDAYS, key=len, reverse=True))})\.?,?{_S})?"
_TIME = (
    rf"(?:(?:T|,?{_S}(?:at{_S})?)[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}}(?:\.[0-9]{{1,9}})?)?(?:[ ]?[ap]\.?m\b\.?)?"
    r"(?-i:[ ]?(?:Z|UTC|GMT|[A-Z]{1,3}[SD]?T|[+-][0-9]{2}:?[0-9]{2})\b)?)?"
)
_FORMS = tuple(
    re.compile(form + _TIME + r"(?=\s|\Z)", re.IGNORECASE)
    for form in (
        rf"{_YEAR}(?P<mark>[-/.])(?P<month>[0-9]{{1,2}})(?P=mark)(?P<day>[0-9]{{1,2}})",
        rf"{_WEEKDAY}{_DAY}(?:{_S}of)?(?:{_S}|-){_MONTH}(?:,?{_S}|-){_YEAR}",
        rf"{_WEEKDAY}{_MONTH}{_S}{_DAY},?{_S}{_YEAR}",
        rf"(?P<first>[0-9]{{1,2}})(?P<mark>[-/.])(?P<second>[0-9]{{1,2}})(?P=mark){_YEAR}",
    )
)


class FoundDate(NamedTuple):
    """A date in a text."""

    #: The date in ISO 8601, or None where it is ambiguous or there is no such day.
    iso: str | None
    #: Where the date ends, a time after it included.
    end: int


def match_date(text: str, start: int = 0) -> FoundDate | None:
    """Return the date that begins at `start`, or None if none does.

    A date that may be read in two ways, such as 02/03/2021, is found but not told.

    >>> match_date("2 March 2021")
    FoundDate(iso='2021-03-02', end=12)
    >>> match_date("Tuesday, March 2, 2021, 10:15 a.m. EST")
    FoundDate(iso='2021-03-02', end=38)
    >>> match_date("02/03/2021")
    FoundDate(iso=None, end=10)
    >>> match_date("one day in March")
    """
    for form in _FORMS:
        if found := form.match(text, start):
            return FoundDate(_iso(found.groupdict()), found.end())
    return None


def _iso(parts: dict[str, str]) -> str | None:
    year = int(parts["year"])
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        orders = {_day(year, second, first), _day(year, first, second)} - {None}
        return orders.pop() if len(orders) == 1 else None
    name = parts["month"].lower()
    month = int(name) if name.isdigit() else lexicon.MONTH_NUMBERS[name]
    return _day(year, month, int(parts["day"]))


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None
