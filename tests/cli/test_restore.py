"""`attribution restore`: what it prints and tells, and its exit status."""

import io
import json
from contextlib import redirect_stdout
from pathlib import Path

import pytest

from attribution.cli import main

STORY = "“It holds,” said Mayor Ana Lee. “For now.”\r\n\r\nBen Roe disagreed. “It fell,” he said.\r\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder, in which there are a story, its masked text and the key."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bridge.txt").write_bytes(STORY.encode())
    with redirect_stdout(io.StringIO()):
        assert main(["protect", "bridge.txt", "-o", "masked.txt", "--key", "key.json"]) == 0
    return tmp_path


def edit(before: str, after: str) -> None:
    """Write an edited text, in which a part of the masked one is another."""
    masked = Path("masked.txt").read_bytes().decode()
    assert before in masked
    Path("edited.txt").write_bytes(masked.replace(before, after).encode())


@pytest.mark.usefixtures("desk")
def test_an_untouched_text(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """The story comes back byte for byte, and nothing is told."""
    assert main(["restore", "masked.txt", "--key", "key.json"]) == 0

    assert capsysbinary.readouterr() == (STORY.encode(), b"")


@pytest.mark.usefixtures("desk")
def test_a_text_that_was_rewritten(capsys: pytest.CaptureFixture[str]) -> None:
    """The words stand where their placeholders do; one that was written otherwise is told, and is no fault."""
    edit("⟦Q1⟧ said Mayor Ana Lee. ⟦Q1.2⟧", "Mayor Ana Lee said: [[q1]] She added: ⟦Q1.2⟧")

    assert main(["restore", "edited.txt", "--key", "key.json", "-o", "final.txt"]) == 0

    final = Path("final.txt").read_bytes().decode()
    assert final.startswith("Mayor Ana Lee said: “It holds,” She added: “For now.”\r\n")
    assert capsys.readouterr() == (
        "",
        "attribution: edited.txt:1: ⟦Q1⟧ spelled: it was written [[q1]], and read all the same\n",
    )


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("⟦Q2⟧", "Q2", "edited.txt:3: ⟦Q2⟧ lost: it stands nowhere: “It fell,” (Ben Roe); write it in full where Q2"),
        ("⟦Q1.2⟧", "", "edited.txt: ⟦Q1.2⟧ lost: it stands nowhere: “For now.” (Ana Lee)"),
        ("⟦Q2⟧", "⟦Q2⟧ ⟦Q2⟧", "edited.txt:3: ⟦Q2⟧ doubled: it stands in line 3 too"),
        ("⟦Q2⟧", "⟦Q2⟧ ⟦Q7⟧", "edited.txt:3: ⟦Q7⟧ unknown: the key has no such placeholder"),
        ("he said", "Ana Lee said", "edited.txt:3: ⟦Q2⟧ moved: these are the words of Ben Roe"),
    ],
)
def test_what_is_wrong(before: str, after: str, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A placeholder that was lost, doubled, made up or given to somebody else gives the status 1; the text is there."""
    edit(before, after)

    assert main(["restore", "edited.txt", "--key", "key.json"]) == 1

    printed = capsys.readouterr()
    assert message in printed.err
    assert "“It holds,” said Mayor Ana Lee." in printed.out


@pytest.mark.usefixtures("desk")
def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    """The report is on standard output, and the text in its file."""
    edit("⟦Q2⟧", "")

    assert main(["restore", "edited.txt", "--key", "key.json", "-o", "final.txt", "--format", "json"]) == 1

    printed = capsys.readouterr()
    report = json.loads(printed.out)
    assert printed.err == ""
    assert (report["schema"], report["document"]) == ("attribution/restoration/1", "bridge.txt")
    assert report["is_original"] is False
    assert [(one["kind"], one["placeholder"], one["line"]) for one in report["remarks"]] == [("lost", "⟦Q2⟧", None)]


@pytest.mark.usefixtures("desk")
def test_the_text_is_there_without_a_model(capsys: pytest.CaptureFixture[str]) -> None:
    """Where the speakers can't be looked into, the words are back all the same, and the status is 2."""
    edit("he said", "he told us")

    assert main(["restore", "edited.txt", "--key", "key.json", "-o", "final.txt", "--model", "no_such_model"]) == 2

    assert "no_such_model" in capsys.readouterr().err
    assert "“It fell,” he told us" in Path("final.txt").read_text(encoding="utf-8")


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["masked.txt"], "Missing option '--key'"),
        (["absent.txt", "--key", "key.json"], "absent.txt: there is no such file: check the path"),
        (["masked.txt", "--key", "absent.json"], "absent.json: there is no such file: check the path"),
        (["masked.txt", "--key", "bridge.txt"], "bridge.txt: it is broken"),
        (["masked.txt", "--key", "key.json", "--format", "json"], "the text goes to standard output: give -o as well"),
        (["latin.txt", "--key", "key.json"], "latin.txt: it is not UTF-8"),
    ],
)
def test_what_can_not_be_done(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A text or a key that can't be read gives the status 2, and says what to do."""
    Path("latin.txt").write_bytes("café".encode("cp1252"))

    assert main(["restore", *arguments]) == 2

    printed = capsys.readouterr()
    assert message in printed.err
    assert printed.out == ""
