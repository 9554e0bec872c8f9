"""Who says what in one article: the sources of its quotations, and what the article calls them."""

import re
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from attribution import lexicon
from attribution.guard.words import Word, is_telling, listed, read_words
from attribution.model import Analysis, Mention, Quotation, Source, Span
from attribution.names import compare_names, fold, name_words

#: Indirect speech that the engine is less sure of is often none: "rely on water".
_LEAST_SURE = 0.4
_DOUBTFUL_CUES = 0.5
_INDEFINITE = re.compile(r"(?:an?|one|some|several|two|three|four|many|another|\d+)\s", re.IGNORECASE)
_DEFINITE = re.compile(r"(?:the|its|his|her|their|this|that)\s|[^\W\d_]+[’']s?\s", re.IGNORECASE)
_OTHER = (
    r"(?P<other>(?:[Tt]he\s+|[Aa]n?\s+|[Hh]er\s+|[Hh]is\s+|[Ii]ts\s+)?(?:[^\W\d_][\w’'-]*)(?:\s+[A-Z][\w’'-]*){0,3}"
    r"|(?:the|an?|her|his|its|other)(?:\s+[\w’'-]+){2,4}|the(?:\s+[\w’'-]+){1,3}\s+of\s+[A-Z][\w’'-]+)"
)
#: "union head Lars Roe", "Chief executive Ana Lee".
_TITLED = r"[^\W\d_][\w’'-]*(?:\s+[a-z][\w’'-]*){1,3}(?:\s+[A-Z][\w’'-]+){0,3}"
#: "Lee and Roe said", "Lee and Roe, who run the board, both said", "said Lee and Roe".
_JOINED_AFTER = re.compile(
    rf"(?:,\s[^,“”\"]{{2,60}},)?(?:\s+and|,\s+like|,?\s+(?:together|along)\s+with|,\s+as\s+well\s+as)\s+(?:{_OTHER}|(?P<long>{_TITLED}))(?:\s*,[^“”\"]*)?(?:\s+(?:both|alike|also|jointly|each|have|all))?\s*,?\s*\Z"
)
_JOINED_LAST = re.compile(rf"\s+and\s+{_OTHER}(?=[.,;]|\s*\Z)")
_JOINED_BEFORE = re.compile(rf"(?:^|[.;,]\s+|to\s)(?:{_OTHER}|(?P<long>{_TITLED}))\s+and\s+\Z")
_AND = re.compile(r" and |, ")
_NEAR = 90
#: "a dealer in Lorn, Otto Brandt, said", "according to co-founder Otto Brandt".
_APPOSED = re.compile(r",?\s(?P<name>[A-Z][^\W\d_]+(?:\s(?:[a-z]{1,3}\s)?[A-Z][\w’'-]+){1,2})(?=[,.;]|\s*\Z)")
#: What the engine calls a source of which it knows a pronoun alone.
UNKNOWN = "unknown ("
#: What ends the head of a description: "a pilot | with another airline".
HEAD_ENDS = re.compile(
    r",|\s(?:of|with|at|for|from|in|on|who|whose|that|which|to|near|close|using|by"
    r"|familiar|briefed|involved|employed|based)\s"
)


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
    def is_definite(self) -> bool:
        """Whether the label is that of one known already: "the mayor"."""
        return bool(_DEFINITE.match(self.label))

    @property
    def is_plural(self) -> bool:
        """Whether the label is a bare plural: "officials"."""
        head = self.label.split()[-1].lower() if self.label.split() else ""
        return not self.is_definite and head in _plurals()

    @property
    def is_indefinite(self) -> bool:
        """Whether the label is anybody's: "an official", "officials"."""
        return bool(_INDEFINITE.match(self.label)) or (self.is_plural and not self.is_named)


def read_voices(analysis: Analysis) -> tuple[Voice, ...]:
    """Return who says what in an article; what is probably no speech is left out."""
    text = analysis.document.text
    return tuple(
        Voice(
            quotation.spans,
            quotation.speaker.text if quotation.speaker else "",
            quotation.speaker.start if quotation.speaker else -1,
            _source_of(analysis, quotation),
            quotation,
            _joined(text, quotation),
        )
        for quotation in analysis.quotations
        if not quotation.is_inside and _is_speech(quotation) and _has_speaker(quotation)
    )


def _has_speaker(quotation: Quotation) -> bool:
    """Whether somebody says it, known or not; what "is believed" nobody does."""
    cue = quotation.cue
    return quotation.speaker is not None or quotation.kind != "indirect" or (cue is not None and cue.lemma == "say")


