"""`attribution export`: what it writes, what it says, and its exit status."""

import io
import json
import sys
from pathlib import Path

import pytest

from attribution.cli import main
from attribution.model import from_json, to_json
from tests.analyses import ferry
from tests.exported import harbour


@pytest.fixture
def saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Go to a folder with news.jsonl, which has two analyses, and return the folder."""
    monkeypatch.chdir(tmp_path)
    lines = "".join(f"{to_json(one)}\n" for one in (ferry(), harbour()))
    (tmp_path / "news.jsonl").write_text(lines, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("to", "path"),
    [
        ("jsonl", "out"),
        ("csv", "out/quotations.csv"),
        ("parquet", "out/quotations.parquet"),
        ("xlsx", "out"),
        ("webannotation", "out"),
        ("brat", "out/000001-lorn-ferry.ann"),
        ("jsonld", "out"),
        ("tei", "out/000001-lorn-ferry.xml"),
        ("docbin", "out/00001.spacy"),
    ],
)
def test_every_format(to: str, path: str, saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each is written to the place that is given, and a line says how much; the status is 0."""
    assert main(["export", "news.jsonl", "--to", to, "-o", "out"]) == 0

    assert (saved / path).is_file()
    assert capsys.readouterr() == (f"out: 2 articles, {len(ferry().quotations) + 4} quotations, 14 sources\n", "")


@pytest.mark.usefixtures("saved")
def test_to_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """Without -o, what can be piped is printed, and nothing else."""
    assert main(["export", "news.jsonl", "--to", "jsonl"]) == 0

    out, err = capfdbinary.readouterr()
    assert [from_json(line) for line in out.splitlines()] == [ferry(), harbour()]
    assert err == b""


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize("to", ["csv", "parquet", "brat", "tei", "docbin", "xlsx"])
def test_a_format_that_needs_a_place(to: str, capsys: pytest.CaptureFixture[str]) -> None:
    """What can't be piped needs -o, and the message says so; the status is 2."""
    assert main(["export", "news.jsonl", "--to", to]) == 2

    what = "a file" if to == "xlsx" else "a folder"
    assert f"{to} is written to {what}: give its name" in capsys.readouterr().err


@pytest.mark.usefixtures("saved")
def test_confidential(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    """With --confidential no word of the article leaves."""
    assert main(["export", "news.jsonl", "--to", "webannotation", "--confidential"]) == 0

    out, _ = capfdbinary.readouterr()
    assert len(json.loads(out)) == len(ferry().quotations) + 4
    for word in ("Ruiz", "ferry", "harbour", "said", "“"):
        assert word.encode() not in out


@pytest.mark.usefixtures("saved")
@pytest.mark.parametrize("to", ["jsonl", "csv", "tei", "docbin"])
def test_confidential_is_not_for_every_format(to: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A format that would have the words anyway is refused, rather than written with them."""
    assert main(["export", "news.jsonl", "--to", to, "--confidential", "-o", "out"]) == 2

    assert f"{to} can't be without words: use webannotation" in capsys.readouterr().err


def test_broken_lines(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each is told with its number, the others are written, and the status is 1."""
    with (saved / "news.jsonl").open("a", encoding="utf-8") as file:
        file.write("{}\n")

    assert main(["export", "news.jsonl", "none.jsonl", "--to", "csv", "-o", "out"]) == 1

    out, err = capsys.readouterr()
    assert out.startswith("out: 2 articles")
    assert [line.partition(" (")[0] for line in err.splitlines()] == [
        "attribution: news.jsonl, line 3: it is no analysis of ours",
        "attribution: none.jsonl: there is no such file: check the path",
    ]


def test_nothing_to_export(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where no analysis can be read nothing is written, and the status is 2."""
    assert main(["export", "none.jsonl", "--to", "csv", "-o", "out"]) == 2

    assert not (saved / "out").exists()
    assert capsys.readouterr() == ("", "attribution: none.jsonl: there is no such file: check the path\n")


def test_from_standard_input(
    saved: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """ "-" reads what `attribution analyze --format jsonl` pipes in."""
    data = io.TextIOWrapper(io.BytesIO((saved / "news.jsonl").read_bytes()))
    monkeypatch.setattr(sys, "stdin", data)

    assert main(["export", "-", "--to", "jsonld"]) == 0

    assert len(json.loads(capfdbinary.readouterr().out)) == 2


def test_what_a_workbook_cannot_hold_is_told(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Notes go to standard error."""
    line = to_json(harbour()).replace("Ana Ruiz", "Ana\\u0000Ruiz")
    (saved / "odd.jsonl").write_text(line, encoding="utf-8")

    assert main(["export", "odd.jsonl", "--to", "xlsx", "-o", "odd.xlsx"]) == 0

    assert "cells had characters that a workbook can't hold" in capsys.readouterr().err
