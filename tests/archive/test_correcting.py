"""Corrections in an archive: kept beside what the machine found, applied on reading, kept over a new engine."""

import sqlite3
from pathlib import Path

import msgspec
import pytest

from attribution.archive import find_conflicts, open_archive
from attribution.archive.packing import pack
from attribution.archive.schema import VERSION
from attribution.corrections import corrected
from attribution.errors import ArchiveError
from attribution.model import Analysis, Corrections, Engine, from_json, to_json
from tests.archive.test_storage import check_integrity
from tests.archived import said
from tests.corrections_by_hand import Pencil

NEWER = Engine(attribution="9.0.0", spacy="3.8.7", pipeline="en_core_web_md 3.8.0")
WORDS = "We will not close the harbour before the summer."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where an archive may be made."""
    return tmp_path / "news.db"


def machine() -> Analysis:
    """Return what the machine found in an article."""
    return said(WORDS)


def by_tom(reason: str | None = None) -> Corrections:
    """Return a file with one correction: Tom Hale says it."""
    pencil = Pencil(machine(), who="NF")
    pencil.speaker("“We will not", name="Tom Hale")
    pencil.entries = [msgspec.structs.replace(entry, reason=reason) for entry in pencil.entries]
    return pencil.corrections()


def none() -> Corrections:
    """Return a file without an entry."""
    return Pencil(machine()).corrections()


def test_corrections_are_applied_on_reading(path: Path) -> None:
    """What the archive gives is corrected: the article, the lines, what a search finds, the sources."""
    with open_archive(path) as archive:
        assert archive.add(machine(), by_tom()) == "added"

        after = corrected(machine(), by_tom())
        assert archive.article("story.txt") == after
        assert [from_json(line) for line in archive.lines()] == [after]
        assert [(hit.source, hit.confidence) for hit in archive.search("harbour")] == [("Tom Hale", 1.0)]
        assert [source.name for source in archive.sources()] == ["Tom Hale"]
        assert archive.search(source="Ana") == ()
    check_integrity(path)


def test_what_the_machine_found_is_kept(path: Path) -> None:
    """Without the corrections an article is what the machine found, byte for byte."""
    with open_archive(path) as archive:
        archive.add(machine(), by_tom())

        assert archive.article("story.txt", corrected=False) == machine()
        assert list(archive.lines(corrected=False)) == [to_json(machine()).encode()]


def test_other_corrections(path: Path) -> None:
    """An article that is there gets the corrections that it is added with; the same again change nothing."""
    with open_archive(path) as archive:
        archive.add(machine())

        assert archive.add(machine(), by_tom()) == "corrected"
        assert archive.add(machine(), by_tom()) == "unchanged"
        assert archive.add(machine(), by_tom("on the tape")) == "corrected"
        assert archive.article("story.txt").quotations[0].evidence == "corrected by NF: on the tape"
        assert archive.add(machine()) == "unchanged"
        assert [hit.source for hit in archive.search()] == ["Tom Hale"]
    check_integrity(path)


def test_undoing(path: Path) -> None:
    """What is not in the new file is not applied any more; one without entries takes all of them out."""
    with open_archive(path) as archive:
        archive.add(machine(), by_tom())

        assert archive.add(machine(), none()) == "corrected"
        assert list(archive.lines()) == [to_json(machine()).encode()]
        assert [hit.source for hit in archive.search()] == ["Ana Ruiz"]
        assert archive.add(machine(), none()) == "unchanged"
    check_integrity(path)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT count(*) FROM correction").fetchone() == (0,)
    connection.close()


def test_undoing_with_a_saved_analysis(path: Path) -> None:
    """What the machine found is corrected anew, not an analysis that comes with what was undone."""
    with open_archive(path) as archive:
        archive.add(machine(), by_tom())

        assert archive.add(corrected(machine(), by_tom()), none()) == "corrected"
        assert archive.article("story.txt") == machine()
        assert [hit.source for hit in archive.search()] == ["Ana Ruiz"]


@pytest.mark.parametrize("replace", [False, True])
def test_a_new_engine_keeps_the_corrections(path: Path, replace: bool) -> None:
    """A new analysis of the article is corrected as the old one was."""
    new = msgspec.structs.replace(machine(), engine=NEWER, notes=()) if not replace else machine()
    with open_archive(path) as archive:
        archive.add(machine(), by_tom())

        assert archive.add(new, replace=replace) == "replaced"
        assert archive.article("story.txt") == corrected(new, by_tom())
        assert [hit.source for hit in archive.search()] == ["Tom Hale"]
    check_integrity(path)


def test_an_analysis_that_was_saved_with_corrections(path: Path) -> None:
    """Its entries are kept; where the machine's analysis is there, they are applied to that."""
    after = corrected(machine(), by_tom())
    with open_archive(path) as archive:
        archive.add(machine())

        assert archive.add(after) == "corrected"
        assert archive.article("story.txt") == after
        assert archive.article("story.txt", corrected=False) == machine()
        assert archive.add(after) == "unchanged"


