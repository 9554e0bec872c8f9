"""Whether two numbers that are written in two ways are one amount, by the words around them."""

import re
from fractions import Fraction

from attribution.verify.words.kinds import has_pause
from attribution.verify.words.lists import words
from attribution.verify.words.numbers import plain_number
from attribution.verify.words.tokens import Tokens

_KEY = re.compile(r"(?P<money>[$£€¥₹]?)(?P<digits>\d+(?:\.\d+)?)(?P<ending>%?)")
_JOINING = frozenset({"to", "and", "or"})
_SCALES = (10**3, 10**6, 10**9, 10**12)
_THOUSAND = 1000
#: So many words to each side tell which money is spoken of.
_NEAR = 80


def is_same_amount(tokens: Tokens, index: int, record: Tokens, link: int) -> bool:
    """Return whether a number of an article and one of a record are one amount.

    A range may have its unit once or twice: "two to three million dollars", "$2 million to $3 million". A sum may have
    the sign of the money that the record speaks of: "a surplus of nine million" after "four million dollars".
    """
    written, said = _readings(tokens, index), _readings(record, link)
    if written & said:
        return True
    match = _KEY.fullmatch(tokens.keys[index])
    if match is None or not match["money"] or _counts_things(record, link):
        return False
    return match.group().removeprefix(match["money"]) in said and _speaks_of(match["money"], record, link)


def _readings(tokens: Tokens, index: int) -> set[str]:
    """Return the keys that a number stands for, with what it shares with the other end of a range."""
    key = tokens.keys[index]
    readings = {key, key.removesuffix(":00")}
    own = _KEY.fullmatch(key)
    is_range = index + 2 < len(tokens) and tokens.keys[index + 1] in _JOINING
    other = _KEY.fullmatch(tokens.keys[index + 2]) if is_range else None
    if own is None or other is None:
        return readings
    money, ending = own["money"] or other["money"], own["ending"] or other["ending"]
    value, end = Fraction(own["digits"]), Fraction(other["digits"])
    readings.add(f"{money}{own['digits']}{ending}")
    readings |= {
        f"{money}{plain_number(value * scale)}{ending}"
        for scale in _SCALES
        if value < _THOUSAND and 1 <= end / scale < _THOUSAND and value < end
    }
    return readings


def _counts_things(record: Tokens, link: int) -> bool:
    """Whether a noun follows a number: "240 million people" are no money."""
    after = link + 1
    return after < len(record) and not has_pause(record, after) and record.keys[after] not in words("common")


def _speaks_of(money: str, record: Tokens, link: int) -> bool:
    """Whether sums in this money are named near a number, in the same turn."""
    turn = record.segment(link).turn
    near = range(max(0, link - _NEAR), min(len(record), link + _NEAR + 1))
    return any(record.keys[i].startswith(money) and record.segment(i).turn == turn for i in near)
