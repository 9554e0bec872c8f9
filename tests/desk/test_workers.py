"""Processes that do the desk's work: one that dies, hangs or eats takes nothing along, and none is left behind."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from attribution.desk import desk as desk_module
from attribution.desk.desk import Desk
from attribution.desk.workers import JobError, Workers
from attribution.errors import AttributionError, WorkerError
from tests.desk.desks import Served, running

ODD_JOBS = "tests.desk.odd_jobs"
needs_proc = pytest.mark.skipif(
    not Path("/proc/self/stat").exists(), reason="this system lists its processes elsewhere"
)


def with_workers(do: Callable[[Workers], Awaitable[Any]], number: int = 1, **options: Any) -> Any:
    """Return what is done with some processes; they are ended after it."""
    workers = Workers(number, ODD_JOBS, **options)

    async def done() -> Any:
        return await do(workers)

    try:
        return asyncio.run(done())
    finally:
        workers.close()


def test_a_job_gives_bytes() -> None:
    """Its arguments go there as JSON, and what it raises comes back as what it was."""

    async def do(workers: Workers) -> list[Any]:
        said: list[Any] = [await workers.do("echo", seconds=20, word="Łódź")]
        for name in ("refuse", "fail"):
            with pytest.raises(JobError) as error:
                await workers.do(name, seconds=20)
            said.append((error.value.kind, str(error.value)))
        return said

    assert with_workers(do) == [
        "Łódź".encode(),
        ("LoadError", "a.txt: it is empty"),
        ("Exception", "the desk: this failed (ValueError: odd <script>): report it"),
    ]


@pytest.mark.parametrize("job", ["killed", "exit", "exit_politely", "crash", "loop", "hold", "eat", "deep"])
def test_what_happens_to_one_process_happens_to_no_other(job: str) -> None:
    """It is told, the job beside it is done, and the next one too, in a new process."""

    async def do(workers: Workers) -> str:
        odd = asyncio.create_task(workers.do(job, seconds=1 if job in ("loop", "hold") else 20))
        assert await workers.do("echo", seconds=20, word="beside") == b"beside"
        with pytest.raises((WorkerError, JobError)) as error:
            await odd
        for _ in range(3):
            assert await workers.do("echo", seconds=20, word="after") == b"after"
        return str(error.value)

    told = with_workers(do, 2, most_memory=2 * 2**30)

    reasons = {
        "loop": "this took more than 1 seconds, and was stopped",
        "hold": "this took more than 1 seconds, and was stopped",
        "eat": "this needs more memory than the desk may use",
        "deep": "RecursionError",
    }
    assert reasons.get(job, "the process that worked on this ended") in told


def test_many_that_die_leave_nothing_open() -> None:
    """Neither processes nor files of the desk's own."""
    if not Path("/proc/self/fd").exists():
        pytest.skip("this system lists open files elsewhere")

    async def do(workers: Workers) -> tuple[int, int]:
        await workers.do("echo", seconds=20, word="a")
        before = len(list(Path("/proc/self/fd").iterdir()))
        for _ in range(5):
            with pytest.raises(WorkerError):
                await workers.do("exit", seconds=20)
        await workers.do("echo", seconds=20, word="a")
        return before, len(list(Path("/proc/self/fd").iterdir()))

    before, after = with_workers(do)

    assert after <= before


def test_a_closed_desk_starts_nothing() -> None:
    """What is asked for after the end is refused."""

    async def do(workers: Workers) -> None:
        workers.close()
        with pytest.raises((WorkerError, RuntimeError)):
            await workers.do("echo", seconds=20, word="a")

    with_workers(do)


@pytest.mark.parametrize("job", ["killed", "loop"])
def test_a_draft_that_breaks_its_process_is_its_own_storys_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, job: str
) -> None:
    """The story says so; another one is read meanwhile."""
    monkeypatch.setattr(desk_module, "_ANALYSIS_SECONDS", 8.0 if job == "loop" else 60.0)

    async def read() -> tuple[AttributionError | None, str]:
        desk = Desk(tmp_path)
        desk._engine = Workers(2, ODD_JOBS, first="warm", most_memory=3 * 2**30)
        try:
            for name in (job, "Ferry"):
                data = desk.library.incoming()
                data.write_text("“We stay,” Ana Ruiz said.", encoding="utf-8")
                await desk.new_story(f"{name}.txt", data, "Ana")
            settled = await asyncio.gather(desk.settled(job), desk.settled("Ferry"), return_exceptions=True)
            problem = desk.look_at(job)[2]
            listed = {one.name: one.state for one in desk.listed()}
            assert listed == {job: "broken", "Ferry": "open"}
            assert isinstance(settled[0], AttributionError)
            return problem, settled[1].summary  # type: ignore[union-attr]
        finally:
            desk.close()

    problem, summary = asyncio.run(read())

    assert problem is not None
    assert summary == "0 of 1 backed; 1 not backed"


