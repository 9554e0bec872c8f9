"""Who tells what in a part of a sentence that stands apart: before a semicolon, before "who said"."""

import re
from collections.abc import Iterator
from itertools import pairwise

from attribution.guard.headlines import is_speaker, known_source
from attribution.guard.told import find_told
from attribution.guard.voices import Voice
from attribution.model import Analysis, Span

#: "And from one guide: “The path is gone.”"
_FROM = re.compile(r"\W*(?:And|But|Or)?\s*[Ff]rom\s+(?P<who>[^,;:.“”\"]{2,60}):\s*(?=[“\"])")


def within_part(text: str, sentence: Span, voice: Voice) -> Voice:
    """Return a voice without the words that a semicolon parts from those that tell who speaks."""
    cue = voice.quotation.cue if voice.quotation is not None else None
    if cue is None or not sentence.start <= cue.start < sentence.end or voice.quotation is None:
        return voice
    if voice.quotation.kind != "indirect":
        return voice
    first = text.rfind(";", sentence.start, cue.start) + 1 or sentence.start
    spans = tuple(
        Span(start=max(span.start, first), end=span.end) if span.start < first <= span.end else span
        for span in voice.spans
        if not sentence.start <= span.start < span.end < first
    )
    return voice._replace(spans=spans) if spans else voice


def find_apart(analysis: Analysis, sentence: Span, voices: list[Voice]) -> Iterator[Voice]:
    """Yield who tells what in the parts of a sentence that none of those who speak in it has."""
    text = analysis.document.text
    parts = [sentence.start, *(found.end() for found in re.finditer(";", text[sentence.start : sentence.end]))]
    starts = [parts[0], *(sentence.start + at for at in parts[1:]), sentence.end]
    if len(starts) > 2:
        for start, end in pairwise(starts):
            if not any(_is_in(voice, start, end) for voice in voices):
                yield from find_told(analysis, Span(start=start, end=end))
        return
    first = min(voices, key=lambda voice: voice.label_start, default=None)
    if first is None or first.label != "who" or any(span.start < first.label_start for span in first.spans):
        return
    end = text.rfind(",", sentence.start, first.label_start)
    if end > 0 and not text[end + 1 : first.label_start].strip():
        yield from find_told(analysis, Span(start=sentence.start, end=end))


def _is_in(voice: Voice, start: int, end: int) -> bool:
    """Whether somebody speaks, or is named as the one who does, in a part of a sentence."""
    return start <= voice.label_start < end or any(span.start < end and start < span.end for span in voice.spans)


def by_opening(analysis: Analysis, sentence: Span, voice: Voice) -> Voice:
    """Return a voice as that of the one whose words a sentence opens with: "From one guide: “The path is gone”"."""
    found = _FROM.match(analysis.document.text, sentence.start, sentence.end)
    is_elsewhere = not sentence.start <= voice.label_start < sentence.end
    if found is None or not is_elsewhere or not is_speaker(analysis, found["who"]):
        return voice
    spans = tuple(span for span in voice.spans if found.end() <= span.start < sentence.end)
    source = known_source(analysis, found["who"])
    return Voice(spans, found["who"], found.start("who"), source, None) if spans else voice
