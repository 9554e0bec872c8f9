"""Whether two texts give the same words to the same source, and what differs where they do not."""

import re
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from attribution import lexicon
from attribution.guard.bodies import GENERIC, is_another, is_body_of, is_not_of, speaks_for
from attribution.guard.clauses import Story
from attribution.guard.headlines import untitled
from attribution.guard.labels import (
    AND,
    HEAD_ENDS,
    UNKNOWN,
    descriptors,
    head_of,
    is_in,
    one_by_one,
    roles,
    telling_words,
)
from attribution.guard.offices import is_of_another
from attribution.guard.remarks import shown
from attribution.guard.voices import Voice
from attribution.guard.words import Word, listed, phrase_pattern, read_words
from attribution.model import DepartureClass, Source
from attribution.names import compare_names, fold, name_words

#: The same of what somebody is to a body.
_ANYBODY = frozenset("member members employee employees worker workers insider insiders aide aides colleague".split())
_OF = re.compile(r"(?<=\w) (?:of|from|for) ")
_THE = re.compile(r"(?:the|its|his|her|their)\s", re.IGNORECASE)
#: What is said of one who speaks without a name: the article would not name the same one elsewhere.
_UNNAMED = re.compile(
    r"\b(?:anonym\w+|not (?:(?:want|wish|like) )?(?:to )?be (?:named|identified|quoted)|on background"
    r"|not (?:authori[sz]ed|allowed|permitted)|remain unnamed|without being named|declined to (?:give|be)"
    r"|names? (?:be )?(?:withheld|printed|published|not)|(?:his|her|their) names?\b)"
)
#: Two people have so many names.
_TWO_NAMES = 2
#: A person's name has no more words.
_MOST_NAMES = 3
#: "someone close to the player".
_SOMEONE = re.compile(r"(?:someone|somebody)\b", re.IGNORECASE)
#: How sure the engine has to be who "she" is.
_SURE_PRONOUN, _SURE_WHO = 0.8, 0.6
_BODIES, _PEOPLE = frozenset({"organization", "document"}), frozenset({"person", "group"})


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
    if not telling_words(voice.label) and not (voice.is_named and " " in voice.label):
        change = _of_named(voice, mine, yours, stories) if _is_sure_pronoun(voice) else None
        return change if change and change.departure == "speaker-changed" else None
    is_unknown = mine.name.startswith(UNKNOWN) and not _SOMEONE.match(voice.label)
    if is_unknown or yours.name.startswith(UNKNOWN) or _may_call(voice, yours):
        return None
    cast = [source for story in stories for source in story.analysis.sources]
    if original.joined and (voice.is_plural or voice.label.endswith("s")):
        return None  # "two unions" for two that are named
    if mine.kind in _BODIES and yours.kind in _PEOPLE and _is_hidden(yours, stories):
        return _other(voice.label, yours)  # an inspector who asked for no name, and "the railway said"
    if not yours.named and voice.is_named and is_in(mine.name, _capitals(yours.name)):
        return None  # a name by itself that the original has not been sure to be one
    if phrase_pattern("early").match(yours.name.lower()):
        return None  # "preliminary figures" are nobody
    if voice.is_named and not _is_office(mine) and (mine.kind in ("person", "other") or _people(mine.name, cast)):
        return _of_named(voice, mine, yours, stories)
    if voice.is_human and (not voice.is_named or _is_office(mine)):
        return _of_unnamed(voice, mine, yours, [one for one in cast if not is_lead(one, stories)], stories)
    is_known = any(one.kind == "organization" and is_same(mine, one) for one in cast)
    is_other = is_another(mine, yours, cast) or is_not_of(voice, mine, yours, cast, is_known=is_known)
    return _other(mine.name, yours) if is_other else None


def _capitals(name: str) -> list[Word]:
    return [word for word in telling_words(name) if word.is_capital]


def _is_office(source: Source) -> bool:
    """Whether the name of a source is what it is: "The finance minister"."""
    words = telling_words(source.name)
    return bool(words) and not any(word.is_capital for word in words) and bool(_THE.match(source.name))


def _is_after_colon(voice: Voice) -> bool:
    """Whether a label follows what is quoted, with no word of saying."""
    quotation = voice.quotation
    return quotation is not None and quotation.cue is None and voice.label_start >= quotation.spans[0].start


def _is_sure_pronoun(voice: Voice) -> bool:
    """Whether a voice is that of a "she" whose person is sure, or of a "who" after a name."""
    least = _SURE_WHO if voice.label == "who" else _SURE_PRONOUN
    is_sure = voice.quotation is None or voice.quotation.confidence >= least
    return is_sure and voice.is_named and voice.label.lower() in ("he", "she", "who")


