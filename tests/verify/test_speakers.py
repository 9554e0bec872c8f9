"""Whose the pieces of a quotation are by the record, and names that the record spells in another way."""

import pytest

from attribution.model import Check
from attribution.verify import record_of, verify
from tests.analyses import Story, told_together

HEARING = """\
CLERK: We come to the harbor wall.

RUIZ: We will rebuild it. And we will pay for it ourselves.

KOVAC: The harbor has no money left. Nobody will pay for it.

UNIDENTIFIED SPEAKER: Sit down and listen.
"""


def check(text: str, *pieces: str, by: str = "Ruiz", record: str = HEARING, kind: str = "direct") -> Check:
    """Return the check of the quotation that has these pieces."""
    story = Story(text)
    story.source("one", by)
    story.quotation(*pieces, source="one", speaker=by, kind=kind)
    return verify(story.analysis(), [record_of(record)])[0]


def test_both_pieces_are_the_speakers() -> None:
    """Two pieces that the right person says one after the other pass."""
    found = check("“We will rebuild it,” said Ruiz. “And we will pay.”", "“We will rebuild it,”", "“And we will pay.”")

    assert (found.verdict, found.passes) == ("verbatim", True)
    assert [place.speaker for place in found.passages] == ["RUIZ"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "“We will rebuild it,” said Ruiz. “The harbor has no money left.”",
            ("“We will rebuild it,”", "“The harbor has no money left.”"),
        ),
        (
            "“The harbor has no money left,” said Ruiz, “and we will pay for it ourselves.”",
            ("“The harbor has no money left,”", "“and we will pay for it ourselves.”"),
        ),
        ("“We will rebuild it … The harbor has no money left,” said Ruiz.", ()),
        ("“And we will pay for it ourselves. The harbor has no money left,” said Ruiz.", ()),
    ],
)
def test_one_piece_is_another_persons(text: str, pieces: tuple[str, ...]) -> None:
    """Words of two people never pass, whichever comes first and whatever parts them; both are named, with places."""
    found = check(text, *(pieces or (text[: text.index("”") + 1],)))

    assert (found.verdict, found.passes) == ("spliced", False)
    assert "words of more than one person" in found.reason
    assert "to RUIZ" in found.reason
    assert "to KOVAC" in found.reason
    assert {place.speaker for place in found.passages} == {"RUIZ", "KOVAC"}
    for place in found.passages:
        assert HEARING[place.start : place.end] == place.text
        assert place.quoted is not None
        assert text[place.quoted.start : place.quoted.end] == place.quoted.text


def test_fragments_of_two_people() -> None:
    """Two fragments in the narrator's sentence are held to their speakers as well."""
    text = "Ruiz said they would “rebuild it” and that there was “no money left.”"
    found = check(text, text[text.index("“") :], kind="mixed")

    assert (found.verdict, found.passes) == ("spliced", False)
    assert [(place.text, place.speaker) for place in found.passages] == [
        ("rebuild it", "RUIZ"),
        ("no money left", "KOVAC"),
    ]


def test_a_fragment_that_the_right_person_says_as_well() -> None:
    """Of several places of a fragment that of the same speaker is taken."""
    record = "KOVAC: There is no money left.\n\nRUIZ: There is no money left. We will rebuild it.\n\nKOVAC: Fine."
    text = "Ruiz said they would “rebuild it” with “no money left.”"

    assert check(text, text[text.index("“") :], kind="mixed", record=record).passes


def test_both_pieces_are_another_persons() -> None:
    """Where all words are one other person's, that is told."""
    found = check(
        "“The harbor has no money left,” said Ruiz. “Nobody will pay for it.”",
        "“The harbor has no money left,”",
        "“Nobody will pay for it.”",
    )

    assert (found.verdict, found.passes) == ("wrong-speaker", False)
    assert found.reason == "The record gives these words to KOVAC; the article gives them to Ruiz."


def test_nobody_knows_who_says_one_piece() -> None:
    """A piece under a label without a name is told as such, and does not pass with the rest."""
    found = check(
        "“We will rebuild it,” said Ruiz. “Sit down and listen.”", "“We will rebuild it,”", "“Sit down and listen.”"
    )

    assert (found.verdict, found.passes) == ("spliced", False)
    assert found.reason.startswith("The record does not show that these are the words of one person.")
    assert "“Sit down and listen” to UNIDENTIFIED SPEAKER" in found.reason


