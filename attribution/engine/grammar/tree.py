"""The tree of a parse: tokens, each under another, in their sentences, paragraphs and quoted stretches."""

import functools
import itertools
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from attribution.engine.grammar.columns import Columns
from attribution.model import Document
from attribution.text import Apart, Stretch

#: How many characters a headline has at most, with the byline where that stands in one with it.
_HEADLINE = 200


class Token(NamedTuple):
    """One token of the parse; `head` is an index into the article's tokens, its own for a root."""

    start: int
    end: int
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    entity: str


@dataclass(frozen=True)
class Tree:
    """A document with its tokens, sentences, paragraphs and quoted stretches."""

    document: Document
    tokens: tuple[Token, ...]
    paragraphs: tuple[tuple[int, int], ...]
    stretches: tuple[Stretch, ...]
    #: The first token of each sentence.
    sentence_starts: tuple[int, ...]
    #: The first token of each entity, with the index after its last and its type.
    entities: tuple[tuple[int, int, str], ...]
    #: Datelines, headline tags, bylines and picture credits: nobody in them speaks.
    apart: tuple[Apart, ...] = ()
    #: What is none of the article's words, in text order: addresses of links, marks of notes.
    silent: tuple[tuple[int, int], ...] = ()
    #: The document's text.
    text: str = field(init=False)
    #: For each token: its children, its paragraph, and its outermost quoted stretch or -1.
    children: tuple[tuple[int, ...], ...] = field(init=False)
    paragraph_of: tuple[int, ...] = field(init=False)
    stretch_of: tuple[int, ...] = field(init=False)
    #: For each token: how many words stand before it outside quotation marks.
    outside_before: tuple[int, ...] = field(init=False)
    #: For each token: the first token of its sentence and the one after its last.
    sentence_of: tuple[int, ...] = field(init=False)
    #: The first and the one after the last of the tokens under each token, itself among them.
    left_edge: tuple[int, ...] = field(init=False)
    right_edge: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.document.text)
        children: list[list[int]] = [[] for _ in self.tokens]
        for index, token in enumerate(self.tokens):
            if token.head != index:
                children[token.head].append(index)
        left, right = _edges(self.tokens, children)
        object.__setattr__(self, "children", tuple(map(tuple, children)))
        object.__setattr__(self, "left_edge", left)
        object.__setattr__(self, "right_edge", right)
        starts = np.fromiter((token.start for token in self.tokens), np.int64, len(self.tokens))
        paragraph_of = _last_before(starts, [start for start, _ in self.paragraphs])
        object.__setattr__(self, "paragraph_of", tuple(np.maximum(0, paragraph_of).tolist()))
        outer = [(number, stretch) for number, stretch in enumerate(self.stretches) if stretch.depth == 0]
        place = _last_before(starts, [stretch.start for _, stretch in outer])
        # The last of the two stands for no stretch, to which -1 points.
        ends, numbers = np.array([(s.end, number) for number, s in outer] + [(-1, -1)], dtype=np.int64).T
        stretch_of = np.where(starts < ends[place], numbers[place], -1)
        object.__setattr__(self, "stretch_of", tuple(stretch_of.tolist()))
        words = [token.pos not in ("PUNCT", "SPACE") for token in self.tokens]
        count = np.cumsum(words & (stretch_of < 0)) if words else np.zeros(0, dtype=np.int64)
        object.__setattr__(self, "outside_before", (0, *count[:-1].tolist()) if words else ())
        sentences: list[int] = []
        bounds = [*self.sentence_starts, len(self.tokens)]
        for number, (start, end) in enumerate(itertools.pairwise(bounds)):
            sentences += [number] * (end - start)
        object.__setattr__(self, "sentence_of", tuple(sentences))

    @functools.cached_property
    def small(self) -> str:
        """The document's text in small letters, each in the place of its own: "İ", which would be two, stays."""
        small = self.text.lower()
        if len(small) == len(self.text):
            return small
        return "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in self.text)

    @functools.cached_property
    def last_quoted(self) -> tuple[int, ...]:
        """For each token: the last one in quotation marks up to it, itself among them; -1 where there is none."""
        places = np.where(np.array(self.stretch_of, dtype=np.int64) >= 0, np.arange(len(self.tokens)), -1)
        return tuple(np.maximum.accumulate(places).tolist())

    @functools.cached_property
    def next_quoted(self) -> tuple[int, ...]:
        """For each token: the first one in quotation marks from it on, or the number of all tokens."""
        size = len(self.tokens)
        places = np.where(np.array(self.stretch_of, dtype=np.int64) >= 0, np.arange(size), size)
        return tuple(np.minimum.accumulate(places[::-1])[::-1].tolist())

    @functools.cached_property
    def columns(self) -> Columns:
        """The tokens column by column."""
        return Columns(self)

    def where(self, lemmas: frozenset[str]) -> list[int]:
        """Return the tokens that have one of these lemmas, in small letters or not; looked for once."""
        if lemmas not in self._where:
            among = self.columns.lemmas.figures(lambda lemma: lemma.lower() in lemmas)
            self._where[lemmas] = np.flatnonzero(among).tolist()
        return self._where[lemmas]

    @functools.cached_property
    def _where(self) -> dict[frozenset[str], list[int]]:
        return {}

    def sentence_bounds(self, number: int) -> tuple[int, int]:
        """Return the first token of a sentence and the one after its last."""
        starts = self.sentence_starts
        return starts[number], starts[number + 1] if number + 1 < len(starts) else len(self.tokens)

    def token_at(self, offset: int) -> int:
        """Return the index of the last token that starts at or before `offset`; 0 where there is none."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def is_silent(self, offset: int) -> bool:
        """Whether what stands at an offset is none of the article's words."""
        place = bisect_right(self.silent, (offset, len(self.text))) - 1
        return place >= 0 and offset < self.silent[place][1]

    def is_quoted_within(self, index: int) -> bool:
        """Whether the token stands in quotation marks inside quotation marks."""
        start = self.tokens[index].start
        place = bisect_right(self._inner, (start, len(self.text))) - 1
        return place >= 0 and start < self._inner[place][1]

    def is_apart(self, index: int) -> bool:
        """Whether the token stands in a dateline, a headline's tag, a byline or a picture's credit."""
        start = self.tokens[index].start
        return any(one.start <= start < one.end for one in self.apart)

    def is_in_headline(self, index: int) -> bool:
        """Whether the token stands in the line at the top that is no sentence, or before the byline in one with it."""
        if self.paragraph_of[index] > 0 or not self.paragraphs:
            return False
        start, end = self.paragraphs[0]
        byline = self.text.find(self.document.byline, start, start + _HEADLINE) if self.document.byline else -1
        alone = len(self.paragraphs) > 1 and self.text[end - 1].isalnum() and end - start < _HEADLINE
        return alone or self.tokens[index].start < byline

    def credited(self, paragraph: int) -> bool:
        """Whether a paragraph is a caption: it ends in a picture's credit."""
        start, end = self.paragraphs[paragraph]
        return any(one.kind == "credit" and start <= one.start < end for one in self.apart)

    @functools.cached_property
    def _inner(self) -> list[tuple[int, int]]:
        return sorted((s.start, s.end) for s in self.stretches if s.depth == 1)

    @functools.cached_property
    def _starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def child(self, index: int, *deps: str) -> int | None:
        """Return the first child of the token with one of these dependency labels."""
        # It is asked all the time: a loop is quicker than a generator.
        for child in self.children[index]:
            if self.tokens[child].dep in deps:
                return child
        return None

    def subtree(self, index: int) -> list[int]:
        """Return the indices of the tokens under `index`, itself among them, in text order."""
        out = [index]
        for here in out:
            out += self.children[here]
        return sorted(out)


def _last_before(places: npt.NDArray[np.int64], starts: Sequence[int]) -> npt.NDArray[np.int64]:
    """Return for each place the number of the last of `starts` that is not after it, or -1."""
    return np.searchsorted(np.array(starts, dtype=np.int64), places, side="right") - 1


def _edges(tokens: Sequence[Token], children: list[list[int]]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    left, right = list(range(len(tokens))), [i + 1 for i in range(len(tokens))]
    order, todo = [], [i for i, t in enumerate(tokens) if t.head == i]
    while todo:
        here = todo.pop()
        order.append(here)
        todo += children[here]
    for here in reversed(order):
        head = tokens[here].head
        left[head] = min(left[head], left[here])
        right[head] = max(right[head], right[here])
    return tuple(left), tuple(right)
