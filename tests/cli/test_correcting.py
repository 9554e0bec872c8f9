"""Corrections on the command line: where they are found, what is told, and that each command shows them."""

import csv
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from msgspec import structs

from attribution.cli import main
from attribution.corrections import encode_corrections
from attribution.model import Analysis, Document, Whom, from_json, to_json
from tests import fake_engine
from tests.analyses import Story
from tests.corrections_by_hand import Pencil, pointed

TEXT = """\
The quay at Lorn stays shut, and nobody agrees why.

“The bolts are gone,” Ana Ruiz said. “We have ordered more.”

Tom Hale laughed. “I took none of them,” he said. The town calls it a “silent quay”.

One clerk said the keys were lost.
"""
ENTERED = [
    ("“The bolts are gone,”", "Ana Ruiz Pena"),
    ("“We have ordered more.”", "Ana Ruiz Pena"),
    ("“I took none of them,”", "Tom Hale"),
    ("the keys were lost", "One clerk"),
]


def machine(text: str = TEXT, name: str = "quay.txt") -> Analysis:
    """Return what the machine found in the article: with five faults."""
    story = Story(text, name)
    story.source("ruiz", "Ana Ruiz", description="a diver")
    story.source("town", "The town", "organization")
    story.mention("Ana Ruiz", "ruiz")
    found = ("“The bolts are gone,”", "“We have ordered more.”", "“I took none of them,”", "“Not me,”", "“silent quay”")
    speakers = {"“I took none of them,”": "he", "“Not me,”": "he", "“silent quay”": "The town"}
    for words in found:
        if words in text:
            speaker = speakers.get(words, "Ana Ruiz")
            story.quotation(words, source="town" if speaker == "The town" else "ruiz", speaker=speaker)
    return structs.replace(story.analysis(), engine=fake_engine.ENGINE)


def five(analysis: Analysis) -> Pencil:
    """Return the five corrections, a status and who knows the clerk."""
    pencil = Pencil(analysis, who="NF")
    pencil.speaker("“I took none", mention="Tom Hale")
    pencil.no_quotation("“silent quay”")
    pencil.missed("the keys were lost", kind="indirect", mention="One clerk", named=False)
    pencil.rename("Ana Ruiz", "Ana Ruiz Pena")
    pencil.describe("Ana Ruiz", "the harbour master")
    return pencil


def write(path: str, pencil: Pencil) -> None:
    """Write a file of corrections."""
    Path(path).write_bytes(encode_corrections(pencil.corrections()))


def analyses(documents: Iterable[Document], **_: object) -> Iterator[Analysis]:
    """Yield what the machine finds in each document."""
    for document in documents:
        story = machine(document.text, document.id) if "silent quay" in document.text else None
        yield structs.replace(story or fake_engine.analyze(document, 0.5), document=document)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the working folder, with the story and a quick stand-in for the engine."""
    monkeypatch.chdir(tmp_path)
    corpus = fake_engine.modules()["attribution.corpus"]
    corpus.analyze_in_processes = analyses  # type: ignore[attr-defined] # a made-up module
    monkeypatch.setitem(sys.modules, "attribution.corpus", corpus)
    (tmp_path / "quay.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def entered(folder: Path) -> Path:
    """Return the file of five corrections, beside the story."""
    write("quay.corrections.json", five(machine()))
    return folder / "quay.corrections.json"


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> "Told":
    """Return what runs a command and gives what it said on standard error."""
    return Told(capsys)


class Told:
    """Runs commands."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.out = ""

    def __call__(self, *arguments: str, status: int = 0) -> list[str]:
        """Return the lines on standard error, each without the name of the command; what was printed is in `out`."""
        assert main(list(arguments)) == status
        self.out, errors = self._capsys.readouterr()
        return [line.removeprefix("attribution: ") for line in errors.splitlines()]


APPLIED = ["quay.corrections.json: 5 corrections applied"]

# Each command shows all five.


@pytest.mark.usefixtures("entered")
@pytest.mark.parametrize("layout", ["json", "jsonl"])
def test_analyze(layout: str, told: Told) -> None:
    """The analyses that are printed are the corrected ones, and what was applied is told in one line."""
    assert told("analyze", "quay.txt", "--format", layout) == APPLIED

    [one] = json.loads(told.out) if layout == "json" else map(json.loads, told.out.splitlines())
    analysis = from_json(json.dumps(one))
    assert pointed(analysis) == ENTERED
    assert analysis.sources[0].description == "the harbour master"


