"""What comes in from a page: bounded in number and size, never in memory, and nothing in it runs or spreads."""

import base64
import html
import io
import socket
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.desk.desks import Served, running


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Return a desk with one story."""
    with running(tmp_path_factory.mktemp("stories")) as served:
        drop(served, "Ferry.txt", "“We stay,” Ana Ruiz said.")
        yield served


def drop(desk: Served, name: str, content: str | bytes) -> httpx.Response:
    """Drop a draft on the page of all stories."""
    data = content.encode() if isinstance(content, str) else content
    return desk.ask("POST", "/stories", files={"files": (name, data)})


def outcome(desk: Served, address: str, seconds: float = 60) -> dict[str, Any]:
    """Return how a story stands as soon as it is read, or what is wrong with it."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        said: dict[str, Any] = desk.ask("GET", f"{address}/state").json()
        if said["is_current"] or said["problem"]:
            return said
        time.sleep(0.1)
    raise AssertionError(f"{address} is not read")


def memory(desk: Served) -> int:
    """Return the most memory that the desk's process has had, in bytes."""
    status = Path(f"/proc/{desk.process.pid}/status")
    if not status.exists():
        pytest.skip("this system does not tell it so")
    [line] = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) * 1024


def left_over(desk: Served) -> list[Path]:
    """Return what still lies where files come in."""
    return [path for path in (desk.folder / ".incoming").rglob("*") if path.is_file() and path.suffix != ".lock"]


def opened(desk: Served, head: str) -> socket.socket:
    """Return a connection on which a post has begun."""
    host, _, port = desk.base.removeprefix("http://").partition(":")
    connection = socket.create_connection((host, int(port)), timeout=30)
    hello = f"POST /stories HTTP/1.1\r\nHost: {host}:{port}\r\nAuthorization: Bearer {desk.token}\r\n{head}\r\n\r\n"
    connection.sendall(hello.encode())
    return connection


FORM = "Content-Type: multipart/form-data; boundary=b"
PART = b'--b\r\nContent-Disposition: form-data; name="files"; filename="Large.txt"\r\n\r\n'


def test_500_mb_that_are_declared(desk: Served) -> None:
    """They are refused before any of them is read."""
    with opened(desk, f"{FORM}\r\nContent-Length: 500000000") as connection:
        answer = b""
        # What it says may come after the head.
        while b"more than 120 MB" not in answer and (part := connection.recv(4096)):
            answer += part

    assert answer.startswith(b"HTTP/1.1 413")
    assert b"more than 120 MB" in answer


def test_500_mb_that_are_not_declared(desk: Served) -> None:
    """They are refused once they are too many; until then they lie on the disk, not in memory."""
    before, sent = memory(desk), 0
    chunk = b"100000\r\n" + b"a" * 0x100000 + b"\r\n"
    with opened(desk, f"{FORM}\r\nTransfer-Encoding: chunked") as connection:
        connection.sendall(f"{len(PART):x}\r\n".encode() + PART + b"\r\n")
        try:
            while sent < 500_000_000:
                connection.sendall(chunk)
                sent += 0x100000
        except ConnectionError:
            pass
        answer = connection.recv(4096)

    assert answer.startswith(b"HTTP/1.1 413")
    assert memory(desk) - before < 50_000_000
    assert left_over(desk) == []
    assert "Large" not in desk.ask("GET", "/list").text


def test_a_file_that_is_too_large_alone(desk: Served) -> None:
    """A form may bring more than one file may have; memory stays as it is."""
    before = memory(desk)
    answer = drop(desk, "Large.txt", b"a" * 101_000_000)

    assert answer.status_code == 413
    assert "Large.txt: it has more than 100 MB" in answer.text
    assert memory(desk) - before < 50_000_000
    assert left_over(desk) == []


