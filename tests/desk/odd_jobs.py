"""Jobs that do to their process what a file might: for tests of what becomes of the desk then."""

import ctypes
import os
import re
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from attribution.errors import LoadError


def _echo(word: str) -> bytes:
    return word.encode()


def _refuse() -> bytes:
    raise LoadError("a.txt", "it is empty")


def _fail() -> bytes:
    raise ValueError("odd <script>")


def _killed() -> bytes:
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def _exit() -> bytes:
    os._exit(0)


def _exit_politely() -> bytes:
    sys.exit("no")


def _crash() -> bytes:
    ctypes.string_at(0)
    return b""


def _loop() -> bytes:
    while True:
        time.sleep(0.01)


def _hold() -> bytes:
    """Never come back from what is not Python, so that no thread of the process can do anything."""
    return str(re.match("(a+)+$", "a" * 60 + "b")).encode()


def _eat() -> bytes:
    eaten = [b"a" * 10_000_000]
    while True:
        eaten.append(eaten[-1] * 2)


def _deep() -> bytes:
    return _deep()


ODD: dict[str, Callable[..., bytes]] = {
    "killed": _killed,
    "exit": _exit,
    "exit_politely": _exit_politely,
    "crash": _crash,
    "loop": _loop,
    "hold": _hold,
    "eat": _eat,
    "deep": _deep,
}


def _prepare(path: str) -> bytes:
    """Read a story as the desk does; but one that is called after an odd job does that."""
    from attribution.desk.engine_jobs import JOBS as ENGINE_JOBS

    odd = ODD.get(Path(path).name)
    return odd() if odd else ENGINE_JOBS["prepare"](path=path)


def _warm() -> bytes:
    from attribution.desk.engine_jobs import JOBS as ENGINE_JOBS

    return ENGINE_JOBS["warm"]()


JOBS: dict[str, Callable[..., bytes]] = {
    **ODD,
    "echo": _echo,
    "refuse": _refuse,
    "fail": _fail,
    "prepare": _prepare,
    "warm": _warm,
}
