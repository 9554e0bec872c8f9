"""Curves from a raw score to the share of links that are right, on articles not learned from."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from sklearn.isotonic import IsotonicRegression

from attribution.engine.learned.weights import Learned
from attribution.engine.speakers.joining import LinkedQuotation, join_quotations
from attribution.engine.speakers.linking import Link, link_speakers
from attribution.engine.speakers.scene import Scene
from training.folds import FOLDS
from training.gold import Example, Relation, same_mention

_POINTS = 41
#: No link is ever certain, and none impossible.
_LEAST, _MOST = 0.01, 0.99
Curve = tuple[tuple[float, ...], tuple[float, ...]]


@dataclass
class Judged:
    """Raw scores with whether the link was right."""

    scores: list[float] = field(default_factory=list)
    right: list[bool] = field(default_factory=list)

    def add(self, score: float, *, right: bool) -> None:
        """Add a link."""
        self.scores.append(score)
        self.right.append(right)

    def curve(self) -> Curve:
        """Return the curve that rises with the share of right links, smoothed over three points."""
        model = IsotonicRegression(y_min=_LEAST, y_max=_MOST, out_of_bounds="clip").fit(self.scores, self.right)
        points = np.linspace(0, 1, _POINTS)
        smooth = np.convolve(np.pad(model.predict(points), 1, mode="edge"), [0.25, 0.5, 0.25], mode="valid")
        return tuple(points.tolist()), tuple(smooth.astype(np.float32).tolist())


def fit_curves(examples: Sequence[Example], scenes: Sequence[Scene], learned: Sequence[Learned]) -> tuple[Curve, Curve]:
    """Return the curve for quoted and the one for indirect speech.

    Args:
        examples: The annotated articles.
        scenes: The same as seen by weights that did not learn from them.
        learned: For each fold the weights that did not learn from it, their curves plain.
    """
    quoted, indirect = Judged(), Judged()
    for place, (example, scene) in enumerate(zip(examples, scenes, strict=True)):
        weights = learned[place % FOLDS]
        links = link_speakers(scene, weights, threshold=0.0)
        for link in links:
            _judge_link(example, link, quoted)
        for draft in join_quotations(scene, links, weights):
            is_indirect = draft.cue is not None and not draft.links and draft.speaker is not None
            if is_indirect and example.has_judged(draft.spans):
                indirect.add(scene.reported[draft.cue].probability, right=is_right(example, draft))
    return quoted.curve(), indirect.curve()


def _judge_link(example: Example, link: Link, judged: Judged) -> None:
    """Judge a link that a model made; where the annotation names no source, nothing can be told."""
    if link.speech < 0.5 or link.speaker is None or not link.candidates:
        return
    relation = example.relation_over(link.unit)
    if example.is_judged(link.unit) and (relation is None or relation.source):
        mention = (link.speaker.start, link.speaker.end)
        judged.add(link.confidence, right=relation is not None and same_mention(mention, relation.source))


def is_right(example: Example, draft: LinkedQuotation) -> bool:
    """Whether an annotated attribution shares half of the content and has the same source, or like it none."""
    content = {i for span in draft.spans for i in range(span.start, span.end)}
    for relation in example.relations:
        annotated = {i for a, b in relation.content for i in range(a, b)}
        alike = 2 * len(annotated & content) >= len(annotated | content)
        if alike and _same_source(draft, relation):
            return True
    return False


def _same_source(draft: LinkedQuotation, relation: Relation) -> bool:
    if draft.speaker is None or not relation.source:
        return draft.speaker is None and not relation.source
    return same_mention((draft.speaker.start, draft.speaker.end), relation.source)
