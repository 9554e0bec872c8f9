"""Leading metadata: the date, title, byline and address that stand before an article's first sentence."""

import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

from attribution import lexicon
from attribution.load.dates import match_date
from attribution.load.frontmatter import split_front_matter
from attribution.model import Note
from attribution.names import PARTICLES, match_name

_Field = Literal["published", "updated", "title", "byline", "url"]

#: Keys of front matter, the likeliest first.
_KEYS: Mapping[_Field, tuple[str, ...]] = {
    "title": ("title", "headline"),
    "byline": ("byline", "author", "authors", "by"),
    "published": ("published", "date", "pubdate", "publish_date", "date_published"),
    "url": ("url", "link", "canonical_url", "canonical", "permalink", "source_url"),
}

#: Longer than this is a sentence, not metadata.
_MAX_VALUE = 300
_MAX_BYLINE = 120
_MAX_DATE = 40

_SPACE = re.compile(r"\s*")
_LINE_END = re.compile(r"[\r\n]|\Z")
_DATE_KEY = re.compile(
    r"(?P<key>dated|date|published|publication date|pub ?date|posted|updated|last updated|modified)(?: on)?"
    r"(?P<colon>[ \t]*:)?[ \t]*",
    re.IGNORECASE,
)
_ANY_YEAR = re.compile(r"\b(?:1[89]|20)[0-9]{2}\b")
_TITLE_KEY = re.compile(r"(?:title|headline)[ \t]*:", re.IGNORECASE)
_BYLINE_KEY = re.compile(r"(?:by ?line|authors?|by)[ \t]*:", re.IGNORECASE)
_URL_KEY = re.compile(r"(?:url|link|web address)[ \t]*:", re.IGNORECASE)
_BY = re.compile(r"(?:By|BY|by)[ \t]+")

_WEB_ADDRESS = re.compile(r"https?://[^\s<>\"']{1,2000}\Z", re.IGNORECASE)

# A byline is names, in capitals or title case, with a few small words between them.
_SMALL_WORDS = PARTICLES | set("and with for of the in at from to & | / - – —".split())
_NO_NAMES = frozenset(
    "any all far now then contrast comparison law default chance nature night day noon midnight".split()
) | {name.lower() for name in (*lexicon.WEEKDAYS, *lexicon.MONTHS, *lexicon.SEASONS)}
_MAX_BYLINE_WORDS = 14


class Metadata(NamedTuple):
    """What is told before an article begins."""

    title: str | None
    byline: str | None
    published: str | None
    url: str | None
    #: Where the article begins: 0 where no metadata leads it.
    body_start: int
    notes: tuple[Note, ...]


class _Found(NamedTuple):
    field: _Field
    value: str | None
    end: int


def find_metadata(text: str) -> Metadata:
    r"""Return the metadata that `text` begins with, and where the article after it begins.

    Front matter comes first; then lines such as `date 2021-03-02`, which the article may follow on the same line,
    `Title: …`, `By …` and `URL: …`, each once, in any order, with or without empty lines between them.

    >>> found = find_metadata("Title: Bridge to close\nBy Ann Lee\n\nEly. The bridge will close.")
    >>> found.title, found.byline, found.body_start
    ('Bridge to close', 'Ann Lee', 35)
    >>> find_metadata("date 2021-03-02 The bridge will close.")[2:5]
    ('2021-03-02', None, 16)
    >>> find_metadata("By Friday the bridge will be closed.").body_start
    0
    """
    front = split_front_matter(text)
    values: dict[_Field, str | None] = {}
    for field, keys in _KEYS.items():
        if value := _front_value(field, front.fields, keys):
            values[field] = value
    seen: set[_Field] = set()
    end = front.end
    while found := _match_line(text, _skip_space(text, end), seen):
        seen.add(found.field)
        values[found.field] = values.get(found.field) or found.value
        end = found.end
    return Metadata(
        title=values.get("title"),
        byline=values.get("byline"),
        published=values.get("published"),
        url=values.get("url"),
        body_start=_skip_space(text, end) if end else 0,
        notes=front.notes,
    )


def _match_line(text: str, start: int, seen: set[_Field]) -> _Found | None:
    for rule in _RULES:
        found = rule(text, start, _line_end(text, start))
        if found and found.field not in seen:
            return found
    return None


