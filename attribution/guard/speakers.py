"""Whether two texts give the same words to the same source, and what differs where they do not."""

import re
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from attribution import lexicon
from attribution.guard.clauses import Story
from attribution.guard.remarks import shown
from attribution.guard.voices import UNKNOWN, Voice, descriptors, head_of, one_by_one, telling_words
from attribution.model import DepartureClass, Source
from attribution.names import compare_names, fold, name_words

#: Words that say nothing of what kind of person it is.
_GENERIC = frozenset(
    "official officials expert experts source sources people person officer officers executive executives staff".split()
)

#: How sure the engine has to be who "she" is.
_SURE_PRONOUN = 0.85


class Change(NamedTuple):
    """In what way a speaker is another one."""

    departure: DepartureClass
    differs: str


def find_change(voice: Voice, original: Voice, stories: Iterable[Story]) -> Change | None:
    """Return what became of the one who says something; None where it is the same one, or not sure.

    Of people who speak together each says it: it is another only where all of them are others.
    """
    mine, yours = voice.source, original.source
    if mine is None or yours is None:
        return None
    if not (mine.members or yours.members):
        return _find_change(voice, original, mine, yours, stories)
    known = tuple(stories)
    each = [_find_change(voice, original, m, y, known) for m in one_by_one(mine) for y in one_by_one(yours)]
    changes = [change for change in each if change is not None and change.departure == "speaker-changed"]
    return _other(mine.name, yours) if len(changes) == len(each) else None


def _find_change(voice: Voice, original: Voice, mine: Source, yours: Source, stories: Iterable[Story]) -> Change | None:
    voice, original = voice._replace(source=mine), original._replace(source=yours)
    if not telling_words(voice.label):
        change = _of_named(mine, yours, [], stories) if _is_sure_pronoun(voice) and yours.named else None
        return change if change and change.departure == "speaker-changed" else None
    if mine.name.startswith(UNKNOWN) or yours.name.startswith(UNKNOWN):
        return None
    cast = [source for story in stories for source in story.analysis.sources]
    if voice.is_named and (mine.kind in ("person", "other") or _people(mine.name, cast)):
        return _of_named(mine, yours, cast, stories)
    if voice.is_human and not voice.is_named:
        return _of_unnamed(voice, mine, yours, cast)
    return _of_body(mine, yours, cast)


def _is_sure_pronoun(voice: Voice) -> bool:
    """Whether a voice is that of a "she" whose person is sure."""
    is_sure = voice.quotation is not None and voice.quotation.confidence >= _SURE_PRONOUN
    return is_sure and voice.is_named and voice.label.lower() in ("he", "she")


def recognise(story: Story, stories: Iterable[Story]) -> Story:
    """Return a derived text in which a family name by itself is that of the person whom the originals know by it."""
    cast = [source for one in stories for source in one.analysis.sources]
    clauses = tuple(
        clause if clause.voice is None else clause._replace(voice=_recognised(clause.voice, cast))
        for clause in story.clauses
    )
    return story._replace(clauses=clauses)


def _recognised(voice: Voice, cast: list[Source]) -> Voice:
    source = voice.source
    if source is None or (source.named and source.kind == "person") or not voice.label[:1].isupper():
        return voice
    known = _people(voice.label, cast)
    if not known or not set(name_words(voice.label)) <= set(name_words(known[0].name)):
        return voice
    return voice._replace(source=msgspec.structs.replace(source, name=known[0].name, kind="person", named=True))


def is_same(mine: Source, yours: Source) -> bool:
    """Return whether two sources, of two texts, are one by their names, or may be by what they are called.

    Who speaks together with others is one with them.
    """
    if mine.members or yours.members:
        return any(is_same(one, other) for one in one_by_one(mine) for other in one_by_one(yours))
    if mine.named and yours.named and mine.kind == yours.kind == "person":
        return compare_names(mine.name, yours.name) == "same"
    if mine.named and yours.named:
        return compare_names(mine.name, yours.name, "organization") == "same"
    return head_of(mine.name) == head_of(yours.name) or yours.id in mine.may_be


