"""The doors for programs: what each answers is what the command gives, and is as the document says."""

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from starlette.routing import Mount, Route

from attribution.desk.api import api_routes
from attribution.desk.api_doors import DOORS
from attribution.desk.api_records import PolicyName, StandardName
from attribution.desk.desk import Desk
from attribution.model import Analysis, Corrections, Document, Gate, Guarded, from_json, to_json
from attribution.policy import NAMES as POLICIES
from attribution.verify import NAMES as STANDARDS
from tests.desk.described import Described
from tests.desk.desks import running

TALK = "“We will keep the ferry for ten years,” Ana Ruiz said.\n\nBen Roe said the pier was old.\n"
MINUTES = "ANA RUIZ: We will keep the ferry for two years.\nBEN ROE: The pier is old.\n"
DRAFT = ("Ferry.txt", TALK.encode())
RECORD = ("minutes.txt", MINUTES.encode())


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Described]:
    with running(tmp_path_factory.mktemp("stories")) as desk:
        yield Described.of(desk)


@pytest.fixture(scope="module")
def analysis(api: Described) -> Analysis:
    return from_json(api.ask("POST", "/api/analyse", json={"text": TALK, "name": "Ferry.txt"}).content)


@pytest.fixture(scope="module")
def story(api: Described) -> str:
    """Return the name of a story with a record, once it has been read."""
    name = api.ask("POST", "/api/stories", files=[("file", DRAFT)], fields={"who": "NF"}).json()["name"]
    added = api.desk.ask("POST", f"/stories/{name}/files", data={"role": "record"}, files=[("files", RECORD)])
    assert added.status_code == 200
    api.ask("GET", "/api/stories/{name}/gate", name=name)
    return str(name)


# Texts


def test_a_text_is_analysed(analysis: Analysis) -> None:
    """A text gives the analysis format as it is, with the text exactly as it was sent."""
    assert analysis.document.text == TALK
    assert [source.name for source in analysis.sources] == ["Ana Ruiz", "Ben Roe"]


@pytest.mark.parametrize("text", ["“Yes,”\r\nAna Ruiz said.\r\n", "🌉 “Sí,” said Ana Núñez.", ""])
def test_a_text_stays_as_it_is(api: Described, text: str) -> None:
    """Breaks of lines, signs of any kind and a text without words come back as they were sent."""
    answer = api.ask("POST", "/api/analyse", json={"text": text})

    assert answer.json()["document"]["text"] == text


def test_what_is_known_of_a_text_counts(api: Described) -> None:
    """A title, a byline and a date that a program gives take the place of what the text says."""
    about = {"title": "The pier", "byline": "Cy Poe", "published": "2026-03-02", "outlet": "The Tide"}
    document = api.ask("POST", "/api/analyse", json={"text": "By Ann Lee\n\n" + TALK, **about}).json()["document"]

    assert {name: document[name] for name in about} == about


def test_a_file_is_analysed_as_a_text_is(api: Described, analysis: Analysis) -> None:
    """A file gives the same analysis as its text, and what is said of it with the form counts."""
    answer = api.ask("POST", "/api/analyse", files=[("file", DRAFT)])
    titled = api.ask("POST", "/api/analyse", files=[("file", DRAFT)], fields={"title": "The pier"})

    assert from_json(answer.content) == analysis
    assert titled.json()["document"]["title"] == "The pier"


def test_a_file_is_read(api: Described) -> None:
    """A page gives the text that everything else counts in, with its title, and no analysis."""
    page = b"<html><title>Ferry stays</title><body><article><p>Ana Ruiz spoke of the ferry at length.</p></article>"
    document = msgspec.json.decode(
        api.ask("POST", "/api/read", files=[("file", ("a.html", page))]).content, type=Document
    )

    assert "Ana Ruiz spoke of the ferry" in document.text
    assert document.id == "a.html"


def test_an_analysis_is_corrected(api: Described, analysis: Analysis) -> None:
    """A file of corrections is applied as the library applies it."""
    entry = {
        "correction": "rename",
        "id": "c-1",
        "when": "2026-03-02T14:05:00Z",
        "source": {"id": analysis.sources[0].id, "name": "Ana Ruiz"},
        "name": "Ana María Ruiz",
    }
    corrections = {"schema": "attribution/corrections/1", "document": {"id": "a", "sha256": analysis.document.sha256}}
    asked = {"analysis": json.loads(to_json(analysis)), "corrections": {**corrections, "entries": [entry]}}
    corrected = from_json(api.ask("POST", "/api/correct", json=asked).content)

    assert corrected.sources[0].name == "Ana María Ruiz"


