"""Serving a desk on this machine: the server, the browser that is opened on it, and how it ends."""

import asyncio
import os
import secrets
import shutil
import socket
import tempfile
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path

import platformdirs
import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from attribution.desk.app import make_app
from attribution.desk.desk import Desk
from attribution.desk.guarding import HEADERS, App
from attribution.errors import OutputError
from attribution.story import RECORDS, make_story

#: The desk listens on this machine alone.
HOST = "127.0.0.1"
_PACKAGE = Path(__file__).resolve().parents[1]
#: In a wheel the sample stories lie in the package; in a checkout beside it.
_SAMPLES = (_PACKAGE / "samples", _PACKAGE.parent / "reports" / "sample")
#: What was said for some of them, by their names.
_RECORDS = Path(__file__).resolve().with_name("demo")
#: So many seconds an answer may still take when the desk is ended.
_PATIENCE = 3
#: So many seconds a connection may wait for a request, or be in the middle of its head.
WAITING = 20.0
#: So many bytes the head of a request may have.
_LARGEST_HEAD = 32_768


class Connection(H11Protocol):
    """A connection that is not kept open for who never finishes a request, and whose refusals are as strict as all."""

    _late: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        super().connection_lost(exc)
        self._stop_waiting()

    def data_received(self, data: bytes) -> None:
        """Wait no more once a request is there; how long its body may take is bounded elsewhere."""
        super().data_received(data)
        if not self._is_idle:
            self._stop_waiting()

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        super().on_response_complete()
        self._wait()

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no request, and close."""
        if self._is_idle:
            lines = (b"content-type: text/plain; charset=utf-8", b"connection: close")
            head = (b"HTTP/1.1 400 Bad Request", *(b": ".join(header) for header in HEADERS), *lines)
            self.transport.write(b"\r\n".join(head) + f"\r\n\r\n{msg}\n".encode())
        self.transport.close()

    @property
    def _is_idle(self) -> bool:
        return bool(getattr(self.cycle, "response_complete", True))

    def _wait(self) -> None:
        self._stop_waiting()
        self._late = self.loop.call_later(WAITING, self.transport.close)

    def _stop_waiting(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None


def own_folder() -> Path:
    """Return where a desk's stories lie if nobody says: in the user's documents."""
    return Path(platformdirs.user_documents_dir(), "Attribution stories")


def serve(
    folder: Path,
    *,
    port: int = 0,
    opens_browser: bool = True,
    program_token: str | None = None,
    no_text: bool = False,
    tell: Callable[[str], None],
) -> None:
    """Serve a desk until it is ended, by Ctrl-C or on its page.

    Args:
        folder: The folder with the stories.
        port: The port to listen on; 0 for one that is free.
        opens_browser: Whether to open a browser on it.
        program_token: What programs may bring to ask under /api alone; without it they bring the token of the address.
        no_text: Whether what programs are answered is without words.
        tell: Is called with the address, and with what to do where no browser can be opened.

    Raises:
        OutputError: The port is in use, or the folder can't be made.
    """
    desk = Desk(folder)
    with _listening(port) as listener:
        number = listener.getsockname()[1]
        token = secrets.token_urlsafe(32)
        address = f"http://{HOST}:{number}/?token={token}"
        server: list[uvicorn.Server] = []
        app = make_app(desk, token, number, lambda: _end(server[0]), program_token=program_token, no_text=no_text)
        server.append(uvicorn.Server(configured(app)))
        tell(f"The desk is open at {address}")
        tell(f"Its stories are in {folder}. Ctrl-C ends it.")
        if no_text:
            tell(f"Programs are answered without words at http://{HOST}:{number}/api.")
        if opens_browser:
            threading.Thread(target=_open, args=(address, tell), daemon=True).start()
        server[0].run(sockets=[listener])


def demo_folder() -> Path:
    """Return a new temporary folder with the sample stories, one of them with its records.

    Raises:
        OutputError: The samples are not there, so the installation is incomplete; or it can't be made.
    """
    folder = Path(tempfile.mkdtemp(prefix="attribution-desk-"))
    samples = next((place for place in _SAMPLES if any(place.glob("*.txt"))), None)
    if samples is None:
        raise OutputError(_SAMPLES[0], "the sample stories are missing: install attribution again")
    for draft in sorted(samples.glob("*.txt")):
        story = folder / draft.stem
        make_story(story, [draft])
        records = _RECORDS / draft.stem
        if records.is_dir():
            shutil.copytree(records, story / RECORDS, dirs_exist_ok=True)
    return folder


def configured(app: App) -> uvicorn.Config:
    """Return how the desk is served: nothing that comes with a request says where it comes from."""
    return uvicorn.Config(
        app,
        http=Connection,
        ws="none",
        loop="asyncio",
        lifespan="on",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        date_header=False,
        h11_max_incomplete_event_size=_LARGEST_HEAD,
        timeout_graceful_shutdown=_PATIENCE,
    )


def _end(server: uvicorn.Server) -> None:
    server.should_exit = True


def _open(address: str, tell: Callable[[str], None]) -> None:
    if not webbrowser.open(address):
        tell("No browser could be opened: copy the address into one.")


def _listening(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    # On Windows that would let another program take the port away.
    own = "SO_REUSEADDR" if os.name != "nt" else "SO_EXCLUSIVEADDRUSE"
    listener.setsockopt(socket.SOL_SOCKET, getattr(socket, own), 1)
    try:
        listener.bind((HOST, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise OutputError(f"port {port}", "it is in use: give another one with --port, or none") from error
    return listener
