"""Names within the quoted words that the record spells in another way."""

import pytest

from attribution.model import Check
from attribution.verify import record_of, verify
from tests.analyses import Story


def check(quoted: str, said: str) -> Check:
    """Return the check of a quotation against a record."""
    story = Story(f"“{quoted}” she said.")
    story.quotation(f"“{quoted}”")
    return verify(story.analysis(), [record_of(said)])[0]


@pytest.mark.parametrize(
    ("quoted", "said", "name"),
    [
        ("We met Ana Diaz there.", "We met Anna Diaz there.", "Anna Diaz"),
        ("Ana Diaz came by boat.", "Anna Diaz came by boat.", "Anna Diaz"),
        ("We met Ben Jonson there.", "We met Ben Johnson there.", "Ben Johnson"),
        ("We asked Mohamed Ali twice.", "We asked Muhammad Ali twice.", "Muhammad Ali"),
        ("Then Tim McGrath, the pilot, left.", "Then Tim MacGrath, the pilot, left.", "Tim MacGrath"),
        ("We met Kathryn Lee there.", "We met Catherine Lee there.", "Catherine Lee"),
        ("We met Núñez there.", "We met Nunez there.", "Nunez"),
    ],
)
def test_a_name_in_another_spelling(quoted: str, said: str, name: str) -> None:
    """It is a remark where the rest of the name is the same, or where only accents differ, and the words pass."""
    found = check(quoted, said)

    assert (found.verdict, found.passes, found.edits) == ("verbatim", True, ())
    assert found.remarks == (f"The record spells the name “{name}”.",)


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ("We met Mr. Halse there.", "We met Mr. Hallse there."),
        ("We met Jonson there.", "We met Johnson there."),
    ],
)
def test_a_family_name_alone(quoted: str, said: str) -> None:
    """It may be another family's: the words do not pass, and the sentence says how the record spells it."""
    found = check(quoted, said)

    assert (found.verdict, [edit.kind for edit in found.edits]) == ("altered", ["name"])
    assert found.edits[0].sentence.startswith("The record spells the name “")


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ("We met Marta Lee there.", "We met Maria Lee there."),
        ("We met Ben Jackson there.", "We met Ben Johnson there."),
        ("We met Ana Diaz there.", "We met Anna Diaz there, and Ana left."),
    ],
)
def test_another_name(quoted: str, said: str) -> None:
    """A name that is not heard as the record's, or that the record has beside the other, is another person's."""
    found = check(quoted, said)

    assert (found.verdict, found.remarks) == ("altered", ())


def test_capitals_go_without_accents() -> None:
    """Where the record is in capitals its names say nothing of accents."""
    assert check("We met Núñez there.", "WE MET NUNEZ THERE.").remarks == ()
