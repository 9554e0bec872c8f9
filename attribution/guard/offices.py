"""Whose office it is: "the mayor" of a story in which Ana Roth is the mayor."""

import re
from collections.abc import Iterable

from attribution.guard.clauses import Story
from attribution.guard.labels import descriptors, head_word, is_in, roles
from attribution.model import Source

_NAME = r"(?P<{}>(?:[A-Z][\w’'-]+\s)?[A-Z][\w’'-]+)"
#: Offices that several may hold in a story.
_OF_MANY = frozenset(
    "official officer expert source person member employee worker colleague aide insider spokesman spokeswoman critic"
    " resident neighbour neighbor witness director manager parent leader".split()
)


def is_of_another(label: str, source: Source, stories: Iterable[Story]) -> bool:
    """Return whether a label is an office that the originals give to somebody, and never to a person with a name."""
    head = head_word(label)
    if not head:
        return False
    key = head[0].surface.lower()
    if key not in roles() or key in _OF_MANY or head[0].stem in descriptors(source):
        return False
    known = [name for story in stories for name in _holders(key, story.text)]
    return bool(known) and not any(
        is_in(source.name, words) and any(word.stem == head[0].stem for word in words)
        for story in stories
        for words in map(story.words_of, range(len(story.sentences)))
    )


def _holders(office: str, text: str) -> list[str]:
    """Return the names beside an office in a text: "Mayor Ana Roth", "Ana Roth, the mayor"."""
    called = rf"(?i:{re.escape(office)})s?"
    after = re.compile(rf"\b{called},?\s{_NAME.format('after')}")
    before = re.compile(rf"{_NAME.format('before')},\s(?:(?:the|its|a|an)\s)?(?:[a-z][\w’'-]*\s){{0,2}}{called}\b")
    return [found[1] for pattern in (after, before) for found in pattern.finditer(text)]