def test_a_text_is_verified(api: Described, analysis: Analysis) -> None:
    """A text, its analysis and its file with that of the record all give the same checks."""
    records = [{"name": "minutes.txt", "text": MINUTES}]
    of_text = api.ask("POST", "/api/verify", json={"text": TALK, "name": "Ferry.txt", "records": records})
    given = json.loads(to_json(analysis))
    of_analysis = api.ask("POST", "/api/verify", json={"analysis": given, "records": records, "standard": "strict"})
    of_files = api.ask("POST", "/api/verify", files=[("file", DRAFT), ("records", RECORD)])

    assert of_text.json() == of_analysis.json() == of_files.json()
    assert [check["verdict"] for check in of_text.json()["checks"]] == ["altered", "not-judged"]
    assert of_text.json()["checks"][0]["edits"][0]["said"] == "two"


def test_the_standard_is_the_one_that_is_asked_for(api: Described) -> None:
    """A standard of a form and one of JSON both count."""
    as_json = {"text": TALK, "records": [{"name": "a", "text": "x y"}], "standard": "cleaned"}
    files = [("file", DRAFT), ("records", RECORD)]

    assert api.ask("POST", "/api/verify", json=as_json).json()["policy"]["name"] == "cleaned"
    assert (
        api.ask("POST", "/api/verify", files=files, fields={"standard": "spoken"}).json()["policy"]["name"] == "spoken"
    )


def test_captions_are_read_by_their_name(api: Described) -> None:
    """A record's name says how it is to be read."""
    captions = "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Ana Ruiz>We will keep the ferry for ten years.\n"
    asked = {"text": TALK, "records": [{"name": "talk.vtt", "text": captions}]}
    checks = api.ask("POST", "/api/verify", json=asked).json()

    assert checks["records"][0]["format"] == "webvtt"
    assert checks["checks"][0]["passages"][0]["time"] == 1.0


def test_house_rules_are_checked(api: Described) -> None:
    """A text, its analysis and its file give the same findings."""
    text = "An official said the pier was rotten.\n"
    of_text = api.ask("POST", "/api/check", json={"text": text, "name": "a.txt", "policy": "ap"})
    made = api.ask("POST", "/api/analyse", json={"text": text, "name": "a.txt"}).json()
    of_analysis = api.ask("POST", "/api/check", json={"analysis": made, "policy": "ap"})
    of_file = api.ask("POST", "/api/check", files=[("file", ("a.txt", text.encode()))], fields={"policy": "ap"})

    assert of_text.json() == of_analysis.json() == of_file.json()
    assert of_text.json()["articles"][0]["findings"]


def test_a_summary_is_guarded(api: Described, analysis: Analysis) -> None:
    """A summary that changes the speaker is told, whether the original comes as text, as analysis or as a file."""
    summary = "“We will keep the ferry for ten years,” Ben Roe said.\n"
    originals = [{"text": TALK, "name": "Ferry.txt"}, {"analysis": json.loads(to_json(analysis))}]
    files = [("originals", DRAFT), ("derived", ("derived.txt", summary.encode()))]
    answers = [
        api.ask("POST", "/api/guard", json={"originals": [one], "derived": {"text": summary, "name": "derived.txt"}})
        for one in originals
    ]
    answers.append(api.ask("POST", "/api/guard", files=files))
    found = [msgspec.json.decode(answer.content, type=Guarded) for answer in answers]

    assert found[0] == found[1] == found[2]
    assert [one.departure for one in found[0].departures] == ["speaker-changed"]


# Stories


def test_a_story_is_made_of_a_file(api: Described, story: str) -> None:
    """A file becomes a story on the desk, with who made it in its history."""
    folder = api.desk.folder / story
    history = [json.loads(line) for line in (folder / "history.jsonl").read_text(encoding="utf-8").splitlines()]

    assert (folder / "Ferry.txt").read_text(encoding="utf-8") == TALK
    assert (history[0]["did"], history[0]["who"]) == ("added-draft", "NF")


def test_a_story_is_made_of_a_text(api: Described) -> None:
    """A text becomes a story as one that is pasted on the page does."""
    made = api.ask("POST", "/api/stories", json={"text": "“It stays,” Cy Poe said.", "title": "Pier stays"})

    assert made.status_code == 201
    assert made.json() == {"name": "Pier stays"}


