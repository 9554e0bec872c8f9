"""Where sentences end, by their punctuation."""

from itertools import pairwise

import pytest

from attribution.text import sentence_ends


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("“One.” “Two.”", ["“One.”", " “Two.”"]),
        ("“Dr. Lee met J. Roe. They left.”", ["“Dr. Lee met J. Roe.", " They left.”"]),
        ("“It cost $3.5 million. Why?”", ["“It cost $3.5 million.", " Why?”"]),
        ("“Wait … for it.”", ["“Wait … for it.”"]),
        ("Å. Lund left. Émile stayed.", ["Å. Lund left.", " Émile stayed."]),
        ("Она ушла. Он остался. 他走了. 她留下.", ["Она ушла.", " Он остался.", " 他走了.", " 她留下."]),
        ("He didn’t. It was c. so many.", ["He didn’t.", " It was c. so many."]),
        ("“Who? Me? Never.”", ["“Who?", " Me?", " Never.”"]),
        ("", [""]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    """They end where another one begins; abbreviations, initials and numbers end none."""
    ends = [0, *sentence_ends(text), len(text)]

    assert [text[start:end] for start, end in pairwise(ends)] == sentences
