"""`attribution check`: what it prints, and its exit status."""

import io
import json
import sys
from pathlib import Path

import pytest

from attribution.cli import main
from attribution.model import Analysis, to_json
from tests import fake_engine
from tests.analyses import Story, ferry

QUOTED_ALONE = '[rules.QUO004]\nalso = ["say"]\nasks = "Vary nothing."\nfollows = "a test"\n'


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a quick stand-in in the place of the engine."""
    for name, module in fake_engine.modules().items():
        monkeypatch.setitem(sys.modules, name, module)


@pytest.fixture
def house(stories: Path) -> str:
    """Return the path of a policy that finds each “said”."""
    (stories / "house.toml").write_text(QUOTED_ALONE, encoding="utf-8")
    return "house.toml"


def leak(name: str = "leak.txt") -> Analysis:
    """Return an analysis of an article with an unnamed source."""
    story = Story("The roof is old.\n\n“It leaks,” a source said.", name, byline="Mara Quill")
    story.source("one", "a source", named=False)
    story.quotation("“It leaks,”", source="one", speaker="a source")
    return story.analysis()


@pytest.mark.usefixtures("engine")
def test_lines(house: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A line a finding: path, line and column, reason, and the rule last. The status is 1."""
    assert main(["check", "market.md", "--policy", house]) == 1

    assert capsys.readouterr() == (
        "market.md:1:1: “said” may tell the reader what to think of the words. Would “said” do? [QUO004 loaded-word]\n",
        "",
    )


@pytest.mark.usefixtures("engine", "stories")
def test_nothing_is_found(capsys: pytest.CaptureFixture[str]) -> None:
    """Then nothing is printed, and the status is 0."""
    assert main(["check", "market.md", "--policy", "npr"]) == 0
    assert capsys.readouterr() == ("", "")


