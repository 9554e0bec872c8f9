"""An article as the linker sees it: possible speakers, cues with their contents, and quoted units, in their places."""

import functools
import itertools
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from attribution import lexicon
from attribution.engine.cues import Reported, Withheld
from attribution.engine.grammar import Parse
from attribution.engine.learned import NUMBERS, OneHot, columns
from attribution.engine.speakers.full_names import named_around
from attribution.engine.speakers.units import Unit

_TOKENS_COVERED = 40
_TOKENS_NEAR = 300
_DEPS = OneHot("nsubj nsubjpass pobj dobj poss appos conj attr ROOT agent npadvmod compound".split())
_PERSONAL = frozenset("he she they i we who it".split())


class _Mention(NamedTuple):
    """A mention alone."""

    proper_noun: float
    noun: float
    he_or_she: float
    they: float
    first_person: float
    impersonal: float
    relative: float
    possessive: float
    person: float
    body: float
    place: float
    time: float
    person_noun: float
    organization_noun: float
    document_noun: float
    plural: float
    times_speaking: float
    in_clause: float


MENTION_FEATURES = (*_DEPS.columns("mention_label"), *columns("mention", _Mention._fields))


@dataclass(frozen=True)
class Scene:
    """The parse with what was found in it so far."""

    parse: Parse
    reported: tuple[Reported, ...]
    units: tuple[Unit, ...]
    #: Who did not comment, and on what terms somebody has no name.
    withheld: Withheld
    #: The heads of all mentions outside quotation marks, in text order.
    heads: tuple[int, ...] = field(init=False)
    #: For each head token: the sites whose source it is.
    governed: dict[int, list[int]] = field(init=False)
    #: The reporting words' tokens in text order, each with its site's index into `reported`.
    places: list[tuple[int, int]] = field(init=False)
    #: For each reporting word's token: its site, by index into `reported`.
    by_head: dict[int, int] = field(init=False)
    #: How often a name or noun is the source of a likely cue.
    speaking: Counter[str] = field(init=False)
    #: For each head: whether it could be a person or body.
    personal: frozenset[int] = field(init=False)
    #: How many of the heads before each, in text order, could be; one more than there are heads.
    personal_before: tuple[int, ...] = field(init=False)
    #: Whether double marks are used, so that words in single marks are set apart from speech.
    has_doubles: bool = field(init=False)
    #: What was worked out of mentions, and of cues beside units, and is asked for again and again.
    _mention_rows: dict[int, list[float]] = field(init=False, default_factory=dict)
    _shares: dict[tuple[int, int], float] = field(init=False, default_factory=dict)
    _rivals: dict[int, list[tuple[float, int]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        parse = self.parse
        governed: dict[int, list[int]] = {}
        speaking: Counter[str] = Counter()
        for index, item in enumerate(self.reported):
            site, probability = item.site, item.probability
            if site.source is not None:
                governed.setdefault(site.source, []).append(index)
                if probability >= 0.5:
                    speaking[parse.tokens[site.source].lower] += 1
        heads = [
            i for i in range(len(parse.tokens)) if parse.stretch_of[i] < 0 and (i in governed or i in parse.mentions)
        ]
        object.__setattr__(self, "heads", tuple(heads))
        object.__setattr__(self, "governed", governed)
        doubles = any(not s.single and s.is_marked for s in parse.stretches if s.depth == 0)
        object.__setattr__(self, "has_doubles", doubles)
        object.__setattr__(self, "places", sorted((item.site.head, i) for i, item in enumerate(self.reported)))
        object.__setattr__(self, "by_head", {item.site.head: i for i, item in enumerate(self.reported)})
        object.__setattr__(self, "speaking", speaking)
        personal = [is_personal(parse, head) for head in heads]
        object.__setattr__(self, "personal", frozenset(itertools.compress(heads, personal)))
        object.__setattr__(self, "personal_before", tuple(itertools.accumulate(personal, initial=0)))

    @functools.cached_property
    def named_around(self) -> list[int]:
        """The heads of the full names that stand around an interview."""
        return named_around(self.parse, self.heads)

    def covers(self, index: int, unit: Unit) -> float:
        """Return the share of the unit's first 40 tokens that a cue reports, by the cue's index into `reported`."""
        key = index, unit.first
        if key not in self._shares:
            tokens = range(unit.first, min(unit.last, unit.first + _TOKENS_COVERED))
            self._shares[key] = sum(map(self.reported[index].content.__contains__, tokens)) / len(tokens)
        return self._shares[key]

    def count_between(self, first: int, last: int) -> tuple[int, int]:
        """Return how many heads stand at `first` or after it and before `last`, and how many of them may be people."""
        low, high = bisect_left(self.heads, first), bisect_left(self.heads, last)
        return max(0, high - low), max(0, self.personal_before[high] - self.personal_before[low])

    def sites_between(self, first: int, last: int) -> list[int]:
        """Return the sites whose reporting words stand at `first` or after it and before `last`."""
        places = self.places[bisect_left(self.places, (first, -1)) : bisect_left(self.places, (last, -1))]
        return [index for _, index in places]

    def near_sites(self, unit: Unit) -> list[int]:
        """Return the sites in the sentences where a unit begins and ends, of a very long one those near the unit."""
        parse, out = self.parse, []
        for number in sorted({parse.sentence_of[unit.first], parse.sentence_of[unit.last - 1]}):
            first, last = parse.sentence_bounds(number)
            out += self.sites_between(max(first, unit.first - _TOKENS_NEAR), min(last, unit.last + _TOKENS_NEAR))
        return out

    def rival(self, unit: Unit, but: int) -> float:
        """Return how surely another site than `but` reports a unit: the likeliest of those near it."""
        if unit.first not in self._rivals:
            found = sorted((self.reported[i].probability * self.covers(i, unit), i) for i in self.near_sites(unit))
            self._rivals[unit.first] = found[:-3:-1]
        return next((value for value, index in self._rivals[unit.first] if index != but), 0.0)

    def mention_row(self, head: int) -> list[float]:
        """Return what there is to read of a mention alone."""
        if head not in self._mention_rows:
            self._mention_rows[head] = _mention_row(self, head)
        return self._mention_rows[head]

    def candidates(self, unit: Unit, recent: Sequence[int]) -> list[int]:
        """Return the heads of the mentions that `unit` might be given to, those in `recent` among them."""
        parse = self.parse
        before, after = parse.outside_before[unit.first], parse.outside_before[min(unit.last, len(parse.tokens) - 1)]
        first, last = parse.paragraph_of[unit.first], parse.paragraph_of[unit.last - 1]
        place = bisect_left(self.heads, unit.first)
        chosen: list[int] = []
        for head in reversed(self.heads[:place]):
            if (
                before - parse.outside_before[head] > NUMBERS.speakers.words_before
                or first - parse.paragraph_of[head] > NUMBERS.speakers.paragraphs_before
            ):
                break
            if len(chosen) >= NUMBERS.speakers.most_candidates:
                break
            if _may_speak(self, head):
                chosen.append(head)
        for head in self.heads[place:]:
            if parse.outside_before[head] - after > NUMBERS.speakers.words_after or parse.paragraph_of[head] > last + 1:
                break
            if head < unit.last or _may_speak(self, head):
                chosen.append(head)
        return sorted(set(chosen) | set(recent))


def _may_speak(scene: Scene, head: int) -> bool:
    """Whether a head is worth scoring: it governs a verb, or is a person, a body or a pronoun.

    Of "Lee's niece said" the niece is, and Lee is not.
    """
    token = scene.parse.tokens[head]
    if token.dep == "poss" and head not in scene.governed and token.head in scene.governed:
        return False
    if token.dep == "appos" and scene.parse.tokens[token.head].pos in ("NOUN", "PROPN") and head not in scene.governed:
        return False
    return head in scene.governed or head in scene.personal


def is_personal(parse: Parse, head: int) -> bool:
    """Whether the mention may be a person, a body or a document, by its form alone."""
    token = parse.tokens[head]
    if token.lower in _PERSONAL or parse.mentions[head].is_relative:
        return True
    if token.entity in ("GPE", "LOC") and _is_dateline(parse, head):
        return False
    if token.pos == "PROPN":
        return token.entity not in ("DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "ORDINAL", "QUANTITY")
    return token.pos in ("NOUN", "PRON", "ADJ", "DET", "NUM") and lexicon.noun_kind(token.lemma) is not None


def _is_dateline(parse: Parse, head: int) -> bool:
    """Whether a place begins a paragraph and has a colon after it: "Sydney: A man was fined"."""
    first = parse.left_edge[head]
    begins = first == 0 or parse.paragraph_of[first - 1] != parse.paragraph_of[first]
    return begins and head + 1 < len(parse.tokens) and parse.tokens[head + 1].lower == ":"


def _mention_row(scene: Scene, head: int) -> list[float]:
    parse = scene.parse
    token = parse.tokens[head]
    kind = lexicon.noun_kind(token.lemma)
    return [
        *_DEPS[token.dep],
        *_Mention(
            proper_noun=float(token.pos == "PROPN"),
            noun=float(token.pos == "NOUN"),
            he_or_she=float(token.lower in ("he", "she")),
            they=float(token.lower == "they"),
            first_person=float(token.lower in ("i", "we")),
            impersonal=float(token.lower in ("it", "that", "this")),
            relative=float(parse.mentions[head].is_relative),
            possessive=float(token.tag == "PRP$"),
            person=float(token.entity == "PERSON"),
            body=float(token.entity in ("ORG", "NORP")),
            place=float(token.entity in ("GPE", "LOC", "FAC")),
            time=float(token.entity in ("DATE", "TIME")),
            person_noun=float(kind == "person"),
            organization_noun=float(kind == "organization"),
            document_noun=float(kind == "document"),
            plural=float(token.tag in ("NNS", "NNPS")),
            times_speaking=min(float(scene.speaking[token.lower]), 10.0),
            in_clause=float(parse.tokens[token.head].dep in ("relcl", "acl", "advcl")),
        ),
    ]
