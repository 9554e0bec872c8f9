"""Which mentions are one source: names, descriptions and pronouns, read in order.

Indefinite descriptions open a new source, definite ones go back to the nearest that fits; two that may be the same
person stay two. Pronouns go to the most salient that agrees. Nothing is inferred from a name's sound.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from attribution import lexicon
from attribution.drafts import Draft
from attribution.linker.scene import Scene
from attribution.mentions import bounds, is_relative, naming, nickname, noun_of
from attribution.model import SourceKind, Span
from attribution.names import parse_name, title_pronoun
from attribution.parse import Parse
from attribution.registry import Identity, Modifiers, Registry
from attribution.sites import child

_BODIES = frozenset({"ORG", "NORP", "GPE", "FAC", "LOC", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART"})
_DEFINITE = frozenset("the this that these those same".split())
_ROLE_OF_TITLE = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "dr": "doctor",
    "prof": "professor",
    "gen": "general",
    "lt": "lieutenant",
    "sgt": "sergeant",
    "capt": "captain",
    "rev": "reverend",
}
_APART = frozenset("another other second third fourth fifth different separate".split())
_CONTRASTS = frozenset("former current retired fellow local federal top junior".split())
_COUNTS = frozenset(
    "one two three four five six several some many few both most others all none each neither either".split()
)


@dataclass(frozen=True)
class People:
    """The sources of an article and which draft is whose."""

    identities: tuple[Identity, ...]
    #: For each draft: its speaker's identity and its relay's.
    speakers: tuple[Identity | None, ...]
    relays: tuple[Identity | None, ...]


def merge_sources(scene: Scene, drafts: Sequence[Draft]) -> People:
    """Return who speaks in the article, in the order of first mention, and which draft is whose."""
    reader = _Reader(scene, frozenset(h for d in drafts for h in (d.head, d.via) if h is not None))
    spans = {d.head: d.speaker for d in drafts if d.head is not None and d.speaker is not None}
    for head in sorted(set(scene.heads) | set(spans)):
        reader.read(head, spans.get(head))
    speakers = tuple(reader.found(d.head) for d in drafts)
    relays = tuple(reader.found(d.via) for d in drafts)
    speaking = {id(i) for i in (*speakers, *relays) if i is not None}
    speaking |= {id(i.member_of) for i in reader.registry.identities if id(i) in speaking and i.member_of is not None}
    kept = [i for i in reader.registry.identities if id(i) in speaking]
    _link_doubles(kept)
    return People(tuple(sorted(kept, key=lambda i: min(i.heads))), speakers, relays)


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
class _Reader:
    """Reads mentions in text order into a registry."""

    scene: Scene
    speaking: frozenset[int]

    def __post_init__(self) -> None:
        self.registry = Registry()
        parse = self.scene.parse
        votes: dict[str, Counter[str]] = {}
        for first, last, label in parse.entities:
            votes.setdefault(self._words(first, last), Counter())[label] += 1
        self.entity_of = {
            i: (a, b, self._label(votes, self._words(a, b), label))
            for a, b, label in parse.entities
            for i in range(a, b)
        }

    def _words(self, first: int, last: int) -> str:
        return " ".join(t.lower for t in self.scene.parse.tokens[first:last] if t.tag != "POS" and t.lower != "the")

    @staticmethod
    def _label(votes: dict[str, Counter[str]], words: str, label: str) -> str:
        """Return the type that the article's mentions of a name mostly have; a person's only where most agree."""
        if label not in ("PERSON", "ORG", "GPE", "NORP", "FAC", "PRODUCT"):
            return label
        (first, most), *_ = votes[words].most_common(1)
        return "ORG" if first == "PERSON" and votes[words]["ORG"] == most else first

    @property
    def parse(self) -> Parse:
        return self.scene.parse

    def found(self, head: int | None) -> Identity | None:
        return None if head is None else self.registry.by_head.get(head)

    def read(self, head: int, span: Span | None) -> None:
        """Give the mention that `head` heads to an identity, an old or a new one."""
        token = self.parse.tokens[head]
        speaks = head in self.speaking
        kind = lexicon.pronouns().get(token.lower)
        if is_relative(self.parse, head):
            identity = self._relative(head) if speaks else None
        elif token.lower == "one" or (token.lower in _COUNTS and token.pos != "PROPN"):
            identity = self._member(head) if speaks else None
        elif kind is not None and token.pos in ("PRON", "DET"):
            identity = self._pronoun(head, kind, speaks=speaks)
        elif token.pos == "PROPN" or (span is not None and token.pos not in ("NOUN", "PRON")):
            identity = self._name(head, span, speaks=speaks)
        elif token.pos == "NOUN":
            identity = self._description(head, speaks=speaks)
        else:
            identity = self._new(head, "other") if speaks else None
        if identity is not None:
            self._note(identity, head, span)

    def _note(self, identity: Identity, head: int, span: Span | None) -> None:
        token = self.parse.tokens[head]
        first, last = bounds(self.parse, head)
        place = span or Span(start=self.parse.tokens[first].start, end=self.parse.tokens[last - 1].end)
        identity.mentions.append(place)
        identity.heads.append(head)
        identity.last_sentence = self.parse.sentence_of[head]
        identity.last_paragraph = self.parse.paragraph_of[head]
        identity.last_subject = token.dep in ("nsubj", "nsubjpass")
        identity.last_possessive = token.dep == "poss"
        identity.last_speaks = head in self.speaking
        identity.spoke |= identity.last_speaks
        self.registry.by_head[head] = identity

    def _text(self, head: int) -> str:
        first, last = bounds(self.parse, head)
        return self.parse.text[self.parse.tokens[first].start : self.parse.tokens[last - 1].end]

    def _new(self, head: int, kind: SourceKind, *, noun: str = "", plural: bool = False) -> Identity:
        identity = Identity(kind=kind, named=False, noun=noun, plural=plural, modifiers=self._modifiers(head))
        identity.descriptions.append(self._text(head))
        return self.registry.add(identity)

    def _relative(self, head: int) -> Identity | None:
        """A relative pronoun stands for the noun before it."""
        clause = head
        for _ in range(4):
            if self.parse.tokens[clause].dep == "relcl":
                break
            clause = self.parse.tokens[clause].head
        antecedent = self.parse.tokens[clause].head
        known = self.registry.by_head.get(antecedent)
        if known is None and antecedent < head and self.parse.tokens[antecedent].pos in ("NOUN", "PROPN", "PRON"):
            self.read(antecedent, None)
            known = self.registry.by_head.get(antecedent) or self._force(antecedent)
        return known

    def _force(self, head: int) -> Identity:
        identity = self._new(head, _kind_of(self.parse, head), noun=self.parse.tokens[head].lemma)
        self._note(identity, head, None)
        return identity

    def _pronoun(self, head: int, kind: str, *, speaks: bool) -> Identity | None:
        place = (self.parse.sentence_of[head], self.parse.paragraph_of[head])
        if kind in ("he", "she"):
            found = self.registry.pronoun(kind, *place, ("person",), plural=False)
        elif kind == "they" and speaks:
            found = self.registry.pronoun(kind, *place, ("group", "organization", "person"), plural=True)
        elif kind == "it" and speaks:
            found = self.registry.pronoun(kind, *place, ("organization", "document", "other"), plural=False)
        else:
            found = None
        if found is None:
            plural = kind in ("they", "first") and self._is_plural(head)
            return self._unknown(head, "group" if plural else "person") if speaks else None
        if kind not in found.pronouns:
            found.pronouns.append(kind)
        return found

    def _unknown(self, head: int, kind: SourceKind) -> Identity:
        """Return a new source of which the article says no more than a pronoun."""
        identity = self.registry.add(Identity(kind=kind, named=False, plural=kind == "group"))
        identity.unresolved = self._text(head)
        return identity

    def _is_plural(self, head: int) -> bool:
        return self.parse.tokens[head].lower in ("they", "we", "their", "our", "them", "us")

    def _name(self, head: int, span: Span | None, *, speaks: bool) -> Identity | None:
        """A proper name: of a person, or of a body, a place or a work."""
        whole_first, whole_last = bounds(self.parse, head)
        first, last, label = self.entity_of.get(head, (whole_first, whole_last, ""))
        if any(nickname(self.parse, i - 1) is not None for i in range(whole_first + 1, head + 1)):
            first, label = whole_first, "PERSON"
        if span is None:
            text = self.parse.text[self.parse.tokens[first].start : self.parse.tokens[last - 1].end]
            whole = self.parse.text[
                self.parse.tokens[min(first, whole_first)].start : self.parse.tokens[max(last, whole_last) - 1].end
            ]
        else:
            text = whole = self.parse.text[span.start : span.end]
        if label in ("DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY") and span is None:
            return None
        if self._is_person(label, text, whole, speaks=speaks or span is not None):
            return self._person(head, text if label == "PERSON" else whole, whole)
        if label not in _BODIES and not speaks:
            return None
        known = self.registry.body(text)
        if known is not None:
            if text not in known.names:
                known.names.append(text)
            return known
        kind: SourceKind = (
            "organization"
            if label in ("ORG", "GPE", "NORP", "")
            else "document"
            if label in ("LAW", "WORK_OF_ART")
            else "other"
        )
        plural = self.parse.tokens[head].tag == "NNPS"
        if label == "NORP" and plural:
            kind = "group"
        return self.registry.add(Identity(kind=kind, named=True, names=[text], plural=plural))

    def _is_person(self, label: str, text: str, whole: str, *, speaks: bool) -> bool:
        name = parse_name(whole)
        if label == "PERSON" or (name.title and label in ("", "PERSON")):
            return True
        plain = text.lower().removeprefix("the ")
        if (
            plain in lexicon.government_metonyms()
            or plain in lexicon.outlet_names()
            or text.split()[-1].lower() in lexicon.organization_nouns()
        ):
            return False
        known = self.registry.person(parse_name(text))
        if known is not None and (
            label in ("", "GPE", "NORP", "ORG") and text.split()[-1].lower() == known.person_names[0].last
        ):
            return True
        return label in ("", "DATE") and speaks and not text.lower().startswith("the ")

    def _person(self, head: int, text: str, whole: str) -> Identity:
        name = parse_name(text)
        titled = parse_name(whole)
        name = name._replace(title=titled.title or name.title)
        identity = self.registry.person(name)
        if identity is None:
            identity = self.registry.add(Identity(kind="person", named=True))
        if name not in identity.person_names:
            identity.names.append(name.shown)
            identity.person_names.append(name)
        for word in name.title.split():
            identity.roles.add(_ROLE_OF_TITLE.get(word, word))
        self._describe(identity, head)
        told = [title_pronoun(name), *map(lexicon.role_pronouns().get, sorted(identity.roles))]
        identity.tells |= {pronoun for pronoun in told if pronoun}
        return identity

    def _describe(self, identity: Identity, head: int) -> None:
        """Take an apposition, or the description before a name, as who the source is."""
        parse = self.parse
        for place in parse.children[head]:
            token = parse.tokens[place]
            if (
                token.dep == "appos"
                and token.pos == "NOUN"
                and lexicon.noun_kind(token.lemma) in ("person", "group", None)
            ):
                identity.descriptions.append(_clause(parse, place))
                identity.roles.add(token.lemma)
            elif token.dep in ("compound", "nmod") and token.pos == "NOUN" and place < head:
                identity.roles.add(token.lemma)
                first, _ = bounds(parse, head)
                identity.descriptions.append(parse.text[parse.tokens[first].start : token.end])
        parent = parse.tokens[head].head
        if parse.tokens[head].dep == "appos" and parse.tokens[parent].pos == "NOUN" and parent < head:
            identity.descriptions.append(self._text(parent))
            identity.roles.add(parse.tokens[parent].lemma)

    def _description(self, head: int, *, speaks: bool) -> Identity | None:
        """A common noun: "a senior official", "the officials", "the company", "a 40-page audit"."""
        parse = self.parse
        token = parse.tokens[head]
        if token.dep in ("attr", "appos", "oprd", "compound") and not speaks:
            return None
        counted = self._counted(head)
        noun_head = counted if counted is not None else head
        noun = noun_of(parse, noun_head)
        kind = _kind_of(parse, noun_head)
        named = naming(parse, head)
        if named is not None and kind in ("person", "other"):
            return self._name(named, None, speaks=speaks)
        plural = kind == "group" or parse.tokens[noun_head].tag == "NNS"
        modifiers = self._modifiers(noun_head)
        if kind == "other" and not speaks:
            return None
        if counted is None and not self._is_indefinite(head, plural=plural):
            known = self.registry.described(noun, modifiers, plural=plural) or self._body_of(noun, kind)
            if known is not None:
                known.descriptions.append(self._text(head))
                return known
        if not speaks and kind not in ("person", "group"):
            return None
        identity = self._new(head, kind, noun=noun, plural=plural)
        identity.by_office = not plural and noun in lexicon.offices() and not self._is_indefinite(head, plural=plural)
        told = lexicon.role_pronouns().get(noun)
        identity.tells |= {told} if told else set()
        identity.modifiers = modifiers
        identity.apart = bool({parse.tokens[c].lower for c in parse.children[head]} & _APART)
        return identity

    def _body_of(self, noun: str, kind: str) -> Identity | None:
        """Return the last body whose name has the word, for "the ministry"."""
        if kind != "organization":
            return None
        named = [
            i
            for i in self.registry.identities
            if i.named and i.kind == "organization" and any(noun in n.lower().split() for n in i.names)
        ]
        return max(named, key=lambda i: i.heads[-1], default=None)

    def _counted(self, head: int) -> int | None:
        """Return the noun that a word of quantity counts: the staff members of "a handful of staff members"."""
        parse = self.parse
        if parse.tokens[head].lemma not in (
            "handful",
            "dozen",
            "number",
            "group",
            "couple",
            "majority",
            "host",
            "range",
            "array",
            "series",
            "lot",
        ):
            return None
        of = next((c for c in parse.children[head] if parse.tokens[c].lower == "of"), None)
        return child(parse, of, "pobj") if of is not None else None

    def _is_indefinite(self, head: int, *, plural: bool) -> bool:
        parse = self.parse
        words = [(parse.tokens[c].lower, parse.tokens[c].dep) for c in parse.children[head]]
        if any(word in _DEFINITE or dep == "poss" for word, dep in words):
            return False
        if any(
            word in _APART or word in _COUNTS or word in ("a", "an", "dozens", "multiple") or dep == "nummod"
            for word, dep in words
        ):
            return True
        return not plural

    def _modifiers(self, head: int) -> Modifiers:
        parse = self.parse
        kept = [c for c in parse.children[head] if parse.tokens[c].dep in ("amod", "compound", "nmod", "poss")]
        kept += [g for c in kept for g in parse.children[c] if parse.tokens[g].dep in ("compound", "amod", "nmod")]
        places = {parse.tokens[c].lower for c in kept if parse.tokens[c].entity in ("GPE", "NORP", "LOC")}
        nouns = {parse.tokens[c].lower for c in kept if parse.tokens[c].pos in ("NOUN", "PROPN")} - places
        contrasts = {parse.tokens[c].lower for c in kept} & _CONTRASTS
        return Modifiers(frozenset(places), frozenset(nouns), frozenset(contrasts))

    def _member(self, head: int) -> Identity:
        """Return a new person for "one of the officials", a member of theirs; "some" and "both" are groups."""
        parse = self.parse
        of = next((c for c in parse.children[head] if parse.tokens[c].lower == "of"), None)
        target = child(parse, of, "pobj") if of is not None else None
        single = parse.tokens[head].lower in ("one", "each", "neither", "either")
        noun = parse.tokens[target].lemma if target is not None else ""
        identity = self._new(head, "person" if single else "group", noun=noun, plural=not single)
        if target is None:
            return identity
        group = self.registry.by_head.get(target)
        if group is None and lexicon.pronouns().get(parse.tokens[target].lower) == "they":
            group = self.registry.pronoun(
                "they", parse.sentence_of[head], parse.paragraph_of[head], ("group",), plural=True
            )
        if group is None:
            known = self.registry.described(noun, self._modifiers(target), plural=True)
            group = known or self._new(target, "group", noun=noun, plural=True)
            self._note(group, target, None)
        identity.member_of = group
        return identity


def _kind_of(parse: Parse, head: int) -> SourceKind:
    token = parse.tokens[head]
    kind = lexicon.noun_kind(noun_of(parse, head))
    if kind == "person":
        return "group" if token.tag in ("NNS", "NNPS") or token.lower == "people" else "person"
    return kind or "other"


def _clause(parse: Parse, head: int) -> str:
    """Return an apposition whole: to the end of what hangs under it."""
    first, last = parse.left_edge[head], parse.right_edge[head]
    while last > first and parse.tokens[last - 1].pos in ("PUNCT", "SPACE"):
        last -= 1
    return parse.text[parse.tokens[first].start : parse.tokens[last - 1].end]
