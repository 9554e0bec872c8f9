"""Who speaks in a reporter's notes, where an entry begins with a name and what was said follows."""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from attribution import lexicon
from attribution.names import compare_names, fold, name_words

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
#: What may stand before the name of somebody who is known: a bullet, a time, where or how: "2.40 GATE – ".
_LEAD = r"[ \t*#>•-]*(?:\d{1,2}[.:]\d\d(?: ?[ap]\.?m\b\.?)?[ \t]+)?"
_WHERE = r"[^\W\d_a-z]{3,}[ \t]*[–—:-][ \t]*"
_WORD = r"[^\W\d_][\w'’.-]*"
#: A label of notes: "lee: we stayed", "Ana Lee – “We stayed.”".
_LABEL = re.compile(rf"{_LEAD}(?:{_WHERE})?(?P<name>{_WORD}(?:[ \t]+{_WORD}){{0,3}})\**[ \t]*(?::|[–—-](?=[ \t]))")
#: A name that something in brackets tells more of, or that stands alone: "Ana Lee (baker, by phone).", "LEE".
_ALONE = re.compile(rf"{_LEAD}(?:{_WHERE})?(?P<name>{_WORD}(?:[ \t]+{_WORD}){{0,3}})\**[ \t]*(?:\(|$)")
_SOMEWHERE = re.compile(rf"{_LEAD}{_WHERE}(?P<name>{_WORD}(?:[ \t]+{_WORD}){{0,3}})\**[ \t]*[,;]")
#: The same with what they are behind a comma, in a line that is no sentence: "Cllr Ana Lee, Galway - rang back".
_TOLD = re.compile(rf"{_LEAD}(?P<name>{_WORD}(?:[ \t]+{_WORD}){{1,3}})\**,[^“”\"\n]{{1,60}}(?<![.!?])$")
#: Whose words a statement says that they are: "The following may be attributed to Ana Lee, chair:".
_FOR = re.compile(
    r"\b(?:attribut(?:e|ed|able|ion)\b.{0,40}?\bto|(?:statement|quotes?|comments?) (?:from|by|of)) "
    rf"(?:[a-z]+ ){{0,3}}(?P<name>{_WORD}(?:[ \t]+[^\W\d_a-z][\w'’.-]*){{0,4}})"
)
#: A line in capitals, or with a word in capitals before more, begins another entry, whoever it is of.
_ANOTHER = re.compile(r"[ \t*#>•]*[^\W\d_a-z]{4,}(?:[ \t/&'’-]+[^\W\d_a-z]{2,})*[ \t]*(?:[(:,–—-][^“”\"]*)?$")
#: What ends an entry: the time or the place of the next, a rule, a heading in Markdown.
_BREAK = re.compile(r"[ \t]*(?:\d{1,2}[.:]\d\d\b|#|---|===|\*\*\*|\d{1,2} ?[ap]\.?m\b)", re.IGNORECASE)
#: An entry has no more lines.
_LONGEST = 40


class Head(NamedTuple):
    """The name that an entry begins with, and whether it stands in the line that was asked about."""

    name: str
    is_beside: bool
    #: Whether it is a label, which gives all of its line to somebody: "lee: we stayed".
    is_label: bool = False


def entry_head(text: str, place: int, people: Collection[str] = ()) -> Head | None:
    r"""Return the head of the entry of notes that a place is in, or None where none stands before it.

    Args:
        text: The notes.
        place: Where in them.
        people: The names of people whom an article names. They may stand at the head of an entry in any way.

    >>> notes = 'ANA DIAZ, 52, baker:\n"We stayed."\n\nIVO LENZ (phone): "We left."\nroe: we wept'
    >>> entry_head(notes, notes.index("stayed"))
    Head(name='ANA DIAZ', is_beside=False, is_label=False)
    >>> entry_head(notes, notes.index("left"))
    Head(name='IVO LENZ', is_beside=True, is_label=False)
    >>> entry_head(notes, notes.index("wept"), ["Ben Roe"])
    Head(name='roe', is_beside=True, is_label=True)
    """
    end = text.find("\n", place)
    lines = text[: end if end >= 0 else len(text)].split("\n")[-_LONGEST:]
    is_parted = False
    for above, line in enumerate(reversed(lines)):
        found = _WITH_AGE.match(line) or _HEAD.match(line)
        if found is not None and _is_name(found):
            return Head(found["name"], above == 0)
        known = _of_known(line, people)
        if known is not None and not (is_parted and _ends_in_line(known)):
            return Head(known["name"], above == 0 and known.re is not _FOR, known.re is _LABEL)
        is_parted = is_parted or not line.strip()
        if _BREAK.match(line) or (people and above and _ANOTHER.match(line)):
            return None
    return None


def _of_known(line: str, people: Collection[str]) -> re.Match[str] | None:
    """Return where a line says that an entry is of somebody who is known."""
    found = (_LABEL.match(line), _ALONE.match(line), _SOMEWHERE.match(line), _TOLD.match(line), _FOR.search(line))
    return next((one for one in found if one is not None and _is_of(one["name"], people)), None)


def _ends_in_line(known: re.Match[str]) -> bool:
    """Whether a label has its words behind it in the line: what comes after an empty line is no longer under it."""
    return known.re is _LABEL and bool(known.string[known.end() :].strip())


def _is_of(name: str, people: Collection[str]) -> bool:
    """Whether a name is that of one of some people, with no other word but a title."""
    said = {*name_words(name)} - _titles()
    return any(said <= {*name_words(known)} and compare_names(name, known) == "same" for known in people)


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


@lexicon.cached
def _titles() -> frozenset[str]:
    return frozenset(word.strip(".") for title in lexicon.titles() for word in fold(title).split())
