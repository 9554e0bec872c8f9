"""Lines that are one paragraph."""

import pytest

from attribution.text import read_layout


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, with a slash for each line break in them."""
    return [text[start:end].replace("\r\n", "/").replace("\n", "/") for start, end in read_layout(text).paragraphs]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("“We will\nstay,” she said.", ["“We will/stay,” she said."]),
        ("“We will\r\nstay,” she said.\r\n\r\n“So.”", ["“We will/stay,” she said.", "“So.”"]),
        ('"We will\nstay," she said.', ['"We will/stay," she said.']),
        ("She said: “Roses are red,\nviolets are blue,\nand so are you.”", None),
        ("“We go,” she said. “And we will\nstay,” she added.", ["“We go,” she said. “And we will/stay,” she added."]),
        ("It is old.\n\n“We go.\nWe stay,” she said.", ["It is old.", "“We go./We stay,” she said."]),
        ("“We go.\nWe stay,” she said.", ["“We go./We stay,” she said."]),
        ("‘We will\nstay,’ she said.", ["‘We will/stay,’ she said."]),
        ("“We will\nstay,” she said, “and\ngo.”\nSo it was.", ["“We will/stay,” she said, “and/go.”", "So it was."]),
    ],
)
def test_a_line_break_inside_marks(text: str, joined: list[str] | None) -> None:
    """It ends no paragraph, and no mark is missing."""
    layout = read_layout(text)

    assert paragraphs(text) == (joined or [text.replace("\n", "/")])
    assert all(stretch.opened and stretch.closed for stretch in layout.stretches)


@pytest.mark.parametrize(
    "text",
    [
        "“We go.\n“We stay,” she said.",
        "It is old.\n“We go.\nWe stay,” she said.",
        "“We will go\n\nand stay,” she said.",
        "“We will go\nNobody answered.",
        "“We stay as long as we can.\nAnn Lee.”",
        "“We will\nANN LEE: Stay,” he said.",
        "“We go,” she said.\nThey stayed.",
        "",
    ],
)
def test_lines_that_are_paragraphs(text: str) -> None:
    """A line that opens again, or that nothing closes, that signs the words or labels a speaker, stays one."""
    assert paragraphs(text) == [line for line in text.split("\n") if line]
