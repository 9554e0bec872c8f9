"""Where entities can be: the component that finds them reads these stretches of an article, and not all of it.

What it says of a token hangs on the tokens near it, as far as its convolutions see, and most on those right beside it.
So it is given the tokens near a capital, a number or a word for a time, which are three fifths of those of news.
"""

import itertools
import weakref
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import NORM, ORTH, SENT_START, TAG
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from thinc.api import Model

from attribution import lexicon

#: The tags of names and of numbers.
_TELLING = ("NNP", "NNPS", "CD")
#: Those of words that may be of a name although a sentence begins with them.
_NOMINAL = ("NN", "NNS", "JJ", "VBG")
#: Numbers that are tagged as other words.
_NUMBERS = frozenset(
    "half halves third thirds quarter quarters fifth fifths first second fourth sixth seventh eighth ninth tenth dozen "
    "dozens hundreds thousands millions billions".split()
)
#: A text with a smaller share of such tokens is in small letters: there a name may be anywhere.
_LEAST = 0.02
#: So many tokens on either side of such a one are read with it. What stands one further off, which the component sees
#: too, changes one of a thousand entities of news; what stands two further off ten.
_NEAR = 3
#: Of so many forms it is kept what they look like; then all are forgotten.
_MOST_KEPT = 200_000
_KIND = np.dtype([("capital", "?"), ("number", "?")])


class Entities:
    """Finds the entities of docs that have tags and sentences."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._recognizer: Any = nlp.get_pipe("ner") if "ner" in nlp.pipe_names else None
        #: The name of the component whose work is done here, so that the pipeline may leave it out.
        self.spared = ("ner",) if _sees_only_near(self._recognizer) else ()
        self._telling = [self._vocab.strings[tag] for tag in _TELLING]
        self._nominal = [self._vocab.strings[tag] for tag in _NOMINAL]
        #: For each form that was met: whether it has a capital, and whether it tells a number or a time.
        self._known: dict[int, tuple[bool, bool]] = {}

    @classmethod
    def of(cls, nlp: Language) -> "Entities":
        """Return what finds the entities of a pipeline, the same for the same one."""
        if nlp not in _by_pipeline:
            _by_pipeline[nlp] = cls(nlp)
        return _by_pipeline[nlp]

    def find(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """Yield the docs, each with its entities, which the spared component has not seen; so many go together."""
        if not self.spared:
            yield from docs
            return
        if len(self._known) > _MOST_KEPT:
            self._known.clear()
        for batch in itertools.batched(docs, batch_size):
            kept = [np.flatnonzero(self._may_be_near(doc)) for doc in batch]
            short = [_shortened(doc, places) for doc, places in zip(batch, kept, strict=True)]
            for doc, places, read in zip(batch, kept, self._recognizer.pipe(short, batch_size=batch_size), strict=True):
                doc.set_ents([_entity(doc, places, one) for one in read.ents if _is_of_one_stretch(places, one)])
            yield from batch

    def _may_be_near(self, doc: Doc) -> npt.NDArray[np.bool_]:
        """Return which tokens of a doc stand near one that may be of an entity."""
        forms, tags, starts = doc.to_array([ORTH, TAG, SENT_START]).T
        looks = np.fromiter(map(self._look_at, forms.tolist()), dtype=_KIND, count=len(doc))
        named = looks["capital"] & ((starts != 1) | np.isin(tags, self._nominal))
        telling = named | looks["number"] | np.isin(tags, self._telling)
        if telling.sum() <= _LEAST * len(doc):
            return np.ones(len(doc), dtype=bool)
        return np.convolve(telling, np.ones(2 * _NEAR + 1))[_NEAR : _NEAR + len(doc)] > 0

    def _look_at(self, form: int) -> tuple[bool, bool]:
        known = self._known.get(form)
        if known is None:
            word = self._vocab.strings[form]
            plain = word.lower()
            known = self._known[form] = (word != plain, plain in _NUMBERS or plain in lexicon.time_words())
        return known


_by_pipeline: weakref.WeakKeyDictionary[Language, Entities] = weakref.WeakKeyDictionary()


def _sees_only_near(recognizer: object) -> bool:
    """Whether it is spaCy's own, with tokens read by convolutions of its own, which see a few on either side."""
    model = getattr(recognizer, "model", None)
    if type(recognizer) is not EntityRecognizer or not isinstance(model, Model):
        return False
    names = {node.name for node in model.walk()}
    return {"extract_features", "expand_window"} <= names


def _shortened(doc: Doc, places: npt.NDArray[np.intp]) -> Doc:
    """Return the tokens at these places as a doc of its own, in which each stretch of them is a sentence or more."""
    tokens = [doc[place] for place in places.tolist()]
    after_gap = np.diff(places, prepend=-2) > 1
    starts = [gap or bool(token.is_sent_start) for gap, token in zip(after_gap.tolist(), tokens, strict=True)]
    short = Doc(
        doc.vocab,
        words=[token.text for token in tokens],
        spaces=[bool(token.whitespace_) for token in tokens],
        sent_starts=starts,
    )
    # A tokenizer writes "not" for the second half of "can't".
    norms = doc.to_array([NORM])[places].astype(np.uint64)
    return short.from_array([NORM], norms) if tokens else short  # type: ignore[arg-type] # a stub too narrow


def _entity(doc: Doc, places: npt.NDArray[np.intp], found: Span) -> Span:
    return Span(doc, int(places[found.start]), int(places[found.end - 1]) + 1, label=found.label)


def _is_of_one_stretch(places: npt.NDArray[np.intp], found: Span) -> bool:
    return int(places[found.end - 1] - places[found.start]) == found.end - 1 - found.start
