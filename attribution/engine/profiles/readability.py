"""How words in quotation marks read: how long the sentences are, and for which year of school."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from spacy.attrs import LOWER
from spacy.tokens import Doc
from spacy.vocab import Vocab

from attribution.model import Readability, find_words
from attribution.text import sentence_ends

#: The index is made for stretches of a hundred words; of fewer it says nothing.
LEAST_QUOTED = 100
#: Longer than this a source reads as it did before.
_MOST_WORDS = 20_000


def measure(quotations: Iterable[str]) -> Readability | None:
    """Return how quotations read, or None where they have too few words. Each begins a sentence.

    >>> it = measure(["“The bridge is old. We close it on Monday.”"] * 13)
    >>> it.words, it.sentences, it.distinct_words
    (117, 26, 9)
    >>> measure(["“The bridge is old.”"]) is None
    True
    """
    words: list[str] = []
    begins: list[bool] = []
    for quotation in quotations:
        for sentence in _sentences(quotation):
            found = find_words(sentence)
            words += found
            begins += [number == 0 for number in range(len(found))]
    if len(words) < LEAST_QUOTED:
        return None
    from textacy.text_stats import basics, readability  # noqa: PLC0415 -- it takes a second, and not all ask for this

    # Words and sentences are cut here, as the report counts them: spaCy makes two words of "don't". A vocabulary of its
    # own, since textacy keeps the last docs that it has measured.
    vocabulary = Vocab(lex_attr_getters={LOWER: str.lower})
    doc = Doc(vocabulary, words=words[:_MOST_WORDS], sent_starts=begins[:_MOST_WORDS])  # type: ignore[arg-type] # a stub too narrow
    return Readability(
        words=basics.n_words(doc),
        sentences=basics.n_sents(doc),
        distinct_words=basics.n_unique_words(doc),
        # Letters, not syllables: textacy counts those by where a word may be hyphenated, and so finds one in "family",
        # "city" and "idea" too few. Measures that rest on them (Flesch, Kincaid, Gunning fog, SMOG) come out too easy.
        grade=readability.coleman_liau_index(doc),
    )


def _sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a quotation."""
    for start, end in pairwise((0, *sentence_ends(text), len(text))):
        yield text[start:end]
