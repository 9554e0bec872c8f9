"""The vectors of words in their context: spaCy's convolutions, worked out so many tokens at a time.

Each layer looks at a token and the two beside it (Lin, Chen and Yan 2014 for the network, Goodfellow et al. 2013 for
maxout). spaCy runs one layer after the other over all tokens of some articles; what lies between two layers is then
too much for a processor's cache. Here some hundred tokens go through all layers, and then the next.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from thinc.api import Model, NumpyOps
from thinc.layers.with_array import forward as run_layer

type _Floats = npt.NDArray[np.float32]

#: So many tokens go through all layers together.
_AT_ONCE = 1000
#: What a layer consists of; a token's vector is added to what comes out.
_PARTS = ["expand_window", "maxout", "layernorm", "dropout"]
#: What thinc adds to a variance, so that it divides by something.
_LEAST_VARIANCE = np.float32(1e-8)


class _Layer(NamedTuple):
    """The weights of one layer."""

    #: A row for each number of the three vectors that are looked at; a column for each of each piece of the maxout.
    weights: _Floats
    bias: _Floats
    #: By which, and to which, what comes out is scaled and moved.
    scale: _Floats
    shift: _Floats

    @classmethod
    def of(cls, node: Model[Any, Any]) -> "_Layer":
        _, maxout, norm, _ = _parts(node)
        weights = np.asarray(maxout.get_param("W"))
        # The first pieces of all numbers stand together, then the second ones.
        by_piece = weights.transpose(1, 0, 2).reshape(-1, weights.shape[2])
        bias, scale, shift = (
            np.asarray(one) for one in (maxout.get_param("b"), norm.get_param("G"), norm.get_param("b"))
        )
        return cls(np.ascontiguousarray(by_piece.T), bias.T.ravel(), scale, shift)

    def run(self, vectors: _Floats) -> _Floats:
        """Return the vectors that come out; beside the first and the last token stands nothing."""
        width = vectors.shape[1]
        beside = np.zeros((len(vectors), 3 * width), dtype=vectors.dtype)
        beside[1:, :width] = vectors[:-1]
        beside[:, width : 2 * width] = vectors
        beside[:-1, 2 * width :] = vectors[1:]
        pieces = beside @ self.weights
        pieces += self.bias
        found = pieces[:, :width].copy()
        for start in range(width, pieces.shape[1], width):
            np.maximum(found, pieces[:, start : start + width], out=found)
        found -= found.mean(axis=1, keepdims=True)
        variance = np.einsum("ij,ij->i", found, found) / np.float32(width) + _LEAST_VARIANCE
        found *= (1 / np.sqrt(variance))[:, np.newaxis]
        found *= self.scale
        found += self.shift
        found += vectors
        return found


def convolve_in_pieces(nlp: Language) -> None:
    """Let the components of a pipeline take so many tokens at a time through their convolutions.

    That is done where they are spaCy's own, on a processor; any other stay as they are. As with `embed_forms_once` what
    is saved and sent to other processes is as ever.
    """
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for node in model.walk() if isinstance(model, Model) else ():
            encode = node.maybe_get_ref("encode")
            if encode is not None and _is_convolution(encode):
                encode._func = _run_in_pieces


def _is_convolution(node: Model[Any, Any]) -> bool:
    """Whether a node is spaCy's convolutions, each over a token and its two neighbours."""
    if node._func is not run_layer or not all(isinstance(one.ops, NumpyOps) for one in node.walk()):
        return False
    layers = node.layers[0].layers
    known = all(one.name.startswith("residual(") and [p.name for p in _parts(one)] == _PARTS for one in layers)
    return known and all(_parts(one)[0].attrs["window_size"] == 1 for one in layers)


def _parts(layer: Model[Any, Any]) -> list[Model[Any, Any]]:
    return [node for node in layer.walk(order="dfs_pre") if not node.layers]


def _run_in_pieces(
    model: Model[Any, Any],
    docs: Any,
    is_train: bool,  # noqa: FBT001 -- so thinc calls it
) -> tuple[Any, Callable[..., Any]]:
    """Return the vectors of the tokens of each doc in their context, as the layers of `model` give them."""
    if is_train or not isinstance(docs, list) or not any(map(len, docs)):
        return run_layer(model, docs, is_train)
    ops, pad = model.ops, model.attrs["pad"]
    layers = [_Layer.of(node) for node in model.layers[0].layers]
    found: Any = np.concatenate(list(_pieces(np.asarray(ops.flatten(docs, pad=pad)), layers)))
    return ops.unflatten(found, ops.asarray1i([len(doc) for doc in docs]), pad=pad), _never


def _pieces(vectors: _Floats, layers: Sequence[_Layer]) -> Iterator[_Floats]:
    """Yield what comes out, some tokens at a time.

    Each piece is taken with as many tokens on either side as the layers see, so that it does not depend on the cuts.
    """
    reach = len(layers)
    for start in range(0, len(vectors), _AT_ONCE):
        first = max(0, start - reach)
        piece = vectors[first : start + _AT_ONCE + reach]
        for layer in layers:
            piece = layer.run(piece)
        yield piece[start - first : start - first + _AT_ONCE]


def _never(*_: object) -> Any:
    raise NotImplementedError("what is found in pieces teaches nothing")
