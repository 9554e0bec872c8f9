"""Who the labels of a transcript stand for."""

import attribution
from attribution.model import Analysis


def told(text: str) -> list[tuple[str, str, bool]]:
    """Return the name, the kind and whether it is named, of the source of each quotation."""
    analysis: Analysis = attribution.analyze(text)
    sources = [analysis.source_of(quotation) for quotation in analysis.quotations]
    return [(source.name, source.kind, source.named) for source in sources if source is not None]


def test_numbered_speakers() -> None:
    """A speaker with a number has no name, and is called as the label has it, each time the same one."""
    text = "Speaker 1: We go.\n\nSpeaker 2: Why must we?\n\nSpeaker 1: It is late."
    assert told(text) == [
        ("Speaker 1", "person", False),
        ("Speaker 2", "person", False),
        ("Speaker 1", "person", False),
    ]


def test_questions_and_answers() -> None:
    """Q and A are one each, with a stop or a colon after them."""
    text = "Q: Must we go?\n\nA: We must.\n\nQ. Why is that?\n\nA. It is late."
    assert told(text) == [("Q", "other", False), ("A", "other", False)] * 2


def test_roles_and_crowds() -> None:
    """A role and a crowd have no name either, but for an office that one holds at a time."""
    text = "INTERVIEWER: Must we go?\n\nTHE MAYOR: We must.\n\nUNKNOWN SPEAKER: Shame!"
    assert told(text) == [
        ("INTERVIEWER", "person", False),
        ("THE MAYOR", "person", True),
        ("UNKNOWN SPEAKER", "person", False),
    ]


def test_names_that_are_words() -> None:
    """After a name in full the family name alone is the same person's, whatever else it means."""
    text = "LARA KING, HOST: Must we go?\n\nTOM HEAD: We must.\n\nKING: Why?\n\nHEAD: It is late."
    assert told(text) == [("LARA KING", "person", True), ("TOM HEAD", "person", True)] * 2


def test_members_of_a_house() -> None:
    """Where a member is from is no part of the name, and a family name that is a title is one."""
    text = "Mr. KING of Ohio. We must go.\n\nMs. ROE. Why is that?\n\nMr. KING of Ohio. It is late."
    assert told(text) == [("KING", "person", True), ("ROE", "person", True), ("KING", "person", True)]


def test_names_that_no_tagger_knows() -> None:
    """The whole label is the name, in any letters and whatever the parser takes it for."""
    text = "THANDOLWETHU NOMVULA BHEKI: We go.\n\nXOCHIPILLI: Why?\n\nBHEKI: It is late."
    assert told(text) == [
        ("THANDOLWETHU NOMVULA BHEKI", "person", True),
        ("XOCHIPILLI", "person", True),
        ("THANDOLWETHU NOMVULA BHEKI", "person", True),
    ]
    assert told("ana lee: we go\nben roe: why must we\nana lee: it is late")[0] == ("ana lee", "person", True)
