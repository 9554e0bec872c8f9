"""Shares of a whole: "half", "a third fewer", "one in three", "214 of the 640"."""

import re
from collections.abc import Iterator
from fractions import Fraction

from attribution.verify.words import is_number

_ORDINAL, _FRACTION = re.compile(r"[1-9]\d?th"), re.compile(r"[1-9]\d?/[1-9]\d?")
_PERCENT, _COUNT = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)%"), re.compile(r"[1-9]\d{0,8}")
_PARTED = frozenset("of fewer more less larger smaller lower higher bigger cheaper dearer up down".split())
#: What may stand between a part and its whole: "two out of the five".
_OF, _OWNERS = frozenset({"of", "in"}), frozenset("the our its their his her these those".split())
#: A share is told roughly where it is off by no more of itself.
_ROUGHLY = Fraction(1, 12)


def other_share(keys: list[str], said: list[str]) -> int | None:
    """Return where a sentence has another share: a quarter, and not a third."""
    wanted, found = dict(_shares(keys)), dict(_shares(said))
    if not wanted or len(found) != 1 or set(wanted.values()) & set(found.values()):
        return None
    return next(iter(found))


def tells_share(keys: list[str], said: list[str]) -> bool:
    """Return whether a sentence counts what its paraphrase gives as a share, and has all its other numbers.

    >>> tells_share("one in 3 jobs".replace("one", "1").split(), "214 of the 640 jobs".split())
    True
    >>> tells_share("half of the jobs".split(), "214 of the 640 jobs".split())
    False
    """
    counted = [share for _, share in _counted(said)]
    for places, share in [*(((at,), share) for at, share in _shares(keys)), *_percents(keys), *_counted(keys)]:
        rest = [key for at, key in enumerate(keys) if at not in places and is_number(key)]
        if any(abs(one - share) <= _ROUGHLY * share for one in counted) and all(key in said for key in rest):
            return True
    return False


def _shares(keys: list[str]) -> Iterator[tuple[int, Fraction]]:
    """Yield the shares among words, with their places: "half", "a third fewer", "two thirds"."""
    for at, key in enumerate(keys):
        before, after = keys[at - 1] if at else "", keys[at + 1] if at + 1 < len(keys) else ""
        if key == "half":
            yield at, Fraction(1, 2)
        elif key == "quarter" and before in ("a", "1"):
            yield at, Fraction(1, 4)
        elif _ORDINAL.fullmatch(key) and before in ("a", "1") and after in _PARTED:
            yield at, Fraction(1, int(key[:-2]))
        elif (_FRACTION.fullmatch(key) and not key.endswith("/0")) or (key.startswith("0.") and after == "of"):
            yield at, Fraction(key)


def _percents(keys: list[str]) -> Iterator[tuple[tuple[int, ...], Fraction]]:
    for at, key in enumerate(keys):
        percent = _PERCENT.fullmatch(key)
        if percent and Fraction(percent[1]):
            yield (at,), Fraction(percent[1]) / 100


def _counted(keys: list[str]) -> Iterator[tuple[tuple[int, ...], Fraction]]:
    """Yield the shares that are told by a part and its whole: "one in three", "214 of the 640", "two out of five"."""
    for at, key in enumerate(keys):
        if not _COUNT.fullmatch(key):
            continue
        whole = at + 1 + (keys[at + 1 : at + 2] == ["out"])
        if whole >= len(keys) or keys[whole] not in _OF:
            continue
        whole += 1 + (keys[whole] == "of" and not _OWNERS.isdisjoint(keys[whole + 1 : whole + 2]))
        if whole < len(keys) and _COUNT.fullmatch(keys[whole]) and int(key) < int(keys[whole]):
            yield (at, whole), Fraction(int(key), int(keys[whole]))
