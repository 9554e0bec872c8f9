"""`attribution compare`: what it prints and writes, and its exit status."""

import json
from pathlib import Path

import pytest
from msgspec import structs

from attribution import Analysis, analyze, corrected
from attribution.cli import main
from attribution.corrections import encode_corrections, read_corrections
from attribution.load import read
from attribution.model import Quotation, QuotationAnchor, SetSpeaker, SetStatus, Whom, to_json
from tests.drafts_by_hand import draft, entered, new_draft, old_draft, statuses, which

WHEN = "2026-03-02T14:05:00Z"
OLD = """\
Ana Lee met Ida Moss at the town hall on Monday.

“The market hall will be sold before the end of the year,” Lee said.

“Nobody has made an offer for it yet,” the auctioneer said.

“We have asked for a survey of the roof and the cellar,” Moss said.

“The stallholders can stay until the summer, whatever comes,” Moss told reporters.

“It is the last roof of its kind in the county,” Tom Hale, a builder, said.
"""
NEW = """\
“It is the last roof of its kind in the county,” Tom Hale, a builder, said.

Ana Lee met Ida Moss at the town hall on Monday.

“We have asked for a survey of the roof and the cellar,” Moss said.

“The market hall may be sold before the end of the year,” Lee said.

“The stallholders can stay until the summer, whatever comes,” Moss told reporters.
"""


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder, with the analyses of two drafts and the corrections of the old one elsewhere."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.json").write_text(to_json(old_draft()), encoding="utf-8")
    (tmp_path / "new.json").write_text(to_json(new_draft()), encoding="utf-8")
    given = statuses(old_draft(), q1="verified-verbatim", q2="needs-fix", q4="cut")
    (tmp_path / "work.json").write_bytes(encode_corrections(given))
    return tmp_path


def asked_in(path: Path) -> dict[str, str | None]:
    """Return why a person has to be asked, of each entry in a file of corrections."""
    return {entry.id: entry.ask_again for entry in read_corrections(path).entries}


@pytest.mark.usefixtures("drafts")
def test_text(capsys: pytest.CaptureFixture[str]) -> None:
    """Without an option it is text to read."""
    assert main(["compare", "old.json", "new.json"]) == 0

    captured = capsys.readouterr()
    assert captured.out.startswith("pump-1.txt → pump-2.txt\nQuotations: 2 kept, 1 reworded, ")
    assert "  Ana Ruiz: “The pump [-will-] {+may+} fail again by June,”\n" in captured.out
    assert captured.err == ""


