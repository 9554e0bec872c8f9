"""Standard input where nothing is named: a pipe, a terminal, nothing, or somebody who keeps it open."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from attribution.cli import main, messages, standard_input
from attribution.cli.standard_input import awaited
from attribution.errors import AttributionError
from attribution.model import from_json
from tests import fake_engine
from tests.cli.test_process import CHECKOUT, run_apart

STORY = "“Go,” she said.\n"
#: Each command that reads articles, with what it cannot be without.
COMMANDS = [
    ("analyze",),
    ("report",),
    ("verify", "--against", "bridge.txt"),
    ("check",),
    ("worksheet", "-o", "calls.md"),
    ("evaluate",),
    ("archive", "add", "news.db"),
    ("export", "--to", "jsonl"),
]


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a quick stand-in in the place of the engine and the report."""
    for name, module in fake_engine.modules().items():
        monkeypatch.setitem(sys.modules, name, module)


def pipe_in(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))


def test_a_pipe_needs_no_hyphen(stories: Path) -> None:
    """What is piped in is read where nothing is named."""
    ended = run_apart("analyze", "--format", "jsonl", input=STORY, stdout=subprocess.PIPE)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert from_json(ended.stdout).document.text == STORY


def test_from_one_command_to_another(stories: Path) -> None:
    """What `analyze` prints is what `export` reads, without a name on either side."""
    made = run_apart("analyze", "--format", "jsonl", input=STORY, stdout=subprocess.PIPE)
    ended = run_apart("export", "--to", "jsonl", input=made.stdout, stdout=subprocess.PIPE)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout == made.stdout


def test_each_command_reads_a_pipe(
    stories: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The commands for one article read it from a pipe as they do from a file."""
    for arguments, shown in [
        (("check",), "[QUO007 unclear-reference]"),
        (("verify", "--against", "bridge.txt"), "“Go,”"),
        (("worksheet", "-o", "calls.md"), "Wrote calls.md"),
        (("report",), "Wrote reports/stdin.html"),
        (("archive", "add", "news.db"), "1 added"),
    ]:
        pipe_in(STORY.encode(), monkeypatch)
        assert main(arguments) in (0, 1), arguments
        assert shown in capsys.readouterr().out, arguments


@pytest.mark.usefixtures("engine", "stories")
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_nothing_comes(
    arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Standard input that is empty, as that of a scheduler is, is one line and status 2."""
    pipe_in(b"", monkeypatch)

    assert main(arguments) == 2
    assert capsys.readouterr() == (
        "",
        "attribution: standard input: there is nothing to read in it: name a file, or pipe text in\n",
    )


@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("is_closed", [False, True], ids=["terminal", "closed"])
def test_nobody_pipes(
    arguments: tuple[str, ...], is_closed: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a terminal, or where standard input is closed, a command that is given nothing says so and does not wait."""
    leader, follower = pty.openpty()
    with open(follower, encoding="utf-8") as terminal:  # noqa: PTH123 -- it has no path
        monkeypatch.setattr(sys, "stdin", None if is_closed else terminal)

        assert main(arguments) == 2
    os.close(leader)
    command = " ".join(arguments[:2] if arguments[0] == "archive" else arguments[:1])
    message = "nothing to read: name a file or a folder, or pipe text in"
    assert capsys.readouterr() == ("", f"attribution: {message} (see attribution {command} --help)\n")


@pytest.mark.parametrize("redirect", ["</dev/null", "0<&-"])
def test_as_a_scheduler_leaves_it(stories: Path, redirect: str) -> None:
    """In a process too, nothing is waited for that can't come."""
    command = f"'{sys.executable}' -m tests.fake_engine analyze {redirect}"
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    ended = subprocess.run(["sh", "-c", command], env=environment, capture_output=True, text=True, check=False)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("attribution: ")
    assert "nothing to read" in ended.stderr


def test_what_is_named_is_read_all_the_same(
    stories: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A hyphen beside a file is told where it has nothing, and the file is read."""
    for name, module in fake_engine.modules().items():
        monkeypatch.setitem(sys.modules, name, module)
    pipe_in(b"", monkeypatch)

    assert main(["analyze", "-", "bridge.txt"]) == 1
    captured = capsys.readouterr()
    assert "“It is safe,”" in captured.out
    assert captured.err.count("nothing to read") == 1


def test_somebody_keeps_it_open(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """While nothing comes, standard error says what is waited for; what comes then is read whole."""
    monkeypatch.setattr(standard_input, "_PATIENCE", 0.01)
    read_end, write_end = os.pipe()

    def complain(message: str) -> None:
        sys.stderr.write(message)
        os.write(write_end, STORY.encode())
        os.close(write_end)

    monkeypatch.setattr(messages, "complain", complain)
    with open(read_end, encoding="utf-8") as pipe:  # noqa: PTH123 -- it has no path
        monkeypatch.setattr(sys, "stdin", pipe)
        failed: list[AttributionError] = []

        assert awaited(["-"], failed) == ["-"]
        assert (pipe.read(), failed) == (STORY, [])
    assert "waiting for text on standard input" in capsys.readouterr().err
