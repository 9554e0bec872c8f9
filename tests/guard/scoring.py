"""Precision and recall of `guard` on pairs of texts, class by class: python -m tests.guard.scoring [--update].

A finding is right if a labelled one has its class and shares words with it; each labelled one is matched once.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, get_args

from attribution.engine import analyze_many
from attribution.guard import guard
from attribution.model import Analysis, DepartureClass, Document

PAIRS = Path(__file__).with_name("pairs")
FLOORS = Path(__file__).with_name("floors.json")
NAMES = (
    "examples",
    "sentences",
    "development",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
)
CLASSES: tuple[str, ...] = get_args(DepartureClass)


class Score(NamedTuple):
    """How many findings of a class are right, how many were made, and how many are labelled."""

    right: int
    found: int
    labelled: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what is labelled that was found."""
        return self.right / self.labelled if self.labelled else 1.0


class Labelled(NamedTuple):
    """A labelled finding: its class, and where its words stand in the derived text."""

    name: str
    start: int
    end: int


def read_pairs(name: str) -> list[dict]:
    """Return the pairs of a file."""
    lines = (PAIRS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [pair for line in lines for pair in _pairs(json.loads(line))]


def _pairs(record: dict) -> list[dict]:
    """Return the pair of a record, or those of an original with many sentences, each a derived text of its own."""
    if "sentences" not in record:
        return [record]
    return [
        {
            "original": record["original"],
            "derived": one["derived"],
            "findings": [{"class": name, "derived": one["derived"], "original": ""} for name in one["classes"]],
        }
        for one in record["sentences"]
    ]


def labels_of(pair: dict) -> list[Labelled]:
    """Return the labelled findings of a pair."""
    starts = [(one["class"], pair["derived"].index(one["derived"]), len(one["derived"])) for one in pair["findings"]]
    return [Labelled(name, start, start + length) for name, start, length in starts]


def match(found: Iterable[Labelled], labelled: list[Labelled]) -> tuple[list[Labelled], list[Labelled], list[Labelled]]:
    """Return the findings that are right, those that are not, and the labels that nothing was found for."""
    left, right, wrong = list(labelled), [], []
    for one in found:
        hit = next((it for it in left if it.name == one.name and it.start < one.end and one.start < it.end), None)
        if hit is None:
            wrong.append(one)
        else:
            left.remove(hit)
            right.append(one)
    return right, wrong, left


def analyses_of(pairs: list[dict]) -> dict[str, Analysis]:
    """Return the analysis of each text of some pairs."""
    texts = list(dict.fromkeys(text for pair in pairs for text in (pair["original"], pair["derived"])))
    documents = [Document.from_text(text, f"text {number}") for number, text in enumerate(texts)]
    return dict(zip(texts, analyze_many(documents), strict=True))


def findings_of(pair: dict, analyses: dict[str, Analysis]) -> list[Labelled]:
    """Return what `guard` finds in a pair."""
    made = guard(analyses[pair["original"]], analyses[pair["derived"]])
    return [Labelled(one.departure, one.derived.start, one.derived.end) for one in made.departures]


def score(pairs: list[dict], analyses: dict[str, Analysis]) -> dict[str, Score]:
    """Return the score of each class."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    labelled: Counter[str] = Counter()
    for pair in pairs:
        hits, wrong, left = match(findings_of(pair, analyses), labels_of(pair))
        right.update(one.name for one in hits)
        found.update(one.name for one in (*hits, *wrong))
        labelled.update(one.name for one in (*hits, *left))
    return {name: Score(right[name], found[name], labelled[name]) for name in CLASSES}


def table(scores: dict[str, Score]) -> str:
    """Return scores as lines of a table."""
    total = Score(*(sum(column) for column in zip(*scores.values(), strict=True)))
    rows = [*scores.items(), ("all", total)]
    return "\n".join(
        f"{name:24}{one.found:4} found {one.right:4} right {one.labelled - one.right:4} missed"
        f"  precision {one.precision:4.0%}  recall {one.recall:4.0%}"
        for name, one in rows
    )


def main() -> None:
    """Print the scores, or write the floors."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true", help="write what is reached as the floors")
    update = parser.parse_args().update
    floors: dict[str, dict[str, dict[str, int]]] = {}
    for name in NAMES:
        pairs = read_pairs(name)
        scores = score(pairs, analyses_of(pairs))
        floors[name] = {kind: one._asdict() for kind, one in scores.items()}
        print(f"{name}\n{table(scores)}\n")
    if update:
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