def recognise(story: Story, stories: Iterable[Story]) -> Story:
    """Return a derived text in which a family name by itself is that of the person whom the originals know by it."""
    cast = [source for one in stories for source in one.analysis.sources]
    clauses = tuple(
        clause if clause.voice is None else clause._replace(voice=_recognised(clause.voice, cast))
        for clause in story.clauses
    )
    return story._replace(clauses=clauses)


def _recognised(voice: Voice, cast: list[Source]) -> Voice | None:
    source = voice.source
    is_titled = source is not None and source.name == untitled(voice.label) != voice.label  # "Dr Lee: it is old"
    if voice.quotation is None and source is not None and not is_titled and not _may_speak(source, cast):
        return None  # "Trouble in Porto: film is out"
    known = _people(voice.label, cast) if voice.label else []
    if source is not None and source.named and not known and voice.label.lower() in roles():
        return voice._replace(source=msgspec.structs.replace(source, kind="person", named=False))  # "Pilot admits it"
    if source is None or (source.named and source.kind == "person") or not voice.label[:1].isupper():
        return voice
    if not known or not set(name_words(voice.label)) <= set(name_words(known[0].name)):
        return voice
    return voice._replace(source=msgspec.structs.replace(source, name=known[0].name, kind="person", named=True))


def _may_speak(source: Source, cast: list[Source]) -> bool:
    """Whether what stands before a colon or after a comma speaks: a role, a person by the name, or one of the cast."""
    words = telling_words(source.name)
    is_role = any(word.key in roles() or lexicon.noun_kind(word.key) == "organization" for word in words[-1:])
    if is_role or (not source.named and not source.name.istitle()):
        return True
    return (
        _begins_as_person(source.name)
        or bool(_people(source.name, cast))
        or any(compare_names(source.name, one.name, "organization") == "same" for one in cast)
    )


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


def _may_call(voice: Voice, yours: Source) -> bool:
    """Whether a label that is no name says what another source is: "the coach" in a text that names a player alone."""
    words = telling_words(voice.label)
    is_description = bool(words) and not any(word.is_capital for word in words)
    return is_description and voice.is_definite and head_of(voice.label) in descriptors(yours)


def is_described(voice: Voice, yours: Source) -> bool:
    """Return whether a voice with a name is called what a source without one is: "clerk Ana Lee" for "a clerk"."""
    if yours.named or yours.kind not in ("person", "group") or voice.source is None:
        return False
    # "Ana Lee of the guides' association" is no guide.
    texts = (_OF.split(voice.label, maxsplit=1)[0], voice.source.description or "")
    called = {word.stem for text in texts for word in telling_words(text)}
    named = {word.stem for word in telling_words(HEAD_ENDS.split(yours.name, maxsplit=1)[0])}
    # "An official" may be anybody; "a ministry official" is not.
    tells = {word.stem for word in telling_words(yours.name) if word.key not in GENERIC}
    return head_of(yours.name) in called and bool(called & named & tells)


def _of_named(voice: Voice, mine: Source, yours: Source, stories: Iterable[Story]) -> Change | None:
    cast = [source for story in stories for source in story.analysis.sources]
    known = _people(mine.name, cast)
    described = is_described(voice, yours)
    if not known and not described and _is_after_colon(voice):
        return None  # a headline: "‘We are free’: Lorn marks its day"
    if yours.named and yours.kind == "person":
        is_body = speaks_for(yours) and not _begins_as_person(mine.name) and not any(map(_has_role, known))
        is_family_name = len(name_words(mine.name)) == 1 and voice.label == mine.name
        if not known and is_family_name and _is_printed(mine.name, stories):
            return None  # a firm, which its director speaks for
        return None if is_body or compare_names(mine.name, yours.name) != "other" else _other(mine.name, yours)
    if yours.kind == "organization":
        return _of_person_for_body(mine, yours, known or ([mine] if _is_printed(mine.name, stories) else []))
    if yours.named or yours.kind not in ("person", "group") or _is_named_later(mine.name, yours, known, stories):
        return None
    is_hidden = not described and _is_hidden(yours, stories)
    if not is_hidden and any(yours.id in one.may_be or _may_be(one, yours, described) for one in known):
        return None
    if not described and known:
        return _other(mine.name, yours)
    if not described and _is_printed(mine.name, stories):
        return None
    return Change("unnamed-named", f"The original does not name {shown(yours.name)}; here it is {shown(mine.name)}.")


def _is_hidden(source: Source, stories: Iterable[Story]) -> bool:
    """Whether an original says that a source does not want to be named."""
    return not source.named and any(
        span.start <= mention.start < span.end and _UNNAMED.search(story.text[mention.start : span.end])
        for story in stories
        if source.id in {one.id for one in story.analysis.sources}
        for mention in source.mentions
        for span in story.sentences
    )


