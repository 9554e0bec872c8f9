"""The stages in their order; no rule of its own."""

import functools
import gc
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from itertools import groupby
from typing import NamedTuple, cast

import msgspec
from spacy.language import Language
from spacy.tokens import Doc

from attribution import lexicon
from attribution.engine.assembling import build_analysis
from attribution.engine.cues import CONTENT_FEATURES, CUE_FEATURES, find_contents, find_cues, find_withheld
from attribution.engine.grammar import Parse, check_doc, check_pipeline, load_pipeline, parse_many, read_doc
from attribution.engine.learned import Features, Learned, load_learned
from attribution.engine.sources import merge_sources
from attribution.engine.speakers import (
    SPEAKER_FEATURES,
    SPEECH_FEATURES,
    Link,
    LinkedQuotation,
    Scene,
    find_units,
    join_quotations,
    link_speakers,
)
from attribution.errors import installed_version
from attribution.lexicon import HouseWords
from attribution.model import THRESHOLD, Analysis, Document, Engine, check_threshold, named_kind

type Text = str | Document | Doc
#: House words, or the path of their file.
type Words = HouseWords | str | os.PathLike[str]
_BATCH_SIZE = 32

#: What the models read, as the weights have to have been learned from.
FEATURES = Features(cue=CUE_FEATURES, content=CONTENT_FEATURES, speech=SPEECH_FEATURES, speaker=SPEAKER_FEATURES)


def analyze(
    text: Text, nlp: Language | None = None, *, threshold: float = THRESHOLD, words: Words | None = None
) -> Analysis:
    """Return the quotations of one article, who said them, and why.

    Args:
        text: The article; one that a spaCy pipeline has parsed is taken as it was parsed.
        nlp: A spaCy pipeline with a tagger, a parser and an entity recogniser; None for the one that comes along. A
            `Doc` needs none.
        threshold: The least probability with which a speaker is given, 0 to 1. Below it a quotation stays
            unattributed, with its candidates.
        words: Words of your house, which the lexicon has for this call alone: what `load_words` gives, or the path of
            the TOML file.

    Raises:
        MissingModelError: The pipeline is not installed or lacks a part, or a `Doc` was made without one.
        TypeError: An argument is of another kind.
        ValueError: The threshold is not from 0 to 1.
        WordsError: The file of house words can't be read, or has a word that is not allowed.

    >>> analysis = analyze("“The bridge is safe,” said Mayor Ana Lee.")
    >>> analysis.quotations[0].speaker.text, analysis.sources[0].name
    ('Mayor Ana Lee', 'Ana Lee')
    """
    _check_text(text)
    return next(analyze_many([text], nlp, threshold=threshold, words=words))


def analyze_many(
    texts: Iterable[Text],
    nlp: Language | None = None,
    *,
    threshold: float = THRESHOLD,
    words: Words | None = None,
    batch_size: int = _BATCH_SIZE,
) -> Iterator[Analysis]:
    """Return the analyses of many articles, in their order, each as soon as it is made.

    Args:
        texts: The articles, as for `analyze`; read as they are needed.
        nlp: As for `analyze`.
        threshold: As for `analyze`.
        words: As for `analyze`.
        batch_size: How many go through the pipeline together.

    Raises:
        MissingModelError: As for `analyze`; raised with the first analysis.
        TypeError: An argument is of another kind; of an article, raised when it is come to.
        ValueError: The threshold is not from 0 to 1, or the batch size not 1 or more.
        WordsError: As for `analyze`.

    >>> names = [a.sources[0].name for a in analyze_many(["“Yes,” said Ana Lee.", "“No,” said Ben Roe."])]
    >>> names
    ['Ana Lee', 'Ben Roe']
    """
    check_threshold(threshold)
    _check_pipeline_given(nlp)
    if batch_size < 1:
        raise ValueError(f"a batch has one article or more: give a batch size of 1 or more, not {batch_size}")
    _check_many(texts)
    return _analyze_many(texts, nlp, threshold, lexicon.as_words(words), batch_size)


def analyze_doc(doc: Doc, *, threshold: float = THRESHOLD, words: HouseWords | None = None) -> Analysis:
    """Return the analysis of a text that a spaCy pipeline has parsed.

    Raises:
        MissingModelError: It is not English, or has no tags, parse or entities.
    """
    check_doc(doc)
    engine = _make_engine(f"{doc.lang_} pipeline of the caller", threshold, words)
    with lexicon.using(words), _no_search_for_garbage():
        return analyze_parse(read_doc(doc, Document.from_text(doc.text)), engine)


