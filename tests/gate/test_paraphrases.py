"""Statements held against short records, and against the records of the stories: what the gate says of each.

`paraphrases.tsv` has a record, its turns parted by " / ", and a draft of one sentence with indirect speech;
`quotations.tsv` the same with words in quotation marks. `statements.tsv` has indirect statements about the records of
the stories, and about those in `talks`. In all, rows that are known to be wrong say so.
"""

import csv
import functools
from pathlib import Path
from typing import NamedTuple

import pytest

from attribution.corpus import analyze_in_processes
from attribution.gate import hold
from attribution.model import Analysis, Document, Record
from attribution.story import name_speakers, open_story
from attribution.verify import PreparedRecords, prepare, read_record, record_of, verify
from tests.analyses import Story

HERE = Path(__file__).parent


class Row(NamedTuple):
    """A row of a table."""

    state: str
    known: str
    #: A record, or the story whose records count.
    record: str
    #: A draft, or a statement.
    words: str
    #: Who says it; "" where the draft tells.
    speaker: str = ""


def rows_of(name: str) -> list[Row]:
    """Return the rows of a table."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Row(
            row["state"],
            row["known"],
            row.get("record") or row["story"],
            row.get("draft") or row["words"],
            row.get("speaker") or "",
        )
        for row in rows
    ]


def cases(name: str) -> list[object]:
    """Return the rows of a table as cases; one that is known to be wrong is to fail."""
    fails = pytest.mark.xfail(strict=True, raises=AssertionError, reason="known to be wrong")
    return [pytest.param(row, marks=[fails] if row.known else [], id=row.words) for row in rows_of(name)]


@functools.cache
def analyses() -> dict[str, Analysis]:
    """Return the machine's analyses of the drafts."""
    rows = (*rows_of("paraphrases.tsv"), *rows_of("quotations.tsv"))
    drafts = list(dict.fromkeys(row.words for row in rows))
    made = analyze_in_processes([Document.from_text(draft) for draft in drafts], workers=1)
    return dict(zip(drafts, made, strict=True))


@functools.cache
def records_of(story: str) -> PreparedRecords:
    """Return the records of a story, with the names that it gives to their labels; or one record."""
    if (HERE / story).is_file():
        return prepare([read_record(HERE / story)])
    folder = open_story(HERE / story)
    read: list[Record] = [read_record(file.path, name=file.id) for file in folder.records]
    return prepare(name_speakers(read, folder.story.speakers))


@pytest.mark.parametrize("row", cases("paraphrases.tsv"))
def test_a_short_record(row: Row) -> None:
    """A statement that a record denies, leaves open or counts otherwise is to be looked at; else it is not backed."""
    held = hold(analyses()[row.words], [record_of(row.record.replace(" / ", "\n\n"), "call.txt")])
    indirect = [one for one in held.quotations if one.kind == "indirect"]

    assert [one.state for one in indirect] == [row.state]


@pytest.mark.parametrize("row", cases("quotations.tsv"))
def test_words_in_marks(row: Row) -> None:
    """Fillers and false starts may be left off; a word, a limit or a speaker that is another is to be looked at."""
    record = record_of(row.record.replace(" / ", "\n\n"), "call.txt")
    held = hold(analyses()[row.words], [record], standard="spoken")
    direct = {one.state for one in held.quotations if one.kind != "indirect"}

    assert direct == {row.state}


@pytest.mark.parametrize("row", cases("statements.tsv"))
def test_the_records_of_a_story(row: Row) -> None:
    """The same in records as newsrooms have them, where most sentences are about something else."""
    name = row.speaker.split()[-1]
    story = Story(f"{name} said {row.words}.")
    story.source("speaker", row.speaker)
    story.quotation(row.words, source="speaker", speaker=name, kind="indirect", cue=None)
    [check] = verify(story.analysis(), records_of(row.record))

    assert ("look" if check.edits else "unbacked") == row.state
