"""Reading JSON lines."""

import io

import pytest

from attribution.errors import LoadError
from attribution.load import jsonl
from attribution.load.jsonl import read_jsonl
from attribution.load.options import DEFAULT, Reading
from attribution.model import Document

type Told = list[tuple[str, str]]


def read(data: bytes, reading: Reading = DEFAULT) -> tuple[list[Document], Told]:
    """Return the articles in `data`, and what was told of bad lines."""
    told: Told = []
    return list(read_jsonl(io.BytesIO(data), "n.jsonl", reading, lambda *bad: told.append(bad))), told


def test_one_article_a_line() -> None:
    """The text is the one in the line, with its own line ends; empty lines are none."""
    documents, told = read('{"id": 7, "text": "“Yes.”\\r\\n\\nSo she said."}\n\n{"text": "Ely."}'.encode())

    assert [(document.id, document.text) for document in documents] == [
        ("7", "“Yes.”\r\n\nSo she said."),
        ("n.jsonl#3", "Ely."),
    ]
    assert told == []


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b'{"text": ', "this is no JSON"),
        (b"[1]", "this is no JSON object"),
        (b'{"text": 3}', "its column “text” holds no text but 3"),
        (b'{"text": null}', "its column “text” holds nothing"),
        (b'{"txt": "Ely."}', "no column is known to hold the text: there are txt"),
        (b"[" * 100_000, "this is no JSON"),
        (b'{"text": "a", "n": ' + b"9" * 5_000 + b"}", "this is no JSON"),
        (b'{"text": "\0"}', "this is a binary file"),
    ],
)
def test_a_bad_line_is_told_and_left_out(line: bytes, why: str) -> None:
    """The lines before and after it are read."""
    documents, ((where, advice),) = read(b'{"text": "a"}\n' + line + b'\n{"text": "b"}\n')

    assert [document.text for document in documents] == ["a", "b"]
    assert where == "line 2"
    assert advice.startswith(why)


def test_a_line_that_is_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is passed over, and never held as a whole."""
    monkeypatch.setattr(jsonl, "MAX_RECORD", 1_000_000)

    documents, told = read(b'{"text": "' + b"a" * 3_000_000 + b'"}\n{"text": "b"}')

    assert [document.text for document in documents] == ["b"]
    assert told == [("line 1", "it has more than 1 MB, so it was left out: it is no article")]


def test_not_a_number_and_half_a_pair() -> None:
    """What other programs write is read: NaN, and half a surrogate pair, which becomes U+FFFD."""
    (document,), _ = read(b'{"text": "a\\ud800b", "score": NaN, "title": "\\ud800"}')

    assert (document.text, document.extra) == ("a\ufffdb", {"score": "NaN"})
    assert document.title == "\ufffd"


def test_another_encoding() -> None:
    """A line that is not UTF-8 is read as what it seems to be, with a note."""
    (document,), _ = read('{"text": "“Café,” she said."}'.encode("cp1252"))

    assert document.text == "“Café,” she said."
    assert [note.kind for note in document.notes] == ["encoding"]


def test_utf_16() -> None:
    """A byte order mark tells, and line ends are those of the text, not of its bytes."""
    documents, told = read('{"text": "“Ċ”"}\nx\n{"text": "😀"}'.encode("utf-16"))

    assert [(document.text, document.notes) for document in documents] == [("“Ċ”", ()), ("😀", ())]
    assert [where for where, _ in told] == ["line 2"]


def test_utf_16_that_breaks_off() -> None:
    """The lines before the fault are read, and a large file is not held in memory."""
    data = ('{"text": "a"}\n' * 20_000).encode("utf-16") + b"\x00\xd8"
    articles = read_jsonl(io.BytesIO(data), "n.jsonl", DEFAULT, lambda *_: None)

    assert next(articles).text == "a"
    with pytest.raises(LoadError, match="it begins as UTF-16 but is not UTF-16 throughout"):
        list(articles)


def test_another_file() -> None:
    """A file of another kind is told once, not line by line."""
    with pytest.raises(LoadError, match="this is a gzip archive"):
        read(b"\x1f\x8b\x08\0\n\n\n")
