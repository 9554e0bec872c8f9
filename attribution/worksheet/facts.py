"""The facts in a quotation that can be asked about without reading its words out: figures, dates, names, absolutes."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from attribution import lexicon
from attribution.names import PARTICLES, find_names
from attribution.text import sentence_ends

_NUMBER_WORDS = (
    *(word for word, value in lexicon.UNITS.items() if value > 1),
    *lexicon.TENS,
    *("hundred", "thousand", "million", "billion", "dozen", "half", "twice"),
)
_NUMBER = rf"(?:[$£€]?\d(?:[\d,.]{{0,15}}\d)?(?:st|nd|rd|th)?%?|(?:{'|'.join(_NUMBER_WORDS)})(?:-\w{{1,12}})?)"
#: Words after a number that are not what it counts.
_NOT_COUNTED = (
    "in|on|of|the|at|to|by|for|from|and|or|but|that|who|which|is|are|was|were|had|have|has|died|with|as|before|after"
)
#: A number, more numbers after it, and the word that it counts.
_FIGURE = re.compile(
    rf"(?<![\w.,]){_NUMBER}(?:\s(?:and\s|to\s|or\s|a\s|in\s|per\s)?{_NUMBER}){{0,4}}"
    rf"(?:\s[ap]\.m\b\.?|\s(?:of\s)?(?!(?:{_NOT_COUNTED})\b)[a-z][\w’'-]{{1,20}})?",
    re.IGNORECASE,
)
_DAYS_AND_MONTHS = "|".join(name for name in (*lexicon.WEEKDAYS, *lexicon.MONTHS) if name != "May")
_SHORT_MONTHS = "|".join({name[:3] for name in lexicon.MONTHS if name != "May"} | {"Sept"})
_TIME = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?=[A-Z]))?"
    rf"(?:{_DAYS_AND_MONTHS}|(?:{_SHORT_MONTHS})(?=\.?\s\d)|May(?=\s\d)|(?<=in\s)May|(?<=\d\s)May|yesterday|tomorrow|"
    rf"(?:last|next|this)\s(?:week|month|year|{'|'.join(lexicon.SEASONS)}))\b"
    r"(?:\.?\s\d{1,2}(?:st|nd|rd|th)?\b)?(?:,?\s\d{4}\b)?"
)
#: What may join the words of a name, of a body among them: "Bank of the West".
_JOINING = PARTICLES | {"of", "the"}
_ABSOLUTE = re.compile(
    r"\b(?:all|always|any|anybody|anyone|best|biggest|each|every|everybody|everyone|everything|first|largest|last|"
    r"most|never|no one|nobody|none|nothing|only|worst)\b",
    re.IGNORECASE,
)
#: After these a word has a capital though no sentence ended before it.
_OPENING = re.compile(r"(?:\A|[:“‘\"(—]|(?:\A|[\s'])')\W{0,3}\Z")
_WORD = re.compile(r"\w")


def facts_in(text: str) -> tuple[str, ...]:
    """Return what can be asked about in a quotation, each once, in text order within its sort.

    Numbers are found by their form and names by their capitals, so a fact may be missed; the words themselves decide.

    >>> facts_in("“Nobody told Mayor Lee that 40 boats sank on Friday.”")
    ('figure: 40 boats', 'time: Friday', 'name: Mayor Lee', 'without exception: Nobody')
    """
    line = " ".join(text.split())
    times = tuple(_TIME.finditer(line))
    figures = (figure for figure in _FIGURE.finditer(line) if not _is_in_time(figure, times))
    found = (
        *(f"figure: {figure[0]}" for figure in figures),
        *(f"time: {time[0]}" for time in times),
        *(f"name: {name}" for name in _names(line)),
        *(f"without exception: {absolute[0]}" for absolute in _ABSOLUTE.finditer(line)),
    )
    return tuple(dict.fromkeys(found))


def _is_in_time(figure: re.Match[str], times: tuple[re.Match[str], ...]) -> bool:
    after = bisect_left(times, figure.end(), key=lambda time: time.start())
    return after > 0 and times[after - 1].end() > figure.start()


def _names(line: str) -> Iterator[str]:
    """Yield names. A capital at the beginning of a sentence shows none by itself."""
    ends = sentence_ends(line)
    for start, end in find_names(line, joining=_JOINING):
        opens = _opens(line, start, ends)
        for number, part in enumerate(_APART.split(line[start:end])):
            words = part.strip("'’").removesuffix("’s").removesuffix("'s").split()
            if opens and not number and len(words) == 1:
                continue
            while words and words[0].lower() in _SMALL:
                words = words[1:]
            name = _INITIALISM.sub(r"\1", " ".join(words))
            if len(name) > 1 and _LETTER.search(name) and not _TIME.fullmatch(name) and not _NO_NAME.fullmatch(name):
                yield name


def _opens(line: str, start: int, ends: tuple[int, ...]) -> bool:
    """Whether a sentence, or what is written like one, begins at a word."""
    if _OPENING.search(line, max(0, start - 4), start):
        return True
    before = bisect_right(ends, start)
    return before > 0 and not _WORD.search(line, ends[before - 1], start)


#: Where two names stand side by side: “Lee’s Larkmoor”, “RT. The”.
_APART = re.compile(r"[’']s\s+|''\s*|[”\"]\s*|(?<=[A-Z])\.\s+(?=(?:A|An|And|But|He|In|It|She|That|The|They|This|We)\b)")
_LETTER = re.compile(r"[^\W\d_]")
_INITIALISM = re.compile(r"\A([A-Z]{2,})\.\Z")
_NO_NAME = re.compile(rf"I[’'](?:m|ve|ll|d)|May|(?:{_SHORT_MONTHS})\.?")
_SMALL = frozenset(
    "a after all also although an and another any as ask at be because before being both but by call did do does "
    "during each even every few for former from had has have having he her here his how i if in into is it its just "
    "let many more most my neither never no nor not now of on only or our said she since so some still such tell "
    "that the their then there these they this those though to told under unlike until was we were what when where "
    "which while who why will with without would yes yet you your".split()
)
