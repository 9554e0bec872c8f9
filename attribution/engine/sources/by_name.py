"""Mentions by name: of people, and of bodies, places and works."""

import functools
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from attribution import lexicon
from attribution.engine.grammar import Parse
from attribution.engine.learned import NUMBERS
from attribution.engine.sources.aliases import find_aliases
from attribution.engine.sources.identities import RANKS, Identity, Modifiers, Registry
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
_DOUBTFUL = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "PRODUCT"})
_MEASURES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})
_VERBS_OF_TAGS = frozenset({"said", "says", "added", "asked"})
#: Parts of speech that no name has at its start, nor a headline's name before its end.
_BESIDE_NAMES = frozenset({"VERB", "AUX", "ADV", "ADP"})
#: What bodies, laws and houses are that are named for somebody: "the Lee Foundation".
_AFTER_SOMEBODY = frozenset(
    "act administration award campaign center centre college commission committee doctrine family foundation hospital "
    "hotel house institute law library museum organization prize report school tower university".split()
)
_LONGEST_NAME = 4
#: How many letters a family name has at least of which one may be misspelt.
_LONG = 5


@dataclass
class ProperNames:
    """Gives mentions by name to identities."""

    parse: Parse
    registry: Registry
    #: For each token in a named entity: its first token, the one after its last, and its type.
    entity_of: dict[int, tuple[int, int, str]] = field(init=False)
    #: For each family name: the full names with it in the article and how often each stands.
    full: dict[str, Counter[PersonName]] = field(init=False)
    #: The heads of names of people that stand before a noun: the Lee of "a Lee adviser".
    owners: list[int] = field(init=False)

    def __post_init__(self) -> None:
        entities = self.parse.entities
        votes: dict[str, Counter[str]] = {}
        for first, last, label in entities:
            votes.setdefault(self._words(first, last), Counter())[label] += 1
        self.full = {}
        self.entity_of = {}
        self.owners = []
        for whole_first, whole_last, label in (*entities, *self._untagged()):
            kind = _vote(votes.get(self._words(whole_first, whole_last), Counter({label: 1})), label)
            kind = "PERSON" if kind in _DOUBTFUL and self._is_shortened_as_person(whole_first, whole_last) else kind
            first, last = self._cut(whole_first, whole_last) if kind == "PERSON" else (whole_first, whole_last)
            self.entity_of |= dict.fromkeys(range(first, last), (first, last, kind))
            if kind != "PERSON":
                continue
            if self._is_owner(last - 1):
                self.owners.append(last - 1)
            text = self._text(first, last)
            name = parse_name(text)
            if name.is_full and not is_body_name(text):
                plain = name._replace(title="", shown="")
                self.full.setdefault(name.last, Counter())[plain] += 1
        self.given = {name.first for names in self.full.values() for name in names}
        self._nearly: dict[str, str] = {}
        for last_name, names in self.full.items():
            if any(name.first not in _VERBS_OF_TAGS for name in names):
                self.full[last_name] = Counter({n: c for n, c in names.items() if n.first not in _VERBS_OF_TAGS})

    def _is_shortened_as_person(self, first: int, last: int) -> bool:
        """Whether a name of two words goes by its second later on, as only people do: "Ana Lee", then "Lee said"."""
        tokens = self.parse.tokens
        last -= tokens[last - 1].tag == "POS"
        text = self._text(first, last)
        # A hyphen divides a word for the parser: "Jan-Erik Lee".
        is_name = len(text.split()) == 2 and all(t.tag in ("NNP", "HYPH") for t in tokens[first:last])
        if not is_name or is_body_name(text):
            return False
        if not parse_name(text).is_full:
            return False
        word = tokens[last - 1].lower
        known = word in lexicon.organization_nouns() or lexicon.noun_kind(word) is not None
        return not known and any(place >= last for place in self._alone.get(word, ()))

    def _untagged(self) -> Iterator[tuple[int, int, str]]:
        """Yield the names that the tagger of entities missed, as those of people where later the end stands alone.

        That is "Ana Lee" before "Lee said", and "Aung San Suu Kyi" before "Suu Kyi".
        """
        tokens = self.parse.tokens
        ends = {self._words(first, last) for first, last, label in self.parse.entities if label == "PERSON"}
        for head, token in enumerate(tokens):
            if token.tag != "NNP" or token.entity:
                continue
            first = head
            while first and tokens[first - 1].tag == "NNP" and first <= tokens[first - 1].head <= head:
                first -= 1
            shortened = self._is_shortened_as_person(first, head + 1)
            longer = 2 < head + 1 - first <= _LONGEST_NAME and self._words(head - 1, head + 1) in ends
            if shortened or (longer and parse_name(self._text(first, head + 1)).is_full):
                yield first, head + 1, "PERSON"

    @functools.cached_property
    def _alone(self) -> dict[str, list[int]]:
        """Where a name of one word is a subject, by the word in small letters."""
        found: dict[str, list[int]] = {}
        for place, token in enumerate(self.parse.tokens):
            tagged = token.tag in ("NNP", "NN") and is_capital(self.parse.text[token.start])
            subject = token.dep in ("nsubj", "nsubjpass") and not self.parse.children[place]
            if tagged and subject and token.entity not in ("GPE", "LOC", "NORP", "DATE"):
                found.setdefault(token.lower, []).append(place)
        return found

    def _cut(self, first: int, last: int) -> tuple[int, int]:
        """Return where the name is in what was taken for a person's: "On Ana Lee", "Ana Lee Is Right"."""
        tokens = self.parse.tokens
        start = next((i for i in range(first, last) if tokens[i].pos not in _BESIDE_NAMES), first)
        end = next((i for i in range(start + 2, last) if tokens[i].pos in _BESIDE_NAMES), last)
        return start, end

    def _is_owner(self, head: int) -> bool:
        parse = self.parse
        noun = parse.tokens[parse.tokens[head].head]
        joined = parse.tokens[head].dep in ("compound", "nmod") and parse.tokens[head].pos == "PROPN"
        return joined and noun.pos == "NOUN" and parse.stretch_of[head] < 0 and noun.start > parse.tokens[head].end

    def _words(self, first: int, last: int) -> str:
        return " ".join(t.lower for t in self.parse.tokens[first:last] if t.tag != "POS" and t.lower != "the")

    def _text(self, first: int, last: int) -> str:
        return self.parse.text[self.parse.tokens[first].start : self.parse.tokens[last - 1].end]

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
        first, last, label = self.entity_of.get(head, (whole_first, whole_last, ""))
        label = "PERSON" if is_person else label
        if mention.office is not None:
            return self._office_bearer(head, mention.office.name_first, speaks=speaks)
        if is_handle(self.parse.text[self.parse.tokens[head].start : self.parse.tokens[head].end]) or (
            is_person and self.parse.tokens[head].pos != "PROPN"
        ):
            return self._called(head)
        if mention.has_nickname:
            first, label = self._start_of_name(whole_first), "PERSON"
        text = self._text(first, last)
        whole = self._text(min(first, whole_first), max(last, whole_last))
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
            return self.person(name._replace(title=parse_name(whole).title or name.title), place)
        if span is None:
            text = self._text(self._start_of_body(first, head), last)
        return self._body(head, text, label) if speaks or label in _BODIES else None

    def by_other_name(self, head: int) -> Identity | None:
        """Return whom the article calls by another name as well: the Ana Roe of "Ana Lee (née Roe)", Ann “Kit” Lee."""
        mention = self.parse.mentions[head]
        first, last, _ = self.entity_of.get(head, (mention.first, mention.end, ""))
        words = tuple(self._words(first, last).split())
        if not words or not is_capital(self.parse.text[self.parse.tokens[head].start]):
            return None
        bearer = self._aliases.get(words)
        if bearer is not None and bearer != head:
            return self.registry.by_head.get(bearer)
        nick = " ".join(words)
        people = self.registry.identities
        nicked = [i for i in people if any(n.nickname.removeprefix("the ") == nick for n in i.person_names)]
        return nicked[0] if len(nicked) == 1 and words[-1] not in self.full else None

    @functools.cached_property
    def _aliases(self) -> dict[tuple[str, ...], int]:
        """The last tokens of the names of those who have other names, by these, and by their last words alone."""
        found: dict[tuple[str, ...], int] = {}
        for alias in find_aliases(self.parse):
            found[alias.words] = alias.bearer
            if alias.words[-1] not in self.full or len(self.full[alias.words[-1]]) == 1:
                found.setdefault(alias.words[-1:], alias.bearer)
        return found

    def body(self, head: int) -> Identity:
        """Return the body that a noun beside its name tells to be one: "the operator, Meridional Granos"."""
        mention = self.parse.mentions[head]
        first, last, _ = self.entity_of.get(head, (mention.first, mention.end, ""))
        return self._body(head, self._text(first, last), "ORG")

    def _office_bearer(self, head: int, first: int, *, speaks: bool) -> Identity:
        """Return who is named right after an office: the Ana Lee of "Head of the Port Authority Ana Lee"."""
        place = Standpoint.of(self.parse, head, self.registry.sentence(self.parse, head), speaks=speaks)
        return self.person(parse_name(self._text(first, head + 1)), place)

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
        first, last, label = self.entity_of.get(head, (head, head + 1, ""))
        return label == "PERSON" and given_name_pronoun(parse_name(self._text(first, last))) is not None

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
        return not name.is_full and not name.title and name.last not in self.full and name.last in self._things

    @functools.cached_property
    def _things(self) -> frozenset[str]:
        """The names of one word, in small letters, that some sentence speaks of as of a thing."""
        mentions = self.parse.mentions
        return frozenset(m.mention.text.lower() for m in mentions if m.form == "name" and _is_thing(self.parse, m.head))

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
        return rest if known and verb.lower() in _VERBS_OF_TAGS else text

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
            self._nearly[name.last] = near[0] if len(near) == 1 and name.last not in self.given else name.last
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
            return known
        kind: SourceKind = "other"
        if label in ("ORG", "GPE", "NORP", "") or is_body_name(text) or text.lower() in self._things:
            kind = "organization"
        elif label in ("LAW", "WORK_OF_ART"):
            kind = "document"
        plural = self.parse.tokens[head].tag == "NNPS"
        if plural and label in ("NORP", "PERSON"):
            kind = "group"
        plural = plural and kind == "group"
        is_place = label in ("GPE", "LOC", "FAC") and not is_body_name(text)
        return self.registry.add(Identity(kind=kind, named=True, names=[text], plural=plural, is_place=is_place))


def _is_thing(parse: Parse, head: int) -> bool:
    """Whether a clause with "which", a noun for bodies, or "it … its" in what it says, tells a name for a body's."""
    tokens = parse.tokens
    for child in parse.children[head]:
        if tokens[child].dep == "relcl" and any(tokens[c].lower == "which" for c in parse.children[child]):
            return True
        if tokens[child].dep == "appos" and lexicon.noun_kind(tokens[child].lemma) == "organization":
            return True
    verb = tokens[head].head
    said = [c for c in parse.children[verb] if tokens[c].dep == "ccomp"] if tokens[head].dep == "nsubj" else []
    own = {tokens[i].lower for c in said for i in parse.subtree(c) if tokens[i].dep in ("nsubj", "poss")}
    return {"it", "its"} <= own


def _vote(votes: Counter[str], label: str) -> str:
    """Return the type that the article's mentions of a name mostly have; a person's only where most agree."""
    if label not in _DOUBTFUL:
        return label
    (first, most), *_ = votes.most_common(1)
    return "ORG" if first == "PERSON" and votes["ORG"] == most else first
