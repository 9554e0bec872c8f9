"""The stages in their order; no rule of its own."""

import functools
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import TYPE_CHECKING

from attribution.engine.assembling import build_analysis
from attribution.engine.cues import find_contents, find_cues
from attribution.engine.grammar import Parse, check_pipeline, load_pipeline, parse_many, read_doc
from attribution.engine.learned import load_learned
from attribution.engine.sources import merge_sources
from attribution.engine.speakers import Scene, draft_quotations, find_units, link_speakers
from attribution.model import THRESHOLD, Analysis, Document, Engine

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def analyze(text: "str | Document", nlp: "Language | None" = None, *, threshold: float = THRESHOLD) -> Analysis:
    """Return the quotations of one article, who said them, and why.

    Args:
        text: The article.
        nlp: A spaCy pipeline with a tagger, a parser and an entity recogniser; None for the one that comes along.
        threshold: The least probability with which a speaker is given, 0 to 1. Below it a quotation stays
            unattributed, with its candidates.

    Raises:
        MissingModelError: The pipeline is not installed or lacks a part.

    >>> analysis = analyze("“The bridge is safe,” said Mayor Ana Lee.")
    >>> analysis.quotations[0].speaker.text, analysis.sources[0].name
    ('Mayor Ana Lee', 'Ana Lee')
    """
    return next(analyze_many([text], nlp, threshold=threshold))


def analyze_many(
    texts: "Iterable[str | Document]",
    nlp: "Language | None" = None,
    *,
    threshold: float = THRESHOLD,
    batch_size: int = 32,
) -> Iterator[Analysis]:
    """Return the analyses of many articles, in their order, each as soon as it is made.

    >>> names = [a.sources[0].name for a in analyze_many(["“Yes,” said Ana Lee.", "“No,” said Ben Roe."])]
    >>> names
    ['Ana Lee', 'Ben Roe']
    """
    pipeline = load_pipeline() if nlp is None else nlp
    check_pipeline(pipeline, f"{pipeline.lang}_{pipeline.meta['name']}")
    documents = (Document.from_text(text) if isinstance(text, str) else text for text in texts)
    engine = _engine(pipeline, threshold)
    for parse in parse_many(documents, pipeline, batch_size=batch_size):
        yield analyze_parse(parse, engine)


def analyze_doc(doc: "Doc", *, threshold: float = THRESHOLD) -> Analysis:
    """Return the analysis of a text that a spaCy pipeline has parsed."""
    document = Document.from_text(doc.text)
    return analyze_parse(read_doc(doc, document), _make_engine(f"{doc.lang_} pipeline of the caller", threshold))


def analyze_parse(parse: Parse, engine: Engine) -> Analysis:
    """Return the analysis of a parsed article, made as `engine` says."""
    learned = load_learned()
    reported = find_contents(parse, find_cues(parse, learned), learned)
    scene = Scene(parse, reported, find_units(parse))
    links = link_speakers(scene, learned, threshold=engine.threshold)
    drafts = draft_quotations(scene, links, learned, threshold=engine.threshold)
    people = merge_sources(scene, drafts)
    return build_analysis(scene, links, drafts, people, engine)


def _engine(nlp: "Language", threshold: float) -> Engine:
    meta = nlp.meta
    return _make_engine(f"{meta['lang']}_{meta['name']} {meta['version']}", threshold)


@functools.lru_cache(maxsize=16)
def _make_engine(pipeline: str, threshold: float) -> Engine:
    versions = {"attribution": version("attribution"), "spacy": version("spacy")}
    return Engine(**versions, pipeline=pipeline, threshold=threshold)
