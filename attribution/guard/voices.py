"""Who says what in one article: the sources of its quotations, and what the article calls them."""

import re
from typing import NamedTuple

from attribution import lexicon
from attribution.guard.labels import AND, HEAD_ENDS, plurals, roles, telling_words
from attribution.guard.people import DEFINITE, source_of
from attribution.guard.words import listed
from attribution.model import Analysis, Quotation, Source, Span

#: Indirect speech that the engine is less sure of is often none: "rely on water".
_LEAST_SURE = 0.4
_DOUBTFUL_CUES = 0.5
_INDEFINITE = re.compile(r"(?:an?|one|some|several|two|three|four|many|another|\d+)\s", re.IGNORECASE)
_OTHER = (
    r"(?P<other>(?:[A-Z][a-z]{1,4}\.\s+|[Tt]he\s+|[Aa]n?\s+|[Hh]er\s+|[Hh]is\s+|[Ii]ts\s+)?(?:[^\W\d_][\w’'-]*)(?:\s+[A-Z][\w’'-]*){0,3}"
    r"|(?:the|an?|her|his|its|other)(?:\s+[\w’'-]+){2,4}"
    r"|the(?:\s+[\w’'-]+){1,3}\s+of\s+(?:[A-Z][\w’'-]+|(?:the|its)(?:\s+[\w’'-]+){1,3}))"
)
#: "union head Lars Roe", "Chief executive Ana Lee".
_TITLED = r"[^\W\d_][\w’'-]*(?:\s+[a-z][\w’'-]*){1,3}(?:\s+[A-Z][\w’'-]+){0,3}"
#: "Lee and Roe said", "Lee and Roe, who run the board, both said", "said Lee and Roe".
_JOINED_AFTER = re.compile(
    rf"(?:,\s[^,“”\"]{{2,60}},)?(?:,?\s+and|,?\s+but\s+also|,\s+like|,\s+(?:joined|echoed|seconded)\s+by|,?\s+(?:together|along)\s+with|,\s+as\s+well\s+as)\s+(?:{_OTHER}|(?P<long>{_TITLED}))(?:\s*,[^“”\"]*)?(?:\s+(?:both|alike|also|jointly|each|have|all))?\s*,?\s*\Z"
)
_JOINED_LAST = re.compile(
    rf"(?:,\s[^,.;“”\"]{{2,60}},)?\s+and\s+{_OTHER}(?=[.,;]|\s*\Z)"
    rf"|,\s+and\s+{_OTHER.replace('other', 'last')}(?:,\s[^,.;“”\"]{{2,60}})?(?=[.;]|\s*\Z)"
    rf"|(?:,\s[^,.;“”\"]{{2,60}},)?\s+and\s+(?P<long>{_TITLED})(?=[.,;]|\s*\Z)"
)
_JOINED_BEFORE = re.compile(
    rf"(?:^|[.;,”\"’]\s+|to\s)(?:{_OTHER}|(?P<long>{_TITLED}))\s+and\s+(?:[a-z][\w’'-]*\s+){{0,3}}\Z"
    rf"|(?:^|[.;”]\s+)(?:(?:Together|Along)\s+with|Like)\s+{_OTHER.replace('other', 'first')},\s+\Z"
)
#: "Lee said it was old, as did Roe", "It was old, said Lee, and Roe agreed".
_AGREED = re.compile(
    rf",\s+(?:as\s+did|as\s+does|and\s+so\s+did|and\s+so\s+does|echoed\s+by|a\s+view\s+shared\s+by)\s+"
    rf"(?:{_OTHER}|(?P<long>{_TITLED}))(?=[.,;]|\s*\Z)"
    rf"|,\s+and\s+(?:{_OTHER.replace('other', 'last')}|(?P<much>{_TITLED}))\s+(?:agreed|agrees|concurred|concurs"
    r"|said\s+the\s+same|says\s+the\s+same|said\s+so\s+too|echoed\s+(?:him|her|that|this))(?=[.,;]|\s*\Z)"
)
_STATE = re.compile(r"\b(?:had|was|were|is|are|has|have|would|could|will|might|may)\b")
_MANY = re.compile(r"\b(?:many|most|some|several|others|everyone|all)\b")
#: "is said", "was widely reported": nobody says it.
_IS = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+|also\s+|now\s+|still\s+)?\Z")
_NEAR = 120
#: What stands before a second verb of saying: "and also noted that".
_AND_ALSO = re.compile(r"\b(?:and|but)\s+(?:(?:also|then|later|even)\s+)?\Z")


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
        return bool(_INDEFINITE.match(self.label)) or (self.is_plural and not self.is_named)


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
            _joined(text, quotation) or _last_of(analysis.source_of(quotation)),
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
    return quotation.speaker is not None or quotation.kind != "indirect" or (cue is not None and cue.lemma == "say")


