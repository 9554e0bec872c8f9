"""`attribution worksheet`: what it writes, and its exit status."""

from pathlib import Path

import pytest

from attribution.cli import main
from attribution.model import to_json
from tests.analyses import ferry


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder, in which there is an analysis."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ferry.json").write_text(to_json(ferry()), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "start"), [("s.docx", b"PK"), ("s.XLSX", b"PK"), ("s.csv", b"\xef\xbb\xbf"), ("s.md", b"# ")]
)
def test_a_sheet(name: str, start: bytes, saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The name says the format, and the place is printed."""
    if start == b"PK":
        pytest.importorskip("docx" if "docx" in name else "openpyxl")

    assert main(["worksheet", "ferry.json", "-o", name]) == 0
    assert (saved / name).read_bytes().startswith(start)
    assert capsys.readouterr() == (f"Wrote {name}\n", "")


def test_what_the_record_says(saved: Path) -> None:
    """With a record, its verdict stands beside the words."""
    (saved / "quay.txt").write_text("ANA RUIZ: Three letters. I have the receipts.", encoding="utf-8")

    assert main(["worksheet", "ferry.json", "-o", "s.md", "--against", "quay.txt"]) == 0
    assert "- record: " in (saved / "s.md").read_text(encoding="utf-8")


def test_a_filled_in_sheet_is_not_replaced(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is there may be somebody's work."""
    (saved / "s.csv").write_text("mine", encoding="utf-8")

    assert main(["worksheet", "ferry.json", "-o", "s.csv"]) == 2
    assert "there is such a file already, and it may be filled in" in capsys.readouterr().err
    assert (saved / "s.csv").read_text(encoding="utf-8") == "mine"


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ferry.json", "-o", "sheet.pdf"], "the name has to end with one of .docx, .xlsx, .csv, .md"),
        (["none.txt", "-o", "sheet.md"], "none.txt: there is no such file or folder"),
        (["ferry.json", "-o", "none/sheet.md"], "none/sheet.md: there is no such folder"),
        (["ferry.json"], "Missing option '-o'"),
    ],
)
def test_what_can_not_be_written(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told on one line, and the status is 2."""
    assert main(["worksheet", *arguments]) == 2

    captured = capsys.readouterr()
    assert (captured.out, captured.err.count("\n")) == ("", 1)
    assert message in captured.err
