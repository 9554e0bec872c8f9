"""An icon on the desktop that starts the desk, so that a colleague sets it up once."""

import os
import shlex
import stat
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import platformdirs

from attribution.output import naming, replacing

_NAME = "Attribution desk"
#: Signs with a meaning of their own in a command of a .desktop file, even in quotation marks.
_RESERVED = '"`$\\'


def make_shortcut(folder: Path, *, system: str = sys.platform, desktop: Path | None = None) -> Path:
    """Put an icon on the desktop that opens the desk on a folder, and return its path; one that is there is replaced.

    Args:
        folder: The folder with the stories.
        system: As `sys.platform` says it: "linux", "darwin", "win32".
        desktop: The folder of the desktop; the user's own if not given.

    Raises:
        OutputError: It can't be written.
    """
    place = desktop or Path(platformdirs.user_desktop_dir())
    command = (sys.executable, "-m", "attribution", "desk", str(folder.resolve()))
    if system == "win32":
        path, text = place / f"{_NAME}.cmd", _windows(command)
    elif system == "darwin":
        path, text = place / f"{_NAME}.command", _macos(command)
    else:
        path, text = place / "attribution-desk.desktop", _linux(command)
    with naming(place):
        place.mkdir(parents=True, exist_ok=True)
    with replacing(path) as file:
        file.write(text.encode("utf-8", "surrogateescape"))
    if system != "win32":
        with naming(path):
            os.chmod(path, path.stat().st_mode | stat.S_IXUSR)  # noqa: PTH101 -- it is on a path that may be a link
    if system.startswith("linux"):
        _trust(path)
    return path


def _linux(command: Sequence[str]) -> str:
    """Return a .desktop file, after the Desktop Entry Specification 1.5."""
    line = " ".join(_quoted(part) for part in command)
    return f"""[Desktop Entry]
Type=Application
Version=1.5
Name={_NAME}
Comment=Quotations and who said them, on this machine alone
Exec={line}
Terminal=true
Categories=Office;
"""


def _quoted(part: str) -> str:
    r"""Return an argument as a .desktop file has it: the quoting, then the escapes of a text, then "%".

    >>> _quoted("/home/ana/my stories"), _quoted("50%"), _quoted('a"b')
    ('"/home/ana/my stories"', '"50%%"', '"a\\\\"b"')
    """
    inside = "".join(f"\\{sign}" if sign in _RESERVED else sign for sign in part)
    return '"' + inside.replace("\\", "\\\\").replace("%", "%%").replace("\n", "\\n") + '"'


def _macos(command: Sequence[str]) -> str:
    return f"#!/bin/sh\n# Opens the desk of attribution.\nexec {shlex.join(command)}\n"


def _windows(command: Sequence[str]) -> str:
    """Return a file of commands; "%" is doubled there, and the code page is that of UTF-8."""
    line = subprocess.list2cmdline(command).replace("%", "%%")
    return f"@echo off\r\nchcp 65001 >nul\r\nrem Opens the desk of attribution.\r\n{line}\r\n"


def _trust(path: Path) -> None:
    """Let desktops that ask for it start the file; where the tool is not there, they ask the user."""
    try:
        command = ["gio", "set", str(path), "metadata::trusted", "true"]
        subprocess.run(command, check=False, capture_output=True, timeout=10)
    except (OSError, subprocess.SubprocessError):
        return
