"""From blocks to a document."""

from hypothesis import given
from hypothesis import strategies as st

from attribution.load.blocks import Block, Comment
from attribution.load.composing import Told, compose
from attribution.load.options import DEFAULT, Reading
from attribution.model import text_hash

KINDS = (None, "title", "caption", "pull-quote", "block-quote", "table")


def test_remarks_keep_their_words() -> None:
    """A note about words in a block is about the same words in the text."""
    blocks = [Block("Ely."), Block("She said forty.", None, (Comment("footnote", "Check.", 9, 14),))]

    (note,) = compose("a", blocks, Told(), DEFAULT).notes

    assert note.span is not None
    assert (note.span.start, note.span.text) == (15, "forty")


def test_what_the_file_tells_wins() -> None:
    """The text's own lines fill in what the file does not tell."""
    document = compose("a", [Block("By Ann Lee\n2021-03-02\n\nEly.")], Told(byline="Ben Roe", outlet="X"), DEFAULT)

    assert (document.byline, document.published, document.outlet) == ("Ben Roe", "2021-03-02", "X")
    assert document.text[document.body_start :] == "Ely."


def test_encoding_is_mended_on_request_only() -> None:
    """A note tells that it was; a text that is right has none."""
    broken = [Block("â€œCafÃ©â€\x9d")]

    asked = compose("a", broken, Told(title="CafÃ©"), Reading(fix_encoding=True))

    assert (asked.text, asked.title) == ("“Café”", "Café")
    assert [note.kind for note in asked.notes] == ["encoding"]
    assert compose("a", broken, Told(), DEFAULT).text == broken[0].text
    assert compose("a", [Block("“Café’s”")], Told(), Reading(fix_encoding=True)).notes == ()


blocks = st.lists(
    st.builds(
        Block,
        st.text(max_size=60) | st.sampled_from(["Advertisement", "ELY — The bridge is safe, she said.", "By Ann Lee"]),
        st.sampled_from(KINDS),
    ),
    max_size=8,
)


@given(blocks)
def test_parts_lie_in_the_text(made: list[Block]) -> None:
    """They are in order, do not overlap, and what is labelled by its reader keeps its words."""
    document = compose("a", made, Told(), DEFAULT)

    end = 0
    for part in document.parts:
        assert end <= part.start < part.end <= len(document.text)
        end = part.end
    assert 0 <= document.body_start <= len(document.text)
    assert document.sha256 == text_hash(document.text)
