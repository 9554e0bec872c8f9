"""How often a word is a cue, and how often a kind of phrase under it is content."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

from attribution.engine.cues.candidates import Site, key
from attribution.lexicon import reporting_verbs
from training.gold import Example

#: A rarer word gets no rate, so that the rare words of the corpus are not kept.
_LEAST = 3
#: How many sightings the prior weighs.
_WEIGHT = 3


class Tally(NamedTuple):
    """For each word or kind of phrase, how often the answer is yes and how often it stands."""

    yes: Counter[str]
    all: Counter[str]

    def add(self, name: str, *, answer: bool) -> None:
        """Count one sighting."""
        self.yes[name] += answer
        self.all[name] += 1


def add_up(tallies: Iterable[Tally]) -> Tally:
    """Return the sum of `tallies`."""
    total = Tally(Counter(), Counter())
    for tally in tallies:
        total.yes.update(tally.yes)
        total.all.update(tally.all)
    return total


def tally_cues(example: Example) -> Tally:
    """Return how often each word, and each class of words, is a cue in an article."""
    tally = Tally(Counter(), Counter())
    for site, is_cue in zip(example.sites, example.are_cues, strict=True):
        tally.add(key(example.parse, site), answer=is_cue)
        tally.add(f"class:{_word_class(example, site)}", answer=is_cue)
    return tally


def _word_class(example: Example, site: Site) -> str:
    word = example.parse.tokens[site.head].lemma
    return (reporting_verbs().get(word) if site.form == "verb" else None) or site.form


def tally_contents(example: Example) -> Tally:
    """Return how often each kind of phrase, under its cue and under any, is content in an article."""
    tally = Tally(Counter(), Counter())
    for part, is_content in example.parts:
        top, word = example.parse.tokens[part.top], key(example.parse, part.site)
        label = "around" if part.around else top.dep
        tally.add(f"{word}>{label}", answer=is_content)
        tally.add(f">{label}", answer=is_content)
        if top.dep == "prep":
            tally.add(f"{word}>{top.lower}", answer=is_content)
    return tally


def to_rates(tally: Tally, without: Tally | None = None, *, prior: float) -> dict[str, float]:
    """Return the share of yes for each word, drawn towards `prior` where a word is rare.

    Args:
        tally: What was counted.
        without: What of it is not to count, such as the articles that the rates are for.
        prior: The share that is expected of a word never seen.
    """
    less = without or Tally(Counter(), Counter())
    rates = {}
    for word in sorted(tally.all):
        yes, all_ = tally.yes[word] - less.yes[word], tally.all[word] - less.all[word]
        if all_ >= _LEAST or word.startswith(("class:", ">")):
            rates[word] = float(np.float32((yes + prior * _WEIGHT) / (all_ + _WEIGHT)))
    return rates
