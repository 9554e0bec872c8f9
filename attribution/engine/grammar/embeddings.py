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
from thinc.layers.chain import forward as run_layers

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

    That is done where a component's first layer is one of spaCy's own for forms; any other stays as it is. The layers
    stay as they are, and are saved and sent to other processes as ever: what is run of the first one is another
    function.
    """
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            layer = node.maybe_get_ref("embed")
            if layer is not None and _is_of_forms(layer):
                layer._func = _embed_once


def _is_of_forms(layer: Model[Any, Any]) -> bool:
    """Whether a layer looks at forms alone, as its parts tell, and works on a processor and on no graphics card."""
    parts = [node for node in layer.walk() if not node.layers]
    known = {node.name for node in parts} <= _PARTS and all(isinstance(node.ops, NumpyOps) for node in parts)
    return known and layer._func is run_layers


def _embed_once(
    model: Model[Any, Any],
    docs: Sequence[Doc],
    is_train: bool,  # noqa: FBT001 -- so thinc calls it
) -> tuple[list[Any], Callable[..., Any]]:
    """Return the vectors of the tokens of each doc, as the layers of `model` give them, each form asked for once."""
    if is_train or not sum(map(len, docs)):
        return run_layers(model, docs, is_train)
    looked_at = [column for node in model.walk() for column in node.attrs.get("columns", ())]
    attributes = list(dict.fromkeys((ORTH, *map(_number, looked_at))))
    rows = np.concatenate([doc.to_array(attributes) for doc in docs])
    first, places = _alike(rows)
    [vectors], never = run_layers(model, [_Forms(docs[0].vocab, attributes, rows[first])], is_train)
    ends = np.cumsum([len(doc) for doc in docs])
    return np.split(vectors[places], ends[:-1]), never


def _alike(rows: npt.NDArray[np.uint64]) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return the first of each kind among equal rows, and for each row the number of its kind."""
    _, first, places = np.unique(rows @ _FACTORS[: rows.shape[1]], return_index=True, return_inverse=True)
    if not np.array_equal(rows[first][places], rows):
        # Two that differ have the same sum, as hardly ever happens.
        _, first, places = np.unique(rows, axis=0, return_index=True, return_inverse=True)
    return first, places.ravel()


def _number(attribute: int | str) -> int:
    return IDS[attribute.upper()] if isinstance(attribute, str) else attribute
