"""Identities in the making: which mentions, in reading order, are one source."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from attribution import lexicon
from attribution.engine.grammar import Parse
from attribution.engine.learned import NUMBERS
from attribution.engine.sources.directory import Directory
from attribution.engine.sources.pronoun_use import Leanings
from attribution.engine.sources.salience import Nearest, Standpoint, Trace, evidence, is_aside, is_before, weigh
from attribution.model import Anonymity, SourceKind, Span
from attribution.names import PersonName, may_be_same, plain_body, title_pronoun

#: What somebody is besides anything else.
_ANYBODY = frozenset(
    "ally billionaire boy candidate contender critic democrat donor father favorite favourite friend "
    "front-runner frontrunner girl guest hopeful independent man member millionaire mother native nominee "
    "opponent person republican resident rival star supporter winner woman".split()
)
_DOUBT = NUMBERS.sources.doubt
#: What sources by the name of a body are.
_BODIES = ("organization", "other", "group")
#: Nobody is both.
OPPOSITE = {"he": "she", "she": "he"}


#: Words that make an office another one: the vice president is not the president.
RANKS = frozenset("acting assistant deputy prime vice".split())


class Modifiers(NamedTuple):
    """What stands before the noun of a description, by what it tells."""

    #: Where from: "U.S.", "European"; of what: "administration"; and contrasts: "former".
    places: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    contrasts: frozenset[str] = frozenset()
    #: The place that somebody holds an office for: the Ohio of "the Ohio senator"; it is among the places too.
    home: frozenset[str] = frozenset()

    def conflict(self, other: "Modifiers") -> bool:
        """Whether the two can't be said of one source."""
        apart = any(
            one and two and not one & two for one, two in ((self.places, other.places), (self.nouns, other.nouns))
        )
        if apart or self.contrasts & RANKS != other.contrasts & RANKS:
            return True
        both = bool(self.nouns | self.places) and bool(other.nouns | other.places)
        return self.contrasts != other.contrasts and both


@dataclass(eq=False)
class Identity:
    """One who may speak, while the article is read."""

    kind: SourceKind
    named: bool
    #: Names as printed; those of a person in parts.
    names: list[str] = field(default_factory=list)
    person_names: list[PersonName] = field(default_factory=list)
    #: The head noun of its descriptions, in the singular, and what stands before it.
    noun: str = ""
    modifiers: Modifiers = field(default_factory=Modifiers)
    #: Nouns that the article uses of a named source, and what stood before them: "Ohio senator".
    roles: dict[str, Modifiers] = field(default_factory=dict)
    #: The places that stand after its name: "Ana Lee of Ohio", "Ana Lee (D-Ohio)".
    homes: set[str] = field(default_factory=set)
    plural: bool = False
    #: Whether it is a place, which speaks for a government only where it is given words.
    is_place: bool = False
    #: The pronoun that is all the article says of it; of who wrote the article "I".
    unresolved: str = ""
    #: A definite description opened it, of somebody whom the article had not introduced: "the senator".
    by_definite: bool = False
    #: It is told apart by an office that one holds at a time: "the mayor". That is no anonymous source.
    by_office: bool = False
    #: The pronouns that stand for it in the article, and those that a title or a role tells: "Mrs.", "spokesman".
    pronouns: list[str] = field(default_factory=list)
    tells: set[str] = field(default_factory=set)
    #: How often each pronoun may have stood for it, each time as much as it is likely.
    votes: dict[str, float] = field(default_factory=dict)
    mentions: list[Span] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)
    member_of: "Identity | None" = None
    #: Those who speak together as this one, in the order of their names, and how each is called where they first do.
    members: tuple["Identity", ...] = ()
    called: tuple[str, ...] = ()
    #: Whether one family name is that of all of them.
    shares_name: bool = False
    may_be: list["Identity"] = field(default_factory=list)
    #: It is one of these; the article does not say which.
    one_of: list["Identity"] = field(default_factory=list)
    #: It says of itself that it is not the one before: "another official".
    apart: bool = False
    #: What its descriptions and the words beside its mentions tell: for whom it speaks, and why it has no name.
    affiliation: str | None = None
    anonymity: Anonymity | None = None
    #: Where its mentions stand, as far as pronouns go by it.
    trace: Trace = field(default_factory=Trace)


