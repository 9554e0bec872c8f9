"""Processes that do the desk's work, so that the page stays usable and a file that breaks one breaks nothing else.

A job is the name of a function and its arguments, as JSON; its answer is bytes. A process that dies or takes too long
is replaced by a new one, and the job fails with a message. Nothing is pickled.
"""

import asyncio
import contextlib
import ctypes
import faulthandler
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from queue import LifoQueue
from typing import Any

import msgspec

from attribution.errors import AttributionError, WorkerError

if sys.platform != "win32":
    import resource

#: What a process can be asked for: functions of JSON arguments that return bytes.
type Jobs = Mapping[str, Callable[..., bytes]]

#: An answer begins with one of these; after the last the process is not fit for another job.
_DONE, _FAILED, _SPENT = b"+", b"-", b"!"
#: A process may have this much memory, where the system can hold it to that.
MOST_MEMORY = 6 * 2**30
#: A process that nobody stops, since the desk is gone, stops by itself so much later than it would have been.
_GRACE = 5.0
#: So long may one take to start.
_START_SECONDS = 120.0
_ENDED = (
    "the process that worked on this ended, perhaps for want of memory: try again, and if it stays so open the desk "
    "anew, or give the text in another format"
)
#: What Linux is asked for: to end a process with the one that started it.
_PR_SET_PDEATHSIG = 1


class Failure(msgspec.Struct, frozen=True):
    """What went wrong in a process."""

    #: The name of the error's class.
    kind: str
    subject: str
    advice: str


class JobError(AttributionError):
    """A job failed; `kind` is the name of the error's class there.

    Args:
        failure: What went wrong.
    """

    def __init__(self, failure: Failure) -> None:
        self.kind = failure.kind
        super().__init__(failure.subject, failure.advice)


class Workers:
    """Some processes that do one job each at a time; each is started when it is first needed.

    Args:
        number: How many.
        module: The module with the jobs, a mapping `JOBS`.
        first: A job that each process does as soon as it has started, such as loading a model.
        most_memory: How many bytes of memory each may have.
    """

    def __init__(self, number: int, module: str, *, first: str | None = None, most_memory: int = MOST_MEMORY) -> None:
        self._threads = ThreadPoolExecutor(number, thread_name_prefix="desk-worker")
        self._module, self._first, self._most_memory = module, first, most_memory
        # The one that was used last is used next, so that one that is warm is preferred to one that is not there yet.
        self._idle: LifoQueue[_Process | None] = LifoQueue()
        for _ in range(number):
            self._idle.put(None)
        self._started: set[_Process] = set()
        self._closed = False
        self._lock = threading.Lock()

    def warm(self) -> None:
        """Start one process, so that the first job need not wait for it."""
        self._idle.get()
        self._idle.put(self._start())

    async def do(self, name: str, /, *, seconds: float, **arguments: Any) -> bytes:
        """Return what a job gives.

        Args:
            name: The job's name.
            seconds: How long it may take, once it has begun.
            arguments: What JSON can hold.

        Raises:
            JobError: The job failed.
            WorkerError: Its process died, or took too long.
        """
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._do, name, arguments, seconds)

    def close(self) -> None:
        """End all processes, whatever they do."""
        with self._lock:
            self._closed = True
            started = tuple(self._started)
        for process in started:
            process.end()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _do(self, name: str, arguments: dict[str, Any], seconds: float) -> bytes:
        process = self._idle.get()
        try:
            if process is None or not process.is_fit:
                # The system may have ended one that had nothing to do.
                self._drop(process)
                process = self._start()
            return process.ask(name, arguments, seconds)
        finally:
            if process is not None and not process.is_fit:
                self._drop(process)
                process = None
            self._idle.put(process)

    def _drop(self, process: "_Process | None") -> None:
        if process is not None:
            process.end()
            with self._lock:
                self._started.discard(process)

    def _start(self) -> "_Process":
        with self._lock:
            if self._closed:
                raise WorkerError("the desk", "it is closing")
            process = _Process(self._module, self._first, self._most_memory)
            self._started.add(process)
        return process


