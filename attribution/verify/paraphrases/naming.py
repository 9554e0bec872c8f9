"""Whether a sentence has another name where its paraphrase has one: "in Ottawa", and not "in Toronto"."""

from collections.abc import Iterator
from typing import NamedTuple

from attribution import lexicon
from attribution.names import is_capital
from attribution.verify.words import Tokens, is_name, is_number, lemma, words

#: A name that is said so near is known to those who talk: it may be whom or what a sentence goes back to.
_NEARBY = 200
_BEFORE_NAMES = frozenset("in to from at by with for near of through via into against under after".split())
_ARTICLES = frozenset({"the", "a", "an"})
_DATES = frozenset(name.lower() for name in (*lexicon.WEEKDAYS, *lexicon.MONTHS))


class Name(NamedTuple):
    """A name: a half-open range of words, and those of them that are no title."""

    low: int
    high: int
    keys: frozenset[str]


class Renamed(NamedTuple):
    """A name of a paraphrase, and the other one that a sentence has in its place."""

    told: Name
    said: Name


def find_renamed(tokens: Tokens, record: Tokens, low: int, high: int) -> Iterator[Renamed]:
    """Yield the names of a paraphrase in whose place a sentence of a record has others.

    Args:
        tokens: The paraphrase.
        record: The record.
        low: Where the sentence begins in it.
        high: Where it ends.
    """
    told = list(_names(tokens, 0, len(tokens)))
    said = list(_names(record, low, high)) if told else []
    if not said:
        return
    nearby = frozenset(record.keys[max(0, low - _NEARBY) : high + _NEARBY])
    known = frozenset(tokens.keys)
    for name in told:
        for other in said:
            shared = name.keys & other.keys
            is_new = name.keys.isdisjoint(nearby - shared) and other.keys.isdisjoint(known - shared)
            if is_new and _is_in_place(tokens, name, record, other) and _are_two(name, other):
                yield Renamed(name, other)
                break


def _names(tokens: Tokens, low: int, high: int) -> Iterator[Name]:
    at = low
    while at < high:
        end = at
        while end < high and _is_part(tokens, end):
            end += 1
        first = next((index for index in range(at, end) if tokens.keys[index] not in _titles()), end)
        keys = frozenset(tokens.keys[first:end])
        if keys:
            yield Name(at, end, keys)
        at = max(end, at + 1)


def _is_part(tokens: Tokens, at: int) -> bool:
    key = tokens.keys[at]
    # The first word of indirect speech may follow its verb: "said Imran Khan had".
    follows = at == 0 and is_capital(tokens.surface(0)) and tokens.text[: tokens.starts[0]].rstrip()[-1:].isalpha()
    named = is_name(tokens, at) or (follows and key not in words("common"))
    return named and not is_number(key) and key not in _DATES


def _are_two(name: Name, other: Name) -> bool:
    """Whether two names are surely not those of one: not "Liz Carr" and "Elizabeth Carr"."""
    own, theirs = _spelled(name.keys - other.keys), _spelled(other.keys - name.keys)
    is_short = any(one in two or two in one for one in own for two in theirs)
    return bool(own and theirs) and not is_short


def _spelled(keys: frozenset[str]) -> frozenset[str]:
    return frozenset(lexicon.name_spellings().get(key, key) for key in keys)


def _is_in_place(tokens: Tokens, name: Name, record: Tokens, other: Name) -> bool:
    """Whether two names stand alike: after the same title or verb, before the same noun, or with a word in common."""
    before, theirs = _before(tokens, name.low), _before(record, other.low)
    titles = frozenset((before, *tokens.keys[name.low : name.high])) & _titles()
    is_titled = not titles.isdisjoint((theirs, *record.keys[other.low : other.high]))
    if is_titled or not name.keys.isdisjoint(other.keys):
        return True
    if lemma(before) == lemma(theirs) and (before in _BEFORE_NAMES or before not in _idle()):
        return True
    after, following = tokens.keys[name.high : name.high + 1], record.keys[other.high : other.high + 1]
    return bool(after and following) and after[0] not in _idle() and lemma(after[0]) == lemma(following[0])


def _idle() -> frozenset[str]:
    return words("common") | words("modal")


@lexicon.cached
def _titles() -> frozenset[str]:
    """Return the last words of titles: "dr", "sergeant"."""
    return frozenset(title.split()[-1].rstrip(".").lower() for title in lexicon.titles())


def _before(tokens: Tokens, at: int) -> str:
    """Return the word before a name, without its article."""
    at -= 1
    if at > 0 and tokens.keys[at] in _ARTICLES:
        at -= 1
    return tokens.keys[at] if at >= 0 else ""