def _analyze_many(
    texts: Iterable[Text], nlp: Language | None, threshold: float, words: HouseWords | None, batch_size: int
) -> Iterator[Analysis]:
    for is_parsed, group in groupby(map(_check_text, texts), lambda text: isinstance(text, Doc)):
        if is_parsed:
            yield from (analyze_doc(cast(Doc, text), threshold=threshold, words=words) for text in group)
            continue
        pipeline = load_pipeline() if nlp is None else nlp
        check_pipeline(pipeline, f"{pipeline.lang}_{pipeline.meta['name']}")
        engine = _engine(pipeline, threshold, words)
        documents = (Document.from_text(text) if isinstance(text, str) else cast(Document, text) for text in group)
        parses = parse_many(documents, pipeline, batch_size=batch_size)
        while (analysis := _next_analysis(parses, engine, words)) is not None:
            yield analysis


def _next_analysis(parses: Iterator[Parse], engine: Engine, words: HouseWords | None) -> Analysis | None:
    # The words are in force while an analysis is made, and not while the caller looks at it.
    with lexicon.using(words), _no_search_for_garbage():
        parse = next(parses, None)
        return None if parse is None else analyze_parse(parse, engine)


@contextmanager
def _no_search_for_garbage() -> Iterator[None]:
    """Keep Python from looking through all objects for garbage in cycles while an analysis is made.

    An analysis makes many objects and hardly a cycle, and the search takes an eighth of its time. What is left is found
    between two analyses. Where the caller has turned the search off, it stays off.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _check_many(texts: object) -> None:
    if isinstance(texts, str | bytes | Document | Doc):
        raise TypeError(f"analyze_many takes many articles: give a list of them, or one {named_kind(texts)} to analyze")
    if not isinstance(texts, Iterable):
        raise TypeError(f"analyze_many takes many articles, in a list or the like, not {named_kind(texts)}")


def _check_text(text: object) -> Text:
    if isinstance(text, str | Document | Doc):
        return text
    what = "an article is a text, a Document or a spaCy Doc"
    if isinstance(text, bytes | bytearray):
        raise TypeError(f"{what}, not {named_kind(text)}: decode it, or give its file to attribution.read")
    if isinstance(text, os.PathLike):
        raise TypeError(f"{what}, not a path: give that to attribution.read first")
    raise TypeError(f"{what}, not {named_kind(text)}")


def _check_pipeline_given(nlp: object) -> None:
    if isinstance(nlp, str):
        raise TypeError(f"nlp is a loaded pipeline, not a name: give load_pipeline({nlp!r})")
    if nlp is not None and not isinstance(nlp, Language):
        raise TypeError(f"nlp is a spaCy pipeline, as load_pipeline gives it, not {named_kind(nlp)}")


def analyze_parse(parse: Parse, engine: Engine) -> Analysis:
    """Return the analysis of a parsed article, made as `engine` says."""
    scene, links, found = see(parse, load_learned(FEATURES), threshold=engine.threshold)
    drafts = [draft for draft in found if draft.is_likely]
    unlikely = [draft for draft in found if not draft.is_likely]
    people = merge_sources(scene, drafts, unlikely, threshold=engine.threshold)
    return build_analysis(scene, links, drafts, people, engine)


class Seen(NamedTuple):
    """An article before it is known which mentions are one source."""

    scene: Scene
    links: tuple[Link, ...]
    #: Also those that are hardly any, and are not given.
    quotations: tuple[LinkedQuotation, ...]


def see(parse: Parse, learned: Learned, *, threshold: float) -> Seen:
    """Return what is quoted in a parsed article, each with the mention of its speaker."""
    scene = make_scene(parse, learned)
    links = link_speakers(scene, learned, threshold=threshold)
    return Seen(scene, links, join_quotations(scene, links, learned, threshold=threshold))


def make_scene(parse: Parse, learned: Learned) -> Scene:
    """Return a parsed article with its cues and their contents, its quoted units, and what is withheld."""
    reported = find_contents(parse, find_cues(parse, learned), learned)
    return Scene(parse, reported, find_units(parse), find_withheld(parse))


def _engine(nlp: Language, threshold: float, words: HouseWords | None) -> Engine:
    meta = nlp.meta
    return _make_engine(f"{meta['lang']}_{meta['name']} {meta['version']}", threshold, words)


@functools.lru_cache(maxsize=16)
def _make_engine(pipeline: str, threshold: float, words: HouseWords | None) -> Engine:
    return Engine(
        attribution=installed_version(),
        spacy=version("spacy"),
        pipeline=pipeline,
        threshold=threshold,
        words=msgspec.UNSET if words is None else words.label,
    )
