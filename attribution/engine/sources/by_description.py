"""Mentions by description: "a senior official", "the officials", "one of them", "the company", "a 40-page audit"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from attribution import lexicon
from attribution.engine.grammar import Parse
from attribution.engine.sources.by_pronoun import Pronouns
from attribution.engine.sources.identities import RANKS, Identity, Modifiers, Registry
from attribution.engine.sources.kinds import AMOUNTS, kind_of, kind_of_speaker
from attribution.engine.sources.salience import Standpoint, teller_of
from attribution.model import SourceKind
from attribution.names import is_capital

_DEFINITE = frozenset("the this that these those same".split())
_APART = frozenset("another other second third fourth fifth different separate".split())
_CONTRASTS = RANKS | frozenset("current federal fellow former junior local retired top".split())
COUNTS = frozenset(
    "one two three four five six several some many few both most others all none each neither either".split()
)
_WHOLE = frozenset({"all", "both", "each", "neither", "none"})
_INDEFINITE = frozenset({"a", "an", "dozens", "multiple"})
_KIN = frozenset(
    "aunt boyfriend brother child cousin dad daughter father friend girlfriend grandfather grandmother grandson "
    "granddaughter husband mom mother nephew niece parent partner relative rival opponent sister son spouse uncle "
    "widow widower wife".split()
)
#: Members of an assembly may go unnamed too; but right after one was named, "the senator" is that one.
_MEMBERS = frozenset(
    "candidate congressman congresswoman councillor councilman councilor councilwoman lawmaker legislator minister mp "
    "senator".split()
)
_OUTLETS = frozenset({"newspaper", "paper", "magazine", "outlet", "network", "broadcaster", "website"})
#: A party and a place after a name: "Ana Lee (D-Ohio)", "Ana Lee, R-N.H.,".
_PARTY = re.compile(r"(?: \(|, )(?:[A-Z]|Rep|Dem|Lab|Con)\.?[-–](?P<home>[A-Z][\w.]*(?: [A-Z][\w.]*)*)[),]")
#: How a description was read: it opens a new source, as one not introduced or one that should have been; it goes back
#: to one described so before, to one with a name who is called so, to the body at hand, or varies a name.
Reading = Literal["first", "opened", "again", "called", "body", "varied"]


@dataclass
class Descriptions:
    """Gives mentions by description to identities."""

    parse: Parse
    registry: Registry
    pronouns: Pronouns
    #: How each mention was read, by its head.
    how: dict[int, Reading] = field(default_factory=dict)

    def identify(self, head: int, *, speaks: bool) -> Identity | None:
        """Return whom the mention describes, an old identity or a new one; None for what is no source."""
        parse = self.parse
        counted = self._counted(head)
        noun_head = head if counted is None else counted
        noun, kind = parse.mentions[noun_head].noun, (kind_of_speaker if speaks else kind_of)(parse, noun_head)
        if kind == "other" and not speaks:
            return None
        plural = kind == "group" or parse.tokens[noun_head].tag in ("NNS", "NNPS")
        modifiers = modifiers_of(self.parse, noun_head)
        indefinite = counted is not None or self._is_indefinite(head, plural=plural)
        if not indefinite:
            bodies = self._bodies(head, noun, kind)
            known, how = self._go_back(head, noun, kind, modifiers, bodies, plural=plural)
            if known is not None:
                known.descriptions.append(self.text(head))
                self.how[head] = how
                return known
        if not speaks and kind not in ("person", "group", "organization"):
            return None
        identity = self.new(head, kind, noun=noun, plural=plural)
        self.how[head] = "first" if indefinite else "opened"
        if not indefinite:
            identity.one_of += bodies or ([] if plural else self.registry.called(noun, modifiers))
        identity.by_definite = not indefinite and not self._tells_of_another(head, noun)
        identity.by_office = not plural and noun in lexicon.offices() | _MEMBERS and not indefinite
        identity.apart = bool({parse.tokens[c].lower for c in parse.children[head]} & _APART)
        return identity

    def _go_back(
        self, head: int, noun: str, kind: str, modifiers: Modifiers, bodies: Sequence[Identity], *, plural: bool
    ) -> tuple[Identity | None, Reading]:
        """Return whom a definite description goes back to, if to anybody, and by what."""
        known = self.registry.described(noun, modifiers, plural=plural)
        teller = self.registry.by_head.get(teller_of(self.parse, head))
        if known is not None and known is teller and known.named and known.kind == "person":
            known = None
        how: Reading = "again" if known is not None and not known.named else "called"
        if known is None and len(bodies) == 1:
            known, how = bodies[0], "body"
        if known is None or known.by_definite:
            other = self._by_another_name(head, noun, kind, modifiers)
            known, how = (known, how) if other is None else (other, "varied")
        return known, how

    def _tells_of_another(self, head: int, noun: str) -> bool:
        """Whether it is said by one who is called so: "Senator Lee said the Iowa senator had called"."""
        teller = self.registry.by_head.get(teller_of(self.parse, head))
        return teller is not None and teller.named and noun in teller.roles

    def somebody(self, head: int) -> Identity:
        """Return the person at hand for "the 22-year-old" or "the Norwegian", where one plainly is; else a new one."""
        place = Standpoint.of(self.parse, head, self.registry.sentence(self.parse, head), speaks=True)
        found = self.registry.by_another_name(place, Modifiers(places=frozenset({self.parse.tokens[head].lower})))
        self.how[head] = "opened" if found is None else "varied"
        if found is None:
            return self.new(head, "person")
        found.descriptions.append(self.text(head))
        return found

    def one_of_some(self, head: int) -> Identity:
        """Return the person for a rank without a noun: "the fourth" is one, and so is a second "the fourth"."""
        rank = self.parse.tokens[head].lower
        known = self.registry.described(rank, Modifiers(), plural=False)
        return known if known is not None else self.new(head, "person", noun=rank)

    def member(self, head: int) -> Identity:
        """Return a new person for "one of the officials", a member of theirs; "some" and "one in five" are groups."""
        parse = self.parse
        of = next((c for c in parse.children[head] if parse.tokens[c].lower == "of"), None)
        target = parse.child(of, "pobj") if of is not None else None
        share = any(parse.tokens[c].lower == "in" and parse.child(c, "pobj") is not None for c in parse.children[head])
        share = share and any(parse.tokens[g].tag == "CD" for c in parse.children[head] for g in parse.children[c])
        single = parse.tokens[head].lower in ("one", "each", "neither", "either") and not share
        noun = parse.tokens[target].lemma if target is not None else ""
        identity = self.new(head, "person" if single else "group", noun=noun, plural=not single)
        self.how[head] = "first"
        if target is not None:
            identity.member_of = self._group(head, target, noun)
        return identity

    def whole(self, head: int) -> Identity | None:
        """Return the group that a subject means all of, which the article spoke of last: "all four", "both"."""
        parse = self.parse
        near = {parse.tokens[head].lower, *(parse.tokens[c].lower for c in parse.children[head])}
        if not near & _WHOLE or "of" in near or parse.tokens[head].dep not in ("nsubj", "nsubjpass"):
            return None
        groups = [i for i in self.registry.identities if i.kind == "group" and not i.named and i.heads]
        return max(groups, key=lambda i: i.heads[-1], default=None)

    def _group(self, head: int, target: int, noun: str) -> Identity:
        parse, registry = self.parse, self.registry
        group = registry.by_head.get(target)
        if group is None and lexicon.pronouns().get(parse.tokens[target].lower) == "they":
            group = self.pronouns.find(self.pronouns.place(target, "they", speaks=False), ("group",))
        if group is None:
            group = registry.described(noun, modifiers_of(self.parse, target), plural=True)
        if group is None:
            group = self.new(target, "group", noun=noun, plural=True)
        if target not in registry.by_head:
            registry.note(parse, group, target, None, speaks=False)
        return group

    def new(self, head: int, kind: SourceKind, *, noun: str = "", plural: bool = False) -> Identity:
        """Return a new identity that the mention opens."""
        identity = Identity(kind=kind, named=False, noun=noun, plural=plural, modifiers=modifiers_of(self.parse, head))
        identity.descriptions.append(self.text(head))
        told = lexicon.role_pronouns().get(noun)
        identity.tells |= {told} if told else set()
        return self.registry.add(identity)

    def text(self, head: int) -> str:
        """Return the mention's words."""
        return self.parse.mentions[head].mention.text

    def _bodies(self, head: int, noun: str, kind: str) -> list[Identity]:
        """Return the last bodies whose name has the word, for "the ministry"; those last named, for "the company".

        They are more than one where the last sentence that names any names more of them.
        """
        directory = self.registry.directory
        named = [i for i in directory.bodies_with(noun) if _is_named_body(i)]
        last = max((i.trace.sentence for i in named), default=-1)
        latest = [i for i in named if i.trace.sentence == last]
        if not latest and noun in _OUTLETS:
            latest = directory.latest(lambda i: _is_named_body(i) and any(map(_is_outlet, i.names)))
        if not latest and noun in lexicon.company_nouns() and kind == "organization" and self._is_plain(head):
            latest = directory.latest(_is_named_body)
        last = max((i.trace.sentence for i in latest), default=-1)
        if noun in lexicon.company_nouns():
            latest = [i for i in latest if not any(_is_outlet(name) for name in i.names)]
        spoken = [i for i in latest if i.trace.speaking_sentence == last]
        main = [i for i in latest if i.trace.main_sentence == last]
        beside = len({i.trace.verb for i in latest}) < len(latest)
        for fewer in (spoken, [] if beside else main):
            if len(fewer) == 1:
                return fewer
        return latest

    def _is_plain(self, head: int) -> bool:
        """Whether a description says no more than a noun and where from: "the bank", not "the central bank"."""
        tokens = self.parse.tokens
        return all(tokens[c].dep in ("det", "case") or tokens[c].entity == "NORP" for c in self.parse.children[head])

    def _by_another_name(self, head: int, noun: str, kind: str, modifiers: Modifiers) -> Identity | None:
        """Return the named person whom a description such as "the senator" varies, where one is plainly meant."""
        parse = self.parse
        below = parse.children[head]
        token = parse.tokens[head]
        # "On “The Late Hour,” the senator said": the parser takes the subject for what explains the title.
        misread = token.dep == "appos" and parse.stretch_of[token.head] >= 0 > parse.stretch_of[head]
        if kind != "person" or not (misread or token.dep in ("nsubj", "nsubjpass")):
            return None
        owned = any(parse.tokens[c].dep == "poss" and parse.tokens[c].pos == "PROPN" for c in below)
        counted = self._of_number(head)
        aged = self._has_age(head)
        if aged:
            modifiers = modifiers._replace(places=modifiers.places | {"old"})
        known_by = counted or modifiers.places or (owned and "former" in modifiers.contrasts)
        if noun in lexicon.unnamed_roles() - _MEMBERS and not known_by:
            return None
        definite = any(parse.tokens[c].lower == "the" for c in below) or (owned and noun not in _KIN)
        if not definite or any(c > head and self._tells_more(c) for c in below):
            return None
        told = lexicon.role_pronouns().get(noun, "")
        place = Standpoint.of(parse, head, self.registry.sentence(parse, head), told, speaks=True)
        found = self.registry.by_another_name(place, modifiers, noun, varies=counted or aged)
        if found is not None:
            found.roles[noun] = modifiers
        return found

    def _has_age(self, head: int) -> bool:
        """Whether an age stands before the noun, as news varies a name: "the 34-year-old mother of three"."""
        tokens = self.parse.tokens
        return any(tokens[c].dep == "amod" and tokens[c].lower.endswith("old") for c in self.parse.children[head])

    def _tells_more(self, place: int) -> bool:
        """Whether what follows the noun may tell the one described from others; "of three" and "of state" do not."""
        parse = self.parse
        after = parse.tokens[place]
        within = self._is_number(place) or _is_of_office(parse, after.head, place)
        return after.dep in ("prep", "relcl", "acl", "appos") and not within

    def _of_number(self, head: int) -> bool:
        """Whether a description says how many children somebody has: "the mother of four"."""
        after = [c for c in self.parse.children[head] if c > head and self.parse.tokens[c].dep == "prep"]
        return len(after) == 1 and self.parse.tokens[after[0]].lower == "of" and self._is_number(after[0])

    def _is_number(self, preposition: int) -> bool:
        target = self.parse.child(preposition, "pobj")
        return target is not None and self.parse.tokens[target].entity == "CARDINAL"

    def _counted(self, head: int) -> int | None:
        """Return the noun that a word of quantity counts: the staff members of "a handful of staff members"."""
        parse = self.parse
        if parse.tokens[head].lemma not in AMOUNTS:
            return None
        of = next((c for c in parse.children[head] if parse.tokens[c].lower == "of"), None)
        return parse.child(of, "pobj") if of is not None else None

    def _is_indefinite(self, head: int, *, plural: bool) -> bool:
        parse = self.parse
        words = [(parse.tokens[c].lower, parse.tokens[c].dep) for c in parse.children[head]]
        pointed = self.text(head).split()[0].lower() in _DEFINITE
        if pointed or any(
            word in _DEFINITE or dep == "poss" or (plural and word in ("both", "all")) for word, dep in words
        ):
            return False
        if any(word in _APART | COUNTS | _INDEFINITE or dep == "nummod" for word, dep in words):
            return True
        return not plural


