"""The tables of an archive, and the steps that bring an older archive up to date.

A new archive goes through all steps, so that there is one way to each table. A step that has been released is never
changed: a change is a new step.
"""

import sqlite3
from collections.abc import Callable

from attribution.archive.wordings import wording_key

#: What tells SQLite's files of ours from those of other applications: "QUOT".
APPLICATION_ID = 0x51554F54

_TABLES = """
CREATE TABLE article (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    title TEXT,
    published TEXT,
    url TEXT,
    outlet TEXT,
    engine TEXT NOT NULL,
    analysis BLOB NOT NULL
) STRICT;
CREATE INDEX article_by_name ON article (name);

CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    label TEXT NOT NULL,
    name TEXT NOT NULL,
    full_name TEXT,
    kind TEXT NOT NULL,
    named INTEGER NOT NULL,
    description TEXT,
    quotations INTEGER NOT NULL,
    words INTEGER NOT NULL
) STRICT;
CREATE INDEX source_by_article ON source (article);
CREATE INDEX source_by_full_name ON source (full_name, kind, article, quotations, words) WHERE full_name IS NOT NULL;

CREATE TABLE quotation (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    source INTEGER REFERENCES source ON DELETE CASCADE,
    label TEXT NOT NULL,
    kind TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    confidence REAL NOT NULL
) STRICT;
CREATE INDEX quotation_by_article ON quotation (article);
CREATE INDEX quotation_by_source ON quotation (source);

CREATE VIRTUAL TABLE quotation_text USING fts5 (
    text, source, outlet, facets, tokenize = "unicode61 remove_diacritics 2"
);
"""


def _make_tables(connection: sqlite3.Connection) -> None:
    """Version 1: articles, sources, quotations and their words."""
    for statement in _statements(_TABLES):
        connection.execute(statement)


def _add_wordings(connection: sqlite3.Connection) -> None:
    """Version 2: the key of each quotation's exact words, by which the same words are found."""
    connection.execute("ALTER TABLE quotation ADD COLUMN wording INTEGER")
    connection.create_function("wording_key", 2, wording_key, deterministic=True)
    connection.execute(
        "UPDATE quotation SET wording = "
        "wording_key((SELECT text FROM quotation_text AS said WHERE said.rowid = quotation.id), kind)"
    )
    connection.execute("CREATE INDEX quotation_by_wording ON quotation (wording, article) WHERE wording IS NOT NULL")


def _add_corrections(connection: sqlite3.Connection) -> None:
    """Version 3: what a person corrected in an article, beside the machine's analysis of it."""
    connection.execute(
        "CREATE TABLE correction (article INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE, "
        "entered BLOB NOT NULL) STRICT"
    )


#: The step to version 1, to version 2 and so on.
STEPS: tuple[Callable[[sqlite3.Connection], None], ...] = (_make_tables, _add_wordings, _add_corrections)
VERSION = len(STEPS)


def version_of(connection: sqlite3.Connection) -> int | None:
    """Return the version of an archive, 0 for a file with nothing in it, or None for another application's."""
    application, version, tables = (
        connection.execute(question).fetchone()[0]
        for question in ("PRAGMA application_id", "PRAGMA user_version", "SELECT count(*) FROM sqlite_master")
    )
    if application == APPLICATION_ID and version > 0:
        return int(version)
    return 0 if (application, version, tables) == (0, 0, 0) else None


def upgrade(connection: sqlite3.Connection, version: int) -> None:
    """Take the steps that an archive of `version` lacks, within the caller's transaction."""
    for step in STEPS[version:]:
        step(connection)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _statements(script: str) -> list[str]:
    """Return the statements of a script, since `executescript` would end the transaction."""
    found, statement = [], ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            found.append(statement)
            statement = ""
    return found