def test_an_older_analysis_takes_nothing_back(path: Path) -> None:
    """Entries that are in the archive stay as they are, also where an analysis was saved before they were changed."""
    with open_archive(path) as archive:
        archive.add(machine(), by_tom("on the tape"))

        assert archive.add(corrected(machine(), by_tom())) == "unchanged"
        assert archive.article("story.txt").quotations[0].evidence == "corrected by NF: on the tape"


def test_a_new_article_that_was_saved_with_corrections(path: Path) -> None:
    """It is as it was saved, byte for byte, and its entries hold over a new engine."""
    after = corrected(machine(), by_tom())
    with open_archive(path) as archive:
        assert archive.add(after) == "added"
        assert list(archive.lines()) == [to_json(after).encode()]

        archive.add(msgspec.structs.replace(machine(), engine=NEWER))
        assert [hit.source for hit in archive.search()] == ["Tom Hale"]


def test_what_can_not_be_placed_stays(path: Path) -> None:
    """An entry of words that a new analysis does not quote is told with the article, and not lost."""
    new = msgspec.structs.replace(machine(), engine=NEWER, quotations=(), sources=())
    with open_archive(path) as archive:
        archive.add(machine(), by_tom())
        archive.add(new)

        [unplaced] = archive.article("story.txt").corrections.unplaced
        assert unplaced.entry == by_tom().entries[0].id
        archive.add(machine())
        assert [hit.source for hit in archive.search()] == ["Tom Hale"]


def test_conflicts_are_those_of_corrected_articles(path: Path) -> None:
    """Two articles that a person has made to agree do not conflict."""
    other = said(WORDS, "Tom Hale", "other.txt")
    with open_archive(path) as archive:
        archive.add(machine())
        archive.add(other)
        assert len(list(find_conflicts(archive))) == 1

        archive.add(machine(), by_tom())
        assert list(find_conflicts(archive)) == []


def test_half_a_character_is_refused(path: Path) -> None:
    """What can't be written is refused, and the article stays as it was."""
    with open_archive(path) as archive:
        archive.add(machine())
        with pytest.raises(ValueError, match="surrogates"):
            archive.add(machine(), by_tom("\ud800"))

        assert archive.article("story.txt") == machine()
        assert [hit.source for hit in archive.search()] == ["Ana Ruiz"]
    check_integrity(path)


@pytest.mark.parametrize("damaged", [b"nothing", pack(b"{"), pack(b'{"schema": "attribution/corrections/1"}')])
def test_damaged_corrections(path: Path, damaged: bytes) -> None:
    """Damage is told, not taken for no corrections."""
    with open_archive(path) as archive:
        archive.add(machine(), by_tom())
    connection = sqlite3.connect(path)
    connection.execute("UPDATE correction SET entered = ?", (damaged,))
    connection.commit()
    connection.close()

    with open_archive(path) as archive, pytest.raises(ArchiveError, match="damaged"):
        archive.article("story.txt")


@pytest.mark.parametrize("read_only", [True, False])
def test_an_archive_of_version_2(path: Path, read_only: bool) -> None:
    """It is brought up to date, with what was in it, and takes corrections."""
    with open_archive(path) as archive:
        archive.add(machine())
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE correction")
    connection.execute("PRAGMA user_version = 2")
    connection.commit()
    connection.close()

    with open_archive(path, read_only=read_only) as archive:
        assert list(archive.lines()) == [to_json(machine()).encode()]
    with open_archive(path) as archive:
        assert archive.add(machine(), by_tom()) == "corrected"
        assert archive.article("story.txt") == corrected(machine(), by_tom())
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    connection.close()
    check_integrity(path)
