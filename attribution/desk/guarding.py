"""Who may ask the desk, and what its answers allow: one gate before everything else.

The desk listens on this machine alone. A page of a stranger's that runs in the same browser can still send requests to
it, so each must come from the desk's own pages, or bring the token.
"""

import asyncio
import hmac
from collections import Counter
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs

import msgspec
from starlette.exceptions import HTTPException

type Message = MutableMapping[str, Any]
type Scope = MutableMapping[str, Any]
type Receive = Callable[[], Awaitable[Message]]
type Send = Callable[[Message], Awaitable[None]]
type App = Callable[[Scope, Receive, Send], Awaitable[None]]

#: No request may bring more than this, whatever it says of itself, nor take longer to bring it, nor pause for longer.
MOST_BYTES = 120_000_000
MOST_SECONDS, LONGEST_PAUSE = 600.0, 30.0
_SAFE = frozenset({"GET", "HEAD"})
_POLICY_NAME = b"content-security-policy"
_POLICY = (
    b"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    b"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
#: A file that is taken out may be a page: opened in the browser, it has no rights of the desk's.
_POLICY_OF_FILES = b"sandbox; default-src 'none'"
#: Of which two would be read in two ways.
_ONCE = frozenset({"host", "origin", "authorization", "cookie", "content-length", "content-type", "transfer-encoding"})
_TOO_LARGE = f"This is more than {MOST_BYTES // 1_000_000} MB."
_NO_TOKEN = "Open the desk by the address that it was started with."
_NO_TOKEN_OF_PROGRAM = "Bring the desk's token in a header: Authorization: Bearer TOKEN."
#: What every answer has.
HEADERS = (
    (_POLICY_NAME, _POLICY),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), clipboard-read=()"),
    (b"cache-control", b"no-store"),
)