@dataclass
class Registry:
    """All identities so far, in the order of their first mention."""

    identities: list[Identity] = field(default_factory=list)
    by_head: dict[int, Identity] = field(default_factory=dict)
    #: For each sentence its number, if not all sentences count: those that are all quoted do not.
    numbers: Sequence[int] = ()
    #: What an earlier reading tells of the pronouns of those who have a name.
    told: Leanings[str] = field(default_factory=Leanings)
    #: The people by the words of their names that another of their names may have.
    by_word: dict[str, list[Identity]] = field(default_factory=dict)
    directory: Directory = field(default_factory=Directory)

    def add(self, identity: Identity) -> Identity:
        """Return `identity`, now one of the registry's."""
        self.identities.append(identity)
        self.directory.add(identity)
        for name in identity.person_names:
            self._index(identity, name)
        return identity

    def call(self, identity: Identity, name: PersonName) -> None:
        """Take one more name of a person."""
        identity.person_names.append(name)
        self._index(identity, name)

    def _index(self, identity: Identity, name: PersonName) -> None:
        for word in _shared_words(name):
            bearers = self.by_word.setdefault(word, [])
            if identity not in bearers:
                bearers.append(identity)

    def note(self, parse: Parse, identity: Identity, head: int, span: Span | None, *, speaks: bool) -> None:
        """Write down that the mention that `head` heads is this identity's."""
        identity.mentions.append(span or parse.mentions[head].span)
        identity.heads.append(head)
        is_pronoun = parse.tokens[head].pos in ("PRON", "DET")
        identity.trace.note(parse, head, self.sentence(parse, head), speaks=speaks, is_pronoun=is_pronoun)
        self.directory.place(identity)
        self.by_head[head] = identity

    def sentence(self, parse: Parse, head: int) -> int:
        """Return the number of the sentence that a token stands in."""
        sentence = parse.sentence_of[head]
        return self.numbers[sentence] if self.numbers else sentence

    def person(
        self,
        name: PersonName,
        bearer: PersonName | None = None,
        place: Standpoint | None = None,
        *,
        told: str | None = None,
    ) -> Identity | None:
        """Return the person whom a name fits, or None where nobody or more than one is as near.

        A family name alone is that of `bearer`, or else of the one who bore it when it was first used alone, or of the
        one who is far nearer at its place than another who has said nothing; two who both speak stay two. `told` is the
        pronoun that the description beside the name tells.
        """
        fitting = self.bearers(name, told=told)
        if bearer is not None and len(fitting) > 1:
            fitting = [i for i in fitting if all(may_be_same(other, bearer) for other in i.person_names)]
        if len(fitting) <= 1:
            return fitting[0] if fitting else None
        titled = [i for i in fitting if name.title and any(n.title == name.title for n in i.person_names)]
        if len(titled) == 1:
            return titled[0]
        if name.is_full:
            same = [i for i in fitting if any(n.is_full for n in i.person_names)]
            return same[0] if len(same) == 1 else None
        bearing = [i for i in fitting if any(not n.is_full and n.last == name.last for n in i.person_names)]
        if bearing or place is None:
            return bearing[0] if len(bearing) == 1 else None
        found = _far_ahead(fitting, place)
        return None if any(i.trace.speaking_head >= 0 for i in fitting if i is not found) else found

    def bearers(self, name: PersonName, *, told: str | None = None) -> list[Identity]:
        """Return the people whom a name fits; `told` is as for `person`."""
        told = title_pronoun(name) or told
        near = dict.fromkeys(identity for word in _shared_words(name) for identity in self.by_word.get(word, ()))
        fitting = [i for i in near if i.kind == "person" and i.named and self._fits(i, name, told)]
        return self.directory.in_order(fitting)

    def nicknamed(self, name: str) -> list[Identity]:
        """Return the people of whom a name in small letters is a nickname, with or without "the"."""
        near = dict.fromkeys((*self.by_word.get(name, ()), *self.by_word.get(f"the {name}", ())))
        return [i for i in near if any(n.nickname.removeprefix("the ") == name for n in i.person_names)]

    def _fits(self, identity: Identity, name: PersonName, told: str | None) -> bool:
        same = all(may_be_same(other, name) for other in identity.person_names)
        return same and (told is None or self.admits(identity, told, -1, NUMBERS.sources.title))

    def admits(self, identity: Identity, pronoun: str, head: int, limit: float = NUMBERS.sources.plain) -> bool:
        """Whether nothing that the article tells of the identity speaks against the pronoun."""
        opposite = OPPOSITE.get(pronoun, "")
        return opposite not in identity.tells and self.leaning(identity, pronoun, head) > -limit

    def body(self, name: str) -> Identity | None:
        """Return the organization or place of this name, or of a longer one that ends in it or that it abbreviates."""
        wanted = plain_body(name)
        same = [i for i in self.directory.bodies(wanted) if i.kind in _BODIES]
        if same:
            return same[0]
        near = [i for i in self.directory.bodies_in_short(wanted) if i.kind in _BODIES]
        return near[0] if len(near) == 1 else None

    def longer_body(self, word: str) -> Identity | None:
        """Return the one body whose name begins with a word: "Corvane Dynamics" for "Corvane"."""
        begins = plain_body(word) + " "
        near = self.directory.bodies_beginning(begins.partition(" ")[0])
        bodies = [i for i in near if i.named and i.kind == "organization" and not i.is_place]
        found = [i for i in bodies if any(plain_body(name).startswith(begins) for name in i.names)]
        return found[0] if len(found) == 1 else None

    def described(self, noun: str, modifiers: "Modifiers", *, plural: bool) -> Identity | None:
        """Return the nearest identity that a definite description fits, one that has spoken before one that has not.

        "The official" is an official who was not named, else a named one of whom the word was used.
        """
        fitting = [
            i
            for i in self.directory.called(noun)
            if (i.noun == noun or (noun in i.roles and not i.named))
            and i.plural == plural
            and not i.modifiers.conflict(modifiers)
        ]
        if fitting:
            return max(fitting, key=lambda i: (i.trace.speaking_head >= 0, i.heads[-1] if i.heads else 0))
        if plural:
            return None
        called = self.called(noun, modifiers)
        return called[0] if len(called) == 1 else self._in_general(noun, modifiers)

    def called(self, noun: str, modifiers: "Modifiers") -> list[Identity]:
        """Return whom the article has named and called so, of those the last; more where a sentence has more of them.

        After "Lee's lawyer, Ana Ruiz, met the bank's lawyer, Tom Roe" either may be "the lawyer".
        """
        bearers = [
            i
            for i in self.directory.called(noun)
            if i.named and noun in i.roles and not i.roles[noun].conflict(modifiers) and not _is_elsewhere(i, modifiers)
        ]
        last = max((i.trace.sentence for i in bearers), default=-1)
        return [i for i in bearers if i.trace.sentence == last]

    def _in_general(self, noun: str, modifiers: "Modifiers") -> Identity | None:
        """Return the one without a name whom a general noun means: "the musician" is the bassoonist."""
        kinds = lexicon.role_kinds().get(noun, frozenset())
        near = (identity for kind in kinds for identity in self.directory.called(kind) if identity.noun == kind)
        fit = [i for i in near if not i.named and i.kind == "person"]
        one = len(fit) == 1 and noun not in lexicon.unnamed_roles() and not fit[0].modifiers.conflict(modifiers)
        return fit[0] if one else None

    def by_another_name(
        self, place: Standpoint, modifiers: Modifiers, noun: str = "", *, varies: bool = False
    ) -> Identity | None:
        """Return who is meant where news calls somebody it has named by what the person is: "the senator".

        That is the named person who is far nearer at hand than any other; where the description says where from, as
        one that only varies a name does, the person may be less near; and one person alone of whom the article has said
        that, or what the noun means in general, need not be near. Without that, or "former", nobody is meant of
        whom the article has said that the person is something else: "the judge" is not the lawyer who spoke before.
        """
        aside = varies or bool(modifiers.home and not place.is_joined)
        fitting = [
            identity
            for identity in self.directory.near(place.sentence)
            if identity.kind == "person"
            and identity.named
            and (is_before(identity.trace, place) or (aside and is_aside(identity.trace, place)))
            and not _is_elsewhere(identity, modifiers)
            and (not place.pronoun or self.admits(identity, place.pronoun, place.head))
        ]
        known = [i for i in fitting if _is_known_as(i, noun, modifiers)]
        known = known or [i for i in fitting if _may_hold(i, noun, modifiers)]
        if len(known) == 1:
            return known[0]
        fitting = [i for i in fitting if varies or is_before(i.trace, place)]
        varies = varies or bool(modifiers.places)
        found = _far_ahead(fitting, place, NUMBERS.sources.in_reach if varies else NUMBERS.sources.at_hand)
        varies = varies or "former" in modifiers.contrasts
        if found is None or varies or noun in found.roles:
            return found
        return None if any(lexicon.noun_kind(role) == "person" for role in found.roles.keys() - _ANYBODY) else found

    def leaning(self, identity: Identity, pronoun: str, head: int) -> float:
        """Return the log odds of the pronoun against the opposite by those elsewhere that stand for the identity."""
        opposite = OPPOSITE.get(pronoun)
        if opposite is None:
            return 0.0
        votes = self._votes(identity, head)
        return math.log((votes.get(pronoun, 0.0) + _DOUBT) / (votes.get(opposite, 0.0) + _DOUBT)) if votes else 0.0

    def _votes(self, identity: Identity, head: int) -> Mapping[str, float]:
        """Return how often each pronoun stands for an identity elsewhere than at a token."""
        # It is asked all the time: a loop is quicker than a generator.
        for name in identity.person_names if self.told.counts else ():
            if name.shown in self.told.counts:
                return self.told.without(name.shown, head)
        return identity.votes


