"""What the model of speakers reads of a unit's candidates: mentions, and how they stand to the unit."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

import numpy as np

from attribution.engine.grammar import Places
from attribution.engine.learned import Column, Rows, columns, make_rows
from attribution.engine.speakers.facts import CLASSES, FORMS, MENTION_FEATURES
from attribution.engine.speakers.features import UNIT_FEATURES
from attribution.engine.speakers.history import History
from attribution.engine.speakers.scene import Scene
from attribution.engine.speakers.units import Unit

_FAR = 60.0
#: So many characters and tokens between a unit and a mention are looked at.
_CHARACTERS_BETWEEN = 200
_TOKENS_BETWEEN = 60
#: So many units are looked at together.
_UNITS_AT_ONCE = 64


class _Place(NamedTuple):
    """Where a mention stands to a unit."""

    before: Column
    inside: Column
    distance: Column
    in_first_sentence: Column
    in_last_sentence: Column
    sentences: Column
    paragraphs: Column
    people_between: Column
    mentions_between: Column
    stop_between: Column
    colon_between: Column
    comma_between: Column
    dash_between: Column
    tokens_between: Column
    from_sentence_start: Column
    quotation_between: Column
    label: Column
    under_root: Column


class _Cue(NamedTuple):
    """The best cue whose source a mention is."""

    governs: Column
    rate: Column
    covering: Column
    before: Column
    distance: Column
    in_first_sentence: Column
    in_last_sentence: Column
    cues_between: Column
    rate_between: Column
    rival: Column
    after_source: Column
    has_content: Column
    content_after: Column
    content_before: Column
    root: Column
    relative: Column
    adverbial: Column
    finite: Column
    gerund: Column
    right_after: Column
    right_before: Column
    cues_governed: Column


class _Turn(NamedTuple):
    """Whether a mention spoke before."""

    last_speaker: Column
    speaker_before_last: Column
    name_of_last: Column
    name_of_speaker_before_last: Column
    times_spoken: Column
    after_last_unit: Column
    since_last_unit: Column
    people_in_sentence: Column
    reports_next: Column


#: What the model of speakers reads, column by column.
_CUE_FEATURES = (*columns("cue", _Cue._fields), *FORMS.columns("cue_form"), *CLASSES.columns("cue_class"))
SPEAKER_FEATURES = (
    *UNIT_FEATURES,
    *MENTION_FEATURES,
    *columns("place", _Place._fields),
    *_CUE_FEATURES,
    *columns("turn", _Turn._fields),
)


class Pairs:
    """What there is to read of the candidates of an article's units, of many units at once."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        #: For each unit of those that were looked at last: its candidates, and what there is to read of them.
        self._known: dict[Unit, tuple[list[int], Rows]] = {}

    def candidates(self, unit: Unit, history: History) -> list[int]:
        """Return the heads of the mentions that a unit of the article might be given to, in text order."""
        return sorted({*self._look_at(unit)[0], *history.recent()})

    def features(self, unit: Unit, heads: Sequence[int], history: History, about: Sequence[float]) -> Rows:
        """Return what there is to read of each of some mentions and of its place beside a unit.

        Args:
            unit: The unit.
            heads: The heads of the mentions.
            history: Who spoke before.
            about: What there is to read of the unit alone, which each row begins with.
        """
        known, rows = self._look_at(unit)
        missing = [head for head in heads if head not in known]
        if missing:
            known, rows = [*known, *missing], np.hstack([rows, _beside(self._scene, [unit], [missing])])
        place = {head: column for column, head in enumerate(known)}
        return make_rows(
            len(heads),
            np.array(about)[:, np.newaxis],
            rows[:, [place[head] for head in heads]],
            _turn_features(self._scene, unit, np.array(heads, dtype=np.int64), history),
        )

    def _look_at(self, unit: Unit) -> tuple[list[int], Rows]:
        if unit not in self._known:
            first = bisect_left(self._scene.units, unit)
            units = self._scene.units[first : first + _UNITS_AT_ONCE]
            heads = [self._scene.candidates(one) for one in units]
            rows = _beside(self._scene, units, heads)
            parts = pairwise(accumulate(map(len, heads), initial=0))
            self._known = {
                one: (some, rows[:, low:high]) for one, some, (low, high) in zip(units, heads, parts, strict=True)
            }
        return self._known[unit]