def _source_of(analysis: Analysis, quotation: Quotation) -> Source | None:
    """Return the source of a quotation; of one by "she" that stays open, the one who speaks before in its paragraph."""
    source = analysis.source_of(quotation)
    if source is not None and quotation.speaker is not None and (not source.named or _is_described(source)):
        return _apposed(analysis, quotation.speaker, source)
    if source is None or not source.name.startswith(UNKNOWN) or quotation.speaker is None:
        return source
    text = analysis.document.text
    before = [one for one in analysis.quotations if one.spans and one.spans[-1].end <= quotation.spans[0].start]
    near = [one for one in before if "\n" not in text[one.spans[0].start : quotation.spans[0].start].strip()]
    known = [analysis.source_of(one) for one in near]
    people = {one.id: one for one in known if one is not None and not one.name.startswith(UNKNOWN)}
    only = next(iter(people.values())) if len(people) == 1 else None
    if only is None or only.kind != "person":
        return source
    said = quotation.speaker.text.lower()
    return source if only.pronouns and said not in only.pronouns else only


def _is_described(source: Source) -> bool:
    """Whether the name of a source is what it is called: "The head of the observatory"."""
    return bool(_DEFINITE.match(source.name)) and source.kind == "person"


def _apposed(analysis: Analysis, speaker: Mention, source: Source) -> Source:
    """Return a source with the name that follows what it is called: "a dealer in Lorn, Otto Brandt, said"."""
    called = f"{speaker.text} {source.name}"
    if source.kind != "person" or not any(word.key in _roles() for word in telling_words(called)):
        return source
    ends = [speaker.end, *(mention.end for mention in source.mentions if _is_described(source))]
    tried = (_APPOSED.match(analysis.document.text, end) for end in ends)
    found = next((one for one in tried if one is not None), None)
    if found is None:
        return source
    people = [one for one in analysis.sources if one.named and compare_names(found["name"], one.name) == "same"]
    return people[0] if people else msgspec.structs.replace(source, name=found["name"], named=True)


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
        return opens and quotation.confidence >= _DOUBTFUL_CUES
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
    if found is None:
        return None
    long = found.groupdict().get("long")
    return found["other"] if long is None else long if _is_titled(long) else None


def _is_titled(label: str) -> bool:
    """Whether the word before a name is a role: "union head Lars Roe", and no verb: "blamed the Treasury"."""
    roles = [word for word in label.split() if word[:1].islower()]
    last = {roles[-1], roles[-1].removesuffix("s")} if roles else set()
    return not last.isdisjoint(_roles()) or any(lexicon.noun_kind(one) in ("person", "organization") for one in last)


def one_by_one(source: Source) -> tuple[Source, ...]:
    """Return each of the people who speak together as a source, by the source's name; anybody else as is."""
    if not source.members:
        return (source,)
    names = _AND.split(source.name)
    return tuple(msgspec.structs.replace(source, name=name, kind="person", members=msgspec.UNSET) for name in names)


def descriptors(source: Source) -> frozenset[str]:
    """Return the stems of what an article calls a source, names and all."""
    texts = [source.name, source.description or "", source.affiliation or "", *(m.text for m in source.mentions)]
    return frozenset(word.stem for text in texts for word in telling_words(text))


def parts_of(name: str) -> frozenset[str]:
    """Return the words of a person's name without accents, those of "Osei-Tutu" apart.

    >>> sorted(parts_of("Renée Osei-Tutu"))
    ['osei', 'renee', 'tutu']
    """
    return frozenset(part for word in name_words(name) for part in word.split("-") if len(part) > 1)


def is_in(name: str, words: Iterable[Word]) -> bool:
    """Return whether some words have a part of a person's name."""
    return not parts_of(name).isdisjoint(fold(word.key) for word in words)


def head_of(label: str) -> str:
    """Return the stem of the noun that a description is built on: "pilot" of "a pilot with another airline"."""
    words = telling_words(HEAD_ENDS.split(label, maxsplit=1)[0])
    return words[-1].stem if words else ""


def telling_words(text: str) -> tuple[Word, ...]:
    """Return the words of a label that tell who is meant."""
    words = read_words(text, 0, len(text))
    return tuple(w for w in words if is_telling(w.key) or w.key in _roles() or w.surface.lower() in _roles())


@lexicon.cached
def _roles() -> frozenset[str]:
    return lexicon.person_roles() | _plurals()


@lexicon.cached
def _plurals() -> frozenset[str]:
    return lexicon.group_nouns() | {f"{role}s" for role in lexicon.person_roles() if " " not in role} | {"people"}
