"""House words: what a newsroom adds to the lexicon, in force for the calls that are given them and for no others.

Whatever is made of the lexicon and kept is kept apart for each house's words, so that nothing of one call is left to
the next.
"""

import functools
import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import msgspec

#: The analyses of so many houses' words are made quickly by turns; of more, what is kept is made anew.
_MOST_HOUSES = 8
#: A word that a house puts into one of these lists is taken out of the others.
_FAMILIES = (
    frozenset(("person-roles.txt", "group-nouns.txt", "organization-nouns.txt", "document-nouns.txt")),
    frozenset(("reporting-verbs.txt",)),
    frozenset(("titles.txt",)),
)


class HouseWord(msgspec.Struct, frozen=True, kw_only=True):
    """A word that a house adds, and the list it goes to."""

    text: str
    #: The file of the list, and the section in it; empty in a list without sections.
    file: str
    section: str = ""


class HouseWords(msgspec.Struct, frozen=True, kw_only=True):
    """What a house adds to the lexicon; `load_words` reads it from a file."""

    #: The name of the file.
    name: str
    words: tuple[HouseWord, ...]

    @property
    def label(self) -> str:
        """What an analysis says it was made with: the name, and the beginning of the hash of the words."""
        return f"{self.name} {hashlib.sha256(msgspec.json.encode(self.words)).hexdigest()[:8]}"


class _Lexicon:
    """Our words with a house's, and all that was made of them."""

    def __init__(self, house: HouseWords | None) -> None:
        self.house = house
        self.kept: dict[Any, Any] = {}


_OURS = _Lexicon(None)
_in_force: ContextVar[_Lexicon] = ContextVar("house words in force", default=_OURS)
_lexicon_of = functools.lru_cache(maxsize=_MOST_HOUSES)(_Lexicon)


@contextmanager
def using(house: HouseWords | None) -> Iterator[None]:
    """Return a context in which the lexicon has a house's words too; with None it has ours alone.

    >>> from attribution import lexicon
    >>> skeet = HouseWord(text="skeet", file="reporting-verbs.txt", section="neutral")
    >>> with using(HouseWords(name="desk.toml", words=(skeet,))):
    ...     "skeet" in lexicon.reporting_verbs()
    True
    >>> "skeet" in lexicon.reporting_verbs()
    False
    """
    before = _in_force.set(_OURS if house is None else _lexicon_of(house))
    try:
        yield
    finally:
        _in_force.reset(before)


def cached[T](function: Callable[[], T]) -> Callable[[], T]:
    """Keep what a function makes of the lexicon, for each house's words apart.

    It stands in the place of `functools.cache` wherever a function looks at the lexicon.
    """

    @functools.wraps(function)
    def look_up() -> T:
        kept: dict[Callable[[], T], T] = _in_force.get().kept
        try:
            return kept[function]
        except KeyError:
            return kept.setdefault(function, function())

    return look_up


def cached_up_to[T](size: int) -> Callable[[Callable[[str], T]], Callable[[str], T]]:
    """Keep what a function makes of the last so many texts, as `cached` does; it stands in the place of `lru_cache`."""

    def decorate(function: Callable[[str], T]) -> Callable[[str], T]:
        @cached
        def by_text() -> Callable[[str], T]:
            return functools.lru_cache(maxsize=size)(function)

        @functools.wraps(function)
        def look_up(text: str) -> T:
            return by_text()(text)

        return look_up

    return decorate


def added_to(file: str) -> tuple[HouseWord, ...]:
    """Return the words in force that a house adds to a list."""
    house = _in_force.get().house
    return () if house is None else tuple(word for word in house.words if word.file == file)


def moved_from(file: str) -> frozenset[str]:
    """Return the words in force for which a house's place counts and not the one they have in a list of ours."""
    house = _in_force.get().house
    family = next((family for family in _FAMILIES if file in family), frozenset[str]())
    return frozenset() if house is None else frozenset(word.text for word in house.words if word.file in family)