def _is_named_body(identity: Identity) -> bool:
    return identity.named and identity.kind == "organization" and bool(identity.heads)


def modifiers_of(parse: Parse, head: int) -> Modifiers:
    """Return what stands before the noun of a description, and the names after it: "lawyers for Lee"."""
    kept = [c for c in parse.children[head] if parse.tokens[c].dep in ("amod", "compound", "nmod", "poss")]
    kept += [g for c in kept for g in parse.children[c] if parse.tokens[g].dep in ("compound", "amod", "nmod")]
    places = {parse.tokens[c].lower for c in kept if parse.tokens[c].entity in ("GPE", "NORP", "LOC")}
    places |= _parties(parse, head, kept)
    nouns = {parse.tokens[c].lower for c in kept if parse.tokens[c].pos in ("NOUN", "PROPN")} - places
    contrasts = {parse.tokens[c].lower for c in kept} & _CONTRASTS
    after = [g for c in parse.children[head] if parse.tokens[c].dep == "prep" for g in parse.children[c]]
    nouns |= {parse.tokens[g].lower for g in after if parse.tokens[g].dep == "pobj" and parse.tokens[g].pos == "PROPN"}
    home = {parse.tokens[c].lower for c in kept if parse.tokens[c].entity == "GPE"}
    return Modifiers(frozenset(places), frozenset(nouns), frozenset(contrasts), frozenset(home))


