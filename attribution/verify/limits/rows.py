"""The rows of `limits.toml`, read once: the words that limit a statement, and where they stand to it.

The design is that of ConText (Harkema, Dowling, Thornblade and Chapman 2009, "ConText: an algorithm for determining
negation, experiencer, and temporal status from clinical reports"), whose rules have words, a kind, a direction and what
ends their reach, as medspaCy's `ConTextRule` has `literal`, `category`, `direction` and `terminated_by`.
"""

import functools
import re
import tomllib
from importlib import resources
from typing import Literal

import msgspec

from attribution.verify.words import words

Kind = Literal["condition", "denial", "claim", "hedge", "intention", "quantity", "question", "exception", "own"]
Before = Literal["next", "near", "comma", "clause", "question"]
After = Literal["next", "sentence", "comma", "remark", "new-sentence", "fragment"]
Of = Literal["number", "denied", "intended", "verb", "sentence", "would"]

_CLASS = re.compile(r"\{([a-z_]+)\}")
#: The lists of words.toml that expressions may name.
_LISTS = ("modal", "polarity")
_APOSTROPHE = re.compile(r"(?<=[a-z])'")


class Limit(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A row of the table; `limits.toml` says what its fields hold."""

    kind: Kind
    words: tuple[str, ...]
    before: Before | None = None
    after: tuple[After, ...] = ()
    of: Of | None = None
    false_friends: tuple[str, ...] = ()


class Row:
    """A limit whose expressions are ready to be looked for."""

    def __init__(self, limit: Limit, classes: dict[str, tuple[str, ...]]) -> None:
        # A longer expression is tried before a shorter one that it begins with.
        limits = _joined(sorted(limit.words, key=lambda entry: -len(entry.split())), classes)
        # An expression that is found nowhere.
        friends = _joined(limit.false_friends or ("(?!)",), classes)
        self.limit = limit
        self._first, self._last = _at_both_ends(limits)
        self._first_friend, self._last_friend = _at_both_ends(friends)

    def starts(self, keys: list[str]) -> int:
        """Return how many words the limit has that stands at the start of some words; 0 for none."""
        text = " ".join(keys) + " "
        found = self._first.match(text)
        if found is None or self._first_friend.match(text):
            return 0
        return len(found.group().split())

    def ends(self, keys: list[str], following: str) -> int:
        """Return how many words the limit has that stands at the end of some words; 0 for none.

        Args:
            keys: The words.
            following: The word after them, which may tell that this is no limit.
        """
        text = " ".join([*keys, following]) + " "
        found = self._last.search(text)
        if found is None or self._last_friend.search(text):
            return 0
        return len(found.group().split())


@functools.cache
def rows_before(*places: Before) -> tuple[Row, ...]:
    """Return the limits that stand before what they limit, in one of these ways.

    >>> {row.limit.kind for row in rows_before("question")}
    {'condition'}
    """
    return tuple(row for row in _rows() if row.limit.before in places)


@functools.cache
def rows_after() -> tuple[Row, ...]:
    """Return the limits that may stand after what they limit.

    >>> next(row.limit.kind for row in rows_after() if row.starts(["unless", "it", "rains"]))
    'condition'
    """
    return tuple(row for row in _rows() if row.limit.after)


@functools.cache
def _rows() -> tuple[Row, ...]:
    table, classes = _table()
    return tuple(Row(limit, classes) for limit in table)


def _joined(entries: tuple[str, ...] | list[str], classes: dict[str, tuple[str, ...]]) -> str:
    """Return one expression for several, in which each class is spelt out."""
    joined = f"(?:{'|'.join(entries)})"
    while _CLASS.search(joined):
        joined = _CLASS.sub(lambda found: f"(?:{'|'.join(classes[found[1]])})", joined)
    return _APOSTROPHE.sub(" '", joined)


def _at_both_ends(expression: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns for an expression at the start of some words, and before the last of some."""
    return re.compile(rf"{expression} "), re.compile(rf"(?<!\S){expression}(?= \S+ \Z)")


@functools.cache
def _table() -> tuple[tuple[Limit, ...], dict[str, tuple[str, ...]]]:
    text = resources.files("attribution.verify.limits").joinpath("limits.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    classes = msgspec.convert(table["classes"], dict[str, tuple[str, ...]])
    classes |= {name: tuple(sorted(words(name))) for name in _LISTS}
    return msgspec.convert(table["limits"], tuple[Limit, ...]), classes


def is_of(name: str, key: str) -> bool:
    """Return whether a word is one of a class of the table.

    >>> is_of("own", "we"), is_of("own", "they")
    (True, False)
    """
    return key in _table()[1][name]
