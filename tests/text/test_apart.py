import pytest

from attribution.text import find_apart
from attribution.text.paragraphs import find_paragraphs


def bylines(text: str) -> list[str]:
    """Return what stands apart as a byline."""
    return [text[a.start : a.end] for a in find_apart(text, find_paragraphs(text), ()) if a.kind == "byline"]


@pytest.mark.parametrize(
    "byline",
    [
        "By Ana Lee",
        "BY ANA LEE",
        "By Ana Lee and Ben Roe",
        "By Ana Lee, Health Editor",
        "By Ana de la Cruz in Bergen",
        "Words by Ana Lee",
        "Story and photos by Ana Lee",
        "Reporting by Ana Lee; editing by Ben Roe",
        "Ana Lee",
        "Ana Lee | Northern Courier",
    ],
)
def test_byline(byline: str):
    """A line that says who wrote the article, or a name alone below the headline, stands apart."""
    assert bylines(f"Bridge to close\n\n{byline}\n\n“It is late,” he said.") == [byline]


def test_byline_in_several_lines():
    """A line below the byline that is no sentence belongs to it; the headline above it does not."""
    assert bylines("Bridge to close\nBy Ana Lee\nHealth Editor\n\nIt closed.") == ["By Ana Lee", "Health Editor"]
    assert bylines("By Ana Lee\nThe bridge closed.") == ["By Ana Lee"]
    assert bylines("Bridge to close\n\nAna Lee\n\nHealth correspondent\n\nIt closed.") == [
        "Ana Lee",
        "Health correspondent",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Bridge to close\n\nBy noon the bridge was shut.",
        "Bridge to close\n\nBy Ana Lee’s count, ten boats sank.",
        "Bridge to close\n\nAna Lee\n\n“It is late,” Lee said.",
        "Voices\n\nAna Lee\n\n“It is late.”\n\nBen Roe\n\n“It is not.”",
        "It rained.\n\nAna Lee\n\nIt snowed.",
        "Bridge to close\n\nPort Authority\n\nIt closed.",
    ],
)
def test_no_byline(text: str):
    """A sentence that begins with "By" is none, and no name that comes again, or that is one of several."""
    assert bylines(text) == []
