"""The text of an article as dumps hold it."""

import pytest

from attribution.errors import LoadError
from attribution.load.prose import is_markup, read_prose


def paragraphs(value: object) -> list[str]:
    """Return the paragraphs of a text."""
    return [block.text for block in read_prose(value, "text", "n.json").blocks]


def told(value: object) -> list[str]:
    """Return what is told of how a text was read."""
    return [note.message for note in read_prose(value, "text", "n.json").notes]


@pytest.mark.parametrize(
    "value",
    [
        ["The board met.", "It is safe."],
        [{"type": "paragraph", "text": "The board met."}, {"type": "paragraph", "text": "It is safe."}],
        [["The board met."], ["It is safe."]],
        {"content": ["The board met.", "It is safe."]},
        "<p>The board met.</p><p>It is safe.</p>",
    ],
)
def test_paragraphs(value: object) -> None:
    """They may stand in a list, in things with a text, or in HTML."""
    assert paragraphs(value) == ["The board met.", "It is safe."]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (r"\u201cIt is safe,\u201d she said.", "“It is safe,” she said."),
        (r"It is safe.\n\nAll of it.", "It is safe.\n\nAll of it."),
        (r"\"It is safe,\" she said.", '"It is safe," she said.'),
        (r"A smile: \ud83d\ude00", "A smile: 😀"),
    ],
)
def test_escaped_twice(text: str, read: str) -> None:
    """Escapes that JSON did not undo stand for characters, and a note says that they were read so."""
    assert paragraphs(text) == [read]
    assert told(text) == ["the text was escaped twice: it was read as what the escapes stand for"]


@pytest.mark.parametrize("text", ["&ldquo;It is safe,&rdquo; she said.", "&amp;ldquo;It is safe,&amp;rdquo; she said."])
def test_names_of_characters(text: str) -> None:
    """They are read as the characters, be they written once or twice."""
    assert paragraphs(text) == ["“It is safe,” she said."]
    assert told(text) == ["names of characters, such as “&quot;”, were read as what they stand for"]


@pytest.mark.parametrize("text", ["<p>It is safe.</p>", "&lt;p&gt;It is safe.&lt;/p&gt;"])
def test_html(text: str) -> None:
    """The markup is left out, and a note says so; it may be escaped."""
    assert paragraphs(text) == ["It is safe."]
    assert "the text is HTML: its markup was left out" in told(text)


@pytest.mark.parametrize(
    "text", ["If a < b and b > c, it is safe.", "The file is in C:\\new.", "She wrote <b> and left it open.", "R&D"]
)
def test_text_that_is_plain(text: str) -> None:
    """It is kept as it is."""
    assert paragraphs(text) == [text]
    assert told(text) == []


@pytest.mark.parametrize("value", [3, [], {}, [{"kind": "picture"}], [[[[[[[[[["deep"]]]]]]]]]]])
def test_no_text(value: object) -> None:
    """The error shows what there is."""
    with pytest.raises(LoadError, match="its column “text” holds no text but"):
        read_prose(value, "text", "n.json")


def test_markup_has_tags_that_close() -> None:
    """One tag alone may be spoken of."""
    assert [is_markup(text) for text in ("<div><br></div>", "One.<br/>Two.", "x <y> z")] == [True, True, False]
