"""Identities in the making: which mentions, in reading order, are one source."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from attribution.mentions import bounds
from attribution.model import SourceKind, Span
from attribution.names import PersonName, may_be_same, title_pronoun
from attribution.parse import Parse

#: How many sentences back a pronoun reaches.
_REACH = 8
#: What makes an identity salient, in units of like size.
WEIGHTS = {
    "age": 0.9,
    "subject": 0.15,
    "speaks": 0.5,
    "possessive": 0.3,
    "paragraph": 1.5,
    "named": 0.5,
    "spoke": 0.5,
    "known": 1.0,
}
#: How near two are who may as well be meant by a pronoun: then neither is.
_TIE = 0.2
#: How far ahead the most salient is where the pronoun is plainly its own.
_CLEAR_LEAD = 1.0
_OPPOSITE = {"he": "she", "she": "he"}


class Modifiers(NamedTuple):
    """What stands before the noun of a description, by what it tells."""

    #: Where from: "U.S.", "European"; of what: "administration"; and contrasts: "former".
    places: frozenset[str] = frozenset()
    nouns: frozenset[str] = frozenset()
    contrasts: frozenset[str] = frozenset()

    def conflict(self, other: "Modifiers") -> bool:
        """Whether the two can't be said of one source."""
        apart = any(
            one and two and not one & two for one, two in ((self.places, other.places), (self.nouns, other.nouns))
        )
        return apart or (
            self.contrasts != other.contrasts and bool(self.nouns | self.places) and bool(other.nouns | other.places)
        )


@dataclass
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
    #: Nouns that the article uses of a named source: "senator".
    roles: set[str] = field(default_factory=set)
    plural: bool = False
    #: The pronoun that is all the article says of it.
    unresolved: str = ""
    #: It is told apart by an office that one holds at a time: "the mayor". That is no anonymous source.
    by_office: bool = False
    #: The pronouns that stand for it in the article, and those that a title or a role tells: "Mrs.", "spokesman".
    pronouns: list[str] = field(default_factory=list)
    tells: set[str] = field(default_factory=set)
    #: How often a pronoun stood for it and nobody else was near.
    votes: Counter[str] = field(default_factory=Counter)
    mentions: list[Span] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)
    member_of: "Identity | None" = None
    may_be: list["Identity"] = field(default_factory=list)
    #: It says of itself that it is not the one before: "another official".
    apart: bool = False
    #: Whether the last mention is a subject, a possessive, and the source of a cue.
    last_subject: bool = False
    last_possessive: bool = False
    last_speaks: bool = False
    spoke: bool = False
    last_sentence: int = 0
    last_paragraph: int = 0

    @property
    def key(self) -> str:
        """What tells a named person in two readings of an article: the longest name."""
        return max((n.shown for n in self.person_names), key=len, default="")


