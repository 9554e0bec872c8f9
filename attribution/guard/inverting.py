"""Who speaks in the midst of a sentence after the word of saying: "The pit, said Ana Lee, an engineer, was dry"."""

import re

from attribution import lexicon
from attribution.guard.headlines import is_speaker, known_source
from attribution.guard.voices import Voice
from attribution.model import Analysis, Span

_VERB = (
    r"(?:was|were|is|are|has|had|have|will|would|could|may|might|can|must|should|does|did|do|[a-z]{3,}ed)\b"
    r"(?:\s+not\b)?"
)
#: "said Ana Lee, an engineer," before a verb of the sentence.
_INVERTED = re.compile(
    rf"\s(?P<who>[^,;:.“”\"]{{2,60}})(?:,\s(?P<what>[^,;:“”\"]{{2,60}}))?,\s(?P<rest>{_VERB}[^;“”\"]{{3,}}?)(?=;|\.?\s*\Z)",
    re.DOTALL,
)
_NAME = re.compile(r"(?:[A-Z][\w’'.-]*\s)*[A-Z][\w’'-]+")


#: "As" before the one who "tells it".
_AS, _LEAD = re.compile(r"[Aa]s "), 3
_IT = re.compile(r" (?:sees|saw|tells|told|puts|put|has|had) it\b")
#: "The pit was dry, said" before "Ana Lee, and Ben Roe", who goes on to say something.
_SAID_BEFORE = re.compile(r"(?P<what>\S.{11,}),\s(?:said|says|warned|warns|according to)\s\Z", re.DOTALL)


def righted(analysis: Analysis, sentence: Span, voice: Voice) -> tuple[Voice, ...]:
    """Return who says something by the form of a sentence, where the engine takes somebody else, or two for one."""
    return _parted(analysis, sentence, voice) or (_inverted(analysis, sentence, _told_so(analysis, voice)),)


def _told_so(analysis: Analysis, voice: Voice) -> Voice:
    """Return a voice without the engine's doubt where its form leaves none: "As Lee tells it, the pit was dry"."""
    text, end = analysis.document.text, voice.label_start + len(voice.label)
    is_so = voice.label_start >= _LEAD and _AS.fullmatch(text, voice.label_start - _LEAD, voice.label_start)
    return voice._replace(quotation=None) if is_so and _IT.match(text, end) else voice


def _parted(analysis: Analysis, sentence: Span, voice: Voice) -> tuple[Voice, ...]:
    """Return two who say something each: "It was dry, said Lee, and Roe said it was old"."""
    text, start = analysis.document.text, voice.label_start
    first, _, second = voice.label.partition(", and ")
    is_after = voice.quotation is not None and voice.quotation.kind == "indirect" and voice.spans[0].start > start
    if not second or "," in first or not is_after or not sentence.start < start:
        return ()
    found = _SAID_BEFORE.match(text[sentence.start : start].lstrip())
    if found is None:
        return ()
    end = text.rindex(found["what"], sentence.start, start) + len(found["what"])
    place = Span(start=end - len(found["what"]), end=end)
    at = start + voice.label.index(second, len(first))
    return (
        Voice((place,), first, start, known_source(analysis, first), None),
        Voice(voice.spans, second, at, known_source(analysis, second), voice.quotation),
    )


def _inverted(analysis: Analysis, sentence: Span, voice: Voice) -> Voice:
    cue = voice.quotation.cue if voice.quotation is not None else None
    text, label_end = analysis.document.text, voice.label_start + len(voice.label)
    if cue is None or cue.lemma not in lexicon.reporting_verbs() or not sentence.start <= voice.label_start < cue.start:
        return voice
    if text[label_end : cue.start].strip() != ",":
        return voice
    found = _INVERTED.match(text, cue.end, sentence.end)
    if found is None or not (is_speaker(analysis, found["who"]) or _NAME.fullmatch(found["who"])):
        return voice
    # "said the mayor, Ana Lee, was dry" names the mayor.
    group = "what" if found["what"] and _NAME.fullmatch(found["what"]) and not _NAME.fullmatch(found["who"]) else "who"
    spans = (
        Span(start=voice.label_start, end=label_end),
        Span(start=found.start("rest"), end=found.end("rest")),
    )
    return Voice(spans, found[group], found.start(group), known_source(analysis, found[group]), None)
