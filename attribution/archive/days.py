"""The numbers of quotations: they begin with the day of the article, so that their order is that of time.

SQLite finds the words of a search in the order of these numbers. That order, and a range of dates, then cost nothing.
"""

import datetime

#: How many bits tell the quotations of one day apart.
_BITS = 40
#: Later than every date, which has at most 3,652,059 days behind it.
_NO_DATE = 1 << 22
#: The first number of articles without a date.
UNDATED = _NO_DATE << _BITS
#: No number reaches this one.
END = (_NO_DATE + 1) << _BITS


def first_number(published: str | None) -> int:
    """Return the least number of quotations of the day, or of articles whose date is not known.

    >>> first_number("2024-05-17") < first_number("2024-05-18T08:00:00Z") < first_number("in May") == UNDATED
    True
    """
    day = parse_day(published)
    return UNDATED if day is None else day.toordinal() << _BITS


def next_day(number: int) -> int:
    """Return the least number of the day after that of `number`."""
    return ((number >> _BITS) + 1) << _BITS


def parse_day(text: str | None) -> datetime.date | None:
    """Return the day that a date or a time in ISO 8601 begins with, or None.

    >>> parse_day("2024-05-17T08:00:00Z"), parse_day("May 17")
    (datetime.date(2024, 5, 17), None)
    """
    try:
        return datetime.date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def number_range(since: datetime.date | None, until: datetime.date | None) -> tuple[int, int]:
    """Return the least number of quotations from `since` to `until`, both included, and the one after the last.

    Where one of the days is given, articles without a date are left out.

    >>> number_range(None, None) == (0, END)
    True
    """
    if since is None and until is None:
        return 0, END
    first = since.toordinal() << _BITS if since else 0
    return first, next_day(until.toordinal() << _BITS) if until else UNDATED
