"""The words of a text as they are compared: each with its stem, and with whether it tells anything."""

import functools
import re
import tomllib
from importlib import resources
from typing import NamedTuple

from attribution.verify import is_number, lemma, words_in
from attribution.verify import words as verify_words

_ENDINGS = (
    *("ization", "isation", "ations", "ation", "ments", "ment", "ances", "ance", "ences", "ence", "ingly", "ition"),
    *("ures", "ure", "ions", "ion", "ings", "ing", "ers", "er", "ors", "or", "als", "al", "ive", "ity", "ies", "ed"),
    *("ly", "es", "y", "e", "s"),
)
_LEAST_STEM = 4
#: A headline has no article: "Third of pupils stay at home".
_SHARES = {"3th": "1/3", "quarter": "0.25", "5th": "0.2", "10th": "0.1"}
#: The month of May tells something, unlike "may"; it stands after one of these.
_MAY = "may-month"
_BEFORE_MONTH = frozenset(
    "in since until till by of last this next early late mid from on before after during for every through".split()
)


class Word(NamedTuple):
    """A word of a text."""

    key: str
    stem: str
    start: int
    end: int
    #: How the text has it.
    surface: str

    @property
    def is_number(self) -> bool:
        """Whether it is a number, a sum or a share."""
        return is_number(self.key)

    @property
    def is_figure(self) -> bool:
        """Whether it is a number that is written in figures."""
        return any(letter.isdigit() for letter in self.surface)

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.surface[:1].isupper()


def read_words(text: str, start: int, end: int) -> tuple[Word, ...]:
    """Return the words of a stretch of a text.

    >>> [word.stem for word in read_words("The closure of 45 branches", 0, 26)]
    ['the', 'close', 'of', '45', 'branch']
    """
    found = [(key, first, last) for key, first, last, _ in words_in(text, start, end)]
    if len(found) > 1 and found[0][0] in _SHARES and found[1][0] == "of":
        found[0] = (_SHARES[found[0][0]], *found[0][1:])
    for at, (key, first, last) in enumerate(found):
        if at and key == "may" and text[first:last] == "May" and found[at - 1][0] in _BEFORE_MONTH:
            found[at] = (_MAY, first, last)
    return tuple(Word(key, stem(key), first, last, text[first:last]) for key, first, last in found)


@functools.lru_cache(maxsize=65536)
def stem(key: str) -> str:
    """Return what a word and its kin share: "close" for closes, closure and shut.

    >>> stem("closing"), stem("closure"), stem("shut")
    ('close', 'close', 'close')
    """
    if not key.isalpha():
        return key
    base = lemma(key)
    return _alike().get(base) or _alike().get(key) or _alike().get(_bare(base)) or _bare(base)


@functools.lru_cache(maxsize=65536)
def _bare(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word.removesuffix(ending)
    return word


@functools.cache
def is_telling(key: str) -> bool:
    """Return whether a word tells what is spoken of: it is no function word, and no word of reporting.

    >>> is_telling("bridge"), is_telling("said"), is_telling("the")
    (True, False, False)
    """
    if is_number(key):
        return key not in {"1"}
    if key in listed("empty") or key in verify_words("common"):
        return False
    return not key.startswith("'") and key not in verify_words("grammar") and len(key) > 1


@functools.cache
def listed(name: str) -> frozenset[str]:
    """Return the single words of a list of `words.toml`.

    >>> "might" in listed("hedges")
    True
    """
    return frozenset(entry for entry in _lists()[name] if " " not in entry)


def entries(name: str) -> list[str]:
    """Return the entries of a list of `words.toml`."""
    return _lists()[name]


@functools.cache
def phrase_pattern(name: str) -> re.Pattern[str]:
    """Return a pattern for the entries of a list, words and phrases, in keys that are joined by spaces.

    >>> phrase_pattern("hedges").search("it is likely to rain")[0]
    'likely'
    """
    longest_first = sorted(entries(name), key=len, reverse=True)
    return re.compile(rf"(?<!\S)(?:{'|'.join(longest_first)})(?!\S)")


@functools.cache
def _alike() -> dict[str, str]:
    """Return for each word that is listed with others like it the first of them."""
    groups = (entry.split() for entry in entries("alike"))
    found: dict[str, str] = {}
    for group in groups:
        for word in group:
            for form in (word, lemma(word), _bare(lemma(word))):
                found.setdefault(form, group[0])
    return found


@functools.cache
def _lists() -> dict[str, list[str]]:
    text = resources.files("attribution.guard").joinpath("words.toml").read_text(encoding="utf-8")
    lists: dict[str, list[str]] = tomllib.loads(text)
    return lists
