"""Names of people: their parts, and whether two may be one person's.

nameparser (maintained since 2011, no dependencies) takes titles, suffixes and nicknames apart.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from attribution import lexicon
from attribution.names.shapes import is_capital
from attribution.names.words import PARTICLES

_BRACKETS = re.compile(r"\s*[(\[][^)\]]*[)\]]?")
_PLACE = re.compile(r"(?<=.),? (?:of|from|at|for) (?:the )?(?=(?P<place>\S+))")
_POSSESSIVE = re.compile(r"['’]s?$")
_SUFFIXES = frozenset("jr sr".split())
#: Words for people that are given names as well.
_GIVEN = frozenset({"earl", "dean", "guy"})
_LONGEST_TITLE = 5
_MARKS = "“”\"'‘’()"
_EDGES = " ,.;:—–-“”\"'‘’"


class PersonName(NamedTuple):
    """A person's name in parts, each lower-case without stops but `shown`, which is as printed without titles."""

    title: str
    first: str
    middle: tuple[str, ...]
    #: The family name; of a name of one word that word, whichever it is.
    last: str
    suffix: str
    nickname: str
    shown: str

    @property
    def is_full(self) -> bool:
        """Whether it has a given and a family name."""
        return bool(self.first and self.last)


@lexicon.cached_up_to(8192)
def parse_name(text: str) -> PersonName:
    """Return the parts of a person's name as printed, with its titles.

    >>> parse_name("former Sen. Ana M. Lee (D-Ohio)").shown
    'Ana M. Lee'
    >>> parse_name("Mrs. Lee’s")[:4]
    ('mrs', '', (), 'lee')
    """
    from nameparser import HumanName  # noqa: PLC0415 -- a page of help needs no names, and is to come at once

    words = _POSSESSIVE.sub("", _without_place(_BRACKETS.sub("", text).strip(_EDGES))).split()
    ends_short = bool(words) and (_plain(words[-1]) in _SUFFIXES or len(_plain(words[-1])) == 1)
    stop = "." if text.rstrip("’'s ").endswith(".") and ends_short else ""
    title_words, words = _split_titles(words)
    plain = " ".join(words).replace(",", "")
    if plain.isupper() and len(plain) > 3:
        plain = plain.title()
    name = HumanName(plain)
    first, last = (name.first, name.last) if len(plain.split()) > 1 else ("", plain)
    if first and not last:
        first, last = "", first
    parts = [first, name.middle, last, name.suffix]
    known = {_plain(w) for part in (*parts, name.nickname) for w in part.split()}
    shown = " ".join(word for word in words if _plain(word) in known or _plain(word.strip(_MARKS)) in known)
    title = name.title if len(plain.split()) > 1 else ""
    return PersonName(
        title=_plain(" ".join([*title_words, title])),
        first=_plain(first),
        middle=tuple(filter(None, map(_plain, name.middle.split()))),
        last=_plain(last),
        suffix=_plain(name.suffix),
        nickname=_plain(name.nickname),
        shown=(shown.strip(_EDGES) or " ".join(words)) + stop,
    )


def _split_titles(words: list[str]) -> tuple[list[str], list[str]]:
    """Return the words before a name, such as "NBC’s campaign manager" or "Ohio Gov.", and the name's own."""
    lower = [i + 1 for i, word in enumerate(words[:-1]) if (word.islower() or word == "Both") and word not in PARTICLES]
    named = lexicon.person_roles() - _GIVEN
    # Of several who are named together the title is in the plural: "Senators Ana Lee" and Ben Roe.
    roles = [i + 1 for i, word in enumerate(words[:-2]) if {word.lower(), word.lower().removesuffix("s")} & named]
    owners = [
        i + 1 for i, word in enumerate(words[:-1]) if word.endswith(("’s", "'s", "s’", "s'")) or word in ("-", "–", "—")
    ]
    titles = [
        i + n
        for i in range(len(words) - 1)
        for n in range(1, min(_LONGEST_TITLE, len(words) - 1 - i) + 1)
        if _title_key(words[i : i + n]) in _titles() and words[i : i + n] != ["New"]
    ]
    cut = max([*lower, *roles, *owners, *titles], default=0)
    return words[:cut], words[cut:]


