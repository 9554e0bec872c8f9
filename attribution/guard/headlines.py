"""Who says what a headline says: "Ferry to close, minister says", "Minister: ferry to close"."""

import re

from attribution import lexicon
from attribution.guard.voices import Voice, telling_words
from attribution.model import Analysis, Source, Span

_VERBS = "says?|said|warns?|warned|claims?|insists?|reports?|admits?|tells?|argues?|announces?|vows?|explains?"
_LED = re.compile(r"(?P<who>[^:“”\"‘.]{3,60}?):\s+(?P<what>\S.+)", re.DOTALL)
_TAIL = re.compile(rf"(?P<what>.{{12,}}?),\s+(?P<who>[^,“”\"]{{2,60}}?)\s+(?:{_VERBS})\b", re.DOTALL)
_DASH = re.compile(r"(?P<what>.{12,}?)\s+[–—-]\s+(?P<who>[^,“”\".]{2,50})\Z", re.DOTALL)


def find_headline_voice(analysis: Analysis, sentence: Span) -> Voice | None:
    """Return who says a sentence that has no attribution but a headline's; None where nobody does."""
    text = analysis.document.text
    shown = text[sentence.start : sentence.end].rstrip(" .\n")
    for pattern in (_LED, _TAIL, _DASH):
        found = pattern.match(shown.lstrip())
        if found is None or not _is_speaker(found["who"]):
            continue
        shift = sentence.start + len(shown) - len(shown.lstrip())
        place = Span(start=shift + found.start("what"), end=shift + found.end("what"))
        label = found["who"].strip()
        return Voice((place,), label, shift + found.start("who"), _known(analysis, label), None)
    return None


def _is_speaker(label: str) -> bool:
    """Whether a label ends in a role, or in a body that speaks."""
    words = [word.key for word in telling_words(label)]
    last = label.split()[-1].lower() if label.split() else ""
    return bool(words) and (
        lexicon.noun_kind(last) in ("person", "organization", "group")
        or last.removesuffix("s") in lexicon.person_roles()
    )


def _known(analysis: Analysis, label: str) -> Source | None:
    found = [source for source in analysis.sources if source.name.casefold() == label.casefold()]
    if found:
        return found[0]
    plural = label.lower().endswith("s")
    kind = lexicon.noun_kind(label.split()[-1].lower().removesuffix("s"))
    return Source(
        id="",
        name=label,
        kind="organization" if kind == "organization" else "group" if plural else "person",
        named=False,
    )
