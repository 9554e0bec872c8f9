"""`attribution verify`: what it prints, and its exit status."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from attribution.cli import main
from attribution.model import to_json
from tests.analyses import Story

RECORD = "MAYOR DIAZ: It will not close in fifteen days.\n\nROE: It will.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder, with an analysis and a record."""
    monkeypatch.chdir(tmp_path)
    save("“It will not close in 15 days,”")
    Path("meeting.txt").write_text(RECORD, encoding="utf-8")
    return tmp_path


def save(quotation: str) -> None:
    """Write the analysis of a story with one quotation."""
    story = Story(f"{quotation} Ana Diaz said.")
    story.source("diaz", "Ana Diaz")
    story.quotation(quotation, source="diaz", speaker="Ana Diaz")
    Path("story.jsonl").write_text(to_json(story.analysis()) + "\n", encoding="utf-8")


@pytest.mark.usefixtures("desk")
def test_all_pass(capsys: pytest.CaptureFixture[str]) -> None:
    """Where all quotations pass, the status is 0, and the passage is shown with its turn and places."""
    assert main(["verify", "story.jsonl", "--against", "meeting.txt"]) == 0

    printed = capsys.readouterr().out
    assert "story.txt: 1 of 1 quotation passes (standard: strict" in printed
    assert "1. verbatim · passes" in printed
    assert "record meeting.txt, ¶ 1, line 1, turn 1, MAYOR DIAZ (12-45):" in printed


@pytest.mark.usefixtures("desk")
def test_claims_to_review(capsys: pytest.CaptureFixture[str]) -> None:
    """As schema.org's ClaimReview each quotation has the verdict of the record; the status is as ever."""
    save("“It will close in 50 days,”")

    assert main(["verify", "story.jsonl", "--against", "meeting.txt", "--format", "claimreview"]) == 1

    [review] = json.loads(capsys.readouterr().out)
    assert review["itemReviewed"]["author"]["name"] == "Ana Diaz"
    assert review["reviewRating"]["alternateName"] == "altered"


@pytest.mark.usefixtures("desk")
def test_some_do_not(capsys: pytest.CaptureFixture[str]) -> None:
    """Where one does not pass, the status is 1, and what differs is marked."""
    save("“It will close in 50 days,”")

    assert main(["verify", "story.jsonl", "--against", "meeting.txt"]) == 1

    printed = capsys.readouterr().out
    assert "story.txt: 1 altered; 0 of 1 quotation passes (standard: strict" in printed
    assert "1. altered · does not pass" in printed
    assert "It will [-not-] close in [-fifteen-]{+50+} days" in printed
    assert "number or date (18-20 / 33-40): The record has “fifteen” where the article has “50”." in printed


