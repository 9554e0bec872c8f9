"""The formats by name, and what they share."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings

from attribution.errors import OutputError
from attribution.export import FORMATS, encode_jsonl, export
from attribution.export.texts import address_of, inside, text_uri, whole
from attribution.export.written import file_stem
from attribution.model import Analysis, Document, Span, from_json
from tests.analyses import ferry
from tests.exported import any_exported, harbour


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format(name: str, tmp_path: Path) -> None:
    """Each writes the analyses and says what it wrote; again, it writes the same bytes."""
    first = export([ferry(), harbour()], name, tmp_path / "out")
    second = export([ferry(), harbour()], name, tmp_path / "again")

    assert [*contents(tmp_path / "out").values()] == [*contents(tmp_path / "again").values()] != []
    assert (second.articles, second.notes) == (first.articles, first.notes)
    assert (first.articles, first.quotations, first.sources) == (2, 4 + len(ferry().quotations), 14)
    assert all(one.exists() for one in first.paths)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_analyses_are_taken_one_by_one(name: str, tmp_path: Path) -> None:
    """Each analysis is done with before the next is asked for, so that any number goes through a little memory."""
    alive: list[int] = []

    def stream() -> Iterator[Analysis]:
        for _ in range(20):
            yield harbour()
            alive.append(sum(type(thing) is Analysis for thing in gc.get_objects()))

    written = export(stream(), name, tmp_path / "out")

    assert written.articles == 20
    assert max(alive) == min(alive)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_place_that_cannot_be_written(name: str, tmp_path: Path) -> None:
    """The error is about that place."""
    (tmp_path / "file").write_text("", encoding="utf-8")

    with pytest.raises(OutputError, match="file"):
        export([harbour()], name, tmp_path / "file/out")


@pytest.mark.parametrize("name", ["brat", "tei"])
def test_a_folder_with_files_is_left_alone(name: str, tmp_path: Path) -> None:
    """What somebody has noted in an earlier export is not overwritten, nor is it mixed with this one."""
    export([ferry(), harbour()], name, tmp_path / "out")
    before = contents(tmp_path / "out")

    with pytest.raises(OutputError, match="there are files in it already"):
        export([harbour()], name, tmp_path / "out")
    assert contents(tmp_path / "out") == before


@pytest.mark.parametrize("name", ["csv", "parquet", "jsonl", "xlsx"])
def test_tables_and_files_are_replaced(name: str, tmp_path: Path) -> None:
    """What has the same name as before is of this export alone."""
    export([ferry(), harbour()], name, tmp_path / "out")
    export([harbour()], name, tmp_path / "out")
    export([harbour()], name, tmp_path / "one")

    assert [*contents(tmp_path / "out").values()] == [*contents(tmp_path / "one").values()]


def test_no_such_format(tmp_path: Path) -> None:
    """The error lists those that there are."""
    with pytest.raises(ValueError, match="choose jsonl, csv, parquet"):
        export([], "word", tmp_path)


@settings(max_examples=60)
@given(analysis=any_exported())
def test_json_lines_lose_nothing(analysis: Analysis) -> None:
    """What is read back is the analysis, each half of a surrogate pair apart."""
    [line] = encode_jsonl([analysis])

    assert from_json(line) == whole(analysis)


def test_half_a_surrogate_pair() -> None:
    """It becomes one character, so that no offset moves; two halves that stand together do as well."""
    broken = Document(id="a", text="a\ud83d\ude00b\udc00", sha256="")
    analysis = Analysis(document=broken, engine=harbour().engine)

    assert whole(analysis).document.text == "a��b�"
    assert whole(harbour()) is not None
    assert len(whole(analysis).document.text) == len(broken.text)


def test_places_that_show_nothing() -> None:
    """Those outside the text, without length, or over an earlier one are none."""
    places = [(5, 9), (-1, 3), (2, 2), (3, 1), (8, 12), (0, 5), (9, 99)]

    found = inside("x" * 12, [Span(start=start, end=end) for start, end in places])

    assert [(span.start, span.end) for span in found] == [(0, 5), (5, 9)]


@pytest.mark.parametrize(
    ("document_id", "stem"),
    [
        ("drafts/The bridge.txt", "000001-The-bridge"),
        ("C:\\news\\a.b.docx", "000001-a-b"),
        ("../../etc/passwd", "000001-passwd"),
        ("con", "000001-con"),
        ("河", "000001"),
        ("", "000001"),
        (".txt", "000001-txt"),
        ("a" * 300, "000001-" + "a" * 60),
        ("a\0b\n", "000001-a-b"),
    ],
)
def test_names_of_files(document_id: str, stem: str) -> None:
    """They are safe on every system and cannot leave the folder."""
    assert file_stem(1, document_id) == stem


def test_the_uri_of_a_text() -> None:
    """It is the one of RFC 6920, here with that document's own example."""
    digest = "7f83b1657ff1fc53b92dc18148a1d65dfc2d4b1fa3d677284addd200126d9069"

    assert text_uri("no hash") == "ni:///sha-256;bm8gaGFzaA"
    assert text_uri(digest) == "ni:///sha-256;f4OxZX_x_FO5LcGBSKHWXfwtSx-j1ncoSt3SABJtkGk"


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "http://a b", "http://a/<b>", "ftp://a/b", "http://ä.example/", ""]
)
def test_addresses_that_are_none(url: str) -> None:
    """What is no plain http URL is not given on as one."""
    assert address_of(Document(id="a", text="", sha256="", url=url)) is None


def contents(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else sorted(path.iterdir())
    return {file.name: file.read_bytes() for file in files}
