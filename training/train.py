"""Learn the weights of `attribution` from annotated articles: python -m training.train CORPUS/train.

Writes attribution/learned.npz, the same bytes from the same articles, model and processor. See README.md beside this
file.
"""

import argparse
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.isotonic import IsotonicRegression

from attribution.contents import content_features, find_contents, find_parts
from attribution.cues import cue_features, find_cues
from attribution.drafts import draft_quotations
from attribution.learned import Learned
from attribution.lexicon import reporting_verbs
from attribution.linker.features import History, pair_features, unit_features
from attribution.linker.scene import Scene
from attribution.quotations import Unit, find_units
from attribution.sites import Site, key
from attribution.speakers import link_speakers
from attribution.trees import Trees
from training.gold import Example, read_examples, same_mention

_FOLDS = 4
_RATE_FOLDS = 10
_PLAIN = ((0.0, 1.0), (0.0, 1.0))
_OUT = Path(__file__).parent.parent / "attribution" / "learned.npz"
Counts = dict[str, list[int]]


@dataclass
class Table:
    """Rows of features with their answers."""

    rows: list[list[float]] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)

    def add(self, row: list[float], answer: bool) -> None:  # noqa: FBT001 - it is the datum
        """Add a row."""
        self.rows.append(row)
        self.answers.append(int(answer))

    def fit(self, trees: int, leaves: int, rate: float) -> Trees:
        """Return boosted trees that answer as the rows do."""
        model = HistGradientBoostingClassifier(
            max_iter=trees,
            max_leaf_nodes=leaves,
            learning_rate=rate,
            min_samples_leaf=20,
            l2_regularization=1.0,
            early_stopping=False,
            random_state=0,
        )
        model.fit(np.asarray(self.rows, dtype=np.float32), np.asarray(self.answers))
        return flatten(model)


def flatten(model: Any) -> Trees:
    """Return a fitted scikit-learn model as arrays."""
    parts: dict[str, list[Any]] = defaultdict(list)
    roots, depth, base = [], 0, 0
    for (predictor,) in model._predictors:
        nodes = predictor.nodes
        here = np.arange(len(nodes)) + base
        leaf = nodes["is_leaf"].astype(bool)
        parts["feature"].append(np.where(leaf, 0, nodes["feature_idx"]))
        parts["threshold"].append(np.where(leaf, 0, nodes["num_threshold"]))
        parts["left"].append(np.where(leaf, here, nodes["left"] + base))
        parts["right"].append(np.where(leaf, here, nodes["right"] + base))
        parts["value"].append(np.where(leaf, nodes["value"], 0))
        roots.append(base)
        depth = max(depth, int(nodes["depth"].max()))
        base += len(nodes)
    integers = {n: np.concatenate(parts[n]).astype(np.int32) for n in ("feature", "left", "right")}
    floats = {n: np.concatenate(parts[n]).astype(np.float32) for n in ("threshold", "value")}
    return Trees(
        **integers,
        **floats,
        roots=np.asarray(roots, dtype=np.int32),
        depth=depth,
        baseline=float(model._baseline_prediction.ravel()[0]),
    )


def count_cues(examples: Iterable[Example]) -> Counts:
    """Return for each word how often it is a cue and how often it stands."""
    counts: Counts = defaultdict(lambda: [0, 0])
    for example in examples:
        for site in example.sites:
            for word in (key(example.parse, site), f"class:{_word_class(example, site)}"):
                counts[word][0] += example.is_cue(site)
                counts[word][1] += 1
    return counts


def _word_class(example: Example, site: Site) -> str:
    return (reporting_verbs().get(example.parse.tokens[site.head].lemma) if site.form == "verb" else None) or site.form


def count_contents(examples: Iterable[Example]) -> Counts:
    """Return for each kind of phrase under a cue how often it is content and how often it stands."""
    counts: Counts = defaultdict(lambda: [0, 0])
    for example in examples:
        for part, answer in _answered_parts(example):
            top, word = example.parse.tokens[part.top], key(example.parse, part.site)
            label = "around" if part.around else top.dep
            for name in (f"{word}>{label}", f">{label}", *([f"{word}>{top.lower}"] if top.dep == "prep" else [])):
                counts[name][0] += answer
                counts[name][1] += 1
    return counts


