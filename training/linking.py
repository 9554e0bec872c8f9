"""What is learned of speech and of speakers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from attribution.engine.learned.trees import Column, Trees
from attribution.engine.speakers.features import unit_features
from attribution.engine.speakers.history import History
from attribution.engine.speakers.pairs import Pairs
from attribution.engine.speakers.scene import Scene
from attribution.engine.speakers.units import Unit
from training.boosting import Shape, Table, fit, join, make_table
from training.folds import FOLDS, held_out, others
from training.gold import Example, Relation

_FOLD_SHAPE = Shape(trees=150, leaves=31, rate=0.1)
_SPEAKER_SHAPE = Shape(trees=200, leaves=31, rate=0.08)
_SPEECH_SHAPE = Shape(trees=100, leaves=15, rate=0.08)


class Linking(NamedTuple):
    """Weights for speech and for speakers, and for each fold those for speakers learned without it."""

    speech: Trees
    speaker: Trees
    without: tuple[Trees, ...]


class Walk(NamedTuple):
    """The rows of an article: is this stretch speech, and is this mention its speaker?"""

    speech: Table
    speaker: Table


def fit_linking(examples: Sequence[Example], scenes: Sequence[Scene]) -> Linking:
    """Return weights for speech and for speakers.

    Speakers are learned from annotated histories and from histories that a model made of its own, so that what is
    learned can live with its own errors. Speech is learned from the latter alone, since it reads the speakers' scores.
    """
    pairs = list(zip(examples, scenes, strict=True))
    given = [walk_annotated(example, scene) for example, scene in pairs]
    own, without = [], []
    for fold in range(FOLDS):
        speaker = fit(join(others(given, fold)), _FOLD_SHAPE)
        without.append(speaker)
        own += [walk_alone(example, scene, speaker) for example, scene in held_out(pairs, fold)]
    return Linking(
        speech=fit(join(walk.speech for walk in own), _SPEECH_SHAPE),
        speaker=fit(join([*given, *(walk.speaker for walk in own)]), _SPEAKER_SHAPE),
        without=tuple(without),
    )


@dataclass
class _Rows:
    """Rows in the making."""

    rows: list[Column] = field(default_factory=list)
    answers: list[bool] = field(default_factory=list)

    def add(self, row: Column, *, answer: bool) -> None:
        self.rows.append(row)
        self.answers.append(answer)

    def table(self) -> Table:
        return make_table(self.rows, self.answers)


def walk_annotated(example: Example, scene: Scene) -> Table:
    """Return the rows for speakers of an article, each unit linked as the annotation says before the next is read."""
    history, pairs, speakers = History(), Pairs(scene), _Rows()
    for unit in scene.units:
        annotated = example.relation_over(unit)
        relation = annotated or example.assumed_over(unit)
        if relation is None:
            continue
        about, heads = unit_features(scene, unit, history), pairs.candidates(unit, history)
        right = _right_heads(example, relation, heads)
        if annotated is not None and relation.source:
            for head, row in zip(heads, pairs.features(unit, heads, history, about), strict=True):
                speakers.add(row, answer=head in right)
        history.add(scene.parse, unit, _nearest(unit, right, history))
    return speakers.table()


def walk_alone(example: Example, scene: Scene, speaker: Trees) -> Walk:
    """Return the rows of an article, each unit linked as the weights say before the next is read."""
    history, pairs, speech, speakers = History(), Pairs(scene), _Rows(), _Rows()
    for unit in scene.units:
        relation = example.relation_over(unit)
        about, heads = unit_features(scene, unit, history), pairs.candidates(unit, history)
        rows = pairs.features(unit, heads, history, about)
        if relation is not None and relation.source:
            right = _right_heads(example, relation, heads)
            for row, head in zip(rows, heads, strict=True):
                speakers.add(row, answer=head in right)
        scores = speaker.probabilities(rows).tolist()
        best = sorted(scores, reverse=True)[:2]
        if example.is_judged(unit):
            speech.add(about + best + [0.0] * (2 - len(best)), answer=relation is not None)
        if relation is not None or example.assumed_over(unit) is not None:
            history.add(scene.parse, unit, heads[int(np.argmax(scores))] if scores else None)
    return Walk(speech.table(), speakers.table())


def _right_heads(example: Example, relation: Relation, heads: Sequence[int]) -> list[int]:
    return [head for head in heads if example.is_speaker(head, relation)] if relation.source else []


def _nearest(unit: Unit, heads: Sequence[int], history: History) -> int | None:
    """Return which of several right mentions stands for the speaker: one that spoke before, else the nearest."""
    recent = [h for h in heads if h in history.recent()]
    return min(recent or heads, key=lambda h: min(abs(h - unit.first), abs(h - unit.last)), default=None)
