"""Who did not comment, and on what terms somebody has no name."""

from collections.abc import Iterator
from typing import NamedTuple

from attribution import lexicon
from attribution.engine.cues.candidates import find_source
from attribution.engine.grammar import Parse
from attribution.model import Span


class Act(NamedTuple):
    """Somebody's not commenting: the words, the kind of act, and the head of who it was."""

    span: Span
    kind: str
    head: int | None


class Withheld(NamedTuple):
    """What the article says is withheld from it: comment, and names."""

    #: The acts of not commenting outside quotation marks, in text order.
    acts: tuple[Act, ...]
    #: Where it says on what terms somebody has no name, in no order.
    conditions: tuple[Span, ...]


def find_withheld(parse: Parse) -> Withheld:
    """Return who did not comment, and on what terms somebody has no name."""
    return Withheld(tuple(find_no_comments(parse)), tuple(find_conditions(parse)))


def find_conditions(parse: Parse) -> list[Span]:
    """Return where the article says on what terms somebody has no name, in no order."""
    start = parse.document.body_start
    patterns = lexicon.anonymity_conditions().values()
    return [Span(start=m.start(), end=m.end()) for p in patterns for m in p.finditer(parse.small, start)]


def find_no_comments(parse: Parse) -> Iterator[Act]:
    """Return the acts of not commenting outside quotation marks, in text order."""
    quoted = [(s.start, s.end) for s in parse.stretches if s.depth == 0]
    found = []
    for kind, pattern in lexicon.no_comment_acts().items():
        for match in pattern.finditer(parse.small, parse.document.body_start):
            if not any(a <= match.start() < b for a, b in quoted):
                found.append(
                    Act(Span(start=match.start(), end=match.end()), kind, _subject(parse, match.start(), match.end()))
                )
    seen = -1
    for act in sorted(found, key=lambda a: (a.span.start, -a.span.end)):
        if act.span.start >= seen:
            seen = act.span.end
            yield act


def _is_patient(parse: Parse, index: int) -> bool:
    """Whether the token is the subject of a passive and could have spoken: the family that could not be reached."""
    token = parse.tokens[index]
    return token.dep == "nsubjpass" and (token.pos in ("PROPN", "PRON") or lexicon.noun_kind(token.lemma) is not None)


def _subject(parse: Parse, start: int, end: int) -> int | None:
    first, last = parse.token_at(start), parse.token_at(end - 1)
    for index in range(first, last + 1):
        token = parse.tokens[index]
        if token.pos in ("VERB", "AUX"):
            source, _ = find_source(parse, index)
            if source is None:
                source = next((c for c in parse.children[index] if _is_patient(parse, c)), None)
            if source is not None:
                return source
    return None
