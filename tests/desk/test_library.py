"""The folder of a desk: what comes in lies there under a name that is fit, whole, and never in another's place."""

import errno
import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attribution.desk import library as library_module
from attribution.desk.library import Library, safe_name
from attribution.errors import LoadError, OutputError, StoryError


def came(library: Library, text: str = "“Yes,” she said.") -> Path:
    """Return where a file lies that has come in."""
    path = library.incoming()
    path.write_text(text, encoding="utf-8")
    return path


def test_a_draft_makes_a_story(tmp_path: Path) -> None:
    """It is called after the draft, which lies in it as it came."""
    library = Library(tmp_path)

    assert library.new_story("Pier.txt", came(library, "A pier.")) == "Pier"
    assert (tmp_path / "Pier" / "Pier.txt").read_text() == "A pier."
    assert library.names() == ["Pier"]


@pytest.mark.parametrize(
    ("given", "story", "draft"),
    [
        ("../../etc/cron.d/Pier.txt", "Pier", "Pier.txt"),
        ("C:\\Users\\Ana\\Pier.txt", "Pier", "Pier.txt"),
        ("..txt", "story", "story.txt"),
        ("CON.txt", "story CON", "story CON.txt"),
        ("lpt1.old.txt", "story lpt1.old", "story lpt1.old.txt"),
        ("<svg onload=alert(1)>.txt", "svg onload alert(1)", "svg onload alert(1).txt"),
        ("a\0b\n\u202ec.txt", "a b c", "a b c.txt"),
        ("Notes.txt", "story Notes", "story Notes.txt"),
        ("desk.sqlite.txt", "desk.sqlite 2", "desk.sqlite.txt"),
        (".incoming.txt", "incoming", "incoming.txt"),
        ("Cafe\u0301.txt", "Caf\u00e9", "Caf\u00e9.txt"),
        ("\U00020000" * 90 + ".txt", "\U00020000" * 37, "\U00020000" * 37 + ".txt"),
    ],
)
def test_a_name_is_never_a_path(tmp_path: Path, given: str, story: str, draft: str) -> None:
    """It says nothing to any system, is not too long for one, and takes the place of none of the desk's own files."""
    library = Library(tmp_path / "desk")

    assert library.new_story(given, came(library)) == story
    assert (tmp_path / "desk" / story / draft).is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["desk"]


@given(st.text(max_size=120))
def test_any_name_is_fit(name: str) -> None:
    """It is one part of a path, shown as it is, and stays fit when it is made fit again."""
    fit = safe_name(f"{name}.a.txt", (".txt",))

    assert Path(fit).name == fit
    assert fit.endswith(".txt")
    assert not fit.startswith((".", " "))
    assert fit.isprintable()
    assert len(fit.encode()) < 180
    assert safe_name(fit, (".txt",)) == fit


@pytest.mark.parametrize("name", ["page.svg", "run.exe", "sheet.xlsx", "archive.zip", "Pier", "", "Pier.txt/", ".txt"])
def test_what_is_no_draft_is_refused(tmp_path: Path, name: str) -> None:
    """Nothing of it stays."""
    library = Library(tmp_path)

    with pytest.raises(LoadError):
        library.new_story(name, came(library))
    assert library.names() == []
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and not path.name.endswith(".lock")]


def test_our_own_report_is_no_draft(tmp_path: Path) -> None:
    """Else its words would be taken for the story's."""
    library = Library(tmp_path)
    report = '<!doctype html><meta name="generator" content="attribution 0.1"><p>“Yes,” she said.'
    library.new_story("Pier.txt", came(library))

    with pytest.raises(LoadError, match="give the draft itself"):
        library.new_story("Pier - report.html", came(library, report))
    with pytest.raises(LoadError, match="give the draft itself"):
        library.add_file("Pier", "Pier - report.html", came(library, report), "draft")
    assert library.names() == ["Pier"]


def test_no_file_takes_anothers_place(tmp_path: Path) -> None:
    """Whatever its capitals, and however its accents are written: not every system tells these apart."""
    library = Library(tmp_path)
    library.new_story("Caf\u00e9.txt", came(library, "first"))

    assert library.new_story("CAFE\u0301.txt", came(library)) == "CAF\u00c9 2"
    assert library.add_file("Caf\u00e9", "CAF\u00c9.TXT", came(library, "second"), "draft") == "CAF\u00c9 2.txt"
    assert (tmp_path / "Caf\u00e9" / "Caf\u00e9.txt").read_text() == "first"


def test_files_of_one_name_at_once_are_all_kept(tmp_path: Path) -> None:
    """Of many records that come at the same moment, from two desks on the folder, each gets a name."""
    desks = [Library(tmp_path), Library(tmp_path)]
    desks[0].new_story("Pier.txt", came(desks[0]))
    number = 24

    def add(which: int) -> str:
        desk = desks[which % 2]
        return desk.add_file("Pier", "call.txt", came(desk, f"record {which}"), "record")

    def make(which: int) -> str:
        desk = desks[which % 2]
        return desk.new_story("Quay.txt", came(desk, f"draft {which}"))

    with ThreadPoolExecutor(8) as threads:
        added, made = list(threads.map(add, range(number))), list(threads.map(make, range(number)))

    assert len(set(added)) == len(set(made)) == number
    for which, (record, story) in enumerate(zip(added, made, strict=True)):
        assert (tmp_path / "Pier" / "records" / record).read_text() == f"record {which}"
        assert (tmp_path / story / "Quay.txt").read_text() == f"draft {which}"


