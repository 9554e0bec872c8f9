"""Who says what in one article: the sources of its quotations, and what the article calls them."""

import re
from typing import NamedTuple

from attribution import lexicon
from attribution.guard.joining import find_joined
from attribution.guard.labels import HEAD_ENDS, plurals, telling_words
from attribution.guard.people import DEFINITE, source_of
from attribution.guard.words import listed
from attribution.model import Analysis, Quotation, Source, Span

#: Indirect speech that the engine is less sure of is often none: "rely on water".
_LEAST_SURE = 0.4
_DOUBTFUL_CUES = 0.5
_INDEFINITE = re.compile(
    r"(?:an?|one|some|several|two|three|four|many|another|\d+)\s|(?:someone|somebody)\b", re.IGNORECASE
)
#: "the mother of one pupil", "the owner of a shop".
_OF_ANYBODY = re.compile(r"\Athe\s\w+\sof\s(?:an?|one|two|several|some)\s", re.IGNORECASE)
#: "is said", "was widely reported": nobody says it.
_IS = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+|also\s+|now\s+|still\s+)?\Z")
#: "may have been", "was": before what was done to a thing.
_IS_DONE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?\Z")
_FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does)\b")
#: "the wall, said to be old": nobody says it.
_TOLD_OF = re.compile(
    r"(?:said|thought|believed|reported|rumou?red|understood|alleged|feared|presumed|considered|supposed|assumed) to "
    r"(?:be|have|cost|come|date|make|own|hold|contain|number|last|draw|go|run|stand|weigh|lie|owe|live|know|include)\b"
)
#: The same of whatever it does: "the firm, said to mine tin,".
_SAID_TO = re.compile(r",\s(?:said|thought|believed|reported|rumou?red|understood|alleged|claimed) to [a-z]+\b")
#: What stands before a second verb of saying: "and also noted that".
_AND_ALSO = re.compile(r"\b(?:and|but)\s+(?:(?:also|then|later|even)\s+)?\Z")


#: What somebody is to do, or does, without a word of what is said.
_TALKED = frozenset({"talk", "talking", "discuss", "discussing", "debate", "debating", "speak", "chat"})


class Voice(NamedTuple):
    """One who is reported to say something."""

    spans: tuple[Span, ...]
    #: What the article calls the one who says it there.
    label: str
    label_start: int
    source: Source | None
    quotation: Quotation | None
    #: Of "Lee and Roe said", the other one.
    joined: str | None = None

    @property
    def is_denial(self) -> bool:
        """Whether the source is reported to deny it."""
        return self.quotation is not None and self.quotation.denied

    @property
    def is_named(self) -> bool:
        """Whether the source has a name in this article."""
        return self.source is not None and self.source.named

    @property
    def is_human(self) -> bool:
        """Whether it is a person or several, and no body, place or document."""
        return self.source is not None and self.source.kind in ("person", "group")

    @property
    def is_generic(self) -> bool:
        """Whether the label says only what kind of body it is: "the company"."""
        words = telling_words(self.label)
        return len(words) == 1 and lexicon.noun_kind(words[0].key) == "organization"

    @property
    def is_authority(self) -> bool:
        """Whether the label is that of those who tell of accidents and crimes: "police", "rescue officials"."""
        return any(word.key in listed("authorities") for word in telling_words(self.label))

    @property
    def is_thing(self) -> bool:
        """Whether it is nobody but what shows something: "tests", "a survey"."""
        if self.source is None or self.source.named:
            return False
        words = telling_words(HEAD_ENDS.split(self.label, maxsplit=1)[0])
        kinds = {lexicon.noun_kind(key) for word in words[-1:] for key in (word.key, word.key.removesuffix("s"))}
        return self.source.kind == "document" or kinds == {"document"} or kinds == {"document", None}

    @property
    def is_definite(self) -> bool:
        """Whether the label is that of one known already: "the mayor"."""
        return bool(DEFINITE.match(self.label))

    @property
    def is_plural(self) -> bool:
        """Whether the label is a bare plural: "officials"."""
        words = HEAD_ENDS.split(self.label, maxsplit=1)[0].split() or self.label.split()
        head = words[-1].lower() if words else ""
        return not self.is_definite and head in plurals()

    @property
    def is_indefinite(self) -> bool:
        """Whether the label is anybody's: "an official", "officials"."""
        is_anybodys = bool(_INDEFINITE.match(self.label) or _OF_ANYBODY.search(self.label))
        return is_anybodys or (self.is_plural and not self.is_named)


