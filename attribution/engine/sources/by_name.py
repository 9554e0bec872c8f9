"""Mentions by name: of people, and of bodies, places and works."""

from collections import Counter
from dataclasses import dataclass, field

from attribution import lexicon
from attribution.engine.learned import NUMBERS
from attribution.engine.sources.identities import RANKS, Identity, Modifiers, Registry
from attribution.engine.sources.printed_names import VERBS_OF_TAGS, PrintedNames
from attribution.engine.sources.salience import Standpoint
from attribution.model import SourceKind, Span
from attribution.names import (
    PARTICLES,
    PersonName,
    given_name_pronoun,
    is_body_name,
    is_capital,
    is_handle,
    is_misspelt,
    may_be_same,
    parse_name,
    title_pronoun,
)

_BODIES = frozenset({"ORG", "NORP", "GPE", "FAC", "LOC", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART"})
_MEASURES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
#: What bodies, laws and houses are that are named for somebody: "the Lee Foundation".
_AFTER_SOMEBODY = frozenset(
    "act administration award campaign center centre college commission committee doctrine family foundation hospital "
    "hotel house institute law library museum organization prize report school tower university".split()
)
#: How many letters a family name has at least of which one may be misspelt.
_LONG = 5


@dataclass
class ProperNames:
    """Gives mentions by name to identities."""

    printed: PrintedNames
    registry: Registry
    #: For each family name: whose it is that is spelled nearly so.
    _nearly: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.parse, self.full = self.printed.parse, self.printed.full

    def identify(self, head: int, span: Span | None, *, speaks: bool, is_person: bool = False) -> Identity | None:
        """Return whose name the mention is; None for what nobody is called by.

        Args:
            head: The mention's head token.
            span: Where the mention stands, if a rule and not the parse tells.
            speaks: Whether a quotation is linked to it.
            is_person: Whether what stands before it says that it is a person's.
        """
        mention = self.parse.mentions[head]
        whole_first, whole_last = mention.first, mention.end
        first, last, label = self.printed.entity_of.get(head, (whole_first, whole_last, ""))
        label = "PERSON" if is_person else label
        if mention.office is not None:
            return self._office_bearer(head, mention.office.name_first, speaks=speaks)
        if is_handle(self.parse.text[self.parse.tokens[head].start : self.parse.tokens[head].end]) or (
            is_person and self.parse.tokens[head].pos != "PROPN"
        ):
            return self._called(head)
        if mention.has_nickname:
            first, label = self._start_of_name(whole_first), "PERSON"
        text = self.printed.text(first, last)
        whole = self.printed.text(min(first, whole_first), max(last, whole_last))
        if span is not None:
            start = min(span.start, self.parse.tokens[first].start) if label == "PERSON" else span.start
            name_start = self.parse.tokens[first if label else head].start
            if label in ("ORG", "") and self._is_trade(self.parse.text[start:name_start]):
                start, label = name_start, "ORG"
            end = self._end_of_name(last, span.end) if label == "PERSON" else span.end
            text = whole = self.parse.text[start:end]
        elif label in _MEASURES:
            return None
        if is_person or self._is_person(head, label, text, whole, speaks=speaks or span is not None):
            place = Standpoint.of(self.parse, head, self.registry.sentence(self.parse, head), speaks=speaks)
            name = parse_name(self._without_verb(text if label == "PERSON" else whole))
            title = parse_name(whole).title or name.title
            return self.person(name if title == name.title else name._replace(title=title), place)
        if span is None:
            text = self.printed.text(self._start_of_body(first, head), last)
        return self._body(head, text, label) if speaks or label in _BODIES else None

    def by_other_name(self, head: int) -> Identity | None:
        """Return whom the article calls by another name as well: the Ana Roe of "Ana Lee (née Roe)", Ann “Kit” Lee."""
        words = self.printed.words_at(head)
        if not words:
            return None
        bearer = self.printed.aliases.get(words)
        if bearer is not None and bearer != head:
            return self.registry.by_head.get(bearer)
        nicked = self.registry.nicknamed(" ".join(words))
        return nicked[0] if len(nicked) == 1 and words[-1] not in self.full else None

    def body(self, head: int) -> Identity:
        """Return the body that a noun beside its name tells to be one: "the operator, Meridional Granos"."""
        mention = self.parse.mentions[head]
        first, last, _ = self.printed.entity_of.get(head, (mention.first, mention.end, ""))
        return self._body(head, self.printed.text(first, last), "ORG")

    def _office_bearer(self, head: int, first: int, *, speaks: bool) -> Identity:
        """Return who is named right after an office: the Ana Lee of "Head of the Port Authority Ana Lee"."""
        place = Standpoint.of(self.parse, head, self.registry.sentence(self.parse, head), speaks=speaks)
        return self.person(parse_name(self.printed.text(first, head + 1)), place)

    def _called(self, head: int) -> Identity:
        """Return who is called by one word that is no name of a language: "mossy_hat"."""
        token = self.parse.tokens[head]
        word = self.parse.text[token.start : token.end]
        name = PersonName(title="", first="", middle=(), last=word.lower(), suffix="", nickname="", shown=word)
        return self.person(name, Standpoint.of(self.parse, head, self.registry.sentence(self.parse, head)))

    def _is_trade(self, words: str) -> bool:
        """Whether words before a name say what a company does: the train maker of "Train maker Corvane Rail"."""
        return words.split()[-1:] != [] and words.split()[-1].lower() in lexicon.company_nouns()

    def is_persons(self, head: int) -> bool:
        """Whether the tagger takes the name at a token for a person's, and it begins with a given name."""
        first, last, label = self.printed.entity_of.get(head, (head, head + 1, ""))
        return label == "PERSON" and given_name_pronoun(parse_name(self.printed.text(first, last))) is not None

    def _end_of_name(self, last: int, end: int) -> int:
        """Return where a name ends of which a mention has more: "Ana Lee of the state police"."""
        place = self.parse.tokens[last - 1].end
        more = self.parse.text[place:end].split()
        return place if more and more[0].islower() and more[0] not in PARTICLES else end

    def _start_of_body(self, first: int, head: int) -> int:
        """Return the first token of a body's name of which the tagger of entities took the end alone."""
        tokens = self.parse.tokens
        while (
            first
            and tokens[first - 1].pos == "PROPN"
            and tokens[first - 1].dep == "compound"
            and tokens[first - 1].head == head
            and not tokens[first - 1].entity
            and tokens[first - 1].end + 1 == tokens[first].start
        ):
            first -= 1
        return first

    def _start_of_name(self, first: int) -> int:
        """Return the first token of a name whose given name before a nickname the parser may have cut."""
        tokens = self.parse.tokens
        while (
            first
            and tokens[first - 1].pos == "PROPN"
            and tokens[first - 1].end + 1 == tokens[first].start
            and tokens[first - 1].entity in ("PERSON", "")
        ):
            first -= 1
        return first

    def _is_person(self, head: int, label: str, text: str, whole: str, *, speaks: bool) -> bool:
        alone = self._as_in_full(parse_name(text))
        bears = not alone.is_full and alone.last in self.full and speaks and not text.lower().startswith("the ")
        titled_body = alone.title and (label in ("", "PERSON") or not alone.is_full)
        if (is_body_name(text) and not titled_body and not bears) or self._is_family(head):
            return False
        if speaks and (self._acts_as_body(head, alone) or self._begins_body(text, label) is not None):
            return False
        name = parse_name(whole)
        title = name.title.removeprefix("the").split()
        titled = (
            bool(title)
            and title[-1] not in lexicon.title_prefixes()
            and (not label or (name.is_full and label not in _MEASURES))
        )
        if self._is_trade(name.title) and label != "PERSON" and (label == "ORG" or not alone.is_full) and not bears:
            return False
        if label == "PERSON" or titled:
            return True
        if label not in _MEASURES and not alone.is_full and not text.lower().startswith("the "):
            known = self.registry.person(alone)
            if alone.last in self.full or (known is not None and known.person_names[0].last == alone.last):
                return True
        unlikely = ("", "DATE", "LAW") if " " not in text else ("", "DATE")
        return label in unlikely and speaks and not text.lower().startswith("the ")

    def _begins_body(self, text: str, label: str) -> Identity | None:
        """Return the body that is called by the first word of its name: "Corvane" of "Corvane Dynamics"."""
        if " " in text or label in ("GPE", "LOC", "NORP") or text.lower() in self.full:
            return None
        found = self.registry.longer_body(text)
        after_somebody = found is not None and any(n.lower().split()[-1] in _AFTER_SOMEBODY for n in found.names)
        return None if after_somebody else found

    def _acts_as_body(self, head: int, name: PersonName) -> bool:
        """Whether the article speaks of a name of one word as of a thing: "Brightwater, which owns …", "its"."""
        return not name.is_full and not name.title and name.last not in self.full and name.last in self.printed.things

    def _is_family(self, head: int) -> bool:
        """Whether the token names several people by their family name: "the Lees"."""
        token = self.parse.tokens[head]
        plain = self.parse.text[token.start : token.end].lower()
        if token.tag != "NNPS" or not plain.endswith("s") or plain in self.full:
            return False
        several = any(self.parse.tokens[c].lower in ("the", "both") for c in self.parse.children[head])
        return several or plain[:-1] in self.full or plain[:-2] in self.full

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
        return first if own >= NUMBERS.sources.foremost * rival else None

    def is_family_name(self, head: int) -> bool:
        """Whether the token is the family name of somebody whom the article names in full, whatever the tagger says."""
        token = self.parse.tokens[head]
        if not is_capital(self.parse.text[token.start]):
            return False
        # "Wines believes": the verb tells that it is one, and not several.
        single = token.tag in ("NNS", "NNPS") and self.parse.tokens[token.head].tag == "VBZ" and token.dep == "nsubj"
        return token.lower in self.full or (single and self._as_in_full(parse_name(token.lower)).last in self.full)

    def _without_verb(self, text: str) -> str:
        """Return a name without a verb that was taken for its first word: "Said Lee" where Ana Lee is known."""
        verb, _, rest = text.partition(" ")
        known = rest.lower() in self.full and all(n.first != verb.lower() for n in self.full[rest.lower()])
        return rest if known and verb.lower() in VERBS_OF_TAGS else text

    def person(self, printed: PersonName, place: Standpoint) -> Identity:
        """Return the person whose name this is at a place: one known by it, or a new one."""
        name = self._as_in_full(printed)
        told = title_pronoun(name) or self._told_beside(place.head)
        identity = self.registry.person(name, self._bearer(name), place, told=told)
        if identity is None:
            two = [] if name.is_full else self.registry.bearers(name, told=told)
            identity = self.registry.add(Identity(kind="person", named=True, one_of=two))
        if not name.shown.isupper():
            same = [n for n in identity.person_names if n.shown == name.shown.upper()]
            identity.person_names = [n for n in identity.person_names if n not in same]
        if name not in identity.person_names:
            self.registry.call(identity, name)
        words = name.title.split()
        rank = Modifiers(contrasts=RANKS & set(words))
        for word in words:
            identity.roles.setdefault(lexicon.title_roles().get(word, word), rank)
        identity.tells |= {told} if told else set()
        return identity

    def _as_in_full(self, name: PersonName) -> PersonName:
        """Return a family name that is spelled as nobody's, but nearly as one in full, with that one's spelling."""
        if name.is_full or name.last in self.full or len(name.last) < _LONG or self.registry.person(name) is not None:
            return name
        if name.last not in self._nearly:
            near = [last for last in self.full if is_misspelt(name.last, last)]
            self._nearly[name.last] = near[0] if len(near) == 1 and name.last not in self.printed.given else name.last
        return name._replace(last=self._nearly[name.last])

    def _told_beside(self, head: int) -> str | None:
        """Return the pronoun that the description beside a name tells: "his wife, Ana Lee"."""
        mentions = self.parse.mentions
        beside = (mentions[place] for place in mentions[head].at("apposition", "apposed"))
        nouns = (b.noun for b in beside if self.parse.tokens[b.head].pos == "NOUN" and not b.is_somebody_elses)
        told = (lexicon.role_pronouns().get(noun) for noun in nouns if not noun.endswith("man"))
        return next(filter(None, told), None)

    def _body(self, head: int, text: str, label: str) -> Identity:
        known = self.registry.body(text) or self._begins_body(text, label)
        if known is not None:
            if text not in known.names:
                known.names.append(text)
                self.registry.directory.add_name(known, text)
            return known
        kind: SourceKind = "other"
        if label in ("ORG", "GPE", "NORP", "") or is_body_name(text) or text.lower() in self.printed.things:
            kind = "organization"
        elif label in ("LAW", "WORK_OF_ART"):
            kind = "document"
        plural = self.parse.tokens[head].tag == "NNPS"
        if plural and label in ("NORP", "PERSON"):
            kind = "group"
        plural = plural and kind == "group"
        is_place = label in ("GPE", "LOC", "FAC") and not is_body_name(text)
        return self.registry.add(Identity(kind=kind, named=True, names=[text], plural=plural, is_place=is_place))
