"""Names of bodies, places and works: their plain form, and which abbreviate which."""

import functools
from collections.abc import Sequence

from attribution import lexicon


@functools.lru_cache(maxsize=8192)
def plain_body(name: str) -> str:
    """Return a body's name in lower case, without "the", stops and a possessive ending."""
    words = name.lower().replace(".", "").replace("’", "'").removesuffix("'s").split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def abbreviates(short: str, long: str) -> bool:
    """Whether `short` is the end of `long` ("post", "new york post"), its initials, or all but its legal form.

    >>> abbreviates("nrd", "naval reconnaissance directorate"), abbreviates("foia", "freedom of information act")
    (True, True)
    >>> abbreviates("fia", "freedom of information act"), abbreviates("fa", "freedom of information act")
    (True, False)
    """
    words = long.split()
    if len(words) < 2 or short == long:
        return False
    rest = set(long.removeprefix(short + " ").split()) if long.startswith(short + " ") else set()
    return (
        (len(short) > 1 and _are_initials(short, words))
        or long.endswith(" " + short)
        or (bool(rest) and rest <= _LEGAL_FORMS)
    )


def _are_initials(short: str, words: Sequence[str]) -> bool:
    """Whether letters are the first ones of all words, where small words may be left out: "foia".

    textacy's `acronyms_and_definitions` would find the same in a text, but it names `np.NaN`, which NumPy 2 no longer
    has: it raises as soon as it finds a definition, whatever it is given.
    """
    ends = {0}
    for word in words:
        ends = {end + 1 for end in ends if short[end : end + 1] == word[0]} | (ends if word in _SMALL else set())
    return len(short) in ends


_SMALL = frozenset("of the and for on in to".split())
_LEGAL_FORMS = frozenset(
    "inc corp co ltd llc plc ag sa gmbh group holdings company corporation incorporated limited".split()
)


#: Words that names of events and acts end in, and no family name is.
_EVENTS = frozenset("act awards championship conference convention debate debates festival poll primary".split())


def is_body_name(text: str) -> bool:
    """Whether a name is an outlet's, of a place that stands for a government, or ends in a word for bodies or events.

    >>> is_body_name("the Kremlin"), is_body_name("Harbor Safety Agency"), is_body_name("Ana Lee")
    (True, True, False)
    """
    plain = plain_body(text)
    last = plain.split()[-1] if " " in plain else ""
    return plain in _body_names() or last in lexicon.organization_nouns() or last in _EVENTS


@lexicon.cached
def _body_names() -> frozenset[str]:
    return frozenset(name.lower().replace(".", "") for name in lexicon.government_metonyms() | lexicon.outlet_names())
