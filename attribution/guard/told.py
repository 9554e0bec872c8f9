"""Who tells what in a sentence that reports without a word of saying: "Roe put the cost at 40 million"."""

import re
from collections.abc import Iterator

from attribution.guard.headlines import is_speaker, known_source
from attribution.guard.voices import Voice
from attribution.model import Analysis, Span

_VERBS = (
    "puts?|forecasts?|estimate[sd]?|value[sd]?|reckon(?:s|ed)?|predict(?:s|ed)|expects|expected|told of|tells of"
    "|spoke of|speaks of|recall(?:s|ed)|report(?:s|ed)"
)
_TOLD = re.compile(
    rf"(?P<who>[^,;:.“”\"]{{2,60}}?)(?:,[^;:“”\"]{{2,90}}?,)?\s+(?:(?:said|says)\s+)?"
    rf"(?P<what>(?:(?<=said\s)|(?<=says\s)|(?:{_VERBS})\s)[^;“”\"]{{6,}}?)(?=;|\.?\s*\Z)",
    re.DOTALL,
)
_AFTER = re.compile(
    r"(?P<what>[^;“”\"]{12,}?),\s+(?:according to|said|says)\s+(?P<who>[^,;“”\"]{2,60}?)(?=[,.;]|\s*\Z)", re.DOTALL
)
_PASSIVE = re.compile(r"\b(?:is|was|are|were|be|been|being|has|have|had|to|that|it|this|which|there)\Z", re.IGNORECASE)


def find_told(analysis: Analysis, sentence: Span) -> Iterator[Voice]:
    """Yield who tells what in the parts of a sentence in which nobody was found to say anything."""
    text = analysis.document.text
    start = sentence.start
    for part in re.split(r"(?<=;)", text[sentence.start : sentence.end]):
        lead = len(part) - len(part.lstrip())
        found = _TOLD.match(part.rstrip(), lead) or _AFTER.match(part.rstrip(), lead)
        if found is not None and _speaks(analysis, found["who"]):
            label = found["who"].strip()
            place = Span(start=start + found.start("what"), end=start + found.end("what"))
            yield Voice((place,), label, start + found.start("who"), known_source(analysis, label), None)
        start += len(part)


def _speaks(analysis: Analysis, label: str) -> bool:
    """Whether a label is that of one who may speak, and no thing that is put or expected: "a verdict is"."""
    return is_speaker(analysis, label) and not _PASSIVE.search(label)
