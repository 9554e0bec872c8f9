"""The archive: what is put in, what comes back, and what may go wrong with the file."""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings

from attribution.archive import open_archive
from attribution.archive.schema import APPLICATION_ID, STEPS, VERSION
from attribution.archive.storage import Archive
from attribution.errors import ArchiveError
from attribution.model import Analysis, Engine, from_json, to_json
from tests.analyses import ferry
from tests.any_analyses import analyses
from tests.archived import said

NEWER = Engine(attribution="9.0.0", spacy="3.8.7", pipeline="en_core_web_md 3.8.0")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where an archive may be made."""
    return tmp_path / "news.db"


def by(engine: Engine, analysis: Analysis) -> Analysis:
    """Return an analysis as another engine's."""
    return msgspec.structs.replace(analysis, engine=engine)


def check_integrity(path: Path) -> None:
    """Assert that the file, its foreign keys and its index of words are whole."""
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.execute("INSERT INTO quotation_text (quotation_text) VALUES ('integrity-check')")
    numbers = "SELECT id FROM quotation EXCEPT SELECT rowid FROM quotation_text"
    others = "SELECT rowid FROM quotation_text EXCEPT SELECT id FROM quotation"
    assert connection.execute(numbers).fetchall() == connection.execute(others).fetchall() == []
    connection.close()


def test_what_is_added_comes_back(path: Path) -> None:
    """An article comes back as it was put in, also when the archive is opened again."""
    with open_archive(path) as archive:
        assert archive.add(ferry()) == "added"

    with open_archive(path, read_only=True) as archive:
        assert archive.article("lorn-ferry.txt") == ferry()
        assert list(archive.lines()) == [to_json(ferry()).encode()]
        assert archive.counts().articles == 1
        assert archive.counts().quotations == len(ferry().quotations)
    check_integrity(path)


def test_the_same_text_again_changes_nothing(path: Path) -> None:
    """An article is its text: the first one stays, whatever it is called."""
    with open_archive(path) as archive:
        archive.add(said("It holds."))
        renamed = msgspec.structs.replace(said("It holds.").document, id="copy.txt")

        assert archive.add(said("It holds.")) == "unchanged"
        assert archive.add(msgspec.structs.replace(said("It holds."), document=renamed)) == "unchanged"
        assert [from_json(line).document.id for line in archive.lines()] == ["story.txt"]


def test_another_engine_replaces(path: Path) -> None:
    """A new analysis of the same text takes the place of the old one, with its quotations and sources."""
    new = by(NEWER, msgspec.structs.replace(ferry(), quotations=ferry().quotations[:2], sources=ferry().sources[:2]))
    with open_archive(path) as archive:
        archive.add(ferry())
        archive.add(said("It holds."))

        assert archive.add(new) == "replaced"
        assert [from_json(line) for line in archive.lines()] == [new, said("It holds.")]
        assert archive.counts().quotations == 3
        assert archive.search("school bus detour") == ()
    check_integrity(path)


def test_another_threshold_replaces(path: Path) -> None:
    """How sure a link had to be is a part of how an article was read."""
    strict = by(msgspec.structs.replace(ferry().engine, threshold=0.9), ferry())
    with open_archive(path) as archive:
        archive.add(ferry())

        assert archive.add(strict) == "replaced"
        assert archive.holds(strict.document.sha256, strict.engine)
        assert not archive.holds(strict.document.sha256, ferry().engine)


def test_replacing_on_request(path: Path) -> None:
    """With `replace`, an article takes the place of the one with its text."""
    with open_archive(path) as archive:
        archive.add(said("It holds."))

        assert archive.add(said("It holds.", published="2024-05-17"), replace=True) == "replaced"
        assert archive.search()[0].published == "2024-05-17"


def test_half_a_character_is_refused(path: Path) -> None:
    """What can't be written is refused, and nothing of it stays."""
    broken = msgspec.structs.replace(ferry().document, title="\ud800")
    with open_archive(path) as archive:
        with pytest.raises(ValueError, match="surrogates"):
            archive.add(msgspec.structs.replace(ferry(), document=broken))

        assert archive.counts().articles == 0
        assert archive.add(ferry()) == "added"


@settings(max_examples=40)
@given(analyses())
def test_any_analysis_comes_back(analysis: Analysis) -> None:
    """Whatever is in an analysis, it comes back equal, and every quotation is found."""
    if "\ud800" in analysis.document.text:
        clean = msgspec.structs.replace(analysis.document, text=analysis.document.text.replace("\ud800", "x"))
        parts = {"quotations": (), "sources": (), "unattributed": ()}
        analysis = msgspec.structs.replace(analysis, document=clean, **parts)
    with tempfile.TemporaryDirectory() as folder, open_archive(Path(folder, "a.db")) as archive:
        assert archive.add(analysis) == "added"
        assert list(archive.lines()) == [to_json(analysis).encode()]
        assert from_json(next(archive.lines())) == analysis
        shown = [quotation.text.replace("\0", "\ufffd") for quotation in analysis.quotations]
        assert [hit.text for hit in archive.search()] == shown
        assert archive.add(by(NEWER, analysis)) == "replaced"
        archive.sources()
        check_integrity(Path(folder, "a.db"))