def _is_known_as(identity: Identity, noun: str, modifiers: Modifiers) -> bool:
    """Whether the article has said of somebody where from a description says, or what its noun means in general."""
    kinds = lexicon.role_kinds().get(noun, frozenset()) | {noun}
    if not noun:
        return any(modifiers.places <= {*role.places, what} for what, role in identity.roles.items())
    meant = [role for what, role in identity.roles.items() if what in kinds]
    if meant and modifiers.home and _is_at_home(identity, modifiers):
        return True
    same = identity.roles.get(noun)
    return any(modifiers.places <= role.places for role in meant) and (same is None or not same.conflict(modifiers))


def _may_hold(identity: Identity, noun: str, modifiers: Modifiers) -> bool:
    """Whether somebody has the office of a description with a place, and the article has not said for where.

    "Rep. Ana Lee" may be "the Ohio congresswoman".
    """
    kinds = lexicon.role_kinds().get(noun, frozenset()) | {noun}
    return bool(modifiers.home) and any(
        what in kinds and not (role.places | identity.homes or role.contrasts & RANKS)
        for what, role in identity.roles.items()
    )


def _is_at_home(identity: Identity, modifiers: Modifiers) -> bool:
    return any(_is_short_for(home, place) for home in identity.homes for place in modifiers.home)


