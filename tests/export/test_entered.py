"""What a person entered, in the formats of other tools: corrections, statuses, notes, who knows a source."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from attribution.corrections import corrected
from attribution.export import QuotationRow, SourceRow, encode_annotations, encode_jsonld, export
from attribution.model import Analysis
from tests.analyses import Story
from tests.corrections_by_hand import Pencil
from tests.exported import harbour


@pytest.fixture
def entered() -> Analysis:
    """Return an article with a speaker set, a quotation put in, a status, a note and who knows a source."""
    pencil = Pencil(harbour(), who="NF")
    pencil.speaker("“Who did?”", name="Cy Poe")
    pencil.missed("The harbour", kind="mixed", mention="=|The ministry|")
    pencil.rename("the audit", "the 2023 audit")
    pencil.status("“It holds,”", "needs-fix", "=on tape?")
    pencil.known_to("Officials", "editor")
    return corrected(pencil.analysis, pencil.corrections())


def in_csv(analysis: Analysis, folder: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the rows of quotations and of sources, as a spreadsheet has them."""
    export([analysis], "csv", folder)
    tables = []
    for name in ("quotations.csv", "sources.csv"):
        with (folder / name).open(encoding="utf-8-sig", newline="") as file:
            tables.append([{key: plain(value) for key, value in row.items()} for row in csv.DictReader(file)])
    return tables[0], tables[1]


