"""The statements of a paraphrase: "that it would close, and that the staff would be paid" are two."""

from collections.abc import Iterator
from itertools import pairwise

import msgspec

from attribution.model import Quotation, Span
from attribution.verify.paraphrases.terms import AUXILIARIES, pauses, read_terms
from attribution.verify.places import Quoted

#: A statement of its own has so many telling words.
_LEAST = 2
_JOINING = frozenset({"and", "but", "while", "though", "although"})
_RELATIVE, _BEFORE = frozenset({"which", "who", "whose", "whom"}), 4
_OPENING = frozenset({"that", "he", "she", "they", "it", "the", "there"})


def statements_in(quotation: Quotation, quoted: Quoted) -> tuple[Quotation, ...]:
    """Return the statements that a paraphrase joins, each as a quotation; none where it is one."""
    tokens = quoted.tokens
    if len(quotation.spans) != 1:
        return ()
    edges = [0, *_edges(quoted), len(tokens)]
    head = _head(quoted)
    if len(edges) == 2 and head:
        return (_cut(quotation, quoted, 0, head),)
    if len(edges) == 2 or not all(_is_whole(quoted, low, high) for low, high in pairwise(edges)):
        return ()
    return tuple(_cut(quotation, quoted, low, high) for low, high in pairwise(edges))


def _cut(quotation: Quotation, quoted: Quoted, low: int, high: int) -> Quotation:
    span = Span(start=quoted.tokens.starts[low], end=quoted.tokens.ends[high - 1])
    return msgspec.structs.replace(quotation, spans=(span,), text=quoted.layout.text[span.start : span.end])


def _head(quoted: Quoted) -> int:
    """Return where a relative clause begins that a statement stands without, or 0: ", which replaces the old one"."""
    tokens = quoted.tokens
    for index in range(1, len(tokens)):
        relative = next(
            (at for at in range(index, min(len(tokens), index + _BEFORE)) if tokens.keys[at] in _RELATIVE), None
        )
        is_bare = relative == index or (relative and tokens.keys[relative - 1] == "of")
        if pauses(tokens, index) and is_bare and _is_whole(quoted, 0, index):
            return index
    return 0


def _edges(quoted: Quoted) -> Iterator[int]:
    tokens = quoted.tokens
    for index in range(1, len(tokens) - 1):
        joins = tokens.keys[index] in _JOINING
        if joins and (pauses(tokens, index) or tokens.keys[index + 1] in _OPENING):
            yield index


def _is_whole(quoted: Quoted, low: int, high: int) -> bool:
    """Whether words are a statement of their own: they have a verb, and tell something."""
    telling = [term for term in read_terms(quoted.tokens, low, high).terms if term.weight]
    return len(telling) >= _LEAST and not AUXILIARIES.isdisjoint(quoted.tokens.keys[low:high])