@pytest.mark.usefixtures("entered")
def test_analyze_as_a_table(told: Told) -> None:
    """The table has the names that a person gave, and is sure of them."""
    assert told("analyze", "quay.txt") == APPLIED
    assert "Ana Ruiz Pena (person · the harbour master)" in told.out
    assert "100% direct   “I took none of them,”" in told.out
    assert "direct   “silent quay”" not in told.out


@pytest.mark.usefixtures("entered")
def test_report(folder: Path, told: Told) -> None:
    """The page has the names that a person gave."""
    assert told("report", "quay.txt", "--no-profiles") == APPLIED

    page = (folder / "reports/quay.html").read_text(encoding="utf-8")
    assert "Ana Ruiz Pena" in page
    assert "corrected by NF" in page


@pytest.mark.usefixtures("entered")
def test_verify(folder: Path, told: Told) -> None:
    """What is held against the record is the corrected quotations: whose words they are, and which there are."""
    (folder / "record.txt").write_text("HALE: I took none of them. The keys were lost.\n", encoding="utf-8")

    assert told("verify", "quay.txt", "--against", "record.txt", "--format", "json", status=1) == APPLIED
    checks = json.loads(told.out)["checks"]
    assert len(checks) == 4
    assert told("verify", "quay.txt", "--against", "record.txt", "--no-corrections", "--format", "json", status=1) == []
    assert "silent quay" in told.out


@pytest.mark.usefixtures("entered")
def test_check(told: Told) -> None:
    """House rules look at the corrected quotations: a term is nobody's words, so it is no fragment of a quotation."""
    assert told("check", "quay.txt", "--no-corrections", status=1) == []
    assert "Only “silent quay” is quoted" in told.out
    assert told("check", "quay.txt", status=0) == APPLIED
    assert told.out == ""