def test_the_worst_comes_first(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In text the worst comes first, under its number in the article; in JSON where it is asked for."""
    quoted = ("“It will not close in fifteen days,”", "“It rained frogs,”", "“It will close in fifteen days,”")
    story = Story("\n\n".join(f"{words} Ana Diaz said." for words in quoted))
    story.source("diaz", "Ana Diaz")
    for words in quoted:
        story.quotation(words, source="diaz", speaker="Ana Diaz")
    (desk / "story.jsonl").write_text(to_json(story.analysis()) + "\n", encoding="utf-8")

    def numbers(*options: str) -> list[str]:
        main(["verify", "story.jsonl", "--against", "meeting.txt", *options])
        return re.findall(r"^(\d)\. ", capsys.readouterr().out, re.MULTILINE)

    def verdicts(*options: str) -> list[str]:
        main(["verify", "story.jsonl", "--against", "meeting.txt", "--format", "json", *options])
        return [check["verdict"] for check in json.loads(capsys.readouterr().out)["checks"]]

    assert verdicts() == ["verbatim", "not-found", "altered"]
    assert verdicts("--order", "worst") == ["altered", "not-found", "verbatim"]
    assert numbers() == ["3", "2", "1"]
    assert numbers("--order", "article") == ["1", "2", "3"]


@pytest.mark.usefixtures("desk")
def test_the_standard_decides() -> None:
    """A quotation whose grammar was mended passes under the standard that permits it."""
    save("“It won’t close in 15 days,”")

    assert main(["verify", "story.jsonl", "--against", "meeting.txt"]) == 1
    assert main(["verify", "story.jsonl", "--against", "meeting.txt", "--standard", "cleaned"]) == 0


@pytest.mark.usefixtures("desk")
def test_json() -> None:
    """JSON has the checks, and the article and the records by id and hash."""
    assert main(["verify", "story.jsonl", "--against", "meeting.txt", "--format", "json", "-o", "checks.json"]) == 0

    whole = json.loads(Path("checks.json").read_text(encoding="utf-8"))
    assert whole["schema"] == "attribution/checks/1"
    assert [record["id"] for record in whole["records"]] == ["meeting.txt"]
    assert whole["checks"][0]["verdict"] == "verbatim"


@pytest.mark.usefixtures("desk")
def test_places_in_json() -> None:
    """A check and its passages have their paragraph and line, and a passage its time, as the printed text has."""
    Path("meeting.vtt").write_text(
        "WEBVTT\n\n00:05.000 --> 00:07.000\n<v Ana Diaz>It will not close\n\n"
        "00:07.000 --> 00:09.000\nin fifteen days.\n",
        encoding="utf-8",
    )

    assert main(["verify", "story.jsonl", "--against", "meeting.vtt", "--format", "json", "-o", "checks.json"]) == 0

    (check,) = json.loads(Path("checks.json").read_text(encoding="utf-8"))["checks"]
    assert (check["paragraph"], check["line"]) == (1, 1)
    (passage,) = check["passages"]
    assert (passage["line"], passage["time"], passage["speaker"]) == (4, 5.0, "Ana Diaz")
    assert passage["quoted"]["text"] == "It will not close in 15 days"


@pytest.mark.usefixtures("desk")
def test_a_name_in_another_spelling_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """The words pass, and a line says how the record spells the name."""
    Path("meeting.txt").write_text("MAYOR DIAS: It will not close in fifteen days.\n\nROE: Good.\n", encoding="utf-8")

    assert main(["verify", "story.jsonl", "--against", "meeting.txt"]) == 0
    assert "\n   The record spells the name “MAYOR DIAS”; the article has “Ana Diaz”.\n" in capsys.readouterr().out


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--against", "absent.txt"], "absent.txt: there is no such file: check the path"),
        (["--against", "meeting.txt", "--standard", "mild"], "mild: there is no such standard"),
        (["--against", "meeting.txt", "--policy", "strict"], "--policy': is for house rules: give --standard"),
        ([], "Missing option '--against'"),
    ],
)
def test_what_can_not_be_done(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A record, a standard or an option that is missing or was renamed gives the status 2, and says what to do."""
    assert main(["verify", "story.jsonl", *arguments]) == 2

    assert message in capsys.readouterr().err


@pytest.mark.usefixtures("desk")
def test_hostile_text_is_cleaned(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing in an article or a record steers the terminal."""
    Path("meeting.txt").write_text("MAYOR DIAZ: It \x1b[31mwill\u202e close in 15 days.\n", encoding="utf-8")

    main(["verify", "story.jsonl", "--against", "meeting.txt"])

    assert not {"\x1b", "\u202e"} & set(capsys.readouterr().out)


def test_no_spacy_for_saved_analyses(desk: Path) -> None:
    """An analysis that was saved is verified without spaCy."""
    program = (
        "import sys; from attribution.cli import main\n"
        "assert main(['verify', 'story.jsonl', '--against', 'meeting.txt']) == 0\n"
        "assert not {'spacy', 'textacy'} & set(sys.modules)"
    )

    subprocess.run([sys.executable, "-c", program], check=True, cwd=desk, capture_output=True)