def _is_speech(quotation: Quotation) -> bool:
    if quotation.kind != "indirect":
        return True
    cue = quotation.cue
    if cue is not None and cue.lemma in listed("deeds"):
        return False
    if cue is not None and cue.text == "considering":
        return False  # what somebody may do, and not what somebody says of it
    if quotation.denied:
        # What is refused or dismissed may be a thing: "rejected a buffer zone".
        opens = (quotation.text.split() or [""])[0].lower() in listed("denied_openings")
        is_deed = cue is not None and cue.lemma == "deny" and quotation.text.split()[0].endswith("ing")
        return (opens or is_deed) and quotation.confidence >= _DOUBTFUL_CUES
    if cue is None or cue.lemma in ("say", "tell", "add") or cue.lemma.startswith("accord"):
        return quotation.confidence >= _LEAST_SURE
    return quotation.confidence >= _DOUBTFUL_CUES


def _joined(text: str, quotation: Quotation) -> str | None:
    """Return who else says it: the other of "Lee and Roe said"."""
    speaker, cue = quotation.speaker, quotation.cue
    if speaker is None or cue is None:
        return None
    first, _, second = HEAD_ENDS.split(speaker.text, maxsplit=1)[0].partition(" and ")
    if second and " of " not in first:
        return second
    if speaker.end <= cue.start:
        found = _JOINED_AFTER.match(text, speaker.end, cue.start)
    else:
        found = _JOINED_LAST.match(text, speaker.end, min(len(text), speaker.end + _NEAR))
    found = found or _JOINED_BEFORE.search(text, max(0, speaker.start - _NEAR), speaker.start)
    last = quotation.spans[-1]
    found = found or _AGREED.match(text, last.end) or _AGREED.match(text, speaker.end)
    within = _AGREED.search(text, last.start, last.end) if quotation.kind == "indirect" else None
    # "She said she lost it, as did Roe" tells of the loss.
    is_told = within is not None and (" did " not in within[0] or _STATE.search(text, last.start, within.start()))
    found = found or (within if is_told else None)
    if found is None or _MANY.search(found[0]):
        return None
    groups = found.groupdict()
    if speaker.text in ("he", "she") and (groups.get("other") or "").islower():
        return None  # "Lee said it went to hospital and she said nobody had called"
    if (long := groups.get("long") or groups.get("much")) is not None:
        return long if _is_titled(long) else None
    return groups["other"] or groups.get("last") or groups.get("first")


def _last_of(source: Source | None) -> str | None:
    """Return the last of some people whom a sentence names together, each with what they are."""
    names = AND.split(source.name) if source is not None and source.members and source.named else []
    return names[-1] if len(names) > 1 else None


def _is_titled(label: str) -> bool:
    """Whether the word before a name is a role: "union head Lars Roe", and no verb: "blamed the Treasury"."""
    small = [word for word in label.split() if word[:1].islower()]
    last = {small[-1], small[-1].removesuffix("s")} if small else set()
    return not last.isdisjoint(roles()) or any(lexicon.noun_kind(one) in ("person", "organization") for one in last)


def is_act(voice: Voice) -> bool:
    """Return whether something is done by saying it: "promised", "apologised"."""
    cue = voice.quotation.cue if voice.quotation else None
    return cue is not None and cue.lemma in listed("acts")
