"""Whether the label of a turn is surely another person's than the speaker that an article gives."""

import re

from rapidfuzz.distance import Levenshtein

from attribution import lexicon
from attribution.names import may_be_same, parse_name
from attribution.verify.words import words

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_VOWEL = re.compile(r"[aeiouyà-ÿ]", re.IGNORECASE)
#: In names of four letters and more one letter may be wrong, in long ones two.
_SHORT, _LONG = 4, 8
_INITIALS = 3


def is_other(label: str | None, speaker: str | None) -> bool:
    """Return whether `label` surely names another person than `speaker`.

    A label that names nobody ("Q", "SPEAKER 2", "THE COURT"), a speaker without a name, and names that share a word
    are not sure.

    >>> is_other("MAYOR DIAZ", "Ben Roe"), is_other("MAYOR DIAZ", "Ana Diaz"), is_other("SPEAKER 2", "Ben Roe")
    (True, False, False)
    >>> is_other("JOAN HART", "Bill Hart")
    True
    """
    said, named = name_words(label), name_words(speaker)
    if not said or not named or _are_initials(label, named):
        return False
    if any(_may_be_misspelt(one, other) for one in said for other in named):
        full = len(said) > 1 and len(named) > 1
        return full and said[-1] == named[-1] and not may_be_same(parse_name(_join(said)), parse_name(_join(named)))
    return True


def is_same(label: str | None, speaker: str | None) -> bool:
    """Return whether `label` names a person whose name shares its last word with that of `speaker`.

    >>> is_same("MAYOR DIAZ", "Ana Diaz"), is_same("Q", "Ana Diaz")
    (True, False)
    """
    said, named = name_words(label), name_words(speaker)
    return bool(said and named) and (said[-1] == named[-1] or said[-1] in named) and not is_other(label, speaker)


def name_words(text: str | None) -> tuple[str, ...]:
    """Return the words of a name, lower case, without titles, roles and what names nobody.

    >>> name_words("COUNCILMAN BEN ROE"), name_words("UNIDENTIFIED SPEAKER 2"), name_words("TOWER CHIEF")
    (('ben', 'roe'), (), ())
    >>> is_other("MINA PARK", "Ana Diaz")
    True
    """
    found = [word.lower().replace("’", "'").removesuffix("'s") for word in _WORD.findall(text or "")]
    if any(word in _nobody() for word in found[:1]) or (len(found) == 1 and not _is_pronounceable(found[0])):
        return ()
    if found and (found[-1] in _heads() or found[-1] in lexicon.organization_nouns()):
        # "TOWER CHIEF", "CITY COUNCIL": a name ends in a family name.
        return ()
    return tuple(word for word in found if word not in _roles() and len(word) > 1)


def _may_be_misspelt(one: str, other: str) -> bool:
    length = min(len(one), len(other))
    wrong = 0 if length < _SHORT else 1 if length < _LONG else 2
    return Levenshtein.distance(one, other, score_cutoff=wrong) <= wrong


def _is_pronounceable(word: str) -> bool:
    return len(word) > 2 and bool(_VOWEL.search(word))


def _are_initials(label: str | None, named: tuple[str, ...]) -> bool:
    letters = [c for c in (label or "").lower() if c.isalpha()]
    return len(letters) <= _INITIALS and letters == [word[0] for word in named]


def _join(name: tuple[str, ...]) -> str:
    return " ".join(word.title() for word in name)


def _nobody() -> frozenset[str]:
    return frozenset({"unidentified", "unknown", "several", "multiple", "speaker", "all", "the", "q", "a"})


@lexicon.cached
def _roles() -> frozenset[str]:
    roles = {part for role in lexicon.person_roles() for part in role.split()}
    return words("unknown_labels") | _titles() | roles


@lexicon.cached
def _heads() -> frozenset[str]:
    """Return what a label ends in that names a role: of "park ranger" the ranger, since Park is a family name."""
    return words("unknown_labels") | _titles() | {role.split()[-1] for role in lexicon.person_roles()}


@lexicon.cached
def _titles() -> frozenset[str]:
    return frozenset(part for title in lexicon.titles() for part in title.replace(".", "").split())
