"""The icon on the desktop, on each system; and the demo."""

import shlex
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from attribution.cli import main
from attribution.desk import demo_folder, make_shortcut


def test_linux(tmp_path: Path) -> None:
    """A .desktop file that starts this Python on the folder, whatever the folder is called."""
    path = make_shortcut(tmp_path / 'my "stories" 50%', system="linux", desktop=tmp_path / "Desktop")
    [line] = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("Exec=")]
    # A reader undoes the escapes of texts, then the doubled percent sign, then the quoting.
    parts = shlex.split(line.removeprefix("Exec=").replace("\\\\", "\\").replace("%%", "%"))

    assert path.name == "attribution-desk.desktop"
    assert parts == [sys.executable, "-m", "attribution", "desk", str((tmp_path / 'my "stories" 50%').resolve())]
    assert path.stat().st_mode & stat.S_IXUSR


def test_macos_runs(tmp_path: Path) -> None:
    """A .command file is a shell script, with the folder as one argument."""
    path = make_shortcut(tmp_path / "it's my desk", system="darwin", desktop=tmp_path)
    shown = path.read_text(encoding="utf-8").replace("exec ", "printf '%s\\n' ")

    done = subprocess.run(["sh", "-c", shown], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[1:] == ["-m", "attribution", "desk", str((tmp_path / "it's my desk").resolve())]


def test_windows(tmp_path: Path) -> None:
    """A .cmd file has Windows line ends, and quotes what has a space."""
    path = make_shortcut(tmp_path / "my stories", system="win32", desktop=tmp_path)
    text = path.read_bytes().decode()

    assert text.startswith("@echo off\r\n")
    assert f'"{(tmp_path / "my stories").resolve()}"' in text


def test_the_command_tells_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--shortcut` makes it, says where, and ends."""
    monkeypatch.setattr("platformdirs.user_desktop_dir", lambda: str(tmp_path / "Desktop"))

    assert main(["desk", str(tmp_path / "stories"), "--shortcut"]) == 0
    assert str(tmp_path / "Desktop") in capsys.readouterr().out


def test_the_demo_has_stories_and_records() -> None:
    """Each sample story is a story's folder, and one has records to hold it against."""
    folder = demo_folder()

    assert (folder / "harbor-briefing" / "harbor-briefing.txt").is_file()
    assert (folder / "hospital-generator" / "records" / "nurse.txt").is_file()


def test_the_demo_takes_no_folder() -> None:
    """It has one of its own."""
    assert main(["desk", "stories", "--demo"]) == 2