def in_parquet(analysis: Analysis, folder: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the rows that pyarrow reads."""
    pq = pytest.importorskip("pyarrow.parquet")
    export([analysis], "parquet", folder)
    return pq.read_table(folder / "quotations.parquet").to_pylist(), pq.read_table(
        folder / "sources.parquet"
    ).to_pylist()


def in_xlsx(analysis: Analysis, folder: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the rows of the workbook."""
    openpyxl = pytest.importorskip("openpyxl")
    export([analysis], "xlsx", folder / "a.xlsx")
    book = openpyxl.load_workbook(folder / "a.xlsx")
    tables = []
    for name in ("Quotations", "Sources"):
        header, *rows = book[name].iter_rows(values_only=True)
        tables.append([dict(zip(header, row, strict=True)) for row in rows])
    return tables[0], tables[1]


def plain(cell: str) -> Any:
    """Return what a cell of a CSV file says."""
    return {"true": True, "false": False, "": None}.get(cell, cell.removeprefix("'"))


@pytest.mark.parametrize("read", [in_csv, in_parquet, in_xlsx])
def test_the_tables_agree(read: Callable[..., Any], entered: Analysis, tmp_path: Path) -> None:
    """Each table has the status, the note, who knows a source, and what a person changed."""
    quotations, sources = read(entered, tmp_path)

    assert [(row["text"], row["source"], row["status"], row["note"], row["corrected"]) for row in quotations] == [
        ("The harbour", "The ministry", None, None, True),
        ("“It holds,” “It always held.”", "Ana Ruiz", "needs-fix", "=on tape?", False),
        ("cracks", "the 2023 audit", None, None, False),
        ("that it knew", "The ministry", None, None, False),
        ("“Who did?”", "Cy Poe", None, None, True),
    ]
    assert {(row["name"], row["identity_known_to"], row["corrected"]) for row in sources} == {
        ("Ana Ruiz", None, False),
        ("Officials", "editor", False),
        ("the 2023 audit", None, True),
        ("The ministry", None, False),
        ("Cy Poe", None, False),
    }


def test_the_columns_come_last() -> None:
    """What reads the tables by the place of a column goes on to work."""
    assert QuotationRow.__struct_fields__[-6:-2] == ("extra", "status", "note", "corrected")
    assert SourceRow.__struct_fields__[-5:-2] == ("extra", "identity_known_to", "corrected")
    assert QuotationRow.__struct_fields__[-2:] == SourceRow.__struct_fields__[-2:] == ("engine", "corrections")


def test_annotations(entered: Analysis) -> None:
    """A note is a comment of its own, the status and that a person changed something are tags."""
    found = json.loads(b"".join(encode_annotations([entered])))
    bodies = [[(body["purpose"], body["value"]) for body in one["body"]] for one in found]

    assert ("tagging", "status:needs-fix") in bodies[1]
    assert ("commenting", "=on tape?") in bodies[1]
    assert [("tagging", "corrected") in one for one in bodies] == [True, False, False, False, True]
    assert ("identifying", "Cy Poe") in bodies[4]
    assert ("commenting", "corrected by NF (1.00)") in bodies[4]


def test_confidential_annotations(entered: Analysis) -> None:
    """Where no word of the article may leave, nothing that a person wrote does either."""
    data = b"".join(encode_annotations([entered], confidential=True)).decode()

    for word in ("tape", "needs-fix", "NF", "Cy Poe", "editor"):
        assert word not in data


@pytest.mark.parametrize(
    ("name", "path", "words"),
    [
        ("tei", "000001-The-harbour.xml", ["<persName>Cy Poe</persName>", "the 2023 audit"]),
        ("brat", "000001-The-harbour.ann", ["Cy Poe, corrected by NF (1.00)", ": the 2023 audit"]),
        ("jsonld", "", ['"name":"Cy Poe"', "the 2023 audit"]),
        ("jsonl", "", ['"correction":"status"', '"name":"Cy Poe"']),
    ],
)
def test_corrected_speakers(name: str, path: str, words: list[str], entered: Analysis, tmp_path: Path) -> None:
    """The other formats say who speaks as a person said; our own has all that was entered."""
    export([entered], name, tmp_path / "out")
    written = (tmp_path / "out" / path if path else tmp_path / "out").read_text(encoding="utf-8")

    for word in words:
        assert word in written


# what made it, and which corrections it has

ENGINE = "attribution 0.1.0, en_core_web_md 3.8.0, spaCy 3.8.7, threshold 0.4"


@pytest.mark.parametrize("read", [in_csv, in_parquet, in_xlsx])
def test_tables_say_what_made_them(read: Callable[..., Any], entered: Analysis, tmp_path: Path) -> None:
    """Each row has the engine, and how many entries were applied and when; “none” where there are none."""
    for analysis, start in ((entered, "5 entries applied, the last made "), (harbour(), "none")):
        rows = [row for table in read(analysis, tmp_path) for row in table]

        assert {row["engine"] for row in rows} == {ENGINE}
        assert all(row["corrections"].startswith(start) for row in rows)


def test_the_workbook_says_what_made_it(entered: Analysis, tmp_path: Path) -> None:
    """“About” has a row an article, also one without a quotation."""
    openpyxl = pytest.importorskip("openpyxl")
    export([entered, Story("Nothing.").analysis()], "xlsx", tmp_path / "a.xlsx")
    _, first, second = openpyxl.load_workbook(tmp_path / "a.xlsx")["About"].iter_rows(values_only=True)

    assert first[:3] == ("drafts/The harbour.txt", entered.document.sha256, ENGINE)
    assert (first[3].partition(",")[0], second[3]) == ("5 entries applied", "none")


def test_annotations_say_what_made_them(entered: Analysis) -> None:
    """The generator is the engine; a tag has the corrections. Without words there is no file name and no hash."""
    first = json.loads(b"".join(encode_annotations([entered])))[0]
    bare = b"".join(encode_annotations([entered], confidential=True)).decode()

    assert first["generator"]["name"] == ENGINE
    assert [it["value"].partition(",")[0] for it in first["body"] if it["value"].startswith("corrections:")] == [
        "corrections:5 entries applied"
    ]
    assert ENGINE.partition(", spaCy")[0] in bare
    assert "hash" not in bare


def test_jsonld_says_what_made_it(entered: Analysis) -> None:
    """The finding is a data set about the article, with how it was measured, and corrected."""
    [article] = json.loads(b"".join(encode_jsonld([entered])))
    [plain_one] = json.loads(b"".join(encode_jsonld([harbour()])))

    assert article["subjectOf"]["measurementTechnique"] == ENGINE
    assert article["subjectOf"]["correction"].startswith("5 entries applied")
    assert "correction" not in plain_one["subjectOf"]


def test_jsonld_has_the_corrected_speaker_and_words() -> None:
    """Who speaks and which words they are is what the person said."""
    pencil = Pencil(harbour(), who="NF")
    pencil.speaker("“Who did?”", name="Cy Poe")
    pencil.span("“It holds,”", "“It always held.”")
    [article] = json.loads(b"".join(encode_jsonld([corrected(pencil.analysis, pencil.corrections())])))
    said = {part["text"]: part.get("spokenByCharacter", {}).get("name") for part in article["hasPart"]}

    assert said["“Who did?”"] == "Cy Poe"
    assert said["“It always held.”"] == "Ana Ruiz"


def test_brat_and_tei_say_what_made_them(entered: Analysis, tmp_path: Path) -> None:
    """A table beside the annotations, and a place in the header."""
    export([entered], "brat", tmp_path / "brat")
    export([entered], "tei", tmp_path / "tei")
    header, line = (tmp_path / "brat/about.tsv").read_text(encoding="utf-8").splitlines()
    row = dict(zip(header.split("\t"), line.split("\t"), strict=True))
    [path] = (tmp_path / "tei").iterdir()

    assert row["file"] == "000001-The-harbour"
    assert (row["engine"], row["corrections"].partition(",")[0]) == (ENGINE, "5 entries applied")
    assert f"<p>{ENGINE}</p><p>Corrections: 5 entries applied, the last made " in path.read_text(encoding="utf-8")
