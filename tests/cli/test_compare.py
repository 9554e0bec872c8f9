"""`attribution compare`: what it prints and writes, and its exit status."""

import json
from pathlib import Path

import pytest

from attribution.cli import main
from attribution.compare import read_statuses
from attribution.model import to_json
from tests.drafts_by_hand import draft, new_draft, old_draft, status_file


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder, with the analyses of two drafts and the status file of the old one."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.json").write_text(to_json(old_draft()), encoding="utf-8")
    (tmp_path / "new.json").write_text(to_json(new_draft()), encoding="utf-8")
    statuses = status_file(old_draft(), q1="verified-verbatim", q2="needs-fix", q4="cut")
    (tmp_path / "work.json").write_text(json.dumps(statuses), encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("drafts")
def test_text(capsys: pytest.CaptureFixture[str]) -> None:
    """Without an option it is text to read."""
    assert main(["compare", "old.json", "new.json"]) == 0

    captured = capsys.readouterr()
    assert captured.out.startswith("pump-1.txt → pump-2.txt\nQuotations: 2 kept, 1 reworded, ")
    assert "  Ana Ruiz: “The pump [-will-] {+may+} fail again by June,”\n" in captured.out
    assert captured.err == ""


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        (["-o", "out.html"], "<!doctype html>"),
        (["-o", "out.json"], '{\n  "schema": "attribution/comparison/1"'),
        (["-o", "out.txt"], "pump-1.txt → "),
        (["-o", "out.txt", "--format", "html"], "<!doctype html>"),
    ],
)
def test_a_file(arguments: list[str], start: str, drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the file's name ends with says what it holds, unless `--format` does."""
    assert main(["compare", "old.json", "new.json", *arguments]) == 0
    assert (drafts / arguments[1]).read_text(encoding="utf-8").startswith(start)
    assert capsys.readouterr() == ("", "")


def test_a_status_file_is_carried(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new file is written; the old one stays as it was."""
    before = (drafts / "work.json").read_bytes()
    assert main(["compare", "old.json", "new.json", "--status", "work.json", "-o", "out.html"]) == 0

    rows = read_statuses(drafts / "new-status.json")["quotations"].values()
    assert sorted(row["status"] for row in rows) == ["needs-fix"] + ["unchecked"] * 4
    assert (drafts / "work.json").read_bytes() == before
    assert capsys.readouterr().err == "attribution: wrote new-status.json: load it into the page of pump-2.txt\n"


@pytest.mark.parametrize("arguments", [[], ["--carry-to", "work.json"]])
def test_no_status_file_is_replaced(arguments: list[str], drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is there may hold somebody's work."""
    (drafts / "new-status.json").write_text("mine", encoding="utf-8")
    before = (drafts / "work.json").read_bytes()

    assert main(["compare", "old.json", "new.json", "--status", "work.json", *arguments]) == 2
    assert "there is such a file already: give another name with --carry-to" in capsys.readouterr().err
    assert (drafts / "new-status.json").read_text(encoding="utf-8") == "mine"
    assert (drafts / "work.json").read_bytes() == before


@pytest.mark.parametrize("content", ["{", '{"schema": "attribution/status/9"}', "other"])
def test_a_status_file_that_does_not_fit(content: str, drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A broken one, one of a newer version, one of another article: an error, and nothing is written."""
    other = draft("“Sell,” Kim Oh said.", ("“Sell,”", "Kim Oh"), title="The market")
    text = json.dumps(status_file(other, q1="cut")) if content == "other" else content
    (drafts / "work.json").write_text(text, encoding="utf-8")

    assert main(["compare", "old.json", "new.json", "--status", "work.json", "-o", "out.html"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert sorted(path.name for path in drafts.iterdir()) == ["new.json", "old.json", "work.json"]
    assert (drafts / "work.json").read_text(encoding="utf-8") == text


@pytest.mark.usefixtures("drafts")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.txt", "new.json"], "none.txt: there is no such file or folder"),
        (["old.json", "none.json"], "none.json: there is no such file"),
        (["old.json", "two.jsonl"], "two.jsonl: there is more than one article in it"),
        (["old.json", "empty.jsonl"], "empty.jsonl, line 1: it is no analysis of ours"),
        (["old.json", "new.json", "--carry-to", "x.json"], "there is nothing to carry: give --status too"),
    ],
)
def test_what_can_not_be_compared(
    arguments: list[str], message: str, drafts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told on one line, and the status is 2."""
    (drafts / "two.jsonl").write_text(f"{to_json(old_draft())}\n{to_json(new_draft())}\n", encoding="utf-8")
    (drafts / "empty.jsonl").write_text("attribution/analysis/", encoding="utf-8")

    assert main(["compare", *arguments]) == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err.count("\n")) == ("", 1)
    assert message in captured.err