@pytest.mark.usefixtures("entered")
def test_worksheet(folder: Path, told: Told) -> None:
    """Whom to call is whom a person named; an unnamed source is for the editor."""
    assert told("worksheet", "quay.txt", "-o", "sheet.csv") == APPLIED

    with (folder / "sheet.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["sheet"] in ("call", "unnamed source")]
    assert sorted((row["words"], row["source"]) for row in rows) == sorted(ENTERED)


@pytest.mark.usefixtures("entered")
def test_export(folder: Path, told: Told) -> None:
    """A saved analysis of the machine's is corrected on its way into a table."""
    (folder / "quay.json").write_text(to_json(machine()), encoding="utf-8")

    assert told("export", "quay.json", "--to", "csv", "-o", "tables") == APPLIED
    with (folder / "tables/quotations.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [(row["text"], row["source"]) for row in csv.DictReader(file)] == ENTERED


def test_a_corrected_analysis_is_not_corrected_again(entered: Path, told: Told) -> None:
    """An analysis that was saved with corrections has them; they are counted, and change nothing more."""
    told("analyze", "quay.txt", "--format", "jsonl", "-o", "quay.jsonl")

    assert told("export", "quay.jsonl", "--to", "jsonl") == APPLIED
    assert told.out == Path("quay.jsonl").read_text(encoding="utf-8")


def test_an_analysis_with_other_corrections_is_told(entered: Path, told: Told) -> None:
    """What was taken out of the file since can't be taken out of a saved analysis, and that is said."""
    told("analyze", "quay.txt", "--format", "jsonl", "-o", "quay.jsonl")
    pencil = five(machine())
    del pencil.entries[-1]
    write("quay.corrections.json", pencil)

    assert told("export", "quay.jsonl", "--to", "jsonl") == [
        "quay.corrections.json: 4 corrections applied",
        "quay.txt: its analysis has a correction that is not in quay.corrections.json: analyse the article again",
    ]
    pencil = five(machine())
    pencil.entries = [structs.replace(entry, reason="on the tape") for entry in pencil.entries]
    write("quay.corrections.json", pencil)
    assert told("export", "quay.jsonl", "--to", "jsonl") == [
        *APPLIED,
        "quay.txt: its analysis has 5 corrections that are not in quay.corrections.json: analyse the article again",
    ]


@pytest.mark.usefixtures("entered")
@pytest.mark.parametrize("path", ["quay.txt", "quay.json"])
def test_archive(path: str, folder: Path, told: Told) -> None:
    """The archive gives the corrected article: to a search, as a table, as JSON lines; and keeps the machine's."""
    (folder / "quay.json").write_text(to_json(machine()), encoding="utf-8")

    assert told("archive", "add", "news.db", path) == APPLIED
    assert told("archive", "show", "news.db", "quay.txt") == []
    assert "Ana Ruiz Pena (person · the harbour master)" in told.out
    told("archive", "export", "news.db")
    assert pointed(from_json(told.out)) == ENTERED
    told("archive", "search", "news.db", "none", "took")
    assert "Tom Hale" in told.out
    told("archive", "sources", "news.db", "--unnamed")
    assert "One clerk" in told.out
    for arguments in (["export", "news.db"], ["show", "news.db", "quay.txt", "--json"]):
        assert told("archive", *arguments, "--no-corrections") == []
        assert from_json(told.out) == machine()


@pytest.mark.parametrize("path", ["quay.txt", "quay.json"])
def test_archive_with_later_corrections(path: str, folder: Path, told: Told) -> None:
    """An article that is there gets the corrections that were made since; without a file those that are there stay."""
    (folder / "quay.json").write_text(to_json(machine()), encoding="utf-8")
    told("archive", "add", "news.db", path)
    write("quay.corrections.json", five(machine()))

    assert told("archive", "add", "news.db", path) == APPLIED
    assert told.out == "news.db: 0 added, 1 with other corrections than before\n"
    assert told("archive", "add", "news.db", path) == []
    assert told.out == "news.db: 0 added, 1 unchanged: their text was there already\n"
    pencil = five(machine())
    del pencil.entries[-1]
    write("quay.corrections.json", pencil)
    assert told("archive", "add", "news.db", path) == ["quay.corrections.json: 4 corrections applied"]
    told("archive", "show", "news.db", "quay.txt")
    assert "the harbour master" not in told.out
    assert told("archive", "add", "news.db", path, "--no-corrections") == []
    (folder / "quay.corrections.json").unlink()
    assert told("archive", "add", "news.db", path, "--replace") == []
    told("archive", "export", "news.db")
    assert pointed(from_json(told.out)) == ENTERED


def test_archive_with_a_broken_file(folder: Path, told: Told) -> None:
    """A file of the story's name that is broken is told; the article is put in as the machine found it."""
    (folder / "quay.corrections.json").write_text("{", encoding="utf-8")

    [line] = told("archive", "add", "news.db", "quay.txt", status=1)
    assert line.startswith("quay.corrections.json: it is broken")
    assert told.out == "news.db: 1 added\n"
    [line] = told("archive", "add", "other.db", "quay.txt", "--corrections", "quay.corrections.json", status=2)
    assert line.startswith("quay.corrections.json: it is broken")
    assert not (folder / "other.db").exists()


# What is told


def test_statuses_are_counted_by_themselves(told: Told) -> None:
    """A status and who knows a source change nothing; they are told beside the corrections."""
    pencil = Pencil(machine())
    pencil.status("“I took none", "needs-fix", "whose?")
    write("quay.corrections.json", pencil)
    assert told("analyze", "quay.txt") == ["quay.corrections.json: 1 status applied"]

    pencil.no_quotation("“silent quay”")
    pencil.known_to("The town", "editor")
    write("quay.corrections.json", pencil)
    assert told("analyze", "quay.txt") == ["quay.corrections.json: 1 correction and 2 statuses applied"]


def test_what_can_not_be_placed_is_told(folder: Path, told: Told) -> None:
    """An entry whose words are gone is counted, and a line says which words they were."""
    write("quay.corrections.json", five(machine()))
    (folder / "quay.txt").write_text(TEXT.replace("“I took none of them,”", "“Not me,”"), encoding="utf-8")

    counted, why = told("analyze", "quay.txt", "--format", "jsonl", status=0)
    assert counted == (
        "quay.corrections.json: made for another form of quay.txt: 4 corrections applied, 1 can't be placed"
    )
    assert why.startswith("quay.corrections.json: ")
    assert "“I took none of them,”" in why


# Where files are found


def test_no_corrections(entered: Path, told: Told) -> None:
    """`--no-corrections` leaves the machine's analysis as it is."""
    assert told("analyze", "quay.txt", "--no-corrections", "--format", "jsonl") == []
    assert from_json(told.out) == machine()


def test_both_options(told: Told) -> None:
    """Files that are given and not wanted are refused."""
    [line] = told("analyze", "quay.txt", "--corrections", "quay.corrections.json", "--no-corrections", status=2)
    assert "it says the opposite of --corrections: leave one out" in line


def test_a_file_that_is_given(entered: Path, folder: Path, told: Told) -> None:
    """A file from elsewhere is applied, and what lies beside the story is not."""
    (folder / "desk").mkdir()
    pencil = Pencil(machine())
    pencil.no_quotation("“silent quay”")
    write("desk/night.json", pencil)

    assert told("analyze", "quay.txt", "--corrections", "desk/night.json") == [
        "desk/night.json: 1 correction applied",
    ]


def test_a_file_for_the_one_article(folder: Path, told: Told) -> None:
    """One article alone takes a file of whatever name that has words of it; an article of many does not."""
    write("night.json", five(machine(name="draft.txt")))
    changed = TEXT + "More follows.\n"
    (folder / "quay.txt").write_text(changed, encoding="utf-8")
    (folder / "news.jsonl").write_text(json.dumps({"id": "one", "text": changed}), encoding="utf-8")

    assert told("analyze", "quay.txt", "--corrections", "night.json") == [
        "night.json: made for another form of quay.txt: 5 corrections applied"
    ]
    assert told("analyze", "news.jsonl", "--corrections", "night.json", status=1) == [
        "night.json: it fits none of the articles: give the file that was saved for one of them"
    ]


def test_a_file_for_the_article_that_it_was_made_for(folder: Path, entered: Path, told: Told) -> None:
    """A file that is given is not applied to what has its name, where the article that it was made for is there too."""
    (folder / "quay.txt").rename(folder / "quay-1.txt")
    (folder / "quay.txt").write_text(TEXT + "More follows.\n", encoding="utf-8")

    given = ("--corrections", "quay.corrections.json")
    assert told("analyze", "quay.txt", "quay-1.txt", *given, "--format", "jsonl") == APPLIED
    assert [bool(from_json(line).corrections) for line in told.out.splitlines()] == [False, True]


def test_one_entry_in_two_files(told: Told) -> None:
    """Where two files have an entry of one id, the later one counts, in whatever order they are given."""
    pencil = Pencil(machine())
    pencil.speaker("“I took none", name="Cy Poe")
    write("a.json", pencil)
    pencil.entries = [structs.replace(pencil.entries[0], when="2026-03-03T09:00:00Z", speaker=Whom(name="Di Roe"))]
    write("b.json", pencil)

    for files in (("a.json", "b.json"), ("b.json", "a.json")):
        told("analyze", "quay.txt", "--corrections", files[0], "--corrections", files[1], "--format", "jsonl")
        assert pointed(from_json(told.out))[2] == ("“I took none of them,”", "Di Roe")


def test_two_files_that_are_given(told: Told) -> None:
    """Two people's files of one story are both applied; each is counted by itself."""
    one, two = five(machine()), five(machine())
    del one.entries[2:]
    del two.entries[:2]
    write("ann.json", one)
    write("ben.json", two)

    assert told(
        "analyze", "quay.txt", "--corrections", "ann.json", "--corrections", "ben.json", "--format", "jsonl"
    ) == [
        "ann.json: 2 corrections applied",
        "ben.json: 3 corrections applied",
    ]
    assert pointed(from_json(told.out)) == ENTERED


def test_each_story_has_its_own(folder: Path, entered: Path, told: Told) -> None:
    """Of many articles each gets what was saved for it, whether the file has its name or lies there under another."""
    (folder / "bank.txt").write_text("“We closed,” Ann Lee said.", encoding="utf-8")
    other = fake_engine.analyze(Document.from_text("“We closed,” Ann Lee said.", "bank.txt"), 0.5)
    pencil = Pencil(other)
    pencil.speaker("“We closed", name="Ben Roe")
    write("saved yesterday.corrections.json", pencil)

    assert sorted(told("analyze", ".", "--format", "jsonl")) == [
        "quay.corrections.json: 5 corrections applied",
        "saved yesterday.corrections.json: 1 correction applied",
    ]
    bank, quay = map(from_json, told.out.splitlines())
    assert pointed(bank) == [("“We closed,”", "Ben Roe")]
    assert pointed(quay) == ENTERED


def test_an_article_of_a_dump(folder: Path, entered: Path, told: Told) -> None:
    """In a file with many articles a file of corrections is found by the hash of the text alone."""
    rows = [{"id": "one", "text": "“We closed,” Ann Lee said."}, {"id": "two", "text": TEXT}]
    (folder / "quay.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    (folder / "quay.txt").unlink()

    assert told("analyze", "quay.jsonl", "--format", "jsonl") == APPLIED
    one, two = map(from_json, told.out.splitlines())
    assert pointed(one) == [("“We closed,”", "Ann Lee")]
    assert pointed(two) == ENTERED


def test_another_form_of_the_story(folder: Path, entered: Path, told: Told) -> None:
    """A file of the story's name is applied to another form of its text by its words, and that is said."""
    (folder / "quay.txt").write_text("Harbour desk\n\n" + TEXT.replace("’", "'"), encoding="utf-8")

    assert told("analyze", "quay.txt", "--format", "jsonl") == [
        "quay.corrections.json: made for another form of quay.txt: 5 corrections applied"
    ]
    assert pointed(from_json(told.out)) == ENTERED


def test_a_name_that_is_another_articles(folder: Path, entered: Path, told: Told) -> None:
    """A file is not applied to what has its name now, where the article that it was made for is there too."""
    (folder / "quay.txt").rename(folder / "quay-1.txt")
    (folder / "quay.txt").write_text(TEXT.replace("The quay", "Now the quay"), encoding="utf-8")

    assert told("analyze", "quay.txt", "quay-1.txt", "--format", "jsonl") == [
        "quay.corrections.json: not applied to quay.txt: it was made for quay-1.txt",
        "quay.corrections.json: 5 corrections applied",
    ]
    assert [len(from_json(line).quotations) for line in told.out.splitlines()] == [4, 4]
    assert [bool(from_json(line).corrections) for line in told.out.splitlines()] == [False, True]


def test_files_for_some_of_many_articles(folder: Path, told: Told) -> None:
    """Of many articles a file that is given goes to the one whose name or id it has, if in another form of its text."""
    (folder / "bank.txt").write_text("“We closed,” Ann Lee said.", encoding="utf-8")
    (folder / "quay.txt").write_text(TEXT + "More follows.\n", encoding="utf-8")
    for name, document_id in (("quay.corrections.json", "draft.txt"), ("night.json", "quay.txt")):
        (folder / "desk").mkdir(exist_ok=True)
        write(f"desk/{name}", five(machine(name=document_id)))
        assert told("analyze", "bank.txt", "quay.txt", "--corrections", f"desk/{name}", "--format", "jsonl") == [
            f"desk/{name}: made for another form of quay.txt: 5 corrections applied"
        ]
        assert pointed(from_json(told.out.splitlines()[1])) == ENTERED

    write("desk/other.json", five(machine(name="draft.txt")))
    assert told("analyze", "bank.txt", "quay.txt", "--corrections", "desk/other.json", status=1) == [
        "desk/other.json: it fits none of the articles: give the file that was saved for one of them"
    ]


def test_one_of_two_given_files_fits(folder: Path, told: Told) -> None:
    """Of two files that are given for one article, the one that has no word of it is an error, and is not applied."""
    write("quay.json", five(machine()))
    other = Pencil(fake_engine.analyze(Document.from_text("“We closed,” Ann Lee said.", "bank.txt"), 0.5))
    other.no_quotation("“We closed")
    write("bank.json", other)

    given = ("--corrections", "quay.json", "--corrections", "bank.json")
    assert told("analyze", "quay.txt", *given, "--format", "jsonl", status=1) == [
        "quay.json: 5 corrections applied",
        "bank.json: it fits none of the articles: give the file that was saved for one of them",
    ]
    assert len(from_json(told.out).corrections.entries) == 5  # type: ignore[union-attr]


def test_saved_analyses_of_another_form(folder: Path, told: Told) -> None:
    """A file that has the name of saved analyses is applied to another form of the text if there is one article."""
    one, two = machine("Desk.\n\n" + TEXT), fake_engine.analyze(Document.from_text("“Go,” Ann Lee said.", "b"), 0.5)
    write("quay.corrections.json", five(machine()))
    (folder / "quay.jsonl").write_text(f"{to_json(one)}\n", encoding="utf-8")
    assert told("export", "quay.jsonl", "--to", "jsonl") == [
        "quay.corrections.json: made for another form of quay.txt: 5 corrections applied"
    ]

    (folder / "quay.jsonl").write_text(f"{to_json(one)}\n{to_json(two)}\n", encoding="utf-8")
    assert told("export", "quay.jsonl", "--to", "jsonl") == []
    assert told.out.splitlines() == [to_json(one), to_json(two)]


def test_a_dump_beside_it_is_not_read_for_its_texts(folder: Path, entered: Path, told: Told) -> None:
    """A file with many articles may be of any size: it is not read a second time to know what texts are at hand."""
    (folder / "quay.txt").write_text("Desk.\n\n" + TEXT, encoding="utf-8")
    (folder / "news.jsonl").write_text(json.dumps({"id": "one", "text": "“Go,” Ann Lee said."}), encoding="utf-8")

    assert told("analyze", "quay.txt", "news.jsonl") == [
        "quay.corrections.json: made for another form of quay.txt: 5 corrections applied"
    ]


def test_a_folder_that_is_not_there(told: Told) -> None:
    """What is wrong with a path is told as ever."""
    assert told("export", "none/quay.json", "--to", "jsonl", status=2) == [
        "none/quay.json: there is no such file: check the path"
    ]


def test_a_saved_analysis_that_is_at_hand(folder: Path, told: Told) -> None:
    """The article that a file was made for is at hand too where its analysis is saved."""
    (folder / "draft.jsonl").write_text(f"{to_json(machine(name='draft.txt'))}\n", encoding="utf-8")
    (folder / "quay.json").write_text(to_json(machine("Desk.\n\n" + TEXT)), encoding="utf-8")
    write("quay.corrections.json", five(machine()))

    assert told("export", "quay.json", "draft.jsonl", "--to", "jsonl") == [
        "quay.corrections.json: not applied to quay.txt: it was made for draft.txt",
        "quay.corrections.json: 5 corrections applied",
    ]


def test_piped_analyses(entered: Path, folder: Path, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing lies beside analyses that are piped in; a file that is given is applied to them."""
    (folder / "machine.jsonl").write_text(to_json(machine()), encoding="utf-8")
    for arguments, lines in ((), []), (("--corrections", "quay.corrections.json"), APPLIED):
        with (folder / "machine.jsonl").open(encoding="utf-8") as file:
            monkeypatch.setattr(sys, "stdin", file)
            assert told("export", "-", "--to", "jsonl", *arguments) == lines


def test_an_entry_to_be_asked_again(told: Told) -> None:
    """An entry that a later draft contradicts is told with its reason, and not applied."""
    pencil = five(machine())
    pencil.entries[0] = structs.replace(pencil.entries[0], ask_again="The words were “None of them,”.")
    write("quay.corrections.json", pencil)

    assert told("analyze", "quay.txt") == [
        "quay.corrections.json: 4 corrections applied, 1 can't be placed",
        "quay.corrections.json: The words were “None of them,”.",
    ]


def test_two_files_of_one_text(entered: Path, told: Told) -> None:
    """The one of the story's name is applied and the other told; where neither has the name, a person says which."""
    entered.with_name("old.corrections.json").write_bytes(entered.read_bytes())
    assert told("analyze", "quay.txt") == [
        "old.corrections.json: not applied: quay.corrections.json is of this text",
        "quay.corrections.json: 5 corrections applied",
    ]

    entered.rename("new.corrections.json")
    assert told("analyze", "quay.txt", status=1) == [
        "quay.txt: new.corrections.json and old.corrections.json are both of its text: "
        "say with --corrections which to apply"
    ]


def test_a_file_that_fits_nothing(folder: Path, entered: Path, told: Told) -> None:
    """A file that is given for no article that is there is an error that names it; the rest is done."""
    (folder / "bank.txt").write_text("“We closed,” Ann Lee said.", encoding="utf-8")

    assert told("analyze", "bank.txt", "--corrections", "quay.corrections.json", status=1) == [
        "quay.corrections.json: it fits none of the articles: give the file that was saved for one of them"
    ]
    assert "“We closed,”" in told.out
    assert told("worksheet", "bank.txt", "--corrections", "quay.corrections.json", "-o", "sheet.md", status=2) == [
        "quay.corrections.json: it fits none of the articles: give the file that was saved for one of them"
    ]
    assert not (folder / "sheet.md").exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "it is broken"),
        (
            '{"schema": "attribution/status/1"}',
            "it is a status file of an earlier version: load it into the story's page",
        ),
        ('{"schema": "attribution/corrections/2"}', "newer than attribution/corrections/1: update attribution"),
        ("{}", "it is no file of corrections"),
    ],
)
def test_a_broken_file(content: str, message: str, folder: Path, told: Told) -> None:
    """One that is given is told before any work; one of the story's name is told, and the story is done without it."""
    (folder / "quay.corrections.json").write_text(content, encoding="utf-8")

    [line] = told("report", "quay.txt", "--corrections", "quay.corrections.json", status=2)
    assert line.startswith("quay.corrections.json: ")
    assert message in line
    assert not (folder / "reports").exists()
    [line] = told("analyze", "quay.txt", status=1)
    assert message in line
    assert "“The bolts are gone,”" in told.out
    [line] = told("worksheet", "quay.txt", "-o", "sheet.md", status=2)
    assert message in line


def test_a_broken_file_of_another_name(folder: Path, told: Told) -> None:
    """A broken file that lies in the folder is no concern of a story that it is not named after."""
    (folder / "other.corrections.json").write_text("{", encoding="utf-8")

    assert told("analyze", "quay.txt") == []


def test_standard_input(folder: Path, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing lies beside what is piped in; a file that is given is applied to it."""
    write("-.corrections.json", five(machine()))
    write("quay.corrections.json", five(machine()))
    for arguments, lines in ((), []), (("--corrections", "quay.corrections.json"), APPLIED):
        with (folder / "quay.txt").open(encoding="utf-8") as file:
            monkeypatch.setattr(sys, "stdin", file)
            assert told("analyze", "-", *arguments) == lines
    (folder / "bank.txt").write_text("“We closed,” Ann Lee said.", encoding="utf-8")
    with (folder / "quay.txt").open(encoding="utf-8") as file:
        monkeypatch.setattr(sys, "stdin", file)
        assert told("analyze", "-", "bank.txt") == []


# A run that is stopped


@pytest.mark.parametrize("command", [("analyze", "--format", "jsonl", "-o", "out.jsonl"), ("report",)])
def test_going_on_with_other_corrections(command: tuple[str, ...], folder: Path, told: Told) -> None:
    """A run that goes on applies the corrections that are there when it ends, also to what was analysed before."""
    (folder / "stop.txt").write_text("Ctrl-C", encoding="utf-8")
    told(*command, "quay.txt", "stop.txt", status=130)
    write("quay.corrections.json", five(machine()))
    (folder / "stop.txt").write_text("“We closed,” Ann Lee said.", encoding="utf-8")

    assert told(*command, "quay.txt", "stop.txt", "--resume") == APPLIED
    if command[0] == "analyze":
        first, _ = map(from_json, (folder / "out.jsonl").read_bytes().splitlines())
        assert pointed(first) == ENTERED
    assert not list(folder.glob("**/*.partial"))


def test_without_corrections_nothing_is_written_anew(folder: Path, told: Told) -> None:
    """Where there are none, the analyses are those of the machine, byte for byte."""
    assert told("analyze", "quay.txt", "--format", "jsonl", "-o", "out.jsonl") == []
    assert (folder / "out.jsonl").read_text(encoding="utf-8") == to_json(machine()) + "\n"
