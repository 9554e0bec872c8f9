"""Processes that do the desk's work, so that the page stays usable and a file that breaks one breaks nothing else.

A job is the name of a function and its arguments, as JSON; its answer is bytes. A process that dies or takes too long
is replaced by a new one, and the job fails with a message. Nothing is pickled.
"""

import asyncio
import contextlib
import os
import signal
import threading
import traceback
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from queue import LifoQueue
from typing import Any

import msgspec

from attribution.errors import AttributionError, WorkerError

#: What a process can be asked for: functions of JSON arguments that return bytes.
type Jobs = Mapping[str, Callable[..., bytes]]

#: An answer begins with one of these.
_DONE, _FAILED = b"+", b"-"


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
    """

    def __init__(self, number: int, module: str, *, first: str | None = None) -> None:
        self._threads = ThreadPoolExecutor(number, thread_name_prefix="desk-worker")
        self._module, self._first = module, first
        # The one that was used last is used next, so that one that is warm is preferred to one that is not there yet.
        self._idle: LifoQueue[_Process | None] = LifoQueue()
        for _ in range(number):
            self._idle.put(None)
        self._started: set[_Process] = set()
        self._closed = False

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
        self._closed = True
        for process in tuple(self._started):
            process.end()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _do(self, name: str, arguments: dict[str, Any], seconds: float) -> bytes:
        if self._closed:
            raise WorkerError("the desk", "it is closing")
        process = self._idle.get()
        try:
            if process is None or not process.is_alive:
                process = self._start()
            return process.ask(name, arguments, seconds)
        except WorkerError:
            if process is not None:
                process.end()
                self._started.discard(process)
                process = None
            raise
        finally:
            self._idle.put(process)

    def _start(self) -> "_Process":
        process = _Process(self._module, self._first)
        self._started.add(process)
        return process


class _Process:
    def __init__(self, module: str, first: str | None) -> None:
        context = get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(target=_work, args=(theirs, module, first), daemon=True)
        self._process.start()
        theirs.close()

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return self._process.is_alive()

    def ask(self, name: str, arguments: dict[str, Any], seconds: float) -> bytes:
        """Return what a job gives.

        Raises:
            JobError: The job failed.
            WorkerError: The process died, or took too long.
        """
        try:
            self._connection.send_bytes(msgspec.json.encode((name, arguments)))
            if not self._connection.poll(seconds):
                raise WorkerError("the desk", f"this took more than {seconds:g} seconds, and was stopped")
            answer = self._connection.recv_bytes()
        except (EOFError, OSError) as error:
            advice = "the process that worked on this ended, perhaps for want of memory: try again"
            raise WorkerError("the desk", advice) from error
        if answer[:1] == _DONE:
            return answer[1:]
        raise JobError(msgspec.json.decode(answer[1:], type=Failure))

    def end(self) -> None:
        """End it, whatever it does."""
        with contextlib.suppress(OSError, ValueError):
            self._process.kill()
            self._connection.close()


def _work(connection: Connection, module: str, first: str | None) -> None:
    """Do jobs in a process until nobody asks any more."""
    # Ctrl-C reaches every process of the group; the first one ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    jobs: Jobs = __import__(module, fromlist=["JOBS"]).JOBS
    if first is not None:
        _answer(jobs, first, {})
    while True:
        try:
            name, arguments = msgspec.json.decode(connection.recv_bytes(), type=tuple[str, dict[str, Any]])
        except (EOFError, OSError):
            return
        connection.send_bytes(_answer(jobs, name, arguments))


def _answer(jobs: Jobs, name: str, arguments: dict[str, Any]) -> bytes:
    try:
        return _DONE + jobs[name](**arguments)
    except AttributionError as error:
        failure = Failure(type(error).__name__, error.subject, error.advice)
    except Exception as error:
        traceback.print_exc()
        reason = f"{type(error).__name__}: {' '.join(str(error).split())}"
        failure = Failure("Exception", "the desk", f"this failed ({reason}): report it")
    return _FAILED + msgspec.json.encode(failure)


def _end_with_parent() -> None:
    if (parent := parent_process()) is not None:
        parent.join()
        os._exit(1)