class _Pairs(NamedTuple):
    """Mentions beside units, pair by pair."""

    #: The unit, its first token, the one after its last, and the mention's head.
    units: list[Unit]
    first: Places
    last: Places
    at: Places


def _beside(scene: Scene, units: Sequence[Unit], heads: Sequence[Sequence[int]]) -> Rows:
    """Return what there is to read of mentions beside units but for who spoke before: a column for each pair.

    Args:
        scene: The article.
        units: The units.
        heads: For each unit: the heads of the mentions.
    """
    each = [unit for unit, some in zip(units, heads, strict=True) for _ in some]
    first, last = (np.array([getattr(unit, edge) for unit in each], dtype=np.int64) for edge in ("first", "last"))
    pairs = _Pairs(each, first, last, np.fromiter(chain.from_iterable(heads), np.int64, len(each)))
    mentions = scene.mention_columns[:, pairs.at]
    return make_rows(len(each), mentions, _place_features(scene, pairs), _cue_features(scene, pairs)).T


def _place_features(scene: Scene, pairs: _Pairs) -> _Place:
    facts, tokens, at = scene.facts, scene.parse.columns, pairs.at
    before = at < pairs.first
    low, high = np.where(before, at + 1, pairs.last), np.where(before, pairs.first, at)
    first, last = pairs.first, pairs.last - 1
    edge = np.where(before, first, last)
    mentions, people = scene.count_between(low, high)
    sentence, paragraph = tokens.sentence_of, tokens.paragraph_of
    paragraphs = paragraph[edge] - paragraph[at]
    start = tokens.ends[low - 1]
    between = start, np.minimum(tokens.starts[high], start + _CHARACTERS_BETWEEN)
    return _Place(
        before=before,
        inside=(first <= at) & (at <= last),
        distance=_distance(scene, pairs, at),
        in_first_sentence=sentence[at] == sentence[first],
        in_last_sentence=sentence[at] == sentence[last],
        sentences=np.minimum(abs(sentence[at] - sentence[edge]), 9),
        paragraphs=paragraphs,
        people_between=np.minimum(people, 9),
        mentions_between=np.minimum(mentions, 20),
        stop_between=scene.marks.stand_between(*between, "."),
        colon_between=scene.marks.stand_between(*between, ":"),
        comma_between=scene.marks.stand_between(*between, ","),
        dash_between=scene.marks.stand_between(*between, "—", "―", "–")
        | scene.marks.stand_between(*between, "--", " -"),
        tokens_between=high - low,
        from_sentence_start=np.minimum(at - tokens.sentence_starts[at], 30),
        quotation_between=tokens.next_quoted[low] < np.minimum(high, low + _TOKENS_BETWEEN),
        label=facts.is_label[at],
        under_root=facts.is_under_root[at],
    )


def _distance(scene: Scene, pairs: _Pairs, at: Places) -> Column:
    """Return how many words stand outside quotation marks between each token and the unit of its pair."""
    outside = scene.parse.columns.outside_before
    last = np.minimum(pairs.last, len(scene.parse.tokens) - 1)
    edge = np.where(at < pairs.first, outside[pairs.first], outside[last])
    return np.asarray(np.minimum(abs(outside[at] - edge), _FAR))


