"""Why a source has no name, in the article's words."""

import re

from attribution import lexicon
from attribution.engine.grammar import Parse
from attribution.model import Anonymity, Span

_REASON_END = re.compile(
    r"(?:,\s+(?:said|told|would|described|called|added|and\b|who\b|but\b)|[.;:!?—“\"”]|,\s*[“\"]|$)"
)
_LONGEST_REASON = 200
#: A reason stands within this many characters after the condition, or after the mention.
_NEAR = 40


def find_anonymity(parse: Parse, mentions: tuple[Span, ...]) -> Anonymity:
    """Return the condition and the reason that the sentences of an unnamed source's mentions give."""
    condition = reason = None
    searched: dict[tuple[int, int], Span | None] = {}
    for mention in mentions:
        start, end = _sentence(parse, mention.start)
        if (start, end) not in searched:
            found = searched[start, end] = _condition(parse, start, end)
            condition = condition or (None if found is None else parse.text[found.start : found.end])
            last = mention.end if found is not None and mention.start <= found.start < mention.end else end
            reason = reason or _before(mention, parse.text, _reason(parse, start, last, found))
        reason = reason or _reason_beside(parse, end, mention)
    return Anonymity(condition=condition, reason=reason)


def _before(mention: Span, text: str, reason: str | None) -> str | None:
    """Return a reason as far as the source that it is given ahead of: "Since they feared for their jobs, two aides"."""
    if reason is None:
        return None
    source = text[mention.start : mention.end]
    ahead, comma, _ = reason.partition(f", {source}")
    return ahead if comma else reason


def find_terms(parse: Parse, mentions: tuple[Span, ...]) -> Anonymity | None:
    """Return on what terms somebody is known by a part of the name, where the words stand right after a mention."""
    for mention in mentions:
        _, end = _sentence(parse, mention.start)
        if _belongs_to_another(parse, mention):
            continue
        for kind in ("unnamed", "pseudonym"):
            found = lexicon.anonymity_conditions()[kind].search(parse.small, mention.end, end)
            if found is not None and found.start() - mention.end <= _NEAR:
                terms = Span(start=found.start(), end=found.end())
                said = parse.text[terms.start : terms.end]
                return Anonymity(condition=said, reason=_reason(parse, mention.end, end, terms))
    return None


def _belongs_to_another(parse: Parse, mention: Span) -> bool:
    """Whether a mention only tells who another is: the Lee of "an aide to Lee"."""
    token = parse.tokens[parse.token_at(mention.end - 1)]
    above = parse.tokens[parse.tokens[token.head].head]
    return token.dep == "pobj" and above.pos in ("NOUN", "PROPN")


def _sentence(parse: Parse, offset: int) -> tuple[int, int]:
    first, end = parse.sentence_bounds(parse.sentence_of[parse.token_at(offset)])
    return parse.tokens[first].start, parse.tokens[end - 1].end


def _condition(parse: Parse, start: int, end: int) -> Span | None:
    found = [
        m.span() for p in lexicon.anonymity_conditions().values() for m in [p.search(parse.small, start, end)] if m
    ]
    if not found:
        return None
    first, last = min(found)
    return Span(start=first, end=last)


def _reason(parse: Parse, start: int, end: int, condition: Span | None) -> str | None:
    """Return the reason that a sentence gives: from an opener after the condition on, or a reason by itself."""
    patterns = lexicon.anonymity_reasons()
    if condition is not None:
        opener = patterns["opener"].search(parse.small, condition.end, end)
        if opener is not None and opener.start() - condition.end <= _NEAR:
            return _until_end(parse.text, opener.start(), end)
    alone = patterns["alone"].search(parse.small, start, end)
    return None if alone is None else _until_end(parse.text, alone.start(), end)


def _reason_beside(parse: Parse, end: int, mention: Span) -> str | None:
    """Return the reason right after a mention: "one former aide, citing fear of retaliation, …"."""
    if parse.text[mention.end : mention.end + 2] != ", ":
        return None
    opener = lexicon.anonymity_reasons()["opener"].match(parse.small, mention.end + 2, end)
    if opener is None or opener.group() not in ("citing", "fearing", "for fear of", "out of fear"):
        return None
    return _until_end(parse.text, opener.start(), end)


def _until_end(text: str, start: int, end: int) -> str:
    stop = _REASON_END.search(text, start, min(end, start + _LONGEST_REASON))
    return text[start : stop.start() if stop else end].rstrip(" ,.;")
