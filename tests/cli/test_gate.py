"""`attribution story`, `gate`, `sign` and `ledger`: the commands of docs/gate.md, and what can go wrong."""

import json
import re
import shlex
from pathlib import Path

import msgspec
import pytest

from attribution.cli import main
from attribution.model import Gate

DOCUMENT = Path(__file__).parents[2] / "docs/gate.md"
FIRST = """Ferry opens

“We have 40 boats,” said Ana Ruiz, the harbour chief. “It will open in 50 days,” Ruiz said on Monday.

Ben Roe, who leads the union, said the crews had not been asked. “Nobody rang us,” he said.
"""
CALL = "RUIZ: It will open in fifteen days.\n\nASKED: And the boats?\n\nRUIZ: We have 40 boats.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a story's folder with a draft and a record."""
    monkeypatch.chdir(tmp_path)
    Path("draft-1.txt").write_text(FIRST, encoding="utf-8")
    assert main(["story", "new", "ferry", "draft-1.txt"]) == 0
    Path("ferry/records/call.txt").write_text(CALL, encoding="utf-8")
    return tmp_path / "ferry"


def commands() -> list[tuple[str, str]]:
    """Return the commands of docs/gate.md, each with what it is said to print."""
    blocks = re.findall(r"```console\n\$ (.+)\n([^`]*)```", DOCUMENT.read_text(encoding="utf-8"))
    return [(command, printed) for command, printed in blocks]


def matches(told: str, printed: str) -> bool:
    """Whether what is printed is what was told, in which “…” stands for anything."""
    pattern = ".*".join(re.escape(part) for part in told.split("…"))
    return re.fullmatch(pattern, printed, re.DOTALL) is not None


def test_the_commands_of_the_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """From an empty folder to a story that may go out, each command prints what docs/gate.md says."""
    monkeypatch.chdir(tmp_path)
    Path("draft-1.txt").write_text(FIRST, encoding="utf-8")
    for number, (command, told) in enumerate(commands()):
        if number == 1:
            Path("ferry/records/call.txt").write_text(CALL, encoding="utf-8")
        if "sign" in command:
            Path("ferry/draft-2.txt").write_text(FIRST.replace("50 days", "15 days"), encoding="utf-8")
        capsys.readouterr()
        main(shlex.split(command)[1:])
        printed = capsys.readouterr().out

        assert matches(told, printed), f"{command}\n{printed}"


def held(capsys: pytest.CaptureFixture[str], *arguments: str) -> Gate:
    """Return what the gate says of the story, in JSON."""
    capsys.readouterr()
    main(["gate", "ferry", "--format", "json", *arguments])
    return msgspec.json.decode(capsys.readouterr().out, type=Gate)


def test_the_second_time_no_pipeline_is_loaded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was worked out is kept in the folder."""
    assert main(["gate", "ferry"]) == 1
    monkeypatch.setattr("attribution.corpus.analyze_in_processes", None)

    assert main(["gate", "ferry"]) == 1


def test_exit_statuses(folder: Path) -> None:
    """0 may go out, 1 something is left, 2 it could not be done."""
    assert main(["gate", "ferry", "--allow", "indirect"]) == 1
    (folder / "draft-2.txt").write_text("“We have 40 boats,” Ana Ruiz said.\n", encoding="utf-8")
    assert main(["gate", "ferry"]) == 0
    assert main(["gate", "nowhere"]) == 2


def test_corrections_outrank_the_machine(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A speaker that a person has set is the one that is held."""
    from attribution.corrections import encode_corrections
    from attribution.engine import analyze
    from attribution.load import read
    from tests.corrections_by_hand import Pencil

    pencil = Pencil(analyze(read(folder / "draft-1.txt")))
    pencil.speaker("“We have 40 boats", name="Ben Roe")
    (folder / "story.corrections.json").write_bytes(encode_corrections(pencil.corrections()))

    gate = held(capsys)

    assert (gate.quotations[0].speaker, gate.quotations[0].state, gate.quotations[0].cause) == (
        "Ben Roe",
        "look",
        "speaker",
    )
    assert gate.draft.corrections == 1


