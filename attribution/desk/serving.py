"""Serving a desk on this machine: the server, the browser that is opened on it, and how it ends."""

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

from attribution.desk.app import make_app
from attribution.desk.desk import Desk
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


def own_folder() -> Path:
    """Return where a desk's stories lie if nobody says: in the user's documents."""
    return Path(platformdirs.user_documents_dir(), "Attribution stories")


def serve(folder: Path, *, port: int = 0, opens_browser: bool = True, tell: Callable[[str], None]) -> None:
    """Serve a desk until it is ended, by Ctrl-C or on its page.

    Args:
        folder: The folder with the stories.
        port: The port to listen on; 0 for one that is free.
        opens_browser: Whether to open a browser on it.
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
        app = make_app(desk, token, number, lambda: _end(server[0]))
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            date_header=False,
            ws="none",
            lifespan="on",
            timeout_graceful_shutdown=_PATIENCE,
        )
        server.append(uvicorn.Server(config))
        tell(f"The desk is open at {address}")
        tell(f"Its stories are in {folder}. Ctrl-C ends it.")
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


def _end(server: uvicorn.Server) -> None:
    server.should_exit = True


def _open(address: str, tell: Callable[[str], None]) -> None:
    if not webbrowser.open(address):
        tell("No browser could be opened: copy the address into one.")


def _listening(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        raise OutputError(f"port {port}", "it is in use: give another one with --port, or none") from error
    return listener