def _is_elsewhere(identity: Identity, modifiers: Modifiers) -> bool:
    """Whether a description names another place than the one after a name: "Ana Lee of Ohio", "the Iowa senator"."""
    return bool(modifiers.home and identity.homes) and not _is_at_home(identity, modifiers)


def _is_short_for(short: str, place: str) -> bool:
    """Whether a word is a place's name, is made of some of its letters, or of first ones: "tenn.", "n.h."."""
    letters = iter(place)
    initials = "." in short[:-1]
    return short[:1] == place[:1] and (initials or all(letter in letters for letter in short.rstrip(".")))


def _shared_words(name: PersonName) -> tuple[str, ...]:
    """Return the words of a name of which `may_be_same` wants another name to have one, in a fixed order."""
    words = (name.last, name.last.rpartition(" ")[2], name.first, name.nickname)
    return tuple(dict.fromkeys(word for word in words if word))


def _far_ahead(
    identities: Sequence[Identity], place: Standpoint, near: float = NUMBERS.sources.at_hand
) -> Identity | None:
    """Return the one of some who is as near at hand and far nearer than any other; None where there is none."""
    nearest = Nearest.of([identity.trace for identity in identities])
    ranked = sorted(
        ((weigh(evidence(i.trace, place, nearest), "other"), i.trace.head, i) for i in identities),
        key=lambda row: row[:2],
        reverse=True,
    )
    if (
        not ranked
        or ranked[0][0] < near
        or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < NUMBERS.sources.far_ahead)
    ):
        return None
    return ranked[0][2]
