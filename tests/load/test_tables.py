"""Reading CSV and TSV."""

import csv
import io

import pytest

from attribution.errors import LoadError
from attribution.load import tables
from attribution.load.options import DEFAULT, Reading
from attribution.load.tables import read_table
from attribution.model import Document

type Told = list[tuple[str, str]]


def read(data: bytes | str, reading: Reading = DEFAULT) -> tuple[list[Document], Told]:
    """Return the articles in a table, and what was told of bad rows."""
    told: Told = []
    file = io.BytesIO(data.encode() if isinstance(data, str) else data)
    return list(read_table(file, "n.csv", reading, lambda *bad: told.append(bad))), told


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_cells(mark: str) -> None:
    """Commas, semicolons and tabs part cells; a cell in quotation marks may have them, and line ends."""
    documents, told = read(f'id{mark}text{mark}desk\r\n7{mark}"a{mark}""b""\n\nc"{mark}local\r\n')

    assert [(document.id, document.text, document.extra) for document in documents] == [
        ("7", f'a{mark}"b"\n\nc', {"desk": "local"})
    ]
    assert told == []


def test_a_byte_order_mark_is_no_part_of_a_name() -> None:
    """Excel writes one."""
    (document,), _ = read(b"\xef\xbb\xbf" + "text,title\n“Yes.”,Ely\n".encode())

    assert (document.text, document.title) == ("“Yes.”", "Ely")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32"])
def test_other_kinds_of_unicode(encoding: str) -> None:
    """Excel saves “Unicode text” as UTF-16; a byte order mark tells."""
    mark = "\ufeff" if encoding.endswith("be") else ""

    documents, told = read(f'{mark}id\ttext\r\n7\t"“Žofie”\n😀"\r\n8\r\n9\tĊ\r\n'.encode(encoding))

    assert [(document.id, document.text, document.notes) for document in documents] == [
        ("7", "“Žofie”\n😀", ()),
        ("9", "Ċ", ()),
    ]
    assert told == [("line 4", "the row has 1 cells, not 2: check its quotation marks")]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("1", "the row has 1 cells, not 2"),
        ("1,a,b", "the row has 3 cells, not 2"),
        ('1,"a"b', "this is no row of a table"),
        ("1,a\0b", "this is a binary file"),
    ],
)
def test_a_bad_row_is_told_and_left_out(row: str, why: str) -> None:
    """The rows before and after it are read; the line is the one that the row begins on."""
    documents, ((where, advice),) = read(f'id,text\n1,"a\n\nb"\n{row}\n3,c\n')

    assert [document.text for document in documents] == ["a\n\nb", "c"]
    assert where == "line 5"
    assert advice.startswith(why)


def test_a_large_cell() -> None:
    """A cell of ten megabytes is read, and the limit of the csv module stays as it was."""
    limit = csv.field_size_limit()

    (document,), _ = read("text\n" + "a" * 10_000_000 + "\n")

    assert len(document.text) == 10_000_000
    assert csv.field_size_limit() == limit


def test_a_quotation_mark_that_nothing_closes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rest of a large file is not taken for one cell, and reading comes to an end."""
    monkeypatch.setattr(tables, "MAX_RECORD", 10_000)

    documents, told = read('id,text\n1,a\n2,"b\n' + "3,c\n" * 10_000)

    assert documents[0].text == "a"
    assert told[0] == ("line 3", "the row has no end: check its quotation marks")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no column is known to hold the text: there are none"),
        (b"a,b\n1,2\n", "no column is known to hold the text: there are a, b"),
        ("text\nEly.".encode("utf-16") + b"\0", "it begins as UTF-16 but is not UTF-16 throughout"),
        (b"PAR1....", "this is a Parquet file"),
        (b"a," * 3_000, "its first row has more than 2000 cells"),
    ],
)
def test_no_table_of_articles(data: bytes, why: str) -> None:
    """What can't be read at all is an error."""
    with pytest.raises(LoadError, match=why):
        read(data)


def test_a_note_on_the_encoding_is_of_its_row() -> None:
    """A row in another encoding has a note, the others have none."""
    documents, _ = read(b"text\nEly is safe.\n" + "“Café” is safe.\n".encode("cp1252"))

    assert [[note.kind for note in document.notes] for document in documents] == [[], ["encoding"]]
    assert documents[1].text == "“Café” is safe."
