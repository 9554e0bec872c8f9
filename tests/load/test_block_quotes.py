"""Block quotations of pages."""

import pytest
from lxml import html

from attribution.load.block_quotes import straighten_block_quotes


def paragraphs(markup: str) -> list[str]:
    """Return what stands in the paragraphs of a block quotation."""
    tree = html.fromstring(f"<div>{markup}</div>")
    straighten_block_quotes(tree)
    [quote] = tree.iter("blockquote")
    return [" ".join(child.text_content().split()) for child in quote]


@pytest.mark.parametrize(
    "markup",
    [
        "<blockquote><p>We stay.</p><footer>— <cite>Ann Lee</cite></footer></blockquote>",
        "<blockquote><p>We stay.</p>— Ann Lee</blockquote>",
        "<blockquote><p>We stay.</p>— Ann <a href='x'>Lee</a></blockquote>",
        "<blockquote><p>We stay.</p><address>— Ann Lee</address></blockquote>",
        "<figure><blockquote><p>We stay.</p></blockquote><figcaption>— Ann Lee</figcaption></figure>",
        "<blockquote>We stay.<div>— Ann Lee</div></blockquote>",
    ],
)
def test_the_name_under_the_words(markup: str) -> None:
    """It is a paragraph of the block, however the page sets it."""
    assert paragraphs(markup) == ["We stay.", "— Ann Lee"]


def test_a_picture_keeps_its_caption() -> None:
    """A figure with a picture is left as it is."""
    tree = html.fromstring(
        "<figure><img src='x'><blockquote>We stay.</blockquote><figcaption>Ely</figcaption></figure>"
    )
    straighten_block_quotes(tree)

    assert tree.tag == "figure"
    assert [element.tag for element in tree] == ["img", "blockquote", "figcaption"]
