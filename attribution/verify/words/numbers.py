"""Numbers, however they are written: "fifteen percent" and "15%" are one, "two and a half" and "2½" are one."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from attribution.lexicon import ORDINALS, SCALES, TENS, UNITS
from attribution.verify.words.number_words import DECADES, MANY_PARTS, MONEY, PARTS

_SIGNS = "$£€¥₹"
_DIGITS = re.compile(
    rf"(?P<minus>-?)(?P<money>[{_SIGNS}]?)(?:(?P<whole>\d+)\+)?"
    r"(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)(?:/(?P<parts>\d+))?"
    r"(?P<ending>st|nd|rd|th|%|k|m|mn|bn|b|tn|€|£|¢|p)?"
)
_DIGIT_DECADE = re.compile(r"'?(?:\d\d)?\d0s")
#: After a sum of money: "$50K".
_SHORT_SCALES = {"k": 1000, "m": 10**6, "mn": 10**6, "b": 10**9, "bn": 10**9, "tn": 10**12}
#: After any number.
_PLAIN_SCALES = frozenset({"bn", "tn"})
#: In "3/4" and the like; "9/11" is two numbers.
COMMON_PARTS = frozenset({2, 3, 4, 5, 8, 10})
#: A number of more digits is kept as it is written.
_LONGEST = 30
_CENTURY = range(10, 21)
_SMALL = 20
_HUNDRED = 100
_THOUSAND = 1000


class _Read(NamedTuple):
    """What a number is so far: how many words it took, its currency and its ending."""

    taken: int
    money: str = ""
    ending: str = ""


class _Sum:
    """A number that is read word by word."""

    def __init__(self) -> None:
        self.total = Fraction(0)
        #: What is counted since the last thousand, million or the like.
        self.group = Fraction(0)
        self.last = Fraction(-1)
        self.decimals: str | None = None
        #: It begins with digits.
        self.is_digits = False

    @property
    def value(self) -> Fraction:
        return self.total + self.group

    def add(self, value: Fraction) -> bool:
        """Take in a number; return whether it is of the same."""
        if self.decimals is not None:
            if value >= 10 or value.denominator != 1:
                return False
            self.decimals += str(value)
            self.group = Fraction(Decimal(f"{int(self.group)}.{self.decimals}"))
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

    def add_after_oh(self, value: int) -> bool:
        """Take in the last digit of "nineteen oh six" or "one oh one"; return whether it is of the same."""
        fits = 0 < self.last <= _SMALL and not self.total and self.group == self.last
        if fits:
            self.group = self.group * 100 + value
            self.last = Fraction(value)
        return fits

    def scale(self, factor: int) -> None:
        """Multiply what has been counted."""
        if factor == _HUNDRED or factor == SCALES["dozen"]:
            self.group = (self.group or Fraction(1)) * factor
        else:
            self.total += (self.group or Fraction(1)) * factor
            self.group = Fraction(0)
        self.last = Fraction(factor)
        self.decimals = None


def is_number(key: str) -> bool:
    """Return whether a token is a number, once it has been read.

    >>> is_number("15%"), is_number("$5"), is_number("-5"), is_number("fifteenth")
    (True, True, True, False)
    """
    return key.lstrip("-")[:1].isdigit() or (key[:1] in tuple(_SIGNS) and key[1:2].isdigit())


def read_digits(text: str) -> tuple[str, Fraction | None, str]:
    """Return the currency, the value and the ending of a number in digits; no value where it is no plain number.

    >>> read_digits("$1,200.50")
    ('$', Fraction(2401, 2), '')
    >>> read_digits("8:52")
    ('', None, '')
    """
    match = _DIGITS.fullmatch(text) if len(text) <= _LONGEST else None
    if match is None or (match["parts"] and not int(match["parts"])):
        return "", None, ""
    value, ending, money = Fraction(Decimal(match["digits"].replace(",", ""))), match["ending"] or "", match["money"]
    if match["parts"]:
        value = value / int(match["parts"])
    value += int(match["whole"] or 0)
    value = -value if match["minus"] else value
    if ending in tuple("€£¢p"):
        return ending, value, ""
    if ending in _SHORT_SCALES:
        return (money, value * _SHORT_SCALES[ending], "") if money or ending in _PLAIN_SCALES else ("", None, "")
    return money, value, ending


def read_number(words: list[str]) -> tuple[str, int] | None:
    """Return the key of the number that `words` begin with and how many of them it takes, or None.

    >>> read_number(["a", "hundred", "and", "fifty", "people"])
    ('150', 4)
    >>> read_number(["two", "point", "one", "billion", "dollars"])
    ('$2100000000', 5)
    >>> read_number(["nineteen", "ninety", "five"])
    ('1995', 3)
    >>> read_number(["four", "and", "a", "quarter", "percent"])
    ('4.25%', 5)
    >>> read_number(["a", "third", "of", "them"]), read_number(["a", "third", "party"])
    (('1/3', 2), None)
    """
    if words[0] == "minus":
        below = read_number(words[1:]) if len(words) > 1 and words[1] not in ("minus", "a") else None
        return (f"-{below[0]}", below[1] + 1) if below and below[0][:1].isdigit() else None
    if _DIGIT_DECADE.fullmatch(words[0]):
        return words[0], 1
    sum_ = _Sum()
    found = _read_part(words, sum_) or _read_words(words, sum_)
    is_whole_word = words[0] == "point" and words[found.taken - 1] not in SCALES and not _unit(words, found.taken)[0]
    if not found.taken or is_whole_word:
        return None
    is_half = sum_.value == Fraction(1, 2)
    money, ending, used = found.money, found.ending, found.taken
    if not ending:
        unit, taken = _unit(words, used)
        used += taken
        money, ending = (money, "%") if unit == "%" else (money or unit, ending)
    if is_half and not money and not ending and "." not in words[0]:
        return "half", used
    return _key(sum_.value, money, ending, words, used)


def _key(value: Fraction, money: str, ending: str, words: list[str], used: int) -> tuple[str, int]:
    """Return the key, with the cents after dollars taken in."""
    if money and not ending and money not in ("¢", "p") and value.denominator == 1:
        cents = _small_change(words[used:])
        if cents is not None:
            value, used = value + Fraction(cents[0], 100), used + cents[1]
    if money == "$" and value < 1:
        money, value = "¢", value * 100
    plain = plain_number(value)
    return (f"{plain}{money}" if money in ("¢", "p") else f"{money}{plain}{ending}"), used


def _small_change(words: list[str]) -> tuple[int, int] | None:
    """Return how many cents or pence follow a sum, and how many words tell it: "and fifty cents"."""
    start = 1 if words[:1] == ["and"] else 0
    if len(words) <= start or words[start] in ("a", "and"):
        return None
    sum_ = _Sum()
    found = _read_words(words[start:], sum_)
    value, end = sum_.value, start + found.taken
    if not found.taken or found.money or found.ending or value.denominator != 1 or not 0 < value < _HUNDRED:
        return None
    if words[end : end + 1] in (["cent"], ["cents"], ["pence"]):
        return int(value), end + 1
    return (int(value), end) if not start and value >= 10 else None


def _read_words(words: list[str], sum_: _Sum) -> _Read:
    """Let `sum_` take in what `words` begin with: whole numbers, then parts of one."""
    used, money, ending = 0, "", ""
    while used < len(words):
        step = _take(words, used, sum_, first=used == 0)
        if step is None:
            break
        used, money, ending = used + step.taken, money or step.money, step.ending
        if ending:
            break
    if used and not ending:
        used += _take_parts(words, used, sum_)
    return _Read(used, money, ending)


def _take(words: list[str], at: int, sum_: _Sum, *, first: bool) -> _Read | None:
    """Let `sum_` take in the word at `at`; return what was taken, or None where the number is at its end."""
    word = words[at]
    after = words[at + 1 :]
    for read in (_take_count, _take_scale, _take_link, _take_digits):
        taken = read(word, after, sum_, first=first)
        if taken is not None:
            return taken
    return None


def _take_count(word: str, after: list[str], sum_: _Sum, *, first: bool) -> _Read | None:
    value = UNITS.get(word, TENS.get(word))
    if value is not None and _is_apart(after, sum_):
        return None
    if value is not None:
        return _Read(1) if sum_.add(Fraction(value)) else None
    for words, ending in ((ORDINALS, "th"), (DECADES, "s")):
        if word in words:
            return _Read(1, "", ending) if sum_.add(Fraction(words[word])) else None
    return None


def _is_apart(after: list[str], sum_: _Sum) -> bool:
    """Whether what comes after digits is another: "$1.6 million seven weeks", not "2 million six hundred"."""
    return sum_.is_digits and sum_.decimals is None and not any(word in SCALES for word in after[:2])


def _take_scale(word: str, after: list[str], sum_: _Sum, *, first: bool) -> _Read | None:
    if word in SCALES and not (first and word in ("bn", "tn")):
        sum_.scale(SCALES[word])
        return _Read(1)
    if word == "a" and first and after and after[0] in SCALES:
        sum_.scale(SCALES[after[0]])
        return _Read(2)
    if word == "a" and first and after and after[0] in ("dollar", "euro", "cent"):
        sum_.add(Fraction(1))
        return _Read(1)
    return None


def _take_link(word: str, after: list[str], sum_: _Sum, *, first: bool) -> _Read | None:
    """A word that joins parts of a number: "and", "point", "oh"."""
    value = UNITS.get(after[0], TENS.get(after[0])) if after else None
    if value is None:
        return None
    # "between two hundred and three hundred" has two numbers, "two hundred and forty million" is one
    scale = SCALES.get(after[1], 0) if len(after) > 1 else 0
    is_another = scale == sum_.last or (scale > sum_.last >= _THOUSAND)
    is_another = is_another or _is_apart(after[1:], sum_)
    if word == "and" and not first and sum_.last >= _HUNDRED and not is_another:
        return _Read(2) if sum_.add(Fraction(value)) else None
    if word == "point" and sum_.decimals is None and value < 10:
        sum_.decimals = ""
        return _Read(2) if sum_.add(Fraction(value)) else None
    if word == "oh" and not first and value < 10:
        return _Read(2) if sum_.add_after_oh(value) else None
    return None


def _take_digits(word: str, _after: list[str], sum_: _Sum, *, first: bool) -> _Read | None:
    money, value, ending = read_digits(word)
    if value is None or not first:
        return None
    sum_.add(value)
    sum_.is_digits = True
    return _Read(1, money, "th" if ending.isalpha() else ending)


def _take_parts(words: list[str], used: int, sum_: _Sum) -> int:
    """Let `sum_` take in the parts after whole numbers; return how many words they take: "and a half million"."""
    rest = words[used:]
    value = sum_.value
    if used == 1 and rest and value.denominator == 1 and MANY_PARTS.get(rest[0], 0) > value > 1:
        taken = 1
        sum_.group = value / MANY_PARTS[rest[0]]
    elif used == 1 and rest and rest[0] in PARTS and value == 1 and words[0] != "a":
        taken = 1
        sum_.group = value / PARTS[rest[0]]
    else:
        part, taken = _part(rest)
        # "a million and a half" is half a million more
        sum_.group += part * (sum_.last if sum_.last >= _THOUSAND and not sum_.group else 1)
    return taken + _scale_after(words[used + taken :], sum_) if taken else 0


def _part(words: list[str]) -> tuple[Fraction, int]:
    """Return the part that `words` begin with and how many of them tell it: "and a half", "and two thirds", "1/2"."""
    if words and "/" in words[0]:
        _, value, ending = read_digits(words[0])
        return (value, 1) if value is not None and value < 1 and not ending else (Fraction(0), 0)
    if len(words) < 3 or words[0] != "and":
        return Fraction(0), 0
    count, name = words[1], words[2]
    if count in ("a", "one") and name in PARTS:
        return Fraction(1, PARTS[name]), 3
    if name in MANY_PARTS and 1 < UNITS.get(count, 0) < MANY_PARTS[name]:
        return Fraction(UNITS[count], MANY_PARTS[name]), 3
    return Fraction(0), 0


def _read_part(words: list[str], sum_: _Sum) -> _Read | None:
    """Let `sum_` take in a part that stands alone: "half a million", "a quarter of a percent", "a third of"."""
    start = 1 if words[0] in ("a", "one") else 0
    name = words[start] if len(words) > start else ""
    if name not in PARTS or (start == 0 and name not in ("half", "quarter")):
        return None
    used, following = start + 1, words[start + 1 : start + 2]
    sum_.group = sum_.last = Fraction(1, PARTS[name])
    rest = words[used:]
    # ... of a million, of one percent; a percent
    skipped = 1 if rest[:1] == ["of"] else 0
    skipped += 1 if rest[skipped : skipped + 1] in (["a"], ["one"]) else 0
    if name in ("half", "quarter") and rest[skipped : skipped + 1]:
        scaled = _scale_after(rest[skipped:], sum_)
        if scaled or _unit(rest, skipped)[0] == "%":
            return _Read(used + skipped + scaled)
    if start and name != "half" and following == ["of"]:
        return _Read(used)
    if words[0] == "one":
        return _Read(used)
    sum_.group, sum_.last = Fraction(0), Fraction(-1)
    return _Read(0) if words[0] != "a" else None


def _scale_after(words: list[str], sum_: _Sum) -> int:
    """Multiply by the scales that `words` begin with; return how many there are."""
    used = 2 if words[:2] == ["of", "a"] and words[2:3] and words[2] in SCALES else 0
    while used < len(words) and words[used] in SCALES:
        sum_.group = (sum_.total + sum_.group) * SCALES[words[used]]
        sum_.total = Fraction(0)
        used += 1
    return used


def _unit(words: list[str], at: int) -> tuple[str, int]:
    word = words[at] if at < len(words) else ""
    if word in ("percent", "%"):
        return "%", 1
    if word == "per" and words[at + 1 : at + 2] == ["cent"]:
        return "%", 2
    return (MONEY[word], 1) if word in MONEY else ("", 0)


def plain_number(value: Fraction) -> str:
    """Return a number as its key has it: in decimals where they come to an end.

    >>> plain_number(Fraction(17, 4)), plain_number(Fraction(7, 3)), plain_number(Fraction(2, 3))
    ('4.25', '2+1/3', '2/3')
    """
    places = next((n for n in range(_LONGEST) if 10**n % value.denominator == 0), None)
    if places is not None:
        digits = str(abs(value.numerator) * 10**places // value.denominator).zfill(places + 1)
        text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
        return f"-{text}" if value < 0 else text
    whole, part = divmod(value, 1)
    return f"{whole}+{part}" if whole else f"{part}"
