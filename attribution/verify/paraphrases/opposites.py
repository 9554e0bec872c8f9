"""Words that say nearly the same, and words that say the opposite: the families of `opposites.toml`."""

import functools
import tomllib
from collections.abc import Sequence
from importlib import resources
from typing import Any, NamedTuple

from attribution.verify.words import lemma, words

#: What may stand in a phrase: "turn it down", "called the match off" has too much in it.
_INSIDE = frozenset({"it", "him", "her", "them", "us", "me", "you", "that", "this"})
#: What may stand between "was" and "beaten".
_BETWEEN = frozenset({"not", "never", "be", "also", "already", "just"})
_PREFIXES = ("un", "non", "dis", "ir", "il", "im", "in")
_NO_NEGATIONS = frozenset(
    """
    disappoint discharge discount discover dispatch display dispose dispute illustrate impart impose impound impress
    imprint improve incline income increase indeed indoor infer inform inland input inside insight install instance
    intend intent invest investment involve under union unit until
    """.split()
)
_SHORT = 3
_LEADING = frozenset({"to", "of", "that", "whether"})
_WISHING = frozenset({"want", "wish", "try", "seek"})
#: Who doesn't see, or remember, any of it denies it.
_MINDING = frozenset({"see", "remember", "recall", "find", "hear", "notice", "meet"})
_ANY = frozenset({"any", "anyone", "anybody", "anything", "of"})


class Side(NamedTuple):
    """A side of a family of opposites."""

    family: int
    side: int


class Reading(NamedTuple):
    """What the words at a place are in the families, and how many words that takes."""

    sides: frozenset[Side]
    length: int


_NONE = Reading(frozenset(), 1)


def are_alike(one: frozenset[Side], other: frozenset[Side]) -> bool:
    """Return whether words of these sides may say the same.

    >>> are_alike(sides_at(["resign"], 0).sides, sides_at(["step", "down"], 0).sides)
    True
    """
    return not one.isdisjoint(other)


def are_opposite(one: frozenset[Side], other: frozenset[Side]) -> bool:
    """Return whether words of these sides say the opposite of each other, and never the same.

    >>> are_opposite(sides_at(["stay"], 0).sides, sides_at(["step", "down"], 0).sides)
    True
    """
    return one.isdisjoint(other) and any(a.family == b.family for a in one for b in other)


def are_negated(one: str, other: str) -> bool:
    """Return whether one word is the other with a prefix that denies it.

    >>> are_negated("unlocked", "locked"), are_negated("discover", "cover")
    (True, False)
    """
    long, short = sorted((one, other), key=len, reverse=True)
    return any(long == prefix + short for prefix in _PREFIXES) and long not in _NO_NEGATIONS and len(short) > _SHORT


@functools.lru_cache(maxsize=65536)
def tags_of(form: str, sides: frozenset[Side]) -> frozenset[str | int]:
    """Return what a word has in common with any word that says nearly the same, or the opposite.

    >>> tags_of("unlocked", frozenset()) & tags_of("locked", frozenset())
    frozenset({'locked'})
    """
    bare = {form.removeprefix(prefix) for prefix in _PREFIXES if len(form) > len(prefix) + _SHORT}
    return frozenset({form, *bare, *(side.family for side in sides)})


def sides_at(forms: Sequence[str], index: int) -> Reading:
    """Return what the longest entry is that stands at a word; the words are in the dictionary form."""
    if index > 1 and forms[index - 1] in _BETWEEN and forms[index - 2] == "be":
        # Of “was not beaten” the verb is “be beaten”.
        passive = sides_at(["be", *forms[index:]], 0)
        if passive.length > 1:
            return Reading(passive.sides, passive.length - 1)
    best, found = _NONE, set[Side]()
    for entry, side in _entries().get(forms[index], ()):
        length = _fits(entry, forms, index)
        if length and length >= best.length:
            found = found if length == best.length and best is not _NONE else set()
            found.add(side)
            best = Reading(frozenset(found), length)
    return best


def is_flipper(forms: Sequence[str], index: int) -> bool:
    """Return whether the word denies the deed after it: "refuse to sign"."""
    return any(_fits(entry, forms, index) for entry in _single("flippers").get(forms[index], ()))


def passes_on(forms: Sequence[str], index: int) -> bool:
    """Return whether a word passes a denial on to the next: "no plans to sell", "can't see any sale"."""
    form, after = forms[index], forms[index + 1] if index + 1 < len(forms) else ""
    leads = after in _LEADING and not (form in _WISHING and after == "that")
    looks_for = form in _MINDING and after in _ANY
    return looks_for or form in _single("passing") or (form in _single("passing_to") and leads)


def _fits(entry: tuple[str, ...], forms: Sequence[str], index: int) -> int:
    """Return how many words an entry takes that begins at a word, or 0; a pronoun may stand after its first word."""
    at = index + 1
    for number, word in enumerate(entry[1:]):
        if number == 0 and at < len(forms) and forms[at] != word and forms[at] in _INSIDE:
            at += 1
        if at >= len(forms) or forms[at] != word:
            return 0
        at += 1
    # Of “said no decision was made” nobody says no.
    if entry[-1] == "no" and len(entry) > 1 and at < len(forms) and forms[at] not in _after_no():
        return 0
    return at - index


@functools.cache
def _after_no() -> frozenset[str]:
    """Return what may stand after "say no"."""
    return (words("common") | words("idle_in_paraphrases")) - {"one", "1"}


@functools.cache
def _entries() -> dict[str, tuple[tuple[tuple[str, ...], Side], ...]]:
    """Return the entries of the families by their first word, in each of its forms."""
    found: dict[str, list[tuple[tuple[str, ...], Side]]] = {}
    for family, sides in enumerate(_table()["families"]):
        for number, side in enumerate(sides):
            for entry in side.split(","):
                first, *rest = entry.split()
                rest = [lemma(word) for word in rest]
                for form in _forms(first):
                    place = found.setdefault(form, [])
                    pair = ((form, *rest), Side(family, number))
                    if pair not in place:
                        place.append(pair)
    return {form: tuple(pairs) for form, pairs in found.items()}


@functools.cache
def _single(name: str) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in _table()[name]:
        first, *rest = entry.split()
        rest = [lemma(word) for word in rest]
        for form in _forms(first):
            found.setdefault(form, []).append((form, *rest))
    return found


def _forms(word: str) -> set[str]:
    """Return what `lemma` may make of the forms of a word: that of "closing" is "closing"."""
    stems = {word, word.removesuffix("e"), word + word[-1]}
    forms = {lemma(stem + "ing") for stem in stems if lemma(stem + "ing") == stem + "ing"}
    return {word, lemma(word)} | forms


@functools.cache
def _table() -> dict[str, list[Any]]:
    text = resources.files("attribution.verify").joinpath("opposites.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
