"""What a running desk answers: strictly, to whoever may ask, and with nothing that was not asked for."""

import contextlib
import json
import socket
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.desk.desks import Served, running


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a desk with one story, which is read."""
    with running(tmp_path_factory.mktemp("stories")) as served:
        served.ask("POST", "/stories", files={"files": ("Ferry.txt", "“We stay,” Ana Ruiz said.".encode())})
        served.ask("GET", "/stories/Ferry/out/report", headers={"accept": "application/json"})
        yield served


def raw(desk: Served, data: bytes, seconds: float = 20) -> bytes:
    """Return what the desk answers to bytes."""
    host, _, port = desk.base.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port)), timeout=seconds) as connection:
        found = b""
        # What is refused before it has come whole may break off.
        with contextlib.suppress(ConnectionError):
            connection.sendall(data)
        with contextlib.suppress(ConnectionError):
            while chunk := connection.recv(65536):
                found += chunk
    return found


def test_it_listens_on_this_machine_alone(desk: Served) -> None:
    """Nothing listens on the other addresses of the machine."""
    port = int(desk.base.rpartition(":")[2])
    open_to = [
        line.split()[1]
        for table in ("/proc/net/tcp", "/proc/net/tcp6")
        if Path(table).exists()
        for line in Path(table).read_text().splitlines()[1:]
        if line.split()[1].endswith(f":{port:04X}") and line.split()[3] == "0A"
    ]

    assert open_to in ([], [f"0100007F:{port:04X}"])
    with socket.socket() as other:
        other.settimeout(2)
        assert other.connect_ex(("127.0.0.2", port)) != 0


ADDRESSES = ("/", "/list", "/search?words=x", "/people", "/conflicts", "/stories/Ferry", "/stories/Ferry/state")
REFUSALS = ("/stories/None", "/stories/Ferry/out/none", "/nowhere", "/static/none.js")


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
@pytest.mark.parametrize("path", [*ADDRESSES, *REFUSALS, "/static/desk.js", "/stories/Ferry/unnamed"])
def test_every_answer_is_strict(desk: Served, path: str, accept: str) -> None:
    """No answer lets anything run or load but the desk's own files; none is kept, framed, or guessed at."""
    answer = desk.ask("GET", path, headers={"accept": accept})

    assert answer.status_code == (404 if path in REFUSALS else 200)
    assert "default-src 'none'; script-src 'self'; style-src 'self'" in answer.headers["content-security-policy"]
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert "server" not in answer.headers
    assert "set-cookie" not in answer.headers
    assert desk.token not in answer.text


@pytest.mark.parametrize("path", ["/", "/search?words=x", "/people", "/conflicts", "/stories/Ferry", "/nowhere"])
def test_no_page_has_a_script_or_a_style_in_it(desk: Served, path: str) -> None:
    """Pages work under that policy: all that runs is in files of the desk's."""
    page = httpx.get(
        desk.base + path, headers={"authorization": f"Bearer {desk.token}", "accept": "text/html"}, timeout=60
    ).text

    for script in page.split("<script")[1:]:
        head, _, rest = script.partition(">")
        is_data = 'type="application/json"' in head
        assert is_data or ('src="/static/' in head and not rest.partition("</script>")[0].strip())
    assert "<style" not in page
    assert " style=" not in page
    assert "javascript:" not in page


def test_a_file_that_is_taken_out_has_no_rights_of_the_desk(desk: Served) -> None:
    """A report is a page with scripts; opened in the browser it would run here, so it is a file, and in a sandbox."""
    answer = desk.ask("GET", "/stories/Ferry/out/report")

    assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"
    assert answer.headers["content-disposition"].startswith("attachment;")


@pytest.mark.parametrize(
    "path",
    [
        "/stories/..",
        "/stories/%2e%2e",
        "/stories/..%2f..%2fetc%2fpasswd",
        "/stories/%00",
        "/stories/Ferry%00",
        "/stories/Ferry%2fFerry.txt",
        "/stories/.incoming/state",
        "/stories/Ferry/out/..%2f..%2fFerry.txt",
        "/stories/Ferry/out/..",
        "/stories/Ferry/compare?with=..%2f..%2f..%2fetc%2fpasswd",
        "/stories/%ff%fe",
        "/stories/" + "a" * 5000,
        "/static/..%2fdesk%2fbase.html",
        "/static/../base.html",
        "/static/%2e%2e%2fbase.html",
        "/static/base.html",
        "/static/%00",
        "/static/..%5cbase.html",
        "//etc/passwd",
        "/static//etc/passwd",
    ],
)
def test_an_address_is_never_a_path(desk: Served, path: str) -> None:
    """What is asked for is looked up among what is there."""
    request = f"GET {path} HTTP/1.1\r\nHost: {desk.base[7:]}\r\nAuthorization: Bearer {desk.token}\r\nConnection: close"
    answer = raw(desk, request.encode() + b"\r\n\r\n")

    assert answer.startswith((b"HTTP/1.1 404", b"HTTP/1.1 422"))
    assert b"root:" not in answer


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "PROPFIND", "CONNECT"])
@pytest.mark.parametrize("path", ["/", "/stories/Ferry", "/quit"])
def test_other_methods_do_nothing(desk: Served, method: str, path: str) -> None:
    """They are refused with the token, too."""
    request = f"{method} {path} HTTP/1.1\r\nHost: {desk.base[7:]}\r\nAuthorization: Bearer {desk.token}\r\n"
    answer = raw(desk, request.encode() + b"Connection: close\r\n\r\n")

    assert answer.startswith((b"HTTP/1.1 405", b"HTTP/1.1 404", b"HTTP/1.1 400"))
    assert desk.process.poll() is None


def test_head_tells_no_more_than_get(desk: Served) -> None:
    """It has the same headers, and no body; without the token it is refused as well."""
    assert desk.ask("HEAD", "/").status_code == 200
    assert desk.ask("HEAD", "/").text == ""
    assert httpx.head(f"{desk.base}/").status_code == 403


@pytest.mark.parametrize(
    "data",
    [
        b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 200_000 + b"\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        b"GET / HTTP/1.1\r\nHost: a\r\nX : b\r\n\r\n",
        b"nonsense\r\n\r\n",
    ],
)
def test_what_is_no_request_is_refused_as_strictly(desk: Served, data: bytes) -> None:
    """Two hosts, none, a head without end: the answer is as strict as all others, and the desk goes on."""
    answer = raw(desk, data)

    assert answer == b"" or (answer.startswith(b"HTTP/1.1 4") and b"default-src 'none'" in answer)
    assert desk.ask("GET", "/list").status_code == 200


def test_a_json_bomb_is_refused(desk: Served) -> None:
    """What is nested without end is no entry, and the desk goes on."""
    for bomb in (b"[" * 1_000_000, b'{"add":' * 500_000, b'{"who": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"):
        answer = desk.ask(
            "POST", "/stories/Ferry/corrections", content=bomb, headers={"content-type": "application/json"}
        )
        assert answer.status_code == 422

    long = json.dumps({"who": "a" * 11_000_000}).encode()
    answer = desk.ask("POST", "/stories/Ferry/corrections", content=long, headers={"content-type": "application/json"})
    assert answer.status_code == 413
    assert desk.ask("GET", "/list").status_code == 200
