"""What the project reads of each token apart from its place, and a quick way to its part of speech and lemma.

In the English pipelines of spaCy two components write these: the attribute ruler and the lemmatizer. They look at a
token alone, at its text, tag and label (but for nine rules, of contractions and of "there is", that look at two). So
what they say of a token once is kept, which spares a sixth of the pipeline's time.
"""

import weakref
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import NamedTuple

from spacy.attrs import DEP, ORTH, TAG
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.pipeline.attributeruler import AttributeRuler
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from attribution import lexicon

#: So many words are kept, in some 60 MB; then all are forgotten.
_MOST_KEPT = 200_000
#: spaCy keeps so many new words for good, which is quicker than to make them anew.
_MOST_STRINGS = 300_000
_USUAL = frozenset(
    "transformer curated_transformer tok2vec tagger parser ner attribute_ruler lemmatizer senter".split()
)


class Word(NamedTuple):
    """A token apart from its place."""

    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str


class Words:
    """What a pipeline says of words, each asked for once, and how many of them spaCy keeps."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._memory_zone = weakref.WeakMethod(nlp.memory_zone)
        self._most_strings = len(nlp.vocab.strings) + _MOST_STRINGS
        self._kept: dict[tuple[int, int, int], Word] = {}
        #: The names of the components whose work is done here, so that the pipeline may leave it out.
        self.spared = _spared(nlp)
        self._components = tuple(nlp.get_pipe(name) for name in self.spared)

    @classmethod
    def of(cls, nlp: Language) -> "Words":
        """Return the words of a pipeline, the same for the same one."""
        known = _words_by_pipeline()
        if nlp not in known:
            known[nlp] = cls(nlp)
        return known[nlp]

    def bounded(self) -> AbstractContextManager[object]:
        """Return a context in which docs may be made; once spaCy has stored many words, it forgets those new in it."""
        zone = self._memory_zone()
        is_few = len(self._vocab.strings) < self._most_strings
        return nullcontext() if zone is None or is_few or _is_in_zone(self._vocab) else zone()

    def read(self, doc: Doc) -> list[Word]:
        """Return the words of a doc, which the spared components have not seen."""
        if not self._components:
            return read_words(doc)
        keys = list(zip(*doc.to_array([ORTH, TAG, DEP]).T.tolist(), strict=True))
        if len(self._kept) > _MOST_KEPT:
            self._forget()
        kept = self._kept
        # Not as a difference of sets: that would go through all that are kept.
        new = {key for key in keys if key not in kept}
        if new:
            self._look_up(new)
        return [kept[key] for key in keys]

    def _forget(self) -> None:
        self._kept.clear()
        for component in self._components:
            if isinstance(component, EnglishLemmatizer):
                # It keeps every word that it has seen.
                component.cache.clear()

    def _look_up(self, keys: Iterable[tuple[int, int, int]]) -> None:
        """Ask the components about new words, each with a line's end after it, so that no two of them meet."""
        strings = self._vocab.strings
        words: list[str] = []
        tags: list[str] = []
        deps: list[str] = []
        for orth, tag, dep in keys:
            words += [strings[orth], "\n"]
            tags += [strings[tag], "_SP"]
            deps += [strings[dep], "dep"]
        doc = Doc(self._vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
        for component in self._components:
            doc = component(doc)
        self._kept.update(zip(keys, map(_read, list(doc)[::2]), strict=True))


@lexicon.cached
def _words_by_pipeline() -> weakref.WeakKeyDictionary[Language, Words]:
    # A house's words change parts of speech and lemmas.
    return weakref.WeakKeyDictionary()


def read_words(doc: Doc) -> list[Word]:
    """Return the words of a doc that a whole pipeline has seen."""
    return [_read(token) for token in doc]


def _is_in_zone(vocab: Vocab) -> bool:
    return bool(vocab.in_memory_zone)  # type: ignore[attr-defined] # spaCy's stubs lack it


def _spared(nlp: Language) -> tuple[str, ...]:
    """Return the components that may be left out: none of a pipeline of which more is asked than of spaCy's own."""
    if not set(nlp.pipe_names) <= _USUAL:
        return ()
    looks_at_one = (AttributeRuler, EnglishLemmatizer)
    found = [name for name, component in nlp.pipeline if isinstance(component, looks_at_one)]
    return tuple(found) if len(found) == len(looks_at_one) else ()


def _read(token: Token) -> Word:
    return Word(token.lower_, _lemma(token), _part_of_speech(token), token.tag_, token.dep_)


def _lemma(token: Token) -> str:
    if token.pos_ == "VERB":
        return lexicon.verb_lemma(token.lemma_.lower())
    return token.lemma_ if token.pos_ == "PROPN" else lexicon.noun_lemma(token.lemma_.lower())


def _part_of_speech(token: Token) -> str:
    """Return the part of speech; a role in lower case is a common noun, whatever the tagger made of it."""
    if token.pos_ == "PROPN" and token.is_lower and lexicon.noun_kind(token.lower_) is not None:
        return "NOUN"
    return token.pos_
