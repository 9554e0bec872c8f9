"""The words of a person's name that tell whose it is, and what names nobody at all: "Q", "SPEAKER 2", "FIRE CHIEF"."""

import re
import unicodedata

from attribution import lexicon
from attribution.names.shapes import SIGNS

_WORD = re.compile(rf"[^\W\d_][\w{SIGNS}'-]*")
_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u064b-\u065f\u0670]")
#: Letters that have no accent to take off, and that are written without it where capitals or a keyboard lack it.
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "’": "'"})
#: After `fold`; a word without one of these stands for words: "NPR", "SNP".
_VOWELS = frozenset("aeiouyαεηιουωаеиоуыэюяіїє")
#: What follows says where somebody is from: "Mr. KING of New York", "Member of the public".
_FROM = re.compile(r"\s(?:of|from)\s.*", re.S)
#: A word cut short before others, as titles are: "COUN. LEE", "SUPT. LEE". It may be a given name: "Alex. Lee".
_CUT_SHORT = re.compile(r"(?<!\S)([^\W\d_]{3,8})\.(?=\s+[^\W\d_])")
_NUMBERED = re.compile(r"[^\W\d_][ _]?\d{0,3}")
_NOBODY = frozenset(
    """
    a all an another any audience channel me multiple none other participant person q several some speaker spk
    the them track unidentified unknown us voice you
    """.split()
)
#: Titles that are no office: whatever stands after one is a name.
_HONORIFICS = frozenset("dame dr lady lord miss mr mrs ms mx prof sir".split())
#: Titles that say which of several offices it is, where an office follows.
_RANKS = frozenset("chief deputy master senior".split())
_SMALL = frozenset({"and", "by", "in", "of", "the"})
#: Offices that are spoken to with one of these all the same: "Mr. Speaker".
_SPOKEN_TO = frozenset(
    "chair chairman chairperson chancellor justice mayor minister moderator president speaker".split()
)


def fold(name: str) -> str:
    """Return a name in small letters and without accents, as names in capitals often are.

    >>> fold("ŞAHİN"), fold("Łukasz Nguyễn"), fold("Νίκος") == fold("ΝΙΚΟΣ")
    ('sahin', 'lukasz nguyen', True)
    """
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", name)).casefold()
    return unicodedata.normalize("NFC", _ACCENTS.sub("", bare).translate(_LETTERS))


@lexicon.cached_up_to(8192)
def name_words(text: str) -> tuple[str, ...]:
    """Return the words of a person's name as `fold` has them, without titles, roles and what names nobody.

    A role is a family name after a given name or a title, and an office after anything else.

    >>> name_words("COUNCILMAN BEN ROE"), name_words("UNIDENTIFIED SPEAKER 2"), name_words("TOWER CHIEF")
    (('ben', 'roe'), (), ())
    >>> name_words("WALKER"), name_words("MRS. PETTY"), name_words("JOAN HEAD"), name_words("Mr. KING of Ohio")
    (('walker',), ('petty',), ('joan', 'head'), ('king',))
    >>> name_words("COUN. ROE"), name_words("ALEX. ROE")
    (('roe',), ('alex', 'roe'))
    """
    folded = _FROM.sub("", fold(text)).replace("_", " ")
    found = [word.removesuffix("'s") for word in _WORD.findall(folded)]
    if not found or _is_nobody(found, text):
        return ()
    titles = set(_CUT_SHORT.findall(folded)) - lexicon.given_names() - lexicon.short_names().keys()
    return tuple(
        word for word in found if len(word) > 1 and (word == found[-1] or (word not in _roles() and word not in titles))
    )


@lexicon.cached_up_to(8192)
def names_nobody(text: str) -> bool:
    """Return whether a transcript's label surely names nobody: a letter, a number, a role, anybody.

    Of a body, of initials and of a word that is a family name as well it is not sure.

    >>> [label for label in ("Q", "Speaker 2", "S1", "THE COURT", "NPR", "KING", "Ana Lee") if names_nobody(label)]
    ['Q', 'Speaker 2', 'S1', 'THE COURT']
    """
    if _NUMBERED.fullmatch(text.strip(" .")):
        return True
    found = [word.removesuffix("'s") for word in _WORD.findall(_FROM.sub("", fold(text)).replace("_", " "))]
    if not found or (len(found) == 1 and found[0] in lexicon.family_names()):
        return not found
    if len(found) > 1 and _bears_a_name(found):
        return False
    heads = _lone_heads() if len(found) == 1 else _all_heads()
    return found[0] in _NOBODY or found[-1] in heads or found[-1].removesuffix("s") in heads


def _is_nobody(found: list[str], text: str) -> bool:
    if len(found) == 1:
        return _is_role(found[0], alone=True) or found[0] in _NOBODY or not _is_pronounceable(found[0], text)
    if _bears_a_name(found):
        return False
    is_initial = len(found[0]) == 1 and fold(text).startswith(f"{found[0]}.")
    return (found[0] in _NOBODY and not is_initial) or _is_role(found[-1], alone=False)


def _bears_a_name(found: list[str]) -> bool:
    """Whether the last of these words is a family name, by those before it, whatever else it means."""
    last, before = found[-1], found[-2]
    if before in _HONORIFICS:
        return last not in _SPOKEN_TO
    if before in lexicon.words_for_given_names():
        return False
    if before.partition("-")[0] in lexicon.given_names() or (len(before) == 1 and before != "a"):
        return True
    return last in lexicon.family_names() and (before in _titles() or not _is_word(before))


def _is_word(word: str) -> bool:
    """Whether a word says something: a role after it is an office or a trade, "pastry cook"."""
    if word in _roles() or word in lexicon.organization_nouns():
        return True
    import simplemma  # noqa: PLC0415 -- its words take half a second to load, and few labels need them

    return simplemma.is_known(word, lang="en")


def _is_role(word: str, *, alone: bool) -> bool:
    """Whether a label that ends in a word names a role: of "park ranger" the ranger, since Park is a family name.

    A word `alone` has to be a role by itself: "WALKER" is a family name, whatever a dog walker is.
    """
    heads = _lone_heads() if alone else _all_heads()
    return word in heads or word in lexicon.organization_nouns() or word.removesuffix("s") in heads


def _is_pronounceable(word: str, printed: str) -> bool:
    """Whether one word by itself is a name and no initials: "NGUYỄN", "LÊ", "王小明", and not "NPR" or "AD"."""
    if word == word.upper() or any(letter.isalpha() and letter > "\x7f" for letter in printed):
        return len(word) > 1
    return len(word) > 2 and not _VOWELS.isdisjoint(word)


@lexicon.cached
def _roles() -> frozenset[str]:
    parts = frozenset(part for role in lexicon.person_roles() for part in role.split())
    return lexicon.label_roles() | parts | _SMALL | _HONORIFICS


@lexicon.cached
def _lone_heads() -> frozenset[str]:
    return lexicon.label_roles() | {role for role in lexicon.person_roles() if " " not in role}


@lexicon.cached
def _all_heads() -> frozenset[str]:
    return _lone_heads() | {role.split()[-1] for role in lexicon.person_roles()}


@lexicon.cached
def _titles() -> frozenset[str]:
    """Return the titles of one word, small, after which a role is a family name: "MAYOR COOK", and not "CHIEF COOK"."""
    return frozenset(title.lower() for title in lexicon.titles() if " " not in title) - _RANKS
