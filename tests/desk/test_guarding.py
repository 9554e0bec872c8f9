"""Who may ask the desk, and what its answers allow."""

import asyncio
import contextlib
import socket
from collections.abc import Sequence

import pytest
import uvicorn
from starlette.exceptions import HTTPException

from attribution.desk import serving
from attribution.desk.guarding import Guarded, Message, Receive, Scope, Send

TOKEN = "a-token"
HERE = "127.0.0.1:8765"
BEARER = ("authorization", f"Bearer {TOKEN}")
COOKIE = ("cookie", f"attribution-desk-8765={TOKEN}")


async def _echo(_: Scope, receive: Receive, send: Send) -> None:
    """Answer with the number of bytes that came."""
    came, more = 0, True
    while more:
        message = await receive()
        came, more = came + len(message.get("body", b"")), message.get("more_body", False)
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(came).encode()})


def ask(
    *headers: tuple[str, str], method: str = "GET", path: str = "/", query: str = "", host: str | None = HERE
) -> tuple[int, dict[str, str]]:
    """Return the status and the headers of what a guarded application answers."""
    hosts = [("host", host)] if host is not None else []
    pairs = [(name.encode(), value.encode("latin-1")) for name, value in (*hosts, *headers)]
    scope = {"type": "http", "method": method, "path": path, "query_string": query.encode(), "headers": pairs}
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    asyncio.run(Guarded(_echo, TOKEN, 8765)(scope, receive, send))
    return sent[0]["status"], {name.decode(): value.decode() for name, value in sent[0]["headers"]}


def test_the_token_opens_it() -> None:
    """A program brings the token in a header, a page in the cookie; nobody else is answered."""
    assert ask(BEARER)[0] == 200
    assert ask(COOKIE)[0] == 200
    assert ask()[0] == 403
    assert ask(("authorization", "Bearer another"))[0] == 403
    assert ask(("authorization", "Bearer "))[0] == 403
    assert ask(("cookie", "attribution-desk-8765="))[0] == 403
    assert ask(("cookie", f"attribution-desk-9999={TOKEN}"))[0] == 403


def test_the_first_address_gives_the_cookie_and_leads_to_one_without_the_token() -> None:
    """The cookie is for the desk's own pages alone, and no script can read it."""
    status, headers = ask(query=f"token={TOKEN}")

    assert (status, headers["location"]) == (303, "/")
    assert headers["set-cookie"] == f"attribution-desk-8765={TOKEN}; HttpOnly; SameSite=Strict; Path=/"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("query", ["token=another", "token=", f"token=another&token={TOKEN}", "token=%ff%00"])
def test_a_wrong_token_gives_no_cookie(query: str) -> None:
    """Of two tokens the first is meant."""
    status, headers = ask(query=query)

    assert status == 403
    assert "set-cookie" not in headers


@pytest.mark.parametrize(("method", "path"), [("GET", "/people"), ("POST", "/"), ("HEAD", "/")])
def test_the_token_counts_in_the_first_address_alone(method: str, path: str) -> None:
    """So no other address ever needs to have it."""
    assert ask(method=method, path=path, query=f"token={TOKEN}")[0] == 403


@pytest.mark.parametrize(
    "cookies",
    [
        'theirs={"a": [1, "b"]}; attribution-desk-8765=a-token',
        "attribution-desk-8765=a-token; path=/; $odd; =; ;;",
        "é=1; a b=2; attribution-desk-8765=a-token",
    ],
)
def test_cookies_of_other_servers_on_this_machine_lock_nobody_out(cookies: str) -> None:
    """Cookies are not kept apart by port, so whoever else serves something here may have set some."""
    assert ask(("cookie", cookies))[0] == 200


@pytest.mark.parametrize(
    "host", ["evil.example:8765", "127.0.0.1", "127.0.0.1:1", "127.0.0.1:8765.evil.example", "127.1:8765", "", None]
)
def test_another_host_is_refused(host: str | None) -> None:
    """A stranger's name that is made to point at this machine stays a stranger's."""
    assert ask(BEARER, host=host)[0] == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost:8765", "LOCALHOST:8765"])
def test_this_machine_by_its_names(host: str) -> None:
    """The desk has more than one address."""
    assert ask(BEARER, host=host)[0] == 200


@pytest.mark.parametrize(
    "origin",
    ["https://evil.example", "null", "http://127.0.0.1:3000", "https://127.0.0.1:8765", "http://127.0.0.1", ""],
)
@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS", "DELETE"])
def test_another_origin_is_refused(method: str, origin: str) -> None:
    """Not even with the cookie, and whatever the method; a preflight is refused too, so that no page may send more."""
    status, headers = ask(COOKIE, ("origin", origin), method=method)

    assert status == 403
    assert not [name for name in headers if name.startswith("access-control")]


@pytest.mark.parametrize("headers", [(), (("authorization", "Basic YTpi"),), (("referer", f"http://{HERE}/"),)])
def test_what_changes_something_says_where_it_comes_from(headers: Sequence[tuple[str, str]]) -> None:
    """A post with the cookie and no origin is refused; one from the desk's own page is not."""
    assert ask(COOKIE, *headers, method="POST")[0] == 403
    assert ask(COOKIE, *headers[:0], ("origin", f"http://{HERE}"), method="POST")[0] == 200
    assert ask(BEARER, method="POST")[0] == 200


