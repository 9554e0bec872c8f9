"""Who writes in an e-mail: a person by the name in a header, and nobody where a house speaks, or one for another."""

import re

from attribution import lexicon
from attribution.names import fold, is_body_name, match_name

_ADDRESS = re.compile(r"<(?P<address>[^<>\n]{0,200})>|\[mailto:[^\]\n]{0,200}\]|[\w.+-]{1,64}@[\w.-]{1,200}")
_ASIDE = re.compile(r"\([^()\n]{0,100}\)|\s(?:via|on behalf of|[|–—-])\s.*", re.IGNORECASE)
#: Boxes that several people write from.
_SHARED = re.compile(
    r"(?:press|media|news|info|pr|comms|communications?|office|contact|hello|editor|newsdesk|desk|enquiries|inquiries"
    r"|service|support|team|no-?reply|notifications?)\b",
    re.IGNORECASE,
)
#: Words of a name that no person bears.
_HOUSE = frozenset(
    "affairs communications comms desk enquiries info mail media newsdesk office press relations team".split()
)
#: What is written in the name of others: a release, a statement, words to be attributed to somebody.
_FOR_OTHERS = re.compile(
    r"^\W*(?:for immediate release|(?:press|media|news) (?:release|statement)|embargo(?:ed)?\b"
    r"|notes? (?:to|for) editors"
    r"|ends?\W*$|#\s?#\s?#"
    r"|(?:(?:full|joint|public|written|official|the|a|our|his|her|their) )?statement (?:from|by|of|on behalf)\b)"
    r"|\battribut(?:e|ed|able|ion)\b.{0,40}\bto\b(?! (?:me|myself)\b)|\bon behalf of\b"
    r"|\b(?:following|below|this|our|a) statement\b",
    re.IGNORECASE | re.MULTILINE,
)
_LONGEST_NAME = 6


def read_correspondent(written: str) -> str | None:
    """Return the person that the line of a header names, or None where it names a house, a shared box or nobody.

    >>> read_correspondent('"Lee, Ana" <ana@harbour.example>'), read_correspondent("Ana Lee (Harbour Office)")
    ('Ana Lee', 'Ana Lee')
    >>> read_correspondent("Harbour Press Office <x@y.example>"), read_correspondent("Ana Lee <press@harbour.example>")
    (None, None)
    """
    address = _ADDRESS.search(written)
    if address and _SHARED.match(address["address"] or address.group()):
        return None
    name = " ".join(_ASIDE.sub("", _ADDRESS.sub("", written)).replace('"', " ").strip(" '*_,;:").split())
    first, comma, rest = name.partition(", ")
    if comma:
        name = f"{rest} {first}" if len(first.split()) == 1 and 1 <= len(rest.split()) <= 2 else first
    return name if _is_person(name) else None


def speaks_for_others(text: str) -> bool:
    """Return whether a message is a release or a statement, whose words are not those of whoever sent it.

    >>> speaks_for_others("FOR IMMEDIATE RELEASE"), speaks_for_others("Please attribute this to Mayor Lee:")
    (True, True)
    >>> speaks_for_others("We will release the water on Monday."), speaks_for_others("You may attribute this to me.")
    (False, False)
    """
    return _FOR_OTHERS.search(text) is not None


def _is_person(name: str) -> bool:
    words = name.casefold().split()
    if len(words) < 2 or match_name(name, 0, len(name), longest=_LONGEST_NAME, others=0) != len(name):
        return False
    if fold(words[0]) in lexicon.given_names():
        return _HOUSE.isdisjoint(words)
    return _HOUSE.isdisjoint(words) and not is_body_name(name) and lexicon.noun_kind(words[-1]) in (None, "person")
