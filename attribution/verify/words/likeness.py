"""How alike two words are that are not the same, and in what way they differ."""

import functools
import re
from typing import Literal

from rapidfuzz import fuzz

from attribution.lexicon import name_spellings
from attribution.names import fold, sounds_alike
from attribution.verify.words.lemmas import lemma
from attribution.verify.words.lists import pairs, words
from attribution.verify.words.numbers import is_number

Likeness = Literal["same", "contraction", "inflection", "negation", "grammar", "kind", "spelling", ""]

_SHORT = {
    "'s": frozenset({"is", "has", "us"}),
    "'d": frozenset({"would", "had", "did"}),
    "ain": frozenset({"is", "are", "am", "has", "have", "do"}),
}
#: Words that do not look like others of the same dictionary form.
_UNLIKE = frozenset("am are be been being is was were 's go goes going gone went ate eat eaten eating eats".split())
_ENDINGS = ("s", "es", "ed", "d", "ing")
_LEAST_STEM = 3
_SHORT_ING = 4
_SPELLING = 75
_LONG = 6
#: The letter that British spelling doubles: "travelling", "cancelled".
_DOUBLE = re.compile(r"ll(?=(?:ing|ed|er|ers|ery)\Z)")
#: Other words that are spelt in two ways.
_BRITISH = {
    "adviser": "advisor",
    "advisers": "advisors",
    "ageing": "aging",
    "aeroplane": "airplane",
    "cheque": "check",
    "cheques": "checks",
    "enquiry": "inquiry",
    "focussed": "focused",
    "grey": "gray",
    "judgement": "judgment",
    "kerb": "curb",
    "maths": "math",
    "mum": "mom",
    "programme": "program",
    "programmes": "programs",
    "sceptical": "skeptical",
    "storey": "story",
    "tyre": "tire",
    "tyres": "tires",
}
_CLASSES = ("modal", "quantifier", "polarity", "dates", "amounts")


def may_be_alike(one: str, other: str) -> bool:
    """Return whether it is worth asking how alike two keys are; it is quick, and says no for most pairs.

    >>> may_be_alike("egg", "job"), may_be_alike("go", "went")
    (False, True)
    """
    if one[:1] == other[:1] or one.endswith(other) or other.endswith(one):
        return True
    listed = _listed()
    return (one in listed or is_number(one)) and (other in listed or is_number(other))


@functools.cache
def _listed() -> frozenset[str]:
    """Return the words that may be alike to a word that looks nothing like them."""
    short = frozenset(_SHORT) | frozenset(word for group in _SHORT.values() for word in group)
    paired = frozenset(word for pair in pairs("grammar_pairs") for word in pair)
    return _UNLIKE.union(short, paired, _classes(), name_spellings())


@functools.lru_cache(maxsize=65536)
def likeness(one: str, other: str) -> Likeness:
    """Return in what way two keys are alike, or "" if they are not.

    >>> likeness("was", "were"), likeness("legal", "illegal"), likeness("kessler", "keller"), likeness("egg", "job")
    ('inflection', 'negation', 'spelling', '')
    """
    if one == other or _american(fold(one)) == _american(fold(other)):
        return "same"
    if _is_short_for(one, other) or _is_short_for(other, one):
        return "contraction"
    if is_number(one) or is_number(other):
        return "kind" if is_number(one) and is_number(other) else ""
    if one in _listed() and other in _listed() and frozenset((one, other)) in pairs("grammar_pairs"):
        return "grammar"
    if _is_negation(one, other) or _is_negation(other, one):
        return "negation"
    if _is_inflection(one, other):
        return "inflection"
    if one in _classes() or other in _classes():
        return "kind" if _classes().get(one, frozenset()) & _classes().get(other, frozenset()) else ""
    shortest = min(len(one), len(other))
    if shortest > _LEAST_STEM and fuzz.ratio(one, other) >= _SPELLING:
        return "spelling"
    if shortest >= _LEAST_STEM and sounds_alike(fold(one), fold(other)):
        return "spelling"
    return ""


@functools.lru_cache(maxsize=65536)
def _american(word: str) -> str:
    """Return a word in American spelling, roughly: what is equal then is one word."""
    if word in _BRITISH:
        return _BRITISH[word]
    if len(word) > 4:
        word = word.replace("our", "or").replace("yse", "yze").replace("ise", "ize").replace("isi", "izi")
        word = word[:-2] + "er" if word.endswith("tre") else word
        word = word[:-4] + "ense" if word.endswith("ence") else word
        word = word[:-2] if word.endswith("ogue") else word
    if len(word) > _LONG:
        word = _DOUBLE.sub("l", word).replace("ae", "e")
    return word


def _is_short_for(short: str, whole: str) -> bool:
    """Whether one is what is left of the other: "'s" of "is", "runnin" of "running"."""
    has_no_g = len(whole) > _SHORT_ING and whole.endswith("ing") and short == whole[:-1]
    return has_no_g or whole in _SHORT.get(short, ())


def _is_negation(plain: str, negative: str) -> bool:
    if len(plain) <= _LEAST_STEM or not negative.endswith(plain):
        return False
    return negative[: -len(plain)] in words("negative_prefixes")


def _is_inflection(one: str, other: str) -> bool:
    if one not in _classes() and other not in _classes() and lemma(one) == lemma(other):
        return True
    if one[:2] != other[:2]:
        return False
    short, long = sorted((one, other), key=len)
    return bool(_stems(one) & _stems(other)) and len(short) >= _LEAST_STEM and long != short


@functools.cache
def _classes() -> dict[str, frozenset[str]]:
    """Return which classes of words a word is in."""
    classes: dict[str, set[str]] = {}
    for name in _CLASSES:
        for word in words(name):
            classes.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in classes.items()}


@functools.lru_cache(maxsize=65536)
def _stems(word: str) -> frozenset[str]:
    """Return what a word may be a form of."""
    stems = {word}
    for ending in _ENDINGS:
        stem = word[: -len(ending)]
        if word.endswith(ending) and len(stem) >= _LEAST_STEM:
            stems |= {stem, stem + "e"}
            if stem[-1] == "i":
                stems.add(stem[:-1] + "y")
            if len(stem) > _LEAST_STEM and stem[-1] == stem[-2]:
                stems.add(stem[:-1])
    return frozenset(stems)
