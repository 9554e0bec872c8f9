"""Times of the day and days of a month, however they are written: "half past four" and "4:30" are one."""

import re

from attribution import lexicon
from attribution.verify.words.numbers import read_digits, read_number

#: Each name of a month, with its whole name.
MONTHS = {name: lexicon.MONTHS[number - 1].lower() for name, number in lexicon.MONTH_NUMBERS.items()}
#: Months that are written with a stop.
SHORT_MONTHS = frozenset(name for name, whole in MONTHS.items() if name != whole)
#: Months that are words of another kind as well, where they have no capital.
UNSURE_MONTHS = frozenset({"may", "march", "mar", "sep", "dec", "jan"})
#: Words that may stand in a time or a date, besides those of numbers.
FOLLOWERS = frozenset(MONTHS) | {"of", "the", "past", "to", "after", "till", "minutes", "o'clock", "oh", "pm", "am"}
#: Before an hour and minutes that are said as two numbers: "at four thirty".
_BEFORE_TIMES = frozenset(
    {"at", "by", "around", "about", "before", "after", "until", "till", "past", "since", "from", "to", "between"}
)
_COLON = re.compile(r"(\d{1,2})[:.](\d\d)")
_HOURS, _MINUTES, _DAYS = range(1, 13), range(10, 60), range(1, 32)
_DAY_PARTS = ("am", "pm")
_SPELT_PARTS = {
    ("in", "the", "morning"): "am",
    ("in", "the", "afternoon"): "pm",
    ("in", "the", "evening"): "pm",
    ("at", "night"): "pm",
}
_NOON = 12


def read_day(words: list[str]) -> tuple[str, int] | None:
    """Return the key of the day of a month that `words` begin with and how many of them it takes, or None.

    >>> read_day(["may", "third"]), read_day(["the", "3rd", "of", "may"]), read_day(["3", "may"])
    (('3-may', 2), ('3-may', 4), ('3-may', 2))
    >>> read_day(["may", "2024"]), read_day(["the", "third", "way"])
    (None, None)
    """
    skipped = 1 if words[0] == "the" else 0
    if words[0] in MONTHS and len(words) > 1:
        start = 2 if words[1] == "the" else 1
        day = _day(words[start:])
        return (f"{day[0]}-{MONTHS[words[0]]}", start + day[1]) if day else None
    day = _day(words[skipped:])
    if day is None:
        return None
    end = skipped + day[1]
    of = words[end : end + 1] == ["of"]
    month = MONTHS.get(next(iter(words[end + of : end + of + 1]), ""))
    if month is None or (skipped and not of and not day[2]):
        return None
    return f"{day[0]}-{month}", end + of + 1


def read_time(words: list[str], before: str) -> tuple[str, int] | None:
    """Return the key of the time that `words` begin with and how many of them it takes, or None.

    Args:
        words: The words, in lower case.
        before: The word before them.

    >>> read_time(["half", "past", "four"], "at"), read_time(["four", "thirty"], "at"), read_time(["four", "pm"], "")
    (('4:30', 3), ('4:30', 2), ('4:00', 1))
    >>> read_time(["quarter", "to", "five"], "at"), read_time(["four", "thirty"], "for")
    (('4:45', 3), None)
    """
    start = 1 if words[:2] == ["a", "quarter"] else 0
    found = _past(words[start:]) or _to(words[start:])
    if found is not None:
        return found[0], start + found[1]
    match = _COLON.fullmatch(words[0])
    if match is not None:
        is_time = ":" in words[0] or words[1:2] in (["am"], ["pm"])
        return (f"{int(match[1])}:{match[2]}", 1) if is_time and int(match[1]) < 24 else None
    return _said(words, before)


def read_part(words: list[str]) -> tuple[str, int] | None:
    """Return the part of the day that `words` begin with, right after a time, and how many of them it takes, or None.

    >>> read_part(["in", "the", "afternoon"]), read_part(["in", "the", "hall"])
    (('pm', 3), None)
    """
    return next(((key, len(part)) for part, key in _SPELT_PARTS.items() if tuple(words[: len(part)]) == part), None)


