"""An article as the linker sees it: possible speakers, cues with their contents, and quoted units, in their places."""

import functools
import itertools
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from attribution import lexicon
from attribution.engine.cues import Reported, Withheld
from attribution.engine.grammar import Parse, Places, is_relative
from attribution.engine.learned import NUMBERS, Rows
from attribution.engine.speakers.facts import Marks, SiteFacts, TokenFacts, mention_features
from attribution.engine.speakers.full_names import named_around
from attribution.engine.speakers.units import Unit

_TOKENS_COVERED = 40
_TOKENS_NEAR = 300
_PERSONAL = frozenset("he she they i we who it".split())


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
    #: Whether double marks are used, so that words in single marks are set apart from speech.
    has_doubles: bool = field(init=False)
    #: What was worked out of cues beside units, and is asked for again and again.
    _shares: dict[int, dict[int, float]] = field(init=False, default_factory=dict)
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

    @functools.cached_property
    def named_around(self) -> list[int]:
        """The heads of the full names that stand around an interview."""
        return named_around(self.parse, self.heads)

    @functools.cached_property
    def mention_columns(self) -> Rows:
        """What there is to read of each token as a mention alone, a row for each feature."""
        return mention_features(self.parse, self.speaking)

    @functools.cached_property
    def facts(self) -> TokenFacts:
        """Facts of the tokens."""
        return TokenFacts.of(self.parse, self.heads, self.personal)

    @functools.cached_property
    def sites(self) -> SiteFacts:
        """Facts of the possible cues."""
        return SiteFacts.of(self.parse, self.reported)

    @functools.cached_property
    def marks(self) -> Marks:
        """The marks in the text."""
        return Marks(self.parse.text)

    def covers(self, index: int, unit: Unit) -> float:
        """Return the share of the unit's first 40 tokens that a cue reports, by the cue's index into `reported`."""
        if unit.first not in self._shares:
            tokens, cues = self._contents
            end = min(unit.last, unit.first + _TOKENS_COVERED)
            low, high = bisect_left(tokens, unit.first), bisect_left(tokens, end)
            counts = Counter(cues[low:high])
            self._shares[unit.first] = {cue: count / (end - unit.first) for cue, count in counts.items()}
        return self._shares[unit.first].get(index, 0.0)

    @functools.cached_property
    def _contents(self) -> tuple[list[int], list[int]]:
        """The tokens that the cues report, in text order, and beside each its cue."""
        pairs = sorted((token, index) for index, one in enumerate(self.reported) for token in one.content)
        return [token for token, _ in pairs], [index for _, index in pairs]

    def count_between(self, first: Places, last: Places) -> tuple[Places, Places]:
        """Return how many heads stand at `first` or after it and before `last`, and how many of them may be people."""
        heads, people = self.facts.heads_before, self.facts.people_before
        return np.maximum(heads[last] - heads[first], 0), np.maximum(people[last] - people[first], 0)

    def rates_between(self, first: Places, last: Places) -> list[list[float]]:
        """Return how likely the cues are whose words stand at each `first` or after it and before its `last`."""
        places, rates = self._rates
        low, high = np.searchsorted(places, first).tolist(), np.searchsorted(places, last).tolist()
        return [rates[a:b] for a, b in zip(low, high, strict=True)]

    @functools.cached_property
    def _rates(self) -> tuple[Places, list[float]]:
        places = np.array([place for place, _ in self.places], dtype=np.int64)
        return places, [self.reported[index].probability for _, index in self.places]

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

    def candidates(self, unit: Unit) -> list[int]:
        """Return the heads of the mentions near `unit` that it might be given to, in text order."""
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
        return sorted(set(chosen))


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
    if token.lower in _PERSONAL or is_relative(parse, head):
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
