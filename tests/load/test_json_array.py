"""JSON that is one thing."""

import io
import json

import pytest

from attribution.errors import LoadError
from attribution.load import json_array
from attribution.load.json_array import read_json
from attribution.load.options import DEFAULT

ONE, TWO = {"text": "Ely."}, {"body": "Bly."}


def read(value: object) -> tuple[list[str], list[tuple[str, str]]]:
    """Return the texts in JSON, and what was told of bad records."""
    told: list[tuple[str, str]] = []
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    documents = list(read_json(io.BytesIO(data), "n.json", DEFAULT, lambda *bad: told.append(bad)))
    return [document.text for document in documents], told


@pytest.mark.parametrize(
    "value",
    [
        [ONE, TWO],
        {"status": "ok", "totalResults": 2, "articles": [ONE, TWO]},
        {"version": "https://jsonfeed.example/1.1", "title": "Feed", "items": [ONE, TWO]},
        {"response": {"status": "ok", "results": [ONE, TWO]}},
        b'{"text": "Ely."}\n{"body": "Bly."}\n',
        json.dumps([ONE, TWO]).encode("utf-16"),
    ],
)
def test_where_records_are(value: object) -> None:
    """They stand in an array, under a name that is known, or one a line."""
    assert read(value) == (["Ely.", "Bly."], [])


def test_one_record() -> None:
    """An object with a text is one article."""
    assert read({"headline": "Bridge", "text": "Ely."}) == (["Ely."], [])


def test_bad_records() -> None:
    """They are told with their numbers, and the rest is read."""
    texts, told = read([ONE, 3, {"txt": "Bly."}])

    assert texts == ["Ely."]
    assert [where for where, _ in told] == ["record 2", "record 3"]


@pytest.mark.parametrize(("data", "why"), [(b"[{", "this is no JSON"), (b"3", "there are no records in it")])
def test_what_is_no_dump(data: bytes, why: str) -> None:
    """The error says what to look at."""
    with pytest.raises(LoadError, match=why):
        read(data)


def test_a_large_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """The error says in which form it can be read."""
    monkeypatch.setattr(json_array, "MAX_BYTES", 10)

    with pytest.raises(LoadError, match=r"write one object a line, as \.jsonl"):
        read([ONE, TWO])


def test_json_that_is_nested_without_end() -> None:
    """It is an error like any other."""
    with pytest.raises(LoadError, match="this is no JSON"):
        read(b"[" * 200_000)