def test_labels_are_named_on_the_command_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A recording's label is nobody until somebody says whom."""
    words = '{"segments": [{"start": 3.5, "end": 5, "text": "Nobody rang us.", "speaker": "SPEAKER_00"}]}'
    (folder / "records/call.json").write_text(words, encoding="utf-8")

    nobody = held(capsys).quotations[-1]
    other = held(capsys, "--speaker", "SPEAKER_00=Ana Ruiz").quotations[-1]
    right = held(capsys, "--speaker", "call.json:SPEAKER_00=Ben Roe").quotations[-1]

    assert (nobody.state, other.state, right.state) == ("backed", "look", "backed")
    assert right.backing is not None
    assert (right.backing.speaker, right.backing.time) == ("Ben Roe", 3.5)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["gate", "ferry", "--speaker", "SPEAKER_00"], "is no LABEL=NAME"),
        (["gate", "ferry", "--speaker", "Z=Ana Ruiz"], "nobody is called “Z” in any record"),
        (["gate", "ferry", "--allow", "everything"], "everything is none of"),
        (["gate", "ferry", "--standard", "lax"], "there is no such standard"),
        (["sign", "ferry", "9", "--how", "heard", "--who", "NF"], "no quotation of draft-1.txt is “9”"),
        (["sign", "ferry", "1", "--how", "guessed", "--who", "NF"], "it is none of heard, called, e-mail"),
        (["sign", "ferry", "--how", "heard", "--who", "NF"], "name quotations, or give a file"),
        (["sign", "ferry", "--from", "a.json", "--how", "heard"], "the file says how"),
        (["sign", "ferry", "1", "--who", "NF"], "say how it was checked, or --withdraw"),
        (["sign", "ferry", "1", "--how", "heard"], "--who"),
        (["story", "status", "nowhere"], "there is no such folder"),
    ],
)
def test_what_can_go_wrong(
    folder: Path,
    arguments: list[str],
    message: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each is one clear line, and nothing is signed."""
    monkeypatch.delenv("ATTRIBUTION_WHO", raising=False)

    assert main(arguments) == 2
    assert message in capsys.readouterr().err
    assert not (folder / "ledger.jsonl").exists()


def test_a_record_that_cannot_be_read_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named with what to do, and the rest is held."""
    (folder / "records/tape.mp3").write_bytes(b"\xff\xfb")

    gate = held(capsys)

    assert [record.id for record in gate.unread] == ["tape.mp3"]
    assert "have it transcribed" in gate.unread[0].problem


def test_a_ledger_that_was_tampered_with_stops_everything(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first line that doesn't fit is named, by the gate as by the check of the ledger."""
    assert main(["sign", "ferry", "1", "--how", "own notes", "--who", "NF"]) == 0
    path = folder / "ledger.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"NF"', b'"MB"'))

    for command in (["gate", "ferry"], ["ledger", "check", "ferry"], ["story", "status", "ferry"]):
        assert main(command) == 2
        assert "line 1 doesn't fit: it was changed after it was written" in capsys.readouterr().err


def test_the_status_of_a_story(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Drafts, records, corrections, the ledger, and how the newest draft stands."""
    (folder / "draft-2.txt").write_text(FIRST, encoding="utf-8")
    capsys.readouterr()

    assert main(["story", "status", "ferry"]) == 0

    printed = capsys.readouterr().out.splitlines()
    assert printed[:4] == [
        "draft: draft-2.txt (the newest of 2, by name)",
        "older draft: draft-1.txt",
        "record: records/call.txt",
        "corrections: none",
    ]
    assert printed[-1] == "gate: 1 of 4 backed; 1 to look at, 2 not backed"


def test_sarif(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is left to do is printed as SARIF, and is no more text."""
    (folder / "records/tape.mp3").write_bytes(b"\xff\xfb")
    capsys.readouterr()

    assert main(["gate", "ferry", "--format", "sarif"]) == 1

    [run] = json.loads(capsys.readouterr().out)["runs"]
    assert [one["ruleId"] for one in run["results"]] == ["GATE-look", "GATE-unbacked", "GATE-unbacked", "GATE-record"]
    assert [one["location"]["uri"] for one in run["artifacts"]] == ["ferry/draft-1.txt", "ferry/records/tape.mp3"]


def test_pages(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The page has the words, the certificate has none; what is printed, and the exit status, stay as they are."""
    capsys.readouterr()
    main(["gate", "ferry"])
    printed = capsys.readouterr().out

    assert main(["gate", "ferry", "--page", "gate.html", "--certificate", "certificate.html"]) == 1

    assert capsys.readouterr().out == printed
    page, certificate = (Path(name).read_text(encoding="utf-8") for name in ("gate.html", "certificate.html"))
    assert "We have 40 boats" in page
    assert "1 of 4 backed" in certificate
    assert not any(words in certificate for words in ("boats", "Ana", "Ruiz", "call.txt"))
    assert main(["gate", "ferry", "--page", "nowhere/gate.html"]) == 2


def test_the_article_page_and_the_worksheet(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Both say what backs each quotation; no worksheet that is there is replaced."""
    assert main(["gate", "ferry", "--report", "article.html", "--worksheet", "calls.md"]) == 1

    page, sheet = (Path(name).read_text(encoding="utf-8") for name in ("article.html", "calls.md"))
    assert 'class="standing"' in page
    assert "- gate: to be looked at" in sheet
    capsys.readouterr()
    for name, message in (("calls.md", "there is such a file already"), ("calls.txt", "has to end with one of")):
        assert main(["gate", "ferry", "--worksheet", name]) == 2
        assert message in capsys.readouterr().err


def signatures(folder: Path, who: str | None = "NF") -> Path:
    """Return a file in which two quotations of the first draft are signed, and a speaker is set."""
    from attribution.corrections import encode_corrections
    from attribution.engine import analyze
    from attribution.load import read
    from tests.corrections_by_hand import Pencil

    pencil = Pencil(analyze(read(folder / "draft-1.txt")), who=who)
    pencil.signed("“Nobody rang us", "called", "twice")
    pencil.signed("“It will open", "heard")
    pencil.speaker("“We have 40 boats", name="Ben Roe")
    path = folder.parent / "page.corrections.json"
    path.write_bytes(encode_corrections(pencil.corrections()))
    return path


def test_signatures_of_a_page_are_written_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each signature of a file becomes a line with its entry's id; a second time there is nothing to write."""
    signatures(folder)
    capsys.readouterr()

    assert main(["sign", "ferry", "--from", "page.corrections.json"]) == 0
    assert "2 signed, 0 in the ledger before, 0 can't be placed" in capsys.readouterr().out
    assert main(["sign", "ferry", "--from", "page.corrections.json"]) == 0
    assert "0 signed, 2 in the ledger before, 0 can't be placed" in capsys.readouterr().out

    lines = [json.loads(line) for line in (folder / "ledger.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(line["who"], line["how"], line["note"], line["entry"]) for line in lines] == [
        ("NF", "called", "twice", "c-00000001"),
        ("NF", "heard", "", "c-00000002"),
    ]
    # What else the file says is not applied.
    gate = held(capsys)
    assert [one.state for one in gate.quotations] == ["backed", "signed", "unbacked", "signed"]
    assert main(["ledger", "check", "ferry"]) == 0


def test_a_signature_is_for_just_these_words(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Words that are others in the newest draft, or gone, are not signed, and it is told."""
    signatures(folder)
    (folder / "draft-2.txt").write_text(FIRST.replace("50 days", "60 days"), encoding="utf-8")
    capsys.readouterr()

    assert main(["sign", "ferry", "--from", "page.corrections.json"]) == 0

    told = capsys.readouterr()
    assert "1 signed, 0 in the ledger before, 1 can't be placed" in told.out
    assert "page.corrections.json: " in told.err
    assert [one.state for one in held(capsys).quotations] == ["backed", "look", "unbacked", "signed"]


def test_signatures_need_a_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where the file does not say who, somebody has to."""
    signatures(folder, who=None)

    assert main(["sign", "ferry", "--from", "page.corrections.json"]) == 2
    assert "give --who" in capsys.readouterr().err
    assert main(["sign", "ferry", "--from", "page.corrections.json", "--who", "MB"]) == 0
    assert held(capsys).quotations[-1].approval is not None