@pytest.mark.parametrize(
    ("arguments", "start"),
    [
        (["-o", "out.html"], "<!doctype html>"),
        (["-o", "out.json"], '{\n  "schema": "attribution/comparison/1"'),
        (["-o", "out.txt"], "pump-1.txt → "),
        (["-o", "out.txt", "--format", "html"], "<!doctype html>"),
    ],
)
def test_a_file(arguments: list[str], start: str, drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the file's name ends with says what it holds, unless `--format` does."""
    assert main(["compare", "old.json", "new.json", *arguments]) == 0
    assert (drafts / arguments[1]).read_text(encoding="utf-8").startswith(start)
    assert capsys.readouterr() == ("", "")


def test_three_moved_one_reworded_one_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was entered holds for words that moved; of those that changed or are gone it is listed, to be asked."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.txt").write_text(NEW, encoding="utf-8")
    old = analyze(read("old.txt"))
    given = dict(zip(("hall", "offer", "survey", "stay", "roof"), which_each(old), strict=True))
    entries = [
        SetStatus(id="c-hall", when=WHEN, quotation=given["hall"], status="verified-verbatim", note="on tape"),
        SetStatus(id="c-offer", when=WHEN, quotation=given["offer"], status="needs-fix"),
        SetStatus(id="c-survey", when=WHEN, quotation=given["survey"], status="verified-verbatim"),
        SetSpeaker(id="c-stay", when=WHEN, who="NF", quotation=given["stay"], speaker=Whom(name="Cy Poe")),
        SetStatus(id="c-roof", when=WHEN, quotation=given["roof"], status="misquote"),
    ]
    (tmp_path / "old.corrections.json").write_bytes(encode_corrections(entered(old, *entries)))
    assert main(["compare", "old.txt", "new.txt", "--format", "json"]) == 0

    captured = capsys.readouterr()
    told = json.loads(captured.out)
    assert asked_in(tmp_path / "new.corrections.json") == {
        "c-hall": "The words were “The market hall will be sold before the end of the year,”.",
        "c-offer": "The words are not in this draft.",
        "c-survey": None,
        "c-stay": None,
        "c-roof": None,
    }
    assert [it["entry"] for it in told["entered"] if it["ask_again"]] == ["c-hall", "c-offer"]
    assert (len(told["kept"]), len(told["reworded"]), len(told["gone"])) == (3, 1, 1)
    assert captured.err == (
        "attribution: old.corrections.json: 1 correction and 4 statuses applied\n"
        "attribution: wrote new.corrections.json: 5 entries carried, 2 to be asked again\n"
        "attribution: to answer, open the page that attribution report new.txt makes, say of each that it still holds "
        "or take it back, and save it as new.corrections.json\n"
    )

    new = analyze(read("new.txt"))
    after = corrected(new, read_corrections("new.corrections.json"))
    assert [after.source_of(it).name for it in after.quotations] == ["Tom Hale", "Ida Moss", "Ana Lee", "Cy Poe"]
    assert after.corrections.placed == {
        name: new.quotations[number].id for name, number in (("c-roof", 0), ("c-survey", 1), ("c-stay", 3))
    }


def which_each(analysis: Analysis) -> list[QuotationAnchor]:
    """Return which quotation is meant, for each."""
    return [which(analysis, number) for number in range(1, len(analysis.quotations) + 1)]


