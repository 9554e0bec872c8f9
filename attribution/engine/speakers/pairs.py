"""What the model of speakers reads of a unit's candidates: mentions, and how they stand to the unit."""

from bisect import bisect_left
from collections.abc import Sequence
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


def pair_features(scene: Scene, unit: Unit, heads: Sequence[int], history: History, about: Sequence[float]) -> Rows:
    """Return what there is to read of each of some mentions and of its place beside a unit.

    Args:
        scene: The article.
        unit: The unit.
        heads: The heads of the mentions.
        history: Who spoke before.
        about: What there is to read of the unit alone, which each row begins with.
    """
    at = np.array(heads, dtype=np.int64)
    return make_rows(
        len(heads),
        np.array(about)[:, np.newaxis],
        scene.mention_columns[:, at],
        _place_features(scene, unit, at),
        _cue_features(scene, unit, at),
        _turn_features(scene, unit, at, history),
    )


def _place_features(scene: Scene, unit: Unit, at: Places) -> _Place:
    facts, tokens = scene.facts, scene.parse.columns
    before = at < unit.first
    low, high = np.where(before, at + 1, unit.last), np.where(before, unit.first, at)
    first, last = unit.first, unit.last - 1
    edge = np.where(before, first, last)
    mentions, people = scene.count_between(low, high)
    sentence, paragraph = tokens.sentence_of, tokens.paragraph_of
    paragraphs = paragraph[edge] - paragraph[at]
    start = tokens.ends[low - 1]
    between = start, np.minimum(tokens.starts[high], start + _CHARACTERS_BETWEEN)
    return _Place(
        before=before,
        inside=(first <= at) & (at <= last),
        distance=_distance(scene, unit, at),
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


def _distance(scene: Scene, unit: Unit, at: Places) -> Column:
    """Return how many words stand outside quotation marks between each token and the unit."""
    outside = scene.parse.columns.outside_before
    edge = np.where(at < unit.first, outside[unit.first], outside[min(unit.last, len(scene.parse.tokens) - 1)])
    return np.asarray(np.minimum(abs(outside[at] - edge), _FAR))


def _cue_features(scene: Scene, unit: Unit, at: Places) -> Rows:
    """Return columns; all of them are 0 for a mention that is no cue's source."""
    best = _best_cues(scene, unit, at)
    rows = np.zeros((len(at), len(_CUE_FEATURES)))
    governs = best >= 0
    if not governs.any():
        return rows.T
    cue, head = best[governs], at[governs]
    sites, sentence = scene.sites, scene.parse.columns.sentence_of
    place = sites.at[cue]
    before = place < unit.first
    low, high = np.where(before, place, unit.last) + 1, np.where(before, unit.first, place)
    rates = scene.rates_between(low, high)
    found = _Cue(
        governs=np.ones(len(cue)),
        rate=sites.rate[cue],
        covering=[scene.covers(index, unit) for index in cue.tolist()],
        before=before,
        distance=_distance(scene, unit, place),
        in_first_sentence=sentence[place] == sentence[unit.first],
        in_last_sentence=sentence[place] == sentence[unit.last - 1],
        cues_between=[min(len(between), 9) for between in rates],
        rate_between=[max(between, default=0.0) for between in rates],
        rival=[scene.rival(unit, index) for index in cue.tolist()],
        after_source=head < place,
        has_content=sites.last_reported[cue] >= 0,
        content_after=sites.first_reported[cue] > unit.last,
        content_before=(sites.last_reported[cue] >= 0) & (sites.last_reported[cue] < unit.first),
        root=sites.is_root[cue],
        relative=sites.is_relative[cue],
        adverbial=sites.is_adverbial[cue],
        finite=sites.is_finite[cue],
        gerund=sites.is_gerund[cue],
        right_after=abs(place - unit.last) <= 3,
        right_before=(place + 1 == unit.first) | (place + 2 == unit.first),
        cues_governed=[len(scene.governed[index]) for index in head.tolist()],
    )
    rows[governs] = make_rows(len(cue), found, sites.forms[:, cue], sites.classes[:, cue])
    return rows.T


def _best_cues(scene: Scene, unit: Unit, at: Places) -> Places:
    """Return for each mention the best of the cues whose source it is, by index into `Scene.reported`; -1 for none."""
    governed = [scene.governed.get(head, ()) for head in at.tolist()]
    cues = [cue for some in governed for cue in some]
    place, rate = scene.sites.at[cues], scene.sites.rate[cues]
    edge = np.where(place < unit.first, unit.first, unit.last)
    covered = np.array([scene.covers(cue, unit) for cue in cues])
    values = dict(zip(cues, (covered * 3 + rate + 1 / (1 + abs(place - edge))).tolist(), strict=True))
    return np.array([max(some, key=values.__getitem__) if some else -1 for some in governed], dtype=np.int64)


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
