"""What an article calls a source: the words that tell who is meant, and the head of a description."""

import re
from collections.abc import Iterable
from itertools import pairwise

import msgspec

from attribution import lexicon
from attribution.guard.words import Word, is_telling, read_words
from attribution.model import Source
from attribution.names import fold, name_words

#: What the engine calls a source of which it knows a pronoun alone.
UNKNOWN = "unknown ("
#: What ends the head of a description: "a pilot | with another airline".
HEAD_ENDS = re.compile(
    r",|\s(?:of|with|at|for|from|in|on|who|whose|that|which|to|near|close|using|by"
    r"|familiar|briefed|involved|employed|based)\s"
)
#: What stands between the names of people who speak together.
AND = re.compile(r" and |, ")


def one_by_one(source: Source) -> tuple[Source, ...]:
    """Return each of the people who speak together as a source, by the source's name; anybody else as is."""
    if not source.members:
        return (source,)
    names = AND.split(source.name)
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


def roles_of(source: Source) -> tuple[Word, ...]:
    """Return what stands before the name of a person: the islander of "Islander Ana Lee"."""
    names = parts_of(source.name)
    called = [telling_words(mention.text) for mention in source.mentions]
    before = (pair for words in called for pair in pairwise(words) if fold(pair[1].key) in names)
    return tuple(first for first, _ in before if fold(first.key) not in names)


def is_noun(one: Word, other: Word) -> bool:
    """Return whether two words are one noun, and not what somebody is called after a thing.

    >>> library, librarians, librarian = read_words("library librarians librarian", 0, 28)
    >>> is_noun(librarians, librarian), is_noun(library, librarian)
    (True, False)
    """
    return one.stem == other.stem and not (_is_after(one, other) or _is_after(other, one))


def _is_after(one: Word, other: Word) -> bool:
    """Whether a word tells what somebody is, by the thing that another names: "councillor" and "council"."""
    are_roles = one.key in roles(), other.key in roles()
    return are_roles == (True, False) and one.key.startswith(other.key.removesuffix("s")[:-1])


def is_in(name: str, words: Iterable[Word]) -> bool:
    """Return whether some words have a part of a person's name."""
    return not parts_of(name).isdisjoint(fold(word.key) for word in words)


def head_of(label: str) -> str:
    """Return the stem of the noun that a description is built on: "pilot" of "a pilot with another airline"."""
    words = head_word(label)
    return words[0].stem if words else ""


def head_word(label: str) -> tuple[Word, ...]:
    """Return the noun that a description is built on, or nothing where it has none."""
    return telling_words(HEAD_ENDS.split(label, maxsplit=1)[0])[-1:]


def telling_words(text: str) -> tuple[Word, ...]:
    """Return the words of a label that tell who is meant."""
    words = read_words(text, 0, len(text))
    return tuple(w for w in words if is_telling(w.key) or w.key in roles() or w.surface.lower() in roles())


@lexicon.cached
def roles() -> frozenset[str]:
    """Return what people are, singular and plural: "mayor", "officials"."""
    return lexicon.person_roles() | plurals()


@lexicon.cached
def plurals() -> frozenset[str]:
    """Return what several people are: "officials", "critics"."""
    single = {role for role in lexicon.person_roles() if " " not in role}
    return lexicon.group_nouns() | {form for role in single for form in _plurals_of(role)} | {"people"}


def _plurals_of(role: str) -> tuple[str, ...]:
    """Return how several of a role may be called: "bosses", "secretaries", "policemen"."""
    if role.endswith(("s", "ch", "sh", "x")):
        return (f"{role}es",)
    if role.endswith("y") and role[-2:-1] not in "aeiou":
        return (f"{role[:-1]}ies",)
    return (f"{role}s", f"{role[:-3]}men") if role.endswith("man") else (f"{role}s",)
