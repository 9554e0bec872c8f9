"""Who answers in an interview."""

import pytest

from attribution.engine.pipeline import analyze

FOUR = "\n\n{q} Were you ever afraid?\n\n{a} Every day of that year.\n\n{q} Who helped you?\n\n{a} The engineer."


def answers(above: str, question: str, answer: str) -> set[str]:
    """Return the names of the sources of the answers in an interview under these lines."""
    found = analyze(above + FOUR.format(q=question, a=answer))
    names = {source.id: source.name for source in found.sources}
    given = [q for q in found.quotations if "?" not in found.document.text[q.spans[0].start : q.spans[-1].end]]
    return {names[q.source_id] for q in given if q.source_id}


@pytest.mark.parametrize(
    ("above", "question", "answer"),
    [
        ("We sat down with Rosa Wojcik. Edited excerpts follow.", "Q:", "A:"),
        ("The composer Rosa Wojcik spoke to us in her kitchen.", "Question:", "Answer:"),
        ("Below is our conversation with Rosa Wojcik, a judge.", "THE HERALD:", "WOJCIK:"),
        ("Rosa Wojcik, the climber, turned 80 in May.", "KURIER:", "RW:"),
        ("Interview with the poet Rosa Wojcik, by Mo Keating", "Q.", "A."),
        ("Rosa Wojcik runs a cinema. Her father, Jan Brod, built it. We met Rosa Wojcik there.", "Q:", "A:"),
    ],
)
def test_the_one_interviewed(above: str, question: str, answer: str):
    """The label of the answers stands for the one whom the lines above the interview name."""
    assert answers(above, question, answer) == {"Rosa Wojcik"}


@pytest.mark.parametrize(
    ("above", "answer"),
    [
        ("Two judges spoke of fear: Rosa Wojcik and Jan Brod.", "A:"),
        ("The court heard the first witness on Monday.", "A:"),
        ("Rosa Wojcik, the climber, turned 80 in May.", "JB:"),
        ("Rosa Wojcik, the climber, turned 80 in May.", "BROD:"),
    ],
)
def test_nobody_named(above: str, answer: str):
    """Where two are named, or nobody, or the label is another's, it stays what it is."""
    assert "Rosa Wojcik" not in answers(above, "Q:", answer)


def test_named_below():
    """Where nobody is named above the interview, who is said to have talked below it is the one."""
    text = FOUR.format(q="Q:", a="A:").strip() + "\n\nThe conductor Rosa Wojcik was speaking to the Evening Star."
    found = analyze(text)
    assert "Rosa Wojcik" in {source.name for source in found.sources}
