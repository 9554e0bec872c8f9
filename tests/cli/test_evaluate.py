"""`attribution evaluate`: what it prints, which stories count, and its exit status."""

import json
from pathlib import Path

import pytest

from attribution import corrected
from attribution.cli import main
from attribution.corrections import encode_corrections
from attribution.model import to_json
from tests.corrections_by_hand import Pencil
from tests.drafts_by_hand import new_draft, old_draft


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder, with the analyses of two stories, of which one was corrected."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.json").write_text(to_json(old_draft()), encoding="utf-8")
    (tmp_path / "new.json").write_text(to_json(new_draft()), encoding="utf-8")
    (tmp_path / "old.corrections.json").write_bytes(encode_corrections(corrections().corrections()))
    return tmp_path


def corrections() -> Pencil:
    """Return a status and a speaker that were entered for the old draft."""
    pencil = Pencil(old_draft(), who="NF")
    pencil.status("“The pump will", "verified-verbatim")
    pencil.speaker("“It is a good", source="Ana Ruiz")
    return pencil


@pytest.mark.usefixtures("desk")
def test_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    """It says how many links were kept, and which stories have no corrections."""
    assert main(["evaluate", "old.json", "new.json"]) == 0

    captured = capsys.readouterr()
    lines = captured.out.splitlines()
    assert lines[:2] == [
        "1 story with corrections: 5 quotations, 2 of them looked at (1 with a status)",
        "Stories without corrections, not counted: pump-2.txt",
    ]
    assert "all links                              5   80.0 %          2   50.0 %" in lines
    assert captured.err == "attribution: old.corrections.json: 1 correction and 1 status applied\n"


def test_json(desk: Path) -> None:
    """With `--format json` it is what the schema says, in a file where one is asked for."""
    assert main(["evaluate", "old.json", "--format", "json", "-o", "kept.json"]) == 0

    told = json.loads((desk / "kept.json").read_text(encoding="utf-8"))
    assert told["schema"] == "attribution/evaluation/1"
    assert told["looked_at"]["all"] == {"label": "all", "links": 2, "kept": 1}
    assert told["changes"]["given_to_another"] == 1


def test_an_article(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An article is read by the machine, and then corrected."""
    (desk / "pump.txt").write_text(old_draft().document.text, encoding="utf-8")
    assert main(["evaluate", "pump.txt", "--corrections", "old.corrections.json"]) == 0

    assert "2 of them looked at (1 with a status)" in capsys.readouterr().out


@pytest.mark.usefixtures("desk")
def test_no_story_has_corrections(capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing to count, and the status is 2."""
    assert main(["evaluate", "new.json"]) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("attribution: no story has corrections: save them on its page")


def test_a_story_that_was_saved_as_corrected(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the machine found in it is not known any more; the other stories are counted, and the status is 1."""
    after = corrected(old_draft(), corrections().corrections())
    (desk / "after.json").write_text(to_json(after), encoding="utf-8")
    assert main(["evaluate", "old.json", "after.json"]) == 1

    captured = capsys.readouterr()
    assert "1 story with corrections" in captured.out
    assert "pump-1.txt: it was saved as corrected: give the article, or an analysis made with --no-corrections" in (
        captured.err
    )


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.txt"], "none.txt: there is no such file or folder"),
        (["new.json", "--corrections", "none.json"], "none.json: there is no such file"),
        (["new.json", "--format", "html"], "'--format'"),
    ],
)
def test_what_can_not_be_evaluated(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told on one line, and the status is 2."""
    assert main(["evaluate", *arguments]) == 2

    captured = capsys.readouterr()
    assert (captured.out, captured.err.count("\n")) == ("", 1)
    assert message in captured.err