def test_what_is_to_be_asked_is_printed_first(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each entry stands with its words, what was entered, and why it has to be asked."""
    assert main(["compare", "old.json", "new.json", "--corrections", "work.json"]) == 0

    reworded = "The words were “The pump will fail again by June,”."
    assert capsys.readouterr().out.splitlines()[4:7] == [
        "To be asked again",
        f"  “The pump may fail again by June,”: verified verbatim; note: note 1 – {reworded}",
        "  “It is a good pump,”: cut; note: note 4 – The words are not in this draft.",
    ]


def test_corrections_are_carried(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new file is written beside the new draft; the old one stays as it was."""
    before = (drafts / "work.json").read_bytes()
    assert main(["compare", "old.json", "new.json", "--corrections", "work.json", "-o", "out.html"]) == 0

    assert asked_in(drafts / "new.corrections.json") == {
        "c-1": "The words were “The pump will fail again by June,”.",
        "c-2": None,
        "c-4": "The words are not in this draft.",
    }
    assert (drafts / "work.json").read_bytes() == before
    assert "3 entries carried, 2 to be asked again" in capsys.readouterr().err


def test_a_speaker_that_was_corrected_is_no_change(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The drafts are compared as they are corrected: what a person set in one is set in both."""
    speaker = SetSpeaker(id="c-1", when=WHEN, quotation=which(old_draft(), 2), speaker=Whom(name="Cy Poe"))
    (drafts / "old.corrections.json").write_bytes(encode_corrections(entered(old_draft(), speaker)))
    assert main(["compare", "old.json", "new.json", "--format", "json"]) == 0

    told = json.loads(capsys.readouterr().out)
    assert [(it["new"]["text"], it["new"]["source"]) for it in told["kept"]] == [
        ("“Nobody has ordered parts.”", "Cy Poe"),
        ("“The water is safe,”", "Tom Hale"),
    ]


def test_no_corrections(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--no-corrections` none are read, and nothing is written."""
    (drafts / "work.json").rename(drafts / "old.corrections.json")
    assert main(["compare", "old.json", "new.json", "--no-corrections", "--format", "json"]) == 0

    captured = capsys.readouterr()
    assert (json.loads(captured.out)["entered"], captured.err) == ([], "")
    assert not (drafts / "new.corrections.json").exists()


def test_the_new_draft_has_corrections_of_its_own(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They count for the new draft, and are in what is carried; their file is not replaced."""
    mine = encode_corrections(statuses(new_draft(), q5="cannot-verify"))
    (drafts / "new.corrections.json").write_bytes(mine)
    (drafts / "work.json").rename(drafts / "old.corrections.json")
    assert main(["compare", "old.json", "new.json", "--format", "json"]) == 0

    captured = capsys.readouterr()
    assert [it["said"] for it in json.loads(captured.out)["entered"] if not it["ask_again"]] == [
        "needs fix; note: note 2",
        "cannot verify; note: note 5",
    ]
    assert "new.corrections.json: it is there already, so nothing was written" in captured.err
    assert (drafts / "new.corrections.json").read_bytes() == mine

    assert main(["compare", "old.json", "new.json", "--carry-to", "both.json"]) == 0
    assert list(asked_in(drafts / "both.json")) == ["c-1", "c-2", "c-4", "c-5"]


def test_what_was_carried_already(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second run says that nothing is new, and what is still to be asked; it writes nothing."""
    (drafts / "work.json").rename(drafts / "old.corrections.json")
    assert main(["compare", "old.json", "new.json"]) == 0
    carried = (drafts / "new.corrections.json").read_bytes()
    first = capsys.readouterr()
    assert main(["compare", "old.json", "new.json"]) == 0

    second = capsys.readouterr()
    assert second.out == first.out
    assert "wrote" not in second.err
    assert "new.corrections.json: nothing new to carry: it has all 3 entries, 2 still to be asked again" in second.err
    assert "to answer, open the page that attribution report new.json makes" in second.err
    assert (drafts / "new.corrections.json").read_bytes() == carried


@pytest.mark.parametrize("target", [[], ["--carry-to", "next.json"]])
def test_the_same_command_again(target: list[str], drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The corrections that were given then are given again: nothing new, and no error."""
    command = ["compare", "old.json", "new.json", "--corrections", "work.json", *target]
    assert main(command) == 0
    written = drafts / (target[1] if target else "new.corrections.json")
    carried, first = written.read_bytes(), capsys.readouterr()
    assert main(command) == 0

    second = capsys.readouterr()
    assert second.out == first.out
    assert f"{written.name}: nothing new to carry: it has all 3 entries, 2 still to be asked again" in second.err
    assert written.read_bytes() == carried


def test_from_draft_to_draft(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Carried, answered on the page, asked no more; what is entered later for the old draft is told; a third draft."""
    third = new_draft().document.text + "\nNobody came.\n"
    rows = [(it.text, name_of_source(new_draft(), it)) for it in new_draft().quotations]
    (drafts / "third.json").write_text(to_json(draft(third, *rows, name="pump-3.txt")), encoding="utf-8")
    assert main(["compare", "old.json", "new.json", "--corrections", "work.json"]) == 0
    answer(drafts / "new.corrections.json", "c-1", "c-4")
    capsys.readouterr()
    assert main(["compare", "old.json", "new.json", "--corrections", "work.json"]) == 0
    after = capsys.readouterr()
    assert "nothing new to carry: it has all 3 entries, none still to be asked again" in after.err
    assert "To be asked again" not in after.out
    assert "to answer" not in after.err

    more = statuses(old_draft(), q1="verified-verbatim", q2="needs-fix", q3="misquote", q4="cut")
    (drafts / "work.json").write_bytes(encode_corrections(more))
    assert main(["compare", "old.json", "new.json", "--corrections", "work.json"]) == 0
    assert "nothing was written: 1 of 4 entries are not in it" in capsys.readouterr().err

    assert main(["compare", "new.json", "third.json"]) == 0
    asked = {"c-1": None, "c-2": None, "c-4": "The words are not in this draft."}
    assert asked_in(drafts / "third.corrections.json") == asked
    assert "wrote third.corrections.json: 3 entries carried, 1 to be asked again" in capsys.readouterr().err


def name_of_source(analysis: Analysis, quotation: Quotation) -> str | None:
    """Return the name of a quotation's source."""
    source = analysis.source_of(quotation)
    return source.name if source else None


def answer(path: Path, *names: str) -> None:
    """Say of entries that they still hold, as the page does."""
    given = read_corrections(path)
    entries = [
        structs.replace(it, ask_again=None, when="2026-04-01T09:00:00Z") if it.id in names else it
        for it in given.entries
    ]
    path.write_bytes(encode_corrections(structs.replace(given, entries=tuple(entries))))


def test_corrections_of_the_new_draft_alone(drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without corrections of the old draft nothing is carried, and those of the new one count."""
    (drafts / "new.corrections.json").write_bytes(encode_corrections(statuses(new_draft(), q5="cannot-verify")))
    assert main(["compare", "old.json", "new.json", "--format", "json"]) == 0

    captured = capsys.readouterr()
    assert [it["said"] for it in json.loads(captured.out)["entered"]] == ["cannot verify; note: note 5"]
    assert captured.err == "attribution: new.corrections.json: 1 status applied\n"


@pytest.mark.parametrize("arguments", [[], ["--carry-to", "work.json"]])
def test_no_file_is_replaced(arguments: list[str], drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is there may hold somebody's work."""
    (drafts / "new.corrections.json").write_text("mine", encoding="utf-8")
    before = (drafts / "work.json").read_bytes()

    assert main(["compare", "old.json", "new.json", "--corrections", "work.json", *arguments]) == 2
    assert "there is such a file already: give another name with --carry-to" in capsys.readouterr().err
    assert (drafts / "new.corrections.json").read_text(encoding="utf-8") == "mine"
    assert (drafts / "work.json").read_bytes() == before


@pytest.mark.parametrize("content", ["{", '{"schema": "attribution/corrections/9"}', "other"])
def test_corrections_that_do_not_fit(content: str, drafts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Broken ones, those of a newer version, those of another article: an error, and nothing is written."""
    other = draft("“Sell,” Kim Oh said.", ("“Sell,”", "Kim Oh"), title="The market")
    text = encode_corrections(statuses(other, q1="cut")).decode() if content == "other" else content
    (drafts / "work.json").write_text(text, encoding="utf-8")

    assert main(["compare", "old.json", "new.json", "--corrections", "work.json", "-o", "out.html"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert sorted(path.name for path in drafts.iterdir()) == ["new.json", "old.json", "work.json"]
    assert (drafts / "work.json").read_text(encoding="utf-8") == text


@pytest.mark.usefixtures("drafts")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.txt", "new.json"], "none.txt: there is no such file or folder"),
        (["old.json", "none.json"], "none.json: there is no such file"),
        (["old.json", "two.jsonl"], "two.jsonl: there is more than one article in it"),
        (["old.json", "empty.jsonl"], "empty.jsonl, line 1: it is no analysis of ours"),
        (["old.json", "new.json", "--carry-to", "x.json"], "there is nothing to carry: give --corrections too"),
        (["old.json", "new.json", "--corrections", "x.json"], "x.json: there is no such file"),
        (
            ["old.json", "new.json", "--corrections", "work.json", "--no-corrections"],
            "it says the opposite of --corrections",
        ),
        (
            ["old.json", "new.json", "--carry-to", "x.json", "--no-corrections"],
            "there is nothing to carry with --no-corrections",
        ),
        (["old.json", "new.json", "--status", "x.json"], "status files are read by the story's page alone"),
    ],
)
def test_what_can_not_be_compared(
    arguments: list[str], message: str, drafts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is told on one line, and the status is 2."""
    (drafts / "two.jsonl").write_text(f"{to_json(old_draft())}\n{to_json(new_draft())}\n", encoding="utf-8")
    (drafts / "empty.jsonl").write_text("attribution/analysis/", encoding="utf-8")

    assert main(["compare", *arguments]) == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err.count("\n")) == ("", 1)
    assert message in captured.err