def test_a_file_that_somebody_puts_there_by_hand_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not even where it comes between the look at the folder and the move."""
    library = Library(tmp_path)
    library.new_story("Pier.txt", came(library))
    seen = library_module._names

    def then_by_hand(folder: Path) -> list[str]:
        names = seen(folder)
        if folder.name == "records" and not names:
            (folder / "call.txt").write_text("by hand")
        return names

    monkeypatch.setattr(library_module, "_names", then_by_hand)

    assert library.add_file("Pier", "call.txt", came(library), "record") == "call 2.txt"
    assert (tmp_path / "Pier" / "records" / "call.txt").read_text() == "by hand"


@pytest.mark.parametrize("code", [errno.EPERM, errno.EXDEV])
def test_disks_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    """Sticks and network drives have none; there a file comes in too, and replaces none."""

    def refuse(*_: object) -> None:
        raise OSError(code, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    library = Library(tmp_path)
    library.new_story("Pier.txt", came(library))

    assert library.add_file("Pier", "call.txt", came(library, "one"), "record") == "call.txt"
    assert library.add_file("Pier", "call.txt", came(library, "two"), "record") == "call 2.txt"
    assert (tmp_path / "Pier" / "records" / "call.txt").read_text() == "one"


def test_a_full_disk_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And no half story is left."""
    library = Library(tmp_path)
    data = came(library)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OutputError, match="the disk is full: free some space"):
        library.new_story("Pier.txt", data)
    assert library.names() == []


def test_half_received_files_are_cleared(tmp_path: Path) -> None:
    """Those of desks that have ended, that is; not those of one that is receiving now, on a folder that is shared."""
    ended, now = Library(tmp_path), Library(tmp_path)
    left, coming = came(ended), came(now)
    # As when the process ends.
    ended._in_use.release()

    Library(tmp_path).clear_incoming()

    assert not left.exists()
    assert coming.exists()


def test_the_folder_is_its_owners_alone(tmp_path: Path) -> None:
    """Where the desk makes it; what was there already stays as it was set."""
    (tmp_path / "shared").mkdir(mode=0o755)
    Library(tmp_path / "shared")
    Library(tmp_path / "new")

    assert (tmp_path / "shared").stat().st_mode & 0o777 == 0o755
    if os.name != "nt":
        assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("name", ["..", ".", "", "Pier/records", "pier", "/etc", "Pier\0", "desk.sqlite", ".incoming"])
def test_a_story_is_looked_up_among_those_that_are_there(tmp_path: Path, name: str) -> None:
    """What is asked for never becomes a path."""
    library = Library(tmp_path)
    library.new_story("Pier.txt", came(library))

    with pytest.raises(StoryError, match="there is no such story"):
        library.path(name)


def test_every_change_is_seen(tmp_path: Path) -> None:
    """Whatever is put in, edited or removed by hand changes the stamp; what the desk works out does not."""
    library = Library(tmp_path)
    library.new_story("Pier.txt", came(library, "aaaa"))
    story = tmp_path / "Pier"
    stamps = [library.stamp("Pier")]

    def changed() -> bool:
        stamps.append(library.stamp("Pier"))
        return stamps[-1] not in stamps[:-1]

    (story / "records" / "call.txt").write_text("a")
    assert changed()
    (story / "records" / "Monday").mkdir()
    (story / "records" / "Monday" / "call.txt").write_text("a")
    assert changed()
    (story / "records" / "Monday" / "call.txt").unlink()
    (story / "story.corrections.json").write_text("{}")
    assert changed()
    before = (story / "Pier.txt").stat()
    (story / "new").write_text("bbbb")
    os.utime(story / "new", ns=(before.st_atime_ns, before.st_mtime_ns))
    (story / "new").replace(story / "Pier.txt")
    assert changed()

    (story / "cache").mkdir(exist_ok=True)
    (story / "cache" / "standing.json").write_text("{}")
    (story / ".story.json.lock").write_text("")
    (story / "records" / ".hidden").mkdir()
    (story / "records" / ".hidden" / "a").write_text("")
    assert not changed()


def test_a_story_that_is_gone_has_no_stamp(tmp_path: Path) -> None:
    """Nor a time when it was changed."""
    library = Library(tmp_path)

    assert library.stamp("None") == ""
    assert library.changed("None") == 0.0


def test_the_newest_draft_counts(tmp_path: Path) -> None:
    """A draft that is put in is as new as the moment, whatever it brings along."""
    library = Library(tmp_path)
    library.new_story("Pier.txt", came(library))
    data = came(library)
    os.utime(data, (1, 1))
    library.add_file("Pier", "Quay.txt", data, "draft")

    assert time.time() - library.changed("Pier") < 60
    assert time.time() - (tmp_path / "Pier" / "Quay.txt").stat().st_mtime < 60
