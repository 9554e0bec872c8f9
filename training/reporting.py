"""What is learned of cues and of contents."""

from collections.abc import Sequence

from attribution.engine.cues.contents import content_features
from attribution.engine.cues.scoring import cue_features
from attribution.engine.learned.weights import Learned
from training.boosting import Shape, Table, fit, join, make_table
from training.folds import FOLDS, held_out, others
from training.gold import Example
from training.rates import Tally, add_up, tally_contents, tally_cues, to_rates

_RATE_FOLDS = 10
_CUE_PRIOR, _CONTENT_PRIOR = 0.1, 0.3
_SHAPE = Shape(trees=150, leaves=31, rate=0.1)
_PLAIN = ((0.0, 1.0), (0.0, 1.0))
Rates = dict[str, float]
Counted = tuple[Example, Tally, Tally]


def fit_reporting(examples: Sequence[Example]) -> tuple[Learned, list[Learned]]:
    """Return weights for cues and contents, and for each fold those learned without it.

    The weights for speech and speakers are those for cues, which stand in until they are learned.
    """
    counted = [(example, tally_cues(example), tally_contents(example)) for example in examples]
    return _fit(counted), [_fit(others(counted, fold)) for fold in range(FOLDS)]


def _fit(counted: Sequence[Counted]) -> Learned:
    cue_tally, content_tally = add_up(c for _, c, _ in counted), add_up(c for _, _, c in counted)
    cues, contents = [], []
    for fold in range(_RATE_FOLDS):
        held = held_out(counted, fold, _RATE_FOLDS)
        cue_rates = to_rates(cue_tally, add_up(c for _, c, _ in held), prior=_CUE_PRIOR)
        content_rates = to_rates(content_tally, add_up(c for _, _, c in held), prior=_CONTENT_PRIOR)
        cues += [_cue_table(example, cue_rates) for example, _, _ in held]
        contents += [_content_table(example, content_rates) for example, _, _ in held]
    cue = fit(join(cues), _SHAPE)
    return Learned(
        cue=cue,
        content=fit(join(contents), _SHAPE),
        speech=cue,
        speaker=cue,
        cue_rates=to_rates(cue_tally, prior=_CUE_PRIOR),
        content_rates=to_rates(content_tally, prior=_CONTENT_PRIOR),
        quoted_curve=_PLAIN,
        indirect_curve=_PLAIN,
    )


def _cue_table(example: Example, rates: Rates) -> Table:
    return make_table(cue_features(example.parse, example.sites, rates), example.are_cues)


def _content_table(example: Example, rates: Rates) -> Table:
    rows = content_features(example.parse, [part for part, _ in example.parts], rates)
    return make_table(rows, [answer for _, answer in example.parts])
