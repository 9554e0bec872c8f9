"""The sample stories with their analyses and report: the demo, and the gold that every change is held against."""

import json
from pathlib import Path
from typing import Any

import pytest

from attribution.engine import profile_sources
from attribution.engine.pipeline import analyze_many
from attribution.load import find_articles, read
from attribution.model import Analysis, from_json, to_json
from attribution.report import render_report

#: Processors differ in the last digits of their floating point.
_TOLERANCE = 0.02


@pytest.fixture(scope="module")
def gold(checkout: Path) -> list[Analysis]:
    lines = (checkout / "reports" / "sample" / "analyses.jsonl").read_text(encoding="utf-8").splitlines()
    return [from_json(line) for line in lines]


@pytest.fixture(scope="module")
def fresh(checkout: Path) -> list[Analysis]:
    articles = find_articles([checkout / "reports" / "sample"])
    return list(analyze_many(read(a.path, name=a.id) for a in articles))


def without_confidence(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: without_confidence(v) for k, v in value.items() if k != "confidence"}
    return [without_confidence(v) for v in value] if isinstance(value, list) else value


def comparable(analysis: Analysis) -> Any:
    return without_confidence(json.loads(to_json(analysis))) | {"engine": None}


def test_report_is_rendered_from_the_analyses(gold: list[Analysis], checkout: Path):
    """The committed pages are those that the committed analyses give, byte for byte."""
    pages = render_report(gold, profiles=profile_sources)
    folder = checkout / "reports" / "sample"
    assert {p.name for p in folder.glob("*.html")} == set(pages)
    for name, page in pages.items():
        assert (folder / name).read_bytes() == page.encode("utf-8"), (
            f"{name} differs: run `make report`, read the change"
        )


def test_analyses_are_those_of_the_stories(gold: list[Analysis], fresh: list[Analysis]):
    """The stories analysed afresh give the committed analyses."""
    assert [a.document.id for a in fresh] == [a.document.id for a in gold]
    for new, old in zip(fresh, gold, strict=True):
        assert comparable(new) == comparable(old), f"{old.document.id} differs: run `make report`, read the change"


def test_confidences(gold: list[Analysis], fresh: list[Analysis]):
    """Confidences are those committed, but for what a processor's floating point does to them."""
    for new, old in zip(fresh, gold, strict=True):
        for one, other in zip(new.quotations, old.quotations, strict=True):
            assert one.confidence == pytest.approx(other.confidence, abs=_TOLERANCE), one.text


def test_stories_are_long_enough(gold: list[Analysis]):
    """There are four stories or more, each of over 400 words."""
    assert len(gold) >= 4
    assert all(len(a.document.text.split()) > 400 for a in gold)


def readings(checkout: Path) -> list[tuple[str, str, str, str, str]]:
    """Return what an editor reads: the story, how words in it begin, their kind, the speaker's mention, the source."""
    lines = (checkout / "tests" / "sample_readings.tsv").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines[1:]]  # type: ignore[misc]


def test_stories_read_as_an_editor_reads_them(gold: list[Analysis], checkout: Path):
    """Every quoted passage has the kind, the speaker and the source that a reading by hand gave it."""
    by_id = {a.document.id: a for a in gold}
    for story, begins, kind, speaker, source in readings(checkout):
        analysis = by_id[story]
        place = analysis.document.text.index(begins)
        (found,) = [
            q for q in analysis.quotations if any(s.start <= place < s.end for s in q.spans) and q.kind != "indirect"
        ]
        name = next((s.name for s in analysis.sources if s.id == found.source_id), "")
        assert (found.kind, found.speaker.text if found.speaker else "", name) == (kind, speaker, source), begins


def spans_of(analysis: Analysis) -> list[tuple[int, int, str]]:
    """Return every span of an analysis that comes with its text."""
    found: list[tuple[int, int, str]] = []

    def walk(value: Any) -> None:
        if isinstance(value, dict):
            if {"start", "end", "text"} <= value.keys():
                found.append((value["start"], value["end"], value["text"]))
            if "spans" in value:
                pieces = [analysis.document.text[s["start"] : s["end"]] for s in value["spans"]]
                assert " ".join(pieces) == value["text"]
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            walk(inner)

    walk(json.loads(to_json(analysis)))
    return found


def assert_offsets(analysis: Analysis) -> None:
    """Check that every span shows the text at its offsets, and that every id that is named is given."""
    text = analysis.document.text
    for start, end, shown in spans_of(analysis):
        assert text[start:end] == shown
        assert shown == shown.strip()
    ids = {s.id for s in analysis.sources}
    assert {q.source_id for q in analysis.quotations if q.source_id} <= ids
    assert len(ids) == len(analysis.sources)
    assert len({q.id for q in analysis.quotations}) == len(analysis.quotations)


def test_offsets_of_the_samples(gold: list[Analysis]):
    """Every span of every sample shows the text at its offsets."""
    for analysis in gold:
        assert_offsets(analysis)


def test_offsets_of_real_news(shared: Path):
    """Every span found in 84 articles of real news shows the text at its offsets."""
    articles = find_articles([shared / "eval" / "polnear" / "dev" / "text"])
    for analysis in analyze_many(read(a.path, name=a.id) for a in articles):
        assert_offsets(analysis)