def twelve_hours(key: str) -> tuple[str, ...]:
    """Return the key of a time by the clock of twelve hours, with "pm" where it is after noon; any other key as it is.

    >>> twelve_hours("16:30"), twelve_hours("4:30"), twelve_hours("16")
    (('4:30', 'pm'), ('4:30',), ('16',))
    """
    found = _COLON.fullmatch(key)
    if found is None or int(found[1]) <= _NOON:
        return (key,)
    return (f"{int(found[1]) - _NOON}:{found[2]}", "pm")


def _day(words: list[str]) -> tuple[int, int, bool] | None:
    """Return a day, how many words tell it, and whether it is an ordinal."""
    number = read_number(words) if words and words[0] not in ("a", "half", "quarter", "point", "minus") else None
    if number is None:
        return None
    digits = number[0].removesuffix("th")
    if not digits.isdigit() or int(digits) not in _DAYS:
        return None
    return int(digits), number[1], digits != number[0]


def _number(words: list[str]) -> tuple[int, int] | None:
    """Return the whole number that the first two words or the first one are, and how many words tell it."""
    for length in (2, 1):
        found = read_number(words[:length]) if len(words) >= length else None
        if found and found[0].isdigit() and found[1] == length and words[0] != "a":
            return int(found[0]), length
    return None


def _minutes(words: list[str]) -> tuple[int, int] | None:
    """Return the minutes before "past" or "to", and how many words tell them."""
    if words[0] in ("half", "quarter"):
        return (30 if words[0] == "half" else 15), 1
    found = _number(words)
    if found is None or not 0 < found[0] < 60:
        return None
    return found[0], found[1] + (words[found[1] : found[1] + 1] == ["minutes"])


def _past(words: list[str]) -> tuple[str, int] | None:
    """Read "half past four", "ten minutes past four", "a quarter after four"."""
    minutes = _minutes(words) if words else None
    if minutes is None:
        return None
    after, used = words[minutes[1] : minutes[1] + 1], minutes[1] + 1
    hour = _number(words[used : used + 1])
    is_past = after == ["past"] or (after == ["after"] and words[0] == "quarter")
    if not is_past or hour is None or hour[0] not in _HOURS:
        return None
    return f"{hour[0]}:{minutes[0]:02}", used + hour[1]


def _to(words: list[str]) -> tuple[str, int] | None:
    """Read "a quarter to five" and "ten minutes to five"; "ten to five" may be something else."""
    minutes = _minutes(words) if words else None
    if minutes is None or words[0] == "half":
        return None
    is_clear = words[0] == "quarter" or words[minutes[1] - 1] == "minutes"
    used = minutes[1] + 1
    hour = _number(words[used : used + 1])
    if not is_clear or words[minutes[1] : used] not in (["to"], ["till"]) or hour is None or hour[0] not in _HOURS:
        return None
    return f"{hour[0] - 1 or 12}:{60 - minutes[0]:02}", used + hour[1]


def _said(words: list[str], before: str) -> tuple[str, int] | None:
    """Read "four thirty", "nine oh five", "four o'clock", "four p.m."."""
    if read_digits(words[0])[0] or "." in words[0]:
        return None
    hour = _number(words[:1])
    if hour is None or hour[0] not in _HOURS:
        return None
    used = hour[1]
    if words[used : used + 1] == ["o'clock"]:
        return f"{hour[0]}:00", used + 1
    if words[used : used + 1] and words[used] in _DAY_PARTS:
        return f"{hour[0]}:00", used
    is_oh = words[used : used + 1] == ["oh"]
    minutes = _number(words[used + is_oh :])
    if words[0].isdigit() and words[used + is_oh : used + is_oh + 1] and words[used + is_oh].isdigit():
        return None  # "10-15" is a range
    if minutes is None or (minutes[0] not in range(1, 10) if is_oh else minutes[0] not in _MINUTES):
        return None
    end = used + is_oh + minutes[1]
    is_time = before in _BEFORE_TIMES or (words[end : end + 1] and words[end] in _DAY_PARTS)
    return (f"{hour[0]}:{minutes[0]:02}", end) if is_time else None
