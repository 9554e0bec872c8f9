"""Names that have two forms: Ana and Anna, McGrath and MacGrath are heard as one, and Kate is short for Katharine."""

import re

from attribution import lexicon
from attribution.names.naming import name_words

#: How one sound is written, and the letters that stand for it here, in this order.
_SOUNDS = (
    (re.compile(r"['-]"), ""),
    (re.compile(r"\Amac(?=[bcdfghjklmnpqrstvwz]\w\w)"), "mc"),
    (re.compile("ph"), "f"),
    (re.compile("sch"), "sh"),
    (re.compile("ck|kh|q|ch(?=r)"), "k"),
    (re.compile("c(?=[aoulr])|(?<!m)c(?=t)"), "k"),
    (re.compile("tz|z"), "s"),
    (re.compile("dt"), "t"),
    (re.compile("y"), "i"),
    (re.compile(r"sen\Z"), "son"),
    (re.compile(r"(?<=[bcdfgjklmnprstvw]{2})e\Z"), ""),
    # An “h” that is not heard: “Sarah”, “Johnson”, “Katharine”.
    (re.compile(r"(?<=[aeiou])h(?![aeiou])"), ""),
    (re.compile(r"(?<=[rtgb])h(?=[aeiou])"), ""),
    (re.compile(r"(\w)\1+"), r"\1"),
)


def sounds_alike(one: str, other: str) -> bool:
    """Return whether two words of names, as `fold` has them, are heard as one name.

    >>> sounds_alike("anna", "ana"), sounds_alike("mcgrath", "macgrath"), sounds_alike("maria", "marta")
    (True, True, False)
    """
    return _sound(one) == _sound(other)


def is_respelt(one: str, other: str) -> bool:
    """Return whether two names are heard as one and spelled in two ways; titles, case and accents count for nothing.

    It takes the family name, and the first name where both have one; that may be short for the other. Whether they are
    one person's is for the caller to say: there are two people of that sound as well.

    >>> is_respelt("MAYOR ANNA DIAZ", "Ana Diaz"), is_respelt("JONSON", "Ben Johnson"), is_respelt("DIAZ", "Ana Diaz")
    (True, True, False)
    >>> is_respelt("Kate Diaz", "Katharine Diaz"), is_respelt("Bill Diaz", "Robert Diaz")
    (True, False)
    """
    said, named = name_words(one), name_words(other)
    if not said or not named or not sounds_alike(said[-1], named[-1]):
        return False
    if len(said) == 1 or len(named) == 1:
        return said[-1] != named[-1]
    same = sounds_alike(said[0], named[0]) or _is_short_for(said[0], named[0]) or _is_short_for(named[0], said[0])
    return same and (said[-1], said[0]) != (named[-1], named[0])


def _is_short_for(short: str, name: str) -> bool:
    return any(sounds_alike(name, whole) for whole in lexicon.short_names().get(short, ()))


@lexicon.cached_up_to(8192)
def _sound(word: str) -> str:
    word = lexicon.name_spellings().get(word, word)
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word
