"""Whose words those of a "she" are, where the sentence itself says who she is."""

import msgspec

from attribution.guard.clauses import Clause, Story
from attribution.guard.labels import UNKNOWN, telling_words
from attribution.guard.voices import Voice
from attribution.model import Source

_PERSONAL = frozenset({"he", "she"})
#: How sure it is whose words they are where the sentence itself begins with the one.
_SURE = 0.8


def name_pronouns(story: Story) -> Story:
    """Return a text in which "Lee said it was old, and she said it leaked" gives both to Lee by name.

    Of "the guide, who said it leaked" the guide is the label.
    """
    clauses = tuple(
        clause if clause.voice is None else clause._replace(voice=_named(clause.voice, clause, story))
        for clause in story.clauses
    )
    return story._replace(clauses=clauses)


def _named(voice: Voice, clause: Clause, story: Story) -> Voice:
    source, clauses, text = voice.source, story.clauses, story.text
    if source is not None and voice.label == "who" and not source.named and telling_words(source.name):
        return voice._replace(label=source.name)
    if source is None or voice.label.lower() not in _PERSONAL:
        return voice
    if not source.named and _stands_before(source, voice, clause, text):
        return _sure(voice)._replace(label=source.name)  # "One guide blamed nobody, he said"
    before = [
        one.voice
        for one in clauses
        if one.number == clause.number and one.voice is not None and one.voice.label_start < voice.label_start
    ]
    people = [one for one in before if telling_words(one.label)]
    first = people[0].source if people else None
    if first is None or any(one.source is None or one.source.id != first.id for one in before):
        return voice
    is_open = source.name.startswith(UNKNOWN) and (not first.pronouns or voice.label.lower() in first.pronouns)
    is_one = is_open and first.id and (first.kind == "person" or (first.named and " " not in first.name))
    if not is_one and first.id != source.id:
        return voice
    quotation, sure = voice.quotation, people[0].quotation
    if quotation is not None and sure is not None:
        quotation = msgspec.structs.replace(quotation, confidence=max(quotation.confidence, sure.confidence))
    return voice._replace(label=people[0].label, source=first, quotation=quotation)


def _stands_before(source: Source, voice: Voice, clause: Clause, text: str) -> bool:
    """Whether a source without a name is the one by whom a sentence opens that ends in "he said"."""
    opening = text[clause.sentence.start : voice.label_start].lstrip()
    return bool(telling_words(source.name)) and opening.startswith(f"{source.name} ")


def _sure(voice: Voice) -> Voice:
    """Return a voice of which it is sure whose it is."""
    quotation = voice.quotation
    if quotation is None:
        return voice
    confidence = max(quotation.confidence, _SURE)
    return voice._replace(quotation=msgspec.structs.replace(quotation, confidence=confidence))