@pytest.mark.parametrize("site", ["cross-site", "same-site", "something"])
def test_a_page_from_elsewhere_reads_nothing(site: str) -> None:
    """Neither as an image nor as a script nor in a frame; but a person may follow a link to here."""
    opened = (("sec-fetch-mode", "navigate"), ("sec-fetch-dest", "document"))

    assert ask(COOKIE, ("sec-fetch-site", site))[0] == 403
    assert ask(COOKIE, ("sec-fetch-site", site), ("sec-fetch-mode", "no-cors"), ("sec-fetch-dest", "script"))[0] == 403
    assert ask(COOKIE, ("sec-fetch-site", site), opened[0], ("sec-fetch-dest", "iframe"))[0] == 403
    assert ask(COOKIE, ("sec-fetch-site", site), *opened, method="POST")[0] == 403
    assert ask(COOKIE, ("sec-fetch-site", site), *opened)[0] == 200


@pytest.mark.parametrize(
    "twice",
    [
        (("host", HERE), BEARER),
        (BEARER, BEARER),
        (BEARER, ("origin", f"http://{HERE}"), ("Origin", "https://evil.example")),
        (COOKIE, COOKIE),
        (BEARER, ("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-origin")),
        (BEARER, ("content-length", "0"), ("content-length", "5")),
    ],
)
def test_a_header_that_is_there_twice_is_refused(twice: Sequence[tuple[str, str]]) -> None:
    """Two readers could take two different ones."""
    assert ask(*twice)[0] == 400


def test_forwarding_changes_nothing() -> None:
    """What a proxy would say of a request makes no stranger a friend."""
    forwarded = [("x-forwarded-host", HERE), ("x-forwarded-for", "127.0.0.1"), ("forwarded", f"host={HERE}")]

    assert ask(BEARER, *forwarded, host="evil.example")[0] == 421
    assert ask(*forwarded)[0] == 403


@pytest.mark.parametrize("length", ["-1", "a", "1e3", "²", "", "500000000", "9" * 400])
def test_what_says_that_it_is_too_large_is_refused(length: str) -> None:
    """It is refused before anything of it is read."""
    assert ask(BEARER, ("content-length", length), method="POST")[0] == 413


def test_web_sockets_are_refused() -> None:
    """There are none: neither by the word in a header, nor as a connection."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    asyncio.run(Guarded(_echo, TOKEN, 8765)({"type": "websocket", "headers": []}, receive, send))

    assert sent == [{"type": "websocket.close", "code": 1008}]
    assert ask(BEARER, ("upgrade", "websocket"), ("connection", "Upgrade"))[0] == 403


# Who is slow


async def _slowly(chunks: Sequence[tuple[float, bytes]], **bounds: float) -> int:
    """Return the status of a request whose body comes in chunks, each some seconds after the one before."""
    left, sent = list(chunks), []

    async def receive() -> Message:
        seconds, body = left.pop(0)
        await asyncio.sleep(seconds)
        return {"type": "http.request", "body": body, "more_body": bool(left)}

    async def send(message: Message) -> None:
        sent.append(message)

    headers = [(b"host", HERE.encode()), (BEARER[0].encode(), BEARER[1].encode())]
    scope = {"type": "http", "method": "POST", "path": "/", "query_string": b"", "headers": headers}
    try:
        await Guarded(_echo, TOKEN, 8765, **bounds)(scope, receive, send)
    except HTTPException as error:
        return error.status_code
    return sent[0]["status"]


def test_a_body_that_stalls_is_given_up() -> None:
    """Neither a long pause nor bytes without end hold anything of the desk's."""
    assert asyncio.run(_slowly([(0, b"a"), (0, b"b")], longest_pause=0.2)) == 200
    assert asyncio.run(_slowly([(0, b"a"), (5, b"b")], longest_pause=0.2)) == 408
    assert asyncio.run(_slowly([(0.1, b"a")] * 50, longest_pause=1, most_seconds=0.5)) == 408


def test_a_body_without_a_length_is_cut_off() -> None:
    """What comes is counted, whatever was said of it."""
    assert asyncio.run(_slowly([(0, b"a" * 1_000_000)] * 119)) == 200
    assert asyncio.run(_slowly([(0, b"a" * 1_000_000)] * 121)) == 413


def test_a_head_that_never_ends_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection that sends a letter now and then is closed; one that asks is answered, however often."""
    monkeypatch.setattr(serving, "WAITING", 0.5)

    async def trickle() -> tuple[bytes, bytes]:
        server = uvicorn.Server(serving.configured(Guarded(_echo, TOKEN, 8765)))
        server.config.lifespan = "off"
        with socket.create_server(("127.0.0.1", 0)) as listener:
            served = asyncio.create_task(server.serve(sockets=[listener]))
            while not server.started:
                await asyncio.sleep(0.01)
            port = listener.getsockname()[1]
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            found = b""
            for _ in range(4):
                writer.write(f"GET / HTTP/1.1\r\nHost: {HERE}\r\nAuthorization: {BEARER[1]}\r\n\r\n".encode())
                await asyncio.sleep(0.3)
                found += await reader.read(65536)
            slow, to_slow = await asyncio.open_connection("127.0.0.1", port)
            to_slow.write(b"GET / HTTP/1.1\r\n")
            for _ in range(4):
                await asyncio.sleep(0.1)
                to_slow.write(b"a")
            given_up = await asyncio.wait_for(slow.read(), 5)
            for one in (writer, to_slow):
                one.close()
                with contextlib.suppress(ConnectionError):
                    await one.wait_closed()
            server.should_exit = True
            await served
        return found, given_up

    found, given_up = asyncio.run(trickle())

    assert found.count(b"HTTP/1.1 200") == 4
    assert given_up == b""
