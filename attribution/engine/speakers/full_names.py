"""The full names around an interview, of which one is its answers'."""

from collections.abc import Iterable

from attribution import lexicon
from attribution.engine.grammar import Parse

_WITH = frozenset({"with", "to"})
#: What one does with whom one interviews, and what comes of it.
_TALKING = frozenset(
    "sit speak talk chat meet interview ask catch converse correspond conversation interview q&a".split()
)
_HIGHEST = 3


def named_around(parse: Parse, heads: Iterable[int]) -> list[int]:
    """Return the heads of the full names above the first turn, or, if none is there, of those below that talk.

    Where the parser takes any for people, only these.
    """
    turns = [(s.label[0], s.end) for s in parse.stretches if s.label is not None]
    first, last = min((start for start, _ in turns), default=0), max((end for _, end in turns), default=0)
    named = [h for h in heads if _is_full_name(parse, h)]
    around = [h for h in named if parse.tokens[h].start < first]
    around = around or [h for h in named if parse.tokens[h].start >= last and is_talked_to(parse, h)]
    return [h for h in around if parse.tokens[h].entity == "PERSON"] or around


def _is_full_name(parse: Parse, head: int) -> bool:
    token = parse.tokens[head]
    if token.pos != "PROPN" or token.dep == "poss" or parse.mentions[head].form != "name":
        return False
    shown = parse.mentions[head].mention.text
    return (
        len(names_in(parse, head)) > 1 and shown not in lexicon.outlet_names() and token.entity not in ("GPE", "DATE")
    )


def names_in(parse: Parse, head: int) -> list[str]:
    """Return the words of a name in lower case, without its titles."""
    mention = parse.mentions[head]
    words = [parse.tokens[i] for i in range(mention.first, head + 1)]
    shown = [parse.text[t.start : t.end] for t in words if t.pos == "PROPN"]
    return [word.lower() for word in shown if word not in lexicon.titles()]


def is_talked_to(parse: Parse, head: int) -> bool:
    """Whether a name hangs from words for an interview: "sat down with Ana Lee", "Ana Lee spoke to us"."""
    tokens, place = parse.tokens, head
    for _ in range(_HIGHEST):
        place = tokens[place].head
        if tokens[place].lemma.lower() in _TALKING:
            return True
        if tokens[place].lower not in _WITH and tokens[place].pos not in ("NOUN", "PROPN"):
            return False
    return False
