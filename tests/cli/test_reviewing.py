"""`attribution report` with records and house rules."""

import sys
from pathlib import Path

import pytest

from attribution.cli import main
from tests import fake_engine
from tests.html_checks import check_pages


@pytest.fixture
def desk(stories: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder, with two stories and a record; a quick stand-in takes the engine's place."""
    engine = fake_engine.modules()["attribution.corpus"]
    monkeypatch.setitem(sys.modules, "attribution.corpus", engine)
    (stories / "meeting.txt").write_text("ANN LEE: We do what we can. We sell no fish.\n", encoding="utf-8")
    return stories


def page(path: str) -> str:
    """Return a page after it was checked."""
    text = Path(path).read_text(encoding="utf-8")
    check_pages({Path(path).name: text})
    return text


@pytest.mark.usefixtures("desk")
def test_from_the_article_to_the_page() -> None:
    """An article and a record give a page with verdicts, passages and findings."""
    assert main(["report", "market.md", "--against", "meeting.txt", "--policy", "general"]) == 0

    shown = page("reports/market.html")
    assert "Against the record: 0 of 1 quotation passes “strict”. House rules: " in shown
    assert "[record: <s><bdi>no</bdi></s>]" in shown
    assert 'meeting.txt</bdi>: <bdi class="words">ANN LEE</bdi>, turn 1' in shown
    assert "The policy is “<bdi>General</bdi>”." in shown


@pytest.mark.usefixtures("desk")
def test_house_rules_alone() -> None:
    """House rules need no record, and then nothing is said of one."""
    assert main(["report", "market.md", "--policy", "ap"]) == 0

    shown = page("reports/market.html")
    assert "House rules: " in shown
    assert "Against the record" not in shown


@pytest.mark.usefixtures("desk")
def test_the_standard(capsys: pytest.CaptureFixture[str]) -> None:
    """Another standard lets other verdicts pass; without a record it is an error that says so."""
    assert main(["report", "market.md", "--against", "meeting.txt", "--standard", "cleaned"]) == 0
    assert "quotation passes “cleaned”" in page("reports/market.html")
    capsys.readouterr()

    assert main(["report", "market.md", "--standard", "cleaned"]) == 2
    assert "give --against as well" in capsys.readouterr().err

    assert main(["report", "market.md", "--against", "meeting.txt", "--record-policy", "cleaned"]) == 2
    assert "is called --standard now" in capsys.readouterr().err


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--against", "absent.vtt"], "absent.vtt"),
        (["--policy", "courier"], "courier"),
        (["--against", "meeting.txt", "--standard", "lax"], "lax"),
    ],
)
def test_what_is_not_there_is_told_before_the_work(
    capsys: pytest.CaptureFixture[str], options: list[str], complaint: str
) -> None:
    """A record, a standard or a policy that is not there is named, and no folder is made."""
    assert main(["report", "market.md", *options]) == 2

    assert capsys.readouterr().err.startswith(f"attribution: {complaint}")
    assert not Path("reports").exists()
