"""CSV: two tables that spreadsheets and programs read back."""

import csv
from pathlib import Path

from hypothesis import given, settings

from attribution.export import QuotationRow, SourceRow, write_csv
from attribution.model import Analysis
from tests.analyses import told_together
from tests.exported import any_exported, harbour


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def spans(cell: str) -> list[tuple[int, int]]:
    # A place before the text, which no analysis of ours has, begins with a minus sign and so with an apostrophe.
    places = [place.split("..") for place in cell.removeprefix("'").split("; ") if place]
    return [(int(start), int(end)) for start, end in places]


def test_a_row_a_quotation(tmp_path: Path) -> None:
    """Each quotation is a row, with its words, its places, its source and its article."""
    analysis = harbour()

    written = write_csv([analysis], tmp_path / "tables")

    rows = read(tmp_path / "tables/quotations.csv")
    text = analysis.document.text
    assert written.paths == (tmp_path / "tables/quotations.csv", tmp_path / "tables/sources.csv")
    assert (written.articles, written.quotations, written.sources) == (1, 4, 4)
    assert [row["source"] for row in rows] == ["Ana Ruiz", "the audit", "The ministry", ""]
    assert [text[start:end] for start, end in spans(rows[0]["spans"])] == ["“It holds,”", "“It always held.”"]
    assert text[int(rows[0]["speaker_start"]) : int(rows[0]["speaker_end"])] == "Ana Ruiz"
    assert (rows[1]["via"], rows[1]["via_source_id"]) == ("Officials", "s-officials")
    assert [row["denied"] for row in rows] == ["false", "false", "true", "false"]
    assert rows[3]["unattributed"] == "no-speaker"
    assert {row["extra"] for row in rows} == {'{"desk":"islands"}'}


def test_a_row_a_source(tmp_path: Path) -> None:
    """Each source is a row, with what the article says of it and how much it says."""
    write_csv([harbour()], tmp_path)

    rows = read(tmp_path / "sources.csv")
    assert [(row["name"], row["kind"], row["named"], row["quotations"], row["words"]) for row in rows] == [
        ("Ana Ruiz", "person", "true", "1", "5"),
        ("Officials", "group", "false", "0", "0"),
        ("the audit", "document", "true", "1", "1"),
        ("The ministry", "organization", "true", "1", "3"),
    ]
    assert rows[0]["affiliation"] == "the harbour board"
    assert rows[1]["anonymity_condition"] == "not to be named"


def test_a_row_of_people_who_speak_together(tmp_path: Path) -> None:
    """People who speak together are a row of their own that says who they are, and each of them has a row."""
    write_csv([told_together()], tmp_path)

    rows = {row["source_id"]: row for row in read(tmp_path / "sources.csv")}
    assert rows["s-both"]["members"] == "s-calder; s-stamm"
    assert (rows["s-calder"]["members"], rows["s-calder"]["quotations"]) == ("", "0")


def test_formulas_are_neutralised(tmp_path: Path) -> None:
    """No cell begins as a formula does; the places still lead to the words."""
    analysis = harbour()
    [source, *_] = analysis.sources
    evil = Analysis(
        document=analysis.document,
        engine=analysis.engine,
        sources=(type(source)(id="s-1", name='=HYPERLINK("http://x.example")', kind="person", named=True),),
    )

    write_csv([evil], tmp_path)

    assert read(tmp_path / "sources.csv")[0]["name"] == '\'=HYPERLINK("http://x.example")'


def test_the_mark_that_spreadsheets_look_for(tmp_path: Path) -> None:
    """Both files begin with a byte order mark and a header, even with no article."""
    written = write_csv([], tmp_path)

    assert written.articles == 0
    for name, row in (("quotations.csv", QuotationRow), ("sources.csv", SourceRow)):
        data = (tmp_path / name).read_bytes()
        assert data.decode("utf-8").splitlines() == ["\ufeff" + ",".join(f'"{it}"' for it in row.__struct_fields__)]


@settings(max_examples=60)
@given(analysis=any_exported())
def test_any_analysis(analysis: Analysis, tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    """Any analysis is written and read back with the same places, and no cell is a formula."""
    folder = tmp_path_factory.mktemp("csv")
    write_csv([analysis], folder)

    rows = read(folder / "quotations.csv")
    assert [spans(row["spans"]) for row in rows] == [
        [(span.start, span.end) for span in quotation.spans] for quotation in analysis.quotations
    ]
    numbers = ("start", "end")
    for row in (*rows, *read(folder / "sources.csv")):
        for column, cell in row.items():
            assert not cell.startswith(("=", "+", "@", "\t", "\r", "\n")), column
            assert not cell.startswith("-") or column.endswith(numbers) or column in ("spans", "mentions")
