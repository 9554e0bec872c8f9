"""Plain text and Markdown."""

from hypothesis import given
from hypothesis import strategies as st

from attribution.load.text import read_text
from attribution.model import text_hash

STORY = "Title: Bridge to close\r\nBy Ann Lee\r\ndate 2021-03-02\r\n\r\n“It is safe,” Ann Lee said.\r\n"


def test_the_text_is_whole() -> None:
    """Metadata is told apart by where the article begins, never by cutting it off."""
    document = read_text(STORY.encode("utf-8-sig"), "bridge.txt")

    assert document.text == STORY
    assert document.sha256 == text_hash(STORY)
    assert document.text[document.body_start :] == "“It is safe,” Ann Lee said.\r\n"


def test_the_fields() -> None:
    """What the lines before the article say is in the document's fields."""
    document = read_text(STORY.encode(), "bridge.txt")

    assert (document.id, document.title, document.byline) == ("bridge.txt", "Bridge to close", "Ann Lee")
    assert (document.published, document.url, document.notes) == ("2021-03-02", None, ())


def test_an_article_without_words_is_noted() -> None:
    """Nothing, spaces, and metadata alone are articles without words."""
    for data in (b"", b" \r\n\t", b"Title: Bridge to close\n\n", b"\xef\xbb\xbf"):
        notes = read_text(data, "bridge.txt").notes

        assert [(note.kind, note.message) for note in notes] == [("empty", "the article is empty")]


def test_notes_of_all_steps_are_kept() -> None:
    """A guess at the encoding and broken front matter are both told."""
    notes = read_text("---\ntitle: [\n---\nThe café closed, “for good”.".encode("cp1252"), "cafe.md").notes

    assert [note.kind for note in notes] == ["encoding", "parse"]


def test_markdown_stays() -> None:
    """Markup counts as characters of the text, so that offsets are those of the file."""
    text = "# Bridge\n\n> “It is *safe*,” [Lee](https://ely.example) said.\n"

    assert read_text(text.encode(), "bridge.md").text == text


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_the_article_begins_inside_the_text(text: str) -> None:
    """For any text, the article's beginning is a place in it."""
    document = read_text(f"Title: x\n{text}".encode(), "x.txt")

    assert 0 <= document.body_start <= len(document.text)
