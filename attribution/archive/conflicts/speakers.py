"""Whether two articles give the same words to sources that can't be one."""

import re

from rapidfuzz import fuzz

from attribution.archive.conflicts.records import ConflictKind
from attribution.archive.records import Place
from attribution.names import ARTICLES
from attribution.verify import is_other

#: Names as alike as this, of 100, may be two ways to write one: "Mohamed Ali", "Mohammed Ali".
_SPELLING = 92
_WORD = re.compile(r"[^\W_]+")
_SMALL = ARTICLES | frozenset({"of", "for", "and", "in", "on"})


def disagreement(one: Place, other: Place) -> ConflictKind | None:
    """Return how the sources of two places disagree, or None where they may be one, or nothing is known."""
    if one.source is None or other.source is None or not (one.named or other.named):
        return None
    if not (one.named and other.named) or one.source_kind != other.source_kind:
        return None if _share_name(one.source, other.source) else "other-source"
    if one.source_kind == "person":
        is_spelling = fuzz.ratio(one.source.casefold(), other.source.casefold()) >= _SPELLING
        return "other-speaker" if not is_spelling and is_other(one.source, other.source) else None
    return None if _share_name(one.source, other.source) else "other-speaker"


def _share_name(one: str, other: str) -> bool:
    """Return whether two names share a word, or one is made of the first letters of the other.

    >>> _share_name("the Federal Ferry Board", "FFB"), _share_name("Lorn Line", "the Lorn ferry company")
    (True, True)
    >>> _share_name("Lorn Line", "the ministry")
    False
    """
    first, second = _telling(one), _telling(other)
    if set(first) & set(second):
        return True
    return "".join(word[0] for word in first) in second or "".join(word[0] for word in second) in first


def _telling(name: str) -> list[str]:
    return [word for word in _WORD.findall(name.casefold()) if word not in _SMALL]
