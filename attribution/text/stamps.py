"""Times as transcripts print them: "0:01", "[14/10/2021, 3:34:09 PM]", "0 minutes 1 seconds"."""

import re
from typing import NamedTuple

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d\d(?:[.,:;]\d{1,6})?(?:[ \u00a0\u202f]?[AaPp]\.?[Mm]\b\.?)?"
_SHORT_CLOCK = r"\d{1,2}:\d{1,2}:\d{1,2}(?:\.\d{1,6})?"
_SPELT = (
    r"(?:\d{1,3}\s?h(?:(?:ou)?rs?)?\s?)?(?:\d{1,3}\s?m(?:in(?:ute)?s?)?\s?)?\d{1,3}\s?s(?:ec(?:ond)?s?)?\b"
    r"|\d{1,3}\s?min(?:ute)?s?\b"
)
_DATE = (
    r"(?:\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|[A-Z][a-z]{2,8}\.? \d{1,2},? \d{4}|\d{1,2}\.? [A-Z][a-z]{2,8}\.? \d{4}"
    r"|[Tt]oday|[Yy]esterday)"
)
_TIME = rf"(?:(?P<date>{_DATE},?[ \tT\u202f]{{1,3}}(?:at )?)?(?P<clock>{_CLOCK}|{_SHORT_CLOCK}|{_SPELT}))"
_UNTIL = rf"(?:[ \t]?(?:-->|[-–—]|to)[ \t]?(?:{_CLOCK}|{_SHORT_CLOCK}))?"
_STAMP = re.compile(rf"[\u200e\u200f\ufeff]?(?P<open>[\[(<])?[ \t]?{_TIME}{_UNTIL}[ \t]?(?P<close>[\])>])?")
_PART = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)\s?(?P<unit>[hms])")
#: With a date: "15:34" is a time of the day.
_HOURS = re.compile(r"\d{1,2}:\d\d")
_MINUTE = 60
_SECONDS = (3600, 60, 1)
_UNITS = {"h": 3600, "m": 60, "s": 1}


class Stamp(NamedTuple):
    """A time, and how it is printed."""

    end: int
    #: In seconds: from the beginning, or of the day.
    time: float
    has_date: bool
    in_brackets: bool


def read_stamp(text: str, start: int, end: int) -> Stamp | None:
    """Return the time that begins at `start`, with its brackets, its date and the end of a span; None where none does.

    >>> read_stamp("[14/10/2021, 3:34 PM] Ana: Yes.", 0, 31)
    Stamp(end=21, time=56040.0, has_date=True, in_brackets=True)
    >>> read_stamp("0 minutes 9 seconds", 0, 19), read_stamp("at ten", 0, 6)
    (Stamp(end=19, time=9.0, has_date=False, in_brackets=False), None)
    """
    found = _STAMP.match(text, start, end)
    if found is None or (found["open"] is None) != (found["close"] is None):
        return None
    time, has_date = seconds(found["clock"]), found["date"] is not None
    if has_date and _HOURS.fullmatch(found["clock"]):
        time *= _MINUTE
    return Stamp(found.end(), time, has_date, found["open"] is not None)


def seconds(clock: str) -> float:
    """Return the seconds that "1:02:03.5", "62:03", "3:34 PM" or "2 minutes 5 seconds" stands for.

    >>> seconds("01:02:03,500"), seconds("12:05 AM"), seconds("2m 5s")
    (3723.5, 300.0, 125.0)
    """
    if ":" not in clock:
        return sum(float(part["number"]) * _UNITS[part["unit"]] for part in _PART.finditer(clock))
    half = clock.rstrip(".").replace(".", "").casefold()[-2:] if clock.rstrip(".")[-1].isalpha() else ""
    parts = [float(part.replace(",", ".")) for part in re.split("[:;]", clock.rstrip(" .\u00a0\u202fAaPpMm"))]
    if half:
        parts = [parts[0] % 12 + 12 * (half == "pm"), *parts[1:], 0.0][:3]
    if len(parts) > len(_SECONDS):  # the fourth counts pictures
        parts = parts[: len(_SECONDS)]
    return sum(part * unit for part, unit in zip(reversed(parts), reversed(_SECONDS), strict=False))


def skip(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Return where what a pattern matches at `start` ends, or `start` where it matches nothing.

    >>> skip(re.compile(" +"), "a  b", 1, 4)
    3
    """
    found = pattern.match(text, start, end)
    return found.end() if found else start
