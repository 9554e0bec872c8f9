"""Names of bodies, places and works: their plain form, and which abbreviate which."""

import functools

from attribution import lexicon


@functools.lru_cache(maxsize=8192)
def plain_body(name: str) -> str:
    """Return a body's name in lower case, without "the", stops and a possessive ending."""
    words = name.lower().replace(".", "").replace("’", "'").removesuffix("'s").split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def abbreviates(short: str, long: str) -> bool:
    """Whether `short` is the end of `long` ("post", "new york post"), its initials, or all but its legal form."""
    words = long.split()
    if len(words) < 2 or short == long:
        return False
    initials = "".join(w[0] for w in words if w not in ("of", "the", "and", "for", "on", "in"))
    rest = set(long.removeprefix(short + " ").split()) if long.startswith(short + " ") else set()
    return (short == initials and len(short) > 1) or long.endswith(" " + short) or (bool(rest) and rest <= _LEGAL_FORMS)


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