def _match_date_line(text: str, start: int, end: int) -> _Found | None:
    """Match `date 2021-03-02`, with or without a colon, or a line that is a date and nothing else."""
    key = _DATE_KEY.match(text, start, end)
    date = match_date(text, key.end() if key else start)
    alone = date is not None and not text[date.end : end].strip()
    if key is None:
        return _Found("published", date.iso, end) if date and alone else None
    is_published = not key["key"].lower().endswith(("updated", "modified"))
    field: _Field = "published" if is_published else "updated"
    # "Published 2 March 2021, the report says" is a sentence: without a colon only "date" may lead one.
    if date and (alone or key["colon"] or key["key"].lower() == "date"):
        return _Found(field, date.iso, date.end)
    # "Date: March 2021" is metadata, though it gives no day.
    if is_published and key["colon"] and end - key.end() <= _MAX_DATE and _ANY_YEAR.search(text, key.end(), end):
        return _Found(field, None, end)
    return None


def _match_title(text: str, start: int, end: int) -> _Found | None:
    return _match_keyed("title", _TITLE_KEY, text, start, end)


def _match_keyed_byline(text: str, start: int, end: int) -> _Found | None:
    found = _match_keyed("byline", _BYLINE_KEY, text, start, end)
    if found and found.value and found.value.endswith(".") and not _ends_in_abbreviation(found.value.split()[-1]):
        return found._replace(value=found.value[:-1])
    return found


def _match_byline(text: str, start: int, end: int) -> _Found | None:
    """Match a short line of names after "By"; an article may begin with a sentence that begins with "By"."""
    by = _BY.match(text, start, end)
    if by is None or end - start > _MAX_BYLINE:
        return None
    value = _one_line(text[by.end() : end])
    return _Found("byline", value, end) if value and _is_names(value) else None


def _match_url(text: str, start: int, end: int) -> _Found | None:
    key = _URL_KEY.match(text, start, end)
    address = text[key.end() : end].strip() if key else ""
    return _Found("url", address, end) if _WEB_ADDRESS.match(address) else None


#: Tried in this order at each line.
_RULES = (_match_date_line, _match_title, _match_keyed_byline, _match_byline, _match_url)


def _match_keyed(field: _Field, key: re.Pattern[str], text: str, start: int, end: int) -> _Found | None:
    found = key.match(text, start, end)
    if found is None or end - found.end() > _MAX_VALUE:
        return None
    return _Found(field, _one_line(text[found.end() : end]), end)


def _is_names(value: str) -> bool:
    words = re.sub(r"[,;:()]", " ", value).split()
    names = [word for word in words if word.lower() not in _SMALL_WORDS]
    if not names or len(words) > _MAX_BYLINE_WORDS or names[0].lower() in _NO_NAMES:
        return False
    if value.endswith(("!", "?", "…")) or (value.endswith(".") and not _ends_in_abbreviation(names[-1])):
        return False
    return words[0] != "the" and all(match_name(word.replace("&", "-"), 0) == len(word) for word in names)


def _ends_in_abbreviation(word: str) -> bool:
    return len(word) == 2 or word.lower() in {"jr.", "sr.", "inc.", "ltd.", "co.", "corp.", "ph.d.", "m.d."}


def _front_value(field: _Field, fields: Mapping[str, object], keys: tuple[str, ...]) -> str | None:
    """Return the first of `keys` that front matter has a usable value for."""
    for key in keys:
        value = _flat(fields.get(key))
        if value is None or len(value) > _MAX_VALUE:
            continue
        if field == "published":
            value = date.iso if (date := match_date(value)) else None
        elif field == "url" and not _WEB_ADDRESS.match(value):
            value = None
        if value:
            return value
    return None


def _flat(value: object) -> str | None:
    """Return a value of front matter as one line: lists are joined, an author may have a `name`."""
    if isinstance(value, str):
        return _one_line(value)
    if isinstance(value, dict):
        return _flat(value.get("name"))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_flat, value))) or None
    return None


def _one_line(value: str) -> str | None:
    return " ".join(value.split()) or None


def _skip_space(text: str, start: int) -> int:
    match = _SPACE.match(text, start)
    return match.end() if match else start


def _line_end(text: str, start: int) -> int:
    match = _LINE_END.search(text, start)
    return match.start() if match else len(text)
