"""Who speaks in a reporter's notes, where an entry begins with a name and what was said follows."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from attribution import lexicon
from attribution.names import fold

#: A line that begins with a name in capitals: "ANA DE SOUSA, 52, baker. on record: "…"", "IVO LENZ (by phone)".
_HEAD = re.compile(
    r"[ \t*#>•-]*(?P<name>(?:[^\W\d_a-z][^\W\d_a-z'’.-]*)(?:[ \t]+[^\W\d_a-z][^\W\d_a-z'’.-]*){1,3})\**[ \t]*[,(:–—-]"
)
#: The same with small letters and an age: "Ana de Sousa, 52, baker".
_WITH_AGE = re.compile(r"[ \t*#>•-]*(?P<name>[^\W\d_a-z][\w'’.-]+(?:[ \t]+[\w'’.-]+){1,3}),[ \t]+\d{1,2}\b(?!:)")
_CALLED = re.compile(
    r"[ \t*#>•-]*(?:PHONE|CALL|TEL|Phone|Phoned|Call|Called|Interview|INTERVIEW|Spoke)(?: (?:call|with|to))*[ \t:–—-]+"
    r"(?P<name>[A-Z][\w'’.-]+(?:[ \t]+[A-Z][\w'’-]+){1,2})[,(;.]"
)
_IN_A_WORD = re.compile(r"(?P<name>[^\W\d_a-z]{3,}(?:[’'-][^\W\d_a-z]+)?)[ \t]*[,(]")
#: What ends an entry: the time or the place of the next, a rule, a heading in Markdown.
_BREAK = re.compile(r"[ \t]*(?:\d{1,2}[.:]\d\d\b|#|---|===|\*\*\*|\d{1,2} ?[ap]\.?m\b)", re.IGNORECASE)
#: An entry has no more lines.
_LONGEST = 40


class Head(NamedTuple):
    """The name that an entry begins with, and whether it stands in the line that was asked about."""

    name: str
    is_beside: bool


def entry_head(text: str, place: int) -> Head | None:
    r"""Return the head of the entry of notes that a place is in, or None where none stands before it.

    >>> notes = 'ANA DIAZ, 52, baker:\n"We stayed."\n\nIVO LENZ (phone): "We left."'
    >>> entry_head(notes, notes.index("stayed"))
    Head(name='ANA DIAZ', is_beside=False)
    >>> entry_head(notes, notes.index("left"))
    Head(name='IVO LENZ', is_beside=True)
    """
    end = text.find("\n", place)
    lines = text[: end if end >= 0 else len(text)].split("\n")[-_LONGEST:]
    for above, line in enumerate(reversed(lines)):
        found = _WITH_AGE.match(line) or _HEAD.match(line)
        if found is not None and _is_name(found):
            return Head(found["name"], above == 0)
        if _BREAK.match(line):
            return None
    return None


def heads_in(text: str) -> Iterator[tuple[int, str]]:
    """Yield where the entries of notes begin, each with its name, or with "" where one ends.

    Beside the names of `entry_head` there are names in a word, which may be a place as well: "NDABA (phone 14:20)".
    """
    start = 0
    for line in text.split("\n"):
        found = _WITH_AGE.match(line) or _HEAD.match(line)
        one = _CALLED.match(line) or _IN_A_WORD.match(line)
        if found is not None and _is_name(found):
            yield start, found["name"]
        elif one is not None:
            yield start, one["name"]
        elif _BREAK.match(line):
            yield start, ""
        start += len(line) + 1


def _is_name(found: re.Match[str]) -> bool:
    """Whether what a line begins with is a person's name, and no heading: "TOWN HALL (Tuesday)"."""
    first = found["name"].split()[0]
    known = fold(first) in lexicon.given_names() or first.capitalize() in lexicon.titles()
    return known or found.re is _WITH_AGE
