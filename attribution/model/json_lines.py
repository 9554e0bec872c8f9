"""An analysis as one line of JSON, and back."""

import msgspec

from attribution.errors import LoadError
from attribution.model.analysis import Analysis
from attribution.model.arguments import named_kind

#: What the decoder raises where something is no analysis: no JSON, another shape, no UTF-8, nested without end.
UNREADABLE = (msgspec.MsgspecError, UnicodeError, RecursionError)


def to_json(analysis: Analysis) -> str:
    """Return `analysis` as one line of JSON, without the newline."""
    return msgspec.json.encode(analysis).decode("utf-8")


def from_json(line: str | bytes) -> Analysis:
    """Return the analysis that a line of JSON holds.

    Raises:
        LoadError: It is no JSON, or not in the analysis format; the message has the path of what is wrong.
        TypeError: It is neither text nor bytes.

    >>> from_json('{"schema": "attribution/analysis/1"}')
    Traceback (most recent call last):
    attribution.errors.LoadError: JSON: it is no analysis of ours (Object missing required field `document`): ...
    """
    if not isinstance(line, str | bytes | bytearray | memoryview):
        raise TypeError(f"give a line of JSON as text or bytes, not {named_kind(line)}")
    try:
        return msgspec.json.decode(line, type=Analysis)
    except UNREADABLE as error:
        raise LoadError("JSON", no_analysis(error)) from error


def no_analysis(error: Exception) -> str:
    """Return what to say of something that is no analysis, and what to do."""
    reason = " ".join(str(error).split())
    return f"it is no analysis of ours ({reason}): make it again with attribution analyze --format jsonl"
