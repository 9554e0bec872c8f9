"""Putting an article into an archive."""

import sqlite3
from collections import Counter
from typing import NamedTuple
from urllib.parse import urlsplit

import msgspec

from attribution.archive import correcting
from attribution.archive.days import first_number, next_day
from attribution.archive.packing import pack, unpack
from attribution.archive.records import Outcome
from attribution.archive.wordings import wording_key
from attribution.model import Analysis, Corrections, Document, Engine, Quotation, Source, from_json, text_hash, to_json
from attribution.names import full_name

_ADD_SOURCE = """
INSERT INTO source (article, label, name, full_name, kind, named, description, quotations, words)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_ADD_QUOTATION = """
INSERT INTO quotation (id, article, source, label, kind, first, last, confidence, wording)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"""
_ADD_WORDS = "INSERT INTO quotation_text (rowid, text, source, outlet, facets) VALUES (?, ?, ?, ?, ?)"


class _Stored(NamedTuple):
    """A source of the article that is being added."""

    number: int
    source: Source


def add(
    connection: sqlite3.Connection, analysis: Analysis, corrections: Corrections | None, *, replace: bool
) -> Outcome:
    """Put an article into an archive, within the caller's transaction, and return what became of it."""
    sha256, engine = text_hash(analysis.document.text), engine_key(analysis.engine)
    question = "SELECT id, engine, analysis FROM article WHERE sha256 = ?"
    before = connection.execute(question, (sha256,)).fetchone()
    past = None if before is None else correcting.kept(connection, before[0])
    if corrections is None:
        # What an analysis was saved with may be older than what is here.
        corrections = correcting.together(past, correcting.in_analysis(analysis))
    if before is None:
        number = _add_article(connection, analysis, engine, sha256)
        outcome: Outcome = "added"
    elif before[1] != engine or replace:
        number = before[0]
        _replace_article(connection, number, analysis, engine)
        outcome = "replaced"
    elif not correcting.is_same(corrections, past):
        number, analysis = before[0], from_json(unpack(before[2]))
        outcome = "corrected"
    else:
        return "unchanged"
    correcting.keep(connection, number, corrections)
    _index(connection, number, correcting.apply(analysis, corrections))
    return outcome


def remove(connection: sqlite3.Connection, sha256: str) -> bool:
    """Take an article out, within the caller's transaction, and return whether it was there."""
    row = connection.execute("SELECT id FROM article WHERE sha256 = ?", (sha256,)).fetchone()
    if row is None:
        return False
    correcting.keep(connection, row[0], None)
    _remove_parts(connection, row[0])
    connection.execute("DELETE FROM article WHERE id = ?", row)
    return True


def engine_key(engine: Engine) -> str:
    """Return what made an analysis, as it is compared.

    >>> engine_key(Engine(attribution="0.1.0", spacy="3.8.7", pipeline="en 1", threshold=0.5))
    '{"attribution":"0.1.0","spacy":"3.8.7","pipeline":"en 1","threshold":0.5}'
    """
    return msgspec.json.encode(engine).decode("utf-8")