def test_too_many_files_and_fields(desk: Served) -> None:
    """50 files may come at once, and a few fields; of more, none is taken."""
    before = desk.ask("GET", "/list").text
    files = [("files", (f"Many {number}.txt", b"a")) for number in range(51)]

    assert desk.ask("POST", "/stories", files=files).status_code == 400
    assert desk.ask("POST", "/stories", data={f"f{number}": "a" for number in range(30)}).status_code == 400
    assert desk.ask("POST", "/stories", data={"text": "a" * 6_000_000}).status_code == 400
    assert desk.ask("POST", "/stories", files=files[:1], data={"who": "a" * 6_000_000}).status_code == 400
    assert desk.ask("GET", "/list").text == before
    assert left_over(desk) == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--b",
        PART,
        PART + b"a\r\n--b",
        b"--b\r\n\r\n\r\n--b--",
        b"--b\r\nContent-Disposition: form-data\r\n\r\na\r\n--b--",
        b"--b\r\n" + b"X: a\r\n" * 5000 + b"\r\na\r\n--b--",
        b"--b\r\nX: " + b"a" * 5_000_000 + b"\r\n\r\na\r\n--b--",
        b"--b\r\nContent-Disposition: form-data; name=\xff\xfe; filename=\x00\r\n\r\na\r\n--b--",
        b"\x00" * 100_000,
    ],
)
def test_what_is_no_form_is_refused(desk: Served, body: bytes) -> None:
    """The desk says so, and goes on."""
    begun = time.monotonic()
    answer = desk.ask("POST", "/stories", content=body, headers={"content-type": "multipart/form-data; boundary=b"})

    assert answer.status_code in (400, 422)
    assert time.monotonic() - begun < 5
    assert desk.ask("GET", "/list").status_code == 200
    assert left_over(desk) == []


def test_an_upload_that_breaks_off(desk: Served) -> None:
    """Nothing of it stays."""
    with opened(desk, f"{FORM}\r\nContent-Length: 90000000") as connection:
        connection.sendall(PART + b"a" * 5_000_000)
    time.sleep(0.5)

    assert left_over(desk) == []
    assert "Large" not in desk.ask("GET", "/list").text


def packed(**files: bytes) -> bytes:
    """Return a zip file."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return data.getvalue()


BOMB = b"<w:document>" + b"\0" * 600_000_000
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">' + b"".join(
    f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">'.encode() for n in range(12)
)


@pytest.fixture(scope="module")
def bomb() -> bytes:
    """Return a file of half a megabyte that unpacks to 600, under the names that Word, Writer and e-books have."""
    return packed(
        word__document_xml=BOMB, content_xml=BOMB, META_INF__container_xml=BOMB, mimetype=b"application/epub+zip"
    )


@pytest.mark.parametrize("suffix", [".docx", ".odt", ".epub"])
def test_a_zip_bomb_is_told_as_the_storys_problem(desk: Served, bomb: bytes, suffix: str) -> None:
    """It breaks nothing else: the other stories are there, and the next draft is read."""
    before = memory(desk)
    [story] = drop(desk, f"Bomb{suffix}", bomb).json()["stories"]

    assert outcome(desk, story["address"])["problem"]
    assert "Bomb" in desk.ask("GET", story["address"], headers={"accept": "text/html"}).text
    assert outcome(desk, "/stories/Ferry")["is_current"]
    assert memory(desk) - before < 100_000_000


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Laughs.docx", packed(word__document_xml=LAUGHS + b"]><a>&k;</a>")),
        ("Laughs.xhtml", LAUGHS + b"]><html><body>&k;</body></html>"),
        (
            "Outside.docx",
            packed(word__document_xml=b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><a>&a;</a>'),
        ),
        (
            "Outside.xhtml",
            b'<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]><html><body><p>&a;</p></body></html>',
        ),
        ("Deep.html", b"<div>" * 200_000 + "“We stay,” Ana Ruiz said.".encode()),
        ("Nothing.txt", b""),
        ("Zeros.txt", b"\0" * 1000),
        ("Not.docx", b"PK\3\4 and no more"),
        ("Not.pdf", b"%PDF-1.7\n" + b"1 0 obj<</Length 9999999999>>stream\n"),
        ("Not.rtf", b"{\\rtf1" + b"{" * 100_000),
        (
            "Not.eml",
            b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\nContent-Type: multipart/mixed\n\n" * 5000,
        ),
    ],
)
def test_a_hostile_draft_breaks_nothing_else(desk: Served, name: str, content: bytes) -> None:
    """It is read as a draft with few words, or told as its story's problem; it brings in no other file."""
    [story] = drop(desk, name, content).json()["stories"]
    outcome(desk, story["address"])
    page = desk.ask("GET", story["address"], headers={"accept": "text/html"})

    assert page.status_code in (200, 422)
    assert "root:" not in page.text
    assert outcome(desk, "/stories/Ferry")["is_current"]


