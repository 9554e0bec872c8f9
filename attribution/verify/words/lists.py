"""The words of `words.toml`, read once."""

import functools
import tomllib
from collections.abc import Iterable
from importlib import resources

from attribution.verify.words.spellings import parts_of


@functools.cache
def words(name: str) -> frozenset[str]:
    """Return the single words of a list.

    >>> "um" in words("fillers")
    True
    """
    return frozenset(entry for entry in _lists()[name] if " " not in entry)


@functools.cache
def phrases(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the entries of a list, each as its words, by the first of them, the longest first.

    >>> ("you", "know") in phrases("filler_phrases")["you"]
    True
    """
    entries = sorted((tuple(_expand(entry.split())) for entry in _lists()[name]), key=len, reverse=True)
    by_first: dict[str, tuple[tuple[str, ...], ...]] = {}
    for entry in entries:
        by_first[entry[0]] = (*by_first.get(entry[0], ()), entry)
    return by_first


@functools.cache
def pairs(name: str) -> frozenset[frozenset[str]]:
    """Return the pairs of words of a list.

    >>> frozenset({"a", "an"}) in pairs("grammar_pairs")
    True
    """
    return frozenset(frozenset(entry.split()) for entry in _lists()[name])


def _expand(entry: Iterable[str]) -> Iterable[str]:
    """Give the words as the tokens of a text are: "i'm" is "i am"."""
    for word in entry:
        yield from parts_of(word)


@functools.cache
def _lists() -> dict[str, list[str]]:
    text = resources.files("attribution.verify").joinpath("words.toml").read_text(encoding="utf-8")
    lists: dict[str, list[str]] = tomllib.loads(text)
    return lists
