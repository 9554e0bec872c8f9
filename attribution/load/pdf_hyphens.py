"""Hyphens at the end of a PDF's lines: those that split a word, and those that belong to it."""

import functools
import re
from collections import Counter

_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\Z")
_LAST = re.compile(r"[\w’'-]+\Z")
_FIRST = re.compile(r"[^\W\d_A-Z][\w’'-]*")
#: Words that stand before a hyphen that belongs, where a word follows that ends none: "well-known", and not "wellness".
_BEFORE = frozenset("well self non long short high low full half".split())
_ENDINGS = frozenset("ness less sense land ways ened ening ages".split())
_LEAST_LETTERS = 4


def join_over_line_end(text: str, line: str, known: Counter[str], joined: list[str]) -> str:
    """Return a text and the line after it as one; a word that the hyphen between them splits is added to `joined`.

    A hyphen stays where the article writes the word with it elsewhere, or where both its halves are words and the whole
    is none: "well-known". A word that is written without it elsewhere, or that is known, loses it: "com-mittee".

    Args:
        text: What comes before.
        line: What comes after.
        known: How often each word stands in the article.
        joined: The words that were joined so far.

    >>> joined = []
    >>> join_over_line_end("It is a well-", "known fact", Counter(), joined)
    'It is a well-known fact'
    >>> join_over_line_end("The com-", "mittee met", Counter(), joined), joined
    ('The committee met', ['committee'])
    """
    hyphen, first = _HYPHEN.search(text), _FIRST.match(line)
    if hyphen is None or first is None:
        return f"{text} {line}"
    start = _LAST.search(text, 0, hyphen.start())
    begun = start[0] if start else ""
    if hyphen[0] != "\u00ad" and _belongs(begun, first[0], known):
        return text + line
    joined.append(begun + first[0])
    return text[: hyphen.start()] + line


def _belongs(begun: str, rest: str, known: Counter[str]) -> bool:
    """Whether a hyphen between two halves is part of how the word is written."""
    whole = begun + rest
    if known[f"{begun}-{rest}"] or known[whole]:
        return not known[whole]
    first = begun.rpartition("-")[2].lower()
    if first in _BEFORE:
        return len(rest) >= _LEAST_LETTERS and rest not in _ENDINGS and is_word(rest)
    if "-" in begun or "-" in rest:
        return True
    # "John-son" is a name that was split; of small letters both halves are words.
    halves = len(first) > 2 and len(rest) > 2 and is_word(first) and is_word(rest)
    return begun.islower() and halves and not is_word(whole)


@functools.lru_cache(maxsize=1024)
def is_word(word: str) -> bool:
    """Return whether a word is in an English dictionary, in any of its forms.

    >>> is_word("committees"), is_word("mittee")
    (True, False)
    """
    from simplemma.strategies import DictionaryLookupStrategy  # noqa: PLC0415 -- its words take half a second to load

    return DictionaryLookupStrategy().get_lemma(word.lower(), "en") is not None
