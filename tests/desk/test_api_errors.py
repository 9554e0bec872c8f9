"""What programs are refused: with a status that says whose fault it is, and a problem in plain words, as JSON."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from attribution.desk import api_asking
from attribution.desk.api import api_routes
from attribution.desk.api_wordless import problem_without_words
from attribution.desk.desk import Desk
from attribution.desk.workers import Failure, JobError
from attribution.errors import OutputError, WorkerError
from tests.desk.described import Described
from tests.desk.desks import running

TEXT = {"text": "“It stays,” Ana Ruiz said."}
FILE = ("file", ("a.txt", b"It stays."))
RECORDS = [{"name": "a.txt", "text": "It stays."}]


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Described]:
    with running(tmp_path_factory.mktemp("stories")) as desk:
        yield Described.of(desk)


@pytest.mark.parametrize(
    ("path", "body", "told"),
    [
        ("analyse", {}, "missing required field `text`"),
        ("analyse", {**TEXT, "titel": "x"}, "unknown field `titel`"),
        ("analyse", {"text": 5}, "`$.text`"),
        ("analyse", {**TEXT, "published": "yesterday"}, "`$.published`"),
        ("verify", TEXT, "`records`"),
        ("verify", {**TEXT, "records": []}, "`$.records`"),
        ("verify", {**TEXT, "records": RECORDS, "standard": "/etc/passwd"}, "`$.standard`"),
        ("verify", {"records": RECORDS}, "give either a text or an analysis"),
        ("check", {**TEXT, "policy": "../house.toml"}, "`$.policy`"),
        ("check", {"analysis": {"schema": "attribution/analysis/1"}}, "`$.analysis`"),
        ("guard", {"originals": [], "derived": TEXT}, "`$.originals`"),
        ("correct", {"analysis": {}, "corrections": {}}, "`$.analysis`"),
    ],
)
def test_json_of_another_shape(api: Described, path: str, body: dict[str, Any], told: str) -> None:
    """What the document does not allow is refused, and the message says what is wrong and where."""
    answer = api.ask("POST", f"/api/{path}", json=body, fits=False)

    assert answer.status_code == 422
    assert told in answer.json()["problem"]


@pytest.mark.parametrize(
    ("path", "files", "fields", "told"),
    [
        ("read", [], {"who": "NF"}, "unknown field `who`"),
        ("read", [("story", FILE[1])], {}, "There is no file 'story' in this form: file."),
        ("verify", [FILE], {}, "The file “records” is missing."),
        ("check", [FILE], {"policy": "mine"}, "`$.policy`"),
        ("stories", [("records", FILE[1])], {}, "There is no file 'records' in this form: file."),
    ],
)
def test_a_form_of_another_shape(
    api: Described, path: str, files: list[tuple[str, tuple[str, bytes]]], fields: dict[str, str], told: str
) -> None:
    """A form with another file or field than the document has is refused."""
    given = files or [FILE]
    answer = api.ask("POST", f"/api/{path}", files=given, fields=fields, fits=False)

    assert answer.status_code == 422
    assert told in answer.json()["problem"]


def test_two_files_where_one_is_asked_for(api: Described) -> None:
    """Of two articles none is taken for the one that is meant."""
    answer = api.ask("POST", "/api/read", files=[FILE, FILE])

    assert (answer.status_code, answer.json()["problem"]) == (422, "There are too many files “file”.")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.exe", b"MZ", "a.exe: the desk does not read it: give .txt"),
        ("../../a.docx", b"no zip", "a.docx: it is broken"),
        ("a.pdf", b"%PDF-", "a.pdf: "),
    ],
)
def test_a_file_that_cannot_be_read(api: Described, name: str, data: bytes, told: str) -> None:
    """The message names the file as it was sent, and not where it lay meanwhile; nothing of it stays."""
    answer = api.ask("POST", "/api/read", files=[("file", (name, data))])

    assert answer.status_code == 422
    assert answer.json()["problem"].startswith(told)
    assert [path for path in api.desk.folder.glob(".incoming/*/*") if path.is_file()] == []


def test_texts_of_one_name(api: Described) -> None:
    """Records and originals that could not be told apart are refused."""
    of_records = api.ask("POST", "/api/verify", json={**TEXT, "records": RECORDS * 2})
    twice = [{**TEXT, "name": "a.txt"}] * 2
    of_originals = api.ask("POST", "/api/guard", json={"originals": twice, "derived": TEXT})

    problems = {(answer.status_code, answer.json()["problem"]) for answer in (of_records, of_originals)}
    assert problems == {(422, "a.txt: two texts are called so: give each a name of its own")}


@pytest.mark.parametrize("path", ["correct", "verify", "check", "guard"])
def test_an_analysis_that_does_not_hold_together(api: Described, path: str) -> None:
    """One whose source somebody took out is told as what it is, and no failure of the desk's."""
    made = api.ask("POST", "/api/analyse", json={**TEXT, "name": "a.txt"}).json()
    torn = {"analysis": {**made, "sources": []}}
    corrections = {"document": {"id": "a.txt", "sha256": made["document"]["sha256"]}}
    asked: dict[str, dict[str, Any]] = {
        "correct": {**torn, "corrections": corrections},
        "verify": {**torn, "records": RECORDS},
        "check": torn,
        "guard": {"originals": [torn], "derived": TEXT},
    }
    answer = api.ask("POST", f"/api/{path}", json=asked[path])

    assert answer.status_code == 422
    assert "has a source that the analysis has not" in answer.json()["problem"]


