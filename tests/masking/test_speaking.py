"""Whom an edited text gives its placeholders to."""

import pytest

from attribution import analyze
from attribution.masking import Protected, check_speakers, document_of, protect, restore
from attribution.model import Analysis
from tests.analyses import Story

TEXT = """The bridge will close on Monday.

“The bridge is not safe,” said Mayor Ana Lee. “We will close it for a year.”

Ben Roe, who runs the ferry, disagreed. “It held for ninety years,” he said.

One official said the plan was “a farce” and left the room.

“Nobody asked us,” a second official said.
"""
PLAIN = protect(analyze(TEXT))
NAMED = protect(analyze(TEXT), sources=True)


def told(before: str, after: str, protected: Protected = PLAIN) -> list[tuple[str, str]]:
    """Return what is told after a part of the masked text was rewritten."""
    assert before in protected.text
    restored = restore(protected.text.replace(before, after), protected.key)
    found = check_speakers(restored, protected.key, analyze(document_of(restored, "edited.txt")))
    return [(remark.kind, remark.placeholder) for remark in found]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("⟦Q1⟧ said Mayor Ana Lee. ⟦Q1.2⟧", "Mayor Ana Lee warned: ⟦Q1⟧ She added: ⟦Q1.2⟧"),
        ("Ben Roe, who runs the ferry, disagreed. ⟦Q2⟧ he said.", "⟦Q2⟧ argued Ben Roe, who runs the ferry."),
        ("One official said the plan was ⟦Q3⟧ and left", "The plan is ⟦Q3⟧ one official said before leaving"),
        ("a second official said", "according to a second official"),
        ("The bridge will close on Monday.\n\n", ""),
    ],
)
def test_rewritten_and_still_the_same_speaker(before: str, after: str) -> None:
    """Another verb, another order or a sentence less moves nothing."""
    assert told(before, after) == []


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ("said Mayor Ana Lee", "said Ben Roe", ["⟦Q1⟧", "⟦Q1.2⟧"]),
        ("disagreed. ⟦Q2⟧ he said", "disagreed. ⟦Q2⟧ said Ana Lee", ["⟦Q2⟧"]),
        ("⟦Q2⟧ he said", "⟦Q2⟧ one official said", ["⟦Q2⟧"]),
        ("⟦Q4⟧ a second official said", "⟦Q4⟧ Ben Roe said", ["⟦Q4⟧"]),
        ("a second official said", "a union leader said", ["⟦Q4⟧"]),
    ],
)
def test_given_to_somebody_else(before: str, after: str, moved: list[str]) -> None:
    """A name for another, for a description, or another description is told of each placeholder."""
    assert told(before, after) == [("moved", placeholder) for placeholder in moved]


def test_a_name_whose_placeholder_was_changed() -> None:
    """Where names are masked too, the placeholder of another source's name moves the words."""
    assert told("⟦Q1⟧ said Mayor ⟦S1⟧", "⟦Q1⟧ said ⟦S2⟧", NAMED) == [("moved", "⟦Q1⟧"), ("moved", "⟦Q1.2⟧")]


def by_hand(*, named: str | None) -> Analysis:
    """Return the analysis of a text with one quotation, which nobody is known to say, or the source of this name."""
    story = Story("Ana Lee left.\n\nBen Roe came. “Well.”")
    story.source("lee", "Ana Lee")
    story.source("roe", "Ben Roe")
    keys = {"Ana Lee": "lee", "Ben Roe": "roe"}
    if named:
        story.quotation("“Well.”", source=keys[named], speaker=named, cue=None)
    else:
        story.open_quotation("“Well.”", cue=None)
    return story.analysis()


def compared(
    before: str | None, now: str | None, *, sources: bool = False, machine: Analysis | None = None
) -> list[str]:
    """Return the kinds of what is told where a text was given to one source, and is to another or to nobody."""
    protected = protect(by_hand(named=before), sources=sources, machine=machine)
    edited = f"{protected.text}\n"
    return [one.kind for one in check_speakers(restore(edited, protected.key), protected.key, by_hand(named=now))]


def test_who_speaks_is_open() -> None:
    """Where the edited text does not tell who speaks, that is no other speaker; where it begins to tell, it is one."""
    assert compared("Ana Lee", None) == ["open"]
    assert compared(None, None) == []
    assert compared(None, "Ana Lee") == ["moved"]


def test_the_name_in_the_same_paragraph() -> None:
    """Where the speaker is open, the one source that the paragraph names by a placeholder is taken for it."""
    assert compared("Ana Lee", None, sources=True) == ["moved"]
    assert compared("Ben Roe", None, sources=True) == []


def test_what_the_machine_misread_before() -> None:
    """Words that a person gave to another are not moved where the machine reads them as it did before."""
    misread = by_hand(named="Ben Roe")

    assert compared("Ana Lee", "Ben Roe") == ["moved"]
    assert compared("Ana Lee", "Ben Roe", machine=misread) == []
    assert compared("Ana Lee", None, machine=misread) == ["open"]


def test_an_untouched_text() -> None:
    """Nothing is told of a text that nobody has touched."""
    restored = restore(PLAIN.text, PLAIN.key)

    assert check_speakers(restored, PLAIN.key, analyze("“Other,” said Cy Poe.")) == ()
