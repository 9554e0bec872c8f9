"""Several processes on one machine."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from attribution import analyze_many, engine
from attribution.corpus.local import analyze_in_processes
from attribution.errors import AnalysisError, AttributionError, MissingModelError, WorkerError
from attribution.model import Analysis, Document

NAMES = ("Ana Lee", "Ben Roe", "Ruth Okafor", "Ivo Lant")


def stories(number: int) -> Iterator[Document]:
    """Yield short articles, one after the other."""
    for i in range(number):
        name = NAMES[i % len(NAMES)]
        yield Document.from_text(f"“We counted {i},” {name} said on Monday. “Nobody asked.”", f"{i}.txt")


def test_two_processes_give_what_one_gives():
    """The analyses are the same, in the same order."""
    expected = list(analyze_many(stories(100)))
    assert list(analyze_in_processes(stories(100), workers=2)) == expected


def test_documents_are_read_as_they_are_needed():
    """The first analysis is there before the last document is read."""
    read: list[int] = []

    def counted() -> Iterator[Document]:
        for number, story in enumerate(stories(1000)):
            read.append(number)
            yield story

    analyses = analyze_in_processes(counted(), workers=2)
    assert next(analyses).document.id == "0.txt"
    assert len(read) < 300
    analyses.close()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_missing_model(workers: int):
    """A pipeline that is not installed is the same error from other processes as from this one."""
    with pytest.raises(MissingModelError, match="en_no_such"):
        list(analyze_in_processes(stories(100), workers=workers, model="en_no_such"))


def test_a_process_that_is_killed():
    """A process that is ended from outside is a clear error."""
    analyses = analyze_in_processes(stories(5000), workers=2)
    next(analyses)
    children = Path(f"/proc/{os.getpid()}/task/{threading.get_native_id()}/children")
    if not children.exists():
        pytest.skip("this system does not list child processes")
    workers = [int(pid) for pid in children.read_text(encoding="utf-8").split()]
    for pid in workers:
        if "spawn_main" in Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8"):
            os.kill(pid, signal.SIGKILL)

    with pytest.raises(WorkerError, match="a process was ended from outside"):
        list(analyses)


def test_no_process_outlives_the_first():
    """Where the first process is killed, as for want of memory, the others end too."""
    script = (
        "from tests.corpus.test_local import analyze_in_processes, stories\n"
        "for analysis in analyze_in_processes(stories(100_000), workers=2): print(analysis.document.id, flush=True)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    ) as first:
        assert first.stdout
        assert first.stdout.readline() == b"0.txt\n"
        first.kill()

        # All of them write to one pipe: it ends when the last one has.
        first.communicate(timeout=30)


def fail_on_three(documents: list[Document], nlp: object, **given: Any) -> Iterator[Analysis]:
    """Analyse, but fail on the article 3.txt as a faulty engine might."""
    for analysis in analyze_many(documents, **given):
        if analysis.document.id == "3.txt":
            raise RuntimeError("a fault")
        yield analysis


def test_an_article_that_the_engine_fails_on(monkeypatch: pytest.MonkeyPatch):
    """It is told and left out, and the others of its batch are not."""
    monkeypatch.setattr(engine, "analyze_many", fail_on_three)
    failed: list[AttributionError] = []
    analyses = analyze_in_processes(stories(6), on_error=failed.append)

    assert [analysis.document.id for analysis in analyses] == ["0.txt", "1.txt", "2.txt", "4.txt", "5.txt"]
    assert [str(error) for error in failed] == [
        "3.txt: it could not be analysed (RuntimeError: a fault): leave it out, and report this"
    ]


def test_an_article_that_the_engine_fails_on_without_a_listener(monkeypatch: pytest.MonkeyPatch):
    """Where nobody is told, the error is raised."""
    monkeypatch.setattr(engine, "analyze_many", fail_on_three)
    with pytest.raises(AnalysisError, match=r"3\.txt"):
        list(analyze_in_processes(stories(6)))
