"""Whether two names, each as its own text prints it, are one bearer's."""

import re
import unicodedata
from typing import Literal

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Levenshtein

from attribution.names.bodies import abbreviates, plain_body
from attribution.names.naming import fold, name_words
from attribution.names.persons import may_be_same, parse_name
from attribution.names.words import ARTICLES

Sameness = Literal["same", "other", "unsure"]

#: In names of four letters and more one letter may be wrong, in long ones two.
_SHORT, _LONG = 4, 8
_INITIALS = 3
#: Before a family name: "B. Lee", "Mr. B. Lee".
_INITIALS_BEFORE = re.compile(r"(?:(?:mrs?|ms|mx|dr|sir|lady)\.?\s)?(?P<letters>(?:[^\W\d_]\.\s?){1,3})[^\W\d_]{2,}")
#: Names as alike as this, of 100, may be two ways to write one: "Mohamed Ali", "Mohammed Ali".
_SPELLING = 92
_JOINING = ARTICLES | frozenset({"of", "for", "and", "in", "on"})


def compare_names(one: str | None, other: str | None, kind: str = "person", *, respelled: bool = False) -> Sameness:
    """Return whether two names are surely one bearer's, surely those of two, or neither.

    Titles, roles, case, accents and slips count for nothing. What names nobody ("Q", "SPEAKER 2", "THE COURT"), the
    initials of the other, and a name in another script are never sure.

    Args:
        one: A name as printed, or None where there is none.
        other: Another.
        kind: The kind of source that both are: people are known by their family names, anything else by any word.
        respelled: Whether names of people that are nearly the same letter for letter may be one: of two newsrooms
            each has its own spelling. A transcript and an article about it name one set of people, in which Marta
            and Maria Ferreira are two.

    >>> compare_names("MAYOR DIAZ", "Ana Diaz"), compare_names("ÅSA LINDQVIST", "Ben Roe")
    ('same', 'other')
    >>> compare_names("SPEAKER 2", "Ben Roe"), compare_names("JOAN HART", "Bill Hart")
    ('unsure', 'other')
    >>> compare_names("A. ROE", "Ana Roe"), compare_names("B. ROE", "Ana Roe"), compare_names("COUN. ROE", "Ana Roe")
    ('same', 'other', 'same')
    >>> compare_names("the Federal Ferry Board", "FFB", "organization")
    'same'
    """
    if kind != "person":
        return _compare_bodies(one or "", other or "")
    if respelled and one and other and fuzz.ratio(one.casefold(), other.casefold()) >= _SPELLING:
        return "unsure"
    said, named = name_words(one or ""), name_words(other or "")
    if not said or not named or _are_initials(one, named) or _is_latin(said) != _is_latin(named):
        return "unsure"
    if not any(may_be_slip(word, known) for word in said for known in named):
        return "other"
    if len(said) > 1 and len(named) > 1 and said[-1] == named[-1]:
        alike = may_be_same(parse_name(_join(said)), parse_name(_join(named)))
        return "same" if alike else "other"
    if said[-1] == named[-1] and (_has_other_initial(one, named) or _has_other_initial(other, said)):
        return "other"
    return "same" if said[-1] in named or named[-1] in said else "unsure"


def may_be_slip(one: str, other: str) -> bool:
    """Return whether two words may be one, with a slip of one letter, or two in a long one.

    >>> may_be_slip("dias", "diaz"), may_be_slip("roe", "rae")
    (True, False)
    """
    length = min(len(one), len(other))
    wrong = 0 if length < _SHORT else 1 if length < _LONG else 2
    return Levenshtein.distance(one, other, score_cutoff=wrong) <= wrong


def is_misspelt(name: str, full: str) -> bool:
    """Return whether a family name is another's with a slip: one letter, or two of a long name, but not a plural.

    Stricter than `may_be_slip`: within one article a family name that differs is mostly another family's.

    >>> is_misspelt("lindqvst", "lindqvist"), is_misspelt("lees", "lee")
    (True, False)
    """
    slips = 1 if len(full) <= _LONG else 2
    return name[0] == full[0] and name != full + "s" and OSA.distance(name, full, score_cutoff=slips) <= slips


def _compare_bodies(one: str, other: str) -> Sameness:
    """Compare names of bodies: one where one is the other's end or initials, two where they share no word."""
    first, second = plain_body(one), plain_body(other)
    if first == second or abbreviates(first, second) or abbreviates(second, first):
        return "same" if first and second else "unsure"
    mine, yours = _telling(one), _telling(other)
    initials = "".join(word[0] for word in mine) in yours or "".join(word[0] for word in yours) in mine
    return "unsure" if initials or set(mine) & set(yours) else "other"


def _telling(name: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]+", name.casefold()) if word not in _JOINING]


def _are_initials(label: str | None, named: tuple[str, ...]) -> bool:
    letters = [c for c in fold(label or "") if c.isalpha()]
    return len(letters) <= _INITIALS and letters == [word[0] for word in named]


def _has_other_initial(name: str | None, named: tuple[str, ...]) -> bool:
    """Whether a name has initials of which no given name of the other has any: "B. LEE" beside Ana Lee."""
    found = _INITIALS_BEFORE.fullmatch(fold(name or ""))
    return found is not None and len(named) > 1 and {word[0] for word in named[:-1]}.isdisjoint(found["letters"])


def _is_latin(name: tuple[str, ...]) -> bool:
    return unicodedata.name(name[-1][0], "").startswith("LATIN")


def _join(name: tuple[str, ...]) -> str:
    return " ".join(word.title() for word in name)
