"""The rules on news, read by the engine: what is in braces is what the rule points at, and nothing else."""

import re
from typing import TYPE_CHECKING

import pytest

from attribution.engine.pipeline import analyze
from attribution.policy import RULES, Chosen, Policy, check

if TYPE_CHECKING:
    from spacy.language import Language

FOUND = {
    "ANON001": "“The mill will close in May,” {a source} said on Friday. The owner, Lia Moss, declined to comment.",
    "ANON002": "The mayor had read the letter twice, {a former aide} said on Friday. “He knew,” the aide said.",
    "ANON003": "“The books were wrong,” said a former clerk, who asked not to be named "
    "{because she was not authorized to speak to the media}.",
    "ANON004": "{“No one told us that the pump had failed,”} several residents said on Sunday.",
    "ANON005": "{“The roof will not last the winter,”} a former caretaker said. “It will,” said Ana Lee, the mayor.",
    "ANON006": "“The minister is a {coward},” a former adviser said on Monday.",
    "ANON007": "“We knew in March,” said an official at the transport ministry. "
    "The transport ministry {declined to comment}.",
    "ANON008": "The Plains Courier {has learned} that the mill will close. The owner {reportedly} wants to sell.",
    "ANON009": "It {has been claimed that} the vote was bought. The chairman {is said to} have known.",
    "ANON010": "{“The books were wrong,”} a former clerk said. “They were not,” said Ana Lee, the treasurer.",
    "ANON011": "{“The books were wrong,”} a former clerk said on Monday.",
    "ANON012": "“The books were wrong,” {a former clerk} said on Monday.",
    "ANON013": "“The pump failed in March,” {one official} said on Monday.",
    "ANON014": "Controls at the port were “largely absent for a decade,” {a 40-page audit} found.",
    "QUO001": "Ana Lee, the mayor, said the plan was {“dead”} and that a new one was needed.",
    "QUO002": "{“The pipe burst at six.} Nobody called us until the street was under water,” said Ana Lee, the mayor.",
    "QUO003": "“The pipe burst at six,” said Ana Lee, the mayor. {“It did not,”} said Ben Roe, an engineer.",
    "QUO004": "“The pipe did not burst,” Ben Roe, an engineer, {claimed} on Friday.",
    "QUO005": "“{[The pipe]} burst {…} and nobody called us,” said Ana Lee, the mayor.",
    "QUO006": "“It’s {gonna} burst again,” said Ana Lee, the mayor.",
    "QUO007": "“Go,” {she} said.",
    "QUO008": "{“The pipe burst at six,} said Ana Lee, the mayor.",
    "QUO009": "{“Nobody told us that the pump had failed.”}\n\nThe street was under water by noon.",
}
NOT_FOUND = {
    "ANON001": "“The mill will close in May,” a source at the port authority said on Friday.",
    "ANON002": "“He knew,” said a former aide, who asked not to be named for fear of losing her pension.",
    "ANON003": "“The books were wrong,” said a former clerk, who asked not to be named because his wife runs it.",
    "ANON004": "Several residents said on Sunday that no one had told them.",
    "ANON005": "“It will last,” said Ana Lee, the mayor. “It will not,” a former caretaker said.",
    "ANON006": "“The minister left at noon,” a former adviser said on Monday.",
    "ANON007": "“We knew in March,” said an official at the transport ministry. Lorn Line declined to comment.",
    "ANON008": "“She has learned to swim,” said Ana Lee, the mayor.",
    "ANON009": "The chairman is believed by his staff to be leaving.",
    "ANON010": "A former clerk said that the books were wrong.",
    "ANON011": "“The books were wrong,” a former clerk said. “They were,” said Ana Lee, the treasurer.",
    "ANON012": "By Mara Quill\n\n“The books were wrong,” a former clerk said on Monday.",
    "ANON013": "“The pump failed in March,” said a person briefed on the inquiry.",
    "ANON014": "Controls at the port were “largely absent for a decade,” said an audit obtained by the Courier.",
    "QUO001": "“Dead,” said Ana Lee, the mayor. She said it was “dead before we had even read it to the end.”",
    "QUO002": "“The pipe burst at six,” said Ana Lee, the mayor. “Nobody called us until the street was under water.”",
    "QUO003": "“The pipe burst at six,” said Ana Lee, the mayor.\n\n“It did not,” said Ben Roe, an engineer.",
    "QUO004": "“The pipe did not burst,” Ben Roe, an engineer, said on Friday.",
    "QUO005": "“It burst at six,” said Ana Lee, the mayor … and nobody [later] called.",
    "QUO006": "“It’s going to burst again,” said Ana Lee, the mayor.",
    "QUO007": "“Go,” said Ana Lee, the mayor. “Now,” she said.",
    "QUO008": "“The pipe burst at six,” said Ana Lee, the mayor.",
    "QUO009": "“Nobody told us that the pump had failed,” said Ana Lee, the mayor.",
}


def findings(rule: str, text: str, nlp: "Language") -> list[tuple[int, str]]:
    """Return where the rule points in an article, and at what."""
    policy = Policy(name="Test", rules={rule: Chosen(asks="Look.", follows="a test")})
    found = check(analyze(text, nlp), policy)
    return [(finding.place.start, finding.place.text) for finding in found]


def test_every_rule_has_two_examples() -> None:
    """One in which it finds something, and one in which it does not."""
    # What was changed in a draft no text tells: tests/policy/test_quoting.py reads Word documents for it.
    assert FOUND.keys() == NOT_FOUND.keys() == RULES.keys() - {"QUO010"}


@pytest.mark.parametrize("rule", FOUND)
def test_found(rule: str, nlp: "Language") -> None:
    """The rule points at what is in braces."""
    expected, text = [], ""
    for piece in re.split(r"(\{[^}]*\})", FOUND[rule]):
        words = piece.strip("{}")
        if piece.startswith("{"):
            expected.append((len(text), words))
        text += words

    assert findings(rule, text, nlp) == expected


@pytest.mark.parametrize("rule", NOT_FOUND)
def test_not_found(rule: str, nlp: "Language") -> None:
    """The rule finds nothing."""
    assert findings(rule, NOT_FOUND[rule], nlp) == []
