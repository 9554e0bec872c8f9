"""`attribution guard`: what it prints, and its exit status."""

import json
from pathlib import Path

import pytest

from attribution.cli import main

STORY = "Ben Roe said the ferry may stop in June.\n\n“We will stay,” said Ana Lee.\n"


@pytest.fixture(autouse=True)
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a story and two texts made from it, and work in their folder."""
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "good.txt").write_text("The ferry could stop in June, Ben Roe said.\n", encoding="utf-8")
    (tmp_path / "bad.txt").write_text("The ferry will stop in June, Ben Roe said.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_departure_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """The status is 1, and both sentences are shown."""
    assert main(["guard", "story.txt", "--derived", "bad.txt"]) == 1

    printed = capsys.readouterr().out
    assert "hedge-dropped" in printed
    assert "The ferry will stop in June, Ben Roe said." in printed
    assert "Ben Roe said the ferry may stop in June." in printed


def test_a_faithful_text(capsys: pytest.CaptureFixture[str]) -> None:
    """The status is 0."""
    assert main(["guard", "story.txt", "--derived", "good.txt"]) == 0
    assert capsys.readouterr().out == "good.txt: nothing found\n"


def test_only_some_classes_fail() -> None:
    """A finding of another class is printed and gives status 0; a class that there is not is refused."""
    arguments = ["guard", "story.txt", "--derived", "bad.txt", "--fail-on"]

    assert main([*arguments, "denial-dropped"]) == 0
    assert main([*arguments, "denial-dropped,hedge-dropped"]) == 1
    assert main([*arguments, "spelling"]) == 2


def test_json_in_a_file(texts: Path) -> None:
    """`-o` writes what is asked for."""
    assert main(["guard", "story.txt", "--derived", "bad.txt", "--format", "json", "-o", "found.json"]) == 1

    found = json.loads((texts / "found.json").read_text(encoding="utf-8"))
    assert found["schema"] == "attribution/guard/1"
    assert [one["class"] for one in found["departures"]] == ["hedge-dropped"]


def test_what_cannot_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there gives status 2, whichever it is."""
    assert main(["guard", "story.txt", "--derived", "none.txt"]) == 2
    assert main(["guard", "none.txt", "--derived", "good.txt"]) == 2
    assert "none.txt" in capsys.readouterr().err
