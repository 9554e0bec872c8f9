"""Mentions by pronoun: whom "he", "she", "they" and "it" stand for, how surely, and who else may be meant."""

import functools
import math
from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from attribution.engine.grammar import Parse
from attribution.engine.learned import NUMBERS
from attribution.engine.sources.identities import OPPOSITE, Identity, Registry
from attribution.engine.sources.pronoun_use import Guess
from attribution.engine.sources.salience import Mentioned, Nearest, Standpoint, evidence, is_beside, weigh
from attribution.engine.sources.writers import named_by_byline
from attribution.names import PersonName, given_name_pronoun, parse_name

_FIRST = frozenset({"i", "me", "my", "we", "us", "our"})
_FAR = 30.0
#: What a name is that stands for its bearer, and not for what is called so: "Lee's report", not "the Lee report".
_ALONE = frozenset("nsubj nsubjpass dobj dative pobj poss".split())
_INFANTS = frozenset("baby infant newborn toddler".split())
_BOTH = frozenset({"both", "neither"})
#: How many times as likely one of two is who may be meant alike.
_ALIKE = 3.0
_KINDS: dict[str, tuple[str, ...]] = {
    "he": ("person",),
    "she": ("person",),
    "they": ("group", "organization", "person"),
    "it": ("organization", "document", "other"),
}


class Candidate(NamedTuple):
    """One who may be meant by a pronoun."""

    identity: Identity
    #: How likely that is; all together are 1 less that it is nobody of them.
    share: float
    #: What speaks for it, by the names in `NUMBERS.salience`.
    evidence: Mapping[str, float]