def find_named(voice: Voice, yours: Source, stories: Iterable[Story]) -> Change | None:
    """Return that two get names who have none in the original: "jurors Ana Lee and Ben Roe" for "two jurors"."""
    label = voice.label if (voice.joined or "") in voice.label else f"{voice.label} and {voice.joined}"
    called = {word.stem for word in telling_words(label)}
    names = [
        word for word in read_words(label, 0, len(label)) if word.is_capital and word.stem not in descriptors(yours)
    ]
    printed = {word.key for story in stories for clause in story.clauses for word in clause.words}
    is_new = printed.isdisjoint(word.key for word in names)
    is_of_them = head_of(yours.name) in called or all(map(_is_full_name, AND.split(label)))
    if len(names) < _TWO_NAMES or not is_new or not is_of_them:
        return None
    return Change("unnamed-named", f"The original does not name {shown(yours.name)}; here it is {shown(label)}.")


def _is_full_name(label: str) -> bool:
    """Whether a label is a person's first name and family name, and no more."""
    words = label.split()
    is_body = bool(words) and lexicon.noun_kind(words[-1].lower()) == "organization"
    return 1 < len(words) <= _MOST_NAMES and all(word[:1].isupper() for word in words) and not is_body


def _of_person_for_body(mine: Source, yours: Source, known: list[Source]) -> Change | None:
    """Return that somebody says what a body says in the original, who is known there and is not told to be of it."""
    called = frozenset[str]().union(*(descriptors(one) for one in known))
    if any(word.key in listed("authorities") for word in telling_words(yours.name)):
        return None  # an inspector speaks for the police
    is_of_it = any(speaks_for(one) or one.affiliation for one in known) or not called.isdisjoint(descriptors(yours))
    return _other(mine.name, yours) if known and not is_of_it else None


def _is_named_later(name: str, yours: Source, known: list[Source], stories: Iterable[Story]) -> bool:
    """Whether one without a name opens a story, which may name the same one later: "A former pilot was tried"."""
    if not is_lead(yours, stories) or _is_hidden(yours, stories):
        return False
    head = head_of(yours.name)
    return any(head in descriptors(one) or not _has_role(one) for one in known) or (
        not known and _is_printed(name, stories)
    )


def is_lead(source: Source, stories: Iterable[Story]) -> bool:
    """Return whether a source without a name stands in the sentence that opens a story."""
    return not source.named and any(
        source.id in {one.id for one in story.analysis.sources}
        and any(one.start < story.sentences[0].end for one in source.mentions)
        for story in stories
        if story.sentences
    )


def _has_role(source: Source) -> bool:
    """Whether the original says what somebody with a name is."""
    told = source.description or ""
    # "Its head, Ana Lee" is another one.
    texts = ("" if "," in told else told, *(mention.text for mention in source.mentions))
    return any(word.key in roles() for text in texts for word in telling_words(text))


def _may_be(known: Source, yours: Source, described: bool) -> bool:  # noqa: FBT001
    """Whether somebody whom the original names may be one whom it does not name, by what it calls both."""
    head = head_of(yours.name)
    is_anybody = any(word.key in GENERIC or word.key in _ANYBODY for word in telling_words(yours.name))
    alike = descriptors(yours) if is_anybody and not described else {head}
    return not alike.isdisjoint(descriptors(known))


def _of_unnamed(
    voice: Voice, mine: Source, yours: Source, cast: list[Source], stories: Iterable[Story]
) -> Change | None:
    words = _words_of(voice)
    is_like = not words.isdisjoint(descriptors(yours))
    if yours.kind == "organization" and voice.is_human and not voice.is_indefinite:
        known = [one for one in cast if one.named and one.kind == "person" and head_of(voice.label) in descriptors(one)]
        return _of_person_for_body(mine, yours, known) if len(known) == 1 else None
    if not (yours.named and yours.kind == "person"):
        alike = [one for one in cast if one.id != yours.id and not words.isdisjoint(descriptors(one))]
        is_other = yours.kind in ("person", "group") and not is_like and bool(alike) and not voice.is_indefinite
        return _other(voice.label, yours) if is_other and voice.is_human else None
    if voice.is_indefinite:
        if is_body_of(voice, yours) or _is_half_named(yours, stories):
            return None
        return Change("named-unnamed", f"The original names {shown(yours.name)}; here it is {shown(voice.label)}.")
    alike = [one for one in cast if one.id != yours.id and head_of(voice.label) in descriptors(one)]
    is_other = bool(alike) or is_of_another(voice.label, yours, stories)
    return _other(voice.label, yours) if is_other and not is_like else None


def _is_half_named(source: Source, stories: Iterable[Story]) -> bool:
    """Whether an original has no more than a first name of somebody who wants no more in it."""
    return len(name_words(source.name)) == 1 and any(
        span.start <= mention.start < span.end and "first name" in story.text[span.start : span.end]
        for story in stories
        for mention in source.mentions
        for span in story.sentences
    )


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
    return frozenset(word.stem for text in texts for word in telling_words(text) if word.key not in GENERIC)
