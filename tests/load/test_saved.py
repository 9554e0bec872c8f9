"""Reading saved analyses: line by line, whatever program laid the JSON out."""

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from attribution.errors import LoadError
from attribution.load import saved as analyses
from attribution.load.saved import holds_analyses, read_analyses
from attribution.model import Analysis, to_json
from tests.analyses import ferry
from tests.exported import harbour

BOTH = [ferry(), harbour()]
LINES = "".join(f"{to_json(one)}\n" for one in BOTH)
VALUES = [json.loads(to_json(one)) for one in BOTH]


def saved(folder: Path, text: str) -> Path:
    path = folder / "news.jsonl"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        LINES,
        LINES.replace("\n", "\r\n\r\n"),
        "\ufeff" + LINES,
        "[\n" + ",\n".join(map(to_json, BOTH)) + "\n]\n",
        json.dumps(VALUES),
        json.dumps(VALUES, indent=2),
        json.dumps(VALUES, indent="\t", ensure_ascii=False),
    ],
    ids=["lines", "blank-lines", "mark", "array", "one-line", "indented", "tabs"],
)
def test_layouts(text: str, tmp_path: Path) -> None:
    """JSON lines, an array a line, an array on one line, and JSON that was laid out to be read are all taken."""
    assert list(read_analyses(saved(tmp_path, text))) == BOTH


def test_one_indented_analysis(tmp_path: Path) -> None:
    """A single analysis over many lines is taken as well."""
    assert list(read_analyses(saved(tmp_path, json.dumps(VALUES[0], indent=2)))) == BOTH[:1]


def test_nothing(tmp_path: Path) -> None:
    """An empty file and an empty array have no analyses."""
    assert list(read_analyses(saved(tmp_path, ""))) == list(read_analyses(saved(tmp_path, "[]\n"))) == []


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    """The error has the file, the number of the line and what is wrong there."""
    path = saved(tmp_path, LINES + '{"schema": "attribution/analysis/1", "document": 4}\n')

    found: list[Analysis] = []
    with pytest.raises(LoadError) as caught:
        found.extend(read_analyses(path))

    assert str(caught.value) == (
        f"{path}, line 3: it is no analysis of ours (Expected `object`, got `int` - at `$.document`): make it again "
        "with attribution analyze --format jsonl"
    )


def test_broken_lines_are_left_out(tmp_path: Path) -> None:
    """Where the caller takes the errors, the other lines are read all the same, the cut-off last one not."""
    path = saved(tmp_path, "{}\n" + LINES + LINES[:100])

    errors: list[LoadError] = []
    assert list(read_analyses(path, on_error=errors.append)) == BOTH
    assert [error.subject for error in errors] == [f"{path}, line 1", f"{path}, line 4"]


def test_a_file_of_something_else(tmp_path: Path) -> None:
    """It is told once, not for each of its lines."""
    path = saved(tmp_path, "“It holds,” Ana Ruiz said.\n" * 1000)

    errors: list[LoadError] = []
    with pytest.raises(LoadError, match="none of its lines is an analysis"):
        list(read_analyses(path, on_error=errors.append))
    assert len(errors) == analyses.MAX_BAD


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    """A missing file, a folder and a path that is none are errors about that path."""
    with pytest.raises(LoadError, match="there is no such file"):
        list(read_analyses(tmp_path / "none.jsonl"))
    with pytest.raises(LoadError, match="can't be read"):
        list(read_analyses(tmp_path))
    with pytest.raises(LoadError, match="can't be read"):
        list(read_analyses("a\0b"))


@pytest.mark.parametrize("path", [None, 4, b"news.jsonl"])
def test_what_is_no_path(path: object) -> None:
    """What is no path is an error at once."""
    with pytest.raises(TypeError, match="give the path of a file of analyses, not"):
        read_analyses(path)  # type: ignore[arg-type]


@pytest.mark.parametrize("line", ["{", "null", "4", '"a"', '{"a": ' + "[" * 100_000, '{"schema": "\ud800"}', "[null]"])
def test_whatever_is_wrong_is_told_as_ours(line: str, tmp_path: Path) -> None:
    """A line that is no analysis is an error of ours, with the file and the line, chained to its cause."""
    path = tmp_path / "news.jsonl"
    path.write_bytes(f"{line}\n".encode("utf-8", "surrogatepass"))

    with pytest.raises(LoadError, match="make it again with attribution analyze --format jsonl") as caught:
        list(read_analyses(path))
    assert caught.value.subject == f"{path}, line 1" or line == "{"
    assert caught.value.__cause__ is not None


@pytest.mark.parametrize(("limit", "text"), [("MAX_LINE", LINES), ("MAX_WHOLE", json.dumps(VALUES, indent=2))])
def test_limits(limit: str, text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line or a document that would fill the memory is refused."""
    monkeypatch.setattr(analyses, limit, 100)

    with pytest.raises(LoadError, match="has more than 0 MB"):
        list(read_analyses(saved(tmp_path, text)))


def test_lines_are_read_as_they_are_needed(tmp_path: Path) -> None:
    """Nothing after a line is read before it is asked for: what is wrong there is told then."""
    found: Iterator[Analysis] = read_analyses(saved(tmp_path, LINES + "{"))

    assert [next(found), next(found)] == BOTH
    with pytest.raises(LoadError):
        next(found)


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """ "-" is standard input; where that is closed, the error says so."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(LINES.encode())))
    assert list(read_analyses("-")) == BOTH

    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(LoadError, match="standard input: it is closed"):
        list(read_analyses("-"))


def test_what_is_taken_for_analyses(tmp_path: Path) -> None:
    """A file is, by its name and its beginning; other JSON is for the readers of articles."""
    dump = tmp_path / "dump.jsonl"
    dump.write_text('{"text": "It holds."}\n', encoding="utf-8")

    assert holds_analyses(saved(tmp_path, LINES))
    assert not holds_analyses(dump)
    assert not holds_analyses(tmp_path / "story.txt")
    assert holds_analyses(tmp_path / "none.json")
