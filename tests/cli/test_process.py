"""The command as a process: pipes, terminals, closed streams, full disks and Ctrl-C."""

import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from attribution.model import from_json

CHECKOUT = Path(__file__).parents[2]


def run_apart(*arguments: str, **options: object) -> "subprocess.CompletedProcess[str]":
    """Run the command with the stand-in for the engine in a process of its own."""
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-m", "tests.fake_engine", *arguments],
        **{"env": {**os.environ, "PYTHONPATH": str(CHECKOUT)}, "text": True, "stderr": subprocess.PIPE, **options},
    )


def test_standard_input(stories: Path) -> None:
    """A hyphen reads what is piped in."""
    ended = run_apart(
        "analyze", "-", "--format", "jsonl", input="“It is safe,” Ann Lee said.\n", stdout=subprocess.PIPE
    )

    assert ended.returncode == 0
    assert from_json(ended.stdout).document.id == "stdin"


def test_a_reader_that_has_enough(stories: Path) -> None:
    """When the pipe is closed, as by `head`, the command ends quietly."""
    read_end, write_end = os.pipe()
    os.close(read_end)
    ended = run_apart("analyze", "bridge.txt", stdout=write_end)
    os.close(write_end)

    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
@pytest.mark.parametrize("arguments", [("analyze", "bridge.txt"), ("report", "bridge.txt"), ("--help",)])
def test_standard_output_on_a_full_disk(stories: Path, arguments: tuple[str, ...]) -> None:
    """What can't be printed is told, once."""
    with Path("/dev/full").open("w") as full:
        ended = run_apart(*arguments, stdout=full)

    assert ended.returncode == 2
    assert ended.stderr.splitlines() == [
        "attribution: standard output: the disk is full: free some space, or choose another place"
    ]


def test_a_file_on_a_full_disk(stories: Path) -> None:
    """A device that is full is told by the name that was given."""
    ended = run_apart("analyze", "bridge.txt", "-o", "/dev/full", stdout=subprocess.PIPE)

    assert ended.returncode == 2
    assert ended.stderr.startswith("attribution: /dev/full: the disk is full")


@pytest.mark.parametrize("redirect", ["1>&-", "2>&-", "0<&-", "1>&- 2>&- 0<&-"])
def test_closed_streams(stories: Path, redirect: str) -> None:
    """A stream that is closed, as a scheduler may leave it, is no crash."""
    command = f"'{sys.executable}' -m tests.fake_engine analyze bridge.txt {redirect}"
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    ended = subprocess.run(["sh", "-c", command], env=environment, capture_output=True, text=True, check=False)

    assert (ended.returncode, ended.stderr) == (0, "")


def test_an_interrupt_is_no_traceback(stories: Path) -> None:
    """The signal of Ctrl-C, in the midst of the work, ends the process with 130 and no word."""
    (stories / "stop.txt").write_text("Ctrl-C", encoding="utf-8")
    ended = run_apart("analyze", "bridge.txt", "stop.txt", stdout=subprocess.PIPE)

    assert (ended.returncode, ended.stderr) == (130, "")


def test_a_terminal_without_unicode(stories: Path) -> None:
    """What it can't show becomes a question mark, in the table and in errors."""
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    ended = run_apart("analyze", "bridge.txt", "n\u00f6.txt", stdout=subprocess.PIPE, env=environment)

    assert ended.returncode == 1
    assert "?It is safe,?" in ended.stdout
    assert ended.stderr.startswith("attribution: n?.txt: ")


def screen(*arguments: str) -> Iterator[str]:
    """Yield what a terminal shows of the command, standard output and standard error together."""
    leader, follower = pty.openpty()
    run_apart(*arguments, stdout=follower, stderr=follower)
    os.close(follower)
    while True:
        try:
            yield os.read(leader, 1 << 16).decode("utf-8", "replace")
        except OSError:  # the end, on Linux
            break
    os.close(leader)


def test_on_a_terminal(stories: Path) -> None:
    """The table has colours, and no progress bar gets in its way."""
    shown = "".join(screen("analyze", "bridge.txt", "market.md"))

    assert "\x1b[1" in shown
    assert "“We sell fish,”" in shown
    assert "Reading" not in shown


def test_a_bar_shows_long_work(stories: Path) -> None:
    """While a report is made a terminal shows how far it is."""
    assert "Reading" in "".join(screen("report", "bridge.txt", "market.md"))


def test_no_bar_in_a_pipe(stories: Path) -> None:
    """Standard error stays empty where it is no terminal."""
    ended = run_apart("report", "bridge.txt", "market.md", stdout=subprocess.PIPE)

    assert (ended.returncode, ended.stderr) == (0, "")