def test_an_article_by_its_hash(path: Path) -> None:
    """Two articles with one id are told apart by the hash of their text."""
    with open_archive(path) as archive:
        archive.add(said("It holds."))
        archive.add(said("It does not hold."))

        with pytest.raises(ArchiveError, match=r"2 articles are called 'story.txt': choose one of [0-9a-f]{12}, "):
            archive.article("story.txt")
        with pytest.raises(ArchiveError, match=r"there is no article 'other\.txt'"):
            archive.article("other.txt")
        one = said("It holds.")
        assert archive.article(one.document.sha256[:12]) == one


ADD_FOREVER = """
import sys
from itertools import count
from attribution.archive import open_archive
from tests.archived import said
with open_archive(sys.argv[1]) as archive:
    for number in count():
        archive.add(said(f"It holds {number}.", article=f"{number}.txt"))
        print(number, flush=True)
"""


def test_a_process_is_killed(path: Path, checkout: Path) -> None:
    """What was added before stays, whole; at most the article in hand is lost, and adding goes on."""
    command = [sys.executable, "-c", ADD_FOREVER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=checkout) as process:
        assert process.stdout
        told = [int(process.stdout.readline()) for _ in range(30)][-1]
        os.kill(process.pid, signal.SIGKILL)
        told = max([told, *(int(line) for line in process.stdout if line.endswith("\n"))])
    assert process.returncode == -signal.SIGKILL

    check_integrity(path)
    with open_archive(path) as archive:
        names = [from_json(line).document.id for line in archive.lines()]
        assert names in ([f"{n}.txt" for n in range(told + 1)], [f"{n}.txt" for n in range(told + 2)])
        assert archive.add(said("It holds 0.", article="0.txt")) == "unchanged"
        assert archive.add(said("It goes on.")) == "added"


def test_reading_while_writing(path: Path) -> None:
    """An article that is being written is not seen before it is there whole, and does not stop a reader."""
    with open_archive(path) as archive:
        archive.add(said("It holds."))
        writer = sqlite3.connect(path, autocommit=True)
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("DELETE FROM quotation")

        with open_archive(path, read_only=True, wait=0) as reader:
            assert len(reader.search("holds")) == 1
        writer.close()


def test_a_second_writer_waits(path: Path) -> None:
    """It waits for the first one, and both articles are there."""
    open_archive(path).close()
    writer = sqlite3.connect(path, autocommit=True, check_same_thread=False)
    writer.execute("BEGIN IMMEDIATE")
    release = threading.Timer(0.3, lambda: writer.execute("COMMIT"))
    with open_archive(path, wait=30) as archive:
        release.start()
        assert archive.add(said("It holds.")) == "added"
    release.join()
    writer.close()


def test_a_second_writer_gives_up(path: Path) -> None:
    """After the time that it was given, it says who is in the way and what to do."""
    open_archive(path).close()
    writer = sqlite3.connect(path, autocommit=True)
    with open_archive(path, wait=0.05) as archive:
        writer.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveError, match="another process is writing to it: wait until that is done"):
            archive.add(said("It holds."))
        writer.execute("ROLLBACK")
        assert archive.add(said("It holds.")) == "added"
    writer.close()


ADD_SOME = """
import sys
from attribution.archive import open_archive
from tests.archived import said
with open_archive(sys.argv[1], wait=60) as archive:
    for number in range(20):
        archive.add(said(f"It holds {number}.", article=f"{sys.argv[2]}-{number}.txt"))
"""


def test_two_processes_make_one_archive(path: Path, checkout: Path) -> None:
    """Both may begin at the same time, before there is a file."""
    writers = [
        subprocess.Popen([sys.executable, "-c", ADD_SOME, str(path), name], cwd=checkout) for name in ("one", "two")
    ]
    assert [writer.wait() for writer in writers] == [0, 0]

    with open_archive(path, read_only=True) as archive:
        assert archive.counts().articles == 40
    check_integrity(path)


def test_no_file(path: Path) -> None:
    """An archive that is only read is not made."""
    with pytest.raises(ArchiveError, match="there is no such file: check the path"):
        open_archive(path, read_only=True)
    assert not path.exists()


