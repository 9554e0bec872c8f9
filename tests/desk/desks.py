"""A desk that really runs, in a process of its own, for tests that ask it or open its pages."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

import httpx


class Served(NamedTuple):
    """A desk that runs."""

    process: "subprocess.Popen[str]"
    #: The address to open it by, with the token.
    address: str
    folder: Path

    @property
    def base(self) -> str:
        """The address without path and token: "http://127.0.0.1:8765"."""
        return self.address.partition("/?")[0]

    @property
    def token(self) -> str:
        """What each request has to bring."""
        return self.address.partition("token=")[2]

    def ask(self, method: str, path: str, **options: Any) -> httpx.Response:
        """Ask as a program does, with the token in a header."""
        headers = {"authorization": f"Bearer {self.token}", **options.pop("headers", {})}
        return httpx.request(method, self.base + path, headers=headers, timeout=120, **options)

    def story_path(self, name: str) -> str:
        """Return the path of a story's page."""
        return f"/stories/{quote(name, safe='')}"


def _heed_hangups() -> None:
    """Let the desk end with its terminal, also where the tests run under nohup, which it would inherit."""
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_DFL)


@contextmanager
def running(folder: Path, *options: str, **environment: str) -> Iterator[Served]:
    """Give a desk on a folder, started with these options and variables; it is killed in the end."""
    command = [sys.executable, "-m", "attribution", "desk", str(folder), "--no-browser", *options]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", **environment}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment, preexec_fn=_heed_hangups)
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"http://\S+", line)
        assert found, f"the desk did not start: {line}"
        yield Served(process, found.group(), folder)
    finally:
        process.kill()
        process.communicate()
