"""`attribution protect`: what it writes, and what it refuses."""

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from attribution.cli import main
from attribution.corrections import encode_corrections
from attribution.model import to_json
from tests.analyses import ferry
from tests.corrections_by_hand import Pencil


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder, in which there are a story and a saved analysis."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bridge.txt").write_bytes("“It holds,” said Ana Lee.\r\nThe ‘golden hour’ is over.\r\n".encode())
    (tmp_path / "ferry.json").write_text(to_json(ferry()), encoding="utf-8")
    return tmp_path


def test_a_story(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The masked text has the line ends of the story; the key is for its owner alone; what was done is printed."""
    assert main(["protect", "bridge.txt", "-o", "masked.txt", "--key", "key.json"]) == 0

    assert (desk / "masked.txt").read_bytes().startswith("⟦Q1⟧ said Ana Lee.\r\n".encode())
    assert stat.S_IMODE((desk / "key.json").stat().st_mode) == 0o600
    assert json.loads((desk / "key.json").read_bytes())["quotations"][0]["words"] == "“It holds,”"
    assert capsys.readouterr().out == ("Wrote masked.txt: 1 quotation taken out. Keep key.json, which has the words\n")


@pytest.mark.usefixtures("desk")
def test_standard_output(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Without -o the masked text goes to standard output, and nothing else does."""
    assert main(["protect", "bridge.txt", "--sources", "--key", "key.json"]) == 0

    assert capsysbinary.readouterr().out.startswith("⟦Q1⟧ said ⟦S1⟧.\r\n".encode())


def test_a_saved_analysis(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A saved analysis is taken as it is; what stands between marks and stays is told."""
    assert main(["protect", "ferry.json", "-o", "masked.txt", "--key", "key.json", "--sources"]) == 0

    printed = capsys.readouterr()
    assert "quotations and" in printed.out
    assert "names taken out." in printed.out
    assert "2 stretches in marks are no quotations and stay: ‘scrap’, “Bridge to Summer.”" in printed.err
    assert "Ruiz" not in (desk / "masked.txt").read_text(encoding="utf-8")


def test_corrections_beside_the_story(desk: Path) -> None:
    """The key has the speaker as a person corrected it, and the machine's beside that."""
    pencil = Pencil(ferry())
    pencil.speaker("“Three letters", name="Tom Hale")
    (desk / "ferry.corrections.json").write_bytes(encode_corrections(pencil.corrections()))

    assert main(["protect", "ferry.json", "-o", "masked.txt", "--key", "key.json"]) == 0

    entries = json.loads((desk / "key.json").read_bytes())["quotations"]
    [entry] = [one for one in entries if one["words"] == "“Three letters,”"]
    assert entry["speaker"]["name"] == "Tom Hale"
    assert entry["read_as"]["name"] == "Ana Ruiz"


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["bridge.txt", "-o", "masked.txt"], "Missing option '--key'"),
        (["absent.txt", "--key", "key.json"], "absent.txt: there is no such file"),
        (["bridge.txt", "-o", "bridge.txt", "--key", "key.json"], "'--output': it is the file of STORY: give another"),
        (["bridge.txt", "--key", "./bridge.txt"], "'--key': it is the file of STORY: give another"),
        (["bridge.txt", "-o", "x.txt", "--key", "x.txt"], "'--output': it is the file of --key: give another"),
        (["bridge.txt", "-o", "x.txt", "--key", "none/key.json"], "none/key.json: there is no such folder"),
    ],
)
def test_what_can_not_be_done(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No file is written over another, and no text is given away without a key."""
    assert main(["protect", *arguments]) == 2

    assert message in capsys.readouterr().err
    assert not Path("x.txt").exists()


def test_no_spacy_for_saved_analyses(desk: Path) -> None:
    """An analysis that was saved is protected, and its text restored untouched, without spaCy."""
    program = (
        "import sys; from attribution.cli import main\n"
        "assert main(['protect', 'ferry.json', '-o', 'masked.txt', '--key', 'key.json']) == 0\n"
        "assert main(['restore', 'masked.txt', '--key', 'key.json']) == 0\n"
        "assert not {'spacy', 'textacy'} & set(sys.modules)"
    )

    subprocess.run([sys.executable, "-c", program], check=True, cwd=desk, capture_output=True)
