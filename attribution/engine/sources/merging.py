"""Which mentions are one source: names, descriptions and pronouns, read in order.

Indefinite descriptions open a new source, definite ones go back to the nearest that fits; two that may be the same
person stay two. Pronouns go to the likeliest that agrees, or stay open. An article is read twice. The first reading
leaves "he" and "she" open, and all of them together tell which pronoun goes with whom; a given name is a weak hint.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from attribution import lexicon
from attribution.engine.grammar import Parse
from attribution.engine.learned import NUMBERS
from attribution.engine.sources.anonymity import find_anonymity, find_terms
from attribution.engine.sources.by_description import COUNTS, Descriptions, describe, modifiers_of
from attribution.engine.sources.by_label import Labels
from attribution.engine.sources.by_name import ProperNames
from attribution.engine.sources.by_pronoun import Pronouns, expected_pronoun
from attribution.engine.sources.by_verb import bearer_after_be, describe_by_verb, has_description
from attribution.engine.sources.identities import Identity, Registry
from attribution.engine.sources.kinds import is_one_of_some, kind_of
from attribution.engine.sources.particulars import count_claimed, find_affiliation, find_knowledge
from attribution.engine.sources.pronoun_use import Guess, Leanings, find_leanings
from attribution.engine.sources.salience import number_sentences
from attribution.engine.sources.steps import Step, find_step
from attribution.engine.sources.writers import writer_of
from attribution.engine.speakers import LinkedQuotation, Scene
from attribution.model import Anonymity, SourceKind, Span
from attribution.names import parse_name

_SURELY = NUMBERS.sources.surely_speaks
_OF_COUNSEL = frozenset({"defending", "mitigating", "prosecuting"})


@dataclass(frozen=True)
class People:
    """The sources of an article and which draft is whose."""

    identities: tuple[Identity, ...]
    #: For each draft: its speaker's identity and its relay's.
    speakers: tuple[Identity | None, ...]
    relays: tuple[Identity | None, ...]
    #: For each draft: how surely its speaker's mention is that identity's, and why.
    steps: tuple[Step | None, ...]


def merge_sources(
    scene: Scene,
    drafts: Sequence[LinkedQuotation],
    unlikely: Sequence[LinkedQuotation] = (),
    *,
    threshold: float = 0.0,
) -> People:
    """Return who speaks in the article, in the order of first mention, and which draft is whose.

    Args:
        scene: The article as the linker saw it.
        drafts: Its quotations.
        unlikely: What is hardly one and is not given. Who would have said it is a mention like the others.
        threshold: The least probability of the whole way to its source with which a pronoun is given to somebody.
    """
    reader = read_mentions(scene, (*drafts, *unlikely), threshold=threshold)
    speakers = tuple(reader.found(d.head) if d.inside is None else reader.inner_speaker(d) for d in drafts)
    relays = tuple(reader.found(d.via) for d in drafts)
    voices = {id(i) for i in (*speakers, *relays) if i is not None}
    voices |= {id(i.member_of) for i in reader.registry.identities if id(i) in voices and i.member_of is not None}
    kept = [i for i in reader.registry.identities if id(i) in voices]
    _link_doubles(kept)
    for identity in kept:
        identity.affiliation = next(filter(None, map(find_affiliation, identity.descriptions)), None)
        identity.anonymity = _anonymity(scene.parse, identity)
    steps = tuple(None if draft.head is None else reader.step(draft.head) for draft in drafts)
    return People(tuple(sorted(kept, key=lambda i: min(i.heads))), speakers, relays, steps)


def read_mentions(scene: Scene, drafts: Sequence[LinkedQuotation], *, threshold: float = 0.0) -> "Reader":
    """Return what was read of an article's mentions, the second time; `threshold` is as for `merge_sources`."""
    # What stands in quoted words is read last: it tells nothing of the article's own pronouns.
    drafts = [draft for draft in drafts if draft.inside is None]
    speaking = frozenset(h for d in drafts for h in (d.head, d.via) if h is not None)
    surely = frozenset(
        d.head for d in drafts if d.head is not None and d.is_likely and (d.links or d.confidence >= _SURELY)
    )
    spans = {d.head: d.speaker for d in drafts if d.head is not None and d.speaker is not None}
    first = Reader(scene, speaking, surely, None)
    first.read_all(spans)
    reader = Reader(scene, speaking, surely, _leanings_by_name(first))
    reader.pronouns.least = _least(drafts, threshold)
    reader.read_all(spans)
    return reader