@dataclass
class Pronouns:
    """Gives pronouns to identities."""

    parse: Parse
    registry: Registry
    #: Names inside quotation marks, by paragraph.
    words: Mapping[int, frozenset[str]]
    #: The least probability with which a pronoun is given to somebody, where that is not the usual one.
    least: Mapping[int, float] = field(default_factory=dict)
    #: Who may be meant by each pronoun that was looked up, the likeliest first, by its place.
    candidates: dict[int, tuple[Candidate, ...]] = field(default_factory=dict)

    def place(self, head: int, kind: str, *, speaks: bool) -> Standpoint:
        """Return where a pronoun stands."""
        words = self.words.get(self.parse.paragraph_of[head], frozenset())
        return Standpoint.of(self.parse, head, self.registry.sentence(self.parse, head), kind, words, speaks=speaks)

    def is_ahead_of_name(self, head: int) -> bool:
        """Whether a possessive stands ahead of whom it means, whom its clause then names: "In her book, Lee said"."""
        parse, tokens = self.parse, self.parse.tokens
        if tokens[head].dep != "poss":
            return False
        place = tokens[head].head
        while tokens[place].dep in ("pobj", "prep") and tokens[place].head != place:
            place = tokens[place].head
        subject = parse.child(place, "nsubj", "nsubjpass") if tokens[place].pos in ("VERB", "AUX") else None
        return subject is not None and head < subject < place and tokens[subject].entity == "PERSON"

    def guess(self, place: Standpoint) -> Guess[Identity] | None:
        """Return who may be meant by a pronoun for one person, by the place alone."""
        ranked = self.rank(place)
        return Guess(place.pronoun, {c.identity: c.share for c in ranked}) if ranked else None

    def find(self, place: Standpoint, kinds: Collection[str] = ()) -> Identity | None:
        """Return whom a pronoun stands for, the likeliest of those who agree with it; None where two are as likely.

        `kinds` are those of source that it may be, if not those of the pronoun.
        """
        if place.pronoun == "they" and self._is_of_pair(place):
            return None
        ranked = self.rank(place, kinds)
        if place.pronoun == "they" and not ranked:
            ranked = self.rank(place, ("organization",), plural=False)
        self.candidates[place.head] = ranked
        if not ranked:
            return None
        new = self._are_new(ranked, place)
        if not new:
            _vote(place.pronoun, ranked)
        if new or is_open(ranked, place, self.least.get(place.head, 0.0)) or _are_doubtful(ranked):
            return None
        return ranked[0].identity

    def rivals(self, head: int) -> list[Identity]:
        """Return the two who may as well be meant by a pronoun that was left open."""
        likeliest = self.candidates.get(head, ())[:2]
        return [candidate.identity for candidate in likeliest] if len(likeliest) > 1 else []

    def since(self, head: int) -> int:
        """Return the first paragraph in which somebody meant by the pronoun at a token may be spoken of."""
        registry, parse = self.registry, self.parse
        earliest = registry.sentence(parse, head) - NUMBERS.sources.reach
        return parse.paragraph_of[parse.sentence_starts[bisect_left(registry.numbers, max(0, earliest))]]

    def rank(
        self, place: Standpoint, kinds: Collection[str] = (), *, plural: bool | None = None
    ) -> tuple[Candidate, ...]:
        """Return who agrees with a pronoun, the likeliest first; `kinds` is as for `find`."""
        kinds, plural = kinds or _KINDS[place.pronoun], place.pronoun == "they" if plural is None else plural
        opposite = OPPOSITE.get(place.pronoun)
        barred = self._barred(place)
        fitting = [
            identity
            for identity in self.registry.directory.near(place.sentence)
            if identity.kind in kinds
            and (identity.plural == plural or place.pronoun in identity.tells - OPPOSITE.keys())
            and identity not in barred
            and identity.unresolved.lower() not in _FIRST
            and opposite not in identity.pronouns
            and not is_beside(identity.trace, place)
            and not (identity.is_place and identity.trace.speaking_head < 0)
            and not (opposite is not None and self._is_of_headline(identity))
            and self.registry.admits(identity, place.pronoun, place.head)
        ]
        nearest = Nearest.of([identity.trace for identity in fitting])
        mention, alone = _mention(place), len(fitting) == 1
        rows = [(identity, self._evidence(identity, place, nearest, alone=alone)) for identity in fitting]
        scored = [(weigh(row, mention), identity, row) for identity, row in rows]
        scored.sort(key=lambda one: (one[0], one[1].trace.head), reverse=True)
        best = scored[0][0] if scored else 0.0
        odds = [math.exp(max(score - best, -_FAR)) for score, _, _ in scored]
        nobody = math.exp(min(_FAR, -best)) if mention == "he or she" else 0.0
        whole = sum(odds) + nobody
        return tuple(Candidate(i, one / whole, row) for one, (_, i, row) in zip(odds, scored, strict=True))

    def _is_of_headline(self, identity: Identity) -> bool:
        """Whether nobody but the headline speaks of somebody, and not by name: "Bridge chief quits"."""
        return not identity.named and all(map(self.parse.is_in_headline, identity.heads))

    def _barred(self, place: Standpoint) -> list[Identity]:
        """Return whom "he" or "she" can't mean where it stands; whom the byline alone names is "I"."""
        if place.pronoun not in OPPOSITE:
            return []
        writer = None if self._writer is None else self.registry.person(self._writer)
        silent = writer is not None and writer.trace.speaking_head < 0
        return [*self._named_after(place), *([writer] if writer is not None and silent else [])]

    @functools.cached_property
    def _writer(self) -> PersonName | None:
        return named_by_byline(self.parse)

    def _named_after(self, place: Standpoint) -> list[Identity]:
        """Return who is named after a subject and below its verb: of "he played down Lee's report" "he" is not Lee."""
        parse, verb = self.parse, place.verb
        named: list[Identity] = []
        if not place.is_subject or verb < 0:
            return named
        for first, last, _ in parse.entities[bisect_left(self._entity_starts, place.head) :]:
            if first >= parse.right_edge[verb]:
                break
            bearer = last - 1 - (parse.tokens[last - 1].tag == "POS")
            if parse.tokens[bearer].dep in _ALONE and parse.stretch_of[bearer] < 0:
                text = parse.text[parse.tokens[first].start : parse.tokens[bearer].end]
                found = self.registry.person(parse_name(text))
                named += [] if found is None else [found]
        return named

    @functools.cached_property
    def _entity_starts(self) -> list[int]:
        return [first for first, _, _ in self.parse.entities]

    def _evidence(self, identity: Identity, place: Standpoint, nearest: Nearest, *, alone: bool) -> dict[str, float]:
        """Return what speaks for an identity where a pronoun stands: how near at hand, how well the pronoun fits."""
        trace = identity.trace
        found = evidence(trace, place, nearest, [name.last for name in identity.person_names])
        new = trace.count == 1 and trace.main_head == trace.head and place.sentence - trace.sentence == 1
        lasting = identity.named or new or (trace.is_subject and trace.sentence == place.sentence)
        leaning = NUMBERS.sources.against * self.registry.leaning(identity, place.pronoun, place.head)
        found |= {
            "dead": trace.is_dead,
            "infant": not _INFANTS.isdisjoint((identity.noun, *identity.roles)),
            "lasting": lasting,
            "fits": _fit(identity, place.pronoun),
            "leaning": max(-NUMBERS.sources.known_against, min(NUMBERS.sources.known, leaning)),
            "nobody else": alone,
        }
        return found

    def _is_of_pair(self, place: Standpoint) -> bool:
        """Whether the sentence before a pronoun's is of people joined by name, whom no one source stands for."""
        tokens = self.parse.tokens
        told = {head for identity in self.registry.directory.joined for head in identity.heads}
        subjects = [
            i
            for i in self._sentence_before(place)
            if tokens[i].dep == "nsubj" and tokens[tokens[i].head].dep == "ROOT" and i not in told
        ]
        joined = [self.parse.child(i, "conj") for i in subjects if tokens[i].entity == "PERSON"]
        return any(one is not None and tokens[one].pos == "PROPN" for one in joined)

    def _is_of_both(self, place: Standpoint) -> bool:
        """Whether the sentence before a pronoun's tells of two alike: "Neither saw the barrier."."""
        tokens = self.parse.tokens
        return any(tokens[i].lower in _BOTH and tokens[i].dep == "nsubj" for i in self._sentence_before(place))

    def _sentence_before(self, place: Standpoint) -> range:
        """Return the tokens of the sentence before a pronoun's own."""
        number = next(iter(self.parse.sentence_of[place.head : place.head + 1]), 0)
        return range(*self.parse.sentence_bounds(number - 1)) if number else range(0)

    def _are_new(self, ranked: Sequence[Candidate], place: Standpoint) -> bool:
        """Whether the first two were named in one sentence and nowhere else, or told of alike: “Neither saw it”."""
        pair = [candidate.identity for candidate in ranked[:2]]
        if len(pair) > 1 and self._is_of_both(place):
            return ranked[0].share < _ALIKE * ranked[1].share and all(i.named for i in pair)
        if len(pair) < 2 or pair[0].trace.sentence != pair[1].trace.sentence:
            return False
        one, other = (self.registry.leaning(identity, place.pronoun, place.head) for identity in pair)
        alike = one - other < NUMBERS.sources.tie
        return alike and all(i.named and i.trace.count == 1 and i.trace.speaking_head < 0 for i in pair)


