"""A strict reader of brat's standoff format: its documented grammar, and what brat itself checks when it reads."""

import re
from typing import NamedTuple

#: What brat puts between the fragments of a discontinuous annotation.
SEPARATOR = " "
_TEXT_BOUND = re.compile(r"(T[0-9]+)\t(\S+) ([0-9]+ [0-9]+(?:;[0-9]+ [0-9]+)*)\t([^\t\n]*)")
_RELATION = re.compile(r"(R[0-9]+)\t(\S+) Arg1:(T[0-9]+) Arg2:(T[0-9]+)")
_ATTRIBUTE = re.compile(r"(A[0-9]+)\t(\S+) (T[0-9]+)(?: (\S+))?")
_NOTE = re.compile(r"(#[0-9]+)\tAnnotatorNotes (T[0-9]+)\t([^\t\n]*)")
_EQUIVALENCE = re.compile(r"\*\tEquiv (T[0-9]+(?: T[0-9]+)+)")


class TextBound(NamedTuple):
    """A `T` line."""

    type: str
    spans: list[tuple[int, int]]
    words: str


class Standoff(NamedTuple):
    """What an .ann file has."""

    text_bound: dict[str, TextBound]
    relations: list[tuple[str, str, str]]
    attributes: list[tuple[str, str, str | None]]
    notes: dict[str, str]
    equivalences: list[list[str]]


def read_standoff(annotations: str, text: str) -> Standoff:
    """Return what `annotations` says of `text`; any fault is an AssertionError or a ValueError."""
    found = Standoff({}, [], [], {}, [])
    ids: set[str] = set()
    # Any of the ends of lines that Python knows: brat reads with codecs.open, which splits at all of them.
    assert annotations == "".join(f"{line}\n" for line in annotations.splitlines())
    for line in annotations.splitlines():
        id_ = line.partition("\t")[0]
        assert id_ == "*" or id_ not in ids, f"{id_} is used twice"
        ids.add(id_)
        _read_line(line, text, found)
    for name in _named(found):
        assert name in found.text_bound, f"{name} is not there"
    return found


def _read_line(line: str, text: str, found: Standoff) -> None:
    if match := _TEXT_BOUND.fullmatch(line):
        name, type_, places, words = match.groups()
        spans = [tuple(map(int, place.split(" "))) for place in places.split(";")]
        _check_spans(spans, words, text)
        found.text_bound[name] = TextBound(type_, [(start, end) for start, end in spans], words)
    elif match := _RELATION.fullmatch(line):
        _, type_, first, second = match.groups()
        found.relations.append((type_, first, second))
    elif match := _ATTRIBUTE.fullmatch(line):
        _, type_, name, value = match.groups()
        assert (name, type_) not in [(other, kind) for kind, other, _ in found.attributes]
        found.attributes.append((type_, name, value))
    elif match := _NOTE.fullmatch(line):
        _, name, note = match.groups()
        found.notes[name] = note
    elif match := _EQUIVALENCE.fullmatch(line):
        found.equivalences.append(match[1].split(" "))
    else:
        raise ValueError(f"no annotation: {line!r}")


def _check_spans(spans: list[tuple[int, ...]], words: str, text: str) -> None:
    before: list[tuple[int, ...]] = []
    for start, end in spans:
        assert 0 <= start < end <= len(text)
        assert not any(end >= other_start and start < other_end for other_start, other_end in before)
        before.append((start, end))
    assert words == SEPARATOR.join(text[start:end] for start, end in spans)


def _named(found: Standoff) -> list[str]:
    related = [name for _, first, second in found.relations for name in (first, second)]
    attributed = [name for _, name, _ in found.attributes]
    return [*related, *attributed, *found.notes, *(name for names in found.equivalences for name in names)]