def _of_named(mine: Source, yours: Source, cast: list[Source], stories: Iterable[Story]) -> Change | None:
    known = _people(mine.name, cast)
    if yours.named and yours.kind == "person":
        is_body = _speaks_for(yours) and not _begins_as_person(mine.name)
        return None if is_body or compare_names(mine.name, yours.name) != "other" else _other(mine.name, yours)
    if yours.named or yours.kind not in ("person", "group"):
        return None
    if known:
        may_be = any(yours.id in one.may_be or not descriptors(one).isdisjoint(descriptors(yours)) for one in known)
        return None if may_be else _other(mine.name, yours)
    if _is_printed(mine.name, stories):
        return None
    return Change("unnamed-named", f"The original does not name {shown(yours.name)}; here it is {shown(mine.name)}.")


def _of_unnamed(voice: Voice, mine: Source, yours: Source, cast: list[Source]) -> Change | None:
    words = _words_of(voice)
    is_like = not words.isdisjoint(descriptors(yours))
    if not (yours.named and yours.kind == "person"):
        alike = [one for one in cast if one.id != yours.id and not words.isdisjoint(descriptors(one))]
        is_other = yours.kind in ("person", "group") and not is_like and bool(alike)
        return _other(voice.label, yours) if is_other and voice.is_human else None
    if voice.is_indefinite:
        if _is_body(voice, yours):
            return None
        return Change("named-unnamed", f"The original names {shown(yours.name)}; here it is {shown(voice.label)}.")
    alike = [one for one in cast if one.id != yours.id and not words.isdisjoint(descriptors(one))]
    return _other(voice.label, yours) if alike and not is_like else None


def _of_body(mine: Source, yours: Source, cast: list[Source]) -> Change | None:
    if yours.kind != "organization" or compare_names(mine.name, yours.name, "organization") != "other":
        return None
    if not descriptors(mine).isdisjoint(descriptors(yours)):
        return None
    known = [source for source in cast if compare_names(mine.name, source.name, "organization") == "same"]
    return _other(mine.name, yours) if known and yours not in known else None


def _speaks_for(source: Source) -> bool:
    """Whether somebody speaks for a body, so that the body's name may stand for the person's."""
    texts = (source.description or "", *(mention.text for mention in source.mentions))
    return any(role in text.lower() for text in texts for role in ("spokes", "representative"))


def _begins_as_person(name: str) -> bool:
    words = name_words(name)
    return bool(words) and words[0] in lexicon.given_names()


def _other(name: str, yours: Source) -> Change:
    return Change("speaker-changed", f"{shown(yours.name)} says it in the original, and {shown(name)} here.")


def _people(name: str, cast: list[Source]) -> list[Source]:
    """Return the people of an original who may bear a name."""
    return [one for one in cast if one.named and one.kind == "person" and compare_names(name, one.name) == "same"]


def _is_printed(name: str, stories: Iterable[Story]) -> bool:
    words = name_words(name)
    pattern = re.compile(rf"\b{re.escape(words[-1])}\b") if words else None
    return pattern is not None and any(pattern.search(fold(story.text)) for story in stories)


def _words_of(voice: Voice) -> frozenset[str]:
    texts = [voice.label, *([voice.source.name, voice.source.description or ""] if voice.source else [])]
    return frozenset(word.stem for text in texts for word in telling_words(text) if word.key not in _GENERIC)


def _is_body(voice: Voice, yours: Source) -> bool:
    """Whether a plural is the body that a person speaks for: "Rebels" for "rebel spokeswoman Ana Lee"."""
    words = [word for word in telling_words(voice.label) if word.key not in _GENERIC]
    return voice.is_plural and len(words) == 1 and words[0].stem in descriptors(yours)