def _answered_parts(example: Example) -> Iterable[tuple[Any, bool]]:
    for site in example.sites:
        relation = example.relation_of(site) if example.is_cue(site) else None
        if relation is not None:
            for part in find_parts(example.parse, site):
                answer = example.is_content(part, relation)
                if answer is not None:
                    yield part, answer


def to_rates(counts: Counts, without: Mapping[str, list[int]], prior: float) -> dict[str, float]:
    """Return smoothed shares; words seen fewer than three times have none, so rare words of the corpus are not kept."""
    rates = {}
    for word, (yes, all_) in sorted(counts.items()):
        less = without.get(word, [0, 0])
        if all_ - less[1] >= 3 or word.startswith(("class:", ">")):
            rates[word] = float(np.float32((yes - less[0] + prior * 3) / (all_ - less[1] + 3)))
    return rates


def fit_reporting(examples: list[Example]) -> Learned:
    """Return weights for cues and contents; those for speech and speakers are empty."""
    cue_counts, content_counts = count_cues(examples), count_contents(examples)
    cues, contents = Table(), Table()
    for fold in range(_RATE_FOLDS):
        held = examples[fold::_RATE_FOLDS]
        cue_rates = to_rates(cue_counts, count_cues(held), 0.1)
        content_rates = to_rates(content_counts, count_contents(held), 0.3)
        for example in held:
            for site in example.sites:
                cues.add(cue_features(example.parse, site, cue_rates), example.is_cue(site))
            for part, answer in _answered_parts(example):
                contents.add(content_features(example.parse, part, content_rates), answer)
    cue = cues.fit(150, 31, 0.1)
    return Learned(
        cue=cue,
        content=contents.fit(150, 31, 0.1),
        speech=cue,
        speaker=cue,
        cue_rates=to_rates(cue_counts, {}, 0.1),
        content_rates=to_rates(content_counts, {}, 0.3),
        quoted_curve=_PLAIN,
        indirect_curve=_PLAIN,
    )


def see(example: Example, learned: Learned) -> Scene:
    """Return the article with cues and contents as the weights find them."""
    cues = find_cues(example.parse, learned)
    return Scene(example.parse, find_contents(example.parse, cues, learned), find_units(example.parse))


@dataclass
class Linking:
    """Rows for the models of speech and of speakers."""

    speech: Table = field(default_factory=Table)
    speaker: Table = field(default_factory=Table)

    def walk(self, example: Example, scene: Scene, speaker: Trees | None) -> None:
        """Add the rows of an article, linking left to right: by `speaker`, or without it by the annotation."""
        history = History()
        for unit in scene.units:
            relation = example.relation_over(unit)
            about = unit_features(scene, unit, history)
            heads = scene.candidates(unit, history.recent())
            rows = [about + pair_features(scene, unit, head, history) for head in heads]
            right = [h for h in heads if relation is not None and relation.source and example.is_speaker(h, relation)]
            if relation is not None and relation.source:
                for row, head in zip(rows, heads, strict=True):
                    self.speaker.add(row, head in right)
            if speaker is None:
                if relation is not None:
                    history.speakers.append((unit, _nearest(unit, right, history)))
                continue
            scores = speaker.probabilities(rows).tolist() if rows else []
            best = sorted(scores, reverse=True)[:2]
            self.speech.add(about + best + [0.0] * (2 - len(best)), relation is not None)
            if relation is not None:
                history.speakers.append((unit, heads[int(np.argmax(scores))] if scores else None))


def _nearest(unit: Unit, heads: list[int], history: History) -> int | None:
    recent = [h for h in heads if h in history.recent()]
    return min(recent or heads, key=lambda h: min(abs(h - unit.first), abs(h - unit.last)), default=None)


def fit_linking(examples: list[Example], scenes: list[Scene]) -> tuple[Trees, Trees, list[Trees]]:
    """Return weights for speech and for speakers, and for each fold those for speakers learned without it.

    The weights for speakers learn from annotated histories and from histories that a model made of its own.
    """
    given = Linking()
    for example, scene in zip(examples, scenes, strict=True):
        given.walk(example, scene, None)
    own, without = Linking(), []
    for fold in range(_FOLDS):
        rest = Linking()
        for i, (example, scene) in enumerate(zip(examples, scenes, strict=True)):
            if i % _FOLDS != fold:
                rest.walk(example, scene, None)
        trees = rest.speaker.fit(150, 31, 0.1)
        without.append(trees)
        for example, scene in zip(examples[fold::_FOLDS], scenes[fold::_FOLDS], strict=True):
            own.walk(example, scene, trees)
    both = Table(given.speaker.rows + own.speaker.rows, given.speaker.answers + own.speaker.answers)
    return own.speech.fit(100, 15, 0.08), both.fit(200, 31, 0.08), without


