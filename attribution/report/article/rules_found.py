"""Which house rules found something in which quotation."""

from collections import defaultdict
from collections.abc import Sequence

from attribution import model
from attribution.model import findings


def rules_by_quotation(
    quotations: Sequence[model.Quotation], found: Sequence[findings.Finding]
) -> tuple[tuple[str, ...], ...]:
    """Return, for each of `quotations`, the ids of the rules that found something in it or in its source.

    A finding says which quotation or which source it is about. One that says neither is about the quotations whose
    words it points at.
    """
    by_quotation: dict[str, set[str]] = defaultdict(set)
    by_source: dict[str, set[str]] = defaultdict(set)
    by_place: list[findings.Finding] = []
    for finding in found:
        if finding.quotation_id is not None:
            by_quotation[finding.quotation_id].add(finding.rule)
        elif finding.source_id is not None:
            by_source[finding.source_id].add(finding.rule)
        else:
            by_place.append(finding)
    return tuple(
        tuple(
            sorted(
                by_quotation.get(quotation.id, set())
                | by_source.get(quotation.source_id or "", set())
                | {finding.rule for finding in by_place if _is_in(finding.place, quotation)}
            )
        )
        for quotation in quotations
    )


def _is_in(place: model.Span, quotation: model.Quotation) -> bool:
    return any(span.start < place.end and place.start < span.end for span in quotation.spans)
