"""Bodies and those who speak for them: whether "the council", "Rebels" or "Tarn Lines" says what another says."""

import re

from attribution import lexicon
from attribution.guard.labels import HEAD_ENDS, descriptors, roles_of, telling_words
from attribution.guard.voices import Voice
from attribution.guard.words import listed
from attribution.model import Source
from attribution.names import compare_names

#: Words that say nothing of what kind of person it is.
GENERIC = frozenset(
    "official officials expert experts source sources people person officer officers executive executives staff".split()
)
#: Whose somebody is, by a name: "Nordsund's chief executive".
_OF_NAMED = re.compile(r"\b[A-Z]\w+[’']s?\s")
#: One of several, and not all of them: "one of the buyers".
_ONE = re.compile(r"(?:one|a|an|another)\s", re.IGNORECASE)


def is_another(mine: Source, yours: Source, cast: list[Source]) -> bool:
    """Whether a body is another one than a body of the original, which the original has as well."""
    if yours.kind != "organization" or compare_names(mine.name, yours.name, "organization") != "other":
        return False
    if _is_called_one(mine) or _is_called_one(yours) or not descriptors(mine).isdisjoint(descriptors(yours)):
        return False
    known = [source for source in cast if compare_names(mine.name, source.name, "organization") == "same"]
    return bool(known) and yours not in known


def _is_called_one(source: Source) -> bool:
    """Whether a body is called by what it is alone: "the company"."""
    words = telling_words(source.name)
    return len(words) == 1 and not source.named and lexicon.noun_kind(words[0].key) == "organization"


def is_not_of(voice: Voice, mine: Source, yours: Source, cast: list[Source], *, is_known: bool) -> bool:
    """Whether a body says what somebody says who speaks for another: "the council" for "club secretary Ana Lee".

    `is_known` says whether the original has the body too.
    """
    if not yours.named or yours.kind != "person" or mine.kind != "organization":
        return False
    if voice.is_authority and not _OF_NAMED.search(yours.description or ""):
        return False  # an inspector speaks for the police
    called = descriptors(yours)
    own = telling_words(f"{yours.description or ''} {yours.affiliation or ''}")
    is_of_body = any(lexicon.noun_kind(word.key) == "organization" for word in own) or bool(
        _OF_NAMED.search(yours.description or "")
    )
    if _has_own(mine, yours, cast) and not (yours.description or "").lower().startswith(("its ", "their ")):
        is_known = is_of_body = True
    return is_of_body and is_known and called.isdisjoint(descriptors(mine))


def _has_own(body: Source, source: Source, cast: list[Source]) -> bool:
    """Whether somebody else than a source is told to be of a body: "Tarn Lines chief executive Ana Lee"."""
    name = {word.stem for word in telling_words(body.name)}
    return bool(name) and any(
        one.named and one.kind == "person" and one.id != source.id and name <= descriptors(one) for one in cast
    )


def speaks_for(source: Source) -> bool:
    """Whether somebody speaks for a body, so that the body's name may stand for the person's."""
    texts = (source.description or "", *(mention.text for mention in source.mentions))
    return any(role in text.lower() for text in texts for role in ("spokes", "representative"))


def is_body_of(voice: Voice, yours: Source) -> bool:
    """Whether a plural is the body that a person speaks for: "Rebels" for "rebel spokeswoman Ana Lee"."""
    words = [word for word in telling_words(voice.label) if word.key not in GENERIC]
    # "Scientists" are no body for "climate scientist Ana Lee".
    own = {word.stem for word in words} & {role.stem for role in roles_of(yours)}
    head = HEAD_ENDS.split(voice.label, maxsplit=1)[0].split()[-1:]
    is_one_of_them = bool(_ONE.match(voice.label)) or bool(own) or not GENERIC.isdisjoint(head)
    is_of_body = speaks_for(yours) or not listed("leaders").isdisjoint(_keys_of(yours))
    return (
        voice.is_plural
        and is_of_body
        and not is_one_of_them
        and len(words) == 1
        and words[0].stem in descriptors(yours)
    )


def _keys_of(source: Source) -> frozenset[str]:
    texts = (source.description or "", *(mention.text for mention in source.mentions))
    return frozenset(word.key for text in texts for word in telling_words(text))
