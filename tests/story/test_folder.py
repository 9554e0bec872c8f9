"""A story's folder: its drafts, records, story.json; and files that several people change."""

import json
import os
from pathlib import Path

import pytest

from attribution.errors import AttributionError, StoryError
from attribution.model import Analysis, Document, Record, Segment
from attribution.story import Kept, fingerprint, key_of, make_story, name_speakers, newest_draft, open_story, save_file
from tests.analyses import ENGINE


def put(folder: Path, *names: str) -> None:
    """Write files, each a second newer than the one before."""
    for number, name in enumerate(names):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("A ferry.", encoding="utf-8")
        os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))


@pytest.mark.parametrize(
    ("names", "newest"),
    [
        (["ferry.txt"], "ferry.txt"),
        (["draft-10.txt", "draft-2.txt", "draft-9.docx"], "draft-10.txt"),
        (["ferry v3.md", "ferry v2.md"], "ferry v3.md"),
        (["2026-03-02 ferry 1.txt", "2026-02-27 ferry 9.txt"], "2026-03-02 ferry 1.txt"),
        (["ferry.txt", "ferry-final.txt", "ferry-edited.txt"], "ferry-edited.txt"),
        (["ferry-2.txt", "README.md"], "ferry-2.txt"),
        (["ferry.txt", "records/call.txt", "~$ferry.docx", ".hidden.txt", "story.corrections.json"], "ferry.txt"),
    ],
)
def test_the_newest_draft(tmp_path: Path, names: list[str], newest: str) -> None:
    """Numbers in names that are else the same tell which is the newest, then the time; what is no draft is none."""
    put(tmp_path, *names)

    assert newest_draft(tmp_path).name == newest


def test_story_json_says_which_draft_counts(tmp_path: Path) -> None:
    """What a person says outranks names and times."""
    put(tmp_path, "draft-1.txt", "draft-2.txt")
    (tmp_path / "story.json").write_text('{"draft": "draft-1.txt"}', encoding="utf-8")

    folder = open_story(tmp_path)

    assert folder.draft.name == "draft-1.txt"
    assert [path.name for path in folder.drafts] == ["draft-1.txt", "draft-2.txt"]


@pytest.mark.parametrize(
    ("says", "message"),
    [
        ('{"draft": "gone.txt"}', "there is no such file"),
        ('{"draft": "../other/draft.txt"}', "there is no such file"),
        ('{"drafts": []}', "it is broken"),
        ("{", "it is broken"),
        ('{"schema": "attribution/story/9"}', "update attribution"),
    ],
)
def test_a_broken_story_json(tmp_path: Path, says: str, message: str) -> None:
    """What is wrong is told, and nothing is guessed; no draft lies outside the folder."""
    put(tmp_path, "draft-1.txt")
    (tmp_path / "story.json").write_text(says, encoding="utf-8")

    with pytest.raises(StoryError, match=message):
        open_story(tmp_path)


def test_two_drafts_that_are_equally_new(tmp_path: Path) -> None:
    """Which counts has to be said."""
    put(tmp_path, "ferry-1.txt", "ferry-1.docx")

    with pytest.raises(StoryError, match=r"ferry-1.docx and ferry-1.txt are equally new"):
        newest_draft(tmp_path)


def test_a_page_that_we_made_is_no_draft(tmp_path: Path) -> None:
    """The report of a draft may lie beside it."""
    put(tmp_path, "ferry.txt")
    (tmp_path / "report.html").write_text('<!doctype html><meta name="generator" content="attribution">')

    assert newest_draft(tmp_path).name == "ferry.txt"


def test_a_story_is_made_and_made_again(tmp_path: Path) -> None:
    """A folder that is there keeps what is in it; a draft of the same name is never written over."""
    put(tmp_path, "desk/ferry.txt")
    made = make_story(tmp_path / "story", [tmp_path / "desk/ferry.txt"])

    assert made is not None
    assert (made.draft.name, made.records) == ("ferry.txt", ())
    assert json.loads((tmp_path / "story/story.json").read_text())["schema"] == "attribution/story/1"
    with pytest.raises(StoryError, match=r"ferry.txt is there already"):
        make_story(tmp_path / "story", [tmp_path / "desk/ferry.txt"])
    put(tmp_path, "desk/photo.png")
    with pytest.raises(AttributionError, match="it is no draft"):
        make_story(tmp_path / "story", [tmp_path / "desk/photo.png"])