@pytest.mark.parametrize("path", ["", "/gate", "/corrections"])
@pytest.mark.parametrize("name", ["none", "..", "."])
def test_a_story_that_is_not_there(api: Described, path: str, name: str) -> None:
    """There is no story of that name, whatever the name would be as a path."""
    answer = api.desk.ask("GET", f"/api/stories/{name.replace('.', '%2E')}{path}")

    assert answer.status_code == 404
    assert set(answer.json()) == {"problem"}


def test_a_story_that_is_broken(api: Described) -> None:
    """A story that can't be read tells why, and its gate and what would be entered are refused for that reason."""
    story = api.desk.folder / "Torn"
    story.mkdir()
    (story / "Torn.docx").write_bytes(b"no zip")
    gate = api.ask("GET", "/api/stories/{name}/gate", name="Torn")
    entered = api.ask("POST", "/api/stories/{name}/corrections", name="Torn", json={"remove": ["c-1"]})
    standing = api.ask("GET", "/api/stories/{name}", name="Torn").json()
    listed = api.ask("GET", "/api/stories").json()["stories"]

    assert (gate.status_code, entered.status_code) == (422, 422)
    assert standing["state"] == "broken"
    assert standing["problem"] == gate.json()["problem"] == entered.json()["problem"]
    assert [(one["state"], one["problem"]) for one in listed] == [("broken", standing["problem"])]


@pytest.mark.parametrize(
    "query", [{"since": "x", "words": "a"}, {"named": "perhaps"}, {"order": "newest"}, {"words": "x" * 1001}]
)
def test_an_address_that_asks_for_something_else(api: Described, query: dict[str, str]) -> None:
    """A date that is none, and a parameter that there is not, are refused, and not left aside."""
    assert api.ask("GET", "/api/search", query=query, fits=False).status_code == 422


def test_a_search_for_nothing(api: Described) -> None:
    """Who says nothing to look for is told so, and a parameter that is given twice is refused."""
    operation = api.document["paths"]["/api/search"]["get"]
    for address in ("/api/search", "/api/search?words=", "/api/search?words=a&words=b"):
        answer = api.desk.ask("GET", address)
        api.check(operation, answer)
        assert answer.status_code == 422


def test_what_is_neither_json_nor_a_form(api: Described) -> None:
    """Another kind of body is refused with the kinds that this door takes."""
    plain = {"content-type": "text/plain"}
    analyse = api.desk.ask("POST", "/api/analyse", content=b"It stays.", headers=plain)
    read = api.desk.ask("POST", "/api/read", json=TEXT)

    assert (analyse.status_code, analyse.json()) == (415, {"problem": "Send application/json or multipart/form-data."})
    assert (read.status_code, read.json()) == (415, {"problem": "Send multipart/form-data."})