class Guarded:
    """An application that only answers who may ask.

    A request passes if its Host is this machine by the desk's port (else a stranger's name could be made to point
    here), if nothing says that it comes from elsewhere (Origin, Sec-Fetch-Site), and if it has the token: in the
    cookie, in an Authorization header or, to get the cookie, in the first address.

    Args:
        app: What is guarded.
        token: The token.
        port: The port that the desk listens on.
        most_seconds: How long a request may take to bring all that it brings.
        longest_pause: How long it may bring nothing.
        program_token: What a program may bring in a header instead of the token, to ask under /api alone.
    """

    def __init__(
        self,
        app: App,
        token: str,
        port: int,
        *,
        most_seconds: float = MOST_SECONDS,
        longest_pause: float = LONGEST_PAUSE,
        program_token: str | None = None,
    ) -> None:
        self._app = app
        self._token = token
        self._hosts = frozenset(f"{host}:{port}" for host in ("127.0.0.1", "localhost", "[::1]"))
        self._cookie = f"attribution-desk-{port}"
        self._most_seconds, self._longest_pause = most_seconds, longest_pause
        self._program_token = program_token

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] != "http":
            # There are no web sockets.
            await send({"type": "websocket.close", "code": 1008})
        else:
            await self._http(scope, receive, _with_headers(send))

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        pairs = [(name.decode("latin-1").lower(), value.decode("latin-1")) for name, value in scope["headers"]]
        headers, number = dict(pairs), Counter(name for name, _ in pairs)
        if any(times > 1 and (name in _ONCE or name.startswith("sec-")) for name, times in number.items()):
            return await _refuse(scope, send, 400, "A header is there twice.")
        if headers.get("host", "").lower() not in self._hosts:
            return await _refuse(scope, send, 421, "This is no address of the desk.")
        if "upgrade" in headers or not self._is_from_here(scope["method"], headers):
            return await _refuse(scope, send, 403, "Only the desk's own pages may ask for this.")
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if scope["method"] == "GET" and scope["path"] == "/" and given:
            if self._is_token(given):
                return await self._welcome(send)
            return await _refuse(scope, send, 403, "This address is an old one: open the desk anew.")
        if not self._may_ask(headers, for_programs=is_of_programs(scope)):
            return await _refuse(scope, send, 403, _NO_TOKEN_OF_PROGRAM if is_of_programs(scope) else _NO_TOKEN)
        length = headers.get("content-length", "0")
        if not (length.isascii() and length.isdigit() and len(length) < 20 and int(length) <= MOST_BYTES):
            return await _refuse(scope, send, 413, _TOO_LARGE)
        return await self._app(scope, self._bounded(receive), send)

    def _bounded(self, receive: Receive) -> Receive:
        """Return what a request brings, up to a size and a time; then it is refused."""
        came, is_whole = 0, False
        ends = asyncio.get_running_loop().time() + self._most_seconds

        async def bounded() -> Message:
            nonlocal came, is_whole
            if is_whole:
                return await receive()
            left = ends - asyncio.get_running_loop().time()
            try:
                async with asyncio.timeout(min(self._longest_pause, left)):
                    message = await receive()
            except TimeoutError as error:
                raise HTTPException(408, "This came too slowly: send it again.") from error
            came += len(message.get("body", b""))
            if came > MOST_BYTES:
                raise HTTPException(413, _TOO_LARGE)
            is_whole = not message.get("more_body", False)
            return message

        return bounded

    def _is_from_here(self, method: str, headers: dict[str, str]) -> bool:
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        if origin is not None and origin.lower() not in {f"http://{host}" for host in self._hosts}:
            return False
        if site not in (None, "same-origin", "none") and not (method in _SAFE and _is_opened(headers)):
            return False
        # A browser says where what changes something comes from; a program brings the token in a header.
        return method in _SAFE or origin is not None or _bearer(headers) is not None

    def _may_ask(self, headers: dict[str, str], *, for_programs: bool) -> bool:
        if (bearer := _bearer(headers)) is not None:
            return self._is_token(bearer) or (for_programs and self._is_program_token(bearer))
        # Whoever else serves something on this machine has set cookies too, of any form.
        cookies = (it.strip().partition("=") for it in headers.get("cookie", "").split(";"))
        return any(name == self._cookie and self._is_token(value) for name, _, value in cookies)

    def _is_token(self, given: str) -> bool:
        return _are_same(given, self._token)

    def _is_program_token(self, given: str) -> bool:
        return self._program_token is not None and _are_same(given, self._program_token)

    async def _welcome(self, send: Send) -> None:
        """Give the cookie, and lead to an address that can be seen by anybody."""
        cookie = f"{self._cookie}={self._token}; HttpOnly; SameSite=Strict; Path=/"
        headers = [(b"set-cookie", cookie.encode()), (b"location", b"/"), (b"content-length", b"0")]
        await send({"type": "http.response.start", "status": 303, "headers": headers})
        await send({"type": "http.response.body", "body": b""})


def is_of_programs(scope: Scope) -> bool:
    """Return whether an address is one for programs, which are answered in JSON whatever happens."""
    return str(scope["path"]).startswith("/api/")


def _are_same(given: str, token: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), token.encode())


def _bearer(headers: dict[str, str]) -> str | None:
    """Return the token in the Authorization header, or None where there is none."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else None


def _is_opened(headers: dict[str, str]) -> bool:
    """Return whether a person follows a link to here, of which nothing is told to the page it is on."""
    return headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = list(message.get("headers", []))
            names = {name.lower() for name, _ in given}
            if b"content-disposition" in names and _POLICY_NAME not in names:
                given.append((_POLICY_NAME, _POLICY_OF_FILES))
                names.add(_POLICY_NAME)
            message["headers"] = [*given, *(header for header in HEADERS if header[0] not in names)]
        await send(message)

    return sending


async def _refuse(scope: Scope, send: Send, status: int, reason: str) -> None:
    if is_of_programs(scope):
        body, kind = msgspec.json.encode({"problem": reason}), b"application/json"
    else:
        body, kind = f"{reason}\n".encode(), b"text/plain; charset=utf-8"
    headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
