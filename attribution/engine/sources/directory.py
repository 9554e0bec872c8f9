"""Where those who may speak are looked up: by what they are called, and by where the article spoke of them last.

A long article names thousands. Who is meant by a mention is asked of each, so nobody may be looked for among all.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from attribution.engine.learned import NUMBERS
from attribution.names import plain_body, short_forms

if TYPE_CHECKING:
    from attribution.engine.sources.identities import Identity, Modifiers

type _Index = dict[str, dict["Identity", None]]


class Roles(dict[str, "Modifiers"]):
    """The nouns that the article uses of somebody, with what stood before them; who is called so can be looked up."""

    def __init__(self, known: dict[str, "Modifiers"], bearer: "Identity", by_noun: _Index) -> None:
        super().__init__(known)
        self._bearer, self._by_noun = bearer, by_noun
        for noun in known:
            _enter(by_noun, noun, bearer)

    def __setitem__(self, noun: str, before: "Modifiers") -> None:
        super().__setitem__(noun, before)
        _enter(self._by_noun, noun, self._bearer)

    def setdefault(self, noun: str, before: "Modifiers") -> "Modifiers":
        """Return what stood before the noun, which is `before` where it is new."""
        if noun not in self:
            self[noun] = before
        return self[noun]


class Directory:
    """Everybody so far; what is looked up comes in the order of the first mentions."""

    def __init__(self) -> None:
        self._order: dict[Identity, int] = {}
        self._by_noun: _Index = {}
        #: Bodies by their whole names, by what is short for these, by each of their words, and by the first.
        self._by_name: _Index = {}
        self._by_short: _Index = {}
        self._by_word: _Index = {}
        self._by_first: _Index = {}
        #: Who was spoken of last in each sentence, and also who has been spoken of since.
        self._by_sentence: dict[int, dict[Identity, None]] = {}
        self._last = -1
        #: Those who are several, named together.
        self.joined: list[Identity] = []

    def add(self, identity: "Identity") -> None:
        """Take one more."""
        self._order[identity] = len(self._order)
        if identity.noun:
            _enter(self._by_noun, identity.noun, identity)
        identity.roles = Roles(identity.roles, identity, self._by_noun)
        for name in identity.names:
            self.add_name(identity, name)
        if identity.members:
            self.joined.append(identity)
        self.place(identity)

    def add_name(self, body: "Identity", name: str) -> None:
        """Take a name of a body."""
        plain = plain_body(name)
        _enter(self._by_name, plain, body)
        _enter(self._by_first, plain.partition(" ")[0], body)
        for short in short_forms(plain):
            _enter(self._by_short, short, body)
        for word in name.lower().split():
            _enter(self._by_word, word, body)

    def place(self, identity: "Identity") -> None:
        """Take note that the article has spoken of somebody again."""
        sentence = identity.trace.sentence
        self._by_sentence.setdefault(sentence, {})[identity] = None
        self._last = max(self._last, sentence)

    def called(self, noun: str) -> list["Identity"]:
        """Return those whom the article calls, or called, by a noun."""
        return self.in_order(self._by_noun.get(noun, ()))

    def bodies(self, name: str) -> list["Identity"]:
        """Return the bodies of a plain name."""
        return self.in_order(self._by_name.get(name, ()))

    def bodies_in_short(self, name: str) -> list["Identity"]:
        """Return the bodies for which a plain name is short, and those whose own is short for it."""
        shorter = (body for short in short_forms(name) for body in self._by_name.get(short, ()))
        return self.in_order({**self._by_short.get(name, {}), **dict.fromkeys(shorter)})

    def bodies_with(self, word: str) -> list["Identity"]:
        """Return the bodies whose name has a word, in small letters."""
        return self.in_order(self._by_word.get(word, ()))

    def bodies_beginning(self, word: str) -> list["Identity"]:
        """Return the bodies whose plain name begins with a word."""
        return self.in_order(self._by_first.get(word, ()))

    def near(self, sentence: int) -> list["Identity"]:
        """Return those of whom the article spoke last within a pronoun's reach of a sentence, or after it."""
        first = max(-1, sentence - NUMBERS.sources.reach)
        return self.in_order([one for number in range(first, self._last + 1) for one in self._at(number)])

    def latest(self, fits: Callable[["Identity"], bool]) -> list["Identity"]:
        """Return those who fit and of whom the last sentence speaks that speaks of any who fit."""
        for number in range(self._last, -1, -1):
            found = [one for one in self._at(number) if fits(one)]
            if found:
                return self.in_order(found)
        return []

    def _at(self, sentence: int) -> list["Identity"]:
        return [one for one in self._by_sentence.get(sentence, ()) if one.trace.sentence == sentence]

    def in_order(self, identities: Iterable["Identity"]) -> list["Identity"]:
        """Return some in the order of their first mentions."""
        return sorted(identities, key=self._order.__getitem__)


def _enter(index: _Index, key: str, identity: "Identity") -> None:
    index.setdefault(key, {})[identity] = None
