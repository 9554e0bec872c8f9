"""The engine in a process that is ours alone."""

import subprocess
import sys
from pathlib import Path

import pytest

ANALYZE = """
import os, sys
from attribution.corpus import analyze_in_processes
from attribution.model import Document
[found] = analyze_in_processes([Document.from_text("“Yes,” said Ana Lee.")], alone={alone})
assert found.sources[0].name == "Ana Lee"
"""
START = "from attribution.corpus.starting import start_engine\nstart_engine()\n"
#: What spaCy's commands bring along.
OF_COMMANDS = ("spacy.cli", "weasel", "httpx", "requests")


def printed(code: str, **environment: str) -> str:
    """Return what a new Python prints."""
    given = {"PATH": "", "PYTHONPATH": ":".join(sys.path)} | environment
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=given)
    assert not ended.stderr
    return ended.stdout


def test_spacy_comes_without_its_commands() -> None:
    """Neither they nor what they need is imported; both are there for whoever wants them afterwards."""
    asked = f"print(*sorted(set({OF_COMMANDS}) & sys.modules.keys()))"
    after = "import spacy\nprint('version' in str(spacy.info(silent=True)).lower())\nprint(spacy.cli.download.__name__)"

    assert printed(f"{ANALYZE.format(alone=True)}{asked}\n{after}").split() == ["True", "download"]


def test_in_the_process_of_another_spacy_is_whole() -> None:
    """Where others may work in the process, spaCy is as they expect it."""
    assert printed(f"{ANALYZE.format(alone=False)}print(spacy.cli.download.__name__)".replace("os, sys", "spacy"))


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="this system does not list threads")
@pytest.mark.parametrize("before", [{}, {"OPENBLAS_NUM_THREADS": "2"}], ids=["unset", "set"])
def test_one_thread_multiplies(before: dict[str, str]) -> None:
    """Numpy's library starts no threads, and the environment is as it was before."""
    asked = "print(len(os.listdir('/proc/self/task')), {k: v for k, v in os.environ.items() if 'THREADS' in k})"

    assert printed(f"{ANALYZE.format(alone=True)}{asked}", **before) == f"1 {before}\n"


def test_what_is_imported_is_not_searched_for_garbage() -> None:
    """Python has its rest while the engine is imported, and works as ever afterwards."""
    end = "print(gc.get_stats()[2]['collections'], gc.isenabled(), gc.get_freeze_count() > 50_000)"

    assert printed(f"import gc\n{START}{end}") == "0 True True\n"


def test_another_spacy(tmp_path: Path) -> None:
    """A spaCy that asks more of its commands is imported whole, as it wants to be."""
    package = tmp_path / "spacy"
    (package / "cli").mkdir(parents=True)
    (package / "__init__.py").write_text("from spacy.cli.more import thing\n", encoding="utf-8")
    (package / "cli" / "__init__.py").touch()
    (package / "cli" / "more.py").write_text("thing = 'whole'\n", encoding="utf-8")
    code = "from attribution.corpus import starting\nstarting._import_spacy()\nimport spacy\nprint(spacy.thing)"

    assert printed(code, PYTHONPATH=f"{tmp_path}:{':'.join(sys.path)}") == "whole\n"