def test_how_stories_stand(api: Described, story: str) -> None:
    """The list, one story and the gate say the same of it."""
    listed = api.ask("GET", "/api/stories").json()["stories"]
    standing = api.ask("GET", "/api/stories/{name}", name=story).json()
    gate = msgspec.json.decode(api.ask("GET", "/api/stories/{name}/gate", name=story).content, type=Gate)

    assert story in [one["name"] for one in listed]
    assert standing["state"] == "open"
    assert standing["summary"] == gate.summary
    assert [one["state"] for one in standing["quotations"]] == [held.state for held in gate.quotations]
    assert gate.quotations[0].check.verdict == "altered"


def test_entries_are_saved_as_the_page_saves_them(api: Described, story: str, analysis: Analysis) -> None:
    """Entries go into the story's file with who made them, and can be taken back."""
    entry = {
        "correction": "describe",
        "id": "c-9",
        "when": "2026-03-02T14:05:00Z",
        "who": "NF",
        "source": {"id": analysis.sources[0].id, "name": "Ana Ruiz"},
        "description": "the harbour master",
    }
    path = "/api/stories/{name}/corrections"
    before = api.ask("GET", path, name=story).json()
    saved = api.ask("POST", path, name=story, json={"add": [entry], "who": "NF"}).json()
    [file] = api.desk.folder.joinpath(story).glob("*.corrections.json")
    on_disk = msgspec.json.decode(file.read_bytes(), type=Corrections)
    again = api.ask("GET", path, name=story).json()
    after = api.ask("POST", path, name=story, json={"remove": ["c-9"], "who": "NF"}).json()

    assert [one["id"] for one in saved["entries"]] == [one.id for one in on_disk.entries] == ["c-9"]
    assert again == saved
    assert after == before


def test_quotations_are_found(api: Described, story: str) -> None:
    """A search gives the quotation with its place in the draft, and every parameter narrows it."""
    hits = api.ask("GET", "/api/search", query={"words": "keep ferry"}).json()["hits"]
    [hit] = [hit for hit in hits if hit["story"] == story]
    nothing: list[dict[str, object]] = [
        {"words": "ferry keep", "phrase": True},
        {"words": "keep", "source": "Roe"},
        {"words": "keep", "named": False},
        {"words": "keep", "since": "2026-01-01", "until": "2026-01-31"},
    ]

    assert TALK[hit["start"] : hit["end"]] == "“We will keep the ferry for ten years,”"
    assert [part["text"] for part in hit["parts"] if part["is_match"]] == ["keep", "ferry"]
    for query in nothing:
        assert api.ask("GET", "/api/search", query=query).json() == {"hits": []}


# The document


def test_what_is_served_is_described(api: Described, tmp_path: Path) -> None:
    """Every route under /api is in the document with its methods, and nothing else is in it."""
    [mount] = api_routes(Desk(tmp_path))
    assert isinstance(mount, Mount)
    served = {
        (f"/api{route.path}", method.lower())
        for route in mount.routes
        if isinstance(route, Route)
        for method in (route.methods or set()) - {"HEAD"}
    }
    described = {(path, method) for path, methods in api.document["paths"].items() for method in methods}

    assert served == described == {(f"/api{door.path}", door.method.lower()) for door in DOORS}


def test_every_door_that_is_described_is_there(api: Described) -> None:
    """Nothing that is described is unknown at its address, and what is not described is."""
    for path, methods in api.document["paths"].items():
        for method in ("get", "post", "put", "delete", "patch"):
            status = api.desk.ask(method.upper(), path.replace("{name}", "none")).status_code
            assert (status != 405) == (method in methods)
    assert api.desk.ask("GET", "/api/people").status_code == 404


def test_every_door_says_what_it_takes_and_gives(api: Described) -> None:
    """Each has a name of its own, a line on what it does, and a description of each parameter in the address."""
    operations = [one for methods in api.document["paths"].values() for one in methods.values()]

    assert api.document["openapi"] == "3.1.0"
    assert len({one["operationId"] for one in operations}) == len(operations)
    assert all(one["summary"].endswith(".") for one in operations)
    assert all(it["description"] for one in operations for it in one["parameters"] if it["in"] == "query")
    assert all(told["description"] for one in operations for told in one["responses"].values())


def test_names_of_standards_and_rules_are_those_that_come_along() -> None:
    """A program can choose each of those that the library brings, and no file."""
    assert sorted(StandardName.__args__) == sorted(STANDARDS)
    assert sorted(PolicyName.__args__) == sorted(POLICIES)
