"""The tokens of a tree column by column, as arrays: for what is asked of many tokens at once.

Each array has one place more than there are tokens, for no token: -1 points to it, and so does the number of tokens.
"""

import functools
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from attribution import lexicon

if TYPE_CHECKING:
    from attribution.engine.grammar.tree import Tree

Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]


class Names:
    """A name for each token, such as its label or its word.

    >>> names = Names(["nsubj", "ROOT", "nsubj"])
    >>> names.among("nsubj", "dobj").tolist()
    [True, False, True]
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._numbers = {name: number for number, name in enumerate(dict.fromkeys(names))}
        #: For each token: the number of its name.
        self.codes: Places = np.fromiter(map(self._numbers.__getitem__, names), np.int64, len(names))

    def __len__(self) -> int:
        """Return how many different names there are."""
        return len(self._numbers)

    def among(self, *names: str) -> Flags:
        """Return for each token whether it has one of these names."""
        chosen = np.zeros(len(self), dtype=np.bool_)
        chosen[[self._numbers[name] for name in names if name in self._numbers]] = True
        return chosen[self.codes]

    def via(self, function: Callable[[str], str | None]) -> "Names":
        """Return for each token what `function` gives for its name, which it is asked about once; "" for None."""
        other = Names([function(name) or "" for name in self._numbers])
        other.codes = other.codes[self.codes]
        return other

    def figures(self, function: Callable[[str], float]) -> npt.NDArray[np.float64]:
        """Return for each token the figure that `function` gives for its name, which it is asked about once."""
        return np.array([function(name) for name in self._numbers], dtype=np.float64)[self.codes]

    def columns(self, function: Callable[[Iterable[str]], npt.NDArray[np.float64]]) -> npt.NDArray[np.float64]:
        """Return the columns that `function` gives for the names, spread over the tokens."""
        return function(self._numbers)[:, self.codes]


class Columns:
    """The facts of all tokens, each as one array."""

    def __init__(self, tree: "Tree") -> None:
        self._tree = tree
        self.size = len(tree.tokens)
        none = (len(tree.text), len(tree.text), "", "", "", "", "", -1, "")
        starts, ends, lowers, lemmas, pos, tags, deps, heads, entities = zip(*tree.tokens, none, strict=True)
        #: Where each token starts and ends in the text; no token stands at the text's end.
        self.starts: Places = np.array(starts, dtype=np.int64)
        self.ends: Places = np.array(ends, dtype=np.int64)
        #: The one that each token hangs under, for a root itself.
        self.heads: Places = np.array(heads, dtype=np.int64)
        self.lowers, self.lemmas, self.pos = Names(lowers), Names(lemmas), Names(pos)
        self.tags, self.deps, self.entities = Names(tags), Names(deps), Names(entities)

    @functools.cached_property
    def noun_kinds(self) -> Names:
        """The kind of each token's noun, as the lexicon has it."""
        return self.lemmas.via(lexicon.noun_kind)

    @functools.cached_property
    def paragraph_of(self) -> Places:
        """The number of each token's paragraph."""
        return _padded(self._tree.paragraph_of, -1)

    @functools.cached_property
    def sentence_of(self) -> Places:
        """The number of each token's sentence."""
        return _padded(self._tree.sentence_of, -1)

    @functools.cached_property
    def sentence_starts(self) -> Places:
        """The first token of each token's sentence."""
        return _padded(self._tree.sentence_starts, self.size)[self.sentence_of]

    @functools.cached_property
    def stretch_of(self) -> Places:
        """The outermost quoted stretch that each token stands in, or -1."""
        return _padded(self._tree.stretch_of, -1)

    @functools.cached_property
    def outside_before(self) -> Places:
        """How many words stand before each token outside quotation marks."""
        return _padded(self._tree.outside_before, 0)

    @functools.cached_property
    def last_quoted(self) -> Places:
        """The last token in quotation marks up to each; -1 where there is none."""
        return _padded(self._tree.last_quoted, -1)

    @functools.cached_property
    def next_quoted(self) -> Places:
        """The first token in quotation marks from each on, or the number of all tokens."""
        return _padded(self._tree.next_quoted, self.size)

    @functools.cached_property
    def extents(self) -> Places:
        """From the first to the last of the tokens under each token, how many tokens there are."""
        return _padded(self._tree.right_edge, 0) - _padded(self._tree.left_edge, 0)

    def have(self, children: Flags) -> Flags:
        """Return for each token whether one of these hangs under it."""
        places = self._below(children)
        having = np.zeros(self.size + 1, dtype=np.bool_)
        having[self.heads[places]] = True
        return having

    def first(self, children: Flags) -> Places:
        """Return for each token the first of these that hangs under it, or -1."""
        places = self._below(children)[::-1]
        first = np.full(self.size + 1, -1)
        first[self.heads[places]] = places
        return first

    def count_labels(self, heads: Places, labels: Places) -> Places:
        """Return for each of `heads` how many tokens under it have the label beside it, a number of `deps.codes`."""
        places, size = self._below(np.ones(self.size + 1, dtype=np.bool_)), len(self.deps)
        counts = np.bincount(self.heads[places] * size + self.deps.codes[places], minlength=self.size * size)
        return np.asarray(counts[heads * size + labels])

    def _below(self, tokens: Flags) -> Places:
        (places,) = np.nonzero(tokens[: self.size])
        return np.asarray(places[self.heads[places] != places])


def _padded(column: Sequence[int], last: int) -> Places:
    return np.array([*column, last], dtype=np.int64)
