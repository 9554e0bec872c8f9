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
    """Whether `short` is one of the `short_forms` of `long`.

    >>> abbreviates("nrd", "naval reconnaissance directorate"), abbreviates("foia", "freedom of information act")
    (True, True)
    >>> abbreviates("fia", "freedom of information act"), abbreviates("fa", "freedom of information act")
    (True, False)
    """
    return short in short_forms(long)


@functools.lru_cache(maxsize=8192)
def short_forms(name: str) -> frozenset[str]:
    """Return what is short for a name of several words: its last ones, its initials, and all but its legal form.

    >>> sorted(short_forms("new york post"))
    ['nyp', 'post', 'york post']
    >>> sorted(short_forms("bank of lorn plc"))
    ['bank of lorn', 'blp', 'bolp', 'lorn plc', 'of lorn plc', 'plc']
    """
    words = name.split()
    if len(words) < 2:
        return frozenset()
    ends = {" ".join(words[place:]) for place in range(1, len(words))}
    legal = next((at for at in range(len(words), 0, -1) if words[at - 1] not in _LEGAL_FORMS), 0)
    begins = {" ".join(words[:place]) for place in range(max(1, legal), len(words))}
    return frozenset(ends | begins | {letters for letters in _initials(words) if len(letters) > 1})


def _initials(words: Sequence[str]) -> set[str]:
    """Return the first letters of all words, with and without those of small words: "foia" and "fia".

    textacy's `acronyms_and_definitions` would find the same in a text, but it names `np.NaN`, which NumPy 2 no longer
    has: it raises as soon as it finds a definition, whatever it is given.
    """
    found = {""}
    for word in words[:_MOST_WORDS]:
        found = {letters + word[0] for letters in found} | (found if word in _SMALL else set())
    return found if len(words) <= _MOST_WORDS else set()


#: No name with initials has more words.
_MOST_WORDS = 16
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