def _cue_features(scene: Scene, pairs: _Pairs) -> Rows:
    """Return columns; all of them are 0 for a mention that is no cue's source."""
    best = _best_cues(scene, pairs)
    rows = np.zeros((len(best), len(_CUE_FEATURES)))
    (governs,) = np.nonzero(best >= 0)
    if not len(governs):
        return rows.T
    cue, head, units = best[governs], pairs.at[governs], [pairs.units[pair] for pair in governs.tolist()]
    governed = _Pairs(units, pairs.first[governs], pairs.last[governs], head)
    first, last = governed.first, governed.last
    sites, sentence = scene.sites, scene.parse.columns.sentence_of
    place = sites.at[cue]
    before = place < first
    rates = scene.rates_between(np.where(before, place, last) + 1, np.where(before, first, place))
    beside = list(zip(cue.tolist(), units, strict=True))
    found = _Cue(
        governs=np.ones(len(cue)),
        rate=sites.rate[cue],
        covering=[scene.covers(index, unit) for index, unit in beside],
        before=before,
        distance=_distance(scene, governed, place),
        in_first_sentence=sentence[place] == sentence[first],
        in_last_sentence=sentence[place] == sentence[last - 1],
        cues_between=[min(len(between), 9) for between in rates],
        rate_between=[max(between, default=0.0) for between in rates],
        rival=[scene.rival(unit, index) for index, unit in beside],
        after_source=head < place,
        has_content=sites.last_reported[cue] >= 0,
        content_after=sites.first_reported[cue] > last,
        content_before=(sites.last_reported[cue] >= 0) & (sites.last_reported[cue] < first),
        root=sites.is_root[cue],
        relative=sites.is_relative[cue],
        adverbial=sites.is_adverbial[cue],
        finite=sites.is_finite[cue],
        gerund=sites.is_gerund[cue],
        right_after=abs(place - last) <= 3,
        right_before=(place + 1 == first) | (place + 2 == first),
        cues_governed=[len(scene.governed[index]) for index in head.tolist()],
    )
    rows[governs] = make_rows(len(cue), found, sites.forms[:, cue], sites.classes[:, cue])
    return rows.T


def _best_cues(scene: Scene, pairs: _Pairs) -> Places:
    """Return for each pair the best of the cues whose source the mention is, as in `Scene.reported`; -1 for none."""
    governed = [scene.governed.get(head, ()) for head in pairs.at.tolist()]
    sizes = np.array([len(some) for some in governed], dtype=np.int64)
    cues = np.fromiter(chain.from_iterable(governed), np.int64, sizes.sum())
    place, first, last = scene.sites.at[cues], np.repeat(pairs.first, sizes), np.repeat(pairs.last, sizes)
    units = (unit for unit, some in zip(pairs.units, governed, strict=True) for _ in some)
    covered = np.array([scene.covers(cue, unit) for cue, unit in zip(cues.tolist(), units, strict=True)])
    values = covered * 3 + scene.sites.rate[cues] + 1 / (1 + abs(place - np.where(place < first, first, last)))
    each = iter(values.tolist())
    # The first of two that are as good.
    return np.array([max(some, key=lambda _: next(each)) if some else -1 for some in governed], dtype=np.int64)


def _turn_features(scene: Scene, unit: Unit, at: Places, history: History) -> _Turn:
    tokens = scene.parse.tokens
    recent = (*history.recent(), -1, -1)
    words, spoken = scene.parse.columns.lowers.codes, [tokens[head].lower for head in at.tolist()]
    last = history.speakers[-1][0].last if history.speakers else len(tokens)
    return _Turn(
        last_speaker=at == recent[0],
        speaker_before_last=at == recent[1],
        name_of_last=words[at] == words[recent[0]],
        name_of_speaker_before_last=words[at] == words[recent[1]],
        times_spoken=[min(history.times[word], 9) for word in spoken],
        after_last_unit=at > last,
        since_last_unit=(last <= at) & (at < unit.first),
        people_in_sentence=scene.facts.people_in_sentence[at],
        reports_next=_report_next(scene, unit, at),
    )


def _report_next(scene: Scene, unit: Unit, at: Places) -> Column:
    """Return how surely each is the source of the quotation that follows right after: "…" "…," she said."""
    place = bisect_left(scene.units, unit) + 1
    if place >= len(scene.units):
        return np.zeros(len(at))
    following = scene.units[place]
    outside = scene.parse.outside_before
    if outside[following.first] != outside[unit.last - 1]:
        return np.zeros(len(at))
    governed = (scene.governed.get(head, ()) for head in at.tolist())
    return [max((scene.reported[i].probability * scene.covers(i, following) for i in g), default=0.0) for g in governed]