class _Process:
    def __init__(self, module: str, first: str | None, most_memory: int) -> None:
        context = get_context("spawn")
        self._connection, theirs = context.Pipe()
        arguments = theirs, module, first, most_memory
        self._process: BaseProcess = context.Process(target=_work, args=arguments, daemon=True)
        self._process.start()
        self._is_spent = self._has_started = False
        theirs.close()

    @property
    def is_fit(self) -> bool:
        """Whether it can be asked: it is there, and says nothing of itself, as the end of a process does."""
        try:
            return (
                not self._is_spent and self._process.is_alive() and not (self._has_started and self._connection.poll())
            )
        except OSError:
            return False

    def ask(self, name: str, arguments: dict[str, Any], seconds: float) -> bytes:
        """Return what a job gives.

        Raises:
            JobError: The job failed.
            WorkerError: The process died, or took too long.
        """
        # Unless it answers, nobody knows what it still does.
        was_spent, self._is_spent = self._is_spent, True
        try:
            self._await_start()
            self._connection.send_bytes(msgspec.json.encode((name, seconds, arguments)))
            if not self._connection.poll(seconds):
                raise WorkerError("the desk", f"this took more than {seconds:g} seconds, and was stopped")
            answer = self._connection.recv_bytes()
        except (EOFError, OSError) as error:
            raise WorkerError("the desk", _ENDED) from error
        self._is_spent = was_spent or answer[:1] == _SPENT
        if answer[:1] == _DONE:
            return answer[1:]
        raise JobError(msgspec.json.decode(answer[1:], type=Failure))

    def _await_start(self) -> None:
        """Wait until it can begin: that is no part of the time that a job takes."""
        if not self._has_started:
            if not self._connection.poll(_START_SECONDS):
                raise WorkerError("the desk", f"a process did not start within {_START_SECONDS:g} seconds: try again")
            self._connection.recv_bytes()
            self._has_started = True

    def end(self) -> None:
        """End it, whatever it does."""
        with contextlib.suppress(OSError, ValueError):
            self._process.kill()
            self._connection.close()
            self._process.join(1)


def _work(connection: Connection, module: str, first: str | None, most_memory: int) -> None:
    """Do jobs in a process until nobody asks any more."""
    # Ctrl-C reaches every process of the group; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _end_with_desk()
    _hold_to(most_memory)
    jobs: Jobs = __import__(module, fromlist=["JOBS"]).JOBS
    if first is not None:
        _answer(jobs, first, {})
    connection.send_bytes(b"")
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        answer = b""
        while not answer.startswith(_SPENT):
            try:
                name, seconds, arguments = msgspec.json.decode(
                    connection.recv_bytes(), type=tuple[str, float, dict[str, Any]]
                )
            except (EOFError, OSError):
                return
            # Unlike a thread of Python's, this ends a process that never comes back from what is not Python.
            faulthandler.dump_traceback_later(seconds + _GRACE, file=nowhere, exit=True)
            answer = _answer(jobs, name, arguments)
            faulthandler.cancel_dump_traceback_later()
            connection.send_bytes(answer)


def _answer(jobs: Jobs, name: str, arguments: dict[str, Any]) -> bytes:
    ends = _FAILED
    try:
        return _DONE + jobs[name](**arguments)
    except AttributionError as error:
        failure = Failure(type(error).__name__, error.subject, error.advice)
    except MemoryError:
        failure = Failure("MemoryError", "the desk", "this needs more memory than the desk may use: give it in parts")
        ends = _SPENT
    except Exception as error:
        traceback.print_exc()
        reason = f"{type(error).__name__}: {' '.join(str(error).split())}"
        failure = Failure("Exception", "the desk", f"this failed ({reason}): report it")
    return ends + msgspec.json.encode(failure)


def _end_with_desk() -> None:
    """See to it that no process is left behind, however the desk ends."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)


def _hold_to(most_memory: int) -> None:
    """Let what asks for too much memory fail here, before the whole machine wants for it; Windows has no such bound."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError, ValueError):
            _, most = resource.getrlimit(resource.RLIMIT_AS)
            bound = most_memory if most == resource.RLIM_INFINITY else min(most_memory, most)
            resource.setrlimit(resource.RLIMIT_AS, (bound, most))
