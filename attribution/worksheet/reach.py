"""Whom a checker can reach, and how: by a call, by looking it up, through the editor, or not at all."""

import re
from collections.abc import Iterable
from typing import Literal

from attribution import lexicon
from attribution.corrections import known_to
from attribution.model import Analysis, Quotation, Source

#: "call": somebody picks up a telephone. "look up": a document, the dead, a thing: it is read, not called.
#: "unnamed": the editor knows who it is. "crowd": a group that is spoken of as one, or who is heard through another.
#: "open": nobody knows yet who speaks. "nobody": no one is meant who could be asked.
Reach = Literal["call", "look up", "unnamed", "crowd", "open", "nobody"]

#: How the analysis calls a source that a pronoun alone stands for: “unknown (“you”)”, “the writer (“I”)”.
_UNRESOLVED = re.compile(r"(?:unknown|the writer) \(“([^”]+)”\)")
#: Pronouns of which one person is meant, though nobody knows who.
_MEANS_SOMEBODY = frozenset({"he", "she", "they"})
_INDEFINITE = re.compile(
    r"(?:an?|any|another|both|each|every|few|many|more|most|much of|no|several|some|such|\d[\d,.]*)\b", re.IGNORECASE
)
#: What may stand between a mention and what tells that its bearer is dead.
_BETWEEN = r"(?:\s*\([^)]{0,40}\))?,?\s+(?:who\s+)?(?:later\s+|then\s+|also\s+|had\s+|has\s+|have\s+)?"
_TELLS_A_DEATH = re.compile(
    rf"(?:{_BETWEEN}(?:died\b(?!\s+(?:down|laughing))|was\s+(?:assassinated|executed|killed|murdered|shot\s+dead)\b)|"
    r"[’']s\s+(?:death(?!\s+(?:penalty|row|threat|toll))|funeral|obituary|widow|widower)\b|"
    r"\s*\((?:c\.\s?)?\d{4}\s?[-–—]\s?\d{4}\))"
)
_LATE = re.compile(r"\b[Tt]he\s+late\s+(?:[\w.’'-]+\s+){0,3}\Z")
_NEAR = 60


def reach_of(source: Source, said: Iterable[Quotation], analysis: Analysis) -> Reach:
    """Return how a source is reached.

    Args:
        source: A source of the article.
        said: Its quotations.
        analysis: The article.

    >>> from attribution import analyze
    >>> analysis = analyze("“We lost,” said Ana Lee, who died in 2011. “We won,” said Ben Roe.")
    >>> [reach_of(it, analysis.quotations_of(it), analysis) for it in analysis.sources]
    ['look up', 'call']
    """
    quoted = any(it.kind != "indirect" for it in said)
    if source.kind == "document":
        return "look up"
    if is_writer(source, analysis):
        return "nobody"
    pronoun = _pronoun(source.name)
    if pronoun is not None:
        return "open" if quoted or pronoun in _MEANS_SOMEBODY else "nobody"
    if source.kind == "other":
        return "look up" if quoted else "nobody"
    if has_died(source, analysis.document.text):
        return "look up"
    if source.is_unnamed:
        return _of_unnamed(source, analysis, quoted=quoted)
    return "crowd" if not source.named and not quoted and _INDEFINITE.match(source.name) else "call"


def is_writer(source: Source, analysis: Analysis) -> bool:
    """Whether a source is who wrote the article."""
    byline = (analysis.document.byline or "").casefold()
    is_in_byline = " " in source.name and re.search(rf"\b{re.escape(source.name.casefold())}\b", byline)
    return source.name.startswith("the writer") or bool(is_in_byline)


def has_died(source: Source, text: str) -> bool:
    """Whether the words around a mention say that a person is dead: “the late Ana Lee”, “Lee, who died in 2011”."""
    return source.kind == "person" and any(
        it.text.casefold().startswith("the late ")
        or _TELLS_A_DEATH.match(text, it.end, it.end + _NEAR)
        or _LATE.search(text, max(0, it.start - _NEAR), it.start)
        for it in source.mentions
    )


def _pronoun(name: str) -> str | None:
    """Return which pronoun a source is called by, "" for an unknown one; None for no pronoun."""
    unresolved = _UNRESOLVED.fullmatch(name)
    word = (unresolved[1] if unresolved else name).casefold()
    return lexicon.pronouns().get(word, "" if unresolved else None)


def _of_unnamed(source: Source, analysis: Analysis, *, quoted: bool) -> Reach:
    """Return how an unnamed source is reached: an editor knows a person, and a group that is counted or quoted."""
    if source.id not in {it.id for it in analysis.unnamed()}:
        return "crowd"
    terms = source.anonymity
    # What a group is told to have goes with those of its members who speak.
    has_members = any(it.member_of == source.id for it in analysis.sources)
    passes_on = any(it.via is not None and it.via.source_id == source.id for it in analysis.quotations)
    if not (quoted or passes_on) and has_members and (terms is None or terms.claimed is None):
        return "crowd"
    has_terms = terms is not None and (terms.condition or terms.reason or terms.claimed is not None)
    if source.kind == "person" or quoted or has_terms or source.id in known_to(analysis):
        return "unnamed"
    return "crowd"
