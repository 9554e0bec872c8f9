"""People named together as one source: "Mona Ferris and Karl Brandt said", and later "they", "both" and "the pair".

Each of them stays a source of his own. A named person may speak together with others who have no name, and with a body.
"""

import functools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from attribution import lexicon
from attribution.engine.grammar import COLLECTIVE, Joint, Parse
from attribution.engine.learned import NUMBERS
from attribution.engine.sources.identities import Identity, Modifiers, Registry
from attribution.engine.sources.particulars import count_claimed
from attribution.engine.sources.steps import Step
from attribution.model import Span
from attribution.names import fold

#: How many are meant by words that count people and name nobody.
_SIZES = {"two": 2, "three": 3, "four": 4, **COLLECTIVE}
#: These, and what means two of those who were named before.
_COUNTING = frozenset({"both", *_SIZES})
#: Nouns for those who are named together, however many they are.
_KIN = frozenset("brother cousin parent sibling sister spouse twin".split())
_POINTING = frozenset("the these this those".split())
_SPEAKING = ("person", "group", "organization")
_PLURAL_VERBS = frozenset("are were have".split())


@dataclass
class Together:
    """Gives the mentions of those who are named together to identities."""

    parse: Parse
    registry: Registry
    #: By the tokens that stand for those named together: the source that they are.
    by_head: dict[int, Identity] = field(default_factory=dict)
    #: The heads of the mentions that go back to some named together: "both", "the Lees".
    again: set[int] = field(default_factory=set)

    @functools.cached_property
    def awaited(self) -> frozenset[int]:
        """The heads of descriptions that the names after them explain: they are read when these are."""
        return frozenset(joint.group for joint in self.parse.joints if joint.group is not None)

    @functools.cached_property
    def ending(self) -> dict[int, Joint]:
        """Those named together, by the head of the last."""
        return {joint.heads[-1]: joint for joint in self.parse.joints}

    @functools.cached_property
    def _sharing(self) -> dict[int, int]:
        """The heads of given names with the head of the name in full that has their family name."""
        return {head: joint.heads[-1] for joint in self.parse.joints if joint.shares_name for head in joint.heads[:-1]}

    def full_name(self, head: int, family_names: Iterable[str]) -> str | None:
        """Return the whole name of a given name that shares its family name: "Tom Hale" of "Tom and Will Hale"."""
        last, tokens = self._sharing.get(head), self.parse.tokens
        if last is None or tokens[head].lower in family_names:
            return None
        given = self.parse.text[tokens[head].start : tokens[head].end]
        return f"{given} {self.parse.text[tokens[last].start : tokens[last].end]}"

    @functools.cached_property
    def _joint_of(self) -> dict[int, Joint]:
        """Those named together, by the head of each; who stands in two goes by the first."""
        return {head: joint for joint in reversed(self.parse.joints) for head in joint.heads}

    def is_persons(self, head: int) -> bool:
        """Whether a given name begins a name that stands with a person's, whatever the tagger says that it is."""
        tokens = self.parse.tokens
        joint = self._joint_of.get(head)
        if joint is None or tokens[head].pos != "PROPN" or tokens[head].entity in ("PERSON", ""):
            return False
        begins = [c for c in self.parse.children[head] if c < head and tokens[c].pos == "PROPN"]
        beside = any(tokens[other].entity == "PERSON" for other in joint.heads if other != head)
        return beside and any(fold(tokens[c].lower) in lexicon.given_names() for c in begins)

    def join(self, joint: Joint, *, speaks: bool) -> Identity | None:
        """Return the source that those named together are; None where they are not people who may speak as one."""
        found = [self.registry.by_head.get(head) for head in joint.heads]
        members = tuple(dict.fromkeys(one for one in found if one is not None))
        if len(members) != len(joint.heads) or not _may_speak_as_one(members, speaks=speaks):
            return None
        called = tuple(self.parse.mentions[head].mention.text for head in joint.heads)
        identity = self._known(members) or self.registry.add(
            Identity(kind="group", named=True, plural=True, members=members, called=called)
        )
        identity.shares_name |= joint.shares_name
        self._describe(identity, joint)
        identity.mentions.append(joint.span)
        identity.heads.append(joint.head)
        sentence = self.registry.sentence(self.parse, joint.head)
        identity.trace.note(self.parse, joint.head, sentence, speaks=speaks, is_pronoun=False)
        self.registry.directory.place(identity)
        if joint.group is not None:
            self.registry.by_head[joint.group] = identity
        alike = joint.heads if joint.is_subject else joint.heads[:1] if speaks else ()
        self.by_head |= dict.fromkeys((*alike, joint.head) if alike else (), identity)
        return identity

    def whole(self, head: int | None) -> Span | None:
        """Return where all of a mention stands whose head stands for those named together; None for another's."""
        if head not in self.by_head:
            return None
        return next(joint.span for joint in self.parse.joints if head in (joint.group, *joint.heads))

    def _known(self, members: Sequence[Identity]) -> Identity | None:
        joined = self.registry.directory.joined
        return next((identity for identity in joined if set(identity.members) == set(members)), None)

    def _describe(self, identity: Identity, joint: Joint) -> None:
        if joint.noun:
            for member in identity.members:
                member.roles.setdefault(joint.noun, Modifiers())
        if joint.group is not None:
            start = self.parse.left_edge[joint.group]
            tokens = self.parse.tokens
            identity.descriptions.append(self.parse.text[tokens[start].start : tokens[joint.group].end])

    def of_clause(self, antecedent: int, verb: int) -> Identity | None:
        """Return those of whom a clause with "who" tells, by its verb: "Ferris and Brandt, who run the shop"."""
        tokens = self.parse.tokens
        plural = tokens[verb].tag == "VBP" or any(tokens[c].lower in _PLURAL_VERBS for c in self.parse.children[verb])
        joint = next((j for j in self.parse.joints if antecedent in (j.heads[0], j.heads[-1])), None)
        if joint is None or not (plural or tokens[verb].lower in _PLURAL_VERBS):
            return None
        return self.by_head.get(joint.heads[0])

    def meant(self, head: int) -> Identity | None:
        """Return those named together whom "both", "the two", "the pair" or "both men" means, where nobody else can be.

        So many have to be named together near before, and no others, nor so many who have no name.
        """
        token = self.parse.tokens[head]
        if token.tag != "NNS" and token.lower not in _COUNTING:
            return None
        sizes, noun = self._sizes(head), self._role(head)
        if not sizes and not noun:
            return None
        near = self.registry.directory.near(self.registry.sentence(self.parse, head))
        near = [i for i in near if i.plural and i.heads]
        joined = [i for i in near if len(i.members) in sizes or _are_called(i, noun)]
        unnamed = [i for i in near if not i.members and not i.named and i.descriptions]
        others = [i for i in unnamed if _may_be_of(i, sizes) or i.noun == noun]
        return self._going_back(head, [i for i in joined if self._admits(i, head)]) if not others else None

    def _role(self, head: int) -> str:
        """Return what a plain description in the plural calls people: the senator of "the senators"; else ""."""
        parse, tokens = self.parse, self.parse.tokens
        if tokens[head].tag != "NNS":
            return ""
        plain = [tokens[c].lower for c in parse.children[head]] in (["the"], ["both"])
        return parse.mentions[head].noun if plain else ""

    def _sizes(self, head: int) -> range:
        """Return how many a mention may mean that names nobody and goes back to some; none of any other mention."""
        parse, tokens = self.parse, self.parse.tokens
        word = tokens[head].lower
        below, noun = {tokens[c].lower for c in parse.children[head]}, parse.mentions[head].noun
        if any(tokens[c].dep in ("poss", "relcl", "acl", "prep") for c in parse.children[head]):
            return range(0)
        pointed = bool(below & _POINTING)
        several = tokens[head].tag == "NNS" and lexicon.noun_kind(noun) in ("person", None)
        if word == "both" or (several and "both" in below):
            return range(2, 3)
        if several and pointed and noun in _KIN:
            return range(2, 5)
        words = below if several else {word} if tokens[head].pos != "PROPN" else set()
        size = next((number for one, number in _SIZES.items() if one in words), 0)
        return range(size, size + 1) if size and pointed else range(0)

    def _admits(self, identity: Identity, head: int) -> bool:
        """Whether what a noun tells of people fits them all: "both men", "the two sisters"."""
        told = lexicon.role_pronouns().get(self.parse.mentions[head].noun)
        people = all(member.kind == "person" for member in identity.members)
        return people and (told is None or all(self.registry.admits(m, told, head) for m in identity.members))

    def family(self, head: int) -> Identity | None:
        """Return those named together whose family name stands in the plural: "the Hales"."""
        tokens = self.parse.tokens
        word = tokens[head].lower
        if not word.endswith("s") or not any(tokens[c].lower == "the" for c in self.parse.children[head]):
            return None
        names = {word[:-1], word.removesuffix("es")}
        joined = [i for i in self.registry.directory.joined if all(_bears(m, names) for m in i.members)]
        return self._going_back(head, joined)

    def _going_back(self, head: int, joined: Sequence[Identity]) -> Identity | None:
        """Return those whom a mention goes back to, where they alone can be meant."""
        self.again |= {head} if len(joined) == 1 else set()
        return joined[0] if len(joined) == 1 else None

    def step(self, head: int) -> Step | None:
        """Return how surely a mention is of those named together; None for one of somebody else."""
        if head in self.again:
            return Step(NUMBERS.sources.called, "the only ones named together near before")
        return Step(NUMBERS.sources.joint, "") if head in self.by_head else None


def _may_speak_as_one(members: Sequence[Identity], *, speaks: bool) -> bool:
    """Whether some may be one source: people, one of them named; with a body, or several, only where they speak."""
    people = all(member.kind == "person" for member in members)
    known = any(member.named and member.kind == "person" for member in members)
    return len(members) > 1 and known and (people or (speaks and all(member.kind in _SPEAKING for member in members)))


def _bears(member: Identity, names: set[str]) -> bool:
    return any(name.last in names for name in member.person_names)


def _are_called(identity: Identity, noun: str) -> bool:
    """Whether the article calls each of some so who are named together: "Senator Ana Lee and Senator Ben Roe"."""
    return bool(noun and identity.members) and all(noun in member.roles for member in identity.members)


def _may_be_of(identity: Identity, sizes: range) -> bool:
    """Whether a group without a name may be so many."""
    counts = {count_claimed(description, plural=True) for description in identity.descriptions}
    return bool(sizes) and (counts == {None} or any(count in sizes for count in counts if count is not None))
