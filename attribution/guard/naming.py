"""Whether a sentence names a source, or says what it is."""

import re
from collections.abc import Iterable

from attribution import lexicon
from attribution.guard.clauses import Clause, Story
from attribution.guard.labels import (
    HEAD_ENDS,
    descriptors,
    head_word,
    is_in,
    is_noun,
    one_by_one,
    roles,
    roles_of,
    telling_words,
)
from attribution.guard.remarks import shown
from attribution.guard.voices import Voice
from attribution.guard.words import Word, listed
from attribution.model import Source

#: Where in a sentence its subject stands, and what stands before the one who gives a figure.
_SUBJECT, _GIVING = 3, frozenset({"by", "to", "from", "for", "of"})

_POSSESSIVE = re.compile(r"\b[A-Z][\w-]*[’']s?\s")


def is_named(story: Story, clause: Clause, voice: Voice) -> bool:
    """Return whether the sentence of a clause names a source, or says what it is."""
    words = story.words_of(clause.number)
    source = voice.source
    called = descriptors(source) if source is not None else frozenset()
    if any(word.key in listed("accounts") and not called.isdisjoint({one.stem for one in words}) for word in words):
        return True  # "by the mayor's account"
    if source is not None and is_of_people(source):
        if any(is_noun(role, word) for role in roles_of(source) for word in words[:_SUBJECT]):
            return True  # "One islander smelled it"
        return any(is_in(one.name, words) for one in one_by_one(source))
    return is_called(voice, words)


def is_of_people(source: Source) -> bool:
    """Return whether a source is known by the name of a person, or by the names of several who speak together."""
    return source.named and (source.kind == "person" or bool(source.members))


def gives(story: Story, clause: Clause, voice: Voice) -> bool:
    """Return whether the sentence of a clause gives a figure to a source, and is not what it costs the source."""
    if voice.source is not None and is_of_people(voice.source):
        return is_named(story, clause, voice)
    return any(
        is_called(voice, (word,))
        for words in (one.words for one in story.clauses if one.number == clause.number)
        for index, word in enumerate(words)
        if index < _SUBJECT or not {near.key for near in words[index - 3 : index]}.isdisjoint(_GIVING)
    )


def mentions(story: Story, clause: Clause, voice: Voice) -> bool:
    """Return whether the sentence of a clause has any word of what a source is called."""
    said = {word.key for word in story.words_of(clause.number)}
    # "Leva's mayor" is not Leva.
    words = telling_words(_POSSESSIVE.sub("", voice.label))
    called = {word.key for word in words}
    if voice.is_authority:
        return not said.isdisjoint(called)  # "police" are not "an officer"
    if voice.source is not None and is_of_people(voice.source):
        # "The council" is not its planner, and "the harbour" not its master: what a person is called counts.
        words = telling_words(HEAD_ENDS.split(_POSSESSIVE.sub("", voice.label), maxsplit=1)[0])
        called = {word.key for word in words if word.is_capital or word.key in roles()}
        called -= {word.key for word in words if lexicon.noun_kind(word.key) == "organization"}
    return is_named(story, clause, voice) or not said.isdisjoint(called)


def is_called(voice: Voice, words: Iterable[Word]) -> bool:
    """Return whether some words have what a body is called: the noun, or the first word of its name."""
    names = [voice.label] + ([voice.source.name] if voice.source else [])
    first = telling_words(voice.source.name)[:1] if voice.source and voice.is_named else ()
    nouns = [*(noun for name in names for noun in head_word(name)), *first]
    # "Tarn Lines" is not named by a line.
    is_name = (
        voice.is_named and len(head_words := telling_words(names[-1])) > 1 and all(w.is_capital for w in head_words)
    )
    return any(is_noun(noun, word) and (not is_name or noun.key == word.key) for noun in nouns for word in words)


def called(voice: Voice) -> str:
    """Return what a voice is called in a message."""
    return shown(voice.source.name if voice.source else voice.label) if voice.label else "somebody"
