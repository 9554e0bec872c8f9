"""Runs that go on where they were stopped."""

from pathlib import Path

import msgspec
import pytest

from attribution.corpus.resuming import open_journal
from attribution.errors import AttributionError, OutputError
from attribution.model import Analysis, Document, Engine, from_json

ENGINE = Engine(attribution="0.1.0", spacy="3.8.0", pipeline="fake 1")
STORIES = [Document.from_text(f"“Word {number},” she said.", f"{number}.txt") for number in range(5)]


def analysis(document: Document) -> Analysis:
    return Analysis(document=document, engine=ENGINE)


def work(path: Path, documents: list[Document], stop_after: int = 99, *, resume: bool = True) -> list[str]:
    """Do what a run does with `documents` until it is stopped; return the ids of those that it left out."""
    left_out: list[AttributionError] = []
    with open_journal(path, resume=resume) as journal:
        for number, document in enumerate(journal.left(documents, left_out.append)):
            if number == stop_after:
                return [error.subject for error in left_out]
            journal.write(analysis(document))
        journal.publish(path)
    return [error.subject for error in left_out]


def ids(path: Path) -> list[str]:
    return [from_json(line).document.id for line in path.read_bytes().splitlines()]


@pytest.mark.parametrize("stop_after", range(6))
def test_the_result_is_that_of_one_run(tmp_path: Path, stop_after: int):
    """A run that was stopped anywhere and is gone on with gives the bytes that one run gives."""
    whole, parted = tmp_path / "whole.jsonl", tmp_path / "parted.jsonl"
    work(whole, STORIES)
    work(parted, STORIES, stop_after)
    assert parted.exists() == (stop_after == 5)

    work(parted, STORIES)
    assert parted.read_bytes() == whole.read_bytes()
    assert not (tmp_path / "parted.jsonl.partial").exists()


def test_a_half_written_line_is_written_anew(tmp_path: Path):
    """What a kill left of a line does not count."""
    path, part = tmp_path / "out.jsonl", tmp_path / "out.jsonl.partial"
    work(path, STORIES, 3)
    part.write_bytes(part.read_bytes()[:-20])

    work(path, STORIES)
    assert ids(path) == ["0.txt", "1.txt", "2.txt", "3.txt", "4.txt"]


def test_without_resume_a_run_begins_anew(tmp_path: Path):
    """What an earlier run left is written over."""
    path = tmp_path / "out.jsonl"
    work(path, STORIES, 3)
    work(path, STORIES[3:], resume=False)

    assert ids(path) == ["3.txt", "4.txt"]


def test_the_old_file_stays_until_all_is_done(tmp_path: Path):
    """A run that is stopped leaves what was there under the name."""
    path = tmp_path / "out.jsonl"
    path.write_text("old", encoding="utf-8")
    work(path, STORIES, 2)

    assert path.read_text(encoding="utf-8") == "old"


def test_what_failed_before_is_told_again(tmp_path: Path):
    """An article that the earlier run left out is left out, so that the order stays."""
    path = tmp_path / "out.jsonl"
    work(path, [STORIES[0], STORIES[2], STORIES[3]], 2)

    assert work(path, STORIES) == ["1.txt"]
    assert ids(path) == ["0.txt", "2.txt", "3.txt", "4.txt"]


@pytest.mark.parametrize(
    ("now", "message"),
    [
        ([STORIES[0], Document.from_text("“Other.”", "1.txt"), *STORIES[2:]], "1.txt has changed or moved since"),
        ([STORIES[1], STORIES[0], *STORIES[2:]], "1.txt has changed or moved since"),
        (STORIES[:1], "1.txt is no longer among the articles"),
    ],
)
def test_other_articles(tmp_path: Path, now: list[Document], message: str):
    """Articles that are not those of the earlier run are an error, and nothing is lost."""
    path, part = tmp_path / "out.jsonl", tmp_path / "out.jsonl.partial"
    work(path, STORIES, 3)
    before = part.read_bytes()

    with pytest.raises(OutputError, match=message):
        work(path, now)
    assert part.read_bytes() == before


def test_another_engine(tmp_path: Path):
    """A run is not gone on with by another version, pipeline or threshold."""
    path = tmp_path / "out.jsonl"
    work(path, STORIES, 3)

    other = Analysis(document=STORIES[3], engine=Engine(attribution="0.1.0", spacy="3.8.0", pipeline="fake 2"))
    with open_journal(path, resume=True) as journal, pytest.raises(OutputError, match="another pipeline, version"):
        journal.write(other)


def test_other_house_words(tmp_path: Path):
    """A run without house words is not gone on with with them; the error names what may differ."""
    path = tmp_path / "out.jsonl"
    work(path, STORIES, 3)

    engine = msgspec.structs.replace(analysis(STORIES[3]).engine, words="desk.toml 596e858a")
    other = Analysis(document=STORIES[3], engine=engine)
    with open_journal(path, resume=True) as journal, pytest.raises(OutputError, match="threshold or other house words"):
        journal.write(other)


def test_what_is_no_journal(tmp_path: Path):
    """A file that is no journal is an error that says which line, and stays as it is."""
    part = tmp_path / "out.jsonl.partial"
    part.write_bytes(b'{"a": 1}\n')

    with pytest.raises(OutputError, match="line 1 is no analysis"), open_journal(tmp_path / "out.jsonl", resume=True):
        pass
    assert part.read_bytes() == b'{"a": 1}\n'


def test_nothing_leaves_nothing(tmp_path: Path):
    """A journal in which nothing was written is removed."""
    with open_journal(tmp_path / "out.jsonl", resume=False):
        pass
    assert list(tmp_path.iterdir()) == []
