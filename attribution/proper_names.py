"""Mentions by name: of people, and of bodies, places and works."""

from collections import Counter
from dataclasses import dataclass, field

from attribution import lexicon
from attribution.mentions import bounds, nickname
from attribution.model import SourceKind, Span
from attribution.names import PersonName, may_be_same, parse_name, title_pronoun
from attribution.parse import Parse
from attribution.registry import Identity, Registry

_BODIES = frozenset({"ORG", "NORP", "GPE", "FAC", "LOC", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART"})
_DOUBTFUL = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "PRODUCT"})
_MEASURES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
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
#: Of two who bear a family name, the one with so many times as many full mentions has it when it stands alone.
_FOREMOST = 2


@dataclass
class ProperNames:
    """Gives mentions by name to identities."""

    parse: Parse
    registry: Registry
    #: For each token in a named entity: its first token, the one after its last, and its type.
    entity_of: dict[int, tuple[int, int, str]] = field(init=False)
    #: For each family name: the full names with it in the article and how often each stands.
    full: dict[str, Counter[PersonName]] = field(init=False)

    def __post_init__(self) -> None:
        entities = self.parse.entities
        votes: dict[str, Counter[str]] = {}
        for first, last, label in entities:
            votes.setdefault(self._words(first, last), Counter())[label] += 1
        self.full = {}
        self.entity_of = {}
        for first, last, label in entities:
            kind = _vote(votes[self._words(first, last)], label)
            self.entity_of |= dict.fromkeys(range(first, last), (first, last, kind))
            name = parse_name(self._text(first, last)) if kind == "PERSON" else None
            if name is not None and name.is_full:
                plain = name._replace(title="", shown="")
                self.full.setdefault(name.last, Counter())[plain] += 1

    def _words(self, first: int, last: int) -> str:
        return " ".join(t.lower for t in self.parse.tokens[first:last] if t.tag != "POS" and t.lower != "the")

    def _text(self, first: int, last: int) -> str:
        return self.parse.text[self.parse.tokens[first].start : self.parse.tokens[last - 1].end]

    def identify(self, head: int, span: Span | None, *, speaks: bool) -> Identity | None:
        """Return whose name the mention is; None for what nobody is called by.

        Args:
            head: The mention's head token.
            span: Where the mention stands, if a rule and not the parse tells.
            speaks: Whether a quotation is linked to it.
        """
        first, last, label = self.entity_of.get(head, (*bounds(self.parse, head), ""))
        whole_first, whole_last = bounds(self.parse, head)
        if any(nickname(self.parse, i - 1) is not None for i in range(whole_first + 1, head + 1)):
            first, label = whole_first, "PERSON"
        text = self._text(first, last)
        whole = self._text(min(first, whole_first), max(last, whole_last))
        if span is not None:
            text = whole = self.parse.text[span.start : span.end]
        elif label in _MEASURES:
            return None
        if self._is_person(label, text, whole, speaks=speaks or span is not None):
            return self._person(text if label == "PERSON" else whole, whole)
        return self._body(head, text, label) if speaks or label in _BODIES else None

    def _is_person(self, label: str, text: str, whole: str, *, speaks: bool) -> bool:
        name = parse_name(whole)
        titled = bool(name.title.removeprefix("the").strip()) and (
            not label or (name.is_full and label not in _MEASURES)
        )
        if label == "PERSON" or titled:
            return True
        plain = text.lower().removeprefix("the ")
        if plain in lexicon.government_metonyms() or plain in lexicon.outlet_names():
            return False
        if plain.split()[-1] in lexicon.organization_nouns():
            return False
        alone = parse_name(text)
        if label not in _MEASURES and not alone.is_full:
            known = self.registry.person(alone)
            if self._bearer(alone) is not None or (known is not None and known.person_names[0].last == alone.last):
                return True
        return label in ("", "DATE") and speaks and not text.lower().startswith("the ")

    def _bearer(self, name: PersonName) -> PersonName | None:
        """Return the full name that a family name alone stands for, where one is the only or much the commoner."""
        if name.is_full:
            return None
        ranked = self.full.get(name.last, Counter()).most_common()
        if not ranked:
            return None
        first = ranked[0][0]
        own = sum(count for other, count in ranked if may_be_same(first, other))
        rival = max((count for other, count in ranked if not may_be_same(first, other)), default=0)
        return first if own >= _FOREMOST * rival else None

    def is_family_name(self, head: int) -> bool:
        """Whether the token is the family name of somebody whom the article names in full, whatever the tagger says."""
        token = self.parse.tokens[head]
        return token.lower in self.full and self.parse.text[token.start].isupper()

    def _person(self, text: str, whole: str) -> Identity:
        name = parse_name(text)
        name = name._replace(title=parse_name(whole).title or name.title)
        identity = self.registry.person(name, self._bearer(name))
        if identity is None:
            identity = self.registry.add(Identity(kind="person", named=True))
        if name not in identity.person_names:
            identity.person_names.append(name)
        identity.roles |= {_ROLE_OF_TITLE.get(word, word) for word in name.title.split()}
        told = title_pronoun(name)
        identity.tells |= {told} if told else set()
        return identity

    def _body(self, head: int, text: str, label: str) -> Identity:
        known = self.registry.body(text)
        if known is not None:
            if text not in known.names:
                known.names.append(text)
            return known
        kind: SourceKind = "other"
        if label in ("ORG", "GPE", "NORP", ""):
            kind = "organization"
        elif label in ("LAW", "WORK_OF_ART"):
            kind = "document"
        plural = self.parse.tokens[head].tag == "NNPS"
        if label == "NORP" and plural:
            kind = "group"
        return self.registry.add(Identity(kind=kind, named=True, names=[text], plural=plural))


def _vote(votes: Counter[str], label: str) -> str:
    """Return the type that the article's mentions of a name mostly have; a person's only where most agree."""
    if label not in _DOUBTFUL:
        return label
    (first, most), *_ = votes.most_common(1)
    return "ORG" if first == "PERSON" and votes["ORG"] == most else first
