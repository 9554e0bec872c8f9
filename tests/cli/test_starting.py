"""What is told while the engine starts."""

import io
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from attribution.cli import main, starting
from tests import fake_engine


class Terminal(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch, stories: Path) -> None:
    """Put an engine in the place of ours that takes a while before its first analysis and before its second."""
    corpus = fake_engine.modules()["attribution.corpus"]
    quick = fake_engine.analyze_in_processes

    def analyses(*documents: object, **how: object) -> Iterator[object]:
        for analysis in quick(*documents, **how):  # type: ignore[arg-type] # passed on as it came
            time.sleep(0.2)
            yield analysis

    corpus.analyze_in_processes = analyses  # type: ignore[attr-defined] # a made-up module
    monkeypatch.setitem(sys.modules, "attribution.corpus", corpus)


def told(monkeypatch: pytest.MonkeyPatch, patience: float, *arguments: str, stream: type[io.StringIO]) -> str:
    """Return what a command says on standard error, to somebody of so much patience."""
    monkeypatch.setattr(starting, "_PATIENCE", patience)
    monkeypatch.setattr(sys, "stderr", stream())
    assert main(["analyze", *arguments]) == 0
    return sys.stderr.getvalue()  # type: ignore[attr-defined] # it is our own


@pytest.mark.usefixtures("slow")
def test_who_waits_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal a line says that the engine is loading, once, and only where it is to be loaded and takes long."""
    monkeypatch.delitem(sys.modules, "attribution.engine", raising=False)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO()))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    both = ("bridge.txt", "market.md")

    assert told(monkeypatch, 0.01, *both, stream=Terminal) == "attribution: loading the engine\n"
    assert told(monkeypatch, 60.0, *both, stream=Terminal) == ""
    assert told(monkeypatch, 0.01, *both, stream=io.StringIO) == ""
    monkeypatch.setitem(sys.modules, "attribution.engine", ModuleType("attribution.engine"))
    assert told(monkeypatch, 0.01, *both, stream=Terminal) == ""


@pytest.mark.usefixtures("slow")
def test_a_bar_says_it_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a progress bar is drawn no line tears it; the bar says first that it loads, and then that it reads."""
    shown = told(monkeypatch, 0.01, "bridge.txt", "market.md", "-o", "out.txt", stream=Terminal)

    assert "loading the engine" not in shown
    assert 0 <= shown.find("Loading") < shown.find("Reading")
