"""Titles of articles in lists of sources and of prizes, and in captions: nobody says them here.

"“Bridge closed after inspection” — Harbor Gazette, March 3, 2021" names where something was printed. Such a line has no
verb outside its marks, and a paper with a date after them, or a heading above that says what the list is of.
"""

import re

from attribution import lexicon
from attribution.engine.grammar import Parse
from attribution.engine.speakers.nobodys import is_titled
from attribution.engine.speakers.units import Unit
from attribution.names import match_name
from attribution.text import END_MARKS

_LONGEST_ENTRY = 400
_LONGEST_HEADING = 5
_LONGEST_OUTLET = 7
_JOINING = frozenset("of the and for de la le les del der die das".split())
_AFTER = re.compile(r"[\s,.;:—–―(\[-]{0,6}(?=\w)")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_PAGES = re.compile(r"\b(?:vol|no|pp?|issue|iss)\b\.?\s?\d", re.I)
_BY = re.compile(r"[\s,]{1,3}by\s(?=\w)")


def is_cited(parse: Parse, unit: Unit) -> bool:
    """Whether a unit is a title in a list of sources or of works, or before "by" and a name."""
    first, last = parse.stretches[unit.stretches[0]], parse.stretches[unit.stretches[-1]]
    start, end = parse.paragraphs[first.paragraph]
    if not first.is_marked or not last.closed or end - start > _LONGEST_ENTRY or not _is_entry(parse, start, end):
        return False
    return (
        _is_under_heading(parse, first.paragraph)
        or _is_printed(parse.text, last.end, end)
        or (is_titled(parse, unit) and _is_by_somebody(parse.text, last.end, end))
    )


def _is_entry(parse: Parse, start: int, end: int) -> bool:
    """Whether a paragraph has no finite verb outside its marks."""
    tokens = range(parse.token_at(start), parse.token_at(end - 1) + 1)
    return not any(parse.tokens[i].tag in _FINITE and parse.stretch_of[i] < 0 for i in tokens)


def _is_under_heading(parse: Parse, paragraph: int) -> bool:
    """Whether a heading above, with nothing but entries between, says that sources or works follow."""
    for number in range(paragraph - 1, -1, -1):
        start, end = parse.paragraphs[number]
        if _is_heading(parse.text[start:end]):
            return True
        if end - start > _LONGEST_ENTRY or not _is_entry(parse, start, end):
            return False
    return False


def _is_heading(line: str) -> bool:
    """Whether a line is a heading of a list: "Further reading", "The winners:"."""
    words = line.rstrip(" :").lower().split()
    if not 0 < len(words) <= _LONGEST_HEADING or line[-1] in END_MARKS:
        return False
    return any(heading in (" ".join(words), words[-1], words[0]) for heading in lexicon.list_headings())


def _is_printed(text: str, start: int, end: int) -> bool:
    """Whether the name of a paper stands after a title, and a date or a volume after that."""
    after = _AFTER.match(text, start, end)
    last = match_name(text, after.end(), end, longest=_LONGEST_OUTLET, joining=_JOINING) if after else None
    if after is None or last is None:
        return False
    rest = text[last:end]
    if _PAGES.search(rest):
        return True
    return _is_outlet(text[after.end() : last]) and (bool(_YEAR.search(rest)) or _has_month(rest))


def _is_outlet(name: str) -> bool:
    bare = name.removeprefix("The ").removeprefix("the ")
    words = bare.split()
    return bare in lexicon.outlet_names() or bool(lexicon.outlet_words() & {words[-1], " ".join(words[-2:])})


def _has_month(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text.lower())
    return any(word in lexicon.MONTH_NUMBERS for word in words)


def _is_by_somebody(text: str, start: int, end: int) -> bool:
    """Whether "by" and a name follow a title: “Who Pays for Snow?” by Edith Crane."""
    by = _BY.match(text, start, end)
    return by is not None and match_name(text, by.end(), end) is not None
