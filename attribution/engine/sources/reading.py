"""The mentions of an article read in text order, into a registry of who they are of."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from attribution import lexicon
from attribution.engine.grammar import COLLECTIVE, Joint, Parse
from attribution.engine.sources.by_description import COUNTS, Descriptions, describe, modifiers_of
from attribution.engine.sources.by_label import Labels
from attribution.engine.sources.by_name import ProperNames
from attribution.engine.sources.by_pronoun import Pronouns
from attribution.engine.sources.by_verb import bearer_after_be, describe_by_verb, has_description
from attribution.engine.sources.identities import Identity, Registry
from attribution.engine.sources.kinds import AMOUNTS, is_one_of_some, kind_of
from attribution.engine.sources.names_told import OF_COUNSEL
from attribution.engine.sources.printed_names import PrintedNames
from attribution.engine.sources.pronoun_use import Guess, Leanings
from attribution.engine.sources.salience import Standpoint, number_sentences
from attribution.engine.sources.steps import Step, find_step
from attribution.engine.sources.together import Together
from attribution.engine.sources.writers import writer_of
from attribution.engine.speakers import LinkedQuotation, Scene
from attribution.model import SourceKind, Span
from attribution.names import parse_name


@dataclass
class Reader:
    """Reads mentions in text order into a registry."""

    scene: Scene
    printed: PrintedNames
    speaking: frozenset[int]
    #: Those that surely do: what may be no quotation makes nobody the one who speaks here.
    surely: frozenset[int]
    #: Which pronouns stand for the bearers of names; None in the reading that finds it out.
    told: Leanings[str] | None

    def __post_init__(self) -> None:
        self.parse = self.scene.parse
        self.registry = Registry(told=self.told or Leanings(), numbers=number_sentences(self.parse))
        self.names = ProperNames(self.printed, self.registry)
        self.pronouns = Pronouns(self.parse, self.registry, _names_in_words(self.parse))
        self.descriptions = Descriptions(self.parse, self.registry, self.pronouns)
        self.labels = Labels(self.names)
        self.together = Together(self.parse, self.registry)
        self.guesses: dict[int, Guess[Identity]] = {}
        # The heads of nouns that are nobody's mentions, in another reading as well.
        self.idle: set[int] = set()
        self.writer: Identity | None = None

    def read_all(self, spans: dict[int, Span], idle: Collection[int] = ()) -> None:
        """Read every mention.

        Args:
            spans: Where those stand to which quotations are linked.
            idle: Those that are known to be of nobody.
        """
        for head in sorted({*self.scene.heads, *spans, *self.printed.owners}.difference(idle)):
            if head not in self.together.awaited:
                self._read(head, spans.get(head))
            joint = self.together.ending.get(head)
            if joint is not None:
                self._join(joint, spans)

    def _read(self, head: int, span: Span | None) -> None:
        plain = span is None and self._is_plain(head)
        identity = None if plain and self._is_thing(head) else self._identify(head, span)
        if identity is None:
            self.idle |= {head} if plain else set()
            return
        describe_by_verb(self.parse, identity, head)
        self._take_given_name(identity, head)
        self.registry.note(self.parse, identity, head, span, speaks=head in self.surely)

    def _is_plain(self, head: int) -> bool:
        """Whether a mention is a common noun of which it does not depend on the other mentions what is made of it."""
        token = self.parse.tokens[head]
        word = token.lower
        if token.tag != "NN" or word.endswith("s") or head in self.speaking or not self._is_small(head):
            return False
        several = head in self.together.ending or word in OF_COUNSEL or word in COUNTS
        return not several and self.parse.mentions[head].name is None

    def _is_thing(self, head: int) -> bool:
        """Whether a plain common noun is for no source, whoever the others are: "the bridge"."""
        token = self.parse.tokens[head]
        counts = token.lemma in AMOUNTS or token.lower in COLLECTIVE or token.lower == "another"
        common = token.pos == "NOUN" and not counts and self.parse.mentions[head].form == "description"
        return common and kind_of(self.parse, head) == "other"

    def _join(self, joint: Joint, spans: dict[int, Span]) -> None:
        """Read those who are named together, and the description before them if they are not one."""
        joined = self.together.join(joint, speaks=joint.head in self.speaking)
        if joined is None and joint.group is not None:
            self._read(joint.group, spans.get(joint.group))

    def found(self, head: int | None) -> Identity | None:
        """Return whose mention the token heads; of those named together, the source that they are."""
        return None if head is None else self.together.by_head.get(head) or self.registry.by_head.get(head)

    def mention(self, head: int) -> Span:
        """Return where the mention stands that the token heads; of those named together all of it."""
        return self.together.whole(head) or self.parse.mentions[head].span

    def with_whole_mention(self, draft: LinkedQuotation) -> LinkedQuotation:
        """Return a draft with all of its speaker's mention where that is of several who are named together."""
        whole = self.together.whole(draft.head)
        return draft if whole is None or draft.speaker is None else replace(draft, speaker=whole)

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
        together = self.together.step(head)
        return together or find_step(self.parse, head, self.found(head), self.pronouns, self.descriptions.how.get(head))

    def _identify(self, head: int, span: Span | None) -> Identity | None:
        called = self.labels.identify(head, span)
        if called is not None:
            return called
        token = self.parse.tokens[head]
        speaks = head in self.speaking
        together = self.together.meant(head)
        if together is not None:
            return together
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
        called = self.names.by_other_name(head) or self.together.family(head) or self._sharing_name(head)
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
            return self._named(head, span, speaks=speaks, is_person=self.together.is_persons(head))
        if token.pos == "NOUN" or (token.pos == "ADJ" and span is not None):
            return self._described(head, speaks=speaks)
        return self.descriptions.new(head, "other") if speaks else None

    def _sharing_name(self, head: int) -> Identity | None:
        """Return whose given name it is that shares its family name: the Tom of "Tom and Will Hale"."""
        name = self.together.full_name(head, self.printed.full)
        if name is None:
            return None
        place = Standpoint.of(self.parse, head, self.registry.sentence(self.parse, head))
        found = self.names.person(parse_name(name), place)
        describe(self.parse, found, head)
        return found

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
        if tokens[head].lower not in OF_COUNSEL or head + 1 == len(tokens) or tokens[head + 1].lower != ",":
            return None
        known = self.printed.entity_of.get(head + 2)
        name = None if known is None or known[2] != "PERSON" else known[1] - 1
        return name if name is not None and parse.sentence_of[name] == parse.sentence_of[head] else None

    def _is_somebody(self, head: int) -> bool:
        """Whether a mention says no more of a person than an age or where from: "the 22-year-old", "the Norwegian"."""
        token = self.parse.tokens[head]
        aged = token.lower == "old" or token.lower.endswith("-old")
        fits = aged or (token.entity == "NORP" and token.tag in ("NNP", "NN", "JJ"))
        return fits and any(self.parse.tokens[c].lower in ("the", "that") for c in self.parse.children[head])

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
        together = self.together.of_clause(antecedent, clause)
        if together is not None:
            return together
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


def _names_in_words(parse: Parse) -> dict[int, frozenset[str]]:
    """Return the names inside quotation marks of each paragraph that has any."""
    found: dict[int, set[str]] = {}
    for index, token in enumerate(parse.tokens):
        if parse.stretch_of[index] >= 0 and token.pos == "PROPN":
            found.setdefault(parse.paragraph_of[index], set()).add(token.lower)
    return {paragraph: frozenset(names) for paragraph, names in found.items()}
