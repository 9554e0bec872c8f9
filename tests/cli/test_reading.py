"""The options that say how files are read."""

import json
import sys
from pathlib import Path

import pytest

from attribution.cli import main
from tests import fake_engine
from tests.docx_by_hand import document_of


@pytest.fixture(autouse=True)
def _engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Put a quick stand-in in the place of the engine, and work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    for name, module in fake_engine.modules().items():
        monkeypatch.setitem(sys.modules, name, module)


def analysed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    """Return the documents that `attribution analyze` prints."""
    main(["analyze", "--format", "jsonl", *arguments])
    return [json.loads(line)["document"] for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(("choice", "text"), [("accept", "“Never,” she said."), ("reject", "“Always,” she said.")])
def test_revisions(capsys: pytest.CaptureFixture[str], choice: str, text: str) -> None:
    """Tracked changes become what was chosen."""
    Path("a.docx").write_bytes(document_of("“[-Always-][+Never+],” she said."))

    (document,) = analysed(capsys, "a.docx", "--revisions", choice)

    assert document["text"] == text


def test_revisions_that_are_to_fail(capsys: pytest.CaptureFixture[str]) -> None:
    """The document counts as one that can't be read."""
    Path("a.docx").write_bytes(document_of("“[-Always-][+Never+],” she said."))

    assert main(["analyze", "a.docx", "--revisions", "fail"]) == 2
    assert capsys.readouterr().err.startswith("attribution: a.docx: it has 2 tracked changes")


@pytest.mark.parametrize(
    ("command", "shown"),
    [
        ("analyze N", "Always"),
        ("report N", "reports/{}.html"),
        ("check N --policy p.toml --format json", "QUO004"),
        ("compare N N", "1 kept"),
        ("worksheet N -o s.csv", "s.csv"),
        ("verify N --against record.txt", "1 of 1 quotation passes"),
        ("archive add n.db N", "1 added"),
    ],
)
@pytest.mark.parametrize(
    ("name", "article", "options"),
    [("a.docx", "a.docx", "--revisions reject"), ("n.csv", "k1", "--text-column words --id-column key")],
)
def test_every_command_that_reads_articles_takes_them(
    capsys: pytest.CaptureFixture[str], command: str, shown: str, name: str, article: str, options: str
) -> None:
    """Tracked changes, and columns of tables, are read alike in all of them."""
    Path("record.txt").write_text("Always.", encoding="utf-8")
    Path("p.toml").write_text('[rules.QUO004]\nalso = ["say"]\nasks = "Vary nothing."\nfollows = "a test"\n')
    Path("a.docx").write_bytes(document_of("“[-Always-][+Never+],” she said."))
    Path("n.csv").write_text("key,words\nk1,“Always.” she said.\n", encoding="utf-8")

    main(f"{command} {options}".replace(" N", f" {name}").split())

    assert shown.format(article) in capsys.readouterr().out


def test_columns(capsys: pytest.CaptureFixture[str]) -> None:
    """The columns that are named are used, and the others come out as they went in."""
    Path("n.csv").write_text("key,words,desk\nk1,“Yes.”,local\n")

    (document,) = analysed(capsys, "n.csv", "--text-column", "words", "--id-column", "desk")

    assert (document["id"], document["text"], document["extra"]) == ("local", "“Yes.”", {"key": "k1"})


def test_bad_records_are_told_and_the_rest_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    """The status says that some inputs failed."""
    Path("n.jsonl").write_text('{"text": "“Yes.”"}\nno\n{"text": "“No.”"}\n')

    assert main(["analyze", "--format", "jsonl", "n.jsonl"]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    assert "n.jsonl, line 2: this is no JSON" in err


def test_encoding(capsys: pytest.CaptureFixture[str]) -> None:
    """Wrongly decoded text is mended on request only."""
    Path("a.txt").write_text("â€œCafÃ©â€\x9d", encoding="utf-8")

    assert [analysed(capsys, "a.txt", *more)[0]["text"] for more in ([], ["--fix-encoding"])] == [
        "â€œCafÃ©â€\x9d",
        "“Café”",
    ]


def test_what_a_folder_has_and_is_not_read(capsys: pytest.CaptureFixture[str]) -> None:
    """It is told on standard error, a line for each kind, and is no failure."""
    Path("drafts").mkdir()
    for name in ("a.txt", "b.doc", "c.doc", "d.csv"):
        Path("drafts", name).write_bytes(b"text\nEly.\n")

    assert main(["analyze", "drafts"]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "attribution: drafts: 1 file was passed over: d.csv (.csv may hold many articles: name it to have it read)",
        "attribution: drafts: 2 files were passed over: b.doc, c.doc (.doc can't be read: save it as .docx)",
    ]
