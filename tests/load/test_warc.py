"""Reading web archives."""

import gzip
import io
import zlib

import brotli
import pytest

from attribution.errors import LoadError
from attribution.load import warc
from attribution.load.options import DEFAULT
from attribution.load.warc import read_warc
from attribution.model import Document

type Told = list[tuple[str, str]]

PAGE = (
    "<html><title>Bridge</title><article>" + "<p>The “old” bridge will be closed, Ana Lee said.</p>" * 9 + "</article>"
)


def answer(body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK", *more: str) -> bytes:
    """Return what a server answered."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *more, "", ""]
    return "\r\n".join(lines).encode() + body


def record(address: str, content: bytes, kind: str = "response", size: int | None = None) -> bytes:
    """Return a record of an archive."""
    lines = (
        *("WARC/1.1", f"WARC-Type: {kind}", "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000000>"),
        *("WARC-Date: 2021-03-02T10:00:00Z", f"WARC-Target-URI: {address}"),
        *("Content-Type: application/http; msgtype=response", f"Content-Length: {size or len(content)}", "", ""),
    )
    return "\r\n".join(lines).encode() + content + b"\r\n\r\n"


def read(data: bytes) -> tuple[list[Document], Told]:
    """Return the articles in an archive, and what was told of bad records."""
    told: Told = []
    return list(read_warc(io.BytesIO(data), "n.warc", DEFAULT, lambda *bad: told.append(bad))), told


FIRST = record("https://courier.example/1", answer(PAGE.encode()))
SECOND = record("https://courier.example/2", answer(PAGE.encode("cp1252"), "text/html; charset=windows-1252"))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(FIRST + SECOND, id="not packed"),
        pytest.param(gzip.compress(FIRST) + gzip.compress(SECOND), id="each record packed"),
        pytest.param(gzip.compress(FIRST + SECOND), id="packed as a whole"),
    ],
)
def test_pages(data: bytes) -> None:
    """The address is the id and the URL; the server's word on the encoding counts."""
    documents, told = read(data)

    assert [document.id for document in documents] == ["https://courier.example/1", "https://courier.example/2"]
    assert {document.url for document in documents} == {document.id for document in documents}
    assert {document.text for document in documents} == {documents[0].text}
    assert documents[0].text.startswith("The “old” bridge")
    assert told == []


def test_only_pages_that_were_found() -> None:
    """Pictures, redirects, errors, requests and pages that were seen before are passed over."""
    others = (
        record("https://courier.example/a.png", answer(b"\x89PNG", "image/png"))
        + record("https://courier.example/3", answer(PAGE.encode(), status="404 Not Found"))
        + record("https://courier.example/4", b"GET / HTTP/1.1\r\n\r\n", "request")
        + record("https://courier.example/5", answer(b""), "revisit")
    )

    documents, told = read(others + FIRST)

    assert [document.id for document in documents] == ["https://courier.example/1"]
    assert told == []


@pytest.mark.parametrize(
    ("body", "header"),
    [
        (gzip.compress(PAGE.encode()), "Content-Encoding: gzip"),
        (f"{len(PAGE.encode()):x}\r\n".encode() + PAGE.encode() + b"\r\n0\r\n\r\n", "Transfer-Encoding: chunked"),
    ],
)
def test_pages_that_were_packed_for_the_way(body: bytes, header: str) -> None:
    """They are unpacked."""
    (document,), _ = read(record("https://courier.example/1", answer(body, "text/html", "200 OK", header)))

    assert document.text.startswith("The “old” bridge")


def test_pages_that_unpack_to_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are told and left out, and the next one is read."""
    monkeypatch.setattr(warc, "MAX_PAGE", 100_000)
    bomb = gzip.compress(b"a" * 50_000_000)
    large = record("https://courier.example/3", answer(b"a" * 300_000))
    packed = record("https://courier.example/4", answer(bomb, "text/html", "200 OK", "Content-Encoding: gzip"))

    documents, told = read(gzip.compress(large) + gzip.compress(packed) + gzip.compress(FIRST))

    assert [document.id for document in documents] == ["https://courier.example/1"]
    assert [where for where, _ in told] == ["record 1", "record 2"]


def test_a_page_that_is_none() -> None:
    """A picture that says that it is a page is told and left out."""
    documents, told = read(record("https://courier.example/3", answer(b"\x89PNG\0\0")) + FIRST)

    assert len(documents) == 1
    assert told[0][0] == "record 1"


@pytest.mark.parametrize("data", [b"", record("x", b"GET / HTTP/1.1\r\n\r\n", "request")])
def test_no_pages_at_all(data: bytes) -> None:
    """An archive without an answer of a server is told as that."""
    with pytest.raises(LoadError, match="there is no answer of a server in it"):
        read(data)


@pytest.mark.parametrize(
    ("body", "header"),
    [(zlib.compress(PAGE.encode()), "deflate"), (brotli.compress(PAGE.encode()), "br")],
)
def test_other_ways_of_packing(body: bytes, header: str) -> None:
    """What browsers ask for is unpacked."""
    (document,), _ = read(record("x", answer(body, "text/html", "200 OK", f"Content-Encoding: {header}")))

    assert document.text.startswith("The “old” bridge")


def test_a_page_that_is_broken() -> None:
    """It is told; a page without content is passed over."""
    broken = answer(b"no gzip at all", "text/html", "200 OK", "Content-Encoding: gzip")

    documents, told = read(record("x", broken) + record("y", answer(b"")) + FIRST)

    assert len(documents) == 1
    assert [where for where, _ in told] == ["record 1"]
    assert told[0][1].startswith("the page is broken")


def test_a_record_that_says_that_it_is_endless() -> None:
    """It is told."""
    documents, told = read(FIRST + record("x", answer(b"<p>"), size=5_000_000_000))

    assert len(documents) == 1
    assert [where for where, _ in told] == ["record 2"]
    assert told[0][1].startswith("it says that it has 49999999")
