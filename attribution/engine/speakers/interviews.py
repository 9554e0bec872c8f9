"""Who answers in an interview: what "A:", "Answer:", "EIDE:" and "ME:" stand for before the words.

The lines above the first question name the one interviewed, once for the whole interview.
"""

import re
from collections.abc import Iterable

from attribution import lexicon
from attribution.engine.grammar import Parse
from attribution.engine.speakers.scene import Scene

_ANSWER = re.compile(r"(?:A|ANS|ANSWER)\.?\s?\d{0,3}\Z", re.I)
_INITIALS = re.compile(r"[^\W\d_a-z](?:\.?[^\W\d_a-z]){1,2}\.?\Z")
_WITH = frozenset({"with", "to"})
#: What one does with whom one interviews, and what comes of it.
_TALKING = frozenset(
    "sit speak talk chat meet interview ask catch converse correspond conversation interview q&a".split()
)
_HIGHEST = 3


def find_interviewed(scene: Scene, label: tuple[int, int]) -> int | None:
    """Return the head of the mention, above an interview or below it, of whom a turn's label stands for, or None."""
    parse = scene.parse
    words = parse.text[slice(*label)]
    named = _named_around(scene)
    if _ANSWER.match(words):
        return _the_one(parse, _foremost(parse, named))
    if _INITIALS.match(words):
        letters = [c for c in words if c.isalpha()]
        return _the_one(parse, [head for head in named if _initials(parse, head) == letters])
    return _the_one(parse, [head for head in named if _names(parse, head)[-1:] == [words.lower()]])


def _named_around(scene: Scene) -> list[int]:
    """Return the heads of the full names above the first turn, or, if none is there, of those below that talk.

    Where the parser takes any for people, only these.
    """
    parse = scene.parse
    turns = [(s.label[0], s.end) for s in parse.stretches if s.label is not None]
    first, last = min((start for start, _ in turns), default=0), max((end for _, end in turns), default=0)
    named = [h for h in scene.heads if _is_full_name(parse, h)]
    heads = [h for h in named if parse.tokens[h].start < first]
    heads = heads or [h for h in named if parse.tokens[h].start >= last and _is_talked_to(parse, h)]
    return [h for h in heads if parse.tokens[h].entity == "PERSON"] or heads


def _is_full_name(parse: Parse, head: int) -> bool:
    token = parse.tokens[head]
    if token.pos != "PROPN" or token.dep == "poss" or parse.mentions[head].form != "name":
        return False
    shown = parse.mentions[head].mention.text
    return len(_names(parse, head)) > 1 and shown not in lexicon.outlet_names() and token.entity not in ("GPE", "DATE")


def _names(parse: Parse, head: int) -> list[str]:
    """Return the words of a name in lower case, without its titles."""
    mention = parse.mentions[head]
    words = [parse.tokens[i] for i in range(mention.first, head + 1)]
    shown = [parse.text[t.start : t.end] for t in words if t.pos == "PROPN"]
    return [word.lower() for word in shown if word not in lexicon.titles()]


def _initials(parse: Parse, head: int) -> list[str]:
    return [word[0].upper() for word in _names(parse, head)]


def _foremost(parse: Parse, named: list[int]) -> list[int]:
    """Return those with whom the text says that it talked, or, where it does not say so, all."""
    return [head for head in named if _is_talked_to(parse, head)] or named


def _is_talked_to(parse: Parse, head: int) -> bool:
    """Whether a name hangs from words for an interview: "sat down with Ana Lee", "Ana Lee spoke to us"."""
    tokens, place = parse.tokens, head
    for _ in range(_HIGHEST):
        place = tokens[place].head
        if tokens[place].lemma.lower() in _TALKING:
            return True
        if tokens[place].lower not in _WITH and tokens[place].pos not in ("NOUN", "PROPN"):
            return False
    return False


def _the_one(parse: Parse, heads: Iterable[int]) -> int | None:
    """Return the first mention of the one that all of these are, or None."""
    found = list(heads)
    return found[0] if len({_names(parse, head)[-1] for head in found}) == 1 else None
