"""The records of a dump, one an article: which column is what, and what becomes of the others."""

import datetime
import functools
import json
import re
from collections.abc import Iterable, Mapping
from typing import Literal

from attribution.errors import LoadError
from attribution.load.composing import Told, compose, whole
from attribution.load.dates import match_date
from attribution.load.options import Reading
from attribution.load.prose import read_prose
from attribution.model import Document, Note

Field = Literal["text", "id", "title", "byline", "date", "url", "outlet"]

#: A record larger than this is no article.
MAX_RECORD = 20_000_000

#: What columns are called in the dumps that people have, the likeliest first; capitals, spaces and marks do not matter.
_GUESSES: Mapping[Field, tuple[str, ...]] = {
    "text": (
        *("text", "articletext", "fulltext", "maintext", "articlebody", "bodytext", "body", "content", "article"),
        *("story", "plaintext", "cleantext", "document", "contenttext", "bodyhtml", "bodyxhtml", "contenthtml", "html"),
        *("paragraphs", "transcript"),
    ),
    "id": ("id", "docid", "documentid", "articleid", "textid", "uuid", "guid", "key"),
    "title": ("title", "headline", "heading", "articletitle"),
    "byline": ("byline", "author", "authors", "creator", "writer", "by"),
    "date": (
        *("date", "published", "publisheddate", "publishedat", "publishdate", "publicationdate", "datepublished"),
        *("datepublish", "pubdate", "firstpublished", "datetime", "timestamp", "firstcreated", "versioncreated"),
    ),
    "url": ("url", "link", "weburl", "articleurl", "sourceurl", "canonicalurl", "permalink"),
    "outlet": (
        *("outlet", "publication", "publisher", "newspaper", "source", "sourcename", "sitename", "media", "domain"),
        "sourcedomain",
    ),
}


def read_record(
    record: Mapping[str, object], number: int, name: str, reading: Reading, notes: tuple[Note, ...] = ()
) -> Document:
    """Return the document that a record of the dump `name` holds; columns that nobody asked for go to its `extra`.

    Raises:
        LoadError: It has no column with the text, or one that was named is not there, or there is no text in it.

    >>> record = {"Body": "Ely.", "Headline": "Bridge", "desk": "local", "words": 1}
    >>> document = read_record(record, 7, "news.jsonl", Reading())
    >>> document.id, document.text, document.title, document.extra
    ('news.jsonl#7', 'Ely.', 'Bridge', {'desk': 'local', 'words': '1'})
    """
    columns = find_columns(tuple(record), reading)
    written_text = read_prose(record[columns["text"]], _short(columns["text"]), name)
    values = {field: flatten(record[column]) for field, column in columns.items() if field != "text"}
    written = values.get("date")
    date = match_date(written) if written else None
    used = {column for field, column in columns.items() if field == "text" or values[field]}
    if "date" in columns and not (date and date.iso):
        used.discard(columns["date"])
    told = Told(
        title=values.get("title"),
        byline=values.get("byline"),
        published=date.iso if date else None,
        url=values.get("url"),
        outlet=values.get("outlet"),
        extra={whole(key): value for key in record if key not in used and (value := flatten(record[key])) is not None},
    )
    notes = (*notes, *written_text.notes)
    return compose(values.get("id") or f"{name}#{number}", written_text.blocks, told, reading, notes)


@functools.lru_cache(maxsize=64)
def find_columns(columns: tuple[str, ...], reading: Reading) -> Mapping[Field, str]:
    """Return which of a dump's columns holds what: the ones that were named, and for the rest the likeliest.

    Raises:
        LoadError: There is none with the text, or one that was named is not there.

    >>> find_columns(("Doc ID", "publication", "full_text"), Reading())
    {'text': 'full_text', 'id': 'Doc ID', 'outlet': 'publication'}
    """
    named = {field: value for field in _GUESSES if (value := getattr(reading, f"{field}_column")) is not None}
    for field, column in named.items():
        if column not in columns:
            raise LoadError("columns", f"there is no column “{_short(column)}”: {_list(columns)}; set --{field}-column")
    plain: dict[str, str] = {}
    for column in columns:
        plain.setdefault(re.sub(r"[\W_]", "", column).lower(), column)
    found: dict[Field, str] = {}
    for field, guesses in _GUESSES.items():
        free = (plain[guess] for guess in guesses if guess in plain and plain[guess] not in named.values())
        if column := named.get(field) or next(free, None):
            found[field] = column
    if "text" not in found:
        raise LoadError("columns", f"no column is known to hold the text: {_list(columns)}; name it with --text-column")
    return found


def flatten(value: object) -> str | None:
    """Return what a cell holds as text: names in a list joined, the name of a thing that has one, else JSON.

    >>> flatten(["Ann Lee", "Ben Roe"]), flatten({"name": "Ely News"}), flatten(3.5), flatten(" "), flatten(True)
    ('Ann Lee, Ben Roe', 'Ely News', '3.5', None, 'true')
    """
    match value:
        case None:
            return None
        case str():
            return whole(value) if value.strip() else None
        case datetime.datetime() | datetime.date():
            return value.isoformat()
        case bytes():
            return value.decode("utf-8", "replace")
        case {"name": str(name)} | {"rendered": str(name)}:
            return whole(name)
        case list() if value and all(isinstance(one, str) for one in value):
            return whole(", ".join(value))
        case _:
            return whole(json.dumps(value, ensure_ascii=False, default=str))


def _list(columns: Iterable[str]) -> str:
    shown = [_short(column) for column in columns]
    return f"there are {', '.join(shown[:20])}" + (" …" if len(shown) > 20 else "") if shown else "there are none"


def _short(column: str) -> str:
    return whole(column if len(column) <= 40 else column[:39] + "…")
