"""Whether two texts give the same words to the same source, and what differs where they do not."""

from collections.abc import Iterable
from typing import NamedTuple

from attribution.guard.clauses import Story
from attribution.guard.remarks import shown
from attribution.guard.voices import Voice, descriptors, telling_words
from attribution.model import DepartureClass, Source
from attribution.names import compare_names, name_words

_GENERIC = frozenset(
    "officials experts sources people officers executives staff insiders analysts workers residents".split()
)


class Change(NamedTuple):
    """In what way a speaker is another one."""

    departure: DepartureClass
    differs: str


def find_change(voice: Voice, original: Voice, stories: Iterable[Story]) -> Change | None:
    """Return what became of the one who says something; None where it is the same one, or not sure."""
    mine, yours = voice.source, original.source
    if mine is None or yours is None or not voice.label or not telling_words(voice.label):
        return None
    cast = [source for story in stories for source in story.analysis.sources]
    if voice.is_named and mine.kind == "person":
        return _of_named(voice, mine, yours, cast, stories)
    if voice.is_human and not voice.is_named:
        return _of_unnamed(voice, mine, yours, cast)
    return _of_body(mine, yours, cast)


def _of_named(voice: Voice, mine: Source, yours: Source, cast: list[Source], stories: Iterable[Story]) -> Change | None:
    known = _bearers(mine.name, cast)
    if yours.named and yours.kind == "person":
        if compare_names(mine.name, yours.name) != "other":
            return None
        return Change("speaker-changed", f"{shown(yours.name)} says it in the original, and {shown(mine.name)} here.")
    if yours.named or yours.kind not in ("person", "group"):
        return None
    if any(_describe_one(source, yours) for source in known):
        return None
    if known:
        return Change("speaker-changed", f"{shown(yours.name)} says it in the original, and {shown(mine.name)} here.")
    if _is_printed(mine.name, stories):
        return None
    return Change("unnamed-named", f"The original does not name {shown(yours.name)}; here it is {shown(mine.name)}.")


def _of_unnamed(voice: Voice, mine: Source, yours: Source, cast: list[Source]) -> Change | None:
    words = _words_of(voice)
    others = [source for source in cast if source.id != yours.id and _shares_head(voice, source)]
    is_like = bool(words & descriptors(yours)) and not (voice.is_indefinite and not _is_body(voice, yours))
    if is_like:
        return None
    if yours.named and yours.kind == "person":
        if voice.is_indefinite:
            alike = next((source for source in others if not source.named and not words & descriptors(yours)), None)
            if alike is not None:
                return Change(
                    "speaker-changed", f"{shown(yours.name)} says it in the original, and {shown(mine.name)} here."
                )
            return Change("named-unnamed", f"The original names {shown(yours.name)}; here it is {shown(voice.label)}.")
        return _changed(voice, yours) if others else None
    if yours.kind not in ("person", "group") or not others:
        return None
    return _changed(voice, yours)


def _is_body(voice: Voice, yours: Source) -> bool:
    """Whether a plural is the body that a person speaks for: "Rebels" for "rebel spokeswoman Ana Lee"."""
    words = [word for word in telling_words(voice.label) if word.key not in _GENERIC]
    return voice.is_plural and len(words) == 1 and words[0].stem in descriptors(yours)


def _changed(voice: Voice, yours: Source) -> Change:
    return Change("speaker-changed", f"{shown(yours.name)} says it in the original, and {shown(voice.label)} here.")


def _of_body(mine: Source, yours: Source, cast: list[Source]) -> Change | None:
    if yours.kind != "organization" or compare_names(mine.name, yours.name, "organization") != "other":
        return None
    if descriptors(mine) & descriptors(yours):
        return None
    known = [source for source in cast if compare_names(mine.name, source.name, "organization") == "same"]
    if not known or yours in known:
        return None
    return Change("speaker-changed", f"{shown(yours.name)} says it in the original, and {shown(mine.name)} here.")


def _bearers(name: str, cast: list[Source]) -> list[Source]:
    return [source for source in cast if source.named and compare_names(name, source.name) == "same"]


def _is_printed(name: str, stories: Iterable[Story]) -> bool:
    words = name_words(name)
    return bool(words) and any(words[-1] in story.text.casefold() for story in stories)


def _describe_one(known: Source, unnamed: Source) -> bool:
    """Whether a named source may be one that is described elsewhere: "Mayor Diaz", "the mayor"."""
    return unnamed.id in known.may_be or not descriptors(known).isdisjoint(descriptors(unnamed))


def _words_of(voice: Voice) -> frozenset[str]:
    texts = [voice.label, *([voice.source.name, voice.source.description or ""] if voice.source else [])]
    return frozenset(word.stem for text in texts for word in telling_words(text))


def _shares_head(voice: Voice, source: Source) -> bool:
    words = telling_words(voice.label)
    return bool(words) and any(word.stem in descriptors(source) for word in words)
