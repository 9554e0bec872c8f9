"""Marked-up text that is an article and nothing else."""

import pytest

from attribution.errors import LoadError
from attribution.load.fragments import read_fragment


def read(markup: str) -> list[tuple[str, str | None]]:
    """Return the paragraphs of marked-up text with their kinds."""
    return [(block.text, block.kind) for block in read_fragment(markup)]


@pytest.mark.parametrize(
    ("markup", "paragraphs"),
    [
        ("<p>It is <b>safe</b>.</p><p>Yes.</p>", [("It is safe.", None), ("Yes.", None)]),
        ("Loose<br>lines<p>One</p>tail", [("Loose\nlines", None), ("One", None), ("tail", None)]),
        ("<h2>Bridge</h2><div>It is <p>safe.</p></div>", [("Bridge", "heading"), ("It is", None), ("safe.", None)]),
        ("<ul><li>One</li><li>Two</li></ul>", [("One", None), ("Two", None)]),
        ("<table><tr><td>a</td><td>b</td></tr></table>", [("a\tb", "table")]),
        ("<script>x()</script><style>y</style><p>Ely.</p><!-- no -->", [("Ely.", None)]),
        (
            "<blockquote><p>It is safe.</p><cite>Ann Lee</cite></blockquote>",
            [("It is safe.", "block-quote"), ("Ann Lee", "block-quote")],
        ),
        ("<p>As <cite>The Courier</cite> wrote.</p>", [("As The Courier wrote.", None)]),
        ("", []),
    ],
)
def test_paragraphs(markup: str, paragraphs: list[tuple[str, str | None]]) -> None:
    """What stands on lines of its own is a paragraph; what is no text is left out."""
    assert read(markup) == paragraphs


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p><q>It is safe</q>, she said.</p>", "“It is safe”, she said."),
        ("<p><q>Lee said <q>never</q> twice</q>, he said.</p>", "“Lee said ‘never’ twice”, he said."),
        ("<p><q>It is <b>safe</b></q>, she said.</p>", "“It is safe”, she said."),
        ("<p><q>“It is safe,”</q> she said.</p>", "“It is safe,” she said."),
        ("<p>It is <q></q>safe.</p>", "It is safe."),
    ],
)
def test_inline_quotes(markup: str, text: str) -> None:
    """They get the marks that a browser shows, where they have none."""
    assert read(markup) == [(text, None)]


def test_deep_nesting() -> None:
    """It is read as far as the parser goes, without an error."""
    assert isinstance(read("<div>" * 5000 + "Ely."), list)


def test_tags_with_far_too_many_attributes() -> None:
    """They are refused, as in a page."""
    with pytest.raises(LoadError, match="far too many attributes"):
        read("<p " + "".join(f"a{number} " for number in range(60_000)) + ">Ely.</p>")