def _least(drafts: Sequence[LinkedQuotation], threshold: float) -> dict[int, float]:
    """Return how likely somebody has to be meant by each speaker, for the surest of its quotations to be given.

    In “He shrugged off the vote, calling it a “farce”” one "he" may be a doubtful source of some words and a sure one
    of others.
    """
    surest: dict[int, float] = {}
    for draft in drafts:
        if draft.head is not None and threshold:
            surest[draft.head] = max(surest.get(draft.head, threshold), draft.confidence)
    return {head: threshold / confidence for head, confidence in surest.items()}


def _anonymity(parse: Parse, identity: Identity) -> Anonymity | None:
    """Return why a source has no name, or, as in "Ana, who asked that her surname not be used", no full name."""
    mentions = tuple(identity.mentions)
    if identity.named:
        in_part = identity.person_names and not any(name.is_full for name in identity.person_names)
        return find_terms(parse, mentions) if in_part else None
    if identity.kind not in ("person", "group"):
        return None
    described = identity.descriptions
    return msgspec.structs.replace(
        find_anonymity(parse, mentions),
        knowledge=next(filter(None, map(find_knowledge, described)), None),
        claimed=count_claimed(described[0], plural=identity.plural) if described else None,
    )


def _leanings_by_name(reader: "Reader") -> Leanings[str]:
    """Return which pronouns stand for each named person, by each of the person's names."""
    named = [i for i in reader.registry.identities if i.kind == "person" and i.named]
    expected = {i: pronoun for i in named if (pronoun := expected_pronoun(i)) is not None}
    found = find_leanings(reader.guesses, expected)
    people = [i for i in named if i in found.counts]
    return found.under({i: tuple(dict.fromkeys(name.shown for name in i.person_names)) for i in people})


def _names_in_words(parse: Parse) -> dict[int, frozenset[str]]:
    """Return the names inside quotation marks of each paragraph that has any."""
    found: dict[int, set[str]] = {}
    for index, token in enumerate(parse.tokens):
        if parse.stretch_of[index] >= 0 and token.pos == "PROPN":
            found.setdefault(parse.paragraph_of[index], set()).add(token.lower)
    return {paragraph: frozenset(names) for paragraph, names in found.items()}


def _link_doubles(identities: list[Identity]) -> None:
    """Name for each unnamed person the others who may be the same one."""
    for number, one in enumerate(identities):
        for other in identities[:number]:
            if one.named or other.named or one.plural or other.plural or one.kind != "person" or other.kind != "person":
                continue
            if one.noun and one.noun == other.noun and not one.apart:
                one.may_be.append(other)
                other.may_be.append(one)


