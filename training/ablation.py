"""Measure what each part adds: python -m training.ablation SCORE.py CORPUS/dev.

Runs the analysis with its parts taken out, puts them back one by one, and prints the figures of SCORE.py as a Markdown
table. SCORE.py is the scorer of eval/, beside the corpus.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import numpy as np

from attribution import lexicon
from attribution.engine import pipeline
from attribution.engine.cues.candidates import find_sites
from attribution.engine.cues.contents import Reported, find_parts
from attribution.engine.cues.scoring import ScoredSite
from attribution.engine.grammar import Parse, load_pipeline, parse_many
from attribution.engine.learned.weights import Learned, from_arrays, load_learned
from attribution.engine.speakers import linking as speakers
from attribution.engine.speakers.joining import LinkedQuotation
from attribution.engine.speakers.linking import Link
from attribution.engine.speakers.scene import Scene
from attribution.engine.speakers.units import Unit
from attribution.model import Analysis, Engine, to_json
from training.gold import read_documents
from training.scoring import load_script, score

FIGURES = ("quoted.detect", "quoted.link", "all.content", "all.source", "quoted.source", "sure", "caught")
_IS_CUE = 0.5
_SPEAKING = ("neutral", "loaded", "denial", "question", "document")
_PLAIN = ((0.0, 1.0), (0.0, 1.0))
Patch = tuple[str, Any]


class Part(NamedTuple):
    """A part of the analysis."""

    name: str
    #: What to put in the places of the code so that the analysis does without the part.
    without: tuple[Patch, ...]


def grammar_cues(parse: Parse, learned: Learned) -> tuple[ScoredSite, ...]:
    """Return the lexicon's verbs of speech, and "according to", each as a sure cue."""
    classes = lexicon.reporting_verbs()
    return tuple(
        ScoredSite(site, 1.0)
        for site in find_sites(parse)
        if site.form == "according" or (site.form == "verb" and classes.get(parse.tokens[site.head].lemma) in _SPEAKING)
    )


def grammar_contents(parse: Parse, cues: Sequence[ScoredSite], learned: Learned) -> tuple[Reported, ...]:
    """Return the cues with the clause that is their object, or, of "according to", the clause around it."""
    found = []
    for cue in cues:
        content = {
            token
            for part in find_parts(parse, cue.site)
            if (part.around if cue.site.form == "according" else parse.tokens[part.top].dep == "ccomp")
            for token in part.tokens
        }
        found.append(Reported(cue.site, cue.probability, frozenset(content)))
    return tuple(found)


def no_contents(parse: Parse, cues: Sequence[ScoredSite], learned: Learned) -> tuple[Reported, ...]:
    """Return no cue."""
    return ()


def link_nearest(scene: Scene, learned: Learned, *, threshold: float) -> tuple[Link, ...]:
    """Return every unit as speech, linked to the mention that stands nearest to it."""
    return tuple(_link(scene, unit, _nearest_mention(scene, unit), None) for unit in scene.units)


def link_by_grammar(scene: Scene, learned: Learned, *, threshold: float) -> tuple[Link, ...]:
    """Return every unit as speech, linked to the source of the cue that governs it, or of the nearest in its sentence.

    Where there is no such cue, the last speaker goes on.
    """
    links: list[Link] = []
    for unit in scene.units:
        cue = _nearest_cue(scene, unit)
        head = links[-1].head if cue is None and links else None
        links.append(_link(scene, unit, head if cue is None else scene.reported[cue].site.source, cue))
    return tuple(links)


def link_speech_by_grammar(scene: Scene, learned: Learned, *, threshold: float) -> tuple[Link, ...]:
    """Return what the learned weights take for speech, linked by grammar."""
    learned_links = _LINK_SPEAKERS(scene, learned, threshold=threshold)
    by_grammar = link_by_grammar(scene, learned, threshold=threshold)
    return tuple(link._replace(speech=other.speech) for link, other in zip(by_grammar, learned_links, strict=True))


_LINK_SPEAKERS = speakers.link_speakers


def _nearest_mention(scene: Scene, unit: Unit) -> int | None:
    heads = [h for h in scene.personal if not unit.first <= h < unit.last]
    return min(heads, key=lambda h: (_distance(h, unit), h), default=None)


def _nearest_cue(scene: Scene, unit: Unit) -> int | None:
    parse = scene.parse
    sentences = {parse.sentence_of[unit.first], parse.sentence_of[unit.last - 1]}
    near = [
        (scene.covers(index, unit) <= 0.5, _distance(item.site.head, unit), index)
        for index, item in enumerate(scene.reported)
        if item.probability >= _IS_CUE and item.site.source is not None
        if parse.sentence_of[item.site.head] in sentences and parse.stretch_of[item.site.head] < 0
    ]
    return min(near)[-1] if near else None