def test_records_lie_in_folders_too(tmp_path: Path) -> None:
    """All files below records/ are records, by their path; hidden ones are none."""
    put(tmp_path, "ferry.txt", "records/b.txt", "records/calls/a.vtt", "records/.DS_Store", "records/.git/config")

    assert [record.id for record in open_story(tmp_path).records] == ["b.txt", "calls/a.vtt"]


def test_what_somebody_else_changed_is_not_written_over(tmp_path: Path) -> None:
    """A change that was made on an old version is refused, and the newer file stays."""
    path = tmp_path / "story.corrections.json"
    mine = save_file(path, b"one", based_on=None)
    theirs = save_file(path, b"two", based_on=mine)

    with pytest.raises(StoryError, match="somebody else has changed it"):
        save_file(path, b"three", based_on=mine)
    with pytest.raises(StoryError, match="somebody else has changed it"):
        save_file(path, b"three", based_on=None)
    assert path.read_bytes() == b"two"
    assert fingerprint(path) == theirs


def record(name: str, *labels: str) -> Record:
    """Return a record of a word by each speaker."""
    segments = tuple(Segment(start=n, end=n + 1, speaker=label, turn=n) for n, label in enumerate(labels))
    return Record(id=name, text="x" * len(labels), sha256="", segments=segments)


def speakers(records: tuple[Record, ...]) -> list[list[str | None]]:
    """Return who speaks in each record."""
    return [[segment.speaker for segment in one.segments] for one in records]


def test_labels_are_named() -> None:
    """A label that stands in one record may be named for the story, any label for its record."""
    calls = [record("a.json", "A", "B"), record("b.json", "A", "C")]

    assert speakers(name_speakers(calls, {"B": "Ben Roe", "a.json": {"A": "Ana Ruiz"}})) == [
        ["Ana Ruiz", "Ben Roe"],
        ["A", "C"],
    ]


@pytest.mark.parametrize(("label", "given"), [("Speaker 0", "0"), ("0", "Speaker 0"), ("B", "speaker b"), ("B", "B")])
def test_a_label_with_and_without_its_word(label: str, given: str) -> None:
    """Some files have a bare number or letter; what a person calls it is the same."""
    assert speakers(name_speakers([record("a.json", label)], {given: "Ana Ruiz"})) == [["Ana Ruiz"]]


@pytest.mark.parametrize(
    ("names", "message"),
    [
        ({"A": "Ana"}, "“A” stands in a.json and b.json, and may be others there"),
        ({"Z": "Ana"}, "nobody is called “Z” in any record"),
        ({"c.json": {"A": "Ana"}}, "there is no record “c.json”"),
        ({"a.json": {"Z": "Ana"}}, "nobody is called “Z” in a.json: its labels are A, B"),
    ],
)
def test_labels_that_name_nobody_surely(names: dict[str, str | dict[str, str]], message: str) -> None:
    """What one program calls A is another person in the next recording."""
    with pytest.raises(StoryError, match=message):
        name_speakers([record("a.json", "A", "B"), record("b.json", "A", "C")], names)


def test_what_was_worked_out_is_kept_and_may_be_deleted(tmp_path: Path) -> None:
    """An analysis is found by its key and by its text; a broken file is as none."""
    analysis = Analysis(document=Document.from_text("A ferry.", "ferry.txt"), engine=ENGINE)
    kept, key = Kept(tmp_path), key_of(b"A ferry.", "0.1")
    kept.keep_analysis(key, analysis)
    kept.keep_record(key, record("a.json", "A"))

    assert kept.analysis(key) == analysis
    assert kept.earlier([analysis.document.sha256, "0" * 64]) == {analysis.document.sha256: analysis}
    assert kept.record(key) == record("a.json", "A")
    for path in tmp_path.glob("cache/*/*.json"):
        path.write_text("{", encoding="utf-8")
    assert (kept.analysis(key), kept.record(key), kept.earlier([analysis.document.sha256])) == (None, None, {})
