"""The command line: what it prints, where, and its exit status."""

import json
import sys
from pathlib import Path

import pytest

from attribution.cli import main
from attribution.model import Analysis, from_json
from tests import fake_engine


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a quick stand-in in the place of the engine and the report."""
    for name, module in fake_engine.modules().items():
        monkeypatch.setitem(sys.modules, name, module)


def lines(text: str) -> list[str]:
    """Return the lines of `text`."""
    return text.splitlines()


# report


@pytest.mark.usefixtures("engine")
def test_report_of_one(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One article gives one page, in reports/ if nothing else is said, and its place is printed."""
    assert main(["report", "bridge.txt"]) == 0

    assert capsys.readouterr() == ("Wrote reports/bridge.txt.html\n", "")
    assert (stories / "reports/bridge.txt.html").exists()


@pytest.mark.usefixtures("engine")
def test_report_of_several(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With more than one article it is the index that is named."""
    assert main(["report", "bridge.txt", "market.md", "-o", "out"]) == 0

    assert capsys.readouterr() == ("Wrote out/index.html and 2 articles beside it\n", "")


@pytest.mark.usefixtures("engine")
def test_report_passes_title_and_templates_on(stories: Path) -> None:
    """The title and the folder of templates reach the report."""
    (stories / "house").mkdir()

    assert main(["report", "bridge.txt", "--title", "March", "--templates", "house"]) == 0
    assert (stories / "reports/bridge.txt.html").read_text(encoding="utf-8").startswith("March house ")


@pytest.mark.usefixtures("engine", "stories")
def test_report_opens_the_page(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """`--open` shows the first page in the browser; where there is none, that is said."""
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: opened.append(address))

    assert main(["report", "bridge.txt", "market.md", "--open"]) == 0
    assert [address.rpartition("/")[2] for address in opened] == ["index.html"]
    assert opened[0].startswith("file:///")
    assert "no browser could be started" in capsys.readouterr().err


@pytest.mark.usefixtures("engine", "stories")
def test_templates_that_are_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    """A folder of templates that is missing is told before the work."""
    assert main(["report", "bridge.txt", "--templates", "house"]) == 2
    assert capsys.readouterr() == ("", "attribution: house: there is no such folder: check --templates\n")


@pytest.mark.usefixtures("engine", "stories")
def test_a_file_where_the_report_should_go(capsys: pytest.CaptureFixture[str]) -> None:
    """The report needs a folder."""
    assert main(["report", "bridge.txt", "-o", "market.md"]) == 2
    assert capsys.readouterr().err == "attribution: market.md: this is a file: give -o the name of a folder\n"


@pytest.mark.usefixtures("engine")
def test_a_full_disk(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A disk that is full is one line that names the folder."""
    (stories / "full.txt").write_text("full", encoding="utf-8")

    assert main(["report", "full.txt", "-o", "out"]) == 2
    kept, full = lines(capsys.readouterr().err)
    assert kept.endswith("/out/analyses.jsonl.partial: what was done is kept here: give --resume to go on")
    assert full == "attribution: out: the disk is full: free some space, or choose another place"


# analyze


@pytest.mark.usefixtures("engine", "stories")
def test_analyze_prints_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    """Without `--format` it is the table, plain where it does not go to a terminal."""
    assert main(["analyze", "bridge.txt"]) == 0

    assert capsys.readouterr() == (
        "bridge.txt · Bridge to close\n"
        "2 quotations, 1 source\n"
        "\n"
        "Ann Lee (person · the mayor)\n"
        "   97% direct   “It is safe,” [said]\n"
        "   97% direct   “Nobody need worry.” [said]\n"
        "\n",
        "",
    )


@pytest.mark.usefixtures("engine", "stories")
def test_analyze_prints_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    """Each line is an analysis, in the order of the articles."""
    assert main(["analyze", "market.md", "bridge.txt", "--format", "jsonl"]) == 0
    assert [from_json(line).document.id for line in lines(capsys.readouterr().out)] == ["market.md", "bridge.txt"]


@pytest.mark.usefixtures("engine", "stories")
def test_analyze_prints_json(capsys: pytest.CaptureFixture[str]) -> None:
    """JSON is one array."""
    assert main(["analyze", "bridge.txt", "market.md", "--format", "json"]) == 0
    assert [entry["document"]["id"] for entry in json.loads(capsys.readouterr().out)] == ["bridge.txt", "market.md"]


@pytest.mark.usefixtures("engine", "stories")
@pytest.mark.parametrize("command", [["analyze", "--format", "jsonl"], ["report"]])
def test_threshold(command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A link whose probability is below the threshold is not made."""
    made: list[Analysis] = []
    local = sys.modules["attribution.corpus"]
    analyze = local.analyze_in_processes
    monkeypatch.setattr(local, "analyze_in_processes", lambda *a, **k: (made.append(x) or x for x in analyze(*a, **k)))

    for threshold in ("0.97", "0.98"):
        assert main([*command, "bridge.txt", "--threshold", threshold]) == 0
    assert [analysis.quotations[0].source_id for analysis in made] == ["s-1", None]
    capsys.readouterr()


@pytest.mark.usefixtures("engine")
def test_analyze_writes_a_file(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `-o` nothing is printed, and the file is there as a whole."""
    assert main(["analyze", "bridge.txt", "--format", "jsonl", "-o", "out.jsonl"]) == 0

    assert capsys.readouterr() == ("", "")
    assert from_json((stories / "out.jsonl").read_bytes()).document.id == "bridge.txt"


@pytest.mark.usefixtures("engine")
def test_analyze_leaves_the_old_file_if_nothing_could_be_done(stories: Path) -> None:
    """A run without a result replaces nothing."""
    (stories / "out.jsonl").write_bytes(b"old")

    assert main(["analyze", "photo.txt", "--format", "jsonl", "-o", "out.jsonl"]) == 2
    assert (stories / "out.jsonl").read_bytes() == b"old"


@pytest.mark.usefixtures("engine", "stories")
def test_a_file_that_can_not_be_written(capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that does not exist is named with the file."""
    assert main(["analyze", "bridge.txt", "-o", "none/out.jsonl"]) == 2
    assert capsys.readouterr().err.startswith("attribution: none/out.jsonl: there is no such folder: ")


# inputs that fail


@pytest.mark.usefixtures("engine", "stories")
@pytest.mark.parametrize("command", ["report", "analyze"])
def test_some_inputs_failed(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The rest is done, the failures are listed last, one line each, and the status is 1."""
    assert main([command, "none.txt", "bridge.txt", "photo.txt", "empty", "tale.pdf"]) == 1

    captured = capsys.readouterr()
    assert captured.out
    assert lines(captured.err) == [
        "attribution: none.txt: there is no such file or folder: check the path",
        "attribution: empty: no article in this folder (.txt, .md, .html, .htm, .xhtml, .docx, .odt, .rtf, .epub, "
        ".pdf, .eml, .vtt, .srt): give one that has articles",
        "attribution: tale.pdf: there is no such file or folder: check the path",
        "attribution: photo.txt: this is a binary file, not text: "
        "give it the suffix that it should have, or save it as plain text",
    ]


@pytest.mark.usefixtures("engine", "stories")
@pytest.mark.parametrize("command", ["report", "analyze"])
@pytest.mark.parametrize("path", ["none.txt", "photo.txt", "empty"])
def test_all_inputs_failed(command: str, path: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written or printed but the reason, and the status is 2."""
    assert main([command, path]) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(lines(captured.err)) == 1
    assert captured.err.startswith(f"attribution: {path}: ")
    assert not Path("reports").exists()


@pytest.mark.usefixtures("engine")
def test_an_empty_article_is_no_failure(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It gives an analysis without quotations, and a note."""
    (stories / "blank.txt").touch()

    assert main(["analyze", "blank.txt"]) == 0
    assert "the article is empty" in capsys.readouterr().out


@pytest.mark.usefixtures("engine")
def test_a_hostile_file_name(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name with control characters is printed without them, and on one line."""
    (stories / "a\x1b[2J\nb.txt").write_bytes(b"\0")

    assert main(["analyze", "."]) == 1
    assert lines(capsys.readouterr().err)[0].startswith("attribution: a\ufffd[2J b.txt: ")


@pytest.mark.usefixtures("engine", "stories")
@pytest.mark.parametrize("command", ["analyze", "report"])
def test_a_missing_model(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A model that is not installed is one line."""
    assert main([command, "bridge.txt", "--model", "xx"]) == 2
    message = "no spaCy pipeline of this name or path: install one, or leave out --model"
    assert capsys.readouterr() == ("", f"attribution: xx: {message}\n")


# giving up


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("command", [["analyze", "--format", "jsonl", "-o", "out.jsonl"], ["report", "-o", "out"]])
def test_going_on(command: list[str], stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A run that was stopped says what it kept; gone on with, it gives what one run gives."""
    articles = ["bridge.txt", "stop.txt", "market.md"]
    (stories / "stop.txt").write_text("Ctrl-C", encoding="utf-8")
    assert main([*command, *articles]) == 130
    assert ".partial: what was done is kept here: give --resume to go on" in capsys.readouterr().err

    (stories / "stop.txt").write_text("“Go on,” she said.", encoding="utf-8")
    assert main([*command, *articles, "--resume"]) == 0
    resumed = written(stories)
    assert main([*command, *articles]) == 0
    assert written(stories) == resumed
    assert not [name for name in resumed if name.endswith(".partial")]


def written(folder: Path) -> dict[str, bytes]:
    """Return what was written in a folder: every file that begins with "out"."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.glob("out*/**/*") if path.is_file()} | {
        path.name: path.read_bytes() for path in folder.glob("out*") if path.is_file()
    }


@pytest.mark.usefixtures("engine")
def test_giving_up(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl-C ends with 130, leaves no half-written file, and still lists what failed until then."""
    (stories / "stop.txt").write_text("Ctrl-C", encoding="utf-8")

    assert main(["analyze", "none.txt", "bridge.txt", "stop.txt", "-o", "out.jsonl"]) == 130
    assert [path.name for path in stories.iterdir() if "out" in path.name] == []
    assert len(lines(capsys.readouterr().err)) == 1


# usage


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["worksheet"], "Missing option '-o' / '--output' (see attribution worksheet --help)"),
        (["report", "--frmat"], "No such option: --frmat (see attribution report --help)"),
        (["analyse", "x"], "No such command 'analyse'. Did you mean 'analyze'? (see attribution --help)"),
        (["analyze", "x", "--format", "xml"], "Invalid value for '--format': "),
        (["analyze", "x", "--resume"], "Invalid value for '--resume': it needs --format jsonl and a file after -o"),
        (["report", "x", "--workers", "0"], "Invalid value for '--workers': give a number from 1 on"),
        (["report", "x", "--threshold", "2"], "Invalid value for '--threshold': give a number from 0 to 1"),
    ],
)
def test_a_wrong_call(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A call that can't be understood is one line, and status 2."""
    assert main(arguments) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(lines(captured.err)) == 1
    assert captured.err.startswith(f"attribution: {message}")


def test_no_command_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a command nothing is done, so the status is 2."""
    assert main([]) == 2
    assert "Usage: attribution" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["report", "--help"], ["analyze", "-h"]])
def test_help(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Help is printed to standard output, and is no error."""
    assert main(arguments) == 0
    assert capsys.readouterr().out.startswith("Usage: attribution")


# with the real engine


def test_the_engine_end_to_end(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An article becomes an analysis whose spans show its text."""
    assert main(["analyze", "bridge.txt", "--format", "jsonl"]) == 0

    analysis = from_json(capsys.readouterr().out)
    assert [quotation.text for quotation in analysis.quotations] == ["“It is safe,” “Nobody need worry.”"]
    assert {source.name for source in analysis.sources} == {"Ann Lee"}
    for quotation in analysis.quotations:
        pieces = [analysis.document.text[span.start : span.end] for span in quotation.spans]
        assert " ".join(pieces) == quotation.text


def test_the_report_end_to_end(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An article becomes a page that has its source and its words; two become an index as well."""
    assert main(["report", "bridge.txt", "market.md", "-o", "out", "--title", "March"]) == 0

    index = capsys.readouterr().out.split()[1]
    assert "March" in Path(index).read_text(encoding="utf-8")
    pages = [page.read_text(encoding="utf-8") for page in Path("out").glob("*.html")]
    assert {page.name for page in Path("out").glob("*.html")} >= {"index.html", "bridge.html", "market.html"}
    assert any("Ann Lee" in page and "Nobody need worry." in page for page in pages)


def test_a_model_that_is_not_installed(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The name of the model and what to do, on one line."""
    assert main(["analyze", "bridge.txt", "--model", "en_no_such_model"]) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert len(lines(captured.err)) == 1
    assert "en_no_such_model" in captured.err


# house words


@pytest.mark.usefixtures("engine", "stories")
@pytest.mark.parametrize(
    "arguments",
    [
        ["analyze", "bridge.txt"],
        ["report", "bridge.txt"],
        ["verify", "bridge.txt", "--against", "market.md"],
        ["check", "bridge.txt"],
        ["compare", "bridge.txt", "market.md"],
        ["worksheet", "bridge.txt", "-o", "sheet.md"],
        ["archive", "add", "news.db", "bridge.txt"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_house_words_reach_every_command(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Each command that analyses takes --words FILE; what is wrong in the file is one line, and nothing is done."""
    Path("desk.toml").write_text('[verbs]\nneutrl = ["skeet"]\n', encoding="utf-8")

    assert main([*arguments, "--words", "desk.toml"]) == 2
    assert "desk.toml, line 2: there is no “verbs.neutrl”: neutral, loaded" in capsys.readouterr().err

    Path("desk.toml").write_text('[verbs]\nneutral = ["skeet"]\n', encoding="utf-8")
    assert main([*arguments, "--words", "desk.toml"]) in (0, 1)


@pytest.mark.usefixtures("engine", "stories")
@pytest.mark.parametrize("threshold", ["nan", "1.1", "-1", "half"])
def test_a_threshold_that_is_none(threshold: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A threshold out of its range, or that is no number, is a bad argument."""
    assert main(["analyze", "bridge.txt", "--threshold", threshold]) == 2
    assert "'--threshold'" in capsys.readouterr().err
