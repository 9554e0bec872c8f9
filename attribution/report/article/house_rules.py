"""From the findings of an article to what its page shows of them."""

from collections import defaultdict

from attribution.model import findings
from attribution.report import page, review_page, wording
from attribution.report.article.lookup import Lookup
from attribution.report.article.segments import Marking

#: More findings than these are folded.
_MOST_OPEN = 12


def house_rules(reading: Lookup) -> review_page.HouseRules | None:
    """Return what house rules found in an article, rule by rule, or None where none were asked."""
    review = reading.review
    if review.findings is None:
        return None
    by_rule: dict[tuple[str, str, str, str], list[review_page.ShownFinding]] = defaultdict(list)
    for number, finding in enumerate(review.findings, 1):
        by_rule[finding.rule, finding.name, finding.policy, finding.follows].append(_finding(reading, number, finding))
    number = len(review.findings)
    return review_page.HouseRules(
        policy=review.house,
        amount=wording.count(number, "finding"),
        count=number,
        is_long=number > _MOST_OPEN,
        rules=tuple(
            review_page.ShownRule(
                id=rule, name=name.replace("-", " "), asks=asks, follows=follows, findings=tuple(found)
            )
            for (rule, name, asks, follows), found in sorted(by_rule.items())
        ),
    )


def finding_marks(reading: Lookup) -> tuple[Marking, ...]:
    """Return where the margin of the article has a mark that leads to a finding: where its words begin."""
    return tuple(
        Marking(
            finding.place.start,
            finding.place.start + 1,
            margin=page.MarginMark(
                text=f"§{number}",
                anchor=f"f-{number}",
                place=f"at-f-{number}",
                spoken="needs a look: house rule",
            ),
        )
        for number, finding in enumerate(reading.review.findings or (), 1)
    )


def _finding(reading: Lookup, number: int, finding: findings.Finding) -> review_page.ShownFinding:
    paragraph = reading.paragraph_at([finding.place])
    return review_page.ShownFinding(
        anchor=f"f-{number}",
        label=f"§{number}",
        place=f"at-f-{number}" if paragraph else None,
        about=_about(reading, finding),
        paragraph=paragraph.text if paragraph else None,
        excerpt=wording.shorten(finding.place.text) or None,
        reason=finding.reason,
    )


def _about(reading: Lookup, finding: findings.Finding) -> str | None:
    """Return the anchor of what a finding is about: a quotation; else a source; else the quotation it lies in."""
    quotations = reading.analysis.quotations
    for quotation, entry in zip(quotations, reading.entries, strict=True):
        if finding.quotation_id == quotation.id:
            return entry.anchor
    if anchor := reading.source_of(finding.source_id).anchor:
        return anchor
    for quotation, entry in zip(quotations, reading.entries, strict=True):
        if any(span.start < finding.place.end and finding.place.start < span.end for span in quotation.spans):
            return entry.anchor
    return None
