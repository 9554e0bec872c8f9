"""How likely each site reports what somebody said or thought."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from attribution import lexicon
from attribution.engine.cues.candidates import Site, find_sites, key
from attribution.engine.grammar import Columns, Flags, Parse, Places
from attribution.engine.learned import Column, Learned, OneHot, Rows, columns, make_rows

_FORMS = OneHot(("verb", "noun", "adjective", "according"))
_TAGS = OneHot(("VBD", "VBZ", "VBP", "VBG", "VBN", "VB", "MD"))
_DEPS = OneHot(("ROOT", "ccomp", "xcomp", "advcl", "acl", "relcl", "conj", "pcomp", "csubj", "parataxis"))
_CHILDREN = (
    "ccomp",
    "xcomp",
    "dobj",
    "prep",
    "advcl",
    "neg",
    "prt",
    "dative",
    "agent",
    "oprd",
    "acomp",
    "attr",
    "nsubjpass",
    "acl",
    "mark",
)
_CLASSES = OneHot(("neutral", "loaded", "thought", "question", "denial", "document", "other"))
_PRONOUNS = frozenset("he she they i we you it who that which his her their".split())
_FAR = 30.0
_STEPS_UP = 8


class ScoredSite(NamedTuple):
    """A site and how likely it is a cue."""

    site: Site
    probability: float


class _Rate(NamedTuple):
    """How often the word is a cue in the articles that were learned from."""

    share: Column
    known: Column


class _Clause(NamedTuple):
    """What kind of clause hangs under the site."""

    before: Column
    length: Column
    that: Column
    question: Column
    noun_that: Column
    noun_to: Column
    passive: Column
    modal: Column
    unreal_modal: Column
    perfect_or_do: Column
    preposition: Column
    as_: Column
    phrase_length: Column


class _Source(NamedTuple):
    """Who would be the source."""

    missing: Column
    proper_noun: Column
    pronoun: Column
    noun: Column
    person: Column
    body: Column
    place: Column
    person_noun: Column
    organization_noun: Column
    document_noun: Column
    first_or_second_person: Column
    third_person: Column
    impersonal: Column
    follows: Column
    subject: Column


class _Place(NamedTuple):
    """Where the site stands: quotation marks near it, cues above it."""

    marks_before: Column
    marks_after: Column
    marks_before_in_sentence: Column
    marks_after_in_sentence: Column
    quoted: Column
    depth: Column
    rate_above: Column
    rate_of_head: Column
    under_root: Column
    comma_follows: Column
    colon_follows: Column
    that_follows: Column
    comma_before: Column
    from_sentence_start: Column
    to_infinitive: Column
    conjunction_first: Column
    pronoun_follows: Column


#: What the model of cues reads, column by column.
CUE_FEATURES = (
    *_FORMS.columns("form"),
    *columns("rate", _Rate._fields),
    *_CLASSES.columns("class"),
    *_TAGS.columns("tag"),
    *_DEPS.columns("label"),
    *columns("child", _CHILDREN),
    *columns("clause", _Clause._fields),
    *columns("source", _Source._fields),
    *columns("place", _Place._fields),
)


def find_cues(parse: Parse, learned: Learned) -> tuple[ScoredSite, ...]:
    """Return the possible cues of `parse`, likely or not, in text order."""
    sites = find_sites(parse)
    probabilities = learned.cue.probabilities(cue_features(parse, sites, learned.cue_rates))
    return tuple(map(ScoredSite, sites, probabilities.tolist()))


def cue_features(parse: Parse, sites: Sequence[Site], rates: Mapping[str, float]) -> Rows:
    """Return what the model of cues reads of each site; a flag is 0 or 1, a distance is in tokens, cut at 30."""
    columns, tokens = parse.columns, parse.tokens
    at = np.array([site.head for site in sites], dtype=np.int64)
    verbs = lexicon.reporting_verbs()
    classes = [verbs.get(tokens[site.head].lemma, "") if site.form == "verb" else "" for site in sites]
    return make_rows(
        len(sites),
        _FORMS.of(site.form for site in sites),
        _rate_features(parse, sites, classes, rates),
        _CLASSES.of(classes),
        _TAGS.of(tokens[site.head].tag for site in sites),
        _DEPS.of(tokens[site.head].dep for site in sites),
        [columns.have(columns.deps.among(label))[at] for label in _CHILDREN],
        _clause_features(columns, at, np.array([site.form == "noun" for site in sites], dtype=np.bool_)),
        _source_features(columns, at, sites),
        _place_features(columns, at, rates),
    )


def _rate_features(parse: Parse, sites: Sequence[Site], classes: Sequence[str], rates: Mapping[str, float]) -> _Rate:
    words = [key(parse, site) for site in sites]
    of_class = [rates.get(f"class:{name or site.form}", 0.0) for name, site in zip(classes, sites, strict=True)]
    return _Rate(
        share=[rates.get(word, rate) for word, rate in zip(words, of_class, strict=True)],
        known=[word in rates for word in words],
    )


def _clause_features(columns: Columns, at: Places, is_noun: Flags) -> _Clause:
    lowers, deps = columns.lowers, columns.deps
    clause = columns.first(deps.among("ccomp"))[at]
    marker = columns.first(deps.among("mark", "advmod"))[clause]
    noun = np.where(is_noun, columns.first(deps.among("acl", "relcl"))[at], -1)
    noun_marker = columns.first(deps.among("mark"))[noun]
    helpers = deps.among("aux")
    modal = columns.first(helpers & columns.tags.among("MD"))[at]
    prepositions = deps.among("prep") & lowers.among("about", "of", "on", "for", "against", "with", "as")
    return _Clause(
        before=(clause >= 0) & (clause < at),
        length=columns.extents[clause],
        that=lowers.among("that")[marker],
        question=lowers.among("if", "whether", "how", "why", "when", "what")[marker],
        noun_that=lowers.among("that")[noun_marker],
        noun_to=columns.have(lowers.among("to"))[noun],
        passive=columns.have(deps.among("auxpass"))[at],
        modal=modal >= 0,
        unreal_modal=lowers.among("would", "could", "should", "might")[modal],
        perfect_or_do=columns.have(helpers & columns.lemmas.among("have", "do"))[at],
        preposition=columns.have(prepositions)[at],
        as_=columns.have(lowers.among("as"))[at],
        phrase_length=columns.extents[at],
    )


def _source_features(columns: Columns, at: Places, sites: Sequence[Site]) -> _Source:
    source = np.array([-1 if site.source is None else site.source for site in sites], dtype=np.int64)
    lowers, pos, entities, kinds = columns.lowers, columns.pos, columns.entities, columns.noun_kinds
    return _Source(
        missing=source < 0,
        proper_noun=pos.among("PROPN")[source],
        pronoun=pos.among("PRON")[source],
        noun=pos.among("NOUN")[source],
        person=entities.among("PERSON")[source],
        body=entities.among("ORG", "NORP")[source],
        place=entities.among("GPE")[source],
        person_noun=kinds.among("person")[source],
        organization_noun=kinds.among("organization")[source],
        document_noun=kinds.among("document")[source],
        first_or_second_person=lowers.among("i", "we", "you")[source],
        third_person=lowers.among("he", "she", "they", "who")[source],
        impersonal=lowers.among("it", "that", "this", "which")[source],
        follows=source > at,
        subject=[site.source is not None and site.route.startswith("subject") for site in sites],
    )


def _place_features(columns: Columns, at: Places, rates: Mapping[str, float]) -> _Place:
    lowers, sentence_of = columns.lowers, columns.sentence_of
    last, following = columns.last_quoted[at - 1], columns.next_quoted[at + 1]
    before = np.where(last >= 0, at - last, _FAR)
    after = np.where(following < columns.size, following - at, _FAR)
    sentence, sentence_start = sentence_of[at], columns.sentence_starts[at]
    above = _rates_above(columns, at, rates)
    return _Place(
        marks_before=np.minimum(before, _FAR),
        marks_after=np.minimum(after, _FAR),
        marks_before_in_sentence=(before < _FAR) & (sentence_of[last] == sentence),
        marks_after_in_sentence=(after < _FAR) & (sentence_of[following] == sentence),
        quoted=columns.stretch_of[at] >= 0,
        depth=(above >= 0).sum(axis=0),
        rate_above=np.maximum(above.max(axis=0), 0.0),
        rate_of_head=np.maximum(above[0], 0.0),
        under_root=columns.deps.among("ROOT")[columns.heads[at]],
        comma_follows=lowers.among(",")[at + 1],
        colon_follows=lowers.among(":")[at + 1],
        that_follows=lowers.among("that")[at + 1],
        comma_before=lowers.among(",")[at - 1],
        from_sentence_start=at - sentence_start,
        to_infinitive=columns.have(lowers.among("to") & columns.tags.among("TO"))[at],
        conjunction_first=lowers.among("if", "when", "but", "and", "while", "though", "although")[sentence_start],
        pronoun_follows=lowers.among(*_PRONOUNS)[at + 1],
    )


def _rates_above(columns: Columns, at: Places, rates: Mapping[str, float]) -> npt.NDArray[np.float64]:
    """Return the rates of the words above each token, the nearest first, up to eight; -1 above the root."""
    rate_of, heads = columns.lemmas.figures(lambda lemma: rates.get(lemma, 0.0)), columns.heads
    above = []
    for _ in range(_STEPS_UP):
        at = np.where(heads[at] == at, -1, heads[at])
        above.append(np.where(at < 0, -1.0, rate_of[at]))
    return np.array(above)