@pytest.mark.parametrize("name", ["Sheet.xlsx", "Drawing.svg", "Run.exe", "Page.html.exe", "Archive.zip"])
def test_what_is_no_draft_is_refused(desk: Served, name: str) -> None:
    """The answer says what the desk reads; no story is made."""
    answer = drop(desk, name, b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")

    assert answer.status_code == 422
    assert "the desk does not read it: give .txt, .md," in answer.json()["refused"][0]["reason"]


@pytest.mark.parametrize("name", ["Drawing.svg", "Sheet.xlsx", "Run.exe", "Archive.zip"])
def test_what_is_no_record_is_refused(desk: Served, name: str) -> None:
    """Nothing of it comes into the story."""
    files = {"files": (name, b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")}
    answer = desk.ask("POST", "/stories/Ferry/files", data={"role": "record"}, files=files)

    assert answer.status_code == 422
    assert "the desk does not read it" in answer.json()["refused"][0]["reason"]


def test_hostile_records_are_told_and_break_nothing(desk: Served, bomb: bytes) -> None:
    """JSON that is nested without end, zip bombs, tables that are none: the story says which it can't read."""
    [story] = drop(desk, "Records.txt", "“We stay,” Ana Ruiz said.").json()["stories"]
    hostile = {
        "Deep.json": b"[" * 1_000_000,
        "Deep 2.json": b'{"segments":' * 100_000,
        "Deep.jsonl": b"{}\n" * 3 + b"[" * 1_000_000,
        "Bomb.docx": bomb,
        "Wide.csv": b"," * 1_000_000,
        "Quoted.csv": b'"' * 100_001,
        "Times.srt": b"1\n99:99:99,999 --> -1:00\n" * 10_000,
        "Good.txt": b"Ana Ruiz: We stay.",
    }
    files = [("files", (name, content)) for name, content in hostile.items()]
    assert desk.ask("POST", f"{story['address']}/files", data={"role": "record"}, files=files).status_code == 200

    said = outcome(desk, story["address"])

    assert not said["problem"]
    assert {"Deep.json", "Deep 2.json", "Bomb.docx"} <= {name for name, _ in said["standing"]["unread"]}
    assert said["standing"]["summary"].startswith("1 of 1 backed")


@pytest.mark.parametrize(
    ("name", "story"), [("../../beyond.txt", "beyond"), ("..\\..\\far.txt", "far"), ("/tmp/o.txt", "o")]
)
def test_a_path_in_a_files_name_leads_nowhere(desk: Served, name: str, story: str) -> None:
    """Only its last part counts."""
    body = f'--b\r\nContent-Disposition: form-data; name="files"; filename="{name}"\r\n\r\nYes.\r\n--b--\r\n'
    headers = {"content-type": "multipart/form-data; boundary=b"}
    made = desk.ask("POST", "/stories", content=body.replace("\\", "\\\\").encode(), headers=headers).json()["stories"]

    assert [one["name"] for one in made] == [story]
    assert not list(desk.folder.parent.glob("*.txt"))


EVIL = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'</title></textarea>{{7*7}}"
EVIL_PAGE = f"""<!doctype html><html><head><title>{html.escape(EVIL)}</title>
<meta property="og:title" content="{html.escape(EVIL)}"><meta name="author" content="{html.escape(EVIL)}">
<link rel="canonical" href="javascript:alert(3)"></head>
<body><h1>{html.escape(EVIL)}</h1><script>alert(4)</script><svg onload="alert(5)"><script>alert(6)</script></svg>
<p>“We stay, {html.escape(EVIL)} whatever comes,” Ana &lt;script&gt;alert(7)&lt;/script&gt; Ruiz said.</p>
<p>“It is &lt;/script&gt;&lt;script&gt;alert(8)&lt;/script&gt; old,” a source said, who did not want to be named.</p>
<iframe srcdoc="<script>alert(9)</script>"></iframe></body></html>"""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("Evil.html", EVIL_PAGE),
        ("<script>alert(1)</script>.txt", f"Title: {EVIL}\nAuthor: {EVIL}\n\n“We stay, {EVIL},” Ana {EVIL} Ruiz said."),
        (
            "Evil.md",
            f"# {EVIL}\n\n[click](javascript:alert(1)) “We stay,” said [Ana](javascript:alert(2)) Ruiz. {EVIL}",
        ),
        ("Evil 2.svg.html", f"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>{EVIL_PAGE}"),
    ],
)
def test_markup_in_an_article_is_text_on_every_page(desk: Served, name: str, content: str) -> None:
    """Title, headline, author, words, source and the file's own name: nothing of them becomes markup."""
    [story] = drop(desk, name, content).json()["stories"]
    address = story["address"]
    assert not outcome(desk, address)["problem"]
    record = desk.ask(
        "POST",
        f"{address}/files",
        data={"role": "record", "who": EVIL},
        files={"files": (f"{EVIL}.txt", EVIL.encode())},
    )
    assert record.status_code == 200
    assert not outcome(desk, address)["problem"]

    for path in (address, f"{address}/unnamed", "/", "/list", "/people", "/search?words=stay", "/conflicts"):
        page = desk.ask("GET", path, headers={"accept": "text/html"})
        assert page.status_code == 200
        assert_nothing_runs(page.text)
    # What waits and what is refused say what they were asked for, as text.
    for path in (f"/stories/{EVIL.replace('/', ' ')}", f"/search?words={EVIL}&source={EVIL}&since={EVIL}"):
        assert_nothing_runs(desk.ask("GET", path, headers={"accept": "text/html"}).text)


def assert_nothing_runs(page: str) -> None:
    """Fail where a page has an element or an attribute that would run, had the policy not forbidden it."""
    from lxml import html as parser

    tree = parser.document_fromstring(page)
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag not in ("iframe", "object", "embed", "base")
        assert not [name for name in element.attrib if name.startswith("on")]
        for name in ("href", "src", "action", "srcdoc"):
            assert not element.get(name, "").strip().lower().startswith(("javascript:", "data:", "vbscript:"))
        if element.tag == "script":
            assert element.get("src", "").startswith("/static/") or element.get("type") == "application/json"
        if element.tag == "img":
            assert element.get("src", "").startswith("/static/")
    assert "49'" not in page


def test_a_slow_upload_holds_up_nobody(desk: Served) -> None:
    """While one comes in by the byte, the others are answered."""
    with opened(desk, f"{FORM}\r\nContent-Length: 1000") as connection:
        for letter in PART[:20]:
            connection.sendall(bytes([letter]))
            assert desk.ask("GET", "/list").status_code == 200


def test_names_of_all_languages_arrive_as_they_are(desk: Served) -> None:
    """Nothing but what no system can take is changed."""
    [story] = drop(desk, "Łódź – Хлеб 面包.txt", "“We stay,” Ana Ruiz said.").json()["stories"]

    assert story["name"] == "Łódź - Хлеб 面包"
    assert (desk.folder / story["name"] / "Łódź - Хлеб 面包.txt").is_file()


def test_bytes_are_kept_as_they_came(desk: Served) -> None:
    """A draft is not read and written again: what lies in the folder is what was dropped."""
    data = base64.b64decode("77u/IldlIHN0YXksIiBzaGUgc2FpZC4NCv/+")
    [story] = drop(desk, "Bytes.txt", data).json()["stories"]

    assert (desk.folder / story["name"] / "Bytes.txt").read_bytes() == data
