"""Whether the confidences are probabilities: of the links that are said to be right nine times in ten, how many are?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any, NamedTuple

from attribution.model import Analysis

SURE = 0.9
_BINS = 10
Relation = Mapping[str, Any]
Gold = Mapping[str, tuple[str, Sequence[Relation]]]


class Judged(NamedTuple):
    """A quotation under a speaker or source: how likely that was said to be right, and whether it is."""

    confidence: float
    right: bool


def judge_quoted(scorer: ModuleType, gold: Gold, analyses: Iterable[Analysis]) -> Iterator[Judged]:
    """Give each quoted stretch that is shown under a source, right where the scorer counts it for quoted.source."""
    for analysis in analyses:
        text, relations = gold[analysis.document.id]
        predicted = [_as_relation(q, analysis) for q in analysis.quotations]
        for stretch in scorer.quoted_stretches(text):
            found, wanted = scorer.covering(stretch, predicted), scorer.covering(stretch, relations)
            who = (wanted or {}).get("who")
            shown = found is not None and bool(found["source"])
            if found is not None and shown and (who is not None or wanted is None or wanted["source"]):
                yield Judged(found["confidence"], who is not None and scorer.right_source(who, found))


def judge_all(scorer: ModuleType, gold: Gold, analyses: Iterable[Analysis]) -> Iterator[Judged]:
    """Give each quotation with a speaker, right where the scorer counts it for all.source."""
    for analysis in analyses:
        _, relations = gold[analysis.document.id]
        predicted = [_as_relation(q, analysis) for q in analysis.quotations]
        pairs, _, _ = scorer.match(relations, predicted)
        right = {id(found) for wanted, found in pairs if scorer.same_mention(found["source"], wanted["source"])}
        for found in predicted:
            if found["source"]:
                yield Judged(found["confidence"], id(found) in right)


def _as_relation(quotation: Any, analysis: Analysis) -> Relation:
    speaker, source = quotation.speaker, analysis.source_of(quotation)
    return {
        "content": [(span.start, span.end) for span in quotation.spans],
        "source": [(speaker.start, speaker.end)] if speaker else [],
        "who": None if source is None else {"name": source.name, "kind": source.kind, "named": source.named},
        "confidence": quotation.confidence,
    }


def share_right(judged: Iterable[Judged], least: float = SURE) -> float:
    """Return the percentage that is right of the links with at least this confidence; 100 where there is none."""
    sure = [link.right for link in judged if link.confidence >= least]
    return 100 * sum(sure) / len(sure) if sure else 100.0


def calibration_error(judged: Iterable[Judged]) -> float:
    """Return by how much, on average, the confidence of links differs from the share of them that is right.

    The links are put into ten bins of equal width by their confidence (the expected calibration error of Naeini et al.
    2015).
    """
    bins: list[list[Judged]] = [[] for _ in range(_BINS)]
    for link in judged:
        bins[min(int(link.confidence * _BINS), _BINS - 1)].append(link)
    gaps = [abs(sum(link.confidence - link.right for link in links)) for links in bins]
    return sum(gaps) / max(1, sum(map(len, bins)))