def _distance(place: int, unit: Unit) -> int:
    return unit.first - place if place < unit.first else place - unit.last + 1


def _link(scene: Scene, unit: Unit, head: int | None, cue: int | None) -> Link:
    span = None
    if head is not None:
        span = scene.parse.mentions[head].span
    rule = "no-candidate" if head is None else "source-of-cue-in-sentence" if cue is not None else "nearest-mention"
    return Link(unit, 1.0, span, head, cue, 1.0, rule, ())


def _no_aside(scene: Scene, unit: Unit) -> None:
    return None


def _no_inner_cue(scene: Scene, unit: Unit, cue: int | None) -> None:
    return None


def _no_relay(scene: Scene, drafts: list[LinkedQuotation]) -> list[LinkedQuotation]:
    return drafts


#: From the ground up. Each row of the table has a part and all before it; the parts after it are taken out.
PARTS = (
    Part("marks only: each quoted stretch is speech of the nearest mention", ()),
    Part(
        "+ grammar: the subject of the reporting verb that governs it or is nearest in the sentence",
        (
            ("attribution.engine.pipeline.find_contents", no_contents),
            ("attribution.engine.pipeline.link_speakers", link_nearest),
        ),
    ),
    Part(
        "+ learned cues and contents",
        (
            ("attribution.engine.pipeline.find_cues", grammar_cues),
            ("attribution.engine.pipeline.find_contents", grammar_contents),
        ),
    ),
    Part("+ learned speech", (("attribution.engine.pipeline.link_speakers", link_by_grammar),)),
    Part("+ learned speakers", (("attribution.engine.pipeline.link_speakers", link_speech_by_grammar),)),
    Part(
        "+ rules: label, signature, aside, relay",
        (
            ("attribution.engine.speakers.rules._RULES", ()),
            ("attribution.engine.speakers.linking._aside", _no_aside),
            ("attribution.engine.speakers.linking.inner_cue", _no_inner_cue),
            ("attribution.engine.speakers.joining._relayed", _no_relay),
        ),
    ),
    Part("+ calibration and threshold: the product", ()),
)


@contextmanager
def only(parts: int, learned: Learned) -> Iterator[float]:
    """Take out all parts but the first so many, and give the threshold that goes with the rest."""
    whole = parts == len(PARTS)
    weights = learned if whole else replace(learned, quoted_curve=_PLAIN, indirect_curve=_PLAIN)
    with ExitStack() as stack:
        stack.enter_context(mock.patch.object(pipeline, "load_learned", return_value=weights))
        # The nearest part taken out has the last word on what stands in a place.
        for part in reversed(PARTS[parts:]):
            for place, stand_in in part.without:
                stack.enter_context(mock.patch(place, stand_in))
        yield pipeline.THRESHOLD if whole else 0.0


def analyses_with(parts: int, parses: Sequence[Parse], learned: Learned) -> list[Analysis]:
    """Return the analyses that the first so many parts make."""
    with only(parts, learned) as threshold:
        engine = Engine(attribution="ablation", spacy="", pipeline="", threshold=threshold)
        return [pipeline.analyze_parse(parse, engine) for parse in parses]


def table(measure: Callable[[int], dict[str, float]]) -> Iterator[str]:
    """Return the lines of the table as they are measured."""
    yield f"| F1 | {' | '.join(FIGURES)} |"
    yield "|---|" + "---|" * len(FIGURES)
    for number, part in enumerate(PARTS, 1):
        figures = measure(number)
        yield f"| {part.name} | {' | '.join(f'{figures[name]:.1f}' for name in FIGURES)} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table for the corpus named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("scorer", type=Path, help="the path of score.py")
    parser.add_argument("corpus", type=Path, help="a folder with text/ and attributions/")
    parser.add_argument("--weights", type=Path, help="other weights than those of the package")
    given = parser.parse_args(arguments)
    learned = load_learned(pipeline.FEATURES)
    if given.weights:
        with np.load(given.weights, allow_pickle=False) as arrays:
            learned = from_arrays(arrays, pipeline.FEATURES)
    scorer = load_script(given.scorer)
    parses = list(parse_many(read_documents(given.corpus), load_pipeline()))
    for line in table(lambda n: score(scorer, given.corpus, map(to_json, analyses_with(n, parses, learned)))):
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
