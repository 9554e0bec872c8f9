"""What is right of a passage, against its mark; analyses are written by hand."""

from typing import Any

import pytest

from tests.analyses import Story
from tests.kinds.passages import Passage, got, is_right

TEXT = "“We ran,” said Mayor Ana Lee of York. “He told her, ‘Stay,’” she said. A guard of the mill said it was “shut.”"


def passage(words: str, right: str) -> Passage:
    return Passage(id="x-01", kind="x", text=TEXT, words=words, right=right)


def story(**lee: Any) -> Story:
    """Return an analysis with a quotation in another one, and one of a source without a name."""
    found = Story(TEXT)
    found.source("lee", "Ana Lee", **lee)
    found.source("he", "unknown (“He”)", named=False)
    found.source("guard", "A guard of the mill", named=False)
    found.quotation("“We ran,”", source="lee", speaker="Mayor Ana Lee")
    found.quotation("“He told her, ‘Stay,’”", source="lee", speaker="she")
    found.quotation("‘Stay,’", source="he", speaker="He", cue="told", via=("she", "lee"))
    found.quotation("it was “shut.”", source="guard", speaker="A guard of the mill", kind="mixed")
    return found


@pytest.mark.parametrize(
    ("words", "right", "is_so"),
    [
        ("We ran", "Ana Lee", True),
        ("We ran", "Mayor Ana Lee", True),
        ("We ran", "Ben Roe|Ana Lee", True),
        ("We ran", "Lee", False),
        ("We ran", "Ana Maria Lee", False),
        ("We ran", "OPEN|Ana Lee", True),
        ("We ran", "OPEN", False),
        ("We ran", "NOBODY", False),
        ("We ran", "Ana Lee [person]", True),
        ("We ran", "Ana Lee [group]", False),
        ("He told her", "Ana Lee", True),
        ("Stay", "Ana Lee", False),
        ("Stay", "he", True),
        ("Stay", "he via she", True),
        ("Stay", "he via guard", False),
        ("We ran", "Ana Lee via she", False),
        ("shut", "guard", True),
        ("shut", "guard mill", True),
        ("shut", "guard of the yard", False),
        # A title alone is no name.
        ("shut", "the mayor", False),
    ],
)
def test_mark(words: str, right: str, is_so: bool):
    """A name must be shown whole, a description at least in part; what else is marked must hold too."""
    assert is_right(passage(words, right), story().analysis()) is is_so


@pytest.mark.parametrize(("right", "is_so"), [("NOBODY", True), ("OPEN", True), ("OPEN|York", True), ("York", False)])
def test_no_quotation(right: str, is_so: bool):
    """Words in no quotation are nobody's, or open."""
    assert is_right(passage("of York", right), story().analysis()) is is_so


def test_he_and_she():
    """A source that is both “he” and “she” is wrong under any name."""
    found = story()
    found.mention("He", "lee")

    assert not is_right(passage("We ran", "Ana Lee"), found.analysis())


def test_what_is_got():
    """A wrong passage is shown with what is right and what is got."""
    shown = got(passage("Stay", "Ana Lee"), story().analysis())
    assert shown == "x-01: 'Stay' is Ana Lee, got unknown (“He”) via she [person] at 0.95"