def _parties(parse: Parse, head: int, before: list[int]) -> set[str]:
    """Return what tells the party of a member of an assembly: "the Labour councillor", "the Green councillor"."""
    if parse.mentions[head].noun not in _MEMBERS or is_capital(parse.text[parse.tokens[head].start]):
        return set()
    capital = (c for c in before if parse.tokens[c].dep != "poss" and is_capital(parse.text[parse.tokens[c].start]))
    return {parse.tokens[c].lower for c in capital if parse.tokens[c].pos in ("PROPN", "ADJ")}


def describe(parse: Parse, identity: Identity, head: int) -> None:
    """Take what stands beside a name and describes it, an apposition or a title, as who the source is."""
    name = parse.mentions[head]
    start = name.mention.start
    identity.homes |= _homes(parse, head)
    if name.office is not None:
        first = parse.tokens[parse.left_edge[name.office.head]]
        _add(parse, identity, name.office.head, parse.text[first.start : parse.tokens[name.office.name_first - 1].end])
    for place, how in name.beside:
        noun, token = parse.mentions[place], parse.tokens[place]
        if how == "title":
            _add(parse, identity, place, parse.text[start : token.end])
        elif how == "apposed" and noun.is_role and place < head:
            _add(parse, identity, place, parse.text[noun.mention.start : token.end])
        elif how == "apposition" and noun.is_role and _may_be_somebody(parse, place):
            _add(parse, identity, place, _clause(parse, place))


