"""Who answers in an interview: what "A:", "Answer:", "EIDE:" and "ME:" stand for before the words.

The lines above the first question name the one interviewed, once for the whole interview.
"""

import re
from collections.abc import Iterable

from attribution.engine.grammar import Parse
from attribution.engine.speakers.full_names import is_talked_to, names_in
from attribution.engine.speakers.scene import Scene

_ANSWER = re.compile(r"(?:A|ANS|ANSWER)\.?\s?\d{0,3}\Z", re.I)
_INITIALS = re.compile(r"[^\W\d_a-z](?:\.?[^\W\d_a-z]){1,2}\.?\Z")


def find_interviewed(scene: Scene, label: tuple[int, int]) -> int | None:
    """Return the head of the mention, above an interview or below it, of whom a turn's label stands for, or None."""
    parse = scene.parse
    words = parse.text[slice(*label)]
    named = scene.named_around
    if _ANSWER.match(words):
        return _the_one(parse, _foremost(parse, named))
    if _INITIALS.match(words):
        letters = [c for c in words if c.isalpha()]
        return _the_one(parse, [head for head in named if _initials(parse, head) == letters])
    return _the_one(parse, [head for head in named if names_in(parse, head)[-1:] == [words.lower()]])


def _initials(parse: Parse, head: int) -> list[str]:
    return [word[0].upper() for word in names_in(parse, head)]


def _foremost(parse: Parse, named: list[int]) -> list[int]:
    """Return those with whom the text says that it talked, or, where it does not say so, all."""
    return [head for head in named if is_talked_to(parse, head)] or named


def _the_one(parse: Parse, heads: Iterable[int]) -> int | None:
    """Return the first mention of the one that all of these are, or None."""
    found = list(heads)
    return found[0] if len({names_in(parse, head)[-1] for head in found}) == 1 else None
