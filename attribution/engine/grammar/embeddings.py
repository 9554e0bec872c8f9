"""The vectors of words before their context is looked at: each form's worked out once for all tokens that have it.

The first layer of spaCy's tok2vec looks at a token alone, at its form, whatever stands beside it. Of the tokens of some
articles three quarters have the form of another, and this layer is a third of the work.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import IDS, ORTH
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model, NumpyOps

type _Column = npt.NDArray[np.uint64]

#: One odd number for each thing that is looked at, so that the sum of their products tells rows apart.
_FACTORS = np.random.default_rng(0).integers(1, 2**63, size=32, dtype=np.uint64) * np.uint64(2) + np.uint64(1)


#: The parts of spaCy's own layers for forms.
_PARTS = frozenset(
    "extract_features list2ragged ints-getitem hashembed static_vectors maxout layernorm dropout ragged2list".split()
)


class _Forms:
    """The forms of the tokens of some docs, each once: to a layer that embeds tokens they are one doc."""

    def __init__(self, vocab: Vocab, attributes: Sequence[int], rows: npt.NDArray[np.uint64]) -> None:
        self.vocab = vocab
        self._columns: dict[int, _Column] = {
            attribute: np.ascontiguousarray(rows[:, place]) for place, attribute in enumerate(attributes)
        }
        self._size = len(rows)

    def __len__(self) -> int:
        return self._size

    def to_array(self, attributes: int | str | Sequence[int | str]) -> npt.NDArray[np.uint64]:
        """Return one column, or several side by side, as `Doc.to_array` does."""
        if isinstance(attributes, int | str):
            return self._columns[_number(attributes)]
        return np.stack([self._columns[_number(attribute)] for attribute in attributes], axis=1)


def embed_forms_once(nlp: Language) -> None:
    """Let the components of a pipeline work out the vector of each form among some docs once.

    That is done where a component's first layer is one of spaCy's own for forms; any other stays as it is.
    """
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in list(model.walk()) if isinstance(model, Model) else ():
            if node.layers and node.layers[0] is node.maybe_get_ref("embed") and _is_of_forms(node.layers[0]):
                node.layers[0] = _once(node.layers[0])


def _is_of_forms(layer: Model[Any, Any]) -> bool:
    """Whether a layer looks at forms alone, as its parts tell, and works on a processor and on no graphics card."""
    parts = [node for node in layer.walk() if not node.layers]
    return {node.name for node in parts} <= _PARTS and all(isinstance(node.ops, NumpyOps) for node in parts)


def _once(layer: Model[Any, Any]) -> Model[Sequence[Doc], list[Any]]:
    """Return a layer that has each form of some docs embedded by `layer` once."""
    looked_at = [column for node in layer.walk() for column in node.attrs.get("columns", ())]
    attributes = tuple(dict.fromkeys((ORTH, *map(_number, looked_at))))

    def forward(
        model: Model[Any, Any],
        docs: Sequence[Doc],
        is_train: bool,  # noqa: FBT001 -- so thinc calls it
    ) -> tuple[list[Any], Callable[..., Any]]:
        if is_train or not sum(map(len, docs)):
            found: tuple[list[Any], Callable[..., Any]] = model.layers[0](docs, is_train)
            return found
        rows = np.concatenate([doc.to_array(list(attributes)) for doc in docs])
        first, places = _alike(rows)
        [vectors] = model.layers[0].predict([_Forms(docs[0].vocab, attributes, rows[first])])
        ends = np.cumsum([len(doc) for doc in docs])
        return np.split(vectors[places], ends[:-1]), _never

    return Model(f"once({layer.name})", forward, layers=[layer])


def _alike(rows: npt.NDArray[np.uint64]) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return the first of each kind among equal rows, and for each row the number of its kind."""
    _, first, places = np.unique(rows @ _FACTORS[: rows.shape[1]], return_index=True, return_inverse=True)
    if not np.array_equal(rows[first][places], rows):
        # Two that differ have the same sum, as hardly ever happens.
        _, first, places = np.unique(rows, axis=0, return_index=True, return_inverse=True)
    return first, places.ravel()


def _never(gradient: object) -> object:
    raise NotImplementedError("nothing is learned here")


def _number(attribute: int | str) -> int:
    return IDS[attribute.upper()] if isinstance(attribute, str) else attribute