def outlet_of(document: Document) -> str | None:
    """Return where an article was published: as it says itself, or the host of its address, without "www.".

    >>> outlet_of(Document(id="a", text="", sha256="", url="https://www.Lorn-Post.example/ferry"))
    'lorn-post.example'
    """
    if document.outlet:
        return document.outlet
    try:
        host = urlsplit(document.url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") or None if host else None


def facets_of(quotation: Quotation, source: Source | None) -> str:
    """Return the words by which a search for a kind of quotation or source finds it.

    >>> facets_of(Quotation(id="q-1", kind="direct", spans=(), text=""), None)
    'direct nobody'
    """
    if source is None:
        whose = "nobody"
    elif source.named:
        whose = "named"
    else:
        whose = "unnamed" if source.is_unnamed else "other"
    return f"{quotation.kind} {whose}"


def _add_article(connection: sqlite3.Connection, analysis: Analysis, engine: str, sha256: str) -> int:
    return _insert(
        connection,
        "INSERT INTO article (name, title, published, url, outlet, engine, analysis, sha256) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*_fields(analysis, engine), sha256),
    )


def _replace_article(connection: sqlite3.Connection, number: int, analysis: Analysis, engine: str) -> None:
    connection.execute(
        "UPDATE article SET name = ?, title = ?, published = ?, url = ?, outlet = ?, engine = ?, analysis = ? "
        "WHERE id = ?",
        (*_fields(analysis, engine), number),
    )


def _fields(analysis: Analysis, engine: str) -> tuple[object, ...]:
    document = analysis.document
    about = (document.id, document.title, document.published, document.url, outlet_of(document))
    return (*about, engine, pack(to_json(analysis).encode("utf-8")))


def _index(connection: sqlite3.Connection, article: int, analysis: Analysis) -> None:
    """Put the sources and the quotations of an article in the place of those that it has."""
    _remove_parts(connection, article)
    sources = _add_sources(connection, article, analysis)
    _add_quotations(connection, article, analysis, sources, outlet_of(analysis.document))


def _remove_parts(connection: sqlite3.Connection, article: int) -> None:
    # An index of words knows no foreign keys, so it is cleared by hand.
    numbers = connection.execute("SELECT id FROM quotation WHERE article = ?", (article,)).fetchall()
    connection.executemany("DELETE FROM quotation_text WHERE rowid = ?", numbers)
    connection.execute("DELETE FROM quotation WHERE article = ?", (article,))
    connection.execute("DELETE FROM source WHERE article = ?", (article,))


def _add_sources(connection: sqlite3.Connection, article: int, analysis: Analysis) -> dict[str, _Stored]:
    quotations = Counter(quotation.source_id for quotation in analysis.quotations)
    words = analysis.words_by_source()
    stored: dict[str, _Stored] = {}
    for source in analysis.sources:
        if source.id in stored:
            continue
        fields = (article, source.id, source.name, full_name(source), source.kind, source.named, source.description)
        number = _insert(connection, _ADD_SOURCE, (*fields, quotations[source.id], words[source.id]))
        stored[source.id] = _Stored(number, source)
    return stored


def _add_quotations(
    connection: sqlite3.Connection, article: int, analysis: Analysis, sources: dict[str, _Stored], outlet: str | None
) -> None:
    length = len(analysis.document.text)
    number = _next_number(connection, analysis.document.published)
    rows, words = [], []
    for number, quotation in enumerate(analysis.quotations, start=number):  # noqa: B020 -- it goes on from there
        stored = sources.get(quotation.source_id or "")
        source = stored.source if stored else None
        first = min((span.start for span in quotation.spans), default=0)
        last = max((span.end for span in quotation.spans), default=0)
        rows.append(
            (
                *(number, article, stored.number if stored else None, quotation.id, quotation.kind),
                *(max(0, min(first, length)), max(0, min(last, length)), quotation.confidence),
                wording_key(quotation.text, quotation.kind),
            )
        )
        # SQLite's own functions take NUL for the end of a text.
        text = quotation.text.replace("\0", "\ufffd")
        words.append((number, text, source.name if source else None, outlet, facets_of(quotation, source)))
    connection.executemany(_ADD_QUOTATION, rows)
    connection.executemany(_ADD_WORDS, words)


def _next_number(connection: sqlite3.Connection, published: str | None) -> int:
    """Return the first free number of a day, or of articles without a date."""
    first = first_number(published)
    question = "SELECT max(id) FROM quotation WHERE id >= ? AND id < ?"
    highest: int | None = connection.execute(question, (first, next_day(first))).fetchone()[0]
    return first if highest is None else highest + 1


def _insert(connection: sqlite3.Connection, statement: str, values: tuple[object, ...]) -> int:
    number = connection.execute(statement, values).lastrowid
    assert number is not None
    return number
