"""Serving a desk on this machine: the server, the browser that is opened on it, and how it ends."""

import secrets
import socket
import threading
import webbrowser
from collections.abc import Callable
from pathlib import Path

import platformdirs
import uvicorn

from attribution.desk.app import make_app
from attribution.desk.desk import Desk
from attribution.errors import OutputError

#: The desk listens on this machine alone.
HOST = "127.0.0.1"
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