def _are_doubtful(ranked: Sequence[Candidate]) -> bool:
    """Whether the likeliest are several named together, and no sentence is of them, or others are as near.

    In "There is a feud between Lee and Roe" they are no subject; in "Lee and Roe met two aides" either may be meant.
    """
    joined, *others = (candidate.identity for candidate in ranked)
    rivals = [other for other in others if other.kind == "group" and other not in joined.members]
    near = [other for other in rivals if other.trace.sentence >= joined.trace.sentence]
    return bool(joined.members) and (joined.trace.subject_head < 0 or bool(near))


def _mention(place: Standpoint) -> Mentioned:
    if not place.speaks:
        return "pronoun"
    return "he or she" if place.pronoun in ("he", "she") else "other"


def expected_pronoun(identity: Identity) -> str | None:
    """Return the pronoun that the given name lets expect, where one is known and all names agree."""
    told = {given_name_pronoun(name) for name in identity.person_names} - {None}
    return told.pop() if len(told) == 1 else None


def _fit(identity: Identity, pronoun: str) -> float:
    """Return 1 where a title, a role or the given name goes with the pronoun, -1 where the name goes with the other."""
    if pronoun in identity.tells:
        return 1.0
    expected = expected_pronoun(identity) if pronoun in OPPOSITE else None
    if expected is None:
        return 0.0
    return 1.0 if pronoun == expected else -1.0


def is_open(ranked: Sequence[Candidate], place: Standpoint, least: float) -> bool:
    """Whether nobody is likely enough to be meant, or two are nearly as likely."""
    odds = math.log(ranked[0].share / ranked[1].share) if len(ranked) > 1 else _FAR
    if _mention(place) != "he or she":
        return odds < NUMBERS.sources.tie
    return ranked[0].share < max(NUMBERS.sources.likely, least) or odds < NUMBERS.sources.as_likely


def _vote(pronoun: str, ranked: Iterable[Candidate]) -> None:
    """Write down for each who may be meant how likely that is, squared, so that doubtful ones count for little."""
    for candidate in ranked:
        votes = candidate.identity.votes
        votes[pronoun] = votes.get(pronoun, 0.0) + candidate.share**2