def _homes(parse: Parse, head: int) -> set[str]:
    """Return the words of the place after a name: "Ana Lee of Ohio", "Ana Lee (D-Ohio)", "Ana Lee, D-Ohio,"."""
    tokens = parse.tokens
    of = next((c for c in parse.children[head] if c == head + 1 and tokens[c].lower == "of"), None)
    target = None if of is None else parse.child(of, "pobj")
    if target is not None and tokens[target].entity == "GPE":
        return {tokens[i].lower for i in range(parse.left_edge[target], target + 1) if tokens[i].entity == "GPE"}
    party = _PARTY.match(parse.text, tokens[head].end)
    return set(party["home"].lower().split()) if party is not None else set()


def _may_be_somebody(parse: Parse, noun: int) -> bool:
    known = lexicon.noun_kind(parse.tokens[noun].lemma) in ("person", "group", None)
    return known and not parse.mentions[noun].is_somebody_elses


def _add(parse: Parse, identity: Identity, noun: int, words: str) -> None:
    identity.descriptions.append(words)
    identity.roles[parse.tokens[noun].lemma.lower()] = modifiers_of(parse, noun)
    told = lexicon.role_pronouns().get(parse.tokens[noun].lemma)
    identity.tells |= {told} if told else set()


def _is_of_office(parse: Parse, noun: int, preposition: int) -> bool:
    """Whether what hangs from a noun is part of an office's name: "secretary of state", "head of state"."""
    target = parse.child(preposition, "pobj")
    return target is not None and _plain(parse, noun, target) in lexicon.offices()


def _plain(parse: Parse, first: int, last: int) -> str:
    return parse.text[parse.tokens[first].start : parse.tokens[last].end].lower()


def _is_outlet(name: str) -> bool:
    plain = name.lower().removeprefix("the ")
    return plain in _outlet_names() or plain.split()[-1] in _outlet_words()


@lexicon.cached
def _outlet_names() -> frozenset[str]:
    return frozenset(name.lower() for name in lexicon.outlet_names())


@lexicon.cached
def _outlet_words() -> frozenset[str]:
    return frozenset(word.lower() for word in lexicon.outlet_words())


def _clause(parse: Parse, head: int) -> str:
    """Return an apposition to the end of what hangs under it, or a clause set off: "the chair, who said …"."""
    first, last = parse.left_edge[head], parse.right_edge[head]
    for place in parse.children[head]:
        start = parse.left_edge[place]
        if parse.tokens[place].dep == "relcl" and start > head and parse.tokens[start - 1].lower == ",":
            last = min(last, start)
    while last > first and parse.tokens[last - 1].pos in ("PUNCT", "SPACE"):
        last -= 1
    return parse.text[parse.tokens[first].start : parse.tokens[last - 1].end]
