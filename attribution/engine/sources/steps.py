"""The second step of the way from words to source: how surely a mention is the source's, and why."""

from typing import NamedTuple

from attribution.engine.grammar import Parse
from attribution.engine.learned import NUMBERS
from attribution.engine.sources.by_description import Reading
from attribution.engine.sources.by_pronoun import Candidate, Pronouns
from attribution.engine.sources.identities import Identity

_RATES: dict[Reading, tuple[float, str]] = {
    "first": (NUMBERS.sources.first, ""),
    "opened": (NUMBERS.sources.opened, ""),
    "again": (NUMBERS.sources.again, "described so before"),
    "called": (NUMBERS.sources.called, "called so in the article"),
    "body": (NUMBERS.sources.body, "the last one named that it fits"),
    "varied": (NUMBERS.sources.varied, "the one plainly at hand"),
}
#: What is left open is no surer than this.
_EVEN = 0.5
#: Evidence in words, the weightiest first; it speaks for the one meant where it holds of no other.
_REASONS = {
    "asked just before": "who was asked just before",
    "spoke in the paragraph": "who speaks in this paragraph",
    "spoke in the paragraph before": "who speaks in the paragraph before",
    "spoke just before": "who speaks in the sentence before",
    "main subject just before": "whom the sentence before is about",
    "last main subject": "whom the last sentence is about that is about one of them",
    "same paragraph": "of whom this paragraph speaks",
}


class Step(NamedTuple):
    """How surely a mention is its source's."""

    #: The probability that it is.
    confidence: float
    #: Why, as what follows the source's name; "" where the mention says it all.
    reason: str
    #: Who else may be meant.
    rival: Identity | None = None


def find_step(parse: Parse, head: int, identity: Identity | None, pronouns: Pronouns, how: Reading | None) -> Step:
    """Return how surely the mention at `head` is that of `identity`, and why; `how` says how a description was read."""
    if head in pronouns.candidates:
        return _of_pronoun(head, identity, pronouns)
    if how is not None:
        return Step(*_RATES[how])
    token = parse.tokens[head]
    if identity is not None and identity.unresolved not in ("", "I") and not identity.descriptions:
        return Step(_EVEN, "")
    if token.pos in ("PRON", "DET"):
        return Step(NUMBERS.sources.relative, "")
    if identity is not None and identity.one_of:
        return Step(1 / (1 + len(identity.one_of)), "")
    return Step(NUMBERS.sources.short_name, "")


def _of_pronoun(head: int, identity: Identity | None, pronouns: Pronouns) -> Step:
    """Return how surely a pronoun means somebody; of one that was left open, how likely the likeliest was."""
    candidates = pronouns.candidates[head]
    if not candidates:
        return Step(_EVEN, "")
    best = candidates[0]
    confidence = min(best.share, NUMBERS.sources.surest)
    if best.identity is not identity:
        return Step(min(confidence, _EVEN), "")
    rival = next((c.identity for c in candidates[1:2] if c.share >= NUMBERS.sources.rival), None)
    return Step(confidence, _why(pronouns.since(head), candidates), rival)


def _why(since: int, candidates: tuple[Candidate, ...]) -> str:
    """Return what speaks for the likeliest of some; `since` is the first paragraph in which one may be named."""
    best, *others = candidates
    if not others:
        return f"nobody else spoken of since ¶ {since + 1} can be meant"
    thing = best.identity.kind in ("organization", "document", "other")
    held = (name for name in _REASONS if best.evidence[name] and not any(o.evidence[name] for o in others))
    reason = next((_REASONS[name] for name in held), "the likeliest of those who can be meant")
    return reason.replace("whom", "which").replace("who ", "which ") if thing else reason
