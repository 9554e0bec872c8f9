"""Words that the tokenizer cuts at hyphens and the parser then takes for several: the co and the star of "co-star"."""

from collections.abc import Sequence

from attribution.engine.grammar.tree import Token

_NOUNS = frozenset({"NOUN", "PROPN"})
#: How far before the first part what hangs from it is looked for.
_NEAR = 10


def join_hyphenated(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Return the tokens where both parts of a hyphenated noun hang from one word: the first now hangs from the last."""
    joined = list(tokens)
    for place in range(1, len(joined) - 1):
        if joined[place].lower == "-" and _are_one_word(joined, place):
            first, last = place - 1, place + 1
            for other in (*range(max(0, first - _NEAR), first), place):
                if joined[other].head == first or other == place:
                    joined[other] = joined[other]._replace(head=last)
            joined[first] = joined[first]._replace(head=last, dep="compound")
            joined[place] = joined[place]._replace(dep="punct")
    return tuple(joined)


def _are_one_word(tokens: Sequence[Token], place: int) -> bool:
    first, hyphen, last = tokens[place - 1 : place + 2]
    beside = first.end == hyphen.start and hyphen.end == last.start
    flat = first.head == last.head not in (place - 1, place + 1) and first.dep == last.dep
    return beside and flat and first.pos in _NOUNS and last.pos in _NOUNS