# How a desk ends


def below(pid: int) -> set[int]:
    """Return the processes that a process has started, and those that they have."""
    parents: dict[int, int] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z":
            parents[int(stat.parent.name)] = int(fields[1])
    found, size = {pid}, 0
    while len(found) > size:
        size = len(found)
        found |= {child for child, parent in parents.items() if parent in found}
    return found - {pid}


def are_gone(processes: set[int], seconds: float = 10) -> bool:
    """Return whether processes end within some seconds."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if not any(is_running(pid) for pid in processes):
            return True
        time.sleep(0.05)
    return False


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """Return a desk that has read a story, so that it has processes."""
    with running(tmp_path) as desk:
        [story] = desk.ask(
            "POST", "/stories", files={"files": ("Ferry.txt", "“We stay,” Ana Ruiz said.".encode())}
        ).json()["stories"]
        while not desk.ask("GET", f"{story['address']}/state").json()["is_current"]:
            time.sleep(0.1)
        yield desk


@needs_proc
@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_no_process_is_left_behind(served: Served, sent: int) -> None:
    """However the desk ends; by Ctrl-C it ends quickly, and well."""
    processes = below(served.process.pid)
    assert len(processes) >= 2

    begun = time.monotonic()
    os.kill(served.process.pid, sent)
    status = served.process.wait(timeout=20)

    assert time.monotonic() - begun < 5
    assert are_gone(processes)
    if sent == signal.SIGINT:
        assert status in (0, 130)


@needs_proc
def test_ctrl_c_while_a_page_waits(served: Served) -> None:
    """A browser that keeps its connections open does not hold up the end."""
    import httpx

    with httpx.Client(headers={"authorization": f"Bearer {served.token}"}) as client:
        assert client.get(f"{served.base}/list").status_code == 200
        os.kill(served.process.pid, signal.SIGINT)
        begun = time.monotonic()

        assert served.process.wait(timeout=20) in (0, 130)
        assert time.monotonic() - begun < 5


@needs_proc
def test_processes_that_the_system_kills_are_replaced(served: Served) -> None:
    """As where memory is short: the desk goes on, and reads what comes next."""
    for pid in below(served.process.pid):
        if "spawn_main" in Path(f"/proc/{pid}/cmdline").read_text():
            os.kill(pid, signal.SIGKILL)
    [story] = served.ask(
        "POST", "/stories", files={"files": ("Pier.txt", "“It is old,” Ben Roe said.".encode())}
    ).json()["stories"]

    assert "Ben Roe" in served.ask("GET", f"{story['address']}/out/report").text


ORPHANS = """
import asyncio, os, sys
from pathlib import Path
from attribution.desk.workers import Workers

async def main():
    workers = Workers(2, "tests.desk.odd_jobs")
    await workers.do("echo", seconds=20, word="a")
    jobs = [asyncio.create_task(workers.do(name, seconds=600)) for name in ("hold", "loop")]
    await asyncio.sleep(2)
    print("working", flush=True)
    await asyncio.gather(*jobs)

if __name__ == "__main__":
    asyncio.run(main())
"""


@needs_proc
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere such a process ends by its own clock, later")
def test_no_process_is_left_behind_in_the_middle_of_its_work(tmp_path: Path, checkout: Path) -> None:
    """Not even one that never comes back from what is not Python."""
    import subprocess

    (tmp_path / "orphans.py").write_text(ORPHANS)
    environment = {**os.environ, "PYTHONPATH": str(checkout)}
    with subprocess.Popen(
        [sys.executable, str(tmp_path / "orphans.py")], env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "working\n"
        processes = below(process.pid)
        process.kill()

    assert len(processes) >= 2
    assert are_gone(processes)


@needs_proc
def test_a_process_that_nobody_can_stop_stops_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some time after it should have been stopped, for where the system does not end it with the desk."""
    from attribution.desk import workers as workers_module

    async def do(workers: Workers) -> None:
        await workers.do("echo", seconds=20, word="a")
        job = asyncio.create_task(workers.do("hold", seconds=0.5))
        monkeypatch.setattr(workers_module._Process, "end", lambda _: None)
        [process] = [one._process for one in workers._started]
        with pytest.raises(WorkerError, match=r"0\.5 seconds"):
            await job
        assert process.pid is not None
        assert is_running(process.pid)
        assert are_gone({process.pid}, workers_module._GRACE + 5)

    with_workers(do)