def _without_place(text: str) -> str:
    """Return a name without where its bearer is from: "Sen. Ana Lee of Ohio"."""
    match = next((found for found in _PLACE.finditer(text) if is_capital(found["place"])), None)
    if match is None:
        return text
    words = text[: match.start()].split()
    _, name = _split_titles(words)
    titled = len(name) < len(words)
    return text[: match.start()] if len(name) > 1 or (titled and _title_key(name) not in _titles()) else text


def _title_key(words: Iterable[str]) -> str:
    return _plain(" ".join(words)).removeprefix("then-").removeprefix("ex-")


@lexicon.cached
def _titles() -> frozenset[str]:
    return frozenset(map(_plain, lexicon.titles() | lexicon.title_prefixes()))


@lexicon.cached
def _pronouns() -> dict[str, str]:
    return {_plain(title): pronoun for title, pronoun in lexicon.title_pronouns().items()}


def title_pronoun(name: PersonName) -> str | None:
    """Return the pronoun that a title tells, "he" or "she", or None.

    >>> title_pronoun(parse_name("Mrs. Lee")), title_pronoun(parse_name("Dr. Lee"))
    ('she', None)
    """
    words = name.title.split()
    found = {_pronouns()[key] for key in (*words, name.title) if key in _pronouns()}
    return found.pop() if len(found) == 1 else None


def given_name_pronoun(name: PersonName) -> str | None:
    """Return the pronoun that nearly all bearers of the given name share, "he" or "she", or None.

    A weak hint, no more: of one person it may be wrong. Of a name of one word, which may be a family name, it is told
    only where it is hardly ever one.

    >>> [given_name_pronoun(parse_name(name)) for name in ("Inés Roe", "Kim Roe", "Grant")]
    ['she', None, None]
    """
    pronouns = lexicon.given_name_pronouns()
    if name.first:
        return pronouns.get(_without_accents(name.first.partition("-")[0]))
    alone = pronouns.get(_without_accents(name.last)) if not name.title else None
    return alone if alone == "she" else None


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    return "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))


def _plain(text: str) -> str:
    return text.lower().replace(".", "").replace(",", "").replace("’", "'").strip()


def may_be_same(one: PersonName, other: PersonName) -> bool:
    """Whether two names may be one person's: no part of the one speaks against the other.

    >>> ana = parse_name("Ana Lee")
    >>> may_be_same(ana, parse_name("Dr. Lee")), may_be_same(ana, parse_name("Ben Lee"))
    (True, False)
    """
    if one.suffix != other.suffix and one.suffix and other.suffix:
        return False
    if one.is_full and other.is_full:
        if _ends_in(one, other) or _ends_in(other, one):
            return True
        return one.last == other.last and _same_first(one, other) and _same_generation(one, other)
    short, full = (other, one) if one.is_full else (one, other)
    if not full.is_full:
        return short.last == full.last
    if short.last == full.last or short.last == full.last.split()[-1]:
        return True
    return not short.title and short.last in (full.first, full.nickname)


def _ends_in(long: PersonName, short: PersonName) -> bool:
    """Whether a name is all but the first words of a longer one: "Suu Kyi" of "Aung San Suu Kyi"."""
    whole, end = long.shown.lower().split(), short.shown.lower().split()
    return len(whole) > len(end) > 1 and whole[-len(end) :] == end


def _same_first(one: PersonName, other: PersonName) -> bool:
    if one.middle and other.middle and {m[0] for m in one.middle}.isdisjoint(m[0] for m in other.middle):
        return False
    firsts = {one.first, one.nickname, *one.middle} - {""}
    others = {other.first, other.nickname, *other.middle} - {""}
    initials = one.first[:1] == other.first[:1] and 1 in (len(one.first), len(other.first))
    return one.first in others or other.first in firsts or initials


def _same_generation(one: PersonName, other: PersonName) -> bool:
    return one.suffix == other.suffix or not {"jr", "sr", "ii", "iii", "iv"} & {one.suffix, other.suffix}
