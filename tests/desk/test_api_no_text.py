"""Answers to programs without words: places and verdicts, and nothing that an article, a record or a source says."""

import re
from collections.abc import Iterator
from typing import Any, get_args

import httpx
import msgspec
import pytest

from attribution import model
from attribution.desk import api_wordless
from attribution.desk.api_doors import DOORS
from attribution.desk.api_wordless import Handles, without_words, wordless
from tests.desk.described import Described
from tests.desk.desks import running

TALK = (
    "Quillhaven keeps its catamarans\n\n"
    "“We will moor twelve catamarans beside Quillhaven pontoon,” Odalys Brannigan, harbourmaster, told reporters.\n\n"
    "A welder who asked not to be identified because of a lawsuit claimed the pontoon was rotten.\n"
)
MINUTES = "BRANNIGAN: Perhaps we will moor fourteen catamarans beside Quillhaven pontoon.\n"
SUMMARY = "“We will moor twelve catamarans beside Quillhaven pontoon,” a welder said.\n"
NAME = "Quillhaven catamarans.txt"
DRAFT = (NAME, TALK.encode())
RECORD = ("Brannigan lawsuit.txt", MINUTES.encode())


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Described]:
    with running(tmp_path_factory.mktemp("stories"), "--no-text") as desk:
        yield Described.of(desk)


