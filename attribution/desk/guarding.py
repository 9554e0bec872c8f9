"""Who may ask the desk, and what its answers allow: one gate before everything else.

The desk listens on this machine alone. A page of a stranger's that runs in the same browser can still send requests to
it, so each must come from the desk's own pages, or bring the token.
"""

import hmac
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

type Message = MutableMapping[str, Any]
type Scope = MutableMapping[str, Any]
type Receive = Callable[[], Awaitable[Message]]
type Send = Callable[[Message], Awaitable[None]]
type App = Callable[[Scope, Receive, Send], Awaitable[None]]

#: No request may bring more than this, whatever it says of itself.
MOST_BYTES = 120_000_000
_SAFE = frozenset({"GET", "HEAD"})
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = (
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=(), clipboard-read=()"),
    (b"cache-control", b"no-store"),
)


class _TooLargeError(Exception):
    """A request has brought more than it may."""


class Guarded:
    """An application that only answers who may ask.

    A request passes if its Host is this machine by the desk's port (else a stranger's name could be made to point
    here), if nothing says that it comes from elsewhere (Origin, Sec-Fetch-Site), and if it has the token: in the
    cookie, in an Authorization header or, to get the cookie, in the first address.

    Args:
        app: What is guarded.
        token: The token.
        port: The port that the desk listens on.
    """

    def __init__(self, app: App, token: str, port: int) -> None:
        self._app = app
        self._token = token
        self._hosts = frozenset(f"{host}:{port}" for host in ("127.0.0.1", "localhost", "[::1]"))
        self._cookie = f"attribution-desk-{port}"

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
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
        if headers.get("host", "").lower() not in self._hosts:
            return await _refuse(send, 421, "This is no address of the desk.")
        if not self._is_from_here(scope["method"], headers):
            return await _refuse(send, 403, "Only the desk's own pages may ask for this.")
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if scope["method"] == "GET" and scope["path"] == "/" and given:
            if self._is_token(given):
                return await self._welcome(send)
            return await _refuse(send, 403, "This address is an old one: open the desk anew.")
        if not self._may_ask(headers):
            return await _refuse(send, 403, "Open the desk by the address that it was started with.")
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > MOST_BYTES:
            return await _refuse(send, 413, f"This is more than {MOST_BYTES // 1_000_000} MB.")
        return await self._answer(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the application answer; one that has brought too much is cut off."""
        came, has_begun = 0, False

        async def counted() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > MOST_BYTES:
                raise _TooLargeError
            return message

        async def noting(message: Message) -> None:
            nonlocal has_begun
            has_begun = True
            await send(message)

        try:
            await self._app(scope, counted, noting)
        except _TooLargeError:
            if not has_begun:
                await _refuse(send, 413, f"This is more than {MOST_BYTES // 1_000_000} MB.")

    def _is_from_here(self, method: str, headers: dict[str, str]) -> bool:
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        if origin is not None and origin.lower() not in {f"http://{host}" for host in self._hosts}:
            return False
        if site not in (None, "same-origin", "none") and not (method in _SAFE and _is_opened(headers)):
            return False
        # A browser says where what changes something comes from; a program brings the token in a header.
        return method in _SAFE or origin is not None or "authorization" in headers

    def _may_ask(self, headers: dict[str, str]) -> bool:
        scheme, _, bearer = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return self._is_token(bearer.strip())
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(self._cookie)
        except CookieError:
            return False
        return cookie is not None and self._is_token(cookie.value)

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode("utf-8", "replace"), self._token.encode())

    async def _welcome(self, send: Send) -> None:
        """Give the cookie, and lead to an address that can be seen by anybody."""
        cookie = f"{self._cookie}={self._token}; HttpOnly; SameSite=Strict; Path=/"
        headers = [(b"set-cookie", cookie.encode()), (b"location", b"/"), (b"content-length", b"0")]
        await send({"type": "http.response.start", "status": 303, "headers": headers})
        await send({"type": "http.response.body", "body": b""})


def _is_opened(headers: dict[str, str]) -> bool:
    """Return whether a person follows a link to here, of which nothing is told to the page it is on."""
    return headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            own = {name.lower() for name, _ in message.get("headers", [])}
            message["headers"] = [*message.get("headers", []), *(it for it in _HEADERS if it[0] not in own)]
        await send(message)

    return sending


async def _refuse(send: Send, status: int, reason: str) -> None:
    body = f"{reason}\n".encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