@pytest.mark.usefixtures("engine")
def test_a_folder_shows_whole_paths(house: str, stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A path leads to the article from where the command ran."""
    (stories / "drafts").mkdir()
    (stories / "market.md").rename(stories / "drafts" / "market.md")

    assert main(["check", "drafts", "--policy", house]) == 1
    assert capsys.readouterr().out.startswith("drafts/market.md:1:1: ")


@pytest.mark.usefixtures("engine")
def test_standard_input(house: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """An article that is piped in goes by the name of standard input."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("“Go,” she said.".encode())))

    assert main(["check", "-", "--policy", house]) == 1
    assert capsys.readouterr().out.startswith("stdin:1:1: “said” may")


@pytest.mark.parametrize("name", ["saved.json", "saved.jsonl"])
def test_saved_analyses(name: str, stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What `analyze` has saved is checked without an engine."""
    lines = [to_json(leak("a.txt")), to_json(leak("b.txt"))]
    text = f"[\n{',\n'.join(lines)}\n]\n" if name.endswith(".json") else "\n".join(lines)
    (stories / name).write_text(text, encoding="utf-8")

    assert main(["check", name, "--policy", "ap"]) == 1
    lines = capsys.readouterr().out.splitlines()
    found = [line.split(" “")[0] for line in lines if line.endswith("[ANON001 bare-source]")]
    assert found == ["a.txt:3:13:", "b.txt:3:13:"]


@pytest.mark.parametrize("name", ["leak.docx", "leak.pdf"])
def test_a_file_without_lines(name: str, stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a Word document or a PDF the paragraph and the words tell where a finding is."""
    (stories / "saved.jsonl").write_text(to_json(leak(name)), encoding="utf-8")

    assert main(["check", "saved.jsonl", "--policy", "ap"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert (
        f"{name}:¶ 2, “It leaks,”: “a source” is quoted in marks. Who signed this off? [ANON010 unnamed-direct]"
        in lines
    )
    assert any(line.startswith(f"{name}:¶ 2, “a source”: “a source” is all") for line in lines)
    assert all(line.startswith(f"{name}:¶ 2, “") for line in lines)


def test_what_the_rules_ask_on_a_terminal(
    stories: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Somebody who reads gets what each rule asks for once, after the findings; a program gets the findings alone."""
    (stories / "saved.jsonl").write_text(to_json(leak()), encoding="utf-8")
    main(["check", "saved.jsonl", "--policy", "ap"])
    piped = capsys.readouterr().out
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)

    main(["check", "saved.jsonl", "--policy", "ap"])
    findings, asks = capsys.readouterr().out.split("\n\n")

    assert findings.split() == piped.split(), "a terminal breaks lines between words"
    rules = [line.partition(":")[0] for line in asks.splitlines() if not line.startswith(" ")]
    assert rules == sorted(set(rules))
    assert "ANON001" in rules
    assert "[AP Statement of News Values and Principles" in " ".join(asks.split())


def test_fail_on(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Everything is printed, and only the rules that are named give status 1."""
    (stories / "saved.jsonl").write_text(to_json(leak()), encoding="utf-8")

    assert main(["check", "saved.jsonl", "--policy", "ap", "--fail-on", "QUO009, QUO008"]) == 0
    assert "ANON001" in capsys.readouterr().out
    assert main(["check", "saved.jsonl", "--policy", "ap", "--fail-on", "QUO009,anon001"]) == 1


@pytest.mark.parametrize(
    ("rules", "what"), [("ANON999", "ANON999 is no rule"), ("ANON008", "ANON008 is no rule"), (",", "no rule")]
)
def test_fail_on_a_rule_that_is_off(rules: str, what: str, stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A rule that could never fail is refused, with those that can."""
    assert main(["check", "market.md", "--policy", "ap", "--fail-on", rules]) == 2
    assert f"{what}" in (error := capsys.readouterr().err)
    assert "choose from ANON001, ANON002" in error


def test_json(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """JSON has every article, with what was found in it."""
    (stories / "saved.jsonl").write_text(to_json(leak()), encoding="utf-8")

    assert main(["check", "saved.jsonl", "--policy", "ap", "--format", "json"]) == 1
    content = json.loads(capsys.readouterr().out)
    assert (content["schema"], content["policy"]) == ("attribution/findings/1", "AP")
    assert content["articles"][0]["article"] == "leak.txt"
    assert {"rule", "name", "place", "reason", "policy", "follows"} <= content["articles"][0]["findings"][0].keys()


def test_sarif_to_a_file(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `-o` nothing is printed."""
    (stories / "saved.jsonl").write_text(to_json(ferry()), encoding="utf-8")

    assert main(["check", "saved.jsonl", "--format", "sarif", "-o", "out.sarif"]) == 1
    assert capsys.readouterr() == ("", "")
    assert json.loads((stories / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


@pytest.mark.usefixtures("engine")
def test_some_could_not_be_checked(house: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The rest is checked, and the status is 2: what was not read may not pass."""
    assert main(["check", "none.txt", "market.md", "--policy", house]) == 2

    captured = capsys.readouterr()
    assert captured.out.startswith("market.md:1:1: “said” may")
    assert captured.err == "attribution: none.txt: there is no such file or folder: check the path\n"


@pytest.mark.usefixtures("stories")
def test_a_broken_policy(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told before the work, on one line."""
    (stories / "house.toml").write_text("[rules.QUO99]\n", encoding="utf-8")

    assert main(["check", "none.txt", "--policy", "house.toml"]) == 2
    assert capsys.readouterr().err.startswith("attribution: house.toml, line 1: there is no “rules.QUO99”: ANON001, ")


@pytest.mark.parametrize(
    "content", ['{"schema": "attribution/analysis/1"}', '{"schema": "attribution/analysis/2"}', "[" * 9000]
)
def test_a_broken_analysis(content: str, stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that says it is an analysis, and is none, is one line."""
    (stories / "saved.json").write_text(content, encoding="utf-8")

    assert main(["check", "saved.json"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_an_analysis_that_is_not_there(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named."""
    assert main(["check", "saved.json"]) == 2
    assert "saved.json: there is no such file" in capsys.readouterr().err


def test_a_hostile_article_prints_one_line(stories: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What steers a terminal does not get there."""
    story = Story("“It leaks,” a \x1b[2J\u202esource said.")
    story.source("one", "a \x1b[2J\u202esource", named=False)
    story.quotation("“It leaks,”", source="one", speaker="a \x1b[2J\u202esource")
    (stories / "saved.jsonl").write_text(to_json(story.analysis()), encoding="utf-8")

    assert main(["check", "saved.jsonl"]) == 1
    assert not {"\x1b", "\u202e"} & set(capsys.readouterr().out)