def fit_curves(examples: list[Example], scenes: list[Scene], learned: Sequence[Learned]) -> dict[str, Any]:
    """Return calibration curves: how often links of a given raw score are right, on articles not learned from."""
    quoted, indirect = ([], []), ([], [])  # type: tuple[tuple[list[float], list[int]], tuple[list[float], list[int]]]
    for i, (example, scene) in enumerate(zip(examples, scenes, strict=True)):
        weights = learned[i % _FOLDS]
        links = link_speakers(scene, weights, threshold=0.0)
        for link in links:
            relation = example.relation_over(link.unit)
            if link.speech >= 0.5 and link.speaker and link.candidates and not (relation and not relation.source):
                quoted[0].append(link.confidence)
                quoted[1].append(
                    relation is not None and same_mention((link.speaker.start, link.speaker.end), relation.source)
                )
        for draft in draft_quotations(scene, links, weights):
            if not draft.links and draft.speaker:
                indirect[0].append(draft.confidence)
                indirect[1].append(_is_right(example, draft))
    return {"quoted_curve": _curve(*quoted), "indirect_curve": _curve(*indirect)}


def _is_right(example: Example, draft: Any) -> bool:
    content = {i for s in draft.spans for i in range(s.start, s.end)}
    for relation in example.relations:
        cells = {i for a, b in relation.content for i in range(a, b)}
        if 2 * len(cells & content) >= len(cells | content) and same_mention(
            (draft.speaker.start, draft.speaker.end), relation.source
        ):
            return True
    return False


def _curve(scores: list[float], right: list[int]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    model = IsotonicRegression(y_min=0.01, y_max=0.99, out_of_bounds="clip").fit(scores, right)
    points = np.linspace(0, 1, 41)
    smooth = np.convolve(np.pad(model.predict(points), 1, mode="edge"), [0.25, 0.5, 0.25], mode="valid")
    return tuple(points.tolist()), tuple(np.float32(smooth).tolist())


def train(examples: list[Example]) -> Learned:
    """Return all weights, learned from `examples`."""
    folds = [fit_reporting([e for i, e in enumerate(examples) if i % _FOLDS != fold]) for fold in range(_FOLDS)]
    _say("cues and contents, in folds")
    scenes = [see(example, folds[i % _FOLDS]) for i, example in enumerate(examples)]
    speech, speaker, without = fit_linking(examples, scenes)
    _say("speech and speakers")
    held_out = [replace(fold, speech=speech, speaker=trees) for fold, trees in zip(folds, without, strict=True)]
    curves = fit_curves(examples, scenes, held_out)
    _say("calibration")
    return replace(fit_reporting(examples), speech=speech, speaker=speaker, **curves)


def save(learned: Learned, path: Path) -> None:
    """Write the weights; the same weights give the same bytes."""
    arrays: dict[str, Any] = {}
    for name in ("cue", "content", "speech", "speaker"):
        trees = getattr(learned, name)
        for part in ("feature", "threshold", "left", "right", "value", "roots", "depth", "baseline"):
            arrays[f"{name}.{part}"] = np.asarray(getattr(trees, part))
    for name in ("cue_rates", "content_rates"):
        rates = getattr(learned, name)
        arrays[f"{name}.words"] = np.frombuffer("\n".join(rates).encode("utf-8"), dtype=np.uint8)
        arrays[f"{name}.values"] = np.asarray(list(rates.values()), dtype=np.float32)
    for name in ("quoted_curve", "indirect_curve"):
        arrays[name] = np.asarray(getattr(learned, name), dtype=np.float32)
    np.savez_compressed(path, **arrays)


def _say(what: str) -> None:
    print(f"{time.process_time():7.0f} s  {what}", file=sys.stderr)


def main() -> int:
    """Learn from the folder named on the command line and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="a folder with text/ and attributions/")
    parser.add_argument("-o", "--output", type=Path, default=_OUT)
    arguments = parser.parse_args()
    examples = read_examples(arguments.corpus)
    _say(f"{len(examples)} articles parsed")
    save(train(examples), arguments.output)
    _say(f"wrote {arguments.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