def read_voices(analysis: Analysis) -> tuple[Voice, ...]:
    """Return who says what in an article; what is probably no speech is left out."""
    text = analysis.document.text
    voices = tuple(
        Voice(
            quotation.spans,
            quotation.speaker.text if quotation.speaker else "",
            quotation.speaker.start if quotation.speaker else -1,
            source_of(analysis, quotation),
            quotation,
            find_joined(analysis, quotation),
        )
        for quotation in analysis.quotations
        if not quotation.is_inside and _is_speech(quotation) and _has_speaker(text, quotation)
    )
    return tuple(one for one in voices if not _goes_on(text, one, voices))


def _goes_on(text: str, voice: Voice, others: tuple[Voice, ...]) -> bool:
    """Whether it is the outer speaker who goes on: "Lee said the dock was full, and noted that it leaked"."""
    cue = voice.quotation.cue if voice.quotation else None
    if cue is None or voice.label_start < 0 or _AND_ALSO.search(text, 0, cue.start) is None:
        return False
    return any(
        one is not voice and span.start <= voice.label_start < cue.start and voice.spans[-1].end <= span.end
        for one in others
        for span in one.spans
        if one.quotation is not None and one.quotation.kind == "indirect"
    )


def _has_speaker(text: str, quotation: Quotation) -> bool:
    """Whether somebody says it, known or not; what "is believed" or "is said to be" nobody does."""
    cue = quotation.cue
    if quotation.speaker is None and cue is not None and _IS.search(text[: cue.start]):
        return False
    if cue is not None and quotation.kind == "indirect" and _is_deed_done(text, quotation):
        return False
    if cue is not None and quotation.kind == "indirect" and _TOLD_OF.match(text, cue.start):
        return False
    if cue is not None and quotation.kind == "indirect" and _SAID_TO.match(text, max(0, cue.start - 2)):
        return False
    return quotation.speaker is not None or quotation.kind != "indirect" or (cue is not None and cue.lemma == "say")


def _is_deed_done(text: str, quotation: Quotation) -> bool:
    """Whether it is told what was done to a thing, and nothing is said: "the roof was condemned by surveyors"."""
    cue = quotation.cue
    if (
        cue is None
        or cue.lemma not in listed("done_to_things")
        or not _IS_DONE.search(text[: cue.start])
        or not text.startswith(" by ", cue.end)
    ):
        return False
    return quotation.spans[-1].end <= cue.start and _FINITE.search(quotation.text) is None


def _is_speech(quotation: Quotation) -> bool:
    if quotation.kind != "indirect":
        return True
    cue = quotation.cue
    if quotation.text.lower() in ("it", "this"):
        return False  # "as Lee sees it"
    if cue is not None and cue.lemma in listed("deeds"):
        return False
    if cue is not None and cue.text in _TALKED and quotation.text.startswith(("about ", "of ")):
        return False  # "meets to talk about the licence"
    if cue is not None and cue.text == "considering":
        return False  # what somebody may do, and not what somebody says of it
    if quotation.denied:
        # What is refused or dismissed may be a thing: "rejected a buffer zone".
        opens = (quotation.text.split() or [""])[0].lower() in listed("denied_openings")
        is_deed = cue is not None and cue.lemma == "deny" and quotation.text.split()[0].endswith("ing")
        return (opens or is_deed) and quotation.confidence >= _DOUBTFUL_CUES
    if cue is not None and cue.lemma.startswith("accord") and _is_somebody(quotation):
        return True
    if cue is None or cue.lemma in ("say", "tell", "add") or cue.lemma.startswith("accord"):
        return quotation.confidence >= _LEAST_SURE
    return quotation.confidence >= _DOUBTFUL_CUES


def _is_somebody(quotation: Quotation) -> bool:
    """Whether it is told that someone says it, and no more: "according to someone who was there"."""
    words = quotation.speaker.text.lower().split() if quotation.speaker else []
    return words[:1] in (["someone"], ["somebody"])


def is_act(voice: Voice) -> bool:
    """Return whether something is done by saying it: "promised", "apologised"."""
    cue = voice.quotation.cue if voice.quotation else None
    return cue is not None and cue.lemma in listed("acts")