@dataclass
class Registry:
    """All identities so far, in the order of their first mention."""

    identities: list[Identity] = field(default_factory=list)
    by_head: dict[int, Identity] = field(default_factory=dict)
    #: The pronoun of a person by key, where an earlier reading told it.
    told: dict[str, str] = field(default_factory=dict)
    #: The two who may as well be meant by the last pronoun that was looked up.
    rivals: list[Identity] = field(default_factory=list)

    def add(self, identity: Identity) -> Identity:
        """Return `identity`, now one of the registry's."""
        self.identities.append(identity)
        return identity

    def note(self, parse: Parse, identity: Identity, head: int, span: Span | None, *, speaks: bool) -> None:
        """Write down that the mention that `head` heads is this identity's."""
        token = parse.tokens[head]
        first, last = bounds(parse, head)
        identity.mentions.append(span or Span(start=parse.tokens[first].start, end=parse.tokens[last - 1].end))
        identity.heads.append(head)
        identity.last_sentence = parse.sentence_of[head]
        identity.last_paragraph = parse.paragraph_of[head]
        identity.last_subject = token.dep in ("nsubj", "nsubjpass")
        identity.last_possessive = token.dep == "poss"
        identity.last_speaks = speaks
        identity.spoke |= speaks
        self.by_head[head] = identity

    def person(self, name: PersonName, bearer: PersonName | None = None) -> Identity | None:
        """Return the person whom a name fits, or None where nobody or more than one is as near.

        A family name alone is that of `bearer`, or else of the one who bore it when it was first used alone; two who
        were both introduced before stay two.
        """
        fitting = [i for i in self.identities if i.kind == "person" and i.named and self._fits(i, name)]
        if bearer is not None and len(fitting) > 1:
            fitting = [i for i in fitting if all(may_be_same(other, bearer) for other in i.person_names)]
        if len(fitting) <= 1:
            return fitting[0] if fitting else None
        if name.is_full:
            same = [i for i in fitting if any(n.is_full for n in i.person_names)]
            return same[0] if len(same) == 1 else None
        bearing = [i for i in fitting if any(not n.is_full and n.last == name.last for n in i.person_names)]
        return bearing[0] if len(bearing) == 1 else None

    def _fits(self, identity: Identity, name: PersonName) -> bool:
        if not all(may_be_same(other, name) for other in identity.person_names):
            return False
        pronoun = title_pronoun(name)
        return not pronoun or self._admits(identity, pronoun)

    def _admits(self, identity: Identity, pronoun: str) -> bool:
        """Whether nothing that the article tells of the identity speaks against the pronoun."""
        opposite = _OPPOSITE.get(pronoun, "")
        told = self.told.get(identity.key, "")
        return opposite not in identity.tells and (told == pronoun or (not told and opposite not in identity.pronouns))

    def body(self, name: str) -> Identity | None:
        """Return the organization or place of this name, or of a longer one that ends in it or that it abbreviates."""
        wanted = _plain_body(name)
        bodies = [i for i in self.identities if i.named and i.kind in ("organization", "other", "group")]
        for identity in bodies:
            if any(_plain_body(other) == wanted for other in identity.names):
                return identity
        near = [
            i
            for i in bodies
            if any(_abbreviates(wanted, _plain_body(o)) or _abbreviates(_plain_body(o), wanted) for o in i.names)
        ]
        return near[-1] if len(near) == 1 else None

    def described(self, noun: str, modifiers: "Modifiers", *, plural: bool) -> Identity | None:
        """Return the nearest identity that a definite description fits, one that has spoken before one that has not.

        "The official" is an official who was not named, else a named one of whom the word was used.
        """
        nearest = sorted(self.identities, key=lambda i: (i.spoke, i.heads[-1] if i.heads else 0), reverse=True)
        for identity in nearest:
            if identity.noun == noun and identity.plural == plural and not identity.modifiers.conflict(modifiers):
                return identity
        if plural:
            return None
        return next((i for i in nearest if i.named and noun in i.roles), None)

    def pronoun(
        self, pronoun: str, sentence: int, paragraph: int, kinds: Iterable[str], *, plural: bool
    ) -> Identity | None:
        """Return whom a pronoun stands for: the most salient identity that agrees with it."""
        ranked = sorted(
            (
                (self._salience(identity, sentence, paragraph, pronoun), max(identity.heads, default=0), identity)
                for identity in self.identities
                if identity.kind in kinds
                and identity.plural == plural
                and sentence - identity.last_sentence <= _REACH
                and self._admits(identity, pronoun)
            ),
            key=lambda row: row[:2],
            reverse=True,
        )
        self.rivals = []
        if not ranked:
            return None
        self.rivals = [row[2] for row in ranked[:2]] if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _TIE else []
        if self.rivals:
            return None
        if len(ranked) == 1 or ranked[0][0] - ranked[1][0] > _CLEAR_LEAD:
            ranked[0][2].votes[pronoun] += 1
        return ranked[0][2]

    def _salience(self, identity: Identity, sentence: int, paragraph: int, pronoun: str) -> float:
        """Return how near at hand an identity is: recent, a subject, a speaker, often named (Lappin and Leass 1994)."""
        weigh = WEIGHTS
        known = pronoun in identity.pronouns or pronoun in identity.tells or self.told.get(identity.key) == pronoun
        return (
            -weigh["age"] * (sentence - identity.last_sentence)
            + weigh["subject"] * identity.last_subject
            + weigh["speaks"] * identity.last_speaks
            - weigh["possessive"] * identity.last_possessive
            + weigh["paragraph"] * (identity.last_paragraph == paragraph)
            + weigh["named"] * identity.named
            + weigh["spoke"] * identity.spoke
            + weigh["known"] * known
        )


def _plain_body(name: str) -> str:
    words = name.lower().replace(".", "").replace("’", "'").removesuffix("'s").split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def _abbreviates(short: str, long: str) -> bool:
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