def test_json_that_is_none(api: Described) -> None:
    """What is no JSON, no UTF-8, or nested without end is refused."""
    for body in (b"{", b'{"text": "\xff"}', b"[" * 100_000, b""):
        answer = api.desk.ask("POST", "/api/analyse", content=body, headers={"content-type": "application/json"})
        api.check(api.document["paths"]["/api/analyse"]["post"], answer)
        assert answer.status_code == 422


def test_json_that_is_too_large(api: Described) -> None:
    """More JSON than a program may send is refused while it comes."""
    body = json.dumps({"text": "a" * api_asking.MOST_JSON}).encode()
    answer = api.desk.ask("POST", "/api/analyse", content=body, headers={"content-type": "application/json"})

    api.check(api.document["paths"]["/api/analyse"]["post"], answer)
    assert (answer.status_code, answer.json()["problem"]) == (413, "This is more than 10 MB of JSON: send a file.")


@pytest.mark.parametrize(
    ("headers", "status"),
    [({"authorization": "Bearer none"}, 403), ({"host": "elsewhere:80"}, 421), ({"origin": "http://elsewhere"}, 403)],
)
def test_who_may_not_ask(api: Described, headers: dict[str, str], status: int) -> None:
    """A stranger is told so in JSON, as the document says."""
    answer = api.desk.ask("GET", "/api/stories", headers=headers)

    api.check(api.document["paths"]["/api/stories"]["get"], answer)
    assert answer.status_code == status


def test_a_method_that_an_address_does_not_take(api: Described) -> None:
    """It is told with the methods that it takes."""
    answer = api.desk.ask("DELETE", "/api/stories")

    assert (answer.status_code, answer.json()) == (405, {"problem": "This address takes another method."})
    assert {"GET", "POST"} <= set(answer.headers["allow"].split(", "))


def test_an_answer_is_json_for_a_browser_too(api: Described) -> None:
    """Under /api nothing is a page or leads elsewhere, whatever the asker would like."""
    for path in ("/api/nothing", "/api/stories/", "/api//stories"):
        answer = api.desk.ask("GET", path, headers={"accept": "text/html"})
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/json")


@pytest.mark.parametrize(
    ("error", "status", "told"),
    [
        (JobError(Failure("Exception", "the desk", "this failed: report it")), 500, "the desk: this failed: report it"),
        (WorkerError("the desk", "this took too long"), 503, "the desk: this took too long"),
        (OutputError("a.txt", "the disk is full"), 507, "a.txt: the disk is full"),
        (JobError(Failure("LoadError", "a.txt", "it is broken")), 422, "a.txt: it is broken"),
        (RuntimeError("a bug"), 500, "The desk failed at this: try again, or else report it."),
    ],
)
@pytest.mark.parametrize("no_text", [False, True])
def test_whose_fault_it_is(tmp_path: Path, error: Exception, status: int, told: str, no_text: bool) -> None:
    """What the desk or its machine fails at is told apart from what was sent; without words, by the status alone."""

    class Failing(Desk):
        async def work_out(self, job: str, **arguments: Any) -> bytes:
            raise error

    app = Starlette(routes=api_routes(Failing(tmp_path), no_text=no_text))
    answer = asyncio.run(_asked(app))

    assert answer.status_code == status
    assert answer.json() == {"problem": problem_without_words(status) if no_text else told}


async def _asked(app: Starlette) -> httpx.Response:
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://desk") as client:
        return await client.post("/api/analyse", json=TEXT)


# The token of programs


def test_a_token_of_programs_opens_their_doors_alone(tmp_path: Path) -> None:
    """With a token of their own programs ask under /api, and get no page; that of the address goes on opening all."""
    with running(tmp_path, ATTRIBUTION_TOKEN="a-token-of-programs") as desk:
        theirs = {"authorization": "Bearer a-token-of-programs"}
        statuses = [
            desk.ask("GET", path, headers=theirs).status_code for path in ("/api/stories", "/", "/apist", "/api")
        ]
        opened = desk.ask("GET", "/?token=a-token-of-programs", headers={"authorization": ""}).status_code
        with_the_address = [desk.ask("GET", path).status_code for path in ("/api/stories", "/")]

    assert statuses == [200, 403, 403, 403]
    assert opened == 403
    assert with_the_address == [200, 200]
    assert "a-token-of-programs" not in desk.address