def test_a_folder_and_no_folder(tmp_path: Path) -> None:
    """A folder is no archive, and none is made where there is no folder."""
    with pytest.raises(ArchiveError, match="this is a folder: give the file"):
        open_archive(tmp_path, read_only=True)
    with pytest.raises(ArchiveError, match="it can't be opened: check the path"):
        open_archive(tmp_path / "none" / "news.db")


@pytest.mark.parametrize("read_only", [True, False])
def test_no_database(path: Path, read_only: bool) -> None:
    """Another file is left as it is."""
    path.write_text("“It holds,” Ana Ruiz said.\n" * 100, encoding="utf-8")
    before = path.read_bytes()

    with pytest.raises(ArchiveError, match="this is no archive: give a file that attribution archive add has made"):
        open_archive(path, read_only=read_only)
    assert path.read_bytes() == before


@pytest.mark.parametrize("mark", ["PRAGMA application_id = 1", "PRAGMA user_version = 1", "CREATE TABLE t (x)"])
@pytest.mark.parametrize("read_only", [True, False])
def test_another_applications_database(path: Path, mark: str, read_only: bool) -> None:
    """A database of another application is left as it is."""
    connection = sqlite3.connect(path)
    connection.execute(mark)
    connection.close()
    before = path.read_bytes()

    with pytest.raises(ArchiveError, match="this database is another application's"):
        open_archive(path, read_only=read_only)
    assert path.read_bytes() == before


@pytest.mark.parametrize("read_only", [True, False])
def test_a_newer_archive(path: Path, read_only: bool) -> None:
    """What a later version has made is not touched; the message says what to do."""
    open_archive(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()

    with pytest.raises(ArchiveError, match=rf"archive version {VERSION + 1}, this one knows {VERSION}\): update"):
        open_archive(path, read_only=read_only)


@pytest.mark.parametrize("read_only", [True, False])
def test_an_archive_of_version_1(path: Path, read_only: bool) -> None:
    """It is brought up to date, with what was in it."""
    make_version_1(path)

    with open_archive(path, read_only=read_only) as archive:
        [hit] = archive.search("ferry")
        assert (hit.source, hit.text) == ("Ana Ruiz", "“The ferry is safe and sound.”")
        assert list(archive.lines()) == [to_json(said("The ferry is safe and sound.")).encode()]
        [(key, text, _)] = archive.wordings()
        assert text == hit.text
        assert [place.article for place in archive.places(key)] == ["story.txt"]
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    connection.close()
    check_integrity(path)


def make_version_1(path: Path) -> None:
    """Make an archive as version 1 did: its tables, and one article with one quotation."""
    from attribution.archive.adding import engine_key
    from attribution.archive.packing import pack

    analysis = said("The ferry is safe and sound.")
    connection = sqlite3.connect(path)
    STEPS[0](connection)
    connection.execute(
        "INSERT INTO article VALUES (1, ?, 'story.txt', NULL, NULL, NULL, NULL, ?, ?)",
        (analysis.document.sha256, engine_key(analysis.engine), pack(to_json(analysis).encode())),
    )
    connection.execute("INSERT INTO source VALUES (1, 1, 's-one', 'Ana Ruiz', 'Ana Ruiz', 'person', 1, NULL, 1, 6)")
    connection.execute("INSERT INTO quotation VALUES (7, 1, 1, 'q-0000', 'direct', 0, 30, 0.95)")
    connection.execute(
        "INSERT INTO quotation_text (rowid, text, source, outlet, facets) VALUES (7, ?, 'Ana Ruiz', NULL, ?)",
        ("“The ferry is safe and sound.”", "direct named"),
    )
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute("PRAGMA user_version = 1")
    connection.commit()
    connection.close()


def test_a_damaged_analysis(path: Path) -> None:
    """Damage is told, not shown as an article."""
    with open_archive(path) as archive:
        archive.add(said("It holds."))
    connection = sqlite3.connect(path)
    connection.execute("UPDATE article SET analysis = ?", (b"nothing",))
    connection.commit()
    connection.close()

    with open_archive(path) as archive, pytest.raises(ArchiveError, match="an analysis is damaged"):
        archive.article("story.txt")


def test_writing_to_what_is_only_read(path: Path) -> None:
    """An archive that was opened to be read is not written to."""
    open_archive(path).close()

    with open_archive(path, read_only=True) as archive, pytest.raises(ArchiveError, match="can't be written"):
        archive.add(said("It holds."))


def test_names_of_files(tmp_path: Path) -> None:
    """Characters that mean something in an address are characters of the name."""
    path = tmp_path / "50% of news?mode=memory#1.db"
    with Archive(path) as archive:
        archive.add(said("It holds."))
    assert path.is_file()
