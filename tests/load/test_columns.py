"""The records of dumps."""

import pytest

from attribution.errors import LoadError
from attribution.load.columns import find_columns, read_record
from attribution.load.options import DEFAULT, Reading


@pytest.mark.parametrize("column", ["text", "Full Text", "article_body", "maintext", "CONTENT", "body"])
def test_the_column_with_the_text_is_guessed(column: str) -> None:
    """By the names that it has in the dumps that people have."""
    assert find_columns(("words", column), DEFAULT)["text"] == column


def test_columns_that_are_named() -> None:
    """They win over what would be guessed, and a column has one use."""
    columns = find_columns(("text", "body", "author", "source"), Reading(text_column="body", title_column="author"))

    assert columns == {"text": "body", "title": "author", "outlet": "source"}


def test_a_column_that_is_not_there() -> None:
    """The error lists the columns, and says which option to change."""
    with pytest.raises(LoadError, match="there is no column “txt”: there are text; set --text-column"):
        find_columns(("text",), Reading(text_column="txt"))


def test_all_columns_are_used_or_passed_on() -> None:
    """What has no use goes to `extra` as it is written; nothing is lost, and empty cells are none."""
    record = {
        "id": "x1",
        "text": "Ely.",
        "headline": "Bridge",
        "authors": ["Ann Lee", "Ben Roe"],
        "publishedAt": "2021-03-02T10:00:00Z",
        "source": {"id": None, "name": "The Ely Courier"},
        "url": "https://courier.example/bridge",
        "score": 0.5,
        "tags": ["a", 1],
        "empty": "",
    }

    document = read_record(record, 1, "n.jsonl", DEFAULT)

    assert (document.id, document.title, document.byline) == ("x1", "Bridge", "Ann Lee, Ben Roe")
    assert (document.published, document.outlet) == ("2021-03-02", "The Ely Courier")
    assert document.url == "https://courier.example/bridge"
    assert document.extra == {"score": "0.5", "tags": '["a", 1]'}


@pytest.mark.parametrize("date", ["02/03/2021", "last week", "2021"])
def test_a_date_that_can_not_be_told_is_passed_on(date: str) -> None:
    """It is no date of ours, and not lost either."""
    document = read_record({"text": "Ely.", "date": date}, 1, "n.csv", DEFAULT)

    assert (document.published, document.extra) == (None, {"date": date})


@pytest.mark.parametrize("end", ["… [+1234 chars]", " [+1234 chars]"])
def test_a_text_that_was_cut(end: str) -> None:
    """A note tells how much is missing; the count is no part of the words."""
    document = read_record({"content": f"The bridge will be{end}"}, 1, "n.jsonl", DEFAULT)

    assert document.text == f"The bridge will be{end.partition(' [')[0]}"
    assert [(note.kind, "1234 characters more" in note.message) for note in document.notes] == [("left-out", True)]


@pytest.mark.parametrize("column", ["content_html", "body_html", "body_xhtml", "content_text"])
def test_columns_of_feeds(column: str) -> None:
    """JSON Feed and ninjs call their text so."""
    assert read_record({"id": "1", "headline": "Bridge", column: "<p>Ely.</p>"}, 1, "n.jsonl", DEFAULT).text == "Ely."


def test_things_with_a_rendered_text() -> None:
    """WordPress gives its title and its text so."""
    document = read_record({"title": {"rendered": "Bridge"}, "content": {"rendered": "<p>Ely.</p>"}}, 1, "n", DEFAULT)

    assert (document.title, document.text) == ("Bridge", "Ely.")


def test_an_empty_text() -> None:
    """It is an empty article, as an empty file is."""
    assert [note.kind for note in read_record({"text": ""}, 1, "n.csv", DEFAULT).notes] == ["empty"]


def test_bytes_in_a_cell() -> None:
    """They are shown as text."""
    assert read_record({"text": "Ely.", "hash": b"a\xff"}, 1, "n.parquet", DEFAULT).extra == {"hash": "a\ufffd"}