def test_altered_words_of_another_person() -> None:
    """What differs is told, and whose the words are as well."""
    found = check("“The harbor has much money left,” said Ruiz.", "“The harbor has much money left,”")

    assert found.verdict == "altered"
    assert "The record gives these words to KOVAC; the article gives them to Ruiz." in found.reason


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("ANNA DIAZ", "Ana Diaz"),
        ("Ana Dias", "Ana Diaz"),
        ("MAYOR MUHAMMAD ALI", "Mohamed Ali"),
        ("TIM MACGRATH", "Tim McGrath"),
        ("JONSON", "Ben Johnson"),
        ("Ana Díaz", "Ana Diaz"),
        ("Kate Marsh", "Katharine Marsh"),
        ("Thomas Brandt", "Tom Brandt"),
    ],
)
def test_a_label_that_spells_the_name_otherwise(label: str, name: str) -> None:
    """It is the same person, and a remark says how the record spells the name."""
    record = f"{label}: It stays open.\n\nKOVAC: It does not."
    found = check(f"“It stays open,” said {name}.", "“It stays open,”", by=name, record=record)

    assert (found.verdict, found.passes) == ("verbatim", True)
    assert found.remarks == (f"The record spells the name “{label}”; the article has “{name}”.",)


@pytest.mark.parametrize(
    ("labels", "name"),
    [
        (("MARIA DIAZ", "KOVAC"), "Marta Diaz"),
        (("ANNA DIAZ", "ANA DIAZ"), "Ana Diaz"),
        (("JACKSON", "KOVAC"), "Ben Johnson"),
        (("KATE MARSH", "KATHARINE MARSH"), "Katharine Marsh"),
        (("ROB MARSH", "KOVAC"), "Rick Marsh"),
    ],
)
def test_another_person_of_nearly_the_same_name(labels: tuple[str, str], name: str) -> None:
    """Names that are not heard as one, or that both are in the record, are two people's."""
    record = f"{labels[0]}: It stays open.\n\n{labels[1]}: It does not."

    assert (
        check(f"“It stays open,” said {name}.", "“It stays open,”", by=name, record=record).verdict == "wrong-speaker"
    )


def test_a_label_of_another_person_in_the_article() -> None:
    """A label that spells one person's name as the article spells another's is that other's."""
    story = Story("“It stays open,” said Ana Diaz. Anna Diaz left.")
    story.source("ana", "Ana Diaz")
    story.source("anna", "Anna Diaz")
    story.quotation("“It stays open,”", source="ana", speaker="Ana Diaz")
    [found] = verify(story.analysis(), [record_of("ANNA DIAZ: It stays open.\n\nKOVAC: No.")])

    assert found.verdict == "wrong-speaker"


@pytest.mark.parametrize(
    ("record", "verdict"),
    [
        pytest.param("CALDER: The ferry is old.", "verbatim", id="the first of them"),
        pytest.param("STAMM: The ferry is old.", "verbatim", id="the second"),
        pytest.param("CALDER AND STAMM: The ferry is old.", "verbatim", id="both under one label"),
        pytest.param("CALDER: The ferry.\n\nSTAMM: The ferry is old.", "verbatim", id="both"),
        pytest.param("ROE: The ferry is old.\n\nCALDER: Yes.", "wrong-speaker", id="somebody else"),
    ],
)
def test_words_of_two_who_speak_together(record: str, verdict: str) -> None:
    """Of two who speak together either may say the words in the record; anybody else is another speaker."""
    found = verify(told_together(), [record_of(record)])[0]

    assert found.verdict == verdict, found.reason
    assert found.speaker == "Ines Calder and Rolf Stamm"


def test_words_that_two_share() -> None:
    """What one of the two begins and the other ends is what both say, and what a third one ends is not."""
    story = Story("“The ferry is old … It leaks,” Ines Calder and Rolf Stamm said.")
    story.source("calder", "Ines Calder")
    story.source("stamm", "Rolf Stamm")
    story.source("both", "Ines Calder and Rolf Stamm", "group", members=("calder", "stamm"))
    story.quotation("“The ferry is old … It leaks,”", source="both", speaker="Ines Calder and Rolf Stamm")
    record = "CALDER: The ferry is old.\n\n{}: It leaks."
    both, other = (verify(story.analysis(), [record_of(record.format(name))])[0] for name in ("STAMM", "ROE"))

    assert "more than one person" not in both.reason
    assert "more than one person" in other.reason


def test_a_label_that_spells_one_of_two_otherwise() -> None:
    """The record’s spelling of the name of one of two is told, and the words are theirs."""
    found = verify(told_together(), [record_of("RUIZ: No.\n\nINEZ CALDER: The ferry is old.")])[0]

    assert found.verdict == "verbatim"
    assert found.remarks == ("The record spells the name “INEZ CALDER”; the article has “Ines Calder”.",)
