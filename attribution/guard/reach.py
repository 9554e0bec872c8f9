"""How far what somebody says reaches in a sentence, where the sentence says it by its form."""

import re

from attribution.guard.voices import Voice
from attribution.model import Span

#: "after, the operator said, a sensor failed": what stands before the word is told by the narrator.
_HANGING = re.compile(
    r"(?:^|\s)(?:after|because|when|while|since|although|though|as|and|but|if|where|which|that|until|before),?\s*\Z"
)
#: What parts a sentence so that the words before it may be the narrator's own.
_PART = re.compile(r"[;:“”\"]|,\s+(?:and|but|while|which|who|where|although|though|because|so|as)\s|[–—]|\n")


def reaching(text: str, sentence: Span, voice: Voice, others: list[Voice]) -> Voice:
    """Return a voice with all that it says in a sentence: "Six couples left, according to Lee" begins with "Six"."""
    quotation = voice.quotation
    if quotation is None or quotation.cue is None or quotation.kind != "indirect":
        return voice
    spans = tuple(span for span in voice.spans if not _hangs(text, span, quotation.cue.start))
    if not spans or len(spans) < len(voice.spans):
        return voice._replace(spans=spans or voice.spans)
    first = spans[0]
    is_after = quotation.cue.start >= spans[-1].end and voice.label_start >= spans[-1].end
    if not is_after or not sentence.start < first.start < sentence.end:
        return voice
    parts = [found.end() for found in _PART.finditer(text, sentence.start, first.start)]
    taken = [span.end for one in others if one is not voice for span in one.spans if span.end <= first.start]
    start = max([sentence.start, *parts, *taken])
    while start < first.start and text[start].isspace():
        start += 1
    return voice._replace(spans=(Span(start=start, end=first.end), *spans[1:]))


def _hangs(text: str, span: Span, cue: int) -> bool:
    """Whether a stretch before the words that tell who speaks ends in a conjunction."""
    return span.end <= cue and _HANGING.search(text[span.start : span.end]) is not None
