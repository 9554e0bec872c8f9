"""Weigh what speaks for somebody's being meant by a pronoun: python -m training.pronouns CORPUS/train.

Learns from `identities.tsv`, which says of speakers in training articles which name or description they go back to:
the article by the hash of its text, where the mention stands and where the first mention of its bearer stands. The
weights are those of a conditional logit over all who agree with a pronoun and over its meaning nobody of them
(McFadden 1973). Prints the weights of pronouns that speak, and, with the articles in folds, how often the likeliest is
right by how likely it was.
"""

import argparse
import hashlib
import itertools
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from attribution.engine.grammar import Parse, load_pipeline, parse_many
from attribution.engine.learned import NUMBERS
from attribution.engine.learned.weights import load_learned
from attribution.engine.pipeline import FEATURES, see
from attribution.engine.sources.by_pronoun import Candidate
from attribution.engine.sources.merging import read_mentions
from training.gold import Bounds, read_documents, same_mention

IDENTITIES = Path(__file__).with_name("identities.tsv")
_FOLDS = 5
#: How strongly the weights are held to those of the third column, which were learned from pronouns that only one person
#: could be.
_PENALTY = 100.0
#: The same of evidence that those pronouns were not asked about.
_PENALTY_ALONE = 10.0
_ALONE = ("in another's words just before", "introduced just before")
_BANDS = (0.0, 0.5, 0.7, 0.85, 0.95, 1.01)
#: Evidence with weights set by hand: too few of the articles have it.
_BY_HAND = ("dead", "infant")
Floats = npt.NDArray[np.float64]


class Bearer(NamedTuple):
    """A mention, and the first mention of the same bearer in full."""

    mention: Bounds
    first: Bounds


class Choice(NamedTuple):
    """A pronoun that speaks: what speaks for each who may be meant, and who is."""

    article: int
    evidence: Floats
    right: npt.NDArray[np.bool_]


def read_identities(path: Path = IDENTITIES) -> dict[str, list[Bearer]]:
    """Return for each article, by the hash of its text, its mentions with the first of the same bearer."""
    found: dict[str, list[Bearer]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            article, *places = line.split("\t")
            a, b, c, d = map(int, places)
            found.setdefault(article, []).append(Bearer((a, b), (c, d)))
    return found


def digest(text: str) -> str:
    """Return the name of an article in `identities.tsv`."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def read_choices(corpus: Path) -> list[Choice]:
    """Return the pronouns of the articles in `corpus` that the identities tell of."""
    known = read_identities()
    documents = [document for document in read_documents(corpus) if digest(document.text) in known]
    parses = parse_many(documents, load_pipeline())
    return [
        choice for place, parse in enumerate(parses) for choice in _choices(parse, known[digest(parse.text)], place)
    ]


def _choices(parse: Parse, bearers: Sequence[Bearer], article: int) -> Iterator[Choice]:
    seen = see(parse, load_learned(FEATURES), threshold=NUMBERS.speakers.threshold)
    reader = read_mentions(seen.scene, seen.quotations)
    speakers = {draft.head: draft.speaker for draft in seen.quotations if draft.inside is None}
    for head, span in speakers.items():
        if head is None or span is None or parse.tokens[head].lower not in ("he", "she"):
            continue
        bearer = next((b for b in bearers if same_mention((span.start, span.end), [b.mention])), None)
        candidates = reader.pronouns.candidates.get(head, ())
        if bearer is not None:
            right = [_is_bearer(parse, candidate, bearer) for candidate in candidates]
            rows = [[candidate.evidence[name] for name in NUMBERS.salience] for candidate in candidates]
            evidence = np.asarray(rows, dtype=float).reshape(len(rows), len(NUMBERS.salience))
            yield Choice(article, evidence, np.asarray(right, dtype=bool))


def _is_bearer(parse: Parse, candidate: Candidate, bearer: Bearer) -> bool:
    """Whether a source is the bearer: one of its mentions stands there, or it has the name that stands there."""
    start, end = bearer.first
    if any(span.start < end and start < span.end for span in candidate.identity.mentions):
        return True
    name = parse.text[start:end].lower().split()
    return any(n.is_full and [n.first, n.last] == [name[0], name[-1]] for n in candidate.identity.person_names)


def fit(choices: Sequence[Choice]) -> Floats:
    """Return a weight for each kind of evidence; nobody has none that speaks for it."""
    size = len(NUMBERS.salience)
    fixed = np.asarray([name in _BY_HAND for name in NUMBERS.salience])
    before = np.asarray(
        [speaks if name in _BY_HAND else other for name, (_, speaks, other) in NUMBERS.salience.items()]
    )

    penalty = np.asarray([_PENALTY_ALONE if name in _ALONE else _PENALTY for name in NUMBERS.salience])

    def loss(weights: Floats) -> tuple[float, Floats]:
        total, slope = 0.0, np.zeros(size)
        for _, evidence, right in choices:
            likely = shares(weights, evidence)
            wanted = likely * np.append(right, not right.any())
            total -= float(np.log(wanted.sum() + 1e-12))
            surplus = likely - wanted / (wanted.sum() + 1e-12)
            slope += evidence.T @ surplus[:-1]
        away = weights - before
        return total + float(penalty @ away**2) / 2, np.where(fixed, 0.0, slope + penalty * away)

    found: Floats = minimize(loss, before, jac=True, method="L-BFGS-B").x
    return found


def shares(weights: Floats, evidence: Floats) -> Floats:
    """Return how likely each candidate is, and last how likely that it is nobody of them."""
    scores = np.append(evidence @ weights, 0.0)
    odds: Floats = np.exp(scores - scores.max())
    return odds / odds.sum()


def judge(choices: Sequence[Choice]) -> list[tuple[float, bool]]:
    """Return for each pronoun how likely the likeliest is, by weights of other articles, and whether it is right."""
    judged = []
    for fold in range(_FOLDS):
        weights = fit([choice for choice in choices if choice.article % _FOLDS != fold])
        for choice in choices:
            if choice.article % _FOLDS == fold and len(choice.right):
                likely = shares(weights, choice.evidence)[:-1]
                best = int(np.argmax(likely))
                judged.append((float(likely[best]), bool(choice.right[best])))
    return judged


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the weights, and how well they are calibrated."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path, help="a folder with text/")
    choices = read_choices(parser.parse_args(arguments).corpus)
    weights = fit(choices)
    for (name, (plain, _, described)), weight in zip(NUMBERS.salience.items(), weights, strict=True):
        print(f'"{name}" = [{plain}, {weight:.2f}, {described}]')
    judged = judge(choices)
    print(f"{len(judged)} pronouns, {100 * np.mean([right for _, right in judged]):.1f} % right")
    for low, high in itertools.pairwise(_BANDS):
        band = [right for likely, right in judged if low <= likely < high]
        print(f"{low:.2f} to {min(high, 1.0):.2f}: {len(band):4} pronouns, {100 * np.mean(band):5.1f} % right")
    return 0


if __name__ == "__main__":
    sys.exit(main())
