"""Whose words those of a "she" are, where the sentence itself says who she is."""

from collections.abc import Iterable

import msgspec

from attribution.guard.clauses import Clause, Story
from attribution.guard.labels import UNKNOWN, telling_words
from attribution.guard.voices import Voice

_PERSONAL = frozenset({"he", "she"})


def name_pronouns(story: Story) -> Story:
    """Return a text in which "Lee said it was old, and she said it leaked" gives both to Lee by name.

    Of "the guide, who said it leaked" the guide is the label.
    """
    clauses = tuple(
        clause if clause.voice is None else clause._replace(voice=_named(clause.voice, clause, story.clauses))
        for clause in story.clauses
    )
    return story._replace(clauses=clauses)


def _named(voice: Voice, clause: Clause, clauses: Iterable[Clause]) -> Voice:
    source = voice.source
    if source is not None and voice.label == "who" and not source.named and telling_words(source.name):
        return voice._replace(label=source.name)
    if source is None or voice.label.lower() not in _PERSONAL:
        return voice
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
