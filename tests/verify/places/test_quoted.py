"""What parts the words of a quotation from one another."""

import pytest

from attribution.text import read_layout
from attribution.verify.places import Quoted, read_quoted
from attribution.verify.words import Vocabulary
from tests.analyses import Story


@pytest.mark.parametrize(
    ("text", "pieces", "gap"),
    [
        ("“It holds,” she said, “for now.”", ("“It holds,”", "“for now.”"), "interruption"),
        ("“It holds,” she said. “For now.”", ("“It holds,”", "“For now.”"), "break"),
        ("“It holds.” She said: “For now.”", ("“It holds.”", "“For now.”"), "break"),
        ("“It holds …” she said, “for now.”", ("“It holds …”", "“for now.”"), "ellipsis"),
        ("“It holds,” she said, “… for now.”", ("“It holds,”", "“… for now.”"), "ellipsis"),
        ("“It holds,” – “for now,” she said.", ("“It holds,”", "“for now,”"), ""),
        ("“It holds … for now,” she said.", ("“It holds … for now,”",), "ellipsis"),
        ("“It holds. For now,” she said.", ("“It holds. For now,”",), ""),
        ("“It holds.\n\n“For now,” she said.", ("“It holds.\n\n“For now,”",), "break"),
        ("“It holds.\nFor now,” she said.", ("“It holds.\nFor now,”",), ""),
    ],
)
def test_gaps(text: str, pieces: tuple[str, ...], gap: str) -> None:
    """A narrator parts words in a sentence or between two, an ellipsis anywhere, and marks without words nothing."""
    story = Story(text)
    story.quotation(*pieces)

    assert _quoted(story).gaps == ("", "", gap, "")


def test_fragments() -> None:
    """Words that are quoted for themselves are parted as fragments, and what stands between them is not quoted."""
    text = "She called it “a farce” and “a waste”."
    story = Story(text)
    story.quotation("“a farce” and “a waste”", kind="mixed", cue="called")

    assert _quoted(story).gaps == ("", "", "fragment", "")


def test_an_ellipsis_at_the_beginning() -> None:
    """An ellipsis before the first word parts it from what was said before."""
    story = Story("“… for now,” she said.")
    story.quotation("“… for now,”")

    assert _quoted(story).gaps == ("ellipsis", "")


def test_brackets() -> None:
    """A word with brackets around it is bracketed, and so is one in which a letter is; the next one is not."""
    story = Story("“[T]he pier (it leaks) holds [up] now,” she said.")
    story.quotation("“[T]he pier (it leaks) holds [up] now,”")

    assert _quoted(story).bracketed == (True, False, True, True, False, True, False)


def _quoted(story: Story) -> Quoted:
    return read_quoted(story.analysis().quotations[0], read_layout(story.document.text), Vocabulary())
