import pytest

from attribution.model import Document, Part
from attribution.report.article.headline import find_headline

STORY = "\n\nThe bridge shuts on Monday, the mayor said. “It is old,” she said.\n"


def headline(text: str) -> str | None:
    """Return the headline of a text."""
    return find_headline(Document.from_text(text))


@pytest.mark.parametrize(
    "line",
    [
        "Harbour bridge to close",
        "‘It is old’: bridge to close",
        "3 bridges to close",
        "Harbour Bridge To Close On Monday.",
    ],
)
def test_a_short_line_alone_at_the_top_is_the_headline(line: str) -> None:
    """A line above an empty line that has no end as a sentence has, or capitals throughout, is the headline."""
    assert headline(line + STORY) == line


@pytest.mark.parametrize(
    "line",
    [
        "It rained in the night.",
        "“Who knows?”",
        "By Ann Lee",
        "ELY, March 2 (AP) — The harbour bridge",
        "LETTERS",
        "Bridge to close;",
        "The bridge will close, and so will the road to it, and the school, and the shop, and the hall where the band "
        "met, and the quay",
    ],
)
def test_other_first_lines_are_none(line: str) -> None:
    """A sentence, a byline, a dateline, one word, half of a line and a paragraph are no headline."""
    assert headline(line + STORY) is None


def test_a_line_right_above_the_text_is_no_headline() -> None:
    """Where no empty line follows, the first line is a paragraph like the others."""
    assert headline("Harbour bridge to close\nThe bridge shuts on Monday.") is None


def test_a_byline_may_follow_at_once() -> None:
    """Right under a headline a byline may stand."""
    assert headline("Harbour bridge to close\nBy Ann Lee" + STORY) == "Harbour bridge to close"


def test_a_full_stop_above_a_dateline_ends_no_sentence() -> None:
    """Above a dateline stands a headline, with or without a full stop."""
    assert headline("Old bridge to close on Monday.\n\nELY (AP) — It is old.") == "Old bridge to close on Monday."


def test_nothing_but_a_line_is_no_headline() -> None:
    """A text of one line, or of none, has no headline."""
    assert headline("Harbour bridge to close") is None
    assert headline("Harbour bridge to close\n\n  \n") is None
    assert headline("") is None


def test_what_stands_before_the_article_is_no_headline() -> None:
    """Metadata at the top of the file is left out."""
    text = "date 2024-05-17\n\nHarbour bridge to close" + STORY
    document = Document(id="x", text=text, sha256="", body_start=text.index("Harbour"))

    assert find_headline(document) == "Harbour bridge to close"


def test_a_title_that_the_file_marks_comes_first() -> None:
    """A part of the kind "title" is the headline, wherever it stands, on one line."""
    text = "Harbour news\n\nBridge\nto close" + STORY
    document = Document(id="x", text=text, sha256="", parts=(Part(kind="title", start=14, end=29),))

    assert find_headline(document) == "Bridge to close"
