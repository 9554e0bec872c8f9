"""Numbers, however they are written: "fifteen percent" and "15%" are one."""

import re
from decimal import Decimal

_UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
_SCALES = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "bn": 10**9,
}
_ORDINALS = {
    word: value
    for value, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth".split(),
        start=1,
    )
} | {"twentieth": 20, "thirtieth": 30}
_MONEY = {"dollar": "$", "dollars": "$", "euro": "€", "euros": "€", "pounds": "£"}
_DIGITS = re.compile(r"(?P<money>[$£€]?)(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?P<ending>st|nd|rd|th|%|k|m|bn|b|tn)?")
#: After a sum of money: "$50K".
_SHORT_SCALES = {"k": 1000, "m": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12}
#: A number of more digits is kept as it is written.
_LONGEST = 30
_CENTURY = range(10, 21)
_SMALL = 20
_HUNDRED = 100

#: Words that a number may begin with.
STARTERS = frozenset(_UNITS) | frozenset(_TENS) | frozenset(_ORDINALS) | frozenset(_SCALES)
#: Words that may stand in one after its first.
FOLLOWERS = STARTERS | frozenset(_MONEY) | {"and", "point", "percent", "per", "cent", "%"}


class _Sum:
    """A number that is read word by word."""

    def __init__(self) -> None:
        self.total = Decimal(0)
        #: What is counted since the last thousand, million or the like.
        self.group = Decimal(0)
        self.last = Decimal(-1)
        self.decimals: str | None = None

    @property
    def value(self) -> Decimal:
        return self.total + self.group

    def add(self, value: Decimal) -> bool:
        """Take in a number; return whether it is of the same."""
        if self.decimals is not None:
            if value >= 10 or value != int(value):
                return False
            self.decimals += str(int(value))
            self.group = Decimal(f"{int(self.group)}.{self.decimals}")
            return True
        fits = self.last < 0 or (self.last >= _SMALL and value < 10 and self.last % 10 == 0) or self.last >= _HUNDRED
        if not fits and int(self.last) in _CENTURY and 10 <= value < _HUNDRED and not self.total:
            self.group = self.group * 100 + value  # a year: nineteen ninety-five
            self.last = value
            return True
        if not fits or value >= self.last >= _HUNDRED:
            return False
        self.group += value
        self.last = value
        return True

    def scale(self, factor: int) -> bool:
        """Multiply what has been counted."""
        if factor == _HUNDRED or factor == _SCALES["dozen"]:
            self.group = (self.group or Decimal(1)) * factor
        else:
            self.total += (self.group or Decimal(1)) * factor
            self.group = Decimal(0)
        self.last = Decimal(factor)
        self.decimals = None
        return True


def is_number(key: str) -> bool:
    """Return whether a token is a number, once it has been read.

    >>> is_number("15%"), is_number("fifteenth")
    (True, False)
    """
    return key[:1].isdigit() or (key[:1] in ("$", "£", "€") and key[1:2].isdigit())


def read_digits(text: str) -> tuple[str, Decimal | None, str]:
    """Return the currency, the value and the ending of a number in digits; no value where it is no plain number.

    >>> read_digits("$1,200.50")
    ('$', Decimal('1200.50'), '')
    >>> read_digits("8:52")
    ('', None, '')
    """
    match = _DIGITS.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None:
        return "", None, ""
    value, ending = Decimal(match["digits"].replace(",", "")), match["ending"] or ""
    if ending in _SHORT_SCALES:
        return (match["money"], value * _SHORT_SCALES[ending], "") if match["money"] else ("", None, "")
    return match["money"], value, ending


def read_number(words: list[str]) -> tuple[str, int] | None:
    """Return the key of the number that `words` begin with and how many of them it takes, or None.

    >>> read_number(["a", "hundred", "and", "fifty", "people"])
    ('150', 4)
    >>> read_number(["two", "point", "one", "billion", "dollars"])
    ('$2100000000', 5)
    >>> read_number(["nineteen", "ninety", "five"])
    ('1995', 3)
    """
    sum_, money, ending, used = _Sum(), "", "", 0
    while used < len(words):
        step = _take(words, used, sum_, first=used == 0)
        if step is None:
            break
        taken, money_now, ending = step
        money = money or money_now
        used += taken
        if ending:
            break
    if not used:
        return None
    unit, taken = _unit(words, used) if not ending else ("", 0)
    money = money or (unit if unit in "$€£" else "")
    ending = ending or ("%" if unit == "%" else "")
    return f"{money}{_plain(sum_.value)}{ending}", used + taken


def _take(words: list[str], at: int, sum_: _Sum, *, first: bool) -> tuple[int, str, str] | None:
    """Let `sum_` take in the word at `at`; return how many words were taken, a currency and an ending."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    if word in _UNITS or word in _TENS:
        return (1, "", "") if sum_.add(Decimal(_UNITS.get(word, _TENS.get(word, 0)))) else None
    if word in _ORDINALS:
        return (1, "", "th") if sum_.add(Decimal(_ORDINALS[word])) else None
    if word in _SCALES and (not first or word in ("hundred", "thousand", "million", "billion", "trillion", "dozen")):
        sum_.scale(_SCALES[word])
        return 1, "", ""
    if word == "a" and first and following in _SCALES:
        sum_.scale(_SCALES[following])
        return 2, "", ""
    if word == "and" and not first and sum_.last >= _HUNDRED and following in (_UNITS.keys() | _TENS.keys()):
        return (2, "", "") if sum_.add(Decimal(_UNITS.get(following, _TENS.get(following, 0)))) else None
    if word == "point" and not first and sum_.decimals is None and _UNITS.get(following, 10) < 10:
        sum_.decimals = ""
        return (2, "", "") if sum_.add(Decimal(_UNITS[following])) else None
    money, value, ending = read_digits(word)
    if value is None or not first:
        return None
    sum_.add(value)
    return 1, money, "th" if ending.isalpha() else ending


def _unit(words: list[str], at: int) -> tuple[str, int]:
    word = words[at] if at < len(words) else ""
    if word in ("percent", "%"):
        return "%", 1
    if word == "per" and words[at + 1 : at + 2] == ["cent"]:
        return "%", 2
    return (_MONEY[word], 1) if word in _MONEY else ("", 0)


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
