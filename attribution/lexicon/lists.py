"""How a list file is read.

One entry a line; `#` begins a comment, `[name]` begins a section. In a pattern a space stands for white space, "~"
between spaces for up to three words, and ' for either apostrophe. A pattern has no "*" and no "+", so that it takes
time in proportion to the text, whatever the text.
"""

import functools
import re
from collections.abc import Iterable, Mapping
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from attribution.lexicon import house

_WORD = r"[\w'’,-]{1,30}\s{1,3}"
_UP_TO_THREE_WORDS = rf"\s{{1,3}}(?:{_WORD}(?:{_WORD}(?:{_WORD})?)?)?"


class Entry(NamedTuple):
    """One entry of a list, and where it stands."""

    line: int
    #: The name of the section, empty in a list without sections.
    section: str
    text: str


def parse_list(data: bytes, name: str, sections: tuple[str, ...] = ()) -> tuple[Entry, ...]:
    r"""Return the entries of the list file `name`, in order.

    Raises:
        ValueError: It is not UTF-8, or has a section not in `sections`, an entry outside a section, surplus white
            space, or the same entry twice. The message begins with the file and the line.

    >>> parse_list(b"# Verbs.\n\n[neutral]\nsay\n", "verbs.txt", ("neutral", "loaded"))
    (Entry(line=4, section='neutral', text='say'),)
    """
    section = ""
    found: dict[str, Entry] = {}
    for number, raw in enumerate(data.split(b"\n"), start=1):
        line = _decode(raw.removesuffix(b"\r"), name, number)
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
            if section not in sections:
                raise _malformed(name, number, f"no section {line} is known")
        elif line and not line.startswith("#"):
            if sections and not section:
                raise _malformed(name, number, f"{line!r} stands before the first section")
            if line in found:
                raise _malformed(name, number, f"{line!r} stands in line {found[line].line} too")
            found[line] = Entry(number, section, line)
    return tuple(found.values())


def compile_patterns(rows: Iterable[Entry], name: str) -> re.Pattern[str]:
    """Return one pattern that matches what any of the entries of the list file `name` matches, in small letters.

    It is for a text in small letters: a pattern that doesn't look at the case of letters takes twice the time.

    Raises:
        ValueError: An entry is not a regular expression, or has "*" or "+", or a capital.

    >>> terms = compile_patterns([Entry(1, "", "asked ~ not to be named")], "terms.txt")
    >>> terms.search("he asked us not to be named.")[0]
    'asked us not to be named'
    """
    rows = tuple(rows)
    sources = [_pattern_source(row, name) for row in rows]
    try:
        return re.compile(rf"(?<!\w)(?:{'|'.join(sources)})(?!\w)")
    except re.error as error:
        for row, source in zip(rows, sources, strict=True):
            _check_pattern(row, source, name)
        raise _malformed(name, rows[0].line, f"the patterns do not go together: {error}") from error


def _pattern_source(entry: Entry, name: str) -> str:
    if re.search(r"[*+]", entry.text):
        raise _malformed(name, entry.line, f"{entry.text!r} may repeat without end: write {{1,9}} for '*' and '+'")
    if re.search(r"(?<![\\?])[A-Z]", entry.text):
        raise _malformed(name, entry.line, f"{entry.text!r} has a capital: it is for a text in small letters")
    source = entry.text.replace("'", "['’]").replace(" ~ ", _UP_TO_THREE_WORDS)
    return source.replace(" ?", r"\s{0,3}").replace(" ", r"\s{1,3}")


def _check_pattern(entry: Entry, source: str, name: str) -> None:
    try:
        re.compile(source)
    except re.error as error:
        raise _malformed(name, entry.line, f"{entry.text!r} is not a regular expression: {error}") from error


def _decode(raw: bytes, name: str, number: int) -> str:
    try:
        line = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _malformed(name, number, "not UTF-8") from error
    if not line.startswith("#") and line != " ".join(line.split()):
        raise _malformed(name, number, f"surplus white space in {line!r}")
    return line


def _malformed(name: str, line: int, what: str) -> ValueError:
    return ValueError(f"{name}, line {line}: {what}")


def entries(name: str, sections: tuple[str, ...] = ()) -> tuple[Entry, ...]:
    """Return the entries of the list file `name` of this package, with the house words in force.

    >>> entries("manner-verbs.txt")[0].text
    'babble'
    """
    ours, moved = _ours(name, sections), house.moved_from(name)
    kept = [row for row in ours if row.text not in moved] if moved else ours
    return (*kept, *(Entry(0, word.section, word.text) for word in house.added_to(name)))


@functools.cache
def _ours(name: str, sections: tuple[str, ...]) -> tuple[Entry, ...]:
    return parse_list(files(__package__).joinpath(name).read_bytes(), name, sections)


def words(name: str, sections: tuple[str, ...] = (), only: str | None = None) -> frozenset[str]:
    """Return the entries of a list file as a set: all, or those of one section.

    >>> "sigh" in words("manner-verbs.txt")
    True
    """
    return frozenset(entry.text for entry in entries(name, sections) if only in (None, entry.section))


def by_section[S: str](name: str, sections: tuple[S, ...]) -> Mapping[str, S]:
    """Return the section of each entry of a list file.

    >>> by_section("role-pronouns.txt", ("he", "she"))["actress"]
    'she'
    """
    named: dict[str, S] = {section: section for section in sections}
    return MappingProxyType({entry.text: named[entry.section] for entry in entries(name, sections)})


def split_entries(rows: Iterable[Entry], name: str, mark: str) -> tuple[tuple[str, str], ...]:
    """Return both sides of each entry, parted by `mark`.

    Raises:
        ValueError: An entry has no `mark`, or more than one.

    >>> split_entries([Entry(3, "", "mice = mouse")], "plurals.txt", "=")
    (('mice', 'mouse'),)
    """
    pairs = []
    for row in rows:
        if row.text.count(mark) != 1:
            raise _malformed(name, row.line, f"{row.text!r} is not two sides with {mark!r} between")
        left, right = row.text.split(mark)
        pairs.append((left.strip(), right.strip()))
    return tuple(pairs)


def patterns[S: str](name: str, sections: tuple[S, ...]) -> Mapping[S, re.Pattern[str]]:
    """Return one pattern for each section of a list file.

    >>> bool(patterns("anonymity-reasons.txt", ("opener", "alone"))["opener"].search("for fear of reprisal"))
    True
    """
    rows = entries(name, sections)
    return MappingProxyType({s: compile_patterns([row for row in rows if row.section == s], name) for s in sections})