@pytest.fixture(scope="module")
def analysis(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the analysis with its words, as a program that has it sends it."""
    with running(tmp_path_factory.mktemp("others")) as desk:
        made: dict[str, Any] = desk.ask(
            "POST", "/api/analyse", json={"text": TALK, "name": NAME, "byline": "Cy Poe"}
        ).json()
    return made


def strings(value: Any) -> Iterator[str]:
    """Yield all text in JSON, what its fields are called left aside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for one in value.values() if isinstance(value, dict) else value:
            yield from strings(one)


def words(text: str) -> set[str]:
    """Return the words that tell something: those of four letters and more."""
    return {word for word in re.findall(r"[a-z]+", text.lower()) if len(word) > 3}


def test_no_word_is_in_any_answer(api: Described, analysis: dict[str, Any]) -> None:
    """At every door, whatever comes in, no word of an article, of a record or of a name goes out, in errors too."""
    source = next(one for one in analysis["sources"] if one["name"] == "Odalys Brannigan")
    rename = {
        "correction": "rename",
        "id": "c-1",
        "when": "2026-03-02T14:05:00Z",
        "who": "Cy Poe",
        "reason": "Brannigan",
        "source": {"id": source["id"], "name": source["name"]},
        "name": "Odalys Pontoon",
    }
    document = {"id": NAME, "sha256": analysis["document"]["sha256"], "title": "Quillhaven"}
    corrections = {"schema": "attribution/corrections/1", "document": document, "entries": [rename]}
    records = [{"name": RECORD[0], "text": MINUTES}]
    name = api.ask("POST", "/api/stories", files=[("file", DRAFT)]).json()["name"]
    api.desk.ask(
        "POST", "/stories/Quillhaven catamarans/files", data={"role": "record"}, files=[("files", RECORD)]
    ).raise_for_status()
    story = "/api/stories/{name}"
    derived = {"text": SUMMARY, "name": "Quillhaven summary"}
    answers: dict[str, list[httpx.Response]] = {
        "analyse": [
            api.ask("POST", "/api/analyse", json={"text": TALK, "title": "Quillhaven", "outlet": "Welder"}),
            api.ask("POST", "/api/analyse", files=[("file", DRAFT)]),
        ],
        "read": [api.ask("POST", "/api/read", files=[("file", DRAFT)])],
        "correct": [api.ask("POST", "/api/correct", json={"analysis": analysis, "corrections": corrections})],
        "verify": [api.ask("POST", "/api/verify", json={"analysis": analysis, "records": records})],
        "check": [api.ask("POST", "/api/check", json={"analysis": analysis, "policy": "ap"})],
        "guard": [api.ask("POST", "/api/guard", json={"originals": [{"analysis": analysis}], "derived": derived})],
        "new_story": [api.ask("POST", "/api/stories", json={"text": TALK})],
        "gate": [api.ask("GET", f"{story}/gate", name=name)],
        "stories": [api.ask("GET", "/api/stories")],
        "standing": [api.ask("GET", story, name=name)],
        "enter": [api.ask("POST", f"{story}/corrections", name=name, json={"add": [rename], "who": "Cy Poe"})],
        "entries": [api.ask("GET", f"{story}/corrections", name=name)],
        "search": [api.ask("GET", "/api/search", query={"words": "catamarans"})],
        "errors": [
            api.ask("GET", story, name="Quillhaven pontoon"),
            api.ask("POST", "/api/read", files=[("file", ("Brannigan.docx", b"no zip"))]),
            api.ask("POST", "/api/analyse", json={"text": TALK, "Brannigan": 1}, fits=False),
            api.ask("POST", "/api/verify", json={"analysis": analysis, "records": records * 2}),
        ],
    }

    told = words(TALK + MINUTES + SUMMARY + NAME + RECORD[0])
    for door, ones in answers.items():
        for answer in ones:
            assert (answer.status_code < 400) == (door != "errors")
            assert not {word for text in strings(answer.json()) for word in words(text)} & told, door
    assert set(answers) - {"errors"} == {door.name for door in DOORS if door.answer}


def test_places_and_verdicts_are_left(api: Described, analysis: dict[str, Any]) -> None:
    """What is left says of each quotation where it stands, what the record says of it, and where."""
    records = [{"name": "a.txt", "text": "Nothing of that."}, {"name": RECORD[0], "text": MINUTES}]
    checks = api.ask("POST", "/api/verify", json={"analysis": analysis, "records": records}).json()
    check = checks["checks"][0]
    [quoted], [passage] = check["quoted"], check["passages"]

    assert (
        TALK[quoted["start"] : quoted["end"]].strip("“,”") == "We will moor twelve catamarans beside Quillhaven pontoon"
    )
    assert (check["verdict"], check["edits"][-1]["kind"]) == ("altered", "number")
    assert passage["record_id"] == checks["records"][1]["id"] != checks["records"][0]["id"]
    assert "fourteen" in MINUTES[passage["start"] : passage["end"]]


def test_a_handle_stands_for_one_name(api: Described) -> None:
    """A story is asked for by the handle that the list has, or by its name, and a search has the same handle."""
    made = api.ask("POST", "/api/stories", files=[("file", ("Pontoon.txt", b'"Moor it," Lu Roe said.'))]).json()["name"]
    by_handle = api.ask("GET", "/api/stories/{name}/gate", name=made).json()
    by_name = api.ask("GET", "/api/stories/{name}/gate", name="Pontoon").json()
    hits = api.ask("GET", "/api/search", query={"words": "moor"}).json()["hits"]
    listed = api.ask("GET", "/api/stories").json()["stories"]

    assert by_handle["story"] == by_name["story"] == made
    assert made in {hit["story"] for hit in hits}
    assert made in {one["name"] for one in listed}


def test_a_handle_tells_nothing_of_its_name() -> None:
    """Who guesses a name can't find out by its handle whether it is right: another desk has another."""
    one, other = Handles(), Handles()

    assert one.of("Ana Ruiz call.txt") == one.of("Ana Ruiz call.txt") != one.of("Ben Roe call.txt")
    assert one.of("Ana Ruiz call.txt") != other.of("Ana Ruiz call.txt")


class _Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A record with a field of each kind."""

    where: model.Span
    text: str
    names: tuple[str, ...]
    by_name: dict[str, int]
    anything: Any
    perhaps: str | None
    count: int
    share: float | None
    kind: model.QuotationKind
    both: str | int
    left: bool | msgspec.UnsetType = msgspec.UNSET
    called: str = msgspec.field(name="is", default="")


def test_what_is_new_in_a_record_is_left_out() -> None:
    """Of a record that nobody has looked into, all fields fall away that could hold text."""
    seen = _Seen(
        where=model.Span(start=1, end=2),
        text="a",
        names=("a",),
        by_name={"a": 1},
        anything="a",
        perhaps="a",
        count=1,
        share=None,
        kind="direct",
        both=1,
        called="a",
    )
    left = msgspec.json.decode(without_words(msgspec.json.encode(seen), _Seen, Handles()))

    assert left == {"where": {"start": 1, "end": 2}, "count": 1, "share": None, "kind": "direct"}


def test_what_is_kept_is_there() -> None:
    """Each field that is said to have no words, or to be a name, is one of its record, and no record has it twice."""
    for table in (api_wordless._KEPT, api_wordless._NAMES):
        for kind, names in table.items():
            fields = {field.name for field in msgspec.structs.fields(kind)}
            assert names <= fields, kind
    for kind in set(api_wordless._KEPT) & set(api_wordless._NAMES):
        assert not api_wordless._KEPT[kind] & api_wordless._NAMES[kind]


def test_no_kept_field_is_one_of_words() -> None:
    """What says what somebody said, or is called, is in no answer, however deep."""
    worded = {
        "text",
        "title",
        "name",
        "speaker",
        "said",
        "quoted",
        "sentence",
        "reason",
        "note",
        "before",
        "after",
        "evidence",
    }
    seen: set[type] = set()

    def look(kind: Any) -> None:
        for one in get_args(kind):
            look(one)
        if isinstance(kind, type) and issubclass(kind, msgspec.Struct) and kind not in seen:
            seen.add(kind)
            for field in msgspec.structs.fields(kind):
                assert field.name not in worded or field.type is not str or kind.__name__ in named, (kind, field)
                look(field.type)

    # Names of rules and of standards.
    named = {"WordlessFinding", "WordlessStandard"}
    for door in DOORS:
        if door.answer is not None:
            look(wordless(door.answer))
    assert len(seen) > 40
