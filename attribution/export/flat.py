"""What has parts, as one cell of a flat table."""

import msgspec

from attribution.model import Span

type Cell = str | int | float | bool


def flat(value: object) -> Cell:
    """Return a value of a row as one cell.

    Spans are "0..26; 54..72", which no spreadsheet takes for a date or a time; what else has parts is divided by
    semicolons or, where it has names, is JSON.

    >>> flat((Span(start=0, end=26), Span(start=54, end=72))), flat(("she", "her")), flat(None)
    ('0..26; 54..72', 'she; her', '')
    >>> flat({"desk": "news"})
    '{"desk":"news"}'
    """
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple):
        return "; ".join(f"{one.start}..{one.end}" if isinstance(one, Span) else str(one) for one in value)
    if isinstance(value, dict) and value:
        return msgspec.json.encode(value).decode()
    return ""
