"""Exports of news databases as text: LexisNexis and Factiva set many articles into one file.

Each article has lines about it before its words, and codes after them. Where the same lines come again and again, what
stands between two of them is an article.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from attribution.load.blocks import Block
from attribution.load.composing import Told
from attribution.load.dates import match_date
from attribution.names import match_name

#: How many articles a file has at the most.
MAX_ARTICLES = 20_000

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
#: What parts two articles of LexisNexis, and of Factiva.
_NUMBERED = re.compile(r"[ \t]*\d{1,6} of \d{1,6} DOCUMENTS?[ \t]*\Z", re.IGNORECASE)
_END = re.compile(r"[ \t]*End of Document[ \t]*\Z", re.IGNORECASE)
_FACTIVA_END = re.compile(r"[ \t]*Document [A-Z]{2,12}[0-9A-Za-z]{8,40}[ \t]*\Z")
_LENGTH = re.compile(r"[ \t]*(?:LENGTH|Length):[ \t]*[\d,]{1,9} words", re.IGNORECASE)
_WORDS = re.compile(r"[ \t]*[\d,]{1,9} words[ \t]*\Z")
_FIELD = re.compile(
    r"[ \t]*(?P<name>BYLINE|HEADLINE|SECTION|LENGTH|DATELINE|BODY|HIGHLIGHT|EDITION|SERIES|COLUMN)"
    r"[ \t]*(?::[ \t]*(?P<value>.*))?\Z",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[ \t]*(?:(?:LOAD-DATE|LANGUAGE|PUBLICATION-TYPE|DOCUMENT-TYPE|JOURNAL-CODE|ACC-NO|GRAPHIC|SUBJECT|ORGANIZATION"
    r"|COMPANY|PERSON|GEOGRAPHIC|COUNTRY|STATE|CITY|INDUSTRY|TICKER|CORRECTION|URL|TYPE|NOTES)[ \t]*:.*|Classification"
    r"|Copyright (?:©|\(c\)|\d{4}).*|All Rights Reserved\.?)[ \t]*\Z",
    re.IGNORECASE,
)
#: Factiva with a code before each part.
_TAG = re.compile(
    r"(?P<tag>SE|HD|CR|BY|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPD|IPC|PUB|AN)"
    r"(?:[ \t]{2,}|\t|[ \t]*\Z)"
)
#: What stands between the lines of a header and tells nothing of the article.
_PAGE = re.compile(r"[ \t]*(?:Page \d{1,6} of \d{1,6}|.{0,40}\bEdition|Correction Appended)[ \t]*\Z", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?: ?[ap]m)?\Z", re.IGNORECASE)
_COPYRIGHT = re.compile(r"[ \t]*(?:\(c\)|©|Copyright)\b.*\Z", re.IGNORECASE)
_BY = re.compile(r"[ \t]*By[ \t]+(?P<name>[^.!?]{2,120})\Z", re.IGNORECASE)
_WEEKDAY = re.compile(r",?\s+(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b.*\Z", re.IGNORECASE)
_TAG_WORDS = re.compile(r"(?:LP|TD)(?:[ \t]{2,}|\t|[ \t]*\Z)")
_LONGEST_HEADER = 25


class Exported(NamedTuple):
    """An article of an export."""

    blocks: tuple[Block, ...]
    told: Told


class _Header(NamedTuple):
    told: Told
    #: The number of the line with which the words begin.
    begins: int


def split_export(text: str) -> tuple[Exported, ...]:
    r"""Return the articles of a text that is an export of LexisNexis or Factiva; none where it is something else.

    >>> text = "Bridge to close\n\n80 words\n2 March 2021\nEly News\nEnglish\n(c) 2021\n\n"
    >>> text += "Ely. It closes.\n\nDocument ELYN000020210302eh32\n"
    >>> [(one.told.title, one.told.published, one.blocks[0].text) for one in split_export(text)]
    [('Bridge to close', '2021-03-02', 'Ely. It closes.')]
    """
    lines = [found[0].rstrip("\r\n") for found in _LINE.finditer(text)]
    if sum(line.startswith("HD") and _TAG.match(line) is not None for line in lines) and any(
        map(_TAG_WORDS.match, lines)
    ):
        return tuple(_tagged(lines))[:MAX_ARTICLES]
    if any(map(_FACTIVA_END.match, lines)) and any(map(_WORDS.match, lines)):
        parts, sign, read = _between(lines, _FACTIVA_END), _WORDS, _factiva_header
    elif any(map(_LENGTH.match, lines)) and any(_AFTER.match(line) or _END.match(line) for line in lines):
        edge = re.compile(f"{_END.pattern}|{_NUMBERED.pattern}", re.IGNORECASE)
        parts, sign, read = _between(lines, edge), _LENGTH, _nexis_header
    else:
        return ()
    # What has no count of words is a cover page, or a list of what follows.
    articles = [part for part in parts if any(map(sign.match, part))][:MAX_ARTICLES]
    return tuple(one for part in articles if (one := _article(part, read(part))) is not None)


def _tagged(lines: list[str]) -> Iterator[Exported]:
    """Yield the articles of an export with a code before each part; "HD", the headline, begins one."""
    parts: dict[str, list[str]] = {}
    tag = ""
    for line in (*lines, "HD  "):
        found = _TAG.match(line)
        if found and found["tag"] in ("HD", "SE") and {"LP", "TD"} & parts.keys():
            yield _of_tags({key: "\n".join(words).strip("\n ") for key, words in parts.items()})
            parts = {}
        if found:
            tag = found["tag"]
        if tag:
            parts.setdefault(tag, []).append(line[found.end() :] if found else line)


def _of_tags(parts: dict[str, str]) -> Exported:
    words = "\n\n".join(parts[tag] for tag in ("LP", "TD") if parts.get(tag))
    told = Told(
        title=parts.get("HD") or None,
        byline=_name(parts.get("BY")),
        published=_date(parts.get("PD", "")),
        outlet=parts.get("SN") or None,
        extra={"length": parts["WC"]} if parts.get("WC") else {},
    )
    return Exported((Block(words),), told)


def _between(lines: list[str], edge: re.Pattern[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for line in lines:
        if edge.match(line):
            parts.append([])
        else:
            parts[-1].append(line)
    return [part for part in parts if any(map(str.strip, part))]


def _article(lines: list[str], header: _Header) -> Exported | None:
    words = lines[header.begins :]
    end = next((number for number, line in enumerate(words) if _AFTER.match(line)), len(words))
    text = "\n".join(words[:end]).strip("\n")
    if not text.strip():
        return None
    return Exported((Block(text),), header.told)


def _nexis_header(lines: list[str]) -> _Header:
    """Read the lines before an article of LexisNexis: outlet, date and headline in either order, then its fields."""
    fields: dict[str, str] = {}
    plain: list[str] = []
    begins, is_open = 0, True
    for number, line in enumerate(lines[:_LONGEST_HEADER]):
        found = _FIELD.match(line)
        if found and (found["value"] is not None or found["name"].lower() == "body"):
            is_open, begins = False, number + 1
            fields[found["name"].lower()] = (found["value"] or "").strip()
            if found["name"].lower() == "body":
                break
        elif is_open and line.strip() and not _COPYRIGHT.match(line) and not _PAGE.match(line):
            plain.append(line.strip())
    dated = next((place for place, line in enumerate(plain) if _date(line)), None)
    # "Ely News / March 2, 2021 / Bridge to close", as in older exports; newer ones begin with the headline.
    outlet_first = dated == 1 and len(plain) > 2
    title = fields.get("headline") or (plain[2] if outlet_first else plain[0] if plain else None)
    outlet = plain[0] if outlet_first else plain[dated - 1] if dated is not None and dated > 1 else None
    told = Told(
        title=title,
        byline=_name(fields.get("byline")),
        published=_date(plain[dated]) if dated is not None else None,
        outlet=outlet,
        extra={key: fields[key] for key in ("section", "length") if fields.get(key)},
    )
    return _Header(told, begins)


def _factiva_header(lines: list[str]) -> _Header:
    """Read the lines before an article of Factiva: headline, byline, how many words, date, outlet, copyright."""
    counted = next((number for number, line in enumerate(lines[:_LONGEST_HEADER]) if _WORDS.match(line)), None)
    if counted is None:
        return _Header(Told(), 0)
    above = [line.strip() for line in lines[:counted] if line.strip()]
    byline = next((line for line in above[1:] if _BY.match(line)), None)
    is_headline = any(word[0].islower() for line in above[:-1] for word in line.split())
    if byline is None and is_headline and _is_person(above[-1]):
        byline = above[-1]
    # A section may stand above the headline, which is the last line that is no byline.
    titles = [line for line in above if line != byline]
    begins = counted + 1
    published = outlet = None
    for number, line in enumerate(lines[begins : begins + _LONGEST_HEADER], begins):
        if not line.strip() and number > counted + 2:
            begins = number + 1
            break
        published = published or _date(line)
        if outlet is None and published and not (_date(line) or _CLOCK.match(line.strip())) and line.strip():
            outlet = line.strip()
    told = Told(
        title=titles[-1] if titles else None,
        byline=_name(byline),
        published=published,
        outlet=outlet,
        extra={"length": lines[counted].strip()},
    )
    return _Header(told, begins)


def _date(line: str) -> str | None:
    found = match_date(_WEEKDAY.sub("", line.strip()))
    return found.iso if found is not None and found.end >= len(_WEEKDAY.sub("", line.strip())) else None


def _is_person(line: str) -> bool:
    """Whether a line is two or three capital words and nothing else, as a byline without "By" is."""
    return len(line.split()) in (2, 3) and match_name(line, 0) == len(line)


def _name(line: str | None) -> str | None:
    if not line or not line.strip():
        return None
    found = _BY.match(line)
    return (found["name"] if found else line).strip()