@dataclass
class Reader:
    """Reads mentions in text order into a registry."""

    scene: Scene
    speaking: frozenset[int]
    #: Those that surely do: what may be no quotation makes nobody the one who speaks here.
    surely: frozenset[int]
    #: Which pronouns stand for the bearers of names; None in the reading that finds it out.
    told: Leanings[str] | None

    def __post_init__(self) -> None:
        self.parse = self.scene.parse
        self.registry = Registry(told=self.told or Leanings(), numbers=number_sentences(self.parse))
        self.names = ProperNames(self.parse, self.registry)
        self.pronouns = Pronouns(self.parse, self.registry, _names_in_words(self.parse))
        self.descriptions = Descriptions(self.parse, self.registry, self.pronouns)
        self.labels = Labels(self.names)
        self.guesses: dict[int, Guess[Identity]] = {}
        self.writer: Identity | None = None

    def read_all(self, spans: dict[int, Span]) -> None:
        """Read every mention; `spans` says where those stand to which quotations are linked."""
        for head in sorted({*self.scene.heads, *spans, *self.names.owners}):
            identity = self._identify(head, spans.get(head))
            if identity is not None:
                describe_by_verb(self.parse, identity, head)
                self._take_given_name(identity, head)
                self.registry.note(self.parse, identity, head, spans.get(head), speaks=head in self.surely)

    def found(self, head: int | None) -> Identity | None:
        """Return whose mention the token heads."""
        return None if head is None else self.registry.by_head.get(head)

    def inner_speaker(self, draft: LinkedQuotation) -> Identity | None:
        """Return who says a quotation inside another's words.

        In “He told me, ‘Run,’ ” Lee said, "he" is not Lee, and whom Lee means the article may not tell: it stays open.
        """
        found = self.found(draft.head)
        if found is not None or draft.head is None:
            return found
        token = self.parse.tokens[draft.head]
        if token.pos in ("PRON", "DET"):
            group = token.lower in ("they", "these", "those", "some", "many", "all")
            found = self._unknown(draft.head, "group" if group else "person", token.lower, ())
        else:
            self.speaking |= {draft.head}
            found = self._phrase(draft.head, draft.speaker, speaks=True)
        if found is not None:
            self.registry.note(self.parse, found, draft.head, draft.speaker, speaks=True)
        return found

    def step(self, head: int) -> Step:
        """Return how surely a speaker's mention is its source's, and why."""
        return find_step(self.parse, head, self.found(head), self.pronouns, self.descriptions.how.get(head))

    def _identify(self, head: int, span: Span | None) -> Identity | None:
        called = self.labels.identify(head, span)
        if called is not None:
            return called
        token = self.parse.tokens[head]
        speaks = head in self.speaking
        kind = lexicon.pronouns().get(token.lower)
        if self.parse.mentions[head].is_relative:
            return self._relative(head) if speaks else None
        name = self._named_elsewhere(head)
        if name is not None:
            return self._named(name, None, speaks=speaks)
        if token.lower == "another" and token.dep in ("nsubj", "nsubjpass"):
            return self.descriptions.new(head, "person")
        if token.lower == "one" or (token.lower in COUNTS and (token.pos != "PROPN" or not token.entity)):
            if speaks or has_description(self.parse, head):
                return self.descriptions.member(head)
            return self.descriptions.whole(head)
        if kind is not None and token.pos in ("PRON", "DET"):
            return self._pronoun(head, kind, speaks=speaks)
        return self._phrase(head, span, speaks=speaks)

    def _phrase(self, head: int, span: Span | None, *, speaks: bool) -> Identity | None:
        """Return whose mention a name or a description is."""
        token = self.parse.tokens[head]
        called = self.names.by_other_name(head)
        if called is not None:
            return called
        if self._is_somebody(head):
            return self.descriptions.somebody(head) if speaks else None
        if is_one_of_some(self.parse, head):
            return self.descriptions.one_of_some(head) if speaks else None
        if token.pos == "PROPN" and self.parse.mentions[head].form == "description":
            return self._described(head, speaks=speaks)
        if (
            token.pos == "PROPN"
            or self.parse.mentions[head].form == "name"
            or self.names.is_family_name(head)
            or (span is not None and token.pos not in ("NOUN", "PRON") and not self._is_small(head))
        ):
            return self._named(head, span, speaks=speaks)
        if token.pos == "NOUN" or (token.pos == "ADJ" and span is not None):
            return self._described(head, speaks=speaks)
        return self.descriptions.new(head, "other") if speaks else None

    def _is_small(self, head: int) -> bool:
        """Whether a token is in small letters, as no name is: the superior of "told by a superior"."""
        return self.parse.text[self.parse.tokens[head].start].islower()

    def _named_elsewhere(self, head: int) -> int | None:
        """Return the head of the name that comes after what is none: "one of them, Ana Lee", "Defending, Ana Lee"."""
        if self.parse.tokens[head].lower == "one":
            return self.parse.mentions[head].name
        return self._counsel(head)

    def _named(self, head: int, span: Span | None, *, speaks: bool, is_person: bool = False) -> Identity | None:
        subject = bearer_after_be(self.parse, head)
        identity = self.names.identify(head, span, speaks=speaks, is_person=is_person or subject is not None)
        if identity is not None and subject is not None:
            self._is_now_named(identity, subject)
        if identity is not None and identity.kind == "person":
            describe(self.parse, identity, head)
        return identity

    def _take_given_name(self, identity: Identity, head: int) -> None:
        """Call somebody by the name that a sentence says is given: "She gave her name as Ana"."""
        name = self.parse.mentions[head].name_given
        if name is None or identity.named or identity.kind != "person":
            return
        identity.named = True
        self.registry.call(identity, parse_name(self.parse.mentions[name].mention.text))

    def _is_now_named(self, identity: Identity, subject: int) -> None:
        """Give a description to whom a name after it tells: the owner of "its new owner is Ana Lee"."""
        noun = self.parse.mentions[subject].noun
        identity.roles[noun] = modifiers_of(self.parse, subject)
        before = self.registry.by_head.get(subject)
        if before is not None and not before.named and before.noun == noun:
            before.noun = ""

    def _counsel(self, head: int) -> int | None:
        """Return the head of the name after what counsel does, taken for a name: "Defending, Ana Lee said"."""
        tokens, parse = self.parse.tokens, self.parse
        if tokens[head].lower not in _OF_COUNSEL or head + 1 == len(tokens) or tokens[head + 1].lower != ",":
            return None
        known = self.names.entity_of.get(head + 2)
        name = None if known is None or known[2] != "PERSON" else known[1] - 1
        return name if name is not None and parse.sentence_of[name] == parse.sentence_of[head] else None

    def _is_somebody(self, head: int) -> bool:
        """Whether a mention says no more of a person than an age or where from: "the 22-year-old", "the Norwegian"."""
        token = self.parse.tokens[head]
        definite = any(self.parse.tokens[c].lower in ("the", "that") for c in self.parse.children[head])
        aged = token.lower == "old" or token.lower.endswith("-old")
        return definite and (aged or (token.entity == "NORP" and token.tag in ("NNP", "NN", "JJ")))

    def _described(self, head: int, *, speaks: bool) -> Identity | None:
        if self.parse.tokens[head].dep in ("attr", "appos", "oprd", "compound") and not speaks:
            return None
        name = self.parse.mentions[head].name
        kind = kind_of(self.parse, head)
        if name is not None and kind == "organization" and not self.names.is_persons(name):
            return self.names.body(name)
        if name is not None and kind in ("person", "other", "organization"):
            named = self._named(name, None, speaks=speaks, is_person=kind == "person")
            if named is not None and kind != "other":
                named.roles.setdefault(self.parse.mentions[head].noun, modifiers_of(self.parse, head))
            return named
        return self.descriptions.identify(head, speaks=speaks)

    def _relative(self, head: int) -> Identity | None:
        """Return whom a relative pronoun stands for: the noun before it."""
        tokens, mentions, clause = self.parse.tokens, self.parse.mentions, head
        for _ in range(4):
            if tokens[clause].dep == "relcl":
                break
            clause = tokens[clause].head
        antecedent = tokens[clause].head
        name = self._name_before(antecedent)
        if name is not None:
            return name
        for described in mentions[antecedent].at("apposed") if tokens[antecedent].pos == "NOUN" else ():
            named = self.registry.by_head.get(described)
            antecedent = described if named is not None and named.named else antecedent
        known = self.registry.by_head.get(antecedent)
        if known is not None or antecedent >= head or tokens[antecedent].pos not in ("NOUN", "PROPN", "PRON"):
            return known
        found = self._identify(antecedent, None)
        if found is None:
            found = self.descriptions.new(antecedent, kind_of(self.parse, antecedent), noun=tokens[antecedent].lemma)
        self.registry.note(self.parse, found, antecedent, None, speaks=False)
        return found

    def _name_before(self, noun: int) -> Identity | None:
        """Return who is named right before a description set off by a comma: "… Ana Lee, now the chair, who said"."""
        known = (self.registry.by_head.get(place) for place in self.parse.mentions[noun].at("comma"))
        return next((one for one in known if one is not None and one.named and one.kind == "person"), None)

    def _pronoun(self, head: int, kind: str, *, speaks: bool) -> Identity | None:
        found = None
        if kind in ("he", "she") and not speaks and self.pronouns.is_ahead_of_name(head):
            return None
        if kind in ("he", "she") or (kind in ("they", "it") and speaks):
            place = self.pronouns.place(head, kind, speaks=speaks)
            if kind in ("he", "she") and self.told is None:
                guess = self.pronouns.guess(place)
                self.guesses |= {} if guess is None else {head: guess}
                return None
            found = self.pronouns.find(place)
        if found is None:
            plural = self.parse.tokens[head].lower in ("they", "we", "their", "our", "them", "us")
            rivals = self.pronouns.rivals(head)
            is_thing = bool(rivals) or kind == "it"
            kind_of_source: SourceKind = "group" if plural else "other" if is_thing else "person"
            return self._unknown(head, kind_of_source, kind, rivals) if speaks else None
        if kind not in found.pronouns:
            found.pronouns.append(kind)
        return found

    def _unknown(self, head: int, kind: SourceKind, pronoun: str, rivals: Sequence[Identity]) -> Identity:
        """Return a source of which the article says no more than a pronoun; it may be one of two.

        "I" outside quotation marks is who wrote the article, all through it.
        """
        unresolved = self.descriptions.text(head)
        if pronoun == "first" and kind == "person":
            return self._writer()
        identity = Identity(kind=kind, named=False, plural=kind == "group", unresolved=unresolved)
        identity.one_of += rivals
        return self.registry.add(identity)

    def _writer(self) -> Identity:
        """Return who wrote the article, under a name where the article gives that of one person."""
        if self.writer is None:
            name = writer_of(self.parse)
            self.writer = None if name is None else self.registry.person(name)
            if self.writer is None:
                names = [] if name is None else [name]
                self.writer = self.registry.add(Identity(kind="person", named=bool(names), person_names=names))
            self.writer.unresolved = "I"
        return self.writer
