"""What a rule yields: a place and a reason, before the policy's words join them."""

from typing import NamedTuple

from attribution.model import Quotation, Source, Span


class Remark(NamedTuple):
    """Something that a rule found."""

    span: Span
    #: A sentence, without a verdict.
    reason: str
    source_id: str | None = None
    quotation_id: str | None = None


def on_source(span: Span, source: Source, reason: str) -> Remark:
    """Return a remark about a source."""
    return Remark(span, reason, source_id=source.id)


def on_quotation(span: Span, quotation: Quotation, reason: str) -> Remark:
    """Return a remark about a quotation."""
    return Remark(span, reason, source_id=quotation.source_id, quotation_id=quotation.id)


def shown(words: str, limit: int = 80) -> str:
    """Return an article's words as a reason shows them: in marks, on one line, shortened.

    >>> shown("two  aides")
    '“two aides”'
    """
    line = " ".join(words.split())
    return f"“{line if len(line) <= limit else line[: limit - 2].rstrip() + ' …'}”"
